"""Exact decimal amounts in writing: every place that they have, so that printed figures add up."""

from __future__ import annotations

from decimal import Decimal

from planner.horizon.overlap_records import FIGURES, Amount
from planner.messages import Lang
from planner.report.numbers import NBSP, decimal


def exact(value: Decimal, figure: str, lang: Lang) -> str:
    """Return an amount with the places of its figure."""
    return decimal(float(value), FIGURES[figure].places, lang)


def amount_text(amount: Amount, figure: str, lang: Lang) -> str:
    """Return an amount with half the width of its interval: 12,34 ± 0,56."""
    text = exact(amount.value, figure, lang)
    return f"{text}{NBSP}±{NBSP}{exact(amount.half_width, figure, lang)}" if amount.half_width else text

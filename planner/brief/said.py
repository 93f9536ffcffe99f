"""Reasons in both languages."""

from __future__ import annotations

from planner.brief.records import Said
from planner.domain import Reason
from planner.messages import Lang
from planner.reason_texts import describe_reason


def said_reason(reason: Reason) -> Said:
    """Return a reason in words. Raises KeyError for a code without a text."""
    return Said(da=describe_reason(reason, Lang.DA), en=describe_reason(reason, Lang.EN))

"""Figures as text, the same in both files."""

from __future__ import annotations

NONE = "–"


def signed_percent(value: float | None) -> str:
    """Return a gap such as "+1.25", "−0.40", "0.00"; a dash for None."""
    if value is None:
        return NONE
    rounded = round(value, 2)
    return "0.00" if rounded == 0 else f"{rounded:+,.2f}".replace("-", "−")


def share(value: float | None) -> str:
    """Return a share in [0, 1] as per cent with two decimals; a dash for None."""
    return NONE if value is None else f"{100 * value:.2f}"


def amount(value: float | None) -> str:
    """Return a cost with at most three decimals, thousands apart; a dash for None."""
    if value is None:
        return NONE
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).replace("-", "−")


def seconds(value: float | None) -> str:
    """Return a length with one decimal; a dash for None."""
    return NONE if value is None else f"{value:,.1f}"


def cell(text: str) -> str:
    """Return text that may stand in a Markdown table: one line, no bar that would end the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def runs_made(runs: int, planned: int | None) -> str:
    """Return "258 runs", and "168 of 258 runs of the suite" where its whole suite has more than were made."""
    if planned is None or runs >= planned:
        return plural(runs, "run")
    return f"{runs:,} of {plural(planned, 'run')} of the suite"


def plural(number: int, word: str, many: str | None = None) -> str:
    """Return "1 run", "2 runs"; `many` is the word for several where an s does not do."""
    return f"{number:,} {word if number == 1 else many or word + 's'}"

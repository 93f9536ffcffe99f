"""How long the store keeps what: the rules, read from a file; what they let go is found in `removal`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from planner.domain import Record
from planner.errors import InputError, Issue

Days = Annotated[int, Field(ge=0)] | None


class Retention(Record):
    """For how many days each kind is kept; None: for good. All defaults are assumed: the municipality decides.

    A plan's days count from the day that it plans, so that nothing goes before its day is over; what several versions share goes
    with the last of them. Inputs and travel times are kept as long as a plan that was made from them, and otherwise `inputs` days
    from when they were stored. Of a plan that is gone, when, by whom and why it was made and what it cost stay.
    """

    nightly: Days = 90
    intraday: Days = 365
    published: Days = 1826
    base: Days = 1826
    inputs: Days = 90
    units: Days = 365
    access: Days = 1826


class Removal(Record):
    """What a retention pass removes, or would: the plans whose content goes, and how many of the rest."""

    dry_run: bool
    plan_ids: tuple[int, ...] = ()
    inputs: int = 0
    travels: int = 0
    unit_events: int = 0
    accesses: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to remove."""
        return not (self.plan_ids or self.inputs or self.travels or self.unit_events or self.accesses)


def read_retention(path: Path) -> Retention:
    """Return the rules of a TOML file's table [retention]; days in whole numbers, or "forever".

    Raises InputError, with every fault as an `Issue` (`planner.store_texts`).
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("retention", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError([Issue("retention_unreadable", file=path.name, params={"why": why})]) from None
    if isinstance(given, dict):
        given = {name: None if days == "forever" else days for name, days in given.items()}
    try:
        return Retention.model_validate(given)
    except ValidationError as error:
        raise InputError([_fault(path, f["loc"], f["type"], f["input"]) for f in error.errors()]) from None


def _fault(path: Path, where: Sequence[str | int], kind: str, given: object) -> Issue:
    if not where:
        return Issue("retention_no_table", file=path.name)
    code = "retention_unknown" if kind == "extra_forbidden" else "retention_days"
    return Issue(
        code,
        file=path.name,
        column=f"retention.{where[0]}",
        value=str(given)[:80],
        params={"fields": ", ".join(Retention.model_fields)},
    )

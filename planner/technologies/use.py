"""What a municipality says of a technology that it wants to try: which, for how many, from when, with which figures of its own."""

from __future__ import annotations

from pydantic import Field

from planner.domain import Record


class Use(Record):
    """One technology of a scenario.

    `technology`: a code of the catalogue. `uptake`: share of the eligible citizens who begin; `citizens`: at most so many of
    them. `parameters`: own values, by name, in the parameter's unit; they stand in every case. `start_week`: the first week in
    which somebody begins. `screening`: file of an own screening table; None for the shipped one. `package_changed`: citizens
    are regranted smaller packages. All values are checked when it is introduced.
    """

    technology: str
    uptake: float | None = None
    citizens: int | None = None
    parameters: dict[str, float] = Field(default={})
    start_week: int = Field(default=0, ge=0)
    screening: str | None = None
    package_changed: bool = False

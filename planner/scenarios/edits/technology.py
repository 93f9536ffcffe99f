"""The technologies of home care, as an edit."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from planner.domain import Record
from planner.scenarios.edits.fields import share_of
from planner.technologies.use import Use


class TechnologyUsed(Record):
    """A technology of the catalogue is taken into use (see `planner.technologies.use`). Such edits next to each other are
    introduced together, in the order of their ladder: one dose, one solution.

    The fields of the use may stand beside `edit` as they are.
    """

    edit: Literal["technology"] = "technology"
    use: Use

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        use = given.get("use", {name: value for name, value in given.items() if name != "edit"})
        around = given if "use" in given else {"edit": given.get("edit", "technology")}
        return {**around, "use": _with_shares(use)}


def _with_shares(use: Any) -> Any:
    """A use as written, its uptake and its parameters no longer in percent."""
    if not isinstance(use, dict):
        return use
    own = {"uptake": share_of(use["uptake"])} if "uptake" in use else {}
    figures = use.get("parameters")
    if isinstance(figures, dict):
        own["parameters"] = {name: share_of(value) for name, value in figures.items()}
    return use | own

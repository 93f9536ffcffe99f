"""The technologies of home care, as an edit."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from planner.domain import Record
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
        if not isinstance(given, dict) or "use" in given:
            return given
        use = {name: value for name, value in given.items() if name != "edit"}
        return {"edit": given.get("edit", "technology"), "use": use}

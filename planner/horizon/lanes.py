"""What is followed over the weeks: each scenario alone, all of them together, and apart from them what happens anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.horizon.records import TOGETHER, UNTREATED
from planner.scenarios.edits import Edit
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.scenario import Scenario
from planner.technologies.catalogue import BY_CODE


@dataclass(frozen=True)
class Lane:
    """A scenario's own edits. `members`: codes of the scenarios in it."""

    code: str
    title: str
    kind: Literal["scenario", "technology", "together"]
    members: tuple[str, ...]
    edits: tuple[Edit, ...]


def lanes_of(scenarios: Sequence[Scenario]) -> tuple[tuple[Lane, ...], tuple[Edit, ...]]:
    """Return the lanes, all together last where there are several; and the background: what happens anyway, in whichever scenario
    it stands, once.

    A scenario of nothing but background has no lane. Raises ValueError if none is left, or two have one code or that of all
    together.
    """
    background: list[Edit] = []
    for edit in (e for s in scenarios for e in s.edits if is_background(e)):
        # Edits hold parameters by name and have no hash.
        background += [] if edit in background else [edit]
    own = {s.code: tuple(e for e in s.edits if not is_background(e)) for s in scenarios}
    alone = tuple(Lane(s.code, s.title, _kind(s), (s.code,), own[s.code]) for s in scenarios if own[s.code])
    if not alone:
        raise ValueError("no scenario changes anything that does not happen anyway")
    if len(own) < len(scenarios) or {TOGETHER, UNTREATED} & own.keys():
        raise ValueError(f"scenarios need codes of their own, got {', '.join(s.code for s in scenarios)}")
    return (alone if len(alone) == 1 else (*alone, together(alone))), tuple(background)


def together(lanes: Sequence[Lane]) -> Lane:
    """Return the lane of all: their other edits in order, then their technologies, side by side, so that these come to the citizens
    in the order of their ladder whichever scenario they stand in."""
    edits = [e for lane in lanes for e in lane.edits]
    ordered = sorted(edits, key=lambda e: isinstance(e, TechnologyUsed))
    return Lane(TOGETHER, "", "together", tuple(lane.code for lane in lanes), tuple(ordered))


def is_background(edit: Edit) -> bool:
    """Whether an edit is nobody's choice, but what happens anyway; not for a technology that is unknown."""
    if not isinstance(edit, TechnologyUsed):
        return False
    known = BY_CODE.get(edit.use.technology)
    return known is not None and known.background


def _kind(scenario: Scenario) -> Literal["scenario", "technology"]:
    own = [e for e in scenario.edits if not is_background(e)]
    return "technology" if len(own) == 1 and isinstance(own[0], TechnologyUsed) else "scenario"

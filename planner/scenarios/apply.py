"""A scenario made true: its edits, one after the other, on an instance and its travel times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from planner.domain import Instance
from planner.errors import InputError, Issue, Severity
from planner.scenarios.doing.absence import absent
from planner.scenarios.doing.citizens import discharged, new_citizens
from planner.scenarios.doing.consent import consent, screen_share
from planner.scenarios.doing.desk import Desk, changed, listed
from planner.scenarios.doing.districts import depot, districts_drawn, districts_merged
from planner.scenarios.doing.hiring import added, open_shifts
from planner.scenarios.doing.means import means_changed
from planner.scenarios.doing.rota import shifts_moved
from planner.scenarios.doing.speeds import speeds, stop_overhead
from planner.scenarios.doing.technologies import technologies
from planner.scenarios.doing.unit import screen_unit
from planner.scenarios.doing.weekdays import services_moved
from planner.scenarios.doing.windows import windows
from planner.scenarios.edits import Edit
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.records import Note, Situation
from planner.scenarios.scenario import Scenario
from planner.technologies.values import Case
from planner.travel.times import TravelTimes
from planner.validate import validate

Maker = Callable[[Any, Situation, Desk], Situation]

MAKERS: Final[dict[str, Maker]] = {
    "absent": absent,
    "added": added,
    "open_shifts": open_shifts,
    "shifts_moved": shifts_moved,
    "means": means_changed,
    "speeds": speeds,
    "stop_overhead": stop_overhead,
    "depot": depot,
    "districts_drawn": districts_drawn,
    "districts_merged": districts_merged,
    "screen_unit": screen_unit,
    "screen_share": screen_share,
    "consent": consent,
    "new_citizens": new_citizens,
    "discharged": discharged,
    "services_moved": services_moved,
    "windows": windows,
}
"""What makes each edit true, by its name; technologies are made several at a time."""


def apply_scenario(
    scenario: Scenario,
    instance: Instance,
    travel: TravelTimes,
    *,
    seed: int = 1,
    week: int | None = None,
    case: Case = "base",
) -> Situation:
    """Return the situation under a scenario: its edits made in order, technologies next to each other together.

    Parameters
    ----------
    instance
        Sound input. It stays as it is; a scenario without edits gives it back.
    seed
        Draws who is concerned where an edit says how many. Equal arguments give equal situations.
    week, case
        Of technologies: the week from 0 (None: when all have come to stay), and which of uncertain parameters.

    Returns
    -------
    Situation
        With notes of what every edit did. What the result gives cause to look at and the input did not is among them: a note
        "finding" for each.

    Raises
    ------
    InputError
        With an issue, located in the scenario, for everything that an edit names and the input does not have, and for every rule
        of the input that an edit would break (`planner.validate`, severity ERROR). All at once: an edit with faults is passed over,
        and the next is judged without it.
    """
    situation = Situation(instance, travel)
    faults: list[Issue] = []
    made: list[tuple[Desk, Instance]] = []
    for number, edits in _together(scenario.edits):
        desk = Desk(seed, week, case, number, edits[0].edit, scenario.origin)
        after = _made(edits, situation, desk)
        faults += desk.faults
        situation = after if desk.sound else situation
        made.append((desk, situation.instance))
    new = [] if situation.instance is instance else _news(instance, situation.instance)
    errors = [i for i in new if i.severity is Severity.ERROR]
    if faults or errors:
        raise InputError([*faults, *_blamed(errors, made)])
    return changed(situation, *_told(new)) if new else situation


def _news(before: Instance, after: Instance) -> list[Issue]:
    """What there is to say of an instance that was not said before."""
    known = {_key(i) for i in validate(before)}
    return [i for i in validate(after) if _key(i) not in known]


def _key(issue: Issue) -> tuple[str, tuple[str, ...]]:
    """A finding is no news if only a number in it is another."""
    return issue.code, issue.ids


def _blamed(errors: Sequence[Issue], made: Sequence[tuple[Desk, Instance]]) -> Iterator[Issue]:
    """Errors of the last instance, each at the edit after which it was there first."""
    steps = [(desk, {_key(i) for i in validate(instance)}) for desk, instance in made] if errors else []
    for error in errors:
        desk = next(desk for desk, found in steps if _key(error) in found)
        yield desk.unsound(error)


def _together(edits: Sequence[Edit]) -> Iterator[tuple[int, list[Edit]]]:
    """Technologies next to each other in one, every other edit alone, each with the number of its first."""
    number = 0
    for of_technology, run in groupby(edits, key=lambda e: isinstance(e, TechnologyUsed)):
        group = list(run)
        for part in [group] if of_technology else ([e] for e in group):
            yield number, part
            number += len(part)


def _made(edits: list[Edit], situation: Situation, desk: Desk) -> Situation:
    uses = [e for e in edits if isinstance(e, TechnologyUsed)]
    return technologies(uses, situation, desk) if uses else MAKERS[desk.name](edits[0], situation, desk)


def _told(issues: Iterable[Issue]) -> Iterator[Note]:
    """One note for each kind of finding: the words of the first, and whom it is about."""
    kinds: dict[str, list[Issue]] = {}
    for issue in issues:
        kinds.setdefault(issue.code, []).append(issue)
    for code, found in kinds.items():
        plain = {k: v for k, v in found[0].params.items() if isinstance(v, str | int | float)}
        ids = dict.fromkeys(i.ids[0] for i in found if i.ids)
        own: dict[str, str | int | float] = {"finding": code, "count": len(found), "ids": listed(ids)}
        own |= {"first_ids": ", ".join(found[0].ids), "value": found[0].value or ""}
        yield Note("finding", plain | own)

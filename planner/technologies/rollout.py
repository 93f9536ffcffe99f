"""Technologies are brought into a situation, in the order of the ladder, whatever the order they were named in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.errors import InputError, Issue
from planner.scenarios.records import Situation
from planner.technologies.acts import act
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import adopters
from planner.technologies.catalogue import BY_CODE, CATALOGUE
from planner.technologies.draft import Draft
from planner.technologies.eligibility import Judge
from planner.technologies.notes import tell
from planner.technologies.resolve import faults, places, values_of
from planner.technologies.screening import Screening, read_screening
from planner.technologies.use import Use
from planner.technologies.values import Case


def introduce(
    situation: Situation,
    uses: Sequence[Use],
    *,
    seed: int,
    week: int | None = None,
    case: Case = "base",
) -> Situation:
    """Return the situation with technologies in use.

    Parameters
    ----------
    situation
        Its claims are kept: what a technology has taken, no later one takes again.
    uses
        In any order: they come in that of `planner.technologies.records.Step`, then of their codes.
    seed
        Draws who begins, and whatever the data cannot say. With equal seeds, who is among an uptake of 30 % is among 60 %, and
        who is there in a week is there in the next (unless a technology loses users).
    week
        From 0; each use begins in its `start_week`. None: the full effect, when all have begun long ago, and what lasts a number of
        weeks, such as training itself, is over.
    case
        Which value of parameters with several.

    Returns
    -------
    Situation
        Ids stay; a visit without any service left has gone, with its links and locks, and a note says so.

    Raises
    ------
    InputError
        With an issue for every unknown technology or parameter, every value that cannot be meant, every fault of a screening
        table, and every figure that no source gives and the use does not either.
    """
    issues = faults(uses)
    tables = {} if issues else _tables(uses, issues)
    if issues:
        raise InputError(issues)
    draft = Draft(situation)
    for use in in_ladder_order(uses):
        _bring(draft, use, tables[use.screening], seed=seed, week=week, case=case)
    return draft.situation()


def in_ladder_order(uses: Iterable[Use]) -> list[Use]:
    """Return uses in the order in which their technologies come to a citizen. Raises KeyError for an unknown code."""
    return sorted(uses, key=lambda u: (BY_CODE[u.technology].step, u.technology))


def untreated(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return those of the uses that nobody chooses, such as drift: what happens without the others. Raises KeyError."""
    return tuple(u for u in uses if BY_CODE[u.technology].background)


def _tables(uses: Iterable[Use], issues: list[Issue]) -> dict[str | None, Screening]:
    steps = {t.eligibility.screening for t in CATALOGUE} - {None} | {"physical"}
    found: dict[str | None, Screening] = {}
    for path in {u.screening for u in uses}:
        try:
            found[path] = read_screening(path, {s for s in steps if s is not None})
        except InputError as error:
            issues += error.issues
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or str(error)
            issues.append(Issue("screening_unreadable", file=path, params={"why": why}))
    return found


def _bring(draft: Draft, use: Use, screening: Screening, *, seed: int, week: int | None, case: Case) -> None:
    technology = BY_CODE[use.technology]
    values = values_of(technology, use, case)
    turn = Turn(draft, Judge(draft, technology, values, screening, seed), seed)
    since = None if week is None else week - use.start_week
    eligible, users = turn.judge.eligible() if technology.effects else [], []
    if eligible:
        room = places(use, values)
        users = adopters(eligible, technology.code, values, at_most=room, seed=seed, week=since)
    for user in users:
        for effect in technology.effects:
            act(turn, effect, user)
        if user.completes:
            _claim(turn, user.citizen_id)
    if users and not technology.background:
        having = [u.citizen_id for u in users if turn.is_with_it(u)]
        draft.devices[technology.code] += len(having)
        # Who has it is concerned on days without a visit that it changes, too: a few calls a week fall on some days only.
        draft.concerned.update(having)
    tell(turn, use, len(eligible), users, draft.drop_ties())


def _claim(turn: Turn, citizen_id: str) -> None:
    """What it takes is its own from now on, and so are the services that it has put on the screen."""
    own = {s for c, s in turn.converted if c == citizen_id}
    for service in sorted(turn.technology.taken | own):
        turn.draft.claimed[citizen_id].setdefault(service, turn.technology.code)

"""Who may come to whom: delegations, contact teams, and the few citizens that some workers may not visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from planner.domain import Citizen, Delegation, Level
from planner.synthetic.layers import SETTLE_IN, Cover
from planner.synthetic.people import Person
from planner.synthetic.staff import Member
from planner.synthetic.visits import Draft, windows

# Share of the workers in a layer who hold a delegation for a citizen seen in it; assumed.
DELEGATED = {"medicine": 0.7, "compression": 0.75, "insulin": 0.4}
DELEGATED_ASSISTANTS = 0.9
TEAM_SHARE, TEAM_SIZE = 0.4, 2  # citizens with a contact team, and its size in each layer; assumed
FORBIDDEN_SHARE = 0.04  # of citizens may not meet one of the workers; assumed
REQUIRED_SHARE = 0.02  # of citizens are only seen by a small team
REQUIRED_SIZE = 4  # of which in each layer
# Workers who hold every delegation of a visit, and one more for each who comes; two would do.
LEAST_ELIGIBLE = 4


def able(member: Member, draft: Draft, cover: Cover) -> bool:
    """Return whether the member's level, certificates and hours fit the visit; delegations are another
    matter."""
    trained = draft.certificates <= member.worker.certificates
    return member.rank >= draft.rank and trained and on_duty(member, draft, cover)


def on_duty(member: Member, draft: Draft, cover: Cover) -> bool:
    """Return whether the member can reach the visit and be home again in some window of it."""
    return any(
        max(earliest, member.start + SETTLE_IN) <= min(latest, member.end - SETTLE_IN - draft.minutes)
        for earliest, latest in windows(draft, cover)
    )


def draw_delegations(
    rng: np.random.Generator,
    drafts: Sequence[Draft],
    members: Sequence[Member],
    duty: Sequence[frozenset[int]],
    cover: Cover,
    citizen_id: Mapping[int, str],
) -> list[Delegation]:
    """Return delegations to a realistic share of the able workers, and enough that every visit has two of
    them.

    `duty` says which members, by place in the list, are at work together. Nurses need no delegation: they
    delegate.
    """
    held: dict[tuple[int, str], set[int]] = {}
    for draft in drafts:
        fit = [k for k, m in enumerate(members) if able(m, draft, cover)]
        for task in sorted(draft.tasks):
            holders = held.setdefault((draft.person, task), set())
            holders |= {k for k in fit if rng.random() < _chance(members[k], task)}
    for draft in drafts:
        fit = [k for k, m in enumerate(members) if able(m, draft, cover)]
        for at_work in duty:
            _fill_up(draft, [k for k in fit if k in at_work], members, held)
    return [
        Delegation(worker_id=members[k].worker.worker_id, citizen_id=citizen_id[person], task=task)
        for (person, task), holders in sorted(held.items())
        for k in sorted(holders)
        if members[k].worker.level is not Level.NURSE
    ]


def _chance(member: Member, task: str) -> float:
    return DELEGATED_ASSISTANTS if member.worker.level is Level.SSA else DELEGATED[task]


def _fill_up(
    draft: Draft, fit: list[int], members: Sequence[Member], held: dict[tuple[int, str], set[int]]
) -> None:
    """Hand the visit's tasks to more workers, in their order, until enough hold all of them."""

    def ready(k: int) -> bool:
        nurse = members[k].worker.level is Level.NURSE
        return nurse or all(k in held[draft.person, task] for task in draft.tasks)

    # Full shifts first: a helper on a short one may be full up when the visit is due.
    spare = sorted((k for k in fit if not ready(k)), key=lambda k: (members[k].start - members[k].end, k))
    missing = LEAST_ELIGIBLE + draft.staff - sum(ready(k) for k in fit)
    for k in spare[: max(0, missing)]:
        for task in draft.tasks:
            held[draft.person, task].add(k)


def draw_preferences(
    rng: np.random.Generator,
    citizen: Citizen,
    person: Person,
    drafts: Sequence[Draft],
    members: Sequence[Member],
    duty: Sequence[frozenset[int]],
    delegations: frozenset[tuple[str, str, str]],
    cover: Cover,
) -> Citizen:
    """Return the citizen with a contact team, a small closed team or a worker who may not come, as chance has
    it.

    `drafts` are this citizen's. `delegations` holds (worker, citizen, task). Nobody loses the last two
    eligible workers.
    """
    ready = [
        [members[k] for k in sorted(at_work) if may_do(members[k], d, citizen.citizen_id, delegations, cover)]
        for d in drafts
        for at_work in duty
    ]
    teams = [_team(rng, [m for m in row if m.layer is layer]) for layer in cover.layers for row in ready[:1]]
    chance = rng.random(3)
    known = {m.worker.worker_id for row in ready for m in row}
    preferred = frozenset(w for team in teams for w in team) & known
    if chance[0] < REQUIRED_SHARE and person.daily and all(d.staff == 1 for d in drafts):
        return citizen.model_copy(update={"required_workers": _closed_team(rng, ready)})
    update: dict[str, frozenset[str]] = {}
    if chance[1] < TEAM_SHARE and person.daily:
        update["preferred_workers"] = preferred
    if chance[2] < FORBIDDEN_SHARE:
        update["forbidden_workers"] = _unwelcome(rng, ready, preferred, members)
    return citizen.model_copy(update=update)


def may_do(
    member: Member, draft: Draft, citizen_id: str, delegations: frozenset[tuple[str, str, str]], cover: Cover
) -> bool:
    """Return whether the member is able and holds (worker, citizen, task) for every task of the visit."""
    worker = member.worker
    handed = worker.level is Level.NURSE or all(
        (worker.worker_id, citizen_id, task) in delegations for task in draft.tasks
    )
    return handed and able(member, draft, cover)


def _team(rng: np.random.Generator, members: list[Member]) -> list[str]:
    return [members[k].worker.worker_id for k in rng.permutation(len(members))[:TEAM_SIZE].tolist()]


def _closed_team(rng: np.random.Generator, ready: list[list[Member]]) -> frozenset[str]:
    """Return enough workers for every visit: each visit adds able ones until it has its number."""
    chosen: set[str] = set()
    for row in ready:
        ids = [row[k].worker.worker_id for k in rng.permutation(len(row)).tolist()]
        have = sum(w in chosen for w in ids)
        chosen |= set([w for w in ids if w not in chosen][: max(0, REQUIRED_SIZE - have)])
    return frozenset(chosen)


def _unwelcome(
    rng: np.random.Generator, ready: list[list[Member]], preferred: frozenset[str], members: Sequence[Member]
) -> frozenset[str]:
    """Return one worker whom no visit needs, or nobody."""
    for k in rng.permutation(len(members)).tolist():
        worker = members[k].worker.worker_id
        left = [sum(m.worker.worker_id != worker for m in row) for row in ready]
        if worker not in preferred and all(n >= LEAST_ELIGIBLE + 1 for n in left):
            return frozenset({worker})
    return frozenset()

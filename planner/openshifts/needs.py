"""What visits ask of whoever takes them, as a role: level, certificates, and tasks to be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.domain import Level, Visit


class Role(NamedTuple):
    """Whom a shift is for. `handed`: pairs of citizen id and task that a nurse hands over; a nurse needs none, and has none."""

    level: Level
    certificates: frozenset[str] = frozenset()
    handed: frozenset[tuple[str, str]] = frozenset()

    @property
    def demands(self) -> int:
        """How much is asked for, so that of two roles that both do the smaller one can be told."""
        return 100 * self.level.rank + 10 * len(self.certificates) + len(self.handed)


def role_of(visits: Iterable[Visit], *, level: Level | None = None) -> Role:
    """Return the smallest role that may take all the visits; of `level` where that is given, for those it may take."""
    asked = [v for v in visits if level is None or v.level.rank <= level.rank]
    own = max((v.level for v in asked), key=lambda each: each.rank, default=Level.UNSKILLED)
    level = own if level is None else level
    handed = frozenset((v.citizen_id, task) for v in asked for task in v.delegated_tasks)
    certificates = frozenset(c for v in asked for c in v.certificates)
    return Role(level, certificates, frozenset() if level is Level.NURSE else handed)


def joined(roles: Iterable[Role]) -> Role:
    """Return the role that may do what any of them may. Raises ValueError for none."""
    every = tuple(roles)
    level = max((r.level for r in every), key=lambda each: each.rank)
    certificates = frozenset(c for r in every for c in r.certificates)
    handed = frozenset(h for r in every for h in r.handed)
    return Role(level, certificates, frozenset() if level is Level.NURSE else handed)


def easier(role: Role, visits: Iterable[Visit]) -> Iterator[Role]:
    """Yield roles that ask for less than `role`, by one thing each: a lower level, a certificate less, nothing handed over at all,
    or at one citizen.

    A level lower than nurse has the tasks of those `visits` handed over that it may take, for a nurse's role does not name them.
    """
    asked = tuple(visits)
    lower = [level for level in Level if level.rank < role.level.rank]
    for level in lower:
        there = role_of(asked, level=level)
        yield Role(level, role.certificates, role.handed or there.handed)
    for certificate in sorted(role.certificates):
        yield role._replace(certificates=role.certificates - {certificate})
    if role.handed:
        yield role._replace(handed=frozenset())
    citizens = sorted({citizen for citizen, _ in role.handed})
    for citizen in citizens if len(citizens) > 1 else ():
        yield role._replace(handed=frozenset(h for h in role.handed if h[0] != citizen))

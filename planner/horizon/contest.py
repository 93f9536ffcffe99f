"""Who takes which doses: what technologies would take care of alone, and who has it when all are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from planner.domain import Instance
from planner.horizon.overlap_records import Contest, Taking
from planner.scenarios.records import Claim

Service = tuple[str, str]
"""(citizen id, service code)."""

Claims = Sequence[frozenset[Claim]]
"""Of a set's situation, under each seed."""


def doses_of(instance: Instance) -> Counter[Service]:
    """Return how often each citizen's service is due in the days of the instance."""
    return Counter((v.citizen_id, service) for v in instance.visits for service in set(v.services))


def taking(services: Sequence[Iterable[Service]], doses: Mapping[Service, int]) -> Taking:
    """Return the means over the seeds of what services come to; those that are not due in the days do not count."""
    due = [{s for s in rows if doses.get(s)} for rows in services]
    return Taking(
        services=fmean(len(rows) for rows in due),
        doses=fmean(sum(doses[s] for s in rows) for rows in due),
        citizens=fmean(len({citizen for citizen, _ in rows}) for rows in due),
    )


def claimed(claims: frozenset[Claim]) -> frozenset[Service]:
    """Return the services that are taken care of."""
    return frozenset((c.citizen_id, c.service) for c in claims)


def contest(
    alone: Mapping[str, Claims], together: Claims, doses: Mapping[Service, int], owners: Mapping[str, str]
) -> Contest:
    """Return what several of the members `alone` take, and who has it `together`.

    `owners`: the member's code of each technology in the set.
    """
    wanted = [
        _wanted_by_several([claims[k] for claims in alone.values()], doses) for k in range(len(together))
    ]
    won = [_winners(rows, together[k], owners) for k, rows in enumerate(wanted)]
    codes = (*alone, "")
    return Contest(taking(wanted, doses), {code: fmean(w[code] for w in won) for code in codes})


def _wanted_by_several(claims: Iterable[frozenset[Claim]], doses: Mapping[Service, int]) -> set[Service]:
    counts = Counter(s for rows in claims for s in claimed(rows))
    return {s for s, count in counts.items() if count > 1 and doses.get(s)}


def _winners(wanted: set[Service], together: frozenset[Claim], owners: Mapping[str, str]) -> Counter[str]:
    holder = {(c.citizen_id, c.service): owners.get(c.technology, "") for c in together}
    return Counter(holder.get(s, "") for s in wanted)

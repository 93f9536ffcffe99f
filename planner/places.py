"""Which addresses a day makes use of."""

from __future__ import annotations

from planner.domain import Instance


def address_ids_in_use(instance: Instance) -> tuple[str, ...]:
    """Return the addresses of shifts, breaks and visits, each once, in the order of the input.

    Ids that the instance has no address for are among them; a visit of an unknown citizen has none.
    """
    bases = (
        a
        for s in instance.shifts
        for a in (s.start_address, s.end_address, *(b.address_id for b in s.breaks))
    )
    homes = (
        instance.citizen[v.citizen_id].address_id for v in instance.visits if v.citizen_id in instance.citizen
    )
    return tuple(dict.fromkeys(a for a in (*bases, *homes) if a is not None))

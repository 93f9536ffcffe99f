"""Studies and comparisons made up by hand, with few and round numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.savings.records import Estimate, Gain, Group, Ledger, LedgerEntry, Parts, Study
from planner.whatif.records import Affected, Comparison, Method, Option, Outcome
from tests.planner.savings_samples import study

HOUR = 3600.0


def parts(
    driving: float = 0, overhead: float = 0, care: float = 0, unit: float = 0, screen: float = 0
) -> Parts:
    """Hours of each, and a number of screen visits."""
    return Parts(
        driving=driving * HOUR,
        stop_overhead=overhead * HOUR,
        physical_care=care * HOUR,
        unit=unit * HOUR,
        screen_visits=screen,
    )


def made_study(
    pairs: Sequence[tuple[Parts, Parts]],
    *,
    key: str = "one",
    title: str = "Distrikt",
    citizens: Sequence[tuple[str, int]] = (),
    days: int = 1,
    groups: Sequence[Group] = (),
) -> Study:
    """A study of these pairs, one to a seed; `citizens`: who has a visit by screen, and in how many of the plans."""
    whole = study()
    entries = tuple(
        LedgerEntry(f"V{k}", citizen, ("medicine",), plans, Estimate(0.0), 0, 0.0, None, 0.0, 0)
        for k, (citizen, plans) in enumerate(citizens)
    )
    return replace(
        whole,
        title=title,
        synthetic=False,
        dates=tuple(f"2026-03-0{d + 1}" for d in range(days)),
        method=replace(whole.method, instance_hash=key),
        pairs=tuple(
            replace(whole.pairs[0], seed=k + 1, baseline=b, plan=p) for k, (b, p) in enumerate(pairs)
        ),
        groups=tuple(groups),
        ledger=Ledger(0, 0.0, 0.0, 0, "", (), entries),
    )


def plain_study(minutes: float, key: str = "one", title: str = "Distrikt") -> Study:
    """Ten visits to screen; each saves so many minutes of driving and 5 of stops, and moves 10 of care to the unit."""
    before = parts(driving=10, overhead=5, care=20)
    after = parts(driving=10 - minutes / 6, overhead=5 - 5 / 6, care=20 - 10 / 6, unit=10 / 6, screen=10)
    return made_study([(before, after)] * 3, key=key, title=title, citizens=[("C1", 3), ("C1", 3), ("C2", 3)])


def group(key: str, net_hours: float, visits: float) -> Group:
    """A district that saves so many hours net a day, give or take a tenth, with so many screen visits."""
    net = Estimate(net_hours * HOUR, abs(net_hours) * HOUR / 10)
    none = Estimate(0.0)
    return Group("district", key, "", 50, Gain(net, none, none, net, none, Estimate(visits), none))


def option(
    code: str,
    after: Sequence[Parts],
    *,
    title: str = "",
    devices: dict[str, int] | None = None,
    concerned: Sequence[str] = (),
    response: float = 0.0,
) -> Option:
    """A scenario with these plans, one to a seed, and hours of response work by routes."""
    outcomes = tuple(
        Outcome(
            k + 1, p, 0.0, 50, response_field=response * HOUR, concerned=len(concerned), devices=devices or {}
        )
        for k, p in enumerate(after)
    )
    affected = Affected(concerned_citizens=tuple(concerned))
    return Option(code, title, (), 50, (), (), outcomes, affected, devices=devices or {})


def comparison(before: Sequence[Parts], options: Sequence[Option], key: str = "day") -> Comparison:
    """Scenarios against these base plans."""
    method = Method(
        "search", tuple(range(1, len(before) + 1)), 100, None, True, 1, False, 7, 52, 1924, 1400, 490.0, 300, 1, "0", key, "t",
    )  # fmt: skip
    return Comparison(
        "Dag", False, "", ("2026-03-02",), 50, 20, 5, method,
        tuple(Outcome(k + 1, p, 0.0, 50) for k, p in enumerate(before)), tuple(options),
    )  # fmt: skip

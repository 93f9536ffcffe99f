"""What the page says first: whether the plans are ready, and the figures over all districts and days."""

from __future__ import annotations

from collections.abc import Sequence

from planner.brief.records import Content, DayBrief
from planner.nightly.records import Outcome
from planner.report.brief.saying import Saying, ready
from planner.report.figure_rows import Fact

URGENT = 2  # priorities that cannot wait: 1 is acute, 2 medicine and meals (domain.md 4.5)


def headline(saying: Saying) -> str:
    """Return the one line that matters."""
    days = [d for d in saying.brief.days if d.unit.outcome is not Outcome.EMPTY]
    counts = {
        "units": saying.count(len(days)),
        "ready": saying.count(sum(map(ready, days))),
        "failed": saying.count(len(saying.brief.failed)),
    }
    if saying.brief.night.interrupted:
        return saying.word("headline_cut", **counts)
    if not days:
        return saying.word("headline_none")
    stand_in = _made_by_stand_in(saying)
    if stand_in and not saying.brief.failed:
        return saying.word("headline_stand_in", **counts, stand_in=saying.count(stand_in))
    return saying.word("headline_failed" if saying.brief.failed else "headline_good", **counts)


def sentences(saying: Saying) -> tuple[str, ...]:
    """Return what stands below it."""
    brief, night = saying.brief, saying.brief.night
    found = [d.content for d in brief.days if d.content is not None]
    says = []
    if found:
        planned, visits = sum(c.planned for c in found), sum(c.visits for c in found)
        says.append(saying.word("says_visits", planned=saying.count(planned), visits=saying.count(visits)))
    if brief.failed:
        bare = sum(d.unit.standing is None for d in brief.failed)
        standing = len(brief.failed) - bare
        says.append(saying.word("says_standing", standing=saying.count(standing), bare=saying.count(bare)))
    moments = {"start": night.started_at, "end": night.ended_at, "now": brief.made_at}
    says.append(saying.word("says_time", **{name: saying.moment(at) for name, at in moments.items()}))
    return tuple(says)


def cards(saying: Saying) -> tuple[Fact, ...]:
    """Return the figures that a planner looks at first, over all districts and days."""
    days = saying.brief.days
    found = [d.content for d in days if d.content is not None]
    facts = [
        _fact(
            saying,
            "ready",
            saying.count(sum(map(ready, days))),
            failed=saying.count(len(saying.brief.failed)),
        )
    ]
    if found:
        facts += [*_care(saying, found), *_changed(saying, days), *_lists(saying, found)]
    fell_back = _made_by_stand_in(saying)
    if fell_back:
        facts.append(Fact("fell_back", saying.word("card_fell_back"), saying.count(fell_back)))
    return tuple(facts)


def _made_by_stand_in(saying: Saying) -> int:
    return sum(bool(d.instead_of) for d in saying.brief.days)


def _care(saying: Saying, found: list[Content]) -> list[Fact]:
    left = [u for c in found for u in c.unplanned]
    urgent = sum(u.priority <= URGENT for u in left)
    return [
        _fact(saying, "unplanned", saying.count(len(left)), urgent=saying.count(urgent)),
        Fact("broken", saying.word("card_broken"), saying.count(sum(len(c.broken) for c in found))),
    ]


def _changed(saying: Saying, days: Sequence[DayBrief]) -> list[Fact]:
    """What the night changes; an older plan that stands where a unit failed has changed nothing tonight."""
    changes = [d.content.changes for d in days if d.content is not None and d.of_tonight]
    compared = [c.difference for c in changes if c is not None]
    if not compared:
        return []
    changed = saying.count(sum(d.count() for d in compared))
    return [_fact(saying, "changed", changed, kept=saying.count(sum(d.kept for d in compared)))]


def _lists(saying: Saying, found: list[Content]) -> list[Fact]:
    paid = sum(c.driving.paid_seconds for c in found)
    share = sum(c.driving.driving_seconds for c in found) / paid if paid else 0.0
    over, limit = sum(len(c.driving.over) for c in found), saying.share(found[0].driving.limit_share)
    could = sum(len(c.screen.candidates) for c in found)
    now = sum(c.screen.on_screen for c in found)
    return [
        _fact(saying, "driving", saying.share(share), count=saying.count(over), limit=limit),
        _fact(saying, "heavy", saying.count(sum(len(c.heavy.lists) for c in found))),
        _fact(saying, "screen", saying.count(could), count=saying.count(now)),
    ]


def _fact(saying: Saying, key: str, value: str, **note: object) -> Fact:
    return Fact(key, saying.word(f"card_{key}"), value, saying.word(f"card_{key}_note", **note))

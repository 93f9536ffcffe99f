"""Who has a screen: a campaign for consent, and a limit to how many."""

from __future__ import annotations

from datetime import date, timedelta

from planner.calendar_days import plan_days
from planner.domain import Consent, Instance, Mode, ScreenRecord, ScreenRules, Visit
from planner.modality import modality
from planner.modality.limits import share_of
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.doing.draws import first_share, in_line
from planner.scenarios.doing.unit import offers_screen
from planner.scenarios.edits.screen import ConsentCampaign, ScreenShare
from planner.scenarios.records import Situation


def consent(edit: ConsentCampaign, situation: Situation, desk: Desk) -> Situation:
    """Ask for consent, and write down what those say who say yes."""
    instance = situation.instance
    rules, offered = instance.settings.screen, {v.citizen_id for v in instance.visits if offers_screen(v)}
    if not offered:
        desk.fault("scenario_no_screen_visits")
        return situation
    first, last = plan_days(instance)
    asked = [
        c.citizen_id
        for c in instance.citizens
        if c.citizen_id in offered and _asked(c.screen, edit, rules, last)
    ]
    yes = set(first_share(in_line(desk.seed, "consent", asked), edit.share))
    records = {
        c.citizen_id: _agreed(c.screen, edit, rules, first, last)
        for c in instance.citizens
        if c.citizen_id in yes
    }
    citizens = tuple(
        c.model_copy(update={"screen": records[c.citizen_id]}) if c.citizen_id in yes else c
        for c in instance.citizens
    )
    had = {c.citizen_id for c in instance.citizens if c.screen is not None and c.screen.has_device}
    devices = sum(records[c].has_device for c in yes - had)
    said = note("consent", asked=len(asked), yes=len(yes), devices=devices)
    return changed(situation, said, instance=instance.model_copy(update={"citizens": citizens}), citizens=yes)


def _asked(record: ScreenRecord | None, edit: ConsentCampaign, rules: ScreenRules, last: date) -> bool:
    if record is None:
        return edit.assess
    if record.able is False or (record.consent is Consent.REFUSED and not edit.refused):
        return False
    given = record.consent is Consent.GIVEN and not _over(record.consent_until, last)
    return not given and (edit.assess or _assessed(record, rules, last))


def _assessed(record: ScreenRecord, rules: ScreenRules, last: date) -> bool:
    return (
        record.able is True and record.assessed_by in rules.assessors and not _over(record.reassess_by, last)
    )


def _over(until: date | None, last: date) -> bool:
    return until is not None and until < last


def _agreed(
    record: ScreenRecord | None, edit: ConsentCampaign, rules: ScreenRules, first: date, last: date
) -> ScreenRecord:
    """Of whom nothing was known, it is taken that visits at home go on: somebody came the day before, and comes often enough."""
    known = record or ScreenRecord(physical_later_this_week=rules.min_physical_per_week)
    changes: dict[str, object] = {
        "consent": Consent.GIVEN,
        "consent_until": None if _over(known.consent_until, last) else known.consent_until,
        "has_device": known.has_device or edit.devices,
        "first_visit_done": True,
        "last_physical": known.last_physical or first - timedelta(days=1),
    }
    if not _assessed(known, rules, last):
        assessor = max(rules.assessors, key=lambda level: level.rank, default=None)
        changes |= {"able": True, "assessed_by": assessor, "assessed_on": None, "reassess_by": None}
    return known.model_copy(update=changes)


def screen_share(edit: ScreenShare, situation: Situation, desk: Desk) -> Situation:
    """Let no more visits, or citizens, be by screen than so many of those who may."""
    instance = situation.instance
    allowed = _allowed(situation)
    if edit.visits is None and not allowed:
        desk.fault("scenario_nothing_by_screen", "share")
        return situation
    if edit.of == "citizens":
        return _of_citizens(edit.share or 0.0, allowed, situation, desk)
    most = edit.visits if edit.share is None else share_of(edit.share, len(allowed))
    after = _with_most(instance, most)
    return changed(situation, note("screen_visits", most=most or 0, of=len(allowed)), instance=after)


def _allowed(situation: Situation) -> list[Visit]:
    """Visits of which anything may be by screen, but for an earlier limit of this kind."""
    may = modality(_with_most(situation.instance, None), situation.travel)
    ways = (may.screen, may.split, may.second_on_screen)
    return [v for v in situation.instance.visits if any(not way[v.visit_id] for way in ways)]


def _with_most(instance: Instance, most: int | None) -> Instance:
    screen = instance.settings.screen.model_copy(update={"max_visits": most})
    return instance.model_copy(update={"settings": instance.settings.model_copy(update={"screen": screen})})


def _of_citizens(share: float, allowed: list[Visit], situation: Situation, desk: Desk) -> Situation:
    instance = situation.instance
    line = in_line(desk.seed, "screen", {v.citizen_id for v in allowed})
    out = set(line) - set(first_share(line, share))
    locked = {p.visit_id for p in instance.pins if p.mode is Mode.SCREEN}
    barred = {
        v.visit_id for v in allowed if v.citizen_id in out and v.visit_id not in locked and _has_home(v)
    }
    visits = tuple(_at_home(v) if v.visit_id in barred else v for v in instance.visits)
    said = note(
        "screen_citizens", citizens=len(line) - len(out), of=len(line), visits=len(allowed) - len(barred)
    )
    return changed(situation, said, instance=instance.model_copy(update={"visits": visits}), citizens=out)


def _has_home(visit: Visit) -> bool:
    return any(m.mode is Mode.PHYSICAL for m in visit.modes)


def _at_home(visit: Visit) -> Visit:
    return visit.model_copy(update={"must_be_physical": True, "split": None, "second_on_screen": False})

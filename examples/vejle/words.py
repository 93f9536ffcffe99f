"""What the page and the table say, in Danish and English, and the arithmetic between the claim and the measurements."""

from __future__ import annotations

from collections.abc import Sequence

from examples.vejle.week import Week
from planner.messages import Lang, Text
from planner.reference import arithmetic as a
from planner.reference import vejle
from planner.report.numbers import decimal

TITLE = Text(
    "Vejle-sagen: skærmbesøg i et opdigtet distrikt", "The Vejle case: screen visits in a made-up district"
)
WARNING = Text(
    "Distriktet, borgerne og vejene findes ikke. Tabellen viser, hvordan tallene hænger sammen, ikke hvad kommunen har sparet.",
    "The district, its citizens and its roads do not exist. The table shows how the numbers hang together, not what the "
    "municipality saved.",
)
COLUMNS = (
    Text("", ""),
    Text("Målt i forsøget", "Measured in the pilot"),
    Text("Oplyst, ikke målt", "Stated, not measured"),
    Text("Regnet af det målte", "From what was measured"),
    Text("Fundet her", "Found here"),
)
OURS = Text("vores læsning", "our reading")
DAYS = Text("Dag for dag", "Day by day")
DAY_COLUMNS = (
    Text("Dag", "Day"),
    Text("Besøg", "Visits"),
    Text("Skærmbesøg", "Screen visits"),
    Text("Kørsel uden, t", "Driving without, h"),
    Text("Kørsel med, t", "Driving with, h"),
    Text("Sparet, t", "Saved, h"),
)
ARITHMETIC = Text("Hvorfor 113 timer ikke er et målt tal", "Why 113 hours is not a measured number")


def described(weeks: Sequence[Week], lang: Lang) -> str:
    """What was planned, and how."""
    first = weeks[0]
    left = [sum(p.unplanned_visits for p in (w.baseline, w.plan)) for w in weeks]
    return Text(
        f"{len(first.days)} dage, {_n(first.visits, lang)} besøg, {first.citizens} borgere, der må ringes til; hver dag er "
        f"planlagt to gange, uden og med skærmbesøg, med {_n(first.moves_per_visit, lang)} søgeskridt pr. besøg og "
        f"{_seeds(weeks, lang)}. "
        f"Besøg uden plads i en plan: {sum(left)}.",
        f"{len(first.days)} days, {_n(first.visits, lang)} visits, {first.citizens} citizens who may be called; every day planned "
        f"twice, without and with screen visits, with {_n(first.moves_per_visit, lang)} moves of the search per visit and "
        f"{_seeds(weeks, lang)}. Visits without room in a plan: {sum(left)}.",
    )[_index(lang)]  # fmt: skip


def arithmetic(lang: Lang) -> tuple[str, ...]:
    """The steps from what was measured to 69.8 hours, and what the claim holds beyond that."""
    measured = driving, visits, entry = vejle.DRIVING_HOURS_WEEK, vejle.VISITS_PER_WEEK, vejle.ENTRY_MINUTES
    claim, citizens = vejle.CLAIMED_HOURS_PER_CITIZEN_YEAR, vejle.CITIZENS

    def d(value: float, digits: int = 0) -> str:
        return decimal(value, digits, lang)

    week, call = a.saved_hours_week(*measured), a.saved_minutes_per_visit(*measured)
    year = a.hours_per_citizen_year(*measured, citizens)
    gross, effective = (
        a.fte_of_weekly_saving(*measured, hours)
        for hours in (a.GROSS_HOURS_PER_FTE, a.EFFECTIVE_HOURS_PER_FTE)
    )
    claimed = a.claimed_minutes_per_visit(claim, citizens, visits)
    core = a.closing_core_minutes(claim, citizens, *measured)
    texts = (
        Text(
            f"{d(driving)} timers kørsel + {d(visits)} × {d(entry, 1)} min. = {d(week, 2)} timer om ugen, "
            f"{d(call, 2)} min. pr. besøg.",
            f"{d(driving)} hours of driving + {d(visits)} × {d(entry, 1)} min = {d(week, 2)} hours a week, "
            f"{d(call, 2)} min a visit.",
        ),
        Text(
            f"× 52 uger / {citizens} borgere = {d(year, 1)} timer pr. borger om året; {d(gross, 2)} årsværk à 1.924 timer, "
            f"{d(effective, 2)} à 1.400.",
            f"× 52 weeks / {citizens} citizens = {d(year, 1)} hours per citizen a year; {d(gross, 2)} full-time equivalents of "
            f"1,924 hours, {d(effective, 2)} of 1,400.",
        ),
        Text(
            f"De oplyste {d(claim)} timer er {d(claimed, 1)} min. pr. besøg: {d(core, 2)} min. mere, end kørsel og ankomst giver.",
            f"The {d(claim)} hours stated are {d(claimed, 1)} min a visit: {d(core, 2)} min more than driving and entry give.",
        ),
        vejle.OUR_READING,
    )
    return tuple(t[_index(lang)] for t in texts)


def _n(value: float, lang: Lang) -> str:
    return decimal(value, 0, lang)


def _seeds(weeks: Sequence[Week], lang: Lang) -> str:
    if len(weeks) == 1:
        return Text("én gentagelse", "one seed")[_index(lang)]
    return Text(
        f"{len(weeks)} gentagelser (gennemsnit og 95 %-interval)",
        f"{len(weeks)} seeds (mean and 95 % interval)",
    )[_index(lang)]


def _index(lang: Lang) -> int:
    return 0 if lang is Lang.DA else 1

"""What the figures on screen visits amount to: the pilot in minutes, what would close the gap to its claim, and it scaled up."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Derived, Unit
from planner.reference.medicine import RECIPIENTS
from planner.reference.vejle import (
    CITIZENS,
    CLAIMED_FTE,
    CLAIMED_HOURS_PER_CITIZEN_YEAR,
    DRIVING_HOURS_WEEK,
    ENTRY_MINUTES,
    OUR_READING,
    PILOT,
    VISITS_PER_WEEK,
)

VISITS_PER_CITIZEN_WEEK: Final = 5.5
"""What the IT-Branchen note scales up with."""

NATIONAL_CITIZENS: Final = 18_000
"""Screen citizens of the whole country in the IT-Branchen note."""

_CLAIM: Final = CLAIMED_HOURS_PER_CITIZEN_YEAR
_VISIT: Final = a.saved_minutes_per_visit(**PILOT)
_YEAR: Final = a.saved_hours_year(**PILOT)
_CLAIMED_VISIT: Final = a.claimed_minutes_per_visit(_CLAIM, CITIZENS, VISITS_PER_WEEK)
_NATIONAL_VISITS: Final = NATIONAL_CITIZENS * VISITS_PER_CITIZEN_WEEK * a.WEEKS
_GROSS: Final = {"hours_per_fte": a.GROSS_HOURS_PER_FTE}
_CLOSES = Text("Ville lukke hullet op til 113 timer: ", "Would close the gap to 113 hours: ")


def _closing(da: str, en: str) -> Text:
    return Text(_CLOSES.da + da, _CLOSES.en + en)


DERIVED: Final = (
    Derived(
        "vejle.driving_visit", Chapter.VEJLE, Text("Kørsel pr. besøg", "Driving per visit"), Unit.MINUTES_PER_VISIT,
        a.travel_minutes_per_visit, {"driving_hours_week": DRIVING_HOURS_WEEK, "visits_per_week": VISITS_PER_WEEK},
    ),
    Derived(
        "vejle.measured_visit", Chapter.VEJLE, Text("Kørsel og ankomst pr. besøg", "Driving and entry per visit"),
        Unit.MINUTES_PER_VISIT, a.saved_minutes_per_visit, PILOT,
    ),
    Derived(
        "vejle.measured_week", Chapter.VEJLE, Text("Kørsel og ankomst", "Driving and entry"), Unit.HOURS_PER_WEEK,
        a.saved_hours_week, PILOT,
    ),
    Derived(
        "vejle.measured_year", Chapter.VEJLE, Text("Kørsel og ankomst", "Driving and entry"), Unit.HOURS_PER_YEAR,
        a.saved_hours_year, PILOT,
    ),
    Derived(
        "vejle.claim_visit", Chapter.VEJLE, Text("De 113 timer pr. besøg", "The 113 hours per visit"), Unit.MINUTES_PER_VISIT,
        a.claimed_minutes_per_visit, {"hours_per_citizen_year": _CLAIM, "citizens": CITIZENS, "visits_per_week": VISITS_PER_WEEK},
        Text("Af påstanden, ikke målt.", "From the claim, not measured."),
    ),
    Derived(
        "vejle.gap_visit", Chapter.VEJLE, Text("Heraf ud over kørsel og ankomst", "Of these beyond driving and entry"),
        Unit.MINUTES_PER_VISIT, a.closing_core_minutes,
        {"claimed_hours_per_citizen_year": _CLAIM, "citizens": CITIZENS, **PILOT}, OUR_READING,
    ),
    Derived(
        "vejle.close_twice", Chapter.VEJLE, Text("Kørslen talt to gange", "Driving counted twice"), Unit.HOURS_PER_CITIZEN_YEAR,
        a.hours_per_citizen_year, {**PILOT, "driving_hours_week": 2 * DRIVING_HOURS_WEEK, "citizens": CITIZENS},
        _closing("passer bedst i tal; intet i teksten tyder på det.", "fits best in numbers; nothing in the text speaks for it."),
    ),
    Derived(
        "vejle.close_gross_up", Chapter.VEJLE, Text("Opregning med brugertid, andel", "Gross-up by direct time, share"), Unit.SHARE,
        a.ratio, {"part": _YEAR / CITIZENS, "whole": _CLAIM},
        _closing("en almindelig brugertidsprocent, men kørsel er ikke brugertid.",
                 "a common share of direct time, but driving is not direct time."),
    ),
    Derived(
        "vejle.close_hours", Chapter.VEJLE,
        Text("Timer pr. årsværk, der giver 2,4", "Hours per full-time equivalent that give 2.4"),
        Unit.HOURS_PER_YEAR, a.ratio, {"part": _YEAR, "whole": CLAIMED_FTE},
        Text("Lukker kun de 2,4 årsværk; effektive timer er omkring 1.400.",
             "Closes the 2.4 full-time equivalents alone; effective hours are about 1,400."),
    ),
    Derived(
        "vejle.close_citizens", Chapter.VEJLE, Text("Så få borgere", "So few citizens"), Unit.CITIZENS, a.ratio,
        {"part": _YEAR, "whole": _CLAIM}, _closing("strider mod 5,5 besøg pr. borger.", "contradicts 5.5 visits per citizen."),
    ),
    Derived(
        "vejle.close_weeks", Chapter.VEJLE, Text("Så langt et år", "So long a year"), Unit.WEEKS, a.ratio,
        {"part": _CLAIM * CITIZENS, "whole": a.saved_hours_week(**PILOT)}, _closing("umuligt.", "impossible."),
    ),
    Derived(
        "vejle.close_entry", Chapter.VEJLE, Text("Så lang en ankomst", "So long an entry"), Unit.MINUTES_PER_VISIT, a.difference,
        {"first": _CLAIMED_VISIT, "second": _VISIT - ENTRY_MINUTES},
        _closing("strider mod de 5,3 minutter.", "contradicts the 5.3 minutes."),
    ),
    Derived(
        "scaling.measured_hours", Chapter.SCALING, Text("Vejle af det målte", "Vejle from what was measured"), Unit.HOURS_PER_YEAR,
        a.visits_hours, {"visits": 90_000, "minutes_per_visit": _VISIT},
    ),
    Derived(
        "scaling.measured_fte", Chapter.SCALING, Text("Vejle af det målte", "Vejle from what was measured"), Unit.FTE,
        a.fte_of_visits, {"visits": 90_000, "minutes_per_visit": _VISIT, **_GROSS},
    ),
    Derived(
        "scaling.fte_effective", Chapter.SCALING,
        Text("De 35.030 timer à 1.400 effektive timer", "The 35,030 hours at 1,400 effective hours"), Unit.FTE, a.fte_of_citizens,
        {"citizens": 310, "hours_per_citizen_year": _CLAIM, "hours_per_fte": a.EFFECTIVE_HOURS_PER_FTE},
        Text("Kilden kalder timerne effektive: så hører de til 1.400, ikke 1.924.",
             "The source calls the hours effective: then they go with 1,400, not 1,924."),
    ),
    Derived(
        "scaling.share", Chapter.SCALING, Text("Skærmborgere af alle modtagere", "Screen citizens of all recipients"), Unit.SHARE,
        a.ratio, {"part": NATIONAL_CITIZENS, "whole": RECIPIENTS},
    ),
    Derived(
        "scaling.vejle_recipients", Chapter.SCALING,
        Text("Modtagere i Vejle, regnet baglæns", "Recipients in Vejle, worked backwards"), Unit.CITIZENS, a.ratio,
        {"part": 310, "whole": NATIONAL_CITIZENS / RECIPIENTS},
    ),
    Derived(
        "scaling.national_measured_hours", Chapter.SCALING, Text("Landet af det målte", "The nation from what was measured"),
        Unit.HOURS_PER_YEAR, a.hours_year, {"citizens": NATIONAL_CITIZENS, "hours_per_citizen_year": _YEAR / CITIZENS},
    ),
    Derived(
        "scaling.national_measured_fte", Chapter.SCALING, Text("Landet af det målte", "The nation from what was measured"),
        Unit.FTE, a.fte_of_citizens, {"citizens": NATIONAL_CITIZENS, "hours_per_citizen_year": _YEAR / CITIZENS, **_GROSS},
        Text("Falder inden for kildens 500-700, men ved et tilfælde.", "Falls inside the source's 500-700, but by coincidence."),
    ),
    Derived(
        "scaling.national_visits_fte", Chapter.SCALING,
        Text("Landet af det målte, ved 5,5 besøg om ugen", "The nation from what was measured, at 5.5 visits a week"), Unit.FTE,
        a.fte_of_visits, {"visits": _NATIONAL_VISITS, "minutes_per_visit": _VISIT, **_GROSS},
    ),
    Derived(
        "scaling.realistic_low_share", Chapter.SCALING, Text("Det lave skøn af 1.057", "The low estimate of 1,057"), Unit.SHARE,
        a.ratio, {"part": 500, "whole": a.fte_of_citizens(NATIONAL_CITIZENS, _CLAIM, a.GROSS_HOURS_PER_FTE)},
    ),
    Derived(
        "scaling.realistic_high_share", Chapter.SCALING, Text("Det høje skøn af 1.057", "The high estimate of 1,057"), Unit.SHARE,
        a.ratio, {"part": 700, "whole": a.fte_of_citizens(NATIONAL_CITIZENS, _CLAIM, a.GROSS_HOURS_PER_FTE)},
    ),
    Derived(
        "scaling.effective_hours", Chapter.SCALING, Text("Timer på arbejde i et fuldtidsår", "Hours at work in a full-time year"),
        Unit.HOURS_PER_YEAR, a.effective_hours,
        {"gross": a.GROSS_HOURS_PER_FTE, "holidays": 222, "public_holidays": 53, "sick_leave": 119, "breaks": 103},
        Text("Før kurser og møder; derefter omkring 1.400 (antaget).", "Before courses and meetings; about 1,400 after (assumed)."),
    ),
)  # fmt: skip

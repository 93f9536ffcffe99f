"""What the figures on training, medicine and route planning amount to."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Derived, Unit
from planner.reference.medicine import RECIPIENTS
from planner.reference.vejle import PILOT

_VISIT: Final = a.saved_minutes_per_visit(**PILOT)
_GROSS: Final = {"hours_per_fte": a.GROSS_HOURS_PER_FTE}
_BASE_UNCLEAR = Text(
    "Kilden siger ikke, om alle 169 eller de 132 trænede.",
    "The source does not say whether all 169 or the 132 trained.",
)
_NOTHING_ELSE = Text(
    "Kun hvis intet andet var i besøgene; vejtid og ankomst som i Vejle.",
    "Only if nothing else was in the visits; driving and entry as in Vejle.",
)
_PERSISTS = Text(
    "Hvis de 33 minutter holder et år, hvilket ikke vides.",
    "If the 33 minutes last a year, which is not known.",
)

DERIVED: Final = (
    Derived(
        "training.national_10_exact", Chapter.TRAINING,
        Text("Årsværk ved præcis 10 % af modtagerne", "Full-time equivalents at exactly 10 % of recipients"), Unit.FTE,
        a.fte_of_citizens, {"citizens": RECIPIENTS * 0.10, "hours_per_citizen_year": 27.0, **_GROSS},
    ),
    Derived(
        "training.claim_citizens", Chapter.TRAINING,
        Text("Borgere, der skal gennemføre, for 600 årsværk", "Citizens who must complete for 600 full-time equivalents"),
        Unit.CITIZENS, a.ratio, {"part": 600 * a.GROSS_HOURS_PER_FTE, "whole": 27.0},
    ),
    Derived(
        "training.claim_share", Chapter.TRAINING, Text("Det er af modtagerne", "That is of the recipients"), Unit.SHARE, a.ratio,
        {"part": 600 * a.GROSS_HOURS_PER_FTE / 27.0, "whole": RECIPIENTS},
    ),
    Derived(
        "training.rate", Chapter.TRAINING,
        Text("Pris pr. time bag “over 1 mio. kr.”", "Price of an hour behind “over 1 M kr.”"), Unit.KRONER_PER_HOUR,
        a.ratio, {"part": 1_000_000, "whole": 2_106},
    ),
    Derived(
        "medicine.packing_hours", Chapter.MEDICINE,
        Text("Dosispakning pr. borger, 75 borgere pr. stilling", "Dose packing per citizen, 75 citizens a post"),
        Unit.HOURS_PER_CITIZEN_YEAR, a.ratio, {"part": a.GROSS_HOURS_PER_FTE, "whole": 75},
    ),
    Derived(
        "medicine.packing_minutes", Chapter.MEDICINE, Text("Det er pr. borger", "That is per citizen"), Unit.MINUTES_PER_WEEK,
        a.minutes_week, {"hours_year": a.GROSS_HOURS_PER_FTE / 75},
    ),
    Derived(
        "medicine.all_low", Chapter.MEDICINE,
        Text("Medicin i alt med 3,1 % robotter", "Medicine in all with 3.1 % robots"), Unit.FTE, a.total,
        {"first": 130, "second": 310},
    ),
    Derived(
        "medicine.aarhus_citizen", Chapter.MEDICINE, Text("Sparede besøg i Aarhus", "Visits spared in Aarhus"),
        Unit.VISITS_PER_CITIZEN_MONTH, a.ratio, {"part": 728, "whole": 12},
    ),
    Derived(
        "medicine.aarhus_hours_month", Chapter.MEDICINE, Text("Tid i de 728 besøg", "Time of the 728 visits"), Unit.HOURS_PER_MONTH,
        a.visits_hours, {"visits": 728, "minutes_per_visit": _VISIT}, _NOTHING_ELSE,
    ),
    Derived(
        "medicine.aarhus_hours", Chapter.MEDICINE, Text("Tid i de 728 besøg", "Time of the 728 visits"), Unit.HOURS_PER_YEAR,
        a.visits_hours, {"visits": 728 * 12, "minutes_per_visit": _VISIT}, _NOTHING_ELSE,
    ),
    Derived(
        "medicine.aarhus_fte", Chapter.MEDICINE, Text("Årsværk ved 12 borgere i Aarhus", "Full-time equivalents of 12 in Aarhus"),
        Unit.FTE, a.fte_of_visits, {"visits": 728 * 12, "minutes_per_visit": _VISIT, **_GROSS}, _NOTHING_ELSE,
    ),
    Derived(
        "medicine.aarhus_citizen_week", Chapter.MEDICINE, Text("Pr. borger i Aarhus", "Per citizen in Aarhus"),
        Unit.HOURS_PER_CITIZEN_WEEK, a.visits_hours, {"visits": 14, "minutes_per_visit": _VISIT}, _NOTHING_ELSE,
    ),
    Derived(
        "medicine.aarhus_bound", Chapter.MEDICINE,
        Text("To besøg om dagen hos alle 1.600 i Aarhus", "Two visits a day to all 1,600 in Aarhus"), Unit.VISITS_PER_MONTH,
        a.visits_per_month, {"citizens": 1_600, "visits_per_day": 2, "days_per_year": 364},
        Text("Et loft, ikke et potentiale.", "A ceiling, not a potential."),
    ),
    Derived(
        "medicine.stavanger", Chapter.MEDICINE, Text("100 robotter i Stavanger", "100 robots in Stavanger"),
        Unit.DOSES_PER_CITIZEN_DAY, a.ratio, {"part": 207, "whole": 100},
    ),
    Derived(
        "medicine.spread_aalborg", Chapter.MEDICINE, Text("Pr. borger i Aalborg", "Per citizen in Aalborg"), Unit.MINUTES_PER_WEEK,
        a.product, {"first": 1.0, "second": 60}, Text("Opgavens tid alene.", "The task's time alone."),
    ),
    Derived(
        "medicine.spread_aarhus", Chapter.MEDICINE, Text("Pr. borger i Aarhus", "Per citizen in Aarhus"), Unit.MINUTES_PER_WEEK,
        a.product, {"first": 14, "second": _VISIT},
        Text("Vejtid og ankomst: tre gange Aalborgs. Derfor må dagen planlægges igen.",
             "Driving and entry: three times Aalborg's. That is why the day must be planned again."),
    ),
    Derived(
        "medicine.spread_hjoerring", Chapter.MEDICINE, Text("Hjørring, pr. medicingivning", "Hjørring, per administration"),
        Unit.MINUTES_PER_VISIT, a.ratio, {"part": 120, "whole": 14},
        Text("Hvis de 120 minutter er en uge.", "If the 120 minutes are a week."),
    ),
    Derived(
        "digirehab.against_control", Chapter.DIGIREHAB, Text("Mod kontrolgruppen, under forløbet", "Against the control, during"),
        Unit.MINUTES_PER_WEEK, a.total, {"first": 47, "second": 20},
    ),
    Derived(
        "digirehab.against_control_net", Chapter.DIGIREHAB, Text("– uden 40 minutters træning", "– less 40 minutes of training"),
        Unit.MINUTES_PER_WEEK, a.difference, {"first": 67, "second": 40},
    ),
    Derived(
        "digirehab.against_control_after", Chapter.DIGIREHAB, Text("Mod kontrolgruppen, maj 2017", "Against the control, May 2017"),
        Unit.MINUTES_PER_WEEK, a.total, {"first": 33, "second": 55},
    ),
    Derived(
        "digirehab.training_hours", Chapter.DIGIREHAB, Text("Timer til træning, 132 borgere", "Hours of training, 132 citizens"),
        Unit.HOURS, a.product, {"first": 132, "second": 12, "third": 40 / 60}, _BASE_UNCLEAR,
    ),
    Derived(
        "digirehab.training_hours_all", Chapter.DIGIREHAB, Text("Timer til træning, alle 169", "Hours of training, all 169"),
        Unit.HOURS, a.product, {"first": 169, "second": 12, "third": 40 / 60}, _BASE_UNCLEAR,
    ),
    Derived(
        "digirehab.training_rate", Chapter.DIGIREHAB, Text("Pris pr. træningstime, 132 borgere", "Price of an hour, 132 citizens"),
        Unit.KRONER_PER_HOUR, a.ratio, {"part": 462_709.80, "whole": 132 * 12 * 40 / 60}, _BASE_UNCLEAR,
    ),
    Derived(
        "digirehab.training_rate_all", Chapter.DIGIREHAB,
        Text("Pris pr. træningstime, alle 169", "Price of an hour, all 169"), Unit.KRONER_PER_HOUR, a.ratio,
        {"part": 462_709.80, "whole": 169 * 12 * 40 / 60}, _BASE_UNCLEAR,
    ),
    Derived(
        "digirehab.per_completed", Chapter.DIGIREHAB, Text("Udgift pr. borger, der gennemførte", "Cost per citizen who completed"),
        Unit.KRONER_PER_CITIZEN, a.ratio, {"part": 1_030_830.84, "whole": 132},
    ),
    Derived(
        "digirehab.per_screened", Chapter.DIGIREHAB, Text("Udgift pr. screenet borger", "Cost per citizen screened"),
        Unit.KRONER_PER_CITIZEN, a.ratio, {"part": 1_030_830.84, "whole": 169},
    ),
    Derived(
        "digirehab.care_during", Chapter.DIGIREHAB, Text("Mindre pleje under forløbet", "Less care during the programme"),
        Unit.HOURS_PER_WEEK, a.visits_hours, {"visits": 132, "minutes_per_visit": 47},
    ),
    Derived(
        "digirehab.training_during", Chapter.DIGIREHAB, Text("Træning under forløbet", "Training during the programme"),
        Unit.HOURS_PER_WEEK, a.visits_hours, {"visits": 132, "minutes_per_visit": 40},
    ),
    Derived(
        "digirehab.net_hours", Chapter.DIGIREHAB, Text("Netto under forløbet", "Net during the programme"), Unit.HOURS_PER_WEEK,
        a.visits_hours, {"visits": 132, "minutes_per_visit": 7},
    ),
    Derived(
        "digirehab.care_after", Chapter.DIGIREHAB, Text("Mindre pleje bagefter", "Less care afterwards"), Unit.HOURS_PER_WEEK,
        a.visits_hours, {"visits": 132, "minutes_per_visit": 33},
    ),
    Derived(
        "digirehab.care_after_year", Chapter.DIGIREHAB, Text("Mindre pleje bagefter", "Less care afterwards"), Unit.HOURS_PER_YEAR,
        a.visits_hours, {"visits": 132 * a.WEEKS, "minutes_per_visit": 33}, _PERSISTS,
    ),
    Derived(
        "digirehab.fte_after", Chapter.DIGIREHAB, Text("Det er årsværk", "That is full-time equivalents"), Unit.FTE,
        a.fte_of_visits, {"visits": 132 * a.WEEKS, "minutes_per_visit": 33, **_GROSS}, _PERSISTS,
    ),
    Derived(
        "digirehab.drift_low", Chapter.DIGIREHAB, Text("Kontrolgruppens stigning over 27 uger", "The control's rise over 27 weeks"),
        Unit.MINUTES_PER_WEEK_WEEK, a.ratio, {"part": 35, "whole": 27},
    ),
    Derived(
        "digirehab.drift_high", Chapter.DIGIREHAB,
        Text("Kontrolgruppens stigning over 17 uger", "The control's rise over 17 weeks"),
        Unit.MINUTES_PER_WEEK_WEEK, a.ratio, {"part": 35, "whole": 17},
        Text("De præcise datoer er ikke oplyst.", "The exact dates are not given."),
    ),
    Derived(
        "other.lemvig_year", Chapter.OTHER, Text("Lemvigs 1,8 årsværk", "Lemvig's 1.8 full-time equivalents"), Unit.HOURS_PER_YEAR,
        a.product, {"first": 1.8, "second": a.GROSS_HOURS_PER_FTE},
    ),
    Derived(
        "other.lemvig_week", Chapter.OTHER, Text("Lemvigs 1,8 årsværk", "Lemvig's 1.8 full-time equivalents"), Unit.HOURS_PER_WEEK,
        a.ratio, {"part": 1.8 * a.GROSS_HOURS_PER_FTE, "whole": a.WEEKS},
    ),
    Derived(
        "other.lemvig_day", Chapter.OTHER, Text("Lemvigs 1,8 årsværk", "Lemvig's 1.8 full-time equivalents"), Unit.HOURS_PER_DAY,
        a.ratio, {"part": 1.8 * a.GROSS_HOURS_PER_FTE, "whole": 7 * a.WEEKS},
    ),
)  # fmt: skip

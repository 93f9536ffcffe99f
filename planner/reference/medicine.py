"""Medicine: robots and dose packing in Aalborg, medicine technology in Aarhus, and what they are scaled up to."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

RECIPIENTS: Final = 153_632
"""Recipients of home help in their own homes, 2021 (Statistics Denmark)."""

_HOUR_A_WEEK: Final = {"hours_per_citizen_week": 1.0}
_GROSS: Final = {"hours_per_fte": a.GROSS_HOURS_PER_FTE}

FIGURES: Final = (
    Figure(
        "medicine.robot_hours", Chapter.MEDICINE, Text("Timer ved 200 robotter i Aalborg", "Hours of 200 robots in Aalborg"),
        10_400, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 0.5, a.weekly_hours_year, {"citizens": 200, **_HOUR_A_WEEK},
    ),
    Figure(
        "medicine.robot_fte", Chapter.MEDICINE,
        Text("Årsværk ved 200 robotter i Aalborg", "Full-time equivalents of 200 robots in Aalborg"),
        5.4, Unit.FTE, Source.IT_BRANCHEN, 0.05, a.fte_of_weekly_hours, {"citizens": 200, **_HOUR_A_WEEK, **_GROSS},
    ),
    Figure(
        "medicine.robots_3", Chapter.MEDICINE, Text("Robotter til 3,1 % af modtagerne", "Robots for 3.1 % of recipients"),
        4_770, Unit.ROBOTS, Source.IT_BRANCHEN, 10, a.share_of, {"whole": RECIPIENTS, "share": 0.031},
    ),
    Figure(
        "medicine.robots_3_hours", Chapter.MEDICINE, Text("Timer ved 4.770 robotter", "Hours of 4,770 robots"),
        248_040, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 0.5, a.weekly_hours_year, {"citizens": 4_770, **_HOUR_A_WEEK},
    ),
    Figure(
        "medicine.robots_3_fte", Chapter.MEDICINE, Text("Årsværk ved 4.770 robotter", "Full-time equivalents of 4,770 robots"),
        130, Unit.FTE, Source.IT_BRANCHEN, 5, a.fte_of_weekly_hours, {"citizens": 4_770, **_HOUR_A_WEEK, **_GROSS},
    ),
    Figure(
        "medicine.robots_10", Chapter.MEDICINE, Text("Robotter til 10 % af modtagerne", "Robots for 10 % of recipients"),
        15_400, Unit.ROBOTS, Source.IT_BRANCHEN, 50, a.share_of, {"whole": RECIPIENTS, "share": 0.10},
    ),
    Figure(
        "medicine.robots_10_hours", Chapter.MEDICINE,
        Text("Timer ved 15.400 robotter (10 %)", "Hours of 15,400 robots (10 %)"),
        800_000, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 5_000, a.weekly_hours_year, {"citizens": 15_400, **_HOUR_A_WEEK},
    ),
    Figure(
        "medicine.robots_10_fte", Chapter.MEDICINE,
        Text("Årsværk ved 15.400 robotter (10 %)", "Full-time equivalents of 15,400 robots (10 %)"),
        400, Unit.FTE, Source.IT_BRANCHEN, 20, a.fte_of_weekly_hours, {"citizens": 15_400, **_HOUR_A_WEEK, **_GROSS},
        Text("Rundet ned med 4 %.", "Rounded down by 4 %."),
    ),
    Figure(
        "medicine.packing_posts", Chapter.MEDICINE,
        Text("Stillinger ved dosispakning i Aalborg", "Posts by dose packing in Aalborg"),
        14, Unit.POSTS, Source.IT_BRANCHEN, 0.5, a.posts, {"citizens": 1_050, "citizens_per_post": 75},
    ),
    Figure(
        "medicine.packing_fte", Chapter.MEDICINE,
        Text("Årsværk ved dosispakning til 15 % i hele landet", "Full-time equivalents by dose packing for 15 % nationally"),
        310, Unit.FTE, Source.IT_BRANCHEN, 5, a.posts, {"citizens": RECIPIENTS * 0.15, "citizens_per_post": 75},
    ),
    Figure(
        "medicine.all", Chapter.MEDICINE, Text("Årsværk ved medicin i alt", "Full-time equivalents by medicine in all"),
        700, Unit.FTE, Source.IT_BRANCHEN, 10, a.total, {"first": 400, "second": 310},
        Text(
            "Bruger 10 %-tilfældet (3,1 % giver 440) og ser bort fra, at robotter og dosispakning overlapper.",
            "Uses the 10 % case (3.1 % gives 440) and passes over that robots and dose packing overlap.",
        ),
    ),
    Figure(
        "medicine.recipients", Chapter.MEDICINE,
        Text("Modtagere i Aalborg, af dosispakning", "Recipients in Aalborg, from dose packing"),
        7_000, Unit.CITIZENS, Source.IT_BRANCHEN, 50, a.ratio, {"part": 200, "whole": 0.031},
        Text(
            "1.050 borgere som 15 % giver 7.000 modtagere; 200 robotter som 3,1 % giver 6.452.",
            "1,050 citizens as 15 % give 7,000 recipients; 200 robots as 3.1 % give 6,452.",
        ),
    ),
    Figure(
        "medicine.aarhus_month", Chapter.MEDICINE,
        Text("Sparede besøg ved 12 borgere i Aarhus", "Visits spared with 12 citizens in Aarhus"),
        728, Unit.VISITS_PER_MONTH, Source.AARHUS, 0, a.visits_per_month,
        {"citizens": 12, "visits_per_day": 2, "days_per_year": 364},
        Text(
            "Netop to besøg hver dag: en sparet kørsel kun, hvis intet andet var i besøgene.",
            "Exactly two visits every day: a spared drive only if nothing else was in the visits.",
        ),
    ),
    Figure(
        "medicine.aarhus_week", Chapter.MEDICINE,
        Text("Sparede besøg pr. borger i Aarhus", "Visits spared per citizen in Aarhus"),
        14, Unit.VISITS_PER_CITIZEN_WEEK, Source.AARHUS, 0, a.visits_per_citizen_week,
        {"visits_per_month": 728, "citizens": 12},
    ),
)  # fmt: skip

"""What changes no visit: planning itself, and how open shifts are filled."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.records import Step, Technology
from planner.technologies.values import Measure, Quoted

LEMVIG: Final = Technology(
    code="route_planning_lemvig", name=Text("Automatisk ruteplanlægning", "Automated route planning"), municipality="Lemvig",
    classes="a", source=Source.KL_GUIDE,
    summary=Text(
        "1,8 årsværk frigjort; nævnt ved siden af mindre planlægning og administration, ikke som køretid.",
        "1.8 full-time equivalents freed; named next to less planning and administration, not as driving time.",
    ),
    step=Step.SUPPLY, numbers=(33,), since="2025",
    quoted=(Quoted(Text("Årsværk frigjort", "Full-time equivalents freed"), 1.8, Measure.FTE, Source.KL_GUIDE, "1.8 FTE freed"),),
    elsewhere=Text(
        "Det er planen selv: hold den op mod de kørelister, I har i dag. Tid til planlægning og køretid er to tal.",
        "It is the plan itself: hold it against the lists you have today. Time for planning and driving time are two figures.",
    ),
)  # fmt: skip

SHIFT_APP: Final = Technology(
    code="shift_app_koege", name=Text("App til vagtbooking", "Shift-booking app"), municipality="Køge", classes="g",
    source=Source.KL_GUIDE,
    summary=Text("Åbne vagter lægges ud, og afløsere melder sig.", "Open shifts are published, and substitutes ask for them."),
    step=Step.SUPPLY, numbers=(36,), since="2022",
    elsewhere=Text(
        "Det ændrer ingen besøg, men hvem der kan køre: find de åbne vagter med »homecare openshifts«.",
        "It changes no visit, but who can drive: find the open shifts with “homecare openshifts”.",
    ),
)  # fmt: skip

RECORDS: Final = (LEMVIG, SHIFT_APP)

"""Every solution that the sources describe: in the catalogue, or out of scope with the reason.

Forty-six: the 39 of KL's technology guide, numbered as there, and seven that other documents describe (Vejle's screen visits,
Kerteminde's training, Aalborg's robots and dose packing, Aarhus' medicine technology and e-Team, the DigiRehab pilot). Numbers are
those of domain.md 2.2 and 2.3. The screening questions, scalings and surveys of 2.3 are evidence about these and no solutions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planner.messages import Text


@dataclass(frozen=True)
class Solution:
    """One solution. `technologies`: codes of its records; `outside`: why it has none. `see`: the number of the same solution, told
    of twice. Raises ValueError unless it is the one or the other."""

    number: int
    municipality: str
    name: Text
    classes: str
    technologies: tuple[str, ...] = ()
    outside: Text | None = None
    see: int | None = None

    def __post_init__(self) -> None:
        if bool(self.technologies) is (self.outside is not None):
            raise ValueError(f"solution {self.number} is in the catalogue, or outside with a reason")


_NURSING_HOME = Text("Kun på plejehjem eller plejecenter.", "In nursing homes or care centres only.")
_UNRELATED = Text("Ændrer ingen besøg i eget hjem.", "Changes no visit in own homes.")
_OUTPUT = Text(
    "Overblik og tavler: programmets lister og udtræk, ikke en ændring.",
    "Overviews and boards: lists and exports, not a change.",
)
_CENTRE = Text(
    "Erstatter fremmøde på et center, ikke hjemmebesøg.", "Replaces attendance at a centre, not home visits."
)


def _in(
    number: int, place: str, da: str, en: str, classes: str, *technologies: str, see: int | None = None
) -> Solution:
    return Solution(number, place, Text(da, en), classes, technologies, see=see)


def _out(number: int, place: str, da: str, en: str, classes: str, why: Text) -> Solution:
    return Solution(number, place, Text(da, en), classes, outside=why)


_LADDER = (
    "self_reliant_aarhus",
    "flexsmart_aarhus",
    "medidoclock_aarhus",
    "smila_aarhus",
    "medimismart_aarhus",
)

INVENTORY: Final[tuple[Solution, ...]] = (
    _in(1, "Assens", "Sensorble, vurdering af kontinens", "Sensor pads, continence assessment", "d", "sensorble_assens"),
    _out(2, "København + Aarhus", "Biologisk døgnlys", "Biological light", "j", _NURSING_HOME),
    _out(3, "Slagelse", "Sanserum med lys og lyd", "Sensory light and sound room", "j", _NURSING_HOME),
    _out(4, "Holbæk", "Skærmkontakt med pårørende", "Screen contact with relatives", "j", _UNRELATED),
    _out(5, "Køge", "Social platform", "Social platform", "j", _UNRELATED),
    _out(6, "Sorø", "Infoskærme", "Info screens", "j", _NURSING_HOME),
    _out(7, "Ringsted", "VR-briller", "VR glasses", "j", _UNRELATED),
    _in(8, "Fredensborg", "Digital træning", "Digital training", "e", "training_fredensborg"),
    _in(9, "Vejen", "Toilet med vask og tørring", "Wash-and-dry toilets", "c", "toilet_vejen"),
    _in(10, "Sorø", "Skærmbesøg", "Screen visits", "b", "screen_soroe"),
    _in(11, "København", "Digital træning", "Digital training", "e", "training_koebenhavn"),
    _in(12, "Morsø", "Telemedicin, KOL og hjertesvigt", "Telemedicine, COPD and heart failure", "hc", "telecare_morsoe"),
    _out(13, "Holbæk", "KOL-hold på skærm", "COPD group training by screen", "b", _CENTRE),
    _out(14, "Sorø", "Interaktiv skærm", "Interactive screen", "j", _NURSING_HOME),
    _out(15, "Hillerød", "Digitalt sundhedscenter", "Digital health centre", "j", _UNRELATED),
    _out(16, "Fredensborg", "AI-sensor mod fald", "AI sensor, falls", "h", _NURSING_HOME),
    _in(17, "Gentofte", "Tidlig opsporing med AI", "AI early detection", "h", "early_detection_gentofte"),
    _in(18, "Aarhus", "Intelligent drikkeglas", "Smart drinking glass", "d", "glass_aarhus"),
    _out(19, "Sønderborg", "Aktivitetssensor", "Activity sensor", "ji", _NURSING_HOME),
    _in(20, "Ringkøbing-Skjern", "Dosispakket medicin", "Dose packing", "cd", "dose_packing_rksk"),
    _in(21, "Hjørring", "Pilledispenser", "Pill dispenser", "ch", "robot_hjoerring"),
    _out(22, "Sorø", "Læringsplatform", "Learning platform", "j", _UNRELATED),
    _out(23, "Vejen", "Skriveværktøj", "Writing aid", "j", _UNRELATED),
    _out(24, "Sorø", "Sensorer", "Sensors", "j", _NURSING_HOME),
    _out(25, "Næstved", "AI-sensor", "AI sensor", "ch", _NURSING_HOME),
    _in(26, "Sorø", "Sygeplejeklinikker", "Nursing clinics", "f", "clinic_soroe"),
    _in(27, "Hjørring", "Medicinrobotter", "Medicine robots", "ch", "robot_hjoerring", see=21),
    _in(28, "Assens", "Sensorbleer, tre døgns kortlægning", "Sensor pads, three days of mapping", "d", "sensorble_assens", see=1),
    _in(29, "Assens", "Robotstøvsuger og gulvvasker", "Robot vacuum and floor washer", "dc", "robot_vacuum_assens"),
    _in(30, "Slagelse", "Sanseskærme i plejen, fra to til én", "Sensory screens in care, two to one", "d", "two_to_one_slagelse"),
    _in(31, "Sorø", "Hjælpemiddel til kompressionsstrømper", "Compression-stocking aid", "d", "stockings_soroe"),
    _out(32, "Aabenraa", "Patientflow på rehabiliteringscenter", "Patient flow at a rehabilitation centre", "i", _OUTPUT),
    _in(33, "Lemvig", "Automatisk ruteplanlægning", "Automated route planning", "a", "route_planning_lemvig"),
    _in(34, "Assens", "Skærmbesøg", "Screen visits", "b", "screen_assens"),
    _in(35, "Køge", "Skærmbesøg fra en særlig enhed", "Screen visits, dedicated unit", "bh", "screen_koege"),
    _in(36, "Køge", "App til vagtbooking", "Shift-booking app", "g", "shift_app_koege"),
    _out(37, "Hjørring", "Chat", "Chat", "j", _UNRELATED),
    _out(38, "Sorø", "Datavisualisering", "Data visualisation", "i", _OUTPUT),
    _out(39, "København", "Overbliksskærme", "Overview boards", "i", _OUTPUT),
    _in(40, "Vejle", "Skærmbesøg", "Screen visits", "b", "screen_vejle"),
    _in(44, "Kerteminde", "Træning med app", "Training by app", "e", "training_kerteminde"),
    _in(48, "Aalborg", "Medicinrobotter", "Medicine robots", "ch", "robot_aalborg"),
    _in(50, "Aalborg", "Dosispakket medicin", "Dose packing", "cd", "dose_packing_aalborg"),
    _in(55, "Aarhus", "Medicinteknologi, indsatstrappe", "Medicine technology, a ladder", "cbh", *_LADDER),
    _in(57, "Aarhus", "e-Team", "e-Team", "bh", "eteam_aarhus"),
    _in(59, "Viborg", "DigiRehab", "DigiRehab", "e", "training_viborg"),
)  # fmt: skip

EVIDENCE: Final[dict[int, tuple[int, ...]]] = {
    41: (40,),
    42: (40,),
    43: (40,),
    45: (44, 59),
    46: (44,),
    47: (44,),
    49: (48,),
    51: (),
    52: (),
    53: (),
    54: (55,),
    56: (55,),
    58: (55,),
    60: (),
    61: (),
}
"""The other rows of domain.md 2.3: no solutions, but figures about these; none for what is about the field as a whole."""

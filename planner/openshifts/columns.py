"""The columns of the table of open shifts, which goes out to the booking app and comes back with a worker in each shift taken."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.formats.schema import Column, Kind, Table
from planner.messages import Text

_NOT_READ = Text("læses ikke tilbage", "not read back")


def _told(name: str, danish: str, explain: Text) -> Column:
    """A column that is written, and passed over when the table comes back."""
    return Column(name, (danish,), Kind.TEXT, explain, default=_NOT_READ)


TOLD: tuple[Column, ...] = (
    _told("date", "dato", Text("Dagen, vagten begynder.", "The day the shift starts.")),
    _told("start", "start", Text("Hvornår vagten begynder.", "When the shift starts.")),
    _told("end", "slut", Text("Hvornår vagten slutter.", "When the shift ends.")),
    _told("minutes", "minutter", Text("Vagtens længde.", "Length of the shift.")),
    _told("break_minutes", "pause_minutter", Text("Pauser i vagten.", "Breaks in the shift.")),
    _told("district", "distrikt", Text("Basens eller skærmenhedens id.", "The base's or the screen unit's id.")),
    _told("district_name", "distrikt_navn", Text("Dens navn.", "Its name.")),
    _told("means", "transport", Text("Hvordan man kommer rundt.", "How to get around.")),
    _told("required_level", "krævet_faggruppe", Text("Lavest krævede faggruppe.", "Lowest level required.")),
    _told("required_certificates", "krævede_certifikater", Text("Krævede kurser og beviser.", "Certificates required.")),
    _told("required_delegations", "krævede_overdragelser", Text("Opgaver, en sygeplejerske skal overdrage, og hos hvor mange borgere. Ingen borgere nævnes.",
          "Tasks that a nurse must hand over, and for how many citizens. No citizen is named.")),
    _told("visits", "besøg", Text("Besøg i vagten.", "Visits in the shift.")),
)  # fmt: skip

TAKEN: tuple[Column, ...] = (
    Column("worker_id", ("medarbejder_id", "medarbejder", "medarbejdernr"), Kind.ID, Text("Hvem der har taget vagten; tom, så længe ingen har.", "Who has taken the shift; empty as long as nobody has."),
           default=Text("ingen har taget den", "nobody has taken it")),
    Column("level", ("faggruppe", "niveau"), Kind.LEVEL, Text("Medarbejderens faglige niveau.", "The worker's professional level."),
           default=Text("som i medarbejdertabellen", "as in the workers table")),
    Column("certificates", ("certifikater", "kurser"), Kind.LIST, Text("Medarbejderens kurser og beviser, adskilt af |.", "The worker's certificates, separated by |."),
           default=Text("som i medarbejdertabellen, ellers ingen", "as in the workers table, otherwise none")),
    Column("delegated", ("overdraget",), Kind.YES_NO, Text("ja, når en sygeplejerske har overdraget vagtens opgaver til medarbejderen.", "yes, when a nurse has handed the shift's tasks over to the worker."),
           default=Text("nej", "no")),
)  # fmt: skip

OPEN_SHIFT_TABLE = Table(
    "open_shifts", ("aabne_vagter",), Text("Åbne vagter", "Open shifts"),
    Text("De vagter, der udbydes. Tabellen kommer tilbage med en medarbejder i de vagter, der er taget.",
         "The shifts on offer. The table comes back with a worker in the shifts that are taken."),
    (
        Column("open_shift_id", ("åben_vagt_id", "åben_vagt", "vagt_id"), Kind.ID, Text("Den åbne vagts id.", "The open shift's id."), required=True),
        *TOLD,
        *TAKEN,
    ),
    required=True,
)  # fmt: skip

"""The tables of an input about people and places; with `planner.formats.tables_day` they make up the whole schema."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.formats.schema import Column, Kind, Table
from planner.formats.tables_day import DAY_TABLES
from planner.messages import Text

_COORDINATES = (
    Column("latitude", ("breddegrad", "lat"), Kind.NUMBER,
           Text("Breddegrad i WGS84, i Danmark 54-58.", "Latitude in WGS84, in Denmark 54-58.")),
    Column("longitude", ("længdegrad", "lon", "lng"), Kind.NUMBER,
           Text("Længdegrad i WGS84, i Danmark 8-16.", "Longitude in WGS84, in Denmark 8-16.")),
    Column("x", ("x", "øst", "easting", "utm_x"), Kind.NUMBER,
           Text("Øst-koordinat i EPSG:25832 (UTM zone 32) i meter; udfyldes sammen med y i stedet for bredde- og længdegrad.",
                "Easting in EPSG:25832 (UTM zone 32) in metres; given with y instead of latitude and longitude.")),
    Column("y", ("y", "nord", "northing", "utm_y"), Kind.NUMBER,
           Text("Nord-koordinat i EPSG:25832 i meter.", "Northing in EPSG:25832 in metres.")),
)  # fmt: skip


def _overhead(means: str, danish: str, word: Text) -> tuple[Column, Column]:
    keep = Text("indstillingernes værdi for transportmidlet", "the settings' value for that means of travel")
    return (
        Column(f"arriving_{means}", (f"ankomst_{danish}",), Kind.MINUTES,
               Text(f"Minutter fra parkering til hjælpen begynder på denne adresse, når man kommer {word.da}.",
                    f"Minutes from parking until care starts at this address when coming {word.en}."), default=keep),
        Column(f"leaving_{means}", (f"afgang_{danish}",), Kind.MINUTES,
               Text(f"Minutter fra hjælpen slutter til man kører, når man kommer {word.da}.",
                    f"Minutes from the end of care until leaving when coming {word.en}."), default=keep),
    )  # fmt: skip


ADDRESSES = Table(
    "addresses", ("adresser",), Text("Adresser", "Addresses"),
    Text("Steder med koordinater: borgernes hjem og baserne. Tabellen kan undværes for borgere, der har koordinater i borgertabellen.",
         "Places with coordinates: citizens' homes and the bases. Not needed for citizens who carry coordinates in the citizens table."),
    (
        Column("address_id", ("adresse_id", "adresse", "adressenr"), Kind.ID,
               Text("Adressens eget id, frit valgt.", "The address's own id, freely chosen."), required=True),
        *_COORDINATES,
        Column("label", ("navn", "betegnelse"), Kind.TEXT,
               Text("Det navn, planlæggeren ser, fx vej og husnummer.", "The name the planner sees, such as street and number."),
               default=Text("intet navn", "no name")),
        *_overhead("car", "bil", Text("i bil", "by car")),
        *_overhead("bicycle", "cykel", Text("på cykel", "by bicycle")),
        *_overhead("walking", "gang", Text("til fods", "on foot")),
    ),
    one_of=(("latitude", "longitude"), ("x", "y")),
)  # fmt: skip

CITIZENS = Table(
    "citizens", ("borgere",), Text("Borgere", "Citizens"),
    Text("Dem, der får besøg. Brug omsorgssystemets borgernummer eller et løbenummer, aldrig CPR-nummer. Kolonnerne fra skærm_egnet og frem handler om skærmbesøg; "
         "er de alle tomme, vides intet, og alle besøg hos borgeren er fysiske.",
         "Those who are visited. Use the care system's citizen number or a running number, never a CPR number. The columns from screen_able on are about screen visits; "
         "if all of them are empty nothing is known, and every visit to the citizen is physical."),
    (
        Column("citizen_id", ("borger_id", "borger", "borgernr"), Kind.ID,
               Text("Borgerens id, frit valgt; ikke CPR-nummer.", "The citizen's id, freely chosen; not a CPR number."), required=True),
        Column("address_id", ("adresse_id", "adresse"), Kind.ID,
               Text("Id i adressetabellen. Med koordinater i denne række bliver det id for den adresse, rækken opretter.",
                    "Id in the addresses table. With coordinates in this row it names the address that the row makes."),
               default=Text("borgerens id, når rækken har koordinater", "the citizen's id, when the row has coordinates")),
        *_COORDINATES,
        Column("label", ("navn", "betegnelse"), Kind.TEXT,
               Text("Det navn, planlæggeren ser. Brug gerne initialer.", "The name the planner sees. Initials will do."),
               default=Text("intet navn", "no name")),
        Column("preferred_workers", ("foretrukne_medarbejdere", "faste_medarbejdere"), Kind.LIST,
               Text("Medarbejder-id'er adskilt af |; andre koster point i planen.", "Worker ids separated by |; anyone else costs points in the plan."),
               default=Text("ingen", "none")),
        Column("required_workers", ("krævede_medarbejdere", "kun_medarbejdere"), Kind.LIST,
               Text("Kun disse medarbejdere må komme.", "Only these workers may come."),
               default=Text("alle må komme", "anyone may come")),
        Column("forbidden_workers", ("udelukkede_medarbejdere", "ikke_medarbejdere"), Kind.LIST,
               Text("Disse medarbejdere må ikke komme.", "These workers must not come."), default=Text("ingen", "none")),
        Column("screen_able", ("skærm_egnet", "egnet_til_skærm"), Kind.YES_NO,
               Text("Om borgeren er vurderet egnet til skærmbesøg.", "Whether the citizen was assessed as able to be visited by screen."), default=Text("ikke vurderet", "not assessed")),
        Column("assessed_by", ("vurderet_af",), Kind.LEVEL, Text("Faggruppen, der har vurderet.", "The level of who assessed."), default=Text("ikke oplyst", "not stated")),
        Column("assessed_on", ("vurderet_den", "vurderingsdato"), Kind.DATE, Text("Dagen for vurderingen.", "The day of the assessment."), default=Text("ikke oplyst", "not stated")),
        Column("reassess_by", ("revurderes_senest", "revurdering"), Kind.DATE, Text("Sidste dag, vurderingen gælder.", "The last day on which the assessment holds."), default=Text("ingen grænse", "no limit")),
        Column("consent", ("samtykke", "samtykke_til_skærm"), Kind.CONSENT, Text("Hvad borgeren har svaret til skærmbesøg.", "What the citizen has said to screen visits."), default=Text("ukendt", "unknown")),
        Column("consent_until", ("samtykke_til_og_med", "samtykke_udløber"), Kind.DATE, Text("Sidste dag, samtykket gælder.", "The last day on which the consent holds."), default=Text("ingen grænse", "no limit")),
        Column("has_device", ("har_skærm", "skærm_udleveret"), Kind.YES_NO, Text("Om borgeren har en skærm hjemme.", "Whether there is a device at home."), default=Text("nej", "no")),
        Column("first_visit_done", ("første_besøg_holdt", "første_besøg"), Kind.YES_NO, Text("Om nogen har været hos borgeren i eget hjem.", "Whether somebody has been there in person."), default=Text("nej", "no")),
        Column("last_physical", ("sidste_fysiske", "sidste_fysiske_besøg"), Kind.DATE, Text("Dagen for det seneste fysiske besøg.", "The day of the latest physical visit."), default=Text("ikke oplyst", "not stated")),
        Column("physical_this_week", ("fysiske_denne_uge",), Kind.INTEGER,
               Text("Fysiske besøg fra mandag i planens første uge til dagen før planen.", "Physical visits from Monday of the plan's first week to the day before the plan."), default=Text("0", "0")),
        Column("physical_later_this_week", ("fysiske_senere_i_ugen",), Kind.INTEGER,
               Text("Fysiske besøg, der sikkert kommer efter planens sidste dag til og med søndag.", "Physical visits that are sure to come after the plan's last day until Sunday."), default=Text("0", "0")),
        Column("screen_in_a_row", ("skærm_i_træk",), Kind.INTEGER, Text("Skærmbesøg siden det seneste fysiske.", "Screen visits since the latest physical one."), default=Text("0", "0")),
        Column("min_physical_per_week", ("mindst_fysiske_pr_uge",), Kind.INTEGER,
               Text("Mindst så mange fysiske besøg om ugen hos denne borger.", "At least so many physical visits a week at this citizen."), default=Text("indstillingernes værdi", "the settings' value")),
    ),
    required=True,
)  # fmt: skip

WORKERS = Table(
    "workers", ("medarbejdere",), Text("Medarbejdere", "Workers"),
    Text("Dem, der kører eller ringer.", "Those who travel or call."),
    (
        Column("worker_id", ("medarbejder_id", "medarbejder", "medarbejdernr"), Kind.ID,
               Text("Medarbejderens id, frit valgt; ikke CPR-nummer.", "The worker's id, freely chosen; not a CPR number."), required=True),
        Column("level", ("faggruppe", "niveau", "kompetence"), Kind.LEVEL,
               Text("Fagligt niveau.", "Professional level."), required=True),
        Column("label", ("navn", "betegnelse"), Kind.TEXT,
               Text("Det navn, planlæggeren ser.", "The name the planner sees."), default=Text("intet navn", "no name")),
        Column("certificates", ("certifikater", "kurser"), Kind.LIST,
               Text("Medarbejderens kurser og beviser, adskilt af |, skrevet som i besøgstabellen.",
                    "The worker's certificates, separated by |, spelt as in the visits table."), default=Text("ingen", "none")),
        Column("heavy_price", ("pris_tungt_besøg",), Kind.INTEGER,
               Text("Point for hvert tungt besøg (dobbeltbemanding, forflytning eller bad) hos denne medarbejder, når listerne hidtil har været tunge.",
                    "Points for each heavy visit (two workers, transfer or bath) of this worker, when the lists so far have been heavy."), default=Text("0", "0")),
        Column("care_price", ("pris_plejesekund",), Kind.INTEGER,
               Text("Point for hvert sekunds pleje hos denne medarbejder, når listerne hidtil har været lange.",
                    "Points for each second of this worker's care, when the lists so far have been long."), default=Text("0", "0")),
    ),
    required=True,
)  # fmt: skip

DELEGATIONS = Table(
    "delegations", ("delegationer", "opgaveoverdragelser"), Text("Delegationer", "Delegations"),
    Text("En sygeplejerske har overdraget en opgave hos én borger til én medarbejder.",
         "A nurse has handed a task at one citizen to one worker."),
    (
        Column("worker_id", ("medarbejder_id", "medarbejder"), Kind.ID, Text("Hvem opgaven er overdraget til.", "Who may do the task."), required=True),
        Column("citizen_id", ("borger_id", "borger"), Kind.ID, Text("Hos hvilken borger.", "At which citizen."), required=True),
        Column("task", ("opgave",), Kind.TEXT,
               Text("Opgaven, skrevet som i besøgenes kolonne for delegerede opgaver.", "The task, spelt as in the visits' delegated tasks."), required=True),
    ),
)  # fmt: skip

_ONLY_SCREEN = Text(
    "kun tilladt, når rækken alene har kode og skærm", "only allowed when the row has code and screen alone"
)

SERVICES = Table(
    "services", ("ydelser",), Text("Ydelser", "Services"),
    Text("Kommunens egne ydelser oven i det indbyggede katalog. En kode, der findes i forvejen, erstatter den indbyggede. "
         "En række med kun kode og skærm ændrer alene, om ydelsen kan gives på skærm.",
         "The municipality's own services on top of the built-in catalogue. A code that exists already replaces the built-in one. "
         "A row of code and screen alone changes only whether the service can be given by screen."),
    (
        Column("code", ("kode", "ydelseskode"), Kind.ID, Text("Ydelsens kode.", "The service's code."), required=True),
        Column("name", ("navn", "ydelse"), Kind.TEXT, Text("Ydelsens navn.", "The service's name."), default=Text("koden", "the code")),
        Column("core_minutes", ("minutter", "varighed"), Kind.MINUTES,
               Text("Hjælpens længde i minutter uden vej og ankomst.", "Length of care in minutes without travel and arrival."), default=_ONLY_SCREEN),
        Column("level", ("faggruppe", "niveau"), Kind.LEVEL, Text("Lavest krævede niveau.", "Lowest level required."), default=_ONLY_SCREEN),
        Column("delegated_task", ("delegeret_opgave",), Kind.TEXT,
               Text("Opgave, der kræver overdragelse.", "Task that needs a delegation."), default=Text("ingen", "none")),
        Column("certificate", ("certifikat", "kursus"), Kind.TEXT,
               Text("Kursus eller bevis, der kræves.", "Certificate that is required."), default=Text("ingen", "none")),
        Column("priority", ("prioritet",), Kind.INTEGER, Text("1 (akut) til 5 (rengøring).", "1 (acute) to 5 (cleaning)."), default=Text("3", "3")),
        Column("window_kind", ("tidstype",), Kind.WINDOW_KIND,
               Text("Hvor frit besøget kan flyttes, når det kun har en aftalt tid: kritisk 15, snæver 30, måltid 45 og normal 60 minutter til hver side; "
                    "halv dag er 07-12 eller 12-17; arbejdsdag er 07-15 og kræver ingen aftalt tid.",
                    "How freely the visit may move when it has an agreed time only: critical 15, tight 30, meal 45 and normal 60 minutes either way; "
                    "half day is 07-12 or 12-17; workday is 07-15 and needs no agreed time."),
               default=Text("normal", "normal")),
        Column("screen", ("skærm", "på_skærm"), Kind.SCREEN_USE,
               Text("Om ydelsen kan gives på skærm; vejledt: borgeren gør det selv under vejledning. Et besøg kan kun være på skærm, hvis alle dets ydelser kan.",
                    "Whether the service can be given by screen; guided: the citizen does it, guided. A visit can be by screen only if all its services can."),
               default=Text("som den indbyggede ydelse med samme kode, ellers nej", "as the built-in service of that code, otherwise no")),
    ),
)  # fmt: skip

SETTINGS = Table(
    "settings", ("indstillinger",), Text("Indstillinger", "Settings"),
    Text("Én indstilling pr. række. Alt kan undværes.", "One setting a row. Everything may be left out."),
    (
        Column("key", ("nøgle", "indstilling"), Kind.TEXT, Text("Indstillingens navn.", "The setting's name."), required=True),
        Column("value", ("værdi",), Kind.TEXT, Text("Indstillingens værdi; tom betyder standardværdien.", "The setting's value; empty means the default."),
               default=Text("standardværdien", "the default")),
    ),
)  # fmt: skip

TABLES: tuple[Table, ...] = (SETTINGS, SERVICES, ADDRESSES, CITIZENS, WORKERS, DELEGATIONS, *DAY_TABLES)
TABLE: dict[str, Table] = {t.name: t for t in TABLES}

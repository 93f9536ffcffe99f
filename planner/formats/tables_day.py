"""The tables of an input about the day itself: screen units, shifts, breaks, visits, links and pins."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.formats.schema import Column, Kind, Table
from planner.messages import Text

UNITS = Table(
    "units", ("skaermenheder",), Text("Skærmenheder", "Screen units"),
    Text("Hvor mange skærmpladser en skærmenhed har hvornår: en række pr. tidsrum. Uden for rækkernes tidsrum er enheden lukket. "
         "Et opkald optager en plads fra klargøring til dokumentation. Har en enhed kun én række uden tidsrum, er der plads til alle, der er på vagt i den.",
         "How many seats a screen unit has when: one row a period. Outside the rows' periods the unit is shut. "
         "A call takes a seat from set-up to documentation. If a unit has a single row without a period there is a seat for everybody on shift in it."),
    (
        Column("unit_id", ("enheds_id", "skærmenhed", "enhed"), Kind.ID, Text("Enhedens id, frit valgt.", "The unit's id, freely chosen."), required=True),
        Column("label", ("navn", "betegnelse"), Kind.TEXT, Text("Det navn, planlæggeren ser; nok i én af enhedens rækker.", "The name the planner sees; one of the unit's rows is enough."), default=Text("intet navn", "no name")),
        Column("date", ("dato",), Kind.DATE, Text("Datoen for klokkeslættene.", "The date of the times."), default=Text("dato i fra-cellen", "the date in the from cell")),
        Column("from", ("fra",), Kind.CLOCK, Text("Hvornår tidsrummet begynder; et kvarter: 07:00, 07:15, ...", "When the period begins; on a quarter of an hour: 07:00, 07:15, ..."), default=Text("plads til alle (kun uden til og pladser)", "a seat for everybody (only without to and seats)")),
        Column("to", ("til",), Kind.CLOCK, Text("Hvornår det slutter; et klokkeslæt før fra er næste dag, når tidsrummet derved er højst 12 timer.",
               "When it ends; a time before from is on the next day, if the period then lasts 12 hours at most."), default=Text("til enhedens næste række, eller uden slutning", "until the unit's next row, or open-ended")),
        Column("seats", ("pladser", "skærmpladser"), Kind.INTEGER, Text("Antal pladser i tidsrummet.", "Number of seats in the period."), default=Text("kun tilladt uden tidsrum", "only allowed without a period")),
    ),
)  # fmt: skip

SHIFTS = Table(
    "shifts", ("vagter",), Text("Vagter", "Shifts"),
    Text("Hvem arbejder hvornår. En medarbejder kan have flere vagter. Uden slutdato betyder et sluttidspunkt før starten næste dag, "
         "men kun når vagten derved bliver højst 12 timer; ellers er det en fejl.",
         "Who works when. A worker may have several shifts. Without an end date an end before the start means the next day, "
         "but only if the shift then lasts 12 hours at most; otherwise it is a fault."),
    (
        Column("shift_id", ("vagt_id", "vagt"), Kind.ID, Text("Vagtens id, frit valgt.", "The shift's id, freely chosen."), required=True),
        Column("worker_id", ("medarbejder_id", "medarbejder"), Kind.ID, Text("Hvem der har vagten.", "Whose shift it is."), required=True),
        Column("date", ("dato", "startdato"), Kind.DATE, Text("Datoen, vagten begynder.", "The date the shift starts."),
               default=Text("datoen i startcellen", "the date in the start cell")),
        Column("start", ("start", "mødetid", "starttid"), Kind.CLOCK, Text("Hvornår vagten begynder.", "When the shift starts."), required=True),
        Column("end", ("slut", "sluttid", "fyraften"), Kind.CLOCK, Text("Hvornår vagten slutter.", "When the shift ends."), required=True),
        Column("end_date", ("slutdato",), Kind.DATE, Text("Datoen, vagten slutter.", "The date the shift ends."),
               default=Text("samme dag, eller næste dag for en nattevagt på højst 12 timer", "the same day, or the next for a night shift of 12 hours at most")),
        Column("start_address", ("startadresse", "mødested"), Kind.PLACE,
               Text("Adresse-id, hvor vagten begynder. Skal udfyldes for alle vagter med fysiske besøg.",
                    "Address id where the shift starts. Needed for every shift with physical visits."), default=Text("intet sted (kun skærmbesøg)", "no place (screen visits only)")),
        Column("end_address", ("slutadresse", "slutsted"), Kind.PLACE,
               Text("Adresse-id, hvor vagten slutter; - betyder intet sted.", "Address id where the shift ends; - means no place."),
               default=Text("som startadressen", "as the start address")),
        Column("means", ("transportmiddel", "transport"), Kind.MEANS, Text("Hvordan medarbejderen kommer rundt.", "How the worker travels."),
               default=Text("bil", "car")),
        Column("max_overtime", ("højst_overarbejde", "overarbejde"), Kind.MINUTES,
               Text("Højst så mange minutter efter vagtens slutning.", "At most this many minutes past the end."), default=Text("0", "0")),
        Column("modes", ("besøgsformer", "formål"), Kind.MODES,
               Text("Hvilke besøg vagten kan tage, adskilt af |.", "Which visits the shift can take, separated by |."), default=Text("fysisk; skærm for en vagt i en skærmenhed", "physical; screen for a shift in a screen unit")),
        Column("unit_id", ("skærmenhed", "enhed"), Kind.ID, Text("Skærmenheden, hvis pladser vagten bruger; den tager kun skærmbesøg og har intet sted.",
               "The screen unit whose seats the shift uses; it takes screen visits only and has no place."), default=Text("ingen", "none")),
    ),
    required=True,
)  # fmt: skip

BREAKS = Table(
    "breaks", ("pauser",), Text("Pauser", "Breaks"),
    Text("Pauser i vagterne. Et klokkeslæt uden dato er det første efter vagtens start, så pauser i nattevagter falder rigtigt.",
         "Breaks in the shifts. A time without a date is the first one after the shift's start, so that breaks in night shifts fall right."),
    (
        Column("shift_id", ("vagt_id", "vagt"), Kind.ID, Text("Hvilken vagt.", "Which shift."), required=True),
        Column("earliest", ("tidligst", "tidligste_start"), Kind.CLOCK, Text("Tidligste start på pausen.", "Earliest start of the break."), required=True),
        Column("latest", ("senest", "seneste_start"), Kind.CLOCK, Text("Seneste start på pausen.", "Latest start of the break."), required=True),
        Column("duration", ("varighed", "minutter"), Kind.MINUTES, Text("Pausens længde i minutter.", "Length in minutes."), required=True),
        Column("paid", ("betalt", "lønnet"), Kind.YES_NO, Text("Om pausen er betalt arbejdstid.", "Whether the break is paid working time."), default=Text("ja", "yes")),
        Column("address_id", ("adresse_id", "sted"), Kind.PLACE, Text("Adresse-id, hvor pausen skal holdes.", "Address id where it must be held."),
               default=Text("hvor som helst", "anywhere")),
    ),
)  # fmt: skip

VISITS = Table(
    "visits", ("besoeg",), Text("Besøg", "Visits"),
    Text("Et besøg pr. række. Tidsvinduet siger, hvornår hjælpen må begynde: enten tidligst og senest, eller flere vinduer i én celle, "
         "eller en aftalt tid, som ydelsernes tidstype gør til et vindue (se ydelsestabellen; den snævreste gælder). Tomme celler for varighed, niveau, certifikater, delegerede opgaver og prioritet "
         "hentes fra ydelserne: summen af minutterne, det højeste niveau, alle certifikater og opgaver, den mest presserende prioritet.",
         "One visit a row. The window says when care may start: either earliest and latest, or several windows in one cell, "
         "or an agreed time that the services' kind of window turns into one (see the services table; the narrowest counts). Empty cells for duration, level, certificates, delegated tasks and priority "
         "come from the services: the sum of the minutes, the highest level, all certificates and tasks, the most urgent priority."),
    (
        Column("visit_id", ("besøgs_id", "besøg_id", "besøg", "besøgsnr"), Kind.ID, Text("Besøgets id, frit valgt.", "The visit's id, freely chosen."), required=True),
        Column("citizen_id", ("borger_id", "borger", "borgernr"), Kind.ID, Text("Hvem der får besøg.", "Who is visited."), required=True),
        Column("date", ("dato",), Kind.DATE, Text("Dagen, klokkeslættene gælder.", "The day of the times."),
               default=Text("datoer i tidscellerne", "dates in the time cells")),
        Column("earliest", ("tidligst", "tidligste_start"), Kind.CLOCK, Text("Hjælpen må tidligst begynde.", "Care may start no earlier.")),
        Column("latest", ("senest", "seneste_start"), Kind.CLOCK, Text("Hjælpen skal senest begynde.", "Care must start no later.")),
        Column("end_latest", ("slut_senest", "senest_slut"), Kind.CLOCK, Text("Hjælpen skal senest være slut.", "Care must end no later."),
               default=Text("ingen grænse", "no limit")),
        Column("windows", ("vinduer", "tidsvinduer"), Kind.WINDOWS,
               Text("Flere vinduer i stedet for tidligst og senest: 07:00-09:00|11:00-12:00. Efter / kan stå slut senest: 07:00-09:00/10:00. "
                    "Et vindue over midnat skrives med datoer: 2026-03-02 23:00-2026-03-03 01:00.",
                    "Several windows instead of earliest and latest: 07:00-09:00|11:00-12:00. After / the latest end: 07:00-09:00/10:00. "
                    "A window across midnight is written with dates: 2026-03-02 23:00-2026-03-03 01:00.")),
        Column("agreed_time", ("aftalt_tid", "planlagt_tid"), Kind.CLOCK,
               Text("Aftalt starttid, når der ikke er skrevet vinduer; ydelsernes tidstype bestemmer, hvor meget der må afviges.",
                    "Agreed start when no windows are given; the services' kind of window decides how far one may stray.")),
        Column("duration", ("varighed", "minutter"), Kind.MINUTES, Text("Hjælpens længde i minutter ved fysisk besøg, uden vej og ankomst.",
               "Length of care in minutes at a physical visit, without travel and arrival."), default=Text("summen af ydelsernes minutter", "the sum of the services' minutes")),
        Column("screen_duration", ("skærmvarighed", "skærm_minutter"), Kind.MINUTES, Text("Længden i minutter, hvis besøget holdes på skærm.",
               "Length in minutes if held by screen."), default=Text("som varigheden, hvis skærm er tilladt", "as the duration, if the screen is allowed")),
        Column("modes", ("besøgsformer", "besøgsform"), Kind.MODES, Text("Hvordan besøget må holdes i dag, adskilt af |.", "How the visit may be held today, separated by |."),
               default=Text("fysisk, og skærm hvis skærmvarighed er udfyldt", "physical, and screen if a screen duration is given")),
        Column("services", ("ydelser", "indsatser"), Kind.SERVICES, Text("Ydelsernes koder eller navne, adskilt af | eller +.", "Codes or names of the services, separated by | or +."),
               default=Text("ingen", "none")),
        Column("promised_latest", ("lovet_senest", "lovet"), Kind.CLOCK, Text("Senere start er forsinkelse, men tilladt.", "A later start is late, but allowed."),
               default=Text("intet løfte", "no promise")),
        Column("staff_required", ("antal_medarbejdere", "bemanding"), Kind.INTEGER, Text("1, eller 2 ved dobbeltbemanding.", "1, or 2 for double staffing."), default=Text("1", "1")),
        Column("level", ("faggruppe", "niveau", "kompetence"), Kind.LEVEL, Text("Lavest krævede niveau.", "Lowest level required."), default=Text("ydelsernes højeste niveau", "the highest level of the services")),
        Column("certificates", ("certifikater", "kurser"), Kind.TASKS, Text("Krævede kurser og beviser, adskilt af |; - betyder ingen.", "Certificates required, separated by |; - means none."), default=Text("ydelsernes certifikater", "the services' certificates")),
        Column("delegated_tasks", ("delegerede_opgaver", "delegationer"), Kind.TASKS, Text("Opgaver, der kræver overdragelse, adskilt af |; - betyder ingen.",
               "Tasks that need a delegation, separated by |; - means none."), default=Text("ydelsernes opgaver", "the services' tasks")),
        Column("priority", ("prioritet",), Kind.INTEGER, Text("1 (akut) til 5 (rengøring).", "1 (acute) to 5 (cleaning)."), default=Text("ydelsernes mest presserende, ellers 3", "the most urgent of the services, otherwise 3")),
        Column("must_be_physical", ("skal_være_fysisk", "kun_fysisk"), Kind.YES_NO, Text("ja: besøget holdes aldrig på skærm, uanset besøgsformer.", "yes: the visit is never held by screen, whatever its modes."), default=Text("nej", "no")),
        Column("split_services", ("skærmdel_ydelser", "skærmdel"), Kind.SERVICES,
               Text("Et blandet besøg må deles: disse af dets ydelser på skærm, resten hjemme.", "A mixed visit may be split: these of its services by screen, the rest at home."), default=Text("besøget deles ikke", "the visit is not split")),
        Column("split_screen_duration", ("skærmdel_minutter",), Kind.MINUTES, Text("Skærmdelens længde i minutter.", "Length of the part by screen in minutes."), default=Text("skærmdelens ydelsers minutter", "the minutes of the part's services")),
        Column("split_remaining_duration", ("hjemmedel_minutter",), Kind.MINUTES, Text("Længden i minutter af det, der bliver tilbage hjemme.", "Length in minutes of what remains at home."), default=Text("de øvrige ydelsers minutter", "the minutes of the other services")),
        Column("second_on_screen", ("anden_på_skærm",), Kind.YES_NO, Text("ja: af to medarbejdere må den ene være på skærm, mens den anden er i hjemmet.", "yes: of two workers one may be on screen while the other is in the home."), default=Text("nej", "no")),
    ),
    required=True,
)  # fmt: skip

LINKS = Table(
    "links", ("besoegsafstande", "afstande"), Text("Besøgsafstande", "Links"),
    Text("Krav mellem to besøg: hvor længe efter det første det andet begynder, og om det er samme medarbejder.",
         "Demands between two visits: how long after the first the second starts, and whether one worker does both."),
    (
        Column("first", ("første_besøg", "første"), Kind.ID, Text("Det første besøgs id.", "The first visit's id."), required=True),
        Column("second", ("andet_besøg", "andet"), Kind.ID, Text("Det andet besøgs id.", "The second visit's id."), required=True),
        Column("min_gap", ("mindst", "mindst_minutter"), Kind.MINUTES, Text("Mindst så mange minutter fra start til start.", "At least so many minutes from start to start."), default=Text("0", "0")),
        Column("max_gap", ("højst", "højst_minutter"), Kind.MINUTES, Text("Højst så mange minutter fra start til start.", "At most so many minutes from start to start."), default=Text("ingen grænse", "no limit")),
        Column("worker", ("medarbejder",), Kind.LINK_WORKER, Text("Samme medarbejder, forskellige, eller ligegyldigt.", "The same worker, different ones, or any."), default=Text("ligegyldigt", "any")),
    ),
)  # fmt: skip

PINS = Table(
    "pins", ("laaste", "laase"), Text("Låste besøg", "Pins"),
    Text("Det, planlæggeren har lagt fast. En tom celle er ikke låst.", "What the planner has locked. An empty cell is not locked."),
    (
        Column("visit_id", ("besøgs_id", "besøg_id", "besøg"), Kind.ID, Text("Hvilket besøg.", "Which visit."), required=True),
        Column("shift_id", ("vagt_id", "vagt"), Kind.ID, Text("Vagten, besøget er låst til.", "The shift it is locked to."), default=Text("ikke låst", "not locked")),
        Column("date", ("dato",), Kind.DATE, Text("Datoen for den låste start.", "The date of the locked start."), default=Text("dagen for besøgets første vindue", "the day of the visit's first window")),
        Column("start", ("start", "starttid"), Kind.CLOCK, Text("Det klokkeslæt, hjælpen skal begynde.", "The time at which care must start."), default=Text("ikke låst", "not locked")),
        Column("mode", ("besøgsform",), Kind.MODE, Text("Den besøgsform, der er låst.", "The mode that is locked."), default=Text("ikke låst", "not locked")),
        Column("after", ("efter", "efter_besøg"), Kind.ID, Text("Et besøg på samme vagt, som dette skal komme efter.", "A visit of the same shift that this one must come after."), default=Text("ikke låst", "not locked")),
        Column("seat", ("plads",), Kind.INTEGER, Text("1 eller 2: hvilken af de to medarbejdere ved dobbeltbemanding.", "1 or 2: which of the two workers at a double-staffed visit."), default=Text("1", "1")),
    ),
)  # fmt: skip

DAY_TABLES: tuple[Table, ...] = (UNITS, SHIFTS, BREAKS, VISITS, LINKS, PINS)

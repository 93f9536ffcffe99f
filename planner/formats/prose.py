"""The sentences of the input's description that no schema can give: forms, rules, what is refused, how to export."""

# ruff: noqa: E501 - prose reads best a paragraph a line
from __future__ import annotations

from planner.formats.schema import Kind
from planner.messages import Text

INTRODUCTION = Text(
    """
# Input: dagens besøg og vagter

*Denne side er skrevet ud fra skemaet selv (`python -m planner.formats.documentation`) og rettes dér.*

En dag gives på én af tre måder, som alle siger det samme:

- **En mappe med CSV-filer**, én pr. tabel. Semikolon, komma eller tabulator mellem cellerne, decimalkomma eller -punktum, UTF-8 med eller uden BOM. Filnavne og overskrifter må være danske eller engelske; store og små bogstaver, mellemrum og bindestreger er ligegyldige, og æ, ø, å må skrives ae, oe, aa.
- **Én Excel-projektmappe** (.xlsx) med et ark pr. tabel og de samme navne. Ark ved navn `Vejledning`, `Noter` eller `Læsmig` springes over.
- **Én JSON-fil** med `"schema_version": 1` og programmets egne feltnavne; tidspunkter efter ISO 8601 med UTC-forskel, varigheder i sekunder. `"roads"` og `"matrix"` kan nævne en fil.

`homecare template MAPPE` skriver et tomt sæt med forklaringer og et eksempel i hver tabel. `homecare validate INPUT` melder alle fejl på én gang.

## Regler for alle tabeller

- Første række er overskrifter. Rækkefølgen af kolonner er fri, og kolonner, der ikke bruges, kan udelades. En ukendt kolonne giver en advarsel med den nærmeste kendte overskrift.
- Rækker, hvis første celle begynder med `#`, er forklaringer og eksempler og læses ikke. Tomme rækker springes over. Mellemrum i enderne af en celle tæller ikke.
- Tal skrives uden tusindtalsskilletegn og enhed. Varigheder er minutter og afrundes til hele sekunder.
- Datoer skrives `2026-03-02` eller med dagen først: `02-03-2026`, `02.03.2026`, `02/03/2026`. Klokkeslæt skrives `07:30` eller `07.30`; en dato kan stå foran: `2026-03-03 00:30`. De er lokal tid i indstillingernes tidszone. Midnat er 00:00; 24:00 findes ikke.
- Timen, der springes over, når sommertiden begynder, er en fejl. I timen, der kommer to gange, når den slutter, gælder den første, med en advarsel; skriv `02:30+01:00` for den anden.
- Lister i en celle adskilles af `|`.
- Et id er frit valgt tekst, men ikke tomt eller `-`; det begynder ikke med `#` og indeholder ikke `|`.

## Når noget er galt

- Alle fejl meldes på én gang med fil, række, kolonne, værdi, hvad der er galt, og hvad man kan gøre.
- En række med en **fejl** bruges ikke, og rækker, der bygger på den, bruges heller ikke; de nævnes hver én gang sammen med årsagen. Mangler en hel tabel, nævnes de samlet. Resten læses.
- En **advarsel** standser ikke noget, men nogen bør se på den.
- To rækker med samme id og forskelligt indhold bruges ingen af; er de ens, bruges den ene, med en advarsel.
- En CSV-fil i Windows-1252 eller Latin-1 læses ikke, men meldes med sit sandsynlige tegnsæt: der gættes ikke på borgernes navne. Gem som "CSV UTF-8".

## Ingen CPR-numre

Planlægningen har ikke brug for CPR-numre, og de må ikke være i data. En kolonne afvises, når overskriften nævner dem, når blot én værdi har formen DDMMÅÅ-XXXX med en mulig dag og måned, eller når mindst halvdelen af kolonnens tal på ti cifre kunne være CPR-numre. Den sidste grænse skyldes, at kommunens egne løbenumre også kan have ti cifre: omkring hvert 27. tilfældige tal begynder med en mulig dag og måned, men alle CPR-numre gør. Telefonnumre har otte cifre, og med 45 foran er de ingen dato. Kontrolcifret bruges ikke, for siden 2007 findes gyldige numre uden. Værdierne gentages aldrig i en meddelelse.
""",
    """
# Input: the day's visits and shifts

*This page is written from the schema itself (`python -m planner.formats.documentation`) and is mended there.*

A day is given in one of three ways, which all say the same:

- **A folder of CSV files**, one for each table. Semicolon, comma or tab between cells, decimal comma or point, UTF-8 with or without BOM. File names and headings may be Danish or English; case, spaces and hyphens do not matter, and æ, ø, å may be written ae, oe, aa.
- **One Excel workbook** (.xlsx) with a sheet for each table and the same names. Sheets called `Readme`, `Notes` or `Vejledning` are passed over.
- **One JSON file** with `"schema_version": 1` and the program's own field names; instants in ISO 8601 with a UTC offset, durations in seconds. `"roads"` and `"matrix"` may name a file.

`homecare template FOLDER` writes an empty set with explanations and an example in each table. `homecare validate INPUT` reports every fault at once.

## Rules for all tables

- The first row holds the headings. The order of columns is free, and columns that are not used may be left out. An unknown column gives a warning with the nearest known heading.
- Rows whose first cell begins with `#` are explanations and examples and are not read. Blank rows are passed over. Spaces at the ends of a cell do not count.
- Numbers are written without thousands separator and unit. Durations are minutes and are rounded to whole seconds.
- Dates are written `2026-03-02`, or day first: `02-03-2026`, `02.03.2026`, `02/03/2026`. Times are written `07:30` or `07.30`; a date may stand in front: `2026-03-03 00:30`. They are local time in the time zone of the settings. Midnight is 00:00; there is no 24:00.
- The hour that is skipped when summer time begins is a fault. In the hour that occurs twice when it ends the first is taken, with a warning; write `02:30+01:00` for the second.
- Lists in a cell are separated by `|`.
- An id is freely chosen text, but not empty or `-`; it does not begin with `#` or hold `|`.

## When something is wrong

- Every fault is reported at once with file, row, column, value, what is wrong and what to do.
- A row with an **error** is not used, nor are rows that depend on it; they are named once each, with the cause. If a whole table is missing they are named together. The rest is read.
- A **warning** stops nothing, but somebody should look.
- Of two rows with one id and different content neither is used; if they are equal, one is used, with a warning.
- A CSV file in Windows-1252 or Latin-1 is not read but reported with the encoding it seems to have: citizens' names are not guessed at. Save it as "CSV UTF-8".

## No CPR numbers

Planning does not need CPR numbers (Danish civil registration numbers), and they must not be in the data. A column is refused if its heading names them, if a single value has the form DDMMYY-XXXX with a possible day and month, or if at least half of the column's ten-digit numbers could be CPR numbers. The last limit is there because a municipality's own running numbers may have ten digits too: about one random number in 27 begins with a possible day and month, but every CPR number does. Telephone numbers have eight digits, and with 45 in front they are no date. The check digit is not used, for valid numbers without it exist since 2007. The values are never repeated in a message.
""",
)

AFTERWARDS = (
    Text(
        """
## Vægte: hvad en plan koster

Planen med færrest point vælges. 100 point svarer til et sekunds betalt arbejdstid med standardvægtene.

- Vægte pr. sekund og meter går fra 0 til 100000, vægte pr. besøg, medarbejder og vagt fra 0 til 1000000000, og et besøg, der ikke planlægges, koster fra 1 til 1000000000000 point. En vægt uden for grænserne er en fejl, og standardværdien bruges. Grænserne holder alle summer nøjagtige, også på en dag med 20.000 besøg.
- Prioritet 1 skal koste mest at udelade og prioritet 5 mindst; ellers advares der.
- Der advares også, når den billigste prioritet koster mindre end det, et udeladt besøg højst kan spare på et døgn: 24 timers arbejde (fx to medarbejderes tolv timer) på det dyreste af kørsel i 130 km/t, stop, ventetid og skærmarbejde, alt sammen som overarbejde, et andet besøg 24 timer forsinket, én fremmed medarbejder, én vagt og ét skærmbesøgs værdi. Med standardvægtene er det 43921200 point mod 100000000. Så kan planen ikke udelade besøg for bekvemmelighedens skyld.

## Vejnet og rejsetider

`homecare plan INPUT --roads FIL` læser et vejnet fra OpenStreetMap (`.osm.pbf`, `.osm`, `.osm.bz2`, `.osm.gz`, `.graphml` eller det gemte `roads.npz`), og `--matrix FIL` færdige rejsetider: `.npz` fra programmet selv, eller CSV eller Parquet med kolonnerne fra, til, transportmiddel, sekunder, meter. Med `--place "Bornholm, Danmark"` hentes vejnettet efter stedets navn; det kræver forbindelse til OpenStreetMap. Det gemmes ved planen som `roads.npz`, så det næste gang kan gives med `--roads` uden forbindelse. Uden noget af det bruges luftlinje × 1,35. `homecare generate` tager også `--place`, sammen med `--addresses`.
""",
        """
## Weights: what a plan costs

The plan with the fewest points is chosen. With the default weights 100 points are one second of paid working time.

- Weights per second and metre go from 0 to 100000, weights per visit, worker and shift from 0 to 1000000000, and a visit left unplanned costs from 1 to 1000000000000 points. A weight out of bounds is an error, and the default is used. The bounds keep every sum exact, on a day of 20,000 visits too.
- Priority 1 must cost most to leave out and priority 5 least; otherwise there is a warning.
- There is also a warning when the cheapest priority costs less than what leaving one visit out can save in a day at most: 24 hours of work (such as twelve hours of each of two workers) on the dearest of driving at 130 km/h, stops, waiting and screen work, all of it as overtime, another visit 24 hours late, one worker who is not preferred, one shift and the value of one screen visit. With the default weights that is 43921200 points against 100000000. So no visit is left out for comfort's sake.

## Roads and travel times

`homecare plan INPUT --roads FILE` reads a street network from OpenStreetMap (`.osm.pbf`, `.osm`, `.osm.bz2`, `.osm.gz`, `.graphml` or a stored `roads.npz`), and `--matrix FILE` ready travel times: `.npz` of the program itself, or CSV or Parquet with the columns from, to, means, seconds, metres. With `--place "Bornholm, Danmark"` the network is fetched by the place's name; that needs a connection to OpenStreetMap. It is stored beside the plan as `roads.npz`, so that next time it can be given with `--roads` and without a connection. Without any of them straight lines × 1.35 are used. `homecare generate` takes `--place` too, together with `--addresses`.
""",
    ),
    Text(
        """
## Skærmbesøg

Et besøg kan holdes på skærm i dag, når alt dette er opfyldt:

- Besøget har besøgsformen skærm (eller en skærmvarighed), er ikke `skal_være_fysisk`, og alle dets ydelser kan gives på skærm. Katalogets sidste kolonne siger hvilke; kommunen ændrer det i ydelsestabellen med en række, der kun har kode og skærm. En ydelse, som hverken kataloget eller ydelsestabellen kender, kan ikke.
- Borgeren er vurderet egnet af en faggruppe i `skærm.vurderes_af`, vurderingen gælder endnu, samtykket passer til `skærm.princip`, der er en skærm hjemme, og det første fysiske besøg er holdt. Borgere uden noget af det i borgertabellen får kun fysiske besøg.
- Der er fysiske besøg nok om ugen, og hverken for mange dage eller for mange skærmbesøg siden det sidste.

Et blandet besøg, hvis ydelser ikke alle kan gives på skærm, kan deles: `skærmdel_ydelser` nævner dem, der gives på skærm; resten bliver et besøg hjemme.

Nogen skal ringe: en vagt med besøgsformen skærm. En operatør i en skærmenhed har en vagt med `skærmenhed`, uden steder, og bruger enhedens pladser; en rutemedarbejder med `fysisk|skærm` kan tage et opkald mellem to stop.
""",
        """
## Screen visits

A visit can be held by screen today if all of this holds:

- The visit has the mode screen (or a screen duration), is not `must_be_physical`, and all its services can be given by screen. The last column of the catalogue says which; a municipality changes it in the services table with a row of code and screen alone. A service that neither the catalogue nor the services table knows cannot.
- The citizen is assessed as able by a level of `screen.assessors`, the assessment still holds, the consent is what `screen.policy` asks for, there is a device at home, and the first physical visit has been held. Citizens without any of it in the citizens table get physical visits only.
- There are enough physical visits in the week, and neither too many days nor too many screen visits since the last one.

A mixed visit, whose services cannot all be given by screen, may be split: `split_services` names those given by screen; the rest becomes a visit at home.

Somebody must call: a shift with the mode screen. An operator in a screen unit has a shift with `unit_id`, without places, and uses the unit's seats; a route worker with `physical|screen` can take a call between two stops.
""",
    ),
    Text(
        """
## Dobbeltbemanding og faste medarbejdere

Et besøg med `antal_medarbejdere` 2 har én række; to forskellige medarbejdere begynder samtidig. Har borgeren en liste over krævede medarbejdere, skal begge stå på den; står der kun én, advares der, fordi besøget aldrig kan planlægges.

## Eksport fra et omsorgssystem

Omsorgssystemer (EOJ) kan som regel eksportere planlagte besøg, vagter og medarbejdere til CSV eller Excel:

1. Lav et udtræk af planlagte besøg for én dag med borgernummer, planlagt tid eller tidsrum, varighed og ydelser. Vælg UTF-8, hvis eksporten spørger. Udelad CPR-nummer, navn og fritekst.
2. Omdøb overskrifterne til dem i tabellen, eller skriv dem øverst i et ark og hent udtrækket ind under dem. Kolonner, der ikke bruges, må blive stående; de giver en advarsel.
3. Er varigheden inklusive vej eller ankomst, så træk den fra: her er varighed kun hjælpen. Vejen beregnes, og ankomst og afgang (5,3 minutter pr. stop) står i indstillingerne.
4. Udtræk vagter fra vagtplanen, og skriv mødestedet som en adresse.
5. Slå adresserne op til koordinater (bredde/længde eller EPSG:25832), fx i Danmarks Adresseregister, og gem dem i adressetabellen, så opslaget kun sker én gang.
6. Kør `homecare validate`, ret, og gentag, til der kun er advarsler, som I kender.
""",
        """
## Double staffing and fixed workers

A visit with `staff_required` 2 has one row; two different workers start together. If the citizen has a list of required workers, both must be on it; if only one is, there is a warning, since the visit can never be planned.

## Export from a care system

Care systems (EOJ) can usually export planned visits, shifts and workers to CSV or Excel:

1. Make an extract of planned visits for one day with citizen number, planned time or span, duration and services. Choose UTF-8 if the export asks. Leave out CPR number, name and free text.
2. Rename the headings to those in the table, or write them on top of a sheet and load the extract below them. Columns that are not used may stay; they give a warning.
3. If the duration includes travel or arrival, take it off: here a duration is care only. Travel is computed, and arriving and leaving (5.3 minutes a stop) are in the settings.
4. Extract shifts from the roster, and write the meeting place as an address.
5. Look the addresses up (latitude/longitude or EPSG:25832), for example in the Danish address register, and keep them in the addresses table, so that the look-up is done once.
6. Run `homecare validate`, mend, and repeat until only warnings that you know are left.
""",
    ),
)

NAMES = Text("Fil eller ark", "File or sheet")
NEEDED = Text("Tabellen er nødvendig.", "The table is needed.")
MUST = Text("**skal udfyldes**", "**required**")
ONE_OF = Text("en af", "one of")
SOME_OF = Text("en eller flere af", "one or more of")
COLUMN_HEADINGS = (
    Text("overskrift", "heading"),
    Text("også", "also"),
    Text("indhold", "content"),
    Text("tom betyder", "empty means"),
    Text("forklaring", "explanation"),
)
OR_NONE = Text("eller -", "or -")
SETTINGS_TITLE = Text("Alle indstillinger", "All settings")
SETTING_HEADINGS = (
    Text("nøgle", "key"), Text("indhold", "content"), Text("standard", "default"), Text("forklaring", "explanation"),
)  # fmt: skip
CATALOGUE_TITLE = Text("Det indbyggede katalog", "The built-in catalogue")
CATALOGUE = Text(
    "Standardværdier, som kommunen selv kan erstatte i ydelsestabellen.",
    "Defaults, which the municipality may replace in the services table.",
)
CATALOGUE_HEADINGS = (
    Text("kode", "code"), Text("ydelse", "service"), Text("minutter", "minutes"), Text("niveau", "level"),
    Text("delegeret opgave", "delegated task"), Text("certifikat", "certificate"), Text("tidstype", "window kind"), Text("prioritet", "priority"), Text("skærm", "screen"),
)  # fmt: skip
KINDS: dict[Kind, Text] = {
    Kind.ID: Text("id", "id"),
    Kind.TEXT: Text("tekst", "text"),
    Kind.LIST: Text("liste med |", "list with |"),
    Kind.SERVICES: Text("liste med | eller +", "list with | or +"),
    Kind.TASKS: Text("liste med |, eller -", "list with |, or -"),
    Kind.PLACE: Text("adresse-id, eller -", "address id, or -"),
    Kind.NUMBER: Text("tal", "number"),
    Kind.INTEGER: Text("helt tal", "whole number"),
    Kind.MINUTES: Text("minutter", "minutes"),
    Kind.DATE: Text("dato", "date"),
    Kind.CLOCK: Text("klokkeslæt", "time"),
    Kind.WINDOWS: Text("tidsvinduer med |", "windows with |"),
}

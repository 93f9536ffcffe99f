"""One change to the clean input for every fault a table can have, and where the fault must be reported."""

from __future__ import annotations

from tests.planner.formats.case import Case, Change, cell, row, rows_added, several
from tests.planner.formats.cases_screen import SCREEN_CASES
from tests.planner.formats.tables_of import Tables, put


def _drop(table: str) -> Change:
    return lambda tables: tables.pop(table)


def _heading(table: str, old: str, new: str) -> Change:
    def change(tables: Tables) -> None:
        headings = tables[table][0]
        headings[headings.index(old)] = new

    return change


def _cut(table: str, row_number: int, cells: int) -> Change:
    def change(tables: Tables) -> None:
        tables[table][row_number - 1] = tables[table][row_number - 1][:cells]

    return change


def _only_headings(table: str) -> Change:
    def change(tables: Tables) -> None:
        del tables[table][1:]

    return change


CASES: tuple[Case, ...] = (
    Case("missing_table", _drop("vagter"), None, None, None, "Tabellen 'vagter' mangler"),
    Case("depends_on_table", _drop("vagter"), "pauser.csv", 2, None, "1 række kan ikke bruges"),
    Case("no_rows", _only_headings("medarbejdere"), "medarbejdere.csv", None, None, "ingen rækker"),
    Case("too_many_cells", rows_added("adresser", "A9;55;10;14;70"), "adresser.csv", 5, None, "decimalkomma"),
    Case("too_few_cells", _cut("laaste", 2, 4), "laaste.csv", 2, None, "har 4 celler"),
    Case("heading_twice", _heading("besoeg", "prioritet", "Varighed"), "besoeg.csv", None, "Varighed", "to gange"),
    Case("heading_empty", lambda t: put(t, "adresser", 2, "", "x"), "adresser.csv", 1, None, "Kolonne nr. 5"),
    Case("unknown_column", _heading("besoeg", "prioritet", "priotet"), "besoeg.csv", 1, "priotet", "prioritet / priority"),
    Case("missing_column", _heading("vagter", "start", "x"), "vagter.csv", 1, None, "Kolonnen 'start' mangler"),
    Case("unknown_file", lambda t: t.update(vagtr=[["a"], ["b"]]), "vagtr.csv", None, None, "vagter"),
    Case("table_twice", lambda t: t.update(visits=[["visit_id"], ["X"]]), "visits.csv", None, None, "besoeg.csv"),
    cell("cpr_column", "borgere", 2, "navn", "010150-1234", "CPR-numre"),
    cell("empty_cell", "medarbejdere", 2, "faggruppe", "", "Cellen er tom"),
    cell("excel_error", "besoeg", 2, "varighed", "#I/T", "#I/T"),
    cell("damaged_letters", "adresser", 2, "navn", "Sm\ufffdgade", "bogstaver"),
    cell("bad_id", "adresser", 3, "adresse_id", "A|2", "'A|2' kan ikke være et id"),
    cell("bad_number", "adresser", 2, "breddegrad", "55.1.2", "ikke et tal"),
    cell("bad_integer", "besoeg", 3, "prioritet", "2,5", "ikke et helt tal"),
    cell("bad_minutes", "besoeg", 3, "varighed", "0:12", "ikke et antal minutter"),
    cell("minutes_out_of_range", "besoeg", 3, "varighed", "-5", "uden for 0 til"),
    cell("number_out_of_range", "besoeg", 3, "prioritet", "6", "6 er uden for 1 til 5"),
    cell("bad_date", "besoeg", 2, "dato", "2026-02-30", "ikke en dato"),
    cell("bad_time", "besoeg", 2, "tidligst", "24:00", "ikke et klokkeslæt"),
    cell("bad_windows", "besoeg", 3, "vinduer", "11-12", "'11-12' er ikke et tidsvindue"),
    cell("bad_yes_no", "pauser", 2, "betalt", "måske", "hverken ja eller nej"),
    cell("unknown_level", "besoeg", 3, "faggruppe", "læge", "'læge' er ukendt"),
    cell("unknown_means", "vagter", 2, "transportmiddel", "tog", "'tog' er ukendt"),
    cell("unknown_mode", "vagter", 2, "besøgsformer", "fysisk|telefon", "er ukendt"),
    cell("unknown_link_worker", "besoegsafstande", 2, "medarbejder", "begge", "'begge'"),
    cell("unknown_window_kind", "ydelser", 2, "tidstype", "hurtig", "'hurtig' er ukendt"),
    Case("time_skipped", several(("besoeg", 2, "dato", "2026-03-29"), ("besoeg", 2, "tidligst", "02:30")),
         "besoeg.csv", 2, "tidligst", "sommertid"),
    Case("time_twice", several(("besoeg", 2, "dato", "2026-10-25"), ("besoeg", 2, "tidligst", "02:30")),
         "besoeg.csv", 2, "tidligst", "to gange"),
    cell("date_missing", "besoeg", 2, "dato", "", "har ingen dato", said_at="tidligst"),
    Case("date_without_time", several(("laaste", 2, "dato", "2026-03-02"), ("laaste", 2, "start", "")),
         "laaste.csv", 2, "dato", "uden klokkeslæt"),
    row("unknown_setting", "indstillinger", "titell;x", "nøgle", "titel / title"),
    row("setting_twice", "indstillinger", "titel;x", "nøgle", "to gange"),
    row("file_not_found", "indstillinger", "vejnet;findes_ikke.pbf", "værdi", "findes_ikke.pbf"),
    row("unknown_timezone", "indstillinger", "tidszone;Europe/Kobenhavn", "værdi", "findes ikke"),
    Case("priorities_upside_down", rows_added("indstillinger", "vægt.ikke_planlagt_5;3000000000"),
         "indstillinger.csv", 4, "værdi", "mindre vigtigt"),
    Case("comfort_outbids_visits", rows_added("indstillinger", "vægt.overarbejde;1000"),
         "indstillinger.csv", 4, "værdi", "koster kun 100000000 point at udelade, men op til 113041200"),
    cell("coordinates_missing", "adresser", 2, "længdegrad", "", "mangler koordinater"),
    Case("coordinates_twice", several(("adresser", 2, "x", "865000"), ("adresser", 2, "y", "6118000")),
         "adresser.csv", 2, "x", "både grader og x/y"),
    Case("coordinates_in_metres", several(("adresser", 2, "breddegrad", "6118000"), ("adresser", 2, "længdegrad", "865000")),
         "adresser.csv", 2, "breddegrad", "EPSG:25832"),
    Case("utm_swapped", several(("adresser", 2, "breddegrad", ""), ("adresser", 2, "længdegrad", ""),
         ("adresser", 2, "x", "6118000"), ("adresser", 2, "y", "865000")), "adresser.csv", 2, "x", "byttet om"),
    Case("coordinates_swapped", several(("adresser", 2, "breddegrad", "14,7"), ("adresser", 2, "længdegrad", "55,1")),
         "adresser.csv", 2, "breddegrad", "byttet om"),
    Case("coordinates_zero", several(("adresser", 2, "breddegrad", "0"), ("adresser", 2, "længdegrad", "0")),
         "adresser.csv", 2, "breddegrad", "Afrika"),
    cell("address_far_off", "adresser", 2, "breddegrad", "57,5", "km fra midten"),
    cell("citizen_without_address", "borgere", 2, "adresse_id", "", "hverken adresse-id eller koordinater"),
    Case("address_given_twice", several(("borgere", 2, "lat", "55,1"), ("borgere", 2, "lon", "14,7")),
         "borgere.csv", 2, "adresse_id", "'A1' findes allerede"),
    cell("unlisted_worker", "borgere", 2, "foretrukne_medarbejdere", "M9", "'M9'"),
    row("idle_delegation", "delegationer", "M9;B1;medicine", "medarbejder_id", "ingen virkning"),
    cell("worker_wanted_and_forbidden", "borgere", 2, "udelukkede_medarbejdere", "M1", "både ønsket og udelukket"),
    cell("unknown_address", "borgere", 2, "adresse_id", "A9", "'A9' findes ikke"),
    cell("unknown_citizen", "besoeg", 2, "borger_id", "B9", "'B9' findes ikke"),
    cell("unknown_worker", "vagter", 2, "medarbejder_id", "M9", "'M9' findes ikke"),
    cell("unknown_shift", "pauser", 2, "vagt_id", "V9", "'V9' findes ikke"),
    cell("unknown_visit", "besoegsafstande", 2, "andet_besøg", "BS9", "'BS9' findes ikke"),
    cell("depends_on_faulty", "adresser", 2, "breddegrad", "x", "adresser.csv, række 2")._replace(
        file="borgere.csv", column="adresse_id"),
    row("repeated_row", "adresser", "A1;55,10;14,70;Storegade 1", None, "gentager række 2"),
    row("duplicate_row_id", "adresser", "A1;55,12;14,70;Andet", "adresse_id", "række 2 med andet indhold"),
    row("service_twice", "ydelser", "gåtur;Tur;10;ssh;normal", "kode", "to gange"),
    Case("shift_end_unclear", several(("vagter", 2, "start", "15:00"), ("vagter", 2, "slut", "07:00")),
         "vagter.csv", 2, "slut", "over 12 timer"),
    cell("shift_reversed", "vagter", 2, "slutdato", "2026-03-01", "før eller når den begynder", said_at="slut"),
    cell("long_shift", "vagter", 2, "slutdato", "2026-03-03", "32 timer", said_at="slut"),
    cell("shift_without_start", "vagter", 2, "startadresse", "", "intet sted at begynde"),
    cell("shift_without_end", "vagter", 2, "slutadresse", "-", "intet sted at slutte"),
    row("shifts_overlap", "vagter", "V4;M1;2026-03-02;14:00;18:00;;BASE;;bil;fysisk", "start", "vagten V1 på samme tid"),
    cell("break_reversed", "pauser", 2, "senest", "10:30", "før tidligst", said_at="senest"),
    cell("break_outside_shift", "pauser", 2, "varighed", "600", "kan ikke holdes inden for vagten", said_at="tidligst"),
    cell("break_partly_outside", "pauser", 2, "senest", "14:45", "uden for vagten", said_at="tidligst"),
    cell("level_missing", "besoeg", 3, "faggruppe", "", "hverken niveau eller ydelser"),
    cell("duration_missing", "besoeg", 3, "varighed", "", "hverken varighed eller ydelser"),
    cell("screen_duration_unused", "besoeg", 3, "besøgsformer", "fysisk", "bruges ikke", said_at="skærmvarighed"),
    cell("window_missing", "besoeg", 4, "aftalt_tid", "", "intet tidsvindue"),
    cell("window_half", "besoeg", 2, "senest", "", "halvt udfyldt"),
    cell("window_given_twice", "besoeg", 3, "tidligst", "11:00", "både i vinduer", said_at="vinduer"),
    cell("window_reversed", "besoeg", 2, "senest", "06:00", "før det begynder"),
    cell("window_too_short", "besoeg", 2, "slut_senest", "07:05", "varer 9 minutter"),
    cell("windows_overlap", "besoeg", 3, "vinduer", "11:00-12:00|12:00-13:00", "overlapper"),
    cell("windows_on_several_days", "besoeg", 3, "vinduer",
         "2026-03-02 11:00-2026-03-02 12:00|2026-03-03 11:00-2026-03-03 12:00", "hører det til 2026-03-02"),
    cell("promise_too_early", "besoeg", 3, "lovet_senest", "10:00", "altid forsinket"),
    cell("odd_duration", "besoeg", 3, "varighed", "600", "600 minutter"),
    Case("unknown_service", several(("besoeg", 3, "ydelser", "fodpleje"), ("besoeg", 3, "certifikater", "-"),
         ("besoeg", 3, "delegerede_opgaver", "-")), "besoeg.csv", 3, "ydelser", "'fodpleje' er ikke i kataloget"),
    cell("unknown_service_needed", "besoeg", 4, "ydelser", "fodpleje", "rækken mangler værdier"),
    cell("two_needed_one_allowed", "borgere", 3, "krævede_medarbejdere", "M1", "kun M1 må komme")._replace(
        file="besoeg.csv", row=4, column="antal_medarbejdere"),
    cell("too_few_workers", "vagter", 3, "dato", "2026-03-03", "kun 1 på vagt kan tage det")._replace(
        file="besoeg.csv", row=4, column=None),
    cell("no_worker_possible", "besoeg", 2, "dato", "2026-03-04", "Ingen medarbejder på vagt", said_at=None),
    row("link_to_itself", "besoegsafstande", "BS1;BS1;60;;", "andet_besøg", "knyttet til sig selv"),
    cell("link_min_above_max", "besoegsafstande", 2, "højst", "30", "større end højeste 30"),
    row("link_circle", "besoegsafstande", "BS2;BS1;60;;", "andet_besøg", "går i ring"),
    cell("link_never_fits", "besoegsafstande", 2, "mindst", "600", "kan holde afstanden", said_at=None),
    Case("link_same_worker_too_soon", rows_added("besoegsafstande", "BS2;BS3;0;3;samme"), "besoegsafstande.csv", 3,
         "medarbejder", "inden 3 minutter"),
    row("pin_twice", "laaste", "BS1;V2;;;;;", "besøgs_id", "låst i to rækker"),
    cell("pin_seat", "laaste", 2, "plads", "2", "plads 2 findes ikke"),
    cell("pin_mode", "laaste", 2, "besøgsform", "skærm", "låste måde"),
    cell("pin_outside_window", "laaste", 2, "start", "10:00", "uden for besøgets vindue"),
    cell("pin_outside_shift", "laaste", 2, "start", "16:00", "uden for den låste vagt"),
    row("pin_empty", "laaste", "BS2;;;;;;", None, "låser ingenting"),
    Case("pin_circle", rows_added("laaste", "BS2;;;;;BS3;", "BS3;;;;;BS2;"), "laaste.csv", 3, "efter", "BS2 → BS3 → BS2"),
    *SCREEN_CASES,
    cell("pin_wrong_worker", "borgere", 2, "udelukkede_medarbejdere", "M1", "låst til M1")._replace(
        file="laaste.csv", column="vagt_id"),
)  # fmt: skip

"""The fixed words of the report in Danish and English: headings, labels, explanations."""

from __future__ import annotations

from planner.domain import Level, Means
from planner.messages import Lang, Text, render

WORDS: dict[str, Text] = {
    # page
    "report": Text("Dagens plan", "The plan of the day"),
    "synthetic": Text("Opdigtede data: ingen rigtige borgere, adresser eller medarbejdere",
                      "Made-up data: no real citizens, addresses or workers"),
    "all_good": Text("Alle besøg er planlagt, og ingen regler er brudt.",
                     "Every visit is planned and no rule is broken."),
    "count_unplanned_one": Text("1 besøg er ikke planlagt", "1 visit is not planned"),
    "count_unplanned": Text("{count} besøg er ikke planlagt", "{count} visits are not planned"),
    "count_violations_one": Text("1 regel er brudt", "1 rule is broken"),
    "count_violations": Text("{count} regler er brudt", "{count} rules are broken"),
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "sections": Text("Afsnit", "Sections"),
    "no_script": Text("Kort og tidsdiagram kræver JavaScript. Tal og kørelister kan læses og udskrives uden.",
                      "Map and time chart need JavaScript. The rest can be read and printed without."),
    # picking
    "worker": Text("Medarbejder", "Worker"),
    "workers": Text("Medarbejdere", "Workers"),
    "all_workers": Text("Alle medarbejdere", "All workers"),
    "previous": Text("Forrige medarbejder", "Previous worker"),
    "next": Text("Næste medarbejder", "Next worker"),
    "show_all": Text("Vis alle", "Show all"),
    "print_all": Text("Udskriv kørelister", "Print day lists"),
    "print_picked": Text("Udskriv den valgte", "Print the picked one"),
    # sections
    "figures": Text("Dagens tal", "Figures of the day"),
    "more_figures": Text("Flere tal", "More figures"),
    "map": Text("Kort", "Map"),
    "chart": Text("Tidsdiagram", "Time chart"),
    "lists": Text("Kørelister", "Day lists"),
    "unplanned": Text("Ikke planlagte besøg", "Unplanned visits"),
    "violations": Text("Brudte regler", "Broken rules"),
    "run": Text("Om beregningen", "About the run"),
    # chart and time kinds
    "travel": Text("Vejtid", "Travel"),
    "overhead": Text("Stoptillæg", "Stop overhead"),
    "care": Text("Besøg", "Care"),
    "screen": Text("Skærmbesøg", "Screen care"),
    "screen_work": Text("Skærm: opkald og notat", "Screen: set-up and notes"),
    "wait": Text("Ventetid", "Waiting"),
    "break": Text("Pause", "Break"),
    "other": Text("Ledig tid", "Idle time"),
    "late": Text("Forsinket", "Late"),
    "shift_band": Text("Vagt", "Shift"),
    "window": Text("Aftalt start", "Agreed start"),
    "chart_zoom": Text("Tidsskala", "Time scale"),
    "zoom_in": Text("Større tidsskala", "Wider time scale"),
    "zoom_out": Text("Mindre tidsskala", "Narrower time scale"),
    "chart_help": Text(
        "Peg på et felt for at se tiderne. Med tastaturet: Enter på et navn vælger, pil til højre og venstre "
        "går fra besøg til besøg. Den ramme, der vises om et besøg, er det aftalte tidsrum for start.",
        "Point at a block to see its times. By keyboard: Enter on a name picks, right and left arrows walk "
        "from visit to visit. The frame shown around a visit is the agreed span for its start."),
    "time_split": Text("Sådan går den betalte tid", "Where the paid time goes"),
    # figures of the day
    "fig_driving": Text("Vejtid", "Travel time"),
    "fig_stop_overhead": Text("Stoptillæg", "Stop overhead"),
    "fig_care_share": Text("Brugertid", "Care share of paid time"),
    "fig_distance": Text("Kørt afstand", "Distance"),
    "fig_planned": Text("Planlagte besøg", "Planned visits"),
    "fig_lateness": Text("Forsinkelse i alt", "Lateness in all"),
    "fig_paid": Text("Betalt tid", "Paid time"),
    "fig_waiting": Text("Ventetid", "Waiting"),
    "fig_overtime": Text("Overtid", "Overtime"),
    "fig_idle": Text("Ledig tid", "Idle time"),
    "fig_screen_care": Text("Skærmbesøg, besøgstid", "Screen care"),
    "fig_screen_work": Text("Skærm: opkald og notat", "Screen: set-up and notes"),
    "fig_direct_share": Text("Direkte tid", "Direct time share"),
    "fig_in_time": Text("Startet til tiden", "Started in time"),
    "fig_continuity": Text("Medarbejdere pr. borger", "Workers per citizen"),
    "fig_preferred": Text("Hos foretrukken medarbejder", "By a preferred worker"),
    "fig_unplanned": Text("Ikke planlagte besøg", "Unplanned visits"),
    "fig_routes_used": Text("Ruter i brug", "Routes used"),
    "fig_calls": Text("Fremmøder", "Calls"),
    "fig_load": Text("Arbejde pr. medarbejder", "Load per worker"),
    "fig_load_spread": Text("Spredning i arbejde", "Load spread (standard deviation)"),
    "stop_overhead_note": Text("{stops} · parkering, trapper, nøgle", "{stops} · parking, stairs, key"),
    "of_paid": Text("{percent} af betalt tid", "{percent} of paid time"),
    "per_visit": Text("{minutes} min pr. besøg", "{minutes} min per visit"),
    "in_homes": Text("af betalt tid · {hours} hos borgerne", "of paid time · {hours} in homes"),
    "not_planned": Text("{count} ikke planlagt", "{count} not planned"),
    "priority_count": Text("prioritet {priority}: {count}", "priority {priority}: {count}"),
    "none_late": Text("ingen besøg er forsinkede", "no visit is late"),
    "late_visits_one": Text("1 besøg", "1 visit"),
    "late_visits": Text("{count} besøg", "{count} visits"),
    "at_most": Text("højst {value}", "at most {value}"),
    "idle_note": Text("før afgang og efter hjemkomst", "before leaving and after returning"),
    "direct_note": Text("besøg i hjemmet og på skærm af betalt tid",
                        "care in homes and by screen of paid time"),
    "in_time_note": Text("start senest som lovet", "start no later than promised"),
    "of_calls": Text("{part} af {whole} fremmøder", "{part} of {whole} calls"),
    "unused": Text("{count} vagter uden besøg", "{count} shifts without visits"),
    "unused_one": Text("1 vagt uden besøg", "1 shift without visits"),
    "calls_note": Text("et besøg med to medarbejdere er to", "a visit by two workers is two"),
    "load_note": Text("besøg og vejtid, mindst – mest", "care and travel, least – most"),
    # map
    "map_help": Text(
        "Klik på en rute eller et navn for at vælge en medarbejder. Zoom med + og −, flyt med piletasterne.",
        "Click a route or a name to pick a worker. Zoom with + and −, move with the arrow keys."),
    "map_label": Text("Kort over ruterne", "Map of the routes"),
    "zoom_map_in": Text("Zoom ind", "Zoom in"),
    "zoom_map_out": Text("Zoom ud", "Zoom out"),
    "close": Text("Luk", "Close"),
    "straight": Text("Ruterne er tegnet som lige linjer, fordi rapporten er lavet uden vejnet.",
                     "Routes are drawn as straight lines, for the report was made without streets."),
    "nothing_on_map": Text("Planen har ingen adresser at vise.", "The plan has no addresses to show."),
    "map_base": Text("Start- og slutsted", "Start and end place"),
    "map_stop": Text("Stop", "Stop"),
    "map_unplanned": Text("Ikke planlagt besøg", "Unplanned visit"),
    "no_place": Text("Skærmbesøg har intet sted og er ikke på kortet.",
                     "Screen visits have no place and are not on the map."),
    # units of counts
    "visits_one": Text("1 besøg", "1 visit"),
    "visits": Text("{count} besøg", "{count} visits"),
    "stops_one": Text("1 stop", "1 stop"),
    "stops": Text("{count} stop", "{count} stops"),
    "screens": Text("{count} på skærm", "{count} by screen"),
    "no_visits": Text("Ingen besøg", "No visits"),
    "no_routes": Text("Planen har ingen ruter.", "The plan has no routes."),
    # table heads
    "shift": Text("Vagt", "Shift"),
    "means": Text("Transport", "Means"),
    "level": Text("Faggruppe", "Level"),
    "visit_count": Text("Besøg", "Visits"),
    "distance": Text("Km", "Km"),
    "overtime": Text("Overtid", "Overtime"),
    "home": Text("Slut", "Ends"),
    "minutes_head": Text("min", "min"),
    # day list
    "day_list": Text("Køreliste", "Day list"),
    "done": Text("Udført", "Done"),
    "time": Text("Tid", "Time"),
    "stop": Text("Stop", "Stop"),
    "citizen_address": Text("Borger og adresse", "Citizen and address"),
    "services": Text("Ydelser", "Services"),
    "travel_min": Text("Vejtid", "Travel"),
    "remarks": Text("Aftale og bemærkning", "Agreement and remark"),
    "notes": Text("Noter", "Notes"),
    "depart": Text("Afgang", "Departure"),
    "return": Text("Hjemme", "Back"),
    "unpaid": Text("Ubetalt", "Unpaid"),
    "with": Text("Sammen med {name}", "Together with {name}"),
    "alone": Text("To medarbejdere kræves; den anden mangler", "Two workers required; the second is missing"),
    "late_by": Text("Forsinket {minutes}; lovet senest {time}",
                    "Late by {minutes}; promised by {time}"),
    "agreed": Text("Start {earliest}–\u2060{latest}", "Start {earliest}–\u2060{latest}"),
    "end_by": Text("slut senest {time}", "end by {time}"),
    "promised_by": Text("Lovet senest {time}", "Promised by {time}"),
    "wait_first": Text("Vent {minutes} før start", "Wait {minutes} before the start"),
    "screen_call": Text("Skærmbesøg: ring op", "Screen visit: make the call"),
    "start_short": Text("Start", "Start"),
    "pick_for_list": Text(
        "Vælg en medarbejder for at se kørelisten. Udskriften har hver medarbejder på sin egen side.",
        "Pick a worker to see the day list. The print has each worker on a page of their own."),
    "nothing_to_do": Text("Ingen planlagte besøg på denne vagt.", "No planned visits on this shift."),
    # activity tooltip
    "arrival_line": Text("Ankomst {arrival}, afgang {departure}", "Arrival {arrival}, departure {departure}"),
    "travel_line": Text("Vejtid {minutes}, {km}", "Travel {minutes}, {km}"),
    # unplanned
    "visit": Text("Besøg", "Visit"),
    "citizen": Text("Borger", "Citizen"),
    "priority": Text("Prioritet", "Priority"),
    "reasons": Text("Hvorfor", "Why"),
    "none_unplanned": Text("Alle besøg er planlagt.", "Every visit is planned."),
    "no_reason": Text("Ingen årsag er angivet.", "No reason is given."),
    "missing_one": Text("{count} medarbejder mangler", "{count} worker missing"),
    "missing": Text("{count} medarbejdere mangler", "{count} workers missing"),
    "priority_1": Text("1 akut", "1 acute"),
    "priority_2": Text("2 medicin, mad, forflytning", "2 medicine, food, transfer"),
    "priority_3": Text("3 personlig pleje", "3 personal care"),
    "priority_4": Text("4 tilsyn, træning", "4 supervision, training"),
    "priority_5": Text("5 rengøring, indkøb", "5 cleaning, shopping"),
    # violations
    "rule": Text("Regel", "Rule"),
    "none_broken": Text("Ingen regler er brudt.", "No rule is broken."),
    # run
    "solver": Text("Løser", "Solver"),
    "seed": Text("Frø (seed)", "Seed"),
    "run_seconds": Text("Beregningstid", "Computing time"),
    "iterations": Text("Iterationer", "Iterations"),
    "status": Text("Status", "Status"),
    "cost": Text("Omkostning", "Cost"),
    "bound": Text("Bevist nedre grænse", "Proven lower bound"),
    "no_bound": Text("ingen bevist", "none proven"),
    "gap": Text("højst {percent} fra det bedst mulige", "at most {percent} from the best possible"),
    "points": Text("{value} point", "{value} points"),
    "status_optimal": Text("bevist bedst", "proven optimal"),
    "status_feasible": Text("gyldig plan", "feasible plan"),
    "status_infeasible": Text("bryder regler", "breaks rules"),
    "version": Text("Version", "Version"),
    "instance_hash": Text("Data (fingeraftryk)", "Data (fingerprint)"),
    "travel_hash": Text("Rejsetider (fingeraftryk)", "Travel times (fingerprint)"),
    "term": Text("Led i omkostningen", "Term of the cost"),
    "term_unplanned": Text("Ikke planlagte besøg", "Unplanned visits"),
    "term_travel_time": Text("Vejtid", "Travel time"),
    "term_distance": Text("Kilometer", "Distance"),
    "term_stop_overhead": Text("Stoptillæg", "Stop overhead"),
    "term_waiting": Text("Ventetid", "Waiting"),
    "term_lateness": Text("Forsinkelse", "Lateness"),
    "term_overtime": Text("Overtid", "Overtime"),
    "term_shift_use": Text("Brug af vagter", "Shifts used"),
    "term_screen_work": Text("Skærmarbejde", "Screen work"),
    "term_preference": Text("Andre end foretrukne medarbejdere", "Others than preferred workers"),
    "term_continuity": Text("Kontinuitet", "Continuity"),
    # levels and means
    f"level_{Level.UNSKILLED}": Text("Ufaglært", "Unskilled"),
    f"level_{Level.SSH}": Text("SSH", "SSH"),
    f"level_{Level.SSA}": Text("SSA", "SSA"),
    f"level_{Level.NURSE}": Text("Sygeplejerske", "Nurse"),
    f"means_{Means.CAR}": Text("Bil", "Car"),
    f"means_{Means.BICYCLE}": Text("Cykel", "Bicycle"),
    f"means_{Means.WALKING}": Text("Til fods", "On foot"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the report's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)


def counted(code: str, count: int, number: str, lang: Lang) -> str:
    """Return `code` for `count` things, written `number`; the text `<code>_one` serves where there is just
    one."""
    if count == 1 and f"{code}_one" in WORDS:
        return word(f"{code}_one", lang)
    return word(code, lang, count=number)


def word_or(code: str, fallback: str, lang: Lang) -> str:
    """Return the text of `code`, or `fallback` where there is none: for names that others may add to, such
    as cost terms."""
    return word(code, lang) if code in WORDS else fallback

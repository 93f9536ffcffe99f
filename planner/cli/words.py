"""The words of the command line, in Danish and English.

Faults, broken rules and reasons have their own texts.
"""

from __future__ import annotations

from typing import Any

from planner.messages import Lang, Text, render

TEXTS: dict[str, Text] = {
    # errors
    "missing_file": Text("{file} findes ikke.", "{file} does not exist."),
    "os_error": Text(
        "{file} kan ikke læses eller skrives: {why}.", "{file} cannot be read or written: {why}."
    ),
    "os_error_somewhere": Text(
        "En fil kan ikke læses eller skrives: {why}.", "A file cannot be read or written: {why}."
    ),
    "not_written": Text(
        "Planen kunne ikke skrives til {out}: {why}. En tidligere plan i mappen er urørt.",
        "The plan could not be written to {out}: {why}. An earlier plan in the folder is untouched.",
    ),
    "disk_full": Text("der er ikke mere plads på drevet", "there is no room left on the drive"),
    "no_access": Text("der er ikke adgang til den", "access to it is denied"),
    "read_only": Text("drevet er skrivebeskyttet", "the drive is read-only"),
    "no_such_file": Text("den findes ikke", "it does not exist"),
    "not_a_folder": Text(
        "der er en fil, hvor der skulle være en mappe", "there is a file where a folder should be"
    ),
    "unknown_solver": Text(
        "Der er ingen løser ved navn {name}. Vælg en af: {names}.",
        "There is no solver named {name}. Choose one of: {names}.",
    ),
    "unsupported": Text(
        "Løseren {solver} kan ikke det, som dette input kræver: {features}. Brug --solver search.",
        "The solver {solver} cannot do what this input asks for: {features}. Use --solver search.",
    ),
    "negative_budget": Text(
        "--seconds og --iterations kan ikke være negative.", "--seconds and --iterations cannot be negative."
    ),
    "endless_budget": Text("--seconds skal være et endeligt tal.", "--seconds must be a finite number."),
    "bad_threads": Text("--threads skal være mindst 1.", "--threads must be at least 1."),
    "bad_date": Text(
        "{of} skal skrives som 2026-03-02, ikke {value}.", "{of} is written as 2026-03-02, not {value}."
    ),
    "no_such_date": Text(
        "Der er hverken vagter eller besøg den {value}. Inputtet har: {dates}.",
        "There are neither shifts nor visits on {value}. The input has: {dates}.",
    ),
    "roads_with_addresses": Text(
        "--addresses skal gives sammen med --roads eller --place, og omvendt.",
        "--addresses is given together with --roads or --place, and they with it.",
    ),
    "roads_or_place": Text(
        "Giv enten --roads eller --place, ikke begge.", "Give either --roads or --place, not both."
    ),
    "bad_argument": Text("Kaldet kan ikke bruges: {why}.", "The call cannot be used: {why}."),
    "refuted": Text(
        "Planen er ikke gemt: løseren siger gyldig, kontrollen nej ({why}). Det er en programfejl.",
        "The plan is not stored: the solver says right, the checker no ({why}). That is a program bug.",
    ),
    "unexpected": Text(
        "Der skete en uventet fejl: {why}. Kør igen med --debug for at se hvor.",
        "Something unexpected went wrong: {why}. Run again with --debug to see where.",
    ),
    "interrupted": Text("Afbrudt. Intet er skrevet.", "Interrupted. Nothing was written."),
    "tables_there": Text(
        "Intet er skrevet: {dir} indeholder allerede {files}. Vælg en tom mappe.",
        "Nothing was written: {dir} already holds {files}. Choose an empty folder.",
    ),
    # issues
    "error": Text("FEJL", "ERROR"),
    "warning": Text("OBS", "NOTE"),
    "issue_count": Text(
        "{errors} fejl og {warnings} {warnings:advarsel|advarsler}.",
        "{errors} {errors:error|errors} and {warnings} {warnings:warning|warnings}.",
    ),
    "no_issues": Text("Ingen fejl fundet.", "No faults found."),
    "read_counts": Text(
        "Læst: {visits} besøg hos {citizens} {citizens:borger|borgere}, {shifts} {shifts:vagt|vagter}.",
        "Read: {visits} {visits:visit|visits} to {citizens} {citizens:citizen|citizens}, {shifts} {shifts:shift|shifts}.",
    ),
    "nothing_usable": Text(
        "Ingen plan: {what}, fordi inputtet har fejl. Intet er skrevet; ret fejlene, og kør igen.",
        "No plan: {what}, because the input has errors. Nothing was written; mend them and run again.",
    ),
    "nothing_to_plan": Text("Ingen plan: {what}. Intet er skrevet.", "No plan: {what}. Nothing was written."),
    "no_visits": Text("der er ingen besøg at planlægge", "there are no visits to plan"),
    "no_shifts": Text("der er ingen vagter at planlægge med", "there are no shifts to plan with"),
    "planning_the_rest": Text("Det, der ikke er fejl i, planlægges.", "What has no errors is planned."),
    # planning
    "compiling": Text(
        "Første kørsel: søgningen oversættes, det tager cirka et halvt minut og sker kun én gang.",
        "First run: the search is compiled, which takes about half a minute and happens once.",
    ),
    "reading_roads": Text(
        "Læser vejnet og beregner rejsetider …", "Reading roads and computing travel times …"
    ),
    "solving": Text("Planlægger", "Planning"),
    "best": Text("bedste plan {points} point", "best plan {points} {points:point|points}"),
    "best_worth": Text(
        "bedste plan {points} point (svarer til {hours} arbejde)",
        "best plan {points} {points:point|points} (worth {hours} of work)",
    ),
    "writing": Text("Skriver rapport og lister …", "Writing report and lists …"),
    "stopped_early": Text(
        "Afbrudt med Ctrl-C: her er den bedste plan indtil da.",
        "Ended by Ctrl-C: this is the best plan until then.",
    ),
    "basis_matrix": Text("færdige rejsetider fra {file}", "ready travel times from {file}"),
    "basis_roads": Text("vejnettet i {file}", "the roads in {file}"),
    "basis_place": Text("vejnettet i {place}, hentet", "the roads of {place}, fetched"),
    "basis_straight_line": Text("luftlinje × 1,35", "straight line × 1.35"),
    "straight_line_notice": Text(
        "OBS: Rejsetiderne er luftlinje × 1,35, uden vejnet. Giv et med --roads, før planen køres.",
        "NOTE: Travel times are straight lines × 1.35, without roads. Give --roads before driving the plan.",
    ),
    # summary
    "plan_good": Text("Planen holder alle regler.", "The plan keeps every rule."),
    "plan_broken": Text(
        "Planen bryder {count} {count:regel|regler}:", "The plan breaks {count} {count:rule|rules}:"
    ),
    "plan_optimal": Text(
        "Planen holder alle regler og er bevist bedst mulig.", "The plan keeps every rule and is proven best."
    ),
    "visits": Text("Besøg planlagt", "Visits planned"),
    "of": Text("{part} af {whole}", "{part} of {whole}"),
    "shifts": Text("Vagter i brug", "Shifts in use"),
    "driving": Text("Vejtid", "Driving"),
    "driving_value": Text(
        "{hours}, {share} af betalt tid, {each} pr. besøg", "{hours}, {share} of paid time, {each} per visit"
    ),
    "overhead": Text("Stop (parkering, trapper, nøgle)", "Stops (parking, stairs, key)"),
    "care": Text("Tid hos borgerne", "Time with citizens"),
    "share_value": Text("{hours}, {share} af betalt tid", "{hours}, {share} of paid time"),
    "screen": Text("Skærmbesøg", "Screen visits"),
    "screen_value": Text(
        "{count} opkald, {hours} med opstart og dokumentation",
        "{count} {count:call|calls}, {hours} with set-up and documentation",
    ),
    "distance": Text("Afstand", "Distance"),
    "waiting": Text("Ventetid", "Waiting"),
    "lateness": Text("Efter lovet tidspunkt", "After the promised time"),
    "lateness_value": Text(
        "{count} besøg, i alt {minutes}", "{count} {count:visit|visits}, {minutes} in all"
    ),
    "overtime": Text("Overarbejde", "Overtime"),
    "travel_basis": Text("Rejsetider", "Travel times"),
    "run": Text("Beregnet", "Computed"),
    "run_value": Text(
        "{solver}, tilfældigt forløb nr. {seed}, {iterations} søgeskridt, {seconds} s",
        "{solver}, seed {seed}, {iterations} {iterations:iteration|iterations}, {seconds} s",
    ),
    "cost": Text("Pris", "Cost"),
    "cost_value": Text("{points} point", "{points} {points:point|points}"),
    "bound_value": Text(
        "{points} point, bevist nedre grænse {bound}",
        "{points} {points:point|points}, proven lower bound {bound}",
    ),
    "unplanned": Text("Ikke planlagt ({count}):", "Not planned ({count}):"),
    "unplanned_row": Text("{visit} (prioritet {priority}): {why}", "{visit} (priority {priority}): {why}"),
    "more": Text("… og {count} mere; se rapporten.", "… and {count} more; see the report."),
    "written": Text("Skrevet til", "Written to"),
    "report_at": Text("Rapport", "Report"),
    # check
    "check_on_errors": Text(
        "Inputtet har fejl, så kun det, der kunne læses, er kontrolleret.",
        "The input has errors, so only what could be read was checked.",
    ),
    "check_good": Text("Ingen regler er brudt.", "No rule is broken."),
    "check_broken": Text("{count} {count:brudt regel|brudte regler}:", "{count} broken {count:rule|rules}:"),
    "other_input": Text(
        "Planen er lagt på et andet input end dette (eller inputtet er ændret siden).",
        "The plan was made from another input than this (or the input has changed since).",
    ),
    "other_travel": Text(
        "Rejsetiderne er ikke dem, planen er lagt med. Giv dem med --matrix eller --roads.",
        "The travel times are not those the plan was made with. Give them with --matrix or --roads.",
    ),
    # generate, template, solvers
    "generated": Text(
        "Opdigtet input i {dir}: {visits} besøg, {citizens} {citizens:borger|borgere}, {workers} "
        "{workers:medarbejder|medarbejdere}, {shifts} {shifts:vagt|vagter}.",
        "Made-up input in {dir}: {visits} {visits:visit|visits} to {citizens} {citizens:citizen|citizens}, {workers} "
        "{workers:worker|workers}, {shifts} {shifts:shift|shifts}.",
    ),
    "next_plan": Text("Næste skridt: homecare plan {dir}", "Next: homecare plan {dir}"),
    "template_written": Text(
        "Tomme filer med et forklaret eksempel i hver er skrevet til {dir}.",
        "Empty files with one explained example each are written to {dir}.",
    ),
    "solver": Text("Løser", "Solver"),
    "what": Text("Hvad", "What"),
    "supports": Text("Kan", "Supports"),
    "everything": Text("alt", "everything"),
    "all_but": Text("alt undtagen: {features}", "everything but: {features}"),
}


def text(key: str, lang: Lang, **params: Any) -> str:
    """Return a text of the command line, filled.

    Raises KeyError for an unknown key or a missing parameter.
    """
    return render(TEXTS, key, params, lang)

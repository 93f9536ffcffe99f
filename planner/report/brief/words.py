"""The words of the morning brief's page in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render

WORDS: dict[str, Text] = {
    "page": Text("Morgenoverblik", "Morning brief"),
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "sections": Text("Afsnit", "Sections"),
    "synthetic": Text("Opdigtede data: ingen rigtige borgere, adresser eller medarbejdere",
                      "Made-up data: no real citizens, addresses or workers"),
    "references": Text("Kilder", "Sources"),
    # the answer
    "headline_good": Text("Alle planer er klar: {ready} af {units}", "All plans are ready: {ready} of {units}"),
    "headline_stand_in": Text(
        "Alle planer er klar: {ready} af {units}, men {stand_in} er lagt af reserveløseren",
        "All plans are ready: {ready} of {units}, but {stand_in} by the stand-in solver"),
    "headline_failed": Text(
        "{failed} af {units} {units:plan|planer} blev ikke {failed:færdig|færdige}",
        "{failed} of {units} {units:plan|plans} {failed:was|were} not finished"),
    "headline_cut": Text("Kørslen blev afbrudt: {ready} af {units} {units:plan|planer} er klar",
                         "The run was cut short: {ready} of {units} {units:plan|plans} {ready:is|are} ready"),
    "headline_none": Text("Der var intet at planlægge", "There was nothing to plan"),
    "says_visits": Text(
        "{planned} af {visits} besøg er planlagt.",
        "{planned} of {visits} {visits:visit|visits} {planned:is|are} planned."),
    "says_time": Text("Kørslen begyndte {start} og sluttede {end}. Overblikket er fra {now}.",
                      "The run began {start} and ended {end}. This brief was made {now}."),
    "says_standing": Text("Hvor en plan ikke blev færdig, gælder den sidste gode plan: {standing}. Helt uden plan: {bare}.",
                          "Where a plan was not finished, the last good plan holds: {standing}. With no plan at all: {bare}."),
    # cards
    "card_ready": Text("Planer klar", "Plans ready"),
    "card_ready_note": Text("{failed} ikke {failed:færdig|færdige}", "{failed} not finished"),
    "card_unplanned": Text("Ikke planlagte besøg", "Unplanned visits"),
    "card_unplanned_note": Text("heraf {urgent} af prioritet 1 eller 2", "of which {urgent} of priority 1 or 2"),
    "card_broken": Text("Brudte regler", "Broken rules"),
    "card_changed": Text("Ændrede besøg", "Changed visits"),
    "card_changed_note": Text("{kept} beholder medarbejder og tid", "{kept} {kept:keeps|keep} worker and time"),
    "card_driving": Text("Vejtid af betalt tid", "Travel of paid time"),
    "card_driving_note": Text("{count} {count:liste|lister} over {limit}", "{count} {count:list|lists} over {limit}"),
    "card_heavy": Text("Tunge lister", "Heavy lists"),
    "card_heavy_note": Text("mange tunge besøg eller overarbejde", "many heavy visits or overtime"),
    "card_screen": Text("Kunne være på skærm", "Could be by screen"),
    "card_screen_note": Text("{count} er det allerede", "{count} {count:is|are} already"),
    "card_fell_back": Text("Lagt af reserveløseren", "Made by the stand-in solver"),
    # overview
    "overview": Text("Oversigt", "Overview"),
    "overview_help": Text(
        "En række for hvert distrikt og hver dag. Tryk på distriktet for at komme til dagen.",
        "A row for each district and day. Follow the district to its day."),
    "district": Text("Distrikt", "District"),
    "day": Text("Dag", "Day"),
    "outcome": Text("I nat", "Tonight"),
    "plan": Text("Plan", "Plan"),
    "planned_of": Text("Planlagt", "Planned"),
    "left_out": Text("Ikke planlagt", "Unplanned"),
    "broken_head": Text("Brudte regler", "Broken rules"),
    "changed": Text("Ændret", "Changed"),
    "driving_share": Text("Vejtid", "Travel"),
    "could_be": Text("Skærm mulig", "Screen possible"),
    "report": Text("Rapport", "Report"),
    "open_report": Text("åbn", "open"),
    "tonight": Text("fra i nat", "from tonight"),
    "made_before": Text("lagt tidligere", "made before"),
    "holds": Text("gælder: plan {plan_id}, {kind}, {age} gammel", "holds: plan {plan_id}, {kind}, {age} old"),
    "is_base": Text("grundplan", "base plan"),
    "is_nightly": Text("ikke udgivet", "not published"),
    "is_published": Text("udgivet", "published"),
    "is_intraday": Text("omlagt", "re-planned"),
    "part_of": Text("{part} af {whole}", "{part} of {whole}"),
    # what went wrong
    "faults": Text("Gik galt i nat", "Went wrong tonight"),
    "faults_help": Text(
        "En enhed, der fejler, stopper ikke de andre. Den plan, der gælder, er den sidst udgivne, ellers den nyeste.",
        "A unit that fails does not stop the others. What stands is the plan published last, else the newest one."),
    "unit": Text("{district}, {day}", "{district}, {day}"),
    "fault": Text("{unit}: {text}", "{unit}: {text}"),
    "stands": Text("Plan {plan_id} ({kind}) gælder; den er {age} gammel.", "Plan {plan_id} ({kind}) holds; it is {age} old."),
    "none_stands": Text("Der er ingen plan for dagen.", "There is no plan for the day."),
    "fell_back": Text("Planen er lagt af {solver} i stedet for {asked}, og er derfor dårligere end ellers.",
                      "The plan was made by {solver} in the stead of {asked}, and is worse for it."),
    "cut_short": Text("Kørslen blev afbrudt; det, der blev færdigt, gælder.", "The run was cut short; what was finished holds."),
    "input_errors": Text("Fejl i inputtet: {count}. Det, de gælder, kan ikke planlægges; de står længere nede.",
                         "Errors in the input: {count}. What they concern cannot be planned; they are listed below."),
    "issues": Text("Fejl og advarsler i inputtet", "Faults and warnings in the input"),
    "severity": Text("Slags", "Severity"),
    "error": Text("FEJL", "ERROR"),
    "warning": Text("advarsel", "warning"),
    "wrong": Text("Hvad er galt", "What is wrong"),
    "todo": Text("Hvad der skal gøres", "What to do"),
    # a day
    "not_finished": Text("Nattens plan blev ikke færdig. Herunder står den plan, der gælder.",
                         "Tonight's plan was not finished. Below is the plan that holds."),
    "not_delivered": Text("Planen er lagt og gemt, men filerne er ikke skrevet.",
                          "The plan is made and stored, but its files are not written."),
    "no_content": Text("Der er ingen plan at fortælle om.", "There is no plan to tell of."),
    "nothing_to_plan": Text("Intet at planlægge den dag.", "Nothing to plan on that day."),
    "against": Text("Mod {kind} {plan_id}: {text}", "Against {kind} {plan_id}: {text}"),
    "against_unknown": Text("Mod den tidligere plan: {text}", "Against the earlier plan: {text}"),
    "kind_base": Text("grundplan", "base plan"),
    "kind_nightly": Text("nattens tidligere plan", "an earlier night's plan"),
    "kind_published": Text("den udgivne plan", "the published plan"),
    "kind_intraday": Text("dagens omlagte plan", "the day's re-plan"),
    "no_before": Text("Ingen tidligere plan at sammenligne med.", "No earlier plan to compare with."),
    "none_left_out": Text("Alle besøg er planlagt.", "Every visit is planned."),
    "some_left_out": Text("Ikke planlagte besøg: {count}.", "Unplanned visits: {count}."),
    "none_broken": Text("Ingen regler er brudt.", "No rule is broken."),
    "some_broken": Text("Brudte regler: {count}.", "Broken rules: {count}."),
    "driving_says": Text(
        "Vejtid {time}, {share} af den betalte tid; {over} af {lists} {lists:liste|lister} ligger over {limit}.",
        "Travel {time}, {share} of paid time; {over} of {lists} {lists:list|lists} {over:is|are} over {limit}."),
    "no_lists": Text("Ingen lister er i brug.", "No list is in use."),
    "heavy_says": Text(
        "Tunge besøg: {count}, fra {fewest} til {most} på en liste. Lister med flere end {limit} eller med overarbejde: {lists}.",
        "Heavy visits: {count}, from {fewest} to {most} on a list. Lists with more than {limit}, or with overtime: {lists}."),
    "screen_says": Text(
        "På skærm: {now}. Kunne også være det i dag: {could}; uden ledig plads eller medarbejder: {full}.",
        "By screen: {now}. Could be as well today: {could}; without a free seat or caller: {full}."),
    "conversions_says": Text("Borgere, der kun mangler samtykke eller skærm: {count}.",
                             "Citizens who lack only consent or a device: {count}."),
    # tables of a day
    "t_changes": Text("Ændringer", "Changes"),
    "t_unplanned": Text("Ikke planlagt", "Unplanned"),
    "t_broken": Text("Brudte regler", "Broken rules"),
    "t_driving": Text("Kører længst", "Travel longest"),
    "t_heavy": Text("Tunge lister og overarbejde", "Heavy lists and overtime"),
    "t_screen": Text("Kunne være på skærm i dag", "Could be by screen today"),
    "t_screen_note": Text(
        "Hvert besøg er set for sig, resten af planen som den er. Frigjort tid er omvej, stop og besøg mod opkaldet. "
        "Planlæggeren bestemmer.",
        "Each visit is judged alone, the rest of the plan as it is. Time freed is detour, stop and care less the call. The planner "
        "decides."),
    "t_conversions": Text("Mangler kun samtykke eller skærm", "Lack only consent or a device"),
    "t_conversions_note": Text(
        "Borgerne er vurderet og kan bruge skærm; besøgene kunne være på skærm, når det manglende er på plads.",
        "The citizens have been assessed as able; the visits could be by screen once what is missing is there."),
    "visit": Text("Besøg", "Visit"),
    "citizen": Text("Borger", "Citizen"),
    "what": Text("Hvad", "What"),
    "priority": Text("Prioritet", "Priority"),
    "services": Text("Ydelser", "Services"),
    "window": Text("Aftalt start", "Agreed start"),
    "why": Text("Hvorfor", "Why"),
    "rule": Text("Regel", "Rule"),
    "worker": Text("Medarbejder", "Worker"),
    "shift": Text("Vagt", "Shift"),
    "driving": Text("Vejtid", "Travel"),
    "share": Text("Af betalt tid", "Of paid time"),
    "heavy_visits": Text("Tunge besøg", "Heavy visits"),
    "overtime": Text("Overarbejde", "Overtime"),
    "time": Text("Tid", "Time"),
    "freed": Text("Frigør", "Frees"),
    "visits": Text("Besøg", "Visits"),
    "missing": Text("Mangler", "Missing"),
    "first_of": Text("De første {shown} af {count}; resten står i {file}.",
                     "The first {shown} of {count}; the rest are in {file}."),
    # continuity
    "continuity_says": Text(
        "Over {span} møder {citizens} {citizens:borger|borgere} med mindst to besøg om dagen {median} "
        "{median:medarbejder|medarbejdere} (median), højst {most}; {over} møder flere end {limit}.",
        "Over {span} {citizens} {citizens:citizen|citizens} of at least two visits a day {citizens:meets|meet} {median} "
        "{median:worker|workers} (median), at most {most}; {over} {over:meets|meet} more than {limit}."),
    "known_says": Text("Besøg ved en medarbejder, borgeren kender: {share}.",
                       "Visits by a worker whom the citizen knows: {share}."),
    "span": Text("{days} {days:dag|dage}", "{days} {days:day|days}"),
    "span_planned": Text(
        "{days} {days:dag|dage}, heraf {planned} med plan,",
        "{days} {days:day|days}, {planned} of them with a plan,"),
    "no_days_before": Text(
        "Der er ingen planer for de {days} {days:dag|dage} før at tælle kendte ansigter i.",
        "There are no plans of the {days} {days:day|days} before to count known faces in."),
    "known_costs": Text(
        "Et kendt ansigt må koste {worth} vejtid pr. besøg; fremmede ansigter og skæve lister vejer i planen som {paid} vejtid.",
        "A known face may cost {worth} of travel a visit; strangers and uneven lists weigh as {paid} of travel in the plan."),
    "known_curve": Text("Hvad andre vægte ville give i kendte ansigter og vejtid: {command}",
                        "What other weights would give in known faces and travel: {command}"),
    "fairness_says": Text(
        "Over {days} {days:dag|dage}, denne med: tunge besøg pr. medarbejder og dag fra {fewest} til {most}, lister med flere "
        "end {limit}: {over}; besøgstid pr. dag fra {least} til {longest}.",
        "Over {days} {days:day|days} with this one: heavy visits per worker and day from {fewest} to {most}, lists with more "
        "than {limit}: {over}; care a day from {least} to {longest}."),
    "t_fairness": Text("Tunge besøg og timer pr. medarbejder", "Heavy visits and hours per worker"),
    "t_fairness_note": Text(
        "Over {days} {days:dag|dage}, denne med. Hvem der har haft mere end sin del, er dyrere for tunge besøg og lange lister "
        "i næste plan.",
        "Over {days} {days:day|days} with this one. Whoever has had more than a fair share costs more for heavy visits and "
        "long lists in the next plan."),
    "days_listed": Text("Dage", "Days"),
    "heavy_a_day": Text("Tunge pr. dag", "Heavy a day"),
    "most_heavy": Text("Flest på en dag", "Most in a day"),
    "care_a_day": Text("Besøgstid pr. dag", "Care a day"),
    "t_worst": Text("Møder flest medarbejdere", "Meet the most workers"),
    "workers_met": Text("Medarbejdere", "Workers"),
    "t_trade_off": Text("Kendte ansigter mod vejtid", "Known faces against travel"),
    "weight": Text("Vægt", "Weight"),
    "known": Text("Ved en kendt", "By one known"),
    # copies
    "copies": Text("Nødkopier", "Contingency copies"),
    "copies_help": Text(
        "Hver medarbejders liste som side og tabel. De viser den plan, der gælder; STATUS.txt ved siden af siger, hvor "
        "gammel den er.",
        "Each worker's list as a page and a table. They show the plan that stands; STATUS.txt beside them says how old it is."),
    "folder": Text("Mappe", "Folder"),
    "written": Text("Skrevet", "Written"),
    "yes": Text("ja", "yes"),
    "not_written": Text("NEJ, ikke i nat", "NO, not tonight"),
    # method
    "method": Text("Om nattens kørsel", "About the night"),
    "method_help": Text(
        "Personer og besøg står ved deres pseudonyme nummer; navne står i dagens rapport.",
        "People and visits are shown by their pseudonymous number; names are in the day's report."),
    "m_time": Text("Kørt", "Run"),
    "m_span": Text("{start} – {end}, {length}", "{start} – {end}, {length}"),
    "m_outcomes": Text("Enheder", "Units"),
    "m_counts": Text("{made} lagt, {done} uændret, {empty} uden noget at planlægge, {failed} ikke {failed:færdig|færdige}",
                     "{made} made, {done} unchanged, {empty} with nothing to plan, {failed} not finished"),
    "m_search": Text("Søgt", "Searched"),
    "m_overhead": Text("alt andet: {rest}", "all else: {rest}"),
    "m_solver": Text("Løser", "Solver"),
    "m_seed": Text("tilfældigt forløb nr. {seed}", "seed {seed}"),
    "m_version": Text("Program", "Program"),
    "m_where": Text("Udført af", "Done by"),
    "m_local": Text("denne maskine, {jobs} ad gangen", "this machine, {jobs} at a time"),
    "m_dask": Text("klynge", "cluster"),
    "m_place": Text("Planer gemt i", "Plans stored in"),
    "t_times": Text("Tider, sekunder", "Times, seconds"),
    "prepare": Text("Forberedt", "Prepared"),
    "solve": Text("Planlagt", "Planned"),
    "search": Text("heraf søgt", "of it search"),
    "store": Text("Gemt", "Stored"),
    "deliver": Text("Skrevet", "Written"),
    "memory": Text("Hukommelse, MB", "Memory, MB"),
    "rounds": Text("Omgange", "Rounds"),
    "attempt": Text("Forsøg", "Attempt"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the page's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)

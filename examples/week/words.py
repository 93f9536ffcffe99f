"""What the page and the command say, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.study_words import STUDY_WORDS

WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    "page": Text("Ugens overblik", "The week's brief"),
    "method": Text("Sådan er ugen lavet", "How the week was made"),
    "method_help": Text(
        "Hver aften lægges næste dags plan; hver morgen sker der noget, og dagen lægges om med få ændringer.",
        "Every evening the next day is planned; every morning something happens, and the day is re-planned with few changes.",
    ),
    "references": Text("Kilder", "Sources"),
    "headline_kept": Text("Intet besøg er tabt: {visits} af {visits} er gjort rede for",
                          "No visit is lost: {visits} of {visits} are accounted for"),
    "says_where": Text("{planned} er planlagt, {cancelled} aflyst og {left_out} udeladt med grund.",
                       "{planned} are planned, {cancelled} cancelled and {left_out} left out with a reason."),
    "says_checked": Text("Alle {days} udgivne planer er læst tilbage fra lageret og kontrolleret; brudte regler: {broken}.",
                         "All {days} published plans were read back from the store and checked; broken rules: {broken}."),
    "says_events": Text("Ugen bragte {sick} sygemeldinger, {discharged} udskrivninger og {cancelled} aflysninger.",
                        "The week brought {sick} sick calls, {discharged} discharges and {cancelled} cancellations."),
    # cards
    "card_visits": Text("Besøg", "Visits"),
    "card_visits_note": Text("{planned} planlagt", "{planned} planned"),
    "card_left": Text("Ikke planlagt", "Not planned"),
    "card_left_note": Text("med grund", "with a reason"),
    "card_changes": Text("Ændrede besøg om morgenen", "Visits changed in the mornings"),
    "card_changes_note": Text("{share} af de uberørte beholder medarbejder og tid",
                              "{share} of the untouched keep worker and time"),
    "card_driving": Text("Vejtid af betalt tid", "Travel of paid time"),
    "card_known": Text("Besøg ved kendte ansigter", "Visits by known faces"),
    "card_known_note": Text("fra ugens anden dag", "from the second day on"),
    "card_night": Text("Længste nat", "Longest night"),
    "card_night_note": Text("heraf søgning {search}", "of which search {search}"),
    # sections
    "nights": Text("Nætterne", "The nights"),
    "nights_help": Text("Tider i sekunder. »Lavet før«: planen lå færdig fra en tidligere kørsel.",
                        "Times in seconds. \"Made before\": the plan was ready from an earlier run."),
    "mornings": Text("Morgenerne", "The mornings"),
    "mornings_help": Text(
        "Det forslag er valgt, der udelader færrest besøg, og af dem det med færrest ændringer. Flyttet: mere end 15 minutter.",
        "Chosen is the alternative that leaves out fewest visits, and of those the one with fewest changes. Moved: by more than 15 "
        "minutes."),
    "accounts": Text("Hvor besøgene endte", "Where the visits ended"),
    "accounts_help": Text("Dagens besøg er dem fra aftenens udtræk og dem, udskrivninger bragte.",
                          "A day's visits are those of the evening's extract and those that discharges brought."),
    "left": Text("Besøg uden plads", "Visits without room"),
    "left_none": Text("Alle besøg, der ikke blev aflyst, er planlagt.", "Every visit that was not cancelled is planned."),
    "continuity": Text("Kontinuitet", "Continuity"),
    "says_met": Text(
        "{citizens} borgere med mindst to besøg om dagen mødte i ugens løb {median} medarbejdere (median), højst {most}; "
        "{over} mødte flere end {limit}. {primary} af deres besøg var ved de tre, der kom mest.",
        "{citizens} citizens with at least two visits a day met {median} workers over the week (median), {most} at most; "
        "{over} met more than {limit}. {primary} of their visits were by the three who came most."),
    "says_heavy": Text(
        "Tunge besøg om dagen: {least}–{most} pr. medarbejder i gennemsnit; {over} lister over loftet på {cap}.",
        "Heavy visits a day: {least}–{most} per worker on average; {over} lists over the cap of {cap}."),
    "worst": Text("De borgere, der mødte flest", "The citizens who met most"),
    "driving_days": Text("Kørsel og betalt tid", "Driving and paid time"),
    # columns
    "day": Text("Dag", "Day"),
    "outcome": Text("Tilstand", "State"),
    "outcome_made": Text("lavet", "made"),
    "outcome_done": Text("lavet før", "made before"),
    "solver": Text("Løser", "Solver"),
    "visits": Text("Besøg", "Visits"),
    "planned": Text("Planlagt", "Planned"),
    "left_out": Text("Ikke planlagt", "Not planned"),
    "broken": Text("Brudte regler", "Broken rules"),
    "prepare": Text("Indlæsning", "Import"),
    "search": Text("Søgning", "Search"),
    "solve_rest": Text("Øvrig løsning", "Rest of solving"),
    "store": Text("Lager", "Store"),
    "deliver": Text("Rapport og nødkopier", "Report and copies"),
    "sick": Text("Syge", "Sick"),
    "discharged": Text("Udskrevet", "Discharged"),
    "cancelled": Text("Aflyst", "Cancelled"),
    "added": Text("Nye besøg", "New visits"),
    "alternatives": Text("Forslag (valgt)", "Alternatives (chosen)"),
    "changes": Text("Ændringer", "Changes"),
    "other_worker": Text("Anden medarbejder", "Other worker"),
    "moved": Text("Flyttet", "Moved"),
    "phone": Text("Skal ringes op", "To be phoned"),
    "kept": Text("Uberørte, der står fast", "Untouched that stand"),
    "visit": Text("Besøg", "Visit"),
    "priority": Text("Prioritet", "Priority"),
    "why": Text("Grund", "Reason"),
    "known": Text("Kendte ansigter", "Known faces"),
    "new_faces": Text("Nye ansigter", "New faces"),
    "median": Text("Medarbejdere mødt (median)", "Workers met (median)"),
    "workers": Text("Medarbejdere", "Workers"),
    "primary": Text("Ved de tre, der kom mest", "By the three who came most"),
    "routes": Text("Lister", "Lists"),
    "share": Text("Andel", "Share"),
    "distance": Text("Afstand", "Distance"),
    "paid": Text("Betalt tid", "Paid time"),
    "in_all": Text("I alt", "In all"),
    # method
    "m_size": Text("Distriktet", "The district"),
    "m_size_is": Text("{citizens} borgere, {workers} medarbejdere, tilfældigt forløb nr. {seed}",
                      "{citizens} citizens, {workers} workers, seed {seed}"),
    "m_budget": Text("Søgning pr. nat", "Search each night"),
    "m_moves": Text("{count} søgeskridt", "{count} moves"),
    "m_rates": Text("Hændelser", "Events"),
    "m_rates_is": Text(
        "7,1 % af medarbejderne syge pr. dag (sygefravær, offentliggjort); 6 udskrivninger pr. 1.000 borgere om ugen og 4 % "
        "aflyste besøg (antaget)",
        "7.1% of workers sick a day (published sickness absence); 6 discharges per 1,000 citizens a week and 4% of visits "
        "cancelled (assumed)"),
    "m_version": Text("Version", "Version"),
    # the command
    "written": Text("Ugens overblik: {page} (tal: {data})", "The week's brief: {page} (figures: {data})"),
    "roads_with_addresses": Text("--roads og --addresses hører sammen.", "--roads and --addresses go together."),
}  # fmt: skip


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a text, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(WORDS, key, params, lang)

"""The words of a comparison for the command line, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render

COMMAND_TEXTS: dict[str, Text] = {
    # bad calls
    "nothing_asked": Text(
        "Giv mindst ét scenarie: en fil, --edit eller --cross.",
        "Give at least one scenario: a file, --edit or --cross.",
    ),
    "same_code": Text(
        "to scenarier hedder {code}; hvert scenarie skal have sin egen kode, og {base} er dagen, som den er",
        "two scenarios are called {code}; every scenario has a code of its own, and {base} is the day as it is",
    ),
    "seeds": Text(
        "--seeds skal være mindst 2: én gentagelse har intet interval.",
        "--seeds must be at least 2: one seed has no interval.",
    ),
    "runs": Text("--runs skal være mindst 1.", "--runs must be at least 1."),
    "jobs": Text("--jobs skal være mindst 1.", "--jobs must be at least 1."),
    "rate": Text("--rate kan ikke være negativ.", "--rate cannot be negative."),
    "days": Text(
        "--days-per-week skal være over 0 og højst 7.", "--days-per-week must be above 0 and at most 7."
    ),
    "week": Text("--week kan ikke være negativ.", "--week cannot be negative."),
    "case": Text("--case skal være low, base eller high.", "--case must be low, base or high."),
    "one_effort": Text(
        "Giv enten --iterations eller --seconds, ikke begge.",
        "Give either --iterations or --seconds, not both.",
    ),
    # on the way
    "comparing": Text("Sammenligner scenarier", "Comparing scenarios"),
    "counted": Text("{done} af {given}", "{done} of {given}"),
    "fallback_waived": Text(
        "Indstillingerne kræver, at en rute kan overtage hvert skærmbesøg. Alle planer er lagt uden det krav; opkald uden svar er "
        "stadig talt med.",
        "The settings require a route that can take over every screen visit. All plans are made without that requirement; "
        "unanswered calls are still counted.",
    ),
    "broken": Text(
        "Sammenligningen er standset: planen i gentagelse {seed} bryder {count} {count:regel|regler}: {rules}",
        "The comparison was stopped: the plan of seed {seed} breaks {count} {count:rule|rules}: {rules}",
    ),
    # result
    "head": Text(
        "{visits} besøg hos {citizens} {citizens:borger|borgere}, {workers} på arbejde. Forskelle er scenariet minus dagen, "
        "som den er: under nul er mindre.",
        "{visits} {visits:visit|visits} to {citizens} {citizens:citizen|citizens}, {workers} at work. Differences are the "
        "scenario less the day as it is: below zero is less.",
    ),
    "scenario": Text("Scenarie", "Scenario"),
    "as_it_is": Text("Dagen, som den er", "The day as it is"),
    "total": Text("Tid i alt", "Time in all"),
    "driving": Text("Vejtid", "Driving"),
    "unplanned_visits": Text("Uden plads", "Left out"),
    "lateness": Text("Forsinkelse", "Lateness"),
    "overtime": Text("Overarbejde", "Overtime"),
    "routes_used": Text("Ruter", "Routes"),
    "workers_met": Text("Medarbejdere pr. borger", "Workers a citizen"),
    "affected": Text("Borgere berørt", "Citizens affected"),
    "hours": Text("t", "h"),
    "minutes": Text("min", "min"),
    "affected_value": Text("{count} ({chance})", "{count} ({chance})"),
    "year": Text("Pr. år", "A year"),
    "year_hours": Text("Timer", "Hours"),
    "fte_gross": Text("Årsværk à 1.924 t", "FTE of 1,924 h"),
    "fte_effective": Text("Årsværk à 1.400 t", "FTE of 1,400 h"),
    "kroner": Text("Kroner", "Kroner"),
    "matrix": Text("Tid i alt, {unit} om dagen", "Time in all, {unit} a day"),
    "noise": Text(
        "± er halvdelen af 95 %-intervallet. ~ er inden for støjen: der kan godt være ingen forskel. Af tal, som kun tilfældet "
        "flytter, falder ét ud af tyve alligevel udenfor.",
        "± is half the 95% interval. ~ is within noise: there may be no difference. Of figures that only chance moves, one in "
        "twenty falls outside all the same.",
    ),
    "no_overlap": Text(
        "{file} er ikke en overlap.json fra homecare overlap",
        "{file} is not an overlap.json of homecare overlap",
    ),
    "affected_note": Text(
        "Berørt: anden medarbejder, over {minutes} {minutes:minut|minutter} flyttet, anden besøgsform eller uden plads, når "
        "planen laves ud fra dagens (gentagelse {seed}). I parentes: så mange berører en ny søgning uden noget scenarie.",
        "Affected: another worker, more than {minutes} {minutes:minute|minutes} shifted, another mode or left out, when the "
        "plan is made from today's (seed {seed}). In brackets: so many are affected by a new search without any scenario.",
    ),
    "left_out_note": Text(
        "Et besøg uden plads tæller i tid i alt som et skønnet besøg i hjemmet.",
        "A visit left out counts in time in all as an estimated visit at home.",
    ),
    "method": Text(
        "{seeds} parrede gentagelser à {runs} forløb, samme løser og indsats ({effort}) i alle planer. Et år er {days} "
        "{days:sådan dag|sådanne dage} om ugen i {weeks} {weeks:uge|uger} à {rate} kr. i timen: antagelser.",
        "{seeds} paired seeds of {runs} {runs:run|runs}, the same solver and effort ({effort}) in all plans. A year is {days} "
        "such {days:day|days} a week for {weeks} {weeks:week|weeks} at {rate} kr. an hour: assumptions.",
    ),
    "by_iterations": Text("{iterations} søgeskridt", "{iterations} {iterations:move|moves}"),
    "by_seconds": Text(
        "{seconds} {seconds:sekund|sekunder}; kan ikke gentages præcist",
        "{seconds} {seconds:second|seconds}; not exactly repeatable",
    ),
    "page": Text("Side", "Page"),
    "memo": Text("Notat", "Memo"),
}


def command_word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of the command, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(COMMAND_TEXTS, key, params, lang)

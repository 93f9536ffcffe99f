"""The words of a savings study for the command line, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render

COMMAND_TEXTS: dict[str, Text] = {
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
    "one_effort": Text(
        "Giv enten --iterations eller --seconds, ikke begge.",
        "Give either --iterations or --seconds, not both.",
    ),
    "studying": Text("Måler besparelsen", "Measuring the saving"),
    "counted": Text("{done} af {given}", "{done} of {given}"),
    "broken": Text(
        "Undersøgelsen er standset: planen i gentagelse {seed} bryder {count} {count:regel|regler}: {rules}",
        "The study was stopped: the plan of seed {seed} breaks {count} {count:rule|rules}: {rules}",
    ),
    "head": Text(
        "{screenable} af {visits} besøg kan være på skærm i dag; {screen} er det i planen.",
        "{screenable} of {visits} {visits:visit|visits} may be by screen today; {screen} {screen:is|are} in the plan.",
    ),
    "freed": Text("Frigjort tid på kørelister", "Field time freed"),
    "used": Text("Brugt tid i skærmenhed", "Screen unit's time used"),
    "fallback": Text("Forventede erstatningsbesøg", "Expected fallbacks"),
    "left_out": Text("Ikke planlagt (skønnet)", "Left out (estimated)"),
    "net": Text("Netto", "Net"),
    "left_out_says": Text(
        "Ikke planlagt i gennemsnit: {before} besøg med alt fysisk, {after} med skærm. De er talt med i begge planer, hvert som et "
        "skønnet besøg i hjemmet.",
        "Left out on average: {before} {before:visit|visits} all physical, {after} with screen. They are counted in both "
        "plans, each as an estimated visit at home.",
    ),
    "fallback_waived": Text(
        "Indstillingerne kræver, at en rute kan overtage hvert skærmbesøg. Besparelsen er målt uden det krav i begge planer; "
        "opkald uden svar er stadig talt med.",
        "The settings require a route that can take over every screen visit. The saving is measured without that requirement in "
        "both plans; unanswered calls are still counted.",
    ),
    "year": Text("Pr. år", "A year"),
    "year_value": Text(
        "{hours} {hours:time|timer} netto; {gross} årsværk à 1.924 timer brutto, eller {effective} à 1.400 effektive timer; "
        "{kroner} kr. ved {rate} kr./time",
        "{hours} {hours:hour|hours} net; {gross} FTE at 1,924 gross hours, or {effective} at 1,400 effective hours; {kroner} "
        "kr. at {rate} kr. an hour",
    ),
    "minutes_value": Text("{mean} min (95 %: {low} til {high})", "{mean} min (95 %: {low} to {high})"),
    "method": Text(
        "Forskellen mellem to løste planer af samme dag, {seeds} parrede gentagelser à {runs} forløb, samme løser og indsats "
        "({effort}). Antaget: {days} {days:sådan dag|sådanne dage} om ugen, 52 uger.",
        "The difference between two solved plans of the same day, {seeds} paired seeds of {runs} {runs:run|runs}, same solver "
        "and effort ({effort}). Assumed: {days} such {days:day|days} a week, 52 weeks.",
    ),
    "by_iterations": Text(
        "{iterations} søgeskridt pr. forløb; kan gentages",
        "{iterations} {iterations:move|moves} a run; repeatable",
    ),
    "by_seconds": Text(
        "{seconds} s pr. forløb; kan ikke gentages nøjagtigt", "{seconds} s a run; not exactly repeatable"
    ),
    "best_count": Text(
        "Kurven topper ved {count} skærmbesøg; det næste betaler sig ikke.",
        "The curve peaks at {count} screen {count:visit|visits}; the next one does not pay.",
    ),
    "best_all": Text(
        "Det betaler sig helt op til {count} skærmbesøg, så mange som der er lov til.",
        "It pays right up to {count} screen {count:visit|visits}, as many as are allowed.",
    ),
    "best_none": Text("Intet antal skærmbesøg betaler sig.", "No number of screen visits pays."),
    "talk": Text(
        "Borgere at tale med om en skærm (mulig gevinst netto pr. dag):",
        "Citizens to talk to about a screen (possible net gain a day):",
    ),
    "talk_row": Text(
        "{citizen}: {minutes} min, {visits} besøg", "{citizen}: {minutes} min, {visits} {visits:visit|visits}"
    ),
    "page": Text("Siden med alle tal", "The page with every figure"),
    "no_screen": Text(
        "Ingen besøg kan være på skærm i dag; forskellen mellem planerne er tilfældig.",
        "No visit may be by screen today; the difference between the plans is chance.",
    ),
}


def command_word(key: str, lang: Lang, **params: object) -> str:
    """Return a sentence of the command. Raises KeyError for an unknown one."""
    return render(COMMAND_TEXTS, key, params, lang)

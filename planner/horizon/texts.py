"""The words of a year of weeks and of an overlap for the command line, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render

TEXTS: dict[str, Text] = {
    "together": Text("Alle sammen", "All together"),
    "following": Text("Følger ugerne", "Following the weeks"),
    "comparing": Text("Måler overlappet", "Measuring the overlap"),
    "counted": Text("{done} af {given}", "{done} of {given}"),
    "broken": Text(
        "Undersøgelsen er standset: planen i gentagelse {seed} bryder {count} {count:regel|regler}: {rules}",
        "The study was stopped: the plan of seed {seed} breaks {count} {count:rule|rules}: {rules}",
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
    "one_effort": Text(
        "Giv enten --iterations eller --seconds, ikke begge.",
        "Give either --iterations or --seconds, not both.",
    ),
    "between": Text("--between skal være linear eller last.", "--between must be linear or last."),
    "case": Text("--case skal være low, base eller high.", "--case must be low, base or high."),
    "weeks": Text("--weeks skal være fra 1 til 520.", "--weeks must be from 1 to 520."),
    "every": Text("--every skal være mindst 1.", "--every must be at least 1."),
    "week": Text("--week kan ikke være negativ.", "--week cannot be negative."),
    "two": Text(
        "Et overlap er mellem mindst to: nævn to teknologier eller scenarier.",
        "An overlap is between at least two: name two technologies or scenarios.",
    ),
    "same_code": Text(
        "To scenarier hedder {code}: giv dem hver sin kode.",
        "Two scenarios are called {code}: give each a code of its own.",
    ),
    "reserved": Text(
        "Et scenarie kan ikke hedde {code}: det navn har alle scenarier sammen.",
        "A scenario cannot be called {code}: that is the name of all scenarios together.",
    ),
    "nothing_own": Text(
        "Intet scenarie ændrer andet end det, der sker alligevel ({names}): nævn også et tiltag.",
        "No scenario changes more than what happens anyway ({names}): name a measure too.",
    ),
    "unknown": Text(
        "Hverken en fil eller en teknologi: {name}. Kendte teknologier: {known}.",
        "Neither a file nor a technology: {name}. Known technologies: {known}.",
    ),
    "no_value": Text(
        "Efter en teknologi skrives dens egne tal som navn=værdi, adskilt af komma: {name}.",
        "After a technology its own figures are written as name=value, with commas between: {name}.",
    ),
    "solved": Text(
        "{weeks} {weeks:uge|uger}, {solved} af dem planlagt: {list}.",
        "{weeks} {weeks:week|weeks}, {solved} of them planned: {list}.",
    ),
    "drawn_linear": Text(
        "Ugerne imellem er ikke planlagt; de er tegnet på en ret linje mellem dem ved siden af, medmindre dagene er ens.",
        "The weeks between are not planned; they are drawn on a straight line between their neighbours, unless the days are equal.",
    ),
    "drawn_last": Text(
        "Ugerne imellem er ikke planlagt; de er tegnet som den sidst planlagte, medmindre dagene er ens.",
        "The weeks between are not planned; they are drawn as the last planned one, unless the days are equal.",
    ),
    "head_weeks": Text("Timer frigjort netto pr. uge", "Net hours freed a week"),
    "head_week": Text("uge {week}", "week {week}"),
    "head_year": Text("{weeks} {weeks:uge|uger} i alt (95 %)", "{weeks} {weeks:week|weeks} in all (95 %)"),
    "range": Text("{mean} ({low} til {high})", "{mean} ({low} to {high})"),
    "case_low": Text("lav", "low"),
    "case_base": Text("midt", "base"),
    "case_high": Text("høj", "high"),
    "pays": Text(
        "{name}: frigør tid fra uge {week}; tjent ind i uge {back}.",
        "{name}: frees time from week {week}; paid back in week {back}.",
    ),
    "pays_clear": Text("{name}: frigør tid fra uge {week}.", "{name}: frees time from week {week}."),
    "pays_unpaid": Text(
        "{name}: frigør tid fra uge {week}; ikke tjent ind inden for de {weeks} {weeks:uge|uger}.",
        "{name}: frees time from week {week}; not paid back within the {weeks} {weeks:week|weeks}.",
    ),
    "pays_not": Text(
        "{name}: ikke fra nogen uge frigøres der mere, end der kan være tilfældigt.",
        "{name}: from no week on is more freed than may be chance.",
    ),
    "drift": Text(
        "Uden tiltag vokser arbejdet med {hours} {hours:time|timer} om ugen til uge {week}; det er med i hver uges udgangspunkt.",
        "Without measures the work grows by {hours} {hours:hour|hours} a week until week {week}; that is in each week's baseline.",
    ),
    "method_year": Text(
        "Forskelle mellem planer af samme uge med og uden, {seeds} parrede gentagelser à {runs} forløb, samme løser og "
        "indsats; {plans} {plans:plan|planer} ({asked} spurgt om, ens dage er planlagt én gang). Antaget: {days} "
        "{days:sådan dag|sådanne dage} om ugen.",
        "Differences between plans of the same week with and without, {seeds} paired seeds of {runs} {runs:run|runs}, same "
        "solver and effort; {plans} {plans:plan|plans} ({asked} asked for, equal days planned once). Assumed: {days} such "
        "{days:day|days} a week.",
    ),
    "head_overlap": Text("Timer frigjort pr. typisk uge", "Hours freed a typical week"),
    "alone": Text("{name} alene", "{name} alone"),
    "sum": Text("Lagt sammen hver for sig", "Added up one by one"),
    "overlap": Text("Overlap: talt flere gange", "Overlap: counted more than once"),
    "taken": Text(
        "{name}: de andre har allerede taget {hours} {hours:time|timer} om ugen{share}.",
        "{name}: the others have already taken {hours} {hours:hour|hours} a week{share}.",
    ),
    "taken_chance": Text(
        "{name}: hvad de andre har taget, kan ikke skelnes fra tilfældigheder ({hours} {hours:time|timer} om ugen).",
        "{name}: what the others have taken cannot be told from chance ({hours} {hours:hour|hours} a week).",
    ),
    "taken_share": Text(" ({share} af dens virkning alene)", " ({share} of its effect alone)"),
    "taken_none": Text(
        "{name}: de andre har intet taget.",
        "{name}: the others have taken nothing.",
    ),
    "pair": Text(
        "{one} og {other}: overlap {hours} {hours:time|timer} om ugen",
        "{one} and {other}: overlap {hours} {hours:hour|hours} a week",
    ),
    "plus_minus": Text("{value} ± {half}", "{value} ± {half}"),
    "may_be_chance": Text(" (kan være tilfældigt)", " (may be chance)"),
    "contest": Text(
        "{services} {services:ydelse|ydelser} ({doses} {doses:gang|gange} i de planlagte dage) hos {citizens} "
        "{citizens:borger|borgere} ville flere tage, hvis de var alene; sammen har {winners} dem.",
        "{services} {services:service|services} ({doses} {doses:time|times} in the days planned) of {citizens} "
        "{citizens:citizen|citizens} would be taken by several, were they alone; together {winners} have them.",
    ),
    "contest_none": Text(
        "Ingen ydelse ville tages af flere, hvis de var alene.",
        "No service would be taken by several, were they alone.",
    ),
    "winner": Text("{name} {count}", "{name} {count}"),
    "winner_none": Text("ingen {count}", "none {count}"),
    "week_settled": Text("når alle er i gang", "when all have begun"),
    "week_number": Text("uge {week} efter start (fra 0)", "week {week} after the start (from 0)"),
    "background": Text(
        "Sker alligevel og er med i alle planer: {names}.", "Happens anyway and is in all plans: {names}."
    ),
    "method_overlap": Text(
        "{sets} sæt planlagt hver for sig, {seeds} parrede gentagelser à {runs} forløb, samme løser og indsats; {when}. "
        "Antaget: {days} {days:sådan dag|sådanne dage} om ugen.",
        "{sets} sets planned one by one, {seeds} paired seeds of {runs} {runs:run|runs}, same solver and effort; {when}. "
        "Assumed: {days} such {days:day|days} a week.",
    ),
    "page": Text("Siden med alle tal", "The page with every figure"),
}


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a sentence. Raises KeyError for an unknown one."""
    return render(TEXTS, key, params, lang)

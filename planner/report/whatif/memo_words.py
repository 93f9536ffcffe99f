"""The words of the committee memo in Danish and English: plain, for a reader who does not work with figures."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.study_words import STUDY_WORDS

WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    "memo": Text("Notat til udvalget", "Memo to the committee"),
    "subject": Text("Hvad kan frigøre tid i hjemmeplejen?", "What can free time in home care?"),
    "basis": Text(
        "Regnet på {dates}: {visits} besøg hos {citizens} {citizens:borger|borgere} med {workers} "
        "{workers:medarbejder|medarbejdere}",
        "Worked out on {dates}: {visits} {visits:visit|visits} to {citizens} {citizens:citizen|citizens} by {workers} "
        "{workers:worker|workers}",
    ),
    "in_short": Text("Kort fortalt", "In short"),
    # in short
    "how": Text(
        "Vi har lagt ruterne for den samme dag igen for hver mulighed og sammenlignet med dagen, som den er.",
        "We planned the same day's routes again for each option and compared with the day as it is.",
    ),
    "best": Text(
        "{name} frigør mest: {hours} {hours:time|timer} om året. Det er {gross} årsværk, hvis et årsværk er {gross_hours} "
        "løntimer, eller {effective} årsværk, hvis det er de {effective_hours} {effective_hours:time|timer}, en medarbejder "
        "har til arbejdet efter ferie, sygdom og pauser: de samme timer talt på to måder.",
        "{name} frees the most: {hours} {hours:hour|hours} a year. That is {gross} full-time posts (FTE) if a post is "
        "{gross_hours} paid {gross_hours:hour|hours}, or {effective} if it is the {effective_hours} "
        "{effective_hours:hour|hours} that a worker has for work after holidays, sickness and breaks: the same hours counted "
        "in two ways.",
    ),
    "only": Text(
        "{name} frigør {hours} {hours:time|timer} om året. Det er {gross} årsværk, hvis et årsværk er {gross_hours} løntimer, "
        "eller {effective} årsværk, hvis det er de {effective_hours} {effective_hours:time|timer}, en medarbejder har til "
        "arbejdet efter ferie, sygdom og pauser: de samme timer talt på to måder.",
        "{name} frees {hours} {hours:hour|hours} a year. That is {gross} full-time posts (FTE) if a post is {gross_hours} paid "
        "{gross_hours:hour|hours}, or {effective} if it is the {effective_hours} {effective_hours:hour|hours} that a worker "
        "has for work after holidays, sickness and breaks: the same hours counted in two ways.",
    ),
    "rivals": Text(
        "Forskellen til {names} kan dog være tilfældig.",
        "The difference from {names} may be chance, though.",
    ),
    "so_many": Text("{count} af mulighederne", "{count} of the options"),
    "no_room_many": Text(
        "Med {count} af mulighederne får flere besøg end i dag ikke plads.",
        "With {count} of the options more visits than today find no room.",
    ),
    "quoted": Text("»{name}«", "“{name}”"),
    "none_frees": Text(
        "Ingen af mulighederne frigør tid, så vi kan være sikre på det.",
        "None of the options frees time that we can be sure of.",
    ),
    "also": Text("Også {names} frigør tid.", "Time is also freed by {names}."),
    "costs": Text("Med {names} bruges der mere tid.", "Time is lost with {names}."),
    "unsure": Text(
        "For {names} kan vi ikke sige, om der er en forskel.",
        "For {names} we cannot say whether there is a difference.",
    ),
    "changes_nothing": Text("Med {names} bliver tiden den samme.", "No time is freed or lost with {names}."),
    "alone": Text(
        "{names} er kun regnet én gang, så vi ved ikke, hvor sikkert tallet er.",
        "{names} was worked out only once, so that we do not know how sure the figure is.",
    ),
    "no_room": Text(
        "Med {name} får {after} besøg ikke plads (i dag {before}).",
        "With {name}, {after} {after:visit finds|visits find} no room (today {before}).",
    ),
    # the table
    "options": Text("Mulighederne", "The options"),
    "option": Text("Mulighed", "Option"),
    "hours_year": Text("Timer frigjort om året", "Hours freed a year"),
    "posts_gross": Text("Årsværk à {hours} løntimer", "FTE of {hours} paid {hours:hour|hours}"),
    "posts_effective": Text("Årsværk à {hours} {hours:time|timer} på arbejde", "FTE of {hours} {hours:hour|hours} at work"),
    "worth": Text("Værdi om året i 1.000 kr.", "Worth a year, DKK 1,000"),
    "sure": Text("Er det sikkert?", "Is it sure?"),
    "sure_frees": Text("Ja", "Yes"),
    "sure_costs": Text("Ja, koster tid", "Yes, takes time"),
    "sure_noise": Text("Nej, kan være tilfældigt", "No, may be chance"),
    "sure_same": Text("Ingen forskel", "No difference"),
    "sure_alone": Text("Vides ikke", "Not known"),
    "caption": Text(
        "± er usikkerheden. Tal med minus er timer, der bruges mere end i dag. De to slags årsværk må ikke lægges "
        "sammen.",
        "± is the uncertainty. Figures with a minus are hours used more than today. The two kinds of FTE must not be "
        "added.",
    ),
    # how sure
    "how_sure": Text("Hvor sikre er tallene?", "How sure are the figures?"),
    "seeds": Text(
        "Hver mulighed er regnet {count} {count:gang|gange} fra forskellige tilfældige begyndelser. ± viser, hvor meget svaret "
        "flytter sig fra gang til gang (95 %-interval).",
        "Each option was worked out {count} {count:time|times} from different random beginnings. ± shows how much the answer "
        "moves from time to time (95% interval).",
    ),
    "redrawn": Text(
        "Hvilke borgere der er med, er trukket på ny hver gang, så ± rummer også det.",
        "Which citizens take part was drawn anew each time, so that ± holds that too.",
    ),
    "chance": Text(
        "Går intervallet hen over nul, kan forskellen være tilfældig, og så skriver vi det.",
        "Where the interval includes zero the difference may be chance, and we say so.",
    ),
    "not_days": Text(
        "± siger ikke, hvor forskellige dagene er, eller om antagelserne holder.",
        "± does not say how much days differ, or whether the assumptions hold.",
    ),
    # who
    "who": Text("Hvem berører det?", "Who is affected?"),
    "who_citizens": Text("Borgere, den gælder", "Citizens it is for"),
    "who_workers": Text("Medarbejdere, den gælder", "Workers it is for"),
    "who_any": Text("Borgere, der får en anden plan", "Citizens who get another plan"),
    "who_drawn": Text(
        "Hvem der er med, er trukket {count} {count:gang|gange}; antallene her er fra én af dem.",
        "Who takes part was drawn {count} {count:time|times}; the numbers here are from one of them.",
    ),
    "who_note": Text(
        "En anden plan er en anden medarbejder, et andet tidspunkt eller en anden form for besøg end i dagens plan. Søges "
        "der bare videre fra den, får omkring {chance} af borgerne det alligevel.",
        "Another plan is another worker, another time or another form of visit than in today's plan. If the search just "
        "goes on from that, about {chance} of the citizens get it anyway.",
    ),
    # not counted
    "not_counted": Text("Det er ikke regnet med", "What is not counted"),
    "wages": Text(
        "Sparet løn. Timerne er tid, der kan bruges til andet; penge er først sparet, når vagtplanen ændres.",
        "Wages saved. The hours are time for other things; money is saved only when the roster changes.",
    ),
    "package_same": Text(
        "Mindre pakker. Det, borgerne har fået bevilget, er uændret.",
        "Smaller packages. What citizens have been granted is unchanged.",
    ),
    "package_changed": Text(
        "Borgernes bevilgede pakker er uændrede, undtagen i {names}, hvor de antages gjort mindre.",
        "Citizens' granted packages are unchanged, except in {names}, where they are assumed to be made smaller.",
    ),
    "purchase": Text(
        "Udgifter til indkøb, licenser, oplæring og drift.",
        "The cost of purchase, licences, training and running.",
    ),
    "quality": Text(
        "Om borgerne får det bedre eller dårligere, og de pårørendes tid.",
        "Whether citizens are better or worse off, and their relatives' time.",
    ),
    "no_sum": Text(
        "At mulighederne overlapper: to af dem kan frigøre de samme timer, så tallene må ikke lægges sammen.",
        "That the options overlap: two of them may free the same hours, so the figures must not be added.",
    ),
    "overlap": Text(
        "Overlap i tabellen: hver for sig frigør {names} {sum} {sum:time|timer} om ugen, men sammen kun {together}. De "
        "{overlap} ±\u00a0{half} {half:time|timer} imellem ville være talt flere gange.",
        "Overlap in the table: each by itself, {names} free {sum} {sum:hour|hours} a week, but together only {together}. The "
        "{overlap} ±\u00a0{half} {half:hour|hours} between would be counted more than once.",
    ),
    "overlap_less": Text(
        "Samspil i tabellen: hver for sig frigør {names} {sum} {sum:time|timer} om ugen, sammen {together}. De tager ikke "
        "timer fra hinanden.",
        "Interplay in the table: each by itself, {names} free {sum} {sum:hour|hours} a week, together {together}. They take no "
        "hours from one another.",
    ),
    "overlap_unsure": Text(
        "Overlap i tabellen: hver for sig frigør {names} {sum} {sum:time|timer} om ugen, sammen {together}. Forskellen kan "
        "være tilfældig (±\u00a0{half}), men læg ikke tallene sammen.",
        "Overlap in the table: each by itself, {names} free {sum} {sum:hour|hours} a week, together {together}. The difference "
        "may be chance (±\u00a0{half}), but do not add the figures.",
    ),
    # assumptions
    "assumptions": Text("Tallene hviler på", "What the figures rest on"),
    "a_year": Text(
        "At et år er {days} {days:dag|dage} om ugen i {weeks} {weeks:uge|uger} som den, der er regnet på.",
        "That a year is {days} {days:day|days} a week in {weeks} {weeks:week|weeks} like the one worked on.",
    ),
    "an_hour": Text("At en time er {rate} værd.", "That an hour is worth {rate}."),
    "steady": Text(
        "At indfasningen er slut; det første år giver mindre.",
        "That phasing-in has ended; the first year gives less.",
    ),
    "week": Text("Uge {week} af indfasningen.", "Week {week} of phasing-in."),
    "case_low": Text("Det lave skøn for alt, der er usikkert.", "The low estimate of all that is uncertain."),
    "case_high": Text("Det høje skøn for alt, der er usikkert.", "The high estimate of all that is uncertain."),
    "assumed_of": Text("{name}, antaget uden kilde: {list}.", "{name}, assumed without a source: {list}."),
    "assumed_more": Text("{list} og {count} til (se listen)", "{list} and {count} more (see the list)"),
    "assumed_none": Text("{name}: alle tal er fra kilden.", "{name}: all figures are from the source."),
    # foot
    "foot": Text(
        "Alle tal er forskelle mellem hele, kontrollerede ruteplaner, ikke gennemsnit pr. besøg. Enkeltheder, metode "
        "og lister: {page}. Version {version}.",
        "All figures are differences between whole, checked route plans, not averages per visit. Details, method and "
        "lists: {page}. Version {version}.",
    ),
    "and": Text("{first} og {last}", "{first} and {last}"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the memo's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)


def listed(names: list[str], lang: Lang) -> str:
    """Return names as a list in a sentence: a, b og c."""
    if len(names) < 2:
        return "".join(names)
    return word("and", lang, first=", ".join(names[:-1]), last=names[-1])

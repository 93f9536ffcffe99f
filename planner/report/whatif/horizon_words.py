"""The words of the year page in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.whatif.common_words import COMMON_WORDS

WORDS: dict[str, Text] = {
    **COMMON_WORDS,
    "page": Text("Uge for uge", "Week by week"),
    "together": Text("Alle sammen", "All together"),
    # answer
    "headline_frees": Text(
        "{name} frigør {hours} {hours:time|timer} over {weeks} {weeks:uge|uger}.",
        "{name}: {hours} {hours:hour|hours} freed over {weeks} {weeks:week|weeks}.",
    ),
    "headline_costs": Text(
        "{name} koster {hours} {hours:time|timer} over {weeks} {weeks:uge|uger}.",
        "{name}: {hours} {hours:hour|hours} spent over {weeks} {weeks:week|weeks}.",
    ),
    "headline_unclear": Text(
        "Det kan ikke afgøres, om »{name}« frigør tid over {weeks} {weeks:uge|uger}.",
        "Whether “{name}” frees time over {weeks} {weeks:week|weeks} cannot be told.",
    ),
    "headline_none": Text("Intet at vise", "Nothing to show"),
    "interval": Text(
        "95 %-intervallet går fra {low} til {high} {high:time|timer}.",
        "The 95% interval runs from {low} to {high} {high:hour|hours}.",
    ),
    "cases": Text(
        "Med lave skøn for det usikre bliver det {low} {low:time|timer}, med høje {high}.",
        "With low estimates of what is uncertain it is {low} {low:hour|hours}, with high ones {high}.",
    ),
    "posts": Text(
        "Skaleret til et år på 52 uger er det {gross} årsværk à {gross_hours} t brutto eller {effective} à "
        "{effective_hours} t effektiv tid: de samme timer talt på to måder.",
        "Scaled to a year of 52 weeks it is {gross} FTE of {gross_hours} h gross or {effective} of {effective_hours} h "
        "effective time: the same hours counted in two ways.",
    ),
    "pays_from": Text("{name} frigør tid fra uge {week}.", "{name} frees time from week {week} on."),
    "pays_never": Text(
        "{name}: ikke fra nogen uge frigøres der mere, end der kan være tilfældigt.",
        "{name}: from no week on is more freed than may be chance.",
    ),
    "paid_back": Text(
        "De timer, der er brugt først, er tjent ind i uge {week}.",
        "The hours spent first are earned back in week {week}.",
    ),
    "paid_never": Text(
        "De timer, der er brugt først, er ikke tjent ind i uge {weeks}.",
        "The hours spent first are not earned back by week {weeks}.",
    ),
    # sections
    "year": Text("Timer frigjort, uge for uge", "Hours freed, week by week"),
    "year_help": Text(
        "Netto timer om ugen mod den samme uge uden. Linjen er midterskønnet, båndet går fra det lave til det høje "
        "skøn for det usikre. Prikker er uger, der er planlagt; {between}. Under nul bruges der mere tid, end der frigøres.",
        "Net hours a week against the same week without. The line is the base estimate, the band runs from the low to "
        "the high estimate of what is uncertain. Dots are weeks that were planned; {between}. Below zero more time is "
        "used than freed.",
    ),
    "week_sure": Text(
        "De lodrette streger er 95 %-intervaller for »{name}«: i gennemsnit ±\u00a0{half} {half:time|timer} i en uge.",
        "The upright lines are 95% intervals of “{name}”: on average ±\u00a0{half} {half:hour|hours} in a week.",
    ),
    "between_linear": Text("mellem dem er tegnet en ret linje", "between them a straight line is drawn"),
    "between_last": Text("mellem dem gælder den sidst planlagte uge", "between them the last planned week holds"),
    "year_label": Text("Linjediagram over frigjorte timer om ugen. {rows}", "Line chart of hours freed a week. {rows}"),
    "row_says": Text(
        "{name}: {first} i uge {from_week}, {last} i uge {to_week}",
        "{name}: {first} in week {from_week}, {last} in week {to_week}",
    ),
    "axis": Text("Uge", "Week"),
    "unit": Text("timer om ugen", "hours a week"),
    "unit_short": Text("t/uge", "h/week"),
    "unit_hours": Text("timer", "hours"),
    "sums": Text("I alt over alle uger", "In all over the weeks"),
    "cumulative": Text("Timer lagt sammen fra uge 1", "Hours added up from week 1"),
    "cumulative_help": Text(
        "Netto timer siden begyndelsen, midterskønnet. Hvor linjen går gennem nul, er de brugte timer tjent ind.",
        "Net hours since the beginning, base estimate. Where the line crosses zero the hours spent are earned back.",
    ),
    "cumulative_label": Text("Linjediagram over timer lagt sammen. {rows}", "Line chart of hours added up. {rows}"),
    "weeks": Text("De planlagte uger", "The planned weeks"),
    "weeks_help": Text(
        "Netto timer om ugen, midterskønnet, med halvdelen af 95 %-intervallet over gentagelserne; i parentes fra det lave til "
        "det høje skøn.",
        "Net hours a week, base estimate, with half the 95% interval over the seeds; in brackets from the low to the "
        "high estimate.",
    ),
    "drift": Text("Behovet, hvis intet tages i brug", "Demand if nothing is introduced"),
    "drift_help": Text(
        "Timer om ugen, hvis ingen af delene tages i brug, og hvor meget behovet er vokset siden i dag.",
        "Hours a week without any of them, and by how much demand has grown since today.",
    ),
    "hours_without": Text("Timer om ugen", "Hours a week"),
    "grown": Text("Vokset med", "Grown by"),
    "notes": Text("Hvad der er taget i brug", "What is in use"),
    # heads
    "what": Text("Hvad", "What"),
    "case_low": Text("Lavt skøn, timer", "Low, hours"),
    "case_base": Text("Midterskøn, timer", "Base, hours"),
    "case_high": Text("Højt skøn, timer", "High, hours"),
    "week": Text("Uge", "Week"),
    "pays": Text("Frigør tid fra uge", "Frees time from week"),
    "paid": Text("Forbrugte timer tjent ind i uge", "Hours spent earned back in week"),
    "never": Text("–", "–"),
    "span": Text("{low} til {high}", "{low} to {high}"),
    # method
    "method": Text("Sådan er tallene fundet", "How the figures were found"),
    "method_help": Text(
        "Hver planlagt uge er en hel plan for en typisk uge, kontrolleret mod alle regler, med samme løser, indsats og "
        "gentagelser som ugen uden. Uger med præcis de samme dage er kun planlagt én gang.",
        "Every planned week is a whole plan of a typical week, checked against every rule, with the same solver, effort "
        "and seeds as the week without. Weeks of the very same days are planned only once.",
    ),
    "solved_weeks": Text("Planlagte uger", "Planned weeks"),
    "plans": Text("Planer", "Plans"),
    "plans_note": Text("af {asked}, hvis ingen uger var ens", "of {asked}, had no weeks been alike"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the page's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)

"""The words of the overlap page in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.whatif.common_words import COMMON_WORDS

WORDS: dict[str, Text] = {
    **COMMON_WORDS,
    "page": Text("Hvad frigør de sammen?", "What do they free together?"),
    # answer
    "headline": Text(
        "Sammen frigør de {together} {together:time|timer} om ugen, ikke {sum}",
        "Together they free {together} {together:hour|hours} a week, not {sum}",
    ),
    "headline_more": Text(
        "Sammen frigør de {together} {together:time|timer} om ugen: {more} mere end hver for sig",
        "Together they free {together} {together:hour|hours} a week: {more} more than each alone",
    ),
    "headline_unsure": Text(
        "Sammen frigør de {together} ±\u00a0{half} {half:time|timer} om ugen. Om det er færre end hver for sig ({sum}), kan "
        "ikke afgøres",
        "Together they free {together} ±\u00a0{half} {half:hour|hours} a week. Whether that is less than each alone ({sum}) "
        "cannot be told",
    ),
    "headline_exact": Text(
        "Sammen frigør de {together} {together:time|timer} om ugen, præcis som hver for sig",
        "Together they free {together} {together:hour|hours} a week, exactly as each alone",
    ),
    "headline_unclear": Text(
        "Det kan ikke afgøres, om de frigør tid sammen: {together} ±\u00a0{half} {half:time|timer} om ugen",
        "Whether they free time together cannot be told: {together} ±\u00a0{half} {half:hour|hours} a week",
    ),
    "headline_costs": Text(
        "Sammen koster de {together} {together:time|timer} om ugen",
        "Together they take {together} {together:hour|hours} a week"),
    "adds_up": Text(
        "{alone} − overlap {overlap} = {together} {together:time|timer} om ugen.",
        "{alone} − overlap {overlap} = {together} {together:hour|hours} a week.",
    ),
    "overlap_means": Text(
        "Overlappet er timer, som to eller flere frigør hver for sig, men som kun kan frigøres én gang.",
        "The overlap is hours that two or more free by themselves, but that can be freed only once.",
    ),
    "interval": Text(
        "Usikkerheden på overlappet er ±\u00a0{half} {half:time|timer} (95 %-interval).",
        "The uncertainty of the overlap is ±\u00a0{half} {half:hour|hours} (95% interval).",
    ),
    "overlap_noise": Text(
        "Overlappet er inden for den tilfældige variation: det kan ikke siges at være forskelligt fra nul (±\u00a0{half} "
        "{half:time|timer}).",
        "The overlap is within chance variation: it cannot be told from zero (±\u00a0{half} {half:hour|hours}).",
    ),
    "contest": Text(
        "{services} {services:ydelse|ydelser} hos {citizens} {citizens:borger|borgere} ({doses} {doses:gang|gange} i data) "
        "kunne tages af mere end én.",
        "{services} {services:service|services} of {citizens} {citizens:citizen|citizens} ({doses} {doses:time|times} in the "
        "data) could be taken by more than one.",
    ),
    "no_contest": Text("Ingen ydelse kunne tages af mere end én.", "No service could be taken by more than one."),
    # sections
    "overlap": Text("Hver for sig, sammen og overlap", "Alone, together, and overlap"),
    "overlap_help": Text(
        "Netto timer om ugen. Søjlerne står oven på hinanden: hver for sig, derefter overlappet ned, og til sidst det, "
        "de frigør sammen. Stregerne er 95 %-intervaller.",
        "Net hours a week. The bars stand on one another: each alone, then the overlap down, and in the end what they "
        "free together. The lines are 95% intervals.",
    ),
    "overlap_label": Text("Søjlediagram. {rows}", "Bar chart. {rows}"),
    "overlap_bar": Text("Overlap", "Overlap"),
    "together": Text("Sammen", "Together"),
    "taken": Text("Hvad de andre allerede har taget", "What the others have already taken"),
    "pairs": Text("To og to", "Two by two"),
    "pairs_help": Text("Netto timer om ugen for hvert par.", "Net hours a week of each pair."),
    "figures": Text("Tal for tal", "Figure by figure"),
    "figures_help": Text(
        "Pr. typisk uge, uden minus med: plus er mindre arbejde. Hver for sig lagt sammen − overlap = sammen, præcist "
        "på hvert tal.",
        "Per typical week, without less with: plus is less work. The sum of each alone − overlap = together, exactly "
        "for every figure.",
    ),
    "winners": Text("Hvem der får ydelserne", "Who gets the services"),
    "winners_help": Text(
        "Én dosis, én løsning: en ydelse, som flere kunne tage, går til den første på stigen.",
        "One dose, one solution: a service that several could take goes to the first on the ladder.",
    ),
    "notes": Text("Hvad der er taget i brug", "What is in use"),
    # heads
    "member": Text("Hvad", "What"),
    "alone": Text("Alene", "Alone"),
    "sum_alone": Text("Lagt sammen", "Added up"),
    "taken_hours": Text("Taget af de andre", "Taken by the others"),
    "taken_share": Text("Andel af egen effekt", "Share of own effect"),
    "reaches": Text("Borgere alene", "Citizens alone"),
    "doses_alone": Text("Ydelser alene", "Services alone"),
    "won": Text("Ydelser af de delte", "Of the shared services"),
    "nobody": Text("ingen af dem", "none of them"),
    "pair": Text("Par", "Pair"),
    "figure": Text("Tal", "Figure"),
    "unit_h": Text("t", "h"),
    "unit_km": Text("km", "km"),
    "unit_routes": Text("", ""),
    "unit_visits": Text("", ""),
    "unit_workers": Text("", ""),
    "unit_share": Text("", ""),
    "hours": Text("{value} t", "{value} h"),
    "and": Text("{first} og {second}", "{first} and {second}"),
    # method
    "method": Text("Sådan er tallene fundet", "How the figures were found"),
    "method_help": Text(
        "Hver mængde er løst for sig på de samme dage, med samme løser, indsats og gentagelser, fra bunden. Tallene er "
        "afrundet én gang, plan for plan; resten er regnet præcist.",
        "Every set was solved by itself on the same days, with the same solver, effort and seeds, from nothing. "
        "Figures are rounded once, plan by plan; the rest is exact.",
    ),
    "sets": Text("Mængder", "Sets"),
    "background": Text("Sker alligevel, i alle planer", "Happens anyway, in all plans"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the page's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)

"""The fixed words of the page from a district to the nation, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.potential.texts import WORDS as SHARED
from planner.report.study_words import STUDY_WORDS

WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    **SHARED,
    "page": Text("Fra distrikt til hele landet", "From a district to the nation"),
    "method": Text("Sådan er tallene fundet", "How the figures were found"),
    "method_help": Text(
        "Distrikternes tal er forskelle mellem løste planer. Alt ud over distrikterne er regnestykker med de antagelser, der står "
        "ved hvert tal.",
        "The districts' figures are differences of solved plans. Everything beyond the districts is arithmetic on the assumptions "
        "that stand beside each figure.",
    ),
    # the answer
    "answer_range": Text(
        "{title}: {low} til {high} årsværk à 1.924 timer i hele landet, hvis antagelserne holder.",
        "{title}: {low} to {high} FTE of 1,924 hours in the whole country, if the assumptions hold.",
    ),
    "answer_mean": Text(
        "{title}: {mean} årsværk à 1.924 timer i hele landet, hvis antagelserne holder; intervallet er ukendt.",
        "{title}: {mean} FTE of 1,924 hours in the whole country, if the assumptions hold; the interval is not known.",
    ),
    "answer_zero": Text(
        "{title}: det kan ikke afgøres, om det sparer tid i hele landet ({low} til {high} årsværk à 1.924 timer).",
        "{title}: whether it saves time in the whole country cannot be told ({low} to {high} FTE of 1,924 hours).",
    ),
    "answer_claims": Text(
        "{yes} af kildernes {all} tal kan regnes efter; {no} kan ikke.",
        "{yes} of the sources' {all} {all:figure|figures} can be reproduced; {no} cannot.",
    ),
    "same_hours": Text(
        "Det er de samme timer som {effective} årsværk à 1.400 effektive timer: {hours} {hours:time|timer} netto om året.",
        "These are the same hours as {effective} FTE of 1,400 effective hours: {hours} {hours:hour|hours} net a year.",
    ),
    "each_visit": Text(
        "Hvert besøg, der flyttes til skærm, sparer {way} {way:minuts|minutters} kørsel og ankomst, og {net} "
        "{net:minut|minutter} netto.",
        "Each visit moved to a screen spares {way} {way:minute|minutes} of driving and entry, and {net} {net:minute|minutes} net.",
    ),
    "each_other": Text("Netto {net} {net:time|timer} {per}.", "Net {net} {net:hour|hours} {per}."),
    "not_measured": Text(
        "Kildens 113 timer pr. borger om året er oplyst, ikke målt: dens egne målinger giver 69,8.",
        "The source's 113 hours per citizen a year are stated, not measured: its own measurements give 69.8.",
    ),
    "headline_range": Text(
        "Overskriftens omkring 2.000 årsværk er toppen af et interval fra {low} til {high}, og delene overlapper: de må ikke "
        "lægges sammen.",
        "The headline's about 2,000 full-time equivalents are the top of a range from {low} to {high}, and the parts overlap: they "
        "must not be added.",
    ),
    # sections
    "beside": Text("{title}: ved siden af kildens tal", "{title}: beside the source's figures"),
    "beside_help": Text(
        "Det, der er oplyst uden at være målt, står i sin egen kolonne.",
        "What is stated without having been measured stands in a column of its own.",
    ),
    "beside_claim": Text(
        "113 timer pr. borger er regnet om til {minutes} {minutes:minut|minutter} pr. besøg. Vores læsning, ikke kildens egen: "
        "de holder besøgets egen tid med, og skærmens tid er ikke trukket fra.",
        "113 hours per citizen are {minutes} {minutes:minute|minutes} per visit. Our reading, not the source's own: they hold "
        "the visit's own care, and the screen's time is not taken off.",
    ),
    "beside_axis": Text("minutter pr. skærmbesøg", "minutes per screen visit"),
    "chart_source": Text("Kilden, målt kørsel og ankomst", "The source, measured driving and entry"),
    "chart_stated": Text("Kilden, oplyst (113 timer)", "The source, stated (113 hours)"),
    "chart_way": Text("Her: kørsel og ankomst", "Here: driving and entry"),
    "chart_field": Text("Her: ruterne i alt", "Here: the routes in all"),
    "chart_net": Text("Her: netto", "Here: net"),
    "scaled": Text("{title}: {target}", "{title}: {target}"),
    "scaled_help": Text("Tallene i tabellen forudsætter:", "The figures in the table assume:"),
    "bases": Text("{title}: distrikterne", "{title}: the districts"),
    "bases_help": Text(
        "Hvad der blev løst: forskellen mellem planer af de samme dage, med 95 %-interval over gentagelserne.",
        "What was solved: the difference between plans of the same days, with its 95% interval over the seeds.",
    ),
    "claims_help": Text(
        "Hvert tal med kildens egne indgangstal.", "Each figure with the source's own inputs.",
    ),
    "amount_to": Text("Hvad de svarer til (vores regnestykker, i ingen kilde)", "What they amount to (our sums, in no source)"),
    "skipped": Text("Ikke regnet op", "Not scaled"),
    # tables
    "figure": Text("Tal", "Figure"),
    "unit_head": Text("Enhed", "Unit"),
    "stated_plain": Text("Oplyst", "Stated"),
    "recomputed": Text("Regnet efter", "Worked out again"),
    "verdict": Text("Kan det regnes efter?", "Reproducible?"),
    "why": Text("Hvorfor, og hvad man skal vide", "Why, and what to know"),
    "source_head": Text("Kilde", "Source"),
    "value": Text("Værdi", "Value"),
    "place": Text("Sted", "Place"),
    "density": Text("Indb. pr. km²", "Inhab. per km²"),
    "recipients": Text("Modtagere", "Recipients"),
    "count": Text("Antal", "Number"),
    "units_year": Text("Enheder", "Units"),
    "like": Text("Ligner", "Like"),
    "per_unit_minutes": Text("Netto pr. besøg, min", "Net per visit, min"),
    "per_unit_hours": Text("Netto pr. enhed, t om året", "Net per unit, h a year"),
    "hours_year": Text("Netto, timer om året", "Net, hours a year"),
    "share_head": Text("Hvad det kommer til", "What it comes to"),
    "way_year": Text("Vejtid og stoptillæg, t", "Driving and stop overhead, h"),
    "kroner_year": Text("Kroner om året", "Kroner a year"),
    "file": Text("Fil", "File"),
    "counted": Text("Talt", "Counted"),
    "citizen_week": Text("Besøg pr. borger om ugen", "Visits per citizen a week"),
    "citizen_year": Text("Netto pr. borger, t om året", "Net per citizen, h a year"),
    "year_net": Text("Hele distriktet, t om året", "The whole district, h a year"),
    "districts": Text("Efter distriktets base", "By the district's base"),
    "part": Text("Del", "Part"),
    "parts_minutes": Text("Hvor et besøgs minutter kommer fra", "Where the minutes of a visit come from"),
    "parts_hours": Text("Hvor timerne kommer fra, pr. enhed om året", "Where the hours come from, per unit a year"),
    "unknown": Text("ikke oplyst", "not given"),
    # cards and method
    "card_visit": Text("Netto pr. besøg til skærm", "Net per visit to a screen"),
    "card_unit": Text("Netto {per}", "Net {per}"),
    "card_gross": Text("Hele landet, årsværk à 1.924 t", "The nation, FTE of 1,924 h"),
    "card_effective": Text("De samme timer à 1.400 t", "The same hours at 1,400 h"),
    "card_kroner": Text("Værdi om året", "Worth a year"),
    "card_claims": Text("Kildernes tal, der går op", "The sources' figures that work out"),
    "of_all": Text("af {all}", "of {all}"),
    "at_rate": Text("ved {rate} i timen", "at {rate} an hour"),
    "visits_per_citizen": Text("Skærmbesøg pr. borger om ugen", "Screen visits per citizen a week"),
    "inhabitants_source": Text("Indbyggere", "Inhabitants"),
    "area_source": Text("Areal", "Area"),
    "recipients_source": Text("Modtagere i hele landet", "Recipients in the nation"),
    "recipients_note": Text("Danmarks Statistik, 2021", "Statistics Denmark, 2021"),
    "national_given": Text("Antal i hele landet", "Number in the nation"),
    "as_given": Text("som oplyst i kaldet", "as given in the call"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return a word or sentence. Raises KeyError for an unknown one, or a parameter that is missing."""
    return render(WORDS, code, params, lang)

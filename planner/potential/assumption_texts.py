"""The sentences of the assumptions, with their sources, in Danish and English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from planner.messages import Lang, Text, fill
from planner.potential.municipalities import INHABITANTS_SOURCE
from planner.potential.records import Assumption
from planner.reference import Source
from planner.report.numbers import decimal, percent


class Sentence(NamedTuple):
    """What is assumed, and who says so; an empty source is this program's own choice."""

    text: Text
    source: Text = Text("", "")


_DST = Text("Danmarks Statistik, 2021", "Statistics Denmark, 2021")
_NOTE = Source.IT_BRANCHEN.value

SENTENCES: Final[dict[str, Sentence]] = {
    "synthetic": Sentence(Text(
        "Borgere, adresser og medarbejdere er opdigtede ({files}): tallet viser metoden, ikke noget, der er sparet.",
        "Citizens, addresses and workers are made up ({files}): the figure shows the method, not anything that was saved.",
    )),
    "search_spread": Sentence(Text(
        "Intervallet er spredningen mellem søgningens gentagelser på de samme dage. Det dækker ikke forskelle mellem dage, "
        "mellem distrikter eller i antagelserne her.",
        "The interval is the spread between the seeds of the search on the same days. It covers no differences between days or "
        "districts, nor in the assumptions here.",
    )),
    "flat_one": Sentence(Text(
        "Ét distrikt er undersøgt ({source}), og det står for alle steder: by og land er ikke vægtet.",
        "One district was studied ({source}), and it stands for all places: town and country are not weighed.",
    )),
    "flat_many": Sentence(Text(
        "De {count} {count:distrikt|distrikter} tæller lige meget alle steder: deres tæthed er ikke oplyst eller er ens, så by "
        "og land er ikke vægtet.",
        "The {count} {count:district|districts} count evenly everywhere: their density is not given or is the same, so town "
        "and country are not weighed.",
    )),
    "by_density": Sentence(
        Text(
            "Hvert sted ligner de {count} {count:distrikt|distrikter} ({low} til {high} indbyggere pr. km²) efter sin egen "
            "tæthed, på skalaen 1/√tæthed; ud over dem er det som det nærmeste. En kommune regnes som lige tæt overalt.",
            "Each place is like the {count} {count:district|districts} ({low} to {high} inhabitants per km²) by its own "
            "density, on the scale 1/√density; beyond them it is as the nearest. A municipality is taken to be equally dense "
            "throughout.",
        ),
        Text("Beardwood, Halton og Hammersley 1959, doi:10.1017/S0305004100034095",
             "Beardwood, Halton and Hammersley 1959, doi:10.1017/S0305004100034095"),
    ),
    "independent": Sentence(Text(
        "Distrikternes usikkerheder er uafhængige og lægges sammen som roden af kvadraternes sum.",
        "The districts' uncertainties are independent, and combine as the root of the sum of squares.",
    )),
    "same_days": Sentence(Text(
        "Årets dage er som dem i {source}: {days} om ugen i {weeks} {weeks:uge|uger}.",
        "The days of the year are like those of {source}: {days} a week for {weeks} {weeks:week|weeks}.",
    )),
    "recipients_nation": Sentence(Text(
        "Der er {recipients} {recipients:modtager|modtagere} af hjemmehjælp i eget hjem i hele landet.",
        "There are {recipients} {recipients:recipient|recipients} of home help in their own homes in the whole country.",
    ), _DST),
    "recipients_given": Sentence(Text(
        "{place} har {recipients} {recipients:modtager|modtagere}, som oplyst i kaldet.",
        "{place} has {recipients} {recipients:recipient|recipients}, as given in the call.")),
    "recipients_by_inhabitants": Sentence(Text(
        "{place} har sin andel af landets modtagere efter indbyggertal ({recipients}); alder er ikke regnet med.",
        "{place} has its share of the country's recipients by inhabitants ({recipients}); age is left out of account.",
    ), INHABITANTS_SOURCE),
    "target_screen_citizens": Sentence(Text(
        "{national} {national:borger|borgere} i hele landet ville få skærmbesøg ({share} af modtagerne). Kilden viser ikke, "
        "hvordan tallet er fundet.",
        "{national} {national:citizen|citizens} in the whole country would have screen visits ({share} of recipients). The "
        "source does not show how the number was found.",
    ), _NOTE),
    "target_robots_3": Sentence(Text(
        "{national} i hele landet ville få en robot ({share} af modtagerne, som i Aalborg).",
        "{national} in the whole country would have a robot ({share} of recipients, as in Aalborg).",
    ), _NOTE),
    "target_robots_10": Sentence(Text(
        "{national} i hele landet ville få en robot ({share} af modtagerne).",
        "{national} in the whole country would have a robot ({share} of recipients).",
    ), _NOTE),
    "target_packing_15": Sentence(Text(
        "{national} i hele landet ville få dosispakket medicin ({share} af modtagerne, som i Aalborg).",
        "{national} in the whole country would have dose-packed medicine ({share} of recipients, as in Aalborg).",
    ), _NOTE),
    "target_training_10": Sentence(Text(
        "{national} i hele landet ville gennemføre træningen ({share} af modtagerne).",
        "{national} in the whole country would complete the training ({share} of recipients).",
    ), _NOTE),
    "target_training_50": Sentence(Text(
        "{national} i hele landet ville gennemføre træningen ({share} af modtagerne).",
        "{national} in the whole country would complete the training ({share} of recipients).",
    ), _NOTE),
    "target_given": Sentence(Text(
        "Der ville være {national} i hele landet ({share} af modtagerne), som oplyst i kaldet.",
        "There would be {national} in the whole country ({share} of recipients), as given in the call.",
    )),
    "same_share": Sentence(Text(
        "Andelen er den samme i {place} som i hele landet.", "The share is the same in {place} as in the whole country.",
    )),
    "visits_a_week": Sentence(Text(
        "Hver af dem får {visits} skærmbesøg om ugen i {weeks} {weeks:uge|uger}.",
        "Each of them has {visits} screen {visits:visit|visits} a week for {weeks} {weeks:week|weeks}.",
    ), Text("5,5: " + _NOTE.da, "5.5: " + _NOTE.en)),
    "same_visit": Sentence(Text(
        "Et skærmbesøg sparer det samme som i distriktet, hvor borgerne i planen har {visits} om ugen.",
        "A screen visit saves the same as in the district, where citizens in the plan have {visits} a week.",
    )),
    "same_visit_range": Sentence(Text(
        "Et skærmbesøg sparer det samme som i distrikterne, hvor borgerne i planen har {least} til {most} om ugen.",
        "A screen visit saves the same as in the districts, where citizens in the plan have {least} to {most} a week.",
    )),
    "device_is_robot": Sentence(Text(
        "Scenariets udstyr regnes som kildens medicinrobot, hvad det end er.",
        "The scenario's device is taken for the source's medicine robot, whatever it is.",
    )),
    "existing_use": Sentence(Text(
        "Det, kommunerne allerede har i brug, er ikke trukket fra.",
        "What the municipalities already have in use is not taken off.",
    )),
    "overlap": Sentence(Text(
        "Tallet må ikke lægges til andre teknologiers: de tager ofte de samme medicinbesøg.",
        "The figure must not be added to other technologies': they often take the same medicine visits.",
    )),
    "two_ways_of_fte": Sentence(Text(
        "Årsværk er de samme timer delt med {gross} bruttotimer, eller med {effective} effektive timer; de to må ikke blandes.",
        "Full-time equivalents are the same hours divided by {gross} gross hours, or by {effective} effective ones; the two must "
        "not be mixed.",
    ), Text("1.924: " + _NOTE.da + "; 1.400: antaget", "1,924: " + _NOTE.en + "; 1,400: assumed")),
    "rate": Sentence(Text(
        "En time er {rate} kr. værd, selv om sparede minutter først er penge, når pakker og vagtplaner følger med.",
        "An hour is worth {rate} kr., although minutes saved are money only when packages and rosters follow.",
    ), Text("490: afregningspris for hjemmepleje om dagen, Lejre 2026", "490: settlement price of home care by day, Lejre 2026")),
}  # fmt: skip

_DIGITS: dict[str, Callable[[float, Lang], str]] = {
    "share": lambda v, lang: percent(v, lang),
    "visits": lambda v, lang: decimal(v, 0 if v == int(v) else 1, lang),
    "days": lambda v, lang: decimal(v, 0 if v == int(v) else 1, lang),
    "least": lambda v, lang: decimal(v, 1, lang),
    "most": lambda v, lang: decimal(v, 1, lang),
}


def describe_assumption(assumption: Assumption, lang: Lang) -> str:
    """Return the sentence, its source behind it. Raises KeyError for a code without one."""
    sentence = SENTENCES[assumption.code]
    filled = {
        k: v if isinstance(v, str) else _DIGITS.get(k, _whole)(v, lang) for k, v in assumption.params.items()
    }
    text = fill(sentence.text, filled, lang)
    source: str = getattr(sentence.source, lang.value)
    return f"{text} [{source}]" if source else text


def _whole(value: float, lang: Lang) -> str:
    return decimal(value, 0, lang)

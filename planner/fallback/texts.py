"""The words for why no route can take a call over in time, in Danish and English.

Parameters: `shift`, `worker`, `citizen`, `visit`, `other_visit`, `address` are ids; `due` is the deadline; `lack_seconds`, told as
`lack`, is how much the nearest route is too late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from planner.domain import Citizen, Instance, Worker
from planner.fallback.records import Miss
from planner.messages import Lang, Text, render
from planner.wording import length, local_clock, task_name, word

MISSES: dict[str, Text] = {
    "not_at_home": Text(
        "Besøg {visit} kan ikke udføres hjemme hos borgeren.", "Visit {visit} cannot be made at home."
    ),
    "nobody_at_work": Text(
        "Ingen, der kører ud til borgere, er på vagt før fristen {due}.",
        "Nobody who goes out to citizens is at work before the deadline {due}.",
    ),
    "unreachable": Text(
        "Ingen, der er på vagt, har rejsetider til adresse {address}.",
        "Nobody at work has travel times to address {address}.",
    ),
    "level": Text(
        "{worker} på vagt {shift} er nærmest, men besøget kræver mindst {level}.",
        "{worker} on shift {shift} comes nearest, but the visit needs at least: {level}.",
    ),
    "certificate": Text(
        "{worker} på vagt {shift} er nærmest, men har ikke kompetencen {certificate}.",
        "{worker} on shift {shift} comes nearest, but lacks certificate {certificate}.",
    ),
    "delegation": Text(
        "{worker} på vagt {shift} er nærmest, men har ikke fået overdraget opgaven {task} for {citizen}.",
        "{worker} on shift {shift} comes nearest, but has no delegation of {task} for {citizen}.",
    ),
    "required_worker": Text(
        "Ingen af dem, der skal komme hos {citizen}, er på vagt.",
        "None of those who must come to {citizen} is at work.",
    ),
    "forbidden_worker": Text(
        "{worker} på vagt {shift} er nærmest, men må ikke komme hos {citizen}.",
        "{worker} on shift {shift} comes nearest, but may not come to {citizen}.",
    ),
    "link_worker": Text(
        "{worker} på vagt {shift} må på grund af besøg {other_visit} ikke overtage.",
        "{worker} on shift {shift} may not take over because of visit {other_visit}.",
    ),
    "late": Text(
        "Vagt {shift} er nærmest, men når frem {lack} efter fristen {due}.",
        "Shift {shift} comes nearest, but gets there {lack} after the deadline {due}.",
    ),
    "own_gap": Text(
        "Vagt {shift} er nærmest, men når frem {lack} for sent til at holde afstanden til besøg {other_visit}.",
        "Shift {shift} comes nearest, but gets there {lack} too late to keep the gap to visit {other_visit}.",
    ),
    "window": Text(
        "Vagt {shift} er nærmest, men besøg {visit} på ruten ville starte {lack} efter sit tidsvindue.",
        "Shift {shift} comes nearest, but visit {visit} on its route would start {lack} after its window.",
    ),
    "pin": Text(
        "Vagt {shift} er nærmest, men besøg {visit} på ruten er låst og ville starte {lack} for sent.",
        "Shift {shift} comes nearest, but visit {visit} on its route is locked and would start {lack} late.",
    ),
    "double": Text(
        "Vagt {shift} er nærmest, men ved besøg {visit} ville den anden medarbejder vente {lack}.",
        "Shift {shift} comes nearest, but at visit {visit} the other worker would wait {lack}.",
    ),
    "gap": Text(
        "Vagt {shift} er nærmest, men besøg {visit} på ruten ville bryde afstanden til besøg {other_visit} "
        "med {lack}.",
        "Shift {shift} comes nearest, but visit {visit} on its route would break the gap to visit {other_visit} "
        "by {lack}.",
    ),
    "break": Text(
        "Vagt {shift} er nærmest, men pausen ville begynde {lack} for sent.",
        "Shift {shift} comes nearest, but its break would start {lack} late.",
    ),
    "shift_end": Text(
        "Vagt {shift} er nærmest, men ville være hjemme {lack} efter den seneste tilladte tid.",
        "Shift {shift} comes nearest, but would be back {lack} after the latest time allowed.",
    ),
    "second_worker": Text(
        "Besøget kræver to medarbejdere, og kun vagt {shift} kan nå det.",
        "The visit needs two workers, and only shift {shift} can get there in time.",
    ),
    "not_together": Text(
        "Besøget kræver to medarbejdere, og ingen to kan begynde samtidig inden fristen.",
        "The visit needs two workers, and no two can start together by the deadline.",
    ),
}


def describe_miss(miss: Miss, instance: Instance, lang: Lang) -> str:
    """Return the sentence of a miss, with local times and the labels of workers and citizens.

    Raises
    ------
    KeyError
        If the code has no text, or a parameter of its text is missing.
    """
    shown = {name: _shown(name, value, instance, lang) for name, value in miss.params.items()}
    if "lack_seconds" in miss.params:
        shown["lack"] = length(miss.params["lack_seconds"], lang)
    return render(MISSES, miss.code, shown, lang)


def _shown(name: str, value: object, instance: Instance, lang: Lang) -> str:
    text = str(value)
    if name == "due":
        return local_clock(datetime.fromisoformat(text), instance)
    people: Mapping[str, Worker] | Mapping[str, Citizen] = {}
    if name == "worker":
        people = instance.worker
    elif name == "citizen":
        people = instance.citizen
    if text in people and people[text].label:
        return f"{people[text].label} ({text})"
    if name == "task":
        return task_name(text, lang)
    return word(text, lang) if name == "level" else text

"""An explanation of one visit in sentences, Danish and English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain import Instance
from planner.explain.records import Conflict, Crew, Explanation, NextBest, Rule
from planner.messages import Lang, Text, render
from planner.report.numbers import decimal
from planner.suggest.records import Suggestion
from planner.suggest.texts import clock, describe_consequences, describe_parts, listed
from planner.wording import length, task_name, word

RULES: dict[str, Text] = {
    # what binds a planned visit
    "locked_shift": Text("Låst til vagt {shift}.", "Locked to shift {shift}."),
    "locked_start": Text("Låst til kl. {start}.", "Locked to {start}."),
    "locked_mode": Text("Låst til {mode}.", "Locked to {mode}."),
    "locked_after": Text("Låst til at ligge efter besøg {visit}.", "Locked to come after visit {visit}."),
    "required": Text("Kun {workers} må komme.", "Only {workers} may come."),
    "few_may": Text(
        "Af dem på arbejde i tidsvinduet må kun disse tage det: {workers}.",
        "Of those at work in the window only these may take it: {workers}.",
    ),
    "preferred": Text("Borgeren foretrækker {workers}.", "The citizen prefers {workers}."),
    "two_together": Text(
        "To medarbejdere skal begynde samtidig.", "Two workers must begin at the same time."
    ),
    "window_opens": Text(
        "Det begynder, så snart tidsvinduet åbner ({start}).",
        "It begins as soon as its window opens ({start}).",
    ),
    "window_closes": Text(
        "Det kan højst begynde {left} senere, før tidsvinduet lukker.",
        "It can begin at most {left} later before its window closes.",
    ),
    "late": Text("Det begynder {late} efter det lovede.", "It begins {late} after what was promised."),
    "link_same": Text(
        "Skal udføres af den samme som besøg {visit}.", "Must be done by the worker of visit {visit}."
    ),
    "link_different": Text(
        "Skal udføres af en anden end besøg {visit}.", "Must be done by someone else than visit {visit}."
    ),
    "link_least": Text(
        "Skal ligge mindst {gap} fra besøg {visit}.", "Must lie at least {gap} from visit {visit}."
    ),
    "link_most": Text("Må højst ligge {gap} fra besøg {visit}.", "May lie at most {gap} from visit {visit}."),
    "break": Text("Det ligger op til pausen kl. {start}.", "It is next to the break at {start}."),
    "same_stop": Text(
        "Det er samme stop som besøg {visit}: ingen ekstra kørsel.",
        "It is one stop with visit {visit}: no more driving.",
    ),
    "shift_ends": Text(
        "Vagt {shift} har kun {left} tilbage til slut.", "Shift {shift} has only {left} left at its end."
    ),
    # what stands in the way of an unplanned one; shift rules are of all shifts
    "others": Text("de andre besøg skal også nås", "the other visits must be made too"),
    "breaks": Text("pauserne", "the breaks"),
    "hours": Text("vagternes arbejdstid", "the hours of the shifts"),
    "link": Text("bindingen til besøg {visit}", "the tie to visit {visit}"),
    "locks": Text("besøgets låse", "the visit's locks"),
    "two_workers": Text("der skal komme to medarbejdere", "two workers must come"),
    "screen_rules": Text("reglerne for skærmbesøg", "the rules of screen visits"),
    "forbidden": Text("borgerens fravalg af medarbejdere", "the workers whom the citizen has turned down"),
    "only_required": Text("at kun {workers} må komme", "that only {workers} may come"),
    "level": Text("niveauet mindst {level}", "the level of at least {level}"),
    "certificate": Text("kompetencen {certificate}", "the certificate {certificate}"),
    "delegation": Text("overdragelsen af {task}", "the delegation of {task}"),
    "window": Text("besøgets tidsvindue", "the visit's window"),
}
WORDS: dict[str, Text] = {
    "planned": Text("Besøg {visit}: {parts}.", "Visit {visit}: {parts}."),
    "unplanned": Text("Besøg {visit} er ikke planlagt.", "Visit {visit} is not planned."),
    "may": Text(
        "{may} af {all} på arbejde i tidsvinduet må tage det.",
        "{may} of {all} at work in the window may take it.",
    ),
    "obstacle": Text("{what}: {workers}", "{what}: {workers}"),
    "no_mode": Text("udfører ikke besøgsformen", "do not serve its mode"),
    "level": Text("har ikke niveauet", "lack the level"),
    "certificate": Text("mangler kompetence", "lack a certificate"),
    "delegation": Text("mangler overdragelse", "lack a delegation"),
    "required_worker": Text("er ikke blandt dem, der må komme", "are not among those who may come"),
    "forbidden_worker": Text("er fravalgt af borgeren", "are turned down by the citizen"),
    "link_worker": Text("passer ikke med et bundet besøg", "do not suit a tied visit"),
    "next_worker": Text("Uden {barred}", "Without {barred}"),
    "next_time": Text("Mindst 15 min fra nu planlagt tid", "At least 15 min from its planned time"),
    "next_mode": Text("Ikke som {barred}", "Not as a {barred}"),
    "costs": Text(
        "{what}: {parts}. {sign}{points} point ({sign}{worth} arbejde); {effects}.",
        "{what}: {parts}. {sign}{points} {points:point|points} ({sign}{worth} of work); {effects}.",
    ),
    "out": Text(
        "{what}: besøget kom ikke med i den bedste plan, der blev fundet; {effects}.",
        "{what}: the visit is not in the best plan that was found; {effects}.",
    ),
    "stuck": Text("{what}: {why}.", "{what}: {why}."),
    "locked": Text("det er låst", "it is locked"),
    "one_mode": Text("det må kun være sådan", "it may be in no other"),
    "one_time": Text("tidsvinduet har ikke andre tider", "its window has no other times"),
    "nobody_else": Text("ingen anden må tage det", "nobody else may take it"),
    "improvable": Text(
        "Hele planen kan blive {points} point billigere ved at optimere videre.",
        "The whole plan could become {points} {points:point|points} cheaper by optimising on.",
    ),
    "room": Text(
        "Der er plads: {parts}; {effects}. Søgningen fandt den ikke.",
        "There is room: {parts}; {effects}. The search did not find it.",
    ),
    "conflict": Text(
        "Disse regler kan ikke holdes samtidig; uden en af dem er der plads: {rules}.",
        "These rules cannot be kept together; without any one of them there is room: {rules}.",
    ),
    "one_rule": Text(
        "Denne regel alene spærrer; uden den er der plads: {rules}.",
        "This rule alone bars it; without it there is room: {rules}.",
    ),
    "beyond": Text(
        "Selv uden besøgets, vagternes og de andre besøgs regler er der ikke plads.",
        "Even without the rules of the visit, of the shifts and of the other visits there is no room.",
    ),
    "proven": Text("Vist ved at prøve alle pladser.", "Shown by trying every place."),
    "searched": Text(
        "Vist ved {solves} forsøg på at lægge planen om; det er ikke et bevis.",
        "Shown by solving again {solves} {solves:time|times}; that is no proof.",
    ),
    "not_verified": Text(
        "OBS: en kontrolberegning gav et andet svar; brug flere --moves.",
        "NOTE: solving again gave another answer; use more --moves.",
    ),
}


def describe_rule(rule: Rule, instance: Instance, lang: Lang) -> str:
    """Return a rule in words: a sentence for one that binds a planned visit, a phrase for one in the way of another."""
    shown: dict[str, str] = {name: str(value) for name, value in rule.params.items()}
    for name in ("level", "mode"):
        if name in shown:
            shown[name] = word(shown[name], lang)
    if "task" in shown:
        shown["task"] = task_name(shown["task"], lang)
    if "start" in shown:
        shown["start"] = clock(datetime.fromisoformat(shown["start"]), instance)
    for name in ("left", "late", "gap"):
        if f"{name}_seconds" in rule.params:
            shown[name] = length(float(rule.params[f"{name}_seconds"]), lang)
    return render(RULES, rule.code, shown, lang)


def describe_crew(crew: Crew, lang: Lang) -> Iterator[str]:
    """Yield how many may take the visit, and what speaks against the others."""
    against = sum(len(o.workers) for o in crew.obstacles)
    yield render(WORDS, "may", {"may": len(crew.may), "all": len(crew.may) + against}, lang)
    for o in crew.obstacles:
        what = render(WORDS, o.code, {}, lang)
        yield render(WORDS, "obstacle", {"what": what, "workers": listed(o.workers, lang)}, lang)


def describe_next(found: NextBest, instance: Instance, lang: Lang) -> str:
    """Return what the next best without one thing costs."""
    barred = ", ".join(word(b, lang) for b in found.barred)
    what = render(WORDS, f"next_{found.what}", {"barred": barred}, lang)
    if found.stuck is not None or found.consequences is None:
        why = render(WORDS, found.stuck or "locked", {}, lang)
        return render(WORDS, "stuck", {"what": what, "why": why}, lang)
    effects = describe_consequences(found.consequences, lang)
    if not found.parts:
        return render(WORDS, "out", {"what": what, "effects": effects}, lang)
    params = {
        "what": what,
        "parts": describe_parts(found.parts, instance, lang),
        "sign": "−" if found.points < 0 else "+",
        "points": decimal(abs(found.points), 0, lang),
        "worth": length(abs(found.points) / 100, lang),
        "effects": effects,
    }
    return render(WORDS, "costs", params, lang)


def describe_conflict(found: Conflict, instance: Instance, lang: Lang) -> Iterator[str]:
    """Yield the rules that leave the visit no place, and how that is known."""
    if not found.rules:
        yield render(WORDS, "beyond", {}, lang)
        return
    rules = "; ".join(describe_rule(r, instance, lang) for r in found.rules)
    yield render(WORDS, "conflict" if len(found.rules) > 1 else "one_rule", {"rules": rules}, lang)
    if not found.verified:
        yield render(WORDS, "not_verified", {}, lang)
    yield render(WORDS, "proven" if found.proven else "searched", {"solves": found.solves}, lang)


def headline(found: Explanation, instance: Instance, lang: Lang) -> str:
    """Return where the visit is."""
    if not found.planned:
        return render(WORDS, "unplanned", {"visit": found.visit_id}, lang)
    parts = describe_parts(found.parts, instance, lang)
    return render(WORDS, "planned", {"visit": found.visit_id, "parts": parts}, lang)


def describe_room(found: Suggestion, instance: Instance, lang: Lang) -> str:
    """Return where there is room after all."""
    effects = describe_consequences(found.consequences, lang)
    parts = describe_parts(found.parts, instance, lang)
    return render(WORDS, "room", {"parts": parts, "effects": effects}, lang)


def describe_improvable(found: Explanation, lang: Lang) -> str:
    """Return how much cheaper the whole plan could be."""
    return render(WORDS, "improvable", {"points": decimal(found.improvable, 0, lang)}, lang)

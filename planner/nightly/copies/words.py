"""The words of contingency copies and of the status beside them, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.store.records import Kind

WORDS: dict[str, Text] = {
    "copies": Text("Nødkopi", "Contingency copy"),
    "use": Text(
        "Til brug, når net eller systemer er nede. Indeholder personoplysninger: opbevar og destruér som sådan.",
        "For use when network or systems are down. Holds personal data: keep and destroy as such.",
    ),
    "plan_line": Text("Plan {plan_id}, {kind}, lavet {made_at}.", "Plan {plan_id}, {kind}, made {made_at}."),
    "nightly": Text("natplan, ikke udgivet", "made in the night, not published"),
    "published": Text("udgivet", "published"),
    "base": Text("grundplan", "base plan"),
    "intraday": Text("ændret i løbet af dagen", "changed during the day"),
    "list": Text("Liste", "List"),
    "table": Text("Tabel", "Table"),
    "urgent": Text("Skærmbesøg, de vigtigste først", "Screen visits, most urgent first"),
    "urgent_help": Text(
        "Bruges, når der ikke kan ringes: kør til de øverste først. 1 er vigtigst.",
        "For when nobody can call: go to those at the top first. 1 is most urgent.",
    ),
    "priority": Text("Prioritet", "Priority"),
    "latest": Text("Senest", "Latest"),
    "caller": Text("Ringer", "Caller"),
    "takers": Text("Kan overtage", "Could take over"),
    "address": Text("Adresse", "Address"),
    "citizen": Text("Borger", "Citizen"),
    "unplanned": Text("Ikke planlagte besøg", "Visits not planned"),
    "back": Text("Alle lister", "All lists"),
    "status_fresh": Text(
        "Nødkopierne er af plan {plan_id} ({kind}), lavet {made_at}. Set efter {now}.",
        "The copies are of plan {plan_id} ({kind}), made {made_at}. Looked after {now}.",
    ),
    "status_old": Text(
        "OBS: Planen er ikke fornyet i nat. Det, der gælder, er plan {plan_id} ({kind}), lavet {made_at}, {age} gammel {now}.",
        "NOTE: The plan was not renewed tonight. What stands is plan {plan_id} ({kind}), made {made_at}, {age} old on {now}.",
    ),
    "status_none": Text(
        "OBS: Der er ingen plan for denne dag. Set efter {now}.",
        "NOTE: There is no plan for this day. Looked after {now}.",
    ),
    "status_unwritten": Text(
        "OBS: Nødkopierne kunne ikke skrives; de kan være af en ældre plan. Hver side siger hvilken.",
        "NOTE: The copies could not be written; they may be of an older plan. Each page says which.",
    ),
}


def copy_word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of contingency copies, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(WORDS, key, params, lang)


def kind_word(kind: Kind, lang: Lang) -> str:
    """Return what a version of a plan is, in words."""
    return copy_word(kind.value, lang)

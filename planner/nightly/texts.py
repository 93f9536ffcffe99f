"""What went wrong in a night, and how it ended, in words: Danish and English."""

from __future__ import annotations

import errno
import os

from planner.messages import Lang, Text, render
from planner.nightly.records import Fault, Outcome, Setback, Step

STEPS: dict[Step, Text] = {
    Step.IMPORT: Text("Indlæsningen", "The import"),
    Step.HISTORY: Text("Hentningen af tidligere planer", "The reading of earlier plans"),
    Step.SOLVE: Text("Planlægningen", "The planning"),
    Step.STORE: Text("Gemningen", "The storing"),
    Step.BRIEF: Text("Skrivningen af morgenoverblik og resultat", "The writing of morning brief and result"),
    Step.DELIVER: Text("Skrivningen af rapport og nødkopier", "The writing of report and contingency copies"),
}
FAULTS: dict[Fault, Text] = {
    Fault.INPUT: Text("{step} gik ikke: inputtet har fejl.", "{step} failed: the input has faults."),
    Fault.TIME: Text(
        "{step} blev ikke færdig i tide og blev stoppet efter {seconds} s.",
        "{step} did not end in time and was stopped after {seconds} s.",
    ),
    Fault.MEMORY: Text("{step} brugte for meget hukommelse.", "{step} needed too much memory."),
    Fault.CRASH: Text("{step} gik ned ({detail}).", "{step} crashed ({detail})."),
    Fault.ERROR: Text("{step} fejlede ({detail}).", "{step} failed ({detail})."),
    Fault.LOST: Text(
        "{step} gik tabt: maskinerne svarede ikke.", "{step} was lost: the machines did not answer."
    ),
    Fault.DISK: Text("{step} gik ikke: {detail}.", "{step} failed: {detail}."),
    Fault.NO_DATABASE: Text("{step} gik ikke: databasen svarede ikke i {seconds} s.",
                            "{step} failed: the database did not answer for {seconds} s."),
    Fault.TAKEN: Text(
        "{step} er overladt til en anden natlig kørsel, som er i gang med dagen.",
        "{step} was left to another nightly run, which is at work on the day.",
    ),
}  # fmt: skip
DANISH: dict[str, str] = {
    os.strerror(errno.ENOSPC): "der er ikke mere plads på disken",
    os.strerror(errno.EACCES): "der er ikke adgang",
    os.strerror(errno.EROFS): "der kan kun læses",
    os.strerror(errno.ENOENT): "filen findes ikke",
    os.strerror(errno.EIO): "disken svarer med fejl",
}
"""What the system says of a file, which it says in English."""
WORDS: dict[str, Text] = {
    "made": Text("planlagt", "planned"),
    "done": Text("lagt tidligere, intet er ændret", "made before, nothing has changed"),
    "empty": Text("intet at planlægge", "nothing to plan"),
    "failed": Text("MISLYKKET", "FAILED"),
    "without_history": Text(
        "Dagen lægges uden dem: kendte ansigter og fordelingen af lister tæller ikke, og skærmbesøg tælles kun fra inputtet.",
        "The day is planned without them: known faces and how lists are shared do not count, and screen visits are counted from "
        "the input alone.",
    ),
    "fell_back": Text("lagt af {solver} i stedet for {asked}", "made by {solver} in the stead of {asked}"),
    "planned": Text(
        "{planned} af {visits} besøg, plan {plan_id}",
        "{planned} of {visits} {visits:visit|visits}, plan {plan_id}",
    ),
    "broken": Text("brudte regler: {count}", "broken rules: {count}"),
    "faults": Text("fejl i inputtet: {count}", "faults in the input: {count}"),
    "stands": Text(
        "Plan {plan_id} står ved magt; den er {age} gammel.", "Plan {plan_id} stands; it is {age} old."
    ),
    "none_stands": Text("Der er ingen plan for dagen.", "There is no plan for the day."),
    "counts": Text(
        "{made} planlagt, {done} uændret, {empty} uden noget at planlægge, {failed} {failed:mislykket|mislykkede}.",
        "{made} planned, {done} unchanged, {empty} with nothing to plan, {failed} failed.",
    ),
    "times": Text(
        "Søgning {search}, alt andet {rest}.",
        "Search {search}, all else {rest}.",
    ),
    "cut_short": Text("Afbrudt; det, der blev færdigt, står.", "Cut short; what was finished stands."),
    "another_run": Text(
        "En anden natlig kørsel er i gang: den holder {lock}. Intet er gjort.",
        "Another nightly run is under way: it holds {lock}. Nothing was done.",
    ),
    "no_cluster": Text(
        "Der er ingen klynge på {address} ({why}). Intet er gjort.",
        "There is no cluster at {address} ({why}). Nothing was done.",
    ),
    "needs_scheduler": Text(
        "--executor dask skal have --scheduler, f.eks. tcp://planlaegger:8786; og omvendt.",
        "--executor dask needs --scheduler, such as tcp://planner:8786; and the other way round.",
    ),
    "needs_cluster": Text(
        "--executor dask kræver et tillæg: pip install 'homecare-planner[cluster]'.",
        "--executor dask needs an extra: pip install 'homecare-planner[cluster]'.",
    ),
    "bad_jobs": Text("--jobs skal være mindst 1.", "--jobs must be at least 1."),
    "written": Text(
        "Morgenoverblik: {brief}. Nødkopier: {copies}.",
        "Morning brief: {brief}. Contingency copies: {copies}.",
    ),
    "why": Text("natlig kørsel", "nightly run"),
    "solver": Text("{what} ({solver})", "{what} ({solver})"),
}


def describe_setback(setback: Setback, lang: Lang) -> str:
    """Return what went wrong as a sentence."""
    step = str(getattr(STEPS[setback.step], lang.value))
    if setback.solver:
        step = render(WORDS, "solver", {"what": step, "solver": setback.solver}, lang)
    template = str(getattr(FAULTS[setback.fault], lang.value))
    detail = DANISH.get(setback.detail, setback.detail) if lang is Lang.DA else setback.detail
    said = template.format(step=step, detail=detail, seconds=f"{setback.seconds:.0f}")
    if setback.step is Step.HISTORY:
        return f"{said} {render(WORDS, 'without_history', {}, lang)}"
    return said


def outcome_word(outcome: Outcome, lang: Lang) -> str:
    """Return how a unit ended, in a few words."""
    return render(WORDS, outcome.value, {}, lang)

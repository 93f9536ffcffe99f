"""The words of open shifts for whoever reads them, in Danish and English."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain import Reason
from planner.messages import Lang, Text, render
from planner.openshifts.records import Handed, OpenShift
from planner.reason_texts import describe_reason
from planner.wording import task_name, word

TEXTS: dict[str, Text] = {
    "open_shift": Text("Åben vagt", "Open shift"),
    "calendar": Text("Åbne vagter", "Open shifts"),
    "handed": Text(
        "overdragelse af {task} hos {count} {count:borger|borgere}",
        "delegation of {task} for {count} {count:citizen|citizens}"),
    "handed_here": Text("overdragelse af {task} hos {citizens}", "a delegation of {task} for {citizens}"),
    "certificate": Text("kursus: {certificate}", "certificate: {certificate}"),
    "asks": Text("Kræver: {what}", "Asks for: {what}"),
    "means": Text("Transport: {means}", "Transport: {means}"),
    "visits": Text("Besøg: {count}", "Visits: {count}"),
    "only_these_workers": Text(
        "Kun {workers} må komme hos borgeren, så en åben vagt hjælper ikke.",
        "Only {workers} may come to the citizen, so that an open shift does not help.",
    ),
    # the command
    "head": Text(
        "Ikke planlagt: {demand} besøg. Åbne vagter: {shifts}, i alt {hours}; de dækker {covered} af besøgene.",
        "Not planned: {demand} {demand:visit|visits}. Open shifts: {shifts}, {hours} in all; they cover {covered} of the visits.",
    ),
    "none": Text(
        "Ikke planlagt: {demand} besøg. Ingen åben vagt kan dække flere af dem.",
        "Not planned: {demand} {demand:visit|visits}. No open shift could cover more of them.",
    ),
    "no_demand": Text(
        "Alle besøg er planlagt; der er ingen vagter at udbyde.",
        "Every visit is planned; there are no shifts to offer.",
    ),
    "all_room": Text(
        "Ikke planlagt: {demand} besøg. Der er plads til {demand:det|dem} uden nye vagter, når dagen planlægges igen.",
        "Not planned: {demand} {demand:visit. There is room for it|visits. There is room for them} without new shifts when the "
        "day is planned again.",
    ),
    "found_room": Text(
        "Af dem er der plads til {visits} uden nye vagter, når dagen planlægges igen.",
        "Of these there is room for {visits} without new shifts when the day is planned again.",
    ),
    "smallest": Text(
        "Det mindste sæt, der er fundet: uden en af vagterne mangler flere besøg. At intet andet sæt er mindre, er ikke bevist.",
        "The smallest set found: without any one of the shifts more visits are left out. That no other is smaller is not proven.",
    ),
    "needed_for": Text("uden den mangler: {visits}", "without it lacking: {visits}"),
    "not_covered": Text("Kan ingen åben vagt dække ({count}):", "No open shift can cover ({count}):"),
    "not_covered_row": Text("{visit} (prioritet {priority}): {why}", "{visit} (priority {priority}): {why}"),
    "fallback_waived": Text(
        "Reglen om, at hvert skærmbesøg skal have en reserve, er ikke brugt, da vagterne blev fundet.",
        "The rule that every screen visit needs a fallback was not used when the shifts were found.",
    ),
    "searching": Text("Søger efter åbne vagter", "Searching for open shifts"),
    "solved": Text("{count} {count:løsning|løsninger}", "{count} solved"),
    "accepted": Text(
        "Åbne vagter taget og lagt til: {taken} af {all}. Stadig åbne: {open}.",
        "Open shifts taken and added: {taken} of {all}. Still open: {open}.",
    ),
    "moves": Text("--iterations kan ikke være negativ", "--iterations cannot be negative"),
    "shortest": Text("--shortest skal være mellem 0,25 og 24 timer", "--shortest must be between 0.25 and 24 hours"),
    "base": Text("--base {base}: der er ingen adresse med det id", "--base {base}: there is no address with that id"),
    "errors_first": Text(
        "Intet er skrevet: inputtet har fejl, og et nyt input ville mangle de rækker. Ret fejlene først.",
        "Nothing was written: the input has errors, and a new input would lack those rows. Mend the errors first.",
    ),
    "next_plan": Text("Næste skridt: homecare plan {dir}", "Next: homecare plan {dir}"),
    "own_folder": Text(
        "det nye input kan ikke skrives oven i det gamle; vælg en anden mappe med --out",
        "the new input cannot be written over the old one; choose another folder with --out",
    ),
}  # fmt: skip


def open_word(key: str, lang: Lang, **params: str | int) -> str:
    """Return a text about open shifts, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(TEXTS, key, params, lang)


def why_not(reason: Reason, lang: Lang) -> str:
    """Return why no open shift could cover a visit, as a sentence. Raises KeyError for a code without a text."""
    if reason.code == "only_these_workers":
        return open_word(reason.code, lang, workers=str(reason.params["workers"]))
    return describe_reason(reason, lang)


def counted_tasks(shift: OpenShift, lang: Lang) -> list[str]:
    """Return what must be handed over and for how many citizens; fit for strangers, for it names nobody."""
    found = []
    for task, citizens in _by_task(shift.delegations).items():
        found.append(open_word("handed", lang, task=task_name(task, lang), count=len(citizens)))
    return found


def named_tasks(shift: OpenShift, lang: Lang) -> list[str]:
    """Return what must be handed over and at whom, for the planner and the nurse who hands it over."""
    by_task = _by_task(shift.delegations).items()
    return [
        open_word("handed_here", lang, task=task_name(t, lang), citizens=", ".join(c)) for t, c in by_task
    ]


def role(shift: OpenShift, lang: Lang) -> list[str]:
    """Return the level and the certificates that a shift asks for."""
    certificates = (open_word("certificate", lang, certificate=c) for c in shift.certificates)
    return [word(shift.level.value, lang), *certificates]


def _by_task(handed: Iterable[Handed]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in sorted(handed, key=lambda h: (h.task, h.citizen_id)):
        found.setdefault(one.task, []).append(one.citizen_id)
    return found

"""The words for why a visit is unplanned, or by screen or not, in Danish and English. Times in the parameters are local."""

from __future__ import annotations

from planner.domain import Reason
from planner.messages import Lang, Text, render
from planner.screen_texts import SCREEN_REASONS
from planner.wording import length, named_day, service_name, task_name, word

REASONS: dict[str, Text] = {
    "pinned_shift": Text(
        "Besøget er låst til vagt {shift}, men kan ikke ligge der.",
        "The visit is locked to shift {shift}, but cannot go there.",
    ),
    "pin_shift_unknown": Text(
        "Besøget er låst til vagt {shift}, som ikke findes.",
        "The visit is locked to shift {shift}, which does not exist.",
    ),
    "pin_start": Text(
        "Besøget er låst til {start}, som ligger uden for tidsvinduet {window}.",
        "The visit is locked to {start}, which is outside its window {window}.",
    ),
    "pin_mode": Text(
        "Besøget er låst til at være {mode}, men må ikke udføres sådan.",
        "The visit is locked to be a {mode}, but may not be carried out so.",
    ),
    "pins_differ": Text(
        "Besøgets to medarbejdere er låst til hver sin start eller besøgsform, men skal følges ad.",
        "The two workers of the visit are locked to different starts or modes, but go together.",
    ),
    "held_back": Text(
        "Der er plads til besøget, men det holdes tilbage af besøg {visit}, som er låst til at ligge efter det "
        "og ikke kan komme med.",
        "There is room for the visit, but it is held back by visit {visit}, which is locked after it and cannot "
        "be planned.",
    ),
    "no_room_after": Text(
        "Besøget er låst til at ligge efter besøg {visit}, og ingen vagt har plads til begge i den rækkefølge.",
        "The visit is locked to come after visit {visit}, and no shift has room for both in that order.",
    ),
    "pin_after": Text(
        "Besøget er låst til at ligge efter besøg {visit}, som ikke er planlagt.",
        "The visit is locked to come after visit {visit}, which is not planned.",
    ),
    "no_fallback": Text(
        "Besøget kunne være et skærmbesøg, men ingen rute kan nå frem i tide, hvis opkaldet ikke besvares.",
        "The visit could be by screen, but no route can be there in time if the call is not answered.",
    ),
    "not_after": Text(
        "Besøget er låst til at ligge efter besøg {visit}, men ingen, der må komme, har det besøg.",
        "The visit is locked to come after visit {visit}, but nobody who may come has that visit.",
    ),
    "address_unreachable": Text(
        "Adressen {address} kan ikke nås: der er ingen rejsetider til den.",
        "Address {address} cannot be reached: there are no travel times to it.",
    ),
    "no_shift_in_window": Text(
        "Ingen vagt har tid til besøget i dets tidsvindue {window}.",
        "No shift has time for the visit in its window {window}.",
    ),
    "no_shift_serves_mode": Text(
        "Ingen på vagt {shifts} udfører {mode}.",
        "No shift {shifts} serves the mode {mode}.",
    ),
    "no_worker_level": Text(
        "Ingen medarbejder på vagt {shifts} er mindst {level}.",
        "No worker on shift {shifts} has at least the level {level}.",
    ),
    "no_worker_certificate": Text(
        "Ingen medarbejder på vagt {shifts} har kompetencen {certificate}.",
        "No worker on shift {shifts} has certificate {certificate}.",
    ),
    "no_worker_delegation": Text(
        "Ingen medarbejder på vagt {shifts} har fået overdraget {task} for borger {citizen}.",
        "No worker with delegation for {task} for citizen {citizen} on shift {shifts}.",
    ),
    "no_worker_with_all": Text(
        "Ingen enkelt medarbejder på vagt {shifts} opfylder alle besøgets krav på én gang.",
        "No single worker on shift {shifts} meets all that the visit asks for.",
    ),
    "required_off_duty": Text(
        "Kun {workers} må komme hos borgeren, og ingen af dem er på vagt i tidsvinduet.",
        "Only {workers} may come to the citizen, and none of them is on shift in the window.",
    ),
    "only_forbidden": Text(
        "Alle på vagt {shifts} er fravalgt af borger {citizen}.",
        "Everyone on shift {shifts} is forbidden to come to citizen {citizen}.",
    ),
    "double_staffing": Text(
        "Besøget kræver to medarbejdere, men på vagt {shifts} kan kun {could} komme.",
        "The visit needs two workers, but on shift {shifts} only {could} may come.",
    ),
    "link_gap": Text(
        "Afstanden i tid til besøg {visit} (planlagt {start}) kan ikke overholdes i tidsvinduet {window}.",
        "The gap to visit {visit} (planned {start}) cannot be kept in the window {window}.",
    ),
    "link_same_worker": Text(
        "Besøget skal udføres af den samme som besøg {visit} ({workers}), som ikke kan komme.",
        "The visit must be done by the worker of visit {visit} ({workers}), who cannot come.",
    ),
    "link_different_worker": Text(
        "Besøget skal udføres af en anden end besøg {visit} ({workers}), og der er ikke nok andre.",
        "The visit must be done by someone else than visit {visit} ({workers}), and too few others may come.",
    ),
    "too_far": Text(
        "For langt væk: vagt {shift} ({means}) kan ikke nå frem i tidsvinduet {window} og hjem; "
        "der mangler {lack}.",
        "Too far: shift {shift} ({means}) cannot get there in the window {window} and back; {lack} short.",
    ),
    "routes_full": Text(
        "{workers} {workers:medarbejder kunne komme, men ruten er fuld|medarbejdere kunne komme, men deres ruter er fulde} i "
        "tidsvinduet {window}; tættest på er vagt {shift}, hvor der mangler {lack}.",
        "{workers} {workers:worker could take it, but the route is|workers could take it, but their routes are} full in the "
        "window {window}; nearest is shift {shift}, which is {lack} short.",
    ),
    "routes_apart": Text(
        "Besøget kræver to medarbejdere; {workers} kunne komme, men har ikke plads samtidig "
        "i tidsvinduet {window}.",
        "The visit needs two workers; {workers} could come, but have no room at the same time in {window}.",
    ),
    "fits": Text(
        "Der er plads på vagt {shift} kl. {start}; søgningen fandt den ikke.",
        "There is room on shift {shift} at {start}; the search did not find it.",
    ),
    "window_over": Text(
        "Besøgets tidsrum var forbi, da der blev planlagt om.",
        "The visit's window was over when the day was planned anew.",
    ),
    **SCREEN_REASONS,
}


def describe_reason(reason: Reason, lang: Lang) -> str:
    """Return the sentence for a reason.

    Raises
    ------
    KeyError
        If the code has no text, or a parameter of its text is missing.
    """
    shown = {name: str(value) for name, value in reason.params.items()}
    for name in ("level", "mode", "means"):
        if name in shown:
            shown[name] = "/".join(word(part, lang) for part in shown[name].split("/"))
    for name in ("until", "week"):
        if name in shown:
            shown[name] = named_day(shown[name])
    if "service" in shown:
        shown["service"] = service_name(shown["service"], lang)
    if "task" in shown:
        shown["task"] = task_name(shown["task"], lang)
    for name in ("lack", "home", "care", "call"):
        if f"{name}_seconds" in reason.params:
            shown[name] = length(float(reason.params[f"{name}_seconds"]), lang)
    return render(REASONS, reason.code, shown, lang)

"""The words for every broken rule of a plan, in Danish and English.

Parameters of the templates: `visit`, `other_visit`, `shift`, `other_shift`, `pinned_shift`, `worker`,
`owner`, `citizen`, `address`, `unit` are ids; `service` is a code of the catalogue, `until` a date; `what` is a
visit or the break; `at` is the instant in the plan and `due` the instant of the rule; `stated` and `expected` are
what the plan says and what the rule says; `amount` is by how much they differ.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from planner.domain import Instance
from planner.errors import Violation
from planner.messages import Lang, Text, render
from planner.screen_texts import SCREEN_VIOLATIONS
from planner.wording import length, local_clock, named_day, service_name, task_name, word

VIOLATIONS: dict[str, Text] = {
    # coverage
    "shift_unknown": Text(
        "Planen har en rute for vagt {shift}, som ikke findes.",
        "The plan has a route for shift {shift}, which does not exist.",
    ),
    "route_missing": Text("Vagt {shift} mangler sin rute.", "Shift {shift} has no route."),
    "route_repeated": Text("Vagt {shift} har mere end én rute.", "Shift {shift} has more than one route."),
    "route_worker": Text(
        "Ruten for vagt {shift} er givet til {worker}, men vagten er {owner}s.",
        "The route of shift {shift} is given to {worker}, but the shift is {owner}'s.",
    ),
    "route_means": Text(
        "Ruten for vagt {shift} regner med transportmidlet {means}, men vagten bruger {other_means}.",
        "The route of shift {shift} is planned by {means}, but the shift travels by {other_means}.",
    ),
    "visit_unknown": Text(
        "Vagt {shift} har besøg {visit}, som ikke findes.",
        "Shift {shift} has visit {visit}, which does not exist.",
    ),
    "unplanned_unknown": Text(
        "Besøg {visit} står som ikke planlagt, men findes ikke.",
        "Visit {visit} is listed as unplanned, but does not exist.",
    ),
    "visit_missing": Text(
        "Besøg {visit} er hverken planlagt eller nævnt som ikke planlagt.",
        "Visit {visit} is neither planned nor listed as unplanned.",
    ),
    "visit_both": Text(
        "Besøg {visit} er både planlagt og nævnt som ikke planlagt.",
        "Visit {visit} is both planned and listed as unplanned.",
    ),
    "unplanned_repeated": Text(
        "Besøg {visit} er nævnt flere gange som ikke planlagt.",
        "Visit {visit} is listed as unplanned more than once.",
    ),
    "unplanned_priority": Text(
        "Besøg {visit} står som ikke planlagt med prioritet {stated}, men har prioritet {expected}.",
        "Visit {visit} is listed as unplanned with priority {stated}, but has priority {expected}.",
    ),
    "seat_unknown": Text(
        "Besøg {visit} har fået en medarbejder nr. {seat}, som det ikke skal bruge.",
        "Visit {visit} was given a worker no. {seat}, whom it does not need.",
    ),
    "seat_repeated": Text(
        "Besøg {visit} er planlagt flere gange for medarbejder nr. {seat}.",
        "Visit {visit} is planned more than once for worker no. {seat}.",
    ),
    "seat_missing": Text(
        "Besøg {visit} kræver {needed} {needed:medarbejder|medarbejdere}, men mangler {amount}.",
        "Visit {visit} needs {needed} {needed:worker|workers}, but lacks {amount}.",
    ),
    # clock
    "unused_moves": Text(
        "Vagt {shift} har ingen besøg, men ruten står ikke stille ved vagtens start {due}.",
        "Shift {shift} has no visits, but its route does not stand still at the shift's start {due}.",
    ),
    "departure_early": Text(
        "Vagt {shift} kører {at}, {amount} før vagten begynder {due}.",
        "Shift {shift} leaves at {at}, {amount} before the shift starts at {due}.",
    ),
    "arrival": Text(
        "Ankomst til {what} på vagt {shift} er {at}, men med vejtiden bliver det {due}.",
        "Arrival at {what} on shift {shift} is {at}, but with its travel it comes to {due}.",
    ),
    "start": Text(
        "Start af {what} på vagt {shift} er {at}, men ankomst, ankomsttillæg og ventetid giver {due}.",
        "Start of {what} on shift {shift} is {at}, but arrival, overhead and wait come to {due}.",
    ),
    "wait_negative": Text(
        "Ventetiden før {what} på vagt {shift} er negativ.",
        "The wait before {what} on shift {shift} is negative.",
    ),
    "departure": Text(
        "Afgang fra {what} på vagt {shift} er {at}, men slut og afgangstillæg giver {due}.",
        "Departure from {what} on shift {shift} is {at}, but end and overhead come to {due}.",
    ),
    "return_time": Text(
        "Vagt {shift} er hjemme {at}, men med hjemkørslen bliver det {due}.",
        "Shift {shift} is back at {at}, but with the way home it comes to {due}.",
    ),
    "overtime_cap": Text(
        "Vagt {shift} er hjemme {at}, {amount} efter den seneste tilladte tid {due}.",
        "Shift {shift} is back at {at}, {amount} after the latest time allowed, {due}.",
    ),
    "worker_overlap": Text(
        "{worker} er på vagt {shift} og vagt {other_shift} på samme tid i {amount} fra {at}.",
        "{worker} is on shift {shift} and shift {other_shift} at the same time for {amount} from {at}.",
    ),
    # places
    "place": Text(
        "Besøg {visit} på vagt {shift} er planlagt på adresse {stated}, men skal være på {expected}.",
        "Visit {visit} on shift {shift} is planned at address {stated}, but belongs at {expected}.",
    ),
    "means_unknown": Text(
        "Der er ingen rejsetider for {means}, som vagt {shift} bruger.",
        "There are no travel times for {means}, which shift {shift} uses.",
    ),
    "place_unreachable": Text(
        "Der er ingen rejsetider til adresse {address} ({what} på vagt {shift}).",
        "There are no travel times to address {address} ({what} on shift {shift}).",
    ),
    "base_unreachable": Text(
        "Der er ingen rejsetider til adresse {address}, hvor vagt {shift} begynder eller slutter.",
        "There are no travel times to address {address}, where shift {shift} starts or ends.",
    ),
    "travel_seconds": Text(
        "Vejtiden til {what} på vagt {shift} er {stated} s, men skal være {expected} s.",
        "Travel to {what} on shift {shift} takes {stated} s in the plan, but {expected} s by the table.",
    ),
    "travel_metres": Text(
        "Afstanden til {what} på vagt {shift} er {stated} m, men skal være {expected} m.",
        "The way to {what} on shift {shift} is {stated} m in the plan, but {expected} m by the table.",
    ),
    "stop_arriving": Text(
        "Stoptillægget før besøg {visit} på vagt {shift} er {stated} s, men skal være {expected} s.",
        "Stop overhead before visit {visit} on shift {shift} is {stated} s, but must be {expected} s.",
    ),
    "stop_leaving": Text(
        "Stoptillægget efter besøg {visit} på vagt {shift} er {stated} s, men skal være {expected} s.",
        "Stop overhead after visit {visit} on shift {shift} is {stated} s, but must be {expected} s.",
    ),
    "screen_setup": Text(
        "Opkald til skærmbesøg {visit} på vagt {shift} er {stated} s, men skal være {expected} s.",
        "Set-up of screen visit {visit} on shift {shift} is {stated} s, but must be {expected} s.",
    ),
    "screen_documentation": Text(
        "Dokumentation af skærmbesøg {visit} på vagt {shift} er {stated} s, men skal være {expected} s.",
        "Documentation of screen visit {visit} on shift {shift} is {stated} s, but must be {expected} s.",
    ),
    "break_overhead": Text(
        "Pausen på vagt {shift} har {stated} s stoptillæg, men en pause har intet.",
        "The break on shift {shift} has {stated} s of stop overhead, but a break has none.",
    ),
    # care
    "mode_not_offered": Text(
        "Besøg {visit} på vagt {shift} er planlagt som {mode}, men må ikke udføres sådan.",
        "Visit {visit} on shift {shift} is planned as a {mode}, but may not be carried out so.",
    ),
    "mode_not_served": Text(
        "Vagt {shift} udfører ikke {mode}, men har besøg {visit}.",
        "Shift {shift} does not serve the mode {mode}, but has visit {visit}.",
    ),
    "care_length": Text(
        "Besøg {visit} på vagt {shift} varer {stated} s, men skal vare {expected} s.",
        "Visit {visit} on shift {shift} lasts {stated} s, but must last {expected} s.",
    ),
    "window": Text(
        "Besøg {visit} på vagt {shift} starter {at}, {amount} uden for sit tidsvindue (grænse {due}).",
        "Visit {visit} on shift {shift} starts at {at}, {amount} outside its window (limit {due}).",
    ),
    "end_latest": Text(
        "Besøg {visit} på vagt {shift} slutter {at}, {amount} efter sit seneste sluttidspunkt {due}.",
        "Visit {visit} on shift {shift} ends at {at}, {amount} after its latest end {due}.",
    ),
    # breaks
    "break_unused": Text(
        "Vagt {shift} har ingen besøg, men holder pause.",
        "Shift {shift} has no visits, but takes a break.",
    ),
    "break_extra": Text(
        "Vagt {shift} holder en pause, som den ikke har.",
        "Shift {shift} takes a break that it does not have.",
    ),
    "break_missing": Text(
        "Vagt {shift} mangler sin pause (tidligst {due}).", "Shift {shift} misses its break (from {due})."
    ),
    "break_place": Text(
        "Pausen på vagt {shift} holdes på {stated}, men skal holdes på {expected}.",
        "The break on shift {shift} is taken at {stated}, but must be taken at {expected}.",
    ),
    "break_length": Text(
        "Pausen på vagt {shift} varer {stated} s, men skal vare {expected} s.",
        "The break on shift {shift} lasts {stated} s, but must last {expected} s.",
    ),
    "break_window": Text(
        "Pausen på vagt {shift} starter {at}, {amount} uden for sit tidsvindue (grænse {due}).",
        "The break on shift {shift} starts at {at}, {amount} outside its window (limit {due}).",
    ),
    "break_with_visit": Text(
        "En pause på vagt {shift} er også angivet som besøg ({visit}).",
        "A break on shift {shift} is also given as a visit ({visit}).",
    ),
    # staffing
    "level": Text(
        "Besøg {visit} kræver mindst {level}, men {worker} på vagt {shift} er {own_level}.",
        "Visit {visit} needs at least: {level}; {worker} on shift {shift} is: {own_level}.",
    ),
    "certificate": Text(
        "Besøg {visit} kræver kompetencen {certificate}, som {worker} på vagt {shift} ikke har.",
        "Visit {visit} needs certificate {certificate}, which {worker} on shift {shift} does not have.",
    ),
    "delegation": Text(
        "{worker} på vagt {shift} har ikke fået overdraget opgaven {task} for {citizen} (besøg {visit}).",
        "{worker} on shift {shift} has no delegation of {task} for {citizen} (visit {visit}).",
    ),
    "required_worker": Text(
        "{worker} på vagt {shift} er ikke blandt dem, der skal komme hos {citizen} (besøg {visit}).",
        "{worker} on shift {shift} is not among those who must come to {citizen} (visit {visit}).",
    ),
    "forbidden_worker": Text(
        "{worker} på vagt {shift} må ikke komme hos {citizen} (besøg {visit}).",
        "{worker} on shift {shift} may not come to {citizen} (visit {visit}).",
    ),
    # ties
    "double_same_worker": Text(
        "Besøg {visit} kræver to forskellige medarbejdere, men har {worker} to gange.",
        "Visit {visit} needs two different workers, but has {worker} twice.",
    ),
    "double_start": Text(
        "De to medarbejdere til besøg {visit} starter {amount} fra hinanden ({at} og {due}).",
        "The two workers of visit {visit} start {amount} apart ({at} and {due}).",
    ),
    "double_mode": Text(
        "De to medarbejdere til besøg {visit} (vagt {shift} og {other_shift}) er ikke begge fysisk til stede "
        "eller begge på skærm.",
        "The two workers of visit {visit} (shifts {shift} and {other_shift}) are neither both on the spot "
        "nor both on screen.",
    ),
    "gap_short": Text(
        "Besøg {other_visit} starter for tæt på besøg {visit}: der mangler {amount}.",
        "Visit {other_visit} starts too soon after visit {visit}: {amount} too little.",
    ),
    "gap_long": Text(
        "Besøg {other_visit} starter for længe efter besøg {visit}: {amount} for meget.",
        "Visit {other_visit} starts too long after visit {visit}: {amount} too much.",
    ),
    "link_same_worker": Text(
        "Besøg {visit} og {other_visit} skal udføres af den samme medarbejder.",
        "Visits {visit} and {other_visit} must be carried out by the same worker.",
    ),
    "link_different_worker": Text(
        "Besøg {visit} og {other_visit} skal udføres af forskellige medarbejdere, men har begge {worker}.",
        "Visits {visit} and {other_visit} must have different workers, but both have {worker}.",
    ),
    "pin_shift": Text(
        "Besøg {visit} er låst til vagt {pinned_shift}, men ligger på vagt {shift}.",
        "Visit {visit} is locked to shift {pinned_shift}, but is on shift {shift}.",
    ),
    "pin_start": Text(
        "Besøg {visit} på vagt {shift} er låst til {due}, men starter {at}.",
        "Visit {visit} on shift {shift} is locked to {due}, but starts at {at}.",
    ),
    "pin_mode": Text(
        "Besøg {visit} på vagt {shift} er låst til at være {mode}.",
        "Visit {visit} on shift {shift} is locked to be a {mode}.",
    ),
    "pin_after": Text(
        "Besøg {visit} på vagt {shift} er låst til at ligge efter besøg {other_visit} på samme vagt.",
        "Visit {visit} on shift {shift} is locked to come after visit {other_visit} on the same shift.",
    ),
    # fallback
    "fallback_late": Text(
        "Skærmbesøg {visit} på vagt {shift} {at}: ingen rute kan være fremme senest {due}, hvis opkaldet ikke "
        "besvares.",
        "Screen visit {visit} on shift {shift} at {at}: no route can be there by {due} if the call is not "
        "answered.",
    ),
    **SCREEN_VIOLATIONS,
}


def describe_violation(violation: Violation, instance: Instance, lang: Lang) -> str:
    """Return the sentence for a broken rule, with local times and the labels of workers and citizens.

    Raises
    ------
    KeyError
        If the rule has no text, or a parameter of its text is missing.
    """
    shown = {name: _shown(name, value, instance, lang) for name, value in violation.params.items()}
    amount = violation.amount
    shown["amount"] = length(amount, lang) if violation.unit == "seconds" else f"{amount:g}"
    return render(VIOLATIONS, violation.rule, shown, lang)


def _shown(name: str, value: Any, instance: Instance, lang: Lang) -> str:
    text = str(value)
    if name in ("at", "due"):
        return local_clock(datetime.fromisoformat(text), instance)
    if name == "until":
        return named_day(text)
    if name == "service":
        return service_name(text, lang)
    if name == "task":
        return task_name(text, lang)
    if name in ("worker", "owner"):
        person = instance.worker.get(text)
        return f"{person.label} ({text})" if person and person.label else text
    if name == "citizen":
        citizen = instance.citizen.get(text)
        return f"{citizen.label} ({text})" if citizen and citizen.label else text
    if name in ("mode", "means", "other_means", "level", "own_level") or text in ("break", "return"):
        return word(text, lang)
    return text

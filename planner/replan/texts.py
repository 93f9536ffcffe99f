"""The words of re-planning: what events did, and what an alternative costs."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.messages import Lang, Text, render

NOTES: dict[str, Text] = {
    "sick": Text("{worker} er syg fra kl. {at}: {visits} besøg skal til andre ({ids}).", "{worker} is sick from {at}: {visits} {visits:visit goes|visits go} to others ({ids})."),
    "late": Text("{worker} kommer først kl. {until}: {visits} besøg rammes ({ids}).", "{worker} comes at {until} only: {visits} {visits:visit is|visits are} hit ({ids})."),
    "breaks_gone": Text("Vagt {shift}: der er ikke længere plads til {count} {count:pause|pauser}.", "Shift {shift}: there is no room any more for {count} {count:break|breaks}."),
    "break_later": Text("Vagt {shift}: pausen kan først holdes fra kl. {at}.", "Shift {shift}: the break can be held from {at} only."),
    "car_ends": Text("{worker} har ingen bil, og vagten slutter: {visits} besøg rammes ({ids}).", "{worker} has no car, and the shift ends: {visits} {visits:visit is|visits are} hit ({ids})."),
    "car_goes_on": Text("{worker} har ingen bil og fortsætter med {to}: {visits} besøg rammes ({ids}).", "{worker} has no car and goes on by {to}: {visits} {visits:visit is|visits are} hit ({ids})."),
    "new_citizen": Text("Ny borger {citizen}: {visits} besøg.", "New citizen {citizen}: {visits} {visits:visit|visits}."),
    "new_visits": Text("{citizen} får {visits} besøg mere.", "{citizen} gets {visits} more {visits:visit|visits}."),
    "discharged": Text("{citizen} skal ikke have flere besøg i dag: {visits} bortfalder ({ids}).", "{citizen} needs no more visits today: {visits} {visits:falls|fall} away ({ids})."),
    "cancelled": Text("Besøg {visit} er aflyst.", "Visit {visit} is cancelled."),
    "extended": Text("Besøg {visit} varer {minutes} {minutes:minut|minutter} længere.", "Visit {visit} takes {minutes} {minutes:minute|minutes} more."),
    "unanswered": Text("Opkaldet {visit} blev ikke besvaret: nogen skal være der senest {latest}.", "The call {visit} was not answered: somebody must be there by {latest}."),
    "road_closed": Text("En vej er spærret: {ways} {ways:forbindelse|forbindelser} mellem adresser rammes.", "A road is closed: {ways} {ways:way between addresses is|ways between addresses are} hit."),
    "storm": Text("Storm resten af dagen: hastigheder ganges med {factor}; {shifts} {shifts:vagt|vagter} rammes.", "Storm for the rest of the day: speeds are multiplied by {factor}; {shifts} {shifts:shift is|shifts are} hit."),
    "storm_until": Text("Storm til kl. {at}: hastigheder ganges med {factor}; {shifts} {shifts:vagt|vagter} rammes.", "Storm until {at}: speeds are multiplied by {factor}; {shifts} {shifts:shift is|shifts are} hit."),
    "twice": Text("Hændelse {number} ({event}) er den samme som en tidligere og tæller én gang.", "Event {number} ({event}) is the same as an earlier one and counts once."),
    "gone_already": Text("Besøg {visit} er allerede udgået; mere sker der ikke med det.", "Visit {visit} is gone already; nothing more happens to it."),
}  # fmt: skip

NOTHING: dict[str, Text] = {
    "sick": Text("{worker} er syg fra kl. {at}: ingen besøg rammes.", "{worker} is sick from {at}: no visit is hit."),
    "late": Text("{worker} kommer først kl. {until}: ingen besøg rammes.", "{worker} comes at {until} only: no visit is hit."),
    "car_ends": Text("{worker} har ingen bil, og vagten slutter: ingen besøg rammes.", "{worker} has no car, and the shift ends: no visit is hit."),
    "car_goes_on": Text("{worker} har ingen bil og fortsætter med {to}: ingen besøg rammes.", "{worker} has no car and goes on by {to}: no visit is hit."),
    "discharged": Text("{citizen} har ingen besøg tilbage i dag.", "{citizen} has no visits left today."),
}  # fmt: skip
"""What an event did that hit no visit."""

WORDS: dict[str, Text] = {
    "head": Text("Kl. {now}: {done} besøg er udført eller i gang og står fast; {open} er tilbage.", "At {now}: {done} {done:visit is|visits are} done or under way and {done:stays|stay}; {open} {open:is|are} left."),
    "date": Text("den {date}", "on {date}"),
    "day_over": Text("Alt i planen er udført eller i gang: der er intet tilbage at planlægge om.", "All of the plan is done or under way: there is nothing left to plan anew."),
    "alternative": Text("Forslag {number}", "Alternative {number}"),
    "changes": Text("Ændrede besøg", "Visits changed"),
    "other_worker": Text("Anden medarbejder", "Other worker"),
    "moved": Text("Flyttet over {minutes} min", "Moved over {minutes} min"),
    "to_screen": Text("Til skærm", "To screen"),
    "from_screen": Text("Fra skærm", "From screen"),
    "left_out": Text("Ikke planlagt", "Not planned"),
    "postponed": Text("Heraf udskudt rengøring m.m.", "Of these, cleaning etc. postponed"),
    "taken_in": Text("Planlagt nu", "Planned now"),
    "phone": Text("Borgere, der skal ringes til", "Citizens to be phoned"),
    "kept": Text("Urørte besøg, der står fast", "Untouched visits that stand"),
    "overtime": Text("Overarbejde mod før", "Overtime against before"),
    "driving": Text("Vejtid mod før", "Driving against before"),
    "gain": Text("Arbejde vundet mod forslag 1", "Work gained on alternative 1"),
    "broken": Text("Brudte regler", "Broken rules"),
    "price": Text("Pris pr. ændring", "Price of a change"),
    "of": Text("{part} af {whole}", "{part} of {whole}"),
    "minutes": Text("{count} min", "{count} min"),
    "not_planned": Text("Ikke planlagt i forslag {number}:", "Not planned in alternative {number}:"),
    "left_row": Text("{visit} (prioritet {priority}): {why}", "{visit} (priority {priority}): {why}"),
    "only_one": Text("Der er kun ét forslag: det andet, der blev fundet, ændrer mere uden at koste mindre.", "There is one alternative only: what else was found changes more and costs no less."),
    "changes_head": Text("Ændringer i forslag {number}:", "Changes in alternative {number}:"),
    "changes_row": Text("{visit} ({citizen}): {change}", "{visit} ({citizen}): {change}"),
    "call": Text("ring", "phone"),
    "rest": Text("… og {count} mere; se siden", "… and {count} more; see the page"),
    "broken_head": Text("Brudte regler i forslag {number}:", "Broken rules in alternative {number}:"),
    "curve": Text("Vinding mod antal ændringer:", "Gain against number of changes:"),
    "curve_row": Text("{changes} {changes:ændring|ændringer}: {gain} min arbejde vundet", "{changes} {changes:change|changes}: {gain} min of work gained"),
    "no_plan": Text("Der er intet at planlægge om.", "There is nothing to plan anew."),
    "written": Text("Skrevet til {out}; åbn {page} for at se det hele.", "Written to {out}; open {page} to see it all."),
    "choose": Text("Vælg et forslag ved at køre det samme igen med --publish NUMMER --by NAVN --why HVORFOR.", "Choose an alternative by running the same again with --publish NUMBER --by NAME --why WHY."),
    "published": Text("Forslag {number} er udgivet som plan {plan}.", "Alternative {number} is published as plan {plan}."),
    "searching": Text("Søger forslag", "Searching for alternatives"),
    # bad calls
    "needs_now": Text("Sig, hvad klokken er: --now 07:20.", "Say what time it is: --now 07:20."),
    "bad_now": Text("--now skrives som 07:20 eller 2026-03-02T07:20:00+01:00, ikke {value}.", "--now is written as 07:20 or 2026-03-02T07:20:00+01:00, not {value}."),
    "bad_order": Text("--change-price skal være mindst 0, og --alternatives, --tries og --jobs mindst 1.", "--change-price must be at least 0, and --alternatives, --tries and --jobs at least 1."),
    "no_such": Text("--publish {number}: der er {count} forslag.", "--publish {number}: there {count:is|are} {count} {count:alternative|alternatives}."),
    "publish_who": Text("--publish kræver --by og --why.", "--publish needs --by and --why."),
    "publish_where": Text("--publish af en planfil kræver --district.", "--publish of a plan file needs --district."),
    "needs_input": Text("En planfil kræver sit INPUT.", "A plan file needs its INPUT."),
    "no_input": Text("Planlageret har ikke input eller rejsetider til plan {plan}; giv INPUT.", "The store has no input or travel times of plan {plan}; give INPUT."),
    "nothing_published": Text("Intet er udgivet for {district} den {day}.", "Nothing is published for {district} on {day}."),
    "which_day": Text("Et planlager kræver --district og --date.", "A store needs --district and --date."),
    "other_input": Text("Planen er lagt på et andet INPUT.", "The plan was made from another INPUT."),
    # the list of differences
    "visit": Text("besøg", "visit"),
    "citizen": Text("borger", "citizen"),
    "change": Text("ændring", "change"),
    "before_worker": Text("medarbejder_før", "worker_before"),
    "after_worker": Text("medarbejder_efter", "worker_after"),
    "before_start": Text("start_før", "start_before"),
    "after_start": Text("start_efter", "start_after"),
    "minutes_later": Text("minutter_senere", "minutes_later"),
    "before_mode": Text("form_før", "mode_before"),
    "after_mode": Text("form_efter", "mode_after"),
    "phone_head": Text("ring", "phone"),
    "yes": Text("ja", "yes"),
    "no": Text("nej", "no"),
    # the page
    "title": Text("Omplanlægning kl. {now}", "Re-planning at {now}"),
    "happened": Text("Det er sket", "What has happened"),
    "side_by_side": Text("Forslagene side om side", "The alternatives side by side"),
    "changes_of": Text("Ændringer i forslag {number}", "Changes in alternative {number}"),
    "what": Text("Hvad", "What"),
}  # fmt: skip


def word(key: str, lang: Lang, **params: object) -> str:
    """Return a text of re-planning, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(WORDS, key, params, lang)

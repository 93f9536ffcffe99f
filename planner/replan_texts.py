"""The words for faults in the events that a day is planned anew for."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.formats.texts_cells import issue_text as _t
from planner.messages import IssueText

_known = ("Der findes: {known}.", "There are: {known}.")
_names = ("Brug en af: {known}.", "Use one of: {known}.")
_more = ("Se docs/replan.md.", "See docs/replan.md.")

EVENT_ISSUES: dict[str, IssueText] = {
    "events_unreadable": _t("Filen kan ikke læses: {value}.", "The file cannot be read: {value}.", "Giv en TOML-fil, som du må læse.", "Give a TOML file that you may read."),
    "events_not_toml": _t("Filen er ikke gyldig TOML: {value}.", "The file is not valid TOML: {value}.", "Ret linjen.", "Mend the line."),
    "events_none": _t("Filen har ingen hændelser.", "The file has no events.", "Skriv hver hændelse som en tabel [[event]].", "Write every event as a table [[event]]."),
    "events_other": _t("Filen har andet end hændelser: {value}.", "The file has something else than events: {value}.", "Skriv hver hændelse som en tabel [[event]].", "Write every event as a table [[event]]."),
    "event_cpr": _t("Noget i hændelsen ligner et CPR-nummer.", "Something in the event looks like a CPR number.", "Brug kommunens egne id'er.", "Use the municipality's own ids."),
    "event_json": _t("'{value}' er ikke gyldig JSON efter kolonet.", "'{value}' is not valid JSON after the colon.", *_more),
    "event_unnamed": _t("Hændelsen siger ikke, hvad den er: feltet event mangler.", "The event does not say what it is: the field event is missing.", *_names),
    "event_unknown": _t("Ingen hændelse hedder '{value}'.", "No event is called '{value}'.", *_names),
    "event_field_missing": _t("Feltet {field} mangler.", "The field {field} is missing.", "Udfyld det.", "Fill it in."),
    "event_field_unknown": _t("Der er intet felt, der hedder {field}.", "There is no field called {field}.", "Ret navnet, eller slet feltet.", "Mend the name, or delete the field."),
    "event_clock": _t("'{value}' er ikke et klokkeslæt.", "'{value}' is not a time of day.", 'Skriv det som "07:30".', 'Write it as "07:30".'),
    "event_one_road": _t("Vejen skal være én ting: mellem to adresser, nær en adresse, eller nær et punkt.", "The road must be one thing: between two addresses, near an address, or near a point.", "Skriv between, near, eller latitude og longitude.", "Write between, near, or latitude and longitude."),
    "event_one_place": _t("Stedet skal være én ting: en adresse eller to koordinater.", "The place must be one thing: an address, or two coordinates.", "Skriv address, eller latitude og longitude.", "Write address, or latitude and longitude."),
    "event_still_a_car": _t("Bilen er i stykker, så 'to' kan ikke være bil.", "The car is broken, so 'to' cannot be a car.", "Skriv bicycle, e_bike eller walking, eller udelad to, så slutter vagten.", "Write bicycle, e_bike or walking, or leave to out: the shift then ends."),
    "event_bound": _t("Værdien '{value}' passer ikke i feltet {field}: det skal være {bound}.", "The value '{value}' does not fit the field {field}: it must be {bound}.", "Ret tallet.", "Mend the number."),
    "event_choice": _t("Værdien '{value}' passer ikke i feltet {field}.", "The value '{value}' does not fit the field {field}.", *_names),
    "event_value": _t("Værdien '{value}' passer ikke i feltet {field}.", "The value '{value}' does not fit the field {field}.", *_more),
    "event_unknown_worker": _t("Medarbejderen '{value}' findes ikke.", "The worker '{value}' does not exist.", *_known),
    "event_unknown_visit": _t("Besøget '{value}' findes ikke.", "The visit '{value}' does not exist.", *_known),
    "event_unknown_citizen": _t("Borgeren '{value}' findes ikke.", "The citizen '{value}' does not exist.", *_known),
    "event_unknown_near": _t("Adressen '{value}' findes ikke.", "The address '{value}' does not exist.", *_known),
    "event_unknown_between": _t("Adressen '{value}' har ingen rejsetider.", "The address '{value}' has no travel times.", *_known),
    "event_no_shift": _t("'{value}' har ingen vagt, der ikke er slut.", "'{value}' has no shift that is not over.", "Kontrollér id'et og tidspunktet.", "Check the id and the time."),
    "event_not_late": _t("'{worker}' begynder først kl. {value} eller senere, og er ikke forsinket.", "'{worker}' begins at {value} or later anyway, and is not late.", "Ret klokkeslættet, eller slet hændelsen.", "Mend the time, or delete the event."),
    "event_no_car": _t("'{value}' kører ikke i bil.", "'{value}' does not go by car.", "Ret id'et, eller slet hændelsen.", "Mend the id, or delete the event."),
    "event_begun": _t("Besøget '{value}' var begyndt, da det skulle være aflyst.", "The visit '{value}' had begun when it is said to be cancelled.", "Skriv med at, hvornår det blev aflyst, hvis det var før.", "Say with at when it was cancelled, if that was before."),
    "event_over": _t("Besøget '{value}' er slut efter planen og kan ikke forlænges.", "The visit '{value}' is over by the plan and cannot be extended.", "Kontrollér id'et og tidspunktet.", "Check the id and the time."),
    "event_no_call": _t("Besøget '{value}' er ikke et skærmopkald, der er forsøgt.", "The visit '{value}' is no screen call that has been tried.", "Kontrollér id'et og tidspunktet.", "Check the id and the time."),
    "event_over_by_now": _t("Stormen er ovre kl. {value}, før det er nu.", "The storm is over at {value}, before it is now.", "Ret until, eller slet hændelsen.", "Mend until, or delete the event."),
    "event_no_way": _t("Ingen vej mellem adresserne går forbi {value}.", "No way between the addresses leads past {value}.", "Ret stedet, eller skriv flere metres.", "Mend the place, or write more metres."),
}  # fmt: skip

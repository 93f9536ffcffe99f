"""What can be wrong with a visit that is asked for, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

WISH_ISSUES: dict[str, IssueText] = {
    "wish_unreadable": IssueText(
        Text("Filen kan ikke læses: {value}.", "The file cannot be read: {value}."),
        Text("Angiv en TOML-fil, der findes.", "Name a TOML file that exists."),
    ),
    "wish_not_toml": IssueText(
        Text("Filen er ikke TOML: {value}.", "The file is not TOML: {value}."),
        Text('Skriv felter som citizen = "C1".', 'Write fields such as citizen = "C1".'),
    ),
    "wish_cpr": IssueText(
        Text(
            "Besøget indeholder noget, der ligner et CPR-nummer.",
            "The visit holds what looks like a CPR number.",
        ),
        Text("Brug borgerens id fra inputtet.", "Use the citizen's id from the input."),
    ),
    "wish_missing": IssueText(
        Text("Feltet mangler.", "The field is missing."),
        Text(
            "Et besøg skal have en borger (citizen) og et tidsrum (between).",
            "A visit needs a citizen and a span of time (between).",
        ),
    ),
    "wish_unknown_field": IssueText(
        Text("Feltet findes ikke.", "There is no such field."),
        Text("Felterne er: {known}.", "The fields are: {known}."),
    ),
    "wish_value": IssueText(
        Text("Værdien '{value}' kan ikke bruges.", "The value '{value}' cannot be used ({why})."),
        Text(
            "Tidsrum skrives som 08:00-10:00, minutter som hele tal, niveau som unskilled, ssh, ssa eller nurse.",
            "Write a span as 08:00-10:00, minutes as whole numbers, a level as unskilled, ssh, ssa or nurse.",
        ),
    ),
    "wish_unknown_citizen": IssueText(
        Text("Der er ingen borger {value}.", "There is no citizen {value}."),
        Text(
            "Brug et id fra inputtet; en ny borger skrives ind i inputtet først.",
            "Use an id of the input; a new citizen is written into the input first.",
        ),
    ),
    "wish_id_taken": IssueText(
        Text("Der er allerede et besøg {value}.", "There is a visit {value} already."),
        Text("Vælg et andet id, eller lad det være.", "Choose another id, or leave it out."),
    ),
    "wish_no_minutes": IssueText(
        Text(
            "Besøgets længde er ikke kendt (ydelser uden for kataloget: '{value}').",
            "The length of the visit is not known (services that the catalogue lacks: '{value}').",
        ),
        Text("Angiv minutter.", "Give the minutes."),
    ),
    "wish_no_day": IssueText(
        Text("Inputtet har ikke dagen '{value}'.", "The input does not have the day '{value}'."),
        Text("Dagene er: {known}.", "The days are: {known}."),
    ),
}

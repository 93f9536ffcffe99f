"""The words for faults of the files beside a store, in Danish and English: key files and rules of retention.

Here and not in `planner.store`, which takes long to load.
"""

from __future__ import annotations

from planner.messages import IssueText, Text

STORE_ISSUES: dict[str, IssueText] = {
    "keys_unreadable": IssueText(
        Text("Nøglefilen kan ikke læses: {why}", "The key file cannot be read: {why}"),
        Text(
            "Kontrollér filens navn og adgangen til den.", "Check the file's name and that you may read it."
        ),
    ),
    "keys_not_json": IssueText(
        Text(
            "Nøglefilen er ikke gyldig JSON i UTF-8: fejl i linje {line}.",
            "The key file is not valid JSON in UTF-8: fault in line {line}.",
        ),
        Text(
            "Lav den igen med homecare store keys, eller hent en kopi.",
            "Make it again with homecare store keys, or fetch a copy.",
        ),
    ),
    "keys_wrong_field": IssueText(
        Text(
            "Feltet {field} i nøglefilen er forkert: {why}", "Field {field} of the key file is wrong: {why}"
        ),
        Text(
            "Filen har tre lister med id og navn: citizens, workers og addresses.",
            "The file has three lists of id and name: citizens, workers and addresses.",
        ),
    ),
    "retention_unreadable": IssueText(
        Text("Opbevaringsreglerne kan ikke læses: {why}", "The retention rules cannot be read: {why}"),
        Text("Kontrollér filens navn og at den er TOML.", "Check the file's name and that it is TOML."),
    ),
    "retention_no_table": IssueText(
        Text("retention er ikke en tabel.", "retention is not a table."),
        Text(
            "Skriv [retention] på en linje og en regel på hver linje under den.",
            "Write [retention] on a line and a rule on each line below it.",
        ),
    ),
    "retention_unknown": IssueText(
        Text("Reglen kendes ikke.", "The rule is unknown."),
        Text(
            "Der kan stå: {fields}. En slags, der ikke nævnes, beholder sin regel.",
            "There may be: {fields}. A kind that is not named keeps its rule.",
        ),
    ),
    "retention_days": IssueText(
        Text("{value} er ikke et helt antal døgn.", "{value} is not a whole number of days."),
        Text(
            'Skriv et helt tal fra 0 uden anførselstegn, eller "forever" for altid.',
            'Write a whole number from 0 without quotes, or "forever".',
        ),
    ),
}

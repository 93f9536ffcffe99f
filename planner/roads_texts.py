"""The words for what a table of travel times lacks for an input, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

ROADS_TEXTS: dict[str, IssueText] = {
    "table_without_means": IssueText(
        Text("Rejsetiderne i {file} mangler {means_da}.", "The travel times in {file} lack {means}."),
        Text(
            "Føj transportmidlet til filen; indtil da bruges vagter med det ikke.",
            "Add that means of travel to the file; until then its shifts are not used.",
        ),
    ),
    "table_without_address": IssueText(
        Text(
            "Rejsetiderne i {file} mangler adressen {label} ({address}).",
            "The travel times in {file} lack the address {label} ({address}).",
        ),
        Text(
            "Føj adressen til filen; indtil da planlægges besøg der ikke.",
            "Add the address to the file; until then visits there are not planned.",
        ),
    ),
}

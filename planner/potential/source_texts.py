"""What can be wrong with a file to scale from, and what to do, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

SOURCE_TEXTS: dict[str, IssueText] = {
    "not_a_study": IssueText(
        Text(
            "filen er hverken en undersøgelse af en besparelse eller en sammenligning af scenarier.",
            "the file is neither a savings study nor a comparison of scenarios.",
        ),
        Text(
            "Giv study.json fra homecare savings eller comparison.json fra homecare whatif.",
            "Give the study.json of homecare savings or the comparison.json of homecare whatif.",
        ),
    ),
    "study_field": IssueText(
        Text("kan ikke læses: {why} (her: “{value}”).", "cannot be read: {why} (here: “{value}”)."),
        Text(
            "Lav filen igen med den samme version af programmet; ret den ikke i hånden.",
            "Make the file again with the same version of the program; do not edit it by hand.",
        ),
    ),
    "study_not_finite": IssueText(
        Text("tallet er uendeligt eller mangler.", "the number is infinite or missing."),
        Text("Lav filen igen.", "Make the file again."),
    ),
    "same_study": IssueText(
        Text(
            "filen er lavet af samme data som {other}.",
            "the file was made of the same data as {other}.",
        ),
        Text(
            "Giv hver undersøgelse én gang: to af samme dag er ikke uafhængige, og intervallet ville blive for smalt.",
            "Give each study once: two of the same day are not independent, and the interval would be too narrow.",
        ),
    ),
}

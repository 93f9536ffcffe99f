"""The words for faults in the configuration of a nightly run and in what a day of it lacks, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

_SEE = Text("Se docs/nightly.md.", "See docs/nightly.md.")

NIGHTLY_ISSUES: dict[str, IssueText] = {
    "nightly_unreadable": IssueText(
        Text("Opsætningen kan ikke læses: {why}", "The configuration cannot be read: {why}"),
        Text(
            "Kontrollér filens navn og adgangen til den.", "Check the file's name and that you may read it."
        ),
    ),
    "nightly_not_utf8": IssueText(
        Text("Opsætningen er ikke UTF-8-tekst.", "The configuration is not UTF-8 text."),
        Text("Gem filen som UTF-8.", "Save the file as UTF-8."),
    ),
    "nightly_syntax": IssueText(
        Text("Opsætningen er ikke gyldig TOML: {why}", "The configuration is not valid TOML: {why}"),
        _SEE,
    ),
    "nightly_missing": IssueText(
        Text("Feltet mangler eller er tomt.", "The field is missing or empty."),
        Text("Tilføj det; se docs/nightly.md.", "Add it; see docs/nightly.md."),
    ),
    "nightly_unknown": IssueText(
        Text("Feltet kendes ikke.", "The field is unknown."),
        Text("Der kan stå: {known}.", "There may be: {known}."),
    ),
    "nightly_too_small": IssueText(
        Text("{value} er for lidt.", "{value} is too little."),
        Text("Giv mindst {limit}.", "Give at least {limit}."),
    ),
    "nightly_not_above": IssueText(
        Text("{value} er for lidt.", "{value} is too little."),
        Text("Giv mere end {limit}.", "Give more than {limit}."),
    ),
    "nightly_too_large": IssueText(
        Text("{value} er for meget.", "{value} is too much."),
        Text("Giv højst {limit}.", "Give at most {limit}."),
    ),
    "nightly_want_whole": IssueText(
        Text("{value} er ikke et helt tal.", "{value} is not a whole number."),
        Text("Skriv et helt tal uden anførselstegn.", "Write a whole number without quotes."),
    ),
    "nightly_want_number": IssueText(
        Text("{value} er ikke et endeligt tal.", "{value} is not a finite number."),
        Text(
            "Skriv et tal med punktum og uden anførselstegn.",
            "Write a number with a point and without quotes.",
        ),
    ),
    "nightly_want_days": IssueText(
        Text("{value} er ikke et helt antal døgn.", "{value} is not a whole number of days."),
        Text(
            'Skriv et helt tal uden anførselstegn, eller "forever" for altid.',
            'Write a whole number without quotes, or "forever".',
        ),
    ),
    "nightly_want_truth": IssueText(
        Text("{value} er hverken true eller false.", "{value} is neither true nor false."),
        Text("Skriv true eller false uden anførselstegn.", "Write true or false without quotes."),
    ),
    "nightly_want_text": IssueText(
        Text("{value} er ikke tekst.", "{value} is not text."),
        Text("Skriv teksten i anførselstegn.", "Write the text in quotes."),
    ),
    "nightly_not_here": IssueText(Text("Her kan ikke stå {value}.", "{value} does not belong here."), _SEE),
    "nightly_store": IssueText(
        Text("{value} kan ikke være et planlager.", "{value} cannot be a store."),
        Text(
            "Giv en fil eller en adresse som postgresql://bruger@maskine/database.",
            "Give a file or an address like postgresql://user@host/database.",
        ),
    ),
    "nightly_no_home": IssueText(
        Text("{value}: brugeren efter ~ findes ikke.", "{value}: there is no user of the name after ~."),
        Text("Skriv stien helt ud.", "Write the path in full."),
    ),
    "nightly_store_folder": IssueText(
        Text("{value} er en mappe, ikke et planlager.", "{value} is a folder, not a store."),
        Text(
            "Giv navnet på en fil, som {value}/planer.sqlite.",
            "Give the name of a file, as {value}/plans.sqlite.",
        ),
    ),
    "nightly_solver": IssueText(
        Text("Der er ingen løser, der hedder {value}.", "There is no solver called {value}."),
        Text("Vælg en af: {known}.", "Choose one of: {known}."),
    ),
    "nightly_name": IssueText(
        Text("{value} kan ikke være navnet på en mappe.", "{value} cannot be the name of a folder."),
        Text(
            'Brug et navn uden / \\ : * ? " < > | og uden punktum eller mellemrum sidst.',
            'Use a name without / \\ : * ? " < > | and without a point or space at the end.',
        ),
    ),
    "nightly_timezone": IssueText(
        Text("Tidszonen {value} findes ikke.", "There is no time zone {value}."),
        Text("Skriv den som Europe/Copenhagen.", "Write it as Europe/Copenhagen."),
    ),
    "nightly_twice": IssueText(
        Text("Flere distrikter hedder det samme: {names}.", "Several districts have one name: {names}."),
        Text(
            "Giv hvert sit navn; store og små bogstaver gør ingen forskel.",
            "Give each its own name; capitals make no difference.",
        ),
    ),
    "nightly_budget": IssueText(
        Text(
            "Søgningens længde skal være givet én gang: i sekunder eller i iterationer.",
            "The length of the search is given once: in seconds or in iterations.",
        ),
        Text("Behold enten seconds eller iterations.", "Keep either seconds or iterations."),
    ),
    "nightly_day_empty": IssueText(
        Text(
            "Inputtet har hverken vagter eller besøg den {day}.",
            "The input has neither shifts nor visits on {day}.",
        ),
        Text("Kontrollér, at udtrækket dækker dagen.", "Check that the extract covers the day."),
    ),
    "nightly_no_visits": IssueText(
        Text(
            "Inputtet har vagter, men ingen besøg den {day}.", "The input has shifts and no visits on {day}."
        ),
        Text("Kontrollér udtrækket af besøg.", "Check the extract of visits."),
    ),
    "nightly_no_shifts": IssueText(
        Text(
            "Inputtet har besøg, men ingen vagter den {day}.", "The input has visits and no shifts on {day}."
        ),
        Text("Kontrollér udtrækket af vagter.", "Check the extract of shifts."),
    ),
}

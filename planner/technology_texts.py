"""The words about technologies, in Danish and English: faults of a use or a screening table, and what one has done to a day."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.messages import IssueText, Text

TECHNOLOGY_ISSUES: dict[str, IssueText] = {
    "technology_unknown": IssueText(
        Text("Der er ingen teknologi ved navn {value}.", "There is no technology named {value}."),
        Text("Vælg en af: {codes}.", "Choose one of: {codes}."),
    ),
    "technology_twice": IssueText(
        Text("Teknologien {technology} er nævnt {times} {times:gang|gange}.", "The technology {technology} is named {times} {times:time|times}."),
        Text("Nævn den én gang, med alle dens tal.", "Name it once, with all its figures."),
    ),
    "technology_parameter_unknown": IssueText(
        Text("Teknologien {technology} har intet tal ved navn {parameter}.", "The technology {technology} has no figure named {parameter}."),
        Text("Den har: {names}.", "It has: {names}."),
    ),
    "technology_parameter_range": IssueText(
        Text(
            "{technology}: {parameter} kan ikke være {value} ({unit_da}).",
            "{technology}: {parameter} cannot be {value} ({unit}).",
        ),
        Text("Giv et tal fra {lowest} til {highest}.", "Give a number from {lowest} to {highest}."),
    ),
    "technology_parameter_missing": IssueText(
        Text(
            "{technology} mangler et tal, som ingen kilde giver: {question_da}",
            "{technology} lacks a figure that no source gives: {question}",
        ),
        Text("Giv {parameter} som {unit_da}.", "Give {parameter} as {unit}."),
    ),
    "screening_unreadable": IssueText(
        Text("Tabellen med screeningsspørgsmål i {file} kan ikke læses: {why}.", "The screening table in {file} cannot be read: {why}."),
        Text("Ret stien, eller udelad den for den medfølgende tabel.", "Mend the path, or leave it out for the shipped table."),
    ),
    "screening_not_toml": IssueText(
        Text("Tabellen kan ikke læses som TOML: {why}.", "The table cannot be read as TOML: {why}."),
        Text("Ret linjen; begynd gerne med den medfølgende tabel.", "Mend the line; the shipped table is a good start."),
    ),
    "screening_unknown": IssueText(
        Text("Tabellen kender ikke {field}.", "The table does not know {field}."),
        Text(
            "Spørgsmålene er functional_level, must_be_locked, daily_administrations og intake_must_be_seen.",
            "The questions are functional_level, must_be_locked, daily_administrations and intake_must_be_seen.",
        ),
    ),
    "screening_missing": IssueText(
        Text("Tabellen mangler {field}.", "The table lacks {field}."),
        Text("Tilføj det, som i den medfølgende tabel.", "Add it, as in the shipped table."),
    ),
    "screening_value": IssueText(
        Text("Værdien {value} kan ikke bruges.", "The value {value} cannot be used."),
        Text(
            "functional_level er independent, reminder, device eller help; ja og nej er true og false; andele er fra 0 til 1, og "
            "dem for functional_level giver 1 i alt; daily_administrations er [færrest, flest].",
            "functional_level is independent, reminder, device or help; yes and no are true and false; shares are from 0 to 1, and "
            "those of functional_level sum to 1; daily_administrations is [least, most].",
        ),
    ),
    "screening_unknown_step": IssueText(
        Text("Intet trin hedder {value}.", "No step is named {value}."),
        Text("Trinene er: {steps}.", "The steps are: {steps}."),
    ),
}  # fmt: skip

TECHNOLOGY_NOTES: dict[str, Text] = {
    "technology_users": Text(
        "{name_da}: i brug hos {users} af {eligible} {eligible:borger|borgere}, der kan få den.",
        "{name}: in use at {users} of {eligible} {eligible:citizen who qualifies|citizens who qualify}.",
    ),
    "technology_completing": Text(
        "{name_da}: af {users}, der er begyndt, gennemfører {completing}.",
        "{name}: of {users} who {users:has|have} begun, {completing} {completing:completes|complete}.",
    ),
    "technology_services_gone": Text(
        "{name_da}: ydelser, der falder bort: {services}; besøg, der falder bort, fordi der ikke er andet i dem: {visits}.",
        "{name}: services that go: {services}; visits that go since nothing else is in them: {visits}.",
    ),
    "technology_clinic": Text(
        "{name_da}: aftaler på klinikken: {appointments}; de tager {minutes} {minutes:minut|minutter}, som er talt med.",
        "{name}: appointments at the clinic: {appointments}; they take {minutes} {minutes:minute|minutes}, which are counted.",
    ),
    "technology_shorter": Text(
        "{name_da}: kortere besøg: {visits}, i alt {minutes} {minutes:minut|minutter} mindre.",
        "{name}: shorter visits: {visits}, {minutes} {minutes:minute|minutes} less in all.",
    ),
    "technology_longer": Text(
        "{name_da}: længere besøg: {visits}, i alt {minutes} {minutes:minut|minutter} mere.",
        "{name}: longer visits: {visits}, {minutes} {minutes:minute|minutes} more in all.",
    ),
    "technology_not_found": Text(
        "{name_da}: yderligere {minutes} {minutes:minut|minutter} skulle være sparet, men der var ikke mere hjælp at tage af.",
        "{name}: another {minutes} {minutes:minute was|minutes were} to be spared, but there was no more care to take them from.",
    ),
    "technology_added": Text(
        "{name_da}: {minutes} {minutes:minut|minutter} kommer til; nye besøg: {visits}, i besøg, borgeren får alligevel: {merged}.",
        "{name}: {minutes} {minutes:minute is|minutes are} added; new visits: {visits}, in visits that the citizen gets anyway: {merged}.",
    ),
    "technology_offered": Text(
        "{name_da}: besøg, der kan være på skærm, hvis planen vælger det: {visits}.",
        "{name}: visits that may be by screen, if the plan chooses so: {visits}.",
    ),
    "technology_no_callers": Text(
        "{name_da}: ingen vagt tager skærmbesøg, så intet besøg kan være på skærm.",
        "{name}: no shift takes screen visits, so no visit can be by screen.",
    ),
    "technology_retimed": Text(
        "{name_da}: besøg, der kan ligge på flere tider: {visits}.", "{name}: visits that may be at more times: {visits}."
    ),
    "technology_one_worker": Text(
        "{name_da}: besøg, som én medarbejder klarer i stedet for to: {visits}.",
        "{name}: visits that one worker does instead of two: {visits}.",
    ),
    "technology_response": Text(
        "{name_da}: skønnet arbejde om dagen, som ingen plan har: alarmer eller lignende {calls}, besøg deraf {visits}, i alt "
        "{minutes} {minutes:minut|minutter}.",
        "{name}: expected work a day that no plan holds: alarms or the like {calls}, visits from them {visits}, {minutes} "
        "{minutes:minute|minutes} in all.",
    ),
    "technology_ties_dropped": Text(
        "{name_da}: faldet bort sammen med de besøg, de bandt: bindinger {links}, låse {pins}.",
        "{name}: gone with the visits that they tied: links {links}, locks {pins}.",
    ),
    "technology_left_out": Text(
        "{name_da}: en virkning er ikke med, for ingen kilde har svaret: {question_da} ({parameter})",
        "{name}: an effect is left out, for no source has the answer: {question} ({parameter})",
    ),
    "technology_nursing_home": Text(
        "{name_da}: kilden fortæller om et plejehjem; i eget hjem er det et spørgsmål.",
        "{name}: the source tells of a nursing home; in own homes it is a question.",
    ),
    "technology_package": Text(
        "{name_da}: minutter er ikke penge, før borgerne får mindre pakker; det er de ikke sat til.",
        "{name}: minutes are not money until citizens get smaller packages; they are not set to.",
    ),
    "technology_cost": Text(
        "{name_da}: koster {once} kr. én gang og {year} kr. om året.", "{name}: costs {once} kroner once and {year} kroner a year."
    ),
    "technology_elsewhere": Text(
        "{name_da} ændrer ingen besøg. {where_da}", "{name} changes no visit. {where}"
    ),
}  # fmt: skip
"""Of `planner.scenarios.records.Note`, whose parameters hold the technology's code and its name in both languages."""

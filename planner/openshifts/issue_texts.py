"""The words for faults in a file of shifts that have been taken, and in the open shifts it speaks of, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

OPEN_SHIFT_ISSUES: dict[str, IssueText] = {
    "open_shift_unknown": IssueText(
        Text("Der er ingen åben vagt med id {shift}.", "There is no open shift with the id {shift}."),
        Text(
            "Ret id'et, eller brug filen med de åbne vagter, som vagten blev udbudt fra.",
            "Mend the id, or use the file of open shifts that the shift was offered from.",
        ),
    ),
    "open_shift_twice": IssueText(
        Text(
            "Vagten er taget flere gange med forskellige oplysninger ({workers}) og er ikke lagt til nogen.",
            "The shift is taken several times with different details ({workers}), and was given to nobody.",
        ),
        Text("Behold den rigtige række.", "Keep the row that is right."),
    ),
    "open_shift_repeated": IssueText(
        Text("Rækken står der to gange.", "The row is there twice."), Text("Slet den ene.", "Delete one.")
    ),
    "open_shift_there": IssueText(
        Text(
            "Vagt {shift} er allerede i inputtet og er ikke lagt til igen.",
            "Shift {shift} is in the input already, and was not added again.",
        ),
        Text(
            "Intet at gøre, hvis filen er læst før.", "Nothing needs doing if the file has been read before."
        ),
    ),
    "open_shift_elsewhere": IssueText(
        Text(
            "Vagten bruger {places}, som inputtet ikke har.",
            "The shift uses {places}, which the input does not have.",
        ),
        Text("Brug det input, vagterne blev fundet til.", "Use the input that the shifts were found for."),
    ),
    "taker_without_level": IssueText(
        Text(
            "Medarbejder {worker} er ikke i inputtet, og rækken siger ikke, hvilken faggruppe det er.",
            "Worker {worker} is not in the input, and the row does not say what level that is.",
        ),
        Text("Udfyld faggruppen.", "Fill in the level."),
    ),
    "taker_too_low": IssueText(
        Text(
            "Medarbejder {worker} er {level_da}, men vagten kræver mindst {needed_da}.",
            "Worker {worker} is {level_en}, but the shift asks for at least {needed_en}.",
        ),
        Text("Find en anden til vagten, eller ret faggruppen.", "Find somebody else, or mend the level."),
    ),
    "taker_lacks_certificate": IssueText(
        Text(
            "Medarbejder {worker} har ikke kompetencen {certificate}, som vagten kræver.",
            "Worker {worker} has not the certificate {certificate} that the shift asks for.",
        ),
        Text(
            "Find en anden til vagten, eller ret certifikaterne.",
            "Find somebody else, or mend the certificates.",
        ),
    ),
    "taker_at_work": IssueText(
        Text(
            "Medarbejder {worker} er på arbejde i vagt {other} på samme tid.",
            "Worker {worker} is at work in shift {other} at the same time.",
        ),
        Text("Find en anden til en af vagterne.", "Find somebody else for one of the shifts."),
    ),
    "taker_differs": IssueText(
        Text(
            "Medarbejder {worker} er beskrevet på to måder; den første gælder: {level_da}, certifikater: {certificates}.",
            "Worker {worker} is described in two ways; the first counts: {level_en}, certificates: {certificates}.",
        ),
        Text("Ret den, der er forkert.", "Mend the one that is wrong."),
    ),
    "tasks_not_handed": IssueText(
        Text(
            "Medarbejder {worker} mangler at få overdraget: {tasks}. Til det er sket, planlægges de besøg hos andre.",
            "Worker {worker} has yet to be handed over: {tasks}. Until then those visits are planned for others.",
        ),
        Text(
            "Når en sygeplejerske har overdraget opgaverne, så skriv ja i kolonnen overdraget.",
            "When a nurse has handed the tasks over, write yes in the column delegated.",
        ),
    ),
    "open_shifts_unreadable": IssueText(
        Text("Filen med åbne vagter kan ikke læses: {why}", "The file of open shifts cannot be read: {why}"),
        Text(
            "Brug open_shifts.json, som den blev skrevet, eller find vagterne igen.",
            "Use open_shifts.json as it was written, or find the shifts again.",
        ),
    ),
}

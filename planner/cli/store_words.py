"""The words of the commands that use the store, in Danish and English."""

from __future__ import annotations

from typing import Any

from planner.messages import Lang, Text, render

TEXTS: dict[str, Text] = {
    # faults
    "unavailable": Text(
        "Planlageret {place} svarede ikke inden for {seconds:g} s: {why}. Intet er ændret.",
        "The plan store {place} did not answer within {seconds:g} s: {why}. Nothing was changed.",
    ),
    "refuses": Text(
        "Databasen i {place} afviser: {why}. Intet er ændret.",
        "The database at {place} refuses: {why}. Nothing was changed.",
    ),
    "newer": Text(
        "Planlageret {place} er skrevet af en nyere version af programmet ({found}). Installér den nyeste.",
        "The plan store {place} was written by a newer version of the program ({found}). Install the newest.",
    ),
    "not_a_store": Text(
        "{place} er noget andet end et planlager, og er ikke rørt.",
        "{place} is something else than a plan store, and was not touched.",
    ),
    "damaged": Text(
        "Planlageret er beskadiget: {why}. Læg en sikkerhedskopi tilbage med homecare store restore.",
        "The plan store is damaged: {why}. Put a backup back with homecare store restore.",
    ),
    "no_store": Text(
        "Der er intet planlager i {place}. Lav et med homecare store init, eller angiv et med --store.",
        "There is no plan store at {place}. Make one with homecare store init, or name one with --store.",
    ),
    "bad_place": Text(
        "{place} kan ikke være et planlager. Giv en fil eller postgresql://bruger@vært/database.",
        "{place} cannot be a plan store. Give a file or postgresql://user@host/database.",
    ),
    "no_words": Text("--by og --why må ikke være tomme.", "--by and --why must not be empty."),
    "waiting": Text(
        "Planlageret svarer ikke. Prøver igen i op til {seconds:.0f} s …",
        "The plan store does not answer. Trying again for up to {seconds:.0f} s …",
    ),
    "no_driver": Text(
        "PostgreSQL kræver et tillæg: pip install 'homecare-planner[postgres]'.",
        "PostgreSQL needs an extra: pip install 'homecare-planner[postgres]'.",
    ),
    "no_such_plan": Text(
        "Planlageret har ingen plan {plan}; homecare store list viser dem, det har.",
        "The plan store has no plan {plan}; homecare store list shows those it has.",
    ),
    "removed_plan": Text(
        "Plan {plan} er slettet efter opbevaringsreglerne; kun dens historik er tilbage.",
        "Plan {plan} has been removed by the rules of retention; only its history is left.",
    ),
    "nothing_to_undo": Text(
        "Der er ingen tidligere udgivet plan for {district} den {day} at gå tilbage til.",
        "There is no earlier published plan of {district} on {day} to go back to.",
    ),
    "changed_meanwhile": Text(
        "Plan {found} er udgivet i mellemtiden. Se den, før du udgiver en anden.",
        "Plan {found} has been published meanwhile. Look at it before you publish another.",
    ),
    "needs_input": Text(
        "En planfil gemmes sammen med sit input: giv --input og --district.",
        "A plan file is stored with its input: give --input and --district.",
    ),
    "other_input": Text(
        "Planen er lagt på et andet input end {input}. Intet er gemt.",
        "The plan was made from another input than {input}. Nothing was stored.",
    ),
    "several_days": Text(
        "Planen dækker flere dage ({dates}). Vælg én med --date.",
        "The plan covers several days ({dates}). Choose one with --date.",
    ),
    "neither": Text(
        "{value} er hverken et plannummer eller en fil. homecare store list viser numrene.",
        "{value} is neither the number of a plan nor a file. homecare store list shows the numbers.",
    ),
    "no_plan": Text(
        "Planen mangler: giv dens nummer (homecare store list viser dem) eller en plan.json.",
        "The plan is missing: give its number (homecare store list shows them) or a plan.json.",
    ),
    "no_district": Text(
        "--district må ikke være tom; homecare store list viser distrikterne.",
        "--district must not be empty; homecare store list shows the districts.",
    ),
    "kind_published": Text(
        "En plan udgives med homecare publish, når den er gemt.",
        "A plan is published with homecare publish, once it is stored.",
    ),
    "aside": Text(
        "Der er allerede et planlager i {place}. Sig med --aside, hvor det skal gemmes.",
        "There is a plan store at {place} already. Say with --aside where to keep it.",
    ),
    "aside_there": Text(
        "{path} findes allerede og er måske den eneste kopi af et tidligere planlager. Giv --aside et andet navn.",
        "{path} is there already, and may be the only copy of an earlier plan store. Give --aside another name.",
    ),
    "aside_damaged": Text(
        "Planlageret i {place} er beskadiget og kan ikke kopieres. Flyt filen til side, og læg så sikkerhedskopien tilbage.",
        "The plan store at {place} is damaged and cannot be copied. Move the file aside yourself, then put the backup back.",
    ),
    "unknown_district": Text(
        "Planlageret har intet distrikt {district}. Det har: {districts}.",
        "The plan store has no district {district}. It has: {districts}.",
    ),
    "unknown_citizen": Text(
        "Plan {plan} har ingen besøg hos {citizen}.", "Plan {plan} has no visits to {citizen}."
    ),
    "is_folder": Text(
        "{place} er en mappe. Et planlager er en fil, for eksempel {place}/planer.sqlite.",
        "{place} is a folder. A plan store is a file, such as {place}/plans.sqlite.",
    ),
    "file_only": Text(
        "Kun et planlager i en fil kan kopieres af programmet. På en server: {command}",
        "Only a plan store in a file is copied by the program. On a server: {command}",
    ),
    "backup_bad": Text("Sikkerhedskopien kan ikke bruges: {why}.", "The backup cannot be used: {why}."),
    # results
    "ready": Text("Planlageret er klar: {place}", "The plan store is ready: {place}"),
    "saved": Text(
        "Gemt som plan {plan}: {district} {day}, version {sequence} ({kind}).",
        "Stored as plan {plan}: {district} {day}, version {sequence} ({kind}).",
    ),
    "published": Text(
        "Udgivet som plan {plan}: {district} {day}, version {sequence}, af {who}.",
        "Published as plan {plan}: {district} {day}, version {sequence}, by {who}.",
    ),
    "undone": Text(
        "Plan {restores} gælder igen, udgivet som plan {plan}: {district} {day}, version {sequence}, af {who}.",
        "Plan {restores} stands again, published as plan {plan}: {district} {day}, version {sequence}, by {who}.",
    ),
    "against": Text("Mod plan {before}: {changes}", "Against plan {before}: {changes}"),
    "broken_rules": Text(
        "OBS: planen bryder {count} {count:regel|regler}.",
        "NOTE: the plan breaks {count} {count:rule|rules}.",
    ),
    "nothing": Text("Ingen.", "None."),
    "backed_up": Text("Sikkerhedskopi: {path}", "Backup: {path}"),
    "restored": Text("Lagt tilbage: {place}", "Put back: {place}"),
    "kept_aside": Text("Det, der var der, ligger i {path}", "What was there is in {path}"),
    "keys_written": Text(
        "Nøglefil: {path} ({citizens} {citizens:borger|borgere}, {workers} {workers:medarbejder|medarbejdere}). Opbevar den "
        "uden for planlageret.",
        "Key file: {path} ({citizens} {citizens:citizen|citizens}, {workers} {workers:worker|workers}). Keep it apart from the "
        "plan store.",
    ),
    "would_remove": Text(
        "Ville slette: {plans} {plans:plans|planers} indhold, {inputs} input, {travels} "
        "{travels:rejsetidstabel|rejsetidstabeller}, {events} {events:hændelse|hændelser} om natkørsler, {accesses} opslag i "
        "adgangsloggen. Intet er slettet; kør igen med --delete.",
        "Would remove: the content of {plans} {plans:plan|plans}, {inputs} {inputs:input|inputs}, {travels} "
        "{travels:table|tables} of travel times, {events} {events:event|events} of nightly runs, {accesses} "
        "{accesses:entry|entries} of the access log. Nothing was removed; run again with --delete.",
    ),
    "removed": Text(
        "Slettet: {plans} {plans:plans|planers} indhold, {inputs} input, {travels} {travels:rejsetidstabel|rejsetidstabeller}, "
        "{events} {events:hændelse|hændelser} om natkørsler, {accesses} opslag i adgangsloggen.",
        "Removed: the content of {plans} {plans:plan|plans}, {inputs} {inputs:input|inputs}, {travels} {travels:table|tables} "
        "of travel times, {events} {events:event|events} of nightly runs, {accesses} {accesses:entry|entries} of the access "
        "log.",
    ),
    "written": Text("Skrevet: {path}", "Written: {path}"),
    "logged": Text(
        "Opslaget er skrevet i adgangsloggen ({who}: {why}).",
        "The look is written in the access log ({who}: {why}).",
    ),
    # headings and kinds
    "plan": Text("Plan", "Plan"),
    "district": Text("Distrikt", "District"),
    "day": Text("Dato", "Date"),
    "sequence": Text("Version", "Version"),
    "kind": Text("Slags", "Kind"),
    "saved_at": Text("Gemt", "Stored"),
    "who": Text("Af", "By"),
    "why": Text("Hvorfor", "Why"),
    "what": Text("Hvad", "What"),
    "at": Text("Hvornår", "When"),
    "citizen": Text("Borger", "Citizen"),
    "visit": Text("Besøg", "Visit"),
    "worker": Text("Medarbejder", "Worker"),
    "start": Text("Start", "Start"),
    "mode": Text("Form", "Mode"),
    "planned": Text("Planlagt", "Planned"),
    "left_out": Text("Ikke planlagt", "Left out"),
    "broken": Text("Brudte regler", "Broken rules"),
    "cost": Text("Pris", "Cost"),
    "changes": Text("Ændringer", "Changes"),
    "kept": Text("Står fast", "Kept"),
    "state": Text("Tilstand", "State"),
    "attempt": Text("Forsøg", "Attempt"),
    "seconds": Text("Sekunder", "Seconds"),
    "failure": Text("Fejl", "Failure"),
    "run": Text("Beregnet med", "Computed by"),
    "term": Text("Led", "Term"),
    "points": Text("Point", "Points"),
    "base": Text("grundplan", "base plan"),
    "nightly": Text("natplan", "nightly"),
    "intraday": Text("dagsændring", "intraday"),
    "published_kind": Text("udgivet", "published"),
    "removed_content": Text("slettet", "removed"),
    "started": Text("i gang eller afbrudt", "under way or cut off"),
    "finished": Text("færdig", "finished"),
    "failed": Text("mislykkedes", "failed"),
}


def word(key: str, lang: Lang, **params: Any) -> str:
    """Return a text, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(TEXTS, key, params, lang)

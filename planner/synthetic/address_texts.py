"""What a planner reads about a faulty address list."""

from __future__ import annotations

from planner.messages import IssueText, Text

ADDRESS_TEXTS: dict[str, IssueText] = {
    "addresses.unreadable": IssueText(
        Text("Adressefilen {file} kan ikke læses: {why}", "The address file {file} cannot be read: {why}"),
        Text("Se efter, at filen findes og er hel.", "See that the file exists and is whole."),
    ),
    "addresses.encoding": IssueText(
        Text("Adressefilen {file} er ikke UTF-8", "The address file {file} is not UTF-8"),
        Text("Gem den som UTF-8 (i Excel: CSV UTF-8).", "Save it as UTF-8 (in Excel: CSV UTF-8)."),
    ),
    "addresses.empty": IssueText(
        Text("Adressefilen {file} har ingen adresser", "The address file {file} has no addresses"),
        Text("Vælg en fil med en adresse i hver række.", "Choose a file with one address in each row."),
    ),
    "addresses.no_coordinates": IssueText(
        Text(
            "Adressefilen {file} har ingen kolonner med koordinater",
            "The address file {file} has no coordinate columns",
        ),
        Text(
            "Der skal være kolonner som lat og lon, eller øst og nord (EPSG:25832).",
            "There must be columns such as lat and lon, or easting and northing (EPSG:25832).",
        ),
    ),
    "addresses.cpr": IssueText(
        Text("Kolonnen {column} ligner CPR-numre", "The column {column} looks like CPR numbers"),
        Text(
            "Fjern kolonnen: programmet bruger ingen CPR-numre.",
            "Remove the column: no CPR numbers are used here.",
        ),
    ),
    "addresses.bad_coordinate": IssueText(
        Text(
            "{value} i kolonnen {column} er ikke en brugbar koordinat",
            "{value} in column {column} is no usable coordinate",
        ),
        Text("Skriv et tal, for eksempel 55,102444.", "Write a number, for example 55.102444."),
    ),
    "addresses.outside": IssueText(
        Text(
            "Punktet {latitude}, {longitude} ligger ikke i eller ved Danmark",
            "The point {latitude}, {longitude} is not in or near Denmark",
        ),
        Text(
            "Se efter, om bredde og længde er byttet om.",
            "See whether latitude and longitude have been exchanged.",
        ),
    ),
    "addresses.duplicate_id": IssueText(
        Text("Adressen {value} står også i række {first}", "The address {value} is in row {first} as well"),
        Text("Giv hver adresse sit eget id.", "Give each address an id of its own."),
    ),
    "addresses.far_from_roads": IssueText(
        Text(
            "{count:Den ene adresse ligger ikke|Ingen af de {count} adresser ligger} inden for {limit} m af et vejkryds på kortet.",
            "{count:The one address does not lie|None of the {count} addresses lies} within {limit} m of a crossing on the map.",
        ),
        Text(
            "Giv et vejnet og en adresseliste over det samme område.",
            "Give a road network and an address list of the same area.",
        ),
    ),
}

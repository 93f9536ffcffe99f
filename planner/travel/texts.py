"""The words for faults in maps, addresses and travel-time tables, in Danish and English."""

from __future__ import annotations

from planner.messages import IssueText, Text

ISSUES: dict[str, IssueText] = {
    "map_missing": IssueText(
        Text("Kortfilen {file} findes ikke.", "The map file {file} does not exist."),
        Text(
            "Ret stien, eller hent kortudtrækket igen.", "Correct the path, or fetch the map extract again."
        ),
    ),
    "map_unreadable": IssueText(
        Text(
            "Kortfilen {file} kan ikke åbnes ({detail}).", "The map file {file} cannot be opened ({detail})."
        ),
        Text("Angiv en fil, som du har ret til at læse.", "Give a file that you are allowed to read."),
    ),
    "map_broken": IssueText(
        Text(
            "Kortfilen {file} kan ikke læses til ende: den er skåret over eller er "
            "ikke, hvad navnet siger ({detail}).",
            "The map file {file} cannot be read to its end: it is cut or is not "
            "what its name says ({detail}).",
        ),
        Text(
            "Hent filen igen, og sammenlign størrelsen med kildens.",
            "Fetch the file again, and compare its size with the source's.",
        ),
    ),
    "map_wrong_kind": IssueText(
        Text(
            "Filen {file} er ikke en slags kort, der kan læses.",
            "The file {file} is not a kind of map that can be read.",
        ),
        Text("Brug en af slagsene {kinds}.", "Use one of the kinds {kinds}."),
    ),
    "map_no_roads": IssueText(
        Text("Kortfilen {file} indeholder ingen veje.", "The map file {file} holds no roads."),
        Text(
            "Brug et udtræk af OpenStreetMap med veje (highway), der dækker kommunen.",
            "Use an extract of OpenStreetMap with roads (highway) that covers the municipality.",
        ),
    ),
    "map_no_connection": IssueText(
        Text(
            "Vejene i {place} kan ikke hentes: der er ingen forbindelse til OpenStreetMap.",
            "The roads of {place} cannot be fetched: there is no connection to OpenStreetMap.",
        ),
        Text("Angiv en kortfil i stedet.", "Give a map file instead."),
    ),
    "map_place_unknown": IssueText(
        Text(
            "OpenStreetMap kender ikke stedet {place}, eller det har ingen grænse eller ingen veje.",
            "OpenStreetMap does not know the place {place}, or it has no boundary or no roads.",
        ),
        Text(
            "Skriv det fulde navn, for eksempel »Lemvig Kommune, Danmark«.",
            'Write the full name, for example "Lemvig Kommune, Danmark".',
        ),
    ),
    "means_without_roads": IssueText(
        Text("Kortet har ingen veje for {means_da}.", "The map has no roads for {means}."),
        Text(
            "Brug et kort med alle slags veje, eller et andet transportmiddel.",
            "Use a map with all kinds of roads, or another means of travel.",
        ),
    ),
    "address_outside_map": IssueText(
        Text(
            "Adressen {label} ({latitude}, {longitude}) ligger uden for kortet.",
            "The address {label} ({latitude}, {longitude}) lies outside the map.",
        ),
        Text(
            "Ret koordinaterne (bredde, længde i WGS84), eller brug et kort, der dækker stedet.",
            "Correct the coordinates (latitude, longitude in WGS84), or use a map that covers the place.",
        ),
    ),
    "address_swapped": IssueText(
        Text(
            "Adressen {label}: bredde {latitude} og længde {longitude} ser ud til at være byttet om.",
            "The address {label}: latitude {latitude} and longitude {longitude} look swapped.",
        ),
        Text(
            "Byt de to tal: i Danmark er bredden 54-58 og længden 8-15.",
            "Swap the two numbers: in Denmark latitude is 54-58 and longitude 8-15.",
        ),
    ),
    "address_projected": IssueText(
        Text(
            "Adressen {label}: {latitude}, {longitude} er ikke grader; det ligner meter (UTM).",
            "The address {label}: {latitude}, {longitude} are not degrees; they look like metres (UTM).",
        ),
        Text(
            "Omregn koordinaterne fra EPSG:25832 til bredde og længde i WGS84.",
            "Convert the coordinates from EPSG:25832 to latitude and longitude in WGS84.",
        ),
    ),
    "address_far_from_road": IssueText(
        Text(
            "Adressen {label} ({latitude}, {longitude}) ligger {metres} m fra "
            "nærmeste vej for {means_da} og er udeladt.",
            "The address {label} ({latitude}, {longitude}) lies {metres} m from "
            "the nearest road for {means} and is left out.",
        ),
        Text(
            "Se efter på kortet: ligger den i havet, er koordinaterne byttet om, eller mangler kortet vejen?",
            "Look at the map: does it lie in the sea, are the coordinates swapped, "
            "or does the map lack the road?",
        ),
    ),
    "address_off_road": IssueText(
        Text(
            "Adressen {label} ({latitude}, {longitude}) ligger {metres} m fra nærmeste vej for {means_da}.",
            "The address {label} ({latitude}, {longitude}) lies {metres} m from "
            "the nearest road for {means}.",
        ),
        Text(
            "Se efter, om koordinaterne er rigtige; vejen derhen regnes som gang eller markvej.",
            "See whether the coordinates are right; the way there is counted as a walk or a farm drive.",
        ),
    ),
    "address_unreachable": IssueText(
        Text(
            "Adressen {label} ({latitude}, {longitude}) kan ikke både nås og "
            "forlades med {means_da} og er udeladt.",
            "The address {label} ({latitude}, {longitude}) cannot be both reached "
            "and left by {means} and is left out.",
        ),
        Text(
            "Brug et kort, der har forbindelsen med, eller et andet transportmiddel.",
            "Use a map that includes the connection, or another means of travel.",
        ),
    ),
    "table_missing": IssueText(
        Text("Rejsetidsfilen {file} findes ikke.", "The travel time file {file} does not exist."),
        Text("Ret stien.", "Correct the path."),
    ),
    "table_wrong_kind": IssueText(
        Text(
            "Filen {file} er ikke en slags rejsetider, der kan læses.",
            "The file {file} is not a kind of travel times that can be read.",
        ),
        Text("Brug .npz, .csv eller .parquet.", "Use .npz, .csv or .parquet."),
    ),
    "table_broken": IssueText(
        Text(
            "Rejsetidsfilen {file} kan ikke læses: den er skåret over eller er ikke, hvad navnet siger.",
            "The travel time file {file} cannot be read: it is cut or is not what its name says.",
        ),
        Text("Lav eller hent filen igen.", "Make or fetch the file again."),
    ),
    "table_encoding": IssueText(
        Text("Rejsetidsfilen {file} er ikke UTF-8.", "The travel time file {file} is not UTF-8."),
        Text("Gem den som »CSV UTF-8«.", 'Save it as "CSV UTF-8".'),
    ),
    "table_needs_parquet": IssueText(
        Text(
            "Filen {file} kan ikke læses, for pakken pyarrow mangler.",
            "The file {file} cannot be read, for the package pyarrow is missing.",
        ),
        Text(
            "Installér homecare-planner[parquet], eller brug .csv eller .npz.",
            "Install homecare-planner[parquet], or use .csv or .npz.",
        ),
    ),
    "table_empty": IssueText(
        Text("Rejsetidsfilen {file} er tom.", "The travel time file {file} is empty."),
        Text("Giv en fil med mindst ét par af adresser.", "Give a file with at least one pair of addresses."),
    ),
    "table_missing_column": IssueText(
        Text("Rejsetidsfilen {file} mangler {name}.", "The travel time file {file} lacks {name}."),
        Text("Der skal være: {expected}.", "There must be: {expected}."),
    ),
    "table_repeated_address": IssueText(
        Text(
            "Adressen {address} står {count} {count:gang|gange} i address_ids.",
            "The address {address} stands {count} {count:time|times} in address_ids.",
        ),
        Text("Giv hver adresse én række og én søjle.", "Give each address one row and one column."),
    ),
    "table_wrong_size": IssueText(
        Text(
            "{name} er {shape}, men skal være {expected}: én række og én søjle per adresse.",
            "{name} is {shape}, but must be {expected}: one row and one column per address.",
        ),
        Text("Lav matricen igen over de samme adresser.", "Make the matrix again over the same addresses."),
    ),
    "table_bad_pace": IssueText(
        Text(
            "pace_percent skal være ét helt tal på 1 eller mere per vagt i pace_shifts, ikke »{value}«.",
            'pace_percent must be one whole number of 1 or more per shift in pace_shifts, not "{value}".',
        ),
        Text("Lav filen igen, eller slet begge.", "Make the file again, or delete both."),
    ),
    "table_bad_number": IssueText(
        Text(
            "»{value}« er ikke et tal, der kan bruges ({name}).", '"{value}" is not a usable number ({name}).'
        ),
        Text("Skriv hele sekunder og meter, 0 eller mere.", "Write whole seconds and metres, 0 or more."),
    ),
    "table_negative": IssueText(
        Text("Værdien {value} er negativ ({name}).", "The value {value} is negative ({name})."),
        Text("Rejsetider og afstande er 0 eller mere.", "Travel times and distances are 0 or more."),
    ),
    "table_diagonal": IssueText(
        Text(
            "Fra {address} til sig selv står {value} ({name}); det skal være 0.",
            "From {address} to itself stands {value} ({name}); it must be 0.",
        ),
        Text("Sæt det til 0.", "Set it to 0."),
    ),
    "table_unknown_means": IssueText(
        Text(
            "»{value}« er ikke et transportmiddel, der kendes.", '"{value}" is not a known means of travel.'
        ),
        Text("Brug bil, cykel eller gang.", "Use car, bicycle or walking."),
    ),
    "table_missing_address": IssueText(
        Text("Rækken mangler {name}.", "The row lacks {name}."),
        Text("Skriv adressens id.", "Write the id of the address."),
    ),
    "table_duplicate_pair": IssueText(
        Text(
            "Parret {origin} til {destination} med {means_da} står også i række {first}.",
            "The pair {origin} to {destination} by {means} stands in row {first} too.",
        ),
        Text("Slet den ene række.", "Delete one of the rows."),
    ),
    "table_missing_pairs": IssueText(
        Text(
            "Der mangler {count} par for {means_da}, det første fra {origin} til {destination}.",
            "{count} {count:pair is|pairs are} missing for {means}, the first from {origin} to {destination}.",
        ),
        Text(
            "Giv alle par i begge retninger for hvert transportmiddel.",
            "Give all pairs in both directions for each means of travel.",
        ),
    ),
}

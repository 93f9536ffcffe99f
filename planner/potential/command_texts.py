"""The words of `homecare potential`, in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render

COMMAND_TEXTS: dict[str, Text] = {
    "positive": Text(
        "--recipients, --visits-per-week og --national skal være over 0, og --rate mindst 0",
        "--recipients, --visits-per-week and --national must be above 0, and --rate at least 0",
    ),
    "recipients": Text(
        "giv --recipients én gang for hver --municipality, eller slet ikke",
        "give --recipients once for each --municipality, or not at all",
    ),
    "unknown": Text("der er ingen kommune ved navn {name}", "there is no municipality named {name}"),
    "alike": Text(
        "der er ingen kommune ved navn {name}; mener du {alike}?",
        "there is no municipality named {name}; do you mean {alike}?",
    ),
    "density": Text(
        "--density er indbyggere pr. km² og skal være over 0, ikke {value}",
        "--density is inhabitants per km2 and must be above 0, not {value}",
    ),
    "density_count": Text(
        "der er {given} --density til {files} filer; giv én for hver, eller ingen",
        "there are {given} --density for {files} files; give one for each, or none",
    ),
    "page": Text("Siden med alle tal", "The page with every figure"),
}


def command_word(key: str, lang: Lang, **params: object) -> str:
    """Return a sentence of the command. Raises KeyError for an unknown one."""
    return render(COMMAND_TEXTS, key, params, lang)

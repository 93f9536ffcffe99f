"""Solvers and what they support, in the words of a planner."""

from __future__ import annotations

from planner.messages import Lang, Text
from solvers.features import ALL_FEATURES, Feature

SOLVER_TEXTS: dict[str, Text] = {
    "greedy": Text(
        "hurtig: ét gennemløb, det mest kritiske besøg først",
        "quick: one pass, the most critical visit first",
    ),
    "search": Text(
        "standard: første plan, som så forbedres, til tiden er gået",
        "standard: a first plan, improved until time is up",
    ),
    "routing": Text(
        "OR-Tools' ruteplanlægger, til sammenligning", "OR-Tools' routing library, for comparison"
    ),
    "cpsat": Text(
        "OR-Tools CP-SAT: beviser den bedste plan for små dage",
        "OR-Tools CP-SAT: proves the best plan of small days",
    ),
}

FEATURE_TEXTS: dict[Feature, Text] = {
    Feature.SEVERAL_WINDOWS: Text("flere tidsvinduer pr. besøg", "several windows per visit"),
    Feature.SOFT_LATEST: Text("lovet tidspunkt, der må overskrides", "a promised time that may be missed"),
    Feature.SEVERAL_OPTIONS: Text("valg mellem fysisk og skærm", "a choice of home or screen"),
    Feature.PLACELESS: Text("skærmbesøg", "screen visits"),
    Feature.STOP_OVERHEAD: Text("stoptid én gang pr. stop", "stop overhead once per stop"),
    Feature.BREAKS: Text("pauser", "breaks"),
    Feature.BREAK_PLACES: Text("pauser på et bestemt sted", "breaks held at a place"),
    Feature.LINKS: Text("bindinger mellem besøg", "links between visits"),
    Feature.SAME_WORKER: Text("samme medarbejder til to besøg", "the same worker for two visits"),
    Feature.DIFFERENT_WORKER: Text(
        "forskellige medarbejdere (dobbeltbemanding)", "different workers (double staffing)"
    ),
    Feature.TOGETHER: Text("begge eller ingen (dobbeltbemanding)", "both or neither (double staffing)"),
    Feature.SAME_WINDOW: Text("begge besøg i samme tidsvindue", "both visits in the same time window"),
    Feature.OVERTIME: Text("overarbejde", "overtime"),
    Feature.FIXED_COST: Text("pris for at bruge en vagt", "a price for using a shift"),
    Feature.OPEN_ENDS: Text("vagter uden start- eller slutsted", "shifts without a start or end place"),
    Feature.OPTION_COST: Text("pris på en udførelsesform", "a price on a mode"),
    Feature.PREFERENCE: Text("foretrukne medarbejdere", "preferred workers"),
    Feature.CONTINUITY: Text("kontinuitet", "continuity"),
    Feature.WAITING: Text("pris på ventetid", "a price on waiting"),
    Feature.SCREEN_WORK: Text("pris på skærmarbejde", "a price on screen work"),
    Feature.WORK: Text("arbejdspris pr. vagt", "a price of work by shift"),
    Feature.OPTIONAL: Text("besøg, der kan udelades", "visits that may be left out"),
    Feature.LOADS: Text("last og kapacitet", "loads and capacities"),
    Feature.LEAVES_AT_START: Text("vagter, der kører ved vagtstart", "shifts that leave at their start"),
    Feature.OPTIONAL_BREAKS: Text("pauser, der kan udelades", "breaks that may be left out"),
    Feature.LATENESS_MAX: Text("pris på den største forsinkelse", "a price on the largest lateness"),
    Feature.IDLE_MAX: Text("pris på den største ventetid", "a price on the largest idle time"),
    Feature.BALANCE: Text("pris på ulige fordelt arbejde", "a price on unequal work"),
    Feature.QUOTAS: Text("højst så mange skærmbesøg", "limits on the number of screen visits"),
    Feature.SEATS: Text("pladser i skærmenheden", "seats of the screen unit"),
    Feature.OVERLAPPING_SHIFTS: Text(
        "overlappende vagter for én medarbejder", "overlapping shifts of one worker"
    ),
}


def feature_words(features: frozenset[Feature], lang: Lang) -> str:
    """Return the features as a list in words, in the order of `Feature`."""
    return ", ".join(str(getattr(FEATURE_TEXTS[f], lang.value)) for f in Feature if f in features)


def lacking(supports: frozenset[Feature]) -> frozenset[Feature]:
    """Return what a solver cannot express."""
    return ALL_FEATURES - supports

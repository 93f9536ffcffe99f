"""The days that a study is of, with their travel times, and what was found about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.cli import source
from planner.cli.failure import FINDINGS
from planner.cli.output import note
from planner.cli.studying import end, tell
from planner.cli.words import text
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.roads import Ways
    from planner.scenarios.scenario import Scenario


class Days(NamedTuple):
    """`flawed`: the input has errors. `straight`: there are no roads, and distances are estimates."""

    instance: Instance
    ways: Ways
    flawed: bool
    straight: bool


def days_of(
    path: Path,
    day: str | None,
    roads: Path | None,
    place: str | None,
    matrix: Path | None,
    scenarios: Sequence[Scenario],
    *,
    as_json: bool,
    quiet: bool,
    lang: Lang,
) -> Days:
    """Read the input and its roads, with what the scenarios need of them, and tell of faults.

    Ends the command where there is nothing to plan. Raises BadCall.
    """
    from planner.formats.reader import has_errors
    from planner.roads import Basis, Sources
    from planner.savings.texts import command_word
    from planner.scenarios.ways import ways_for

    source.require(roads, matrix)
    source.one_network(roads, place)
    loaded = source.read(path)
    if not as_json:
        tell(loaded.issues, quiet, lang)
    instance = source.one_day(loaded.instance, day)
    if not (instance.visits and instance.shifts):
        what = text("no_visits" if not instance.visits else "no_shifts", lang)
        key = "nothing_usable" if has_errors(loaded.issues) else "nothing_to_plan"
        end(text(key, lang, what=what), FINDINGS, as_json)
    ways = ways_for(instance, scenarios, Sources(matrix, roads, loaded.matrix, loaded.roads, place))
    if not as_json:
        tell(list(ways.issues), quiet, lang)
    if instance.settings.screen.require_fallback and not quiet:
        note(command_word("fallback_waived", lang))
    flawed = has_errors((*loaded.issues, *ways.issues))
    return Days(instance, ways, flawed, ways.basis is Basis.STRAIGHT_LINE)

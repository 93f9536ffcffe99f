"""A plan from its file, opened beside the input it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.cli import source
from planner.cli.files import TRAVEL_FILE
from planner.cli.words import text
from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.errors import Issue
from planner.exports.plan_json import read_plan
from planner.messages import Lang
from planner.roads import Sources, Ways, choose_ways


@dataclass(frozen=True)
class Stored:
    """What was opened; `issues` are those of the input and of its places."""

    plan: Plan
    instance: Instance
    ways: Ways
    issues: tuple[Issue, ...]

    @property
    def same_input(self) -> bool:
        """Whether the input is the one that the plan was made from."""
        return instance_digest(self.instance) == self.plan.run.instance_hash

    @property
    def same_travel(self) -> bool:
        """Whether the travel times are those that the plan was made with."""
        return self.ways.travel.digest == self.plan.run.travel_hash

    def notes(self, lang: Lang) -> Iterator[str]:
        """Yield what a reader must know before trusting a judgement."""
        if not self.same_input:
            yield text("other_input", lang)
        if not self.same_travel:
            yield text("other_travel", lang)


def open_plan(
    plan_file: Path, input_path: Path, roads: Path | None, matrix: Path | None, day: str | None
) -> Stored:
    """Read a plan and its input, with the travel times given, those beside the plan, or the input's own.

    Raises BadCall for a file that does not exist, InputError for one that cannot be used.
    """
    source.require(plan_file, roads, matrix)
    plan = read_plan(plan_file)
    loaded = source.read(input_path)
    instance = source.planned_part(loaded.instance, plan, day)
    beside = plan_file.parent / TRAVEL_FILE
    if matrix is None and roads is None and beside.is_file():
        ways = choose_ways(instance, Sources(matrix=beside, own_roads=loaded.roads))
    else:
        ways = choose_ways(instance, Sources(matrix, roads, loaded.matrix, loaded.roads))
    return Stored(plan, instance, ways, (*loaded.issues, *ways.issues))

"""Writing a unit's files, as a piece of work of its own: a full disk costs the files and not the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.domain import Instance, Plan
from planner.errors import Violation
from planner.exports.plan_json import write_plan
from planner.messages import Lang
from planner.nightly.copies import Heading, write_copies
from planner.nightly.files import NAMES_FILE, FilesNote, write_note
from planner.report.write import write_report
from planner.store import Names, write_names
from planner.travel.network import RoadNetwork
from planner.travel.osm import read_network
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Shown:
    """A plan with what it was made from. `travel` None: not known any more."""

    plan: Plan
    instance: Instance
    travel: TravelTimes | None


@dataclass(frozen=True)
class Deliver:
    """Write the report of `made` into `folder`, and copies of what stands into `copies`; either may be missing.

    `roads` draws the report's map. `names` are kept beside the report, for a night whose input cannot be read.
    """

    folder: Path
    made: Shown | None
    violations: tuple[Violation, ...]
    plan_id: int | None
    copies: Path
    standing: Shown | None
    heading: Heading | None
    roads: Path | None
    lang: Lang
    names: Names

    def prepare(self) -> None:
        """Nothing to load."""

    def run(self) -> None:
        """Write the files, last the note of what they show. Raises OSError."""
        write_names(self.folder / NAMES_FILE, self.names)
        if self.made is not None and self.made.travel is not None:
            write_plan(self.folder / "plan.json", self.made.plan)
            write_report(
                self.folder,
                self.made.instance,
                self.made.travel,
                self.made.plan,
                self.violations,
                network=self._network(),
                lang=self.lang,
            )
        if self.standing is not None and self.heading is not None:
            s = self.standing
            write_copies(self.copies, s.instance, s.plan, self.heading, travel=s.travel, lang=self.lang)
        copied = None if self.heading is None else self.heading.plan_id
        write_note(self.folder, FilesNote(plan_id=self.plan_id, copied_id=copied, lang=self.lang.value))

    def _network(self) -> RoadNetwork | None:
        return None if self.roads is None else read_network(self.roads)

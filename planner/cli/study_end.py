"""How a study of weeks or of an overlap is shown on its way, written and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.cli.failure import BadCall, os_reason
from planner.cli.output import on_terminal, say
from planner.cli.studying import broken_rules, watching
from planner.cli.words import text
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.cli.days import Days
    from planner.domain import Instance
    from planner.horizon.overlap_records import Overlap
    from planner.horizon.records import Horizon
    from planner.savings.crew import Progress
    from planner.savings.solving import RuleBrokenError

Writer = Callable[[Path], list[Path]]
"""Writes files into a folder, and returns them, the page first."""


def watched(title: str, shown: bool, lang: Lang) -> AbstractContextManager[Progress | None]:
    """Show how many plans are made, if anybody watches; `title` is the key of its words."""
    from planner.horizon.texts import word

    return watching(
        shown and on_terminal(),
        word(title, lang),
        lambda done, given: word("counted", lang, done=done, given=given),
    )


def stopped(error: RuleBrokenError, instance: Instance, lang: Lang) -> str:
    """Return why there are no figures."""
    from planner.horizon.texts import word

    rules = broken_rules(error, instance, lang)
    return word("broken", lang, seed=error.seed, count=len(error.violations), rules=rules)


def horizon_files(horizon: Horizon, lang: Lang) -> Writer:
    """Return what writes the page, the JSON and the lists of a year."""
    from planner.atomic import write_whole
    from planner.exports.horizon import write_horizon_csv
    from planner.horizon.records import to_json
    from planner.report.whatif.write import write_horizon

    return lambda folder: [
        *write_horizon(horizon, folder, lang),
        write_whole(folder / "horizon.json", to_json(horizon)),
        *write_horizon_csv(horizon, folder, lang),
    ]


def overlap_files(overlap: Overlap, lang: Lang) -> Writer:
    """Return what writes the page, the JSON and the lists of an overlap."""
    from planner.atomic import write_whole
    from planner.exports.horizon import write_overlap_csv
    from planner.horizon.overlap_records import to_json
    from planner.report.whatif.write import write_overlap

    return lambda folder: [
        *write_overlap(overlap, folder, lang),
        write_whole(folder / "overlap.json", to_json(overlap)),
        *write_overlap_csv(overlap, folder, lang),
    ]


def write_study(out: Path, write: Writer, lang: Lang) -> list[str]:
    """Write everything into `out`; return the files, the page first.

    All is written beside `out` and moved there at the end, so that a full disk leaves an earlier study whole. Raises BadCall where
    a file cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".new-", dir=out) as folder:
            return [str(path.replace(out / path.name)) for path in write(Path(folder))]
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def tell_result(lines: Iterable[str], days: Days, out: Path, files: list[str], lang: Lang) -> None:
    """Say the lines of a study, and where its files are."""
    from planner.horizon.texts import word

    for line in lines:
        say(line)
    if days.straight:
        say(text("straight_line_notice", lang))
    say(f"{text('written', lang)}: {out}")
    say(f"{word('page', lang)}: {files[0]}")

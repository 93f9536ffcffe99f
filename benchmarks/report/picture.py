"""One picture of a results folder, for a page that cannot hold the report: every run against the best published value."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report.environment import heading, planned_runs
from benchmarks.report.figures.published import bands
from benchmarks.report.plots.published import published_plot
from benchmarks.report.plots.style import looks
from benchmarks.report.plots.svg import png
from benchmarks.report.results import Results, read_results
from benchmarks.report.words import plural, runs_made
from planner.atomic import write_whole

SUFFIX = ".png"


def write_picture(results: Path, file: Path) -> Path:
    """Draw the gaps of a results folder into `file`, 1800 pixels wide, and return it; the same runs give the same picture.

    Raises
    ------
    ValueError
        If the file is no .png, the runs cannot be read, or none is on an instance that has a published value.
    OSError
        If a file cannot be read or written.
    """
    if file.suffix.lower() != SUFFIX:
        raise ValueError(f"a picture is a {SUFFIX} file, got {file}")
    read = read_results(Path(results))
    found = bands(read)
    if not found:
        raise ValueError(f"{results} holds no run on an instance that has a published value: nothing to draw")
    return write_whole(file, png(published_plot(found, looks(read.solvers), _notes(read))))


def _notes(results: Results) -> list[str]:
    """Where the runs are from, and which of them the picture does not show."""
    title, date = heading(results.environment)
    seeds = sorted({row.seed for row in results.rows})
    commit = str(results.environment.get("commit", "unknown"))[:7]
    made = runs_made(len(results.rows), planned_runs(results.environment))
    told = [
        f"{title}, {date}, commit {commit}: {made}, seed{'s' * (len(seeds) > 1)} {', '.join(map(str, seeds))}."
    ]
    if left_out := sum(row.best_known is None for row in results.rows):
        told.append(f"Not shown: {plural(left_out, 'run')} on instances without a published value.")
    return told

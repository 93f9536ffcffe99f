"""Both files of a report: read, counted, drawn, written."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report.pages import render_html, render_markdown
from benchmarks.report.results import read_results
from benchmarks.report.view import build_view
from planner.atomic import write_whole

MARKDOWN_FILE, PAGE_FILE = "report.md", "report.html"


def write_report(results: Path) -> tuple[Path, Path]:
    """Write `report.md` and `report.html` into a results folder from its `environment.json` and `runs.jsonl`; return both paths.

    Raises
    ------
    ValueError
        If the runs cannot be read, naming every line that is wrong.
    OSError
        If a file cannot be read or written; an earlier report stays as it was.
    """
    view = build_view(read_results(Path(results)))
    markdown, page = render_markdown(view), render_html(view)
    return write_whole(Path(results) / MARKDOWN_FILE, markdown), write_whole(Path(results) / PAGE_FILE, page)

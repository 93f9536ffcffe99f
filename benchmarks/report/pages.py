"""A view as Markdown and as one HTML page that asks for nothing else."""

from __future__ import annotations

import math
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from benchmarks.report import words
from benchmarks.report.figures.outcomes import WORDS
from benchmarks.report.plots.gaps import gap_plot
from benchmarks.report.plots.growth import growth_plot
from benchmarks.report.plots.legend import sample
from benchmarks.report.plots.lines import course_plot, profile_plot
from benchmarks.report.plots.style import looks
from benchmarks.report.view import View

TEMPLATES = Path(__file__).parent / "templates"


def render_markdown(view: View) -> str:
    """Return the report as Markdown."""
    return _environment(html=False).get_template("report.md.j2").render(view=view, outcome_words=WORDS)


def render_html(view: View) -> str:
    """Return the report as one page: style and plots inside, no script, nothing fetched."""
    look = looks(view.solvers)
    return (
        _environment(html=True)
        .get_template("report.html.j2")
        .render(
            view=view,
            look=look,
            samples={solver: sample(solver, look[solver]) for solver in view.solvers},
            gap_plot=lambda f: gap_plot(f.gaps, f.standing.notes, look, f.name, f.reference),
            course_plot=lambda f: course_plot(f.courses, f.grid, look, f.name),
            profile_plot=lambda ratios, title: profile_plot(ratios, look, title),
            growth_plot=lambda points, what, title: growth_plot(points, what, look, title),
            outcome_words=WORDS,
            style=Markup((TEMPLATES / "report.css").read_text(encoding="utf-8")),
        )
    )


def _environment(html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        gap=words.signed_percent,
        share=words.share,
        amount=words.amount,
        seconds=words.seconds,
        cell=words.cell,
    )
    environment.globals.update(plural=words.plural, runs_made=words.runs_made, infinite=math.inf)
    return environment

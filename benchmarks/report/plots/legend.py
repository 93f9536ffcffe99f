"""The key to colours and markers, drawn by the same hand as the plots."""

from __future__ import annotations

from markupsafe import Markup

from benchmarks.report.plots.style import Look
from benchmarks.report.plots.svg import panel, render


def sample(solver: str, look: Look) -> Markup:
    """Draw a short line with its marker, as the plots show this solver."""
    figure, axes = panel(width=0.42, height=0.18)
    axes.set_axis_off()
    axes.plot(
        [0, 0.5, 1], [0, 0, 0], color=look.colour, linestyle=look.line, marker=look.marker, markevery=[1], markersize=5
    )  # fmt: skip
    axes.set_xlim(-0.05, 1.05)
    return render(figure, f"how {solver} is drawn")

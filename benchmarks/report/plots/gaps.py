"""The gaps of every run of one family, one row of dots per solver, with a box where there are enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from markupsafe import Markup
from matplotlib.axes import Axes

from benchmarks.report.plots.style import Look
from benchmarks.report.plots.svg import INK, QUIET, panel, percent_axis, render

FEW = 5  # fewer dots say more without a box


def gap_plot(
    gaps: Mapping[str, Sequence[float]],
    notes: Mapping[str, str],
    look: Mapping[str, Look],
    title: str,
    reference: str,
) -> Markup:
    """Draw one row per solver of `gaps` (per cent); `notes` say at the row's end what has no dot, such as "2 failed"."""
    solvers = list(gaps)
    figure, axes = panel(height=0.75 + 0.36 * len(solvers))
    by_factors = percent_axis(axes, [g for values in gaps.values() for g in values])
    axes.axvline(0, color=INK, linewidth=0.8)
    for row, solver in enumerate(solvers):
        values, own = gaps[solver], look[solver]
        if len(values) >= FEW:
            axes.boxplot(
                values, positions=[row], orientation="horizontal", widths=0.56, whis=(0, 100), showfliers=False, manage_ticks=False,
                boxprops={"color": own.colour, "linewidth": 0.9}, whiskerprops={"color": own.colour, "linewidth": 0.9},
                capprops={"color": own.colour, "linewidth": 0.9}, medianprops={"color": own.colour, "linewidth": 2.4},
            )  # fmt: skip
        elif values:
            axes.plot([median(values)] * 2, [row - 0.28, row + 0.28], color=own.colour, linewidth=2.4)
        heights = [row + 0.22 * ((k * 0.618) % 1 - 0.5) for k in range(len(values))]
        axes.plot(
            values, heights, linestyle="", marker=own.marker, color=own.colour, markersize=3.2, alpha=0.55, markeredgewidth=0
        )  # fmt: skip
        if notes.get(solver):
            _note(axes, notes[solver], row, values)
    axes.set_yticks(range(len(solvers)), solvers)
    axes.set_ylim(len(solvers) - 0.4, -0.6)
    axes.grid(visible=False, axis="y")
    axes.set_xlabel(f"% above {reference}" + (" (by factors of ten beyond ±1)" if by_factors else ""))
    return render(figure, f"Gap to {reference}, {title}: {_said(gaps, notes)}")


def _note(axes: Axes, text: str, row: int, values: Sequence[float]) -> None:
    """Write beside the upright line, or where there are dots at the row's emptier end."""
    words: dict[str, Any] = {"va": "center", "fontsize": 8.5, "color": QUIET, "style": "italic", "zorder": 5}
    words["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
    if not values:
        axes.annotate(text, (0, row), xytext=(5, 0), textcoords="offset points", ha="left", **words)
        return
    middle = axes.transData.transform((median(values), 0))[0]
    left, right = axes.transData.transform([(x, 0) for x in axes.get_xlim()])[:, 0]
    side, place = ("left", 0.015) if middle > (left + right) / 2 else ("right", 0.985)
    axes.annotate(text, (place, row), xycoords=("axes fraction", "data"), ha=side, **words)


def _said(gaps: Mapping[str, Sequence[float]], notes: Mapping[str, str]) -> str:
    return "; ".join(
        f"{solver} median {median(values):.2f} %" if values else f"{solver} {notes.get(solver, 'no runs')}"
        for solver, values in gaps.items()
    )

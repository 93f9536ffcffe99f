"""Speed and gap against the size of the instance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from markupsafe import Markup
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from benchmarks.report.figures.growth import Point
from benchmarks.report.plots.style import Look
from benchmarks.report.plots.svg import INK, panel, percent_axis, render

TICKS = (1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000)


def growth_plot(
    points: Mapping[str, Sequence[Point]], what: Literal["speed", "gap"], look: Mapping[str, Look], title: str
) -> Markup | None:
    """Draw one dot per solver and instance; None if there is nothing to draw."""
    drawn = {
        solver: [(p.size, value) for p in own if (value := getattr(p, what)) is not None]
        for solver, own in points.items()
    }
    sizes = [size for dots in drawn.values() for size, _ in dots]
    if not sizes:
        return None
    figure, axes = panel(width=5.6, height=3.1)
    axes.set_xscale("log")
    for solver, dots in reversed(list(drawn.items())):
        own = look[solver]
        axes.plot(
            [size for size, _ in dots], [value for _, value in dots], linestyle="", marker=own.marker, color=own.colour,
            markersize=4.5, alpha=0.7, markeredgewidth=0,
        )  # fmt: skip
    low, high = min(sizes) * 0.8, max(sizes) * 1.25
    axes.xaxis.set_major_locator(FixedLocator([t for t in TICKS if low <= t <= high]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}"))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlim(low, high)
    axes.set_xlabel("patients, clients or visits (by factors of ten)")
    if what == "speed":
        axes.set_yscale("log")
        axes.set_ylabel("iterations a second")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}" if v >= 1 else f"{v:g}"))
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        by_factors = percent_axis(axes, [value for dots in drawn.values() for _, value in dots], axis="y")
        axes.axhline(0, color=INK, linewidth=0.8)
        axes.set_ylabel("% above the reference" + ("\n(by factors of ten beyond ±1)" if by_factors else ""))
    return render(figure, f"{'Iterations a second' if what == 'speed' else 'Gap'} against size, {title}")

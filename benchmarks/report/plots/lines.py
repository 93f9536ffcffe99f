"""Plots made of lines: mean gap over time, and performance profiles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from benchmarks.report.figures.integral import Course
from benchmarks.report.figures.profile import steps
from benchmarks.report.plots.style import Look
from benchmarks.report.plots.svg import panel, percent, percent_axis, render

FLOOR = 0.01  # per cent: where a curve that has come to the reference is drawn


def course_plot(
    courses: Mapping[str, Course], grid: Sequence[float], look: Mapping[str, Look], title: str
) -> Markup:
    """Draw the mean gap (per cent, by factors of ten) of each solver at the instants of `grid` (seconds, by factors of ten)."""
    figure, axes = panel()
    for solver, course in reversed(list(courses.items())):
        if course.curve:
            own = look[solver]
            axes.plot(
                grid, [max(FLOOR, 100 * g) for g in course.curve], color=own.colour, linestyle=own.line, marker=own.marker,
                markevery=max(1, len(grid) // 6), markersize=3.5, drawstyle="steps-post",
            )  # fmt: skip
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(grid[0], grid[-1])
    axes.set_ylim(FLOOR * 0.8, 130)
    axes.yaxis.set_major_locator(FixedLocator([0.01, 0.1, 1, 10, 100]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: "≤ 0.01" if v <= FLOOR else percent(v)))
    axes.xaxis.set_major_locator(FixedLocator(_instants(grid[0], grid[-1])))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}"))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_xlabel("seconds")
    axes.set_ylabel("mean gap, %")
    said = "; ".join(f"{s} {100 * c.curve[-1]:.2f} % at the end" for s, c in courses.items() if c.curve)
    return render(figure, f"Mean gap over time, {title}: {said}")


def _instants(first: float, last: float) -> list[float]:
    """Round instants in the range, and its end."""
    powers = range(math.floor(math.log10(first)), math.ceil(math.log10(last)) + 1)
    inside = [m * 10.0**k for k in powers for m in (1, 3) if first <= m * 10.0**k <= last * 0.75]
    return [*inside, last]


def profile_plot(ratios: Mapping[str, Sequence[float]], look: Mapping[str, Look], title: str) -> Markup:
    """Draw, for each solver, the share of instances within so many per cent of the best solver's cost."""
    figure, axes = panel()
    finite = [100 * (v - 1) for values in ratios.values() for v in values if math.isfinite(v)]
    by_factors = percent_axis(axes, finite, linear_part=0.1)
    left, right = axes.get_xlim()
    for solver, values in reversed(list(ratios.items())):
        own = look[solver]
        points = [(100 * (ratio - 1), share) for ratio, share in steps(values)]
        if not points:
            continue
        x, y = [left, *(p[0] for p in points), right], [0.0, *(p[1] for p in points), points[-1][1]]
        axes.plot(
            x, [100 * share for share in y], drawstyle="steps-post", color=own.colour, linestyle=own.line, marker=own.marker,
            markevery=slice(1, -1, max(1, len(points) // 5)), markersize=3.5,
        )  # fmt: skip
    axes.set_xlim(left, right)
    axes.set_ylim(-3, 103)
    axes.set_xlabel("at most % above the best" + (" (by factors of ten)" if by_factors else ""))
    axes.set_ylabel("% of instances")
    said = "; ".join(
        f"{s} best on {100 * sum(v <= 1 for v in values) / len(values):.0f} %" for s, values in ratios.items()
    )
    return render(figure, f"Performance profile, {title}: {said}")

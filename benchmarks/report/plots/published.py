"""The gaps of every run to the best published value, a band a family and budget, a lane a solver; wide enough to stand alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from benchmarks.report.figures.published import Band, Lane
from benchmarks.report.plots.style import Look
from benchmarks.report.plots.svg import INK, LINE, LINEAR_UP_TO, QUIET, RC, percent
from benchmarks.report.words import plural, signed_percent

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 9.0, 2.5, 2.0, 0.8, 0.65  # inches
LANE, PADDING, TEXT_LINE = 0.23, 0.13, 0.165  # inches
POINTS = 72  # to an inch
TICKS = (1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000)
BETTER = "#eef4f8"


def published_plot(bands: Sequence[Band], look: Mapping[str, Look], notes: Sequence[str]) -> Figure:
    """Draw every run of `bands` as a dot, left of 0 where it costs less than the published value; `notes` stand below."""
    heights = [_height(band) for band in bands]
    with mpl.rc_context(RC):
        figure, axes = _empty(sum(heights), BOTTOM + TEXT_LINE * (1 + len(notes)))
        _scale(axes, [gap for band in bands for lane in band.lanes for gap in lane.gaps + lane.late])
        top = 0.0
        for band, height in zip(bands, heights, strict=True):
            _draw_band(axes, band, look, top, height)
            top += height
        _head(axes)
        _foot(figure, bands, notes)
    return figure


def _height(band: Band) -> float:
    """Room for the lanes and for the lines of the label, whichever needs more, in inches."""
    return max(LANE * len(band.lanes), TEXT_LINE * len(_label(band))) + PADDING


def _label(band: Band) -> list[str]:
    lines = [band.family, f"{plural(band.instances, 'instance')}, {band.setting.text}"]
    return lines + ([", ".join(band.unable), "cannot express it"] if band.unable else [])


def _inside() -> float:
    """Width of the axes in inches."""
    return WIDTH - LEFT - RIGHT


def _empty(inside: float, below: float) -> tuple[Figure, Axes]:
    """Return a figure with axes `inside` inches high, whose upright scale is inches from the top, and room `below` them."""
    height = TOP + inside + below
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((LEFT / WIDTH, below / height, _inside() / WIDTH, inside / height))
    axes.set_ylim(inside, 0)
    axes.yaxis.set_major_locator(NullLocator())
    axes.spines["left"].set_visible(False)
    return figure, axes


def _scale(axes: Axes, gaps: Sequence[float]) -> None:
    """As far to the left as to the right, so that neither side looks the longer; by factors of ten where gaps are large."""
    reach = 1.3 * max([1.0, *map(abs, gaps)])
    by_factors = reach > LINEAR_UP_TO
    if by_factors:
        axes.set_xscale("symlog", linthresh=1.0, linscale=1.0)
        inside = [tick for tick in TICKS if tick <= reach]
        axes.xaxis.set_major_locator(FixedLocator([-t for t in reversed(inside)] + [0] + inside))
        axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value)))
    axes.set_xlim(-reach, reach)
    axes.axvspan(-reach, 0, color=BETTER, zorder=0, linewidth=0)
    axes.axvline(0, color=INK, linewidth=1.0)
    axes.set_xlabel(
        "% of the best published value" + (", by factors of ten beyond ±1" if by_factors else ""),
        color=INK,
    )


def _draw_band(axes: Axes, band: Band, look: Mapping[str, Look], top: float, height: float) -> None:
    lines = _label(band)
    for number, line in enumerate(lines):
        y = top + height / 2 + TEXT_LINE * (number - (len(lines) - 1) / 2)
        weight: dict[str, Any] = {"fontweight": "bold"} if number == 0 else {"fontsize": 8, "color": QUIET}
        _beside(axes, line, y, 6 - LEFT * POINTS, left=True, **weight)
    first = top + (height - LANE * (len(band.lanes) - 1)) / 2
    for number, lane in enumerate(band.lanes):
        _draw_lane(axes, lane, look[lane.solver], first + LANE * number)
    axes.plot([-LEFT / _inside(), 1 + RIGHT / _inside()], [top, top], transform=axes.get_yaxis_transform(), color=LINE,
              linewidth=0.8, clip_on=False, zorder=1)  # fmt: skip


def _draw_lane(axes: Axes, lane: Lane, own: Look, y: float) -> None:
    for gaps, filled in ((lane.gaps, True), (lane.late, False)):
        heights = [y + 0.45 * LANE * ((k * 0.618) % 1 - 0.5) for k in range(len(gaps))]
        axes.plot(
            gaps, heights, linestyle="", marker=own.marker, color=own.colour, markersize=4, alpha=0.5 if filled else 1.0,
            markeredgewidth=0 if filled else 0.8, fillstyle="full" if filled else "none",
        )  # fmt: skip
    if every := lane.gaps + lane.late:
        axes.plot([median(every)] * 2, [y - 0.4 * LANE, y + 0.4 * LANE], color=own.colour, linewidth=2.4)
    _beside(axes, lane.solver, y, -6, left=False, color=own.colour, fontsize=8.5, fontweight="bold")
    _beside(axes, signed_percent(lane.mean), y, 44, left=False, right_of=True, fontsize=8.5)
    _beside(axes, _counted(lane), y, 56, left=True, right_of=True, fontsize=8.5)


def _counted(lane: Lane) -> str:
    counted = f"{lane.at_or_below} of {lane.runs}"
    return f"{counted}, {lane.without_plan} no plan" if lane.without_plan else counted


def _beside(
    axes: Axes, text: str, y: float, points: float, *, left: bool, right_of: bool = False, **words: Any
) -> None:
    """Write level with `y`, `points` from the left edge of the axes, or from the right one; `left` aligned, or right."""
    axes.annotate(
        text, (float(right_of), y), xycoords=("axes fraction", "data"), xytext=(points, 0), textcoords="offset points",
        ha="left" if left else "right", va="center_baseline", annotation_clip=False, **words,
    )  # fmt: skip


def _head(axes: Axes) -> None:
    _beside(
        axes, "Gap of every run to the best published value", -0.56, 6 - LEFT * POINTS, left=True, fontsize=13, fontweight="bold"
    )  # fmt: skip
    words: dict[str, Any] = {"fontsize": 8.5, "color": QUIET}
    for x, side, text in ((-10, "right", "◄ better than published"), (10, "left", "worse ►")):
        axes.annotate(
            text, (0, -0.15), xytext=(x, 0), textcoords="offset points", ha=side, va="center_baseline",
            annotation_clip=False, **words,
        )  # fmt: skip
    _beside(axes, "mean %", -0.15, 44, left=False, right_of=True, **words)
    _beside(axes, "at or below", -0.15, 56, left=True, right_of=True, **words)


def _foot(figure: Figure, bands: Sequence[Band], notes: Sequence[str]) -> None:
    lanes = [lane for band in bands for lane in band.lanes]
    key = "One dot a run; the thick stroke is the median."
    if any(lane.without_plan for lane in lanes):
        key += " No plan: failed, or broke a rule."
    if any(lane.late for lane in lanes):
        key += " Hollow: over time."
    for number, line in enumerate(reversed([key, *notes])):
        y = 0.5 * TEXT_LINE + TEXT_LINE * number
        figure.text(6 / POINTS / WIDTH, y / figure.get_figheight(), line, fontsize=8, color=QUIET)

"""An empty plot in the page's style, and a finished one as a piece of SVG to stand in HTML, or as a picture."""

from __future__ import annotations

import hashlib
import io
import math
import re
from collections.abc import Iterable
from typing import Any

try:
    import matplotlib as mpl
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "the report's plots need matplotlib: pip install 'homecare-planner[benchmarks]'"
    ) from error
from markupsafe import Markup, escape

INK, QUIET, LINE = "#1d2830", "#55616b", "#d9dcd8"
RC: dict[Any, Any] = {
    "svg.fonttype": "none",  # letters stay letters: small files, and the page's own font
    "font.family": "DejaVu Sans", "font.size": 9.5, "axes.labelsize": 9,
    "xtick.labelsize": 9, "ytick.labelsize": 9, "text.color": INK, "axes.labelcolor": QUIET,
    "axes.edgecolor": QUIET, "xtick.color": QUIET, "ytick.color": QUIET, "axes.linewidth": 0.6,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": LINE, "grid.linewidth": 0.5,
    "axes.axisbelow": True, "lines.linewidth": 1.4, "lines.markersize": 4, "path.simplify": True,
}  # fmt: skip
LINEAR_UP_TO = 10.0
DOTS_PER_INCH = 200


def panel(width: float = 4.3, height: float = 2.7) -> tuple[Figure, Axes]:
    """Return a figure (inches) with one set of axes."""
    with mpl.rc_context(RC):
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.add_subplot()


def render(figure: Figure, label: str) -> Markup:
    """Return the figure as one `<svg>` element that scales to its container; `label` is what a screen reader says."""
    with mpl.rc_context({**RC, "svg.hashsalt": hashlib.sha256(label.encode()).hexdigest()}):
        target = io.StringIO()
        figure.savefig(
            target,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    text = target.getvalue()
    text = text[text.index("<svg") :].strip()
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.S)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(
        r'<g id="[^"]*"', "<g", text
    )  # the same names come in every figure; ids must be unique in a page
    text = re.sub(r'\s(width|height)="[\d.]+pt"', "", text, count=2)
    text = re.sub(r"\n\s*", "\n", text)
    return Markup(text.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1))


def png(figure: Figure) -> bytes:
    """Return the figure as a PNG without a date, so that the same plot is the same file."""
    target = io.BytesIO()
    with mpl.rc_context(RC):
        figure.savefig(
            target, format="png", dpi=DOTS_PER_INCH, facecolor="white", metadata={"Software": None}
        )
    return target.getvalue()


def percent(value: float) -> str:
    """Return a signless short per cent figure for a tick, such as 0.1 or 20."""
    return f"{value:g}".replace("-", "−")


def percent_axis(axes: Axes, values: Iterable[float], axis: str = "x", linear_part: float = 1.0) -> bool:
    """Scale an axis of per cent to `values`: straight while all lie within ±10, else straight within ±`linear_part` and by
    factors of ten beyond; return whether it is by factors."""
    values = list(values)
    low, high = min([0.0, *values]), max([0.0, *values])
    by_factors = max(-low, high) > LINEAR_UP_TO
    (axes.set_xlim if axis == "x" else axes.set_ylim)(*_limits(low, high, by_factors, linear_part))
    if by_factors:
        scale = axes.set_xscale if axis == "x" else axes.set_yscale
        scale("symlog", linthresh=linear_part, linscale=0.6)
        line = axes.xaxis if axis == "x" else axes.yaxis
        line.set_major_locator(FixedLocator(_decades(low, high, linear_part)))
        line.set_minor_locator(NullLocator())
        line.set_major_formatter(FuncFormatter(lambda v, _: percent(v)))
        (axes.set_xlim if axis == "x" else axes.set_ylim)(*_limits(low, high, by_factors, linear_part))
    return by_factors


def _limits(low: float, high: float, by_factors: bool, linear_part: float) -> tuple[float, float]:
    if by_factors:
        reach = linear_part * 0.4
        return (low * 1.6 - reach if low < 0 else -reach), (high * 1.6 + reach)
    margin = 0.06 * max(high - low, 0.5)
    return low - margin, high + margin


def _decades(low: float, high: float, linear_part: float) -> list[float]:
    most = max(-low, high, linear_part)
    powers = [linear_part * 10**k for k in range(math.ceil(math.log10(most / linear_part)) + 1)]
    return [-p for p in reversed(powers) if low <= -p] + [0.0] + [p for p in powers if p <= high * 1.6]

"""Small pieces that the charts are made of: elements with escaped text, and an axis with round numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

STRETCH = 1.0  # how far beyond the means intervals may stretch an axis, in spans of the means
STEPS = (1, 2, 2.5, 5, 10)


def canvas(width: float, height: float, label: str = "", kind: str = "") -> Element:
    """Return an empty picture that scales to the room it gets; without a label it is hidden from screen readers."""
    picture = Element("svg", {"viewBox": f"0 0 {number(width)} {number(height)}", "class": kind})
    if label:
        picture.set("role", "img")
        picture.set("aria-label", label)
    else:
        picture.set("aria-hidden", "true")
    return picture


def add(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """Put an element into `parent`; `_` in an attribute's name stands for `-`, a trailing one is dropped."""
    named = {
        k.rstrip("_").replace("_", "-"): number(v) if isinstance(v, float) else str(v)
        for k, v in attributes.items()
    }
    child = SubElement(parent, tag, named)
    child.text = text or None
    return child


def markup(picture: Element) -> Markup:
    """Return the picture as text that stands in a page; ElementTree has escaped what is in it."""
    return Markup(tostring(picture, encoding="unicode"))


def number(value: float) -> str:
    """Return a coordinate with no more digits than can be seen."""
    return f"{value:.1f}".removesuffix(".0")


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Return round numbers, evenly spaced, that cover [low, high]; about `about` of them.

    >>> ticks(-0.3, 4.1)
    [-1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    """
    if high <= low:
        high = low + 1
    rough = (high - low) / about
    power = 10 ** floor(log10(rough))
    step = next(s * power for s in STEPS if s * power >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def reach(means: Sequence[float], ends: Sequence[float]) -> tuple[float, float]:
    """Return what an axis must cover: 0, every mean, and the ends of intervals as far as they leave the means readable.

    >>> reach([0.0, 4.0], [-1.0, 90.0])
    (-1.0, 8.0)
    """
    low, high = min(0.0, *means), max(0.0, *means)
    room = STRETCH * (high - low)
    return max(low - room, min(low, *ends)), min(high + room, max(high, *ends))


def broken(text: str, width: int = 15) -> list[str]:
    """Return a name in lines of about `width` letters, broken between words.

    >>> broken("Care at home in the evening", 12)
    ['Care at home', 'in the', 'evening']
    """
    lines = [""]
    for part in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(part) >= width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return lines

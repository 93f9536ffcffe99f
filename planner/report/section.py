"""A part of a page as records: heading, explanation, what is said first, charts, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from planner.report.drawing.route_maps import MapSet
from planner.report.table import Table


@dataclass(frozen=True)
class Section:
    """A part of the page: heading, explanation, what is to be said first, as sentences or as a list of points, charts, small tables
    side by side (`panels`), maps, and tables. `listed`: among the links at the top of the page."""

    key: str
    title: str
    help: str = ""
    sentences: tuple[str, ...] = ()
    charts: tuple[Markup, ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""
    points: tuple[str, ...] = ()
    panels: tuple[Table, ...] = ()
    maps: MapSet | None = None
    listed: bool = True

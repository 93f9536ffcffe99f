"""The routes of two plans side by side on the same ground, as still pictures that print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import numpy as np
from markupsafe import Markup
from numpy.typing import ArrayLike, NDArray
from shapely import LineString

from planner.domain import Address
from planner.messages import render
from planner.report.drawing.svg import add, canvas, markup, number
from planner.report.map import SCALE, Leg, leg_points, route_legs
from planner.report.numbers import kilometres, minutes
from planner.report.reader import Reader
from planner.report.spots import screen_spots
from planner.report.stops import has_place
from planner.report.study_words import STUDY_WORDS
from planner.report.workers import COLOURS, DASHES

WIDTH, MARGIN = 640.0, 14.0
HEIGHTS = (360.0, 820.0)  # a map is not flatter nor taller than this
SEEN = 0.4  # units of the picture: what is nearer to a line than this is left out
STREETS = "streets"

Points = NDArray[np.float64]


@dataclass(frozen=True)
class MapPicture:
    """A map and what stands under it."""

    picture: Markup
    caption: str


@dataclass(frozen=True)
class MapSet:
    """The streets once, and maps on the same ground; `straight`: drawn without a network, `missed`: some plan leaves visits out."""

    streets: Markup
    pictures: tuple[MapPicture, ...]
    straight: bool
    missed: bool


@dataclass(frozen=True)
class Ground:
    """Where the pictures lie: degrees of the south-west corner, and how degrees become units of the picture."""

    south: float
    west: float
    per_degree: tuple[float, float]
    height: float

    @staticmethod
    def of(addresses: Sequence[Address]) -> Ground | None:
        """Return ground that holds every address; None without addresses."""
        if not addresses:
            return None
        spots = np.array([(a.latitude, a.longitude) for a in addresses])
        (south, west), (north, east) = spots.min(axis=0), spots.max(axis=0)
        shrink = float(np.cos(np.radians((south + north) / 2)))
        tall, wide = max(north - south, 1e-3), max((east - west) * shrink, 1e-3)
        scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHTS[1] - 2 * MARGIN) / tall)
        height = max(HEIGHTS[0], tall * scale + 2 * MARGIN)
        spare = ((WIDTH - wide * scale) / 2, (height - tall * scale) / 2)
        west_edge = float(west) - spare[0] / (scale * shrink)
        return Ground(float(south) - spare[1] / scale, west_edge, (scale, scale * shrink), height)

    def put(self, points: ArrayLike) -> Points:
        """Return points (n, 2) of latitude and longitude as x and y of the picture."""
        spots = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        x = (spots[:, 1] - self.west) * self.per_degree[1]
        return np.column_stack([x, self.height - (spots[:, 0] - self.south) * self.per_degree[0]])


def map_set(
    readers: Mapping[str, Reader],
    streets: Sequence[Sequence[ArrayLike]],
    shapes: Mapping[Leg, ArrayLike] | None,
) -> MapSet | None:
    """Return a map of each plan, by its title, in the same colours on the same ground, which holds every address of all of them.

    None where there is no address. `streets` and `shapes` as in `planner.report.view.build_view`.
    """
    plans = list(readers.values())
    ground = Ground.of([a for r in plans for a in r.instance.addresses])
    if ground is None:
        return None
    looks = worker_looks(plans)
    texts = [caption(reader, title) for title, reader in readers.items()]
    pictures = [route_map(ground, r, looks, shapes, text) for r, text in zip(plans, texts, strict=True)]
    return MapSet(
        street_layer(ground, streets),
        tuple(MapPicture(picture, text) for picture, text in zip(pictures, texts, strict=True)),
        shapes is None,
        any(r.plan.unplanned for r in plans),
    )


def route_map(
    ground: Ground,
    reader: Reader,
    looks: Mapping[str, int],
    shapes: Mapping[Leg, ArrayLike] | None,
    label: str,
) -> Markup:
    """Return one plan's picture, over the streets that `street_layer` has put on the page.

    `looks` has the place of each worker among the colours, the same in both pictures.
    """
    picture = canvas(WIDTH, ground.height, label, "map-svg")
    add(picture, "rect", class_="land", x=0, y=0, width=WIDTH, height=ground.height)
    add(picture, "use", href=f"#{STREETS}")
    for worker_id, routes in reader.routes.items():
        look = looks[worker_id]
        lines = [leg_points(reader, leg, shapes) for r in routes for leg in route_legs(reader, r)]
        add(
            picture, "path", class_="route", d=_path(ground, lines), stroke=COLOURS[look % len(COLOURS)],
            stroke_dasharray=DASHES[look // len(COLOURS) % len(DASHES)] or "none",
        )  # fmt: skip
    _marks(picture, ground, reader, looks)
    return markup(picture)


def street_layer(ground: Ground, streets: Sequence[Sequence[ArrayLike]]) -> Markup:
    """Return the streets once, for both pictures; `streets` by weight, heaviest first, of which the lightest are left out."""
    picture = canvas(0, 0, kind="street-layer")
    layer = add(add(picture, "defs"), "g", id=STREETS)
    weights = list(streets)[:2]
    for level, lines in reversed(list(enumerate(weights))):
        add(layer, "path", class_=f"street w{level}", d=_path(ground, lines))
    return markup(picture)


def caption(reader: Reader, title: str) -> str:
    """Return what stands under a plan's map: its name, routes in use, driving and distance."""
    routes, lang = reader.plan.routes, reader.lang
    seconds = sum(r.return_travel_seconds + sum(a.travel_seconds for a in r.activities) for r in routes)
    metres = sum(r.return_travel_metres + sum(a.travel_metres for a in r.activities) for r in routes)
    used = sum(any(a.address_id is not None and a.kind == "visit" for a in r.activities) for r in routes)
    values = {"routes": used, "minutes": minutes(seconds, lang), "km": kilometres(metres, lang)}
    return render(STUDY_WORDS, "map_caption", {"title": title, **values}, lang)


def worker_looks(readers: Sequence[Reader]) -> dict[str, int]:
    """Return a place among the colours for every worker who travels in any of the plans."""
    busy = {w for r in readers for w, routes in r.routes.items() if any(route_legs(r, x) for x in routes)}
    ids = sorted({w for r in readers for w in r.routes}, key=lambda w: (w not in busy, w))
    return {worker_id: place for place, worker_id in enumerate(ids)}


def _marks(picture: Element, ground: Ground, reader: Reader, looks: Mapping[str, int]) -> None:
    known = reader.instance.address
    for worker_id, routes in reader.routes.items():
        homes = dict.fromkeys(a.address_id for r in routes for a in r.activities if has_place(a))
        places = [(known[h].latitude, known[h].longitude) for h in homes if h in known]
        for x, y in ground.put(places).tolist():
            add(
                picture,
                "circle",
                class_="stop",
                cx=x,
                cy=y,
                r=2.6,
                fill=COLOURS[looks[worker_id] % len(COLOURS)],
            )
    used = [s for r in reader.plan.routes if r.activities and (s := reader.shift_of(r))]
    bases = dict.fromkeys(p for s in used for p in (s.start_address, s.end_address) if p in known)
    for x, y in ground.put([(known[b].latitude, known[b].longitude) for b in bases if b]).tolist():
        add(picture, "rect", class_="base", x=x - 5, y=y - 5, width=10, height=10)
    called = [s.place for routes in reader.routes.values() for s in screen_spots(reader, routes)]
    for x, y in ground.put([(c.latitude / SCALE, c.longitude / SCALE) for c in called]).tolist():
        add(picture, "circle", class_="called", cx=x, cy=y, r=4.5)
    for x, y in ground.put(_left_out(reader)).tolist():
        add(picture, "path", class_="missed", d=f"M{number(x - 5)} {number(y - 5)}l10 10m0 -10l-10 10")


def _left_out(reader: Reader) -> list[tuple[float, float]]:
    """Homes of the citizens of visits that the plan leaves out."""
    day = reader.instance
    visits = [day.visit[u.visit_id] for u in reader.plan.unplanned if u.visit_id in day.visit]
    homes = dict.fromkeys(day.citizen[v.citizen_id].address_id for v in visits if v.citizen_id in day.citizen)
    return [(day.address[h].latitude, day.address[h].longitude) for h in homes if h in day.address]


def _path(ground: Ground, lines: Iterable[ArrayLike]) -> str:
    parts = []
    for line in lines:
        points = ground.put(line)
        if len(points) > 2:
            points = np.asarray(LineString(points).simplify(SEEN, preserve_topology=False).coords)
        if len(points) > 1:
            parts.append("M" + "L".join(f"{number(x)} {number(y)}" for x, y in points.tolist()))
    return "".join(parts)

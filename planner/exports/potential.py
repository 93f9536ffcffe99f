"""A look from a district to the nation as CSV lists: the sources' figures, ours, places, all 98 municipalities, assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.atomic import write_whole
from planner.exports.tables import Cell, csv_bytes
from planner.messages import Lang, Text
from planner.potential.assumption_texts import describe_assumption
from planner.potential.figure_texts import amounting_text, claim_text, unit_text
from planner.potential.order import Order
from planner.potential.ratio import scaled, times
from planner.potential.records import AMOUNTS, Amounts, Line, Outlook, Projection
from planner.potential.scaling import everywhere
from planner.potential.texts import line_title, place_name, word
from planner.reference import Unit
from planner.savings.records import Estimate

AMOUNT_HEADS: dict[str, Text] = {
    "driving": Text("vejtid", "driving"),
    "stop_overhead": Text("stoptillæg", "stop_overhead"),
    "way": Text("vejtid_og_stoptillæg", "way"),
    "physical_care": Text("pleje_i_hjemmet", "physical_care"),
    "route_calls": Text("opkald_fra_ruter", "route_calls"),
    "field": Text("ruterne", "field"),
    "unit": Text("skærmenheden", "unit"),
    "fallback": Text("opkald_uden_svar", "fallback"),
    "left_out": Text("ikke_planlagt", "left_out"),
    "response": Text("alarmer", "response"),
    "net": Text("netto", "net"),
}
HALF = Text("usikkerhed", "half_width")
LINE, CODE, NAME = Text("linje", "line"), Text("kode", "code"), Text("navn", "name")

Rows = Iterable[Sequence[Cell]]
Table = tuple[Sequence[Text], Rows]


def write_potential_csv(outlook: Outlook, order: Order, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `potential_<name>.csv` into `folder` for each table; return the files.

    A figure with an interval has two columns: its mean, and half the width of the 95 % interval (empty where there is none). Time
    is time saved; units are in the heads. Raises OSError where a file cannot be written.
    """
    return [
        write_whole(
            folder / f"potential_{name}.csv",
            csv_bytes([getattr(h, lang.value) for h in heads], rows, lang),
        )
        for name, (heads, rows) in potential_tables(outlook, order, lang).items()
    ]


def potential_tables(outlook: Outlook, order: Order, lang: Lang) -> dict[str, Table]:
    """Return heads and rows of each table, by its name; those of scaled figures only where something was scaled."""
    found: dict[str, Table] = {"sources": _claims(outlook, lang), "derived": _derived(outlook, lang)}
    if outlook.lines:
        everyone = {x.code: everywhere(x.bases, x.kind, x.family, order) for x in outlook.lines}
        found |= {
            "districts": _bases(outlook, lang),
            "beside": _beside(outlook, lang),
            "places": _places([(x, p) for x in outlook.lines for p in x.projections], lang),
            "municipalities": _places([(x, p) for x in outlook.lines for p in everyone[x.code]], lang),
            "assumptions": _assumptions(outlook, lang),
        }
    return found


def _claims(outlook: Outlook, lang: Lang) -> Table:
    heads = (
        Text("kapitel", "chapter"), CODE, NAME, Text("oplyst", "stated"), Text("regnet_efter", "worked_out_again"),
        Text("enhed", "unit"), Text("dom", "verdict"), Text("hvorfor", "why"), Text("kilde", "source"),
        Text("indgangstal", "inputs"),
    )  # fmt: skip
    rows: list[list[Cell]] = []
    for c in outlook.claims:
        t = claim_text(c, lang)
        inputs = " / ".join(f"{k} = {v:g}" for k, v in c.inputs.items())
        value = None if c.value is None else float(c.value)
        rows.append(
            [word(c.chapter, lang), c.code, t.name, float(c.stated), value, t.unit, t.verdict, t.why, t.source, inputs]
        )  # fmt: skip
    return heads, rows


def _derived(outlook: Outlook, lang: Lang) -> Table:
    heads = (
        Text("kapitel", "chapter"), CODE, NAME, Text("værdi", "value"), Text("enhed", "unit"), Text("bemærkning", "note"),
    )  # fmt: skip
    texts = [(d, amounting_text(d, lang)) for d in outlook.derived]
    return heads, [[word(d.chapter, lang), d.code, t.name, float(d.value), t.unit, t.note] for d, t in texts]


def _bases(outlook: Outlook, lang: Lang) -> Table:
    heads = (
        LINE, Text("fil", "file"), Text("titel", "title"), Text("distrikt", "district"), Text("tæthed_pr_km2", "density_per_km2"),
        *_halved([Text("enheder", "units")]), Text("enhed", "unit"), Text("besøg_pr_borger_om_ugen", "visits_per_citizen_week"),
        *_amount_heads("minutter_pr_enhed", "minutes_per_unit"),
        *_halved([Text("netto_timer_pr_borger_om_året", "net_hours_per_citizen_year")]),
        *_halved([Text("netto_timer_om_året", "net_hours_year")]),
    )  # fmt: skip
    rows: list[list[Cell]] = []
    blank: list[Cell] = [None] * (2 * len(AMOUNTS) - 2)
    for line in outlook.lines:
        unit = word(f"per_{line.kind}", lang)
        for b in line.bases:
            citizen = b.per_citizen_year
            rows.append([
                line_title(line, lang), b.source, b.title, "", b.density, *_estimate(b.units), unit, b.visits_per_citizen_week,
                *_amounts(scaled(b.per_unit, 60)), *(_estimate(citizen.net) if citizen else (None, None)), *_estimate(b.year.net),
            ])  # fmt: skip
            rows += [
                [
                    line_title(line, lang), b.source, b.title, d.label or d.key, None, d.visits, None, unit, None, *blank,
                    *(_estimate(times(d.per_visit, 60)) if d.per_visit else (None, None)), None, None, *_estimate(d.year),
                ]
                for d in b.districts
            ]  # fmt: skip
    return heads, rows


def _beside(outlook: Outlook, lang: Lang) -> Table:
    heads = (
        LINE, CODE, NAME, Text("målt", "measured"), Text("regnet_af_det_målte", "worked_out_from_measured"),
        Text("oplyst_ikke_målt", "stated_not_measured"), *_halved([Text("fundet_her", "found_here")]), Text("enhed", "unit"),
    )  # fmt: skip
    return heads, [
        [
            line_title(line, lang), r.code, word(r.code, lang), r.measured, r.worked_out, r.stated, *_estimate(r.ours),
            unit_text(Unit[r.unit], lang),
        ]
        for line in outlook.lines for r in line.beside
    ]  # fmt: skip


def _places(found: Sequence[tuple[Line, Projection]], lang: Lang) -> Table:
    heads = (
        LINE, Text("kommunekode", "municipality_code"), Text("sted", "place"), Text("indbyggere", "inhabitants"),
        Text("areal_km2", "area_km2"), Text("indbyggere_pr_km2", "inhabitants_per_km2"), Text("modtagere", "recipients"),
        Text("antal_i", "number_of"), Text("antal", "number"), Text("enheder_om_året", "units_year"), Text("ligner", "like"),
        *_amount_heads("minutter_pr_enhed", "minutes_per_unit"), *_amount_heads("timer_om_året", "hours_year"),
        *_halved([
            Text("årsværk_1924_timer", "fte_1924_hours"), Text("årsværk_1400_timer", "fte_1400_hours"),
            Text("kroner_om_året", "kroner_year"),
        ]),
    )  # fmt: skip
    return heads, [_place(line, p, lang) for line, p in found]


def _place(line: Line, p: Projection, lang: Lang) -> list[Cell]:
    like = " / ".join(f"{b.source} {w:.3f}" for b, w in zip(line.bases, p.weights, strict=True))
    target = word(p.target, lang, count=f"{p.national:g}")
    return [
        line_title(line, lang), p.place.code, place_name(p.place, lang), p.place.inhabitants, p.place.area, p.place.density,
        p.place.recipients, target, p.count, p.units, like, *_amounts(scaled(p.per_unit, 60)), *_amounts(p.hours),
        *_estimate(p.fte_gross), *_estimate(p.fte_effective), *_estimate(p.kroner),
    ]  # fmt: skip


def _assumptions(outlook: Outlook, lang: Lang) -> Table:
    heads = (LINE, Text("sted", "place"), Text("antal_i", "number_of"), CODE, Text("antagelse", "assumption"))
    return heads, [
        [line_title(x, lang), place_name(p.place, lang), p.target, a.code, describe_assumption(a, lang)]
        for x in outlook.lines
        for p in x.projections
        for a in p.assumptions
    ]


def _amount_heads(da: str, en: str) -> list[Text]:
    return _halved([Text(f"{t.da}_{da}", f"{t.en}_{en}") for t in AMOUNT_HEADS.values()])


def _halved(heads: Iterable[Text]) -> list[Text]:
    """Each head, and the same one for half the width of its interval."""
    return [t for h in heads for t in (h, Text(f"{h.da}_{HALF.da}", f"{h.en}_{HALF.en}"))]


def _amounts(given: Amounts) -> list[Cell]:
    return [cell for name in AMOUNTS for cell in _estimate(getattr(given, name))]


def _estimate(value: Estimate) -> list[Cell]:
    return [float(value.mean), value.half_width]

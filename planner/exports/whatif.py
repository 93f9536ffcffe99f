"""A comparison of scenarios as CSV lists: figures, periods, scenarios, who is affected, seeds, the matrix, and assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planner.exports.estimates import Table, estimates, with_half, write_tables
from planner.exports.tables import Cell
from planner.messages import Lang, Text
from planner.report.whatif.method import net
from planner.report.whatif.notes import edit_texts, note_texts
from planner.report.whatif.people import KINDS
from planner.report.whatif.premises import premises, question, technology_name
from planner.report.whatif.verdict import name_of, verdict
from planner.report.whatif.words import word
from planner.whatif.records import BASE, Comparison, Option, Outcome

CODE, TITLE = Text("scenarie", "scenario"), Text("titel", "title")
FIGURE, NAME, UNIT = Text("tal", "figure"), Text("navn", "name"), Text("enhed", "unit")
PERIOD_FIELDS: dict[str, Text] = {
    "total_hours": Text("netto_timer", "total_hours"),
    "field_hours": Text("ruterne_timer", "field_hours"),
    "driving_hours": Text("vejtid_timer", "driving_hours"),
    "overhead_hours": Text("stoptillæg_timer", "overhead_hours"),
    "care_hours": Text("pleje_i_hjemmet_timer", "care_hours"),
    "unit_hours": Text("skærmenheden_timer", "unit_hours"),
    "fallback_hours": Text("opkald_uden_svar_timer", "fallback_hours"),
    "left_out_hours": Text("ikke_planlagt_timer", "left_out_hours"),
    "response_hours": Text("alarmer_timer", "response_hours"),
    "kilometres": Text("kilometer", "kilometres"),
    "kroner": Text("kroner", "kroner"),
    "fte_gross": Text("årsværk_brutto", "fte_gross"),
    "fte_effective": Text("årsværk_effektive", "fte_effective"),
}


def write_comparison_csv(comparison: Comparison, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `whatif_<name>.csv` into `folder` for each table of the comparison; return the files.

    Differences are scenario less base. A figure with an interval has two columns: its mean, and half the width of the 95 % interval
    (empty from fewer than two seeds). Units are in the heads, or in a column of their own. Raises OSError where a file cannot be
    written.
    """
    return write_tables("whatif", comparison_tables(comparison, lang), folder, lang)


def comparison_tables(comparison: Comparison, lang: Lang) -> dict[str, Table]:
    """Return heads and rows of each table, by its name."""
    found = {
        "figures": _figures(comparison, lang),
        "periods": _periods(comparison),
        "scenarios": _scenarios(comparison, lang),
        "citizens": _citizens(comparison),
        "visits": _visits(comparison, lang),
        "workers": _workers(comparison, lang),
        "seeds": _seeds(comparison),
        "assumptions": _assumptions(comparison, lang),
    }
    return found if comparison.matrix is None else {**found, "matrix": _matrix(comparison)}


def _figures(comparison: Comparison, lang: Lang) -> Table:
    values = (Text("i_dag", "base"), Text("i_scenariet", "scenario_value"), Text("forskel", "difference"))
    heads = (
        CODE,
        FIGURE,
        NAME,
        UNIT,
        *with_half(values),
        Text("usikkerhed_uparret", "unpaired_half_width"),
        Text("dom", "verdict"),
    )
    rows = [
        [
            o.code, f.name, word(f.name, lang), f.unit, *estimates(f.base, f.scenario, f.difference), f.unpaired,
            verdict(f).value,
        ]
        for o in comparison.options
        for f in o.figures
    ]  # fmt: skip
    return heads, rows


def _periods(comparison: Comparison) -> Table:
    heads = (CODE, Text("periode", "period"), *with_half(PERIOD_FIELDS.values()))
    rows = [
        [o.code, p.period, *estimates(*(getattr(p, name) for name in PERIOD_FIELDS))]
        for o in comparison.options
        for p in o.periods
    ]
    return heads, rows


def _scenarios(comparison: Comparison, lang: Lang) -> Table:
    heads = (
        CODE, TITLE, Text("række", "row"), Text("kolonne", "column"), Text("besøg", "visits"),
        Text("borgere_scenariet_handler_om", "concerned_citizens"), Text("medarbejdere_scenariet_handler_om", "concerned_workers"),
        Text("i_brug", "devices"), Text("ændringer", "edits"),
        Text("hvad_det_gjorde", "notes"),
    )  # fmt: skip
    rows = [
        [
            o.code, name_of(o), o.row, o.column, o.visits, " ".join(sorted(o.affected.concerned_citizens)),
            " ".join(sorted(o.affected.concerned_workers)), " ".join(f"{k}={n}" for k, n in o.devices.items()),
            "; ".join(edit_texts(o, lang)), " ".join(note_texts(o.notes, lang)),
        ]
        for o in comparison.options
    ]  # fmt: skip
    return heads, rows


def _citizens(comparison: Comparison) -> Table:
    heads = (
        CODE, Text("slags", "kind"), Text("borgere", "citizens"), Text("ved_tilfældighed", "by_chance"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [o.code, kind, o.affected.citizens.get(kind, 0), o.affected.by_chance.get(kind, 0)]
        for o in comparison.options
        for kind in ("any", *KINDS)
    ]
    return heads, rows


def _visits(comparison: Comparison, lang: Lang) -> Table:
    heads = (
        CODE, Text("borger", "citizen"), Text("besøg", "visit"), Text("hvad_der_er_anderledes", "what"),
        Text("tid_i_dag", "time_before"), Text("tid_i_scenariet", "time_after"), Text("medarbejdere_i_dag", "workers_before"),
        Text("medarbejdere_i_scenariet", "workers_after"), Text("form_i_dag", "mode_before"),
        Text("form_i_scenariet", "mode_after"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            o.code, v.citizen_id, v.visit_id, ", ".join(word(f"kind_{k}", lang) for k in v.kinds), v.before, v.after,
            " ".join(v.workers_before), " ".join(v.workers_after), v.mode_before, v.mode_after,
        ]
        for o in comparison.options
        for v in o.affected.visits
    ]  # fmt: skip
    return heads, rows


def _workers(comparison: Comparison, lang: Lang) -> Table:
    heads = (
        CODE, Text("medarbejder", "worker"), Text("hvad_der_er_anderledes", "what"), Text("besøg_i_dag", "visits_before"),
        Text("besøg_i_scenariet", "visits_after"), Text("arbejde_i_dag_sekunder", "seconds_before"),
        Text("arbejde_i_scenariet_sekunder", "seconds_after"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            o.code, w.worker_id, word(f"worker_{w.kind}", lang), w.visits_before, w.visits_after, w.seconds_before,
            w.seconds_after,
        ]
        for o in comparison.options
        for w in o.affected.workers
    ]  # fmt: skip
    return heads, rows


def _seeds(comparison: Comparison) -> Table:
    heads = (
        CODE, Text("gentagelse", "seed"), Text("netto_sekunder", "net_seconds"), Text("vejtid_sekunder", "driving_seconds"),
        Text("ruterne_sekunder", "field_seconds"), Text("skærmenheden_sekunder", "unit_seconds"),
        Text("ikke_planlagte_besøg", "unplanned_visits"), Text("besøg", "visits"), Text("pris", "cost"), Text("forløb", "runs"),
    )  # fmt: skip
    named = [(BASE, comparison.base), *((o.code, o.outcomes) for o in comparison.options)]
    return heads, [_outcome(code, made) for code, outcomes in named for made in outcomes]


def _outcome(code: str, made: Outcome) -> list[Cell]:
    parts = made.parts
    return [
        code, made.seed, net(made), parts.driving, parts.field, parts.unit, parts.unplanned_visits, made.visits,
        made.cost, made.runs,
    ]  # fmt: skip


def _matrix(comparison: Comparison) -> Table:
    heads = (
        Text("række", "row"), Text("kolonne", "column"), CODE,
        *with_half((Text("forskel_netto_sekunder", "net_difference_seconds"), Text("ikke_planlagte_besøg", "unplanned_visits"))),
        Text("dom", "verdict"),
    )  # fmt: skip
    return heads, list(_cells(comparison))


def _cells(comparison: Comparison) -> Iterator[list[Cell]]:
    matrix = comparison.matrix
    for row, codes in zip(matrix.rows, matrix.cells, strict=True) if matrix else ():
        for column, code in zip(matrix.columns if matrix else (), codes, strict=True):
            yield [row.code, column.code, code, *_cell(comparison.option(code))]


def _cell(option: Option) -> list[Cell]:
    total, unplanned = option.figure("total"), option.figure("unplanned_visits")
    return [*estimates(total.difference, unplanned.scenario), verdict(total).value]


def _assumptions(comparison: Comparison, lang: Lang) -> Table:
    heads = (
        Text("teknologi", "technology"), Text("teknologi_navn", "technology_name"), Text("parameter", "parameter"),
        Text("antagelse", "assumption"), Text("værdi", "value"), UNIT, Text("egen", "own"), Text("hvorfor", "why"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            code, technology_name(code, lang), a.parameter.name, question(a, lang), float(a.value),
            getattr(a.parameter.measure.words, lang.value), word("yes" if a.own else "no", lang),
            "" if a.parameter.why is None else getattr(a.parameter.why, lang.value),
        ]
        for code, made in premises(comparison).items()
        for a in made
    ]  # fmt: skip
    return heads, rows

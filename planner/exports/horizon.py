"""A year of weeks and an overlap of technologies as CSV lists."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from planner.exports.estimates import HALF, Table, estimates, with_half, write_tables
from planner.exports.tables import Cell
from planner.horizon.names import name_of
from planner.horizon.overlap_records import FIGURES, Amount, Overlap
from planner.horizon.records import Horizon
from planner.messages import Lang, Text
from planner.report.whatif.notes import note_texts

CODE, NAME = Text("kode", "code"), Text("navn", "name")
CASE, WEEK = Text("skøn", "case"), Text("uge", "week")
WEEK_FIELDS: dict[str, Text] = {
    "net": Text("netto_timer", "net_hours"),
    "against_today": Text("netto_mod_i_dag_timer", "net_against_today_hours"),
    "cumulative": Text("netto_lagt_sammen_timer", "cumulative_hours"),
    "field_freed": Text("ruterne_sparer_timer", "field_freed_hours"),
    "unit_used": Text("skærmenheden_bruger_timer", "unit_used_hours"),
    "fallback": Text("opkald_uden_svar_timer", "fallback_hours"),
    "left_out": Text("ikke_planlagt_timer", "left_out_hours"),
    "response": Text("alarmer_timer", "response_hours"),
}
TOTAL_FIELDS: dict[str, Text] = {
    "net_hours": Text("netto_timer", "net_hours"),
    "kroner": Text("kroner", "kroner"),
    "fte_gross": Text("årsværk_brutto", "fte_gross"),
    "fte_effective": Text("årsværk_effektive", "fte_effective"),
}


def write_horizon_csv(horizon: Horizon, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `horizon_<name>.csv` into `folder`: weeks, totals, untreated, notes; return the files.

    Raises OSError where one cannot be written.
    """
    return write_tables("horizon", horizon_tables(horizon, lang), folder, lang)


def horizon_tables(horizon: Horizon, lang: Lang) -> dict[str, Table]:
    """Return heads and rows of each table, by its name."""
    named = [(t, name_of(t.code, t.title, lang)) for t in horizon.tracks]
    weeks: list[list[Cell]] = [
        [t.code, name, s.case, w.week, w.how, *estimates(*(getattr(w, f) for f in WEEK_FIELDS))]
        for t, name in named
        for s in t.series
        for w in s.weeks
    ]
    totals: list[list[Cell]] = [
        [
            t.code, name, s.case, *estimates(*(getattr(s.total, f) for f in TOTAL_FIELDS)), s.total.pays_from, s.total.paid_back,
        ]
        for t, name in named
        for s in t.series
    ]  # fmt: skip
    untreated: list[list[Cell]] = [
        [case, w.week, w.how, *estimates(w.hours, w.drift)]
        for case, found in horizon.untreated.items()
        for w in found
    ]
    notes: list[list[Cell]] = [
        [t.code, name, text] for t, name in named for text in note_texts(t.notes, lang)
    ]
    how = Text("hvordan", "how")
    return {
        "weeks": ((CODE, NAME, CASE, WEEK, how, *with_half(WEEK_FIELDS.values())), weeks),
        "totals": (
            (
                CODE, NAME, CASE, *with_half(TOTAL_FIELDS.values()), Text("overskud_fra_uge", "pays_from_week"),
                Text("tjent_ind_i_uge", "paid_back_week"),
            ),
            totals,
        ),
        "untreated": (
            (CASE, WEEK, how, *with_half((Text("timer", "hours"), Text("vokset_med_timer", "drift_hours")))),
            untreated,
        ),
        "notes": ((CODE, NAME, Text("hvad_der_er_taget_i_brug", "note")), notes),
    }  # fmt: skip


def write_overlap_csv(overlap: Overlap, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `overlap_<name>.csv` into `folder`: figures, taken, members, contests, levels; return the files.

    Raises OSError where one cannot be written.
    """
    return write_tables("overlap", overlap_tables(overlap, lang), folder, lang)


def overlap_tables(overlap: Overlap, lang: Lang) -> dict[str, Table]:
    """Return heads and rows of each table, by its name. A set is written as its codes, joined by "+"."""
    part = Text("mængde", "set")
    figure = (Text("tal", "figure"), Text("enhed", "unit"))
    return {
        "figures": ((part, *figure, Text("hvad", "what"), Text("værdi", "value"), HALF), _figures(overlap)),
        "taken": (
            (part, *figure, CODE, Text("taget_af_de_andre", "taken"), HALF, Text("andel", "share")), _taken(overlap),
        ),
        "members": (
            (CODE, NAME, *_taking_heads(), Text("hvad_der_er_taget_i_brug", "notes")),
            [
                [
                    m.code, name_of(m.code, m.title, lang), m.taking.services, m.taking.doses, m.taking.citizens,
                    " ".join(note_texts(m.notes, lang)),
                ]
                for m in overlap.members
            ],
        ),
        "contests": ((part, *_taking_heads(), Text("får_dem", "winner"), Text("ydelser_fået", "services_won")), _contests(overlap)),
        "levels": (
            (part, *figure, Text("værdi", "value")),
            [
                ["+".join(k.codes), name, FIGURES[name].unit, float(value)]
                for k in overlap.levels
                for name, value in k.amounts.items()
            ],
        ),
    }  # fmt: skip


def _taking_heads() -> tuple[Text, ...]:
    return Text("ydelser", "services"), Text("gange", "doses"), Text("borgere", "citizens")


def _figures(overlap: Overlap) -> list[list[Cell]]:
    """Each member alone, the overlap, and together: the sum of the first less the second is the third."""
    found: list[list[Cell]] = []
    for part in overlap.sets:
        for figure in part.figures:
            key: list[Cell] = ["+".join(part.codes), figure.name, figure.unit]
            amounts = [
                *zip(part.codes, figure.alone, strict=True),
                ("overlap", figure.overlap),
                ("together", figure.together),
            ]
            found += [[*key, what, *_amount(a)] for what, a in amounts]
    return found


def _amount(amount: Amount) -> list[Cell]:
    return [float(amount.value), _number(amount.half_width)]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _taken(overlap: Overlap) -> list[list[Cell]]:
    return [
        ["+".join(part.codes), figure.name, figure.unit, t.code, *_amount(t.amount), t.share]
        for part in overlap.sets
        for figure in part.figures
        for t in figure.taken
    ]


def _contests(overlap: Overlap) -> list[list[Cell]]:
    return [
        ["+".join(part.codes), c.taking.services, c.taking.doses, c.taking.citizens, winner, count]
        for part in overlap.sets
        for c in [part.contest]
        for winner, count in c.winners.items()
    ]

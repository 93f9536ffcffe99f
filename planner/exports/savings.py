"""A savings study as CSV lists: lines, periods, groups, ledger, conversions, curve, units, openings, overheads, fairness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.domain import Reason
from planner.exports.estimates import Table, estimates, with_half, write_tables
from planner.exports.tables import Cell
from planner.messages import Lang, Text
from planner.reason_texts import describe_reason
from planner.savings.records import Conversion, Gain, LedgerEntry, Scaled, Study

GAIN_HEADS: tuple[Text, ...] = (
    Text("ruterne_sparer_sekunder", "field_freed_seconds"), Text("heraf_vejtid_sekunder", "driving_saved_seconds"),
    Text("skærmenheden_bruger_sekunder", "unit_used_seconds"), Text("opkald_uden_svar_sekunder", "fallback_seconds"),
    Text("netto_sekunder", "net_seconds"), Text("skærmbesøg", "screen_visits"),
    Text("ikke_planlagt_sekunder", "left_out_seconds"),
)  # fmt: skip
PERIOD_FIELDS: dict[str, Text] = {
    "driving_hours": Text("vejtid_timer", "driving_hours"),
    "overhead_hours": Text("stoptillæg_timer", "overhead_hours"),
    "care_hours": Text("pleje_i_hjemmet_timer", "care_hours"),
    "kilometres": Text("kilometer", "kilometres"),
    "field_freed_hours": Text("ruterne_sparer_timer", "field_freed_hours"),
    "unit_used_hours": Text("skærmenheden_bruger_timer", "unit_used_hours"),
    "fallback_hours": Text("opkald_uden_svar_timer", "fallback_hours"),
    "net_hours": Text("netto_timer", "net_hours"),
    "kroner": Text("kroner", "kroner"),
    "fte_gross": Text("årsværk_brutto", "fte_gross"),
    "fte_effective": Text("årsværk_effektive", "fte_effective"),
    "left_out_hours": Text("ikke_planlagt_timer", "left_out_hours"),
}


def write_savings_csv(study: Study, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `savings_<name>.csv` into `folder` for each table of the study; return the files.

    A figure with an interval has two columns: its mean, and half the width of the 95 % interval (empty from fewer than two seeds).
    Units are in the heads. Raises OSError where a file cannot be written.
    """
    return write_tables("savings", savings_tables(study, lang), folder, lang)


def savings_tables(study: Study, lang: Lang) -> dict[str, Table]:
    """Return heads and rows of each table, by its name."""
    return {
        "lines": _lines(study),
        "scaled": _scaled(study),
        "groups": _groups(study),
        "ledger": _ledger(study),
        "conversions": _conversions(study, lang),
        "curve": _gains(
            [Text("højst_skærmbesøg", "asked")], [([p.asked], p.gain) for p in study.curve.points]
        ),
        "units": _gains([Text("operatører", "operators")], [([p.operators], p.gain) for p in study.units]),
        "openings": _openings(study),
        "overheads": _gains(
            [Text("stoptillæg_minutter", "overhead_minutes")],
            [([r.minutes], r.gain) for r in study.overheads],
        ),
        "fairness": _fairness(study),
    }


def _lines(study: Study) -> Table:
    values = (Text("alt_fysisk", "baseline"), Text("med_skærm", "plan"), Text("sparet", "saved"))
    heads = (Text("tal", "figure"), Text("enhed", "unit"), *with_half(values))
    rows = ([k.name, k.unit, *estimates(k.baseline, k.plan, k.saved)] for k in study.lines)
    return heads, rows


def _scaled(study: Study) -> Table:
    heads = (Text("periode", "period"), *with_half(PERIOD_FIELDS.values()))
    return heads, ([p.period, *_period(p)] for p in study.scaled)


def _period(scaled: Scaled) -> list[Cell]:
    return estimates(*(getattr(scaled, name) for name in PERIOD_FIELDS))


def _groups(study: Study) -> Table:
    heads = [Text("slags", "kind"), Text("nøgle", "key"), Text("navn", "label"), Text("besøg", "visits")]
    return _gains(heads, [([g.kind, g.key, g.label, g.visits], g.gain) for g in study.groups])


def _openings(study: Study) -> Table:
    heads = [Text("timer", "hours"), Text("åbner", "opens"), Text("lukker", "closes")]
    return _gains(heads, [([p.hours, p.opens, p.closes], p.gain) for p in study.openings])


def _ledger(study: Study) -> Table:
    heads = (
        Text("besøg", "visit"), Text("borger", "citizen"), Text("ydelser", "services"), Text("planer", "plans"),
        *with_half([Text("eget_bidrag_sekunder", "own_seconds")]), Text("retfærdig_del_sekunder", "fair_seconds"),
        Text("standardfejl_sekunder", "standard_error_seconds"), Text("relativ_fejl", "relative_error"),
        Text("opkald_uden_svar_sekunder", "fallback_seconds"), Text("afstand_meter", "distance_metres"),
    )  # fmt: skip
    return heads, [_entry(e) for e in study.ledger.entries]


def _entry(entry: LedgerEntry) -> list[Cell]:
    return [
        entry.visit_id, entry.citizen_id, "+".join(entry.services), entry.plans, *estimates(entry.own), entry.fair_seconds,
        entry.standard_error, entry.relative_error, entry.fallback, entry.distance_metres,
    ]  # fmt: skip


def _conversions(study: Study, lang: Lang) -> Table:
    heads = (
        Text("nr", "number"), Text("borger", "citizen"), Text("borger_navn", "citizen_label"),
        *with_half([Text("gevinst_sekunder", "gain_seconds")]), Text("skærmbesøg", "screen_visits"),
        Text("besøg", "visits"), Text("årsager", "reasons"),
    )  # fmt: skip
    rows = [
        [
            n,
            c.citizen_id,
            c.label,
            *estimates(c.gain),
            c.screen_visits,
            ", ".join(c.visit_ids),
            _reasons(c, lang),
        ]
        for n, c in enumerate(study.conversions, start=1)
    ]
    return heads, rows


def _reasons(conversion: Conversion, lang: Lang) -> str:
    return " / ".join(
        f"{o.visit_id}: {describe_reason(Reason(code=o.code, params=dict(o.params)), lang)}"
        for o in conversion.obstacles
    )


def _fairness(study: Study) -> Table:
    shares = (Text("andel_på_skærm", "share"), Text("andel_med_grænse", "limited_share"))
    heads = (
        Text("fra_meter", "from_metres"),
        Text("til_meter", "to_metres"),
        Text("besøg", "visits"),
        *with_half(shares),
    )
    rows = [
        [
            b.from_metres,
            b.to_metres,
            b.visits,
            *estimates(b.share),
            *estimates(b.limited_share),
        ]
        for b in study.fairness.bands
    ]
    return heads, rows


def _gains(heads: Sequence[Text], rows: Iterable[tuple[Sequence[Cell], Gain]]) -> Table:
    filled = (
        [
            *cells,
            *estimates(
                g.field_freed, g.driving_saved, g.unit_used, g.fallback, g.net, g.screen_visits, g.left_out
            ),
        ]
        for cells, g in rows
    )
    return (*heads, *with_half(GAIN_HEADS)), filled

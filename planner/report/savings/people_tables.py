"""The tables of single citizens: the ledger of visits, whom to talk to, and who is far away."""

from __future__ import annotations

from planner.domain import Reason
from planner.messages import Lang
from planner.reason_texts import describe_reason
from planner.report.amounts import DayUnit, minute_unit, scaled, with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.numbers import NBSP, decimal, percent
from planner.report.reader import Reader
from planner.report.savings.words import word, word_or
from planner.report.table import Head, Row, Table
from planner.savings.records import Band, Conversion, Estimate, LedgerEntry, Study

ASKED_FOR = 10  # as many citizens as the heading of the conversion list speaks of


def ledger_table(study: Study, reader: Reader) -> Table:
    """Return every entry, the largest share first, and their sum to the second."""
    lang, ledger = reader.lang, study.ledger
    heads = (
        Head(word("visit", lang)), Head(word("citizen", lang)), Head(word("services", lang), "wide"),
        Head(word("own", lang), "num"), Head(word("fair", lang), "num"), Head("s", "num"), Head("", "bar"),
        Head(word("error", lang), "num"), Head(word("distance", lang), "num"), Head(word("seeds_of", lang), "num"),
    )  # fmt: skip
    bars = bar_cells([Estimate(e.fair_seconds) for e in ledger.entries])
    rows = [_entry(e, bar, study, reader) for e, bar in zip(ledger.entries, bars, strict=True)]
    total = sum(e.fair_seconds for e in ledger.entries)
    sums = (minute_unit(lang).text(total, lang), decimal(total, 0, lang))
    rows.append(Row((word("sum", lang), "", "", "", *sums, "", "", "", ""), strong=True))
    return Table("ledger", heads, tuple(rows))


def _entry(entry: LedgerEntry, bar: str, study: Study, reader: Reader) -> Row:
    lang, unit = reader.lang, minute_unit(reader.lang)
    error = "–" if entry.relative_error is None else percent(entry.relative_error, lang)
    part, whole = decimal(entry.plans, 0, lang), decimal(len(study.pairs), 0, lang)
    return Row(
        (
            entry.visit_id, citizen_name(reader, entry.citizen_id), ", ".join(reader.service(s) for s in entry.services),
            unit.estimate(entry.own, lang), unit.text(entry.fair_seconds, lang), decimal(entry.fair_seconds, 0, lang),
            bar, error, _km(entry.distance_metres, lang), word("of_plans", lang, part=part, whole=whole),
        )
    )  # fmt: skip


def ledger_sentences(study: Study, lang: Lang) -> tuple[str, ...]:
    """Return whether the shares come to the joint saving, and how they were found."""
    ledger = study.ledger
    total = sum(e.fair_seconds for e in ledger.entries)
    numbers = {"sum": total, "joint": ledger.joint_seconds, "count": len(ledger.entries)}
    return (
        word("ledger_sum" if total == ledger.joint_seconds else "ledger_off", lang, **_written(numbers, lang)),
        word(
            "ledger_method", lang, method=word_or(ledger.method, lang),
            **_written({"paths": ledger.paths}, lang),
            sampled=decimal(ledger.sampled_seconds, 1, lang), residual=decimal(ledger.residual_seconds, 1, lang),
        ),
    )  # fmt: skip


def _written(numbers: dict[str, int], lang: Lang) -> dict[str, str]:
    return {name: decimal(value, 0, lang) for name, value in numbers.items()}


def conversions_table(study: Study, reader: Reader) -> Table:
    """Return the first ten citizens whose visits only a conversation or an action keeps off the screen."""
    lang = reader.lang
    heads = (
        Head("", "num"), Head(word("citizen", lang)), Head(word("gain", lang), "num"), Head("", "bar"),
        Head(word("number", lang), "num"), Head(word("obstacles", lang), "wide"), Head(word("visits", lang), "wide"),
    )  # fmt: skip
    shown = study.conversions[:ASKED_FOR]
    rows = [
        Row(
            (
                str(place), c.label or citizen_name(reader, c.citizen_id), minute_unit(lang).estimate(c.gain, lang), bar,
                decimal(c.screen_visits, 1, lang), " ".join(obstacles(c, lang)), ", ".join(c.visit_ids),
            )
        )
        for place, (c, bar) in enumerate(zip(shown, bar_cells([c.gain for c in shown]), strict=True), start=1)
    ]  # fmt: skip
    return Table("conversions", heads, tuple(rows))


def obstacles(conversion: Conversion, lang: Lang) -> tuple[str, ...]:
    """Return what stands in the way, each sentence once."""
    reasons = (Reason(code=o.code, params=dict(o.params)) for o in conversion.obstacles)
    return tuple(dict.fromkeys(describe_reason(r, lang) for r in reasons))


def fairness_table(study: Study, lang: Lang) -> Table:
    """Return the share by screen of each band of distance, and with the limit where that was solved."""
    bands = study.fairness.bands
    limited = [b.limited_share for b in bands if b.limited_share is not None]
    heads = [
        Head(word("from_base", lang)),
        Head(word("able", lang), "num"),
        Head(word("share", lang), "num"),
        Head("", "bar"),
    ]
    heads += [Head(word("limited_share", lang), "num"), Head("", "bar")] if limited else []
    free, bound = bar_cells([b.share for b in bands], "share"), iter(bar_cells(limited, "share"))
    rows = []
    for band, bar in zip(bands, free, strict=True):
        cells = [_band(band, lang), decimal(band.visits, 0, lang), _share(band.share, lang), bar]
        if limited:
            other = band.limited_share
            cells += ["–", ""] if other is None else [_share(other, lang), next(bound)]
        rows.append(Row(tuple(cells)))
    return Table("fairness", tuple(heads), tuple(rows))


def fairness_sentence(study: Study, unit: DayUnit, lang: Lang) -> str:
    """Return what the limit on far-away citizens is, and what is saved with it; empty where none was solved."""
    fair = study.fairness
    if fair.limited is None or fair.far_metres is None or fair.far_share is None:
        return ""
    return word(
        "limit_given" if fair.limit_from_input else "limit_example", lang, km=_km(fair.far_metres, lang),
        percent=percent(fair.far_share, lang, 0), net=unit.estimate(fair.limited.net, lang),
    )  # fmt: skip


def citizen_name(reader: Reader, citizen_id: str) -> str:
    """Return the citizen's label, or the id."""
    citizen = reader.instance.citizen.get(citizen_id)
    return (citizen.label if citizen else "") or citizen_id


def _band(band: Band, lang: Lang) -> str:
    start = decimal(band.from_metres / 1000, 1, lang)
    if band.to_metres is None:
        return word("band_open", lang, start=start)
    return word("band", lang, start=start, end=decimal(band.to_metres / 1000, 1, lang))


def _share(value: Estimate, lang: Lang) -> str:
    return with_interval(scaled(value, 100), 0, lang, "%")


def _km(metres: int, lang: Lang) -> str:
    return f"{decimal(metres / 1000, 1, lang)}{NBSP}km"

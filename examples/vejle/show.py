"""The comparison as a table of text, as JSON, and as one page of HTML that needs nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape

from examples.vejle import words
from examples.vejle.comparison import Row, compare
from examples.vejle.week import DayPair, Week
from planner.messages import Lang
from planner.reference import Chapter, figures_of
from planner.report.numbers import decimal, long_date
from planner.savings.records import Estimate

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.warning { background: #fff4d6; border-left: 4px solid #d99a00; padding: .6rem 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .3rem .6rem; text-align: right; }
td { white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; }
thead th { border-bottom: 2px solid #1c2733; vertical-align: bottom; }
tr.part td { border-top: 1px solid #c9d2da; } td.claim { color: #7a4b00; font-style: italic; } td.found { font-weight: 600; }
@media print { body { margin: 0; } }
"""


def cells(row: Row, lang: Lang) -> tuple[str, ...]:
    """The row as words: name, measured, stated, worked out, found."""

    def plain(value: float | None, digits: int = row.digits) -> str:
        return "" if value is None else decimal(value, digits, lang)

    worked_out = plain(row.worked_out)
    if row.ours:
        worked_out += f" ({getattr(words.OURS, lang.value)})"
    measured = plain(row.measured, 1 if row.measured is not None and row.measured % 1 else min(row.digits, 0))
    claimed = plain(row.claimed, 1 if row.claimed is not None and row.claimed % 1 else 0)
    return getattr(row.name, lang.value), measured, claimed, worked_out, _found(row.found, row.digits, lang)


def _found(found: Estimate, digits: int, lang: Lang) -> str:
    mean = decimal(found.mean, digits, lang)
    return mean if found.half_width is None else f"{mean} ± {decimal(found.half_width, digits, lang)}"


def as_text(weeks: Sequence[Week], lang: Lang) -> str:
    """Return the table for a screen, with the arithmetic below it."""
    heads = tuple(getattr(c, lang.value) for c in words.COLUMNS)
    rows = [cells(r, lang) for r in compare(weeks)]
    widths = [max(len(r[k]) for r in (heads, *rows)) for k in range(len(heads))]
    lines = [
        "  ".join(c.ljust(w) if k == 0 else c.rjust(w) for k, (c, w) in enumerate(zip(r, widths, strict=True))).rstrip()
        for r in (heads, tuple("-" * w for w in widths), *rows)
    ]  # fmt: skip
    steps = [f"{n}. {step}" for n, step in enumerate(words.arithmetic(lang), start=1)]
    return "\n".join([
        getattr(words.TITLE, lang.value), "", getattr(words.WARNING, lang.value), words.described(weeks, lang), "", *lines, "",
        getattr(words.ARITHMETIC, lang.value), *steps,
    ])  # fmt: skip


def as_json(weeks: Sequence[Week]) -> str:
    """Return every figure: the rows, each day of each week in seconds, and the published figures with what they come to."""
    published = [
        {
            "code": f.code, "name": f.name._asdict(), "stated": f.stated, "unit": f.unit.value.en, "worked_out": f.value,
            "reproducible": f.reproducible, "reason": None if f.reason is None else f.reason._asdict(), "source": f.source.value.en,
        }
        for f in figures_of(Chapter.VEJLE)
    ]  # fmt: skip
    found = {
        "synthetic": True,
        "rows": [{**asdict(r), "name": r.name._asdict()} for r in compare(weeks)],
        "weeks": [
            {
                "seed": w.seed, "moves_per_visit": w.moves_per_visit, "citizens_who_may_be_called": w.citizens,
                "citizens_called": w.called, "days": [_day(d) for d in w.days],
            }
            for w in weeks
        ],
        "published": published,
    }  # fmt: skip
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _day(pair: DayPair) -> dict[str, object]:
    return {
        "day": pair.day.isoformat(),
        "visits": pair.visits,
        "baseline": asdict(pair.baseline),
        "plan": asdict(pair.plan),
    }


def as_html(weeks: Sequence[Week], lang: Lang) -> str:
    """Return one page: the table, the arithmetic, and the days of the first week."""

    def t(text: object) -> str:
        return escape(str(text))

    title = getattr(words.TITLE, lang.value)
    steps = "".join(f"<li>{t(step)}</li>" for step in words.arithmetic(lang))
    return f"""<!doctype html>
<html lang="{lang.value}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{t(title)}</title><style>{STYLE}</style></head><body>
<h1>{t(title)}</h1>
<p class="warning">{t(getattr(words.WARNING, lang.value))}</p>
<p>{t(words.described(weeks, lang))}</p>
{_table(weeks, lang)}
<h2>{t(getattr(words.ARITHMETIC, lang.value))}</h2><ol>{steps}</ol>
<h2>{t(getattr(words.DAYS, lang.value))}</h2>
{_days(weeks[0], lang)}
</body></html>
"""


def _table(weeks: Sequence[Week], lang: Lang) -> str:
    heads = "".join(f'<th scope="col">{escape(getattr(c, lang.value))}</th>' for c in words.COLUMNS)
    body, part = [], ""
    for row in compare(weeks):
        name, measured, claimed, worked_out, found = map(escape, cells(row, lang))
        first = ' class="part"' if row.part != part else ""
        part = row.part
        body.append(
            f'<tr{first}><td>{name}</td><td>{measured}</td><td class="claim">{claimed}</td><td>{worked_out}</td>'
            f'<td class="found">{found}</td></tr>'
        )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _days(week: Week, lang: Lang) -> str:
    heads = "".join(f'<th scope="col">{escape(getattr(c, lang.value))}</th>' for c in words.DAY_COLUMNS)
    body = "".join(
        f"<tr><td>{escape(long_date(d.day, lang))}</td><td>{d.visits}</td><td>{d.plan.screen_visits}</td>"
        + "".join(f"<td>{decimal(s / 3600, 1, lang)}</td>" for s in _hours(d))
        + "</tr>"
        for d in week.days
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _hours(pair: DayPair) -> tuple[int, int, int]:
    return pair.baseline.driving, pair.plan.driving, pair.baseline.driving - pair.plan.driving

"""What `homecare potential` says, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from planner.messages import Lang, Text, render
from planner.potential.assumption_texts import describe_assumption
from planner.potential.figure_texts import amounting_text, claim_text, number_text, unit_text
from planner.potential.ratio import times
from planner.potential.records import Beside, Line, Outlook, Projection
from planner.potential.texts import line_title, place_name, skipped_line, word
from planner.reference import Chapter, Unit
from planner.report.amounts import with_interval
from planner.report.numbers import decimal, percent
from planner.savings.records import Estimate

TEXTS: dict[str, Text] = {
    "count": Text(
        "Kildernes tal: {yes} af {all} kan regnes efter, {no} kan ikke.",
        "The sources' figures: {yes} of {all} can be reproduced, {no} cannot.",
    ),
    "range": Text(
        "Overskriftens omkring 2.000 årsværk er toppen af {low} til {high}; delene overlapper og må ikke lægges sammen.",
        "The headline's about 2,000 full-time equivalents are the top of {low} to {high}; the parts overlap and must not be added.",
    ),
    "amount_to": Text("Hvad de svarer til (vores regnestykker):", "What they amount to (our sums):"),
    "basis": Text("{source}: {counted}, tæthed {density} indb./km²", "{source}: {counted}, density {density} inhab./km²"),
    "basis_flat": Text("{source}: {counted}", "{source}: {counted}"),
    "citizen": Text(
        "pr. borger om året {hours} {hours:time|timer} netto ved {visits} besøg om ugen, som i planen",
        "per citizen a year {hours} {hours:hour|hours} net at {visits} {visits:visit|visits} a week, as in the plan",
    ),
    "district": Text(
        "distrikt {name}: {hours} {hours:time|timer} netto om året",
        "district {name}: {hours} {hours:hour|hours} net a year"),
    "beside": Text("Ved siden af kilden:", "Beside the source:"),
    "year": Text(
        "{hours} {hours:time|timer} netto om året; {gross} årsværk à 1.924 timer, eller {effective} à 1.400 effektive timer; "
        "{kroner} kr.{chance}",
        "{hours} {hours:hour|hours} net a year; {gross} FTE of 1,924 hours, or {effective} of 1,400 effective hours; {kroner} "
        "kr.{chance}",
    ),
    "chance": Text(" (kan være tilfældigt)", " (may be chance)"),
    "like": Text("ligner {shares}", "like {shares}"),
    "assumes": Text("Forudsætter:", "Assumes:"),
    "no_target": Text(
        "Ingen kilde har et antal for hele landet; giv et med --national.",
        "No source has a number for the whole country; give one with --national.",
    ),
    "skipped": Text("Ikke regnet op:", "Not scaled:"),
}  # fmt: skip


def _t(code: str, lang: Lang, **params: object) -> str:
    return render(TEXTS, code, params, lang)


def outlook_lines(outlook: Outlook, lang: Lang, *, whole: bool) -> Iterator[str]:
    """Yield the lines: scaled figures with their assumptions; the sources' figures one by one where `whole`, else their count."""
    for line in outlook.lines:
        yield from _line(line, lang)
        yield ""
    if outlook.skipped:
        yield _t("skipped", lang)
        yield from (f"  {skipped_line(s, lang)}" for s in outlook.skipped)
    if whole:
        yield from _claims(outlook, lang)
    yes, ends = sum(c.reproducible for c in outlook.claims), {c.code: c.value or 0 for c in outlook.claims}
    yield _t("count", lang, yes=yes, all=len(outlook.claims), no=len(outlook.claims) - yes)
    low, high = (decimal(ends[f"total.{end}"], 0, lang) for end in ("low", "high"))
    yield _t("range", lang, low=low, high=high)


def _claims(outlook: Outlook, lang: Lang) -> Iterator[str]:
    for chapter in Chapter:
        yield word(chapter.value, lang)
        for claim in (c for c in outlook.claims if c.chapter == chapter):
            t = claim_text(claim, lang)
            yield f"  {t.name}: {t.stated} → {t.value} {t.unit}".rstrip() + f" ({t.verdict})"
            if t.why:
                yield f"      {t.why}"
        derived = [d for d in outlook.derived if d.chapter == chapter]
        if derived:
            yield f"  {_t('amount_to', lang)}"
        for d in (amounting_text(d, lang) for d in derived):
            yield f"    {d.name}: {d.value} {d.unit}".rstrip() + (f" – {d.note}" if d.note else "")


def _line(line: Line, lang: Lang) -> Iterator[str]:
    yield line_title(line, lang)
    for basis in line.bases:
        counted = word(f"counted_{line.kind}", lang, units=_units(basis.units, lang))
        density = None if basis.density is None else decimal(basis.density, 0, lang)
        code = "basis_flat" if density is None else "basis"
        yield f"  {_t(code, lang, source=basis.source, counted=counted, density=density)}"
        for name in ("way", "field", "unit", "net"):
            yield f"    {word(name, lang):<28}{per_unit(getattr(basis.per_unit, name), line, lang)}"
        if basis.per_citizen_year and basis.visits_per_citizen_week:
            hours = with_interval(basis.per_citizen_year.net, 1, lang)
            visits = decimal(basis.visits_per_citizen_week, 1, lang)
            yield f"    {_t('citizen', lang, hours=hours, visits=visits)}"
        for d in basis.districts:
            yield f"    {_t('district', lang, name=d.label or d.key, hours=with_interval(d.year, 0, lang))}"
    if line.beside:
        yield f"  {_t('beside', lang)}"
        yield from (f"    {_beside(row, lang)}" for row in line.beside)
    if not line.projections:
        yield f"  {_t('no_target', lang)}"
    yield from _projections(line, lang)


def _projections(line: Line, lang: Lang) -> Iterator[str]:
    for target in dict.fromkeys(p.target for p in line.projections):
        found = [p for p in line.projections if p.target == target]
        yield f"  {word(target, lang, count=decimal(found[0].national, 0, lang))}"
        for p in found:
            yield f"    {place_name(p.place, lang)}: {_year(p, lang)}"
            if len(line.bases) > 1:
                named = zip(line.bases, p.weights, strict=True)
                shares = ", ".join(f"{b.source} {percent(w, lang, 0)}" for b, w in named)
                yield f"      {_t('like', lang, shares=shares)}"
        yield f"    {_t('assumes', lang)}"
        said = dict.fromkeys(describe_assumption(a, lang) for p in found for a in p.assumptions)
        yield from (f"      - {sentence}" for sentence in said)


def _year(found: Projection, lang: Lang) -> str:
    digits = 0 if abs(found.fte_gross.mean) >= 100 else 2
    return _t(
        "year",
        lang,
        hours=with_interval(found.hours.net, 0, lang),
        gross=with_interval(found.fte_gross, digits, lang),
        effective=with_interval(found.fte_effective, digits, lang),
        kroner=with_interval(found.kroner, 0, lang),
        chance=_t("chance", lang) if found.hours.net.low <= 0 <= found.hours.net.high else "",
    )


def _beside(row: Beside, lang: Lang) -> str:
    unit = Unit[row.unit]
    sides = (("measured", row.measured), ("worked_out", row.worked_out), ("stated", row.stated))
    theirs = [
        f"{word(code, lang).lower()} {number_text(value, unit, lang)}"
        for code, value in sides
        if value is not None
    ]
    ours = (
        f"{word('ours', lang).lower()} {with_interval(row.ours, 2 if abs(row.ours.mean) < 100 else 0, lang)}"
    )
    return f"{word(row.code, lang)} ({unit_text(unit, lang)}): {', '.join([*theirs, ours])}"


def per_unit(value: Estimate, line: Line, lang: Lang) -> str:
    """Return hours of a unit as the line tells them: minutes of a visit, hours a year of anything else."""
    each = word(f"per_{line.kind}", lang)
    if line.kind == "visit":
        return f"{with_interval(times(value, 60), 2, lang)} min {each}"
    return f"{with_interval(value, 1, lang)} {'t' if lang is Lang.DA else 'h'} {each}"


def _units(value: Estimate, lang: Lang) -> str:
    return decimal(value.mean, 0 if value.mean == int(value.mean) else 1, lang)

"""The catalogue as Markdown; `docs/technologies.md` and `docs/technologies.da.md` are its output.

Write them anew with `python -m planner.technologies.documentation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.messages import Lang
from planner.technologies import prose
from planner.technologies.card import does, status_of
from planner.technologies.catalogue import CATALOGUE
from planner.technologies.inventory import INVENTORY, Solution
from planner.technologies.records import Technology
from planner.technologies.values import Parameter
from planner.technologies.words import STATUSES, amount, number, say, word

FILES = {Lang.DA: "technologies.da.md", Lang.EN: "technologies.md"}


def document(lang: Lang) -> str:
    """Return the whole page in one language."""
    parts = [
        say(prose.INTRODUCTION, lang), _overview(lang), say(prose.EACH, lang), *(section(t, lang) for t in CATALOGUE),
        say(prose.INVENTORY_PROSE, lang), _inventory(lang),
    ]  # fmt: skip
    return "\n\n".join(part.strip() for part in parts) + "\n"


def section(technology: Technology, lang: Lang) -> str:
    """Return one technology with all its figures."""
    lines = [f"### {say(technology.title, lang)}: `{technology.code}`", "", say(technology.summary, lang), ""]
    lines += [f"- {line}" for line in _facts(technology, lang)]
    told = [p for p in technology.parameters if p.base is not None or p.required]
    if told:
        heads = ("figure", "question", "low", "base", "high", "unit", "from")
        lines += ["", *_table([word(h, lang) for h in heads], (_parameter(p, lang) for p in told))]
    if left := [p.name for p in technology.parameters if p not in told]:
        lines += ["", f"{say(STATUSES['open'], lang).capitalize()}: {', '.join(f'`{n}`' for n in left)}."]
    if technology.quoted:
        quoted = (f"{say(q.name, lang)}: {amount(q.value, q.unit, lang)}" for q in technology.quoted)
        lines += ["", f"{word('quoted', lang)}:", "", *(f"- {line}" for line in quoted)]
    return "\n".join(lines)


def _facts(technology: Technology, lang: Lang) -> Iterator[str]:
    yield f"{_heading('does', lang)}: {does(technology, lang)}"
    if technology.services:
        yield f"{word('services', lang)}: {', '.join(f'`{s}`' for s in sorted(technology.services))}"
    if technology.taken:
        yield f"{word('takes', lang)}: {', '.join(f'`{s}`' for s in sorted(technology.taken))}"
    yield f"{_heading('source', lang)}: {say(technology.source.value, lang)}"
    if technology.since:
        yield f"{word('since', lang)}: {technology.since}"
    if technology.legal:
        yield f"{word('law', lang)}: {', '.join(technology.legal)}"
    if technology.visitation is False:
        yield word("no_visitation", lang)
    for flag in ("nursing_home", "background"):
        if getattr(technology, flag):
            yield word(flag, lang)
    if technology.elsewhere is not None:
        yield say(technology.elsewhere, lang)


def _heading(name: str, lang: Lang) -> str:
    return word(name, lang).capitalize()


def _parameter(parameter: Parameter, lang: Lang) -> Sequence[str]:
    values = [number(v, lang) for v in (parameter.low, parameter.base, parameter.high)]
    grounds = say(STATUSES[status_of(parameter)], lang)
    if parameter.why is not None:
        grounds += f": {say(parameter.why, lang)}"
    asked, unit = say(parameter.question, lang), say(parameter.measure.words, lang)
    return (f"`{parameter.name}`", asked, *values, unit, grounds)


def _overview(lang: Lang) -> str:
    heads = [word(h, lang) for h in ("code", "name", "does", "asks")]
    rows = (
        (
            f"`{t.code}`",
            say(t.title, lang),
            does(t, lang),
            ", ".join(f"`{p.name}`" for p in t.parameters if p.required and p.base is None),
        )
        for t in CATALOGUE
    )
    return "\n".join(_table(heads, rows))


def _inventory(lang: Lang) -> str:
    heads = [word(h, lang) for h in ("number", "municipality", "solution", "where")]
    return "\n".join(_table(heads, inventory_rows(lang)))


def inventory_rows(lang: Lang) -> Iterator[tuple[str, str, str, str]]:
    """Yield the number, municipality and name of every solution, and its codes or why it has none."""
    for solution in INVENTORY:
        name = say(solution.name, lang)
        yield str(solution.number), solution.municipality, name, _where(solution, lang)


def _where(solution: Solution, lang: Lang) -> str:
    if solution.outside is not None:
        return say(solution.outside, lang)
    codes = ", ".join(f"`{c}`" for c in solution.technologies)
    same = "" if solution.see is None else f" ({word('same_as', lang, number=solution.see)})"
    return codes + same


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def main(directory: Path = Path("docs")) -> None:
    """Write both pages to `directory`. Raises OSError if they cannot be written."""
    directory.mkdir(parents=True, exist_ok=True)
    for lang, name in FILES.items():
        (directory / name).write_text(document(lang), encoding="utf-8")


if __name__ == "__main__":
    main()

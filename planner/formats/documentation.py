"""The description of the input as Markdown, made from the schema; `docs/input.md` and `docs/input.da.md` are its output.

Write them anew with `python -m planner.formats.documentation`.
"""

# ruff: noqa: E501 - Markdown rows are long
from __future__ import annotations

from pathlib import Path

from planner.domain import Settings
from planner.formats import prose
from planner.formats.fill import cell
from planner.formats.schema import Kind, Table
from planner.formats.settings_screen import Setting
from planner.formats.settings_table import SETTINGS_KEYS, key_in, setting_cell, values_of
from planner.formats.tables import TABLES
from planner.formats.vocabulary import WORDS, choices
from planner.messages import Lang, Text
from planner.services import SERVICES

FILES = {Lang.DA: "input.da.md", Lang.EN: "input.md"}


def document(lang: Lang) -> str:
    """Return the whole page in one language."""
    parts = [prose.INTRODUCTION, *(_table(t, lang) for t in TABLES)]
    texts = [p if isinstance(p, str) else getattr(p, lang.value) for p in parts]
    texts += [_settings(lang), _catalogue(lang), *(getattr(p, lang.value) for p in prose.AFTERWARDS)]
    return "\n\n".join(text.strip() for text in texts) + "\n"


def _say(text: Text, lang: Lang) -> str:
    return str(getattr(text, lang.value))


def _table(table: Table, lang: Lang) -> str:
    names = sorted({f"`{n}`" for n in (table.file_name(lang), *table.danish, table.name)})
    lines = [f"## {_say(table.title, lang)}", "", _say(table.explain, lang), ""]
    lines += [
        f"{_say(prose.NAMES, lang)}: {', '.join(names)}."
        + (f" {_say(prose.NEEDED, lang)}" if table.required else ""),
        "",
    ]
    lines += ["| " + " | ".join(_say(h, lang) for h in prose.COLUMN_HEADINGS) + " |", "|---|---|---|---|---|"]
    for column in table.columns:
        headings = (*column.danish, column.name) if lang is Lang.DA else (column.name, *column.danish)
        empty = (
            _say(prose.MUST, lang)
            if column.required
            else (_say(column.default, lang) if column.default else "")
        )
        cells = [
            f"`{headings[0]}`",
            ", ".join(f"`{h}`" for h in dict.fromkeys(headings[1:]) if h != headings[0]),
            kind_text(column.kind, lang),
            empty,
            _say(column.explain, lang),
        ]
        lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
    return "\n".join(lines)


def kind_text(kind: Kind, lang: Lang) -> str:
    """Return what a column of this kind accepts."""
    if kind in WORDS:
        return f"{_say(prose.ONE_OF, lang) if kind not in (Kind.MODES, Kind.LEVELS) else _say(prose.SOME_OF, lang)}: {choices(kind, lang)}"
    return _say(prose.KINDS[kind], lang)


def _settings(lang: Lang) -> str:
    defaults = values_of(Settings(), "", False)
    lines = [
        f"### {_say(prose.SETTINGS_TITLE, lang)}",
        "",
        "| " + " | ".join(_say(h, lang) for h in prose.SETTING_HEADINGS) + " |",
        "|---|---|---|---|",
    ]
    for s in SETTINGS_KEYS:
        default = setting_cell(s, defaults.get(s.key), lang).replace("|", r"\|")
        lines.append(
            f"| `{key_in(s, lang)}` | {_setting_text(s, lang)} | {default} | {_say(s.explain, lang)} |"
        )
    return "\n".join(lines)


def _setting_text(setting: Setting, lang: Lang) -> str:
    text = kind_text(setting.kind, lang)
    if setting.kind in (Kind.INTEGER, Kind.NUMBER):
        text += f", {_span(setting)}"
    return f"{text}, {_say(prose.OR_NONE, lang)}" if setting.optional else text


def _span(setting: Setting) -> str:
    lowest = f"−{-setting.lowest}" if setting.lowest < 0 else str(setting.lowest)
    return f"{lowest}-{setting.highest}"


def _catalogue(lang: Lang) -> str:
    lines = [f"### {_say(prose.CATALOGUE_TITLE, lang)}", "", _say(prose.CATALOGUE, lang), "",
             "| " + " | ".join(_say(h, lang) for h in prose.CATALOGUE_HEADINGS) + " |", "|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for s in SERVICES:
        level, window = cell(Kind.LEVEL, s.level, lang), cell(Kind.WINDOW_KIND, s.window, lang)
        screen = cell(Kind.SCREEN_USE, s.screen, lang)
        lines.append(
            f"| `{s.code}` | {_say(s.name, lang)} | {s.minutes} | {level} | {s.delegated_task or ''} | {s.certificate or ''} | {window} | {s.priority} | {screen} |"
        )
    return "\n".join(lines)


def main(directory: Path = Path("docs")) -> None:
    """Write both pages to `directory`. Raises OSError if they cannot be written."""
    directory.mkdir(parents=True, exist_ok=True)
    for lang, name in FILES.items():
        (directory / name).write_text(document(lang), encoding="utf-8")


if __name__ == "__main__":
    main()

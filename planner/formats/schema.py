"""How a table of the input is described: its columns, their headings in both languages, kinds and
explanations.

One description drives the reader, the writer, the template and the documentation; the tables themselves are
in
`planner.formats.tables`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from planner.messages import Lang, Text

NONE_MARK = "-"  # written where "none" is meant and an empty cell would mean "use the default"
COMMENT_MARK = "#"  # a row whose first cell starts so is an example or an explanation, and is not read
LIST_MARK = "|"


class Kind(StrEnum):
    """What a cell holds; decides how it is read, written and explained."""

    ID = "id"
    TEXT = "text"
    LIST = "list"
    SERVICES = "services"
    TASKS = "tasks"  # a list in which NONE_MARK means "none, whatever the services say"
    PLACE = "place"  # an address id, or NONE_MARK for no place
    NUMBER = "number"
    INTEGER = "integer"
    MINUTES = "minutes"
    DATE = "date"
    CLOCK = "clock"
    WINDOWS = "windows"
    LEVEL = "level"
    LEVELS = "levels"
    MEANS = "means"
    MODE = "mode"
    MODES = "modes"
    YES_NO = "yes_no"
    LINK_WORKER = "link_worker"
    WINDOW_KIND = "window_kind"
    CONSENT = "consent"
    SCREEN_USE = "screen_use"
    SCREEN_POLICY = "screen_policy"


@dataclass(frozen=True)
class Column:
    """One column: `name` is the English heading, `danish` the Danish ones (the first is written, all are
    read).

    `required`: every row must have a value. `default` says what an empty cell means.
    """

    name: str
    danish: tuple[str, ...]
    kind: Kind
    explain: Text
    required: bool = False
    default: Text | None = None

    def heading(self, lang: Lang) -> str:
        """Return the heading that is written in `lang`."""
        return self.danish[0] if lang is Lang.DA else self.name


@dataclass(frozen=True)
class Table:
    """One table: a CSV file or a sheet. `name` is the English file and sheet name, `danish` the Danish ones.

    `required`: an input without it cannot be planned. `one_of`: at least one of these groups of columns
    must be there.
    """

    name: str
    danish: tuple[str, ...]
    title: Text
    explain: Text
    columns: tuple[Column, ...]
    required: bool = False
    one_of: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def column(self) -> dict[str, Column]:
        """Columns by English name."""
        return {c.name: c for c in self.columns}

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Columns by every heading that is understood, folded."""
        return {folded(h): c for c in self.columns for h in (c.name, *c.danish)}

    def file_name(self, lang: Lang) -> str:
        """Return the name of the CSV file or sheet in `lang`, without an ending."""
        return self.danish[0] if lang is Lang.DA else self.name


def folded(heading: str) -> str:
    """Return a heading as it is compared: no case, no spaces or signs, Danish letters spelt out.

    >>> folded("Besøgs-ID ") == folded("besoegs_id")
    True
    """
    text = unicodedata.normalize("NFC", heading).casefold()
    for letter, spelt in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(letter, spelt)
    return re.sub(r"[^\w]|_", "", text)

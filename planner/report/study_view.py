"""What the page of a study shows, as plain frozen records: texts ready to read, tables, and charts as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from planner.messages import Lang
from planner.report.figure_rows import Fact
from planner.report.section import Section
from planner.report.table import Table


@dataclass(frozen=True)
class StudyView:
    """The whole page: the answer first, then its parts, and in the end how the figures were found."""

    lang: Lang
    title: str
    dates: str
    synthetic: bool
    attribution: str
    headline: str
    sentences: tuple[str, ...]
    cards: tuple[Fact, ...]
    sections: tuple[Section, ...]
    method: tuple[Fact, ...]
    method_tables: tuple[Table, ...] = ()
    references: tuple[str, ...] = ()

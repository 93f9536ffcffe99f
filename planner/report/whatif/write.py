"""The pages of what-if studies as files, each one self-contained HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.atomic import write_whole
from planner.domain import Instance
from planner.horizon.overlap_records import Overlap
from planner.horizon.records import Horizon
from planner.messages import Lang
from planner.report import page
from planner.report.study_view import StudyView
from planner.report.whatif import horizon_words, memo_words, overlap_words, words
from planner.report.whatif.horizon import horizon_view
from planner.report.whatif.memo import memo_of
from planner.report.whatif.overlap import overlap_view
from planner.report.whatif.view import comparison_view
from planner.report.write import known_part, route_shapes, street_lines
from planner.travel.network import RoadNetwork
from planner.whatif.records import Comparison

if TYPE_CHECKING:
    from planner.whatif.study import Findings

COMPARISON_FILE, MEMO_FILE = "whatif.html", "memo.html"
HORIZON_FILE, OVERLAP_FILE = "horizon.html", "overlap.html"
STYLES = ("report.css", "study.css", "whatif.css")


def comparison_page(
    findings: Findings, instance: Instance, lang: Lang = Lang.DA, *, network: RoadNetwork | None = None
) -> str:
    """Return the comparison page as one self-contained HTML text.

    Parameters
    ----------
    instance
        The day as it is.
    network
        Draws streets, and routes along them; without it routes are straight lines, and the page says so.
    """
    days = {code: findings.situations[code].instance for code in findings.plans}
    shown = {code: (days[code], known_part(days[code], plan)) for code, plan in findings.plans.items()}
    shapes = None
    if network is not None:
        shapes = {leg: way for pair in shown.values() for leg, way in route_shapes(network, *pair).items()}
    view = comparison_view(
        findings.comparison,
        shown,
        lang,
        streets=() if network is None else street_lines(network, instance),
        shapes=shapes,
        attribution=() if network is None else (network.attribution,),
    )
    return _study(view, words.word, lang)


def memo_page(comparison: Comparison, lang: Lang = Lang.DA, *, overlap: Overlap | None = None) -> str:
    """Return the committee memo as one self-contained HTML text, one sheet of A4 for up to four options. `overlap`: what the
    technologies among them free together, where that was studied."""
    memo = memo_of(comparison, lang, COMPARISON_FILE, overlap)
    text = partial(memo_words.word, lang=lang)
    return page.render("memo.html.j2", ("report.css", "memo.css"), (), None, memo=memo, t=text)


def horizon_page(horizon: Horizon, lang: Lang = Lang.DA) -> str:
    """Return the page of a year of weeks as one self-contained HTML text."""
    return _study(horizon_view(horizon, lang), horizon_words.word, lang)


def overlap_page(overlap: Overlap, lang: Lang = Lang.DA) -> str:
    """Return the page of what technologies free alone and together as one self-contained HTML text."""
    return _study(overlap_view(overlap, lang), overlap_words.word, lang)


def _study(view: StudyView, word: Callable[..., str], lang: Lang) -> str:
    return page.render("study.html.j2", STYLES, (), None, view=view, t=partial(word, lang=lang))


def write_comparison(
    findings: Findings,
    instance: Instance,
    folder: Path,
    lang: Lang = Lang.DA,
    *,
    network: RoadNetwork | None = None,
) -> list[Path]:
    """Write `whatif.html` into `folder`; return the file. Raises OSError where it cannot be written."""
    return [write_whole(folder / COMPARISON_FILE, comparison_page(findings, instance, lang, network=network))]


def write_memo(
    comparison: Comparison, folder: Path, lang: Lang = Lang.DA, *, overlap: Overlap | None = None
) -> list[Path]:
    """Write `memo.html` into `folder`; return the file. Raises OSError where it cannot be written."""
    return [write_whole(folder / MEMO_FILE, memo_page(comparison, lang, overlap=overlap))]


def write_horizon(horizon: Horizon, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `horizon.html` into `folder`; return the file. Raises OSError where it cannot be written."""
    return [write_whole(folder / HORIZON_FILE, horizon_page(horizon, lang))]


def write_overlap(overlap: Overlap, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `overlap.html` into `folder`; return the file. Raises OSError where it cannot be written."""
    return [write_whole(folder / OVERLAP_FILE, overlap_page(overlap, lang))]

"""Signs of life during long work: on a terminal a moving line, elsewhere nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from planner.cli.words import text
from planner.domain import Weights
from planner.messages import Lang
from planner.report.numbers import decimal, hours

if TYPE_CHECKING:
    from solvers.base import Progress as Sign
    from solvers.base import ProgressCallback

POINTS_PER_SECOND = 100  # what the standard prices give one second of paid working time


@contextmanager
def working(shown: bool, sentence: str) -> Iterator[None]:
    """Show a sentence and a turning sign while something runs that cannot say how far it is."""
    if not shown:
        yield
        return
    with Console(stderr=True, highlight=False).status(sentence):
        yield


@contextmanager
def search_progress(
    shown: bool, seconds: float | None, iterations: int | None, weights: Weights, lang: Lang
) -> Iterator[ProgressCallback | None]:
    """Give a callback that shows elapsed time and the best cost so far, None where nothing is to be shown."""
    if not shown:
        yield None
        return
    best = TextColumn("{task.fields[best]}")
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), best)
    total = float(iterations) if seconds is None and iterations is not None else seconds
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task(text("solving", lang), total=total, best="")

        def tell(sign: Sign) -> None:
            done = sign.iterations if seconds is None else sign.seconds
            bar.update(task, completed=done, best=cost_words(sign.cost, weights, lang))

        yield tell


def cost_words(cost: int, weights: Weights, lang: Lang) -> str:
    """Return the best cost so far in points; also as the working time it is worth, unless visits may still be
    left out.
    """
    points = decimal(cost, 0, lang)
    if cost >= min(weights.unplanned):
        return text("best", lang, points=points)
    return text("best_worth", lang, points=points, hours=hours(cost / POINTS_PER_SECOND, lang))

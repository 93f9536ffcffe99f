"""What the commands that plan a day many times have in common: telling of faults, showing how far they are, and ending early."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from planner.cli.failure import BadCall
from planner.cli.output import count_line, emit, issue_lines, note
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.errors import Issue
    from planner.savings.crew import Progress
    from planner.savings.solving import Effort, RuleBrokenError

RULES_SHOWN = 5


def tell(issues: Sequence[Issue], quiet: bool, lang: Lang) -> None:
    """Note the issues, if `quiet` only the errors, and how many they are."""
    from planner.errors import Severity

    shown = [i for i in issues if i.severity is Severity.ERROR or not quiet]
    for line in issue_lines(shown, lang):
        note(line)
    if shown:
        note(count_line(shown, lang))


def end(sentence: str, code: int, as_json: bool) -> NoReturn:
    """Say why there are no figures, and end with the exit code."""
    if as_json:
        emit({"status": "failed", "error": sentence})
    else:
        note(sentence)
    raise typer.Exit(code)


def broken_rules(error: RuleBrokenError, instance: Instance, lang: Lang) -> str:
    """Return the first broken rules of a plan as sentences."""
    from planner.check_texts import describe_violation

    return " ".join(describe_violation(v, instance, lang) for v in error.violations[:RULES_SHOWN])


def effort_of(iterations: int | None, seconds: float | None) -> Effort | None:
    """Return what each plan may take, None if nothing was said. Raises BadCall for what no plan could take."""
    from math import isfinite

    from planner.savings.solving import Effort

    if seconds is not None and not isfinite(seconds):
        raise BadCall("endless_budget")
    if (seconds or 0) < 0 or (iterations or 0) < 0:
        raise BadCall("negative_budget")
    return None if iterations is None and seconds is None else Effort(iterations, seconds)


@contextmanager
def watching(shown: bool, title: str, counted: Callable[[int, int], str]) -> Iterator[Progress | None]:
    """Give a callback that shows how many jobs are done, of those handed out so far; None where nothing is to be shown."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    count = TextColumn("{task.fields[count]}")
    with Progress(*columns, count, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task(title, total=None, count="")

        def tell_how_far(done: int, given: int) -> None:
            bar.update(task, completed=done, total=given, count=counted(done, given))

        yield tell_how_far

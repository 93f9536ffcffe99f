"""Printing: sentences, issues and JSON. Results go to stdout, everything about the work itself to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import typer

from planner.cli.words import text
from planner.domain import Instance, Reason
from planner.errors import Issue, Severity, Violation
from planner.messages import Lang


def say(line: str = "") -> None:
    """Print a line of the result."""
    typer.echo(line)


def note(line: str) -> None:
    """Print a line about the work."""
    typer.echo(line, err=True)


def emit(record: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    typer.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))


def on_terminal() -> bool:
    """Whether somebody watches stderr."""
    return sys.stderr.isatty()


def issue_record(issue: Issue, lang: Lang) -> dict[str, Any]:
    """Return an issue as JSON: its fields, and both sentences."""
    from planner.issue_texts import describe

    wrong, todo = describe(issue, lang)
    return {
        **asdict(issue),
        "severity": issue.severity.value,
        "ids": list(issue.ids),
        "wrong": wrong,
        "todo": todo,
    }


def violation_record(violation: Violation, instance: Instance, lang: Lang) -> dict[str, Any]:
    """Return a broken rule as JSON: its fields, and its sentence."""
    from planner.check_texts import describe_violation

    return {
        **asdict(violation),
        "ids": list(violation.ids),
        "text": describe_violation(violation, instance, lang),
    }


def reason_record(reason: Reason, lang: Lang) -> dict[str, Any]:
    """Return why a visit is unplanned as JSON: code, parameters and sentence."""
    from planner.reason_texts import describe_reason

    return {"code": reason.code, "params": reason.params, "text": describe_reason(reason, lang)}


def issue_lines(issues: Iterable[Issue], lang: Lang) -> Iterable[str]:
    """Yield two lines for each issue: where it is and what is wrong, then what to do."""
    from planner.issue_texts import describe

    for issue in issues:
        wrong, todo = describe(issue, lang)
        kind = text("error" if issue.severity is Severity.ERROR else "warning", lang)
        yield f"{kind} {wrong}"
        yield f"     → {todo}"


def count_line(issues: Sequence[Issue], lang: Lang) -> str:
    """Return how many errors and notes there are."""
    errors = sum(i.severity is Severity.ERROR for i in issues)
    return text("issue_count", lang, errors=errors, warnings=len(issues) - errors)

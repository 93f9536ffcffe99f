"""`homecare validate`: every fault in the input, at once."""

from __future__ import annotations

import typer

from planner.cli import source
from planner.cli.failure import FINDINGS
from planner.cli.options import Input, JsonOption, LangOption
from planner.cli.output import count_line, emit, issue_lines, issue_record, say
from planner.cli.words import text
from planner.errors import Severity
from planner.messages import Lang


def validate(path: Input, as_json: JsonOption = False, lang: LangOption = Lang.DA) -> None:
    """List every fault in INPUT: where it is, what is wrong, what to do."""
    from planner.formats.reader import has_errors

    loaded = source.read(path)
    errors = sum(i.severity is Severity.ERROR for i in loaded.issues)
    instance = loaded.instance
    counts = {
        "visits": len(instance.visits), "citizens": len(instance.citizens),
        "workers": len(instance.workers), "shifts": len(instance.shifts),
    }  # fmt: skip
    if as_json:
        issues = [issue_record(i, lang) for i in loaded.issues]
        emit({"issues": issues, "errors": errors, "warnings": len(issues) - errors, "read": counts})
    else:
        for line in issue_lines(loaded.issues, lang):
            say(line)
        say(text("read_counts", lang, **counts))
        say(count_line(loaded.issues, lang) if loaded.issues else text("no_issues", lang))
    raise typer.Exit(FINDINGS if has_errors(loaded.issues) else 0)

"""`homecare check`: the domain's own judgement of a plan, whoever made it."""

from __future__ import annotations

import typer

from planner.cli.failure import FINDINGS
from planner.cli.options import (
    DateOption,
    Input,
    JsonOption,
    LangOption,
    MatrixOption,
    PlanFile,
    RoadsOption,
)
from planner.cli.output import emit, issue_lines, issue_record, note, say, violation_record
from planner.cli.words import text
from planner.errors import Severity
from planner.messages import Lang


def check(
    plan_file: PlanFile,
    path: Input,
    roads: RoadsOption = None,
    matrix: MatrixOption = None,
    day: DateOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Check PLAN against INPUT and list every broken rule, and every error of INPUT.

    Travel times: --matrix or --roads, else travel.npz beside PLAN, else what INPUT names.
    """
    from planner.check import check as judge
    from planner.check_texts import describe_violation
    from planner.cli.stored import open_plan
    from planner.formats.reader import has_errors

    stored = open_plan(plan_file, path, roads, matrix, day)
    violations = judge(stored.instance, stored.ways.travel, stored.plan)
    if as_json:
        emit(
            {
                "violations": [violation_record(v, stored.instance, lang) for v in violations],
                "same_input": stored.same_input,
                "same_travel": stored.same_travel,
                "unplanned": len(stored.plan.unplanned),
                "issues": [issue_record(i, lang) for i in stored.issues],
            }
        )
    else:
        for line in issue_lines([i for i in stored.issues if i.severity is Severity.ERROR], lang):
            note(line)
        if has_errors(stored.issues):
            note(text("check_on_errors", lang))
        for line in stored.notes(lang):
            note(line)
        say(text("check_broken", lang, count=len(violations)) if violations else text("check_good", lang))
        for violation in violations:
            say(f"  - {describe_violation(violation, stored.instance, lang)}")
    raise typer.Exit(FINDINGS if violations or has_errors(stored.issues) else 0)

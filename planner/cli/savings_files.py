"""What `homecare savings` writes: the page, the study as JSON, a CSV list of each kind of record, and the two plans it shows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from planner.atomic import write_whole
from planner.domain import Instance
from planner.exports.plan_json import write_plan
from planner.exports.savings import write_savings_csv
from planner.messages import Lang
from planner.report.savings import savings_page
from planner.roads import Ways
from planner.savings.records import to_json
from planner.savings.study import Findings

PAGE = "savings.html"


def write_study(out: Path, findings: Findings, instance: Instance, ways: Ways, lang: Lang) -> list[Path]:
    """Write everything into `out`; return the files, the page first.

    All is written beside `out` and moved there at the end, so that a full disk leaves an earlier study whole. Raises OSError where
    a file cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=out) as folder:
        written = _write_into(Path(folder), findings, instance, ways, lang)
        return [path.replace(out / path.name) for path in written]


def _write_into(out: Path, findings: Findings, instance: Instance, ways: Ways, lang: Lang) -> list[Path]:
    baseline, plan = findings.baseline, findings.plan
    page = savings_page(
        findings.study,
        instance=instance,
        travel=ways.travel,
        baseline=baseline,
        plan=plan,
        lang=lang,
        network=ways.network,
    )
    return [
        write_whole(out / PAGE, page),
        write_whole(out / "study.json", to_json(findings.study)),
        write_plan(out / "baseline.json", baseline),
        write_plan(out / "plan.json", plan),
        *write_savings_csv(findings.study, out, lang),
    ]

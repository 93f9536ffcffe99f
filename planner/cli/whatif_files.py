"""What `homecare whatif` writes: page and memo, the comparison as JSON, CSV lists, and the plans of base and scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.atomic import write_whole
from planner.domain import Instance
from planner.exports.plan_json import write_plan
from planner.exports.whatif import write_comparison_csv
from planner.horizon.overlap_records import Overlap
from planner.messages import Lang
from planner.report.whatif.write import COMPARISON_FILE, MEMO_FILE, comparison_page, memo_page
from planner.roads import Ways
from planner.whatif.records import to_json
from planner.whatif.study import Findings

JSON_FILE, PLANS = "comparison.json", "plans"


def write_findings(
    out: Path,
    findings: Findings,
    instance: Instance,
    ways: Ways,
    lang: Lang,
    together: Overlap | None = None,
) -> list[Path]:
    """Write everything into `out`, the memo with what technologies free `together`; return the files, page and memo first.

    All is written beside `out` and moved there at the end, so that a full disk leaves an earlier comparison whole; plans of
    scenarios that there are no more are removed. Raises OSError where a file cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=out) as folder:
        stage = Path(folder)
        written = _write_into(stage, findings, instance, ways, together, lang)
        (out / PLANS).mkdir(exist_ok=True)
        files = [path.replace(out / path.relative_to(stage)) for path in written]
    for old in set((out / PLANS).glob("*.json")) - set(files):
        old.unlink()
    return files


def plan_names(codes: Iterable[str]) -> dict[str, str]:
    """Return a file name for the plan of each code: the code with what no file system minds, numbered where two would be alike.

    >>> plan_names(["base", "2/3", "2:3"])
    {'base': 'base.json', '2/3': '2_3.json', '2:3': '2_3-2.json'}
    """
    taken: set[str] = set()
    names = {}
    for code in codes:
        plain = re.sub(r"[^\w+.-]", "_", code).strip(".") or "_"
        numbered = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
        names[code] = next(name for name in numbered if name.lower() not in taken)
        taken.add(names[code].lower())
    return {code: f"{name}.json" for code, name in names.items()}


def _write_into(
    out: Path, findings: Findings, instance: Instance, ways: Ways, together: Overlap | None, lang: Lang
) -> list[Path]:
    comparison = findings.comparison
    page = comparison_page(findings, instance, lang, network=ways.network)
    names = plan_names(findings.plans)
    (out / PLANS).mkdir()
    return [
        write_whole(out / COMPARISON_FILE, page),
        write_whole(out / MEMO_FILE, memo_page(comparison, lang, overlap=together)),
        write_whole(out / JSON_FILE, to_json(comparison)),
        *(write_plan(out / PLANS / names[code], plan) for code, plan in findings.plans.items()),
        *write_comparison_csv(comparison, out, lang),
    ]

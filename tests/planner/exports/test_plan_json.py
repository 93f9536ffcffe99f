"""plan.json: out and back in unchanged, and every fault of a broken file located."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.domain import Plan
from planner.errors import InputError, Issue
from planner.exports.plan_json import (
    PLAN_TEXTS,
    SCHEMA_FILE,
    plan_schema_text,
    plan_text,
    read_plan,
    write_plan,
)
from planner.messages import Lang
from tests.planner.report.samples import mixed_day

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def plan() -> Plan:
    return mixed_day()[2]


def faults(path: Path) -> list[Issue]:
    with pytest.raises(InputError) as caught:
        read_plan(path)
    for issue in caught.value.issues:
        for text in (*PLAN_TEXTS[issue.code].wrong, *PLAN_TEXTS[issue.code].todo):
            assert text.format(**issue.params)
    return caught.value.issues


def test_round_trip(plan: Plan, tmp_path: Path) -> None:
    """What is written comes back equal, and the text says its version first."""
    path = write_plan(tmp_path / "plan.json", plan)
    assert read_plan(path) == plan
    assert json.loads(path.read_text())["schema_version"] == 1
    assert plan_text(plan) == plan_text(read_plan(path))


def test_a_plan_from_before_threads_and_budget_were_kept_still_reads(plan: Plan, tmp_path: Path) -> None:
    data = json.loads(plan_text(plan))
    for name in ("threads", "budget_seconds", "budget_iterations", "interrupted"):
        del data["run"][name]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data))
    run = read_plan(path).run
    assert (run.threads, run.budget_seconds, run.budget_iterations, run.interrupted) == (1, None, None, False)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    (issue,) = faults(tmp_path / "plan.json")
    assert (issue.code, issue.file) == ("plan_unreadable", "plan.json")


def test_file_cut_in_half(plan: Plan, tmp_path: Path) -> None:
    """Half a file is no JSON; the issue says in which line it stopped making sense."""
    path = tmp_path / "plan.json"
    text = plan_text(plan)
    path.write_text(text[: len(text) // 2])
    (issue,) = faults(path)
    assert issue.code == "plan_not_json"
    assert issue.row is not None
    assert abs(issue.row - text[: len(text) // 2].count("\n") - 1) <= 1


@pytest.mark.parametrize("content", [b"", b"[" * 100_000])
def test_empty_and_bottomless_files(tmp_path: Path, content: bytes) -> None:
    """Neither nothing nor endless brackets are a traceback."""
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    assert [i.code for i in faults(path)] == ["plan_not_json"]


def test_latin_1(plan: Plan, tmp_path: Path) -> None:
    """A file saved in another encoding is told from broken JSON."""
    path = tmp_path / "plan.json"
    path.write_bytes(plan_text(plan.model_copy(update={"title": "Prøve"})).encode("latin-1", "replace"))
    assert [i.code for i in faults(path)] == ["plan_not_utf8"]


def test_byte_order_mark_is_no_fault(plan: Plan, tmp_path: Path) -> None:
    """Some editors add one."""
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + plan_text(plan).encode())
    assert read_plan(path) == plan


def test_other_version(plan: Plan, tmp_path: Path) -> None:
    """A plan of a later program is refused by its version, before its fields are looked at."""
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"schema_version": 2, "new": []}))
    (issue,) = faults(path)
    assert (issue.code, issue.column, issue.value) == ("plan_wrong_version", "schema_version", "2")
    assert "version 2" in PLAN_TEXTS[issue.code].wrong.en.format(**issue.params)


def test_every_wrong_field_at_once(plan: Plan, tmp_path: Path) -> None:
    """A negative length, an instant without offset, an unknown field and a missing one: four issues, each at
    its place."""
    data = json.loads(plan_text(plan))
    data["routes"][0]["activities"][1]["wait_seconds"] = -1
    data["routes"][1]["departure"] = "2026-03-02T07:00:00"
    data["colour"] = "red"
    del data["run"]["seed"]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data))
    found = {(i.column, i.value) for i in faults(path)}
    assert found == {
        ("routes[0].activities[1].wait_seconds", "-1"),
        ("routes[1].departure", "2026-03-02T07:00:00"),
        ("colour", "red"),
        ("run.seed", None),
    }


def test_not_an_object(tmp_path: Path) -> None:
    """A list is JSON, but no plan."""
    path = tmp_path / "plan.json"
    path.write_text("[]")
    (issue,) = faults(path)
    assert (issue.code, issue.column) == ("plan_wrong_field", "plan")


def test_schema_file_is_up_to_date() -> None:
    """docs/plan.schema.json says what the code reads; after a change of the domain write it anew with
    `write_plan_schema`."""
    assert (ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == plan_schema_text()


def test_texts_speak_both_languages() -> None:
    """Danish and English differ in every sentence."""
    for texts in PLAN_TEXTS.values():
        for text in texts:
            assert getattr(text, Lang.DA) != getattr(text, Lang.EN)

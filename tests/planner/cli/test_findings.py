"""What goes wrong: sentences and exit codes in both languages, never a traceback, never the rest of the input
lost.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.solver_words import FEATURE_TEXTS, SOLVER_TEXTS
from planner.exports.calendar import PRODUCT
from solvers import registry
from solvers.features import ALL_FEATURES
from tests.planner.cli.conftest import Call

COMMAND = "from planner.cli import main; main()"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `homecare` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def faulty(little: Path, tmp_path: Path) -> Path:
    """`little` with a second visit V2 to an unknown citizen: two rows that cannot be used, one good visit
    left out with them.
    """
    folder = tmp_path / "faulty"
    shutil.copytree(little, folder)
    visits = next(
        p
        for p in folder.glob("*.csv")
        if "V2" in p.read_text(encoding="utf-8-sig") and "V3" in p.read_text(encoding="utf-8-sig")
    )
    text = visits.read_text(encoding="utf-8-sig")
    (row,) = (line for line in text.splitlines() if line.startswith("V3;"))
    visits.write_text(text + row.replace("V3;", "V4;").replace("C3", "C77") + "\n", encoding="utf-8")
    return folder


def test_a_real_process_from_end_to_end(tmp_path: Path) -> None:
    """Generate, plan, check, with a plain ASCII locale: Danish letters come through all the same."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    made = run("generate", "--out", tmp_path / "in", "--citizens", 8, "--workers", 4, **plain)
    assert made.returncode == 0, made.stderr
    planned = run("plan", tmp_path / "in", "--iterations", 200, "--out", tmp_path / "out", **plain)
    assert planned.returncode in (0, 1), planned.stderr
    assert "Besøg planlagt" in planned.stdout
    assert "Traceback" not in planned.stderr
    checked = run("check", tmp_path / "out" / "plan.json", tmp_path / "in", **plain)
    assert (checked.returncode, checked.stdout.strip()) == (0, "Ingen regler er brudt.")


def test_without_a_terminal_there_is_no_progress(little: Path, tmp_path: Path) -> None:
    planned = run("plan", little, "--iterations", 50, "--out", tmp_path, "--json")
    assert planned.stderr == ""
    assert json.loads(planned.stdout)["status"] == "feasible"


@pytest.mark.parametrize(
    "arguments", [(), ("plan",), ("plan", "x", "--iterations", "many"), ("generate",), ("nonsense",)]
)
def test_a_call_that_cannot_be_parsed_is_a_bad_call(call: Call, arguments: tuple[str, ...]) -> None:
    assert call(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "danish"),
    [
        (("plan", "nowhere"), "nowhere findes ikke."),
        (("validate", "nowhere"), "nowhere findes ikke."),
        (("check", "nowhere", "nowhere"), "nowhere findes ikke."),
        (("plan", "{little}", "--roads", "nowhere.pbf"), "nowhere.pbf findes ikke."),
        (("plan", "{little}", "--matrix", "nowhere.npz"), "nowhere.npz findes ikke."),
        (("plan", "{little}", "--solver", "magic"), "Der er ingen løser ved navn magic."),
        (("plan", "{little}", "--seconds", "-1"), "kan ikke være negative"),
        (("plan", "{little}", "--seconds", "nan"), "--seconds skal være et endeligt tal."),
        (("plan", "{little}", "--seconds", "inf"), "--seconds skal være et endeligt tal."),
        (("plan", "{little}", "--roads", "{little}", "--place", "Rønne"), "Giv enten --roads eller --place"),
        (("generate", "--out", "{tmp}", "--place", "Rønne"), "skal gives sammen"),
        (("plan", "{little}", "--threads", "0"), "--threads skal være mindst 1."),
        (("plan", "{little}", "--date", "i morgen"), "ikke i morgen"),
        (("generate", "--out", "{tmp}", "--roads", "x"), "skal gives sammen"),
    ],
)
def test_bad_calls_are_one_sentence(
    call: Call, little: Path, tmp_path: Path, arguments: tuple[str, ...], danish: str
) -> None:
    filled = [a.format(little=little, tmp=tmp_path) for a in arguments]
    result = call(*filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert danish in result.stderr
    assert len(result.stderr.splitlines()) == 1
    english = call(*filled, "--lang", "en")
    assert english.exit_code == 2
    assert english.stderr != result.stderr


def test_a_failure_is_json_too(call: Call) -> None:
    result = call("plan", "nowhere", "--json")
    assert json.loads(result.stdout) == {"status": "failed", "error": "nowhere findes ikke."}


def test_faults_are_listed_and_the_rest_is_planned(call: Call, faulty: Path, tmp_path: Path) -> None:
    result = call("plan", faulty, "--iterations", 50, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "C77" in result.stderr
    assert "3 af 3" in result.stdout
    record = json.loads(call("plan", faulty, "--iterations", 50, "--out", tmp_path / "out", "--json").stdout)
    assert record["planned"] == 3
    assert [i["severity"] for i in record["issues"]] == ["error"]


def test_validate_says_where_what_and_what_to_do(call: Call, faulty: Path) -> None:
    result = call("validate", faulty, "--json", "--lang", "en")
    assert result.exit_code == 1
    (issue,) = json.loads(result.stdout)["issues"]
    assert issue.keys() >= {
        "code",
        "severity",
        "file",
        "row",
        "column",
        "value",
        "ids",
        "params",
        "wrong",
        "todo",
    }
    assert (issue["row"], issue["value"]) == (5, "C77")
    assert "C77" in call("validate", faulty).stdout


@pytest.mark.parametrize("name", ["roads.npz", "roads.osm.pbf", "roads.graphml"])
def test_a_map_cut_in_half_is_an_issue(call: Call, little: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01 half a map")
    result = call("plan", little, "--roads", tmp_path / name, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert name in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()
    record = json.loads(call("plan", little, "--roads", tmp_path / name, "--json").stdout)
    assert record["status"] == "invalid_input"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": 99}', '{"routes": 3}'])
def test_a_plan_file_that_is_none_is_an_issue(call: Call, little: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "plan.json").write_text(content, encoding="utf-8")
    for lang in ("da", "en"):
        result = call("check", tmp_path / "plan.json", little, "--lang", lang)
        assert result.exit_code == 1
        assert "plan.json" in result.stderr


def test_an_empty_folder_leaves_an_earlier_plan_alone(call: Call, made: Path, tmp_path: Path) -> None:
    """No tables: no visits, so nothing is written, and nobody is told that the plan keeps every rule."""
    (tmp_path / "empty").mkdir()
    shutil.copytree(made, tmp_path / "out")
    before = _contents(tmp_path / "out")
    for lang, sentence in (("da", "Ingen plan: der er ingen besøg"), ("en", "No plan: there are no visits")):
        result = call(
            "plan", tmp_path / "empty", "--iterations", 10, "--out", tmp_path / "out", "--lang", lang
        )
        assert (result.exit_code, result.stdout) == (1, "")
        assert sentence in result.stderr
        assert ("fejl" if lang == "da" else "errors") in result.stderr.splitlines()[-1]
    assert _contents(tmp_path / "out") == before


def test_shifts_that_cannot_be_used_leave_no_plan(call: Call, little: Path, tmp_path: Path) -> None:
    """Visits and no shifts, because their table is empty; with a date asked for as well."""
    shutil.copytree(little, tmp_path / "in")
    (tmp_path / "in" / "vagter.csv").write_bytes(b"")
    for date in ((), ("--date", "2026-03-02")):
        result = call("plan", tmp_path / "in", *date, "--out", tmp_path / "out")
        assert result.exit_code == 1
        assert "Ingen plan: der er ingen vagter at planlægge med, fordi inputtet har fejl." in result.stderr
        assert not (tmp_path / "out").exists()


def test_a_template_not_filled_in_gives_no_plan(call: Call, tmp_path: Path) -> None:
    """Nothing is wrong with it; there is nothing to plan."""
    call("template", tmp_path / "in")
    result = call("plan", tmp_path / "in", "--out", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == ["Ingen plan: der er ingen besøg at planlægge. Intet er skrevet."]
    record = json.loads(
        call("plan", tmp_path / "in", "--out", tmp_path / "out", "--json", "--lang", "en").stdout
    )
    assert record["status"] == "nothing_to_plan"
    assert record["error"] == "No plan: there are no visits to plan. Nothing was written."
    assert not (tmp_path / "out").exists()


def _contents(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_check_against_an_input_with_errors_is_a_finding(
    call: Call, made: Path, faulty: Path, tmp_path: Path
) -> None:
    """The plan keeps every rule of what could be read, but V4 could not: exit 1, and the error is printed."""
    result = call("check", made / "plan.json", faulty)
    assert result.exit_code == 1
    assert "C77" in result.stderr
    assert "kun det, der kunne læses" in result.stderr
    assert "Ingen regler er brudt." in result.stdout
    record = json.loads(call("check", made / "plan.json", faulty, "--json").stdout)
    assert [i["severity"] for i in record["issues"]] == ["error"]
    assert call("check", made / "plan.json", faulty, "--json").exit_code == 1


def test_a_solver_that_lacks_something_refuses_and_names_it(
    call: Call, little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solver that supports nothing at all: this input asks for stop overhead and visits that may be left
    out.
    """
    monkeypatch.setitem(
        registry.SOLVERS, "early", registry.Entry("", "tests.planner.early_solver", frozenset())
    )
    result = call("plan", little, "--solver", "early", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "stoptid én gang pr. stop" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_plan_that_breaks_rules_is_written_and_told(
    call: Call, little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        registry.SOLVERS, "early", registry.Entry("", "tests.planner.early_solver", ALL_FEATURES)
    )
    result = call("plan", little, "--solver", "early", "--out", tmp_path)
    assert result.exit_code == 1
    assert "Planen bryder" in result.stdout
    assert (tmp_path / "report.html").is_file()
    record = json.loads(call("plan", little, "--solver", "early", "--out", tmp_path, "--json").stdout)
    assert record["status"] == "infeasible"
    assert record["violations"][0].keys() == {"rule", "ids", "amount", "unit", "params", "text"}


def test_ctrl_c_leaves_the_best_plan_so_far(
    call: Call, little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solver interrupted at once: its plan is written, and the reader is told."""
    monkeypatch.setitem(registry.SOLVERS, "cut", registry.Entry("", "tests.planner.cut_solver", ALL_FEATURES))
    result = call("plan", little, "--solver", "cut", "--out", tmp_path)
    assert "Afbrudt med Ctrl-C" in result.stdout
    assert (tmp_path / "plan.json").is_file()
    assert (
        json.loads(call("plan", little, "--solver", "cut", "--out", tmp_path, "--json").stdout)["interrupted"]
        is True
    )


def test_a_bug_is_a_sentence_unless_debug_is_asked_for(
    call: Call, little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        registry.SOLVERS, "gone", registry.Entry("", "tests.planner.no_such_solver", ALL_FEATURES)
    )
    result = call("plan", little, "--solver", "gone", "--out", tmp_path)
    assert result.exit_code == 2
    assert "--debug" in result.stderr
    assert isinstance(
        call("plan", little, "--solver", "gone", "--out", tmp_path, "--debug").exception, ModuleNotFoundError
    )


def test_a_folder_that_cannot_be_written_is_a_sentence(call: Call, little: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = call("plan", little, "--iterations", 10, "--out", tmp_path / "file")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_an_earlier_plans_calendar_does_not_stay_behind(call: Call, little: Path, tmp_path: Path) -> None:
    """W7 had visits yesterday and has none today; a calendar of other make is left alone."""
    folder = tmp_path / "calendar"
    folder.mkdir()
    (folder / "W7.ics").write_text(f"BEGIN:VCALENDAR\r\nPRODID:{PRODUCT}\r\n", encoding="utf-8")
    (folder / "own.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:other\r\n", encoding="utf-8")
    call("plan", little, "--iterations", 50, "--out", tmp_path)
    assert {p.name for p in folder.iterdir()} == {"W1.ics", "own.ics"}


def test_every_solver_and_feature_has_words() -> None:
    assert SOLVER_TEXTS.keys() >= registry.SOLVERS.keys()
    assert FEATURE_TEXTS.keys() == ALL_FEATURES

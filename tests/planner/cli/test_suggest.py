"""`homecare suggest` and `homecare explain`: what they say, their JSON, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.exports.plan_json import read_plan, write_plan
from planner.formats.writer import write_folder
from planner.messages import Lang
from tests.builders import citizen, instance, shift, visit, window
from tests.planner.cli.conftest import Call, three_visits


@pytest.fixture(scope="session")
def plan_file(made: Path) -> Path:
    """The plan of `little`: V1, V2 and V3 on S1."""
    return made / "plan.json"


@pytest.fixture
def without_v3(plan_file: Path, tmp_path: Path, call: Call, too_much: Path) -> Path:
    """A plan of `too_much`, in which V9 at night has no place."""
    result = call("plan", too_much, "--iterations", 50, "--out", tmp_path)
    assert result.exit_code == 1
    return tmp_path / "plan.json"


def test_a_new_visit_by_options(call: Call, plan_file: Path, little: Path) -> None:
    result = call(
        "suggest", plan_file, little, "--citizen", "C1", "--services", "meal", "--between", "08:00-10:00", "--lang", "en"
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    first, second, third = result.stdout.splitlines()[:3]
    assert first.startswith("Visit C1+1 to citizen C1, 08:00-10:00, 12 min: ")
    assert second.startswith("1. W1 at ")
    assert "driving" in third


def test_danish_is_the_language_unless_asked(call: Call, plan_file: Path, little: Path) -> None:
    result = call("suggest", plan_file, little, "--citizen", "C1", "--minutes", 10, "--between", "8-10")
    assert "forslag." in result.stdout
    assert "vejtid" in result.stdout


@pytest.mark.parametrize(
    ("between", "said"), [("10-8", "10:00-08:00 (næste dag)"), ("8-10", "08:00-10:00, ")]
)
def test_times_the_wrong_way_round_are_said_to_end_the_next_day(
    call: Call, plan_file: Path, little: Path, between: str, said: str
) -> None:
    """A visit of the night, or two times that have changed places: whoever reads it knows."""
    result = call("suggest", plan_file, little, "--citizen", "C1", "--minutes", 10, "--between", between)
    assert said in result.stdout.splitlines()[0]


def test_a_new_visit_from_a_file_as_json(call: Call, plan_file: Path, little: Path, tmp_path: Path) -> None:
    file = tmp_path / "visit.toml"
    file.write_text(
        'citizen = "C2"\nminutes = 10\nbetween = "08:00-10:00"\nscreen = true\n', encoding="utf-8"
    )
    result = call("suggest", plan_file, little, "--visit", file, "--json", "--most", 1)
    found = json.loads(result.stdout)
    assert found["visit"]["citizen_id"] == "C2"
    (best,) = found["suggestions"]
    assert best["parts"][0]["worker_id"] == "W1"
    assert "plan" not in best
    assert best["text"]


def test_a_visit_left_out_by_its_id_and_what_it_takes(call: Call, without_v3: Path, too_much: Path) -> None:
    """The shift ends at 15; V9 is from 22."""
    result = call("suggest", without_v3, too_much, "--visit", "V9", "--lang", "en")
    assert result.exit_code == 1
    assert "There is no room for visit V9" in result.stdout
    assert "1. 1 × unskilled at 21:" in result.stdout
    shown = json.loads(call("suggest", without_v3, too_much, "--visit", "V9", "--json").stdout)
    assert [f["kind"] for f in shown["fixes"]] == ["extra_shift"]
    assert shown["reasons"][0]["code"] == "no_shift_in_window"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "either --visit or --citizen"),
        (["--visit", "V1", "--citizen", "C1"], "either --visit or --citizen"),
        (["--visit", "V1", "--minutes", "5"], "--minutes only go with --citizen"),
        (["--citizen", "C1"], "needs --between"),
        (["--visit", "V77"], "no file and no visit V77; the input has V1, V2, V3."),
        (["--visit", ""], "--visit is empty; the input has V1, V2, V3."),
        (["--citizen", " ", "--between", "8-10"], "--citizen is empty; the input has C1, C2, C3."),
        (["--visit", "V1", "--citizen", ""], "either --visit or --citizen"),
        (["--visit", "V1", "--district", ""], "--district must not be empty"),
        (["--visit", "V1", "--most", "0"], "at least 1"),
    ],
)
def test_bad_calls(call: Call, plan_file: Path, little: Path, arguments: list[str], said: str) -> None:
    result = call("suggest", plan_file, little, *arguments, "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_visit_with_faults_is_told_with_what_to_do(call: Call, plan_file: Path, little: Path) -> None:
    result = call(
        "suggest", plan_file, little, "--citizen", "C9", "--between", "8-9", "--minutes", 5, "--lang", "en"
    )
    assert result.exit_code == 1
    assert "There is no citizen C9." in result.stderr


def test_a_face_from_the_day_before_is_known(call: Call, tmp_path: Path) -> None:
    """On Sunday W1 was at C3, who has nothing on Monday; the store knows, Monday's plan does not."""
    places = three_visits().addresses
    days = {
        "sunday": instance([visit("V3", None, window(day=-1))], [shift("S1", day=-1)], addresses=places),
        "monday": instance([visit("V1")], [shift("S1")], citizens=[citizen("C3")], addresses=places),
    }
    for name, given in days.items():
        write_folder(given, tmp_path / name, lang=Lang.DA)
        assert (
            call("plan", tmp_path / name, "--iterations", 20, "--out", tmp_path / f"{name}-plan").exit_code
            == 0
        )
    store = ("--store", tmp_path / "s.sqlite")
    sunday = call("store", "add", tmp_path / "sunday-plan/plan.json", tmp_path / "sunday", "--district", "Nord",
                  "--by", "Ea", *store)  # fmt: skip
    assert sunday.exit_code == 0, sunday.output
    call("publish", 1, "--by", "Ea", "--why", "approved", *store)
    asked = (tmp_path / "monday-plan/plan.json", tmp_path / "monday", "--citizen", "C3", "--minutes", 10,
             "--between", "8-10", "--lang", "en")  # fmt: skip
    assert "(new face)" in call("suggest", *asked).stdout
    assert "(known)" in call("suggest", *asked, *store, "--district", "Nord").stdout


def test_a_planned_visit_is_explained(call: Call, plan_file: Path, little: Path) -> None:
    result = call("explain", plan_file, little, "V2", "--lang", "en", "--moves", 50)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Visit V2: W1 at ")
    assert lines[1] == "Who: 1 of 1 at work in the window may take it."
    assert "The next best, solved again with the same effort:" in lines
    assert "  - Without W1: nobody else may take it." in lines


def test_an_unplanned_visit_is_explained(call: Call, without_v3: Path, too_much: Path) -> None:
    result = call("explain", without_v3, too_much, "V9", "--moves", 50)
    assert result.exit_code == 1
    assert "vagternes arbejdstid; besøgets tidsvindue" in result.stdout
    found = json.loads(call("explain", without_v3, too_much, "V9", "--moves", 50, "--json").stdout)
    assert [r["code"] for r in found["conflict"]["rules"]] == ["hours", "window"]
    assert found["conflict"]["proven"]
    assert found["fixes"][0]["kind"] == "extra_shift"
    assert found["lines"]


def test_an_unknown_visit_is_a_bad_call(call: Call, plan_file: Path, little: Path) -> None:
    result = call("explain", plan_file, little, "V77", "--lang", "en")
    assert result.exit_code == 2
    assert "there is no visit V77; the input has V1, V2, V3." in result.stderr


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_visit_is_a_bad_call_that_says_which_there_are(
    call: Call, plan_file: Path, little: Path, empty: str
) -> None:
    result = call("explain", plan_file, little, empty)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Kaldet kan ikke bruges: besøgets id er tomt; inputtet har V1, V2, V3.\n"


def test_a_plan_that_breaks_rules_is_said_so(
    call: Call, plan_file: Path, too_much: Path, tmp_path: Path
) -> None:
    """V9 put in V1's place in the file, hours before its window: it cannot be kept there."""
    plan = read_plan(plan_file)
    (route,) = plan.routes
    wrong = tuple(
        a.model_copy(update={"visit_id": "V9"}) if a.visit_id == "V1" else a for a in route.activities
    )
    file = tmp_path / "wrong.json"
    write_plan(file, plan.model_copy(update={"routes": (route.model_copy(update={"activities": wrong}),)}))
    result = call("suggest", file, too_much, "--visit", "V1", "--lang", "en")
    assert "breaks rules at V9" in result.stdout

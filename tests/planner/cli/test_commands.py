"""Each command once as it is meant to be called: what it prints, writes and answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.exports.plan_json import read_plan, write_plan
from planner.formats.reader import read_input
from tests.planner.cli.conftest import Call

COMMANDS = ("generate", "template", "validate", "plan", "check", "report", "solvers")
STABLE_KEYS = {
    "status", "cost", "terms", "bound", "unplanned", "driving_seconds", "stop_overhead_seconds", "distance_metres",
    "solver", "seed", "iterations", "seconds",
}  # fmt: skip


def test_help_names_every_command(call: Call) -> None:
    shown = call("--help").output
    assert all(command in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_both_languages(call: Call, command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "--lang" in result.output
    assert "--debug" in result.output


def test_a_plan_comes_with_all_its_files(made: Path) -> None:
    names = {p.relative_to(made).as_posix() for p in made.rglob("*") if p.is_file()}
    assert names == {
        "plan.json", "travel.npz", "report.html", "lists/routes.csv", "lists/unplanned.csv", "lists/figures.csv",
        "geo/plan.gpkg", "geo/visits.geojson", "geo/routes.geojson", "calendar/W1.ics",
    }  # fmt: skip


def test_the_summary_is_danish_unless_english_is_asked_for(call: Call, little: Path, tmp_path: Path) -> None:
    danish = call("plan", little, "--iterations", 50, "--out", tmp_path)
    english = call("plan", little, "--iterations", 50, "--out", tmp_path, "--lang", "en")
    assert (danish.exit_code, english.exit_code) == (0, 0)
    assert "Planen holder alle regler." in danish.stdout
    assert "3 af 3" in danish.stdout
    assert "luftlinje × 1,35" in danish.stdout
    assert "The plan keeps every rule." in english.stdout
    assert "straight line × 1.35" in english.stdout


def test_json_is_one_object_with_the_stable_keys_and_nothing_else(
    call: Call, little: Path, tmp_path: Path
) -> None:
    result = call("plan", little, "--iterations", 50, "--seed", 7, "--out", tmp_path, "--json")
    record = json.loads(result.stdout)
    assert result.stderr == ""
    assert record.keys() >= STABLE_KEYS
    assert (record["status"], record["unplanned"], record["seed"], record["solver"]) == (
        "feasible",
        0,
        7,
        "search",
    )
    assert record["iterations"] == 50
    assert record["cost"] == sum(record["terms"].values())


def test_the_json_figures_are_those_of_the_stored_plan(call: Call, little: Path, tmp_path: Path) -> None:
    record = json.loads(call("plan", little, "--iterations", 50, "--out", tmp_path, "--json").stdout)
    (route,) = read_plan(tmp_path / "plan.json").routes
    assert (
        record["driving_seconds"]
        == sum(a.travel_seconds for a in route.activities) + route.return_travel_seconds
    )
    assert (
        record["distance_metres"]
        == sum(a.travel_metres for a in route.activities) + route.return_travel_metres
    )
    # three stops, 200 s in and 118 s out each
    assert record["stop_overhead_seconds"] == 3 * 318


def test_same_seed_and_iterations_same_plan(call: Call, little: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        call("plan", little, "--iterations", 100, "--seed", 2, "--out", tmp_path / name)
    one, two = (read_plan(tmp_path / name / "plan.json") for name in ("one", "two"))
    assert one.routes == two.routes
    assert one.run.cost == two.run.cost


def test_what_is_left_out_is_said_with_its_reason(call: Call, too_much: Path, tmp_path: Path) -> None:
    result = call("plan", too_much, "--iterations", 50, "--out", tmp_path)
    assert result.exit_code == 1
    assert "3 af 4" in result.stdout
    assert "V9 (prioritet 3): Ingen vagt har tid" in result.stdout
    record = json.loads(
        call("plan", too_much, "--iterations", 50, "--out", tmp_path, "--json", "--lang", "en").stdout
    )
    assert record["unplanned"] == 1
    assert record["unplanned_visits"][0]["reasons"][0]["code"] == "no_shift_in_window"


def test_quiet_says_only_what_went_wrong(call: Call, little: Path, too_much: Path, tmp_path: Path) -> None:
    assert (
        call(
            "plan",
            little,
            "--iterations",
            50,
            "--out",
            tmp_path,
            "--quiet",
            "--matrix",
            _matrix(call, little, tmp_path),
        ).output
        == ""
    )
    assert "V9" in call("plan", too_much, "--iterations", 50, "--out", tmp_path, "--quiet").output


def _matrix(call: Call, folder: Path, tmp_path: Path) -> Path:
    call("plan", folder, "--iterations", 1, "--out", tmp_path / "first")
    return tmp_path / "first" / "travel.npz"


def test_ready_travel_times_are_used(call: Call, little: Path, made: Path, tmp_path: Path) -> None:
    result = call(
        "plan", little, "--iterations", 50, "--out", tmp_path, "--json", "--matrix", made / "travel.npz"
    )
    assert json.loads(result.stdout)["travel"] == "matrix"


def test_only_the_day_asked_for(call: Call, little: Path, tmp_path: Path) -> None:
    good = call("plan", little, "--iterations", 50, "--out", tmp_path, "--date", "2026-03-02", "--json")
    assert json.loads(good.stdout)["planned"] == 3
    other = call("plan", little, "--date", "2026-03-03")
    assert other.exit_code == 2
    assert "2026-03-02" in other.stderr


def test_a_made_plan_passes_its_check(call: Call, made: Path, little: Path) -> None:
    result = call("check", made / "plan.json", little)
    assert (result.exit_code, result.stdout.strip(), result.stderr) == (0, "Ingen regler er brudt.", "")


def test_a_damaged_plan_does_not(call: Call, made: Path, little: Path, tmp_path: Path) -> None:
    """One visit starts a minute earlier than the worker is ready: named with rule, ids, amount, unit."""
    data = json.loads((made / "plan.json").read_text(encoding="utf-8"))
    first = data["routes"][0]["activities"][0]
    first["wait_seconds"] += 60
    (tmp_path / "plan.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "travel.npz").write_bytes((made / "travel.npz").read_bytes())
    result = call("check", tmp_path / "plan.json", little, "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    (found,) = record["violations"]
    assert (found["rule"], found["amount"], found["unit"]) == ("start", 60, "seconds")
    assert found["ids"] == [first["visit_id"], "S1"]
    assert (record["same_input"], record["same_travel"]) == (True, True)
    assert found["text"] in call("check", tmp_path / "plan.json", little).stdout


def test_a_check_against_another_input_says_so(call: Call, made: Path, too_much: Path) -> None:
    result = call("check", made / "plan.json", too_much, "--lang", "en")
    assert result.exit_code == 1
    assert "another input" in result.stderr
    assert "V9" in result.stdout


def test_a_check_without_the_plans_travel_times_says_so(
    call: Call, made: Path, little: Path, tmp_path: Path
) -> None:
    """The plan alone, moved away: times are found anew, and here they happen to be the same."""
    (tmp_path / "plan.json").write_bytes((made / "plan.json").read_bytes())
    assert call("check", tmp_path / "plan.json", little).exit_code == 0


def test_a_plan_of_one_day_is_checked_against_that_day(call: Call, tmp_path: Path) -> None:
    """Two days made, one planned: the check finds out which."""
    folder, out = tmp_path / "days", tmp_path / "out"
    assert call("generate", "--out", folder, "--citizens", 6, "--workers", 4, "--days", 2).exit_code == 0
    planned = call("plan", folder, "--date", "2026-03-03", "--iterations", 50, "--out", out, "--json")
    record = json.loads(call("check", out / "plan.json", folder, "--json").stdout)
    assert json.loads(planned.stdout)["planned"] > 0
    assert (record["violations"], record["same_input"]) == ([], True)
    plan = read_plan(out / "plan.json")
    run = plan.run.model_copy(update={"instance_hash": "0" * 16})
    write_plan(out / "plan.json", plan.model_copy(update={"run": run}))
    since_changed = json.loads(call("check", out / "plan.json", folder, "--json").stdout)
    assert (since_changed["violations"], since_changed["same_input"]) == ([], False)


def test_the_report_once_more_in_english(call: Call, made: Path, little: Path, tmp_path: Path) -> None:
    result = call("report", made / "plan.json", little, "--out", tmp_path, "--lang", "en")
    assert result.exit_code == 0
    assert '<html lang="en"' in (tmp_path / "report.html").read_text(encoding="utf-8")
    record = json.loads(call("report", made / "plan.json", little, "--out", tmp_path, "--json").stdout)
    assert record == {"files": [str(tmp_path / "report.html")], "violations": 0, "unplanned": 0}


def test_a_good_input_has_nothing_to_say(call: Call, little: Path) -> None:
    result = call("validate", little)
    assert result.exit_code == 0
    assert "Ingen fejl fundet." in result.stdout
    record = json.loads(call("validate", little, "--json").stdout)
    assert (record["errors"], record["issues"], record["read"]["visits"]) == (0, [], 3)


def test_a_template_is_an_input_without_rows(call: Call, tmp_path: Path) -> None:
    for lang, heading in (("da", "besøgs_id"), ("en", "visit_id")):
        result = call("template", tmp_path / lang, "--lang", lang)
        assert result.exit_code == 0
        written = "".join(p.read_text(encoding="utf-8-sig") for p in (tmp_path / lang).glob("*.csv"))
        assert heading in written
        assert call("validate", tmp_path / lang, "--lang", lang).exit_code == 0


def test_a_generated_input_is_sound_and_knows_its_roads(call: Call, tmp_path: Path) -> None:
    arguments = ("--citizens", 6, "--workers", 4, "--variant", "coast", "--seed", 5, "--date", "2026-06-01")
    result = call("generate", "--out", tmp_path, *arguments, "--json")
    record = json.loads(result.stdout)
    assert record["roads"] == "roads.npz"
    assert (tmp_path / "roads.npz").is_file()
    valid = json.loads(call("validate", tmp_path, "--json").stdout)
    assert valid["errors"] == 0
    assert valid["read"]["visits"] == record["visits"] > 0
    assert "2026-06-01" in "".join(p.read_text(encoding="utf-8-sig") for p in tmp_path.glob("*.csv"))


def test_made_up_citizens_on_given_roads(call: Call, tmp_path: Path) -> None:
    """The roads of one made-up place and a list of doors along them stand in for real ones."""
    call("generate", "--out", tmp_path / "place", "--citizens", 20, "--lang", "en")
    homes = read_input(tmp_path / "place").instance.addresses
    doors = [f"{a.latitude},{a.longitude},Street {k}" for k, a in enumerate(homes)]
    (tmp_path / "doors.csv").write_text("\n".join(["lat,lon,street", *doors]), encoding="utf-8")
    files = ("--roads", tmp_path / "place" / "roads.npz", "--addresses", tmp_path / "doors.csv")
    result = call("generate", "--out", tmp_path / "real", "--citizens", 5, "--workers", 4, *files, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["roads"] == "../place/roads.npz"
    out = tmp_path / "out"
    planned = json.loads(call("plan", tmp_path / "real", "--iterations", 50, "--out", out, "--json").stdout)
    assert planned["travel"] == "roads"


def test_solvers_has_one_line_for_each(call: Call) -> None:
    shown = call("solvers").stdout.splitlines()
    assert [line.split()[0] for line in shown if not line.startswith(" ")] == [
        "Løser",
        "greedy",
        "search",
        "routing",
        "cpsat",
    ]
    assert "kontinuitet" in shown[3]
    english = call("solvers", "--lang", "en").stdout
    assert "continuity" in english
    names = [row["name"] for row in json.loads(call("solvers", "--json").stdout)["solvers"]]
    assert names == ["greedy", "search", "routing", "cpsat"]

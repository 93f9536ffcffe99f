"""`homecare nightly`: what it says, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.nightly.config_file import read_config
from planner.nightly.lock import night_lock
from tests.planner.cli.conftest import Call
from tests.planner.nightly.samples import write_districts

CONFIG = """\
store = "plans.sqlite"
out = "night"
days = 1
[search]
iterations = 100
further_rounds = 0
[[districts]]
name = "Syd"
input = "Syd"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration of one district."""
    write_districts(tmp_path)
    path = tmp_path / "night.toml"
    path.write_text(CONFIG)
    return path


def test_a_good_night_ends_with_0_and_one_that_lacks_a_district_with_1(config: Path, call: Call) -> None:
    answer = call("nightly", config, "--day", "2026-03-02", "--lang", "en")
    assert answer.exit_code == 0
    assert "Syd 02.03.2026: planned, 2 of 2 visits, plan 1" in answer.stdout
    assert "1 planned, 0 unchanged, 0 with nothing to plan, 0 failed." in answer.stdout
    config.write_text(CONFIG + '[[districts]]\nname = "Vest"\ninput = "findes ikke"\n')
    answer = call("nightly", config, "--day", "2026-03-02")
    assert answer.exit_code == 1
    assert "Syd 02.03.2026: lagt tidligere" in answer.stdout
    assert "Indlæsningen gik ikke: inputtet har fejl." in answer.stdout
    assert "Der er ingen plan for dagen." in answer.stdout
    assert "Vest: FEJL" in answer.stderr


def test_json_is_one_object(config: Path, call: Call) -> None:
    answer = call("nightly", config, "--day", "2026-03-02", "--json", "--out", config.parent / "elsewhere")
    assert answer.exit_code == 0
    night = json.loads(answer.stdout)
    assert (night["status"], night["units"][0]["outcome"], night["days"]) == ("good", "made", ["2026-03-02"])
    assert (config.parent / "elsewhere" / "2026-03-02" / "Syd" / "report.html").is_file()
    assert not (config.parent / "night").exists()


def test_bad_calls_end_with_2(config: Path, call: Call) -> None:
    """A file that is not there, faults in it, another run, a date that is none, a cluster without an address, no processes."""
    with night_lock(read_config(config)):
        answer = call("nightly", config, "--lang", "en")
    assert (answer.exit_code, "Another nightly run is under way" in answer.stderr) == (2, True)
    assert call("nightly", config, "--executor", "dask").exit_code == 2
    assert call("nightly", config, "--jobs", 0).exit_code == 2
    assert call("nightly", config, "--day", "i morgen").exit_code == 2
    assert call("nightly", config.parent / "none.toml").exit_code == 2
    config.write_text(CONFIG.replace("days = 1", "days = 0"))
    answer = call("nightly", config)
    assert (answer.exit_code, "night.toml, linje 3, felt 'days': 0 er for lidt." in answer.stderr) == (
        2,
        True,
    )
    assert not (config.parent / "plans.sqlite").exists()

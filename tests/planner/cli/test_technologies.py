"""`homecare technologies`: the list, one technology, the inventory, and each of them as JSON."""

from __future__ import annotations

import json

from tests.planner.cli.conftest import Call


def test_the_list_has_a_line_for_each_with_its_source(call: Call) -> None:
    result = call("technologies")
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.startswith("stockings_soroe"))
    assert "Sorø" in line
    assert "KL: Kommunernes Teknologiguide" in line
    assert line.rstrip().endswith("uptake, fewer_minutes")
    assert (
        sum("_" in line.split(" ")[0] or line.startswith("drift") for line in result.stdout.splitlines())
        == 30
    )


def test_english_on_request(call: Call) -> None:
    assert "services take less time" in call("technologies", "--lang", "en").stdout


def test_one_technology_with_all_its_figures(call: Call) -> None:
    result = call("technologies", "training_viborg")
    assert result.exit_code == 0
    assert "Resumé af Projekt DigiRehab" in result.stdout
    assert "less_at_end" in result.stdout
    assert "`" not in result.stdout


def test_an_unknown_one_is_a_bad_call_that_names_the_known(call: Call) -> None:
    result = call("technologies", "robots")
    assert result.exit_code == 2
    assert "robots" in result.stderr
    assert "robot_aalborg" in result.stderr


def test_the_inventory_has_forty_six_lines(call: Call) -> None:
    result = call("technologies", "--inventory", "--lang", "en")
    rows = [line for line in result.stdout.splitlines() if line[:2].strip().isdigit()]
    assert len(rows) == 46
    assert rows[1].rstrip().endswith("In nursing homes or care centres only.")


def test_json_is_one_object(call: Call) -> None:
    everything = json.loads(call("technologies", "--json").stdout)
    assert len(everything["technologies"]) == 30
    one = json.loads(call("technologies", "drift", "--json", "--lang", "en").stdout)
    assert one["technology"]["name"] == "Growing need without training"
    assert len(json.loads(call("technologies", "--inventory", "--json").stdout)["inventory"]) == 46
    failed = json.loads(call("technologies", "nothing", "--json").stdout)
    assert failed["status"] == "failed"

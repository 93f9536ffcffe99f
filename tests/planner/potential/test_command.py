"""`homecare potential` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.potential.records import from_json
from planner.savings.records import to_json
from tests.planner.cli.conftest import Answer
from tests.planner.potential.made import made_study, parts, plain_study

LISTS = {
    f"potential_{name}.csv"
    for name in ("sources", "derived", "districts", "beside", "places", "municipalities", "assumptions")
}


def call(*arguments: object) -> Answer:
    return CliRunner().invoke(app, ["potential", *map(str, arguments)])


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("town") / "town.json"
    path.write_text(to_json(plain_study(6, "town", "By")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("country") / "country.json"
    path.write_text(to_json(plain_study(12, "country", "Land")), encoding="utf-8")
    return path


def test_without_files_the_sources_are_worked_out_again() -> None:
    answer = call()
    assert answer.exit_code == 0, answer.output
    assert "Frigjort tid pr. borger: 113 → 69,81 timer pr. borger om året (går ikke op)" in answer.stdout
    assert "1.800 til 2.000" in answer.stdout


def test_a_town_and_a_country_district(town: Path, country: Path, tmp_path: Path) -> None:
    """Lemvig is as the country: 12 min of driving and 5 of stops, 17 a visit; everything lies in the folder."""
    answer = call(
        town, country, "--density", 900, "--density", "Lemvig", "--municipality", "Lemvig", "--recipients", 510, "--out", tmp_path,
        "--json", "--lang", "en",
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    said = json.loads(answer.stdout)
    assert said["status"] == "scaled"
    assert (
        {Path(f).name for f in said["files"]}
        == LISTS | {"potential.html", "potential.json"}
        == {p.name for p in tmp_path.iterdir()}
    )
    lemvig, nation = said["potential"]["lines"][0]["projections"]
    assert lemvig["place"]["recipients"] == 510
    assert lemvig["weights"] == [0.0, 1.0]
    assert lemvig["per_unit"]["net"]["mean"] * 60 == pytest.approx(17)
    assert nation["fte_gross"]["mean"] * 1924 == pytest.approx(nation["fte_effective"]["mean"] * 1400)
    assert from_json((tmp_path / "potential.json").read_text()).lines[0].bases[1].density == pytest.approx(
        35.96, abs=0.01
    )
    assert '<html lang="en"' in (tmp_path / "potential.html").read_text()
    assert "Lemvig has 510 recipients, as given in the call." in said["words"]["assumptions"].values()


def test_one_study_is_scaled_flat_and_it_says_so(town: Path, tmp_path: Path) -> None:
    answer = call(town, "--density", "55,5", "--out", tmp_path / "out")
    assert answer.exit_code == 0, answer.output
    assert "by og land er ikke vægtet" in answer.stdout
    assert answer.stdout.splitlines()[-1].endswith(str(tmp_path / "out" / "potential.html"))


def test_what_could_not_be_scaled_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    path.write_text(
        to_json(made_study([(parts(driving=1), parts(driving=1))] * 2, title="Uden")), encoding="utf-8"
    )
    answer = call(path, "--lang", "en")
    assert answer.exit_code == 1
    assert "none.json, Uden: no visits are moved to a screen in the plans." in answer.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--density", "900", "--density", "40"), "der er 2 --density til 1 filer"),
        (("--density", "0"), "skal være over 0, ikke 0"),
        (("--density", "inf"), "skal være over 0, ikke inf"),
        (("--density", "Odensø"), "mener du Odense?"),
        (("--municipality", "Atlantis"), "ingen kommune ved navn Atlantis"),
        (("--municipality", "Vejle", "--recipients", "0"), "skal være over 0"),
        (("--recipients", "5"), "én gang for hver --municipality"),
        (("--rate", "-1"), "--rate mindst 0"),
        (("--visits-per-week", "0"), "skal være over 0"),
        (("--national", "-5"), "skal være over 0"),
    ],
)
def test_what_no_file_could_make_good_is_a_bad_call(
    town: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = call(town, *arguments)
    assert answer.exit_code == 2
    assert said in answer.output


def test_a_missing_file_and_one_of_another_kind(town: Path, tmp_path: Path) -> None:
    gone = call(tmp_path / "gone.json")
    assert gone.exit_code == 2
    assert "findes ikke" in gone.output
    other = tmp_path / "other.json"
    other.write_text("{}")
    answer = call(other, town, "--lang", "en", "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["issues"][0]["code"] == "not_a_study"

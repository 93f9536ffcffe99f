"""Tables that somebody has filled in are never written over; made-up ones may be made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.formats.reader import read_input
from tests.planner.cli.conftest import Call

FEW = ("--citizens", 5, "--workers", 4)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@pytest.fixture(scope="module")
def made_up(call: Call, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated folder in Danish; copied before it is used."""
    folder = tmp_path_factory.mktemp("made_up")
    assert call("generate", "--out", folder, *FEW).exit_code == 0
    return folder


@pytest.fixture
def generated(made_up: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_up, tmp_path / "in"))


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("command", [("generate", "--out"), ("template",)])
def test_filled_in_tables_stay(
    call: Call, little: Path, tmp_path: Path, command: tuple[str, ...], lang: str
) -> None:
    """`little` is a municipality's own: not marked as made up."""
    folder = Path(shutil.copytree(little, tmp_path / "in"))
    before = contents(folder)
    result = call(*command, folder, "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "besoeg.csv" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert contents(folder) == before


@pytest.mark.parametrize("first", ["da", "en"])
def test_a_template_is_not_written_into_the_other_languages_folder(
    call: Call, tmp_path: Path, first: str
) -> None:
    """Each table would be there twice, and neither could be read."""
    assert call("template", tmp_path, "--lang", first).exit_code == 0
    before = contents(tmp_path)
    for second in ("da", "en"):
        assert call("template", tmp_path, "--lang", second).exit_code == 2
        assert call("generate", "--out", tmp_path, *FEW, "--lang", second).exit_code == 2
    assert contents(tmp_path) == before


def test_a_template_workbook_and_a_readme_are_not_replaced(call: Call, tmp_path: Path) -> None:
    for name, target in (("day.xlsx", tmp_path / "day.xlsx"), ("LAESMIG.txt", tmp_path)):
        (tmp_path / name).write_text("own", encoding="utf-8")
        result = call("template", target)
        assert result.exit_code == 2
        assert name in result.stderr
        assert (tmp_path / name).read_text(encoding="utf-8") == "own"


def test_what_was_made_up_is_made_anew(call: Call, generated: Path) -> None:
    before = contents(generated)
    assert call("generate", "--out", generated, "--citizens", 6, "--workers", 4).exit_code == 0
    assert contents(generated).keys() == before.keys()
    assert len(read_input(generated).instance.citizens) == 6


def test_made_up_tables_in_the_other_language_are_not_mixed_with_new_ones(
    call: Call, generated: Path
) -> None:
    result = call("generate", "--out", generated, *FEW, "--lang", "en")
    assert result.exit_code == 2
    assert "already holds" in result.stderr


def test_a_table_that_generate_does_not_write_is_somebodys(call: Call, generated: Path) -> None:
    (generated / "ydelser.csv").write_text("kode;minutter;faggruppe\ngåtur;20;ssh\n", encoding="utf-8")
    assert call("generate", "--out", generated, *FEW).exit_code == 2


@pytest.mark.parametrize("settings", ["nøgle;værdi\nsyntetisk;nej\n", "nøgle;værdi\ntitel;Vejle\n", ""])
def test_without_the_mark_nothing_is_replaced(call: Call, generated: Path, settings: str) -> None:
    (generated / "indstillinger.csv").write_text(settings, encoding="utf-8")
    assert call("generate", "--out", generated, *FEW).exit_code == 2
    (generated / "indstillinger.csv").unlink()
    assert call("generate", "--out", generated, *FEW).exit_code == 2


def test_other_files_in_the_folder_are_no_hindrance(call: Call, tmp_path: Path) -> None:
    (tmp_path / "noter.txt").write_text("x", encoding="utf-8")
    (tmp_path / "kilde.csv").write_text("a;b\n", encoding="utf-8")
    assert call("generate", "--out", tmp_path, *FEW).exit_code == 0
    assert (tmp_path / "kilde.csv").is_file()

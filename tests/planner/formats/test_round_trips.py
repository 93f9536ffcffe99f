"""What is written reads back as equal, in every form and language; and never with an error."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from planner.domain import Instance
from planner.formats.json_form import write_json
from planner.formats.reader import has_errors, read_input
from planner.formats.writer import write_folder, write_workbook
from planner.messages import Lang
from tests.builders import address, citizen, four_visits, visit
from tests.planner.formats.instances import instances

QUICK = settings(
    derandomize=True,
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUICK
@given(instance=instances())
@pytest.mark.parametrize("lang", list(Lang))
def test_folder(instance: Instance, lang: Lang, tmp_path: Path) -> None:
    with TemporaryDirectory(
        dir=tmp_path
    ) as empty:  # the services table is not always written, so an old one would stay
        loaded = read_input(write_folder(instance, Path(empty), lang=lang))
    assert not has_errors(loaded.issues), loaded.issues
    assert loaded.instance == instance


@settings(QUICK, max_examples=8)
@given(instance=instances())
@pytest.mark.parametrize("lang", list(Lang))
def test_workbook(instance: Instance, lang: Lang, tmp_path: Path) -> None:
    loaded = read_input(write_workbook(instance, tmp_path / "dag.xlsx", lang=lang))
    assert not has_errors(loaded.issues), loaded.issues
    assert loaded.instance == instance


@QUICK
@given(instance=instances())
def test_json(instance: Instance, tmp_path: Path) -> None:
    path = write_json(instance, tmp_path / "dag.json")
    loaded = read_input(path)
    assert not has_errors(loaded.issues), loaded.issues
    assert loaded.instance == instance
    first = path.read_bytes()
    assert write_json(loaded.instance, path).read_bytes() == first


def test_same_instance_gives_the_same_files(tmp_path: Path) -> None:
    for lang in Lang:
        one, two = (write_folder(four_visits(), tmp_path / f"{lang}{n}", lang=lang) for n in (1, 2))
        for path in one.iterdir():
            assert path.read_bytes() == (two / path.name).read_bytes()


@pytest.mark.parametrize("bad", ["A|1", "#A1", "-", " A1", ""])
def test_an_id_that_no_table_can_hold_is_refused(bad: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be written to a table"):
        write_folder(Instance(addresses=(address(bad),)), tmp_path)


def test_a_service_with_a_plus_is_refused(tmp_path: Path) -> None:
    lone = Instance(citizens=(citizen(),), visits=(visit(services=("bad+hår",)),))
    with pytest.raises(ValueError, match="with \\+ in its name"):
        write_folder(lone, tmp_path)


def test_roads_are_named_in_every_form(tmp_path: Path) -> None:
    (tmp_path / "veje.osm").write_text("x")
    (tmp_path / "mappe").mkdir()
    folder = write_folder(four_visits(), tmp_path / "mappe", roads="../veje.osm")
    book = write_workbook(four_visits(), tmp_path / "dag.xlsx", roads="veje.osm")
    json = write_json(four_visits(), tmp_path / "dag.json", roads="veje.osm")
    for path in (folder, book, json):
        loaded = read_input(path)
        assert loaded.issues == []
        assert loaded.roads is not None
        assert loaded.roads.resolve() == (tmp_path / "veje.osm").resolve()

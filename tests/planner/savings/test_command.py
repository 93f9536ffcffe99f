"""`homecare savings`: figures as JSON and lists, and calls that make no sense."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.savings import savings
from planner.exports.plan_json import read_plan
from planner.formats.writer import write_folder
from planner.messages import Lang
from planner.savings.order import Order
from planner.savings.records import from_json
from planner.savings.report_lines import study_lines
from tests.planner.savings.days import screen_day

TABLES = {
    f"savings_{name}.csv"
    for name in (
        "lines", "scaled", "groups", "ledger", "conversions", "curve", "units", "openings", "overheads", "fairness",
    )
}  # fmt: skip


ESTIMATED = {Lang.DA: "Ikke planlagt (skønnet)", Lang.EN: "Left out (estimated)"}


def call(*arguments: Any) -> Any:
    return CliRunner().invoke(app, ["savings", *map(str, arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(screen_day()[0], tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    out = tmp_path_factory.mktemp("out")
    options = ("--seeds", 2, "--runs", 2, "--iterations", 500, "--jobs", 1)
    return call(folder, *options, "--out", out, "--json"), out


def test_json_has_every_figure(made: tuple[Any, Path]) -> None:
    answer, out = made
    assert answer.exit_code == 0, answer.output
    record = json.loads(answer.stdout)
    assert record["status"] == "measured"
    assert from_json((out / "study.json").read_text()) == from_json(json.dumps(record["study"]))
    assert record["study"]["method"]["iterations"] == 500
    assert record["study"]["method"]["repeatable"] is True


def test_files(made: tuple[Any, Path]) -> None:
    _, out = made
    assert {f.name for f in out.iterdir()} == TABLES | {
        "savings.html",
        "study.json",
        "baseline.json",
        "plan.json",
    }
    assert read_plan(out / "plan.json").run.solver == "search"
    study = from_json((out / "study.json").read_text())
    rows = list(
        csv.DictReader((out / "savings_ledger.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    )
    assert sum(int(r["retfærdig_del_sekunder"]) for r in rows) == study.ledger.joint_seconds
    for name in TABLES:
        lines = list(csv.reader((out / name).read_text("utf-8-sig").splitlines(), delimiter=";"))
        assert len({len(line) for line in lines}) == 1, name


def test_the_page_shows_the_study_it_lies_beside(made: tuple[Any, Path]) -> None:
    answer, out = made
    assert json.loads(answer.stdout)["files"][0] == str(out / "savings.html")
    page = (out / "savings.html").read_text()
    assert '<html lang="da"' in page
    assert from_json((out / "study.json").read_text()).method.instance_hash in page


def test_seconds_are_not_repeatable(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written to `savings-out` unless another folder is named; the last line says where the page is."""
    monkeypatch.chdir(tmp_path)
    answer = call(
        folder, "--seeds", 2, "--runs", 1, "--seconds", 0.01, "--jobs", 1, "--lang", "en", "--rate", 500
    )
    assert answer.exit_code in (0, 1), (
        answer.output
    )  # how much finds room in so short a time is the machine's
    assert answer.stdout.splitlines()[-1].endswith(str(Path("savings-out/savings.html")))
    assert Path("savings-out/savings.html").is_file()
    assert "not exactly repeatable" in answer.stdout
    assert "500 kr" in answer.stdout


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.DA, ("Netto", "årsværk", "Antaget")), (Lang.EN, ("Net", "FTE", "Assumed"))]
)
def test_what_a_reader_sees(made: tuple[Any, Path], lang: Lang, words: tuple[str, ...]) -> None:
    study = from_json((made[1] / "study.json").read_text())
    text = "\n".join(study_lines(study, lang))
    assert all(word in text for word in words)
    assert "{" not in text


@pytest.mark.parametrize(
    "wrong",
    [
        ("--seeds", 1),
        ("--runs", 0),
        ("--jobs", 0),
        ("--rate", -1),
        ("--rate", "inf"),
        ("--days-per-week", 8),
        ("--iterations", 5, "--seconds", 1),
        ("--iterations", -5),
        ("--seconds", "nan"),
    ],
)
def test_calls_that_make_no_sense(folder: Path, wrong: tuple[Any, ...]) -> None:
    answer = call(folder, *wrong)
    assert answer.exit_code == 2
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(("best", "words"), [(0, "No number"), (2, "peaks at 2"), (5, "right up to 5")])
def test_where_the_curve_peaks(made: tuple[Any, Path], best: int, words: str) -> None:
    study = from_json((made[1] / "study.json").read_text())
    study = replace(study, curve=replace(study.curve, best=best))
    assert words in "\n".join(study_lines(study, Lang.EN))


def test_as_much_is_asked_from_the_command_as_from_python() -> None:
    given = signature(savings).parameters
    order = Order()
    assert (given["seeds"].default, given["runs"].default) == (order.seeds, order.runs)
    assert (given["rate"].default, given["days_per_week"].default) == (
        order.kroner_per_hour,
        order.days_per_week,
    )


def test_a_required_fallback_is_not_applied_and_that_is_said(tmp_path: Path) -> None:
    day, _ = screen_day(require_fallback=True, fallback_within=60)
    made = write_folder(day, tmp_path / "day")
    options = ("--seeds", 2, "--runs", 1, "--iterations", 500, "--jobs", 1, "--lang", "en")
    answer = call(made, *options, "--out", tmp_path / "out")
    assert answer.exit_code == 0, answer.output
    assert "without that requirement in both plans" in answer.stderr
    assert from_json((tmp_path / "out" / "study.json").read_text()).method.fallback_waived
    assert (
        "Requirement of a fallback for every screen visit" in (tmp_path / "out" / "savings.html").read_text()
    )


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.DA, "Ikke planlagt i gennemsnit: 2,0"), (Lang.EN, "Left out on average: 2.0")]
)
def test_visits_left_out_are_said_before_the_figures(made: tuple[Any, Path], lang: Lang, words: str) -> None:
    study = from_json((made[1] / "study.json").read_text())
    assert not any(words in line for line in study_lines(study, lang))
    pairs = tuple(
        replace(p, baseline=replace(p.baseline, unplanned_visits=2, left_out=2934)) for p in study.pairs
    )
    lines = list(study_lines(replace(study, pairs=pairs), lang))
    said = next(n for n, line in enumerate(lines) if line.startswith(words))
    net, estimated = (
        next(n for n, line in enumerate(lines) if line.strip().startswith(w))
        for w in ("Net", ESTIMATED[lang])
    )
    assert said < estimated < net


def test_nothing_to_measure(tmp_path: Path) -> None:
    day, _ = screen_day()
    empty = write_folder(day.model_copy(update={"visits": ()}), tmp_path)
    answer = call(empty, "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["status"] == "failed"

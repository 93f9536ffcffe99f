"""`homecare replan`: from files and from the store, published, refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.exports.plan_json import read_plan, write_plan
from planner.formats.json_form import write_json
from planner.store import Kind, open_store
from planner.travel.table import write_travel_times
from tests.builders import at
from tests.planner.cli.conftest import Call
from tests.planner.replan.samples import two_routes

QUICK = ("--iterations", 2000, "--tries", 1)
DAY = at("12:00").date()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan, its input and its travel times, in one folder."""
    folder = tmp_path_factory.mktemp("standing")
    instance, travel, plan = signed()
    write_json(instance, folder / "day.json")
    write_travel_times(travel, folder / "travel.npz")
    write_plan(folder / "plan.json", plan)
    return folder


def signed():  # type: ignore[no-untyped-def]
    """The two routes, as if made from their input."""
    from planner.digest import instance_digest

    instance, travel, plan = two_routes()
    hashes = {"instance_hash": instance_digest(instance), "travel_hash": travel.digest}
    return instance, travel, plan.model_copy(update={"run": plan.run.model_copy(update=hashes)})


def test_alternatives_are_written_and_told_in_danish(call: Call, files: Path, tmp_path: Path) -> None:
    """A table; and files that `homecare check` finds right."""
    answer = call(
        "replan",
        files / "plan.json",
        files / "day.json",
        "--now",
        "07:10",
        "--event",
        "sick:W1",
        *QUICK,
        "--out",
        tmp_path,
    )
    assert answer.exit_code == 0, answer.output
    assert "Kl. 07:10: 2 besøg er udført eller i gang og står fast; 4 er tilbage." in answer.stdout
    assert "W1 er syg fra kl. 07:10: 2 besøg skal til andre (V2, V3)." in answer.stdout
    assert "Forslag 1" in answer.stdout
    checked = call("check", tmp_path / "alternative-1" / "plan.json", tmp_path / "input.json")
    assert checked.exit_code == 0, checked.output
    changes = (tmp_path / "alternative-1" / "changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert changes[0].startswith("besøg;borger;ændring;medarbejder_før")
    assert changes[1].startswith("V2;C2;worker")


def test_one_json_object_says_what_each_alternative_costs(call: Call, files: Path, tmp_path: Path) -> None:
    """Nothing else on stdout."""
    answer = call(
        "replan", files / "plan.json", files / "day.json", "--now", "07:10", "--event", "sick:W1", *QUICK, "--json",
        "--curve", "--lang", "en", "--out", tmp_path,
    )  # fmt: skip
    record = json.loads(answer.stdout)
    assert record["status"] == "replanned"
    assert record["held"] == ["V1", "V4"]
    first = record["alternatives"][0]
    assert first["consequences"]["other_worker"] == ["V2", "V3"]
    assert first["changes"] == 2
    assert record["curve"][0]["gain"] == 0
    assert record | {"status": "", "files": [], "published": None} == json.loads(
        (tmp_path / "replan.json").read_text(encoding="utf-8")
    ) | {"status": "", "files": [], "published": None}


def test_the_page_sets_the_alternatives_side_by_side(call: Call, files: Path, tmp_path: Path) -> None:
    """In the language asked for, one file that asks for nothing."""
    call(
        "replan", files / "plan.json", files / "day.json", "--now", "07:10", "--event", "sick:W1", *QUICK, "--lang", "en",
        "--out", tmp_path,
    )  # fmt: skip
    page = (tmp_path / "replan.html").read_text(encoding="utf-8")
    assert "Re-planning at 07:10" in page
    assert "The alternatives side by side" in page
    assert "other worker: W1 → W2" in page
    assert "src=" not in page


def test_events_come_from_a_file_too(call: Call, files: Path, tmp_path: Path) -> None:
    """Together with those of the command line, and the faults of both at once."""
    events = tmp_path / "events.toml"
    events.write_text('[[event]]\nevent = "cancelled"\nvisit = "V6"\n', encoding="utf-8")
    run = (
        "replan",
        files / "plan.json",
        files / "day.json",
        "--now",
        "07:10",
        "--events",
        events,
        *QUICK,
        "--out",
        tmp_path,
    )
    answer = call(*run, "--event", "extended:V5+10")
    assert answer.exit_code == 0, answer.output
    assert "Besøg V6 er aflyst." in answer.stdout
    events.write_text('[[event]]\nevent = "cancelled"\n', encoding="utf-8")
    answer = call(*run, "--event", "sick")
    assert answer.exit_code == 1
    assert "events.toml, linje 1" in answer.stderr
    assert "--event" in answer.stderr


def test_an_alternative_of_the_store_is_published(call: Call, tmp_path: Path) -> None:
    """Over the plan that stands; and planned anew again from there, with what is done still done."""
    place = tmp_path / "care.sqlite"
    instance, travel, plan = signed()
    with open_store(place) as store:
        saved = store.save_plan(
            plan, kind=Kind.NIGHTLY, district="A", day=DAY, instance=instance, travel=travel
        )
        published = store.publish(saved.plan_id, by="N", why="night")
    of_store = ("--store", place, "--district", "A", "--date", str(DAY))
    out = tmp_path / "out"
    answer = call(
        "replan", "published", "--now", "07:10", "--event", "sick:W1", *QUICK, *of_store, "--publish", 1, "--by", "P",
        "--why", "sygemelding", "--out", out,
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    with open_store(place) as store:
        seen = {a.citizen_id for a in store.accesses() if (a.plan_id, a.who) == (published.plan_id, "P")}
        assert seen == {v.citizen_id for v in instance.visits}
        stands = store.published("A", DAY)
        assert stands is not None
        assert (stands.who, stands.why) == ("P", "sygemelding")
        assert store.plan(stands.plan_id) == read_plan(out / "alternative-1" / "plan.json")
        assert store.saved(stands.source_id or 0).kind is Kind.INTRADAY
    again = call("replan", stands.plan_id, "--now", "07:30", *QUICK, *of_store, "--json", "--out", out)
    assert set(json.loads(again.stdout)["held"]) >= {"V1", "V4", "V5"}
    undone = call("undo", "--by", "P", "--why", "rask", *of_store)
    assert undone.exit_code == 0, undone.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--now", "7:2x"), "--now skrives som"),
        (("--now", "2026-03-02T07:10:00"), "--now skrives som"),
        (("--now", "07:10", "--alternatives", 0), "--alternatives"),
        (("--now", "07:10", "--publish", 1), "--publish kræver --by og --why"),
        (
            ("--now", "07:10", "--publish", 1, "--by", "P", "--why", "x"),
            "--publish af en planfil kræver --district",
        ),
        (("--now", "07:10", "--publish", 9, "--by", "P", "--why", "x", "--district", "A"), "--publish 9"),
    ],
)
def test_a_call_that_cannot_be_is_refused(
    call: Call, files: Path, tmp_path: Path, arguments: tuple[object, ...], sentence: str
) -> None:
    """One sentence, exit code 2."""
    answer = call(
        "replan",
        files / "plan.json",
        files / "day.json",
        *arguments,
        *QUICK,
        "--out",
        tmp_path,
        "--store",
        tmp_path / "s.sqlite",
    )
    assert answer.exit_code == 2
    assert sentence in answer.stderr


def test_a_plan_without_its_input_is_refused(call: Call, files: Path, tmp_path: Path) -> None:
    """A file knows nothing of the day; nor does a store without such a plan."""
    assert "kræver sit INPUT" in call("replan", files / "plan.json", "--now", "07:10").stderr
    place = tmp_path / "empty.sqlite"
    with open_store(place):
        pass
    nothing = call(
        "replan", "published", "--now", "07:10", "--store", place, "--district", "A", "--date", str(DAY)
    )
    assert (nothing.exit_code, "Intet er udgivet" in nothing.stderr) == (2, True)
    no_day = call("replan", "published", "--now", "07:10", "--store", place)
    assert (no_day.exit_code, "--district og --date" in no_day.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("", "--now", "07:10"), "Planen mangler: giv dens nummer"),
        (
            ("published", "--now", "07:10", "--district", "", "--date", str(DAY)),
            "--district må ikke være tom",
        ),
    ],
)
def test_an_empty_plan_or_district_is_refused(call: Call, arguments: tuple[str, ...], sentence: str) -> None:
    answer = call("replan", *arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert sentence in answer.stderr

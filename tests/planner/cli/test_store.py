"""The commands of the store, called as they are meant to be: what they print, write, refuse and log."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.cli.store_words import TEXTS
from planner.exports.plan_json import read_plan, write_plan
from planner.store import Kind, UnitKey, open_store
from tests.builders import at
from tests.planner.cli.conftest import Answer, Call
from tests.planner.store.samples import SECRET_NAMES

DAY = "2026-03-02"
COMMANDS = (
    "init", "add", "list", "show", "history", "diff", "publish", "undo", "units", "log", "backup", "restore", "retain",
    "keys",
)  # fmt: skip
Ask = Callable[..., Answer]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store is going to be; its clock stands at six in the morning."""
    monkeypatch.setattr("planner.store.database.Database.now", lambda _: at("06:00"))
    return tmp_path / "care.sqlite"


@pytest.fixture
def ask(call: Call, place: Path) -> Ask:
    """Run a command on the store, in English."""
    return lambda *arguments: call(*arguments, "--store", place, "--lang", "en")


@pytest.fixture
def other_plan(made: Path, tmp_path: Path) -> Path:
    """The plan with V1 left to nobody: only to have another one."""
    plan = read_plan(made / "plan.json")
    routes = tuple(
        r.model_copy(update={"activities": tuple(a for a in r.activities if a.visit_id != "V1")})
        for r in plan.routes
    )
    return write_plan(tmp_path / "other" / "plan.json", plan.model_copy(update={"routes": routes}))


@pytest.fixture
def filled(ask: Ask, made: Path, little: Path) -> int:
    """A store with the plan of the little day; its number."""
    result = ask("store", "add", made / "plan.json", little, "--district", "Nord", "--by", "natten", "--json")
    assert result.exit_code == 0, result.output
    return int(json.loads(result.stdout)["plan"]["plan_id"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_its_place(call: Call, command: str) -> None:
    result = call("store", command, "--help")
    assert result.exit_code == 0
    assert "--lang" in result.output
    assert "--debug" in result.output


def test_publish_undo_and_diff_stand_beside_plan_and_check(call: Call) -> None:
    shown = call("--help").output
    assert all(command in shown for command in ("publish", "undo", "diff", "store"))


def test_a_store_is_made_once_and_said_to_be_ready(ask: Ask, place: Path) -> None:
    for _ in range(2):
        assert ask("store", "init").stdout == f"The plan store is ready: {place}\n"
    assert json.loads(ask("store", "init", "--json").stdout) == {"status": "ready", "store": str(place)}


def test_a_plan_is_added_with_its_input_travel_times_and_judgement(
    ask: Ask, place: Path, filled: int
) -> None:
    with open_store(place) as store:
        saved = store.saved(filled)
        assert (saved.district, str(saved.day), saved.kind, saved.who) == (
            "Nord",
            DAY,
            Kind.NIGHTLY,
            "natten",
        )
        assert store.instance(saved.instance_hash).visits
        assert store.has_travel(saved.travel_hash)
        assert store.violations(filled) == ()


def test_a_plan_that_breaks_rules_is_stored_with_them_and_said_to(
    ask: Ask, place: Path, other_plan: Path, little: Path
) -> None:
    """V1 is neither planned nor left out: a rule."""
    result = ask("store", "add", other_plan, little, "--district", "Nord", "--kind", "base")
    assert result.exit_code == 0
    assert "Stored as plan 1: Nord 02.03.2026, version 1 (base plan)." in result.stdout
    assert "NOTE: the plan breaks" in result.stderr
    with open_store(place) as store:
        assert "visit_missing" in {v.rule for v in store.violations(1)}


def test_the_day_from_publishing_to_taking_back(
    ask: Ask, filled: int, other_plan: Path, little: Path
) -> None:
    """The night's plan, then a file with V1 gone, then back to the first."""
    first = ask("publish", filled, "--by", "Bo Holm", "--why", "approved")
    assert (
        first.stdout == "Published as plan 2: Nord 02.03.2026, version 2, by Bo Holm.\n"
    )  # nothing to compare with
    second = ask(
        "publish", other_plan, "--input", little, "--district", "Nord", "--by", "Ea", "--why", "V1 is ill"
    )
    assert "Published as plan 4" in second.stdout
    assert "Against plan 2: 1 visit changed: 1 is gone. 2 of 2 keep their worker and time." in second.stdout
    back = ask("undo", "--district", "Nord", "--date", DAY, "--by", "Ea", "--why", "not ill after all")
    assert "Plan 2 stands again, published as plan 5" in back.stdout
    story = json.loads(ask("store", "history", "Nord", DAY, "--json").stdout)["history"]
    assert [(s["saved"]["kind"], s["saved"]["who"], s["saved"]["why"]) for s in story] == [
        ("nightly", "natten", ""), ("published", "Bo Holm", "approved"), ("intraday", "Ea", "V1 is ill"),
        ("published", "Ea", "V1 is ill"), ("published", "Ea", "not ill after all"),
    ]  # fmt: skip
    lines = ask("store", "history", "Nord", DAY).stdout.splitlines()
    assert len(lines) == 6
    assert "gone 1" in lines[3]
    again = ask("undo", "--district", "Nord", "--date", DAY, "--by", "Ea", "--why", "x")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "no earlier published plan of Nord on 02.03.2026" in again.stderr


def test_publishing_over_a_plan_that_no_longer_stands_is_refused(ask: Ask, filled: int) -> None:
    assert ask("publish", filled, "--by", "Bo", "--why", "x", "--over", 0).exit_code == 0
    late = ask("publish", filled, "--by", "Ea", "--why", "x", "--over", 0, "--json")
    assert late.exit_code == 2
    assert json.loads(late.stdout)["error"].startswith("Plan 2 has been published meanwhile.")
    assert ask("publish", filled, "--by", "Ea", "--why", "x", "--over", 2).exit_code == 0


def test_differences_of_files_need_no_store_and_those_of_the_store_are_logged(
    ask: Ask, filled: int, made: Path, other_plan: Path, place: Path, tmp_path: Path
) -> None:
    place_before = place.read_bytes()
    result = ask("diff", made / "plan.json", other_plan)
    assert result.stdout.splitlines()[1:] == ["  V1: no longer in the day"]
    assert place.read_bytes() == place_before
    shown = json.loads(ask("diff", filled, other_plan, "--by", "Bo", "--why", "complaint", "--json").stdout)
    assert (shown["counts"]["gone"], shown["kept"], shown["changes"][0]["visit_id"]) == (1, 2, "V1")
    log = json.loads(ask("store", "log", "--json").stdout)["accesses"]
    assert [(a["citizen_id"], a["who"], a["why"], a["what"]) for a in log] == [
        ("C1", "Bo", "complaint", f"diff {filled}")
    ]


def test_visits_are_shown_only_when_asked_for_and_that_is_logged(
    ask: Ask, filled: int, tmp_path: Path
) -> None:
    plain = ask("store", "show", filled)
    assert "V1" not in plain.stdout
    assert "travel_time" in plain.stdout
    assert ask("store", "log").stdout == "None.\n"
    one = ask("store", "show", filled, "--citizen", "C2", "--by", "Bo", "--why", "complaint", "--json")
    assert [v["visit"] for v in json.loads(one.stdout)["visits"]] == ["V2"]
    everyone = ask("store", "show", filled, "--visits", "--out", tmp_path / "out.json", "--by", "Ea")
    assert all(f"V{n}" in everyone.stdout for n in (1, 2, 3))
    assert "The look is written in the access log (Ea: show)." in everyone.stderr
    assert len(read_plan(tmp_path / "out.json").routes) == 1
    log = json.loads(ask("store", "log", "--json").stdout)["accesses"]
    assert [(a["citizen_id"], a["who"]) for a in log] == [
        ("C2", "Bo"),
        ("C1", "Ea"),
        ("C2", "Ea"),
        ("C3", "Ea"),
    ]
    assert len(json.loads(ask("store", "log", "--citizen", "C2", "--json").stdout)["accesses"]) == 2
    assert json.loads(ask("store", "log", "--until", "2020-01-01", "--json").stdout)["accesses"] == []


def test_names_come_from_the_key_file(
    ask: Ask, call: Call, filled: int, little: Path, tmp_path: Path
) -> None:
    keys = tmp_path / "keys.json"
    made = call("store", "keys", little, "--out", keys, "--lang", "en")
    assert made.exit_code == 0, made.output
    known = json.loads(keys.read_text(encoding="utf-8"))
    known["citizens"]["C1"] = SECRET_NAMES[0]
    keys.write_text(json.dumps(known), encoding="utf-8")
    shown = ask("store", "show", filled, "--visits", "--names", keys)
    assert SECRET_NAMES[0] in shown.stdout
    assert call("store", "keys", little, "--out", keys, "--lang", "en").exit_code == 0
    assert SECRET_NAMES[0] in keys.read_text(encoding="utf-8")  # what was there is kept


def test_lists_and_units(ask: Ask, filled: int) -> None:
    assert len(json.loads(ask("store", "list", "--json").stdout)["plans"]) == 1
    assert ask("store", "list", "--district", "Nord", "--since", "2026-03-09").stdout == "None.\n"
    row = ask("store", "list", "--kind", "nightly", "--since", DAY, "--until", DAY).stdout.splitlines()[1]
    assert all(cell in row for cell in ("Nord", "02.03.2026", "nightly", "natten"))
    assert ask("store", "units").stdout == "None.\n"
    assert json.loads(ask("store", "units", "--json").stdout) == {"units": []}
    assert ask("store", "history", "Nord", "2026-03-09").stdout == "None.\n"


def test_a_district_whose_units_all_failed_is_known(ask: Ask, call: Call, place: Path, filled: int) -> None:
    key = UnitKey(district="Syd", day=date(2026, 3, 2), input_hash="a", version="1")
    with open_store(place) as store:
        store.start_unit(key)
        store.fail_unit(key, "x")
    assert ask("store", "history", "Syd", DAY).stdout == "None.\n"
    assert ask("store", "list", "--district", "Syd").stdout == "None.\n"
    (unit,) = json.loads(ask("store", "units", "--district", "Syd", "--json").stdout)["units"]
    assert unit["state"] == "failed"
    assert json.loads(call("continuity", place, "--district", "Syd", "--json").stdout) == {"districts": []}


def test_a_file_with_the_whole_plan_is_logged_for_everyone_in_it(
    ask: Ask, filled: int, tmp_path: Path
) -> None:
    """Shown are the visits of C2 alone."""
    out = tmp_path / "out.json"
    nobody = ask("store", "show", filled, "--citizen", "C999", "--out", out)
    assert (nobody.exit_code, out.exists(), ask("store", "log").stdout) == (2, False, "None.\n")
    shown = ask("store", "show", filled, "--citizen", "C2", "--out", out, "--by", "Bo", "--json")
    assert [v["visit"] for v in json.loads(shown.stdout)["visits"]] == ["V2"]
    assert len(read_plan(out).routes) == 1
    log = json.loads(ask("store", "log", "--json").stdout)["accesses"]
    assert [(a["citizen_id"], a["who"]) for a in log] == [("C1", "Bo"), ("C2", "Bo"), ("C3", "Bo")]


def test_a_file_in_the_place_of_a_folder_is_told_as_that(
    ask: Ask, call: Call, filled: int, tmp_path: Path
) -> None:
    copy, file = tmp_path / "copy.sqlite", tmp_path / "file"
    assert ask("store", "backup", copy).exit_code == 0
    file.write_text("x", encoding="utf-8")
    new = call(
        "store", "restore", copy, "--store", file / "new.sqlite", "--aside", tmp_path / "a", "--lang", "en"
    )
    kept = ask("store", "restore", copy, "--aside", file / "aside.sqlite")
    for told in (new, kept):
        assert told.exit_code == 2
        assert "is there already" not in told.stderr
        assert str(file) in told.stderr


def test_backup_and_restore(ask: Ask, place: Path, filled: int, tmp_path: Path) -> None:
    copy, aside = tmp_path / "copy.sqlite", tmp_path / "aside.sqlite"
    assert ask("store", "backup", copy).stdout == f"Backup: {copy}\n"
    assert ask("publish", filled, "--by", "Bo", "--why", "x").exit_code == 0
    refused = ask("store", "restore", copy)
    assert (refused.exit_code, "Say with --aside" in refused.stderr) == (2, True)
    done = ask("store", "restore", copy, "--aside", aside)
    assert done.stdout == f"Put back: {place}\nWhat was there is in {aside}\n"
    assert len(json.loads(ask("store", "list", "--json").stdout)["plans"]) == 1
    once_more = ask("store", "restore", copy, "--aside", aside)
    assert (once_more.exit_code, f"{aside} is there already" in once_more.stderr) == (2, True)
    with open_store(aside) as kept:
        assert len(kept.plans()) == 2
    place.write_bytes(b"torn" * 500)
    torn = ask("store", "restore", copy, "--aside", tmp_path / "torn.sqlite")
    assert (torn.exit_code, "is damaged and cannot be copied" in torn.stderr) == (2, True)
    broken = ask("store", "restore", place, "--aside", tmp_path / "x")
    assert (broken.exit_code, "cannot be used" in broken.stderr) == (2, True)


def test_retention_tells_first_and_removes_when_told_to(
    ask: Ask, filled: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day after the one that was planned, all kept 0 days."""
    monkeypatch.setattr("planner.store.database.Database.now", lambda _: at("12:00", 1))
    rules = tmp_path / "rules.toml"
    rules.write_text("[retention]\nnightly = 0\ninputs = 0\n", encoding="utf-8")
    told = json.loads(ask("store", "retain", "--config", rules, "--json").stdout)
    assert (told["dry_run"], told["rules"]["nightly"]) == (True, 0)
    sentence = ask("store", "retain", "--config", rules).stdout
    assert sentence.startswith("Would remove: the content of 1 plan, 1 input, 1 table of travel times")
    assert ask("store", "show", filled, "--visits").exit_code == 0
    assert "Removed: the content of 1 plan," in ask("store", "retain", "--config", rules, "--delete").stdout
    gone = ask("store", "show", filled, "--visits")
    assert (gone.exit_code, "has been removed by the rules" in gone.stderr) == (2, True)


def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    ask: Ask, call: Call, place: Path, filled: int, made: Path, little: Path, tmp_path: Path
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database " * 100, encoding="utf-8")
    elsewhere = call("store", "list", "--store", tmp_path / "none.sqlite")
    assert (elsewhere.exit_code, "Der er intet planlager" in elsewhere.stderr) == (2, True)
    other = call("store", "list", "--store", text, "--lang", "en")
    assert (other.exit_code, "something else than a plan store" in other.stderr) == (2, True)
    secret = call("store", "list", "--store", "mysql://bo:s3cret@db/x", "--lang", "en")
    assert (secret.exit_code, "s3cret" in secret.output, "mysql://bo:***@db" in secret.stderr) == (
        2,
        False,
        True,
    )
    server = call("store", "backup", text, "--store", "postgresql://bo:s3cret@db/x", "--lang", "en")
    assert (server.exit_code, "s3cret" in server.output, "pg_dump" in server.stderr) == (2, False, True)
    for says, arguments in (
        ("no plan 99", ("publish", 99, "--by", "a", "--why", "b")),
        ("neither the number", ("diff", 1, "nowhere.json")),
        ("The plan is missing", ("diff", 1, "")),
        ("The plan is missing", ("publish", "", "--by", "a", "--why", "b")),
        ("--district must not be empty", ("publish", filled, "--district", "", "--by", "a", "--why", "b")),
        ("--district must not be empty", ("undo", "--district", " ", "--date", DAY, "--by", "a", "--why", "b")),
        ("--district must not be empty", ("store", "add", made / "plan.json", little, "--district", "")),
        ("give --input and --district", ("publish", made / "plan.json", "--by", "a", "--why", "b")),
        ("must not be empty", ("publish", filled, "--by", " ", "--why", "b")),
        ("once it is stored", ("store", "add", made / "plan.json", little, "--district", "N", "--kind", "published")),
        ("--kind: base", ("store", "list", "--kind", "weekly")),
        ("another input", ("store", "add", _altered(made, tmp_path), little, "--district", "N")),
        ("DATE is written as 2026-03-02", ("store", "history", "Nord", "2/3")),
        ("--since is written as 2026-03-02", ("store", "list", "--since", "2/3")),
        ("no district Nrd. It has: Nord", ("store", "history", "Nrd", DAY)),
        ("no district Nrd. It has: Nord", ("store", "list", "--district", "Nrd")),
        ("no district Nrd. It has: Nord", ("store", "units", "--district", "Nrd")),
        ("no district Nrd. It has: Nord", ("undo", "--district", "Nrd", "--date", DAY, "--by", "a", "--why", "b")),
        ("no district Nrd. It has: Nord", ("suggest", made / "plan.json", little, "--citizen", "C1", "--minutes", 5,
                                           "--between", "8-10", "--district", "Nrd")),
        ("no district Nrd. It has: Nord", ("explain", made / "plan.json", little, "V1", "--district", "Nrd")),
        ("no visits to C999", ("store", "show", filled, "--citizen", "C999")),
    ):  # fmt: skip
        result = ask(*arguments)
        assert (result.exit_code, says in result.stderr) == (2, True), (says, result.output)
        assert "Traceback" not in result.output


def test_a_folder_is_no_store_and_a_misspelt_district_is_told(
    call: Call, place: Path, filled: int, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    folder = call("store", "init", "--store", tmp_path / "folder", "--lang", "en")
    assert (folder.exit_code, "is a folder" in folder.stderr) == (2, True)
    misspelt = call("continuity", place, "--district", "Nrd", "--lang", "en")
    assert (misspelt.exit_code, "It has: Nord" in misspelt.stderr) == (2, True)


def test_a_cpr_number_given_as_the_reason_is_repeated_nowhere(ask: Ask, filled: int) -> None:
    """Neither where the look is told nor in the access log."""
    look = ask("store", "show", filled, "--visits", "--why", "klage fra 010203-1234")
    assert look.exit_code == 0
    assert "klage fra " in look.stderr
    for told in (look.output, ask("store", "log").output):
        assert "010203-1234" not in told


def _altered(made: Path, folder: Path) -> Path:
    """The plan, as if made from another input."""
    plan = read_plan(made / "plan.json")
    run = plan.run.model_copy(update={"instance_hash": "0" * 16})
    return write_plan(folder / "altered.json", plan.model_copy(update={"run": run}))


def test_what_happens_is_logged_as_json_lines_without_anybody_in_it(
    ask: Ask, filled: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "homecare.jsonl"
    monkeypatch.setenv("HOMECARE_LOG", str(path))
    ask("publish", filled, "--by", "Bo Holm", "--why", "approved")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["plan_published"]
    assert (lines[0]["district"], lines[0]["plan_id"]) == ("Nord", 2)
    for private in ("Bo Holm", "approved", "C1", "V1", "W1"):
        assert private not in path.read_text(encoding="utf-8")


def test_every_text_is_in_both_languages_and_asks_for_the_same() -> None:
    import string

    for key, texts in TEXTS.items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(t) if name} for t in texts]
        assert fields[0] == fields[1], key
        assert all(texts), key

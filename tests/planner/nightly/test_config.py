"""The configuration of a night: read from TOML, with every fault located at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.errors import InputError, Issue
from planner.issue_texts import describe
from planner.messages import Lang
from planner.nightly.config import Copies, Limits, NightConfig, Search
from planner.nightly.config_file import read_config
from planner.nightly.issue_texts import NIGHTLY_ISSUES
from planner.store import Retention

SMALL = """\
store = "plans.sqlite"
out = "night"
[search]
seconds = 60
[[districts]]
name = "Nord"
input = "nord"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "night.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[Issue]:
    with pytest.raises(InputError) as caught:
        read_config(write(folder, text))
    return caught.value.issues


def test_what_is_not_said_has_its_default_and_paths_are_beside_the_file(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, SMALL))
    assert (config.store, config.out) == (str(tmp_path / "plans.sqlite"), tmp_path / "night")
    assert config.districts[0].input == tmp_path / "nord"
    assert config.districts[0].history is True
    assert config.copies_folder == tmp_path / "night" / "copies"
    assert (config.days, config.timezone, config.search.solver) == (3, "Europe/Copenhagen", "search")
    assert (config.search.first_share, config.search.further_rounds, config.retention) == (0.7, 1, None)


def test_a_district_may_turn_its_past_off_by_a_truth_value_alone(tmp_path: Path) -> None:
    assert read_config(write(tmp_path, SMALL + "history = false\n")).districts[0].history is False
    (issue,) = faults(tmp_path, SMALL + 'history = "sometimes"\n')
    assert (issue.code, issue.column, issue.value) == (
        "nightly_want_truth",
        "districts[1].history",
        "sometimes",
    )


def test_urls_absolute_paths_and_forever_are_taken_as_they_are(tmp_path: Path) -> None:
    text = SMALL.replace('"plans.sqlite"', '"postgresql://planner@db/care"').replace(
        '"night"', '"/srv/night"'
    )
    config = read_config(
        write(tmp_path, text + '[copies]\nfolder = "/mnt/drive"\n[retention]\nbase = "forever"\n')
    )
    assert (config.store, config.out) == ("postgresql://planner@db/care", Path("/srv/night"))
    assert config.copies_folder == Path("/mnt/drive")
    assert config.retention == Retention(base=None)


def test_the_configuration_shown_in_the_documentation_can_be_read(tmp_path: Path) -> None:
    """With every default as it is there."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "nightly.md").read_text(encoding="utf-8")
    shown = next(block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL))
    config = read_config(write(tmp_path, shown))
    assert config.limits == Limits()
    assert config.copies.keep_days == Copies().keep_days
    assert config.search == Search(seconds=6000)
    assert (config.days, config.jobs, config.timezone) == tuple(
        NightConfig.model_fields[name].default for name in ("days", "jobs", "timezone")
    )


def test_every_fault_is_told_with_line_and_field(tmp_path: Path) -> None:
    text = """\
store = "plans.sqlite"
days = 0
jobs = "two"
timezone = "Europe/Kobenhavn"
colour = "blue"
[search]
seconds = 60
iterations = 5
[limits]
time_factor = 0.5
[[districts]]
name = "Nord/Syd"
input = "nord"
[[districts]]
name = "Vest"
"""
    found = [(i.code, i.row, i.column) for i in faults(tmp_path, text)]
    assert found == [
        ("nightly_missing", 1, "out"),
        ("nightly_too_small", 2, "days"),
        ("nightly_want_whole", 3, "jobs"),
        ("nightly_timezone", 4, "timezone"),
        ("nightly_unknown", 5, "colour"),
        ("nightly_budget", 6, "search"),
        ("nightly_too_small", 10, "limits.time_factor"),
        ("nightly_name", 12, "districts[1].name"),
        ("nightly_missing", 14, "districts[2].input"),
    ]


def test_two_districts_of_one_name_would_share_a_folder(tmp_path: Path) -> None:
    twice = faults(tmp_path, SMALL + '[[districts]]\nname = "nord"\ninput = "x"\n')
    assert [(i.code, i.row, i.column, i.params["names"]) for i in twice] == [
        ("nightly_twice", 9, "districts[2].name", "Nord, nord")
    ]


def test_what_no_field_shows_on_its_own_is_told_with_the_rest(tmp_path: Path) -> None:
    """A store of no kind, a solver that there is not, two budgets and a name given again, beside two plain faults."""
    text = """\
store = "ftp://bo:s3cret@x/y"
out = 3
[search]
solver = "serch"
seconds = 60
iterations = 5
[limits]
stall_seconds = 0
[retention]
base = "altid"
[[districts]]
name = "Nord"
input = "nord"
[[districts]]
name = "NORD"
input = "syd"
"""
    found = faults(tmp_path, text)
    assert [(i.code, i.row, i.column) for i in found] == [
        ("nightly_store", 1, "store"),
        ("nightly_want_text", 2, "out"),
        ("nightly_budget", 3, "search"),
        ("nightly_solver", 4, "search.solver"),
        ("nightly_not_above", 8, "limits.stall_seconds"),
        ("nightly_want_days", 10, "retention.base"),
        ("nightly_twice", 15, "districts[2].name"),
    ]
    words = {i.code: " ".join(describe(i, Lang.DA)) for i in found}
    assert "s3cret" not in words["nightly_store"]
    assert "serch" in words["nightly_solver"]
    assert "search, " in words["nightly_solver"]
    assert "mere end 0." in words["nightly_not_above"]
    assert '"forever"' in words["nightly_want_days"]


def test_a_home_of_nobody_is_told(tmp_path: Path) -> None:
    found = faults(
        tmp_path, SMALL.replace('"nord"', '"~nobody.at.all/x"').replace("plans", "~nobody.at.all/plans")
    )
    assert [(i.code, i.column) for i in found] == [
        ("nightly_no_home", "store"),
        ("nightly_no_home", "districts[1].input"),
    ]


def test_a_solver_that_only_the_night_knows_may_be_named(tmp_path: Path) -> None:
    text = SMALL.replace("seconds = 60", 'seconds = 60\nsolver = "ours"')
    assert [i.code for i in faults(tmp_path, text)] == ["nightly_solver"]
    assert read_config(write(tmp_path, text), also=("ours",)).search.solver == "ours"


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (issue,) = faults(tmp_path, SMALL.replace("plans.sqlite", "plans"))
    assert (issue.code, issue.row, issue.value) == ("nightly_store_folder", 1, "plans")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert [(i.code, i.row) for i in faults(tmp_path, "store = \n")] == [("nightly_syntax", 1)]
    with pytest.raises(InputError, match="nightly_unreadable"):
        read_config(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes("out = 'kørt'".encode("latin-1"))
    with pytest.raises(InputError, match="nightly_not_utf8"):
        read_config(tmp_path / "latin.toml")


@pytest.mark.parametrize("code", sorted(NIGHTLY_ISSUES))
def test_every_fault_has_its_words(code: str) -> None:
    params = dict.fromkeys(("why", "known", "limit", "names", "day"), "?")
    for lang in Lang:
        assert all(describe(Issue(code, file="night.toml", row=3, value="v", params=params), lang))


def test_the_words_of_a_fault(tmp_path: Path) -> None:
    issue = faults(tmp_path, SMALL.replace("seconds = 60", "seconds = -1"))[0]
    assert describe(issue, Lang.DA) == (
        "night.toml, linje 4, felt 'search.seconds': -1 er for lidt.",
        "Giv mindst 0.",
    )


def test_a_password_in_the_wrong_place_is_not_repeated(tmp_path: Path) -> None:
    """In a field misspelt, and in one that there is not: what is told goes to terminals and to cron's mail."""
    text = f'stor = "postgresql://bo:s3cret@db/care"\npassword = "s3cret"\n{SMALL}'
    found = faults(tmp_path, text)
    assert [(i.column, i.value) for i in found] == [
        ("stor", "postgresql://bo:***@db/care"),
        ("password", "***"),
    ]

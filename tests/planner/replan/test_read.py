"""Events are read from files and from the command line, with every fault located."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain import Means
from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.replan import parse_events, read_events
from planner.replan.events import (
    CallUnanswered,
    CarBroken,
    CitizenComes,
    CitizenLeaves,
    Late,
    RoadClosed,
    Sick,
    Storm,
    VisitCancelled,
    VisitExtended,
    VisitsAdded,
)
from planner.scenarios.edits.travel import Vehicle


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("sick:m3@06:10", Sick(worker="m3", at="06:10")),
        ("sick:m3", Sick(worker="m3")),
        ("late:m3@7.45", Late(worker="m3", until="07:45")),
        ("discharged:c1@09:00", CitizenLeaves(citizen="c1", at="09:00")),
        ("cancelled:v1", VisitCancelled(visit="v1")),
        ("extended:v1+15", VisitExtended(visit="v1", minutes=15)),
        ("extended:v1,minutes=15", VisitExtended(visit="v1", minutes=15)),
        ("unanswered:v1@07:35", CallUnanswered(visit="v1", at="07:35")),
        ("car_broken:m3@07:10,to=bicycle", CarBroken(worker="m3", at="07:10", to=Vehicle.BICYCLE)),
        ("road_closed:A1,metres=200", RoadClosed(near="A1", metres=200)),
        ("road_closed:between=A1|A2,means=car", RoadClosed(between=("A1", "A2"), means=(Means.CAR,))),
        ("storm", Storm()),
        ("storm@11:00", Storm(until="11:00")),
        ("storm:0,7@11:00,means=car", None),
        ("storm:0.7@11:00,means=car", Storm(factor=0.7, until="11:00", means=(Means.CAR,))),
    ],
)
def test_the_command_line_says_an_event_in_a_word(text: str, event: object) -> None:
    """A comma ends a field, so that a decimal comma does not do."""
    if event is None:
        with pytest.raises(InputError):
            parse_events([text])
        return
    assert [h.event for h in parse_events([text])] == [event]


def test_what_needs_more_words_is_said_as_json() -> None:
    """A new citizen has a place and visits."""
    text = 'new_citizen:{"citizen_id": "n1", "address": "A1", "visits": [{"services": ["x"], "earliest": "8", "latest": "9"}]}'
    (found,) = parse_events([text])
    assert isinstance(found.event, CitizenComes)
    assert found.event.visits[0].latest == "09:00"


def test_a_file_has_a_table_for_each_event(tmp_path: Path) -> None:
    """In its order."""
    file = tmp_path / "events.toml"
    file.write_text(
        '[[event]]\nevent = "sick"\nworker = "m3"\n[[event]]\nevent = "new_visits"\ncitizen = "c1"\n'
        '[[event.visits]]\nservices = ["x"]\nearliest = "08:00"\nlatest = "09:00"\n',
        encoding="utf-8",
    )
    sick, more = (h.event for h in read_events(file))
    assert sick == Sick(worker="m3")
    assert isinstance(more, VisitsAdded)


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    """An unknown event, a field that is missing, one that is too many, a time that is none, and a road said in two ways."""
    file = tmp_path / "events.toml"
    file.write_text(
        '[[event]]\nevent = "flood"\n\n[[event]]\nevent = "late"\nworker = "m3"\ncolour = "red"\n\n'
        '[[event]]\nevent = "sick"\nworker = "m3"\nat = "25:00"\n\n'
        '[[event]]\nevent = "road_closed"\nnear = "A1"\nbetween = ["A", "B"]\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError) as error:
        read_events(file)
    found = {(i.code, i.row) for i in error.value.issues}
    assert found == {
        ("event_unknown", 1),
        ("event_field_missing", 4),
        ("event_field_unknown", 7),
        ("event_clock", 12),
        ("event_one_road", 14),
    }
    assert {i.file for i in error.value.issues} == {"events.toml"}
    assert all(describe(i, lang) for i in error.value.issues for lang in Lang)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "events_none"),
        (b"[[event]\n", "events_not_toml"),
        (b"other = 1\n", "events_other"),
        (b"\xff", "events_unreadable"),
    ],
)
def test_a_file_that_holds_no_events_is_a_fault(tmp_path: Path, content: bytes, code: str) -> None:
    """Not an empty list."""
    file = tmp_path / "events.toml"
    file.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_events(file)
    assert [i.code for i in error.value.issues] == [code]


def test_a_cpr_number_is_refused_and_not_repeated() -> None:
    """Ids are the municipality's own."""
    with pytest.raises(InputError) as error:
        parse_events(["sick:010190-1234"])
    (issue,) = error.value.issues
    assert issue.code == "event_cpr"
    assert "1234" not in str(issue)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("storm:20", "event_bound", "≤ 10"),
        ("storm:0", "event_bound", "> 0"),
        ("extended:V1+500", "event_bound", "≤ 480"),
        ("car_broken:W1,to=boat", "event_choice", "'bicycle'"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_would(text: str, code: str, said: str) -> None:
    """In both languages."""
    with pytest.raises(InputError) as error:
        parse_events([text])
    (issue,) = error.value.issues
    assert issue.code == code
    for lang in Lang:
        assert said in " ".join(describe(issue, lang))


def test_a_new_citizen_may_be_named_without_the_field() -> None:
    """The id comes first; the visits are still to be given."""
    with pytest.raises(InputError) as error:
        parse_events(["new_citizen:C900"])
    (issue,) = error.value.issues
    assert (issue.code, issue.params["field"]) == ("event_field_missing", "visits")

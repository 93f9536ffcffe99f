"""What goes out to the booking app: a list and a calendar, in the reader's language and without anybody in them."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from planner.domain import Instance, Level, Means
from planner.errors import InputError
from planner.exports.open_shifts import write_open_shift_lists
from planner.messages import Lang
from planner.openshifts.accepted import read_taken
from planner.openshifts.records import Handed, Method, NotCovered, OpenShift, OpenShifts, to_json
from planner.openshifts.report_lines import open_shift_lines
from planner.openshifts.stored import read_open_shifts
from tests.builders import address, at, citizen, instance, pause, shift, visit
from tests.planner.openshifts.days import found, rush

STAMP = datetime(2026, 3, 1, 12, tzinfo=UTC)
METHOD = Method(seed=1, moves=0, trial_moves=0, solves=0, candidates=0, shortest=3600, step=900)
SHIFT = OpenShift(
    open_shift_id="AV-20260302-12345", start=at("07:00"), end=at("13:00"), level=Level.SSH, certificates=("medicine",),
    delegations=(
        Handed(citizen_id="C-77", task="insulin"), Handed(citizen_id="C-88", task="insulin"),
        Handed(citizen_id="C-88", task="compression"),
    ),
    start_address="B", end_address="B", district="Nord", means=Means.BICYCLE, breaks=(pause(seconds=1800),),
    visits=("V1", "V2", "V3"), needed_for=("V1",),
)  # fmt: skip
FOUND = OpenShifts(title="Dagen", demand=("V1",), shifts=(SHIFT,), method=METHOD)


def _day() -> Instance:
    base = address("B", label="Nord", latitude=55.5, longitude=10.5)
    people = [citizen("C-77", label="Anna Andersen", address_id="A1")]
    return instance([visit("V1", "C-77")], [shift("S1")], citizens=people, addresses=[base])


def _written(folder: Path, lang: Lang) -> tuple[dict[str, str], Calendar]:
    table, calendar = write_open_shift_lists(folder, FOUND, _day(), lang, STAMP)
    lines = table.read_text("utf-8-sig").splitlines()
    (row,) = csv.DictReader(lines, delimiter=";" if lang is Lang.DA else ",")
    return row, Calendar.from_ical(calendar.read_bytes())


def test_danish_list(tmp_path: Path) -> None:
    row, _ = _written(tmp_path, Lang.DA)
    assert row == {
        "åben_vagt_id": "AV-20260302-12345", "dato": "2026-03-02", "start": "07:00", "slut": "13:00",
        "minutter": "360", "pause_minutter": "30", "distrikt": "B", "distrikt_navn": "Nord", "transport": "cykel",
        "krævet_faggruppe": "ssh", "krævede_certifikater": "medicine",
        "krævede_overdragelser":
            "overdragelse af kompressionsbehandling hos 1 borger, overdragelse af insulin hos 2 borgere",
        "besøg": "3", "medarbejder_id": "", "faggruppe": "", "certifikater": "", "overdraget": "",
    }  # fmt: skip


def test_english_list(tmp_path: Path) -> None:
    row, _ = _written(tmp_path, Lang.EN)
    assert (row["open_shift_id"], row["means"], row["required_level"]) == (
        "AV-20260302-12345",
        "bicycle",
        "ssh",
    )
    assert row["required_delegations"].startswith("delegation of compression treatment for 1 citizen, ")
    assert list(row)[-4:] == ["worker_id", "level", "certificates", "delegated"]


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_personal(tmp_path: Path, lang: Lang) -> None:
    """Neither citizens nor their visits are in what strangers see, not even by id."""
    for file in write_open_shift_lists(tmp_path, FOUND, _day(), lang, STAMP):
        text = file.read_text("utf-8")
        assert not any(word in text for word in ("C-77", "C-88", "Anna", "V1", "V2"))


def test_calendar(tmp_path: Path) -> None:
    _, calendar = _written(tmp_path, Lang.DA)
    (event,) = calendar.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (at("07:00"), at("13:00"))
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["UID"] == "AV-20260302-12345@homecare-planner"
    assert event["SUMMARY"] == "Åben vagt: social- og sundhedshjælper, Nord"
    assert event["DESCRIPTION"] == "\n".join(
        (
            "Kræver: social- og sundhedshjælper, kursus: medicine, "
            "overdragelse af kompressionsbehandling hos 1 borger, overdragelse af insulin hos 2 borgere",
            "Transport: cykel",
            "Besøg: 3",
            "AV-20260302-12345",
        )
    )
    assert (event["STATUS"], event["TRANSP"], event["LOCATION"]) == ("TENTATIVE", "TRANSPARENT", "Nord")
    assert (event["GEO"].latitude, event["GEO"].longitude) == (55.5, 10.5)


def test_nothing_to_offer_is_an_empty_list(tmp_path: Path) -> None:
    nothing = FOUND.model_copy(update={"shifts": ()})
    table, calendar = write_open_shift_lists(tmp_path, nothing, _day(), Lang.DA, STAMP)
    assert len(table.read_text("utf-8-sig").splitlines()) == 1
    assert Calendar.from_ical(calendar.read_bytes()).walk("VEVENT") == []


def test_the_list_itself_is_read_back(tmp_path: Path) -> None:
    """As it was written nobody has taken anything; with a worker filled in somebody has."""
    table, _ = write_open_shift_lists(tmp_path, FOUND, _day(), Lang.DA, STAMP)
    assert read_taken(table) == ([], [])
    filled = table.read_text("utf-8").rstrip().removesuffix(";;;;") + ";N1;ssa;medicine;ja\n"
    table.write_text(filled, "utf-8")
    (taken,), faults = read_taken(table)
    assert faults == []
    assert taken[:5] == ("AV-20260302-12345", "N1", Level.SSA, {"medicine"}, True)


def test_ids_follow_the_content() -> None:
    """The same shift has the same id in another run; a shorter one has another."""
    first, again = found(rush()).answer, found(rush()).answer
    assert [s.open_shift_id for s in first.shifts] == [s.open_shift_id for s in again.shifts]
    other = found(rush(), step=3600).answer
    assert not {s.open_shift_id for s in first.shifts} & {s.open_shift_id for s in other.shifts}
    assert all(s.open_shift_id.startswith("AV-20260302-") for s in first.shifts)


def test_equal_shifts_have_different_ids() -> None:
    """Three visits at the same instant at the same place: two open shifts alike in everything."""
    day = rush().model_copy(
        update={"visits": tuple(v for v in rush().visits if v.visit_id in ("V1", "V2", "V3"))}
    )
    ids = [s.open_shift_id for s in found(day).answer.shifts]
    assert len(ids) == len(set(ids)) == 2


def test_file_that_is_no_open_shifts(tmp_path: Path) -> None:
    file = tmp_path / "open_shifts.json"
    with pytest.raises(InputError) as missing:
        read_open_shifts(file)
    assert [i.code for i in missing.value.issues] == ["open_shifts_unreadable"]
    file.write_text('{"shifts": [{"level": "doctor"}]}')
    with pytest.raises(InputError) as wrong:
        read_open_shifts(file)
    assert "shifts.0.level" in {i.column for i in wrong.value.issues}
    assert len(wrong.value.issues) > 1


def test_json_is_stable() -> None:
    assert OpenShifts.model_validate_json(to_json(FOUND)) == FOUND
    assert to_json(FOUND) == to_json(OpenShifts.model_validate_json(to_json(FOUND)))


# in words


def test_lines_for_the_planner_name_the_citizens() -> None:
    lines = list(open_shift_lines(FOUND, Lang.DA))
    assert lines[0] == "Ikke planlagt: 1 besøg. Åbne vagter: 1, i alt 6 t; de dækker 1 af besøgene."
    assert lines[1] == (
        "  AV-20260302-12345  02.03.2026 07:00-13:00 · social- og sundhedshjælper, kursus: medicine · Nord · cykel"
    )
    assert lines[2:5] == [
        "    uden den mangler: V1",
        "    overdragelse af kompressionsbehandling hos C-88",
        "    overdragelse af insulin hos C-77, C-88",
    ]
    assert "ikke bevist" in lines[5]


def test_lines_say_what_was_found() -> None:
    nothing = OpenShifts(method=METHOD)
    assert list(open_shift_lines(nothing, Lang.EN)) == [
        "Every visit is planned; there are no shifts to offer."
    ]
    room = OpenShifts(demand=("V1",), found_room=("V1",), method=METHOD)
    assert "There is room for it without new shifts" in next(open_shift_lines(room, Lang.EN))
    out = NotCovered(visit_id="V1", priority=2)
    hopeless = OpenShifts(demand=("V1",), not_covered=(out,), method=METHOD)
    assert list(open_shift_lines(hopeless, Lang.EN)) == [
        "Not planned: 1 visit. No open shift could cover more of them.",
        "No open shift can cover (1):",
        "  - V1 (priority 2): ",
    ]


def test_waived_fallbacks_are_told() -> None:
    day = rush()
    screen = day.settings.screen.model_copy(update={"require_fallback": True})
    day = day.model_copy(update={"settings": day.settings.model_copy(update={"screen": screen})})
    answer = found(day).answer
    assert answer.method.fallback_waived
    assert any("fallback" in line for line in open_shift_lines(answer, Lang.EN))

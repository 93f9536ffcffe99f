"""What the tables say of screen visits: units by period, what a citizen's row knows, splits, services, settings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.domain import Consent, Level, Mode, ScreenRecord, ScreenRules, ScreenUnit, ScreenUse, VisitSplit
from planner.errors import Issue, Severity
from planner.formats.reader import Loaded, has_errors
from planner.services import screen_use
from tests.planner.formats.tables_of import clean, codes, put, read, save

ZONE = ZoneInfo("Europe/Copenhagen")


def with_unit(tmp_path: Path, *rows: str) -> Loaded:
    """The clean input with other rows of unit E1: id;name;date;from;to;seats."""
    tables = clean()
    tables["skaermenheder"][1:] = [row.split(";") for row in rows]
    return read(save(tables, tmp_path))


def seats(unit: ScreenUnit) -> list[tuple[str, int]]:
    """Local day and time, and the number of seats from then on."""
    return [(s.start.astimezone(ZONE).strftime("%d %H:%M"), s.count) for s in unit.seats]


def test_a_gap_between_periods_is_shut_and_one_without_a_gap_is_not(tmp_path: Path) -> None:
    """07-09 two, 09-12 one; shut 12-13; 13-15 three: five changes of the number. Rows may come in any order."""
    loaded = with_unit(
        tmp_path,
        "E1;Nord;2026-03-02;13:00;15:00;3",
        "E1;;2026-03-02;07:00;09:00;2",
        "E1;;2026-03-02;09:00;12:00;1",
    )
    assert loaded.issues == []
    (unit,) = loaded.instance.units
    assert unit.label == "Nord"
    assert seats(unit) == [
        ("02 07:00", 2),
        ("02 09:00", 1),
        ("02 12:00", 0),
        ("02 13:00", 3),
        ("02 15:00", 0),
    ]


def test_without_an_end_a_period_lasts_until_the_next_or_for_good(tmp_path: Path) -> None:
    """Two seats from 07, one from 12 on, for as long as there are shifts."""
    (unit,) = with_unit(tmp_path, "E1;;2026-03-02;12:00;;1", "E1;;2026-03-02;07:00;;2").instance.units
    assert seats(unit) == [("02 07:00", 2), ("02 12:00", 1)]


def test_a_row_without_a_period_has_a_seat_for_everybody(tmp_path: Path) -> None:
    loaded = with_unit(tmp_path, "E1;Nord;;;;")
    assert loaded.issues == []
    assert loaded.instance.units == (ScreenUnit(unit_id="E1", label="Nord"),)


@pytest.mark.parametrize(
    ("end", "shut"), [("02:00", "03 02:00"), ("00:00", "03 00:00"), ("2026-03-03 11:00", "03 11:00")]
)
def test_a_period_may_cross_midnight(end: str, shut: str, tmp_path: Path) -> None:
    """From 14:00: to 02:00 is twelve hours; midnight needs no date; a later end says its date."""
    (unit,) = with_unit(tmp_path, f"E1;;2026-03-02;14:00;{end};1").instance.units
    assert seats(unit) == [("02 14:00", 1), (shut, 0)]


@pytest.mark.parametrize("end", ["02:15", "14:00", "2026-03-02 13:00"])
def test_an_end_before_the_start_is_a_fault(end: str, tmp_path: Path) -> None:
    """02:15 would be twelve hours and a quarter: more likely a slip. The unit is left out whole, and its shift with it."""
    loaded = with_unit(tmp_path, "E1;;2026-03-02;07:00;09:00;1", f"E1;;2026-03-02;14:00;{end};1")
    fault = next(i for i in loaded.issues if i.code == "seats_reversed")
    assert (fault.file, fault.row, fault.column) == ("skaermenheder.csv", 3, "til")
    assert loaded.instance.units == ()
    assert [s.shift_id for s in loaded.instance.shifts] == ["V1", "V2"]
    follows = next(i for i in loaded.issues if i.code == "depends_on_faulty")
    assert (follows.file, follows.row, follows.params["cause_row"]) == ("vagter.csv", 4, "3")


@pytest.mark.parametrize(
    ("row", "fault"),
    [("E1;;2026-03-02;07:00;09:00;", "empty_cell"), ("E1;;2026-03-02;07:00;09:00;-1", "number_out_of_range")],
)
def test_a_period_says_how_many_seats(row: str, fault: str, tmp_path: Path) -> None:
    found = [i for i in with_unit(tmp_path, row).issues if i.code == fault]
    assert [(i.row, i.column) for i in found] == [(2, "pladser")]


def test_periods_that_touch_do_not_overlap(tmp_path: Path) -> None:
    rows = ("E1;;2026-03-02;07:00;09:00;1", "E1;;2026-03-02;{};11:00;2")
    for start, fault in (("09:00", set()), ("08:45", {"seats_overlap"}), ("07:00", {"seats_overlap"})):
        issues = with_unit(tmp_path, rows[0], rows[1].format(start)).issues
        assert codes(issues) - {"depends_on_faulty"} == fault


def test_a_lost_table_of_units_is_told_once(tmp_path: Path) -> None:
    """The one shift that is in a unit cannot be used; the others can."""
    save(clean(), tmp_path)
    (tmp_path / "skaermenheder.csv").write_bytes(b"")
    loaded = read(tmp_path)
    assert codes(loaded.issues) == {"empty_file", "depends_on_table"}
    assert [s.shift_id for s in loaded.instance.shifts] == ["V1", "V2"]


def test_a_shift_in_a_unit_is_by_screen_unless_it_says_otherwise(tmp_path: Path) -> None:
    shifts = read(save(clean(), tmp_path)).instance.shift
    assert (shifts["V3"].modes, shifts["V3"].unit_id) == (frozenset({Mode.SCREEN}), "E1")
    assert (shifts["V1"].modes, shifts["V1"].unit_id) == (frozenset({Mode.PHYSICAL}), None)


def test_a_citizen_is_known_by_one_cell(tmp_path: Path) -> None:
    """Of B1 only the refusal is known; of B2 nothing at all, which is not the same as a record of defaults."""
    tables = clean()
    put(tables, "borgere", 2, "samtykke", "nej")
    citizens = read(save(tables, tmp_path)).instance.citizen
    assert citizens["B1"].screen == ScreenRecord(consent=Consent.REFUSED)
    assert citizens["B2"].screen is None


def test_a_whole_record(tmp_path: Path) -> None:
    tables = clean()
    cells = {
        "skærm_egnet": "ja", "vurderet_af": "ssa", "vurderet_den": "01-02-2026", "revurderes_senest": "2026-08-01",
        "samtykke": "givet", "samtykke_udløber": "2026-12-31", "har_skærm": "ja", "første_besøg_holdt": "ja",
        "sidste_fysiske": "2026-03-01", "fysiske_denne_uge": "0", "fysiske_senere_i_ugen": "4", "skærm_i_træk": "3",
        "mindst_fysiske_pr_uge": "5",
    }  # fmt: skip
    for column, value in cells.items():
        put(tables, "borgere", 2, column, value)
    loaded = read(save(tables, tmp_path))
    assert loaded.issues == []
    assert loaded.instance.citizen["B1"].screen == ScreenRecord(
        able=True, assessed_by=Level.SSA, assessed_on=date(2026, 2, 1), reassess_by=date(2026, 8, 1), consent=Consent.GIVEN,
        consent_until=date(2026, 12, 31), has_device=True, first_visit_done=True, last_physical=date(2026, 3, 1),
        physical_later_this_week=4, screen_in_a_row=3, min_physical_per_week=5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "by_screen", "at_home"),
    [({}, 540, 2100), ({"skærmdel_minutter": "6", "hjemmedel_minutter": "30"}, 360, 1800)],
)
def test_parts_of_a_split_last_as_their_services_unless_told(
    cells: dict[str, str], by_screen: int, at_home: int, tmp_path: Path
) -> None:
    """Medicine is 9 minutes, a bath 35: 540 s by screen and 2,100 s at home."""
    tables = clean()
    named = {"ydelser": "Bad+medicine", "skærmdel_ydelser": "Medicinadministration"}
    for column, value in (named | cells).items():
        put(tables, "besoeg", 2, column, value)
    loaded = read(save(tables, tmp_path))
    assert loaded.issues == []
    expected = VisitSplit(services=("medicine",), screen_duration=by_screen, physical_duration=at_home)
    assert loaded.instance.visit["BS1"].split == expected


def services_of(tmp_path: Path, *rows: str) -> tuple[dict[str, ScreenUse], list[Issue]]:
    """The clean input with rows added to its services: code;name;minutes;level;window;screen."""
    tables = clean()
    tables["ydelser"][0].append("skærm")
    tables["ydelser"][1].append("")
    tables["ydelser"] += [row.split(";") for row in rows]
    loaded = read(save(tables, tmp_path))
    return loaded.instance.settings.service_screen, loaded.issues


@pytest.mark.parametrize("code", ["bath", "Bad", "BATH"])
def test_code_and_screen_alone_change_a_built_in_service(code: str, tmp_path: Path) -> None:
    """By any of its names; its minutes and level stay."""
    use, issues = services_of(tmp_path, f"{code};;;;;vejledt")
    assert (use, issues) == ({"bath": ScreenUse.GUIDED}, [])
    assert screen_use("bath", use).possible
    assert not screen_use("bath").possible


def test_an_own_service_is_by_screen_only_if_it_says_so(tmp_path: Path) -> None:
    """In place of a built-in one it keeps that one's use, whatever the spelling; a new one is not by screen."""
    use, issues = services_of(
        tmp_path,
        "samtale;Samtale;15;ssh;halv dag;førstevalg",
        "Medicine;Medicin;12;ssh;snæver;",
        "fodpleje;;;;;ja",
    )
    assert issues == []
    assert use == {"samtale": ScreenUse.FIRST_CHOICE, "Medicine": ScreenUse.YES, "fodpleje": ScreenUse.YES}
    assert not screen_use("gåtur", use).possible


def test_a_row_that_is_more_than_screen_must_be_whole(tmp_path: Path) -> None:
    use, issues = services_of(tmp_path, "bath;Bad;;;;ja")
    assert [(i.code, i.row, i.column) for i in issues] == [
        ("empty_cell", 3, "minutter"),
        ("empty_cell", 3, "faggruppe"),
    ]
    assert use == {}


def test_one_service_in_two_rows_is_a_fault(tmp_path: Path) -> None:
    use, issues = services_of(tmp_path, "bath;;;;;ja", "Bad;;;;;nej")
    assert [(i.code, i.row) for i in issues] == [("service_twice", 4)]
    assert use == {"bath": ScreenUse.YES}


def rules_of(tmp_path: Path, *rows: str) -> tuple[ScreenRules, list[Issue]]:
    """The clean input with rows added to its settings; the first of them is row 4."""
    tables = clean()
    tables["indstillinger"] += [row.split(";") for row in rows]
    loaded = read(save(tables, tmp_path))
    return loaded.instance.settings.screen, loaded.issues


def test_rules_of_the_municipality(tmp_path: Path) -> None:
    """A hyphen is no rule at all, where there may be none; what is not named keeps its default."""
    rules, issues = rules_of(
        tmp_path, "skærm.princip;førstevalg", "skærm.vurderes_af;sygeplejerske", "screen.max_in_a_row;-",
        "skærm.ubesvaret;0,1", "skærm.forsøg_igen_efter;10", "skærm.langt_væk_meter;8000", "skærm.langt_væk_andel;0,25",
    )  # fmt: skip
    assert issues == []
    assert rules == ScreenRules(
        policy="first_choice", assessors=frozenset({Level.NURSE}), max_in_a_row=None, unanswered=0.1, retry_after=600,
        far_metres=8000, far_share=0.25,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("skærm.ubesvaret;1,1", "number_out_of_range"),
        ("skærm.forsøg;3", "number_out_of_range"),
        ("skærm.højst_i_træk;0", "number_out_of_range"),
        ("skærm.mindst_fysiske_pr_uge;-", "bad_integer"),
        ("skærm.vurderes_af;læge", "unknown_level"),
        ("skærm.første_fysisk;måske", "bad_yes_no"),
        ("vægt.skærmværdi;-1000000001", "number_out_of_range"),
    ],
)
def test_a_faulty_rule_is_told_and_not_used(row: str, code: str, tmp_path: Path) -> None:
    rules, issues = rules_of(tmp_path, row)
    assert [(i.code, i.row, i.column) for i in issues] == [(code, 4, "værdi")]
    assert has_errors(issues)
    assert rules == ScreenRules()


def test_a_word_list_names_its_own_words(tmp_path: Path) -> None:
    (issue,) = rules_of(tmp_path, "skærm.princip;altid")[1]
    assert (issue.params["danish"], issue.params["english"]) == (
        "tilvalg, førstevalg",
        "opt in, first choice",
    )


def test_json_tells_faulty_seats_by_their_path(tmp_path: Path) -> None:
    """Seats at 07:00 and again at 07:00, then at 07:05: the second and third row of the list."""
    starts = ("07:00", "07:00", "07:05")
    rows = [{"start": f"2026-03-02T{start}:00+01:00", "count": 1} for start in starts]
    data = {"schema_version": 1, "units": [{"unit_id": "E1", "seats": rows}]}
    (tmp_path / "day.json").write_text(json.dumps(data), encoding="utf-8")
    loaded = read(tmp_path / "day.json")
    found = {(i.code, i.column) for i in loaded.issues if i.severity is Severity.ERROR}
    assert found == {
        ("seats_out_of_order", "units[0].seats[1].start"),
        ("seats_off_quarter", "units[0].seats[2].start"),
    }
    assert loaded.instance.units == ()

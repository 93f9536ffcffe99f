"""What a visit's row leaves to its services, and what the row itself decides; inline addresses and UTM coordinates."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain import Level, Mode, StopOverhead, Visit
from planner.formats.catalogue import Catalogue
from tests.planner.formats.tables_of import clean, codes, put, read, save


def visit_with(tmp_path: Path, **cells: str) -> Visit:
    """BS4 of citizen B1 on 2 March with the given cells and nothing else."""
    tables = clean()
    tables["besoeg"].append([""] * len(tables["besoeg"][0]))
    for column, value in {"besøgs_id": "BS4", "borger_id": "B1", "dato": "2026-03-02", **cells}.items():
        put(tables, "besoeg", 5, column, value)
    return read(save(tables, tmp_path)).instance.visit["BS4"]


def at(hour: int, minute: int = 0) -> datetime:
    """Winter time in Denmark is an hour ahead of UTC."""
    return datetime(2026, 3, 2, hour - 1, minute, tzinfo=UTC)


def test_two_services_add_up(tmp_path: Path) -> None:
    """Medicine 9 min, SSH, priority 2, tight; cleaning 40 min, unskilled, priority 5: 49 min, SSH, 2, 30 min either way."""
    found = visit_with(tmp_path, ydelser="medicine|Rengøring", aftalt_tid="08:00")
    assert found.services == ("medicine", "cleaning")
    assert [m.service_duration for m in found.modes] == [49 * 60]
    assert (found.level, found.priority) == (Level.SSH, 2)
    assert found.delegated_tasks == found.certificates == frozenset({"medicine"})
    assert (found.windows[0].start_earliest, found.windows[0].start_latest) == (at(7, 30), at(8, 30))


def test_the_row_decides_where_it_says_something(tmp_path: Path) -> None:
    found = visit_with(
        tmp_path, ydelser="medicine", tidligst="06:00", senest="06:15", varighed="7", faggruppe="sygeplejerske",
        prioritet="1", delegerede_opgaver="-", certifikater="insulin",
    )  # fmt: skip
    assert found.modes[0].service_duration == 420
    assert (found.level, found.priority) == (Level.NURSE, 1)
    assert (found.delegated_tasks, found.certificates) == (frozenset(), frozenset({"insulin"}))
    assert found.windows[0].start_latest == at(6, 15)


@pytest.mark.parametrize(
    ("service", "agreed", "start", "end"),
    [
        ("insulin", "07:30", at(7, 15), at(7, 45)),  # critical: 15 minutes either way
        ("meal", "12:00", at(11, 15), at(12, 45)),  # meal: 45
        ("hygiene", "08:00", at(7), at(9)),  # normal: 60
        ("bath", "11:59", at(7), at(12)),  # half day: the morning
        ("bath", "12:00", at(12), at(17)),  # half day: the afternoon
        ("cleaning", "", at(7), at(15)),  # a working day, no time needed
        ("GÅTUR", "09:00", at(7), at(12)),  # the municipality's own, by name and without case
    ],
)
def test_agreed_time_becomes_a_window(
    tmp_path: Path, service: str, agreed: str, start: datetime, end: datetime
) -> None:
    window = visit_with(tmp_path, ydelser=service, aftalt_tid=agreed).windows[0]
    assert (window.start_earliest, window.start_latest) == (start, end)


def test_screen_duration_opens_the_screen(tmp_path: Path) -> None:
    both = visit_with(tmp_path, ydelser="hygiene", aftalt_tid="08:00", skærmvarighed="6")
    assert {m.mode: m.service_duration for m in both.modes} == {Mode.PHYSICAL: 1200, Mode.SCREEN: 360}
    only = visit_with(tmp_path, ydelser="hygiene", aftalt_tid="08:00", besøgsformer="skærm")
    assert {m.mode: m.service_duration for m in only.modes} == {Mode.SCREEN: 1200}


def test_own_service_replaces_a_built_in_one(tmp_path: Path) -> None:
    tables = clean()
    tables["ydelser"].append(["bath", "Brusebad", "25", "ssa", "normal"])
    tables["besoeg"][3][tables["besoeg"][0].index("ydelser")] = "bath"
    found = read(save(tables, tmp_path)).instance.visit["BS3"]
    assert (found.modes[0].service_duration, found.level) == (1500, Level.SSA)


def test_names_of_built_in_services_are_unambiguous() -> None:
    catalogue = Catalogue()
    assert catalogue.find("sårbehandling") is catalogue.find("wound")
    assert catalogue.find("no such service") is None


def test_all_faults_of_one_row_come_at_once(tmp_path: Path) -> None:
    tables = clean()
    for column, value in (("dato", "i går"), ("varighed", "x"), ("faggruppe", "læge"), ("prioritet", "0")):
        put(tables, "besoeg", 2, column, value)
    loaded = read(save(tables, tmp_path))
    assert {i.column for i in loaded.issues if i.row == 2 and i.file == "besoeg.csv"} == {
        "dato", "varighed", "faggruppe", "prioritet",
    }  # fmt: skip


def test_citizen_with_own_coordinates(tmp_path: Path) -> None:
    """A couple may both carry their shared address; the second row adds nothing."""
    tables = clean()
    for row in (2, 3):
        for column, value in (("adresse_id", "HJEM"), ("breddegrad", "55,12"), ("længdegrad", "14,75")):
            put(tables, "borgere", row, column, value)
    loaded = read(save(tables, tmp_path))
    assert loaded.issues == []
    assert {c.address_id for c in loaded.instance.citizens} == {"HJEM"}
    assert (loaded.instance.address["HJEM"].latitude, len(loaded.instance.addresses)) == (55.12, 4)


def test_addresses_table_can_be_left_out(tmp_path: Path) -> None:
    tables = clean()
    for row in (2, 3):
        for column, value in (("adresse_id", ""), ("breddegrad", "55,12"), ("længdegrad", "14,75")):
            put(tables, "borgere", row, column, value)
        put(tables, "vagter", row, "startadresse", "B1")
    del tables["adresser"]
    loaded = read(save(tables, tmp_path))
    assert loaded.issues == []
    assert [a.address_id for a in loaded.instance.addresses] == ["B1", "B2"]


def test_utm_coordinates_are_converted(tmp_path: Path) -> None:
    """At the zone's central meridian 9° E the easting is 500,000 m, and 6,200,000 m north is about 55.94° N:
    a degree of latitude is some 111.3 km there once the scale of 0.9996 is taken off."""
    tables = clean()
    for column, value in (("breddegrad", ""), ("længdegrad", ""), ("x", "500000"), ("y", "6200000")):
        put(tables, "adresser", 2, column, value)
    found = read(save(tables, tmp_path)).instance.address["A1"]
    assert found.longitude == pytest.approx(9.0, abs=1e-9)
    assert found.latitude == pytest.approx(55.944, abs=0.002)


def test_overhead_of_an_address_takes_the_rest_from_the_settings(tmp_path: Path) -> None:
    tables = clean()
    tables["indstillinger"].append(["afgang_bil", "3"])
    put(tables, "adresser", 2, "ankomst_bil", "4,5")
    loaded = read(save(tables, tmp_path))
    assert loaded.instance.address["A1"].overhead == {"car": StopOverhead(arriving=270, leaving=180)}


def test_both_of_two_rows_with_one_id_are_left_out(tmp_path: Path) -> None:
    tables = clean()
    tables["medarbejdere"].append(["M1", "ssa", ""])
    loaded = read(save(tables, tmp_path))
    assert [i.row for i in loaded.issues if i.code == "duplicate_row_id"] == [2, 5]
    assert set(loaded.instance.worker) == {"M2", "M3"}
    assert codes(loaded.issues) >= {"duplicate_row_id", "depends_on_faulty"}


def test_many_rows_with_one_id_name_a_few_of_the_others(tmp_path: Path) -> None:
    """Nine rows called M1: each is reported and names five others, and that there are three more."""
    tables = clean()
    tables["medarbejdere"] += [["M1", "ssa", f"kursus{i}"] for i in range(8)]
    found = [i for i in read(save(tables, tmp_path)).issues if i.code == "duplicate_row_id"]
    assert [i.row for i in found] == [2, 5, 6, 7, 8, 9, 10, 11, 12]
    assert found[0].params["others"] == "5, 6, 7, 8, 9 … (+3)"
    assert found[-1].params["others"] == "2, 5, 6, 7, 8 … (+3)"

"""Matrices made elsewhere: three formats in, one out, every fault located."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from planner.domain import Means
from planner.errors import InputError, Issue
from planner.travel.table import read_travel_times, write_travel_times
from planner.travel.times import TravelTimes

CAR = Means.CAR
GOOD = "from,to,means,seconds,metres\nA,B,car,60,500\nB,A,car,61,510\n"


def issues_of(path: Path) -> list[Issue]:
    with pytest.raises(InputError) as caught:
        read_travel_times(path)
    assert all(i.file == str(path) for i in caught.value.issues)
    return caught.value.issues


def csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "times.csv"
    path.write_bytes(text.encode(encoding))
    return path


def npz(tmp_path: Path, **changes: object) -> Path:
    arrays: dict[str, object] = {
        "address_ids": ["A", "B"],
        "seconds_car": [[0, 60], [61, 0]],
        "metres_car": [[0, 500], [510, 0]],
        **changes,
    }
    path = tmp_path / "times.npz"
    np.savez(path, **{name: np.asarray(a) for name, a in arrays.items() if a is not None})
    return path


def test_csv(tmp_path: Path):
    times = read_travel_times(csv(tmp_path, GOOD))
    assert times.address_ids == ("A", "B")
    assert times.leg(CAR, "A", "B") == (60, 500)
    assert times.leg(CAR, "B", "A") == (61, 510)
    assert times.leg(CAR, "A", "A") == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_danish_csv(tmp_path: Path, encoding: str, newline: str):
    """Semicolons, decimal comma, Danish headings and means, an empty row, BOM; seconds are rounded up."""
    rows = [
        "Fra;Til;Transportmiddel;Sekunder;Meter",
        "Æblevej;Øvej;Bil;60,2;500,4",
        "",
        "Øvej;Æblevej;BIL;61;510,6",
    ]
    times = read_travel_times(csv(tmp_path, newline.join(rows), encoding))
    assert times.leg(CAR, "Æblevej", "Øvej") == (61, 500)
    assert times.leg(CAR, "Øvej", "Æblevej") == (61, 511)


def test_several_means(tmp_path: Path):
    text = (
        GOOD
        + "A,B,cykel,200,480\nB,A,bicycle,201,480\nA,A,gang,0,0\nA,B,gang,600,470\nB,A,til fods,600,470\n"
    )
    times = read_travel_times(csv(tmp_path, text))
    assert set(times.seconds) == set(Means)
    assert times.leg(Means.WALKING, "B", "A") == (600, 470)


def test_parquet(tmp_path: Path):
    path = tmp_path / "times.parquet"
    pd.DataFrame(
        {"from": ["A", "B"], "to": ["B", "A"], "means": "car", "seconds": [60, 61], "metres": [500.0, 510.0]}
    ).to_parquet(path)
    assert read_travel_times(path).leg(CAR, "B", "A") == (61, 510)


def test_npz_round_trip(tmp_path: Path):
    """What is written comes back with the same content hash and attribution."""
    times = TravelTimes(
        ("A", "B"),
        {CAR: np.array([[0, 60], [61, 0]], dtype=np.int32)},
        {CAR: np.array([[0, 500], [510, 0]], dtype=np.int32)},
        "© someone",
    )
    path = tmp_path / "times.npz"
    write_travel_times(times, path)
    back = read_travel_times(path)
    assert back.digest == times.digest
    assert back.attribution == "© someone"
    with pytest.raises(ValueError, match="npz"):
        write_travel_times(times, tmp_path / "times.csv")


def test_npz_of_decimals(tmp_path: Path):
    """Floats are taken: seconds up, metres to the nearest."""
    path = npz(tmp_path, seconds_car=[[0, 60.1], [61, 0]], metres_car=[[0, 499.6], [510.4, 0]])
    times = read_travel_times(path)
    assert times.leg(CAR, "A", "B") == (61, 500)
    assert times.leg(CAR, "B", "A") == (61, 510)


def test_all_faults_of_a_csv_at_once(tmp_path: Path):
    """Each bad row is named by its row in the file, and the missing pairs too; the heading is row 1."""
    text = (
        "from,to,means,seconds,metres\n"
        "A,B,car,-5,500\n"  # row 2: negative
        "B,A,car,soon,510\n"  # 3: not a number
        "A,B,car,60,500\n"  # 4: the pair of row 2 again
        "A,C,raket,60,500\n"  # 5: unknown means
        ",A,car,60,500\n"  # 6: no address
        "C,A,car,60,99999999999\n"  # 7: too large
        "A,A,car,7,0\n"  # 8: to itself
    )
    found = [(i.code, i.row, i.column) for i in issues_of(csv(tmp_path, text))]
    assert found == [
        ("table_missing_pairs", None, None),
        ("table_negative", 2, "seconds"),
        ("table_bad_number", 3, "seconds"),
        ("table_duplicate_pair", 4, None),
        ("table_unknown_means", 5, "means"),
        ("table_missing_address", 6, "from"),
        ("table_bad_number", 7, "metres"),
        ("table_diagonal", 8, "seconds"),
    ]


def test_missing_pairs_are_counted(tmp_path: Path):
    """Three addresses need six pairs; two are given."""
    (issue,) = issues_of(csv(tmp_path, GOOD + "A,C,car,60,500\n"))
    # A-C is there, C-A, B-C and C-B are not
    assert (issue.code, issue.params["count"], issue.ids) == ("table_missing_pairs", 3, ("B", "C"))


def test_duplicate_names_its_first_row(tmp_path: Path):
    (issue,) = issues_of(csv(tmp_path, GOOD + "A,B,bil,60,500\n"))
    assert (issue.row, issue.params["first"], issue.ids) == (4, 2, ("A", "B"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table_empty"),
        ("from,to,means,seconds,metres\n", "table_empty"),
        ("from,to,means,seconds\nA,B,car,60\n", "table_missing_column"),
        ("hello", "table_missing_column"),
        (GOOD + "A,B,car,60,500,1,2,3\n", "table_broken"),
    ],
)
def test_not_a_table(tmp_path: Path, text: str, code: str):
    assert code in {i.code for i in issues_of(csv(tmp_path, text))}


def test_latin_1(tmp_path: Path):
    (issue,) = issues_of(csv(tmp_path, GOOD.replace("A", "Æ"), "latin-1"))
    assert issue.code == "table_encoding"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"seconds_car": [[0, 60, 1], [61, 0, 1]]}, [("table_wrong_size", "seconds_car")]),
        ({"seconds_car": [0, 60]}, [("table_wrong_size", "seconds_car")]),
        (
            {"address_ids": ["A", "B", "C"]},
            [("table_wrong_size", "seconds_car"), ("table_wrong_size", "metres_car")],
        ),
        ({"address_ids": ["A", "A"]}, [("table_repeated_address", "address_ids")]),
        ({"address_ids": None}, [("table_missing_column", "address_ids")]),
        ({"metres_car": None}, [("table_missing_column", "metres_car")]),
        ({"seconds_car": None, "metres_car": None}, [("table_missing_column", "seconds_car")]),
        ({"seconds_rocket": [[0]]}, [("table_unknown_means", "seconds_rocket")]),
        ({"seconds_car": [[0, -60], [61, 0]]}, [("table_negative", "seconds_car")]),
        ({"seconds_car": [[0, np.nan], [np.inf, 0]]}, [("table_bad_number", "seconds_car")] * 2),
        ({"seconds_car": [[0, 60], [61, 5]]}, [("table_diagonal", "seconds_car")]),
        ({"seconds_car": [["0", "60"], ["61", "0"]]}, [("table_bad_number", "seconds_car")]),
    ],
)
def test_faults_of_an_npz(tmp_path: Path, changes: dict[str, object], found: list[tuple[str, str]]):
    """Wrong size, missing, negative, unknown: each by the array's name."""
    assert [(i.code, i.column) for i in issues_of(npz(tmp_path, **changes))] == found


def test_bad_cell_is_located(tmp_path: Path):
    (issue,) = issues_of(npz(tmp_path, metres_car=[[0, 500], [-1, 0]]))
    assert (issue.row, issue.column, issue.value, issue.ids) == (2, "metres_car", "-1", ("B", "A"))


@pytest.mark.parametrize("suffix", [".npz", ".parquet"])
def test_broken_files(tmp_path: Path, suffix: str):
    path = tmp_path / f"times{suffix}"
    path.write_bytes(b"PAR1 or not")
    assert [i.code for i in issues_of(path)] == ["table_broken"]


def test_missing_and_unknown_files(tmp_path: Path):
    assert [i.code for i in issues_of(tmp_path / "nowhere.csv")] == ["table_missing"]
    odd = tmp_path / "times.xlsx"
    odd.write_bytes(b"")
    assert [i.code for i in issues_of(odd)] == ["table_wrong_kind"]


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The reader says what to install."""
    path = tmp_path / "times.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setattr("planner.travel.pairs_files.find_spec", lambda name: None)
    assert [i.code for i in issues_of(path)] == ["table_needs_parquet"]

"""Reading address lists: several shapes of file, and every fault at once with its place."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from planner.errors import InputError, Issue
from planner.messages import Lang, render
from planner.synthetic import ADDRESS_TEXTS, read_addresses


def written(folder: Path, text: str, name: str = "adresser.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode(encoding)) if name.endswith(".gz") else text.encode(encoding))
    return path


def faults(path: Path) -> list[Issue]:
    """The issues of a file that cannot be read, each with a text in both languages."""
    with pytest.raises(InputError) as caught:
        read_addresses(path)
    for issue in caught.value.issues:
        for lang in Lang:
            assert render({issue.code: ADDRESS_TEXTS[issue.code].wrong}, issue.code, issue.params, lang)
            assert render({issue.code: ADDRESS_TEXTS[issue.code].todo}, issue.code, issue.params, lang)
    return caught.value.issues


def test_english_headings_and_points(tmp_path: Path) -> None:
    """A compressed extract of OpenStreetMap addresses."""
    path = written(
        tmp_path,
        "osm_node_id,lat,lon,street,housenumber,postcode,city\n7,55.1,14.7,Torvet,1 A,3700,Rønne\n",
        "addresses.csv.gz",
    )
    (address,) = read_addresses(path)
    assert (address.address_id, address.latitude, address.longitude) == ("7", 55.1, 14.7)
    assert address.label == "Torvet 1 A, 3700 Rønne"


def test_danish_headings_semicolons_decimal_commas_and_bom(tmp_path: Path) -> None:
    """What Excel saves; further columns are passed over, blank lines too."""
    path = written(
        tmp_path, "\ufeffAdresse-id;Breddegrad;Længdegrad;Vejnavn;Husnr;Note\na;55,1;14,7;Torvet;2;x\n;;;;;\n"
    )
    (address,) = read_addresses(path)
    assert (address.address_id, address.latitude, address.longitude) == ("a", 55.1, 14.7)
    assert address.label == "Torvet 2"


def test_projected_coordinates(tmp_path: Path) -> None:
    """EPSG:25832: easting 500,000 is the meridian of 9 degrees; 6,206,000 north is near 56 degrees.

    A degree of latitude is 111.3 km here: 56 degrees lie 6,206.1 km north along the meridian (x 0.9996)."""
    path = written(tmp_path, "id;øst;nord\na;500000;6206000\n")
    (address,) = read_addresses(path)
    assert address.longitude == pytest.approx(9, abs=1e-6)
    assert address.latitude == pytest.approx(56, abs=0.01)


def test_without_ids_the_rows_are_numbered(tmp_path: Path) -> None:
    """The heading is row 1, as a spreadsheet shows it."""
    assert [a.address_id for a in read_addresses(written(tmp_path, "lat,lon\n55,10\n56,10\n"))] == ["2", "3"]


def test_every_fault_is_named_with_its_place(tmp_path: Path) -> None:
    """A word, an infinite number, exchanged coordinates and a repeated id, in one go."""
    path = written(tmp_path, "id,lat,lon\na,nord,10\nb,55,inf\nc,10,55\na,55,10\nd,55,10\n")
    found = [(i.code, i.row, i.column, i.value) for i in faults(path)]
    assert found == [
        ("addresses.bad_coordinate", 2, "lat", "nord"),
        ("addresses.bad_coordinate", 3, "lon", "inf"),
        ("addresses.outside", 4, "lat", None),
        ("addresses.duplicate_id", 5, "id", "a"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "addresses.empty"),
        ("lat,lon\n", "addresses.empty"),
        ("street,number\nTorvet,1\n", "addresses.no_coordinates"),
        ("lat,lon,CPR-nr.\n55,10,x\n", "addresses.cpr"),
    ],
)
def test_files_that_are_no_address_list(tmp_path: Path, text: str, code: str) -> None:
    """Empty, without coordinates, or with a column that has no business here."""
    assert [i.code for i in faults(written(tmp_path, text))] == [code]


def test_unreadable_files(tmp_path: Path) -> None:
    """Missing, cut off, not compressed at all, and in Latin-1."""
    assert [i.code for i in faults(tmp_path / "missing.csv")] == ["addresses.unreadable"]
    whole = written(tmp_path, "lat,lon\n" + "55,10\n" * 2000, "cut.csv.gz")
    whole.write_bytes(whole.read_bytes()[:-20])
    assert [i.code for i in faults(whole)] == ["addresses.unreadable"]
    plain = tmp_path / "plain.csv.gz"
    plain.write_text("lat,lon\n55,10\n", encoding="utf-8")
    assert [i.code for i in faults(plain)] == ["addresses.unreadable"]
    latin = written(tmp_path, "lat,lon,by\n55,10,Rønne\n", encoding="latin-1")
    assert [i.code for i in faults(latin)] == ["addresses.encoding"]


@pytest.mark.shared
def test_real_bornholm_addresses(shared: Path) -> None:
    """All 29,811 of them, inside the island's box."""
    addresses = read_addresses(shared / "maps" / "bornholm-addresses.csv.gz")
    assert len(addresses) == 29_811
    assert all(54.9 < a.latitude < 55.4 and 14.6 < a.longitude < 15.3 for a in addresses)
    assert addresses[0].label == "Sankt Mortens Gade 1, 3700 Rønne"

"""A network on disk comes back equal; anything else is refused in words."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from planner.travel.network import RoadNetwork
from planner.travel.store import load_network, network_digest, save_network
from tests.planner.travel import made


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "town.npz"
    save_network(replace(made.ring(), attribution="© someone", name="Ringby"), path)
    return path


def altered(path: Path, **changes: object) -> None:
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    arrays |= {name: np.asarray(value) for name, value in changes.items() if value is not None}
    np.savez(path, **{name: a for name, a in arrays.items() if changes.get(name, "") is not None})


def test_round_trip(saved: Path):
    """Every array, its type, and both texts."""
    loaded, ring = load_network(saved), made.ring()
    for field in fields(RoadNetwork):
        if field.name not in ("attribution", "name"):
            a, b = getattr(loaded, field.name), getattr(ring, field.name)
            assert a.dtype == b.dtype
            assert np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    assert (loaded.attribution, loaded.name) == ("© someone", "Ringby")


def test_digest_follows_the_streets():
    """Equal streets under another name have the same digest; one metre more has not."""
    ring = made.ring()
    assert network_digest(replace(ring, name="other")) == network_digest(ring)
    assert network_digest(replace(ring, metres=ring.metres + 1)) != network_digest(ring)


def test_missing_file_is_not_a_bad_file(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        load_network(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("part", [0, 0.5, 0.99])
def test_cut_file(saved: Path, part: float):
    whole = saved.read_bytes()
    saved.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(ValueError, match="cut"):
        load_network(saved)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "something else"}, "not a street network"),
        ({"format_version": 99}, "format version 99"),
        ({"metres": None}, "lacks metres"),
        ({"tail": np.zeros(8)}, "wrong type of number in tail"),
        ({"tail": np.zeros(3, dtype=np.int32)}, "different lengths"),
        ({"head": np.full(8, 7, dtype=np.int32)}, "not there"),
        ({"head": np.full(8, -1, dtype=np.int32)}, "negative node"),
        ({"highway": np.full(8, 99, dtype=np.uint8)}, "unknown class"),
        ({"shape_offset": np.zeros(9, dtype=np.int64)}, "no shape"),
        (
            {"shape_latitude": np.zeros(40, np.float32), "shape_longitude": np.zeros(40, np.float32)},
            "do not end",
        ),
    ],
)
def test_foreign_content(saved: Path, changes: dict[str, object], words: str):
    """Whole files that are not a fitting network."""
    altered(saved, **changes)
    with pytest.raises(ValueError, match=words):
        load_network(saved)


def test_pickled_objects_are_refused(tmp_path: Path):
    """Nothing in a file is ever executed."""
    path = tmp_path / "sly.npz"
    np.savez(path, format=np.array([object()], dtype=object))
    with pytest.raises(ValueError, match="plain arrays"):
        load_network(path)


def test_a_failed_write_leaves_the_old_file(saved: Path, monkeypatch: pytest.MonkeyPatch):
    """The disk fills while writing: the earlier file is whole."""
    before = saved.read_bytes()

    def full(*args: object, **options: object):
        raise OSError("no space left on device")

    monkeypatch.setattr(np, "savez_compressed", full)
    with pytest.raises(OSError, match="no space"):
        save_network(made.line(), saved)
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir()] == ["town.npz"]

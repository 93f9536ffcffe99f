"""Names stay with the municipality: in a key file, never in the store."""

from __future__ import annotations

import json
import stat
import zlib
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.store import Kind, Names, Reader, Store, merged, names_of, read_names, write_names
from planner.store.schema import metadata
from tests.planner.store.samples import DAY, DISTRICT, SECRET_NAMES, a_plan, small_day, travel_of


def test_no_name_gets_into_any_table(store: Store) -> None:
    """Every cell of every table, what is compressed unpacked."""
    saved = store.save_plan(
        a_plan({"S1": ["V1", "V2"]}), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day(),
        travel=travel_of(small_day()),
    )  # fmt: skip
    store.publish(saved.plan_id, by="B. Holm", why="godkendt")
    store.plan(saved.plan_id, reader=Reader(who="B. Holm", why="klage"))
    told = []
    with store._db.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(table.select()):
                told += [_text(cell) for cell in row]
    everything = "\n".join(told)
    assert "C1" in everything
    assert not [name for name in SECRET_NAMES if name in everything]


def _text(cell: object) -> str:
    if not isinstance(cell, bytes):
        return str(cell)
    try:
        return zlib.decompress(cell).decode()
    except zlib.error:
        return cell.decode("latin-1")


def test_names_are_taken_from_an_input_and_written_to_a_private_file(tmp_path: Path) -> None:
    names = names_of(small_day())
    assert names == Names(
        citizens={"C1": "Karen Hansen", "C2": "Poul Jensen"}, workers={"W1": "Mette Madsen"},
        addresses={"A1": "Søndergade 7"},
    )  # fmt: skip
    path = write_names(tmp_path / "keys.json", names)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_names(path) == names


def test_an_id_without_a_name_stands_for_itself() -> None:
    names = names_of(small_day())
    assert (names.citizen("C1"), names.citizen("C3")) == ("Karen Hansen", "C3")
    assert (names.worker("W1"), names.worker("W2")) == ("Mette Madsen", "W2")


def test_newer_names_replace_older_ones_and_leave_the_rest() -> None:
    older = Names(citizens={"C1": "Karen", "C2": "Poul"})
    newer = Names(citizens={"C1": "Karen Hansen"}, workers={"W1": "Mette"})
    assert merged(older, newer) == Names(
        citizens={"C1": "Karen Hansen", "C2": "Poul"}, workers={"W1": "Mette"}
    )


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("{", ["keys_not_json"]),
        (b"\xff\xfe{", ["keys_not_json"]),
        (json.dumps({"citizens": {"C1": 3}, "borgere": {}}), ["keys_wrong_field", "keys_wrong_field"]),
        (json.dumps({"schema_version": 2}), ["keys_wrong_field"]),
    ],
)
def test_every_fault_of_a_key_file_is_told(tmp_path: Path, content: str | bytes, codes: list[str]) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        read_names(path)
    assert [i.code for i in caught.value.issues] == codes
    for lang in Lang:
        assert all("keys.json" in describe(i, lang)[0] for i in caught.value.issues)


def test_a_missing_key_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_names(tmp_path / "none.json")
    assert [i.code for i in caught.value.issues] == ["keys_unreadable"]

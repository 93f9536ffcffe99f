"""Backups: made while the store is in use, looked through, and put back."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from planner.store import (
    DamagedStoreError,
    Kind,
    NotAStoreError,
    Store,
    backup,
    dump_command,
    open_store,
    restore,
)
from planner.store.backup import NotKeptError, back_up, require_sound
from planner.store.migrate import REVISIONS
from planner.store.place import url_of
from tests.planner.store.conftest import NewPlace, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day
from tests.postgres import Server


def save(store: Store, seed: int) -> int:
    """Save a plan; give its id."""
    plan = a_plan(seed=seed)
    saved = store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
    return saved.plan_id


def test_a_backup_of_an_open_store_is_one_private_file_with_all_that_was_there(
    file_store: Store, tmp_path: Path
) -> None:
    """What is saved afterwards is not in it; both open and go on."""
    first = save(file_store, 1)
    copy = file_store.backup(tmp_path / "to" / "copy.sqlite")
    save(file_store, 2)
    assert [p.name for p in copy.parent.iterdir()] == ["copy.sqlite"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert require_sound(copy) == REVISIONS[-1]
    with open_store(copy) as opened:
        assert [s.plan_id for s in opened.plans()] == [first]
        assert opened.plan(first) == a_plan(seed=1)
        save(opened, 3)


def test_a_backup_is_put_back_under_a_store_that_is_open_and_what_was_there_is_kept(
    file_store: Store, tmp_path: Path
) -> None:
    save(file_store, 1)
    copy = file_store.backup(tmp_path / "copy.sqlite")
    save(file_store, 2)
    place = Path(file_store.place)
    with pytest.raises(NotKeptError, match="where it is to be kept"):
        restore(copy, place)
    kept = restore(copy, place, aside=tmp_path / "aside.sqlite")
    assert [s.seed for s in file_store.plans()] == [1]
    assert save(file_store, 4) == 2
    assert kept == tmp_path / "aside.sqlite"
    with open_store(kept) as aside:
        assert [s.seed for s in aside.plans()] == [1, 2]


def test_a_backup_is_put_back_where_there_is_nothing(file_store: Store, tmp_path: Path) -> None:
    save(file_store, 1)
    copy = file_store.backup(tmp_path / "copy.sqlite")
    place = tmp_path / "new" / "store.sqlite"
    assert restore(copy, place) is None
    with open_store(place) as opened:
        assert opened.plan(1) == a_plan(seed=1)


def test_what_is_no_whole_store_is_not_put_back(file_store: Store, tmp_path: Path) -> None:
    save(file_store, 1)
    copy = file_store.backup(tmp_path / "copy.sqlite")
    content = copy.read_bytes()
    broken = tmp_path / "broken.sqlite"
    middle = len(content) // 2 // 4096 * 4096
    broken.write_bytes(content[:middle] + b"\xff" * 8192 + content[middle + 8192 :])
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(content[: len(content) // 2])
    text = tmp_path / "text.sqlite"
    text.write_text("ikke en database, men en lang nok tekst " * 10, encoding="utf-8")
    place = tmp_path / "store.sqlite"
    for path, error in ((broken, DamagedStoreError), (cut, DamagedStoreError), (text, NotAStoreError)):
        with pytest.raises(error):
            restore(path, place)
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "none.sqlite", place)
    assert not place.exists()


def test_whose_content_is_bad_is_named_and_not_where_it_was_to_go(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that is damaged or none, when it is copied; and a backup that has gone bad since it was looked through."""
    save(file_store, 1)
    content = file_store.backup(tmp_path / "copy.sqlite").read_bytes()
    middle = len(content) // 2 // 4096 * 4096
    damaged, none = tmp_path / "damaged.sqlite", tmp_path / "none.sqlite"
    damaged.write_bytes(content[:middle] + b"\xff" * 8192 + content[middle + 8192 :])
    none.write_bytes(b"ikke en database " * 100)
    with pytest.raises(DamagedStoreError) as told:
        back_up(url_of(damaged), tmp_path / "to.sqlite")
    assert str(told.value).startswith(f"{damaged} is damaged")
    with pytest.raises(NotAStoreError) as no_store:
        back_up(url_of(none), tmp_path / "to.sqlite")
    assert no_store.value.place == str(none)
    assert not (tmp_path / "to.sqlite").exists()
    monkeypatch.setattr(backup, "require_sound", lambda _: "")
    with pytest.raises(NotAStoreError) as gone_bad:
        restore(none, tmp_path / "new.sqlite")
    assert gone_bad.value.place == str(none)


def test_a_disk_that_fails_is_named_by_where_the_copy_was_to_go(file_store: Store, tmp_path: Path) -> None:
    """Neither to be read nor written: a folder in the place of a file."""
    copy = file_store.backup(tmp_path / "copy.sqlite")
    folder = tmp_path / "folder"
    folder.mkdir()
    for source, target in ((copy, folder), (folder, tmp_path / "new.sqlite")):
        with pytest.raises(IsADirectoryError) as told:
            backup._copy(source, target)
        assert told.value.filename == str(folder)


def test_a_damaged_plan_is_told_and_not_returned(file_store: Store, tmp_path: Path) -> None:
    """One byte of a plan's content is other than it was; the file is sound for the database."""
    plan_id = save(file_store, 1)
    copy = file_store.backup(tmp_path / "copy.sqlite")
    with open_store(copy) as opened:
        with opened._db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER keep_bodies_change")
            connection.exec_driver_sql("UPDATE bodies SET body = CAST(x'789c03' || substr(body, 4) AS BLOB)")
        with pytest.raises(DamagedStoreError, match="plan content"):
            opened.plan(plan_id)


def test_a_server_is_backed_up_with_its_own_tools_and_put_back_equal(
    postgres: Server, new_place: NewPlace, tmp_path: Path
) -> None:
    """The documented way: pg_dump, createdb, pg_restore. The store refuses to do it, and says how, without the password."""
    place = new_place("postgresql")
    with open_store(place, clock=SteppingClock()) as store:
        save(store, 1)
        published = store.publish(save(store, 2), by="Bo", why="x")
        with pytest.raises(ValueError, match="pg_dump --format=custom"):
            store.backup(tmp_path / "copy.dump")
        expected = store.plans()
    dump = postgres.folder / "homecare.dump"
    postgres.client("pg_dump", "--format=custom", f"--file={dump}", place)
    postgres.sql("CREATE DATABASE restored")
    postgres.client("pg_restore", "--exit-on-error", "--dbname", postgres.url("restored"), dump)
    with open_store(postgres.url("restored"), clock=SteppingClock()) as restored:
        assert restored.plans() == expected
        assert restored.plan(published.plan_id) == a_plan(seed=2)
        assert save(restored, 3) == 4  # numbering goes on


def test_the_command_shown_for_a_server_holds_no_password() -> None:
    url = url_of("postgresql://planner:hemmelig@db.example/care?sslmode=require")
    shown = dump_command(url)
    assert (
        shown
        == "pg_dump --format=custom --file=homecare.dump 'postgresql://planner@db.example/care?sslmode=require'"
    )

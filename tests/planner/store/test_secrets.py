"""Passwords: in no message, no log, no table."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from planner.store import DatabaseFaultError, Patience, Store, StoreUnavailableError, open_store
from planner.store.place import url_of
from planner.store.secrets import address, shown, without_secrets
from tests.planner.store.conftest import NewPlace

SHORT = Patience(total=0.2, first=0.05, longest=0.1)


@pytest.mark.parametrize(
    ("text_", "expected"),
    [
        ("postgresql://bo:s3cret@db/care", "postgresql://bo:***@db/care"),
        ("see postgresql+psycopg://bo:a@b:c@db:5432/care, please", "see postgresql+psycopg://bo:***@db:5432/care, please"),
        ("postgresql:///care?host=/tmp&password=s3cret&x=1", "postgresql:///care?host=/tmp&password=***&x=1"),
        ("PGPASSWORD=s3cret pg_dump", "PGPASSWORD=*** pg_dump"),
        ("{'password': 's3 cret', 'x': 1}", "{'password': ***, 'x': 1}"),
        ("host=db token: abc,def", "host=db token: ***,def"),
        ("postgresql://bo@db/care has no password to hide", "postgresql://bo@db/care has no password to hide"),
        ("kl. 07:00 hos C1@hjem", "kl. 07:00 hos C1@hjem"),
        ("a secretary", "a secretary"),
    ],
)  # fmt: skip
def test_what_is_a_secret_and_what_is_not(text_: str, expected: str) -> None:
    assert without_secrets(text_) == expected


def test_a_place_is_shown_without_its_password() -> None:
    assert shown(url_of("postgres://bo:s3cret@db/care")) == "postgresql://bo:***@db/care"
    assert "s3cret" not in shown(url_of("postgresql://bo@db/care?password=s3cret"))
    assert shown(url_of("/tmp/care.sqlite")) == "/tmp/care.sqlite"


@pytest.mark.parametrize(
    "place", ["mysql://bo:s3cret@db/x", "postgresql+asyncpg://bo:s3cret@db/x", "://bo:s3cret@x", "sqlite://"]
)
def test_a_place_that_is_none_is_refused_without_repeating_the_password(place: str) -> None:
    with pytest.raises(ValueError, match=r"a store is a file or|cannot be read as") as caught:
        url_of(place)
    assert "s3cret" not in str(caught.value)


def test_a_server_that_cannot_be_reached_is_told_without_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A folder without a socket answers at once."""
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreUnavailableError) as caught:
        open_store("postgresql://bo:s3cret@/care?host=/tmp/no-such-folder", patience=SHORT)
    assert "bo:***@" in str(caught.value)
    told = str(caught.value) + caplog.text + repr(caught.value.__cause__) + str(vars(caught.value))
    assert "s3cret" not in told
    assert "store_away" in caplog.text


def test_an_error_of_the_database_does_not_quote_the_data(store: Store) -> None:
    """Also one that nobody foresaw: the statement is in it, what it was filled with is not."""
    with pytest.raises(DBAPIError) as caught, store._db.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO access_log (who, nonsense) VALUES (:who, :x)"), {"who": "Karen", "x": 1}
        )
    assert "Karen" not in str(caught.value)


def test_whatever_the_database_complains_of_is_the_stores_own_error(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Also what nobody foresaw; the log has its kind."""
    with caplog.at_level(logging.ERROR, logger="planner"), pytest.raises(DatabaseFaultError) as caught:
        store._db.read(lambda connection: connection.execute(text("SELECT nonsense FROM nowhere")))
    assert str(caught.value).startswith(f"{store.place} refuses: ")
    assert "nowhere" in str(caught.value)
    assert caught.value.__cause__ is None
    assert [r.msg for r in caplog.records] == ["database_fault"]


def test_what_does_not_fit_is_not_quoted(new_place: NewPlace, caplog: pytest.LogCaptureFixture) -> None:
    """PostgreSQL says "invalid input syntax for type integer" and the value, which may be a name."""
    number = text("SELECT CAST(CAST(:who AS text) AS integer)")
    with (
        open_store(new_place("postgresql")) as store,
        caplog.at_level(logging.DEBUG),
        pytest.raises(DatabaseFaultError, match="InvalidTextRepresentation 22P02") as caught,
    ):
        store._db.read(lambda connection: connection.execute(number, {"who": "Karen Hansen"}))
    assert "Karen" not in str(caught.value) + caplog.text


def test_a_commands_address_of_a_store_has_no_password_and_no_asterisks(store: Store) -> None:
    assert address(make_url("postgresql+psycopg://bo:s3cret@db/care")) == "postgresql://bo@db/care"
    assert (
        address(make_url("postgresql://bo@db/care?password=x&host=/run"))
        == "postgresql://bo@db/care?host=%2Frun"
    )
    assert address(make_url("sqlite:////srv/care.sqlite")) == "/srv/care.sqlite"
    with open_store(store.address) as again:
        assert again.place == store.place

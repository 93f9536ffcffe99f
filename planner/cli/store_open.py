"""How a command gets at the store, and what it says when that does not go well."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.failure import BAD_CALL
from planner.cli.output import emit, note
from planner.cli.store_words import word
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.store import Reader, Store

DEFAULT_PLACE = "homecare.sqlite"
LOG_VARIABLE = "HOMECARE_LOG"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="HOMECARE_STORE",
        metavar="FILE|URL",
        help="The store: a file, or postgresql://user@host/db.",
    ),
]
DistrictOption = Annotated[str | None, typer.Option("--district", help="Only this district.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", help="Who does this; by default your name on this machine.", metavar="NAME"),
]
WhyOption = Annotated[str, typer.Option("--why", help="Why, for the access log.")]
NamesOption = Annotated[
    Path | None, typer.Option("--names", help="A key file, to see names for ids.", metavar="FILE")
]


class Refused(Exception):
    """The command cannot do what is asked; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def store_faults(command: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command so that what the store complains of ends as one sentence and exit code 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        lang, as_json = kwargs["lang"], kwargs.get("as_json", False)
        try:
            command(*args, **kwargs)
        except typer.Exit:
            raise
        except Exception as error:
            sentence = _sentence(error, lang)
            if sentence is None:
                raise
            if as_json:
                emit({"status": "failed", "error": sentence})
            note(sentence)
            raise typer.Exit(BAD_CALL) from None

    return run


@contextmanager
def opened(place: str, lang: Lang, *, create: bool = False) -> Iterator[Store]:
    """Give the store at `place`; events are logged to the file that the variable HOMECARE_LOG names, if any.

    Raises Refused where there is none and none is to be made, or no such place can be.
    """
    from planner.logs import logged_to
    from planner.store import Patience, open_store
    from planner.store.secrets import without_secrets

    log, patience = os.environ.get(LOG_VARIABLE), Patience()
    told: list[float] = []

    def wait(seconds: float) -> None:
        if not told:
            note(word("waiting", lang, seconds=patience.total))
        told.append(seconds)
        time.sleep(seconds)

    try:
        store = open_store(place, create=create, patience=patience, sleep=wait)
    except FileNotFoundError as error:
        raise Refused(word("no_store", lang, place=error.filename)) from None
    except ValueError:
        raise Refused(word("bad_place", lang, place=without_secrets(place))) from None
    except ImportError:
        raise Refused(word("no_driver", lang)) from None
    except IsADirectoryError:
        raise Refused(word("is_folder", lang, place=place)) from None
    with store:
        if log is None:
            yield store
        else:
            with logged_to(Path(log)):
                yield store


def require_words(by: str, why: str, lang: Lang) -> None:
    """Raise Refused unless somebody approves, for a reason."""
    if not by.strip() or not why.strip():
        raise Refused(word("no_words", lang))


def require_district(district: str | None, lang: Lang) -> None:
    """Raise Refused for a district that is given and empty."""
    if district is not None and not district.strip():
        raise Refused(word("no_district", lang))


def require_known(store: Store, district: str | None, lang: Lang) -> None:
    """Raise Refused for a district that is given and of which the store has nothing, naming those it has."""
    require_district(district, lang)
    if district is not None and district not in (known := store.districts()):
        raise Refused(word("unknown_district", lang, district=district, districts=", ".join(known) or "-"))


def reader(by: str | None, why: str) -> Reader:
    """Return who looks: by default whoever is logged in on this machine. As what is stored, both are without CPR numbers and
    passwords: the command repeats them."""
    import getpass

    from planner.store import Reader
    from planner.store.guard import words

    return Reader(who=words(by or getpass.getuser()), why=words(why) or "-")


def _sentence(error: Exception, lang: Lang) -> str | None:
    """The sentence for a fault of the store; None for one that is not."""
    from planner.store import (
        ChangedMeanwhileError,
        DamagedStoreError,
        DatabaseFaultError,
        NewerStoreError,
        NoSuchPlanError,
        NotAStoreError,
        NothingToUndoError,
        RemovedPlanError,
        StoreUnavailableError,
    )

    match error:
        case Refused():
            return error.sentence
        case StoreUnavailableError():
            return word("unavailable", lang, place=error.place, seconds=error.seconds, why=error.why)
        case NewerStoreError():
            return word("newer", lang, place=error.place, found=error.found)
        case NotAStoreError():
            return word("not_a_store", lang, place=error.place)
        case DatabaseFaultError():
            return word("refuses", lang, place=error.place, why=error.why)
        case DamagedStoreError():
            return word("damaged", lang, why=error)
        case NoSuchPlanError():
            return word("no_such_plan", lang, plan=error.plan_id)
        case RemovedPlanError():
            return word("removed_plan", lang, plan=error.plan_id)
        case NothingToUndoError():
            return word("nothing_to_undo", lang, district=error.district, day=f"{error.day:%d.%m.%Y}")
        case ChangedMeanwhileError():
            return word("changed_meanwhile", lang, found=error.found or "-")
        case _:
            return None

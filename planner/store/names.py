"""The key file: what ids stand for, kept by the municipality outside the store, which holds ids alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError

from planner.atomic import whole_file
from planner.domain import Instance, Record
from planner.errors import InputError, Issue

PRIVATE: Final = 0o600


class Names(Record):
    """What ids stand for: citizens' and workers' names, and addresses in words. An id without an entry stands for itself."""

    schema_version: Literal[1] = 1
    citizens: dict[str, str] = Field(default_factory=dict)
    workers: dict[str, str] = Field(default_factory=dict)
    addresses: dict[str, str] = Field(default_factory=dict)

    def citizen(self, citizen_id: str) -> str:
        """Return a citizen's name, the id where there is none."""
        return self.citizens.get(citizen_id, citizen_id)

    def worker(self, worker_id: str) -> str:
        """Return a worker's name, the id where there is none."""
        return self.workers.get(worker_id, worker_id)


def names_of(instance: Instance) -> Names:
    """Return the labels of an instance."""
    return Names(
        citizens={c.citizen_id: c.label for c in instance.citizens if c.label},
        workers={w.worker_id: w.label for w in instance.workers if w.label},
        addresses={a.address_id: a.label for a in instance.addresses if a.label},
    )


def nameless(instance: Instance) -> Instance:
    """Return the instance without the labels of citizens, workers and addresses, as the store keeps it."""
    return named(instance, Names())


def named(instance: Instance, names: Names) -> Instance:
    """Return the instance with the labels that `names` gives, and no others.

    With the names of the original this is the original, digest and all.
    """
    return instance.model_copy(
        update={
            "citizens": tuple(
                c.model_copy(update={"label": names.citizens.get(c.citizen_id, "")})
                for c in instance.citizens
            ),
            "workers": tuple(
                w.model_copy(update={"label": names.workers.get(w.worker_id, "")}) for w in instance.workers
            ),
            "addresses": tuple(
                a.model_copy(update={"label": names.addresses.get(a.address_id, "")})
                for a in instance.addresses
            ),
        }
    )


def merged(older: Names, newer: Names) -> Names:
    """Return the names of both, the newer ones where both have an entry."""
    return Names(
        citizens=older.citizens | newer.citizens,
        workers=older.workers | newer.workers,
        addresses=older.addresses | newer.addresses,
    )


def write_names(path: Path, names: Names) -> Path:
    """Write a key file that only its owner may read, whole or not at all; return `path`. Raises OSError."""
    with whole_file(path) as temporary:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(names.model_dump_json(indent=1) + "\n")
    return path


def read_names(path: Path) -> Names:
    """Return a key file's names.

    Raises
    ------
    InputError
        If the file is missing, is not JSON, or has wrong fields: every one of them as an `Issue`. Texts: `planner.store_texts`.
    """
    try:
        data: Any = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError([_issue(path, "keys_unreadable", why=error.strerror or str(error))]) from None
    except (ValueError, RecursionError) as error:
        raise InputError([_issue(path, "keys_not_json", line=getattr(error, "lineno", 1))]) from None
    try:
        return Names.model_validate(data)
    except ValidationError as error:
        faults = [(".".join(map(str, f["loc"])) or "-", f["msg"]) for f in error.errors()]
        raise InputError(
            [_issue(path, "keys_wrong_field", field=where, why=why) for where, why in faults]
        ) from None


def _issue(path: Path, code: str, **params: object) -> Issue:
    return Issue(code, file=path.name, params=params)

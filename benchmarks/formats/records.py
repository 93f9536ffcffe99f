"""JSON files as strict, frozen records: read with every fault located, written back as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from benchmarks.formats.files import read_text, write_text


class Record(BaseModel):
    """A JSON object. Members that no rule reads (coordinates, how it was generated) are kept, so that writing loses nothing."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)


_Model = TypeVar("_Model", bound=Record)


def read_record(path: Path, model: type[_Model]) -> _Model:
    """Read one JSON file as a record.

    Raises ValueError that names the file and, a line each, every field that is missing or wrong; OSError if it cannot be read.
    """
    text = read_text(path)
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise refusal(path, (f"{_place(f['loc'])}: {f['msg']}" for f in error.errors())) from error


def write_record(path: Path, record: Record) -> None:
    """Write a record as JSON without white space (gzip when the name ends in `.gz`): exactly the members it was read with."""
    write_text(path, json.dumps(record.model_dump(exclude_unset=True), separators=(",", ":")))


def refusal(path: Path, faults: Iterable[str]) -> ValueError:
    """Return the error for a file with these faults, each already told with its place."""
    return ValueError("\n".join(f"{path}: {fault}" for fault in faults))


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that occur more than once, in order of their second occurrence."""
    seen: set[str] = set()
    return list(dict.fromkeys(name for name in names if name in seen or seen.add(name)))  # type: ignore[func-returns-value]


def _place(location: tuple[int | str, ...]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".") or "the whole file"

"""A suite of runs as a TOML file: groups of instances, solvers, seeds and budgets."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from benchmarks.care import CareName


class Group(BaseModel):
    """Every instance named here is run by every solver with every seed, time and number of threads.

    `care`: names of care days; `{a,b}` stands for each in turn. `instances`: globs relative to the data folder. `beside`: globs
    relative to the suite's own file. `families`: keep only instances of these (and their sub-families, "care" for "care-plain").
    `limit_seconds`: a run's process is ended after so long, whatever it is doing (default: see `Job.limit`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    care: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    solvers: tuple[str, ...] = Field(min_length=1)
    seeds: tuple[int, ...] = Field(default=(1,), min_length=1)
    seconds: tuple[PositiveFloat, ...] = ()
    iterations: PositiveInt | None = None
    threads: tuple[PositiveInt, ...] = Field(default=(1,), min_length=1)
    limit_seconds: PositiveFloat | None = None

    @model_validator(mode="before")
    @classmethod
    def _single_as_list(cls, given: object) -> object:
        """One number may stand for a list of one."""
        if not isinstance(given, dict):
            return given
        alone = {k: [v] for k, v in given.items() if k in ("seconds", "threads") and not isinstance(v, list)}
        return {**given, **alone}

    @model_validator(mode="after")
    def _whole(self) -> Group:
        if not (self.care or self.instances or self.beside):
            raise ValueError("names no instances; give care, instances or beside")
        if not self.seconds and self.iterations is None:
            raise ValueError("has no budget; give seconds or iterations")
        for name in self.care_names():
            CareName.parse(name)
        return self

    def care_names(self) -> list[str]:
        """Return the care days, braces written out."""
        return [name for pattern in self.care for name in expand(pattern)]

    def wants(self, family: str) -> bool:
        """Whether instances of `family` belong to the group."""
        return not self.families or any(in_family(family, wanted) for wanted in self.families)


class Suite(BaseModel):
    """A title and the groups, run in the order given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    group: tuple[Group, ...] = Field(min_length=1)


def in_family(family: str, wanted: str) -> bool:
    """Whether `family` is the wanted one or a part of it: "care-plain" is part of "care"."""
    return family == wanted or family.startswith(wanted + "-")


def read_suite(path: Path) -> Suite:
    """Read a suite.

    Raises
    ------
    ValueError
        For bad TOML or bad values: every fault with the group it stands in, one a line.
    OSError
        If the file cannot be read.
    """
    try:
        given = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error
    try:
        return Suite.model_validate(given)
    except ValidationError as error:
        faults = [f"{path}: {_where(e['loc'])}: {_what(e['msg'])}" for e in _own_faults(error)]
        raise ValueError("\n".join(faults)) from error


def _own_faults(error: ValidationError) -> list[ErrorDetails]:
    """Less the lists called too short only because what stands in them is wrong."""
    every = error.errors()
    return [
        e
        for e in every
        if e["type"] != "too_short"
        or not any(len(o["loc"]) > len(e["loc"]) and o["loc"][: len(e["loc"])] == e["loc"] for o in every)
    ]


def _where(location: tuple[int | str, ...]) -> str:
    """Groups are counted from 1, as a reader of the file counts them."""
    parts = [str(p + 1) if isinstance(p, int) else p for p in location]
    return " ".join(parts) or "the suite"


def _what(message: str) -> str:
    return message.removeprefix("Value error, ")


def expand(pattern: str) -> list[str]:
    """Write out braces: "a-{b,c}-1" gives "a-b-1" and "a-c-1"."""
    pieces = re.split(r"\{([^{}]*)\}", pattern)
    choices = [piece.split(",") if k % 2 else [piece] for k, piece in enumerate(pieces)]
    return ["".join(chosen) for chosen in itertools.product(*choices)]

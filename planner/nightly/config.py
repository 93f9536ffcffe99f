"""What a nightly run is told: where things are, which districts, how long, and within which bounds.

Defaults that no source gives are assumed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Record
from planner.store.retention import Retention

_NO_FOLDER = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^\.|[. ]$')
BASE = "base"
"""Key of the validation context: the folder that relative paths are taken from."""


def _from_base(path: Path, info: ValidationInfo) -> Path:
    base = (info.context or {}).get(BASE)
    try:
        found = path.expanduser()
    except RuntimeError:
        raise PydanticCustomError("nightly_no_home", "no such user") from None
    return found if base is None else Path(base) / found


def _place(place: str, info: ValidationInfo) -> str:
    """A store is a file beside the configuration, or a URL."""
    return place if "://" in place else str(_from_base(Path(place), info))


def _folder_name(name: str) -> str:
    if _NO_FOLDER.search(name):
        raise PydanticCustomError("nightly_name", "not a name of a folder")
    return name


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise PydanticCustomError("nightly_timezone", "unknown time zone") from None
    return name


def _some(districts: tuple[District, ...]) -> tuple[District, ...]:
    if not districts:
        raise PydanticCustomError("nightly_missing", "no districts")
    return districts


def _days_or_forever(given: Any) -> Any:
    return {k: None if v == "forever" else v for k, v in given.items()} if isinstance(given, dict) else given


PathFromBase = Annotated[Path, AfterValidator(_from_base)]


class District(Record):
    """A district: its input as `homecare plan` reads it, and its roads or ready travel times if the input does not name them.
    `history`: whether earlier plans enter the next ones, as known faces, lists so far and screen visits (`planner.continuity`)."""

    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_folder_name)]
    input: PathFromBase
    roads: PathFromBase | None = None
    matrix: PathFromBase | None = None
    history: bool = True


class Search(Record):
    """How plans are searched for: `seconds` or `iterations` are for all units together (`planner.nightly.share`).

    `first_share` of it goes by size, the rest in `further_rounds` by what is still gained. `threads` are of each unit.
    """

    solver: str = "search"
    seconds: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    iterations: int | None = Field(default=None, ge=0)
    seed: int = Field(default=1, ge=0)
    threads: int = Field(default=1, ge=1)
    first_share: float = Field(default=0.7, gt=0, le=1)
    further_rounds: int = Field(default=1, ge=0, le=9)

    @model_validator(mode="after")
    def _one_budget(self) -> Self:
        if (self.seconds is None) == (self.iterations is None):
            raise PydanticCustomError("nightly_budget", "give seconds or iterations")
        return self


class Limits(Record):
    """What bounds each process, from outside: it is killed beyond them.

    A step may take `time_factor` times its budget and `grace_seconds` more, for what is not search; loading the program, which
    compiles the search the first time, `start_seconds`. `stall_seconds`: when no machine has answered for so long
    beyond what its work may take, none will. `memory_megabytes` is of address space.
    """

    memory_megabytes: int = Field(default=2000, ge=200)
    time_factor: float = Field(default=1.5, ge=1, allow_inf_nan=False)
    grace_seconds: float = Field(default=120, gt=0, allow_inf_nan=False)
    start_seconds: float = Field(default=300, gt=0, allow_inf_nan=False)
    stall_seconds: float = Field(default=3600, gt=0, allow_inf_nan=False)


class Copies(Record):
    """Contingency copies: the folder that is mirrored to the emergency drive, and for how many days past they stay.

    Three days back and three ahead is what Nyborg keeps (domain.md 4.14).
    """

    folder: PathFromBase | None = None
    keep_days: int = Field(default=3, ge=0)


class NightConfig(Record):
    """A nightly run. `days` are planned, the next one first: tomorrow and the two after it (domain.md 7); `jobs` processes at a
    time on this machine; reports of days past stay for `keep_days` (assumed)."""

    store: Annotated[str, Field(min_length=1), AfterValidator(_place)]
    out: PathFromBase
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Copenhagen"
    days: int = Field(default=3, ge=1, le=14)
    jobs: int = Field(default=2, ge=1)
    keep_days: int = Field(default=30, ge=0)
    search: Search
    limits: Limits = Limits()
    copies: Copies = Copies()
    retention: Annotated[Retention | None, BeforeValidator(_days_or_forever)] = None
    districts: Annotated[tuple[District, ...], AfterValidator(_some)]

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [d.name.casefold() for d in self.districts]
        twice = sorted({d.name for d in self.districts if names.count(d.name.casefold()) > 1})
        if twice:
            raise PydanticCustomError("nightly_twice", "{names}", {"names": ", ".join(twice)})
        return self

    @property
    def copies_folder(self) -> Path:
        """Where contingency copies are written."""
        return self.copies.folder or self.out / "copies"

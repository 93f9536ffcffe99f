"""A visit that is asked for: read from a TOML file or put together from options, and made a visit of the day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, ValidationError

from planner.day import dates_of
from planner.domain import Instance, Level, Mode, Record, TimeWindow, Visit, VisitMode
from planner.errors import InputError, Issue
from planner.formats.cpr import first_cpr, without_cpr
from planner.scenarios.doing.clocks import at_clock
from planner.scenarios.edits.fields import Clock, LocalDate
from planner.services import BY_CODE, Service

TABLE: Final = "visit"
OPTIONS: Final = "--visit"


def _span(value: Any) -> Any:
    """The two ends of "8-10"; anything else as it is."""
    ends = tuple(re.split("[-–]", value)) if isinstance(value, str) else ()
    return ends if len(ends) == 2 else value


Span = Annotated[tuple[Clock, Clock], BeforeValidator(_span)]
"""Two local times of day, written as "08:00-10:00"; an end before the start is on the next day."""


class Wish(Record):
    """A visit to a citizen who is known, care to start `between` two local times, as "08:00-10:00".

    What is not given is that of the catalogue (`planner.services`): `minutes` of care, the sum over the services; `level`, the
    highest; `priority`, the most urgent; `certificates` and `tasks` to be delegated, all. `screen`: it could be by screen, in as
    many minutes, or in `screen_minutes`. `staff`: 2 for double staffing. `agreed`: promised by then. `date`: the day, the first of
    the input if left out.
    """

    citizen: str = Field(min_length=1)
    between: Span
    services: tuple[str, ...] = ()
    minutes: int | None = Field(default=None, ge=1, le=480)
    staff: Literal[1, 2] = 1
    level: Level | None = None
    priority: int | None = Field(default=None, ge=1, le=5)
    screen: bool = False
    screen_minutes: int | None = Field(default=None, ge=1, le=480)
    certificates: frozenset[str] | None = None
    tasks: frozenset[str] | None = None
    agreed: Clock | None = None
    date: LocalDate | None = None
    visit_id: str | None = Field(default=None, min_length=1)


def read_wish(path: Path) -> Wish:
    """Return the visit that a TOML file describes, in its table [visit] or without one.

    Raises InputError with every fault found.
    """
    name = path.name
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError([Issue("wish_unreadable", file=name, value=error.strerror or "")]) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError([Issue("wish_not_toml", file=name, value=str(error))]) from None
    inner = data.get(TABLE, data)
    return wish_of(inner if isinstance(inner, Mapping) else data, name)


def wish_of(data: Mapping[str, Any], file: str = OPTIONS) -> Wish:
    """Return the visit that plain data describes. Raises InputError with every fault found."""
    texts = [
        str(v) for value in data.values() for v in (value if isinstance(value, list | tuple) else [value])
    ]
    if first_cpr(texts) is not None:
        raise InputError([Issue("wish_cpr", file=file)])
    try:
        return Wish.model_validate(dict(data))
    except ValidationError as error:
        raise InputError([_issue(f, file) for f in error.errors(include_url=False)]) from None


def _issue(fault: Any, file: str) -> Issue:
    shown = fault["input"] if isinstance(fault["input"], str | int | float) else None
    column = ".".join(p for p in fault["loc"] if isinstance(p, str))
    code = {"missing": "wish_missing", "extra_forbidden": "wish_unknown_field"}.get(
        fault["type"], "wish_value"
    )
    known = ", ".join(Wish.model_fields)
    value = None if shown is None else str(shown)
    return without_cpr(
        Issue(code, file=file, column=column, value=value, params={"why": fault["msg"], "known": known})
    )


def with_wish(instance: Instance, wish: Wish, file: str = OPTIONS) -> tuple[Instance, Visit]:
    """Return the day with the visit in it, and the visit. Raises InputError with every fault found."""
    issues = list(_faults(instance, wish, file))
    if issues:
        raise InputError([without_cpr(i) for i in issues])
    visit = _visit(instance, wish)
    return instance.model_copy(update={"visits": (*instance.visits, visit)}), visit


def _faults(instance: Instance, wish: Wish, file: str) -> Iterator[Issue]:
    if wish.citizen not in instance.citizen:
        yield Issue("wish_unknown_citizen", file=file, column="citizen", value=wish.citizen)
    if wish.visit_id in instance.visit:
        yield Issue("wish_id_taken", file=file, column="visit_id", value=wish.visit_id)
    unknown = [s for s in wish.services if s not in BY_CODE]
    if wish.minutes is None and (unknown or not wish.services):
        yield Issue("wish_no_minutes", file=file, column="minutes", value=", ".join(unknown))
    days = dates_of(instance)
    if not days or (wish.date is not None and wish.date not in days):
        known = ", ".join(map(str, days)) or "-"
        yield Issue(
            "wish_no_day", file=file, column="date", value=str(wish.date or ""), params={"known": known}
        )


def _visit(instance: Instance, wish: Wish) -> Visit:
    rows = [BY_CODE[s] for s in wish.services if s in BY_CODE]
    minutes = wish.minutes or sum(r.minutes for r in rows)
    modes = [VisitMode(service_duration=60 * minutes)]
    if wish.screen or wish.screen_minutes:
        seconds = 60 * (wish.screen_minutes or minutes)
        modes.append(VisitMode(mode=Mode.SCREEN, service_duration=seconds))
    day = wish.date or dates_of(instance)[0]
    window = _window(instance, wish, day)
    return Visit(
        visit_id=wish.visit_id or _free_id(instance, wish.citizen),
        citizen_id=wish.citizen,
        windows=(window,),
        modes=tuple(modes),
        services=wish.services,
        promised_latest=None if wish.agreed is None else at_clock(instance, day, wish.agreed),
        staff_required=wish.staff,
        level=wish.level or _level(rows),
        certificates=_or(wish.certificates, (r.certificate for r in rows)),
        delegated_tasks=_or(wish.tasks, (r.delegated_task for r in rows)),
        priority=wish.priority or min((r.priority for r in rows), default=3),
    )


def _level(rows: list[Service]) -> Level:
    return max((r.level for r in rows), key=lambda level: level.rank, default=Level.UNSKILLED)


def _or(given: frozenset[str] | None, found: Iterator[str | None]) -> frozenset[str]:
    return given if given is not None else frozenset(name for name in found if name)


def _window(instance: Instance, wish: Wish, day: date) -> TimeWindow:
    first, last = wish.between
    over = timedelta(days=1 if last < first else 0)
    return TimeWindow(
        start_earliest=at_clock(instance, day, first), start_latest=at_clock(instance, day + over, last)
    )


def _free_id(instance: Instance, citizen_id: str) -> str:
    numbers = range(1, len(instance.visits) + 2)
    return next(i for i in (f"{citizen_id}+{n}" for n in numbers) if i not in instance.visit)

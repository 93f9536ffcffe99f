"""The screening questions of Aarhus' medicine technology as an editable table: which answers let which step be used.

The table proposes a step; a nurse or SSA decides. `screening.toml` is the shipped one, and is assumed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, Field, ValidationError

from planner.domain import Record
from planner.errors import InputError, Issue
from planner.messages import Text
from planner.technologies.draws import draw
from planner.technologies.values import Measure, Parameter

SHIPPED: Final = Path(__file__).with_name("screening.toml")
Share = Annotated[float, Field(ge=0, le=1)]
ROUNDING: Final = 0.001  # shares are written with few decimals


class FunctionalLevel(StrEnum):
    """How far a citizen gets with medicine; the words are ours."""

    INDEPENDENT = "independent"  # manages it
    REMINDER = "reminder"  # needs to be reminded
    DEVICE = "device"  # takes what a device hands out
    HELP = "help"  # needs help to take it


class Form(Record):
    """What the form says of one citizen; None for what it does not say."""

    functional_level: FunctionalLevel | None = None
    must_be_locked: bool | None = None
    intake_must_be_seen: bool | None = None


class Row(Record):
    """Answers with which a step can be used; None: whatever the answer. `daily_administrations` from the least to the most."""

    step: str
    functional_level: frozenset[FunctionalLevel] | None = None
    must_be_locked: bool | None = None
    daily_administrations: (
        Annotated[tuple[int, int], AfterValidator(lambda pair: _ascending(pair))] | None
    ) = None
    intake_must_be_seen: bool | None = None

    def fits(self, form: Form, administrations: float) -> bool:
        """Whether the step can be used; `form` answers everything, `administrations` are a day's."""
        low, high = self.daily_administrations or (0, administrations)
        return (
            (self.functional_level is None or form.functional_level in self.functional_level)
            and self.must_be_locked in (None, form.must_be_locked)
            and low <= administrations <= high
            and self.intake_must_be_seen in (None, form.intake_must_be_seen)
        )


class Answers(Record):
    """Shares of the citizens with medicine help that would answer so; those of `functional_level` sum to 1."""

    functional_level: Annotated[dict[FunctionalLevel, Share], AfterValidator(lambda shares: _whole(shares))]
    must_be_locked: Share
    intake_must_be_seen: Share


class Screening(Record):
    """The table. `assumed`: nobody has confirmed it yet. `step`: its rows; `citizen`: forms by citizen id."""

    assumed: bool = False
    answers: Answers
    step: tuple[Row, ...] = Field(min_length=1)
    citizen: dict[str, Form] = Field(default={})

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the text of a table. Raises tomllib.TOMLDecodeError or pydantic.ValidationError."""
        return cls.model_validate(tomllib.loads(text))

    def fits(self, step: str, citizen_id: str, administrations: float, seed: int) -> bool:
        """Whether a step can be used for a citizen: by the form, or by answers drawn from the shares, the same for every step."""
        form = self.form(citizen_id, seed)
        return any(row.step == step and row.fits(form, administrations) for row in self.step)

    def form(self, citizen_id: str, seed: int) -> Form:
        """Return a citizen's answers, those that are not known drawn by the seed."""
        known = self.citizen.get(citizen_id, Form())
        given = {name: value for name, value in known if value is not None}
        drawn = {
            "functional_level": self._level(draw(seed, "functional_level", citizen_id)),
            "must_be_locked": draw(seed, "must_be_locked", citizen_id) < self.answers.must_be_locked,
            "intake_must_be_seen": draw(seed, "intake_must_be_seen", citizen_id) < self.answers.intake_must_be_seen,
        }  # fmt: skip
        return Form(**(drawn | given))

    def _level(self, chance: float) -> FunctionalLevel:
        reach = 0.0
        for level in FunctionalLevel:
            reach += self.answers.functional_level.get(level, 0.0)
            if chance < reach:
                return level
        return FunctionalLevel.HELP


def read_screening(path: Path | str | None, steps: Iterable[str]) -> Screening:
    """Return the table in a file, the shipped one without; `steps` are those that some technology stands on.

    Raises
    ------
    InputError
        With an issue for every fault, at its line.
    OSError
        For a file that cannot be read.
    """
    if path is None:
        return _shipped()
    text = Path(path).read_text(encoding="utf-8-sig")
    issues = list(_faults(text, str(path), frozenset(steps)))
    if issues:
        raise InputError(issues)
    return Screening.of(text)


def assumed_shares() -> tuple[Parameter, ...]:
    """Return the shares of answers that the shipped table assumes, told like the parameters of a technology."""
    shares = _shipped().answers
    named = (
        ("help", _NEED_HELP, shares.functional_level[FunctionalLevel.HELP]),
        ("must_be_locked", _LOCKED, shares.must_be_locked),
        ("intake_must_be_seen", _SEEN, shares.intake_must_be_seen),
    )
    return tuple(Parameter(f"screening.{n}", q, Measure.SHARE, share, why=_ASSUMED) for n, q, share in named)


_NEED_HELP = Text(
    "Hvor stor en del kan ikke tage medicinen uden hjælp?", "What share cannot take medicine without help?"
)
_LOCKED = Text(
    "Hos hvor stor en del skal medicinen være låst?", "With what share must the medicine be locked?"
)
_SEEN = Text("Hos hvor stor en del skal indtaget ses?", "With what share must the intake be seen?")
_ASSUMED = Text(
    "Aarhus nævner spørgsmålene; hvilke svar der åbner for hvilket trin, og hvor mange der svarer hvad, er antaget.",
    "Aarhus names the questions; which answers open which step, and how many answer what, is assumed.",
)


@cache
def _shipped() -> Screening:
    return Screening.of(SHIPPED.read_text(encoding="utf-8"))


def _faults(text: str, file: str, steps: frozenset[str]) -> Iterator[Issue]:
    try:
        table = Screening.of(text)
    except tomllib.TOMLDecodeError as error:
        yield Issue("screening_not_toml", file=file, params={"why": str(error)})
    except ValidationError as error:
        yield from (_issue(fault, text, file) for fault in error.errors())
    else:
        for number, row in enumerate(table.step):
            if row.step not in steps:
                line = _line(text, ("step", number, "step"))
                params = {"steps": ", ".join(sorted(steps))}
                yield Issue(
                    "screening_unknown_step",
                    file=file,
                    row=line,
                    column="step",
                    value=row.step,
                    params=params,
                )


def _issue(fault: Any, text: str, file: str) -> Issue:
    place: tuple[str | int, ...] = fault["loc"]
    kind = {"extra_forbidden": "unknown", "missing": "missing"}.get(fault["type"], "value")
    names = [str(p) for p in place if isinstance(p, str) and p != "[key]"]
    shown = None if kind != "value" else str(fault["input"])
    return Issue(
        f"screening_{kind}", file=file, row=_line(text, place), column=".".join(names), value=shown,
        params={"field": names[-1] if names else ""},
    )  # fmt: skip


def _line(text: str, place: tuple[str | int, ...]) -> int | None:
    """Return the line of a fault: of its key under its heading, else of the heading; None where there is neither."""
    lines = text.splitlines()
    if place[:1] == ("step",):
        heads = [n for n, line in enumerate(lines) if line.split("#")[0].strip() == "[[step]]"]
        number = place[1] if len(place) > 1 else None
        start = heads[number] if isinstance(number, int) and number < len(heads) else None
    else:
        named = (f"[{place[0]}]", f"[{place[0]}.{place[1] if len(place) > 1 else ''}]")
        start = next((n for n, line in enumerate(lines) if line.strip() in named), None)
    first = 0 if start is None else start + 1
    own = list(takewhile(lambda line: start is None or not line.startswith("["), lines[first:]))
    keys = [line.split("=")[0].strip() for line in own]
    for name in reversed(place[1:] if start is not None else place):
        if name in keys:
            return first + keys.index(str(name)) + 1
    return None if start is None else start + 1


def _ascending(pair: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= pair[0] <= pair[1]:
        raise ValueError("the least comes before the most")
    return pair


def _whole(shares: dict[FunctionalLevel, float]) -> dict[FunctionalLevel, float]:
    if abs(sum(shares.values()) - 1) > ROUNDING:
        raise ValueError("the shares sum to 1")
    return shares

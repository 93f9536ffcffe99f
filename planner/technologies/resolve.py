"""The figures that a use stands on: the municipality's own, else the record's in a case; and what is missing or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.errors import Issue
from planner.technologies.catalogue import BY_CODE
from planner.technologies.records import Technology
from planner.technologies.screening import assumed_shares
from planner.technologies.use import Use
from planner.technologies.values import Case, Measure, Parameter, Status, Values


def values_of(technology: Technology, use: Use, case: Case) -> Values:
    """Return the values of the parameters that have one. A number of citizens without an uptake: all who may, up to that number."""
    found = {p.name: value for p in technology.parameters if (value := _value(p, use, case)) is not None}
    if use.citizens is not None:
        found.setdefault("uptake", 1.0)
    return found


def places(use: Use, values: Values) -> float | None:
    """Return how many citizens there is room for; None for no limit."""
    limits = [n for n in (use.citizens, values.get("capacity")) if n is not None]
    return min(limits, default=None)


def _value(parameter: Parameter, use: Use, case: Case) -> float | None:
    own = use.uptake if parameter.name == "uptake" else None
    own = use.parameters.get(parameter.name, own)
    return parameter.at(case) if own is None else own


def faults(uses: Sequence[Use]) -> list[Issue]:
    """Return an issue for everything that is wrong with uses, or that no source gives and the municipality has not either.

    The issue's ids are the technology's code and the parameter's name.
    """
    count = Counter(u.technology for u in uses)
    return [
        *(_issue("technology_twice", code, times=n) for code, n in count.items() if n > 1),
        *(issue for use in uses for issue in _faults(use)),
    ]


def _faults(use: Use) -> Iterator[Issue]:
    technology = BY_CODE.get(use.technology)
    if technology is None:
        yield _issue(
            "technology_unknown", use.technology, value=use.technology, codes=", ".join(sorted(BY_CODE))
        )
        return
    if use.uptake is not None:
        yield from _out_of_range(technology.code, "uptake", use.uptake, Measure.SHARE)
    if use.citizens is not None:
        yield from _out_of_range(technology.code, "citizens", use.citizens, Measure.COUNT)
    for name, value in use.parameters.items():
        parameter = technology.parameter.get(name)
        if parameter is None:
            names = ", ".join(technology.parameter) or "-"
            yield _issue("technology_parameter_unknown", technology.code, name, str(value), names=names)
        else:
            yield from _out_of_range(technology.code, name, value, parameter.measure)
    values = values_of(technology, use, "base")
    for parameter in technology.parameters:
        if parameter.required and parameter.name not in values:
            yield _issue(
                "technology_parameter_missing", technology.code, parameter.name, None, **_asked(parameter)
            )


def _out_of_range(code: str, name: str, value: float, measure: Measure) -> Iterator[Issue]:
    if not measure.holds(value):
        limits = {"lowest": measure.lowest, "highest": measure.highest}
        yield _issue("technology_parameter_range", code, name, f"{value:g}", **_measure(measure), **limits)


def _asked(parameter: Parameter) -> dict[str, object]:
    words = {"question_da": parameter.question.da, "question": parameter.question.en}
    return words | _measure(parameter.measure)


def _measure(measure: Measure) -> dict[str, object]:
    return {"unit_da": measure.words.da, "unit": measure.words.en}


def _issue(fault: str, code: str, name: str = "", value: str | None = None, **params: object) -> Issue:
    ids = (code, name) if name else (code,)
    return Issue(fault, value=value, ids=ids, params={"technology": code, "parameter": name, **params})


@dataclass(frozen=True)
class Assumption:
    """A figure that no source gives and that a result rests on. `own`: the municipality has given it, so that it is not ours."""

    technology: str
    parameter: Parameter
    value: float
    own: bool


def assumptions(uses: Iterable[Use], case: Case = "base") -> list[Assumption]:
    """Return the figures without a source that these uses stand on, ours and the municipality's own; unknown codes give none."""
    return [
        made
        for use in uses
        if use.technology in BY_CODE
        for made in _assumed(BY_CODE[use.technology], use, case)
    ]


def _assumed(technology: Technology, use: Use, case: Case) -> Iterator[Assumption]:
    values = values_of(technology, use, case)
    for parameter in technology.parameters:
        own = parameter.name in use.parameters or (parameter.name == "uptake" and use.uptake is not None)
        if parameter.name in values and (own or parameter.status is Status.ASSUMED):
            yield Assumption(technology.code, parameter, values[parameter.name], own)
    if technology.eligibility.screening is not None and use.screening is None:
        for parameter in assumed_shares():
            yield Assumption(technology.code, parameter, parameter.base or 0.0, own=False)

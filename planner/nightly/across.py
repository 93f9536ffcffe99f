"""Faults of a configuration that no field shows on its own, looked for in the file itself, to be told with all others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from planner.store.place import url_of
from planner.store.secrets import without_secrets


class Found(NamedTuple):
    """A fault: its code, the path of its field in the file, the value to repeat, if any, and what its words need."""

    code: str
    at: tuple[str | int, ...]
    value: str | None = None
    params: tuple[tuple[str, str], ...] = ()


def faults_across(data: dict[str, Any], base: Path, solvers: Collection[str]) -> Iterator[Found]:
    """Yield what is wrong between the fields of `data`, or with a name that stands for something else, relative paths being taken
    from `base`; `solvers` are those that there are."""
    yield from _store(data.get("store"), base)
    search = data.get("search")
    if isinstance(search, dict):
        yield from _search(search, solvers)
    districts = data.get("districts")
    if isinstance(districts, list):
        yield from _names(districts)


def _store(place: Any, base: Path) -> Iterator[Found]:
    if not isinstance(place, str):
        return
    if "://" in place:
        try:
            url_of(place)
        except ValueError:
            yield Found("nightly_store", ("store",), without_secrets(place))
    elif place and not place.startswith("~") and (base / place).is_dir():
        yield Found("nightly_store_folder", ("store",), place)


def _search(search: dict[str, Any], solvers: Collection[str]) -> Iterator[Found]:
    if ("seconds" in search) == ("iterations" in search):
        yield Found("nightly_budget", ("search",))
    solver = search.get("solver")
    if isinstance(solver, str) and solver not in solvers:
        yield Found("nightly_solver", ("search", "solver"), solver, (("known", ", ".join(solvers)),))


def _names(districts: list[Any]) -> Iterator[Found]:
    """One fault for each name given again, where it is given again."""
    seen: dict[str, str] = {}
    for number, district in enumerate(districts):
        name = district.get("name") if isinstance(district, dict) else None
        if not isinstance(name, str):
            continue
        if name.casefold() in seen:
            names = ", ".join(sorted({seen[name.casefold()], name}))
            yield Found("nightly_twice", ("districts", number, "name"), name, (("names", names),))
        else:
            seen[name.casefold()] = name

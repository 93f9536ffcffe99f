"""Plans of vehicle routes as published: VRPLIB `.sol`, and the text of the lists of solutions with the fewest vehicles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vrplib.parse import parse_solution

from benchmarks.formats.files import bare_name, read_text, write_text
from benchmarks.formats.vrptw.instance import TENTHS


@dataclass(frozen=True)
class RoutePlan:
    """Clients (1..N-1) of each used vehicle in order; `stated_cost` is what the file claims, in the instance's unit."""

    routes: tuple[tuple[int, ...], ...]
    stated_cost: float | None = None


def read_plan(path: Path, *, cost_in_tenths: bool = False) -> RoutePlan:
    """Read a plan in either format; routes without clients are dropped.

    `cost_in_tenths`: the cost line counts tenths, as it does where clients have prizes.

    Raises ValueError naming file and line for what cannot be read, OSError if the file cannot be.
    """
    routes: list[tuple[int, ...]] = []
    stated: float | None = None
    named = False
    for number, line in enumerate(read_text(path).splitlines(), 1):
        try:
            found = parse_solution(line.replace("\t", " "))
        except (ValueError, IndexError) as error:
            raise ValueError(
                f"{path}, line {number}: expected 'Route #k: clients', found {line.strip()!r}"
            ) from error
        routes += [tuple(route) for route in found["routes"] if route]
        named = named or bool(found["routes"])
        if "cost" in found:
            if not isinstance(found["cost"], int | float):
                raise ValueError(f"{path}, line {number}: the cost is not a number: {found['cost']!r}")
            stated = found["cost"] / TENTHS if cost_in_tenths else float(found["cost"])
    if not named and stated is None:
        raise ValueError(f"{path}: no line 'Route #k: ...' and no cost in it")
    return RoutePlan(tuple(routes), stated)


def write_plan(plan: RoutePlan, path: Path, cost: float, *, cost_in_tenths: bool = False) -> None:
    """Write a plan; a name in `.txt` gives the listing without a cost, any other VRPLIB's `.sol` with `cost` in its last line."""
    name = path.name.removesuffix(".gz")
    if name.endswith(".txt"):
        head = [f"Instance name : {bare_name(path)}", "Solution"]
        rows = [f"Route  {k} : {_clients(route)}" for k, route in enumerate(plan.routes, 1)]
        write_text(path, "\n".join([*head, *rows]) + "\n")
        return
    rows = [f"Route #{k}: {_clients(route)}" for k, route in enumerate(plan.routes, 1)]
    last = f"Cost: {round(cost * TENTHS)}" if cost_in_tenths else f"Cost {_shown(cost)}"
    write_text(path, "\n".join([*rows, last]) + "\n")


def _clients(route: tuple[int, ...]) -> str:
    return " ".join(str(client) for client in route)


def _shown(cost: float) -> str:
    """One decimal where that is all of it, else every digit."""
    return f"{cost:.1f}" if round(cost, 1) == cost else repr(cost)

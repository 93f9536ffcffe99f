"""Plan the same days with several solvers on equal time, and print the table:
`python -m benchmarks.compare_solvers INPUT... --seconds 60`.

Each INPUT is what `homecare plan` takes. A solver that cannot express a day is shown with what it lacks.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from planner.figures import figures
from planner.formats.reader import read_input
from planner.planning import solve_day
from planner.roads import Sources, choose_ways
from solvers import Budget, UnsupportedError

HEAD = "| day | solver | seed | status | cost | unplanned | driving, min | iterations |\n|---|---|---|---|---|---|---|---|"


def rows(folder: Path, solvers: list[str], seconds: float, seeds: list[int]) -> Iterator[str]:
    """Yield one Markdown row per solver and seed, as soon as it is known; every plan has been checked."""
    loaded = read_input(folder)
    ways = choose_ways(loaded.instance, Sources(None, None, loaded.matrix, loaded.roads))
    name = f"{loaded.instance.title} ({len(loaded.instance.visits)} visits)"
    for solver in solvers:
        for seed in seeds:
            try:
                solved = solve_day(
                    loaded.instance, ways.travel, solver=solver, budget=Budget(seconds=seconds), seed=seed
                )
            except UnsupportedError as error:
                yield f"| {name} | {solver} | {seed} | {error} | | | | |"
                continue
            run = solved.plan.run
            day = figures(loaded.instance, ways.travel, solved.plan)
            yield (
                f"| {name} | {solver} | {seed} | {run.status} | {run.cost:,} | {len(solved.plan.unplanned)} "
                f"| {day.total.driving_seconds / 60:,.0f} | {run.iterations:,} |"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--solvers", nargs="+", default=["greedy", "routing", "search"])
    given = parser.parse_args()
    print(HEAD)
    for folder in given.inputs:
        for row in rows(folder, given.solvers, given.seconds, given.seeds):
            print(row, flush=True)


if __name__ == "__main__":
    main()

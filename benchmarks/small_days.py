"""Small days that CP-SAT can prove: does the search find the optimum? `python -m benchmarks.small_days --seconds 5`.

Twenty seeded days of 12 visits and 3 workers with windows, levels, a double visit, a gap, breaks and stop overhead.
"""

from __future__ import annotations

import argparse

from solvers import Budget, solve
from tests.solvers.problems import care_day


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5, help="for the search, a day")
    parser.add_argument("--proof-seconds", type=float, default=30, help="for CP-SAT, a day")
    parser.add_argument("--days", type=int, default=20)
    given = parser.parse_args()
    print("| day | CP-SAT | bound | seconds | search | difference |\n|---|---|---|---|---|---|")
    proven = equal = 0
    for seed in range(1, given.days + 1):
        day = care_day(seed)
        exact = solve(day, "cpsat", budget=Budget(seconds=given.proof_seconds))
        found = solve(day, "search", budget=Budget(seconds=given.seconds))
        proven += exact.status == "optimal"
        equal += exact.cost == found.cost
        print(
            f"| {seed} | {exact.cost} {exact.status} | {exact.bound} | {exact.seconds:.1f} | {found.cost} "
            f"| {found.cost - exact.cost} |",
            flush=True,
        )
    print(f"\nproven optimal: {proven} of {given.days}; search equal: {equal} of {given.days}")


if __name__ == "__main__":
    main()

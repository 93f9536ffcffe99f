"""A day of home care planned from Python: make up a small municipality, plan its day, read the answer."""

from pathlib import Path

from planner.check import check
from planner.figures import figures
from planner.planning import plan_day
from planner.report.write import write_report
from planner.synthetic import generate
from planner.travel.build import travel_times
from solvers import Budget

instance, network = generate(citizens=12, workers=6, seed=3)
travel, _ = travel_times(network, instance.addresses, {s.means for s in instance.shifts})
plan = plan_day(instance, travel, budget=Budget(iterations=20_000), seed=1)
day = figures(instance, travel, plan)

print(f"{day.punctuality.visits} visits planned, {len(plan.unplanned)} left out, cost {plan.run.cost}")
print(f"{day.total.driving_seconds // 60} minutes on the road, {day.total.driving_share:.0%} of paid time")
print(
    "report:",
    *write_report(
        Path("quickstart-out"), instance, travel, plan, check(instance, travel, plan), network=network
    ),
)

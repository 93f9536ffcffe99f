"""How long re-planning takes, and how much of the plan stands: `python -m pytest benchmarks/replan --benchmark-only`."""

"""How long the store takes, on a file and on PostgreSQL: `python -m pytest benchmarks/store --benchmark-only`."""

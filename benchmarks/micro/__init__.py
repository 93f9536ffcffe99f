"""How long single steps of the search take: `python -m pytest benchmarks/micro --benchmark-only`."""

"""What tests and misbehaving solvers agree on; apart from those, whose import would register them in the tests' own process."""

FATAL = 3

GATE = "HOMECARE_TEST_GATE"
"""Names a folder: the solver "gate" writes its process number into `pid` there, and waits for `go`.
Processes know what was so when the first of them was split off: where that was before the gate was named, it is open."""

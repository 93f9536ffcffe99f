"""What screen visits save: a day planned twice, with and without them, by the same solver, effort and seeds."""

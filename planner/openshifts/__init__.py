"""Open shifts: what nobody can take becomes the smallest set of shifts found that would, and shifts taken become workers."""

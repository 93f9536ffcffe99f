"""How much a fix asks of people, as seconds of work, so that mild ones come before strong ones. All assumed: they put fixes in
order and enter no plan's cost."""

from __future__ import annotations

CALL = 600
"""Calling a citizen about another time."""

TALK = 1800
"""Talking to a citizen about something new: a screen, or somebody whom they have not chosen."""

HANDING = 1800
"""Handing a task at a citizen over to a worker, the nurse's and the worker's time; as in `planner.openshifts`."""

COURSE = 26_640
"""Half of a two-day course that gives a certificate: 7.4 hours, a working day of a 37-hour week."""

OVERTIME = 2
"""A second of overtime in seconds of work; as `Weights.overtime` to travel time."""

RECRUITING = 3600
"""Finding somebody for a shift more, besides the shift itself."""

POSTPONING = {5: 1, 4: 3, 3: 9, 2: 27, 1: 81}
"""By priority, what each second of care asks that is left out today, in seconds of work."""

"""How much time a night has taken, counted once for every place that was at work."""

from __future__ import annotations

import time
from collections.abc import Callable

Now = Callable[[], float]


class Stopwatch:
    """Seconds since it was made, by a clock that only goes forward.

    A night is at one place while it does things itself; a crew says how many places have work, or would have if the night were not
    in the way. What stands idle because there is nothing left to do does not count.
    """

    def __init__(self, now: Now = time.monotonic) -> None:
        self._now, self._last = now, now()
        self._places, self._seconds = 1, 0.0

    @property
    def seconds(self) -> float:
        """Seconds at all places together until now."""
        now = self._now()
        self._seconds += self._places * (now - self._last)
        self._last = now
        return self._seconds

    def at_work(self, places: int) -> None:
        """From now on so many places have work; the night itself is one where there is none."""
        _ = self.seconds
        self._places = max(1, places)

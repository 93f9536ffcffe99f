"""What goes wrong in a night's own process, as a setback."""

from __future__ import annotations

from planner.nightly.records import Fault, Setback, Step
from planner.store import StoreUnavailableError


def setback_of(error: Exception, step: Step, seconds: float = 0.0) -> Setback:
    """Return what an exception says of a step, `seconds` after it began; a database that is away says itself how long it was waited
    for.

    Of the exception only its type is told, or the system's word for why a file could not be read or written: its text may quote
    data.
    """
    if isinstance(error, StoreUnavailableError):
        return Setback(step=step, fault=Fault.NO_DATABASE, seconds=round(error.seconds, 1))
    kind, seconds = type(error).__name__, round(seconds, 1)
    if isinstance(error, OSError):
        return Setback(step=step, fault=Fault.DISK, detail=error.strerror or kind, seconds=seconds)
    return Setback(step=step, fault=Fault.ERROR, detail=kind, seconds=seconds)

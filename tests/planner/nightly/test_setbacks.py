"""What an exception says of a step, and what of it is not told."""

from __future__ import annotations

import errno
import os

import pytest

from planner.nightly.records import Fault, Setback, Step
from planner.nightly.setbacks import setback_of
from planner.store import StoreUnavailableError


@pytest.mark.parametrize(
    ("error", "fault", "detail", "seconds"),
    [
        (StoreUnavailableError("db", 120.04, "gone"), Fault.NO_DATABASE, "", 120.0),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "Karen"),
            Fault.DISK,
            os.strerror(errno.ENOSPC),
            2.3,
        ),
        (OSError("Karen Hansen"), Fault.DISK, "OSError", 2.3),
        (KeyError("Karen Hansen"), Fault.ERROR, "KeyError", 2.3),
    ],
)
def test_the_kind_of_an_exception_is_told_and_never_its_text(
    error: Exception, fault: Fault, detail: str, seconds: float
) -> None:
    """2.34 s after the step began; a database says itself how long it was waited for."""
    found = setback_of(error, Step.STORE, 2.34)
    assert found == Setback(step=Step.STORE, fault=fault, detail=detail, seconds=seconds)

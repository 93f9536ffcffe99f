"""Standard output kept for the result: what libraries print there goes to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def stdout_kept() -> Iterator[None]:
    """Send everything printed inside, also by compiled libraries, to standard error."""
    sys.stdout.flush()
    try:
        saved = os.dup(1)
    except OSError:  # nobody listens
        yield
        return
    python_stdout, sys.stdout = sys.stdout, sys.stderr
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout = python_stdout
        with suppress(ValueError, OSError):
            sys.stderr.flush()
        os.dup2(saved, 1)
        os.close(saved)

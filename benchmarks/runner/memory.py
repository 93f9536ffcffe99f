"""How much memory this process has taken at most."""

from __future__ import annotations

import sys


def peak_megabytes() -> int | None:
    """Return the peak resident memory of this process in MB (10^6 bytes), None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)

"""What results were made on and with: machine, versions and code. Rows of two environments do not belong in one table."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.runner.process import PROJECT

PACKAGES = (
    "homecare-planner", "numpy", "numba", "llvmlite", "ortools", "pyvrp", "pyvroom", "scipy", "networkx", "pandas",
    "scikit-learn", "pydantic",
)  # fmt: skip
CODE = (
    "solvers", "planner", "benchmarks/case.py", "benchmarks/row.py", "benchmarks/care", "benchmarks/formats",
    "benchmarks/modes", "benchmarks/peers", "benchmarks/runner",
)  # fmt: skip
"""What a row depends on."""
PURPOSE = ("suite", "started", "planned")
"""What rows were made for; it changes nothing of what they are worth."""


def environment(
    suite: str = "", started: datetime | None = None, planned: int | None = None, jobs: int | None = None
) -> dict[str, Any]:
    """Return machine (CPU, cores, memory, system), Python, packages, commit, whether the code differs from it, and a digest of
    the code; and what they are for.

    Parameters
    ----------
    suite, started
        The suite's title, and when it was begun (default: now).
    planned
        Runs of the whole suite, also those that are not wanted now; None where there is no suite, and it is not told.
    jobs
        Runs made at a time; None where that is not told.
    """
    commit = _git("rev-parse", "HEAD")
    told = {"planned": planned, "jobs": jobs}
    return {
        "suite": suite,
        "started": (started or datetime.now(UTC)).isoformat(timespec="seconds"),
        **{name: number for name, number in told.items() if number is not None},
        "machine": {
            "cpu": _cpu(),
            "cores": os.cpu_count(),
            "memory_gb": _memory_gb(),
            "system": f"{platform.system()} {platform.release()}",
        },
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
        "commit": commit or "unknown",
        "dirty": bool(_git("status", "--porcelain", "--", *CODE)) if commit else None,
        "code": code_digest(),
    }


def code_digest(project: Path = PROJECT) -> str:
    """Return a digest of every Python file that a row depends on."""
    found = hashlib.sha256()
    for place in CODE:
        path = project / place
        for file in [path] if path.suffix else sorted(path.rglob("*.py")):
            found.update(file.relative_to(project).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def differences(kept: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return what differs between two environments, one sentence part each.

    Suite, time of starting and runs planned do not count, nor the number of runs at a time where one of the two does not tell it.
    """
    ignored = PURPOSE if "jobs" in kept and "jobs" in now else (*PURPOSE, "jobs")
    left, right = (dict(_flat({k: v for k, v in e.items() if k not in ignored})) for e in (kept, now))
    return [
        f"{name}: {left.get(name, 'none')} there, {right.get(name, 'none')} here"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    ]


def _flat(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name} ")
        else:
            yield f"{above}{name}", value


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _git(*arguments: str) -> str:
    """Return what git says of this project, empty where there is no git."""
    try:
        done = subprocess.run(
            ["git", "-C", str(PROJECT), *arguments], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _memory_gb() -> int | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
    except (AttributeError, ValueError, OSError):
        return None

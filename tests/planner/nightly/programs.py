"""Nights as programs of their own: how they are written down, started, waited for and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.nightly.config import NightConfig
from planner.nightly.config_file import read_config
from tests.planner.nightly.gate import GATE, STOP

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 300.0

Program = subprocess.Popen[str]


def written(
    folder: Path, names: Sequence[str] = ("Syd", "Nord"), *, solver: str = "gate", store: str = "plans.sqlite"
) -> Path:
    """Write down a night as `samples.config` gives it; return its file."""
    lines = [
        f'store = "{store}"',
        'out = "night"',
        "days = 1",
        "jobs = 1",
        "[search]",
        "iterations = 200",
        "further_rounds = 0",
        f'solver = "{solver}"',
    ]
    for name in names:
        lines += ["[[districts]]", f'name = "{name}"', f'input = "{name}"']
    path = folder / "night.toml"
    path.write_text("\n".join(lines) + "\n")
    return path


def config_of(path: Path) -> NightConfig:
    """Read a night that was written down; its solver is known to the programs alone."""
    return read_config(path, also=("gate",))


@contextmanager
def program(config: Path, *, stop: str = "") -> Iterator[Program]:
    """Begin a night; its gate is the folder of its file. At the block's end nothing of it is left."""
    environment = os.environ | {GATE: str(config.parent)} | ({STOP: stop} if stop else {})
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.planner.nightly.run_one", str(config)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield run
    finally:
        kill_all(run)
        run.communicate()


def ended(run: Program) -> tuple[int, str, str]:
    """Wait for a night to end; return its exit code and what it said, of what it did and of what went wrong."""
    said, complained = run.communicate(timeout=PATIENCE)
    return run.returncode, said, complained


def at_gate(config: Path, run: Program) -> int:
    """Wait until a process of a night is at the gate; return its number."""
    pid = config.parent / "pid"
    until(pid.exists, run)
    return int(pid.read_text())


def open_gate(config: Path) -> None:
    """Let whoever is at the gate go on."""
    (config.parent / "go").touch()


def kill_all(run: Program) -> None:
    """Kill a night with every process of it, as when the power goes."""
    try:
        os.killpg(run.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    run.wait()


def until(happened: Callable[[], bool], run: subprocess.Popen[str] | None = None) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        assert run is None or run.poll() is None, "the run has ended"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process is there and has not ended; one that nobody has reaped yet has."""
    try:
        os.kill(pid, 0)
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    except (ProcessLookupError, FileNotFoundError):
        return False

"""A PostgreSQL server for tests: private folder, socket and port, no network; run by somebody who is not root.

Found in Debian's place or on the search path, or in the folder that the variable POSTGRES_BIN names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

USER = "planner"
PORT = 5433  # names the socket; nobody listens on it
START_SECONDS = 60


def postgres_bin() -> Path | None:
    """The folder of PostgreSQL's programs, the newest of several; None if it is not installed."""
    if given := os.environ.get("POSTGRES_BIN"):
        return Path(given)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parents[1].name))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


class Server:
    """A running server; `stop` and `start` keep what is in it."""

    def __init__(self, programs: Path, folder: Path, durable: bool) -> None:
        self.programs, self.folder, self.durable = programs, folder, durable
        self.data = folder / "data"
        self._as = _somebody()
        if self._as:
            shutil.chown(folder, **self._as)
        folder.chmod(0o700)
        self._run("initdb", "--pgdata", self.data, "--username", USER, "--auth", "trust", "--no-sync",
                  "--encoding", "UTF8", "--locale", "C.UTF-8")  # fmt: skip
        self.start()

    def url(self, database: str, password: str = "") -> str:
        """The URL of one of its databases."""
        word = f":{password}" if password else ""
        return f"postgresql://{USER}{word}@/{database}?host={self.folder}&port={PORT}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = (
            f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c port={PORT} -c max_connections=40 "
            f"-c fsync={'on' if self.durable else 'off'}"
        )
        self._control("start", "--wait", "--log", self.folder / "log", "--options", settings)

    def stop(self, mode: str = "fast") -> None:
        """Stop it: "fast" in good order, "immediate" as a crash does."""
        self._control("stop", "--wait", "--mode", mode)

    def sql(self, statement: str, database: str = "postgres") -> None:
        """Run a statement outside any transaction."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def client(self, program: str, *arguments: object) -> str:
        """Run one of PostgreSQL's own programs against it; return what it says."""
        return self._run(program, *arguments)

    def close(self) -> None:
        """Stop it for good, and remove all of it."""
        self._control("stop", "--wait", "--mode", "immediate", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *arguments: object, check: bool = True) -> None:
        self._run(
            "pg_ctl", "--pgdata", self.data, "--timeout", START_SECONDS, "--silent", *arguments, check=check
        )

    def _run(self, program: str, *arguments: object, check: bool = True) -> str:
        command = [str(self.programs / program), *map(str, arguments)]
        with (
            tempfile.TemporaryFile() as said
        ):  # a pipe would stay open in the server that pg_ctl leaves behind
            done = subprocess.run(
                command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=self.folder,
                env={**os.environ, "LC_ALL": "C.UTF-8"}, **(self._as | {"extra_groups": []} if self._as else {}),
            )  # fmt: skip
            said.seek(0)
            words = said.read().decode(errors="replace")
        if check and done.returncode:
            raise RuntimeError(f"{program} ended with {done.returncode}: {words}")
        return words


def start_server(durable: bool = False) -> Server | None:
    """A new server in a temporary folder; None if PostgreSQL is not installed.

    Tests end processes and not the machine, so what they store need not reach the disk; `durable`: it does.
    """
    programs = postgres_bin()
    if programs is None:
        return None
    # The path of a socket may have about 100 characters, which pytest's own temporary folders use up.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        return Server(programs, folder, durable)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for the whole run; without PostgreSQL the test is skipped, or fails when CI is set."""
    server = start_server()
    if server is None:
        missing = "PostgreSQL is not installed (set POSTGRES_BIN to the folder of initdb)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    yield server
    server.close()


def _somebody() -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root. Nobody else if we are not root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import pwd  # not on Windows

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_name, "group": found.pw_gid}
    raise RuntimeError("there is nobody to run PostgreSQL as: neither postgres nor nobody is a user here")

"""A cluster's workers as an executor, by Dask distributed (the extra [cluster]).

Workers come and go: what a lost one was doing is done again by another. Each worker does a unit in a process of its own, bounded as
on this machine, so the results are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from planner.nightly.guard import Answer, Bounds, Work, guarded, packed

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 30.0


class NoClusterError(RuntimeError):
    """There is no scheduler at the address, or it has no workers."""

    def __init__(self, address: str, why: str) -> None:
        self.address, self.why = address, why
        super().__init__(f"no cluster at {address}: {why}")


class DaskCluster:
    """The workers of a Dask scheduler."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._futures = client.get_executor(pure=False)

    @classmethod
    def at(cls, address: str, seconds: float = CONNECT_SECONDS) -> DaskCluster:
        """Connect to a scheduler that has at least one worker.

        Raises
        ------
        ImportError
            Without the extra [cluster].
        NoClusterError
            If nobody answers in time.
        """
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise ImportError(
                f"a cluster needs {error.name}: pip install 'homecare-planner[cluster]'"
            ) from None
        try:
            client = Client(address, timeout=seconds, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise NoClusterError(address, type(error).__name__) from None
        try:
            client.wait_for_workers(1, timeout=seconds)
        except TimeoutError:
            client.close()
            raise NoClusterError(address, "no workers") from None
        return cls(client)

    def slots(self) -> int:
        """Threads of all workers now; at least one, so that work waits for the next worker to come, or for the scheduler."""
        try:
            return max(1, sum(self._client.nthreads().values()))
        except Exception:  # of many types; that the scheduler is gone is told by the work that is lost
            return 1

    def submit(self, work: Work, bounds: Bounds, imports: Sequence[str]) -> Future[Answer]:
        return self._futures.submit(guarded, packed(work), bounds, tuple(imports))

    def close(self) -> None:
        self._client.close()

"""A night on a cluster of two worker processes of this machine, one of which is killed while it plans."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from planner.nightly.cluster import DaskCluster, NoClusterError
from planner.nightly.records import Outcome
from planner.store import open_store
from tests.planner.nightly.gate import GATE
from tests.planner.nightly.programs import is_alive, until
from tests.planner.nightly.samples import SOLVERS, config, night, unit, write_districts

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")


def test_a_lost_workers_unit_is_done_elsewhere_and_as_on_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker that waits at the gate with Nord is killed, and its process with it; the gate opens, and the other does Nord. One
    plan of each district, the same as a night without a cluster makes."""
    monkeypatch.setenv(GATE, str(tmp_path))
    write_districts(tmp_path)
    given = config(tmp_path, search={"solver": "gate"})
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        killer = threading.Thread(target=kill_waiting_worker, args=(tmp_path,))
        killer.start()
        result = night(given, executor="dask", scheduler=cluster.scheduler_address, imports=[SOLVERS])
        killer.join()
    assert [u.outcome for u in result.units] == [Outcome.MADE, Outcome.MADE]
    assert not unit(result, "Nord").setbacks
    assert (tmp_path / "killed").exists()
    alone = night(
        config(tmp_path, search={"solver": "gate"}, store=str(tmp_path / "other.sqlite")), imports=[SOLVERS]
    )
    with open_store(given.store) as there, open_store(tmp_path / "other.sqlite") as here:
        for district in ("Nord", "Syd"):
            (one,), (other,) = (store.plans(district=district) for store in (there, here))
            plans = there.plan(one.plan_id), here.plan(other.plan_id)
            assert plans[0].routes == plans[1].routes
            assert plans[0].run.cost == plans[1].run.cost
    assert [(u.outcome, u.setbacks) for u in alone.units] == [(Outcome.MADE, ()), (Outcome.MADE, ())]


def kill_waiting_worker(folder: Path) -> None:
    """Kill the worker whose process is at the gate, see that the process dies with it, and open the gate."""
    until((folder / "pid").exists)
    waiting = int((folder / "pid").read_text())
    worker = parent_of(parent_of(waiting))  # between them is the process that it was split off from
    os.kill(worker, signal.SIGKILL)
    until(lambda: not is_alive(waiting))
    (folder / "killed").touch()
    (folder / "go").touch()


def parent_of(pid: int) -> int:
    """The process that started a process."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_without_a_cluster_it_is_said_at_once(tmp_path: Path) -> None:
    """Port 9 of this machine discards, if anything."""
    with pytest.raises(NoClusterError, match=r"no cluster at tcp://127\.0\.0\.1:9"):
        DaskCluster.at("tcp://127.0.0.1:9", seconds=0.3)
    with pytest.raises(ValueError, match="address of its scheduler"):
        night(config(tmp_path), executor="dask")

"""History as prices of the next plan: known faces, and workers whose lists so far were heavy or long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from planner.continuity.fairness import worker_loads
from planner.continuity.figures import LIMIT
from planner.continuity.history import History
from planner.continuity.records import WorkerLoad
from planner.domain import MAX_EACH_PRICE, Citizen, Instance, Worker

HOUR = 3600


@dataclass(frozen=True)
class Prices:
    """What history weighs in a plan; all of it in points, 100 of them a second of paid time.

    `known`: how many workers are known faces to a citizen, those who came most; 0 for none (default: the workers that a citizen
    should meet at most in 14 days, domain.md 4.6). They become the citizen's preferred workers, so that anyone else costs
    `Weights.preference`; `preference` replaces that weight, None keeps the input's.
    `heavy`: for a heavy visit, for each heavy visit that the worker has had beyond the share of the days worked; 6,000 is a minute
    of driving (assumed). `care`: for a second of care, for each hour of care beyond that share; 0.5 makes a visit of 20 minutes
    cost those with ten hours too many a minute (assumed). Neither passes `most_heavy` and `most_care`, so that no history can
    outbid a visit: 30,000 is as much as a known face, 10 a tenth of the time itself.
    """

    known: int = LIMIT
    preference: int | None = None
    heavy: float = 6_000
    most_heavy: int = 30_000
    care: float = 0.5
    most_care: int = 10

    def __post_init__(self) -> None:
        given = (self.known, self.preference or 0, self.heavy, self.most_heavy, self.care, self.most_care)
        if min(given) < 0:
            raise ValueError(f"prices and counts of history are not below 0, got {self}")
        if max(self.preference or 0, self.most_heavy) > MAX_EACH_PRICE:
            raise ValueError(f"a price is at most {MAX_EACH_PRICE}, got {self}")


DEFAULT_PRICES = Prices()


def enrich(instance: Instance, history: History, prices: Prices = DEFAULT_PRICES) -> Instance:
    """Return `instance`, as it was imported, with what `history` says of faces and lists as prices; without history it is the same.

    Known faces: a citizen who has named preferred workers in the input keeps these alone. Others get those `prices.known` of the
    input's workers who came most, forbidden ones left out; where only some may come at all, those of them.

    Lists: a worker's share is what the workers of the same level had on average for each day worked, times the days that this one
    worked. What exceeds the share is priced linearly, `Worker.heavy_price` and `Worker.care_price`; what falls short is not, and
    prices that the input had are replaced. Linear in the visits of the plan: it leans towards those who had less before, and does
    not count the heavy visits of the day itself, which `fairness_figures` tells.
    """
    if not history.calls:
        return instance
    update: dict[str, object] = {
        "citizens": _with_faces(instance, history, prices),
        "workers": _with_lists(instance, history, prices),
    }
    if prices.preference is not None:
        settings = instance.settings
        weights = settings.weights.model_copy(update={"preference": prices.preference})
        update["settings"] = settings.model_copy(update={"weights": weights})
    return instance.model_copy(update=update)


def _with_faces(instance: Instance, history: History, prices: Prices) -> tuple[Citizen, ...]:
    came = history.visits()

    def with_faces(citizen: Citizen) -> Citizen:
        often: Mapping[str, int] = came.get(citizen.citizen_id, {})
        able = [w for w in often if w in instance.worker and w not in citizen.forbidden_workers]
        if citizen.required_workers:
            able = [w for w in able if w in citizen.required_workers]
        faces = sorted(able, key=lambda w: (-often[w], w))[: prices.known]
        if citizen.preferred_workers or not faces:
            return citizen
        return citizen.model_copy(update={"preferred_workers": frozenset(faces)})

    return tuple(map(with_faces, instance.citizens))


def _with_lists(instance: Instance, history: History, prices: Prices) -> tuple[Worker, ...]:
    heavy, care = _beyond_share(instance, worker_loads(history))

    def with_list(worker: Worker) -> Worker:
        found = (
            min(prices.most_heavy, round(prices.heavy * heavy.get(worker.worker_id, 0.0))),
            min(prices.most_care, round(prices.care * care.get(worker.worker_id, 0.0) / HOUR)),
        )
        if found == (worker.heavy_price, worker.care_price):
            return worker
        return worker.model_copy(update={"heavy_price": found[0], "care_price": found[1]})

    return tuple(map(with_list, instance.workers))


def _beyond_share(
    instance: Instance, loads: tuple[WorkerLoad, ...]
) -> tuple[dict[str, float], dict[str, float]]:
    """Heavy visits and seconds of care beyond a worker's share, by worker; 0 for those within it."""
    levels: dict[str, list[WorkerLoad]] = defaultdict(list)
    for load in loads:
        if load.worker_id in instance.worker:
            levels[instance.worker[load.worker_id].level].append(load)
    heavy, care = {}, {}
    for peers in levels.values():
        days = sum(p.days for p in peers)
        heavy_rate, care_rate = sum(p.heavy for p in peers) / days, sum(p.care_seconds for p in peers) / days
        for p in peers:
            heavy[p.worker_id] = max(0.0, p.heavy - heavy_rate * p.days)
            care[p.worker_id] = max(0.0, p.care_seconds - care_rate * p.days)
    return heavy, care

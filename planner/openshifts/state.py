"""A set of open shifts under way: cut to what its routes take, asking for what its visits ask for, and compared with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.openshifts.habits import Habits
from planner.openshifts.needs import role_of
from planner.openshifts.offers import Offer, tightened
from planner.openshifts.trial import Trial

Size = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class State:
    """Offers in use, and the search that they are from. Of two the smaller is better: first by what is lacking, then by the
    number of shifts, their length, what they ask for, and the plan's cost."""

    offers: tuple[Offer, ...]
    trial: Trial

    @property
    def size(self) -> Size:
        """What two sets are compared by."""
        length, demands = sum(o.seconds for o in self.offers), sum(o.role.demands for o in self.offers)
        return self.trial.lack, len(self.offers), length, demands, self.trial.cost

    def without(self, offer: Offer) -> tuple[Offer, ...]:
        """Return the offers but for one."""
        return tuple(o for o in self.offers if o.offer_id != offer.offer_id)

    def with_changed(self, offer: Offer) -> tuple[Offer, ...]:
        """Return the offers with one changed, told by its id."""
        return tuple(offer if o.offer_id == offer.offer_id else o for o in self.offers)

    def named(self, offer_id: str) -> Offer | None:
        """Return an offer by its id, None if it is no longer in use."""
        return next((o for o in self.offers if o.offer_id == offer_id), None)


def settled(habits: Habits, trial: Trial, *, shortest: int, step: int) -> State:
    """Return what a search made use of: each offer cut to its route, for the role that its visits ask for."""
    offers: list[Offer] = []
    for offer in trial.offers:
        visits = trial.visits(offer)
        if visits:
            cut = tightened(habits, offer, trial.route(offer), shortest=shortest, step=step)
            offers.append(replace(cut, role=role_of(visits)))
    return State(tuple(offers), trial)


def used(trial: Trial, offers: Sequence[Offer]) -> list[Offer]:
    """Return those of the offers that have a visit."""
    return [o for o in offers if trial.visits(o)]

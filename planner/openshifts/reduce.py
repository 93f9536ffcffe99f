"""Make a set of open shifts smaller, one change at a time, each by solving again, as long as nothing more is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.domain import Plan
from planner.openshifts.needs import easier, joined
from planner.openshifts.offers import Offer
from planner.openshifts.order import TRIAL_SHARE, Order
from planner.openshifts.state import State, settled
from planner.openshifts.trial import HOT, Bench, Trial


class Reducer:
    """Fewer shifts, then shorter ones, then for roles that ask for less; what was won is never given back. `first`: the plan
    without any open shift."""

    def __init__(self, bench: Bench, order: Order, moves: int, first: Plan, tell: Callable[[], None]) -> None:
        self._bench, self._order, self._moves, self._tell = bench, order, moves, tell
        self._first = first

    def reduced(self, state: State) -> tuple[State, dict[str, frozenset[str]]]:
        """Return the smallest set found, and what is left out, beyond what is anyway, without each of its shifts, by offer id."""
        state = self.fewer(state)
        while True:
            state = self.easier(self.shorter(state))
            without = {o.offer_id: self._without(state, o) for o in state.offers}
            spare = [t for t in without.values() if t.lack <= state.trial.lack]
            if not spare:
                return state, {o: t.left_out - state.trial.left_out for o, t in without.items()}
            state = self._settled(spare[0])

    def _without(self, state: State, offer: Offer) -> Trial:
        """The better of two searches without one shift: near the plan that has it, and near the plan without any, from a high
        temperature."""
        near = self._try(state, state.without(offer), self._moves)
        if near.lack <= state.trial.lack:
            return near
        self._tell()
        given, enough = state.without(offer), state.trial.lack
        anew = self._bench.search(given, self._first, self._moves, enough=enough, heat=HOT)
        return min(near, anew, key=lambda t: t.lack)

    def fewer(self, state: State) -> State:
        """Drop one shift at a time, those with the fewest visits first; the others may be as long as shifts are here, and for
        any role of the set, while it is tried."""
        tried = True
        while tried:
            tried = False
            for offer in sorted(state.offers, key=lambda o: len(state.trial.visits(o))):
                trial = self._try(state, self._widened(state.without(offer), state.offers))
                if trial.lack <= state.trial.lack:
                    state, tried = self._settled(trial), True
                    break
        return state

    def shorter(self, state: State) -> State:
        """Cut each shift, the longest first, from both its ends."""
        for offer in sorted(state.offers, key=lambda o: -o.seconds):
            for at_start in (True, False):
                state = self._cut(state, offer.offer_id, at_start=at_start)
        return state

    def easier(self, state: State) -> State:
        """Ask for less of each shift's worker, the most demanding first, as long as that can be done."""
        for offer in sorted(state.offers, key=lambda o: -o.role.demands):
            going = True
            while going:
                state, going = self._eased(state, offer.offer_id)
        return state

    def _eased(self, state: State, offer_id: str) -> tuple[State, bool]:
        offer = state.named(offer_id)
        if offer is None:
            return state, False
        for role in easier(offer.role, state.trial.visits(offer)):
            trial = self._try(state, state.with_changed(replace(offer, role=role)))
            if trial.lack <= state.trial.lack:
                after = self._settled(trial)
                if after.size[:4] < state.size[:4]:
                    return after, True
        return state, False

    def _cut(self, state: State, offer_id: str, *, at_start: bool) -> State:
        """Halve what may be cut off one end, as long as a cut is known to be possible, or not known not to be."""
        step, offer = self._order.step, state.named(offer_id)
        if offer is None:
            return state
        impossible = (offer.seconds - self._order.shortest) // step + 1
        while offer is not None and impossible > 1:
            steps = impossible // 2
            start, end = offer.span[:2]
            cut = (
                offer.lasting(start + steps * step, end)
                if at_start
                else offer.lasting(start, end - steps * step)
            )
            trial = self._try(state, state.with_changed(cut))
            if trial.lack > state.trial.lack:
                impossible = steps
                continue
            bound = start + impossible * step if at_start else end - impossible * step
            state = self._settled(trial)
            offer = state.named(offer_id)
            if offer is not None:
                left = bound - offer.span.start if at_start else offer.span.end - bound
                most = (offer.seconds - self._order.shortest) // step + 1
                impossible = min(left // step, most)
        return state

    def _widened(self, offers: Sequence[Offer], roles_of: Sequence[Offer]) -> list[Offer]:
        """As long as shifts are at their base, and for any role of the set."""
        habits, role = self._bench.habits, joined(o.role for o in roles_of)
        return [replace(o, span=habits.within(o.ground, o.span), role=role) for o in offers]

    def _try(self, state: State, offers: Sequence[Offer], moves: int | None = None) -> Trial:
        given = self._moves // TRIAL_SHARE if moves is None else moves
        self._tell()
        return self._bench.search(offers, state.trial.plan, given, enough=state.trial.lack)

    def _settled(self, trial: Trial) -> State:
        return settled(self._bench.habits, trial, shortest=self._order.shortest, step=self._order.step)

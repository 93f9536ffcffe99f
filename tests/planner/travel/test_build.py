"""Door-to-door travel times on networks known by heart, the addresses left out, and the cache."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import Address, Means
from planner.errors import Severity
from planner.travel import build
from planner.travel.build import travel_times
from planner.travel.speeds import SpeedModel
from tests.planner.travel import made

CAR, BICYCLE, WALKING = Means.CAR, Means.BICYCLE, Means.WALKING


def times(network, addresses, means=(CAR,), model=made.STEADY, **options):
    return travel_times(network, addresses, means, model=model, cache_dir=None, **options)


def test_along_two_way_streets():
    """From the middle of the first street to the first quarter of the third and back: 0.5 + 1 + 0.25 streets."""
    found, issues = times(made.line(), [made.address("A", 0.5, 0), made.address("B", 2.25, 0)])
    # 1.75 x 101 s = 176.75 s, rounded up; 1.75 x 1010 m = 1767.5 m, rounded half up
    assert found.leg(CAR, "A", "B") == (177, 1768)
    assert found.leg(CAR, "B", "A") == (177, 1768)
    assert not issues


def test_one_way_ring_is_not_symmetric():
    """Forward a quarter of the ring, back three quarters."""
    found, _ = times(made.ring(), [made.address("A", 0.5, 0), made.address("B", 1, 0.5)])
    assert found.leg(CAR, "A", "B") == (101, 1010)
    assert found.leg(CAR, "B", "A") == (303, 3030)


def test_two_points_on_a_one_way_street():
    """Backward on the same one-way street goes all the way round the ring."""
    found, _ = times(made.ring(), [made.address("A", 0.25, 0), made.address("B", 0.75, 0)])
    assert found.leg(CAR, "A", "B") == (51, 505)  # half a street: 50.5 s
    assert found.leg(CAR, "B", "A") == (354, 3535)  # 3.5 streets: 353.5 s


def test_two_points_on_a_two_way_street():
    """Nobody goes round when both directions are open."""
    found, _ = times(made.ring("two"), [made.address("A", 0.25, 0), made.address("B", 0.75, 0)])
    assert found.leg(CAR, "A", "B") == found.leg(CAR, "B", "A") == (51, 505)


def test_several_points_on_one_street_are_in_order():
    """Three points on one street lie between each other, given in any order."""
    addresses = [made.address(i, x, 0) for i, x in (("C", 0.75), ("A", 0.25), ("B", 0.5))]
    found, _ = times(made.ring(), addresses)
    assert found.leg(CAR, "A", "B") == (26, 253)  # 25.25 s, 252.5 m
    assert found.leg(CAR, "A", "C") == (51, 505)


def test_turning_round_in_a_dead_end_is_allowed():
    """A car parked in a cul-de-sac leaves the way it came."""
    found, _ = times(made.line(1), [made.address("A", 0.25, 0), made.address("B", 0.75, 0)])
    assert found.leg(CAR, "A", "B") == found.leg(CAR, "B", "A") == (51, 505)


def test_walking_ignores_one_way():
    """On foot back along the one-way street: half a street at 1 m/s."""
    found, _ = times(made.ring(), [made.address("A", 0.25, 0), made.address("B", 0.75, 0)], [WALKING])
    assert found.leg(WALKING, "B", "A") == (505, 505)


@pytest.mark.parametrize(("kind", "seconds"), [("one", 707), ("contra", 101)])
def test_bicycles_obey_one_way_unless_it_is_opened_to_them(kind: str, seconds: int):
    """Back along half a street: 3.5 streets round at 202 s each, or half a street against the traffic."""
    found, _ = times(made.ring(kind), [made.address("A", 0.25, 0), made.address("B", 0.75, 0)], [BICYCLE])
    assert found.leg(BICYCLE, "B", "A")[0] == seconds


def test_equal_coordinates_are_nought_apart():
    """A couple at one address under two ids."""
    found, _ = times(made.line(), [made.address(i, 0.5, 0) for i in "AB"] + [made.address("C", 1.5, 0)])
    assert found.leg(CAR, "A", "B") == (0, 0)
    assert found.leg(CAR, "A", "C") == found.leg(CAR, "B", "C") == (101, 1010)


def test_access_is_walked_or_driven():
    """The way from door to road counts at both ends; a long drive is driven and counts in the metres."""
    # 1/512 degree of latitude is 217.4 m (55 degrees north), so 0.1 step is 21.7 m and 0.5 step is 108.7 m
    short, _ = times(made.line(), [made.address("A", 0.5, 0.1), made.address("B", 1.5, 0)])
    assert short.leg(CAR, "A", "B") == (121, 1010)  # 101 s + 21.7 m / 4 km/h = 19.6 s
    long, _ = times(made.line(), [made.address("A", 0.5, 0.5), made.address("B", 1.5, 0)])
    assert long.leg(CAR, "A", "B") == (128, 1119)  # 101 s + 108.7 m / 15 km/h = 26.1 s; 1010 m + 109 m
    cycled, _ = times(made.line(), [made.address("A", 0.5, 0.5), made.address("B", 1.5, 0)], [BICYCLE])
    assert cycled.leg(BICYCLE, "A", "B") == (300, 1010)  # 202 s + 108.7 m / 4 km/h = 97.8 s


def test_far_from_the_road():
    """Above 300 m a warning, above 1,500 m left out; neither touches the others."""
    # 1.2 steps north are 261 m, 2 are 435 m, 7.2 are 1,565 m
    addresses = [made.address(i, 1.5, y) for i, y in (("near", 1.2), ("odd", 2), ("sea", 7.2), ("road", 0))]
    found, issues = times(made.line(), addresses)
    assert found.address_ids == ("near", "odd", "road")
    assert [(i.code, i.severity, i.ids) for i in issues] == [
        ("address_off_road", Severity.WARNING, ("odd",)),
        ("address_far_from_road", Severity.ERROR, ("sea",)),
    ]
    assert issues[0].params["metres"] == pytest.approx(435, abs=1)
    assert issues[1].params["means_da"] == "bil"


def test_coordinates_that_cannot_be_meant():
    """Swapped, in metres, and in another town each have a code of their own."""
    latitude, longitude = made.place(1.5, 0)
    swapped = Address(address_id="swapped", latitude=longitude, longitude=latitude)
    metres = Address.model_construct(address_id="metres", latitude=6_100_000.0, longitude=500_000.0, label="")
    elsewhere = Address(address_id="elsewhere", latitude=55.7, longitude=12.5)
    found, issues = times(made.line(), [swapped, made.address("A", 0.5, 0), metres, elsewhere])
    assert found.address_ids == ("A",)
    assert [(i.code, i.ids[0]) for i in issues] == [
        ("address_swapped", "swapped"),
        ("address_projected", "metres"),
        ("address_outside_map", "elsewhere"),
    ]


def test_island_is_unreachable():
    """Two streets without a connection: the smaller group is left out and named."""
    split = made.network([(0, 0), (1, 0), (3, 0), (4, 0)], [(0, 1, "two"), (2, 3, "two")])
    addresses = [made.address(i, x, 0) for i, x in (("A", 0.25), ("island", 3.5), ("B", 0.75))]
    found, issues = times(split, addresses)
    assert found.address_ids == ("A", "B")
    assert [(i.code, i.ids) for i in issues] == [("address_unreachable", ("island",))]


def test_a_means_without_roads_is_one_issue():
    """No cycle can go anywhere: nothing is served, and it is said once."""
    network = made.line()
    network.bicycle[:] = False
    found, issues = times(network, [made.address("A", 0.5, 0)], [CAR, BICYCLE])
    assert found.address_ids == ()
    assert [i.code for i in issues] == ["means_without_roads"]


def test_all_means_share_the_addresses():
    """An address that bicycles cannot reach is left out of the car's table too, for a table has one list of addresses."""
    network = made.network([(0, 0), (1, 0), (12, 0)], [(0, 1, "two"), (1, 2, "two")])
    network.bicycle[2:] = False
    addresses = [made.address("A", 0.25, 0), made.address("B", 0.75, 0), made.address("C", 12, 7.5)]
    found, issues = times(network, addresses, [CAR, BICYCLE])
    assert found.address_ids == ("A", "B")
    assert issues[0].params["means"] == "car, bicycle"


def test_nothing_to_do():
    """No addresses, or no means, is an empty table."""
    assert times(made.line(), [])[0].seconds[CAR].shape == (0, 0)
    assert times(made.line(), [made.address("A", 0.5, 0)], [])[0].seconds == {}


def test_bad_calls():
    """An id given twice and an unknown engine are the caller's errors."""
    twice = [made.address("A", 0.5, 0), made.address("A", 1.5, 0)]
    with pytest.raises(ValueError, match="twice"):
        times(made.line(), twice)
    with pytest.raises(ValueError, match="unknown matrix engine 'warp'"):
        times(made.line(), [], engine="warp")


def test_attribution_is_carried():
    """Times made from a credited map carry its credit; made-up streets have none."""
    credited = made.network([(0, 0), (1, 0)], [(0, 1, "two")], attribution="© someone")
    assert times(credited, [])[0].attribution == "© someone"
    assert times(made.line(), [])[0].attribution == ""


@given(st.integers(0, 10_000))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_a_detour_over_a_third_place_is_never_shorter(seed: int):
    """Triangle inequality: rounding up leaves at most one second, and a stop on the way adds its access."""
    rng = np.random.default_rng(seed)
    addresses = [made.address(str(i), *rng.uniform(0, 4, 2)) for i in range(12)]
    found, _ = times(made.grid(5, seed), addresses, model=SpeedModel())
    seconds = found.seconds[CAR].astype(np.int64)
    over = (seconds[:, :, None] + seconds[None, :, :]).min(axis=1)
    assert np.all(seconds <= over + 1)
    assert np.all(np.diag(seconds) == 0)


def test_twice_as_slow_takes_twice_as_long():
    """Doubling every time doubles the journey, and closing a street never shortens one."""
    addresses = [made.address(str(i), 0.5 + i % 4, i // 4) for i in range(8)]
    plain = times(made.grid(5, 3), addresses)[0].seconds[CAR].astype(np.int64)
    slow = times(made.grid(5, 3), addresses, model=made.STEADY.model_copy(update={"car_factor": 2.0}))[0]
    assert np.all(np.abs(slow.seconds[CAR] - 2 * plain) <= 2)
    closed = made.grid(5, 3)
    closed.car[36:40] = False  # streets 18 and 19, away from the addresses' own
    assert np.all(times(closed, addresses)[0].seconds[CAR] >= plain)


class TestCache:
    addresses = (made.address("A", 0.5, 0), made.address("B", 2.25, 0))

    def run(self, folder: Path | None, network=None, addresses=addresses, model=made.STEADY):
        return travel_times(network or made.line(), addresses, [CAR], model=model, cache_dir=folder)[0]

    def test_second_time_is_read_not_computed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """With the same network, model and points nothing is computed again, even under other ids."""
        first = self.run(tmp_path)
        monkeypatch.setattr(build, "_table", lambda *a: pytest.fail("computed again"))
        assert self.run(tmp_path).digest == first.digest
        renamed = [made.address("X", 0.5, 0), made.address("Y", 2.25, 0)]
        assert self.run(tmp_path, addresses=renamed).leg(CAR, "X", "Y") == first.leg(CAR, "A", "B")

    def test_a_change_misses(self, tmp_path: Path):
        """Another speed, another street length or another point each makes a file of its own."""
        self.run(tmp_path)
        self.run(tmp_path, model=SpeedModel())
        self.run(tmp_path, network=made.line(4))
        self.run(tmp_path, addresses=(*self.addresses, made.address("C", 1.5, 0)))
        assert len(list(tmp_path.glob("matrix-*.npz"))) == 4

    @pytest.mark.parametrize("content", [b"", b"not a matrix", None])
    def test_a_broken_file_is_made_anew(self, tmp_path: Path, content: bytes | None):
        """Empty, foreign or cut in half: the answer is right and the file is whole again."""
        expected = self.run(tmp_path).digest
        (file,) = tmp_path.glob("*.npz")
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2] if content is None else content)
        assert self.run(tmp_path).digest == expected
        assert len(file.read_bytes()) == len(whole)

    def test_an_unwritable_cache_is_no_failure(self, tmp_path: Path):
        """The cache folder's place is taken by a file: the answer comes all the same."""
        taken = tmp_path / "taken"
        taken.write_text("a file, not a folder")
        assert self.run(taken).digest == self.run(None).digest


def test_no_connection_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Everything works with sockets blocked."""
    monkeypatch.setattr(socket.socket, "connect", lambda *a: pytest.fail("a connection was tried"))
    found, _ = travel_times(made.line(), [made.address("A", 0.5, 0)], list(Means), cache_dir=tmp_path)
    assert found.address_ids == ("A",)

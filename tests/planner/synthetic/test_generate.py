"""Made-up days of care: the shares of domain.md 5.2, enough able workers for every visit, stable ids."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import Address, Instance, Level, Means, Shift, Visit, Worker, seconds_between
from planner.errors import InputError
from planner.formats.reader import read_input
from planner.formats.writer import write_folder
from planner.issue_texts import describe
from planner.messages import Lang
from planner.synthetic import VARIANTS, Variant, generate, generate_on_roads, make_streets
from planner.synthetic.care import slot_of
from planner.synthetic.layers import cover_for
from planner.synthetic.people import CLASSES, draw_classes, draw_hours, draw_people
from planner.synthetic.projection import to_metres
from planner.synthetic.visits import draw_drafts

ZONE = ZoneInfo("Europe/Copenhagen")


@cache
def made(variant: Variant = "rural", seed: int = 1) -> Instance:
    """Instances are frozen, so all tests share them."""
    return generate(variant=variant, seed=seed)[0]


def able_workers(instance: Instance, visit: Visit, held: set[tuple[str, str, str]]) -> set[str]:
    """Workers on shift who may come, by level, certificates, delegations, the citizen's wishes and the clock;
    written out again from the domain's words."""
    citizen = instance.citizen[visit.citizen_id]

    def may(worker: Worker) -> bool:
        handed = all((worker.worker_id, citizen.citizen_id, task) in held for task in visit.delegated_tasks)
        return (
            worker.level.rank >= visit.level.rank
            and visit.certificates <= worker.certificates
            and (not citizen.required_workers or worker.worker_id in citizen.required_workers)
            and worker.worker_id not in citizen.forbidden_workers
            and (worker.level is Level.NURSE or handed)
        )

    on_duty = {s.worker_id for s in instance.shifts if in_time(visit, s)}
    return {w for w in on_duty if may(instance.worker[w])}


def in_time(visit: Visit, shift: Shift) -> bool:
    """A quarter of an hour to get there, and to get home."""
    slack, care = timedelta(minutes=15), timedelta(seconds=visit.modes[0].service_duration)
    return any(
        max(w.start_earliest, shift.start + slack) <= min(w.start_latest, shift.end - slack - care)
        for w in visit.windows
    )


def fewest_able(instance: Instance) -> int:
    """Able workers of the worst-off visit."""
    held = {(d.worker_id, d.citizen_id, d.task) for d in instance.delegations}
    return min(len(able_workers(instance, visit, held)) for visit in instance.visits)


def test_drawn_recipients_have_the_national_mean_hours() -> None:
    """3.2 +/- 0.2 granted hours a week (Danmarks Statistik 2022), and each class its mean of domain.md 5.2.

    0.67 * 0.85 + 0.22 * 4.5 + 0.09 * 12.5 + 0.02 * 26 = 0.5695 + 0.99 + 1.125 + 0.52 = 3.2045.
    """
    rng = np.random.default_rng(5)
    classes = draw_classes(rng, 20_000)
    hours = draw_hours(rng, classes)
    assert hours.mean() == pytest.approx(3.2, abs=0.2)
    for k, mean in enumerate((0.85, 4.5, 12.5, 26.0)):
        assert hours[classes == k].mean() == pytest.approx(mean, rel=0.04)
    assert [int(b) for b in np.bincount(np.digitize(hours, (2, 8, 20)))] == [
        int(b) for b in np.bincount(classes)
    ]


def test_class_tables_have_the_means_of_the_specification() -> None:
    """2.5, 5 and 7 visits a day: 0.15 * 1 + 0.35 * 2 + 0.35 * 3 + 0.15 * 4 = 2.5."""
    means = [sum(n * p for n, p in c.visits) for c in CLASSES]
    assert means == pytest.approx([1, 2.5, 5, 7])
    assert sum(c.share for c in CLASSES) == pytest.approx(1)


def test_visited_recipients_are_drawn_by_how_likely_they_are_visited() -> None:
    """One day: 0.33 daily and 0.67 * 0.07 = 0.0469 others: 0.33 / 0.3769 = 87.6 %; over 15 days all."""
    rng = np.random.default_rng(5)
    assert (draw_classes(rng, 20_000, days=1) > 0).mean() == pytest.approx(0.876, abs=0.01)
    assert (draw_classes(rng, 20_000, days=15) > 0).mean() == pytest.approx(0.33, abs=0.01)


@pytest.mark.parametrize("variant", VARIANTS)
def test_default_day_is_two_districts_with_the_shares_of_the_specification(variant: Variant) -> None:
    """120 citizens have three visits each; doubles, critical ones and lengths as in domain.md 5.2."""
    instance = made(variant)
    visits = instance.visits
    assert len(instance.citizens) == 120
    assert {v.citizen_id for v in visits} == set(instance.citizen)
    assert 320 <= len(visits) <= 420
    assert len(instance.shifts) >= 24
    assert Counter(v.staff_required for v in visits)[2] / len(visits) == pytest.approx(0.04, abs=0.005)
    critical = [
        v for v in visits if v.windows[0].start_latest - v.windows[0].start_earliest <= timedelta(minutes=30)
    ]
    assert len(critical) / len(visits) == pytest.approx(0.08, abs=0.02)
    assert all(v.priority == 1 for v in critical)
    minutes = np.array([v.modes[0].service_duration / 60 for v in visits if v.level is not Level.UNSKILLED])
    assert np.median(minutes) == pytest.approx(13, abs=2)
    assert np.log(minutes).std() == pytest.approx(0.6, abs=0.1)
    assert minutes.min() >= 5
    assert minutes.max() <= 60


def test_time_of_day_follows_the_shares() -> None:
    """34 % of daily visits in 07-10, then 14, 16, 9, 14, 9, 4 %; the change of shifts moves a few."""
    people = [p for p in draw_people(np.random.default_rng(1), 1500, 1) if p.daily]
    numbered = [p._replace(number=k) for k, p in enumerate(people)]
    drafts = draw_drafts(np.random.default_rng(2), numbered, cover_for(1500, None))
    counts = np.bincount([slot_of(d.usual) for d in drafts])
    assert counts / counts.sum() == pytest.approx([0.34, 0.14, 0.16, 0.09, 0.14, 0.09, 0.04], abs=0.012)


def test_doses_are_about_two_a_day() -> None:
    """2.0 in Aarhus, 2.07 in Stavanger; who is visited once can have but one and is left out."""
    people = [p for p in draw_people(np.random.default_rng(1), 1500, 1) if p.daily and p.visits > 1]
    numbered = [p._replace(number=k) for k, p in enumerate(people)]
    drafts = draw_drafts(np.random.default_rng(2), numbered, cover_for(1500, None))
    doses = Counter(d.person for d in drafts if "medicine" in d.services)
    assert np.mean(list(doses.values())) == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_visit_has_two_able_workers_on_shift(variant: Variant) -> None:
    """Both halves of a double visit included: two able workers are enough for it, and no visit has fewer."""
    assert fewest_able(made(variant)) >= 2


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    citizens=st.integers(1, 60),
    workers=st.none() | st.integers(2, 14),
    days=st.integers(1, 2),
    seed=st.integers(0, 50),
)
def test_any_size_has_able_workers_and_known_ids(
    citizens: int, workers: int | None, days: int, seed: int
) -> None:
    """Small and oddly staffed instances hold the same promise, and every reference leads somewhere."""
    instance, _ = generate(citizens=citizens, workers=workers, variant="town", days=days, seed=seed)
    assert fewest_able(instance) >= 2
    assert workers is None or len(instance.workers) == workers
    assert {v.citizen_id for v in instance.visits} == set(instance.citizen)
    assert {c.address_id for c in instance.citizens} <= set(instance.address)
    assert {s.start_address for s in instance.shifts} <= set(instance.address)
    assert {link.first for link in instance.links} | {link.second for link in instance.links} <= set(
        instance.visit
    )
    assert {p.visit_id for p in instance.pins} <= set(instance.visit)


def test_two_weeks_give_everybody_days_off_and_leave_no_visit_alone() -> None:
    """At most five days in seven for each worker, and still two able workers for every visit of every day."""
    instance, _ = generate(citizens=45, variant="town", days=9, seed=4)
    assert fewest_able(instance) >= 2
    for worker in instance.workers:
        days = sorted(
            s.start.astimezone(ZONE).date() for s in instance.shifts if s.worker_id == worker.worker_id
        )
        assert all(sum(first <= d < first + timedelta(days=7) for d in days) <= 5 for first in days)
    cleaning = [v for v in instance.visits if v.level is Level.UNSKILLED]
    assert cleaning
    assert all(v.windows[0].start_earliest.astimezone(ZONE).weekday() < 5 for v in cleaning)
    per_citizen = Counter(v.citizen_id for v in cleaning)
    assert set(per_citizen.values()) == {1}


def test_windows_are_ascending_and_promises_lie_in_them() -> None:
    """What the domain asks of windows holds, and cleaning may have two of them."""
    for visit in made().visits:
        for window in visit.windows:
            assert window.start_earliest <= window.start_latest
        for first, second in zip(visit.windows, visit.windows[1:], strict=False):
            assert first.start_latest < second.start_earliest
        if visit.promised_latest:
            assert visit.windows[0].start_earliest <= visit.promised_latest
    assert {len(v.windows) for v in made().visits} == {1, 2}


def test_doses_keep_apart_and_the_gap_can_be_kept() -> None:
    """Links join doses of one citizen, an hour to four apart, and fit into the windows."""
    instance = made()
    assert len(instance.links) > 20
    for link in instance.links:
        first, second = instance.visit[link.first], instance.visit[link.second]
        assert first.citizen_id == second.citizen_id
        assert {"medicine", "insulin"} & set(first.services)
        assert {"medicine", "insulin"} & set(second.services)
        assert 3600 <= link.min_gap <= 4 * 3600
        room = seconds_between(first.windows[0].start_earliest, second.windows[-1].start_latest)
        assert room >= link.min_gap


def test_couples_share_an_address_and_their_household_services() -> None:
    """15 of 115 addresses have two citizens; meals of a couple are in one name."""
    instance = made()
    at = Counter(c.address_id for c in instance.citizens)
    couples = [a for a, n in at.items() if n == 2]
    assert len(couples) / len(at) == pytest.approx(0.15, abs=0.02)
    meals = {v.citizen_id for v in instance.visits if "meal" in v.services}
    for address in couples:
        assert len({c.citizen_id for c in instance.citizens if c.address_id == address} & meals) <= 1


def test_shifts_have_layers_bases_breaks_and_bicycles_in_town() -> None:
    """Day 07-15, evening 15-23, night 23-07, short ones; breaks of 29 paid or 30 unpaid minutes."""
    rural, town = made("rural"), made("town")
    clock = Counter((s.start.astimezone(ZONE).hour, s.end.astimezone(ZONE).hour) for s in rural.shifts)
    assert {(7, 15), (15, 23), (23, 7), (7, 12)} <= set(clock)
    assert {s.means for s in rural.shifts} == {Means.CAR}
    bicycles = Counter(s.means for s in town.shifts)[Means.BICYCLE]
    assert bicycles / len(town.shifts) == pytest.approx(0.2, abs=0.12)
    for shift in (*rural.shifts, *town.shifts):
        hours = (shift.end - shift.start) / timedelta(hours=1)
        assert len(shift.breaks) == (hours >= 6)
        assert shift.max_overtime == 1800
        assert all((b.paid, b.duration) in {(True, 1740), (False, 1800)} for b in shift.breaks)
        assert all(shift.start <= b.start_earliest < b.start_latest < shift.end for b in shift.breaks)
    bases = Counter(s.start_address for s in rural.shifts)
    assert bases["D1"] > bases["D2"] > 0
    assert any(base and base.startswith("H") for base in bases)


def test_wishes_and_pins_are_few_and_present() -> None:
    """Many citizens have a contact team, a few a closed team or an unwelcome worker; a couple of pins."""
    instance = made()
    assert 20 <= sum(bool(c.preferred_workers) for c in instance.citizens) <= 70
    assert 1 <= sum(bool(c.forbidden_workers) for c in instance.citizens) <= 12
    assert 1 <= sum(bool(c.required_workers) for c in instance.citizens) <= 8
    to_shift, to_start = instance.pins
    held = {(d.worker_id, d.citizen_id, d.task) for d in instance.delegations}
    pinned = instance.visit[to_shift.visit_id]
    assert instance.shift[to_shift.shift_id or ""].worker_id in able_workers(instance, pinned, held)
    window = instance.visit[to_start.visit_id].windows[0]
    assert to_start.start is not None
    assert window.start_earliest <= to_start.start <= window.start_latest


def test_same_arguments_same_instance_other_seed_another() -> None:
    """Equal as records; the seed changes the people as well as the streets."""
    assert generate(citizens=30, seed=7)[0] == generate(citizens=30, seed=7)[0]
    assert generate(citizens=30, seed=7)[0].visits != generate(citizens=30, seed=8)[0].visits


def test_ids_are_readable_and_unique() -> None:
    """C001, V0001, W01, S01; no id twice within a kind."""
    instance = made()
    assert [instance.citizens[0].citizen_id, instance.visits[0].visit_id] == ["C001", "V0001"]
    assert [instance.workers[0].worker_id, instance.shifts[0].shift_id] == ["W01", "S01"]
    for ids in (
        [a.address_id for a in instance.addresses],
        [c.citizen_id for c in instance.citizens],
        [v.visit_id for v in instance.visits],
        [w.worker_id for w in instance.workers],
        [s.shift_id for s in instance.shifts],
    ):
        assert len(set(ids)) == len(ids)


def test_title_and_flag_say_that_nobody_exists() -> None:
    """A reader of any page made from it must know."""
    instance = made()
    assert instance.synthetic
    assert instance.title == "Muslingemark (opdigtet): borgere, medarbejdere og veje findes ikke"


def test_days_follow_the_first_one_on_the_local_clock_across_summer_time() -> None:
    """29 March 2026 is 23 hours long; the day shift begins at 07:00 local time on both sides of it."""
    instance, _ = generate(citizens=8, variant="town", days=3, first_day=date(2026, 3, 28))
    starts = {
        s.start.astimezone(ZONE).strftime("%d %H")
        for s in instance.shifts
        if s.start.astimezone(ZONE).hour == 7
    }
    assert starts == {"28 07", "29 07", "30 07"}
    offsets = {s.start.strftime("%z") for s in instance.shifts}
    assert offsets == {"+0100", "+0200"}


def test_on_roads_draws_given_addresses_and_leaves_far_ones() -> None:
    """Homes of made-up streets stand in for a register; an address out at sea is never drawn."""
    network, homes = make_streets("rural", 3)
    rows = zip(homes.latitude.tolist(), homes.longitude.tolist(), homes.label, strict=True)
    register = [
        Address(address_id=f"R{k}", latitude=lat, longitude=lon, label=label)
        for k, (lat, lon, label) in enumerate(rows)
        if k % 20 == 0
    ]
    at_sea = [Address(address_id=f"X{k}", latitude=57.5, longitude=6.3) for k in range(500)]
    instance = generate_on_roads(network, [*register, *at_sea], citizens=60, seed=2, name="Prøveøen")
    known = {(round(a.latitude, 6), round(a.longitude, 6), a.label) for a in register}
    living = [instance.address[c.address_id] for c in instance.citizens]
    assert {(a.latitude, a.longitude, a.label) for a in living} <= known
    assert instance.synthetic
    assert instance.title == "Prøveøen: opdigtede borgere og medarbejdere på rigtige veje"
    assert fewest_able(instance) >= 2
    rooms = [a for a in instance.addresses if a.address_id.startswith("D")]
    point = to_metres(np.array([r.latitude for r in rooms]), np.array([r.longitude for r in rooms]))
    assert len(rooms) == 2
    assert np.hypot(*(point[0] - point[1])) > 8000


def test_addresses_without_a_street_make_an_input_that_can_be_written(tmp_path: Path) -> None:
    """A list of ids and coordinates only: the team room's label must not end in a comma and a blank."""
    network, homes = make_streets("town", 1)
    rows = zip(homes.latitude[:40].tolist(), homes.longitude[:40].tolist(), strict=True)
    doors = [Address(address_id=str(k), latitude=lat, longitude=lon) for k, (lat, lon) in enumerate(rows)]
    instance = generate_on_roads(network, doors, citizens=3, workers=4)
    assert instance.address["D1"].label == "Hjemmeplejens base"
    assert read_input(write_folder(instance, tmp_path)).instance.address["D1"].label == "Hjemmeplejens base"


def test_bad_calls_say_what_is_wrong() -> None:
    """Numbers that make no day, and a network without an address near it."""
    with pytest.raises(ValueError, match="citizens and days must be 1 or more, not 0 and 1"):
        generate(citizens=0)
    with pytest.raises(ValueError, match="workers must be 2 or more, not 1"):
        generate(workers=1)
    network, _ = make_streets("town", 1)
    far = [Address(address_id="X", latitude=55.0, longitude=10.0)]
    with pytest.raises(InputError) as caught:
        generate_on_roads(network, far, citizens=1)
    (issue,) = caught.value.issues
    assert (
        describe(issue, Lang.EN)[0] == "The one address does not lie within 1500 m of a crossing on the map."
    )
    with pytest.raises(ValueError, match="homes are needed but there are only"):
        generate_on_roads(network, [a.model_copy(update={"latitude": 56.38, "longitude": 6.26}) for a in far])

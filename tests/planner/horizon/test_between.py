"""Weeks that need no plan of their own."""

from __future__ import annotations

from typing import Any

from planner.horizon.between import same_weeks
from planner.horizon.desk import Asked

SEEDS = (1, 2)


def days(name: str) -> Any:
    return (name, "roads", 0.0, 0.0)


def plans(**weeks: str) -> dict[int, list[Asked]]:
    """Solved weeks, each with the days of both seeds by a letter."""
    return {
        int(week[1:]): [Asked(seed, 1, days(letter), ()) for seed, letter in zip(SEEDS, letters, strict=True)]
        for week, letters in weeks.items()
    }


def test_like_the_one_before_or_after() -> None:
    """Both seeds have days a in weeks 1 to 3 and days b in weeks 4 and 5."""
    found = same_weeks(lambda _, week: days("a" if week < 4 else "b"), SEEDS, plans(w1="aa", w5="bb"))
    assert found == {2: 1, 3: 1, 4: 5}


def test_what_is_new_is_not_known() -> None:
    assert same_weeks(lambda _, week: days(f"c{week}"), SEEDS, plans(w1="aa", w4="bb")) == {}


def test_every_seed_must_have_the_same_days() -> None:
    """Under the second seed week 2 is new; in week 3 it is as in week 4, but the first seed is as in week 1."""
    table = {(1, 2): "a", (2, 2): "c", (1, 3): "a", (2, 3): "b"}
    found = same_weeks(lambda seed, week: days(table[seed, week]), SEEDS, plans(w1="aa", w4="bb"))
    assert found == {}


def test_other_response_work_is_another_week() -> None:
    found = same_weeks(lambda *_: ("a", "roads", 60.0, 0.0), SEEDS, plans(w1="aa", w3="aa"))
    assert found == {}


def test_the_other_seeds_are_not_made_where_the_first_says_no() -> None:
    made = []

    def content(seed: int, week: int) -> Any:
        made.append((seed, week))
        return days("new")

    assert same_weeks(content, SEEDS, plans(w1="aa", w3="aa")) == {}
    assert made == [(1, 2)]

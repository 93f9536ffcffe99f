"""A visit asked for: from a file or from options, with the catalogue for what is not said, and every fault located."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain import Instance, Level, Mode
from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.suggest import Wish, read_wish, with_wish
from planner.suggest.wish import wish_of
from tests.builders import at, four_visits, instance, shift, visit


def codes(error: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str | None]]:
    for issue in error.value.issues:
        for lang in Lang:
            assert "{" not in "".join(describe(issue, lang))
    return [(i.code, i.column) for i in error.value.issues]


def test_what_is_not_said_is_the_catalogues() -> None:
    """Medicine: 9 minutes by SSH with a certificate and a delegation, priority 2 (planner.services)."""
    i, made = with_wish(
        four_visits(), wish_of({"citizen": "C1", "services": ["medicine"], "between": "8-10"})
    )
    assert i.visit[made.visit_id] == made
    assert made.visit_id == "C1+1"
    assert [m.service_duration for m in made.modes] == [540]
    assert (made.level, made.priority, made.staff_required) == (Level.SSH, 2, 1)
    assert (made.certificates, made.delegated_tasks) == (frozenset({"medicine"}), frozenset({"medicine"}))
    assert (made.windows[0].start_earliest, made.windows[0].start_latest) == (at("08:00"), at("10:00"))


def test_what_is_said_holds() -> None:
    wish = Wish(
        citizen="C1", between="22:30-01:00", minutes=15, staff=2, level=Level.NURSE, priority=1, screen=True,
        screen_minutes=5, certificates=frozenset(), visit_id="N1",
    )  # fmt: skip
    _, made = with_wish(four_visits(), wish)
    assert [(m.mode, m.service_duration) for m in made.modes] == [(Mode.PHYSICAL, 900), (Mode.SCREEN, 300)]
    assert (made.visit_id, made.staff_required, made.level, made.priority) == ("N1", 2, Level.NURSE, 1)
    assert made.windows[0].start_latest == at("01:00", 1)


def test_a_file_with_and_without_the_table(tmp_path: Path) -> None:
    fields = 'citizen = "C1"\nservices = ["meal"]\nbetween = "08:00-10:00"\n'
    for n, text in enumerate((fields, "[visit]\n" + fields)):
        file = tmp_path / f"{n}.toml"
        file.write_text(text, encoding="utf-8")
        assert read_wish(file).services == ("meal",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("citizen =", [("wish_not_toml", None)]),
        ('between = "8-9"', [("wish_missing", "citizen")]),
        ('citizen = "C1"\nbetween = "8-9"\nwhen = 3', [("wish_unknown_field", "when")]),
        ('citizen = "C1"\nbetween = "soon"', [("wish_value", "between")]),
        (
            'citizen = "C1"\nbetween = "25-26"\nminutes = 0',
            [("wish_value", "between")] * 2 + [("wish_value", "minutes")],
        ),
        ('citizen = "010203-1234"\nbetween = "8-9"', [("wish_cpr", None)]),
    ],
)
def test_faults_of_a_file_are_told_all_at_once(tmp_path: Path, text: str, expected: list[object]) -> None:
    file = tmp_path / "visit.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_wish(file)
    assert codes(error) == expected


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_wish(tmp_path / "none.toml")
    assert codes(error) == [("wish_unreadable", None)]


def test_faults_against_the_day_are_told_all_at_once() -> None:
    wish = wish_of(
        {"citizen": "C9", "between": "8-9", "visit_id": "V1", "services": ["song"], "date": "2026-03-09"}
    )
    with pytest.raises(InputError) as error:
        with_wish(four_visits(), wish)
    assert codes(error) == [
        ("wish_unknown_citizen", "citizen"),
        ("wish_id_taken", "visit_id"),
        ("wish_no_minutes", "minutes"),
        ("wish_no_day", "date"),
    ]


def test_the_day_is_the_first_unless_said() -> None:
    two: Instance = instance([visit("V1")], [shift("S1"), shift("S2", day=1)])
    for date, day in ((None, 0), ("2026-03-03", 1)):
        _, made = with_wish(two, wish_of({"citizen": "C1", "between": "8-9", "minutes": 5, "date": date}))
        assert made.windows[0].start_earliest == at("08:00", day)

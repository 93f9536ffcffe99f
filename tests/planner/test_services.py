"""The service catalogue: whole, consistent, and in both languages."""

from __future__ import annotations

import pytest

from planner.domain import Level, ScreenUse
from planner.services import BY_CODE, SERVICES, WindowKind, screen_use


def test_codes_are_unique_and_every_service_has_both_names() -> None:
    """A code finds one row."""
    assert len(BY_CODE) == len(SERVICES)
    assert all(s.name.da and s.name.en and s.source for s in SERVICES)
    assert all(5 <= s.minutes <= 60 and 1 <= s.priority <= 5 for s in SERVICES)


@pytest.mark.parametrize(
    ("code", "minutes", "level", "task", "priority", "window"),
    [
        ("medicine", 9, Level.SSH, "medicine", 2, WindowKind.TIGHT),
        ("insulin", 10, Level.SSH, "insulin", 1, WindowKind.CRITICAL),
        ("wound", 25, Level.SSA, None, 2, WindowKind.HALF_DAY),
        ("assessment", 45, Level.NURSE, None, 3, WindowKind.HALF_DAY),
        ("cleaning", 40, Level.UNSKILLED, None, 5, WindowKind.WORKDAY),
    ],
)
def test_rows_stand_as_specified(
    code: str, minutes: int, level: Level, task: str | None, priority: int, window: WindowKind
) -> None:
    """Spot checks of the table in domain.md 4.4 and 4.5."""
    row = BY_CODE[code]
    assert (row.minutes, row.level, row.delegated_task, row.priority, row.window) == (
        minutes,
        level,
        task,
        priority,
        window,
    )


def test_margins_of_windows() -> None:
    """15 minutes for insulin, 60 as a rule, none where there is no usual time."""
    margins = {k: k.margin for k in WindowKind}
    assert margins[WindowKind.CRITICAL] == 15
    assert margins[WindowKind.NORMAL] == 60
    assert margins[WindowKind.HALF_DAY] is margins[WindowKind.WORKDAY] is None


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("medicine", ScreenUse.YES),
        ("compression", ScreenUse.GUIDED),
        ("supervision", ScreenUse.FIRST_CHOICE),
        ("wound", ScreenUse.NO),
        ("bath", ScreenUse.NO),
        ("foot care", ScreenUse.NO),
    ],
)
def test_screen_use_of_services(code: str, use: ScreenUse) -> None:
    """Spot checks of the screen column of domain.md 4.4: only the follow-up of a wound can be by screen, so not the
    service; what the catalogue does not know cannot either."""
    assert screen_use(code) is use
    assert use.possible == (use is not ScreenUse.NO)


def test_a_municipality_has_the_last_word_on_the_screen() -> None:
    """Both ways, and for services of its own."""
    own = {"medicine": ScreenUse.NO, "bath": ScreenUse.GUIDED, "foot care": ScreenUse.YES}
    assert [screen_use(code, own) for code in own] == list(own.values())
    assert screen_use("meal", own) is ScreenUse.YES

"""How names are written in a sentence."""

from __future__ import annotations

import pytest

from planner.messages import Lang
from planner.wording import task_name


@pytest.mark.parametrize(
    ("code", "da", "en"),
    [
        ("compression", "kompressionsbehandling", "compression treatment"),
        ("vores egen Opgave", "vores egen Opgave", "vores egen Opgave"),
    ],
)
def test_a_task_has_its_services_name_or_the_municipalitys_own(code: str, da: str, en: str) -> None:
    assert (task_name(code, Lang.DA), task_name(code, Lang.EN)) == (da, en)

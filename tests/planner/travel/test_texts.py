"""Every fault has its words, and every word a fault."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import planner.travel
from planner.travel.texts import ISSUES

CODE = re.compile(r'"((?:map|address|table|means)_[a-z_]+)"')
NO_CODES = {"address_ids", "means_da"}


def test_codes_and_texts_match():
    """The codes named in the sources are exactly those of the catalogue."""
    folder = Path(planner.travel.__file__).parent
    sources = [p.read_text(encoding="utf-8") for p in folder.glob("*.py") if p.name != "texts.py"]
    assert {c for s in sources for c in CODE.findall(s)} - NO_CODES == set(ISSUES)


@pytest.mark.parametrize("code", sorted(ISSUES))
def test_languages_use_the_same_parameters(code: str):
    """Danish and English are filled from the same record and differ."""
    for text in ISSUES[code]:
        fields = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in text]
        assert fields[0] - {"means_da"} == fields[1] - {"means"}
        assert text.da != text.en

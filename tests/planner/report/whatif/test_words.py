"""The words of the pages: the same parameters in both languages, and colours that can be read."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from planner.messages import Text
from planner.report.whatif import horizon_words, memo_words, overlap_words, words

CATALOGUES: dict[str, dict[str, Text]] = {
    m.__name__.rpartition(".")[2]: m.WORDS for m in (words, memo_words, horizon_words, overlap_words)
}


@pytest.mark.parametrize("name", sorted(CATALOGUES))
def test_every_text_takes_the_same_parameters_in_both_languages(name: str) -> None:
    for code, text in CATALOGUES[name].items():
        taken = [set(re.findall(r"{(\w+)}", t)) for t in text]
        assert taken[0] == taken[1], code
        assert "  " not in text.da + text.en, code


def luminance(colour: str) -> float:
    """Of a colour as #rrggbb, by WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_colours_stand_out_from_what_is_behind_them() -> None:
    """At least 4.5 to 1: greyed text on a card and on a strong row, names of lines, fields of the matrix on their own ground."""
    style = files("planner.report").joinpath("static", "whatif.css").read_text(encoding="utf-8")
    text = re.findall(r"\.d-[\w]+(?:, \.d-\w+)? \{ color: (#\w{6})", style)
    names = re.findall(r"\.n-\w+ \{ fill: (#\w{6})", style)
    fields = re.findall(r"\.m-\w+[^{]*\{ background: (#\w{6}); color: (#\w{6})", style)
    assert (len(text), len(names), len(fields)) == (3, 7, 3)
    for colour in text:
        assert contrast(colour, "#ffffff") >= 4.5
        assert contrast(colour, "#e1eef1") >= 4.5
    assert all(contrast(n, "#ffffff") >= 4.5 for n in names)
    assert all(contrast(*pair) >= 4.5 for pair in fields)

"""What is said of an id that the input does not have."""

from __future__ import annotations

import pytest

from planner.cli.naming import no_such
from planner.messages import Lang

FEW = ("V1", "V2")
MANY = ("morning-anna", "morning-bo", "noon-anna", "noon-bo", "evening-anna", "evening-bo")


@pytest.mark.parametrize(
    ("asked", "known", "da", "en"),
    [
        ("V9", FEW, "der er intet besøg V9; inputtet har V1, V2", "there is no visit V9; the input has V1, V2"),
        ("x", FEW, "der er intet besøg x; inputtet har V1, V2", "there is no visit x; the input has V1, V2"),
        ("", FEW, "besøgets id er tomt; inputtet har V1, V2", "the visit's id is empty; the input has V1, V2"),
        ("", (), "besøgets id er tomt; inputtet har ingen", "the visit's id is empty; the input has none"),
        (
            "noon-ana", MANY, "der er intet besøg noon-ana; det ligner noon-anna, noon-bo, morning-anna, evening-anna",
            "there is no visit noon-ana; it is like noon-anna, noon-bo, morning-anna, evening-anna",
        ),
        (
            " ", MANY,
            "besøgets id er tomt; inputtet har blandt andre evening-anna, evening-bo, morning-anna, morning-bo, noon-anna; "
            "alle id'er står i dets tabeller",
            "the visit's id is empty; the input has evening-anna, evening-bo, morning-anna, morning-bo, noon-anna among others; "
            "all ids are in its tables",
        ),
    ],
)  # fmt: skip
def test_those_like_it_are_named_else_some(asked: str, known: tuple[str, ...], da: str, en: str) -> None:
    assert no_such("visit", asked, known, Lang.DA).params["why"] == da
    assert no_such("visit", asked, known, Lang.EN).params["why"] == en


@pytest.mark.parametrize(
    ("what", "said"),
    [("visit_or_file", "--visit er tom; inputtet har C1"), ("citizen", "--citizen er tom; inputtet har C1")],
)
def test_an_option_is_called_by_its_name(what: str, said: str) -> None:
    assert no_such(what, "", ["C1"], Lang.DA).params["why"] == said

"""The one picture of a results folder: what it counts, and that it can be read."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from benchmarks.report import write_picture
from benchmarks.report.figures.published import Band, Lane, bands
from benchmarks.report.plots.published import published_plot
from benchmarks.report.plots.style import looks
from benchmarks.report.results import Results, Setting
from tests.benchmarks.report.samples import mixed_rows, row, write_results


def test_bands_by_hand() -> None:
    """Of A: gaps 2 and -1 (mean 0.5, one of three at or below, one failed), vroom 68 s of 60 s, pyvrp cannot. Of B: two budgets,
    the longer first. What has no published value is not there."""
    known = {"best_known": 100.0}
    rows = [
        row("I1", cost=102.0, family="A", **known),
        row("I2", cost=99.0, family="A", **known),
        row("I3", cost=None, family="A", **known),
        row("I1", "vroom", 100.0, family="A", seconds=68.0, **known),
        row("I1", "pyvrp", None, family="A", status="unsupported", **known),
        row("I1", cost=100.0, family="B", budget_seconds=20.0, **known),
        row("I1", cost=100.0, family="B", **known),
        row("I4", family="A"),
        row("I1", family="C"),
    ]
    first, *others = bands(Results({}, tuple(rows)))
    assert first == Band(
        "A",
        Setting(60.0, None, 1),
        3,
        (
            Lane("search", (pytest.approx(2.0), pytest.approx(-1.0)), (), pytest.approx(0.5), 3, 1, 1),
            Lane("vroom", (), (0.0,), 0.0, 1, 1, 0),
        ),
        ("pyvrp",),
    )
    assert [(b.family, b.setting.seconds) for b in others] == [("B", 60.0), ("B", 20.0)]


def test_no_text_is_cut_and_the_axis_is_symmetric() -> None:
    """Every word lies within the picture, and 0 in the middle of the axis, also where gaps are small and the axis is straight."""
    everything = bands(Results({}, tuple(mixed_rows())))
    small = [band._replace(lanes=(band.lanes[0],)) for band in everything if band.lanes[0].solver == "search"]
    for found in (everything, small):
        figure = published_plot(
            found, looks(["search", "greedy", "routing", "cpsat", "pyvrp", "vroom"]), ["n"]
        )
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # only then does the axis know where its label stands
        renderer = canvas.get_renderer()
        texts = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
        boxes = {text.get_text(): text.get_window_extent(renderer) for text in texts}
        assert {"search", "mankowska", "at or below"} <= set(boxes)
        for word, box in boxes.items():
            assert 0 <= box.x0 < box.x1 <= figure.bbox.width, word
            assert 0 <= box.y0 < box.y1 <= figure.bbox.height, word
        left, right = figure.axes[0].get_xlim()
        assert left == -right


def test_same_rows_same_picture(tmp_path: Path) -> None:
    """Nothing of the hour is in the file: 1800 pixels wide, which a page shows at 900."""
    folder = write_results(tmp_path, mixed_rows((60.0,), (1,)))
    first, second = (write_picture(folder, tmp_path / name).read_bytes() for name in ("a.png", "b.png"))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert struct.unpack(">I", first[16:20]) == (1800,)


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    """Another kind of file, and runs on instances of which nothing is published; nothing is written."""
    folder = write_results(tmp_path / "results", [row()])
    with pytest.raises(ValueError, match=r"a picture is a \.png file, got .*gaps\.svg"):
        write_picture(folder, tmp_path / "gaps.svg")
    with pytest.raises(ValueError, match="no run on an instance that has a published value"):
        write_picture(folder, tmp_path / "gaps.png")
    assert [path.name for path in tmp_path.iterdir()] == ["results"]

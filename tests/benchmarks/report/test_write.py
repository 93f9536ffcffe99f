"""The two files hold every figure, and the page stands alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.report import write_report
from benchmarks.report.plots.style import looks
from benchmarks.report.words import amount, cell, plural, share, signed_percent
from tests.benchmarks.report.samples import ENVIRONMENT, mixed_rows, row, write_results


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Markdown and page of the mixed results."""
    markdown, page = write_report(
        write_results(tmp_path_factory.mktemp("mixed"), mixed_rows((60.0,), (1, 2)))
    )
    return markdown.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def report(folder: Path, *rows: object) -> tuple[str, str]:
    markdown, page = write_report(write_results(folder, rows))  # type: ignore[arg-type]
    return markdown.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def test_markdown_row_of_a_family(tmp_path: Path) -> None:
    """Gaps 1 and 3: mean 2, worst 3, 2 between the seeds; no trajectory, so no gap over time."""
    markdown, _ = report(
        tmp_path, row(cost=101.0, best_known=100.0), row(cost=103.0, best_known=100.0, seed=2)
    )
    assert (
        "| F | 10 | best known | search | 2 | +2.00 | +3.00 | 2.00 | 0 of 2 | 0 | 0 | 0 | 0 | 0 | – | 60.0 | 0.0 | – |"
        in markdown
    )
    assert "| I1 | 10 | 100 | – | **102** (+2.00) |" in markdown


def test_markdown_says_what_was_not_solved(tmp_path: Path) -> None:
    """Reasons stand in the table, with the bar that would break it escaped."""
    markdown, _ = report(
        tmp_path,
        row(),
        row("I2", cost=None, reason="a|b"),
        row(solver="vroom", cost=None, status="unsupported", reason="links between visits"),
    )
    assert "| search | F | failed | a\\|b | 1 | I2 |" in markdown
    assert "| vroom | F | cannot express | links between visits | 1 | I1 |" in markdown
    assert "| I1 | 10 | 100* | – | **100** (0.00) | cannot express |" in markdown
    assert "| I2 | 10 | – | – | failed | not run |" in markdown


def test_few_sizes_are_told_apart(written: tuple[str, str]) -> None:
    """Three instances of 10 and three of 300, two seeds; with 300 one solver fails all six runs. Families where each instance
    has its own size are not taken apart."""
    lines = [line for line in written[0].splitlines() if line.startswith("| mankowska | ")]
    small, large = (line for line in lines if re.match(r"\| mankowska \| \d+ \| 3 \|", line))
    assert small.startswith("| mankowska | 10 | 3 |")
    assert "6 of 6 failed" not in small
    assert "– (6 of 6 failed) | – (cannot express this family) |" in large
    assert not re.search(r"^\| solomon \| \d+ \| \d+ \| [+−]", written[0], flags=re.M)
    assert written[1].count('<tr class="part">') == 2


def test_markdown_names_the_machine_and_the_date(written: tuple[str, str]) -> None:
    """Machine, versions and commit stand above the figures."""
    assert written[0].startswith("# Benchmark: public, 2026-03-02 10:15\n")
    assert "| commit | 0123abc |" in written[0]
    assert "| versions | python 3.11, numba 0.68 |" in written[0]


def test_markdown_tables_are_whole(written: tuple[str, str]) -> None:
    """Every line of a table has as many cells as its head."""
    width = 0
    for line in written[0].splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line))
        if cells and width:
            assert cells == width, line
        width = cells


def test_page_asks_for_nothing(written: tuple[str, str]) -> None:
    """No script, no address to fetch from; the only addresses name the SVG format."""
    page = written[1]
    assert "<script" not in page
    assert set(re.findall(r"https?://[^\"'\s<)]+", page)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert not re.search(r"(src|href)=\"(?!#)", page.replace('xlink:href="#', ""))
    assert "@import" not in page
    assert "url(http" not in page


def test_page_has_every_plot(written: tuple[str, str]) -> None:
    """Per family a gap, a course and a profile; a profile of all, two of growth, a sample per solver."""
    labels = re.findall(r'<svg role="img" aria-label="([^"]*)"', written[1])
    starts = (
        "Gap to",
        "Mean gap over time",
        "Performance profile",
        "Iterations a second",
        "Gap against",
        "how ",
    )
    assert [sum(label.startswith(start) for label in labels) for start in starts] == [6, 6, 7, 1, 1, 6]


def test_page_names_what_cannot_be_expressed(written: tuple[str, str]) -> None:
    """In the overview, in the plot and with its reason."""
    page = written[1]
    assert '<td class="none">cannot express this family</td>' in page
    assert "pyvrp cannot express this family" in page
    assert "links between visits, links that ask for different workers" in page


def test_page_ids_are_unique_and_references_resolve(written: tuple[str, str]) -> None:
    """Many drawings in one page: each reference finds its shape."""
    ids = re.findall(r'\sid="([^"]+)"', written[1])
    assert len(ids) == len(set(ids))
    references = set(re.findall(r'(?:href="#|url\(#)([^")]+)', written[1]))
    assert references <= set(ids)


def test_same_rows_same_files(tmp_path: Path) -> None:
    """Nothing of the hour or of chance is in the files."""
    rows = [row(), row("I2", "greedy", trajectory=[(1.0, 120.0)])]
    assert report(tmp_path / "a", *rows) == report(tmp_path / "b", *rows)


def test_budget_in_iterations_is_not_equal_time(tmp_path: Path) -> None:
    """No duel and no course without seconds, and the page says why."""
    rows = [row(solver=s, budget_seconds=None, budget_iterations=100) for s in ("search", "greedy")]
    markdown, page = report(tmp_path, *rows)
    assert "no two solvers had equal time" in markdown
    assert "no two solvers had equal time" in page
    assert "Cost over time" not in page


def test_fewer_runs_are_said_and_never_best(tmp_path: Path) -> None:
    """A suite cut short: greedy has one of two instances, at the reference; search has both, 1 % above at the mean."""
    rows = [
        row("I1", cost=102.0, best_known=100.0),
        row("I2", best_known=100.0),
        row("I2", "greedy", best_known=100.0),
    ]
    _, page = report(tmp_path, *rows)
    assert '<td class="best">+1.00<small>' in page
    assert "<td>0.00<small>only 1 of 2 runs made</small></td>" in page


def test_one_seed_of_two_is_a_choice_and_no_failure(tmp_path: Path) -> None:
    """vroom was given seed 1 of two, on both instances, and is best; greedy has seed 1 of one instance: a run is missing."""
    rows = [row(i, cost=102.0, best_known=100.0, seed=s) for i in ("I1", "I2") for s in (1, 2)]
    rows += [row(i, "vroom", 101.0, best_known=100.0) for i in ("I1", "I2")]
    rows += [row("I1", "greedy", 104.0, best_known=100.0)]
    _, page = report(tmp_path, *rows)
    assert '<td class="best">+1.00<small>seed 1</small></td>' in page
    assert "<td>+4.00<small>only 1 of 4 runs made</small></td>" in page


def test_a_run_over_its_time_is_marked_and_never_best(tmp_path: Path) -> None:
    """68 s of 60 s, the limit being 1.1 x 60 + 1 = 67: its lower cost is shown, counted and not in bold; at 67 s it is."""
    known = {"best_known": 100.0}
    for seconds, count, note, bold in ((68.0, 1, "; over time", ""), (67.0, 0, "", "**")):
        rows = [row(**known), row(solver="vroom", cost=90.0, seconds=seconds, **known)]
        markdown, page = report(tmp_path / f"{seconds:g}", *rows)
        assert f"| vroom | 1 | −10.00 | −10.00 | – | 1 of 1 | 1 | 0 | 0 | 0 | {count} | – |" in markdown
        assert f"| {bold}90{bold} (−10.00){note} |" in markdown
        assert ("1 of 1 over time" in page) is bool(count)
        assert ('<td class="best">−10.00<small>' in page) is not bool(count)
        assert f"| **vroom** | {1 - count} / 0 / {count} | |" in markdown


def test_no_bound_at_or_below_nothing(tmp_path: Path) -> None:
    """No cost is below 0 anyway: -84,937 and 0 say nothing, 0.5 does."""
    for bound, said in ((-84_937.0, "–"), (0.0, "–"), (0.5, "0.5")):
        markdown, _ = report(tmp_path / str(bound), row(bound=bound))
        assert f"| I1 | 10 | 100* | {said} |" in markdown


def test_a_part_of_a_suite_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    """2 of 3 runs; with 2 planned, more made than planned (two suites), or a folder that does not tell: just the runs."""
    for planned, said in ((3, "2 of 3 runs of the suite"), (2, "2 runs"), (1, "2 runs"), (None, "2 runs")):
        folder = tmp_path / str(planned)
        write_results(folder, [row(), row("I2")], {**ENVIRONMENT, "planned": planned})
        markdown, page = (file.read_text(encoding="utf-8") for file in write_report(folder))
        assert f"\n{said}, solvers" in markdown
        assert f" · {said} · " in page


def test_runs_at_a_time_stand_under_made_with(tmp_path: Path) -> None:
    """Beside each other they are slower."""
    folder = write_results(tmp_path, [row()], {**ENVIRONMENT, "jobs": 2})
    assert "| jobs | 2 |" in write_report(folder)[0].read_text(encoding="utf-8")


def test_nothing_solved_is_still_a_report(tmp_path: Path) -> None:
    """Failures alone make a page without plots of costs."""
    markdown, page = report(tmp_path, row(cost=None, reason="no plan"))
    assert "no plan" in markdown
    assert "1 of 1 failed" in page


def test_text_from_rows_is_escaped(tmp_path: Path) -> None:
    """Names and reasons are text, whatever they hold."""
    _, page = report(tmp_path, row('<b>&"', cost=None, reason="<script>x</script>", family="<i>"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_looks_are_fixed_and_distinct() -> None:
    """A solver looks the same in whatever company, and unlike any other."""
    assert looks(["search", "vroom"])["vroom"] == looks(["vroom"])["vroom"]
    all_looks = looks(["search", "greedy", "routing", "cpsat", "pyvrp", "vroom", "other", "more"])
    assert len({look.colour for look in all_looks.values()}) == 8
    assert len({look.marker for look in all_looks.values()}) == 8


def test_words() -> None:
    """A gap always shows its sign, except none at all."""
    assert [signed_percent(v) for v in (1.254, -0.4, 0.001, -0.004, None)] == [
        "+1.25",
        "−0.40",
        "0.00",
        "0.00",
        "–",
    ]
    assert [amount(v) for v in (1234.5, 440.92933, 0.0, -3.0, None)] == ["1,234.5", "440.929", "0", "−3", "–"]
    assert (share(0.2612), share(None)) == ("26.12", "–")
    assert cell("a |\n b") == "a \\| b"
    assert (plural(1, "family", "families"), plural(2, "family", "families")) == ("1 family", "2 families")

"""The page in a real browser: it opens in silence, a worker can be picked in every way, and paper has the
lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from planner.figures import figures
from planner.messages import Lang
from planner.report import numbers
from tests.builders import grid_times, instance, plan_of
from tests.planner.report.conftest import _write
from tests.planner.report.samples import LONG, MARKUP, mixed_day
from tests.planner.savings_samples import screen_day

pytestmark = pytest.mark.browser


def picked(page: Any) -> str:
    """The name of the picked worker by the list beside the map; empty when nobody is."""
    names = page.locator(".picker button[aria-pressed=true] .name").all_inner_texts()
    assert len(names) <= 1
    return names[0] if names else ""


def test_opens_in_silence(mixed_page: Path, open_page: Any) -> None:
    """No console message, no fault, no request but the file itself; no alert out of a label."""
    page, seen = open_page(mixed_page)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    page.select_option("#worker-select", "2")
    page.wait_for_timeout(100)
    assert seen.messages == []
    assert seen.requests == [mixed_page.as_uri()]
    assert alerts == []
    assert picked(page) == MARKUP


def test_empty_page_opens_in_silence(tmp_path: Path, open_page: Any) -> None:
    """A plan with nothing in it has nothing for the scripts to fail on."""
    day = instance()
    page, seen = open_page(_write(tmp_path, day, grid_times(day), plan_of(day, grid_times(day), {})))
    assert seen.messages == []
    assert "Planen har ingen ruter." in page.inner_text("main")


def test_picking_by_list_shows_everywhere(mixed_page: Path, open_page: Any) -> None:
    """One click: list, select, chart row, overview line, day list, map pins, address bar; a second click
    lets go."""
    page, _ = open_page(mixed_page)
    assert picked(page) == ""
    page.locator(".picker button").nth(0).click()
    assert picked(page) == "Anna Holm"
    assert page.input_value("#worker-select") == "0"
    assert page.locator("#chart .row.picked > button").inner_text() == "Anna Holm"
    assert page.locator(".overview tr.picked").count() == 1
    assert page.locator(".daylist:visible h3").all_inner_texts() == ["Anna Holm"]
    assert sorted(page.locator("#map .pin").all_inner_texts()) == ["1", "2", "3", "S"]
    assert page.url.endswith("#worker=W1")
    page.locator(".picker button").nth(0).click()
    assert picked(page) == ""
    assert page.locator("#map .pin").count() == 0
    assert page.locator(".daylist:visible").count() == 0


def test_picking_by_keyboard(mixed_page: Path, open_page: Any) -> None:
    """Enter on a name of the chart picks; the arrows walk through visits and speak; Escape ends it."""
    page, _ = open_page(mixed_page)
    page.locator("#chart .row > button").nth(0).focus()
    page.keyboard.press("Enter")
    assert picked(page) == "Anna Holm"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator(".tip h4").inner_text() == "Stop 2 · C2"
    assert "07:20–07:30" in page.locator("[aria-live]").inner_text()
    assert page.locator("#chart .frame").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert picked(page) == LONG


def test_picking_by_select_arrows_and_address(mixed_page: Path, open_page: Any) -> None:
    """Select, next and previous (round the end), show all, and an address that names a worker."""
    page, _ = open_page(mixed_page, fragment="#worker=W2")
    assert picked(page) == LONG
    page.click("#pick-next")
    page.click("#pick-next")
    assert picked(page) == "Anna Holm"
    page.click("#pick-previous")
    assert picked(page) == MARKUP
    page.click("#pick-none")
    assert picked(page) == ""
    page.select_option("#worker-select", "1")
    assert picked(page) == LONG


def test_picking_on_the_map_and_its_popup(mixed_page: Path, open_page: Any) -> None:
    """A click on a route picks its worker; a numbered stop opens by keyboard and tells its visits' times."""
    page, _ = open_page(mixed_page)
    page.locator("#map").scroll_into_view_if_needed()
    spot = page.evaluate(
        "() => { const p = Report.map.latLngToContainerPoint([55.1125, 14.725]);"
        " const b = document.getElementById('map').getBoundingClientRect(); return [b.left + p.x, b.top + p.y]; }"
    )
    page.mouse.click(*spot)  # half-way on the leg A2-A5, which both workers' lines pass
    assert picked(page) in {"Anna Holm", LONG}
    page.select_option("#worker-select", "0")
    page.locator("#map [role=button]:has(.pin)").nth(1).focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup-content")
    popup.wait_for()
    assert popup.locator("h4").all_inner_texts() == ["Stop 2 · C2", "Stop 2 · C2"]
    assert "07:20–07:30" in popup.inner_text()
    assert "07:30–07:40" in popup.inner_text()


def test_numbers_shown_are_the_plans(mixed_page: Path, open_page: Any) -> None:
    """Cards and worker lines against the figures of the plan."""
    day, travel, plan = mixed_day()
    expected = figures(day, travel, plan)
    page, _ = open_page(mixed_page)

    def shown(key: str) -> str:
        return page.locator(f"[data-figure={key}]").inner_text()

    assert numbers.minutes(expected.total.driving_seconds, Lang.DA) in shown("driving")
    assert numbers.percent(expected.total.driving_share, Lang.DA) in shown("driving")
    assert numbers.minutes(expected.total.stop_overhead_seconds, Lang.DA) in shown("stop_overhead")
    assert numbers.percent(expected.total.care_share, Lang.DA) in shown("care_share")
    assert numbers.kilometres(expected.total.distance_metres, Lang.DA) in shown("distance")
    assert numbers.minutes(expected.punctuality.late_seconds, Lang.DA) in shown("lateness")
    assert shown("routes_used").split()[-1] == str(expected.total.routes_used)
    for route, line in zip(
        expected.routes, page.locator(".overview tbody tr").all_inner_texts(), strict=True
    ):
        cells = re.split(r"\s*\t\s*", line)
        assert cells[5] == numbers.decimal(route.tally.driving_seconds / 60, 0, Lang.DA)
        assert cells[9] == numbers.decimal(route.tally.distance_metres / 1000, 1, Lang.DA)


def test_language_by_file(mixed_page: Path, english_page: Path, open_page: Any) -> None:
    """Each file speaks its language, in the scripts' words too."""
    for path, heading, zoom in (
        (mixed_page, "Tidsdiagram", "Zoom ind"),
        (english_page, "Time chart", "Zoom in"),
    ):
        page, _ = open_page(path)
        assert page.inner_text("#chart-head") == heading
        assert page.get_attribute(".leaflet-control-zoom-in", "title") == zoom


def test_time_kinds_differ_in_form_and_name(mixed_page: Path, open_page: Any) -> None:
    """Every kind in the key has words and a look of its own; a pointed-at wait says that it is one."""
    page, _ = open_page(mixed_page)
    looks = page.eval_on_selector_all(
        "#chart-section .keys .key", "keys => keys.map(k => { const s = getComputedStyle(k);"
        " return s.backgroundImage + s.backgroundColor + s.boxShadow + s.borderTopWidth; })",
    )  # fmt: skip
    assert len(set(looks)) == len(looks) == 10
    page.locator("#chart .seg.k-wait").nth(2).hover()
    assert page.locator(".tip h4").first.inner_text() == "Ventetid"
    assert page.locator("#chart .seg.late").count() == 1


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_nothing_sticks_out_of_the_window(mixed_page: Path, open_page: Any, width: int) -> None:
    """Wide, middle and phone: no sideways scrolling of the page, however long the labels."""
    page, _ = open_page(mixed_page, width=width)
    page.select_option("#worker-select", "1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_paper_has_a_page_per_worker_and_nothing_else(mixed_page: Path, open_page: Any) -> None:
    """Three workers, three pages; the picked one alone, one page; headings, map and chart stay off paper."""
    page, _ = open_page(mixed_page)
    page.select_option("#worker-select", "0")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 3
    page.evaluate("window.print = () => {}")
    page.click("#print-picked")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.click("#print-picked")  # the print before has set the page back
    page.emulate_media(media="print")
    for hidden in (
        ".masthead",
        ".toolbar",
        "#figures",
        "#map-section",
        "#chart-section",
        "#unplanned",
        "#run",
        ".overview",
    ):
        assert page.locator(hidden).is_hidden(), hidden
    assert page.locator(".daylist:visible").count() == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".daylist:visible").count() == 3


def test_readable_without_scripts(mixed_page: Path, browser: Any) -> None:
    """With JavaScript off the day lists stand open and the page says what is missing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(mixed_page.as_uri())
    assert page.locator(".daylist:visible").count() == 3
    assert "JavaScript" in page.locator(".noscript").inner_text()
    context.close()


def test_large_day_opens_and_answers(big_page: Path, open_page: Any) -> None:
    """60 routes and 1,500 visits: everything is there, and picking redraws well within a second."""
    page, seen = open_page(big_page)
    assert page.locator("#chart .row").count() == 60
    assert page.locator("#chart [data-main]").count() == 1500 + 60  # visits and breaks
    took = page.evaluate(
        "() => { const t = performance.now(); Report.pick(42, null); return performance.now() - t; }"
    )
    assert picked(page) == page.locator("#worker-select option").nth(43).inner_text()
    assert page.locator("#map .pin").count() > 10
    assert took < 1000
    assert seen.messages == []
    assert pages_of(page.pdf(prefer_css_page_size=True)) >= 60


def test_screen_unit_split_visit_and_call_in_the_browser(tmp_path: Path, open_page: Any) -> None:
    """The lane tells its seats, a part of a split visit shows its other part, and a hollow mark opens the call."""
    day, travel, _, plan = screen_day()
    page, seen = open_page(_write(tmp_path, day, travel, plan))
    assert page.locator("#chart .row.lane .lane-name").inner_text().startswith("Skærmenhed Øst")
    assert page.locator("#chart .row.operator > button").all_inner_texts() == ["Dorte", "Emil"]
    page.locator("#chart .quarter").first.hover()
    assert page.locator(".tip").inner_text() == "1 af 2 pladser i brug"
    page.locator("#chart .seg.split").first.hover()
    assert page.locator("#chart .seg.active").get_attribute("data-shared") == "V2"
    assert page.locator("#chart .seg.share").count() == 1
    page.select_option("#worker-select", "0")
    page.locator("#map [role=button]:has(.pin.screen)").first.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup-content")
    popup.wait_for()
    assert popup.locator("h4").inner_text() == "Skærmbesøg · Borger 1"
    assert "Opkaldsliste" in page.locator(".daylist:visible header").inner_text()
    assert page.locator("#screens .screen-list tbody tr").count() == 4
    assert seen.messages == []

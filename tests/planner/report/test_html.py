"""The page itself: whole in one file, and nothing from the plan becomes markup."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

import pytest

from planner.figures import figures
from planner.messages import Lang
from planner.report.html import render_html
from planner.report.view import build_view
from tests.builders import grid_times, instance, plan_of
from tests.planner.report.samples import big_day, mixed_day


@pytest.fixture(scope="module")
def page() -> str:
    day, travel, plan = mixed_day()
    return render_html(build_view(day, plan, figures(day, travel, plan), []))


def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="report-data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found.group(1))


def test_names_from_the_plan_are_escaped(page: str) -> None:
    """Labels that are markup are text in the page and in its data; no tag of theirs stands anywhere."""
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert any("<img src=x onerror=alert(1)>" in w["name"] for w in data_of(page)["workers"])


def test_nothing_is_fetched(page: str) -> None:
    """No source, style, picture or font from outside, and none beside the file; the policy forbids it too."""
    outside = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!#|data:,)', outside)
    assert "url(" not in outside
    assert "@import" not in outside
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in html.unescape(page)


def test_every_script_is_allowed_by_its_hash_and_no_other(page: str) -> None:
    """The policy holds the hash of each script, in step with its text."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    assert set(re.findall(r"sha256-([^&']+)", policy.group(1))) == digests
    assert len(scripts) == 5


def test_language_is_declared_and_followed(page: str) -> None:
    """Danish by default; English has no Danish heading left."""
    day, travel, plan = mixed_day()
    english = render_html(build_view(day, plan, figures(day, travel, plan), [], lang=Lang.EN))
    assert '<html lang="da">' in page
    assert '<html lang="en">' in english
    assert "Kørelister" in page
    for danish in ("Kørelister", "Vejtid", "Ikke planlagte", "Medarbejder"):
        assert danish not in english


def test_notes_of_origin(page: str) -> None:
    """Made-up data, straight lines and the roads' source are said on the page."""
    assert "Opdigtede data" in page
    assert "Ruterne er tegnet som lige linjer" in page
    assert "© OpenStreetMap contributors" in page


def test_empty_plan_is_a_page() -> None:
    """No routes, no addresses, nothing: still a page that says so."""
    day = instance()
    travel = grid_times(day)
    plan = plan_of(day, travel, {})
    page = render_html(build_view(day, plan, figures(day, travel, plan), []))
    assert "Planen har ingen ruter." in page
    assert "Opdigtede data" not in page
    assert data_of(page)["chart"] is None


def test_large_day_stays_small() -> None:
    """60 routes and 1,500 visits are under 4 MB, streets aside."""
    day, travel, plan = big_day()
    page = render_html(build_view(day, plan, figures(day, travel, plan), []))
    assert len(page.encode()) < 4_000_000

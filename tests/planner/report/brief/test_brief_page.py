"""The page of the morning brief: what it says first, what it says of each day, and that it is one page for any reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.brief import Brief, Continuity, Fairness, TradeOff, WorkerLists
from planner.check import check
from planner.domain import Reason
from planner.errors import Issue, Severity
from planner.messages import Lang
from planner.nightly.records import DistrictResult, Fault, Outcome, Setback, Step
from planner.report.brief import brief_page, write_brief
from planner.report.brief.saying import SHOWN
from planner.report.brief.view import brief_view
from planner.report.brief.words import WORDS
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.store.records import Kind
from tests.builders import citizen, consenting, four_visits, grid_times, instance, shift, visit
from tests.planner.brief.samples import CRASH, DAY, brief, planned, standing, told, unit

DA, EN = Lang.DA, Lang.EN
MARKUP = "<img src=x onerror=alert(1)>"


def plain(text: object) -> str:
    return re.sub(r"<[^>]+>", "", str(text)).replace("\u00a0", " ")


def section(view: StudyView, key: str) -> Section:
    return next(s for s in view.sections if s.key == key)


def rows(part: Section, key: str) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in next(t for t in part.tables if t.key == key).rows]


def full() -> Brief:
    """A night of Nord, with something of everything, of Syd, whose old plan stands, and of Vest, which has none."""
    day = four_visits()
    asked = citizen("C1", screen=consenting(has_device=False))
    picky = citizen("C2", forbidden_workers=frozenset({"W2"}))
    visits = (visit("V1", screen_seconds=300), visit("V2", services=("transfer", "hygiene")), *day.visits[2:])
    day = day.model_copy(update={"visits": visits, "citizens": (asked, picky, *day.citizens[2:])})
    plan = planned(day, {"S2": ["V2", "V4"], "S1": ["V1"]})
    why = Reason(code="fits", params={"shift": "S2", "start": "08:00"})
    left = tuple(u.model_copy(update={"reasons": (why,)}) for u in plan.unplanned)
    broken = tuple(check(day, grid_times(day), plan))
    nord = told(
        instance=day,
        plan=plan.model_copy(update={"unplanned": left}),
        violations=broken,
        previous=planned(day, {"S1": ["V1", "V2", "V3", "V4"]}),
        previous_id=3,
        previous_kind=Kind.PUBLISHED,
        continuity=Continuity(
            citizens=3, median_workers=2.5, most_workers=9, over_limit=1, known_share=0.75, worst={"C1": 9},
            trade_off=(TradeOff(weight=30_000, known_share=0.8, driving_seconds=420),),
        ),
    )  # fmt: skip
    syd = told(district="Syd", plan_id=5)
    units = (
        unit("Nord"),
        unit("Syd", Outcome.FAILED, plan_id=None, standing=standing(5, hours=24), setbacks=(CRASH,)),
        unit(
            "Vest",
            Outcome.FAILED,
            plan_id=None,
            standing=None,
            setbacks=(Setback(step=Step.IMPORT, fault=Fault.INPUT),),
        ),
    )
    return brief(nord, syd, units=units)


def test_a_good_night_says_so() -> None:
    view = brief_view(brief(told()), DA)
    assert view.headline == "Alle planer er klar: 1 af 1"
    assert view.sentences[0] == "4 af 4 besøg er planlagt."
    assert "begyndte søn. 1/3 21:00 og sluttede søn. 1/3 22:00. Overblikket er fra man. 2/3 06:00" in plain(
        view.sentences[1]
    )
    assert "faults" not in {s.key for s in view.sections}
    assert brief_view(brief(told()), EN).headline == "All plans are ready: 1 of 1"


def test_failures_come_first_with_what_holds_and_how_old_it_is() -> None:
    """Syd's plan was made 24 hours before the night, and the brief is written 9 hours into it; Vest has none."""
    view = brief_view(full(), DA)
    assert view.headline == "2 af 3 planer blev ikke færdige"
    assert "gælder den sidste gode plan: 1. Helt uden plan: 1." in view.sentences[1]
    assert [plain(p) for p in section(view, "faults").points] == [
        "Syd, man. 2/3: Planlægningen (search) gik ned (-9). Plan 5 (ikke udgivet) gælder; den er 33 t 00 min gammel.",
        "Vest, man. 2/3: Indlæsningen gik ikke: inputtet har fejl. Der er ingen plan for dagen.",
    ]
    assert view.sections[0].key == "faults"
    first = section(view, "day-2").sentences
    assert plain(first[1]) == "Plan 5 (ikke udgivet) gælder; den er 33 t 00 min gammel."
    assert section(view, "day-3").sentences[-1] == "Der er ingen plan at fortælle om."


def test_each_district_and_day_has_a_row() -> None:
    """Nord: one of four visits is left out, V3; all four have changed, as S2 now does what S1 did, except V1."""
    found = rows(section(brief_view(full(), DA), "overview"), "overview")
    assert found[0][:3] == ["Nord", "man. 2/3", "planlagt"]
    assert found[0][3] == "7fra i nat"
    assert found[0][4:6] == ["3 af 4", "1"]
    assert found[0][7] == "3"
    assert found[0][-1] == "åbn"
    assert found[1][2:4] == ["MISLYKKET", "5gælder: plan 5, ikke udgivet, 33 t 00 min gammel"]
    assert found[1][-1] == "–"
    assert found[2][3:] == ["–"] * 8


def test_what_an_older_plan_changed_once_is_not_counted_as_tonights() -> None:
    """Syd failed: what holds there, plan 5, had two visits by another worker than the plan before it. Its section says so; the
    overview and the card count what the night has done, which is nothing."""
    day = four_visits()
    before = planned(day, {"S1": ["V1", "V2", "V3", "V4"]})
    syd = told({"S1": ["V1", "V2"], "S2": ["V3", "V4"]}, plan_id=5, previous=before)
    failed = unit(outcome=Outcome.FAILED, plan_id=None, standing=standing(5, hours=24), setbacks=(CRASH,))
    view = brief_view(brief(syd, units=(failed,)), EN)
    assert "2 get another worker" in plain(" ".join(section(view, "day-1").points))
    assert rows(section(view, "overview"), "overview")[0][7] == "–"
    assert "changed" not in {fact.key for fact in view.cards}
    tonight = brief_view(brief(replace(syd, plan_id=7), units=(unit(),)), EN)
    assert rows(section(tonight, "overview"), "overview")[0][7] == "2"
    assert "changed" in {fact.key for fact in tonight.cards}


def test_fair_lists_and_what_known_faces_cost() -> None:
    """W1: 9 heavy visits in 2 days, 4.5 a day, 5 on one of them, which is more than 3; 6 hours of care in all, 3 a day."""
    fair = Fairness(
        limit=3, over=1, longest_day=12_600,
        workers=(
            WorkerLists(worker_id="W1", days=2, heavy=9, most_heavy=5, care_seconds=21_600),
            WorkerLists(worker_id="W2", days=1, heavy=0, most_heavy=0, care_seconds=5_400),
        ),
    )  # fmt: skip
    known = Continuity(
        planned_days=2, citizens=3, median_workers=2, most_workers=4, over_limit=0, worth_seconds=300, paid_seconds=1_320,
        curve="homecare continuity plans.sqlite --district Nord --day 2026-03-02 --curve",
    )  # fmt: skip
    part = section(brief_view(brief(told(fairness=fair, continuity=known)), DA), "day-1")
    said = plain(" ".join(part.points))
    assert "Over 14 dage, heraf 2 med plan, møder 3 borgere" in said
    assert (
        "koste 5 min vejtid pr. besøg; fremmede ansigter og skæve lister vejer i planen som 22 min vejtid"
        in said
    )
    assert "vejtid: homecare continuity plans.sqlite --district Nord --day 2026-03-02 --curve" in said
    assert "tunge besøg pr. medarbejder og dag fra 0 til 4,5, lister med flere end 3: 1;" in said
    assert rows(part, "fairness") == [
        ["W1", "2", "4,5", "5", "3 t 00 min"],
        ["W2", "1", "0", "0", "1 t 30 min"],
    ]


def test_without_earlier_plans_no_faces_are_counted() -> None:
    """The day's own plan would make everyone a stranger; the next day is told as usual."""
    known = Continuity(
        planned_days=1, citizens=3, median_workers=1, most_workers=1, over_limit=0, worst={"C1": 1}
    )
    part = section(brief_view(brief(told(continuity=known)), DA), "day-1")
    said = plain(" ".join(part.points))
    assert "Der er ingen planer for de 14 dage før" in said
    assert "møder" not in said
    assert "worst" not in {t.key for t in part.tables}


def test_a_published_plan_that_holds_is_named_beside_tonights() -> None:
    holds = standing(4, hours=30, kind=Kind.PUBLISHED)
    found = rows(
        section(brief_view(brief(told(), units=(unit(standing=holds),)), EN), "overview"), "overview"
    )
    assert found[0][3] == "7from tonightholds: plan 4, published, 39 h 00 min old"


def test_what_is_said_of_a_day() -> None:
    """V3 is left out; V2 and V4 go from S1 to S2."""
    part = section(brief_view(full(), EN), "day-1")
    said = plain(" ".join(part.points))
    assert "Against the published plan 3: 3 visits changed: 2 get another worker" in said
    assert "Unplanned visits: 1." in said
    assert "Heavy visits: 1, from 0 to 1 on a list." in said
    assert "Citizens who lack only consent or a device: 1." in said
    assert (
        "Over 14 days 3 citizens of at least two visits a day meet 2.5 workers (median), at most 9; 1 meets more than 8."
        in said
    )
    assert "Visits by a worker whom the citizen knows: 75%." in said
    assert rows(part, "unplanned") == [
        [
            "3",
            "V3",
            "C2",
            "–",
            "07:00–15:00",
            "There is room on shift S2 at 08:00; the search did not find it.",
        ]
    ]
    assert [r[0] for r in rows(part, "changes")] == ["V3", "V2", "V4"]
    assert rows(part, "conversions")[0][:2] == ["C1", "V1"]
    assert rows(part, "worst") == [["C1", "9"]]
    assert rows(part, "trade_off") == [["30,000", "80%", "0 h 07 min"]]
    (broken,) = rows(part, "broken")
    assert "W2" in broken[0]
    assert "C2" in broken[0]


def test_a_plan_by_a_simpler_solver_is_marked_everywhere() -> None:
    given = told()
    run = given.plan.run.model_copy(update={"solver": "greedy", "instead_of": "search"})
    marked = told(plan=given.plan.model_copy(update={"run": run}))
    view = brief_view(brief(marked, units=(unit(setbacks=(CRASH,), instead_of="search"),)), EN)
    text = "The plan was made by greedy in the stead of search, and is worse for it."
    assert section(view, "faults").points == (f"Nord, Mon 2/3: The planning (search) crashed (-9). {text}",)
    assert section(view, "day-1").sentences == (text,)
    assert "made by the stand-in solver" in rows(section(view, "overview"), "overview")[0][2]
    assert [f.value for f in view.cards if f.key == "fell_back"] == ["1"]
    assert view.headline == "All plans are ready: 1 of 1, but 1 by the stand-in solver"


def test_files_that_were_not_written_do_not_make_the_plan_an_old_one() -> None:
    full_disk = Setback(step=Step.DELIVER, fault=Fault.DISK, detail="No space left on device")
    view = brief_view(brief(told(), units=(unit(outcome=Outcome.FAILED, setbacks=(full_disk,)),)), EN)
    assert (
        section(view, "day-1")
        .sentences[0]
        .startswith("The plan is made and stored, but its files are not written.")
    )
    row = rows(section(view, "overview"), "overview")[0]
    assert (row[3], row[-1]) == ("7from tonight", "–")
    assert rows(section(view, "copies"), "copies") == [
        ["Nord", "Mon 2/3", "7", "NO, not tonight", "/mnt/noed/2026-03-02/Nord"]
    ]


def test_input_faults_are_listed_errors_first() -> None:
    """A warning and an error of one table: the error comes first, and is counted among what went wrong."""
    known = {
        "file": "pauser.csv",
        "column": "vagt_id",
        "value": "S03",
        "ids": ("S03",),
        "params": {"id": "S03"},
    }
    issues = (
        Issue("unknown_shift", Severity.WARNING, row=9, **known),  # type: ignore[arg-type]
        Issue("unknown_shift", row=4, **known),  # type: ignore[arg-type]
    )
    made = brief(told())
    districts = (DistrictResult(district="Nord", issues=issues),)
    made = made.model_copy(update={"night": made.night.model_copy(update={"districts": districts})})
    view = brief_view(made, DA)
    assert [row[:3] for row in rows(section(view, "issues"), "issues")] == [
        ["Nord", "FEJL", "pauser.csv, række 4, kolonne 'vagt_id': Vagten 'S03' findes ikke."],
        ["Nord", "advarsel", "pauser.csv, række 9, kolonne 'vagt_id': Vagten 'S03' findes ikke."],
    ]
    assert section(view, "faults").points[0].startswith("Nord: Fejl i inputtet: 1.")
    assert "issues" not in {s.key for s in brief_view(brief(told()), DA).sections}


def test_long_lists_are_cut_and_say_so() -> None:
    """40 visits that nobody has room for: 25 on the page, all in the records."""
    day = instance([visit(f"V{n}", "C1") for n in range(40)], [shift("S1")])
    made = brief(told({"S1": []}, day))
    part = section(brief_view(made, DA), "day-1")
    table = next(t for t in part.tables if t.key == "unplanned")
    assert len(table.rows) == SHOWN == 25
    assert table.note == "De første 25 af 40; resten står i brief.json."
    assert len(made.days[0].content.unplanned) == 40  # type: ignore[union-attr]


def test_many_days_are_not_all_links_at_the_top() -> None:
    """Nine are, ten are not; a day with nothing to plan has no section."""
    nine = brief(units=tuple(unit(f"D{n}") for n in range(9)))
    ten = brief(units=tuple(unit(f"D{n}") for n in range(10)))
    assert sum(s.listed for s in brief_view(nine, DA).sections if s.key.startswith("day-")) == 9
    assert sum(s.listed for s in brief_view(ten, DA).sections if s.key.startswith("day-")) == 0
    empty = brief_view(brief(units=(unit(outcome=Outcome.EMPTY, plan_id=None, standing=None),)), DA)
    assert not [s for s in empty.sections if s.key.startswith("day-")]
    assert empty.headline == "Der var intet at planlægge"


def test_an_interrupted_night_says_so() -> None:
    made = brief(told())
    cut = made.model_copy(update={"night": made.night.model_copy(update={"interrupted": True})})
    assert brief_view(cut, EN).headline == "The run was cut short: 1 of 1 plan is ready"


def test_run_times_and_the_nights_own_faults() -> None:
    made = brief(
        told(),
        units=(unit(timings={"prepare": 1.5, "solve": 12, "search": 10, "store": 0.5, "deliver": 2}),),
    )
    lost = Setback(step=Step.STORE, fault=Fault.NO_DATABASE, seconds=60)
    made = made.model_copy(
        update={"night": made.night.model_copy(update={"setbacks": (lost,), "work_seconds": 16})}
    )
    view = brief_view(made, EN)
    facts = {f.key: (plain(f.value), plain(f.note)) for f in view.method}
    # 16 s by the clock, 6 s beside 10 s of search
    assert facts["search"] == ("10 s", "all else: 6 s")
    assert facts["time"][0].endswith("1 h")
    assert [plain(c) for c in view.method_tables[0].rows[0].cells][2:7] == [
        "1.5",
        "12.0",
        "10.0",
        "0.5",
        "2.0",
    ]
    assert "the database did not answer for 60 s" in section(view, "faults").points[0]


def test_both_languages_have_every_word_with_the_same_gaps() -> None:
    for code, text in WORDS.items():
        assert set(re.findall(r"{(\w+)}", text.da)) == set(re.findall(r"{(\w+)}", text.en)), code


def test_the_files(tmp_path: Path) -> None:
    """The page in the language asked for, the records the same in both."""
    files = write_brief(full(), tmp_path, EN)
    assert [f.name for f in files] == ["brief.html", "brief.json"]
    assert '<html lang="en">' in files[0].read_text(encoding="utf-8")
    assert Brief.model_validate_json(files[1].read_bytes()) == full()


def test_what_comes_from_data_is_escaped() -> None:
    """A district's name, and the folder of its report in a link."""
    page = brief_page(brief(units=(unit(MARKUP, folder=f'{DAY}/{MARKUP}"'),)))
    assert "<img" not in page
    assert 'href="2026-03-02/%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%22/report.html"' in page


@pytest.mark.parametrize("width", [1200, 400])
def test_the_page_fits_and_asks_for_nothing(
    tmp_path: Path, open_page: Callable[..., tuple[Any, Any]], width: int
) -> None:
    page, seen = open_page(write_brief(full(), tmp_path)[0], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.messages == []
    assert all(url.startswith("file:") for url in seen.requests)
    assert page.locator("#day-1 table[data-table=unplanned] tbody tr").count() == 1
    page.get_by_role("link", name="Syd", exact=True).click()
    assert page.url.endswith("#day-2")

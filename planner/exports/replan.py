"""A re-planning as files: one record, and for each alternative its plan and the list of what changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from planner.atomic import write_whole
from planner.difference.records import Change, Piece
from planner.exports.plan_json import write_plan
from planner.exports.tables import Cell, csv_bytes
from planner.formats.json_form import write_json
from planner.messages import Lang
from planner.replan.consequences import to_be_told
from planner.replan.lines import clock
from planner.replan.records import Alternative, Replanning
from planner.replan.texts import word
from planner.travel.table import write_travel_times
from planner.wording import word as named

RECORD: Final = "replan.json"
INPUT: Final = "input.json"


def write_replanning(replanning: Replanning, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write a re-planning into `folder`; return the files.

    replan.json               what happened, and what each alternative costs
    input.json                the day after the events, that every plan is made from
    alternative-N/plan.json   the plan, with its own travel.npz, as `homecare check` and `homecare publish` take it
    alternative-N/changes.csv every visit that changes

    Raises OSError where a file cannot be written.
    """
    situation = replanning.situation
    files = [
        write_whole(
            folder / RECORD, json.dumps(replan_record(replanning), ensure_ascii=False, indent=2) + "\n"
        )
    ]
    write_json(situation.instance, folder / INPUT)
    files.append(folder / INPUT)
    for number, alternative in enumerate(replanning.alternatives, start=1):
        own = folder / f"alternative-{number}"
        files.append(write_plan(own / "plan.json", alternative.plan))
        write_travel_times(situation.travel, own / "travel.npz")
        content = csv_bytes(_heads(lang), _rows(replanning, alternative, lang), lang)
        files += [own / "travel.npz", write_whole(own / "changes.csv", content)]
    return files


def replan_record(replanning: Replanning) -> dict[str, Any]:
    """Return a re-planning as plain data, without the plans themselves."""
    situation = replanning.situation
    return {
        "now": replanning.now.isoformat(),
        "held": sorted(situation.past.visits),
        "events": [n.model_dump(mode="json") for n in situation.notes],
        "goes_on": dict(situation.goes_on),
        "alternatives": [_alternative(a) for a in replanning.alternatives],
        "curve": [
            {"price": a.price, "changes": a.changes, "cost": a.plan.run.cost, "gain": a.gain}
            for a in replanning.curve
        ],
    }


def _alternative(alternative: Alternative) -> dict[str, Any]:
    plan = alternative.plan
    return {
        "price": alternative.price,
        "changes": alternative.changes,
        "gain": alternative.gain,
        "cost": plan.run.cost,
        "terms": plan.run.terms,
        "consequences": alternative.consequences.model_dump(mode="json")
        | {"kept_share": round(alternative.consequences.kept_share, 4)},
        "unplanned": [u.model_dump(mode="json") for u in plan.unplanned],
        "violations": [{"rule": v.rule, "ids": list(v.ids)} for v in alternative.violations],
    }


def _heads(lang: Lang) -> list[str]:
    keys = (
        "visit", "citizen", "change", "before_worker", "after_worker", "before_start", "after_start", "minutes_later",
        "before_mode", "after_mode", "phone_head",
    )  # fmt: skip
    return [word(key, lang) for key in keys]


def _rows(replanning: Replanning, alternative: Alternative, lang: Lang) -> Iterator[list[Cell]]:
    situation, notice = replanning.situation, alternative.consequences.notice_seconds
    visits = {**situation.before.visit, **situation.instance.visit}
    for change in alternative.difference.changes:
        visit = visits.get(change.visit_id)
        citizen = visit.citizen_id if visit is not None else ""
        yield [
            change.visit_id,
            citizen,
            ", ".join(k.value for k in change.kinds),
            _workers(change.before),
            _workers(change.after),
            _start(replanning, change.before),
            _start(replanning, change.after),
            _minutes(change),
            _modes(change.before, lang),
            _modes(change.after, lang),
            word(
                "yes" if change.visit_id not in situation.gone and to_be_told(change, notice) else "no", lang
            ),
        ]


def _workers(pieces: tuple[Piece, ...]) -> str:
    return ", ".join(sorted({p.worker_id for p in pieces}))


def _start(replanning: Replanning, pieces: tuple[Piece, ...]) -> str:
    return clock(min(p.start for p in pieces), replanning.situation.instance) if pieces else ""


def _minutes(change: Change) -> Cell:
    return round(change.moved_seconds / 60) if change.before and change.after else None


def _modes(pieces: tuple[Piece, ...], lang: Lang) -> str:
    return ", ".join(dict.fromkeys(named(p.mode.value, lang) for p in pieces))

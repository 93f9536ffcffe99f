"""What a technology has done to a situation, as notes; the words are in `planner.technology_texts`."""

from __future__ import annotations

from collections.abc import Sequence

from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.effects import Shorten
from planner.technologies.use import Use


def tell(turn: Turn, use: Use, eligible: int, users: Sequence[Adopter], dropped: tuple[int, int]) -> None:
    """Add notes to the draft: how many use it, what it did, what it leaves out, and what must be known of its figures."""
    technology, note = turn.technology, turn.draft.note
    if technology.elsewhere is not None:
        note(
            "technology_elsewhere",
            technology,
            where_da=technology.elsewhere.da,
            where=technology.elsewhere.en,
        )
        return
    note("technology_users", technology, eligible=eligible, users=len(users))
    if "completion" in technology.parameter:
        note(
            "technology_completing", technology, users=len(users), completing=sum(u.completes for u in users)
        )
    _done(turn)
    if any(dropped):
        note("technology_ties_dropped", technology, links=dropped[0], pins=dropped[1])
    _warn(turn, use)
    _cost(turn, len(users))


def _done(turn: Turn) -> None:
    done, technology, note = turn.done, turn.technology, turn.draft.note
    if done["services_gone"]:
        note(
            "technology_services_gone", technology, services=done["services_gone"], visits=done["visits_gone"]
        )
    if done["appointments"]:
        minutes = round(done["clinic_seconds"] / 60)
        note("technology_clinic", technology, appointments=done["appointments"], minutes=minutes)
    if done["visits_changed"]:
        minutes = round(done["seconds_shorter"] / 60)
        key = "technology_shorter" if minutes >= 0 else "technology_longer"
        note(key, technology, visits=done["visits_changed"], minutes=abs(minutes))
    if done["seconds_not_found"] >= 60:
        note("technology_not_found", technology, minutes=round(done["seconds_not_found"] / 60))
    if done["seconds_added"]:
        note(
            "technology_added", technology, visits=done["visits_added"], merged=done["services_merged"],
            minutes=round(done["seconds_added"] / 60),
        )  # fmt: skip
    if done["visits_offered"]:
        note("technology_offered", technology, visits=done["visits_offered"])
    if done["visits_retimed"]:
        note("technology_retimed", technology, visits=done["visits_retimed"])
    if done["visits_one_worker"]:
        note("technology_one_worker", technology, visits=done["visits_one_worker"])
    if turn.expected["seconds"]:
        a_day = {name: round(total / turn.draft.days, 2) for name, total in turn.expected.items()}
        note(
            "technology_response",
            technology,
            calls=a_day["calls"],
            visits=a_day["visits"],
            minutes=round(a_day["seconds"] / 60, 1),
        )


def _warn(turn: Turn, use: Use) -> None:
    technology, note = turn.technology, turn.draft.note
    for effect in technology.effects:
        for name in effect.needs():
            if name not in turn.values:
                asked = technology.parameter[name].question
                note(
                    "technology_left_out", technology, parameter=name, question_da=asked.da, question=asked.en
                )
    if technology.nursing_home:
        note("technology_nursing_home", technology)
    less_need = any(isinstance(e, Shorten) and e.weekly for e in technology.effects)
    if less_need and not (technology.package_changed or use.package_changed):
        note("technology_package", technology)
    if turn.done["visits_offered"] and not turn.draft.has_callers:
        note("technology_no_callers", technology)


def _cost(turn: Turn, users: int) -> None:
    """Only what the municipality has given or a source says of one user."""
    once, a_year = turn.value("cost_once"), turn.value("cost_year")
    if once is not None or a_year is not None:
        kroner = {"once": round(users * (once or 0)), "year": round(users * (a_year or 0))}
        turn.draft.note("technology_cost", turn.technology, **kroner)

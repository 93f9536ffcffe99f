"""What a worker should know of the others who have a share in a visit: a colleague at home or on screen, or the other
part of it."""

from __future__ import annotations

from datetime import date

from planner.domain import Activity, Mode
from planner.report.reader import Presence, Reader
from planner.report.words import word


def company(reader: Reader, activity: Activity, day: date) -> tuple[str, ...]:
    """Return a phrase for each other share in the visit of `activity`; clock times are relative to `day`."""
    return tuple(_phrase(reader, activity, other, day) for other in reader.others(activity))


def tags(reader: Reader, activity: Activity) -> tuple[str, ...]:
    """Return the marks that a line of a list bears: by screen, a part of a split visit, one of two on screen."""
    if activity.kind == "break":
        return ()
    if activity.part != "whole":
        return (word(f"part_{activity.part}", reader.lang),)
    if activity.mode is not Mode.SCREEN:
        return ()
    return (word("second_on_screen" if _mixed(reader, activity) else "screen", reader.lang),)


def lonely_part(activity: Activity, others: tuple[Presence, ...]) -> bool:
    """Whether this is one part of a split visit and the other is nowhere in the plan."""
    return activity.part != "whole" and not any(o.part not in ("whole", activity.part) for o in others)


def _mixed(reader: Reader, activity: Activity) -> bool:
    return any(o.mode is not activity.mode and o.part == "whole" for o in reader.others(activity))


def _phrase(reader: Reader, activity: Activity, other: Presence, day: date) -> str:
    lang, name = reader.lang, reader.worker(other.worker_id)
    if other.part != "whole":
        return word(f"other_{other.part}", lang, name=name, time=reader.clock(other.start, day))
    if other.mode is activity.mode:
        return word("with", lang, name=name)
    return word("with_on_screen" if other.mode is Mode.SCREEN else "with_at_home", lang, name=name)

"""Whom a citizen knows, from the plans of the days before that stand in a store."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.store_open import opened, require_district, require_known
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance

FacesOption = Annotated[
    str | None,
    typer.Option(
        "--district", help="A district of the store, to tell known faces from new by its last 14 days."
    ),
]


def known_workers(
    place: str, district: str | None, instance: Instance, lang: Lang
) -> Mapping[str, Collection[str]]:
    """Return, by citizen, who came in the days before; nobody without a district.

    Raises Refused for a district of which the store has nothing: a slip would make everybody a stranger.
    """
    from planner.continuity import stored_history
    from planner.day import dates_of

    require_district(district, lang)
    if district is None:
        return {}
    with opened(place, lang) as store:
        require_known(store, district, lang)
        return stored_history(store, district, dates_of(instance)[0]).visits()

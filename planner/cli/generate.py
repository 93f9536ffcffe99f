"""`homecare generate`: made-up input, on made-up roads or on real ones."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planner.cli import source
from planner.cli.failure import BadCall
from planner.cli.options import JsonOption, LangOption, PlaceOption, RoadsOption, SeedOption
from planner.cli.output import emit, say
from planner.cli.words import text
from planner.messages import Lang

ROADS_FILE = "roads.npz"


class VariantName(StrEnum):
    RURAL = "rural"
    COAST = "coast"
    TOWN = "town"


def generate(
    out: Annotated[Path, typer.Option("--out", help="Folder to write the input to.", metavar="DIR")],
    citizens: Annotated[int, typer.Option("--citizens", help="How many citizens are visited.", min=1)] = 120,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            help="How many workers are employed, operators apart (default: as many as it takes).",
            min=2,
        ),
    ] = None,
    variant: Annotated[
        VariantName, typer.Option("--variant", help="Kind of municipality.")
    ] = VariantName.RURAL,
    operators: Annotated[
        int, typer.Option("--operators", help="How many operators the screen unit has; 0 for no unit.", min=0)
    ] = 2,
    screen: Annotated[
        bool, typer.Option("--screen/--no-screen", help="Whether some visits could be by screen.")
    ] = True,
    days: Annotated[int, typer.Option("--days", help="Days in a row.", min=1)] = 1,
    seed: SeedOption = 1,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    addresses: Annotated[
        Path | None,
        typer.Option(
            "--addresses", help="Address list to draw homes from, with --roads or --place.", metavar="FILE"
        ),
    ] = None,
    first_day: Annotated[
        str | None, typer.Option("--date", help="First day, as 2026-03-02.", metavar="DATE")
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Make up citizens, visits and workers: a whole input that can be planned. Nothing in it exists.

    A folder that holds other tables than made-up ones is left as it is.
    """
    from planner.cli.target import refuse_filled
    from planner.formats.writer import write_folder
    from planner.synthetic import FIRST_DAY, generate_on_roads, read_addresses, with_screen
    from planner.synthetic import generate as make_up
    from planner.travel.osm import network_from_place, read_network
    from planner.travel.store import save_network

    source.one_network(roads, place)
    if (roads is None and place is None) != (addresses is None):
        raise BadCall("roads_with_addresses")
    source.require(roads, addresses)
    refuse_filled(out, replaceable_in=lang)
    day = FIRST_DAY if first_day is None else source.parse_date(first_day)
    try:
        if addresses is not None:
            pool = read_addresses(addresses)
            network = network_from_place(str(place)) if roads is None else read_network(roads)
            instance = generate_on_roads(
                network, pool, citizens=citizens, workers=workers, days=days, seed=seed, first_day=day
            )
        else:
            instance, network = make_up(
                citizens=citizens, workers=workers, variant=variant.value, days=days, seed=seed, first_day=day
            )
        if screen:
            instance = with_screen(instance, operators=operators, seed=seed)
    except ValueError as error:
        if type(error) is not ValueError:
            raise
        raise BadCall("bad_argument", why=error) from None
    settings_row = ROADS_FILE if roads is None else os.path.relpath(roads, out)
    write_folder(instance, out, lang=lang, roads=settings_row)
    if roads is None:
        save_network(network, out / ROADS_FILE)
    counts = {
        "visits": len(instance.visits), "citizens": len(instance.citizens),
        "workers": len(instance.workers), "shifts": len(instance.shifts),
    }  # fmt: skip
    if as_json:
        emit({"dir": str(out), "roads": settings_row, **counts})
        return
    say(text("generated", lang, dir=out, **counts))
    say(text("next_plan", lang, dir=out))

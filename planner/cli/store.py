"""`homecare store`: the commands that make, fill, keep and look into a store; those for looking are in `store_show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.failure import told
from planner.cli.options import DateOption, Input, JsonOption, LangOption, PlanFile
from planner.cli.output import emit, note, say
from planner.cli.publish import diff, publish, undo
from planner.cli.store_open import (
    DEFAULT_PLACE,
    ByOption,
    Refused,
    StoreOption,
    opened,
    reader,
    store_faults,
)
from planner.cli.store_show import history, kind_of, list_plans, log, show, units
from planner.cli.store_words import word
from planner.messages import Lang

Target = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]


@store_faults
def init(place: StoreOption = DEFAULT_PLACE, as_json: JsonOption = False, lang: LangOption = Lang.DA) -> None:
    """Make a store, or bring one of an older version up to date."""
    with opened(place, lang, create=True) as store:
        if as_json:
            emit({"status": "ready", "store": store.place})
        else:
            say(word("ready", lang, place=store.place))


@store_faults
def add(
    plan_file: PlanFile,
    path: Input,
    district: Annotated[str, typer.Option("--district", help="The district that it is for.")],
    kind: Annotated[str, typer.Option("--kind", help="base, nightly or intraday.")] = "nightly",
    day: DateOption = None,
    by: ByOption = None,
    why: Annotated[str, typer.Option("--why", help="Why; kept in the history.")] = "",
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Store PLAN, a plan.json, and the INPUT it was made from, as the next version of its district and day."""
    from planner.cli.store_add import add_file
    from planner.cli.store_tables import saved_words

    with opened(place, lang, create=True) as store:
        saved = add_file(
            store, plan_file, path, kind=kind_of(kind), district=district, day=day, by=reader(by, "add").who,
            why=why, lang=lang,
        )  # fmt: skip
    if as_json:
        emit({"status": "stored", "plan": saved.model_dump(mode="json")})
        return
    say(word("saved", lang, **saved_words(saved, lang)))
    if saved.broken_rules:
        note(word("broken_rules", lang, count=saved.broken_rules))


@store_faults
def backup(
    target: Target,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Copy a store's file to FILE while it is in use. A store on a server: pg_dump, see docs/store.md."""
    _only_file(place, lang)
    with opened(place, lang) as store:
        path = store.backup(target)
    if as_json:
        emit({"status": "backed_up", "file": str(path)})
    else:
        say(word("backed_up", lang, path=path))


@store_faults
def restore(
    source: Target,
    aside: Annotated[
        Path | None,
        typer.Option("--aside", help="Where to keep the store that is there now.", metavar="FILE"),
    ] = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Put the backup FILE back as the store. A store on a server: pg_restore, see docs/store.md."""
    from planner.store import StoreError
    from planner.store import restore as put_back
    from planner.store.backup import NotKeptError

    file = _only_file(place, lang)
    try:
        kept = put_back(source, file, aside=aside)
    except NotKeptError as error:
        if error.damaged:
            raise Refused(word("aside_damaged", lang, place=file)) from None
        if aside is not None:
            raise Refused(word("aside_there", lang, path=aside)) from None
        raise Refused(word("aside", lang, place=file)) from None
    except StoreError as error:
        raise Refused(word("backup_bad", lang, why=error)) from None
    if as_json:
        emit({"status": "restored", "store": str(file), "aside": None if kept is None else str(kept)})
        return
    say(word("restored", lang, place=file))
    if kept is not None:
        say(word("kept_aside", lang, path=kept))


@store_faults
def retain(
    config: Annotated[
        Path | None,
        typer.Option("--config", help="A TOML file with a table named retention.", metavar="FILE"),
    ] = None,
    delete: Annotated[
        bool, typer.Option("--delete", help="Remove it; without this it is only told.")
    ] = False,
    by: ByOption = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Tell what the rules of retention no longer keep, and with --delete remove it. History stays."""
    from planner.store import Retention, read_retention

    rules = Retention() if config is None else read_retention(config)
    with opened(place, lang) as store:
        found = store.retain(rules, dry_run=not delete, by=reader(by, "retain").who)
    if as_json:
        emit({"rules": rules.model_dump(), **found.model_dump(mode="json")})
        return
    counts = {
        "plans": len(found.plan_ids),
        "inputs": found.inputs,
        "travels": found.travels,
        "events": found.unit_events,
        "accesses": found.accesses,
    }
    say(word("removed" if delete else "would_remove", lang, **counts))


@store_faults
def keys(
    path: Input,
    out: Annotated[
        Path, typer.Option("--out", help="The key file; one that is there is added to.", metavar="FILE")
    ],
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Write what the ids of INPUT stand for to a key file, which stays with you: the store holds ids alone."""
    from planner.cli import source
    from planner.store import Names, merged, names_of, read_names, write_names

    older = read_names(out) if out.exists() else Names()
    names = merged(older, names_of(source.read(path).instance))
    write_names(out, names)
    counts = {"citizens": len(names.citizens), "workers": len(names.workers)}
    if as_json:
        emit({"status": "written", "file": str(out), **counts})
    else:
        say(word("keys_written", lang, path=out, **counts))


def _only_file(place: str, lang: Lang) -> Path:
    """The file of a store. Raises Refused, with the command to use instead, for one on a server."""
    from planner.store import dump_command
    from planner.store.place import file_of, url_of
    from planner.store.secrets import without_secrets

    try:
        url = url_of(place)
    except ValueError:
        raise Refused(word("bad_place", lang, place=without_secrets(place))) from None
    file = file_of(url)
    if file is None:
        raise Refused(word("file_only", lang, command=dump_command(url)))
    return file


store_app = typer.Typer(
    name="store",
    help="Keep plans, their versions and inputs, who published what and why, and who looked at whose data.",
    no_args_is_help=True,
    add_completion=False,
)
for name, command in {
    "init": init,
    "add": add,
    "list": list_plans,
    "show": show,
    "history": history,
    "diff": diff,
    "publish": publish,
    "undo": undo,
    "units": units,
    "log": log,
    "backup": backup,
    "restore": restore,
    "retain": retain,
    "keys": keys,
}.items():
    store_app.command(name)(told(command))

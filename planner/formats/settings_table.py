"""The settings table: one row a setting, each read by its own kind, each with a place when it is wrong."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from planner.domain import (
    MAX_EACH_PRICE,
    MAX_UNIT_PRICE,
    MAX_UNPLANNED,
    Means,
    Settings,
    StopOverhead,
    Weights,
)
from planner.errors import Severity
from planner.formats.cells import BadCell, parse
from planner.formats.csv_folder import read_csv
from planner.formats.draft import Draft
from planner.formats.fill import cell
from planner.formats.headings import match
from planner.formats.rows import ReadTable, Row, read_rows
from planner.formats.schema import NONE_MARK, Kind, folded
from planner.formats.settings_screen import SCREEN, Setting, screen_rules, screen_values
from planner.formats.tables import TABLE
from planner.formats.vocabulary import WORDS, choices
from planner.messages import Lang, Text
from planner.validation.places import zone_named

_MEANS = {
    Means.CAR: Text("bil", "car"),
    Means.BICYCLE: Text("cykel", "bicycle"),
    Means.WALKING: Text("gang", "walking"),
}
_WEIGHTS = {
    "travel_time": ("rejsetid", Text("Point pr. sekund på vejen.", "Points per second of travel.")),
    "distance": ("afstand", Text("Point pr. meter.", "Points per metre.")),
    "stop_overhead": ("stop", Text("Point pr. sekund til parkering, trapper og nøgle.", "Points per second of parking, stairs and key.")),
    "waiting": ("ventetid", Text("Point pr. sekund ventetid.", "Points per second of waiting.")),
    "lateness": ("forsinkelse", Text("Point pr. sekund efter det lovede tidspunkt.", "Points per second after the promised time.")),
    "overtime": ("overarbejde", Text("Point pr. sekund overarbejde.", "Points per second of overtime.")),
    "shift_use": ("vagt", Text("Point pr. vagt, der tages i brug.", "Points per shift that is used.")),
    "screen_work": ("skærmarbejde", Text("Point pr. sekund skærmarbejde.", "Points per second of screen work.")),
    "preference": ("foretrukken", Text("Point pr. besøg af en anden end de foretrukne.", "Points per visit by someone not preferred.")),
    "continuity": ("kontinuitet", Text("Point pr. yderligere medarbejder hos en borger.", "Points per further worker at a citizen.")),
}  # fmt: skip

_EACH = (
    "shift_use",
    "preference",
    "continuity",
)  # prices per shift, visit or worker; the others per second or metre


def _all_settings() -> tuple[Setting, ...]:
    found = [
        Setting("title", "titel", Kind.TEXT, Text("Planens overskrift.", "The plan's heading.")),
        Setting("synthetic", "syntetisk", Kind.YES_NO, Text("ja, hvis data er opdigtede.", "yes if the data are made up.")),
        Setting("timezone", "tidszone", Kind.TEXT, Text("Tidszone for alle klokkeslæt.", "Time zone of all clock times.")),
        Setting("roads", "vejnet", Kind.TEXT, Text("Fil med vejnet, set fra mappen.", "Road network file, seen from the folder.")),
        Setting("matrix", "rejsetider", Kind.TEXT, Text("Fil med færdige rejsetider, set fra mappen.", "File of ready travel times, seen from the folder.")),
        Setting("screen_setup", "skærm_klargøring", Kind.MINUTES, Text("Minutter før et skærmbesøg.", "Minutes before a screen visit.")),
        Setting("screen_documentation", "skærm_dokumentation", Kind.MINUTES, Text("Minutter efter et skærmbesøg.", "Minutes after a screen visit.")),
    ]  # fmt: skip
    found += SCREEN
    for means, word in _MEANS.items():
        found.append(Setting(f"arriving_{means}", f"ankomst_{word.da}", Kind.MINUTES, Text(
            f"Minutter fra parkering til hjælpen begynder ({word.da}).", f"Minutes from parking until care starts ({word.en}).")))  # fmt: skip
        found.append(Setting(f"leaving_{means}", f"afgang_{word.da}", Kind.MINUTES, Text(
            f"Minutter fra hjælpen slutter til afgang ({word.da}).", f"Minutes from the end of care until leaving ({word.en}).")))  # fmt: skip
    for name, (danish, explain) in _WEIGHTS.items():
        highest = MAX_EACH_PRICE if name in _EACH else MAX_UNIT_PRICE
        found.append(Setting(f"weights.{name}", f"vægt.{danish}", Kind.INTEGER, explain, 0, highest))
    found.append(Setting("weights.screen_value", "vægt.skærmværdi", Kind.INTEGER, Text(
        "Point, et skærmbesøg er værd for borgeren eller organisationen; negativ, hvis det er mindre værd end et fysisk.",
        "Points that a screen visit is worth to the citizen or the organisation; negative if it is worth less than a physical one."),
        -MAX_EACH_PRICE, MAX_EACH_PRICE))  # fmt: skip
    for n in range(1, 6):
        explain = Text(
            f"Point for et besøg af prioritet {n}, der ikke planlægges.",
            f"Points for a visit of priority {n} left unplanned.",
        )
        key, danish = f"weights.unplanned_{n}", f"vægt.ikke_planlagt_{n}"
        found.append(Setting(key, danish, Kind.INTEGER, explain, 1, MAX_UNPLANNED))
    return tuple(found)


SETTINGS_KEYS: tuple[Setting, ...] = _all_settings()
_BY_KEY = {folded(name): s for s in SETTINGS_KEYS for name in (s.key, s.danish)}


def read_settings(read: ReadTable, draft: Draft, base: Path) -> None:
    """Put the settings of the table into `draft`; paths are taken from `base`."""
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for row in read.rows:
        setting = _setting_of(row)
        if setting is None:
            continue
        if setting.key in seen:
            row.note("setting_twice", "key")
        elif row.given("value") and (value := _value(row, setting, base)) is not None:
            values[setting.key] = value
            draft.settings_rows[setting.key] = row.origin
        seen.add(setting.key)
    draft.title = values.get("title", draft.title)
    draft.synthetic = values.get("synthetic", draft.synthetic)
    draft.roads, draft.matrix = values.get("roads"), values.get("matrix")
    draft.settings = settings_from(values)


def says_synthetic(path: Path) -> bool:
    """Whether a settings file says that its data are made up; False if it cannot be read. Raises OSError."""
    table = TABLE["settings"]
    raw = read_csv(path, table)
    draft = Draft()
    read_settings(read_rows(raw, table, match(raw, table)), draft, path.parent)
    return draft.synthetic


def _setting_of(row: Row) -> Setting | None:
    key = row["key"]
    if key is None:
        return None  # an empty cell, already noted
    setting = _BY_KEY.get(folded(key))
    if setting is None:
        near = difflib.get_close_matches(folded(key), _BY_KEY, n=1)
        nearest = f"{_BY_KEY[near[0]].danish} / {_BY_KEY[near[0]].key}" if near else "-"
        row.note("unknown_setting", "key", Severity.WARNING, nearest=nearest)
    return setting


def _value(row: Row, setting: Setting, base: Path) -> Any:
    if setting.optional and row.texts["value"] == NONE_MARK:
        return NONE_MARK
    value = parse(setting.kind, row.texts["value"])
    if isinstance(value, BadCell):
        row.note(value.code, "value", **_choices(setting.kind) | value.params)
        return None
    if setting.kind in (Kind.INTEGER, Kind.NUMBER) and not setting.lowest <= value <= setting.highest:
        row.note("number_out_of_range", "value", lowest=setting.lowest, highest=setting.highest)
        return None
    if setting.key == "timezone" and zone_named(value) is None:
        row.note("unknown_timezone", "value")
        return None
    if setting.key in ("roads", "matrix"):
        path = base / value
        if not path.is_file():
            row.note("file_not_found", "value")
            return None
        return path
    return value


def _choices(kind: Kind) -> dict[str, str]:
    if kind not in WORDS:
        return {}
    return {"danish": choices(kind, Lang.DA), "english": choices(kind, Lang.EN)}


def settings_from(values: dict[str, Any]) -> Settings:
    """Return settings with the given values, by key, and the defaults of the domain elsewhere."""
    usual = Settings()
    overhead = {
        means: StopOverhead(
            arriving=values.get(f"arriving_{means}", usual.overhead[means].arriving),
            leaving=values.get(f"leaving_{means}", usual.overhead[means].leaving),
        )
        for means in Means
    }
    weights = {
        name: values[f"weights.{name}"] for name in (*_WEIGHTS, "screen_value") if f"weights.{name}" in values
    }
    unplanned = tuple(
        values.get(f"weights.unplanned_{n}", usual.weights.unplanned[n - 1]) for n in range(1, 6)
    )
    return Settings(
        timezone=values.get("timezone", usual.timezone),
        overhead=overhead,
        screen_setup=values.get("screen_setup", usual.screen_setup),
        screen_documentation=values.get("screen_documentation", usual.screen_documentation),
        screen=screen_rules(values),
        weights=Weights(unplanned=unplanned, **weights),
    )


def values_of(settings: Settings, title: str, synthetic: bool) -> dict[str, Any]:
    """Return the value of every setting that has one, by key; the inverse of `settings_from`."""
    values: dict[str, Any] = {
        "title": title or None,
        "synthetic": synthetic,
        "timezone": settings.timezone,
        "screen_setup": settings.screen_setup,
        "screen_documentation": settings.screen_documentation,
    }
    for means, overhead in settings.overhead.items():
        values |= {f"arriving_{means}": overhead.arriving, f"leaving_{means}": overhead.leaving}
    values |= screen_values(settings.screen)
    values |= {f"weights.{name}": getattr(settings.weights, name) for name in (*_WEIGHTS, "screen_value")}
    values |= {f"weights.unplanned_{n}": cost for n, cost in enumerate(settings.weights.unplanned, start=1)}
    return {key: value for key, value in values.items() if value is not None}


def setting_cell(setting: Setting, value: Any, lang: Lang) -> str:
    """Return the text of a setting's value; None gives an empty cell."""
    return NONE_MARK if setting.optional and value == NONE_MARK else cell(setting.kind, value, lang)


def key_in(setting: Setting, lang: Lang) -> str:
    """Return the key that is written in `lang`."""
    return setting.danish if lang is Lang.DA else setting.key

"""Public benchmark formats, read and written; `open_case` finds out which one a file is in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from benchmarks.case import Case
from benchmarks.formats.files import read_text

_EXPECTED = (
    "expected hhcrsp or UHHC JSON (.json, .json.gz), Solomon text (.txt, .txt.gz) or VRPLIB (.vrp, .vrp.gz)"
)


def open_case(path: Path) -> Case:
    """Read an instance in whichever of the known formats it is.

    Raises ValueError naming the file and what was expected for a file of another kind, or as the format's own reader
    does for bad content; OSError if the file cannot be read.
    """
    path = Path(path)
    module, opener = _reader(path)
    case: Case = getattr(import_module(module), opener)(path)
    return case


def _reader(path: Path) -> tuple[str, str]:
    """Return (module, function) of the format; modules are named, not imported, so that one format needs no other's libraries."""
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(".txt"):
        return "benchmarks.formats.vrptw", "open_solomon"
    if name.endswith(".vrp"):
        return "benchmarks.formats.vrptw", "open_vrplib"
    if name.endswith(".json"):
        return _json_reader(path)
    raise ValueError(f"{path}: no benchmark instance; {_EXPECTED}")


def _json_reader(path: Path) -> tuple[str, str]:
    text = read_text(path)
    if '"terminal_points"' in text or '"cost_components"' in text:
        return "benchmarks.formats.uhhc", "open_uhhc"
    if '"central_offices"' in text or '"required_caregivers"' in text:
        return "benchmarks.formats.hhcrsp", "open_hhcrsp"
    raise ValueError(
        f'{path}: neither "terminal_points" (UHHC) nor "central_offices" (hhcrsp) in it; {_EXPECTED}'
    )

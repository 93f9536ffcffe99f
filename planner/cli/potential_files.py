"""What `homecare potential` writes: the page, the look as JSON, and a CSV list of each kind of record."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from planner.atomic import write_whole
from planner.exports.potential import write_potential_csv
from planner.messages import Lang
from planner.potential.order import Order
from planner.potential.records import Outlook, to_json
from planner.report.potential import potential_page

PAGE = "potential.html"


def write_potential(out: Path, found: Outlook, order: Order, lang: Lang) -> list[Path]:
    """Write everything into `out`; return the files, the page first.

    All is written beside `out` and moved there at the end, so that a full disk leaves an earlier look whole. Raises OSError where a
    file cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=out) as folder:
        whole = Path(folder)
        written = [
            write_whole(whole / PAGE, potential_page(found, lang)),
            write_whole(whole / "potential.json", to_json(found)),
            *write_potential_csv(found, order, whole, lang),
        ]
        return [path.replace(out / path.name) for path in written]

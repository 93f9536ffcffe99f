"""Benchmark files as text, plain or gzip by their name."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path


def read_text(path: Path) -> str:
    """Return the whole file as text; a name that ends in `.gz` is unpacked.

    Raises ValueError naming the file if it is not gzip or not UTF-8, OSError if it cannot be read.
    """
    data = path.read_bytes()
    try:
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(f"{path}: the name says gzip, the content is not ({error})") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 text ({error})") from error


def write_text(path: Path, text: str) -> None:
    """Write the text; a name that ends in `.gz` is packed, without a time stamp, so that equal text gives equal bytes."""
    data = text.encode("utf-8")
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def bare_name(path: Path) -> str:
    """Return the file's name without the endings that tell format and packing: `J1.json.gz` is `J1`.

    Only known endings go: `HHCRSP_10_3_11_0.4_R_C.json.gz` keeps its point.
    """
    name = path.name
    for ending in (".gz", ".json", ".txt", ".vrp"):
        name = name.removesuffix(ending)
    return name

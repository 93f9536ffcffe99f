"""The right reader is found for each kind of file, and anything else is refused with what was expected."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.formats import open_case
from benchmarks.formats.files import bare_name, read_text, write_text
from benchmarks.formats.hhcrsp import HhcrspCase
from benchmarks.formats.uhhc import UhhcCase
from tests.benchmarks.formats.hhcrsp import tiny as hhcrsp
from tests.benchmarks.formats.uhhc import tiny as uhhc


@pytest.mark.parametrize("ending", [".json", ".json.gz"])
def test_json_is_told_apart_by_its_members(tmp_path: Path, ending: str) -> None:
    """Same ending, plain or gzip: what is inside decides."""
    write_text(tmp_path / f"a{ending}", json.dumps(hhcrsp.data()))
    write_text(tmp_path / f"b{ending}", json.dumps(uhhc.data()))
    first, second = open_case(tmp_path / f"a{ending}"), open_case(tmp_path / f"b{ending}")
    assert isinstance(first, HhcrspCase)
    assert isinstance(second, UhhcCase)
    assert (first.name, first.size, second.name, second.size) == ("a", 3, "b", 3)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", b"{}", 'neither "terminal_points" .UHHC. nor "central_offices"'),
        ("a.csv", b"x", "no benchmark instance; expected hhcrsp or UHHC JSON"),
        ("a.json.gz", b"{}", "the name says gzip, the content is not"),
        ("a.json", b"\xff\xfe", "not UTF-8"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """The error names the file and what was expected."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=message) as error:
        open_case(tmp_path / name)
    assert name in str(error.value)


def test_a_cut_gzip_file_is_refused(tmp_path: Path) -> None:
    """Half a gzip file is no text, and no traceback of the unpacker either."""
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b"{}" * 1000)[:20])
    with pytest.raises(ValueError, match=r"a\.json\.gz"):
        read_text(path)


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_case(tmp_path / "none.json")


def test_only_known_endings_leave_a_name() -> None:
    """A point inside the name stays."""
    assert bare_name(Path("x/HHCRSP_10_3_11_0.4_R_C.json.gz")) == "HHCRSP_10_3_11_0.4_R_C"


def test_equal_text_gives_equal_bytes(tmp_path: Path) -> None:
    """A gzip file carries no time stamp."""
    for name in ("a.gz", "b.gz"):
        write_text(tmp_path / name, "hør")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert read_text(tmp_path / "a.gz") == "hør"

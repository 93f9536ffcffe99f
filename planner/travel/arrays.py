"""Named arrays in one compressed `.npz` file, written whole or not at all; what the arrays mean is the
caller's.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.atomic import whole_file


def write_arrays(path: Path, arrays: Mapping[str, ArrayLike], *, compressed: bool = True) -> None:
    """Write `arrays` to `path` at once: a reader never meets half a file.

    `compressed` False writes a large matrix in a tenth of the time, into several times the space.

    Raises
    ------
    OSError
        If the folder cannot be made or written.
    """
    with whole_file(path) as temporary, temporary.open("wb") as file:
        save = np.savez_compressed if compressed else np.savez
        save(file, allow_pickle=False, **{name: np.asarray(a) for name, a in arrays.items()})


def read_arrays(path: Path) -> dict[str, NDArray]:
    """Return the arrays of an `.npz` file by name. Nothing in the file is executed: pickled objects are
    refused.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is cut, is not an `.npz` file, or holds pickled objects.
    """
    with path.open("rb") as file:
        try:
            with np.load(file, allow_pickle=False) as archive:
                return {name: archive[name] for name in archive.files}
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            EOFError,
            KeyError,
            AttributeError,
            OSError,
        ) as error:
            raise ValueError(f"{path} is cut or is not an .npz file of plain arrays") from error

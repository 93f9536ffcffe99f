"""Named streams of random numbers, so that a change in one part of the generator leaves the others as they
were."""

from __future__ import annotations

from zlib import crc32

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the generator that belongs to `name` under `seed`.

    Raises ValueError for a negative seed.
    """
    if seed < 0:
        raise ValueError(f"the seed must be 0 or more, not {seed}")
    return np.random.default_rng([seed, crc32(name.encode())])

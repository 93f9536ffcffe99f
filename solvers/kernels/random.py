"""Random numbers with an explicit state: xoroshiro128+ (Blackman and Vigna 2018), so that one seed means one run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solvers.kernels import kernel

State = NDArray[np.uint64]


@kernel
def random_bits(rng: State) -> np.uint64:
    """Advance `rng` (uint64, 2) and return 64 random bits."""
    s0, s1 = rng[0], rng[1]
    result = s0 + s1
    s1 ^= s0
    rng[0] = ((s0 << np.uint64(24)) | (s0 >> np.uint64(40))) ^ s1 ^ (s1 << np.uint64(16))
    rng[1] = (s1 << np.uint64(37)) | (s1 >> np.uint64(27))
    return result


@kernel
def random_unit(rng: State) -> float:
    """Return a float in [0, 1)."""
    return float(random_bits(rng) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@kernel
def random_below(rng: State, n: int) -> int:
    """Return an int in [0, n); n > 0. The bias of the multiplication is below 2**-32 for n < 2**21."""
    # signed, or sums with other ints would turn into floats
    return np.int64(((random_bits(rng) >> np.uint64(32)) * np.uint64(n)) >> np.uint64(32))  # type: ignore[return-value]

"""Streets of a built-up place: a grid, rotated, shaken and thinned to dead ends and T-junctions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree

from planner.synthetic.street_graph import PATH, RESIDENTIAL, TERTIARY, Ints, StreetGraph, straight

Bools = NDArray[np.bool_]

NODE_NOISE = 14.0  # metres, standard deviation
PATH_SHARE = 0.08  # of the removed streets, kept as a path for feet and bicycles
OPENED_CROSSINGS = 0.6  # of the four-way crossings lose one arm: real towns have few


def town_grid(
    rng: np.random.Generator,
    centre: tuple[float, float],
    half_size: float,
    place: int,
    *,
    block: float,
    keep: float = 0.35,
    square: bool = False,
    main_every: int = 0,
) -> StreetGraph:
    """Return the streets of one place.

    Parameters
    ----------
    centre, half_size
        Metres: the middle, and the radius of the disc (half the side if `square`).
    place
        Settlement number written on every edge.
    block
        Metres between neighbouring streets.
    keep
        Share of the streets kept that are not needed to hold the place together.
    main_every
        Every so many rows and columns are through roads (tertiary); 0 for the middle row alone.
    """
    cell = _cells(half_size, block, square)
    ends, horizontal = _neighbours(cell)
    main = _is_main(cell, ends, horizontal, main_every)
    tree = _random_tree(rng, len(cell), ends, main)
    open_street = tree | main | (rng.random(len(ends)) < keep)
    _thin_crossings(rng, len(cell), ends, open_street, tree | main)
    path = ~open_street & (rng.random(len(ends)) < PATH_SHARE)
    used = open_street | path
    angle = rng.uniform(0, np.pi / 2)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    point = cell * block @ turn + rng.normal(0, NODE_NOISE, cell.shape) + np.array(centre)
    highway = np.where(main, TERTIARY, np.where(path, PATH, RESIDENTIAL)).astype(np.int64)
    return straight(
        point,
        ends[used],
        highway[used],
        np.full(int(used.sum()), place),
        _lines(cell, ends, horizontal)[used],
    )


def _cells(half_size: float, block: float, square: bool) -> NDArray[np.float64]:
    reach = int(half_size // block) + 1
    column, row = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1), indexing="ij")
    cell = np.column_stack((column.ravel(), row.ravel())).astype(np.float64)
    size = np.abs(cell).max(axis=1) if square else np.hypot(cell[:, 0], cell[:, 1])
    return cell[size * block <= max(half_size, 1.05 * block)]


def _neighbours(cell: NDArray[np.float64]) -> tuple[Ints, Bools]:
    """Return the grid's edges (m, 2) and whether each runs along a row."""
    number = {(int(c), int(r)): i for i, (c, r) in enumerate(cell)}
    right = [(i, number[c + 1, r]) for (c, r), i in number.items() if (c + 1, r) in number]
    up = [(i, number[c, r + 1]) for (c, r), i in number.items() if (c, r + 1) in number]
    ends = np.array(right + up, dtype=np.int64).reshape(-1, 2)
    return ends, np.arange(len(ends)) < len(right)


def _lines(cell: NDArray[np.float64], ends: Ints, horizontal: Bools) -> Ints:
    """Street number of each edge: its row, or its column after all rows; the middle row is 0."""
    order = cell[ends[:, 0], np.where(horizontal, 1, 0)].astype(np.int64)
    rank = np.where(order > 0, 2 * order - 1, -2 * order)  # 0, 1, -1, 2, -2 ... become 0, 1, 2, 3, 4
    return np.where(horizontal, 2 * rank, 2 * rank + 1)


def _is_main(cell: NDArray[np.float64], ends: Ints, horizontal: Bools, every: int) -> Bools:
    order = cell[ends[:, 0], np.where(horizontal, 1, 0)].astype(np.int64)
    if every:
        return np.asarray(order % every == 0)
    return horizontal & (order == 0)


def _random_tree(rng: np.random.Generator, num_nodes: int, ends: Ints, favoured: Bools) -> Bools:
    """Return which edges form a random spanning tree; `favoured` ones enter first."""
    weight = rng.uniform(1, 2, len(ends)) - np.where(favoured, 0.999, 0)
    table = coo_array((weight, (ends[:, 0], ends[:, 1])), shape=(num_nodes, num_nodes))
    tree = minimum_spanning_tree(table.tocsr()).tocoo()
    chosen = set(zip(tree.coords[0].tolist(), tree.coords[1].tolist(), strict=True))
    return np.array([(a, b) in chosen for a, b in ends.tolist()], dtype=bool)


def _thin_crossings(
    rng: np.random.Generator, num_nodes: int, ends: Ints, open_street: Bools, needed: Bools
) -> None:
    """Close one arm of most four-way crossings, in place; `needed` streets stay."""
    at: list[list[int]] = [[] for _ in range(num_nodes)]
    for k in np.flatnonzero(open_street).tolist():
        at[ends[k, 0]].append(k)
        at[ends[k, 1]].append(k)
    for node in rng.permutation(num_nodes).tolist():
        arms = [k for k in at[node] if open_street[k]]
        spare = [k for k in arms if not needed[k]]
        if len(arms) >= 4 and spare and rng.random() < OPENED_CROSSINGS:
            open_street[spare[int(rng.integers(len(spare)))]] = False

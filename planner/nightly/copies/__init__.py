"""Contingency copies: each worker's list as a page that can be printed and as a table, for the day when the network is gone."""

from __future__ import annotations

from planner.nightly.copies.records import Heading
from planner.nightly.copies.write import write_copies

__all__ = ["Heading", "write_copies"]

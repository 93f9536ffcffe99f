"""The store: inputs, plans with their versions, who published what and why, the nightly run's work, and who looked at whose data.

A SQLite file or a PostgreSQL database, told apart by the place alone. Nothing in it is changed once written, it holds ids and no
names, and no secrets. How to run one: docs/store.md.
"""

from __future__ import annotations

from planner.store.backup import dump_command, restore
from planner.store.database import Patience
from planner.store.errors import (
    DamagedStoreError,
    DatabaseFaultError,
    NewerStoreError,
    NoSuchPlanError,
    NotAStoreError,
    RemovedPlanError,
    StoreError,
    StoreUnavailableError,
)
from planner.store.names import Names, merged, named, names_of, read_names, write_names
from planner.store.publish_desk import ANY
from planner.store.publishing import ChangedMeanwhileError, NothingToUndoError
from planner.store.records import (
    Access,
    Assignment,
    Kind,
    Reader,
    Saved,
    Step,
    Tally,
    Unit,
    UnitKey,
    UnitState,
)
from planner.store.retention import Removal, Retention, read_retention
from planner.store.store import Store, open_store, utc_now

__all__ = [
    "ANY",
    "Access",
    "Assignment",
    "ChangedMeanwhileError",
    "DamagedStoreError",
    "DatabaseFaultError",
    "Kind",
    "Names",
    "NewerStoreError",
    "NoSuchPlanError",
    "NotAStoreError",
    "NothingToUndoError",
    "Patience",
    "Reader",
    "Removal",
    "RemovedPlanError",
    "Retention",
    "Saved",
    "Step",
    "Store",
    "StoreError",
    "StoreUnavailableError",
    "Tally",
    "Unit",
    "UnitKey",
    "UnitState",
    "dump_command",
    "merged",
    "named",
    "names_of",
    "open_store",
    "read_names",
    "read_retention",
    "restore",
    "utc_now",
    "write_names",
]

"""What can go wrong with a store, beyond bad calls.

RuntimeError
├── StoreError
│   ├── NotAStoreError       the file or database is something else
│   ├── NewerStoreError      written by a newer version of this program
│   ├── DamagedStoreError    what is read is not what was written
│   ├── StoreUnavailableError   the database did not answer in the time allowed
│   └── DatabaseFaultError   the database refuses for another reason, such as a wrong password
LookupError
├── NoSuchPlanError          never was there
└── RemovedPlanError         was there; retention has removed its content
OSError (ENOSPC, EIO, EROFS) the disk is full, failing or read-only
"""

from __future__ import annotations


class StoreError(RuntimeError):
    """A store cannot be used. No message holds a password."""


class NotAStoreError(StoreError):
    """The file or database holds something else than a store of this program."""

    def __init__(self, place: str, why: str) -> None:
        self.place, self.why = place, why
        super().__init__(f"{place} is no store: {why}")


class NewerStoreError(StoreError):
    """The store was written by a newer version of this program, whose tables this one does not know."""

    def __init__(self, place: str, found: str) -> None:
        self.place, self.found = place, found
        super().__init__(
            f"{place} is of the newer version {found}; install the newest homecare-planner to open it"
        )


class DamagedStoreError(StoreError):
    """Something read from the store is not what was written; restore a backup."""


class StoreUnavailableError(StoreError):
    """The database did not answer, or was busy, for as long as it was waited for."""

    def __init__(self, place: str, seconds: float, why: str) -> None:
        self.place, self.seconds, self.why = place, seconds, why
        super().__init__(f"{place} did not answer within {seconds:g} s: {why}")


class DatabaseFaultError(StoreError):
    """The database refuses, and waiting will not help: a wrong password, no such database, no right, a value that does not fit."""

    def __init__(self, place: str, why: str) -> None:
        self.place, self.why = place, why
        super().__init__(f"{place} refuses: {why}")


class NoSuchPlanError(LookupError):
    """The store never had such a plan."""

    def __init__(self, plan_id: int) -> None:
        self.plan_id = plan_id
        super().__init__(f"the store has no plan {plan_id}")


class RemovedPlanError(LookupError):
    """The plan was stored and its content has been removed by retention; when and by whom it was made is still there."""

    def __init__(self, plan_id: int) -> None:
        self.plan_id = plan_id
        super().__init__(f"the content of plan {plan_id} has been removed by retention")

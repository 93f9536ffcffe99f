"""The tables of the store, as the newest migration leaves them. What each holds, in one line above it.

Everything is written once: rows are added and read, never changed (`migrations/versions`), and only retention removes any.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """An instant, kept in UTC: SQLite knows no zones, and PostgreSQL shows them in that of the reader."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC. Raises ValueError for one without an offset."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"an instant needs a UTC offset: {value}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the instant with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite counts up by itself only in a column of type INTEGER; PostgreSQL's is too small for a log of decades.
Number = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# An instance by the digest of its content, compressed JSON without the labels; `content` is the digest without them.
inputs = Table(
    "inputs",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("citizens", Integer, nullable=False),
    Column("shifts", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# Whose each visit of an input is. Kept in the order of the key alone, like all parts of a content: on file that halves them.
input_visits = Table(
    "input_visits",
    metadata,
    Column("input_hash", ForeignKey("inputs.hash"), primary_key=True),
    Column("visit_id", Text, primary_key=True),
    Column("citizen_id", Text, nullable=False),
    Index(None, "citizen_id"),
    sqlite_with_rowid=False,
)

# Travel times by the digest of their content, an .npz file.
travels = Table(
    "travels",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("saved_at", Moment, nullable=False),
    Column("addresses", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# A plan's content by its digest, compressed JSON: what is published as it was made is kept once.
bodies = Table(
    "bodies",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("saved_at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# The cost of a plan, term by term, in points.
terms = Table(
    "terms",
    metadata,
    Column("body_hash", ForeignKey("bodies.hash"), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("points", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What a plan leaves out; `reasons` is JSON.
unplanned = Table(
    "unplanned",
    metadata,
    Column("body_hash", ForeignKey("bodies.hash"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("visit_id", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Who carries out each visit of a plan, how and when.
assignments = Table(
    "assignments",
    metadata,
    Column("body_hash", ForeignKey("bodies.hash"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("visit_id", Text, nullable=False),
    Column("worker_id", Text, nullable=False),
    Column("shift_id", Text, nullable=False),
    Column("seat", Integer, nullable=False),
    Column("part", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("start", Moment, nullable=False),
    Column("end", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# A version of a district's plan of a day; the columns from `solver` on are those of its RunInfo. The row stays when retention
# has removed the content, so that history can still be read.
plans = Table(
    "plans",
    metadata,
    Column("plan_id", Number, primary_key=True, autoincrement=True),
    Column("district", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("source_id", ForeignKey("plans.plan_id")),
    Column("restores_id", ForeignKey("plans.plan_id")),
    Column("body_hash", Text, nullable=False, index=True),
    Column("solver", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Column("bound", BigInteger),
    Column("version", Text, nullable=False),
    Column("instance_hash", Text, nullable=False, index=True),
    Column("travel_hash", Text, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("planned", Integer, nullable=False),
    Column("left_out", Integer, nullable=False),
    Column("broken_rules", Integer, nullable=False),
    UniqueConstraint("district", "day", "sequence"),
    Index(None, "day"),
)

# The rules that a version breaks, as it was judged when it was saved; `ids` and `params` are JSON.
violations = Table(
    "violations",
    metadata,
    Column("plan_id", ForeignKey("plans.plan_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("ids", Text, nullable=False),
    Column("amount", Float, nullable=False),
    Column("unit", Text, nullable=False),
    Column("params", Text, nullable=False),
)

# What a version changed against the one that stood when it was saved, compressed JSON, and how many visits in short.
differences = Table(
    "differences",
    metadata,
    Column("plan_id", ForeignKey("plans.plan_id"), primary_key=True),
    Column("before_id", ForeignKey("plans.plan_id"), nullable=False),
    Column("common", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("worker", Integer, nullable=False),
    Column("moved", Integer, nullable=False),
    Column("mode", Integer, nullable=False),
    Column("left_out", Integer, nullable=False),
    Column("taken_in", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
)

# The visits of a difference, compressed JSON; removed with the plan's content.
difference_bodies = Table(
    "difference_bodies",
    metadata,
    Column("plan_id", ForeignKey("differences.plan_id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# What happened to a unit of work of the nightly run; its state is what happened last.
unit_events = Table(
    "unit_events",
    metadata,
    Column("event_id", Number, primary_key=True, autoincrement=True),
    Column("district", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("input_hash", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("seconds", Float),
    Column("plan_id", ForeignKey("plans.plan_id")),
    Column("failure", Text),
    UniqueConstraint("district", "day", "input_hash", "version", "attempt", "state"),
    Index(None, "day"),
)

# Who saw or changed what of a citizen's, when and why. Kept apart from plans, and longer.
access_log = Table(
    "access_log",
    metadata,
    Column("access_id", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("citizen_id", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("plan_id", BigInteger),
    Index(None, "citizen_id", "at"),
    Index(None, "at"),
)

# What retention removed, when and by which rules (JSON).
removals = Table(
    "removals",
    metadata,
    Column("removal_id", Number, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("counts", Text, nullable=False),
)

# A row stands here only inside the transaction of a retention pass: the triggers that forbid removal look for it.
retention_pass = Table(
    "retention_pass", metadata, Column("pass_id", Integer, primary_key=True), Column("open", Boolean)
)

# What has been committed, so that a write whose answer was lost is not made again.
receipts = Table(
    "receipts",
    metadata,
    Column("token", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("result", BigInteger),
)

KEPT = (
    inputs, input_visits, travels, bodies, terms, unplanned, assignments, plans, violations, differences,
    difference_bodies, unit_events, access_log, removals,
)  # fmt: skip
"""Tables whose rows are never changed."""

NEVER_REMOVED = (plans, differences, removals)
"""Those of `KEPT` that even retention leaves alone."""

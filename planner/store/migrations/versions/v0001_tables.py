"""The first tables: inputs, plans and their content, units of work, access and retention."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    _contents()
    _plans()
    _logs()


def _contents() -> None:
    op.create_table(
        "inputs",
        sa.Column("hash", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("citizens", sa.Integer, nullable=False),
        sa.Column("shifts", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_inputs"),
    )
    op.create_table(
        "input_visits",
        sa.Column("input_hash", sa.Text),
        sa.Column("visit_id", sa.Text),
        sa.Column("citizen_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("input_hash", "visit_id", name="pk_input_visits"),
        sa.ForeignKeyConstraint(["input_hash"], ["inputs.hash"], name="fk_input_visits_input_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_input_visits_citizen_id", "input_visits", ["citizen_id"])
    op.create_table(
        "travels",
        sa.Column("hash", sa.Text),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("addresses", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_travels"),
    )
    op.create_table(
        "bodies",
        sa.Column("hash", sa.Text),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_bodies"),
    )
    op.create_table(
        "terms",
        sa.Column("body_hash", sa.Text),
        sa.Column("term", sa.Text),
        sa.Column("points", sa.BigInteger, nullable=False),
        *_of_body("terms", "term"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unplanned",
        sa.Column("body_hash", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("visit_id", sa.Text, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        *_of_body("unplanned", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "assignments",
        sa.Column("body_hash", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("visit_id", sa.Text, nullable=False),
        sa.Column("worker_id", sa.Text, nullable=False),
        sa.Column("shift_id", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("start", MOMENT, nullable=False),
        sa.Column("end", MOMENT, nullable=False),
        *_of_body("assignments", "position"),
        sqlite_with_rowid=False,
    )


def _of_body(table: str, column: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("body_hash", column, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["body_hash"], ["bodies.hash"], name=f"fk_{table}_body_hash"),
    )


def _plans() -> None:
    op.create_table(
        "plans",
        sa.Column("plan_id", NUMBER, autoincrement=True),
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("source_id", NUMBER),
        sa.Column("restores_id", NUMBER),
        sa.Column("body_hash", sa.Text, nullable=False),
        sa.Column("solver", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("cost", sa.BigInteger, nullable=False),
        sa.Column("bound", sa.BigInteger),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("instance_hash", sa.Text, nullable=False),
        sa.Column("travel_hash", sa.Text, nullable=False),
        sa.Column("parameters", sa.Text, nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("left_out", sa.Integer, nullable=False),
        sa.Column("broken_rules", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", name="pk_plans"),
        sa.ForeignKeyConstraint(["source_id"], ["plans.plan_id"], name="fk_plans_source_id"),
        sa.ForeignKeyConstraint(["restores_id"], ["plans.plan_id"], name="fk_plans_restores_id"),
        sa.UniqueConstraint("district", "day", "sequence", name="uq_plans_district_day_sequence"),
    )
    for column in ("body_hash", "day", "instance_hash"):
        op.create_index(f"ix_plans_{column}", "plans", [column])
    op.create_table(
        "violations",
        sa.Column("plan_id", NUMBER),
        sa.Column("position", sa.Integer),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("ids", sa.Text, nullable=False),
        sa.Column("amount", sa.Float, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("params", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "position", name="pk_violations"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name="fk_violations_plan_id"),
    )
    counts = ("common", "kept", "worker", "moved", "mode", "left_out", "taken_in", "gone")
    op.create_table(
        "differences",
        sa.Column("plan_id", NUMBER),
        sa.Column("before_id", NUMBER, nullable=False),
        *(sa.Column(count, sa.Integer, nullable=False) for count in counts),
        sa.PrimaryKeyConstraint("plan_id", name="pk_differences"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name="fk_differences_plan_id"),
        sa.ForeignKeyConstraint(["before_id"], ["plans.plan_id"], name="fk_differences_before_id"),
    )
    op.create_table(
        "difference_bodies",
        sa.Column("plan_id", NUMBER),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", name="pk_difference_bodies"),
        sa.ForeignKeyConstraint(["plan_id"], ["differences.plan_id"], name="fk_difference_bodies_plan_id"),
    )


def _logs() -> None:
    op.create_table(
        "unit_events",
        sa.Column("event_id", NUMBER, autoincrement=True),
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("input_hash", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("plan_id", NUMBER),
        sa.Column("failure", sa.Text),
        sa.PrimaryKeyConstraint("event_id", name="pk_unit_events"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name="fk_unit_events_plan_id"),
        sa.UniqueConstraint(
            "district", "day", "input_hash", "version", "attempt", "state",
            name="uq_unit_events_district_day_input_hash_version_attempt_state",
        ),
    )  # fmt: skip
    op.create_index("ix_unit_events_day", "unit_events", ["day"])
    op.create_table(
        "access_log",
        sa.Column("access_id", NUMBER, autoincrement=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("citizen_id", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("plan_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("access_id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_citizen_id_at", "access_log", ["citizen_id", "at"])
    op.create_index("ix_access_log_at", "access_log", ["at"])
    op.create_table(
        "removals",
        sa.Column("removal_id", NUMBER, autoincrement=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("removal_id", name="pk_removals"),
    )
    op.create_table(
        "retention_pass",
        sa.Column("pass_id", sa.Integer),
        sa.Column("open", sa.Boolean),
        sa.PrimaryKeyConstraint("pass_id", name="pk_retention_pass"),
    )
    op.create_table(
        "receipts",
        sa.Column("token", sa.Text),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("result", sa.BigInteger),
        sa.PrimaryKeyConstraint("token", name="pk_receipts"),
    )
    op.create_index("ix_receipts_at", "receipts", ["at"])

"""Runs the steps on the connection that the caller has begun a transaction on; read by Alembic, not imported."""

from __future__ import annotations

from alembic import context

from planner.store.migrate import VERSION_TABLE
from planner.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
with context.begin_transaction():
    context.run_migrations()

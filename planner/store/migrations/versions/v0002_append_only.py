"""Triggers that let nobody change what was written, nor remove it outside a retention pass."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

REMOVABLE = (
    "inputs", "input_visits", "travels", "bodies", "terms", "unplanned", "assignments", "violations",
    "difference_bodies", "unit_events", "access_log",
)  # fmt: skip
NEVER = ("plans", "differences", "removals")
REFUSAL = "the store keeps what was written"

FUNCTION = f"""
CREATE FUNCTION homecare_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_ARGV[0] = 'removable' AND EXISTS (SELECT 1 FROM retention_pass) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME;
END $$
"""


def upgrade() -> None:
    """Make them, in the words of the database at hand."""
    if op.get_bind().dialect.name == "sqlite":
        for table in (*REMOVABLE, *NEVER):
            _on_file(table, removable=table in REMOVABLE)
    else:
        op.execute(FUNCTION)
        for table in (*REMOVABLE, *NEVER):
            _on_server(table, removable=table in REMOVABLE)


def _on_file(table: str, *, removable: bool) -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    unless = "WHEN NOT EXISTS (SELECT 1 FROM retention_pass) " if removable else ""
    op.execute(f"CREATE TRIGGER keep_{table}_change BEFORE UPDATE ON {table} {refuse}")
    op.execute(f"CREATE TRIGGER keep_{table}_remove BEFORE DELETE ON {table} {unless}{refuse}")


def _on_server(table: str, *, removable: bool) -> None:
    word = "removable" if removable else "never"
    call = f"EXECUTE FUNCTION homecare_keep('{word}')"
    op.execute(f"CREATE TRIGGER keep_{table} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}")
    op.execute(f"CREATE TRIGGER keep_{table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}")

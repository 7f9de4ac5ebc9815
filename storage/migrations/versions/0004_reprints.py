"""Fingerprints of articles, families of reprints, and their view."""

from alembic import op

from storage import ddl
from storage.migrations import frozen

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, frozen.load("0004_reprints", connection.dialect.name))


def downgrade() -> None:
    ddl.run(op.get_bind(), ["DROP VIEW v1_reprints", "DROP TABLE reprints", "DROP TABLE fingerprints"])

"""Events of editions that wait to be sent, and how far the relay of article events has come."""

from alembic import op

from storage import ddl
from storage.migrations import frozen

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, frozen.load("0005_outbox", connection.dialect.name))


def downgrade() -> None:
    ddl.run(op.get_bind(), ["DROP TABLE relays", "DROP TABLE outbox"])

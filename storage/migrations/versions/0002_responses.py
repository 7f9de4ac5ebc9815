"""What servers answered (responses), and pages that are held with a suspect edition."""

from alembic import op

from storage import ddl
from storage.migrations import frozen

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, frozen.load("0002_responses", connection.dialect.name))


def downgrade() -> None:
    op.drop_table("responses")

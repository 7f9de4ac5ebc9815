"""The search index, filled from what is stored; published_on in the views of the verdicts."""

from alembic import op

from storage import ddl, search
from storage.migrations import frozen

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

VIEWS = ("v1_article_counties", "v1_article_topics")


def upgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, frozen.load("0003_search", connection.dialect.name))
    search.rebuild(connection)


def downgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, [f"DROP VIEW {name}" for name in VIEWS] + ["DROP TABLE article_search"])
    ddl.run(connection, frozen.views("0001_first", connection.dialect.name, VIEWS))

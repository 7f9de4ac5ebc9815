"""The first schema: newspapers, editions, pages, articles, revisions, verdicts, changes, and the v1 views."""

from alembic import op

from storage import ddl
from storage.migrations import frozen

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

VIEWS = (
    "v1_articles",
    "v1_article_counties",
    "v1_article_topics",
    "v1_edits",
    "v1_changes",
    "v1_coverage",
    "v1_pages",
)
TABLES = (
    "changes",
    "article_topics",
    "article_counties",
    "revisions",
    "articles",
    "pages",
    "editions",
    "newspapers",
)


def upgrade() -> None:
    connection = op.get_bind()
    ddl.run(connection, frozen.load("0001_first", connection.dialect.name))


def downgrade() -> None:
    views = [f"DROP VIEW {name}" for name in VIEWS]
    ddl.run(op.get_bind(), views + [f"DROP TABLE {name}" for name in TABLES])

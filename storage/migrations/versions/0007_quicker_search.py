"""The search index costs less to write: sixteen pieces are joined at a time on SQLite, an edition on PostgreSQL."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UP = {
    "sqlite": (
        "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 16)",
        "INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 64)",
    ),
    "postgresql": ("ALTER INDEX ix_article_search_pairs SET (fastupdate = on, gin_pending_list_limit = 65536)",),
}
DOWN = {
    "sqlite": (
        "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 4)",
        "INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 16)",
    ),
    "postgresql": (
        "ALTER INDEX ix_article_search_pairs SET (fastupdate = off)",
        "ALTER INDEX ix_article_search_pairs RESET (gin_pending_list_limit)",
        "SELECT gin_clean_pending_list('ix_article_search_pairs')",
    ),
}


def upgrade() -> None:
    for statement in UP[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in DOWN[op.get_bind().dialect.name]:
        op.execute(statement)

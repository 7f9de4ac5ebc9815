"""On PostgreSQL the pairs of six or seven editions go into the search index together."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The index may be away: an earlier docs/scale.md had it so for loading very much."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX IF EXISTS ix_article_search_pairs SET (gin_pending_list_limit = 8192)")


def downgrade() -> None:
    """What waits is put in order: revision 0007 does so at each edition."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX IF EXISTS ix_article_search_pairs SET (gin_pending_list_limit = 65536)")
        op.execute("SELECT gin_clean_pending_list(to_regclass('ix_article_search_pairs'))")

"""The role of a county may be rival: what came close to the primary one. Only comments change."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TOLD = {
    "article_counties.role": ("primary, rival, mentioned", "primary or mentioned"),
    'v1_article_counties."role"': (
        "primary: what the article is about; rival: what came close to it; mentioned: named in it",
        "primary: what the article is about; mentioned: named in it",
    ),
}


def upgrade() -> None:
    _comment(0)


def downgrade() -> None:
    _comment(1)


def _comment(which: int) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for column, texts in TOLD.items():
            op.execute(f"COMMENT ON COLUMN {column} IS '{texts[which]}'")

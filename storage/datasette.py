"""deploy/datasette.json, written from the views: `python -m storage.datasette deploy/datasette.json`.

With it `datasette data/xianwen.db --metadata deploy/datasette.json` shows the views with their meanings, the tables
below them hidden, and a few questions ready to ask.
"""

import json
import sys
from pathlib import Path

from storage.ddl import TABLES
from storage.views import VIEWS, View

_ORDERS = {"v1_changes": "seq", "v1_articles": "published_on", "v1_coverage": "published_on", "v1_pages": "read_at"}
_FACETS = {
    "v1_articles": ["newspaper_id", "kind", "page_name"],
    "v1_article_counties": ["name", "role", "level"],
    "v1_article_topics": ["name_zh", "rank"],
    "v1_edits": ["rule", "applied"],
    "v1_changes": ["change"],
    "v1_coverage": ["newspaper_id", "status"],
    "v1_pages": ["newspaper_id", "status"],
    "v1_reprints": ["role"],
}
_SEARCH_TABLES = ("", "_data", "_idx", "_docsize", "_config")
_OTHERS = ("alembic_version", "sqlite_sequence")
_QUERIES = {
    "county": (
        "Articles about a county",
        """SELECT a.published_on, a.newspaper_name, a.page_label, a.title, c.score, a.article_id
FROM v1_article_counties AS c JOIN v1_articles AS a ON a.article_id = c.article_id
WHERE c.name = :county AND c.role = 'primary' AND a.withdrawn_at IS NULL
ORDER BY c.published_on DESC LIMIT 100""",
    ),
    "topics-of-county": (
        "What a county is written about",
        """SELECT t.name_zh, count(*) AS articles
FROM v1_article_counties AS c JOIN v1_article_topics AS t ON t.article_id = c.article_id AND t.rank = 1
WHERE c.name = :county AND c.role = 'primary' GROUP BY t.name_zh ORDER BY articles DESC""",
    ),
    "missing": (
        "Editions that are not whole",
        "SELECT * FROM v1_coverage WHERE status NOT IN ('complete', 'no_edition') ORDER BY published_on DESC",
    ),
}


def written() -> str:
    hidden = [*(table.name for table in TABLES), *(f"article_search{part}" for part in _SEARCH_TABLES), *_OTHERS]
    tables = {**{name: {"hidden": True} for name in hidden}, **{view.name: _described(view) for view in VIEWS}}
    queries = {name: {"title": title, "sql": sql} for name, (title, sql) in _QUERIES.items()}
    about = {
        "title": "xianwen 县闻",
        "description": "Articles of Chinese regional newspapers by county and topic",
        "databases": {"xianwen": {"tables": tables, "queries": queries}},
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _described(view: View) -> dict[str, object]:
    described: dict[str, object] = {
        "description": view.meaning,
        "columns": {column.name: column.meaning for column in view.columns},
        "facets": _FACETS[view.name],
    }
    return {**described, **({"sort_desc": _ORDERS[view.name]} if view.name in _ORDERS else {})}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), "utf-8")

"""Looking a database through: whether the file is whole, whether rows fit together, and the laws on a sample."""

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Connection, Row, func, select, text

from parsers.model import Author, Span
from storage.rows import Content, columns_of, digest, spans_of
from storage.schema import CURRENT, articles, pages, revisions
from storage.search import asked
from storage.terms import searched, terms

LOOKED_FOR = 100
"""Characters of a term of its own by which an article must be found."""

SHOWN = 3
"""Names given of what is wrong; the rest is counted."""

ORPHANS = {
    "articles without their current revision": """
        SELECT a.article_id FROM articles AS a WHERE NOT EXISTS
        (SELECT 1 FROM revisions AS r WHERE r.article = a.id AND r.revision = a.revision)""",
    "articles whose revisions have a gap or go beyond the current one": """
        SELECT a.article_id FROM articles AS a JOIN revisions AS r ON r.article = a.id
        GROUP BY a.id, a.article_id, a.revision HAVING count(*) <> a.revision OR max(r.revision) <> a.revision""",
    "articles of another newspaper or day than their page": """
        SELECT a.article_id FROM articles AS a JOIN pages AS p ON p.id = a.page_id
        JOIN editions AS e ON e.id = p.edition_id
        WHERE e.newspaper_id <> a.newspaper_id OR e.published_on <> a.published_on""",
    "counties of another day than their article": """
        SELECT a.article_id FROM articles AS a JOIN article_counties AS c ON c.article = a.id
        WHERE c.published_on <> a.published_on""",
    "topics of another day than their article": """
        SELECT a.article_id FROM articles AS a JOIN article_topics AS t ON t.article = a.id
        WHERE t.published_on <> a.published_on""",
}
"""Queries that find nothing in a database that is well."""

FEED = {
    "articles whose newest revision the feed does not tell": """
        SELECT a.article_id FROM articles AS a LEFT JOIN changes AS c
        ON c.article = a.id AND c.change IN ('created', 'revised')
        GROUP BY a.id, a.article_id, a.revision HAVING coalesce(max(c.revision), 0) <> a.revision""",
    "articles of which the feed says otherwise whether they stand": """
        SELECT a.article_id FROM articles AS a WHERE (a.withdrawn_at IS NOT NULL) <>
        ((SELECT c.change FROM changes AS c WHERE c.article = a.id ORDER BY c.seq DESC LIMIT 1) = 'withdrawn')""",
}
"""The same for the change feed, compacted or not."""


def integrity(connection: Connection) -> list[str]:
    """What the database itself finds. Of PostgreSQL nothing: see pg_amcheck."""
    if connection.dialect.name != "sqlite":
        return []
    connection.exec_driver_sql("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
    damages = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(3)")]
    keys = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [each for each in damages if each != "ok"] + [f"{row[0]} {row[1]}: no such row in {row[2]}" for row in keys]


def broken(connection: Connection, queries: dict[str, str]) -> list[str]:
    """What the queries find, a line each."""
    found = ((what, connection.scalars(text(sql)).all()) for what, sql in queries.items())
    return [_counted(what, names) for what, names in found if names]


def sample(connection: Connection, size: int, seed: int) -> list[Row[Any]]:
    """Articles with their current revision and their page's label, by chance."""
    least, most = connection.execute(select(func.min(articles.c.id), func.max(articles.c.id))).one()
    if least is None:
        return []
    chance = Random(seed)
    chosen = sorted({chance.randint(least, most) for _ in range(size)})
    its_page = articles.join(revisions, CURRENT).join(pages, pages.c.id == articles.c.page_id)
    columns = (articles, revisions, pages.c.label)
    statement = select(*columns).select_from(its_page).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
    return [
        row
        for start in range(0, len(chosen), 500)
        for row in connection.execute(statement.where(articles.c.id.in_(chosen[start : start + 500])))
    ]


def law_3(connection: Connection, rows: Sequence[Row[Any]]) -> list[str]:
    """An article is where it stands: its id says so, nobody stands in the same place, its digest is its content's."""
    named = [row.articles_article_id for row in rows if row.articles_article_id != _its_name(row)]
    other = [row.articles_article_id for row in rows if row.revisions_content_sha256 != _digest(row)]
    shared = sorted({row.articles_page_id for row in rows if _overlap(connection, row.articles_page_id)})
    return [
        *([_counted("articles whose id does not say where they stand", named)] if named else []),
        *([_counted("articles whose content is not what its digest says", other)] if other else []),
        *([_counted("pages on which two articles stand in one place", shared)] if shared else []),
    ]


def not_found(connection: Connection, rows: Sequence[Row[Any]]) -> list[str]:
    """Articles of the sample that a search for their own words does not find."""
    missed = [row.articles_article_id for row in rows if not _finds_itself(connection, row)]
    return [_counted("articles that search does not find", missed)] if missed else []


def _finds_itself(connection: Connection, row: Row[Any]) -> bool:
    text = searched(row.revisions_kicker, row.revisions_title, row.revisions_subtitle, row.revisions_body)
    own = [term[:LOOKED_FOR] for term in terms(text)[:3]]
    day = row.articles_published_on
    if not own:
        return True
    search = asked(connection, own, day, day)
    statement = select(articles.c.id).select_from(search.source, articles.join(revisions, CURRENT))
    return row.articles_id in connection.scalars(statement.where(search.holds)).all()


def _its_name(row: Row[Any]) -> str:
    return f"{row.articles_newspaper_id}-{row.articles_published_on:%Y%m%d}-{row.pages_label}-{row.articles_number}"


def _digest(row: Row[Any]) -> str:
    columns = {name: getattr(row, f"revisions_{name}") for name in Content.__slots__}
    return digest(columns_of(Content(**{**columns, "authors": tuple(Author(**each) for each in columns["authors"])})))


def _overlap(connection: Connection, page_id: int) -> bool:
    its = (articles.c.page_id == page_id) & articles.c.withdrawn_at.is_(None)
    rows = connection.execute(select(articles.c.raw_sha256, articles.c.spans).where(its))
    standing = [(sha256, spans_of(spans)) for sha256, spans in rows]
    return any(ours == theirs and _meet(a, b) for (ours, a), (theirs, b) in combinations(standing, 2))


def _meet(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in ours for b in theirs)


def _counted(what: str, names: Sequence[object]) -> str:
    shown = ", ".join(map(str, names[:SHOWN]))
    return f"{len(names)} {what}: {shown}{' …' if len(names) > SHOWN else ''}"

"""The search index, kept in step with the articles in their transaction, and what a query asks of it.

SQLite: FTS5 over single characters, a term being a phrase. Its rows are numbered so that their order is the answer's:
newest day first, then the order of storing. PostgreSQL, without extensions: a tsvector of neighbouring characters in
pairs, without places; a term of more than two characters is looked at again in the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    String,
    and_,
    bindparam,
    cast,
    column,
    func,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.schema import CURRENT, articles, revisions
from storage.statements import Row, run
from storage.terms import FOLDED, LONGEST, UNFOLDED, characters, pairs, searched

_BITS = 40
_IDS = (1 << _BITS) - 1
"""Inner ids are below it; a day's ordinal stands above them."""

PROBED, COMMON = 500, 0.02
"""Of so many of the newest articles, the share that makes a term one that is found by looking at each."""

DDL = {
    "sqlite": (
        "CREATE VIRTUAL TABLE article_search USING fts5(text, content='', columnsize=0, tokenize='ascii')",
        # Each edition leaves a piece of index; sixteen are joined at a time, bit by bit (64: never all at once). With
        # SQLite's own four an article is rewritten six times on the way to a million, with sixteen three times.
        "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 16)",
        "INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 64)",
    ),
    "postgresql": (
        """CREATE TABLE article_search (
  article INTEGER NOT NULL,
  published_on DATE NOT NULL,
  pairs TSVECTOR NOT NULL,
  CONSTRAINT pk_article_search PRIMARY KEY (article),
  CONSTRAINT fk_article_search_articles FOREIGN KEY (article) REFERENCES articles (id)
)""",
        # What an edition brings waits in a list, which goes into the index when it holds six or seven of them (8 MB): a
        # pair costs the same once an edition or once in seven, and searching reads the list in a few milliseconds.
        "CREATE INDEX ix_article_search_pairs ON article_search USING gin (pairs)"
        " WITH (fastupdate = on, gin_pending_list_limit = 8192)",
        "CREATE INDEX ix_article_search_published_on ON article_search (published_on DESC, article)",
        "COMMENT ON TABLE article_search IS 'Current revisions as search sees them: neighbouring characters in pairs.'",
        "COMMENT ON COLUMN article_search.article IS 'articles.id'",
        "COMMENT ON COLUMN article_search.published_on IS 'repeated from the article for its index'",
        "COMMENT ON COLUMN article_search.pairs IS 'pairs of kicker, title, subtitle and body; see storage/terms.py'",
    ),
}

rows = table("article_search", column("rowid", BigInteger), column("article"), column("published_on"), column("pairs"))


class Searched(NamedTuple):
    """An article, by its inner id, and its text as search is to find it."""

    article: int
    published_on: date
    text: str


class Asked(NamedTuple):
    """A search as parts of a statement: where it reads, what holds, and the order that its index gives."""

    source: FromClause
    holds: ColumnElement[bool]
    order: tuple[ColumnElement[object], ...]


def add(connection: Connection, new: Sequence[Searched]) -> None:
    """Articles that are not in the index."""
    if connection.dialect.name == "sqlite":
        run(connection, text("INSERT INTO article_search (rowid, text) VALUES (:row, :text)"), _phrased(new))
    else:
        run(connection, text(_UPSERT), [_paired(each) for each in new])


def replace(connection: Connection, old: Sequence[Searched], new: Sequence[Searched]) -> None:
    """Articles with another text than the index was given of them, which is `old`."""
    if connection.dialect.name == "sqlite":
        _take_out(connection, old)
    add(connection, new)


def rebuild(connection: Connection, batch: int = 1_000) -> int:
    """The whole index anew, from the current revisions; returns the number of articles."""
    clear = "INSERT INTO article_search (article_search) VALUES ('delete-all')"
    connection.execute(text(clear if connection.dialect.name == "sqlite" else "DELETE FROM article_search"))
    count = last = 0
    while found := _texts_after(connection, last, batch):
        add(connection, found)
        count, last = count + len(found), found[-1].article
    return count


def asked(connection: Connection, wanted: Sequence[str], since: date | None, until: date | None) -> Asked:
    """The articles in which every one of the terms stands, of a period, both days included."""
    if connection.dialect.name == "sqlite":
        return _asked_of_fts5(wanted, since, until)
    period = [*([rows.c.published_on >= since] if since else []), *([rows.c.published_on <= until] if until else [])]
    # Written into the statement: a plan that is to serve every word serves the rare ones badly.
    query = cast(bindparam(None, _tsquery(wanted), String, literal_execute=True), TSQUERY)
    found = select(rows.c.article, rows.c.published_on).where(rows.c.pairs.op("@@")(query), *period)
    its = (found if _is_common(connection, query, period) else found.offset(0)).subquery()
    stands = (_stands(term) for term in wanted if len(term) > 2)
    return Asked(its, and_(its.c.article == articles.c.id, *stands), (its.c.published_on.desc(), its.c.article))


@contextmanager
def looking_up(connection: Connection) -> Iterator[None]:
    """Where a search is run: PostgreSQL knows there what a row costs.

    Looking for a word in an article's pairs takes three times as long as reading a page of what waits for the index,
    for they lie outside of the row. PostgreSQL believes that it takes a four-hundredth, and would look at each article.
    What then seems so dear is no reason for compiling it (jit).
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    before = connection.execute(text("SELECT current_setting('cpu_tuple_cost'), current_setting('jit')")).one()
    _plan_with(connection, "10", "off")
    yield
    _plan_with(connection, *before)


def _plan_with(connection: Connection, row_cost: str, jit: str) -> None:
    """Until the transaction ends."""
    setting = func.set_config
    connection.execute(select(setting("cpu_tuple_cost", row_cost, True), setting("jit", jit, True)))


def _is_common(connection: Connection, query: ColumnElement[str], period: Sequence[ColumnElement[bool]]) -> bool:
    """Whether going back day by day soon finds enough. PostgreSQL does not know of rare words how rare they are.

    An inner query with OFFSET is planned by itself: it asks the index of the words, however few are wanted.
    """
    newest = select(rows.c.pairs).where(*period).order_by(rows.c.published_on.desc(), rows.c.article).limit(PROBED)
    its = newest.subquery()
    found = select(func.count()).select_from(its).where(its.c.pairs.op("@@")(query))
    return connection.execute(found).scalar_one() >= PROBED * COMMON


def _asked_of_fts5(wanted: Sequence[str], since: date | None, until: date | None) -> Asked:
    phrases = " ".join(f'"{characters(term)}"' for term in wanted)
    holds = and_(
        articles.c.id == _IDS - rows.c.rowid.op("&")(_IDS),
        column("article_search", String).op("MATCH")(phrases),
        *([rows.c.rowid >= since.toordinal() << _BITS] if since else []),
        *([rows.c.rowid <= (until.toordinal() << _BITS) + _IDS] if until else []),
    )
    return Asked(rows, holds, (rows.c.rowid.desc(),))


_TEXT = func.left(
    func.concat_ws("\n", revisions.c.kicker, revisions.c.title, revisions.c.subtitle, revisions.c.body), LONGEST
)
_FOLDED = func.translate(_TEXT, UNFOLDED, FOLDED)


def _stands(term: str) -> ColumnElement[bool]:
    """Folding a text costs a hundred times more than looking through it: only for terms that it can make a match."""
    return func.strpos(_FOLDED if set(term) & set(FOLDED) else _TEXT, term) > 0


_UPSERT = """INSERT INTO article_search (article, published_on, pairs)
VALUES (:article, :published_on, array_to_tsvector(string_to_array(:pairs, ' ')))
ON CONFLICT (article) DO UPDATE SET pairs = excluded.pairs"""


def _tsquery(wanted: Iterable[str]) -> str:
    """A character alone is the first of a pair. Terms hold no quote or backslash: these are breaks."""
    single = [f"'{term}':*" for term in wanted if len(term) == 1]
    double = [f"'{term[at : at + 2]}'" for term in wanted for at in range(len(term) - 1)]
    return " & ".join([*single, *double])


def _phrased(found: Iterable[Searched]) -> list[Row]:
    return [{"row": _row(each), "text": characters(each.text)} for each in found]


def _row(each: Searched) -> int:
    return (each.published_on.toordinal() << _BITS) + _IDS - each.article


def _paired(each: Searched) -> Row:
    return {"article": each.article, "published_on": each.published_on, "pairs": " ".join(pairs(each.text))}


def _take_out(connection: Connection, old: Sequence[Searched]) -> None:
    """FTS5 keeps no text here: it must be told exactly what it was given."""
    statement = "INSERT INTO article_search (article_search, rowid, text) VALUES ('delete', :row, :text)"
    run(connection, text(statement), _phrased(old))


_PARTS = (revisions.c.kicker, revisions.c.title, revisions.c.subtitle, revisions.c.body)


def _texts_after(connection: Connection, last: int, batch: int) -> list[Searched]:
    statement = select(articles.c.id, articles.c.published_on, *_PARTS).join(revisions, CURRENT)
    found = connection.execute(statement.where(articles.c.id > last).order_by(articles.c.id).limit(batch))
    return [Searched(its_id, day, searched(*parts)) for its_id, day, *parts in found]

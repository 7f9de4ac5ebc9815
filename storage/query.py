"""Questions asked of the store: the articles of a county, a topic, a period, and one article whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, select

from parsers.model import Edit
from parsers.topics.table import codes_under
from storage.errors import ArticleNotFound, QueryTooLong
from storage.rows import edits_of
from storage.schema import CURRENT, article_counties, article_topics, articles, revisions
from storage.search import Asked, asked, looking_up
from storage.storable import fault
from storage.stored import BATCH, StoredArticle, fetch
from storage.terms import LONGEST_QUERY, relevance, searched, terms

COUNTY_SUFFIXES = ("", "县", "区", "市", "旗")
"""What a person may leave out of a county's name."""

CANDIDATES = 1_000
"""Of what a search finds, the newest so many are weighed against each other for order "best"."""

Order = Literal["newest", "best"]


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An article with the edits of its current revision, flags among them, in the order of the raw text."""

    article: StoredArticle
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Rows of a verdict table that answer the question: `column` holds one of `values`."""

    table: Table
    column: ColumnElement[str]
    values: Sequence[str]

    @property
    def holds(self) -> ColumnElement[bool]:
        return (self.table.c.article == articles.c.id) & self.column.in_(self.values)


def find(
    connection: Connection,
    *,
    newspaper: str | None = None,
    county: str | None = None,
    topic: str | None = None,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    mastheads: bool = False,
    withdrawn: bool = False,
    order: Order = "newest",
    limit: int | None = 50,
) -> list[StoredArticle]:
    """Articles that meet every condition given, newest day first, in the order of storing within a day.

    `newspaper` is an id; `county` a GB/T 2260 code or a name, its 县 or 区 not needed; `topic` a code or name of a
    Media Topic, which stands for those below it, too, or of a local subject; `since` and `until` are both included;
    `search` is one or more terms (terms.py), each of which stands in kicker, title, subtitle or body; `limit` None
    means all. Mastheads and withdrawn articles are left out unless asked for. With `order` "best" the newest 1,000
    found are ordered by how much they are about it.
    Raises QueryTooLong for a `search` of more than 2,000 characters.
    """
    wanted = _wanted(search)
    if (search and not wanted) or any(fault(name) for name in (newspaper, county, topic) if name):
        return []
    verdicts = _verdicts(connection, county, topic)
    if wanted:
        answers = _searched(asked(connection, wanted, since, until), verdicts)
    else:
        answers = _chosen(verdicts, since, until)
    answers = answers.where(*_conditions(newspaper, mastheads, withdrawn))
    if not wanted:
        return fetch(connection, _newest(connection, answers, limit))
    with looking_up(connection):
        best = order == "best"
        ids = _best(connection, answers, wanted)[:limit] if best else _newest(connection, answers, limit)
    return fetch(connection, ids)


def article(connection: Connection, article_id: str) -> ArticleDetail:
    """One article, withdrawn or not, with its edits and its verdicts' evidence. Raises ArticleNotFound."""
    its_row = select(articles.c.id, revisions.c.edits).join(revisions, CURRENT)
    its_row = its_row.where(articles.c.article_id == article_id)
    row = None if fault(article_id) else connection.execute(its_row).one_or_none()
    if row is None:
        raise ArticleNotFound(f"no article {article_id!a}; `xianwen articles` lists them")
    return ArticleDetail(fetch(connection, [row.id])[0], edits_of(row.edits))


def by_article_ids(connection: Connection, article_ids: Iterable[str]) -> list[StoredArticle]:
    """The articles that have these ids, in no order; ids that nobody has are left out."""
    wanted = sorted(article_ids)
    batches = [wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH)]
    statements = (select(articles.c.id).where(articles.c.article_id.in_(batch)) for batch in batches)
    return [one for each in statements for one in fetch(connection, connection.scalars(each).all())]


def _wanted(search: str | None) -> list[str]:
    if search and len(search) > LONGEST_QUERY:
        told = f"a search for {len(search):,} characters: it looks for {LONGEST_QUERY:,} at most; ask for fewer words"
        raise QueryTooLong(told)
    return terms(search or "")


def _verdicts(connection: Connection, county: str | None, topic: str | None) -> list[_Verdict]:
    return [
        *([_county(connection, county)] if county else []),
        *([_topic(connection, topic)] if topic else []),
    ]


def _conditions(newspaper: str | None, mastheads: bool, withdrawn: bool) -> list[ColumnElement[bool]]:
    return [
        *([articles.c.newspaper_id == newspaper] if newspaper else []),
        *([] if mastheads else [revisions.c.kind != "masthead"]),
        *([] if withdrawn else [articles.c.withdrawn_at.is_(None)]),
    ]


def _chosen(verdicts: Sequence[_Verdict], since: date | None, until: date | None) -> Select[tuple[date, int]]:
    """Ids in the order asked for. The first verdict's table leads: in the order of its index a limit ends early."""
    rows = articles.join(revisions, CURRENT)
    day, its_id = articles.c.published_on, articles.c.id
    if verdicts:
        leading = verdicts[0]
        rows = rows.join(leading.table, leading.holds)
        day, its_id = leading.table.c.published_on, leading.table.c.article
    others = [exists().where(verdict.holds) for verdict in verdicts[1:]]
    period = [*([day >= since] if since else []), *([day <= until] if until else [])]
    columns = select(day, its_id.label("id")).select_from(rows)
    return columns.where(*others, *period).distinct().order_by(day.desc(), its_id)


def _searched(asked: Asked, verdicts: Sequence[_Verdict]) -> Select[tuple[date, int]]:
    """The same for a search, whose index leads."""
    rows = articles.join(revisions, CURRENT)
    chosen = select(articles.c.published_on, articles.c.id).select_from(asked.source, rows).where(asked.holds)
    return chosen.where(*(exists().where(verdict.holds) for verdict in verdicts)).order_by(*asked.order)


def _newest(connection: Connection, answers: Select[tuple[date, int]], limit: int | None) -> list[int]:
    """Ids in the order in which they are chosen."""
    return [row.id for row in connection.execute(answers.limit(limit))]


def _best(connection: Connection, answers: Select[tuple[date, int]], wanted: Sequence[str]) -> list[int]:
    """Ids of the newest, the most relevant first."""
    heads = (revisions.c.kicker, revisions.c.title, revisions.c.subtitle)
    found = connection.execute(answers.limit(CANDIDATES).add_columns(*heads, revisions.c.body)).all()
    scores = {row.id: relevance(searched(row.kicker, row.title, row.subtitle, ""), row.body, wanted) for row in found}
    return sorted(scores, key=lambda its_id: -scores[its_id])


def _county(connection: Connection, county: str) -> _Verdict:
    code, name = article_counties.c.division_code, article_counties.c.name
    if county.isdigit():
        return _Verdict(article_counties, code, [county])
    names = [county + suffix for suffix in COUNTY_SUFFIXES]
    codes = connection.scalars(select(code).where(name.in_(names)).distinct())
    return _Verdict(article_counties, code, codes.all())


def _topic(connection: Connection, topic: str) -> _Verdict:
    code, name = article_topics.c.topic_code, article_topics.c.name_zh
    known = codes_under(topic) or ({topic} if topic.startswith("medtop:") else set())
    codes = known.union(connection.scalars(select(code).where(name == topic).distinct()))
    if codes:
        return _Verdict(article_topics, code, sorted(codes))
    return _Verdict(article_topics, article_topics.c.local_code, [topic])

"""The tables. Consumers read the `v1_*` views (views.py); what stands here may change with a migration."""

from datetime import UTC, date, datetime
from functools import lru_cache

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
metadata = MetaData(naming_convention=NAMING)

Json = JSON().with_variant(JSONB(), "postgresql")


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC: timestamptz on PostgreSQL, on SQLite ISO 8601 text of one width, whose order is time's."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without its zone cannot be stored: {value.isoformat()}")
        return value.astimezone(UTC) if dialect.name == "postgresql" else _as_text(value)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC)


@lru_cache(maxsize=64)
def _as_text(moment: datetime) -> str:
    """Of a transaction all rows have one time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _text(name: str, comment: str) -> Column[str]:
    return Column(name, Text, nullable=False, comment=comment)


def _text_or_null(name: str, comment: str) -> Column[str]:
    return Column(name, Text, comment=comment)


def _integer(name: str, comment: str) -> Column[int]:
    return Column(name, Integer, nullable=False, comment=comment)


def _score(name: str, comment: str) -> Column[float]:
    return Column(name, Double, nullable=False, comment=comment)


def _json(name: str, comment: str) -> Column[object]:
    return Column(name, Json, nullable=False, comment=comment)


def _time(name: str, comment: str) -> Column[datetime]:
    return Column(name, UtcTime, nullable=False, comment=comment)


def _day(name: str, comment: str) -> Column[date]:
    return Column(name, Date, nullable=False, comment=comment)


newspapers = Table(
    "newspapers",
    metadata,
    Column("id", Text, primary_key=True, comment="id in the registry, as heze-daily"),
    _text("name", "name in Chinese"),
    _text("home_code", "GB/T 2260 code of the region it serves; empty for a national paper"),
    comment="One row a newspaper.",
)

editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("newspaper_id", ForeignKey(newspapers.c.id), nullable=False, comment="whose edition"),
    _day("published_on", "the newspaper's own date (Asia/Shanghai)"),
    _text("status", "complete, partial, suspect, missing, no_edition"),
    Column("pages_expected", Integer, comment="least number of pages it must have; null when not known"),
    _json("problems", "list of short sentences: what keeps it from being complete"),
    Column("finished_at", UtcTime, comment="when the last change to it was stored; null when nothing was yet"),
    UniqueConstraint("newspaper_id", "published_on"),
    Index(None, "published_on"),
    comment="One row a newspaper and date.",
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition_id", ForeignKey(editions.c.id), nullable=False, comment="of which edition"),
    _text("label", "the page's own label, as A01 or 3"),
    _text("name", "the page's name, as 要闻; empty when unknown"),
    _text("source_url", "where the newest bytes came from"),
    _text("raw_sha256", "the newest bytes, in the archive; they may have failed to read"),
    _text_or_null("read_sha256", "the bytes of the last successful reading; null before there is one"),
    _text("status", "read, unreadable or held (its edition is suspect): the newest bytes"),
    _text("reason", "why they were not read or are held; empty when they were read"),
    _integer("articles_found", "articles the last successful reading found"),
    _json("remainder", "raw text of read_sha256 in no article: list of {start, end, reason}"),
    _json("edits", "edits to read_sha256 outside any article, as in revisions"),
    _text("reading_sha256", "digest of the newest reading but its verdicts: an equal one changes no content"),
    _text("parser_version", "version of the parsers that read it last"),
    _time("first_stored_at", "when the page was first stored"),
    _time("read_at", "when this row last changed"),
    UniqueConstraint("edition_id", "label"),
    comment="One row a page. A failed reading replaces status, reason, source_url and raw_sha256, and nothing else.",
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True, comment="inside the store only; consumers use article_id"),
    _text("article_id", "permanent: newspaper-yyyymmdd-label-number"),
    Column("page_id", ForeignKey(pages.c.id), nullable=False, comment="of which page"),
    Column(
        "newspaper_id", ForeignKey(newspapers.c.id), nullable=False, comment="repeated from the edition for its index"
    ),
    _day("published_on", "repeated from the edition for its index"),
    _integer("number", "number on its page, given at first sight and never again"),
    _text("raw_sha256", "the bytes in which it stands at raw_start"),
    _integer("raw_start", "least offset of its raw text"),
    _integer("raw_end", "greatest offset of its raw text"),
    _json("spans", "all its raw text: list of [start, end]"),
    _integer("revision", "the current revision"),
    _text("verdicts_sha256", "digest of its counties and topics"),
    _text(
        "verdict_version", "versions of the tables they were last judged with, as places 2026.11.4, topics 2026.11.2"
    ),
    _time("first_stored_at", "when it was first stored"),
    _time("updated_at", "when it was last revised, reclassified or withdrawn"),
    Column("withdrawn_at", UtcTime, comment="when it vanished from its page; null while it stands"),
    UniqueConstraint("article_id"),
    UniqueConstraint("page_id", "number"),
    comment="One row an article, for ever: who it is and where it stands. What it says is in revisions.",
)
Index("ix_articles_published_on", articles.c.published_on.desc(), articles.c.id)
Index("ix_articles_newspaper_id_published_on", articles.c.newspaper_id, articles.c.published_on.desc(), articles.c.id)

revisions = Table(
    "revisions",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True, comment="articles.id"),
    Column("revision", Integer, primary_key=True, autoincrement=False, comment="1, 2, 3 … of this article"),
    _integer("position", "from 1 in the order of the page"),
    _text("page_name", "the page's name when this was read"),
    _text("kind", "article, photo, notice, advertisement, masthead"),
    _text_or_null("title", "标题"),
    _text_or_null("kicker", "引题"),
    _text_or_null("subtitle", "副题"),
    _text_or_null("column_name", "栏目"),
    _text_or_null("byline", "the byline as printed, clean"),
    _text_or_null("dateline", "本报讯 and the like"),
    _json("authors", "list of {name, role}"),
    _integer("char_count", "characters of the body, white space not counted"),
    _integer("image_count", "pictures that belong to it"),
    _score("quality", "0 to 1: how far the reading can be trusted"),
    _text("content_sha256", "digest of the columns above and the body: an equal one is no new revision"),
    _text("source_url", "where the bytes came from"),
    _text("raw_sha256", "the bytes this revision was read from; the places in edits count in them"),
    _text("parser_version", "version of the parsers that first read it so"),
    _time("stored_at", "when it was stored"),
    # Long text stands last: SQLite walks through it to reach what stands behind.
    _text("body", "paragraphs joined by one line feed"),
    _json("edits", "list of [rule, start, end, before, after, confidence, applied]: as objects they outweigh the body"),
    comment="What an article said, reading by reading. A row never changes once it is written.",
)

CURRENT = (revisions.c.article == articles.c.id) & (revisions.c.revision == articles.c.revision)
"""On which an article is joined with what it says now."""

article_counties = Table(
    "article_counties",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True, comment="articles.id"),
    Column("division_code", Text, primary_key=True, comment="GB/T 2260, six digits"),
    _day("published_on", "repeated from the article for its index"),
    _text("name", "the division's name, as 曹县"),
    _text("level", "county, prefecture, province"),
    _text("prefecture", "name of its prefecture"),
    _text("province", "name of its province"),
    _text("role", "primary, rival, mentioned"),
    _score("score", "0 to 1"),
    _json("evidence", "list of {field, start, end, text, rule}"),
    comment="Counties of the current revision. No row: the verdict abstained.",
)
Index(
    "ix_article_counties_division_code",
    article_counties.c.division_code,
    article_counties.c.published_on.desc(),
    article_counties.c.article,
)
Index("ix_article_counties_name", article_counties.c.name, article_counties.c.division_code)

article_topics = Table(
    "article_topics",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True, comment="articles.id"),
    Column("topic_code", Text, primary_key=True, comment="IPTC Media Topic, medtop:…"),
    Column("local_code", Text, primary_key=True, comment="the local subject below it; empty when none"),
    _day("published_on", "repeated from the article for its index"),
    _text("name_zh", "name in Chinese"),
    _text("name_en", "name in English"),
    _integer("rank", "from 1, the best first"),
    _score("score", "0 to 1"),
    _json("evidence", "list of {field, start, end, text, rule}"),
    comment="Topics of the current revision. No row: the verdict abstained.",
)
Index(
    "ix_article_topics_topic_code",
    article_topics.c.topic_code,
    article_topics.c.published_on.desc(),
    article_topics.c.article,
)
Index(
    "ix_article_topics_local_code",
    article_topics.c.local_code,
    article_topics.c.published_on.desc(),
    article_topics.c.article,
)
Index("ix_article_topics_name_zh", article_topics.c.name_zh, article_topics.c.topic_code)

changes = Table(
    "changes",
    metadata,
    Column("seq", Integer().with_variant(BigInteger(), "postgresql"), primary_key=True, comment="the reader's cursor"),
    _text("change", "created, revised, withdrawn, reclassified"),
    _integer("article", "articles.id"),
    _integer("revision", "the revision that stood after it"),
    _time("changed_at", "when it was stored"),
    ForeignKeyConstraint(["article", "revision"], ["revisions.article", "revisions.revision"]),
    Index("ix_changes_article", "article", "revision"),
    comment="The change feed: one row for whatever a consumer must take note of, in the order of commits.",
    # A number given once must never come again, not even after the newest rows were cleared away.
    sqlite_autoincrement=True,
)

"""The `v1_*` views: the published contract, as rows of column, source and meaning.

Within v1 columns are added, at the end, and never renamed or removed. The text of the views, their comments on
PostgreSQL and the tables of docs/data.md are made from these rows. A change here needs a migration.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

DialectName = Literal["sqlite", "postgresql"]


class ViewColumn(NamedTuple):
    name: str
    source: str
    meaning: str


@dataclass(frozen=True, slots=True)
class View:
    """One view. `rows` is what stands after FROM, `rows_postgresql` the same for PostgreSQL where the two differ."""

    name: str
    meaning: str
    columns: tuple[ViewColumn, ...]
    rows: str
    rows_postgresql: str = ""


_ARTICLES = View(
    "v1_articles",
    "One row an article: its current revision. A withdrawn article stays, with withdrawn_at set.",
    (
        ViewColumn("article_id", "a.article_id", "permanent id: newspaper-yyyymmdd-page-number"),
        ViewColumn("revision", "r.revision", "1 at first sight, one more each time the content changes"),
        ViewColumn("newspaper_id", "a.newspaper_id", "id of the newspaper"),
        ViewColumn("newspaper_name", "n.name", "its name in Chinese"),
        ViewColumn("published_on", "a.published_on", "the newspaper's own date (Asia/Shanghai)"),
        ViewColumn("page_label", "p.label", "the page's own label, as A01 or 3"),
        ViewColumn("page_name", "r.page_name", "the page's name, as 要闻; empty when unknown"),
        ViewColumn("position", "r.position", "from 1 in the order of the page"),
        ViewColumn("title", "r.title", "标题; null when it has none"),
        ViewColumn("kicker", "r.kicker", "引题; null when it has none"),
        ViewColumn("subtitle", "r.subtitle", "副题; null when it has none"),
        ViewColumn("column_name", "r.column_name", "栏目; null when it has none"),
        ViewColumn("byline", "r.byline", "the byline as printed; null when it has none"),
        ViewColumn("authors", "r.authors", "JSON list of {name, role}"),
        ViewColumn("body", "r.body", "clean text, paragraphs joined by one line feed"),
        ViewColumn("char_count", "r.char_count", "characters of the body, white space not counted"),
        ViewColumn("image_count", "r.image_count", "pictures that belong to it"),
        ViewColumn("kind", "r.kind", "article, photo, notice, advertisement, masthead"),
        ViewColumn("source_url", "r.source_url", "where the page this revision was read from came from"),
        ViewColumn("raw_sha256", "r.raw_sha256", "that page's bytes, in the archive"),
        ViewColumn("parser_version", "r.parser_version", "version of the parsers that first read it so"),
        ViewColumn("quality", "r.quality", "0 to 1: how far the reading can be trusted"),
        ViewColumn("first_stored_at", "a.first_stored_at", "when the article was first stored"),
        ViewColumn("updated_at", "a.updated_at", "when it was last revised, reclassified or withdrawn"),
        ViewColumn("withdrawn_at", "a.withdrawn_at", "when it vanished from its page; null while it stands"),
    ),
    """articles AS a
JOIN revisions AS r ON r.article = a.id AND r.revision = a.revision
JOIN pages AS p ON p.id = a.page_id
JOIN newspapers AS n ON n.id = a.newspaper_id""",
)

_COUNTIES = View(
    "v1_article_counties",
    "One row an article and county (or prefecture, province) of its current revision. No row: unknown.",
    (
        ViewColumn("article_id", "a.article_id", "as in v1_articles"),
        ViewColumn("division_code", "c.division_code", "GB/T 2260, six digits"),
        ViewColumn("name", "c.name", "the division's name, as 曹县"),
        ViewColumn("level", "c.level", "county, prefecture, province"),
        ViewColumn("prefecture", "c.prefecture", "name of its prefecture"),
        ViewColumn("province", "c.province", "name of its province"),
        ViewColumn(
            "role",
            "c.role",
            "primary: what the article is about; rival: what came close to it; mentioned: named in it",
        ),
        ViewColumn("score", "c.score", "0 to 1"),
        ViewColumn("evidence", "c.evidence", "JSON list of {field, start, end, text, rule}"),
        ViewColumn("published_on", "c.published_on", "as in v1_articles: a period is found fastest by this one"),
    ),
    "article_counties AS c JOIN articles AS a ON a.id = c.article",
)

_TOPICS = View(
    "v1_article_topics",
    "One row an article and topic of its current revision. No row: unknown.",
    (
        ViewColumn("article_id", "a.article_id", "as in v1_articles"),
        ViewColumn("topic_code", "t.topic_code", "IPTC Media Topic, medtop:…"),
        ViewColumn("name_zh", "t.name_zh", "its name in Chinese"),
        ViewColumn("name_en", "t.name_en", "its name in English"),
        ViewColumn("local_code", "t.local_code", "the local subject below it; empty when none"),
        ViewColumn("rank", "t.rank", "from 1, the best first"),
        ViewColumn("score", "t.score", "0 to 1"),
        ViewColumn("evidence", "t.evidence", "JSON list of {field, start, end, text, rule}"),
        ViewColumn("published_on", "t.published_on", "as in v1_articles: a period is found fastest by this one"),
    ),
    "article_topics AS t JOIN articles AS a ON a.id = t.article",
)

_EDITS = View(
    "v1_edits",
    "One row an edit of a revision, old revisions too: what cleaning did, or would have done.",
    (
        ViewColumn("article_id", "a.article_id", "as in v1_articles"),
        ViewColumn("revision", "r.revision", "the revision it belongs to"),
        ViewColumn("rule", "{0:text}", "name of the cleaning rule"),
        ViewColumn("raw_start", "{1:integer}", "place in the raw text of the revision's raw_sha256"),
        ViewColumn("raw_end", "{2:integer}", "end of that place, not included"),
        ViewColumn("before", "{3:text}", "what stood there"),
        ViewColumn("after", "{4:text}", "what replaces it"),
        ViewColumn("confidence", "{5:double precision}", "0 to 1"),
        ViewColumn("applied", "{6:boolean}", "true: done; false: only a flag, a suspicion for a person"),
    ),
    "articles AS a JOIN revisions AS r ON r.article = a.id, json_each(r.edits) AS e",
    "articles AS a JOIN revisions AS r ON r.article = a.id, jsonb_array_elements(r.edits) AS e",
)

_CHANGES = View(
    "v1_changes",
    "The change feed. Remember the greatest seq you have dealt with and ask for the greater ones.",
    (
        ViewColumn("seq", "c.seq", "the reader's cursor; only grows"),
        ViewColumn("change", "c.change", "created, revised, withdrawn, reclassified"),
        ViewColumn("article_id", "a.article_id", "as in v1_articles"),
        ViewColumn("revision", "c.revision", "the revision that stood after it"),
        ViewColumn("changed_at", "c.changed_at", "when it was stored"),
    ),
    "changes AS c JOIN articles AS a ON a.id = c.article",
)

_COVERAGE = View(
    "v1_coverage",
    "One row a newspaper and date: whether the edition is here, and whole.",
    (
        ViewColumn("newspaper_id", "e.newspaper_id", "id of the newspaper"),
        ViewColumn("published_on", "e.published_on", "the newspaper's own date"),
        ViewColumn("status", "e.status", "complete, partial, suspect, missing, no_edition"),
        ViewColumn("pages_expected", "e.pages_expected", "least number of pages; null when not known"),
        ViewColumn(
            "pages_stored",
            "(SELECT count(*) FROM pages AS p WHERE p.edition_id = e.id AND p.status = 'read')",
            "pages whose newest bytes were read",
        ),
        ViewColumn(
            "articles",
            "(SELECT count(*) FROM pages AS p JOIN articles AS a ON a.page_id = p.id"
            " WHERE p.edition_id = e.id AND a.withdrawn_at IS NULL)",
            "articles that stand, of every kind",
        ),
        ViewColumn("problems", "e.problems", "JSON list of sentences: why it is not complete"),
        ViewColumn("finished_at", "e.finished_at", "when the last change to it was stored"),
    ),
    "editions AS e",
)

_PAGES = View(
    "v1_pages",
    "One row a page: whether it could be read, and why not.",
    (
        ViewColumn("newspaper_id", "e.newspaper_id", "id of the newspaper"),
        ViewColumn("published_on", "e.published_on", "the newspaper's own date"),
        ViewColumn("page_label", "p.label", "the page's own label"),
        ViewColumn("page_name", "p.name", "its name; empty when unknown"),
        ViewColumn("status", "p.status", "read, unreadable or held (its edition is suspect): the newest bytes"),
        ViewColumn("reason", "p.reason", "why they were not read or are held; empty when they were read"),
        ViewColumn(
            "articles",
            "(SELECT count(*) FROM articles AS a WHERE a.page_id = p.id AND a.withdrawn_at IS NULL)",
            "articles that stand; of an unreadable or held page, those of its last good reading",
        ),
        ViewColumn("source_url", "p.source_url", "where the newest bytes came from"),
        ViewColumn("raw_sha256", "p.raw_sha256", "the newest bytes, in the archive"),
        ViewColumn("remainder", "p.remainder", "JSON list of {start, end, reason}: raw text that is in no article"),
        ViewColumn("parser_version", "p.parser_version", "version of the parsers that read it last"),
        ViewColumn("read_at", "p.read_at", "when this row last changed"),
    ),
    "pages AS p JOIN editions AS e ON e.id = p.edition_id",
)

_REPRINTS = View(
    "v1_reprints",
    "One row an article that others repeat or that repeats another one; `xianwen reprints` finds them.",
    (
        ViewColumn("family", "f.article_id", "article_id of the earliest of those that say the same"),
        ViewColumn("article_id", "a.article_id", "as in v1_articles"),
        ViewColumn(
            "role", "CASE WHEN r.article = r.family THEN 'original' ELSE 'copy' END", "original (the earliest) or copy"
        ),
        ViewColumn(
            "similarity", "r.similarity", "to the original: the share of the shorter text that stands in the longer"
        ),
        ViewColumn("newspaper_id", "a.newspaper_id", "as in v1_articles"),
        ViewColumn("published_on", "a.published_on", "as in v1_articles"),
    ),
    "reprints AS r JOIN articles AS a ON a.id = r.article JOIN articles AS f ON f.id = r.family",
)

VIEWS = (_ARTICLES, _COUNTIES, _TOPICS, _EDITS, _CHANGES, _COVERAGE, _PAGES, _REPRINTS)


def statements(dialect: DialectName) -> list[str]:
    """The SQL that makes every view, with its comments where the database keeps comments."""
    made = [create_view(view, dialect) for view in VIEWS]
    return made if dialect == "sqlite" else made + [line for view in VIEWS for line in _comments(view)]


def create_view(view: View, dialect: DialectName) -> str:
    columns = ",\n".join(f'  {_source(column, dialect)} AS "{column.name}"' for column in view.columns)
    rows = (dialect == "postgresql" and view.rows_postgresql) or view.rows
    return f"CREATE VIEW {view.name} AS\nSELECT\n{columns}\nFROM {rows}"


def _source(column: ViewColumn, dialect: DialectName) -> str:
    """`{place:type}` is an item of the JSON list that the row's `e` holds."""
    if not column.source.startswith("{"):
        return column.source
    place, _, sql_type = column.source.strip("{}").partition(":")
    if dialect == "sqlite":
        return f"json_extract(e.value, '$[{place}]')"
    return f"CAST(e.value ->> {place} AS {sql_type})"


def _comments(view: View) -> list[str]:
    return [f"COMMENT ON VIEW {view.name} IS {_quoted(view.meaning)}"] + [
        f'COMMENT ON COLUMN {view.name}."{column.name}" IS {_quoted(column.meaning)}' for column in view.columns
    ]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""The everyday questions, as other applications ask them: of the v1 views, in SQL that both databases take."""

from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.store_made import FIRST_DAY, NEWSPAPERS, divisions, topics


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the names of its parameters; `index` is what must carry it on SQLite and on PostgreSQL."""

    name: str
    sql: str
    index: str


_ROWS = "a.article_id, a.published_on, a.title"

EVERYDAY = (
    Question(
        "a county in a month",
        f"""SELECT {_ROWS}, c.score FROM v1_article_counties AS c JOIN v1_articles AS a USING (article_id)
        WHERE c.division_code = :county AND c.published_on BETWEEN :since AND :until AND a.withdrawn_at IS NULL
        ORDER BY c.published_on DESC LIMIT 50""",
        "ix_article_counties_division_code",
    ),
    Question(
        "a topic in a month",
        f"""SELECT {_ROWS}, t.score FROM v1_article_topics AS t JOIN v1_articles AS a USING (article_id)
        WHERE t.topic_code = :topic AND t.published_on BETWEEN :since AND :until AND a.withdrawn_at IS NULL
        ORDER BY t.published_on DESC LIMIT 50""",
        "ix_article_topics_topic_code",
    ),
    Question(
        "a newspaper on a day",
        f"""SELECT {_ROWS}, a.page_label, a.position FROM v1_articles AS a
        WHERE a.newspaper_id = :newspaper AND a.published_on = :since ORDER BY a.page_label, a.position""",
        "ix_articles_newspaper_id_published_on",
    ),
    Question(
        "the newest fifty",
        f"SELECT {_ROWS} FROM v1_articles AS a WHERE a.withdrawn_at IS NULL ORDER BY a.published_on DESC LIMIT 50",
        "ix_articles_published_on",
    ),
    Question(
        "one article with its verdicts",
        """SELECT a.*, c.name, c.score, t.name_zh, t.rank FROM v1_articles AS a
        LEFT JOIN v1_article_counties AS c USING (article_id) LEFT JOIN v1_article_topics AS t USING (article_id)
        WHERE a.article_id = :article""",
        "uq_articles_article_id",
    ),
    Question(
        "the coverage of a month",
        """SELECT * FROM v1_coverage WHERE newspaper_id = :newspaper AND published_on BETWEEN :since AND :until""",
        "uq_editions_newspaper_id_published_on",
    ),
    Question(
        "a thousand changes",
        "SELECT * FROM v1_changes WHERE seq > :seq ORDER BY seq LIMIT 1000",
        "pk_changes",
    ),
    Question(
        "the edits of an article",
        "SELECT * FROM v1_edits WHERE article_id = :article",
        "uq_articles_article_id",
    ),
)


def parameters(number: int, articles: int) -> dict[str, object]:
    """Of the question's `number`-th asking, over a store of so many made articles."""
    editions = max(1, articles // 96)
    at = number * 7919 % editions
    day = FIRST_DAY + timedelta(days=at // NEWSPAPERS)
    newspaper = f"paper-{at % NEWSPAPERS:02}"
    return {
        "county": divisions()[number * 31 % 200][0],
        "topic": topics()[number * 37 % 300][0],
        "newspaper": newspaper,
        "since": day,
        "until": month_later(day),
        "article": f"{newspaper}-{day:%Y%m%d}-03-5",
        "seq": number * 104_729 % max(1, articles - 1000),
    }


def month_later(day: date) -> date:
    return day + timedelta(days=30)

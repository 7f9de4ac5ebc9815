"""What a run shows in Prefect's UI: its articles with their places, or its editions, and what was kept back."""

from collections.abc import Sequence

from prefect import get_run_logger
from prefect.artifacts import acreate_table_artifact

from flows.assets import materialize
from flows.sources.editions import Edition, named
from flows.walk import Outcome, Row

ROWS = 200
"""Most rows of an artifact."""

Cells = dict[str, str | int | float]


async def show(editions: Sequence[Edition], outcomes: Sequence[Outcome]) -> None:
    """The run's artifact, its log and lineage: the articles of one edition, or a row for each of several."""
    kept_back = [f"{each.what}: {each.reason}" for outcome in outcomes for each in outcome.kept_back]
    for line in kept_back:
        get_run_logger().warning(line)
    for outcome in outcomes:
        materialize(outcome)
    rows = [article_row(row) for outcome in outcomes for row in outcome.rows]
    await acreate_table_artifact(
        key=_key(editions),
        table=rows[:ROWS] if len(outcomes) == 1 else [edition_row(outcome) for outcome in outcomes[:ROWS]],
        description="\n".join([f"**{named(editions)}**: {counts(outcomes)}", *(f"- {line}" for line in kept_back)]),
    )


def article_row(row: Row) -> Cells:
    title = f"[{row.title}]({row.url})" if row.url else row.title
    return {"page": row.page, "title": title, "county": row.county, "topic": row.topic, "quality": f"{row.quality:.2f}"}


def edition_row(outcome: Outcome) -> Cells:
    return {
        "edition": outcome.edition,
        "status": outcome.status,
        "pages": outcome.pages,
        "articles": len(outcome.rows),
        "kept back": len(outcome.kept_back),
    }


def counts(outcomes: Sequence[Outcome]) -> str:
    pages, articles = sum(each.pages for each in outcomes), sum(len(each.rows) for each in outcomes)
    return f"{', '.join(sorted({each.status for each in outcomes}))}; {pages} pages, {articles} articles"


def _key(editions: Sequence[Edition]) -> str:
    return f"edition-{editions[0].name.replace('/', '-')}" if len(editions) == 1 else "editions"

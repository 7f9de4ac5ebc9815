"""What a run shows in Prefect's UI: its articles with their places, or its editions; progress; what is not well.

What is stored is stored, whether or not there is a picture of it: a server that is gone fails no run here.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import shorten
from uuid import UUID

from httpx import HTTPError
from prefect import get_run_logger
from prefect.artifacts import acreate_progress_artifact, acreate_table_artifact, aupdate_progress_artifact
from prefect.exceptions import PrefectException

from flows.assets import materialize
from flows.sources.editions import Edition, named
from flows.walk import Outcome, Row

ROWS = 200
"""Most rows of an artifact."""

FEW = 30
"""So many are told in full above a table."""

CELL = 80
"""Characters of a reason that a table has room for: it breaks no lines."""

MESSAGE = 160
"""Characters of Prefect's own message: it repeats whole requests."""

_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in r"\[]*_`"})
"""What means something in Markdown."""

Cells = dict[str, str | int | float]


async def show(editions: Sequence[Edition], outcomes: Sequence[Outcome]) -> None:
    """The run's artifact, its log and lineage: the articles of one edition, or a row for each of several."""
    kept_back = [f"{each.what}: {each.reason}" for outcome in outcomes for each in outcome.kept_back]
    for line in kept_back:
        get_run_logger().warning(line)
    for outcome in outcomes:
        materialize(outcome)
    articles = [article_row(row) for outcome in outcomes for row in outcome.rows]
    rows = articles if len(outcomes) == 1 else [edition_row(outcome) for outcome in outcomes]
    told = [f"**{named(editions)}**: {counts(outcomes)}", *(f"- {line}" for line in kept_back)]
    await table(_key(editions), rows, "\n".join(told))


async def table(key: str, rows: Sequence[Cells], description: str) -> None:
    with _a_server_may_be_gone():
        await acreate_table_artifact(key=key, table=list(rows[:ROWS]), description=description)


async def kept_back(key: str, title: str, told: Sequence[tuple[str, str]]) -> None:
    """What is not well, and why; nothing when all is well. Reasons stand above the table, too, where they have room."""
    if told:
        lines = [f"- **{what}** {why}" for what, why in told[:FEW]]
        rows: list[Cells] = [{"what": what, "why": shorten(why, CELL, placeholder=" …")} for what, why in told]
        await table(key, rows, "\n".join([f"{title}:", "", *lines]))


async def begun(description: str, key: str | None = None) -> UUID | None:
    """A progress that stands at nothing."""
    with _a_server_may_be_gone():
        return await acreate_progress_artifact(progress=0.0, description=description, key=key)
    return None


async def moved(progress: UUID | None, share: float, description: str) -> None:
    """The progress at so much of one."""
    with _a_server_may_be_gone():
        if progress:
            await aupdate_progress_artifact(progress, 100 * share, description)


@contextmanager
def _a_server_may_be_gone() -> Iterator[None]:
    try:
        yield
    except (HTTPError, PrefectException) as error:
        get_run_logger().warning("no artifact: %s: %s", type(error).__name__, str(error)[:MESSAGE])


def article_row(row: Row) -> Cells:
    title = f"[{row.title.translate(_ESCAPED)}]({row.url})" if row.url else row.title
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

"""Editions of which all is stored already: much work that was interrupted goes on behind them.

Few pages are read again whenever they are given: whoever changes a rule wants to see what it does.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from flows import walk
from flows.ahead import much
from flows.newspapers import known
from flows.settings import Settings
from flows.sources.editions import Loaded
from flows.sources.files import EditionFiles
from flows.walk import House, Outcome, Row, open_house
from parsers.newspapers.registry import newspaper
from storage.errors import StorageError
from storage.stored import StoredArticle


def stored_already(
    editions: Sequence[EditionFiles], home: str, settings: Settings
) -> Iterator[tuple[EditionFiles, Outcome]]:
    """Those of much work whose files are the pages that stand, byte for byte, read as they would be today.

    None when there is little to do, or verdicts are to be another region's. Raises DatabaseUnavailable.
    """
    if home or not much(editions):
        return
    with open_house(settings) as house:
        for edition in editions:
            if outcome := _as_it_stands(edition, house):
                yield edition, outcome


def _as_it_stands(edition: EditionFiles, house: House) -> Outcome | None:
    """None when anything of it must be read. Its bytes are archived in any case."""
    from flows.verdicts import VERDICT_VERSION
    from parsers.reading import PARSER_VERSION
    from storage.archived import settled
    from storage.query import find
    from storage.save import Saved

    paper, day = newspaper(edition.newspaper, known()), edition.published_on
    with house.engine.connect() as connection:
        standing = settled(connection, paper, day, PARSER_VERSION, VERDICT_VERSION)
        if standing is None or len(standing.pages) != len(edition.paths):
            return None
        try:
            loaded = walk.collect(edition, house.archive)
        except StorageError:
            return None
        if loaded.rejected or _places(loaded) != standing.pages:
            return None
        found = find(connection, newspaper=paper.id, since=day, until=day, mastheads=True, limit=None)
    count, pages = len(found), len(standing.pages)
    saved = Saved(standing.status, standing.problems, 0, 0, 0, 0, count, 0, pages, 0, 0)
    rows = tuple(_row(article) for article in found if article.kind != "masthead")
    return Outcome(edition.name, "unchanged", pages, rows, count - len(rows), (), saved)


def _places(loaded: Loaded) -> dict[str, tuple[str, str]]:
    return {page.label: (page.name, sha256(page.content).hexdigest()) for page in loaded.pages}


def _row(article: StoredArticle) -> Row:
    primary = "、".join(county.name for county in article.counties if county.role == "primary")
    topic = "、".join(topic.name_zh for topic in article.topics)
    url = article.source_url if article.source_url.startswith("http") else ""
    title = article.title or article.body.partition("\n")[0]
    return Row(article.page_label, title, primary, topic, article.quality, url)

"""Three readers of a damaged page: the parser, the oracle that knows the truth, the null reader that does nothing."""

from collections.abc import Callable
from datetime import date

from benchmarks.damage_lines import PAPER
from benchmarks.damage_model import DamagedPage, Truth
from parsers.model import Article, Edit, Newspaper, PageReading, Passage, RawPage

Reader = Callable[[DamagedPage], PageReading]
BENCH = Newspaper("bench", PAPER, "", 0)
DAY = date(2019, 2, 1)


def parser(page: DamagedPage) -> PageReading:
    from parsers.reading import read_page

    return read_page(RawPage(page.name, page.raw.encode("utf-8"), f"{page.name}.md"), BENCH, DAY)


def oracle(page: DamagedPage) -> PageReading:
    """The truth, with one edit for each planted damage."""
    edits = [Edit(damage.cls, *damage.spans[0], damage.before, damage.after, 1.0) for damage in page.damages]
    articles = [_told(index, truth) for index, truth in enumerate(page.truths)]
    return PageReading(page.name, "", "", "", page.raw, tuple(articles), tuple(edits))


def _told(index: int, truth: Truth) -> Article:
    def passage(text: str) -> Passage | None:
        return Passage(text, ()) if text else None

    return Article(
        index + 1,
        truth.kind,
        (),
        passage(truth.title),
        passage(truth.kicker),
        passage(truth.subtitle),
        passage(truth.column),
        passage(truth.byline),
        passage(truth.dateline),
        tuple(Passage(text, ()) for text in truth.paragraphs),
    )


def null(page: DamagedPage) -> PageReading:
    """Every line a paragraph, every line with # a headline."""
    articles: list[Article] = []
    title: Passage | None = None
    body: list[Passage] = []
    for line in filter(str.strip, page.raw.splitlines()):
        if line.startswith("#"):
            articles.append(Article(len(articles) + 1, "article", (), title, paragraphs=tuple(body)))
            title, body = Passage(line.lstrip("# "), ()), []
        else:
            body.append(Passage(line.strip(), ()))
    articles.append(Article(len(articles) + 1, "article", (), title, paragraphs=tuple(body)))
    return PageReading(page.name, "", "", "", page.raw, tuple(articles))


READERS: dict[str, Reader] = {"parser": parser, "oracle": oracle, "null": null}

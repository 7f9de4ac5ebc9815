"""Puts an article together that goes on on another page of the edition: 下转第2版 … 上接第1版."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.language.bigrams import runs_on
from parsers.looks import ends_sentence
from parsers.model import Article, PageReading, Passage, Remainder
from parsers.numerals import NUMERALS, arabic

_TARGET = re.compile(rf"第?\s*(?P<letters>[A-Za-z]*)\s*(?P<number>\d{{1,3}}|[{NUMERALS}]{{1,3}}|头)\s*版")
_FRONT_PAGE = "头"
_LABEL = re.compile(r"(?P<letters>[A-Za-z]*)0*(?P<number>\d{1,3})$")
_ENOUGH = 3
_SHARED_TITLE = 0.5


@dataclass(frozen=True, slots=True)
class _Place:
    """An article of an edition: number of its page in the edition, its number on the page."""

    page: int
    article: int


def stitch(pages: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The pages with every continuation that is sure added to the article it belongs to.

    The second part leaves its own page: there it stands in the remainder, with the reason. A match needs three points
    of evidence: the note on each side (1 each), the title (the same 2, alike 1), no rival (1), a sentence that the
    page's end cut in two (1); without the first page's note, three besides the lack of rivals. Of two with as many the
    one with a note is no rival's. What has less stays an article of its own.
    """
    matches = dict(_matches(pages))
    taken = {second: first for first, second in matches.items()}
    return tuple(_stitched(k, pages, matches, taken) for k in range(len(pages)))


def _matches(pages: Sequence[PageReading]) -> Iterator[tuple[_Place, _Place]]:
    used: set[_Place] = set()
    for k, page in enumerate(pages):
        for n, article in enumerate(page.articles):
            found = [
                _Place(t, m)
                for t, target in enumerate(pages)
                for m, other in enumerate(target.articles)
                if t != k and (article.continues_on or other.continues_from)
                if _names(article.continues_on, target.label) or _names(other.continues_from, page.label)
            ]
            points = {place: _points(page, article, pages, place) for place in found if place not in used}
            ranks = {place: (worth, bool(_article(pages, place).continues_from)) for place, worth in points.items()}
            best = max(ranks, key=lambda place: ranks[place], default=None)
            if best and points[best] + (list(ranks.values()).count(ranks[best]) == 1) >= _ENOUGH:
                used.add(best)
                yield _Place(k, n), best


def _article(pages: Sequence[PageReading], place: _Place) -> Article:
    return pages[place.page].articles[place.article]


def _points(page: PageReading, article: Article, pages: Sequence[PageReading], place: _Place) -> int:
    """What speaks for the match, without the point for having no rival."""
    other = _article(pages, place)
    onward = _names(article.continues_on, pages[place.page].label)
    if other.continues_from and not _names(other.continues_from, page.label):
        return 0
    if article.continues_on and not onward:
        return 0
    first, second = (a.title.text if a.title else "" for a in (article, other))
    cut = not ends_sentence(article.body) and runs_on(article.body[-20:], other.body[:20]) > 0
    evidence = onward + bool(other.continues_from) + _alike(first, second) + cut
    return evidence if onward or evidence >= _ENOUGH else 0


def _alike(first: str, second: str) -> int:
    """2 for the same title, 1 where half of the shorter one's characters stand in the other, 0 else."""
    a, b = ("".join(char for char in title if char.isalnum()) for title in (first, second))
    if not a or not b:
        return 0
    shorter, longer = sorted((a, b), key=len)
    return 2 if a == b else int(sum(char in longer for char in shorter) >= _SHARED_TITLE * len(shorter) > 1)


def _names(note: Passage | None, label: str) -> bool:
    """Whether the note (下转第2版) names the page with this label; without letters on one side, in any section."""
    target = _TARGET.search(note.text) if note else None
    own = _LABEL.search(label)
    if not target or not own:
        return False
    number = "1" if target["number"] == _FRONT_PAGE else arabic(target["number"])
    if number.lstrip("0") != own["number"].lstrip("0"):
        return False
    return not target["letters"] or not own["letters"] or target["letters"].upper() == own["letters"].upper()


def _stitched(
    k: int, pages: Sequence[PageReading], matches: dict[_Place, _Place], taken: dict[_Place, _Place]
) -> PageReading:
    """One page with its articles continued, and without the parts that continue others."""
    page = pages[k]
    articles = []
    remainder = list(page.remainder)
    for n, article in enumerate(page.articles):
        place = _Place(k, n)
        if place in taken:
            first = pages[taken[place].page]
            reason = f"continues article {first.articles[taken[place].article].position} of page {first.label}"
            remainder += [Remainder(span.start, span.end, reason) for span in article.spans]
            continue
        while place in matches:
            place = matches[place]
            article = _continued(article, pages[place.page].articles[place.article], pages[place.page].label)
        articles.append(article)
    return replace(page, articles=tuple(articles), remainder=tuple(sorted(remainder)))


def _continued(article: Article, rest: Article, label: str) -> Article:
    """The article with the paragraphs, pictures and byline that stand on the other page."""
    more = [_on_page(paragraph, label) for paragraph in rest.paragraphs]
    paragraphs = list(article.paragraphs)
    if paragraphs and more and not ends_sentence(paragraphs[-1].text):
        paragraphs[-1] = _run_on(paragraphs[-1], more.pop(0))
    return replace(
        article,
        paragraphs=(*paragraphs, *more),
        byline=article.byline or (_on_page(rest.byline, label) if rest.byline else None),
        authors=article.authors or rest.authors,
        image_count=article.image_count + rest.image_count,
    )


def _on_page(passage: Passage, label: str) -> Passage:
    return replace(passage, pages=passage.pages or (label,) * len(passage.spans))


def _run_on(first: Passage, second: Passage) -> Passage:
    """A paragraph that the page's end cut in two, its pieces put together."""
    pages = first.pages or ("",) * len(first.spans)
    return Passage(first.text + second.text, first.spans + second.spans, pages + second.pages)

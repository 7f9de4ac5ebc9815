"""Puts an article together that goes on on another page of the edition: 下转第2版 … 上接第1版."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations, product
from typing import NamedTuple

from parsers.articles.pairs import without_label
from parsers.language.bigrams import runs_on
from parsers.looks import ends_sentence
from parsers.model import Article, PageReading, Passage, Remainder
from parsers.numerals import NUMERALS, arabic

_TARGET = re.compile(rf"第?\s*(?P<letters>[A-Za-z]*)\s*(?P<number>\d{{1,3}}|[{NUMERALS}]{{1,3}}|头)\s*版")
_FRONT_PAGE = "头"
_LABEL = re.compile(r"(?P<letters>[A-Za-z]*)0*(?P<number>\d{1,3})$")
_ENOUGH = 3
_SHARED_TITLE = 0.5
_SUBHEADING = 24
_SURELY = 4.0
"""Natural log-odds, see `runs_on`: one headline in a hundred runs on so well, and most breaks inside a word."""

_FEWEST = 60
_COMMON, _NOTHING = 0.02, 0.004
"""Of parts of one article 98 of 100 are as near as the first, of parts of two articles of one day 5; three of four of
these are less near than the second, of parts of one article none (474 cut, February 2019)."""


class _Place(NamedTuple):
    """An article of an edition: number of its page in the edition, its number on the page."""

    page: int
    article: int


class _Pair(NamedTuple):
    """What speaks for two parts being one, best first: points, whether the second part says where it comes from, and
    how many words they have in common.
    """

    points: int
    noted: bool
    common: float
    first: _Place
    second: _Place


def stitch(pages: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The pages with every continuation that is sure added to the article it belongs to.

    The second part leaves its own page: there it stands in the remainder, with the reason. A match needs three points
    of evidence: the note on each side (1 each), the title (the same 2, alike 1), no rival (1), a sentence that the
    page's end cut in two (1), words in common (1, where both notes say so or the titles are alike; none in long texts
    1 less); without the first page's note, three besides the lack of rivals. Pairs are made best first; of two with
    as many points the one with a note is no rival's. What has less stays an article of its own.
    """
    matches = dict(_matches(pages))
    taken = {second: first for first, second in matches.items()}
    return tuple(_stitched(k, pages, matches, taken) for k in range(len(pages)))


def _matches(pages: Sequence[PageReading]) -> Iterator[tuple[_Place, _Place]]:
    pairs = sorted(_pairs(pages), reverse=True)
    beside: defaultdict[tuple[str, _Place], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        beside["first", pair.first].append(pair)
        beside["second", pair.second].append(pair)
    goes_on: set[_Place] = set()
    comes_from: set[_Place] = set()
    for pair in pairs:
        if pair.first in goes_on or pair.second in comes_from:
            continue
        as_good = [
            other
            for other in (*beside["first", pair.first], *beside["second", pair.second])
            if other[:2] == pair[:2] and not (other.first in goes_on or other.second in comes_from)
        ]
        if pair.points + (set(as_good) == {pair}) >= _ENOUGH:
            goes_on.add(pair.first)
            comes_from.add(pair.second)
            yield pair.first, pair.second


def _pairs(pages: Sequence[PageReading]) -> Iterator[_Pair]:
    """All pairs that may be one: a note of one names the page of the other, and none names another page."""
    words = cache(lambda place: _words(_article(pages, place)))
    for (k, page), (t, target) in permutations(enumerate(pages), 2):
        onward = {n for n, article in enumerate(page.articles) if _names(article.continues_on, target.label)}
        back = {m for m, article in enumerate(target.articles) if _names(article.continues_from, page.label)}
        firsts = [n for n, article in enumerate(page.articles) if n in onward or not article.continues_on]
        seconds = [m for m, article in enumerate(target.articles) if m in back or not article.continues_from]
        for n, m in product(firsts if back else onward, seconds if onward else back):
            first, second = _Place(k, n), _Place(t, m)
            notes = (n in onward) + (m in back)
            evidence, tells = _evidence(_article(pages, first), _article(pages, second), notes)
            if notes and evidence + tells + 1 >= _ENOUGH:
                common = _common(words(first), words(second))
                told = _told(common, min(len(words(first)), len(words(second))))
                points = evidence + (told if tells else min(told, 0))
                if n in onward or points >= _ENOUGH:
                    yield _Pair(points, m in back, common, first, second)


def _article(pages: Sequence[PageReading], place: _Place) -> Article:
    return pages[place.page].articles[place.article]


def _evidence(article: Article, other: Article, notes: int) -> tuple[int, bool]:
    """What speaks for the match at a look, and whether words in common would, too."""
    alike = _alike(*(one.title.text if one.title else "" for one in (article, other)))
    return notes + alike + _is_cut(article.body, other.body), notes > 1 or alike > 0


def _is_cut(above: str, below: str) -> bool:
    """Whether the end of a page cut a sentence in two; a short row without a mark is rather a subheading."""
    last = above[above.rfind("\n") + 1 :]
    surely = len(last) <= _SUBHEADING and "，" not in last
    return not ends_sentence(last) and runs_on(last[-20:], below[:20]) > (_SURELY if surely else 0)


def _alike(first: str, second: str) -> int:
    """2 for the same title but for a label in brackets, 1 where half of the shorter one's pairs of characters stand in
    the other, 0 else.
    """
    if not (first and second):
        return 0
    a, b = ("".join(char for char in without_label(title) if char.isalnum()) for title in (first, second))
    if a == b:
        return 2
    shorter, longer = sorted((a, b), key=len)
    twos = [shorter[k : k + 2] for k in range(len(shorter) - 1)]
    return int(sum(two in longer for two in twos) >= _SHARED_TITLE * len(twos) > 0)


def _words(article: Article) -> Counter[str]:
    """The runs of three characters of an article, and how often it has each."""
    lines = [article.title.text if article.title else "", *article.body.split("\n")]
    runs = (line[k : k + 3] for line in lines for k in range(len(line) - 2))
    return Counter(run for run in runs if run.isalpha())


def _common(a: Counter[str], b: Counter[str]) -> float:
    """How much two texts are about the same: the cosine of their runs of three characters."""
    shared = sum(a[run] * b[run] for run in a.keys() & b.keys())
    return shared / math.sqrt(_square(a) * _square(b)) if shared else 0.0


def _square(runs: Counter[str]) -> int:
    return sum(times * times for times in runs.values())


def _told(common: float, fewer: int) -> int:
    """1 where two texts have words in common as parts of one have, -1 where they have none, 0 where one is short."""
    return (common >= _COMMON) - (common < _NOTHING) if fewer >= _FEWEST else 0


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
    if paragraphs and more and _is_cut(paragraphs[-1].text, more[0].text):
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

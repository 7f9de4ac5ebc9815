"""Articles as they were read, held against the right reading."""

import re
from collections import Counter

from benchmarks.second.align import Aligned, aligned, folded, plain
from benchmarks.second.model import Heads, Sheet, Wanted
from benchmarks.second.tally import Difference, Score
from parsers.model import Article, PageReading, Passage

FIELDS = ("kicker", "subtitle", "column")
ROLES = ("记者", "实习记者", "通讯员", "摄影", "实习生")


def text_of(passage: Passage | None) -> str:
    return passage.text if passage else ""


def pairs_of(sheet: Sheet, reading: PageReading) -> dict[int, Article]:
    """Each wanted article with the one that holds most of its text, none used twice."""
    owner = [-1] * len(sheet.raw)
    for run, start, end in sheet.runs:
        owner[start:end] = [run.story] * (end - start)
    overlaps = [
        (count, place, number)
        for number, article in enumerate(reading.articles)
        for place, count in Counter(story for span in article.spans for story in owner[span.start : span.end]).items()
        if place >= 0
    ]
    pairs: dict[int, Article] = {}
    used: set[int] = set()
    for _, place, number in sorted(overlaps, key=lambda item: (-item[0], item[1], item[2])):
        if place not in pairs and number not in used:
            pairs[place] = reading.articles[number]
            used.add(number)
    return pairs


def body_of(wanted: Wanted, article: Article | None) -> Aligned:
    truth = tuple(plain(text) for text in wanted.paragraphs)
    optional = {plain(text) for text in wanted.optional}
    same = {plain(text): truth[place] for place, text in wanted.variants}
    read = tuple(plain(passage.text) for passage in article.paragraphs) if article else ()
    return aligned(truth, tuple(same.get(text, text) for text in read if text not in optional), wanted.free)


def heads(article: Article | None) -> Heads:
    if not article:
        return Heads("")
    return Heads(*(text_of(value) for value in (article.title, article.kicker, article.subtitle, article.column)))


def best(wanted: Wanted, got: Heads) -> Heads:
    """The right reading of the heads that is nearest to what came out."""

    def same(option: Heads) -> tuple[bool, int]:
        fields = sum(folded(getattr(option, name)) == folded(getattr(got, name)) for name in FIELDS)
        return folded(option.title) == folded(got.title), fields

    return max(wanted.heads, key=same)


def count_article(score: Score, sheet: Sheet, place: int, article: Article | None, body: Aligned) -> None:
    wanted = sheet.wanted[place]
    got = heads(article)
    right = best(wanted, got)
    title = folded(right.title) == folded(got.title)
    raw = _excerpt(sheet, place)
    if right.title:
        score.note("title", title, Difference("title", sheet.name, right.title, got.title, raw))
    if got.title:
        score.counts["title read"] += 1
        score.note("title untitled", bool(right.title), Difference("title_false", sheet.name, "", got.title, raw))
    for name in FIELDS:
        _field(score, sheet, name, folded(getattr(right, name)), folded(getattr(got, name)), raw)
    _meta(score, sheet, wanted, article, raw)
    score.note("body", body.exact, Difference("body", sheet.name, body.truth, body.body, raw))
    score.note("whole", body.exact and title)
    score.similar += body.similarity
    _bounds(score, sheet, body, raw)


def _field(score: Score, sheet: Sheet, name: str, wanted: str, got: str, raw: str) -> None:
    if wanted or got:
        score.note(name, wanted == got, Difference(name, sheet.name, wanted, got, raw))


def _meta(score: Score, sheet: Sheet, wanted: Wanted, article: Article | None, raw: str) -> None:
    """Byline, authors, dateline, continuation and kind."""
    byline, credit = _names(text_of(article.byline) if article else ""), _names(wanted.credit)
    line = _names(wanted.byline)
    right = byline if credit and byline in (line + credit, credit + line) else line
    _field(score, sheet, "byline", right, byline, raw)
    dateline = article.dateline if article else None
    _field(score, sheet, "dateline", folded(wanted.dateline), folded(text_of(dateline)), raw)
    if wanted.names and article:
        got = tuple((author.name, author.role) for author in article.authors if author.name not in credit)
        _field(score, sheet, "authors", _listed(wanted.names), _listed(got), raw)
    if credit and article:
        got = tuple((author.name, author.role) for author in article.authors if author.name in credit)
        known = all("摄" in role or "图" in role for _, role in got) or any(name in line for name, _ in got)
        score.note("credit", known, Difference("credit", sheet.name, wanted.credit, str(got), raw))
    _field(score, sheet, "onward", wanted.onward, folded(text_of(article.continues_on if article else None)), raw)
    _field(score, sheet, "origin", wanted.origin, folded(text_of(article.continues_from if article else None)), raw)
    if wanted.kind in ("ad", "notice"):
        kind = article.kind if article else ""
        score.note("kind", kind in ("notice", "advertisement"), Difference("kind", sheet.name, wanted.kind, kind, raw))


def _listed(names: tuple[tuple[str, str], ...]) -> str:
    """Names with the roles that every newspaper knows."""
    return " ".join(sorted(f"{role if role in ROLES else ''}:{name}" for name, role in names))


def _names(byline: str) -> str:
    """A byline's words, whatever separates them."""
    return re.sub(r"[\s（）()□■●/／|“”、：:*]|本报|作者", "", byline)


def _bounds(score: Score, sheet: Sheet, body: Aligned, raw: str) -> None:
    score.counts["bound of"] += len(body.true_bounds)
    score.counts["bound read"] += len(body.bounds)
    score.counts["bound"] += len(body.true_bounds & set(body.bounds))


def strangers(score: Score, sheet: Sheet, reading: PageReading, pairs: dict[int, Article]) -> None:
    """Titles of articles that nobody wrote."""
    known = {id(article) for article in pairs.values()}
    for article in reading.articles:
        if id(article) not in known and article.title and article.kind != "masthead":
            score.counts["title read"] += 1
            score.counts["title untitled of"] += 1
            body = article.body[:60]
            score.differences.append(Difference("title_false", sheet.name, "", article.title.text, body))


def texts(reading: PageReading) -> str:
    """All that articles hold, but mastheads."""
    heads = ("title", "kicker", "subtitle", "column", "byline", "dateline")
    return "\n".join(
        "\n".join((*(text_of(getattr(article, name)) for name in heads), article.body))
        for article in reading.articles
        if article.kind == "article"
    )


def furniture(score: Score, sheet: Sheet, reading: PageReading) -> None:
    held = re.sub(r"\s+", "", texts(reading)).replace(":", "：")
    for line in sheet.furniture:
        bare = re.sub(r"\s+", "", line)
        score.note("furniture", bare not in held, Difference("furniture", sheet.name, "", line))


def _excerpt(sheet: Sheet, place: int) -> str:
    """The raw page about the article's head."""
    starts = [start for run, start, _ in sheet.runs if run.story == place]
    return sheet.raw[max(0, min(starts) - 60) : min(starts) + 160] if starts else ""

"""Scoring of articles: which were found, which of their fields are exact, how much of the body came back."""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.damage_align import differences
from benchmarks.damage_model import DamagedPage, Truth, without_space
from benchmarks.damage_score import body_of, real_articles, told
from parsers.model import Article, PageReading

GRAM = 6


@dataclass(slots=True)
class FieldTally:
    """Sums over pages; `exact` and `seen` by field name."""

    truths: int = 0
    articles: int = 0
    titles: int = 0
    titled: int = 0
    titles_found: int = 0
    titles_told: int = 0
    whole: int = 0
    similarity: float = 0.0
    boundaries: int = 0
    boundaries_told: int = 0
    boundaries_right: int = 0
    kinds: int = 0
    exact: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[str, Truth, Article | None]] = field(default_factory=list)


def score_fields(page: DamagedPage, reading: PageReading, tally: FieldTally) -> None:
    articles = real_articles(reading)
    matched = match(page.truths, articles)
    tally.truths += len(page.truths)
    tally.articles += len(articles)
    tally.titles += sum(bool(truth.title) for truth in page.truths)
    tally.titles_told += sum(bool(told(article, "title")) for article in articles)
    for index, truth in enumerate(page.truths):
        _score_one(page, index, truth, matched.get(index), tally)


def match(truths: tuple[Truth, ...], articles: list[Article]) -> dict[int, Article]:
    """Truth index → the article that shares most of its text; each article is used once."""
    owners: dict[str, int] = {}
    for index, truth in enumerate(truths):
        for gram in _grams([truth.title, *truth.paragraphs]):
            owners[gram] = -1 if gram in owners else index
    votes: Counter[tuple[int, int]] = Counter()
    for number, article in enumerate(articles):
        texts = [told(article, "title"), *(passage.text for passage in article.paragraphs)]
        votes.update((owners[gram], number) for gram in _grams(texts) if owners.get(gram, -1) >= 0)
    pairs: dict[int, Article] = {}
    used: set[int] = set()
    for (index, number), _ in votes.most_common():
        if index not in pairs and number not in used:
            pairs[index] = articles[number]
            used.add(number)
    return pairs


def _grams(texts: list[str]) -> set[str]:
    joined = [without_space(text) for text in texts]
    return {text[at : at + GRAM] for text in joined for at in range(max(1, len(text) - GRAM + 1)) if text}


def title_found(truth: Truth, article: Article, loose: bool) -> bool:
    """The title without white space, with or without its column in brackets; loose heads by their joint text."""
    title, column = without_space(truth.title), without_space(truth.column)
    if told(article, "title") in (title, f"{title}（{column}）"):
        return True
    wanted = Counter(without_space(truth.kicker + truth.title + truth.subtitle))
    return (
        loose
        and Counter(
            told(article, "kicker") + told(article, "title").removesuffix(f"（{column}）") + told(article, "subtitle")
        )
        == wanted
    )


def _score_one(page: DamagedPage, index: int, truth: Truth, article: Article | None, tally: FieldTally) -> None:
    tally.boundaries += len(truth.paragraphs) - 1
    if article is None:
        tally.broken.append((page.name, truth, None))
        return
    loose = index in page.loose_heads
    found = bool(truth.title) and title_found(truth, article, loose)
    tally.titles_found += found
    tally.kinds += article.kind == truth.kind
    _score_heads(truth, article, loose, tally)
    ours, theirs = settle(truth, article)
    expected, got = "\n".join(ours), "\n".join(theirs)
    tally.similarity += _similarity(expected, got, tally)
    whole = expected == got and (found or not truth.title)
    tally.whole += whole
    if not whole:
        tally.broken.append((page.name, truth, article))


def _score_heads(truth: Truth, article: Article, loose: bool, tally: FieldTally) -> None:
    for name in ("kicker", "subtitle", "byline", "dateline", "column"):
        wanted, got = _plain(getattr(truth, name)), _plain(told(article, name))
        if (
            (loose and name in ("kicker", "subtitle"))
            or not (wanted or got)
            or (name == "byline" and truth.byline_place == "credit")
        ):
            continue
        if name in ("kicker", "column") and _either(truth, article):
            continue
        if name == "subtitle" and not wanted and got == _plain(truth.paragraphs[0]):
            continue
        suffixed = name == "column" and not got and told(article, "title").endswith(f"（{wanted}）")
        tally.seen[name] += 1
        tally.exact[name] += wanted == got or suffixed


def _either(truth: Truth, article: Article) -> bool:
    """A few characters over the headline (水利部发文) that the reading calls a column: nobody can be sure."""
    label = _plain(truth.kicker)
    return 0 < len(label) <= 8 and not truth.column and _plain(told(article, "column")) == label


def _plain(text: str) -> str:
    return without_space(text).strip("（）()【】■▍—:：")


def settle(truth: Truth, article: Article) -> tuple[list[str], list[str]]:
    """Both bodies without what a careful reader may count either way: credit lines, a deck under the headline."""
    ours = list(truth.paragraphs)
    theirs = body_of(article)
    told_heads = {_plain(told(article, name)) for name in ("byline", "dateline", "subtitle", "kicker")} - {""}
    true_heads = {_plain(getattr(truth, name)) for name in ("byline", "dateline", "subtitle", "kicker")} - {""}
    for texts, heads in ((theirs, true_heads), (ours, told_heads)):
        for at in (-1, 0):
            if len(texts) > 1 and _plain(texts[at]) in heads:
                texts.pop(at)
    return ours, theirs


def _similarity(expected: str, got: str, tally: FieldTally) -> float:
    """Twice the common characters over all characters; counts the paragraph boundaries on the way."""
    changes = differences(expected, got)
    lost = sum(item.end - item.start for item in changes)
    added = sum(item.got_end - item.got_start for item in changes)
    tally.boundaries_told += got.count("\n")
    tally.boundaries_right += expected.count("\n") - sum(expected.count("\n", item.start, item.end) for item in changes)
    return 2 * (len(expected) - lost) / (2 * (len(expected) - lost) + lost + added)

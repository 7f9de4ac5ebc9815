"""Scoring of edits: the reading's text is laid over the expected text.

A damage is repaired when nothing differs at its place, or an edit undoes just it. An applied edit is right when it does
that, or when the text at its place is as expected and it touches a repaired damage; neutral when the text is as
expected but nothing was planted there (layout taken off); minor when it only moved punctuation, spaces or width and
the text is not as expected; otherwise false.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from unicodedata import normalize

from benchmarks.damage_align import Difference, differences
from benchmarks.damage_model import Damage, DamagedPage, without_space
from benchmarks.damage_plan import HAND_CLASSES
from benchmarks.damage_sheet import HEAD, START
from parsers.model import Article, Edit, PageReading, Span

CONTINUATION = re.compile(r"[（(]?(?:下转|上接)[^（）()\n]{1,16}版[）)]?")
BESIDE = frozenset({"furniture", "image_link"})
Judgement = Literal["right", "neutral", "minor", "false"]


def told(article: Article, name: str) -> str:
    """A head field of a reading without white space; the column without its brackets."""
    passage = getattr(article, name)
    text = without_space(passage.text) if passage else ""
    return text.strip("【】（）■▍") if name == "column" else text


def body_of(article: Article) -> list[str]:
    """The paragraphs without 下转 and 上接, which count neither as text nor against it."""
    stripped = (CONTINUATION.sub("", passage.text) for passage in article.paragraphs)
    return [text for text in stripped if text]


def article_text(article: Article, before: Article | None) -> str:
    """One article of a reading in the canonical order of the expected text; a column that goes on is told once."""
    parts = [told(article, name) for name in HEAD]
    same = (
        before is not None
        and told(before, "column") == parts[1]
        and all(sum(map(len, body_of(item))) < 250 for item in (before, article))
    )
    head = parts[0] + (f"（{parts[1]}）" if parts[1] and not same else "")
    fields = [head, *filter(None, parts[2:]), *body_of(article)]
    return f"{START}\n" + "".join(f"{text}\n" for text in fields)


def real_articles(reading: PageReading) -> list[Article]:
    return [article for article in reading.articles if article.kind != "masthead"]


class Ground(NamedTuple):
    """Differences of one page's reading, and their starts and ends in the expected text, each in rising order."""

    found: list[Difference]
    starts: list[int]
    ends: list[int]

    def clean(self, span: Span) -> bool:
        """No difference touches the span: as many have ended before it as have started by its end."""
        return bisect_right(self.starts, span.end) <= bisect_left(self.ends, span.start)


def compare(page: DamagedPage, reading: PageReading) -> tuple[Ground, str]:
    articles = real_articles(reading)
    got = "".join(map(article_text, articles, [None, *articles]))
    found = differences(page.expected, got)
    reach = [slid(page.expected, got, item) for item in found]
    return Ground(found, sorted(span.start for span in reach), sorted(span.end for span in reach)), got


def slid(expected: str, got: str, item: Difference) -> Span:
    """All places in the expected text where the same insertion or deletion could as well be said to stand."""
    start, end = item.start, item.end
    text, left, right = (got, item.got_start, item.got_end) if start == end else (expected, start, end)
    if start != end and item.got_start != item.got_end:
        return Span(start, end)
    while start > 0 and left > 0 and expected[start - 1] == text[right - 1] and item.start - start < 400:
        start, left, right = start - 1, left - 1, right - 1
    left, right = (item.got_start, item.got_end) if item.start == item.end else (item.start, item.end)
    while end < len(expected) and right < len(text) and expected[end] == text[left] and end - item.end < 400:
        end, left, right = end + 1, left + 1, right + 1
    return Span(start, end)


def places_of(page: DamagedPage, start: int, end: int) -> list[Span]:
    """Where raw[start:end] shows in the expected text; an empty range shows where it stands."""
    index = max(0, bisect_right(page.raw_starts, start) - 1)
    spans: list[Span] = []
    while index < len(page.laid) and (page.raw_starts[index] < end or not spans):
        piece, at = page.laid[index], page.raw_starts[index]
        whole = page.places[index]
        if piece.field and piece.field.name == "body" and piece.raw == piece.clean:
            left, right = max(0, start - at), min(len(piece.raw), max(end, start) - at)
            spans.append(Span(whole[0].start + left, whole[0].start + max(left, right)))
        elif piece.raw or not spans:
            spans += whole
        index += 1
    return spans


def bare(text: str) -> str:
    """Letters, digits and line feeds: what punctuation and spaces leave."""
    return "".join("\n" if char == "\n" else char for char in text if char.isalnum() or char == "\n").strip("\n")


def is_minor(edit: Edit) -> bool:
    """Only punctuation, marks, spaces or width changed, and no line was joined or split."""
    before, after = normalize("NFKC", edit.before), normalize("NFKC", edit.after)
    return bare(before) == bare(after) and ("\n" in edit.before) == ("\n" in edit.after)


@dataclass(slots=True)
class EditTally:
    """Counts over pages."""

    planted: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    judged: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    explains: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    false: list[tuple[str, Edit]] = field(default_factory=list)
    missed: list[tuple[str, Damage]] = field(default_factory=list)


def score_edits(page: DamagedPage, reading: PageReading, ground: Ground, tally: EditTally) -> None:
    near = _near(page.damages)
    exact = _exact(page, reading, near)
    repaired = [index in exact or all(map(ground.clean, damage.expected)) for index, damage in enumerate(page.damages)]
    for damage, good in zip(page.damages, repaired, strict=True):
        tally.planted[damage.cls] += 1
        tally.repaired[damage.cls] += good
        if not good:
            tally.missed.append((page.name, damage))
    for edit in reading.edits:
        if not edit.applied:
            tally.judged[edit.rule]["flag"] += 1
            continue
        touched = _touched(edit, near)
        judgement = judge(page, edit, ground, any(repaired[index] for index in touched))
        if judgement in ("false", "minor") and any(_own_repair(page, edit, index, exact) for index in touched):
            judgement = "right"
        tally.judged[edit.rule][judgement] += 1
        tally.explains[edit.rule].update(_classes(page, touched, repaired) if judgement == "right" else ())
        if judgement == "false":
            tally.false.append((page.name, edit))


def undoes(edit: Edit, damage: Damage) -> bool:
    """The edit is the damage's own repair, whatever else went wrong near it."""
    start, end = damage.spans[0]
    meets = edit.start <= end and start <= edit.end and edit.before.strip() == damage.before.strip()
    return meets and edit.after.strip() == damage.after.strip() and ("\n" in edit.after) == ("\n" in damage.after)


def _own_repair(page: DamagedPage, edit: Edit, index: int, exact: set[int]) -> bool:
    """The edit undoes this damage, alone or as one of several that take a line beside the text away."""
    damage = page.damages[index]
    start, end = damage.spans[0]
    inside = start <= edit.start and edit.end <= end and not edit.after.strip()
    return undoes(edit, damage) or (damage.cls in BESIDE and index in exact and inside)


def _exact(page: DamagedPage, reading: PageReading, near: dict[int, list[int]]) -> set[int]:
    """Damages undone by an edit of their own, and lines beside the text that the reading keeps out of its articles."""
    applied = [edit for edit in reading.edits if edit.applied]
    found = {index for edit in applied for index in _touched(edit, near) if undoes(edit, page.damages[index])}
    gone = bytearray(len(page.raw))
    for start, end in [
        *((edit.start, edit.end) for edit in applied if not edit.after.strip()),
        *(item[:2] for item in reading.remainder),
    ]:
        gone[start:end] = b"\x01" * (end - start)
    beside = [index for index, damage in enumerate(page.damages) if damage.cls in BESIDE]
    return found | {index for index in beside if all(gone[slice(*page.damages[index].spans[0])])}


def _touched(edit: Edit, near: dict[int, list[int]]) -> set[int]:
    return {index for at in range(edit.start - 1, edit.end + 1) for index in near.get(at, ())}


def judge(page: DamagedPage, edit: Edit, ground: Ground, explained: bool) -> Judgement:
    if all(map(ground.clean, places_of(page, edit.start, edit.end))):
        return "right" if explained else "neutral"
    return "minor" if is_minor(edit) else "false"


def _near(damages: tuple[Damage, ...]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for index, damage in enumerate(damages):
        for start, end in damage.spans:
            for at in range(start, max(end, start + 1)):
                near[at].append(index)
    return near


def _classes(page: DamagedPage, touched: set[int], repaired: list[bool]) -> list[str]:
    """The class an edit explains: a page's hand only when nothing else is there."""
    classes = [page.damages[index].cls for index in sorted(touched) if repaired[index]]
    return [cls for cls in classes if cls not in HAND_CLASSES][:1] or classes[:1]

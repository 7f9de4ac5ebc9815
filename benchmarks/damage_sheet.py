"""The page being written: stretches of raw text beside the clean text they stand for, and the map between the two.

The expected text is canonical: for each article a line with START, title（column）, kicker, subtitle, byline, dateline,
paragraphs, each on one line; white space is left out of the head fields because a title set on two lines
has no certain space.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.damage_model import Change, Damage, DamagedPage, FieldKey, Laid, Truth, without_space
from parsers.model import Span

START = "\x1e"
HEAD = ("title", "column", "kicker", "subtitle", "byline", "dateline")


class Planted(NamedTuple):
    cls: str
    before: str
    after: str
    note: str
    twins: tuple[tuple[FieldKey, int, int], ...]


@dataclass(slots=True)
class Sheet:
    """Collects stretches in the order they stand on the page."""

    laid: list[Laid] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def mark(self, raw: str) -> None:
        """Layout that is no damage: separators, indents, headline marks."""
        self.laid.append(Laid(raw, "", None, -1))

    def plant(
        self,
        cls: str,
        raw: str,
        clean: str = "",
        key: FieldKey | None = None,
        note: str = "",
        twins: tuple[tuple[FieldKey, int, int], ...] = (),
    ) -> None:
        self.planted.append(Planted(cls, raw, clean, note, twins))
        self.laid.append(Laid(raw, clean, key, len(self.planted) - 1))

    def write(self, text: str, key: FieldKey, changes: Iterable[Change] = ()) -> None:
        """Write a field's clean text with its changes, which must not overlap."""
        at = 0
        for change in sorted(changes, key=lambda item: (item.start, item.end)):
            assert change.start >= at, (change, at)
            if change.start > at:
                self.laid.append(Laid(text[at : change.start], text[at : change.start], key, -1))
            self.plant(change.cls, change.raw, text[change.start : change.end], key, change.note, _twins(key, change))
            at = change.end
        if at < len(text):
            self.laid.append(Laid(text[at:], text[at:], key, -1))

    def finish(self, name: str, truths: tuple[Truth, ...], loose_heads: frozenset[int]) -> DamagedPage:
        expected, bases = expected_text(truths)
        places = _places(self.laid, truths, bases)
        starts = _starts(self.laid)
        raw = "".join(piece.raw for piece in self.laid)
        damages = _damages(self, expected, places, starts, bases)
        return DamagedPage(
            name, raw, truths, damages, expected, tuple(self.laid), tuple(starts), tuple(places), loose_heads
        )


def _twins(key: FieldKey, change: Change) -> tuple[tuple[FieldKey, int, int], ...]:
    if change.twin is None:
        return ()
    place = key if change.elsewhere is None else key._replace(paragraph=change.elsewhere)
    return ((place, *change.twin),)


def field_text(truths: tuple[Truth, ...], index: int, name: str) -> str:
    """A head field as it stands in the expected text; one column over several articles is told with the first."""
    text = without_space(str(getattr(truths[index], name)))
    if name == "column" and (not text or grouped(truths, index)):
        return ""
    return f"（{text}）" if name == "column" else text


def grouped(truths: tuple[Truth, ...], index: int) -> bool:
    """Whether the article stands under the column label of the article before it, as short items do."""
    if not index or not truths[index].column or truths[index].column != truths[index - 1].column:
        return False
    return all(sum(map(len, truth.paragraphs)) < 250 for truth in truths[index - 1 : index + 1])


def expected_text(truths: tuple[Truth, ...]) -> tuple[str, dict[FieldKey, int]]:
    """The canonical text of a page's truth and where each field starts in it."""
    parts: list[str] = []
    bases: dict[FieldKey, int] = {}
    at = 0
    for index, truth in enumerate(truths):
        parts.append(START + "\n")
        at += 2
        for key, text in _fields(truths, index, truth):
            bases[key] = at + (key.name == "column")
            glue = "" if key.name == "title" and field_text(truths, index, "column") else "\n"
            parts.append(text + glue)
            at += len(text) + len(glue)
    return "".join(parts), bases


def _fields(truths: tuple[Truth, ...], index: int, truth: Truth) -> Iterable[tuple[FieldKey, str]]:
    for name in HEAD:
        text = field_text(truths, index, name)
        if text or name == "title":
            yield FieldKey(index, name, 0), text
    for number, paragraph in enumerate(truth.paragraphs):
        yield FieldKey(index, "body", number), paragraph


def _starts(laid: list[Laid]) -> list[int]:
    starts, at = [], 0
    for piece in laid:
        starts.append(at)
        at += len(piece.raw)
    return starts


def _shown(piece: Laid) -> str:
    assert piece.field is not None
    return piece.clean if piece.field.name == "body" else without_space(piece.clean)


def _places(laid: list[Laid], truths: tuple[Truth, ...], bases: dict[FieldKey, int]) -> list[tuple[Span, ...]]:
    """For each stretch, the expected spans where its reading shows."""
    spans: list[Span | None] = []
    written: dict[FieldKey, int] = defaultdict(int)
    for piece in laid:
        if piece.field is None:
            spans.append(None)
            continue
        start = bases[piece.field] + written[piece.field]
        written[piece.field] += len(_shown(piece))
        spans.append(Span(start, start + len(_shown(piece))))
    ends = _article_ends(truths, bases)
    return [(span,) if span else _around(index, laid, spans, ends) for index, span in enumerate(spans)]


def _article_ends(truths: tuple[Truth, ...], bases: dict[FieldKey, int]) -> list[int]:
    heads = [bases[FieldKey(index, "title", 0)] for index in range(len(truths))]
    total = len(expected_text(truths)[0])
    return [end - 1 for end in [*(head - 2 for head in heads[1:]), total]]


def _around(index: int, laid: list[Laid], spans: list[Span | None], ends: list[int]) -> tuple[Span, ...]:
    """A stretch between fields shows after the field before, at the start of the next, or at its article's end."""
    before = next((i for i in range(index - 1, -1, -1) if spans[i]), None)
    after = next((i for i in range(index + 1, len(laid)) if spans[i]), None)
    left = spans[before] if before is not None else None
    right = spans[after] if after is not None else None
    if left and right and left.end + 1 == right.start:
        return (Span(left.end, right.start),)
    found = [Span(left.end, left.end)] if left else []
    found += [Span(right.start if left else 0, right.start)] if right else []
    key = laid[before].field if before is not None else None
    return tuple(found + ([Span(ends[key.article], ends[key.article])] if key else []))


def _damages(
    sheet: Sheet, expected: str, places: list[tuple[Span, ...]], starts: list[int], bases: dict[FieldKey, int]
) -> tuple[Damage, ...]:
    by_field: dict[FieldKey, list[int]] = defaultdict(list)
    for index, piece in enumerate(sheet.laid):
        if piece.field:
            by_field[piece.field].append(index)
    damages = []
    for index, piece in enumerate(sheet.laid):
        if piece.damage < 0:
            continue
        planted = sheet.planted[piece.damage]
        own = Span(starts[index], starts[index] + len(piece.raw))
        raws, shown = [own], list(places[index])
        if piece.field and piece.field.name == "title" and not piece.clean and shown[0].start == bases[piece.field]:
            shown = [Span(shown[0].start - 2, shown[0].end)]
        for key, start, end in planted.twins:
            raws.append(_raw_range(sheet.laid, starts, by_field[key], start, end))
            shown.append(Span(bases[key] + start, bases[key] + end))
        spans = _hull([_with_line_feeds(expected, span) for span in shown] if planted.twins else shown)
        damages.append(Damage(planted.cls, tuple(raws), spans, planted.before, planted.after, planted.note))
    return tuple(damages)


def _with_line_feeds(expected: str, span: Span) -> Span:
    """The span with the line feeds beside it: a copy that was left in may show on either side of them."""
    left = span.start - expected.endswith("\n", 0, span.start)
    return Span(left, span.end + expected.startswith("\n", span.end))


def _hull(spans: list[Span]) -> tuple[Span, ...]:
    """Spans that touch become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _raw_range(laid: list[Laid], starts: list[int], pieces: list[int], start: int, end: int) -> Span:
    """Raw span of clean[start:end] of a field."""
    at, first, last = 0, None, 0
    for index in pieces:
        clean, size = len(laid[index].clean), len(laid[index].raw)
        if clean and at < end and at + clean > start:
            same = clean == size
            left = starts[index] + (max(0, start - at) if same else 0)
            right = starts[index] + (min(clean, end - at) if same else size)
            first = left if first is None else first
            last = right
        at += clean
    return Span(first if first is not None else 0, last)

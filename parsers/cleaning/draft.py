"""A page's text on its way from raw to clean: each change is kept as an edit on the raw text, so that it can be undone.

A rule sees only the text as it stands and says what it wishes changed; where the wish falls in the raw text, and how it
joins an earlier edit at the same place, is worked out here, once for all rules.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.model import Edit, Span


class Change(NamedTuple):
    """A rule's wish: put `after` in place of text[start:end], in the offsets of the text the rule was given."""

    start: int
    end: int
    after: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is `raw` with `edits` replayed; edits are sorted, do not overlap, and carry raw offsets."""

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()

    def revise(self, rule: str, changes: Iterable[Change]) -> "Draft":
        """The draft with one rule's changes made: sorted, not overlapping, none empty, in the offsets of `self.text`.

        Raises ValueError for a change of no characters: every edit must stand somewhere in the raw text.
        """
        wishes = [c for c in changes if self.text[c.start : c.end] != c.after]
        if any(c.start >= c.end for c in wishes):
            raise ValueError(f"rule {rule} inserts without replacing: give it a neighbouring character to replace")
        if not wishes:
            return self
        return Draft(self.raw, _rewritten(self.text, 0, len(self.text), wishes), tuple(_merged(self, rule, wishes)))


def replay(raw: str, edits: Iterable[Edit]) -> str:
    """The clean text: `raw` with every applied edit made."""
    return _replayed(raw, edits, Span(0, len(raw)))


def _replayed(raw: str, edits: Iterable[Edit], span: Span) -> str:
    """The raw text of a span with the applied ones of these edits made, all of which lie in it."""
    pieces: list[str] = []
    at = span.start
    for edit in edits:
        if edit.applied:
            pieces += (raw[at : edit.start], edit.after)
            at = edit.end
    pieces.append(raw[at : span.end])
    return "".join(pieces)


def undo(clean: str, edits: Sequence[Edit]) -> str:
    """The raw text back from the clean one: the inverse of `replay`."""
    pieces: list[str] = []
    at = raw_at = 0
    for edit in edits:
        if edit.applied:
            kept = edit.start - raw_at
            pieces += (clean[at : at + kept], edit.before)
            at += kept + len(edit.after)
            raw_at = edit.end
    pieces.append(clean[at:])
    return "".join(pieces)


def _merged(draft: Draft, rule: str, wishes: Sequence[Change]) -> Iterator[Edit]:
    """Old edits and new wishes as one sorted list; those that touch the same characters become one edit."""
    edits, places = draft.edits, RawPlaces(draft.edits)
    taken, w = 0, 0
    while w < len(wishes):
        start, end = wishes[w].start, wishes[w].end
        first_old, first_wish = bisect_right(places.ends, start, taken), w
        yield from edits[taken:first_old]
        taken, w = first_old, w + 1
        while True:
            if taken < len(edits) and places.starts[taken] < end:
                start, end = min(start, places.starts[taken]), max(end, places.ends[taken])
                taken += 1
            elif w < len(wishes) and wishes[w].start < end:
                end = max(end, wishes[w].end)
                w += 1
            else:
                break
        raw_start, raw_end = start + places.shift(first_old), end + places.shift(taken)
        before = draft.raw[raw_start:raw_end]
        after = _rewritten(draft.text, start, end, wishes[first_wish:w])
        if before != after:
            sure = min([c.confidence for c in wishes[first_wish:w]] + [e.confidence for e in edits[first_old:taken]])
            yield Edit(rule, raw_start, raw_end, before, after, sure)
    yield from edits[taken:]


def _rewritten(text: str, start: int, end: int, wishes: Sequence[Change]) -> str:
    pieces: list[str] = []
    for wish in wishes:
        pieces += (text[start : wish.start], wish.after)
        start = wish.end
    pieces.append(text[start:end])
    return "".join(pieces)


def split_at(edits: Sequence[Edit], points: Iterable[int]) -> tuple[Edit, ...]:
    """The same edits, cut in two where a point of the clean text falls inside an edit's `after`.

    Each part takes one character of the raw text, the last one all that is left; replaying gives the same text.
    """
    marks = sorted(set(points))
    places = RawPlaces(edits)
    out: list[Edit] = []
    for start, end, edit in zip(places.starts, places.ends, edits, strict=True):
        inside = marks[bisect_right(marks, start) : bisect_left(marks, end)] if end - start > 1 else ()
        out += _split(edit, [start, *inside, end]) if inside else (edit,)
    return tuple(out)


def _split(edit: Edit, cuts: Sequence[int]) -> Iterator[Edit]:
    """The parts of an edit whose `after` is cut at these points, its start and end among them."""
    raw_start = edit.start
    for k, (a, b) in enumerate(itertools.pairwise(cuts), start=2):
        raw_end = edit.end if k == len(cuts) else min(raw_start + 1, edit.end)
        before = edit.before[raw_start - edit.start : raw_end - edit.start]
        yield edit._replace(start=raw_start, end=raw_end, before=before, after=edit.after[a - cuts[0] : b - cuts[0]])
        raw_start = raw_end


def reads(raw: str, edits: Sequence[Edit], span: Span) -> str:
    """What a raw span reads once the edits inside it are made; an insertion at its end belongs to what follows."""
    return Readable(raw, edits).reads(span)


class Readable:
    """A raw text and its edits, made ready for many spans to be read."""

    def __init__(self, raw: str, edits: Sequence[Edit]) -> None:
        self._raw, self._edits = raw, edits
        self._starts = [edit.start for edit in edits]

    def reads(self, span: Span) -> str:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, max(span.end, span.start + 1), first)
        inside = [edit for edit in self._edits[first:last] if edit.end <= span.end]
        return _replayed(self._raw, inside, span) if inside else self._raw[span.start : span.end]


class RawPlaces:
    """From places in the clean text to places in the raw text.

    `starts` and `ends` are where the `after` of each edit stands in the clean text.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        growth = [len(edit.after) - len(edit.before) for edit in edits]
        self._grown = list(itertools.accumulate(growth, initial=0))
        self.starts = [edit.start + grown for edit, grown in zip(edits, self._grown, strict=False)]
        self.ends = [start + len(edit.after) for edit, start in zip(edits, self.starts, strict=True)]
        self._edits = edits

    def span(self, start: int, end: int) -> Span:
        """The raw span that reads clean[start:end], without deletions at its edges."""
        return Span(self._after_deletions(start), self._before_deletions(end))

    def shift(self, k: int) -> int:
        """How much further on than in the clean text what stands between edits k - 1 and k is in the raw text."""
        return -self._grown[k]

    def _after_deletions(self, point: int) -> int:
        k = bisect_right(self.ends, point)
        if k < len(self._edits) and self.starts[k] < point:
            return self._edits[k].start
        return point + self.shift(k)

    def _before_deletions(self, point: int) -> int:
        k = bisect_left(self.starts, point)
        if k and self.ends[k - 1] > point:
            return self._edits[k - 1].end
        return point + self.shift(k)

"""A page's text on its way from raw to clean: each change is kept as an edit on the raw text, so that it can be undone.

A rule sees only the text as it stands and says what it wishes changed; where the wish falls in the raw text, and how it
joins an earlier edit at the same place, is worked out here, once for all rules.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter, sub
from typing import NamedTuple

from parsers.model import Edit, Span


class Change(NamedTuple):
    """A rule's wish: put `after` in place of text[start:end], in the offsets of the text the rule was given.

    Of a suspicion `after` is what may have stood there, or what does stand there.
    """

    start: int
    end: int
    after: str
    confidence: float = 1.0


@dataclass(slots=True)
class _Edits:
    """Edits in order, and where the `after` of each starts and ends in the clean text."""

    edits: list[Edit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, edit: Edit, start: int) -> None:
        self.edits.append(edit)
        self.starts.append(start)
        self.ends.append(start + len(edit.after))

    def copy(self, other: "_Edits", first: int, after: int, grown: int) -> None:
        """Takes over other edits that a change of the text before them has moved."""
        if first < after:
            self.edits += other.edits[first:after]
            starts, ends = other.starts[first:after], other.ends[first:after]
            self.starts += [at + grown for at in starts] if grown else starts
            self.ends += [at + grown for at in ends] if grown else ends

    def shift(self, k: int) -> int:
        """How much further on than in the clean text what stands before edit k is in the raw text."""
        if k < len(self.edits):
            return self.edits[k].start - self.starts[k]
        return self.edits[-1].end - self.ends[-1] if self.edits else 0

    def shifts(self) -> list[int]:
        """All of them, that of what stands behind the last edit too."""
        return [*map(sub, map(attrgetter("start"), self.edits), self.starts), self.shift(len(self.edits))]


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is `raw` with `edits` replayed; edits are sorted, do not overlap, and carry raw offsets, as do `flags`."""

    raw: str
    text: str
    _made: _Edits = field(default_factory=_Edits)
    flags: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(self._made.edits)

    def revise(self, rule: str, changes: Iterable[Change]) -> "Draft":
        """The draft with one rule's changes made: sorted, not overlapping, none empty, in the offsets of `self.text`.

        Raises ValueError for a change of no characters: every edit must stand somewhere in the raw text.
        """
        text = self.text
        wishes = [wish for wish in changes if text[wish[0] : wish[1]] != wish[2]]
        if not wishes:
            return self
        if any(wish[0] >= wish[1] for wish in wishes):
            raise ValueError(f"rule {rule} inserts without replacing: give it a neighbouring character to replace")
        return Draft(self.raw, _rewritten(text, 0, len(text), wishes), _merged(self, rule, wishes), self.flags)

    def suspect(self, rule: str, places: Iterable[Change]) -> "Draft":
        """The draft with a flag where one rule would have a person look: an edit that is not applied."""
        if not (suspected := list(places)):
            return self
        raw_span = self.locator()
        flags = (self._flag(rule, raw_span, place) for place in suspected)
        return Draft(self.raw, self.text, self._made, (*self.flags, *flags))

    def _flag(self, rule: str, raw_span: Callable[[int, int], Span], place: Change) -> Edit:
        start, end = raw_span(place.start, place.end)
        return Edit(rule, start, end, self.raw[start:end], place.after, place.confidence, applied=False)

    def placed(self) -> Iterator[tuple[Edit, int, int]]:
        """Each edit with where its `after` starts and ends in the text."""
        return zip(self._made.edits, self._made.starts, self._made.ends, strict=True)

    def raw_spans(self, spans: Iterable[Span]) -> dict[Span, Span]:
        """The raw span that reads text[start:end], for each of these spans."""
        raw_span = self.locator()
        return {span: raw_span(*span) for span in spans}

    def locator(self) -> Callable[[int, int], Span]:
        """What finds the raw span that reads text[start:end], without deletions at its edges."""
        edits, starts, ends = self._made.edits, self._made.starts, self._made.ends
        shifts = self._made.shifts()

        def raw_span(start: int, end: int) -> Span:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            within = first < len(edits) and starts[first] < start
            raw_start = edits[first].start if within else start + shifts[first]
            within = last > 0 and ends[last - 1] > end
            return _span((raw_start, edits[last - 1].end if within else end + shifts[last]))

        return raw_span

    def split_at(self, points: Iterable[int]) -> "Draft":
        """The same text with edits cut in two where a point of the text falls inside an edit's `after`.

        Each part takes one character of the raw text, the last one all that is left; replaying gives the same text.
        """
        made, parts, marks = self._made, _Edits(), sorted(set(points))
        taken = 0
        long = [k for k, (start, end) in enumerate(zip(made.starts, made.ends, strict=True)) if end - start > 1]
        for k in long:
            start, end = made.starts[k], made.ends[k]
            if inside := marks[bisect_right(marks, start) : bisect_left(marks, end)]:
                parts.copy(made, taken, k, 0)
                for part, at in _split(made.edits[k], [start, *inside, end]):
                    parts.add(part, at)
                taken = k + 1
        if not taken:
            return self
        parts.copy(made, taken, len(made.edits), 0)
        return Draft(self.raw, self.text, parts, self.flags)


def _split(edit: Edit, cuts: Sequence[int]) -> Iterator[tuple[Edit, int]]:
    """The parts of an edit whose `after` is cut at these points, its start and end among them, and where they start."""
    raw_start = edit.start
    for k, (a, b) in enumerate(itertools.pairwise(cuts), start=2):
        raw_end = edit.end if k == len(cuts) else min(raw_start + 1, edit.end)
        before = edit.before[raw_start - edit.start : raw_end - edit.start]
        after = edit.after[a - cuts[0] : b - cuts[0]]
        yield edit._replace(start=raw_start, end=raw_end, before=before, after=after), a
        raw_start = raw_end


_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
_edit: Callable[[tuple[str, int, int, str, str, float, bool]], Edit] = partial(tuple.__new__, Edit)
"""A span and an edit of all their fields at once, twice as fast as by name: a page makes hundreds."""


def _merged(draft: Draft, rule: str, wishes: Sequence[Change]) -> _Edits:
    """Old edits and new wishes in order; those that touch the same characters become one edit."""
    old, new = draft._made, _Edits()
    starts, ends, count = old.starts, old.ends, len(old.edits)
    taken, w, grown, shift = 0, 0, 0, old.shift(0)
    while w < len(wishes):
        start, end, after, sure = wishes[w]
        first_old, first_wish = bisect_right(ends, start, taken), w
        if first_old > taken:
            new.copy(old, taken, first_old, grown)
            taken, shift = first_old, old.shift(first_old)
        w += 1
        while True:
            if taken < count and starts[taken] < end:
                start, end = min(start, starts[taken]), max(end, ends[taken])
                taken += 1
            elif w < len(wishes) and wishes[w][0] < end:
                end = max(end, wishes[w][1])
                w += 1
            else:
                break
        raw_start = start + shift
        if taken > first_old:
            shift = old.shift(taken)
        raw_end = end + shift
        if taken > first_old or w > first_wish + 1:
            after = _rewritten(draft.text, start, end, wishes[first_wish:w])
            sure = min([wish.confidence for wish in wishes[first_wish:w]])
            sure = min([sure, *(edit.confidence for edit in old.edits[first_old:taken])])
        before = draft.raw[raw_start:raw_end]
        if before != after:
            new.add(_edit((rule, raw_start, raw_end, before, after, sure, True)), start + grown)
        grown += len(after) - (end - start)
    new.copy(old, taken, count, grown)
    return new


def _rewritten(text: str, start: int, end: int, wishes: Sequence[Change]) -> str:
    pieces: list[str] = []
    for wish_start, wish_end, after, _ in wishes:
        pieces += (text[start:wish_start], after)
        start = wish_end
    pieces.append(text[start:end])
    return "".join(pieces)


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

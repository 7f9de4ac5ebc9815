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


def replay(raw: str, edits: Sequence[Edit]) -> str:
    """The clean text: `raw` with every applied edit made."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if edit.applied:
            pieces += (raw[at : edit.start], edit.after)
            at = edit.end
    pieces.append(raw[at:])
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


class _Placed(NamedTuple):
    """An edit with the place its `after` takes in the text as it stands."""

    start: int
    end: int
    edit: Edit


def _placed(edits: Sequence[Edit]) -> Iterator[_Placed]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield _Placed(start, start + len(edit.after), edit)
        shift += len(edit.after) - (edit.end - edit.start)


def _merged(draft: Draft, rule: str, wishes: Sequence[Change]) -> Iterator[Edit]:
    """Old edits and new wishes as one sorted list; those that touch the same characters become one edit."""
    old = list(_placed(draft.edits))
    shift, i, w = 0, 0, 0
    while w < len(wishes):
        start, end = wishes[w].start, wishes[w].end
        while i < len(old) and old[i].end <= start:
            yield old[i].edit
            shift += _growth(old[i].edit)
            i += 1
        first_old, first_wish, inner = i, w, 0
        while True:
            if i < len(old) and old[i].start < end:
                start, end = min(start, old[i].start), max(end, old[i].end)
                inner += _growth(old[i].edit)
                i += 1
            elif w < len(wishes) and (w == first_wish or wishes[w].start < end):
                end = max(end, wishes[w].end)
                w += 1
            else:
                break
        raw_start, raw_end = start - shift, end - shift - inner
        shift += inner
        before = draft.raw[raw_start:raw_end]
        after = _rewritten(draft.text, start, end, wishes[first_wish:w])
        sure = min([c.confidence for c in wishes[first_wish:w]] + [p.edit.confidence for p in old[first_old:i]])
        if before != after:
            yield Edit(rule, raw_start, raw_end, before, after, sure)
    yield from (p.edit for p in old[i:])


def _growth(edit: Edit) -> int:
    return len(edit.after) - (edit.end - edit.start)


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
    out: list[Edit] = []
    for start, end, edit in _placed(edits):
        cuts = [start, *marks[bisect_right(marks, start) : bisect_left(marks, end)], end]
        raw_start = edit.start
        for k, (a, b) in enumerate(itertools.pairwise(cuts), start=2):
            raw_end = edit.end if k == len(cuts) else min(raw_start + 1, edit.end)
            before = edit.before[raw_start - edit.start : raw_end - edit.start]
            out.append(
                edit._replace(start=raw_start, end=raw_end, before=before, after=edit.after[a - start : b - start])
            )
            raw_start = raw_end
    return tuple(out)


def reads(raw: str, edits: Sequence[Edit], span: Span) -> str:
    """What a raw span reads once the edits inside it are made; an insertion at its end belongs to what follows."""
    first = bisect_left(edits, span.start, key=lambda edit: edit.start)
    last = bisect_left(edits, max(span.end, span.start + 1), key=lambda edit: edit.start)
    inside = (edit for edit in edits[first:last] if edit.end <= span.end)
    shifted = [e._replace(start=e.start - span.start, end=e.end - span.start) for e in inside]
    return replay(raw[span.start : span.end], shifted)


class RawPlaces:
    """From places in the clean text to places in the raw text."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        placed = list(_placed(edits))
        self._starts = [p.start for p in placed]
        self._ends = [p.end for p in placed]
        self._edits = [p.edit for p in placed]

    def span(self, start: int, end: int) -> Span:
        """The raw span that reads clean[start:end], without deletions at its edges."""
        return Span(self._after_deletions(start), self._before_deletions(end))

    def _after_deletions(self, point: int) -> int:
        k = bisect_right(self._ends, point)
        if k < len(self._edits) and self._starts[k] < point:
            return self._edits[k].start
        return point + self._shift(k)

    def _before_deletions(self, point: int) -> int:
        k = bisect_left(self._starts, point)
        if k and self._ends[k - 1] > point:
            return self._edits[k - 1].end
        return point + self._shift(k)

    def _shift(self, k: int) -> int:
        return self._edits[k - 1].end - self._ends[k - 1] if k else 0

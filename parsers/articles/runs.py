"""Runs of lines that could stand in a head, and what can be seen of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import NamedTuple

from parsers.articles import around, candidates, cues, pairs
from parsers.articles.habits import Habits, habits, opens
from parsers.articles.kinds import heads_notice
from parsers.labels import COLUMN_NAME, is_collection
from parsers.lines import Line
from parsers.looks import FURNITURE, Look


@dataclass(slots=True)
class Run:
    """Heading-like lines page[first:after] with what can be seen of them, line by line; `opening` is the line below.

    `plain` tells lines without heading mark, `shut` those above which no text can end: right below a heading, which has
    text of its own; `texts` are what stands around.
    """

    first: int
    after: int
    plain: list[bool]
    shut: list[bool]
    texts: around.Around
    lines: list[tuple[str, ...]] = field(default_factory=list)
    begins: list[tuple[str, ...]] = field(default_factory=list)
    pairs: list[tuple[str, ...]] = field(default_factory=list)
    splits: list[tuple[str, ...]] = field(default_factory=list)
    opening: tuple[str, ...] = ()
    _answers: dict[int, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    _whole_splits: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def is_answered(self, question: int) -> bool:
        return question in self._answers

    def answer(self, question: int) -> Sequence[tuple[str, ...]]:
        """The cues that a question about the text around gives, line by line: found out when they are asked for."""
        if question not in self._answers:
            self._answers[question] = around.QUESTIONS[question](self.texts, self.plain)
        return self._answers[question]

    def whole_split(self, k: int) -> tuple[str, ...]:
        """All cues of a split, those of the words too: found out when they are asked for."""
        if k not in self._whole_splits:
            self._whole_splits[k] = (*self.splits[k], *around.of_words(self.texts, k)) if self.splits[k] else ()
        return self._whole_splits[k]

    def around(self) -> Sequence[tuple[str, ...]]:
        """The cues of the text around, line by line."""
        answers = map(self.answer, range(len(around.QUESTIONS)))
        return [tuple(chain(*cues)) for cues in zip(*answers, strict=True)]


_LEAST_HALF = 4
_LONGEST_ITEM = 300


def solid_lines(page: Sequence[Line]) -> tuple[list[int], list[Line]]:
    """The lines of a page without furniture: their numbers and themselves."""
    solid = [k for k, line in enumerate(page) if line.look not in FURNITURE]
    return solid, [page[k] for k in solid]


def runs(page: Sequence[Line], solid: Sequence[int]) -> Iterator[Run]:
    """The runs of lines that could stand in a head, with their cues; `solid` numbers the lines on the whole page."""
    page = candidates.with_rows(page)
    ways = habits(page)
    spans = list(candidates.spans(page))
    reach = list(accumulate([len(line.text) for line in page], initial=0))
    collected = False
    for k, (first, after) in enumerate(spans):
        end, start = spans[k - 1][1] if k else 0, spans[k + 1][0] if k + 1 < len(spans) else len(page)
        far = (reach[first] - reach[end], reach[start] - reach[after])
        pieces = _Pieces(
            *far,
            page[end - 1] if end else None,
            page[start] if start < len(page) else None,
            page[start - 1] if start > after else None,
        )
        collected = collected and pieces.above <= _LONGEST_ITEM
        if not _is_subheading(page, first, after, ways):
            yield _seen(page, solid, first, after, ways, pieces, collected)
        collected = collected or any(is_collection(line.text) for line in page[first:after])


def _is_subheading(page: Sequence[Line], first: int, after: int, ways: Habits) -> bool:
    """Whether a run is one line that is marked as the subheadings of the page are."""
    return (
        after == first + 1 and page[first].level in ways.subheadings and not (after < len(page) and opens(page[after]))
    )


def _seen(
    page: Sequence[Line],
    solid: Sequence[int],
    first: int,
    after: int,
    ways: Habits,
    pieces: "_Pieces",
    collected: bool,
) -> Run:
    plain = [not (line.level and ways.telling) for line in page[first:after]]
    shut = [k > first and _heads_text(page[k - 1]) for k in range(first, after)]
    run = Run(first, after, plain, shut, around.Around(page, first, after))
    below, rows = cues.start_of(page, after), page[first:after]
    for k in range(first, after):
        above = page[k - 1] if k else None
        apart = k > 0 and solid[k] > solid[k - 1] + 1
        next_one = page[k + 1] if k + 1 < after else None
        decks = tuple(pairs.of_decks(above if k > first else None, page[k], next_one, below, ways))
        run.lines.append((*cues.of_line(page[k], next_one, ways), *decks))
        shared = [cues.of_collection(page[k], ways)] if collected else []
        run.begins.append(
            (*cues.of_beginning(page[k], above, below, apart, ways), *pieces.cues(page[k], ways), *shared)
        )
        paired = above is not None and k > first
        over = "a heading" if next_one else below
        run.pairs.append(tuple(pairs.of_pair(above, page[k], over, ways)) if above and paired else ())
        over_text = k + 1 == after < len(page) and page[after].look is Look.BODY
        halves = above is not None and paired and _may_be_halves(above, page[k], over_text)
        run.splits.append(tuple(pairs.of_split(rows, k - first, ways)) if halves else ())
    run.opening = tuple(cues.of_opening(page, after, any(line.image for line in page[first:after])))
    return run


def _may_be_halves(above: Line, line: Line, over_text: bool) -> bool:
    """Whether two lines could be one title: marked alike, or one has lost its mark and is no label and no name.

    What a dash leads is a subtitle, and what goes on with it another line of that.
    """
    if COLUMN_NAME.fullmatch(above.text) or any(is_collection(each.text) for each in (above, line)):
        return False
    dashed = above.text.startswith("——") or line.text.startswith("——")
    if dashed or max(map(_size, (above, line))) < _LEAST_HALF or pairs.are_apart(above, line, over_text):
        return False
    if above.level == line.level:
        return True
    if heads_notice(above.text):
        return False
    plain = next((each for each in (above, line) if not each.level), None)
    return plain is not None and not pairs.COULD_SIGN.fullmatch(plain.text)


def _size(line: Line) -> int:
    return len(line.text) - line.text.count(" ")


class _Pieces(NamedTuple):
    """The text between a run and its neighbours: how long it is, the lines that head it and the last one below."""

    above: int
    below: int
    head_above: Line | None
    head_below: Line | None
    last: Line | None

    def cues(self, line: Line, ways: Habits) -> Iterator[str]:
        yield from cues.of_distances(line, self.above, self.below, ways)
        yield from cues.of_neighbours(line, self.head_above, self.head_below, ways)
        if self.last:
            yield from cues.of_ending(line, self.last, self.below, ways)


def _heads_text(line: Line) -> bool:
    """Whether a line is marked as a heading, and is no signature that was marked by mistake."""
    return line.level > 0 and not opens(line) and not line.text.startswith("——") and line.text[-1] not in "）)"

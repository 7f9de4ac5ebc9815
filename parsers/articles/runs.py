"""Runs of lines that could stand in a head, and what can be seen of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from parsers.articles import around, cues, pairs
from parsers.articles.habits import Habits, habits, opens
from parsers.articles.kinds import heads_notice
from parsers.cleaning.han import HAN
from parsers.labels import COLUMN_NAME, INSIDE, SPEAKER, heads_part, is_collection
from parsers.lines import Line
from parsers.looks import FURNITURE, IN_HEAD, Look
from parsers.names import NAME_LINE
from parsers.notes import breaks_off


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


_WORDS = re.compile(rf"[{HAN}A-Za-z].*[{HAN}A-Za-z]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_CLOSING = re.compile(
    r"(?:谢谢(?:大家|各位|你们)?|祝(?:你|您|大家|各位|全|愿大家)[^，。]{2,12}|此致|敬礼|谨以此文[^，。]{2,16}|本[版栏专][目栏]?由[^，。]{2,20}(?:主办|承办|协办|支持|提供)|特此(?:公告|通告|通知|通报|声明|函告|说明|致谢)|现公告如下|以上|未完待续|全文完)[。！!]?"
)
"""How a speech, a letter or a notice ends."""

_LONGEST_LABEL = 30
_LEAST_HALF = 4
_LONGEST_LEAD = 16
_STANZA = 4
_LONGEST_HEAD = 3
_MOST_ROWS = 6
_BELOW_HEADS = (Look.BODY, Look.SUBTITLE, Look.CONTINUATION)
_VERSE_MARKS = frozenset("，。；、！？：…")
_LONGEST_CRY = 22
_LONGEST_MARKED = 60
_LONGEST_DECK = 300
_LONGEST_ITEM = 300
_ROWS = (Look.SHORT, Look.VERSE)


def solid_lines(page: Sequence[Line]) -> tuple[list[int], list[Line]]:
    """The lines of a page without furniture: their numbers and themselves."""
    solid = [k for k, line in enumerate(page) if line.look not in FURNITURE]
    return solid, [page[k] for k in solid]


def runs(page: Sequence[Line], solid: Sequence[int]) -> Iterator[Run]:
    """The runs of lines that could stand in a head, with their cues; `solid` numbers the lines on the whole page."""
    page = _with_rows(page)
    ways = habits(page)
    spans = list(_spans(page))
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
        yield _seen(page, solid, first, after, ways, pieces, collected)
        collected = collected or any(is_collection(line.text) for line in page[first:after])


def _with_rows(page: Sequence[Line]) -> Sequence[Line]:
    """The page with a few close rows without a mark, between the end of a text and prose, as no verse but a head."""
    verse = [k for k, line in enumerate(page) if line.look is Look.VERSE]
    if not verse:
        return page
    lines = list(page)
    begins = [k for k in verse if not k or page[k].gap > 1 or page[k - 1].look is not Look.VERSE]
    for first, end in pairwise([*begins, len(page)]):
        rows = [page[k] for k in verse[bisect_left(verse, first) : bisect_left(verse, end)]]
        if len(rows) <= _MOST_ROWS and _are_heads(page, first, first + len(rows)):
            lines[first : first + len(rows)] = [row._replace(look=Look.SHORT) for row in rows]
    return lines


def _are_heads(page: Sequence[Line], first: int, after: int) -> bool:
    """Whether lines of verse may be rows of a head, by their ends and by what stands above and below."""
    if after == len(page) or any(row.text[-1] in _VERSE_MARKS for row in page[first:after]):
        return False
    ended = not first or page[first - 1].ends_sentence or opens(page[first - 1])
    return ended and (page[after].look in _BELOW_HEADS or opens(page[after]))


def _spans(page: Sequence[Line]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and (_could_head(page, end) or (end > at and _is_deck(page[end]))):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


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
        halves = halves and not (above and above.level and _is_stanza(page[k : k + _STANZA]))
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


def _is_stanza(rows: Sequence[Line]) -> bool:
    """Whether these are four short rows without a mark: a poem under its title, a list, and no rest of that."""
    return len(rows) == _STANZA and not any(row.level or row.look not in _ROWS for row in rows)


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


def _could_head(page: Sequence[Line], k: int) -> bool:
    line = page[k]
    if not line.level and line.look not in IN_HEAD and len(line.text) > _LONGEST_LABEL:
        return False
    if line.look is Look.VERSE and _heads_no_verse(page, k):
        return True
    if _leads_on(line):
        return k + 1 < len(page) and not _leads_on(page[k + 1]) and _could_head(page, k + 1)
    told = line.level or (_WORDS.search(line.text) and not breaks_off(line.text))
    if not told or _IN_BRACKETS.fullmatch(line.text):
        return False
    if cues.CONTACT.match(line.text) or (k and heads_part(line.text) and not _is_opened(page, k)):
        return False
    if INSIDE.fullmatch(line.text):
        return bool(cues.MARKED_LABEL.fullmatch(line.text)) and k + 1 < len(page) and bool(page[k + 1].level)
    if line.level:
        if line.look is Look.BYLINE and line.text[-1] != "）":  # 十二时辰（记者蹲点） is a headline's end and its label
            return False
        return line.look in IN_HEAD or (len(line.text) <= _LONGEST_MARKED and "。" not in line.text)
    if line.look not in IN_HEAD or (k and NAME_LINE.fullmatch(line.text) and _is_of_text(page, k)):
        return False
    if SPEAKER.match(line.text):
        return line.text[-1] == "”" and not line.ends_sentence and _is_opened(page, k)
    return not (_is_cry(line.text) or _CLOSING.fullmatch(line.text))


def _is_opened(page: Sequence[Line], k: int) -> bool:
    return k + 1 < len(page) and opens(page[k + 1])


def _heads_text(line: Line) -> bool:
    """Whether a line is marked as a heading, and is no signature that was marked by mistake."""
    return line.level > 0 and not opens(line) and not line.text.startswith("——") and line.text[-1] not in "）)"


def _heads_no_verse(page: Sequence[Line], k: int) -> bool:
    """A line over a poem; one at its end, or between two, that what follows makes a headline: a name, prose."""
    if not k or (page[k - 1].look is not Look.VERSE and not opens(page[k - 1])):
        return True
    if _ends_verse(page, k) or is_collection(page[k].text):
        return True
    return k + 1 < len(page) and (opens(page[k + 1]) or page[k + 1].look is Look.BODY) and not opens(page[k])


def _ends_verse(page: Sequence[Line], k: int) -> bool:
    """A line without a mark below verse that ends with a full stop, or below another such line, and soon text."""
    if page[k].text[-1] in _VERSE_MARKS:
        return False
    first = next((j for j in range(k - 1, max(-1, k - _LONGEST_HEAD - 1), -1) if page[j].text[-1] in _VERSE_MARKS), -1)
    if first < 0 or not page[first].ends_sentence:
        return False
    below = page[k + 1 : first + _LONGEST_HEAD + 2]
    text = next((j for j, line in enumerate(below) if opens(line) or line.look is Look.BODY), -1)
    return text >= 0 and all(line.text[-1] not in _VERSE_MARKS for line in below[:text])


def _leads_on(line: Line) -> bool:
    """A kicker that names who did what the title says: 清漪县柳河镇："""
    short = line.look is Look.BODY and len(line.text) <= _LONGEST_LEAD
    return short and line.text[-1] == "：" and "，" not in line.text


def _is_of_text(page: Sequence[Line], k: int) -> bool:
    """Whether a name belongs to what stands around it: it signs a headline, or heads one of an article's paragraphs."""
    around = page[k - 1 : k + 2 : 2]
    return _could_be_title(page[k - 1]) or [line.look for line in around] == [Look.BODY, Look.BODY]


def _could_be_title(line: Line) -> bool:
    return line.look in IN_HEAD or bool(line.level)


def _is_cry(text: str) -> bool:
    """A long line that ends with ！ or ？ is a sentence of the text."""
    return len(text) > _LONGEST_CRY and text.endswith(("！", "？", "…"))


def _is_deck(line: Line) -> bool:
    return line.text.startswith("——") and len(line.text) <= _LONGEST_DECK

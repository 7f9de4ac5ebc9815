"""Where articles begin: groups of heading lines, and which of them is kicker, title, subtitle, column label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.articles.kinds import NOTICE
from parsers.cleaning.han import HAN, SPACE
from parsers.cleaning.joins import is_split
from parsers.labels import INSIDE, SPEAKER
from parsers.lines import Line, Look
from parsers.names import NAME_LINE


@dataclass(frozen=True, slots=True)
class Head:
    """The heading lines of one article, as line numbers of the page, sorted by what they are."""

    first: int
    after: int
    column: tuple[int, ...] = ()
    kicker: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    subtitle: tuple[int, ...] = ()


LABEL = re.compile(rf"[【\[〖■●◆▍▎]?[{SPACE}]?[{HAN}·]{{2,8}}[】\]〗]?")
"""What a column label looks like: a few characters, no punctuation."""

_MARKED_LABEL = re.compile(rf"[■●◆▍▎▌☉][{SPACE}]?[^。，；？！]{{2,30}}|[【〖\[][^。，；？！】〗\]]{{2,20}}[】〗\]]")

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．]|"
    r"第[一二三四五六七八九十]{1,3}[章节条]|[①-⑩❶-❿])"
)
_WORDS = re.compile(rf"[{HAN}A-Za-z].*[{HAN}A-Za-z]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_PARTS = re.compile(rf"[{HAN}”》！？]{{4,}} [{HAN}“《]{{4,}}")
_PLACE_FIRST = re.compile(rf"[{HAN}]{{1,6}}[县市区州旗]：")
_DATELINE = re.compile(r"本报讯|[^。，]{0,12}\d{1,2}日(?:电|讯)")
_SIGNED = re.compile(r"(?:记者|通讯员|摄影|摄)[^。，；]{0,30}$|（[^（）]{2,40}）$")
_LONGEST_SUBTITLE = 25
_LONGEST_CRY = 22
_LONGEST_GROUP = 5
_LONGEST_LABEL = 6
_ENOUGH = 3
_MARKED_HEADS = 2


def heads(page: Sequence[Line]) -> list[Head]:
    """The heads of a page in order; lines that stand in none are body text, bylines, labels or furniture."""
    found: list[Head] = []
    marked = sum(bool(line.level) for line in page) >= _MARKED_HEADS
    level = 0
    at = 0
    while at < len(page):
        end = _group_end(page, at)
        if end > at and _begins_article(page, at, end, level, marked, bool(found)):
            found.append(_sort_head(page, at, end))
            own = page[found[-1].title[0]].level
            level = min(filter(None, (level, own)), default=0)
        at = max(end, at + 1)
    return found


def _group_end(page: Sequence[Line], at: int) -> int:
    """Where the run of heading-like lines that begins here ends; `at` itself if it is none."""
    end = at
    while end < len(page) and end - at < _LONGEST_GROUP and _could_head(page[end]):
        if end > at and _leaves_head(page[end - 1], page[end]):
            break
        end += 1
    while at < end < len(page) and page[end].text.startswith("——") and len(page[end].text) <= _LONGEST_GROUP * 60:
        end += 1
    return end


def _could_head(line: Line) -> bool:
    if not (line.level or _WORDS.search(line.text)) or _IN_BRACKETS.fullmatch(line.text) or INSIDE.fullmatch(line.text):
        return False
    if line.look in (Look.SHORT, Look.SUBTITLE):
        return bool(line.level) or not (_is_cry(line.text) or SPEAKER.match(line.text))
    return bool(line.level) and line.look is Look.BODY and len(line.text) <= 60 and "。" not in line.text


def _is_cry(text: str) -> bool:
    """A long line that ends with ！ or ？ is a sentence of the text."""
    return len(text) > _LONGEST_CRY and text.endswith(("！", "？", "…"))


def _leaves_head(above: Line, line: Line) -> bool:
    """An author's name below a title is no heading; a picture or a second marked title begins something new."""
    return (not line.level and bool(NAME_LINE.fullmatch(line.text))) or line.image


def _begins_article(page: Sequence[Line], at: int, end: int, level: int, marked: bool, opened: bool) -> bool:
    """Weighs what speaks for a headline against what speaks for a subheading or label inside an article.

    On a page that marks its headlines a line without mark needs more.
    """
    group = page[at:end]
    unmarked = not any(line.level for line in group)
    if opened and unmarked and all(line.look is Look.SUBTITLE for line in group):
        return False
    if end == len(page) and unmarked:
        return False
    if not opened and not _is_label(group):
        return True
    return _weight(page, at, end, level) >= _ENOUGH + (marked and unmarked)


def _is_label(group: Sequence[Line]) -> bool:
    return (
        len(group) == 1
        and not group[0].level
        and bool(LABEL.fullmatch(group[0].text))
        and len(group[0].text) <= _LONGEST_LABEL
    )


def _weight(page: Sequence[Line], at: int, end: int, level: int) -> int:
    """What each sign of a headline is worth; a heading marked as high as the titles before it is one unless short."""
    group = page[at:end]
    text = max((line.text for line in group), key=len)
    weight = _worth_of_level(min((line.level for line in group if line.level), default=0), level)
    signed = _is_signed_below(page, end)
    weight += 3 * signed
    weight += _worth_of_end(page, at)
    weight += 2 * any(line.look is Look.SUBTITLE for line in group)
    weight += (1 if group[0].level else 2) * bool(_PARTS.search(text)) + 2 * bool(
        NOTICE.search(text) or _PLACE_FIRST.match(text)
    )
    weight += (len(text) >= 10) + (len(group) >= 2 and not level)
    weight += len(group) >= 2 and bool(_MARKED_LABEL.fullmatch(group[0].text))
    if end < len(page):
        below = page[end]
        weight += (len(below.text) >= 40) + 2 * below.text.startswith("——")
        weight += group[0].image * (1 + 2 * (below.look is Look.CAPTION or bool(_SIGNED.search(below.text[-45:]))))
    short = len(text) <= 4 and not signed and (not group[0].level or group[0].level > level > 0)
    weight -= 4 * bool(_NUMBERING.match(group[0].text)) + 2 * short
    if at and not group[0].level and not (page[at - 1].ends_sentence or _is_ended_above(page[at - 1])):
        weight -= 3
    return weight


def _worth_of_end(page: Sequence[Line], at: int) -> int:
    """What the line above says of the article above: signed, it is over; furniture may stand anywhere."""
    above = at - 1
    while above >= 0 and page[above].look in _FURNITURE:
        above -= 1
    if above >= 0 and page[above].look is Look.VERSE:
        return 3
    if above < 0 or _is_ended_above(page[above]):
        return 2
    return above < at - 1


def _worth_of_level(own: int, level: int) -> int:
    if not own:
        return 0
    return 3 if not level or own <= level else max(0, 2 - (own - level))


_FURNITURE = (Look.FURNITURE, Look.MASTHEAD)


def _is_signed_below(page: Sequence[Line], at: int) -> bool:
    if at == len(page):
        return False
    below = page[at]
    return below.look in (Look.BYLINE, Look.DATELINE) or bool(
        _DATELINE.match(below.text) or NAME_LINE.fullmatch(below.text)
    )


def _is_ended_above(above: Line) -> bool:
    ended = above.look in (Look.BYLINE, Look.FURNITURE, Look.CAPTION, Look.MASTHEAD, Look.VERSE, Look.DATE)
    return ended or bool(_SIGNED.search(above.text[-45:]))


def _sort_head(page: Sequence[Line], first: int, after: int) -> Head:
    """Which line of a head is what: marked level first, then dashes and shape."""
    group = list(range(first, after))
    column = group[:1] if len(group) > 1 and _is_column(page[group[0]], page[group[1]]) else []
    rest = group[len(column) :]
    subtitle = [k for k in rest if page[k].look is Look.SUBTITLE or page[k].text.startswith("——")]
    plain = [k for k in rest if k not in subtitle] or subtitle[:1]
    subtitle = [k for k in subtitle if k not in plain]
    top = min((page[k].level for k in plain if page[k].level), default=0)
    title = _title_lines(page, [k for k in plain if page[k].level == top])
    kicker = [k for k in plain if k < title[0]]
    below = [k for k in plain if k > title[0] and k not in title]
    decks = [k for k in below if top and not page[k].level and len(page[k].text) > _LONGEST_SUBTITLE]
    after = min(decks, default=after)
    subtitle = [k for k in (*subtitle, *below) if k < after]
    return Head(first, after, tuple(column), tuple(kicker), tuple(title), tuple(sorted(subtitle)))


def _is_column(line: Line, below: Line) -> bool:
    if _MARKED_LABEL.fullmatch(line.text):
        return True
    longer = below.level != line.level or len(below.text) > len(line.text) + 3
    return bool(LABEL.fullmatch(line.text)) and len(line.text) <= _LONGEST_LABEL and longer


def _title_lines(page: Sequence[Line], main: Sequence[int]) -> list[int]:
    """Of lines with one level: the last is the title, with the one above it where a phrase runs over the line end."""
    if len(main) == 1:
        return [main[0]]
    first, second = page[main[0]], page[main[1]]
    if len(main) == 2 and main[1] == main[0] + 1 and is_split(first, second):
        return list(main)
    if not first.level and len(first.text) <= _LONGEST_SUBTITLE < len(second.text) - _MUCH_LONGER:
        return [main[0]]
    return [main[1]]


_MUCH_LONGER = 8

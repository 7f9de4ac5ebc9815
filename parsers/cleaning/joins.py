"""Rules that put a broken paragraph together again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, OPENING
from parsers.labels import COLLECTION, HEADLINE_END, INSIDE
from parsers.language.bigrams import runs_on
from parsers.lines import Line, Look, bare_lines, lines
from parsers.names import DATELINE, GLUED_BYLINE, NAME_LINE

_BEGINS_ANEW = re.compile(
    r"(?:本报|新华社|中新社)[^。]{0,20}[电讯]|[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．](?!\d)|[■□●▲◆○▍【·—]|[^，。]{0,3}[一二三四五六七八九十]{1,2}$|第[一二三四五六七八九十]{1,3}[章节条]"
)
_ITEM = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_CANNOT_BEGIN = tuple("，。、；：？！”’）》〉】」』…")
_HAN = re.compile(f"[{HAN}]")
_ENDS_WHOLE = re.compile(r"(?:[）：—】①-⑳]|[0-9a-zA-Z]%?)$")
_INNER_END = re.compile(r"[。？！](?![”’）》])")
_OPENS = re.compile(r"[“‘《（]")
_FIGURE = re.compile(r"[0-9]")
_QUOTED = re.compile(r"[”》』」]$")
_NEEDED = (
    # (longest line, log-odds needed below a sentence without and with a comma in the line, below a heading)
    (4, 3.2, 3.2, 2.4),
    (9, 2.6, 0.6, 2.6),
    (25, 2.6, 2.6, 3.3),
    (60, 1.2, 1.2, 2.4),
    (100_000, -3.0, -3.0, 2.4),
)
_NEEDED_IN_LIST = 8.0
_NEEDED_IN_TEXT = (-1.0, 1.5)
"""How sure the bigram model must be (natural log-odds) that a line goes on; in text: behind a sentence in the line.

The figures let through 1 in 500 of the headlines, decks and subheadings of six days of a national daily, where no word
runs over the break; with one of three characters or more, none of them.
"""
_SURE_WORD = 3
_LONGEST_VERSE = 12


class _Habits(NamedTuple):
    """How a page is set: whether paragraphs are indented, and whether numbered items are clauses of a list."""

    indented: bool
    clauses: bool


def broken_paragraphs(text: str) -> Iterator[Change]:
    """A paragraph that stops in mid-sentence goes on with the next one."""
    page = lines(text)
    habits = _Habits(_marks_paragraphs(page), _lists_clauses(page))
    for k in range(len(page) - 1):
        if _goes_on(page[k - 1] if k else None, page[k], page[k + 1], habits):
            yield Change(page[k].end, page[k + 1].start, "")


def _marks_paragraphs(page: Sequence[Line]) -> bool:
    """Whether the page indents its paragraphs, so that a line without indent is the rest of one."""
    begun = [below.indent for above, below in pairwise(page) if above.ends_sentence and below.look is Look.BODY]
    return len(begun) >= 3 and sum(begun) >= 0.8 * len(begun)


def _lists_clauses(page: Sequence[Line]) -> bool:
    """Whether most numbered items are sentences, as in a law: then one without an end is broken and no heading."""
    items = [line for line in page if _ITEM.match(line.text)]
    return len(items) >= 3 and 2 * sum(line.text.endswith(("；", "。")) for line in items) > len(items)


def _goes_on(before: Line | None, above: Line, below: Line, habits: _Habits) -> bool:
    if above.level or below.level or above.ends_sentence or not _is_text(above) or not _is_text(below):
        return False
    amid_text = before is not None and before.ends_sentence
    if GLUED_BYLINE.search(above.text) or (not amid_text and NAME_LINE.fullmatch(above.text)):
        return False
    if above.text.endswith("，") and max(len(above.text), len(below.text)) <= _LONGEST_VERSE:
        return False
    if _cannot_begin(below.text) or _is_open(above.text) or _is_number_cut(above.text, below.text):
        return True
    if _BEGINS_ANEW.match(below.text):
        return False
    if _BEGINS_ANEW.match(above.text) and above.look is Look.SHORT:
        return _is_begun(above.text, habits) or runs_on(above.text, below.text) > _NEEDED_IN_LIST
    if _ENDS_WHOLE.search(above.text) or HEADLINE_END.search(above.text):
        return False
    if habits.indented and above.indent and below.look is Look.BODY:
        return not below.indent
    across = words.word_across(above.text, below.text)
    if len(across) >= _SURE_WORD:
        return True
    return runs_on(above.text, below.text) > _needed(amid_text, above, below) - 2 * (bool(across) and amid_text)


def _is_begun(text: str, habits: _Habits) -> bool:
    """Whether a line that begins like a paragraph is one: words behind a dateline, a clause among clauses."""
    dateline = DATELINE.match(text)
    return bool(dateline and text[dateline.end() :].strip()) or (habits.clauses and bool(_ITEM.match(text)))


def _needed(amid_text: bool, above: Line, below: Line) -> float:
    """What the model must say: a line with a sentence in it, or a long one amid text, is hardly a heading."""
    inner = bool(_INNER_END.search(above.text))
    _, plain, comma, heading = next(row for row in _NEEDED if len(above.text) <= row[0])
    amid, below_heading = _NEEDED_IN_TEXT if inner else (comma if "，" in above.text else plain, heading)
    needed = amid if amid_text else below_heading
    if below.look is Look.SHORT and not below.ends_sentence:
        needed += 3
    if _FIGURE.match(below.text) or (_OPENS.match(below.text) and not amid_text):
        needed += 2
    return needed if inner or not _QUOTED.search(above.text) else needed + 3


def _cannot_begin(text: str) -> bool:
    """Closing punctuation; but a quotation mark that faces the wrong way may open the next paragraph."""
    return text.startswith(_CANNOT_BEGIN) and not (text[0] in "”’" and _HAN.match(text, 1))


def _is_number_cut(above: str, below: str) -> bool:
    """2|025年, 8.|6万亿: figures on both sides, or a figure and what it counts."""
    return bool(_FIGURE_END.search(above) and _FIGURE_GOES_ON.match(below))


_FIGURE_END = re.compile(r"[0-9][.,]?$")
_FIGURE_GOES_ON = re.compile(r"[0-9.%‰]|[年月日时分秒点个万亿千百多余名位人元吨亩公米倍家户次项件条种]")


def _is_text(line: Line) -> bool:
    return line.look in (Look.BODY, Look.SHORT)


def _is_open(text: str) -> bool:
    """Whether a quotation, title or bracket stands open at the end, or a comma says that more comes."""
    if text.count('"') % 2:
        return True
    return text[-1] in "，、" + OPENING or any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）", "‘’"))


_LONGEST_TITLE = 32
_TOO_SHORT = 6
_RUNS_ON, _ODDS = 0.8, 0.2
_TITLE_LEVEL = 3


def split_titles(text: str) -> Iterator[Change]:
    """Two headings of one level below each other that are one title: a pair of halves keeps a space."""
    page = bare_lines(text)
    k = 0
    while k < len(page) - 1:
        above, below = page[k], page[k + 1]
        if 0 < above.level == below.level <= _TITLE_LEVEL and is_split(above, below):
            yield Change(above.end, below.start, " " if len(above.text) == len(below.text) else "")
            k += 1
        k += 1


def is_split(above: Line, below: Line) -> bool:
    """Whether two lines are one title: an open quote, a comma, a word cut in two, a piece too short to stand alone."""
    a, b = above.text, below.text
    if len(a) + len(b) > _LONGEST_TITLE or a.endswith(("——", "：", "…", "！", "？")) or b.startswith("——"):
        return False
    if COLLECTION.fullmatch(a) or INSIDE.fullmatch(a):
        return False
    if a[-1] in "，、" or any(a.count(x) > a.count(y) for x, y in ("“”", "《》", "（）")):
        return True
    if b[0] in "的了和与”》）、，" or bool(words.word_across(a, b)) or (len(a) == len(b) <= 8 and a != b):
        return True
    return bool(above.level) and runs_on(a, b) > (_ODDS if min(len(a), len(b)) <= _TOO_SHORT else _RUNS_ON)

"""Rule for the loops of a vision-language OCR: a phrase written over and over."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import ne

from parsers.cleaning.cries import are_cries, is_amid_sentence
from parsers.cleaning.draft import Change
from parsers.cleaning.drifting import SHORTEST, drifting
from parsers.cleaning.han import HAN, TERMINAL
from parsers.cleaning.twice import every_nth_comes_back
from parsers.language.bigrams import better
from parsers.looks import ends_sentence

LONGEST_PHRASE = 44
"""Forty characters and what stands between lines."""

_SHORT_PHRASES, _LONG_PHRASES = range(2, 13), range(13, LONGEST_PHRASE + 1)
_ANCHOR = 3
_STRIDE = 2 * _LONG_PHRASES[0] - _ANCHOR + 1
_SHORTEST_LOOP, _LEGITIMATE_LOOP = 8, 12
_SHORTEST_LINE = 8
"""A line of so many characters, its end among them, is looked for where the last one does not end."""

_REACH, _READS_BETTER, _READS_MUCH_BETTER, _LONGEST_RESUMED = 8, 4.0, 5.0, 4
_SHORTEST_MISREAD, _MISREAD_ONCE_IN = 8, 8
_LEAST_LATIN = 8
_LETTERS = re.compile("[A-Za-z]{2}")
_HAN, _WORDS = re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]|[0-9A-Za-z]{{2}}")
_COLUMN = re.compile(rf"[0-9.,%]*[{HAN}]{{0,2}}[ \t\u3000]+[0-9.,%]*[{HAN}]{{0,2}}")
"""The same figure in three columns: 1.10元 1.10元 1.10元."""

_FOURTH = ("4.", "4、", "4．", "4）", "4)", "四、", "四）", "④", "四是", "四要")
_NUMERAL = "一二三四五六七八九十"
_NUMBER = (
    rf"[\d（({_NUMERAL}①-⑳](?:(?<=\d)\d{{0,2}}[.、．）)][ \u3000]?|(?<=[（(])(?:\d{{1,3}}|[{_NUMERAL}]{{1,3}})[）)]"
    rf"|(?<=[{_NUMERAL}])[{_NUMERAL}]{{0,2}}[、是要]|(?<=[①-⑳]))"
)
_ITEMS = re.compile(rf"({_NUMBER})([{HAN}][^\n]{{5,60}}?)(?:\s*{_NUMBER}\2){{3,}}")
_ANY_NUMBER = re.compile(_NUMBER)

_ALIKE = (("“", "”"), ('"', "”"), (".", "。"))
"""Marks that differ from copy to copy where quotation marks were set by turns and full stops by their neighbours."""

_BETWEEN, _ENDS = frozenset("，、；"), frozenset("，、；：。！？")


def loops(text: str) -> Iterator[Change]:
    """A phrase of 2 to 40 characters written three times or more on end stands once; so does a last copy broken off.

    Below twelve characters in all it stays: 加油加油加油 is how people shout, and so do short cries with their marks.
    """
    alike = text
    for mark, other in _ALIKE:
        alike = alike.replace(mark, other)
    found, end = list(_numbered(text)), 0
    items = [(item.start, item.end) for item in found]
    for loop in (*_short_loops(text, alike), *_long_loops(text, alike)):
        k = bisect_left(items, (loop.end,))
        if not k or items[k - 1][1] <= loop.start:
            found.append(loop)
    for change in sorted(found):
        if change.start >= end:
            yield change
            end = change.end


def _numbered(text: str) -> Iterator[Change]:
    """Items that all say the same under numbers that are all others: all but the first go."""
    for found in _ITEMS.finditer(text) if any(fourth in text for fourth in _FOURTH) else ():
        numbers = [found[1], *_ANY_NUMBER.findall(text, found.end(2), found.end())]
        if len(set(numbers)) == len(numbers):
            yield Change(found.end(2), found.end(), "")


def _short_loops(text: str, alike: str) -> Iterator[Change]:
    for period in _SHORT_PHRASES:
        least = period if period >= SHORTEST else max(2 * period, _SHORTEST_LOOP - period)
        zeros, run = every_nth_comes_back(alike, 3, period), bytes(least // 3)
        at, done = zeros.find(run), 0
        while 0 <= 3 * at < len(alike) - period:
            start, end = _run(alike, 3 * at, period)
            long = least + period - (period >= _SHORTEST_LINE)
            if end - start >= long and start >= done and (change := _loop(text, start, end, period)):
                yield change
                done = change.end
            at = zeros.find(run, max(end - period, done) // 3 + 1)


def _long_loops(text: str, alike: str) -> Iterator[Change]:
    """Three characters that stand again after a long phrase are looked for as often as a loop cannot be missed."""
    at, first, last, stride = 0, _LONG_PHRASES[0], _LONG_PHRASES[-1] + _ANCHOR, _STRIDE
    stop = len(text) - first - _ANCHOR
    while at <= stop:
        anchor, after = alike[at : at + _ANCHOR], at + stride
        again = alike.find(anchor, at + first, at + last)
        while again >= 0:
            start, end = _run(alike, at, again - at)
            if change := _loop(text, start, end, again - at):
                yield change
                after = max(after, change.end - 2 * first)
            after = max(after, end - 2 * first)
            again = alike.find(anchor, again + 1, at + last)
        at = after


def runs_over(above: str, below: str) -> int:
    """The period of a loop that runs on over the place where `above` ends and `below` begins, 0 if none does."""
    text, seam = above + below, len(above)
    at = text.find(below[:_ANCHOR], max(0, seam - LONGEST_PHRASE), seam + _ANCHOR - 1)
    while 0 <= at < seam:
        start, end = _run(text, at, seam - at)
        if _loop(text, start, end, seam - at):
            return seam - at
        at = text.find(below[:_ANCHOR], at + 1, seam + _ANCHOR - 1)
    return 0


_BLOCK = 256


def _run(text: str, at: int, period: int) -> tuple[int, int]:
    """The stretch around `at` in which every character comes back after one period."""
    start, end = at, at + period
    while start >= _BLOCK and text[start - _BLOCK : start] == text[start - _BLOCK + period : start + period]:
        start -= _BLOCK
    while start and text[start - 1] == text[start - 1 + period]:
        start -= 1
    while end + _BLOCK < len(text) and text[end : end + _BLOCK] == text[end - period : end - period + _BLOCK]:
        end += _BLOCK
    while end < len(text) and text[end] == text[end - period]:
        end += 1
    return start, end


def _loop(text: str, start: int, end: int, period: int) -> Change | None:
    """What goes of a stretch that is a loop: all copies but the first."""
    times, rest = divmod(end - start, period)
    phrase = text[start : start + period]
    line = phrase.rstrip()
    times += 0 < rest == len(line)
    if times < 2 or period < 2 or len(set(phrase)) < 2 or _COLUMN.fullmatch(phrase):
        return None
    if not _HAN.search(phrase):
        latin = times >= _LEAST_LATIN and (_LETTERS.search(phrase) or phrase.isdigit())
        return Change(start + period, start + times * period, "") if latin else None
    if period >= SHORTEST and (change := drifting(text, start, end, period)):
        return change
    if times < 3:
        return None
    if times * len("".join(phrase.split())) < _LEGITIMATE_LOOP and not is_amid_sentence(text, start, end, period):
        return None
    if are_cries(text, start, end, period):
        return None
    whole = _misread_end(text, end - rest, phrase)
    end = whole + _same(text, whole, phrase)
    rest = end - whole
    if len(line) < period and (rest == len(line) or (not rest and _is_amid_line(text, start, phrase))):
        return Change(start + len(line), end, "")
    if rest == period - 1 and phrase[-1] in _BETWEEN:  # the marks between the copies go with these
        return Change(start + rest + _is_mark_needed(text, end, phrase), end, "")
    left = _resumed(text, start, end, rest) if rest and _WORDS.search(text, whole, end) else rest
    left = max(left, _begins_line(text, whole, end))
    if left == rest:
        return Change(start + _once(phrase), whole, "")
    begun = 0 if ends_sentence(phrase.rstrip()) else _begun(text, whole, end)
    return Change(start + period + begun, end - left, "")


def _is_mark_needed(text: str, end: int, phrase: str) -> bool:
    """Whether a clause begins behind a loop whose last copy lost its mark: 散发传单，散发传单，散发传单 | 抗议暴行."""
    left, right = phrase[-_REACH:], text[end : end + _REACH].partition("\n")[0]
    if not right:
        return phrase[-1] == "；"
    return bool(_HAN.match(right)) and better(left[:-1] + right, left + right) > _READS_BETTER


def _begins_line(text: str, whole: int, end: int) -> int:
    """How many of a loop's last characters begin a line that goes on otherwise: 第二十 of 第二十一条."""
    begun = text.rfind("\n", whole - 1, end) + 1
    return end - begun if begun and text[end : end + 1] not in ("", "\n") else 0


def _is_amid_line(text: str, start: int, phrase: str) -> bool:
    """Whether a line that is written over and over began amid a line, and amid a sentence that goes on below."""
    return start > 0 and text[start - 1] != "\n" and "\n" not in phrase.strip() and not ends_sentence(phrase.rstrip())


def _misread_end(text: str, at: int, phrase: str) -> int:
    """Where the copies end that go on at a place, those that were misread among them."""
    size = len(phrase)
    while size >= _SHORTEST_MISREAD:
        if not (length := size if text.startswith(phrase, at) else _misread(text, at, phrase)):
            break
        at += length
    return at


def _misread(text: str, at: int, phrase: str) -> int:
    """The length of a copy in which a character is another, is missing or too many; in a long one several are others.

    It ends as the phrase does; 0 if none stands there.
    """
    size = len(phrase)
    if text.startswith(phrase[-1], at + size - 1):
        apart = sum(map(ne, phrase, text[at : at + size]))
        torn = not text.startswith(phrase[-2:], at + size - 2)
        if apart <= (1 if torn else max(1, size // _MISREAD_ONCE_IN)):
            return 0 if torn and _is_next(text, at + size - 2, phrase) else size
    same = _same(text, at, phrase)
    if same < size - 1 and text.startswith(phrase[same + 1 :], at + same):
        return size - 1
    return size + 1 if same < size - 1 and text.startswith(phrase[same:], at + same + 1) else 0


def _is_next(text: str, at: int, phrase: str) -> bool:
    """Whether two characters are no misread end of a copy but what follows the loop: 孩子们上 | 镇上的人."""
    left, right = phrase[-_REACH:], text[at : at + _REACH].partition("\n")[0]
    return better(left + right[2:], left + right) > 0


def _same(text: str, at: int, phrase: str) -> int:
    """How many characters stand at a place as the phrase begins."""
    same = 0
    while same < len(phrase) and text.startswith(phrase[same], at + same):
        same += 1
    return same


def _once(phrase: str) -> int:
    """How much of a phrase stands once: of rows that say something several times each, what they say."""
    bare, before = phrase.strip(), len(phrase) - len(phrase.lstrip())
    size = (bare + bare).find(bare, 1)
    return before + size if bare != phrase and size < len(bare) else len(phrase)


def _begun(text: str, start: int, end: int) -> int:
    """How much of the last copy ends the sentence in which a loop began that runs up to the end of its line."""
    whole = max(text.rfind(mark, start, end) for mark in TERMINAL) + 1
    if whole and text[whole:end].isspace():
        return end - start
    return whole - start if whole and text[end : end + 1] in ("", "\n") else 0


def _resumed(text: str, start: int, end: int, rest: int) -> int:
    """How many of a loop's last characters begin the text behind it, which reads better with them: a few or none.

    A single one does unless the text reads better without it. Where they end a clause they may be what stood before the
    first copy, too: 菜刀三块，剪子四块，剪子四块，剪子四块，八十岁以上不要钱.
    """
    right = text[end : end + _REACH].partition("\n")[0]
    left = text[max(0, end - rest - _REACH) : end - rest]
    if rest == 1:
        return int(better(left + text[end - 1] + right, left + right) <= _READS_BETTER)
    if right and text[end - 1] in _ENDS:
        whole = start > 0 and text[start - 1] in _ENDS
        return rest if whole or better(left + right, left + text[end - rest : end] + right) > 0 else 0
    for size in (rest, 1) if right else ():
        last = text[end - size : end]
        least = _READS_BETTER if size == rest else _READS_MUCH_BETTER
        if (
            size <= _LONGEST_RESUMED
            and last.strip("，。、；：").isalpha()
            and better(left + right, left + last + right) > least
        ):
            return size
    return 0

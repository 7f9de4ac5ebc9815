"""Rule for what a line says twice on end where a tile's edge fell into it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, TERMINAL
from parsers.cleaning.twice import doubled

_INNER = range(4, 41)
_SHORTEST_OVER_MARK, _SURE_OVER_MARK, _SHORTEST_OVER_LIST = 6, 8, 16
_SURE_ITEM, _SHORTEST_SENTENCE = 4, 14
_SHORTEST_CLAUSE = 10
_LEAST_DIFFERENT = 4
_SHORTEST_AGAIN, _LINE = 8, 1_000
_ITEM_AGAIN = re.compile(rf"、([{HAN}]{{2,12}})、\1(?=、[{HAN}]|[，。；等]|和(?!\1))")
_FIGURE_AGAIN = re.compile(
    r"(?<![\d.,])(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d+(?:\.\d+)?(?:%|[万亿]?(?:元|吨|亩|公里|平方米)))\1(?![\d.])"
)
_RUN = re.compile(rf"[^\n]{{1,{_INNER[-1]}}}")
_HAN, _HAN_ONLY = re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]{{1,12}}")
"""What is no longer and of Chinese characters only is a phrase to the rule for doubled ones."""

_WORD = 8
_SAID_TWICE = frozenset("vadzieoy")
"""How jieba tags words that are said twice on end for effect: 郁闷、郁闷."""

_NEGATIONS = frozenset("不没未")
_CLAUSE_MARKS = frozenset("，。、；：！？")
_MARKS = frozenset("，。、；：！？“”‘’《》（） ")


def inner_seams(text: str) -> Iterator[Change]:
    """Where a line goes back to the middle of a clause and says the same once more, it says it once.

    正视自己的需求，不能无|己的需求，不能无度: what is said twice on purpose is items of a list, or short clauses.
    """
    inner = [(at + size, at + 2 * size) for at, size in doubled(text, _INNER, _RUN) if _is_inner_seam(text, at, size)]
    end = 0
    for start, stop in sorted([*inner, *_items_again(text), *_figures_again(text), *_sentences_again(text)]):
        if start >= end:
            yield Change(start, stop, "")
            end = stop


def _items_again(text: str) -> Iterator[tuple[int, int]]:
    """Where an item of a list stands twice on end: nobody lists one twice, as one says 调查、调查、再调查."""
    for found in _ITEM_AGAIN.finditer(text):
        item = found[1]
        if len(item) >= _SURE_ITEM or words.kind(item)[:1] not in _SAID_TWICE:
            yield found.end(1), found.end()


def _figures_again(text: str) -> Iterator[tuple[int, int]]:
    """Where a day, or a figure with what it counts, stands twice on end with nothing between: 3月5日3月5日."""
    yield from ((found.end(1), found.end()) for found in _FIGURE_AGAIN.finditer(text))


def _sentences_again(text: str) -> Iterator[tuple[int, int]]:
    """Where a whole sentence stands twice on end amid a paragraph, and not in speech."""
    if not _may_say_again(text):
        return
    start = 0
    for line in text.split("\n"):
        sentences = line.split("。")
        if len(set(sentences)) < len(sentences):
            at, spoken = start, 0
            for sentence, second in pairwise(sentences[:-1]):
                at, spoken = at + len(sentence) + 1, spoken + sentence.count("“") - sentence.count("”")
                if sentence == second and len(sentence) >= _SHORTEST_SENTENCE and spoken <= 0:
                    yield at, at + len(second) + 1
        start += len(line) + 1


def _may_say_again(text: str) -> bool:
    """Whether two sentences on end are the same anywhere; asked of the whole text at once, which is faster."""
    sentences = [sentence for sentence in text.replace("\n", "。").split("。") if sentence]
    return any(map(eq, sentences, sentences[1:]))


def _is_inner_seam(text: str, at: int, size: int) -> bool:
    """Whether the second copy of what stands twice on end is no clause and no item of a list."""
    copy, end = text[at : at + size], at + size
    if len(set(_HAN.findall(copy))) < _LEAST_DIFFERENT:
        return False
    while end < at + 2 * size and end + size < len(text) and text[end] == text[end + size] != "\n":
        end += 1
    if end == at + 2 * size:
        return False
    if not _MARKS.isdisjoint(text[at + size - 1 : end + 1]):
        return _begins_inside(text, at, copy) or _is_clause_again(text, at, size)
    if _CLAUSE_MARKS.isdisjoint(copy):
        return not _HAN_ONLY.fullmatch(copy)
    left, second, behind = (text[k : k + _WORD] for k in (max(0, end - _WORD), end, end + size))
    if left[-1] in _NEGATIONS and size < _SURE_OVER_MARK:
        return False
    if size >= (_SHORTEST_OVER_LIST if "、" in copy else _SHORTEST_OVER_MARK):
        return True
    return not words.word_across(left, second) and bool(words.word_across(left, behind))


def _begins_inside(text: str, at: int, copy: str) -> bool:
    """Whether a clause or item goes back into its own words: 对文化自信、化自信、文化强国."""
    if copy[-1] not in "，、" or not _MARKS.isdisjoint(copy[:-1]) or not _HAN.match(text, at - 1):
        return False
    left = text[max(0, at - _WORD) : at]
    return len(copy) > _SHORTEST_CLAUSE or bool(words.word_across(left, copy) and len(words.cut(copy)[0]) == 1)


def _is_clause_again(text: str, at: int, size: int) -> bool:
    """Whether what stands twice on end is one long clause, its mark before it or behind it, and not in speech.

    In nine million characters of newspapers and reviews nobody says one of so many characters twice at once.
    """
    copy = text[at : at + size]
    first = copy[0] in _CLAUSE_MARKS
    clause, beside = (copy[1:], text[at + 2 * size : at + 2 * size + 1]) if first else (copy[:-1], text[at - 1 : at])
    if not (first or copy[-1] in _CLAUSE_MARKS) or len(clause) < _SHORTEST_AGAIN or clause[0] == "一":
        return False
    if not _MARKS.isdisjoint(clause) or (beside.strip() and beside not in _CLAUSE_MARKS and beside not in TERMINAL):
        return False
    line = text[max(0, at - _LINE) : at].rpartition("\n")[2]
    return line.count("“") <= line.count("”")

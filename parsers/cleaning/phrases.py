"""Rule for a phrase written twice on end in error: 总书记书记, 推动产业产业发展."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.stutters import BEFORE_MANY, PAGE
from parsers.cleaning.twice import doubled
from parsers.names import SURNAMES

_PHRASE = re.compile(rf"[{HAN}][{HAN}]{{0,11}}")
_PHRASE_SIZES = range(2, 13)
_LONG_PHRASE = 5
_GOES_ON = re.compile(rf"(?![再长员去来看就])[{HAN}]")
_GOES_ON_AFTER = re.compile(rf"[{HAN}、]")
_CLAUSE_ENDS = re.compile("[，。、；]")
_HAN_LAST = re.compile(f"[{HAN}]$")
_COLOURS = frozenset("黑白红黄绿蓝青紫灰亮")
_ONE_BY_ONE = re.compile(r"一|.着$|.来|.去|.了$|[大小成整][片把块串段群批堆束团排]|多少|几|[不很真太别没].{1,2}$")
_DOUBLED_VERB = re.compile(
    "总结|商量|意思|研究|学习|讨论|考虑|调查|锻炼|打扮|介绍|指导|检查|准备|联系|交流|体验|感受|计划|合计|参谋|反映|体会|认识"
)
"""Verbs that double to say "a little", among them such as the dictionary has as nouns."""


def phrase_stutters(text: str) -> Iterator[Change]:
    """A phrase written twice on end goes once; 一步一步, 说着说着 and doubled verbs such as 研究研究 stay."""
    for at, size in doubled(text, _PHRASE_SIZES, _PHRASE):
        phrase, end = text[at : at + size], at + 2 * size
        page = text[max(0, at - PAGE) : at + PAGE]
        if _is_phrase_stutter(text[max(0, at - 3) : at], phrase, text[end : end + 3]) and page.count(phrase * 2) == 1:
            yield Change(at, end, phrase, 0.9)


def _is_name_again(phrase: str, right: str) -> bool:
    """外宾会见钱其琛 钱其琛与外宾会谈: the second headline begins with the name that ends the first."""
    return right[:1] in ("与", "同", "和", "说", "会") and phrase[0] in SURNAMES and words.kind(phrase) in ("nr", "")


def _is_phrase_stutter(left: str, phrase: str, right: str) -> bool:
    if phrase in (phrase + phrase)[1:-1] or _is_name_again(phrase, right):
        return False
    if len(phrase) > 2 and right[:1] != "地" and words.word_across(phrase, right):
        return True
    if len(phrase) >= _LONG_PHRASE:
        return not phrase.startswith(("一", "几", "多少"))
    if _ONE_BY_ONE.match(phrase):
        return False
    if len(phrase) > 2:
        return bool(_HAN_LAST.search(left) or _GOES_ON_AFTER.match(right) or left.endswith("、"))
    if left.endswith(BEFORE_MANY):
        return False
    if phrase[1] in _COLOURS or (right[:1] in ("的", "地") and words.kind(phrase[1]) == "a"):
        return False
    if not _GOES_ON.match(right) and not (_CLAUSE_ENDS.match(right) and _HAN_LAST.search(left)):
        return False
    begun = any(words.is_word(phrase + right[:k]) for k in (1, 2))
    return not begun and not _DOUBLED_VERB.match(phrase) and words.kind(phrase) in ("n", "ns", "nz", "t", "nt")

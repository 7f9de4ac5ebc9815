"""Rule for 一一 in the place of a dash, told from the word 一一, one by one."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, SPACE
from parsers.language.bigrams import drawn

_SUBTITLE = re.compile(
    rf"^[{SPACE}#]*(一一)(?=(?:访|记|写在|献给|来自|评|读|观|聆听|走进|从)[{HAN}][^，。；\n]{{0,40}}$"
    rf"|[{HAN}“”《》]{{2,24}}(?:纪实|侧记|综述|启示|调查|观察|掠影|纪事|巡礼|访谈|述评)$)",
    re.MULTILINE,
)
_AMID = re.compile(
    rf"一一(?<=[{HAN}”》]一一)(?<![唯统第十逐其单万专同归之周期初不〇○零一二三四五六七八九百千]一一)(?=[{HAN}“《])"
)
_NO_ADVERB = re.compile(r"[这那他她它我你]|其[中实]|由于|因为|正是|就是|也就是|例如|比如|来自|位于|不仅|甚至")
_NAMED = re.compile(r"《|“[^，。；：！？“”\n]{5,30}”")
_MEANS = ("电话", "书面", "口头", "现场")
_HANDED = re.compile(r"[把将被给向][^，。；：！？\n]{0,12}$|[都也就再又才先会要能可须应已并请]$")
_NOUNS, _SURE_NOUNS = ("n", "ns", "nr", "nrt", "nz", "nt", "t", "s"), ("nt", "t", "s")
_NO_VERB = ("n", "ns", "nr", "ng", "f", "j", "k", "zg")
_LONG, _BEFORE, _BEHIND = 3, 16, 8
_LIKE_VERB, _LIKE_ADVERB = 0.3, 3.0
"""Log-likelihood ratios: 了 behind a word and the word behind 一一, above which it is a verb whatever its kind."""


def ones_for_dash(text: str) -> Iterator[Change]:
    """一一 at the start of a subtitle is a dash misread, and before what is no verb: 一一访县长; 一一落实 stays."""
    if "一一" not in text:
        return
    found = [match.span(1) for match in _SUBTITLE.finditer(text)]
    found += [match.span() for match in _AMID.finditer(text) if _is_dash(text, *match.span())]
    for start, end in sorted(found):
        yield Change(start, end, "——")


def _is_dash(text: str, start: int, end: int) -> bool:
    """Whether what stands behind 一一 is nothing that can be done one by one."""
    before = text[max(0, start - _BEFORE) : start].rsplit("\n", 1)[-1]
    behind = text[end : end + _BEHIND].split("\n", 1)[0]
    if "一一" not in words.cut(before[-4:] + "一一" + behind[:4]) or _HANDED.search(before):
        return False
    return bool(_NO_ADVERB.match(behind) or _NAMED.match(text, end)) or _begins_with_noun(behind)


def _begins_with_noun(text: str) -> bool:
    """Whether a text begins with a noun; of two characters, one that is no verb by its parts or by what follows it."""
    word, kind = words.cut(text)[0], words.kinds(text)[0]
    if len(word) < 2 or kind not in _NOUNS or word in _MEANS:
        return False
    if kind in _SURE_NOUNS or len(word) >= _LONG:
        return True
    if kind != "ns" and not all(words.kind(part) in _NO_VERB for part in word):
        return False
    return drawn(word, "了") < _LIKE_VERB and drawn("一一", word) < _LIKE_ADVERB

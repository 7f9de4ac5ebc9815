"""Rule for a phrase written twice on end in error: 总书记书记, 推动产业产业发展."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.doublings import PAGE
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.stutters import sides
from parsers.cleaning.twice import doubled
from parsers.language.bigrams import better, drawn
from parsers.names import SURNAMES

_PHRASE = re.compile(rf"[{HAN}][{HAN}]{{0,11}}")
_PHRASE_SIZES = range(2, 13)
_LONG_PHRASE, _SHORT_CLAUSE, _REACH = 5, 6, 8
_GOES_ON = re.compile(rf"(?![再长员去来看就])[{HAN}]")
_GOES_ON_AFTER = re.compile(rf"[{HAN}、]")
_CLAUSE_ENDS = re.compile("[，。、；]")
_HAN_LAST = re.compile(f"[{HAN}]$")
_COLOURS = frozenset("黑白红黄绿蓝青紫灰亮")
_ONE_BY_ONE = re.compile(
    r"一|.着$|.来|.去|.了$|[大小成整][片把块串段群批堆束团排]|多少|几|[哪谁怎这那].|[不很真太别没].{1,2}$"
)
_BEFORE_MANY = tuple("一几数半每")
_SAID = re.compile("[“‘『「（《]$")
_SAID_AFTER = re.compile("[！”’』」）》]")
_GAIN_TORN, _GAIN_WORD = 3.0, -3.0
"""Natural log-odds that must speak for one where the two are no word, and where they are one."""

_KINDS = frozenset(("n", "ns", "nz", "nt", "t", "c", "p"))
_OWN_PAIR = 1.0
"""How much likelier (natural log) a word is behind itself than anywhere, where it doubles to say "a little"."""

_STAYS = re.compile("[的地得再看]")
_DOUBLED_VERB = re.compile(
    "总结|商量|意思|研究|学习|讨论|考虑|调查|锻炼|打扮|介绍|指导|检查|准备|联系|交流|体验|感受|计划|合计|参谋|反映|体会|认识"
    "|提醒|鉴定|照顾|参观|活动|走动|归纳|比较|热闹|见识|帮助|关心|打听|打扫|收拾|整理|休息|放松|轻松|高兴|练习|请教|了解|分析|观察|探讨|琢磨|尝试"
    "|品尝|溜达|庆祝|教训|教育|改善|改进|改变|调整|调节|修改|宣传|批评|表扬|鼓励|安慰|安排|布置|解释|说明|回忆|回顾|温习|复习|熟悉|适应|欣赏|享受"
    "|招待|照应|关照|支持|协商|商议|咨询|评论|评价|推荐|盘算|计算|核对|核实|消化|反省|反思|借鉴|参考|修理|清理|打理|清洗|保养|补充|充实|丰富|规范"
    "|疏通|沟通|配合|协调|切磋|动员|活跃|凉快|暖和|痛快|清静|舒服|表示|拾掇|捯饬|念叨|唠叨|张罗|应付|磨炼|历练|威风|风光|显摆|开导|劝说|教导|点拨"
)
"""Words that double to say "a little", among them such as the dictionary has as nouns."""


def phrase_stutters(text: str) -> Iterator[Change]:
    """A phrase written twice on end goes once; 一步一步, 说着说着 and doubled verbs such as 研究研究 stay."""
    for at, size in doubled(text, _PHRASE_SIZES, _PHRASE):
        phrase, end = text[at : at + size], at + 2 * size
        left, right = sides(text, at, size, _REACH)
        if _is_phrase_stutter(left, phrase, right) and text.count(phrase * 2, max(0, at - PAGE), at + PAGE) == 1:
            yield Change(at, end, phrase, 0.9)


def _goes_on_anew(phrase: str, right: str) -> bool:
    """Whether something new begins with the second: 北京大学北京大学出版社, or a headline over its text.

    外宾会见钱其琛 钱其琛与外宾会谈.
    """
    longer = (phrase + right[:k] for k in (1, 2, 3) if k <= len(right))
    if len(phrase) > 2 and words.is_word(phrase) and (words.kind(phrase) == "nr" or any(map(words.is_word, longer))):
        return True
    return right[:1] in ("与", "同", "和", "说", "会") and phrase[0] in SURNAMES and words.kind(phrase) in ("nr", "")


def _is_refrain(left: str, right: str) -> bool:
    """The two are all that is said, or all of the line: “知道了知道了”."""
    return (not left and not right) or bool(_SAID.search(left) and _SAID_AFTER.match(right))


def _reads_better_once(left: str, phrase: str, right: str) -> bool:
    """Two characters amid a sentence: parts of words, 经济发济发展, or a word nobody says twice, 推进推进."""
    if not _HAN_LAST.search(left) or _STAYS.match(right) or words.word_across(left + phrase, phrase + right):
        return False
    once = better(left + phrase * 2 + right, left + phrase + right)
    ends = any(words.is_word(left[-k:] + phrase) for k in (1, 2) if k <= len(left))
    if not words.is_word(phrase):
        return bool(ends or _GOES_ON.match(right)) and once > _GAIN_TORN
    if not _GOES_ON.match(right) or any(words.is_word(phrase + right[:k]) for k in (1, 2) if k <= len(right)):
        return False
    if words.kind(phrase) == "m" or _DOUBLED_VERB.match(phrase) or drawn(phrase, phrase) > _OWN_PAIR:
        return False
    return once > (_GAIN_TORN if ends else _GAIN_WORD)


def _is_phrase_stutter(left: str, phrase: str, right: str) -> bool:
    if phrase in (phrase + phrase)[1:-1] or _goes_on_anew(phrase, right) or _is_refrain(left, right):
        return False
    if len(phrase) > 2 and right[:1] != "地" and words.word_across(phrase, right):
        return True
    if len(phrase) >= _LONG_PHRASE:
        said = len(phrase) <= _SHORT_CLAUSE and not (_HAN_LAST.search(left) or _GOES_ON_AFTER.match(right))
        return not said and not phrase.startswith(("一", "几", "多少"))
    if _ONE_BY_ONE.match(phrase):
        return False
    if len(phrase) > 2:
        return bool(_HAN_LAST.search(left) or _GOES_ON_AFTER.match(right) or left.endswith("、"))
    if left.endswith(_BEFORE_MANY):
        return False
    if phrase[1] in _COLOURS or (right[:1] in ("的", "地") and words.kind(phrase[1]) == "a"):
        return False
    if _reads_better_once(left, phrase, right):
        return True
    if not _GOES_ON.match(right) and not (_CLAUSE_ENDS.match(right) and _HAN_LAST.search(left)):
        return False
    begun = any(words.is_word(phrase + right[:k]) for k in (1, 2))
    return not begun and not _DOUBLED_VERB.match(phrase) and words.kind(phrase) in _KINDS

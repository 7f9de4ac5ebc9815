"""Where a character stands twice and no weighing is needed to tell that it was meant to: 件件, 干干活, 公路路网."""

import re
from collections.abc import Iterator
from functools import lru_cache

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.language.bigrams import better
from parsers.names import SURNAMES

COUNTERS = frozenset(
    "件个条层户村家年月天日夜人事处时刻步声字句页篇张片朵颗粒棵株根枝束串排行列队组班级代辈座栋幢间所院校县乡镇市区省国种类样项桩宗笔番次"
    "回趟遍轮阵场股缕丝滴点块段节道面堵扇盏双对副套封首曲幅杯碗盘瓶罐袋箱筐车船架辆台部把支杆口眼门关寸分毫厘斤两岗桌畦垄团枚捆边角沿尖梢"
)
"""Measure words and nouns that double to say "every", which no dictionary lists."""

LE = frozenset("了着过")
_COMING = tuple("来去")
_FREE = frozenset("是有在要会能以到就对让来去")
"""Words of one character that go on what a longer word with them at its end began."""

_LINKS, _BEFORE_NOUN, _BEHIND_NOUN = frozenset("由为等"), frozenset("全高大老总"), frozenset("中上下内外里")
"""Words of one character that go on behind a noun, and such as stand before one or behind it."""

_HAN = re.compile(f"[{HAN}]")
_TWICE_BEFORE, _TWICE = re.compile(rf"([{HAN}])\1$"), re.compile(rf"([{HAN}])\1")
_MANNER, _COMPLEMENTS = frozenset("adz"), tuple("在住到着了")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_FIGURE = re.compile("[0-9百千万亿]$")
_AFTER_FIGURE = ("", *"，。、；")
_ORDINAL = re.compile("第[一二三四五六七八九十百]{0,2}$")

SUFFIXES = frozenset("化性者式型率度")
"""What makes a longer word of the one before it: the second of 遵循循化 begins no word."""

_KNOWN_DOUBLE, _COMMON_DOUBLE = 20, 500
_LEAST_GAIN, _CLEAR_GAIN, _PLAIN_GAIN = -1.0, 2.0, 4.0
"""Natural log-odds of the bigram model up to which nothing is an error, what two words tell is enough, and so is what a
verb before 了 does.
"""

_AROUND = ((1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (1, 2))
"""How many characters of a word stand before and behind the two in it."""

_VERB_OBJECT = re.compile(
    "干活|聊天|看[书戏病]|散步|洗[手脸澡]|[交谈]心|帮忙|打[球牌]|跳舞|[唱听][歌戏]|喝[茶酒]|吃饭|读书|[写练]字|逛街|拉呱|唠嗑|歇脚|走路|跑步"
    "|种[地菜花]|[搭练动握招]手|动脑|出[门力]|[讲补]课|说话|问路|下棋|钓鱼|[点摇]头|[见露]面|露脸|理发|睡觉|游泳|爬山|养花|晒[粮被]"
    "|浇[水花]|扫地|做[饭主客]|烧水|赶集|串门|把[脉关门]|鼓劲|加油|松[土绑]|亮相|算账|照[相面]"
    "|[度放请休]假|拍照|合影|赏[花月]|划船|滑[雪冰]|健身|泡澡|谈天|[说讲评]理|会友|串亲|尝鲜|救急|应急|[管理主]事|[砍讲]价|修[车路]|搓澡|[改松]口|[消透出]气|[减]肥|[宽散]心|[过赶]路|[开起]步|认[字路]|[带领]路|[拜还]年"
)
"""Verbs that double before their object: 干干活 is to do some work."""

_OFFICES = frozenset("省市县区镇乡村局院校部厅处科所站队行台社")
_NO_PLACE = frozenset("副原任为代是由")
_OF_ITS = tuple("长内外里")
"""Offices whose head or place is called by them: 卫生院院长, 医院院内. Before no name of one stands: 任县县长."""

_TITLE = re.compile(
    "总书记|书记|主席|总理|部长|[省市县区镇乡村局院校]长|主任|老师|先生|女士|大[爷妈姐哥]|师傅|总|老|某"
)


@lru_cache(1_024)
def is_plainly_right(left: str, char: str, right: str) -> bool:
    """Whether it is told without weighing: 十五五, 第四章章名, 一遍遍, 稳稳定在, 干干活, 学习习主席, 工作作了部署.

    Nor is anything wrong where the character doubles often and neither of the two belongs to a word: 件件, 常常.
    """
    if char in _NUMERALS and (right[:1] in _NUMERALS or not _ORDINAL.search(left)):
        return True
    if _ORDINAL.search(left) and left[-1:] != "第":
        return True
    if left.endswith("一") or _TWICE_BEFORE.search(left) or _VERB_OBJECT.match(char + right[:1]):
        return True
    ended = _is_ended(left, char)
    if not (ended or _begins_word(char, right)) and (char in COUNTERS or is_known_double(char)):
        return True
    two = char * 2
    if (_TWICE.match(right) and not (ended and _is_common(right[:2]))) or _is_of_its(left, char, right):
        return True
    if any(words.is_word(two + right[:b]) for b in (1, 2) if b <= len(right)):
        return True
    if any(words.is_word(left[-a:] + two + right[:b]) for a, b in _AROUND if a <= len(left) and b <= len(right)):
        return True
    if ended and _may_stand_alone(left, char, right):
        return True
    if left[-1:] in _COMING and _is_common(two) and words.kind(two) == "v" and not _begins_word(char, right):
        return True
    return right[1:2] in _COMPLEMENTS and not ended and words.kind(two) in _MANNER and words.kind(right[:1]) == "v"


def is_counted(left: str, char: str, right: str) -> bool:
    """Whether a measure word stands twice behind its figure, and all that is counted is said: 助餐点14处处，."""
    return char in COUNTERS and bool(_FIGURE.search(left)) and right[:1] in _AFTER_FIGURE


def belongs_to_word(left: str, char: str, right: str) -> bool:
    """Whether a character, no numeral, ends a word with what is before it or begins one with what is behind it.

    Sounds are no such words: 叮当当当.
    """
    upto = (left[-k:] + char for k in (1, 2, 3) if k <= len(left))
    from_here = (char + right[:k] for k in (1, 2, 3) if k <= len(right))
    found = [part for part in (*upto, *from_here) if words.is_word(part)]
    return bool(found) and char not in _NUMERALS and all(words.kind(part) != "o" for part in found)


def is_known_double(char: str) -> bool:
    """Whether the dictionary has the character twice on end as a word that is no rare one: 大大, 点点, 星星."""
    return words.is_word(char * 2) and words.frequency(char * 2) >= _KNOWN_DOUBLE


def is_no_sound(char: str) -> bool:
    """Whether a character is no numeral and none that is written twice for a sound or "every"."""
    return char not in _NUMERALS and not words.is_word(char * 2) and words.kind(char)[:1] not in ("o", "e", "y")


def doubles_often(char: str) -> bool:
    """Whether a character is written twice, and so three times, as a matter of course, or for a sound: 天天, 呜呜呜."""
    return char in COUNTERS or _is_common(char * 2) or words.kind(char)[:1] in ("o", "e", "y")


def _is_of_its(left: str, char: str, right: str) -> bool:
    """Whether its head or place follows the name of an office: 卫生院院长, 医院院内; but not 副县县长."""
    return right.startswith(_OF_ITS) and char in _OFFICES and bool(_HAN.match(left[-1:])) and left[-1] not in _NO_PLACE


def _begins_word(char: str, right: str) -> bool:
    return any(words.is_word(char + right[:k]) for k in (1, 2, 3) if k <= len(right))


def _may_stand_alone(left: str, char: str, right: str) -> bool:
    """Whether the second may be a word by itself or begin a name: 工作作了部署, 学习习主席; but not 举办办了."""
    if char in SURNAMES and _TITLE.match(right):
        return True
    return right[:1] in LE and words.kind(char) == "v" and gain(left, char, right) <= _PLAIN_GAIN


@lru_cache(1_024)
def is_hardly_wrong(left: str, char: str, right: str) -> bool:
    """Whether an error is so much less likely that nothing else is asked, as is half of what is not plainly right.

    The second may be a word or a name by itself: 可是是我要来的, 主任任红梅. Or two read better than one. Or words tell
    of both, and one does not read much better.
    """
    if _HAN.match(right) and (char in _FREE or (left + char).endswith("主任")) and _is_ended(left, char):
        return True
    once = gain(left, char, right)
    return once <= _LEAST_GAIN or (once <= _CLEAR_GAIN and words_tell_of_both(left, char, right))


def words_tell_of_both(left: str, char: str, right: str) -> bool:
    """Whether each of the two belongs to a word, while none holds what is around them: 公路路网.

    Or the character doubles often, and no word ends with the first: 家家户. Or one of the two is a word by itself, and
    does not read much worse: 企业中中国员工, 事由由法律规定, 健全全流程管理.
    """
    if _is_by_itself(left, char, right):
        return True
    if not _is_ended(left, char):
        return char in COUNTERS or _is_common(char * 2)
    begun = (right[:k] for k in (1, 2, 3) if k <= len(right) and right[:k] not in SUFFIXES)
    return any(words.is_word(char + part) for part in begun) and not any(map(words.is_word, across(left, char, right)))


def _is_by_itself(left: str, char: str, right: str) -> bool:
    """Whether one of the two may be a word by itself, without which the text does not read much better."""
    if _is_ended(left, char):
        ended = words.cut(left + char)[-1]
        goes_on = char == "等" or (char in _LINKS and words.kind(ended).startswith("n"))
        alone = bool(_HAN.match(right)) and (goes_on or (char in _BEFORE_NOUN and _is_noun(right[:2])))
    else:
        alone = char in _BEHIND_NOUN and _begins_word(char, right) and _is_noun(words.cut(left)[-1] if left else "")
    if not alone or gain(left, char, right) > _PLAIN_GAIN:
        return False
    return not any(map(words.is_word, across(left, char, right)))


def _is_noun(text: str) -> bool:
    return len(text) > 1 and words.is_word(text) and words.kind(text).startswith(("n", "vn"))


def _is_common(double: str) -> bool:
    return words.is_word(double) and words.frequency(double) >= _COMMON_DOUBLE


def _is_ended(left: str, char: str) -> bool:
    return any(words.is_word(left[-k:] + char) for k in (1, 2, 3) if k <= len(left))


def gain(left: str, char: str, right: str) -> float:
    """Natural log-odds of the bigram model for one character against two."""
    return better(left + char * 2 + right, left + char + right)


def across(left: str, char: str, right: str) -> Iterator[str]:
    """What may be a word of what is left and right, with one character between: 参议议院."""
    spans = ((a, b) for a in (1, 2, 3) for b in (1, 2, 3) if a <= len(left) and b <= len(right))
    return (left[-a:] + char + right[:b] for a, b in spans)

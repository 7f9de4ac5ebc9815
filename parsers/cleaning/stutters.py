"""Rules for a character written twice in error. Most doubling is right: 件件, 一遍遍, 实实在在, 公路路网."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.twice import same_as_next
from parsers.language.bigrams import better, last_characters
from parsers.names import SURNAMES

_CHARACTER = re.compile(rf"[{HAN}]")
_FIRST_CHARACTER = "〇"
_REACH = 8
PAGE = 20_000
_COUNTERS = frozenset(
    "件个条层户村家年月天日夜人事处时刻步声字句页篇张片朵颗粒棵株根枝束串排行列队组班级代辈座栋幢间所院校县乡镇市区省国种类样项桩宗笔番次"
    "回趟遍轮阵场股缕丝滴点块段节道面堵扇盏双对副套封首曲幅杯碗盘瓶罐袋箱筐车船架辆台部把支杆口眼门关寸分毫厘斤两岗桌畦垄团枚捆边角沿尖梢"
    "零一二三四五六七八九十百千万亿两"
)
"""Measure words and nouns that double to say "every", which no dictionary lists, and numerals: 十五五."""

BEFORE_MANY = tuple("一几数半每")
_FUNCTION_WORDS = frozenset("的在和是我也都有让把被对为就还更与及或从向以将已要能由于其这那他她它你但而并之们")
_PARTICLES = frozenset("了着得是为与成被也已用们")
"""Of those and verbs like them none stands twice behind another character, but where a word begins with the second."""

_COMMON = 30
_SUFFIXES = tuple("化性者式型率度")
_KNOWN_DOUBLE, _COMMON_DOUBLE = 20, 500
_LONG_WORD = 3
_GAIN, _GAIN_LONG_WORD = 2.1, 1.0
_GAIN_INSIDE = 3.1
_GAIN_NAME, _GAIN_DOUBLED_NAME = 5.1, 7.1
_GAIN_KNOWN, _GAIN_KNOWN_TOO = 4.1, 7.1
_RARER = 20
"""How often the word that ends with the first must stand in the dictionary's corpus for once of the doubled one."""

_GAIN_BOTH = 7.1
_GAIN_COMPOUND = 6.6
_GAIN_FUNCTION, _GAIN_FUNCTION_AMID = -0.9, 3.1
_GAIN_PARTICLE = 2.1
_DOUBTFUL = 2.1
_MANY_WORDS = 5
_NO_STEM = _FUNCTION_WORDS | _PARTICLES | frozenset("不很更最又还没这那其")
_PARALLEL = 14
_PLACES, _EACH = frozenset("外内前旁边口"), frozenset("各某该本逐")
"""What makes a place of a noun, as in 车站站外, and what stands before a noun of one character: 各闸闸门."""


_VERB_OBJECT = re.compile(
    "干活|聊天|看[书戏病]|散步|洗[手脸澡]|[交谈]心|帮忙|打[球牌]|跳舞|[唱听][歌戏]|喝[茶酒]|吃饭|读书|[写练]字|逛街|拉呱|唠嗑|歇脚|走路|跑步"
    "|种[地菜花]|[搭练动握招]手|动脑|出[门力]|[讲补]课|说话|问路|下棋|钓鱼|[点摇]头|[见露]面|露脸|理发|睡觉|游泳|爬山|养花|晒[粮被]"
    "|浇[水花]|扫地|做[饭主客]|烧水|赶集|串门|把[脉关门]|鼓劲|加油|松[土绑]|亮相|算账|照[相面]"
    "|[度放请休]假|拍照|合影|赏[花月]|划船|滑[雪冰]|健身|泡澡|谈天|[说讲评]理|会友|串亲|尝鲜|救急|应急|[管理主]事|[砍讲]价|修[车路]|搓澡|[改松]口|[消透出]气|[减]肥|[宽散]心|[过赶]路|[开起]步|认[字路]|[带领]路|[拜还]年"
)
"""Verbs that double before their object: 干干活 is to do some work."""

_TITLE = re.compile(
    "总书记|书记|主席|总理|部长|[省市县区镇乡村局院校]长|主任|老师|先生|女士|大[爷妈姐哥]|师傅|总|老|某"
)


class _Pair(NamedTuple):
    """A character that stands twice at a place of a text, and what is left and right of the two."""

    left: str
    char: str
    right: str
    text: str
    at: int

    def times_on_page(self, part: str) -> int:
        return self.text.count(part, max(0, self.at - PAGE), self.at + PAGE)


def stutters(text: str) -> Iterator[Change]:
    """A character written twice goes once where a word explains one of the two and nothing explains the other.

    A pair that stands on the page a second time is no accident of reading but a name or a word.

    Log-odds of the bigram model must agree (figures in natural logarithms, set on held-out breaks of our own making).
    """
    for pair in _pairs(text):
        if _is_stutter(pair):
            yield Change(pair.at, pair.at + 2, pair.char, 0.9)


def doubtful(text: str) -> Iterator[Change]:
    """A character that stands twice, reads better standing once, and yet may be right: each may belong to a word."""
    for pair in _pairs(text):
        left, char, right = pair[:3]
        if not _is_right_as_it_stands(left, char, right, _frequency_doubled(char)) and _gain(pair) > _DOUBTFUL:
            yield Change(pair.at, pair.at + 2, char * 2, 0.5)


def _pairs(text: str) -> Iterator[_Pair]:
    for at in same_as_next(text, _FIRST_CHARACTER):
        char = text[at]
        if char in _COUNTERS or not _CHARACTER.match(char):
            continue
        left, right = sides(text, at, 1)
        yield _Pair(left, char, right, text, at)


def sides(text: str, at: int, size: int) -> tuple[str, str]:
    """What stands on the line before and behind two of so many characters on end."""
    end = at + 2 * size
    left, right = text[max(0, at - _REACH) : at], text[end : end + _REACH]
    return left.rpartition("\n")[2], right.partition("\n")[0]


def _gain(pair: _Pair) -> float:
    """The log-odds of one character against two."""
    left, char, right = pair[:3]
    return better(left + char * 2 + right, left + char + right)


def _is_stutter(pair: _Pair) -> bool:
    left, char, right = pair[:3]
    known = _frequency_doubled(char)
    if _is_right_as_it_stands(left, char, right, known) or _is_verb_or_name(char, right):
        return False
    if _are_both_explained(pair):
        needed = _GAIN_BOTH if _runs_through(left, char, right, _LONG_WORD) else None
    else:
        needed = _needed_at(left, char, right)
    if needed is None or pair.times_on_page(char * 2) > 1 or _is_parallel(pair):
        return False
    if known >= _KNOWN_DOUBLE:
        ends = _word_ends(left, char)
        often = words.frequency(left[len(left) - ends + 1 :] + char) if ends else _most_begun(char, right)
        needed = max(needed, _GAIN_KNOWN if often >= _RARER * known else _GAIN_KNOWN_TOO)
    return _gain(pair) > needed


def _is_parallel(pair: _Pair) -> bool:
    """种粮粮难收，种树树不长: another stands twice nearby behind the same one; 放羊羊，洗手手: or both are nouns."""
    near = pair.text[max(0, pair.at - _PARALLEL) : pair.at] + "\n" + pair.text[pair.at + 2 : pair.at + _PARALLEL]
    twice = [k for k in range(1, len(near)) if near[k - 1] == near[k] != pair.char and _CHARACTER.match(near, k)]
    if any(near[max(0, k - 2) : k - 1] == pair.left[-1:] != "" for k in twice):
        return True
    nouns = [near[k] for k in twice if words.kind(near[k]) == "n"] if words.kind(pair.char) == "n" else []
    return not all(words.is_word(char * 2) for char in nouns)


def _needed_at(left: str, char: str, right: str) -> float | None:
    """The log-odds that must speak for one character here, None where no odds would do."""
    ends, begins = _word_ends(left, char), _word_begins(char, right)
    if char in _PARTICLES and _CHARACTER.match(left[-1:]) and _CHARACTER.match(right):
        return _GAIN_PARTICLE
    if char in _FUNCTION_WORDS:
        if not ends:
            return _GAIN_FUNCTION
        return _GAIN_FUNCTION_AMID if _CHARACTER.match(right) else _GAIN
    if _runs_through(left, char, right):
        return _GAIN_INSIDE
    if not ends and left and left[-1] in SURNAMES and not words.is_word(left[-2:]):
        return _GAIN_DOUBLED_NAME if begins >= 2 else None
    if ends == 2 and words.kind(left[-1] + char) == "ns":
        return _GAIN_DOUBLED_NAME
    if bool(ends) == bool(begins) or (ends and _may_be_a_word(char, right)):
        return None
    if not ends and _may_end_a_word(left, char):
        return _GAIN_COMPOUND
    return _needed(char in SURNAMES and bool(begins or _CHARACTER.match(right)), max(ends, begins))


def _may_be_a_word(char: str, right: str) -> bool:
    """工作作了部署: the second is a verb by itself."""
    return right[:1] in ("了", "着", "过") and words.kind(char) == "v"


def _may_end_a_word(left: str, char: str) -> bool:
    """尊巴课课堂, 金哨奖奖杯: the first ends a compound that no dictionary has, as it does many."""
    return bool(_CHARACTER.match(left[-1:])) and left[-1:] not in _NO_STEM and char in last_characters(_MANY_WORDS)


def _needed(may_be_name: bool, longest: int) -> float:
    """The log-odds that must speak for one character: more where it may begin a name, less beside a long word."""
    if longest >= _LONG_WORD:
        return _GAIN_LONG_WORD
    return _GAIN_NAME if may_be_name else _GAIN


@lru_cache(1_024)
def _is_right_as_it_stands(left: str, char: str, right: str, known: int) -> bool:
    """一遍遍, 件件, 人人, 队队员, 实实在在, and any dictionary word that holds the pair."""
    ends = _word_ends(left, char)
    if left.endswith("一") or (right[:1] in ("长", "员") and words.kind(char + right[:1]) in ("n", "")):
        return True
    if right[:1] in _PLACES and char in last_characters(_MANY_WORDS) and _CHARACTER.match(left[-1:]):
        return True
    if not ends and (right[:1] == char or (left[-1:] in _EACH and _word_begins(char, right))):
        return True
    if not ends and left.endswith(BEFORE_MANY):
        return True
    if ends < _LONG_WORD and (known >= _COMMON_DOUBLE or (known >= _KNOWN_DOUBLE and char in SURNAMES)):
        return True
    if known >= _KNOWN_DOUBLE and not ends and _most_begun(char, right) < _RARER * known:
        return True
    if known >= _KNOWN_DOUBLE:
        return False
    if right[:1] == right[1:2] != "" and not (ends and words.frequency(right[:2]) >= _COMMON_DOUBLE):
        return True
    if left[-1:] == left[-2:-1] != "":
        return True
    if right[:1] in ("的", "地") and words.kind(left[-1:] + char) == "a":
        return True
    around = (
        left[len(left) - a :] + char * 2 + right[:b] for a in range(5) for b in range(3) if a + b and a <= len(left)
    )
    return any(words.is_word(text) for text in around)


def _frequency_doubled(char: str) -> int:
    """How often the dictionary has the character doubled as a word; function words meet by chance."""
    if char in _FUNCTION_WORDS or char in _PARTICLES or not words.is_word(char * 2):
        return 0
    return words.frequency(char * 2)


def _are_both_explained(pair: _Pair) -> bool:
    """Whether each of the two belongs to a word, or the first to one the page has elsewhere: 兴农农资, 喜航航班.

    What is only the first word with a suffix explains nothing: 遵循循化. Nor does the page if the same goes on there as
    here: 易地扶扶贫 beside 易地扶贫.
    """
    left, char, right = pair[:3]
    if right[:1] in _SUFFIXES or not any(_words(char + right[:k] for k in (1, 2, 3))):
        return False
    if _word_ends(left, char):
        return True
    first = left[-1:] + char
    if not _CHARACTER.match(first):
        return False
    return pair.times_on_page(first) - pair.times_on_page(first + right[:1]) > 1


def _words(texts: Iterator[str]) -> Iterator[str]:
    return (text for text in texts if words.is_word(text))


def _is_verb_or_name(char: str, right: str) -> bool:
    """干干活, 看看书: a verb doubled before its object; 学习习主席: a name behind a word."""
    return bool(_VERB_OBJECT.match(char + right[:1])) or (char in SURNAMES and bool(_TITLE.match(right)))


def _word_ends(left: str, char: str) -> int:
    """The length of the longest word that ends with the first of the two, 0 for none."""
    return next((k + 1 for k in (3, 2, 1) if len(left) >= k and words.is_word(left[-k:] + char)), 0)


def _word_begins(char: str, right: str) -> int:
    """The length of the longest common word that begins with the second of the two, 0 for none."""
    begun = (char + right[:k] for k in (1, 2, 3) if len(right) >= k)
    return max((len(text) for text in begun if words.is_word(text) and words.frequency(text) >= _COMMON), default=0)


def _most_begun(char: str, right: str) -> int:
    """How often the most frequent word that begins with the second of the two stands in the dictionary's corpus."""
    return max(map(words.frequency, _words(char + right[:k] for k in (1, 2, 3) if len(right) >= k)), default=0)


def _runs_through(left: str, char: str, right: str, least: int = 0) -> bool:
    """Whether one word of so many characters holds what is left and right of the pair: 参议议院."""
    reach = ((a, b) for a in (1, 2, 3) for b in (1, 2) if len(left) >= a and len(right) >= b and a + b >= least - 1)
    return any(words.is_word(left[-a:] + char + right[:b]) for a, b in reach)

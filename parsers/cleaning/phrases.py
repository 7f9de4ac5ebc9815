"""Rule for a phrase written twice on end in error: 总书记书记, 推动产业产业发展."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.doublings import PAGE
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.stutters import certain_in, near, sides
from parsers.cleaning.told_doublings import SUFFIXES
from parsers.cleaning.twice import doubled
from parsers.language.bigrams import better, drawn
from parsers.names import SURNAMES

_PHRASE = re.compile(rf"[{HAN}][{HAN}]{{0,11}}")
_PHRASE_SIZES = range(2, 13)
_LONG_PHRASE, _SHORT_CLAUSE, _REACH = 5, 6, 8
_GOES_ON = re.compile(rf"(?![再长员去来看就])[{HAN}]")
_GOES_ON_AFTER = re.compile(rf"[{HAN}、]")
_CLAUSE_ENDS = re.compile("[，。、；]")
_HAN_LAST, _HAN_NEXT = re.compile(f"[{HAN}]$"), re.compile(f"[{HAN}]")
_COLOURS = frozenset("黑白红黄绿蓝青紫灰亮")
_ONE_BY_ONE = re.compile(
    r"一|多少|几|(?:.[着了]|.[来去](?:了|.[来去])?|[大小成整][片把块串段群批堆束团排]|[哪谁怎这那每].|.[十百千万亿]"
    r"|[不很真太没].{1,2}|别(?!人).{1,2})$"
)
_BEFORE_MANY = tuple("一几数半每")
_SOUNDS = frozenset(
    "哗啦嘎吱嘀嗒滴答叮当咚咕噜哈嘿哟轰隆嘭砰啪咔嚓喀嗖呼哧噗嗤噼里叽喳唧咯嘟嗡呜汪喵咩哞嘣铛咣吭哐呀嘻哎唉嗨哦喔咿啊喽嘞扑通突噔呱嘚轱辘"
)
"""What sounds are written with: 轱辘轱辘转, 嘿哟嘿哟喊着号子."""

_DEGREE = re.compile("超级|极[其为度差]|最[好坏烂棒]|非常|特别|十分|相当|永远")
_NOUN_OR_VERB = re.compile(
    "规定|要求|约定|决定|通知|计划|安排|建议|设计|需要|输[入出]|记录|命令|报告|指示|希望|期待|请求|承诺"
)
"""What is given and gives: 国家有关规定规定的条件."""

_OF_ITS = frozenset(["人大", "政协", "政府", "党委", "法院"])
_SEATS = tuple("国省市县区乡镇州盟旗")
"""An office and what is its own: 县人大人大代表联络站."""

_SAID = re.compile("[“‘『「（《]$")
_SAID_AFTER = re.compile("[！”’』」）》]")
_BEGINS_TO_SAY = re.compile("^$|[“‘『「《！？—…]$")

_GAIN_TORN_WORD, _GAIN_TORN, _GAIN_COMPOUND, _GAIN_LIKELY = 5.0, 3.0, 0.0, -3.0
_GAIN_WORD = dict.fromkeys("vadbfpcmq", -3.0) | {"r": -4.0}
"""Natural log-odds that must speak for one where the two are no word, where they are a part of a longer one, and where
they are a word by themselves, by its kind; and where the page's reader stutters.
"""

_LOOPED = frozenset("nva")
"""How jieba tags the words that stand once where they are written three times and more amid a sentence."""

_STUTTERS = 2
"""So many certain doublings make a page one whose reader stutters."""

_GAIN_ENDED = -3.0
"""The same where the first ends a longer word and the second may be one by itself: 集装箱装箱现场, 县政府政府采购."""

_OWN_PAIR = 1.0
"""How much likelier (natural log) a word is behind itself than anywhere, where it doubles to say "a little"."""

_NOUN, _COUNTED, _DE = frozenset("nstj"), frozenset("mq"), frozenset("的地得")
_FIGURE = re.compile("[0-9%]$")
_AMID = re.compile(f"[{HAN}0-9%”》]$")
_NEW_PART = re.compile(f"[长员路街]|[^{HAN}]")
_FIGURE_OR_QUOTE = re.compile("[0-9“”（—]")
_GOES_ON_FROM_WORD = re.compile(f"(?![再长员去来看就])[{HAN}0-9“]")
_NO_ACTION = re.compile("(?:[的和与及最很更被已所]|十分|非常|极为|比较|更加|大幅度?)$")
_STAYS, _STAYS_WORD = re.compile("[的地得再看]"), re.compile(f"[的地得再看力{''.join(sorted(SUFFIXES))}]")
_DOUBLED_VERB = re.compile(
    "总结|代表|商量|意思|研究|学习|讨论|考虑|调查|锻炼|打扮|介绍|指导|检查|准备|联系|交流|体验|感受|计划|合计|参谋|反映|体会|认识"
    "|提醒|鉴定|照顾|参观|活动|走动|归纳|比较|热闹|见识|帮助|关心|打听|打扫|收拾|整理|休息|放松|轻松|高兴|练习|请教|了解|分析|观察|探讨|琢磨|尝试"
    "|品尝|溜达|庆祝|教训|教育|改善|改进|改变|调整|调节|修改|宣传|批评|表扬|鼓励|安慰|安排|布置|解释|说明|回忆|回顾|温习|复习|熟悉|适应|欣赏|享受"
    "|招待|照应|关照|支持|协商|商议|咨询|评论|评价|推荐|盘算|计算|核对|核实|消化|反省|反思|借鉴|参考|修理|清理|打理|清洗|保养|补充|充实|丰富|规范"
    "|处理|刺激|考察|体谅|转悠|晃荡|比划|摆弄|照看|督促|敲打|检验|考验|测试|测量|估计|想象|思考|思量|掂量|揣摩|领略|领教|折腾|捣鼓|鼓捣|寻思|打量|拍打"
    "|装扮|打磨|表演|演示|示范|监督|核算"
    "|疏通|沟通|配合|协调|切磋|动员|活跃|凉快|暖和|痛快|清静|舒服|表示|拾掇|捯饬|念叨|唠叨|张罗|应付|磨炼|历练|威风|风光|显摆|开导|劝说|教导|点拨"
)
"""Words that double to say "a little", among them such as the dictionary has as nouns."""


def phrase_stutters(text: str) -> Iterator[Change]:
    """A phrase written twice on end goes once; 一步一步, 说着说着 and doubled verbs such as 研究研究 stay.

    On a page whose reader stutters a word may go that elsewhere could be said twice.
    """
    found = list(doubled(text, _PHRASE_SIZES, _PHRASE))
    wrong = [(at, size) for at, size in found if _is_wrong(text, at, size)]
    certain = [(at, size) for at, size in wrong if _stands_alone(text, at, size)]
    again = [(at, size) for at, size in wrong if _may_be_again(*_beside(text, at, size))]
    more = {*again, *((at, size) for at, size in found if _is_word_amid(*_beside(text, at, size)))} - {*certain}
    seen = sorted([*(at for at, _ in certain), *certain_in(text)]) if more else []
    likely = [(at, size) for at, size in more if near(seen, at) >= _STUTTERS]
    for at, size in sorted([*certain, *likely]):
        yield Change(at, _end(text, at, size), text[at : at + size], 0.9)


def _end(text: str, at: int, size: int) -> int:
    """Where a phrase that is written over and over ends; of two characters it may be so as often as for effect."""
    end = at + 2 * size
    while text.startswith(text[at : at + size], end):
        end += size
    return end


def _is_wrong(text: str, at: int, size: int) -> bool:
    """Whether a phrase is written twice in error, or a word of two characters, no cry, three times and more."""
    left, phrase, right = _beside(text, at, size)
    if size > 2 or not right.startswith(phrase):
        return _is_phrase_stutter(left, phrase, right)
    if "一" in phrase or _DEGREE.match(phrase) or _is_sound(phrase) or words.kind(phrase)[:1] not in _LOOPED:
        return False
    return bool(_HAN_LAST.search(left) and _HAN_NEXT.match(text, _end(text, at, size)))


def _stands_alone(text: str, at: int, size: int) -> bool:
    """Whether the page does not double the phrase a second time."""
    return text.count(text[at : at + size] * 2, max(0, at - PAGE), at + PAGE) == 1


def _may_be_again(left: str, phrase: str, right: str) -> bool:
    """Whether two do not read much better than one: what the page doubles again may be its manner, 价廉物美价廉物美."""
    return better(left + phrase * 2 + right, left + phrase + right) > _GAIN_LIKELY


def _beside(text: str, at: int, size: int) -> tuple[str, str, str]:
    left, right = sides(text, at, size, _REACH)
    return left, text[at : at + size], right


def _is_word_amid(left: str, pair: str, right: str) -> bool:
    """Whether a doubled word of two characters stands amid a sentence, is none that one says twice, and begins none."""
    if len(pair) > 2 or not (words.is_word(pair) and _HAN_LAST.search(left)) or _STAYS_WORD.match(right):
        return False
    if _is_said_twice(left, pair, right) or words.is_word(pair + right[:1]) or words.word_across(left + pair, pair):
        return False
    torn = words.word_across(left, pair * 2 + right)
    if torn and not torn.endswith(pair):
        return False
    return not _is_sound(pair) and better(left + pair * 2 + right, left + pair + right) > _GAIN_LIKELY


def _is_sound(phrase: str) -> bool:
    """Whether it is what is heard, and goes on being heard: 沙沙, 咯噔."""
    return phrase == phrase[0] * len(phrase) or _SOUNDS.issuperset(phrase) or words.kind(phrase) == "o"


def _goes_on_anew(phrase: str, right: str) -> bool:
    """Whether something new begins with the second: 北京大学北京大学出版社, or a headline over its text.

    外宾会见钱其琛 钱其琛与外宾会谈.
    """
    longer = (phrase + right[:k] for k in (1, 2, 3) if k <= len(right))
    is_name = words.kind(phrase) == "nr" and bool(_GOES_ON.match(right))
    if len(phrase) > 2 and words.is_word(phrase) and (is_name or any(map(words.is_word, longer))):
        return True
    return right[:1] in ("与", "同", "和", "说", "会") and phrase[0] in SURNAMES and words.kind(phrase) in ("nr", "")


def _is_refrain(left: str, right: str) -> bool:
    """The two are all that is said, or all of the line: “知道了知道了”; or they begin a line of verse."""
    return (not left.strip() and len(right) < _REACH) or bool(_SAID.search(left) and _SAID_AFTER.match(right))


def _is_of_word(phrase: str, right: str) -> bool:
    """Whether a word behind 的 has what is of the same behind it: 直接管理的航道的航道保护范围."""
    return phrase[0] == "的" and words.is_word(phrase[1:]) and bool(_HAN_NEXT.match(right))


def _is_pair_stutter(left: str, pair: str, right: str) -> bool:
    """Two characters: parts of words, 经济发济发展, or a word that nobody says twice, 推进推进."""
    once = better(left + pair * 2 + right, left + pair + right)
    if once > _GAIN_TORN_WORD and _tears_a_word(left, pair, right):
        return True
    if _is_said_twice(left, pair, right) or words.word_across(left + pair, pair + right):
        return False
    ended = any(words.is_word(left[-k:] + pair) for k in (1, 2) if k <= len(left))
    begun = any(words.is_word(pair + right[:k]) for k in (1, 2) if k <= len(right))
    if begun and pair in _OF_ITS and left.endswith(_SEATS):
        return False
    kind = words.kind(pair)[:1]
    if not (kind and words.is_word(pair)):
        amid = _HAN_LAST.search(left) and not _STAYS.match(right)
        return bool(amid and (ended or _GOES_ON.match(right))) and once > _GAIN_TORN
    if begun and (ended or _NEW_PART.match(right) or not _HAN_LAST.search(left)):
        return False
    if ended and once <= _GAIN_ENDED and drawn(pair, pair) <= _OWN_PAIR:
        return False
    if kind in _NOUN or (kind in _COUNTED and _FIGURE.search(left)):
        return begun or _goes_on_from_noun(left, right, ended)
    if drawn(pair, pair) > _OWN_PAIR:
        return False
    return _goes_on_from_word(left, kind, right) and once > (_GAIN_COMPOUND if begun or ended else _GAIN_WORD[kind])


def _tears_a_word(left: str, pair: str, right: str) -> bool:
    """Whether the pair is no word, and a word runs over one of its ends: 非常差常差, 第一生一生产力."""
    if words.is_word(pair) or words.word_across(pair, pair):
        return False
    return words.is_torn(left, pair) or words.is_torn(pair, right)


def _is_said_twice(left: str, pair: str, right: str) -> bool:
    """Whether it is doubled to say "a little", "one by one" or "very": 研究研究, 一件一件, 碧绿碧绿的."""
    if left.endswith(_BEFORE_MANY) or _ONE_BY_ONE.match(pair) or _DOUBLED_VERB.match(pair) or _DEGREE.match(pair):
        return True
    if (_SAID.search(left) and _SAID_AFTER.search(right)) or (_NOUN_OR_VERB.match(pair) and right[:1] == "的"):
        return True
    return pair[1] in _COLOURS or (right[:1] in _DE and words.kind(pair[1]) == "a")


def _goes_on_from_noun(left: str, right: str, ended: bool) -> bool:
    """Whether what stands around a noun takes it for one, and not for all of a clause."""
    if _CLAUSE_ENDS.match(right):
        return bool(_AMID.search(left)) or left[-1:] == right[:1] == "、"
    if _FIGURE_OR_QUOTE.match(right):
        return bool(_HAN_LAST.search(left)) and not ended
    return bool(_GOES_ON.match(right))


def _goes_on_from_word(left: str, kind: str, right: str) -> bool:
    """The same for another word: a verb doubles at the end of a clause, 去热闹热闹。, but not behind 的 or 十分."""
    if kind not in _GAIN_WORD:
        return False
    if _CLAUSE_ENDS.match(right):
        return kind == "c" or bool(_NO_ACTION.search(left))
    if right[:1] in _DE:
        return kind == "v" and bool(_HAN_LAST.search(left))
    return bool(_GOES_ON_FROM_WORD.match(right)) and not _BEGINS_TO_SAY.search(left)


def _is_phrase_stutter(left: str, phrase: str, right: str) -> bool:
    if phrase in (phrase + phrase)[1:-1] or _goes_on_anew(phrase, right) or _is_refrain(left, right):
        return False
    if _is_sound(phrase) or _is_of_word(phrase, right):
        return False
    if len(phrase) > 2 and right[:1] != "地" and words.word_across(phrase, right):
        return True
    if len(phrase) >= _LONG_PHRASE:
        said = len(phrase) <= _SHORT_CLAUSE and not (_HAN_LAST.search(left) or _GOES_ON_AFTER.match(right))
        return not said and not phrase.startswith(("一", "几", "多少"))
    if len(phrase) == 2:
        return _is_pair_stutter(left, phrase, right)
    if _ONE_BY_ONE.match(phrase):
        return False
    return bool(_HAN_LAST.search(left) or _GOES_ON_AFTER.match(right) or left.endswith("、"))

"""Where a phrase stands twice on end and no weighing is needed to tell that it was meant to: 研究研究, 一步一步."""

import re

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.cleaning.phrase_sights import AROUND_MARKS, MARKS, Twice

_ONE_BY_ONE = re.compile(
    r"(?:多少|.[着了]|.[来去](?:了|.[来去])?|[大小成整][片把块串段群批堆束团排]|[哪谁怎这那每].|.[十百千万亿]"
    r"|[不很真太没].{1,2}|老.|别(?!人).{1,2})$"
)
_DEGREE = re.compile("超级|极[其为度差]|最[好坏烂棒]|非常|特别|十分|相当|永远")
_COLOURS = frozenset("黑白红黄绿蓝青紫灰亮")
_SOUNDS = frozenset(
    "哗啦嘎吱嘀嗒滴答叮当咚咕噜哈嘿哟轰隆嘭砰啪咔嚓喀嗖呼哧噗嗤噼里叽喳唧咯嘟嗡呜汪喵咩哞嘣铛咣吭哐呀嘻哎唉嗨哦喔咿啊喽嘞扑通突噔呱嘚轱辘"
)
"""What sounds are written with: 轱辘轱辘转, 嘿哟嘿哟喊着号子."""

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

_NOUN_OR_VERB = re.compile(
    "规定|要求|约定|决定|通知|计划|安排|建议|设计|需要|输[入出]|记录|命令|报告|指示|希望|期待|请求|承诺"
)
"""What is given and gives: 国家有关规定规定的条件."""

_OF_ITS = frozenset(["人大", "政协", "政府", "党委", "法院"])
_SEATS = tuple("国省市县区乡镇州盟旗")
"""An office and what is its own: 县人大人大代表联络站."""

_SAID_TWICE = frozenset("vadzieoy")
"""How jieba tags words that are said twice on end for effect: 郁闷、郁闷."""

_HAN = re.compile(f"[{HAN}]")
_NEGATIONS = frozenset("不没未")
_SHORT, _SHORT_CLAUSE, _CLAUSE, _ONE, _CLAUSES, _NEGATED, _ITEMS = 4, 6, 7, 9, 11, 12, 15
"""Up to so many characters a word or two, a clause without or with its mark, one by one, several clauses, what is and
what is not, and items of a list may be said twice.
"""

_SUBJECT, _VERSE, _LONG_WORD = 4, 20, 4
_GAIN_ENDED = -3.0
"""Natural log-odds for one up to which the second is a word by itself: 集装箱装箱现场, 县政府政府采购."""


def is_told(seen: Twice) -> bool:
    """Whether what stands twice is certainly said or printed so."""
    if seen.inner:
        return _is_refrain(seen) or _are_items(seen) or _begins_longer(seen)
    return _is_word_twice(seen) or _is_all_said(seen) or _goes_on_anew(seen)


def _is_word_twice(seen: Twice) -> bool:
    """Whether it is said "a little", "very", one by one, or to be heard; or what is given gives something."""
    phrase, right, size = seen.phrase, seen.right, seen.size
    known = min(seen.cuts[:2]) > 0 and (seen.cuts[2] > 0 or right[:1] == "地")
    if size <= _ONE and phrase.startswith(("一", "几", "多少")) and known:
        return True
    if size > _SHORT:
        return False
    if _SOUNDS.issuperset(phrase) or words.kind(phrase) == "o" or right[:1] == "再":
        return True
    if not seen.cuts[0]:
        return False
    if size == 2 and (_DOUBLED_VERB.match(phrase) or _DEGREE.match(phrase) or phrase[1] in _COLOURS):
        return True
    return bool(_ONE_BY_ONE.match(phrase) or (right[:1] == "的" and _NOUN_OR_VERB.match(phrase)))


def _is_all_said(seen: Twice) -> bool:
    """Whether it is a cry, a clause, the beginning of a verse, cells of a table, or what the page doubles again."""
    size, phrase, left, right = seen.size, seen.phrase, seen.left, seen.right
    if size <= _CLAUSES and (left[-1:] or "“") in "“‘" and (right[:1] or "”") in "！”’":
        return True
    if size <= _CLAUSE and " " in phrase:
        return True
    if phrase[0].isdigit():
        return right[:1] == "一"
    if 2 < size <= _SHORT_CLAUSE and seen.cuts[0] == seen.cuts[2] == 2 and right[:1] != "、":
        return True
    if size <= _SHORT and not left and len(seen.behind) < _VERSE and (size == 2 or seen.behind[-1:] in MARKS):
        return True
    if size <= _SHORT and min(seen.cuts) > 0 and seen.elsewhere(phrase * 2, seen.times - 1):
        return True
    line = seen.before + phrase + seen.behind
    return "（" in line and MARKS.isdisjoint(line)


def _goes_on_anew(seen: Twice) -> bool:
    """Whether a longer word begins with the second: 支队支队长, 委内瑞拉加拉加斯, 的土地的土地用途."""
    left, phrase, right = seen.left, seen.phrase, seen.right
    across = words.word_across(left, phrase * 2 + right), words.word_across(left + phrase, phrase + right)
    if min(map(len, across)) >= _LONG_WORD or (phrase[0] == "的" and words.is_word(phrase[1:]) and _HAN.match(right)):
        return True
    ended = any(words.is_word(left[-k:] + phrase) for k in (1, 2) if k <= len(left))
    if not any(words.is_word(phrase + right[:k]) for k in (1, 2, 3) if k <= len(right)):
        return ended and words.is_word(phrase) and seen.gain <= _GAIN_ENDED
    if ended or (phrase in _OF_ITS and left.endswith(_SEATS)):
        return True
    return (len(phrase) > 2 and words.is_word(phrase)) or right[0] in "长员路街" or not _HAN.match(left[-1:])


def _is_refrain(seen: Twice) -> bool:
    """Whether it is a short clause or two with their marks, behind a subject or not, or a longer one amid speech."""
    start, between, end = seen.cuts
    clauses = seen.phrase.strip(AROUND_MARKS)
    if not start or between < 2 or clauses[0].isdigit():
        return False
    if start == 2 and seen.spoken > 0:
        return True
    if end < 2:
        return False
    if start == 1 and seen.clause_before > _SUBJECT and len(clauses) >= _SHORT:
        return False
    if seen.phrase == clauses + "、" and "、" not in clauses:
        return len(clauses) < _SHORT and seen.kind[:1] in _SAID_TWICE
    return len(clauses) <= (_CLAUSE if MARKS.isdisjoint(clauses) else _CLAUSES)


def _are_items(seen: Twice) -> bool:
    """Whether items of a list may begin and end alike, or clauses say what is and what is not."""
    if seen.size <= _NEGATED and not _NEGATIONS.isdisjoint((seen.phrase[0], seen.phrase[-1])):
        return True
    is_list = set(seen.inner) == {"、"} and (max(seen.cuts[:2]) < 2 or not {"（", "“"}.isdisjoint(seen.phrase))
    return seen.size <= _ITEMS and is_list and min(seen.cuts) > 0


def _begins_longer(seen: Twice) -> bool:
    """Whether a longer item or clause begins with the one before it: 县委副书记，县委副书记兼政协主席."""
    return seen.size <= _ITEMS and len(seen.inner) == 1 and seen.cuts[0] == seen.cuts[1] == 2 > seen.cuts[2]

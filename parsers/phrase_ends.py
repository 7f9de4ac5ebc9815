"""Whether a line's end cuts a phrase of a headline: a pair of marks, an order's name, a word that needs another."""

import re

from parsers.cleaning import words
from parsers.cleaning.han import HAN

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))
_ORDER_BEGINS = re.compile(r"关于[^的。，：！？]{0,24}$")
_ORDER_ENDS = re.compile(rf"[^。，：！？]{{2,40}}的[{HAN}]{{2,6}}$")
_HOLDS = re.compile(
    r"(?:局|县|市|区|镇|乡|村|院|校|部|委|社|公司|中心|街道|[总联][工商]?会)(?:联合|积极|深入|扎实|集中)?(?:开展|举办|举行|召开|组织|承办|主办)$"
)
_HELD = re.compile(
    r"(?:活动|讲座|会议|[谈进介招聘训流察议]会|培训班?|[比大竞联]赛|论坛|仪式|演练|检查|[文艺]演出?|晚会)$"
)
_BINDING = frozenset(
    ["关于", "在", "与", "和", "及", "把", "被", "让", "使", "将", "的", "对", "向", "从", "由", "为", "是"]
)
_TELLS = re.compile(r"(?:强调|指出|表示|要求|提出)$")
_COUPLET = 5
_NAMED = ("nr", "ns", "nt")
_NO_MARKS = str.maketrans("", "", "“”")
_LAST = 8
"""Among so many characters at a line's end its last word is sought."""


def opens_pair(upper: str, lower: str) -> bool:
    """Whether a pair of marks is opened in one line and closed in the next: 洛河县“最美 | 教师”名单公示."""
    return any(upper.rfind(opening) > upper.rfind(closing) and closing in lower for opening, closing in _PAIRS)


def needs_more(upper: str, lower: str) -> bool:
    """Whether a line ends amid an order's name, with what is held in the next one, or with a word that binds."""
    if _ORDER_BEGINS.search(upper):
        return bool(_ORDER_ENDS.match(lower))
    if _HOLDS.search(upper):
        return bool(_HELD.search(lower))
    return words.cut(upper[-_LAST:])[-1] in _BINDING


def tells(text: str) -> bool:
    """Whether a line ends with who says what stands below."""
    return bool(_TELLS.search(text))


def is_couplet(upper: str, lower: str) -> bool:
    """Whether two lines of one length begin with words of a kind, no names, or have words of the same lengths.

    So are 16 of 24 headlines of two even clauses, and none of 182 with another line at them, in two newspapers.
    """
    if upper == lower or not (_COUPLET <= len(upper) == len(lower) and (upper + lower).translate(_NO_MARKS).isalpha()):
        return False
    first, second = words.tagged(upper), words.tagged(lower)
    alike = first[0][1] == second[0][1] and first[0][1] not in _NAMED
    return alike or [len(word) for word, _ in first] == [len(word) for word, _ in second]


def is_left_open(text: str) -> bool:
    """Whether a line ends with a comma, or within a pair of marks."""
    return text[-1] in "，、" or any(text.rfind(opening) > text.rfind(closing) for opening, closing in _PAIRS)

"""What can be seen of a line that may stand in a head: named cues, whose weights are in weights.tsv."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from parsers.articles.habits import SIGNED, Habits, kind_of, opens, share_of
from parsers.articles.kinds import heads_notice, names_document
from parsers.bylines import FOLK
from parsers.cleaning.han import HAN, SPACE
from parsers.labels import BULLET, COLLECTION, HEADLINE_END, INSIDE, NUMBERED
from parsers.lines import Line
from parsers.looks import Look
from parsers.names import NAME_LINE, SURNAMES
from parsers.numerals import NUMERALS

LABEL = re.compile(rf"[【\[〖〔■●◆▍▎]?[{SPACE}]?[{HAN}·]{{2,8}}[】\]〗〕]?")
"""What a column label looks like: a few characters, no punctuation."""

MARKED_LABEL = re.compile(rf"[■●◆▍▎▌☉□◎○][{SPACE}]?[^。；？！]{{2,40}}|[【〖〔\[][^。；？！】〗〕\]]{{2,40}}[】〗〕\]]")
"""A label with its mark: 【…】, ■ …"""

_NUMBERING = re.compile(rf"{NUMBERED.pattern}|[{HAN}]{{1,4}}[{SPACE}]?[\d{NUMERALS}]{{1,2}}$")
_PARTS = re.compile(rf"[{HAN}”》！？]{{4,}} [{HAN}“《]{{4,}}")
_PLACE_FIRST = re.compile(rf"[{HAN}]{{1,6}}(?:[县市区州旗局镇乡村]|集团|学校|中心)：")
_FIGURES = re.compile(rf"[\d.,%万亿多余元人次个—年月日]+[{HAN}]{{0,4}}")
_ABOUT = re.compile(r"(?:访|记|写在)")
_LAID_ASIDE = re.compile(r".（([^（）。，；]{2,40})）$")
SOMEONE = re.compile(
    rf"[□○◎●■]? ?(?:[{HAN}（）()\d]{{2,14}} {{1,2}}[{SURNAMES}][{HAN}]{{1,2}}"
    rf"|[{HAN}（）()\d]{{0,12}}(?:{FOLK}) {{1,2}}[{HAN}]{{2,4}})"
)
"""A person with what he is: 市民 某某."""

CONTACT = re.compile(
    r"[（(]?(?:联系人|联系方式|(?:联系|咨询|举报|报名|订购|服务|投诉|供电|供水|供热)*(?:电话|热线)|地址|网址|邮箱|微信|传真)[^。，]{0,4}[：:]"
)
_DOCUMENT = re.compile(r"[〔\[（(【](?:19|20)\d\d[〕\]）)】][^，。]{0,4}\d+号$")
_NO_NAME = re.compile(r"[，。！？；：、《》“”（）\d]")
_LONGEST_NAME = 20
_PEN_NAME = 4
_MIDDLE = 5
_LABEL_MARKS = frozenset("■●◆▍▎▌☉□◎○【〖〔[")
_SHORT = 12
_SHORT_CLAUSES = 16
_OFFICE_ENDS = frozenset("局委办院府会室心司")
_SAYS = re.compile(r"(?:强调|指出|表示|要求|提出|印发|发布|发文|发言人|会议|认为|批示|致辞|讲话|主持|同意|时)$")
_ATTENDS = re.compile(r"(?:出席|主持|讲话|致辞|陪同|参加|批示)(?:会议|并[^，。]{2,6})?$")
_LONGEST_END = 9
OFFICE = re.compile(
    rf"[{HAN}]{{3,20}}(?:局|委|办|(?<![小大庭])院|政府|委员会|办公室|中心|公司|协会|法院|供销社|监委|报社)"
)
_SOON = re.compile(r"(?:近日|日前|连日来|近年来|今年|去年|昨日|时下|眼下|近期|当前|\d{1,2}月\d{1,2}日|\d{4}年|走进)")
_REFERS = re.compile(
    r"[他她它这那此而但再也还要]|同时|不[仅过]|然而|于是|[随其最]后|[后原]来|所以|因[此为]|其[中实次]|[为对与]此|为了|正是|更|除了|另[外一]|同样"
    r"|据[介了][绍解]|[如现]今|当[时年]|目前|现在|第[一二三四五]|首先|说[起到]|走出|[回来]到|一方面|接下来|下一步|有了|可以"
)
"""How a paragraph begins that leans on what was said before."""

_WITNESS = re.compile(r"[记笔]者")
_EARLY = 30
_LENGTHS = (4, 6, 9, 13, 18, 25, 32, 42)
_ALIKE = 2
_SCRAP, _SHORT_PIECE = 60, 250
_PICTURED = re.compile(r"摄|供图|图[/／]|图片|[绘画图]$")
_FAR = (30, 60, 120, 200, 350, 500, 800, 1500)
_BODY_LENGTH = 40


def of_line(line: Line, below: Line | None, habits: Habits) -> list[str]:
    """What the line itself shows."""
    text = line.text
    seen = ["any", *_of_level(line, habits), f"length {up_to(len(text), _LENGTHS)}", *_shapes(text, line)]
    seen += [f"{kind_of(line, habits)} {name}" for name in _ends(text)]
    if below is not None and len(text) <= 8 and LABEL.fullmatch(text):
        seen.append("label longer below" if len(below.text) > len(text) + 3 else "label")
    return seen


def _of_level(line: Line, habits: Habits) -> Iterator[str]:
    kind = kind_of(line, habits)
    marked = "marked" if habits.telling else "large"
    if not line.level:
        yield f"plain where {share_of(habits)} are marked" if habits.highest else "plain where no line is marked"
        if not habits.telling:
            yield "plain amid large"
        return
    if line.level in habits.title_levels:
        yield f"numbered and {kind} as titles are" if _NUMBERING.match(line.text) else f"{kind} as titles are"
    else:
        if len(habits.sure_levels) > 1:
            yield (
                f"{marked} as sure headlines are" if line.level in habits.sure_levels else f"{marked} where levels vary"
            )
        yield f"{marked} one lower" if line.level == habits.highest + 1 else f"{marked} lower"
    if line.level in habits.inner_levels:
        yield f"{kind} as inner"
    if not habits.telling:
        yield f"large at {habits.standing.get(line.level, 'no level')}"


def _shapes(text: str, line: Line) -> list[str]:
    """The forms of labels, headlines and subheadings; a plain test goes before each regular expression."""
    first, last, short = text[0], text[-1], len(text) <= _SHORT
    if short and COLLECTION.fullmatch(text):
        return ["collection"]
    end = max(0, len(text) - _LONGEST_END)
    aside = _LAID_ASIDE.search(text) if last == "）" else None
    shown = (
        ("verse", line.look is Look.VERSE),
        ("dash first", text.startswith(("——", "（——", "(——", "--"))),
        ("label mark", first in _LABEL_MARKS and MARKED_LABEL.fullmatch(text)),
        ("bracket first", first in "【〖〔["),
        ("bullet first", BULLET.match(text)),
        ("inside", short and INSIDE.fullmatch(text)),
        ("parts", " " in text and _PARTS.search(text)),
        ("notice", heads_notice(text) or names_document(text)),
        ("place first", "：" in text and _PLACE_FIRST.match(text)),
        ("headline end", HEADLINE_END.search(text, end)),
        ("numbered", _NUMBERING.match(text)),
        ("about", line.look is Look.SUBTITLE and _ABOUT.match(text)),
        ("figures", first in "0123456789." and _FIGURES.fullmatch(text)),
        ("label behind", aside and not INSIDE.fullmatch(aside[1])),
        ("inner label behind", aside and INSIDE.fullmatch(aside[1])),
        (_signing(text), True),
        ("contact", CONTACT.match(text)),
        ("document number", last == "号" and _DOCUMENT.search(text)),
        ("no name", len(text) > _LONGEST_NAME or _NO_NAME.search(text)),
        ("says", _SAYS.search(text, end)),
        ("attends", _ATTENDS.search(text, end)),
        ("two commas", text.count("，") >= 2),
        ("quotation", first == "“" and last == "”"),
        ("office", last in _OFFICE_ENDS and OFFICE.fullmatch(text)),
    )
    return [name for name, sign in shown if sign]


def _signing(text: str) -> str:
    """Whether an author may stand on the line: a person with what he is, somebody, a pen name; or nobody."""
    if NAME_LINE.fullmatch(text):
        return "signs: a name"
    if " " in text and SOMEONE.fullmatch(text):
        return "signs: a person"
    bare = text.lstrip("□○◎●■ ")
    if len(bare) <= _PEN_NAME:
        return "signs: a pen name" if bare == text else "signs: a marked pen name"
    return "signs: an office" if text[-1] in _OFFICE_ENDS else "signs: nobody"


def _ends(text: str) -> Iterator[str]:
    if text.endswith(("：", "——")):
        yield "ends with colon"
    if text[-1] in "！…？":
        yield "asks" if text[-1] == "？" else "cries"
    if "，" in text:
        yield "ends with comma" if text[-1] == "，" else "short comma" if len(text) <= _SHORT_CLAUSES else "comma"


def of_beginning(line: Line, above: Line | None, below: str, apart: bool, habits: Habits) -> Iterator[str]:
    """What stands before a line that may begin an article, and what stands below its run, taken together.

    `apart`: furniture stands between the line and the one above.
    """
    end = _end_of(above)
    kind = kind_of(line, habits)
    yield f"begins {kind}"
    yield f"begins {kind} below {end}"
    yield f"{kind} between {end} and {below}"
    if apart:
        yield "begins behind furniture"
    if line.image:
        yield "begins behind a picture"
    if habits.indented and not line.level:
        where = (
            "in the middle" if line.indent >= _MIDDLE else "indented" if line.indent else "flush where text is indented"
        )
        yield f"begins {where}"
    if above is not None and 0 < habits.gap < line.gap:
        yield f"begins {kind} behind a wider gap"


def of_neighbours(line: Line, above: Line | None, below: Line | None, habits: Habits) -> Iterator[str]:
    """How the nearest heading-like lines look: subheadings come in rows of one length."""
    kind = kind_of(line, habits)
    like = [
        near is not None and near.level == line.level and abs(len(near.text) - len(line.text)) <= _ALIKE
        for near in (above, below)
    ]
    yield f"{kind} like {'both' if all(like) else 'above' if like[0] else 'below' if like[1] else 'neither'}"


def of_ending(line: Line, last: Line, length: int, habits: Habits) -> Iterator[str]:
    """How the text between a run and the next one ends: with a signature, with that of a picture."""
    kind = kind_of(line, habits)
    size = "scrap" if length <= _SCRAP else "short" if length <= _SHORT_PIECE else "long"
    yield f"{kind} over {size} that ends with {_closing(last)}"


def _closing(last: Line) -> str:
    tail = last.text[-45:]
    signed = last.look in (Look.BYLINE, Look.CAPTION)
    if signed or (tail[-1] not in "。，；" and SIGNED.search(tail)):
        return "a picture's" if _PICTURED.search(tail) else "a signature"
    return "a sentence" if last.ends_sentence else "a rest"


def of_collection(line: Line, habits: Habits) -> str:
    """The line stands below the label of a collection, and nothing but short pieces between."""
    return f"{kind_of(line, habits)} in a collection"


def of_distances(line: Line, above: int, below: int, habits: Habits) -> Iterator[str]:
    """How many characters of text stand to the next heading-like lines above and below: headlines are farther apart."""
    kind = kind_of(line, habits)
    yield f"{kind} above text of {up_to(above, _FAR)}"
    yield f"{kind} below text of {up_to(below, _FAR)}"


def up_to(number: int, steps: Sequence[int]) -> int:
    """The first step that is not less than the number; -1 for more than all."""
    k = bisect_left(steps, number)
    return steps[k] if k < len(steps) else -1


def _end_of(above: Line | None) -> str:
    if above is None:
        return "nothing"
    if above.look in _END_LOOKS:
        return above.look
    if above.text[-1] not in "。，；" and SIGNED.search(above.text[-45:]):
        return "a signature"
    if above.look is Look.BODY:
        return "a sentence" if above.ends_sentence else "a broken line"
    return f"a short line that ends with {above.text[-1]}" if above.text[-1] in "！？：…—”）" else "a short line"


_END_LOOKS = (Look.BYLINE, Look.CAPTION, Look.DATE, Look.CONTINUATION, Look.VERSE, Look.DATELINE)


def start_of(page: Sequence[Line], at: int) -> str:
    """What the line below a run is."""
    if at >= len(page):
        return "nothing"
    below = page[at]
    if opens(below):
        return "an opening"
    return "long text" if below.look is Look.BODY and len(below.text) >= _BODY_LENGTH else below.look


def of_opening(page: Sequence[Line], at: int, image: bool) -> Iterator[str]:
    """What the first line below a run shows, if a head ends there."""
    if at >= len(page):
        yield "opening end of page"
        return
    below = page[at]
    if opens(below):
        names = below.look is not Look.DATELINE and NAME_LINE.fullmatch(below.text)
        yield "opening signed" if below.look is Look.BYLINE else "opening name" if names else "opening dateline"
    elif below.look is Look.BODY:
        yield "opening long" if len(below.text) >= _BODY_LENGTH else "opening body"
    else:
        yield f"opening {below.look}"
    if _SOON.match(below.text):
        yield "opening soon"
    if image and (below.look is Look.CAPTION or SIGNED.search(below.text[-45:])):
        yield "opening picture"
    if BULLET.match(below.text):
        yield "opening bullet"
    if below.text[0] == "“":
        yield "opening quotation"
    if _NUMBERING.match(below.text):
        yield "opening numbered"
    if _REFERS.match(below.text):
        yield "opening refers"
    if _WITNESS.search(below.text, 0, _EARLY):
        yield "opening witness"

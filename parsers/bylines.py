"""Bylines: the lines, and the ends of lines, that say who wrote, pictured or sent a piece. One word, one table."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.han import CHAR, HAN, SPACE, TERMINAL
from parsers.names import NAME, NAMES, PEN_NAMED, PERSON, PERSONS, POST_AND_NAME, SURNAMES

MEDIUM = (
    rf"(?:{CHAR}{{2,8}}?·)?{CHAR}{{1,12}}?(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|导报|报业|全媒体|融媒体(?:中心)?|融媒|广播电视台|电视台|客户端|"
    "壹点|新闻|在线|网)"
)
"""A newspaper, station or site by the end of its name: 菏泽日报, 齐鲁晚报·齐鲁壹点, 曹县融媒体中心."""

HOUSE = "本报|本台|本刊|本网|本社|本站|新华社|中新社|全媒体|融媒体|融媒|[县市区]融媒体中心|[县市区]融媒"
RANK = "特约|实习|见习|首席|高级|资深|驻站|驻地|特派"
REPORTERS = "记者|通讯员|实习生"
"""Who writes for a newspaper, of which house and rank: 本报特约记者."""

_OF_HOUSE = rf"(?:(?:本报|新华社|本台)?驻{CHAR}{{1,8}}?|{HOUSE}|{MEDIUM})"
_WORK = rf"文[{SPACE}]?/[{SPACE}]?图|图[{SPACE}]?/[{SPACE}]?文"
_STAFF = f"{REPORTERS}|评论员|撰稿|撰文|{_WORK}|图文"
_CRAFT = "摄影|采写|作者|执笔人|整理|编译|供稿|供图|来源|口述|讲述人?|插图|绘图|漫画|题字|指导(?:老师|教师)"
_ROLE = rf"(?:{_OF_HOUSE}[{SPACE}]?){{0,2}}(?:(?:{RANK})?(?:{_STAFF})|(?:{_CRAFT})(?=[{SPACE}:：/／{SURNAMES}]))"
"""作者见面会 is no credit: of the crafts, unlike of the staff, a mark, a space or a surname must follow."""

_COLON = rf"[{SPACE}]?[:：/｜|·]?[{SPACE}]{{0,2}}"
_OF = rf"[{SPACE}]?[/／:：|｜◎●\\][{SPACE}]?"
"""What stands between a work and who did it: 文 / 蔡勋, 图｜王海."""

_OF_WHAT = f"(?:(?:文字|文|图片?|摄影|视频|(?:摄影|图文)报道){_OF})?"
_CREDIT = rf"{_OF_WHAT}(?:{_ROLE}[{SPACE}]?[/／:：]?[{SPACE}]?){{1,2}}{_COLON}{NAMES}"
_SAID_DONE = (
    f"采访整理|(?:供图|摄影)并(?:撰?文|文字)|撰文并(?:供图|摄影)|文并图|{_WORK}|文/摄|摄/文|图文报道|摄影报道|综合报道|采访报道|参与采写|采写|报道|整理|编译|摄影|摄|"
    "供图|供稿"
)
_DONE = f"{_SAID_DONE}|文|图"
_SLOWLY_DONE = "绘|画|书|题|题字|漫画|译|辑|编"
_DEED = rf"(?:[{SPACE}]?(?:{CHAR}{{2,6}}报道|[/／]?(?:{_DONE}))|[{SPACE}/／](?:{_SLOWLY_DONE}))"
_FROM_STOCK = "(?:（(?:影像中国|人民视觉|视觉中国|资料图片|资料图)）)?"
CREDITS = rf"(?:{_CREDIT}[{SPACE}、，,；;]{{0,3}}){{1,5}}{_DEED}?{_FROM_STOCK}"
"""本报记者 李雪 通讯员 王海 报道: roles with their names."""

_RARE_WORK = (
    "文字整理|采访|记录|朗诵|诵读|主讲人?|作词|作曲|剪纸|书法|篆刻|速写|绘画|(?:辅导|推荐)(?:老师|教师)"
    "|[诗词曲译文图摄绘]"
)
"""What is a credit only with a mark and a surname behind it: 朗诵：方亦舟, 文/方亦舟."""

_LOOSE_NAME = rf"{CHAR}[{SPACE}]?{CHAR}{{1,2}}"
_DOER = (
    rf"(?:文字|图片|{_RARE_WORK}){_OF}{PERSONS}|{PERSONS}{_DEED}|{CHAR}{{2,4}}摄"
    rf"|{_LOOSE_NAME}图[{SPACE}]+{_LOOSE_NAME}文"
)
_DOERS = rf"(?:(?:{_DOER})[{SPACE}、，]{{0,2}}){{1,3}}(?:（{CHAR}{{2,8}}）)?"

_AGENCY = "人民视觉|影像中国|视觉中国|资料图片|受访者供图|CFP|东方IC|IC photo"
_PICTURE = rf"(?:图片|照片|供图|题图|配图|插图|图)(?:来源|提供)?[{SPACE}]?[:：/／][{SPACE}]?"
_STOCK = rf"(?:{_PICTURE})?(?:{_AGENCY})|{_PICTURE}(?:新华社|中新社)"
_GIVES = "供稿|供图|提供"
_GIVEN = (
    rf"(?:(?:本版|本组|文中|本文)?(?:图片|照片|资料|稿件)?[均皆]?由){CHAR}{{2,16}}(?:提供|供图|供稿)"
    rf"|{CHAR}{{2,16}}(?:(?:供稿|供图)|[{SPACE}]{{1,2}}(?:{_GIVES}))|[配题]?图片?来(?:源于|源[:：]|自)网络"
)
_GIVEN_BY = (
    rf"(?P<gives>供稿|供图|图源|(?:图片|照片|稿件)提供|文/图|图/文)(?:单位|者|人)?[:：][{SPACE}]?"
    rf"(?:[{HAN}]{{3,16}}(?:[{SPACE}]+(?P<giver>{PERSONS}))?)"
)
_ELSEWHERE = (
    rf"(?:来源|据|综合)[:：]?[{SPACE}]?(?:本报|新华社|中新社|央视新闻|央视网|人民网|《{CHAR}{{2,12}}》|{MEDIUM})"
    rf"(?:、(?:央视新闻|央视网|人民网|{MEDIUM}))*(?:报道|消息|电)?"
    rf"|[转摘选]自[:：]?[{SPACE}]?(?:《{CHAR}{{2,12}}》(?:\d{{4}}年第?\d{{1,2}}期)?|{MEDIUM})"
)
_OFFICE = (
    "局|委|办|部|处|站|所|院|馆|队|社|厂|中心|委员会|办公室|大学|学院|中学|小学|学校|幼儿园|公司|集团|协会|支行|分行|"
    "法院|红十字会|工会|工商联|[文残妇科侨社]联|科协|作协|团委|商会|学会|剧团"
)
_SENT_IN = rf"(?:来源|稿源|供稿)[{SPACE}]?(?:[:：/／][{SPACE}]?{CHAR}{{3,16}}|[{SPACE}]{CHAR}{{1,14}}(?:{_OFFICE}))"
"""来源：县疾控中心: the office that sent a piece."""

_SENT_BY = rf"新华社发(?:（{PERSONS}[{SPACE}]?摄）)?"
_GROUP = f"{CHAR}{{4,24}}(?:课题组|调研组|写作组)"
_STAFF_ALONE = (
    rf"(?:{HOUSE})[{SPACE}]?(?:{RANK})?(?:{REPORTERS})(?:[{SPACE}]?(?:{_SAID_DONE}))?|(?:{RANK})(?:{REPORTERS})"
)
"""本报记者 without a name, or with the name on the next line."""

_STAFF_IN_BRACKETS = rf"(?:{RANK})?(?:{REPORTERS})[{SPACE}]?(?:{_SAID_DONE})"

_UNNAMED = (
    rf"(?:本报|新华社|{MEDIUM})[{SPACE}]?(?:特约|首席)?评论员|{_STAFF_ALONE}|本报编辑部|本报综合(?:报道)?|{_GROUP}"
)

_NO_HOME = "(?![我全各本该两一])"
_FROM = (
    rf"(?:{_NO_HOME}{CHAR}[县市区]|{CHAR}{{2,12}}(?:[省市区县旗州镇乡村]|街道|社区|苏木|嘎查|团场)|{CHAR}{{1,20}}(?:{_OFFICE})"
    rf"|(?:{CHAR}{{2,12}}[{SPACE}])?[{HAN}\d（）()]{{3,24}}(?:班|年级)|{CHAR}{{2,12}}融媒(?:体中心)?)"
)
_TAUGHT = rf"(?:[{SPACE}、，]{{1,3}}指导(?:老师|教师){_COLON}{NAMES})?"
_EDITED = rf"(?:[{SPACE}]?(?:整理|供稿))?"
_SENDER = (
    rf"(?!第|上|下){_NO_HOME}{CHAR}{{2,14}}(?:局|委|部|站|院|馆|队|中心|公司|学校|[中小]学|协会|街道|社区|[镇乡村])"
)
"""（县气象局） behind the last sentence: who sent a piece in."""

_NO_TOWN = "(?!组诗|节选|连载|[一二三四五六七八九十外][一二三四五六七八九十]?首|小说|散文|诗歌|随笔|歌词|音译|化名)"
FOLK = (
    r"(?:本报|热心)?(?:读者|网友|市民|村民|居民|学生|家长|业主)|"
    rf"{CHAR}{{0,4}}(?:歌手|艺人|诗人|作家|教师|老师|医生|护士|工人|农民|职工|战士|学员)"
)
"""What people are who write to a paper."""

_OF_FOLK = rf"(?P<folk>{FOLK})[{SPACE}]+(?P<named>{PERSONS})"
_OF_TOWN = rf"{PERSONS}[{SPACE}]?[（(]{_NO_TOWN}{CHAR}{{2,12}}[）)]"

_NO_NAME = (
    "(?!(?:简讯|简报|时评|时政|时事|时尚|文化|文艺|文苑|文摘|文旅|文明|金融|常识|平安|安全|党建|党史|游记|方言|云上|项目|关注|"
    f"万象|农业|农村|水利|法治|宣传|公告|公示|专题|专栏|向导|全会)(?:[^{HAN}]|$))"
)
"""Words that look like names behind a mark: ◎简讯 is a label."""

_DOT = "□■◎●○◆◇▲☉"
_BEHIND_NAMES = rf"(?:[{SPACE}]?(?:发自{CHAR}{{2,8}}|[（(]{CHAR}{{4,20}}[）)]))?"
_BY_STAFF = rf"(?:{_OF_HOUSE}[{SPACE}]?){{0,2}}(?:{RANK})?(?:{REPORTERS})"
"""黄世荣 本报记者 方亦舟: who is none of the paper's staff stands before who is."""

_CREDITED = re.compile(
    rf"[{_DOT}/／{SPACE}]*[（(【\[]?(?:(?:(?:{PERSONS}[{SPACE}]+(?={_BY_STAFF}))?{CREDITS}{_BEHIND_NAMES}[{SPACE}、，]{{0,2}})?(?:{_DOERS})?|{_UNNAMED}|{_SENT_BY})[）)】\]]?"
    rf"|(?:{_ELSEWHERE}[{SPACE}]+){CREDITS}|{CREDITS}[{SPACE}]+{_ELSEWHERE}"
    rf"|[（(【]?(?:{_STOCK}|{_ELSEWHERE}|{_GIVEN_BY}|{_SENT_IN})[）)】]?|[（(](?:{_GIVEN}|{_STAFF_IN_BRACKETS}|新华社|综合)[）)]"
    rf"|图片由{CHAR}{{2,16}}提供|{_FROM}[{SPACE}]{{1,2}}(?:供稿|供图)"
)
_HINT = re.compile(
    "记者|通讯员|评论员|实习生|[转摘选]自|课题组|调研组|写作组|执笔人|撰[稿文]|文|图|摄|作者|整理|编译|供[稿图]|提供|来源|述|绘|画|漫画|书|题|教师|老师|记录|[朗诵]|主讲|[词曲诗译剪刻]|速写|指导|采[写访]|报道|综合|据|新华社|"
    "编辑部|视觉|影像|CFP|IC"
)
"""Something of it stands in every line of credits; much faster to ask for."""

_NO_NOTE = "(?!全文|(?:[连原]载|终审|齐唱)[）)])"
_ERA = "[（(\\[〔【](?:[东西南北]?[汉晋魏唐宋]|[金元明清]|近代|[美英法德俄]|日本|苏联)[）)\\]〕】]"
_NAMED = re.compile(
    rf"[{_DOT}][{SPACE}]*{_NO_NAME}{PERSONS}{_DEED}?|[□○][{SPACE}]*{CHAR}[{SPACE}]{CHAR}|[（(]{_NO_NOTE}(?:{_FROM}[{SPACE}]+)?{PERSONS}(?:{_EDITED}{_TAUGHT}|{_DEED})[）)]"
    rf"|[（(]{PERSONS}[{SPACE}]+{_SENDER}[）)]|{_ERA}[{SPACE}]?{CHAR}{{2,4}}(?:[·•]{CHAR}{{1,6}}){{0,2}}"
    rf"|[{_DOT}{SPACE}]*{_OF_TOWN}|[{_DOT}{SPACE}]*{_FROM}[{SPACE}]+{PERSONS}{_EDITED}{_TAUGHT}|[{_DOT}{SPACE}]*{_OF_FOLK}"
)

_STAMP = (
    rf"(?:(?:发布|更新|见报)?(?:时间|日期)[:：]?[{SPACE}]?)?[12]\d{{3}}[年./-]\d{{1,2}}[月./-]\d{{1,2}}日?"
    rf"(?:[{SPACE}]+\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?|(?:浏览|点击|阅读)(?:次数|量|数)?[:：]?[{SPACE}]?\d+次?"
)
STAMPS = re.compile(rf"^(?:(?:{_STAMP})[{SPACE}|｜]+)+|(?:[{SPACE}|｜]+(?:{_STAMP}))+$")
"""What an e-paper prints beside an article's author: 2025-04-11　作者：方亦舟　来源：清漪报."""

_STAMPED = re.compile("[12发更见时日浏点阅]")
STAFF_ALONE = re.compile(rf"[{_DOT}{SPACE}]*(?:{_STAFF_ALONE})")
_APART = re.compile(rf"[{_DOT}{SPACE}（(〔\[]")


def is_byline(text: str) -> bool:
    """Whether a line holds nothing but credits: 本报记者深入一线，听民声 tells of no person."""
    if text[-1:].isdigit() or text[-1:] in "日次" or _STAMPED.match(text):
        text = STAMPS.sub("", text)
    if _HINT.search(text) and _CREDITED.fullmatch(text):
        return "，" not in text or any(_PERSON.fullmatch(name) for name, _ in credits(text))
    return bool(_APART.search(text) and _NAMED.fullmatch(text))


_GLUED = re.compile(
    rf"[{SPACE}]*(?:[（(【]?(?:{CREDITS}|{_DOERS}|{_SENT_BY})[）)】]?|[（(]{_NO_NOTE}(?:(?:{_FROM}[{SPACE}]+)?{PERSONS}(?:[{SPACE}]+{_SENDER})?|{_SENDER}|{_GIVEN}|{_GIVEN_BY}|{_ELSEWHERE}|{_UNNAMED}"
    rf"|{_STAFF_IN_BRACKETS}|资料图片?)[）)])$"
)
_ENDS, _LONGEST_GLUED = re.compile("[。！？…”）]"), 120


def glued_byline(text: str) -> re.Match[str] | None:
    """The byline at the end of a paragraph, behind its last sentence."""
    if text[-1:] in _NO_LAST:
        return None
    ends = _ENDS.finditer(text, max(0, len(text) - _LONGEST_GLUED - 1))
    found = next(filter(None, (_GLUED.match(text, end.end()) for end in ends)), None)
    if found or not _ENDS.match(text[-5:]):
        return found
    pen = PEN_NAMED.match(text, len(text) - 4)
    return pen if pen and words.kind(pen["name"]) in ("", "nr", "nrt") else None


_BEHIND = re.compile(
    rf"(?<=[^{SPACE}])(?:(?:[{SPACE}]+|(?=[（(]))(?=[（(]?{_ROLE}|{PERSONS}[{SPACE}]*(?:文/图|图/文))|[{SPACE}]*(?=[{_DOT}]))"
)


def byline_behind(title: str) -> int:
    """Where the byline begins that stands on the line of a title, behind it: …… 本报记者 方亦舟, ……□方亦舟.

    The length of the title where none does: 记者 and what may be a name are not enough without a surname.
    """
    for found in _BEHIND.finditer(title, _SHORTEST_TITLE):
        credit = title[found.end() :]
        if is_byline(credit) and all(_PERSON.fullmatch(name) for name, _ in credits(credit)):
            return found.start()
    return len(title)


_SHORTEST_TITLE = 4
_PERSON = re.compile(PERSON)
_NO_LAST = frozenset(TERMINAL + "”，、；：")

AUTHOR_NOTE = re.compile(
    r"[（(](?:本文)?作者(?:系|为|是|单位[:：])[^（）]{2,80}(?:（[^（）]{1,30}）[^（）]{0,40})*[）)]"
    r"|[（(]作者[:：][^（），]{2,12}单位[:：][^（），]{2,40}[）)]"
)
"""（作者为某某大学教授）: who a signed piece is by, without the name."""

BRACKETS = re.compile(rf"^[{_DOT}{SPACE}]*[（(【\[]?[{SPACE}]*|[{SPACE}]*[）)】\]]?$")

_WITH_ROLE = re.compile(
    rf"(?P<role>(?:{RANK})?(?:{_STAFF})|{_CRAFT})[{SPACE}]?[/／]?[{SPACE}]?(?:{_ROLE})?{_COLON}(?P<names>{NAMES})"
)
_SENT_FROM = re.compile(
    rf"[{_DOT}{SPACE}（(]*{_FROM}[{SPACE}]+(?P<names>{PERSONS})(?=(?:{_EDITED}{_TAUGHT}|{_DEED})[）)]?$)"
)
_NAMED_FIRST = re.compile(rf"[{_DOT}{SPACE}（(]*(?P<names>{PERSONS})[{SPACE}]+(?={_BY_STAFF}|{_SENDER}[）)]$)")
_OF_WORK = re.compile(rf"(?<!{CHAR})(?P<role>{_RARE_WORK})[字片]?{_OF}(?![文图][{SPACE}])(?P<names>{PERSONS})")
_WITH_DEED = re.compile(
    rf"(?<!{CHAR})(?P<names>{PERSONS})(?:[{SPACE}]?[/／]|[{SPACE}])(?P<role>{_DONE}|{_SLOWLY_DONE})"
)
_DOING = rf"{PERSONS}[{SPACE}]?(?:[/／]|(?<=[{SPACE}]))(?:{_DONE}|{_SLOWLY_DONE})"
_SHARED_WORK = re.compile(rf"[{_DOT}{SPACE}（(]*{_DOING}(?:[{SPACE}、，]{{1,2}}{_DOING}){{1,3}}[）)]?")
"""方亦舟/文 王海/图: several persons, each with what he did."""

_NO_PERSON = re.compile(
    rf"[{_DOT}{SPACE}]*[（(]?(?:{_UNNAMED}|{_GIVEN}|{_SENDER}|{_STAFF_IN_BRACKETS}|新华社发?|综合(?:新华社[^（）]*)?|资料图片?|图片由{CHAR}{{2,16}}提供|{_FROM}[{SPACE}]+(?:供稿|供图)"
    rf"|供稿[{SPACE}]{CHAR}{{1,14}}(?:{_OFFICE}))[）)]?"
)
_GIVEN_LINE = re.compile(rf"[（(]?{_GIVEN_BY}[）)]?")
_FOLK_LINE = re.compile(rf"[{_DOT}{SPACE}]*{_OF_FOLK}")
_TOWN = re.compile(rf"(?<={CHAR})[{SPACE}]?(?:[（(]{CHAR}{{2,20}}[）)]|发自{CHAR}{{2,8}})$")
_SOURCE = re.compile(
    rf"(?:来源[{SPACE}]?[:：/／]?|据|[转摘选]自[:：]?)[{SPACE}]?《?(?P<name>[{HAN}·、]{{2,24}}?)》?(?:报道|消息|电|\d{{4}}年第?\d{{1,2}}期)?[）)】]?$"
)
_SENT_ON = re.compile(rf"来源[:：]?[{SPACE}]?(?P<name>本报|{MEDIUM})(?=[{SPACE}]|$)")
_ONE_NAME = re.compile(NAME)
_DID = re.compile(
    rf"(?:[{SPACE}]{CHAR}{{2,6}}(?<!摄影|综合|采访|图文)(?=报道))?[{SPACE}]?[/／]?"
    rf"(?P<role>{_SAID_DONE}|(?<=[{SPACE}/／])(?:{_SLOWLY_DONE}|文|图)"
    rf"|(?<=[{SURNAMES}][{HAN}]{{2}})[文图]){_FROM_STOCK}[）)]?$"
)
"""What was done, behind the names. 文 without a mark ends a name, unless that has three characters before: 王小明文."""


def credits(text: str) -> tuple[tuple[str, str], ...]:
    """(name, role) of each person in a byline, in its order; a two-character name padded with a space loses it."""
    text = STAMPS.sub("", text)
    signed, source = POST_AND_NAME.fullmatch(text), _SOURCE.match(text.lstrip("（(【"))
    if signed:
        return ((_unpadded(signed["name"]), signed["post"]),)
    if source:
        return tuple((name, "来源") for name in source["name"].split("、"))
    if given := _GIVEN_LINE.fullmatch(text):
        return tuple((_unpadded(name), given["gives"]) for name in _ONE_NAME.findall(given["giver"] or ""))
    if AUTHOR_NOTE.fullmatch(text) or _NO_PERSON.fullmatch(text):
        return ()
    told = dict[str, str]()
    for role, names in _told(_TOWN.sub("", _SENT_ON.sub("", text.removeprefix("新华社发")).strip())):
        for name in _ONE_NAME.findall(names):
            told.setdefault(_unpadded(name), role)
    if source := _SENT_ON.search(text):
        told.setdefault(source["name"], "来源")
    return tuple(told.items())


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Roles with the names that share them."""
    folk = _FOLK_LINE.fullmatch(text)
    if folk:
        yield folk["folk"], folk["named"]
        return
    if _SHARED_WORK.fullmatch(text):
        yield from ((_PICTURES.get(m["role"], m["role"]), m["names"]) for m in _WITH_DEED.finditer(text))
        return
    sent, did = _SENT_FROM.match(text) or _NAMED_FIRST.match(text), _DID.search(text)
    rest = text[sent.end() if sent else 0 : did.start() if did else None]
    done = _PICTURES.get(did["role"], did["role"]) if did else ""
    found = [(done, sent["names"])] if sent else []
    found += [(m["role"], m["names"]) for each in (_WITH_ROLE, _OF_WORK) for m in each.finditer(rest)]
    if not found or done == "摄影":
        found[-1:] = [(done, found[-1][1] if found else rest)]
    yield from found
    yield from ((m["role"], m["names"]) for m in _WITH_DEED.finditer(text))


_PICTURES = {"摄": "摄影"}


def _unpadded(name: str) -> str:
    return re.sub(rf"[{SPACE}]", "", name)

"""Datelines: 本报讯, 本报北京2月20日电, 菏泽日报讯 … where news begins, and what stands in brackets at its end."""

import re

from parsers.bylines import CREDITS, HOUSE, MEDIUM, RANK, REPORTERS
from parsers.cleaning.han import CHAR, HAN, SPACE
from parsers.names import PERSONS

_HOUSE = rf"本[报台刊网站社]|新华社|中新[社网]|[融全]媒体?|{MEDIUM}"
_DAY = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_SENT = "(?:专?电|讯|消息)"
_ENDS = rf"(?=[{SPACE}（(【〔：:】〗］\]]|$)"
_NOT_YET = "(?![息号员])"
"""本报讯息 … is a sentence that begins."""

_SOURCE = (
    rf"据?(?:综合)?(?:本报(?:讯{_NOT_YET}|综合消息)|(?:{_HOUSE})[{HAN}、]{{0,14}}{_DAY}{_SENT}{_NOT_YET}"
    rf"|(?:{_HOUSE}){CHAR}{{0,6}}?(?:专?电|(?<![通资音简])讯|消息|报道){_ENDS}"
    rf"|{CHAR}{{2,8}}(?<![通资音简])讯(?=[{SPACE}]*[（(【][{SPACE}]*(?:本报|特约)?(?:{REPORTERS}))"
    rf"|{CHAR}{{2,8}}(?<![通资音简短快喜捷电问审闻])讯(?=[{SPACE}]|[（(]{PERSONS}[）)]))"
)
_ASIDE = rf"[（(【〔][{SPACE}]*(?P<credits>[^（）()【】〔〕\n]{{2,80}}?)[{SPACE}]*[）)】〕]"
_REPORTED = rf"(?P<said>{CREDITS})(?:(?<=报道)[:：{SPACE}]|(?=[{SPACE}]*$))"
_SOON = r"(?=[^，。；\n讯电消道]{0,36}+[讯电消道])"
_CLOSED = r"(?=[^。\n）)道]*+[）)道])"
"""Quickly seen, and not so in most lines: what says that something was sent, the end of credits."""

DATELINE = re.compile(
    rf"{_SOON}[【〖［\[]?(?P<dateline>{_SOURCE})[】〗］\]]?[{SPACE}]*(?:{_ASIDE}|{_REPORTED})?[{SPACE}]*[:：]?"
)
"""With the credits behind it, in brackets, as 记者李明报道： or alone on the line; text may follow at once."""

_STAFF = rf"(?:{RANK})?(?:{REPORTERS})[{SPACE}]+{PERSONS}"
_SENTENCE = "(?!在|从|[来走][到进]|采访|了解|获悉|[看见遇]到|[跟随对就向与和也还将曾说问])(?=[^\n]{20})"
"""What is no rest of a sentence about the reporter."""

SIGNED = re.compile(
    rf"{_CLOSED}(?:[（(][{SPACE}]*)?(?P<credits>{CREDITS})(?:(?<=报道)[:：{SPACE}]|[{SPACE}]*[）)])(?=.)"
    rf"|(?P<said>(?:文/图[{SPACE}]+)?(?:{HOUSE}){_STAFF}(?:[{SPACE}]+{_STAFF})*)[{SPACE}]+{_SENTENCE}"
)
"""Credits at the front of a text without dateline: （记者 李明）, 记者李明报道：, 本报记者 李明 通讯员 王海 三月的…."""

_BEGUN = re.compile(rf"据?(?:{_HOUSE})(?!特约|记者|通讯员|评论员)[{HAN}、]{{0,14}}[\d月日]{{0,6}}$")
_LONGEST = 24


def is_torn(above: str, below: str) -> bool:
    """Whether a line's end cuts a dateline in two: 本报青梧2月24|日电."""
    if len(above) > _LONGEST or not _BEGUN.match(above) or DATELINE.match(above) or DATELINE.match(below):
        return False
    whole = DATELINE.match(above + below[:_LONGEST])
    return whole is not None and whole.end("dateline") > len(above)


LAST_DATELINE = re.compile(
    rf"[（(](?:{_SOURCE}|(?:本报|新华社)[{HAN}、]{{2,14}}(?:{_DAY})?电)[{SPACE}]*(?:{CREDITS})?[）)]"
)
"""（本报北京2月20日电）: a dateline in brackets on the last line."""

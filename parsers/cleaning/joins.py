"""Rules that put a broken paragraph together again."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, OPENING, SPACE
from parsers.lines import Line, Look, lines

_LONG = 40
_CANNOT_END = re.compile("[的和与及在对把被将从向为是以由让使其该等且并或而各此每这那]$")
_CANNOT_BEGIN = re.compile(rf"^[，。、；：？！”’）》〉】」』…的了等们]|^[{SPACE}]")
_BEGINS_PIECE = re.compile(
    r"^(?:近年来|近日|日前|连日来|今年|去年|目前|据了解|据悉|据介绍|本报讯|新华社|记者|“|[一二三四五六七八九十]{1,3}[是、要]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．]|□|■|▲)"
)


def broken_paragraphs(text: str) -> Iterator[Change]:
    """A paragraph that stops in mid-sentence goes on with the next one."""
    page = lines(text)
    for above, below in zip(page, page[1:], strict=False):
        if _goes_on(above, below):
            yield Change(above.end, below.start, "")


def _goes_on(above: Line, below: Line) -> bool:
    if (
        above.level
        or below.level
        or above.ends_sentence
        or above.text[-1] == "："
        or not _is_text(above)
        or not _is_text(below)
    ):
        return False
    if _CANNOT_BEGIN.match(below.text) or _is_open(above.text):
        return True
    if above.look is Look.SHORT and below.look is Look.SHORT:
        return False
    if below.look is Look.SHORT and not below.ends_sentence and len(below.text) < _LONG:
        return words.binds(above.text, below.text)
    if len(above.text) > _LONG or "，" in above.text[-_LONG:] and above.text[-1] in "，、":
        return True
    return bool(_CANNOT_END.search(above.text)) or words.binds(above.text, below.text)


def _is_text(line: Line) -> bool:
    return line.look in (Look.BODY, Look.SHORT)


def _is_open(text: str) -> bool:
    """Whether a quotation, title or bracket stands open at the end, or a comma says that more comes."""
    return text[-1] in "，、" + OPENING or any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）", "‘’"))


_SPACE_IN_TEXT = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_SPACE_AT_NUMBER = re.compile(rf"(?<=[{HAN}]) (?=[0-9])|(?<=[0-9%]) (?=[{HAN}])")


def stray_spaces(text: str) -> Iterator[Change]:
    """A space inside a word of body text goes; one between words stays, as in 一处失信 处处受限."""
    for line in lines(text):
        if line.look is Look.BODY and " " in line.text:
            spaces = [*_SPACE_IN_TEXT.finditer(line.text), *_SPACE_AT_NUMBER.finditer(line.text)]
            for found in sorted(spaces, key=lambda m: m.start()):
                at = found.start()
                if not found[0] or found.re is _SPACE_AT_NUMBER or words.binds(line.text[:at], line.text[at + 1 :]):
                    yield Change(line.start + at, line.start + at + 1, "")

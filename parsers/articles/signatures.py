"""Names alone below the end of a piece are who wrote it, though nothing says so; rows of names in a list are text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from parsers.bylines import STAFF_ALONE
from parsers.cleaning import words
from parsers.cleaning.han import HAN, SPACE
from parsers.lines import Line
from parsers.looks import Look
from parsers.names import NAME_LINE, PERSON

_LONGEST = 24
_MANY = 3
_ROWS = 3
_HOME = rf"[{HAN}（）()\d]{{4,20}}"
_ROW = re.compile(
    rf"(?P<first>{PERSON})[{SPACE}]+{_HOME}|{_HOME}[{SPACE}]+{PERSON}"
    rf"|(?P<amid>[{HAN}（）()\d]{{2,20}}[{SPACE}]+{PERSON}[{SPACE}]+[{HAN}]{{2,12}})"
)
_ROW_LOOKS = (Look.SHORT, Look.VERSE, Look.BYLINE)
_BETWEEN = re.compile(rf"[{SPACE}、，,]+")


def signed(page: Sequence[Line]) -> Sequence[Line]:
    """The page with the look of a byline for each line of names that ends a piece: 崔志远 毕晓棠 below a full stop.

    One name alone counts where no text follows it, as it may head a paragraph about somebody; below 本报记者 any does.
    Rows of a list have the look of text.
    """
    page = _with_lists(page)
    found = [
        k
        for k, line in enumerate(page)
        if k and ((_are_names(line) and _ends_piece(page, k)) or _goes_with_role(page[k - 1], line))
    ]
    if not found:
        return page
    lines = list(page)
    for k in found:
        lines[k] = lines[k]._replace(look=Look.BYLINE)
    return lines


def _with_lists(page: Sequence[Line]) -> Sequence[Line]:
    """The page with three rows and more of a person and where he is from as text: 尹丽　临河县第一中学.

    What he is may stand behind his name: 电解厂　尹丽　出铝工.
    """
    rows = [_row(line) if " " in line.text else "" for line in page]
    if not any(rows):
        return page
    lines = list(page)
    at = 0
    for kind, run in groupby(rows):
        after = at + len(list(run))
        if kind and after - at >= _ROWS:
            lines[at:after] = [line._replace(look=Look.BODY) for line in lines[at:after]]
        at = after
    return lines


def _row(line: Line) -> str:
    """Where the name stands in a row of a list: first, amid or last; "" in what is none."""
    row = _ROW.fullmatch(line.text) if line.look in _ROW_LOOKS and not line.level else None
    return ("first" if row["first"] else "amid" if row["amid"] else "last") if row else ""


def are_listed(page: Sequence[Line], at: int) -> bool:
    """Whether a line of names is one of a list: three names and more, beside another such line."""
    return any(0 <= k < len(page) and _are_many(page[k].text) for k in (at - 1, at + 1)) and _are_many(page[at].text)


def _are_many(text: str) -> bool:
    return bool(NAME_LINE.fullmatch(text)) and len(list(_names(text))) >= _MANY


def _are_names(line: Line) -> bool:
    if line.look is not Look.SHORT or line.level or not 2 <= len(line.text) <= _LONGEST:
        return False
    return bool(NAME_LINE.fullmatch(line.text)) and all(words.kind(name) in ("", "nr") for name in _names(line.text))


def _goes_with_role(above: Line, line: Line) -> bool:
    """Whether a line of names stands below one that says whose names follow: 本报通讯员."""
    role = above.look is Look.BYLINE and STAFF_ALONE.fullmatch(above.text)
    return bool(role and line.look is Look.SHORT and NAME_LINE.fullmatch(line.text))


def _names(text: str) -> Iterator[str]:
    """The parts of a line of names; 高 翔 is one name."""
    parts = _BETWEEN.split(text)
    yield from (parts if any(len(part) > 1 for part in parts) else ["".join(parts)])


def _ends_piece(page: Sequence[Line], k: int) -> bool:
    if page[k - 1].look is not Look.BODY or not page[k - 1].ends_sentence:
        return False
    below = page[k + 1] if k + 1 < len(page) else None
    return below is None or below.look is not Look.BODY or len(list(_names(page[k].text))) > 1

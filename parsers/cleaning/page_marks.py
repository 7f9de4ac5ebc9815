"""Page numbers, running heads and contacts between the two halves of a broken sentence: they go with the break."""

import re
from collections.abc import Sequence

from parsers.cleaning import figures
from parsers.cleaning.single_signs import could_go_on
from parsers.furniture import is_page_number
from parsers.lines import Line
from parsers.looks import FURNITURE

_PAGE_MARK = re.compile(r"[—–\-·•\s]*(?:第?\s?\d{1,3}\s?版?|[A-Z]\d{1,2})[—–\-·•\s]*")
_CONTACT = re.compile(r"[^，。：:]{0,8}(?:电话|热线|传真|邮箱|[Ee]-?mail)[:：]?\s*[0-9A-Za-z@.—\-]{7,40}")


_MOST = 4
"""So many of them may stand together: the newspaper's name, its day, a number."""


def without_page_marks(page: Sequence[Line]) -> tuple[Sequence[Line], frozenset[int]]:
    """The lines without page numbers and running heads that stand between a line that ends no sentence and text.

    With the numbers, of those that are left, of the lines above such a mark.
    """
    marks: list[int] = []
    k = 1
    while k < len(page) - 1:
        above, after = page[k - 1], k
        while (
            not above.ends_sentence
            and after < min(len(page) - 1, k + _MOST)
            and _is_mark(above, *page[after : after + 2])
        ):
            after += 1
        if after > k and could_go_on(above, page[after]):
            marks += range(k, after)
        k = max(after, k + 1)
    if not marks:
        return page, frozenset()
    taken = frozenset(marks)
    left = [line for k, line in enumerate(page) if k not in taken]
    return left, frozenset(k - 1 - n for n, k in enumerate(marks))


def _is_mark(above: Line, line: Line, below: Line) -> bool:
    if line.look in FURNITURE:
        return True
    if line.level:
        return False
    number = _PAGE_MARK.fullmatch(line.text) or is_page_number(line.text)
    return bool(_CONTACT.fullmatch(line.text)) or bool(
        number and not (line.text.isdigit() and figures.stand_between(above.text, below.text))
    )

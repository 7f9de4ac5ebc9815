"""Rules for quotation marks and title marks."""

import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.looks import ends_sentence

_HAN = re.compile(rf"[{HAN}]")
_STRAIGHT = '"＂〝〞„‟'
_PAIRS = re.compile(
    rf"(?:''|``)(?<![0-9A-Za-z'`]..)(?=[{HAN}《0-9A-Z])(?=[^'`\n]{{0,200}}[{HAN}])([^'`\n]{{1,200}})''(?![0-9A-Za-z'])"
)
_CURLY_PAIRS = re.compile(r"‘‘([^‘’\n]{1,200})’’")
_SINGLE = re.compile(r"['＇](?<![0-9A-Za-z]['＇])([^'＇\n]{1,80})['＇](?![0-9A-Za-z])")
_BOOK = re.compile(r"(?:<<|〈〈|＜＜|《《)([^<>《》〈〉＜＞\n]{1,60})(?:>>|〉〉|＞＞|》》)")
_BOOK_HALVED = re.compile(r"《[^<>《》〈〉\n]{1,60}(〉)(?![^《〈\n]{0,60}》)|(〈)[^<>《》〈〉\n]{1,60}》")
_INCHES = re.compile(r'[^"“”＂]*[0-9]"[^"“”＂]*$')
_LAST = re.compile("“[^“”\n]*[。！？…](“)$", re.MULTILINE)
_MARK = re.compile(f"[“”{_STRAIGHT}]")
_MARK_OR_END = re.compile(f"[“”{_STRAIGHT}\\n]")
_REGULAR = re.compile("(?:“”)*“?")
_BEFORE_OPEN, _BEHIND_CLOSE = frozenset("：，。、（《；！？—"), frozenset("，。、；：！？）—")
_NEVER_BEHIND_OPEN, _NEVER_BEFORE_CLOSE = frozenset("，。、；：！？）》"), frozenset("：（《")
_ENDS = frozenset("。！？…")
_SAYS = ("：", "说，", "道，", "示，", "绍，", "为，", "称，", "出，")
_DEEPEST = 2
_REACH = 300
_WHOLE = (0, 0)
_TURNED, _ODD_PLACE, _NESTED, _LEFT_OPEN, _NEVER_OPENED, _FIT, _FITS_WELL = 1.05, 2.0, 1.5, 1.5, 1.5, -0.5, -1.0
"""What speaks against a reading: a mark turned, one in a place where none of its kind stands, a quotation inside
another, one not closed or not opened; and what speaks for it: a mark in the usual place."""


def quotes(text: str) -> Iterator[Change]:
    """Straight quotes in a line with Chinese text become “ ”, by their neighbours and in turn."""
    if not any(mark in text for mark in _STRAIGHT):
        return
    for line, start, marks, inside in _with_open_ends(text):
        if _HAN.search(line) and any(mark in marks for mark in _STRAIGHT) and not _INCHES.match(line):
            for at, mark in _read(line):
                place = start + at + (at >= inside[0] and inside[1])
                yield Change(place, place + 1, mark)


def paired_quotes(text: str) -> Iterator[Change]:
    """Two single quotes, straight or curly, or two grave accents, as TeX writes a double one."""
    for both, pattern in (("''", _PAIRS), ("’’", _CURLY_PAIRS)):
        if both in text:
            for found in pattern.finditer(text):
                yield Change(found.start(), found.start(1), "“")
                yield Change(found.end(1), found.end(), "”")


def turned_quotes(text: str) -> Iterator[Change]:
    """A quotation mark that faces the wrong way is turned where its line reads better so."""
    if _is_regular(text):
        return
    for line, start, marks in _lines_with_marks(text):
        if not _REGULAR.fullmatch(marks):
            yield from (Change(start + at, start + at + 1, mark, 0.95) for at, mark in _read(line))


def last_quotes(text: str) -> Iterator[Change]:
    """A mark that faces the wrong way at the end of a line, behind a sentence: asked for before lines are joined."""
    if "“\n" in text or text.endswith("“"):
        yield from (Change(found.start(1), found.end(1), "”") for found in _LAST.finditer(text))


def _is_regular(text: str) -> bool:
    """Whether in every line marks open and close by turns, the last one maybe only opens, and none is straight."""
    before, *opened = text.split("“")
    if "”" in before or any(mark in text for mark in _STRAIGHT):
        return False
    for k, part in enumerate(opened, 1):
        inside, closed, behind = part.partition("”")
        if "”" in behind or ("\n" in inside if closed else "\n" not in inside and k < len(opened)):
            return False
    return True


def _lines_with_marks(text: str) -> Iterator[tuple[str, int, str]]:
    """The lines that have quotation marks: their text, where they begin, and the marks alone."""
    start = 0
    for line, marks in zip(text.split("\n"), "".join(_MARK_OR_END.findall(text)).split("\n"), strict=True):
        if marks:
            yield line, start, marks
        start += len(line) + 1


def _with_open_ends(text: str) -> Iterator[tuple[str, int, str, tuple[int, int]]]:
    """The same; two of which the upper one ends amid a quotation, broken there, are one.

    With it comes where the lower one begins in it, and how much of the text was left out there.
    """
    above: tuple[str, int, str] | None = None
    for here in _lines_with_marks(text):
        line, start, marks = here
        if above:
            end = above[1] + len(above[0])
            if len(marks) % 2 and start - end < _REACH and not _ends_between(text, end, start):
                between = "".join(text[end:start].split())
                inside = len(above[0]) + len(between)
                yield above[0] + between + line, above[1], above[2] + marks, (inside, start - end - len(between))
                above = None
                continue
            yield (*above, _WHOLE)
            above = None
        if len(marks) % 2 and not ends_sentence(line):
            above = here
        else:
            yield (*here, _WHOLE)
    if above:
        yield (*above, _WHOLE)


def _ends_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends with one of the lines between two places."""
    return any(ends_sentence(line.rstrip()) for line in text[start:end].split("\n"))


def _read(line: str) -> Iterator[tuple[int, str]]:
    """Each mark that reads otherwise than it stands: the likeliest way through all marks of the line."""
    places = [found.start() for found in _MARK.finditer(line)]
    costs, came = {0: 0.0}, bytearray()
    for at in places:
        costs = _longer(costs, came, *_against(line, at))
    left_open = _LEFT_OPEN if places[-1] and not line.startswith("“") else 0.25 * _LEFT_OPEN
    ends = {depth: cost + left_open * depth for depth, cost in costs.items()}
    least = min(ends.values())
    best = min([_marks(came, depth) for depth, cost in ends.items() if cost == least])
    yield from ((at, mark) for at, mark in zip(places, best, strict=True) if line[at] != mark)


def _longer(costs: dict[int, float], came: bytearray, opening: float, closing: float) -> dict[int, float]:
    """What speaks against the ways through the marks so far and one more, by how many quotations are open behind it.

    To `came` is added, for each of these depths, the depth before the mark: a byte each, for a page may be all marks.
    """
    longer: dict[int, float] = {}
    before = bytearray(_DEEPEST + 1)
    for depth, so_far in costs.items():
        steps = [(max(0, depth - 1), so_far + closing + _NEVER_OPENED * (depth == 0))]
        if depth < _DEEPEST:
            steps.insert(0, (depth + 1, so_far + opening + _NESTED * (depth > 0)))
        for behind, cost in steps:
            if behind not in longer or cost < longer[behind]:
                longer[behind], before[behind] = cost, depth
    came += before
    return longer


def _marks(came: bytearray, depth: int) -> str:
    """The marks of the way that ends at this depth."""
    marks = []
    for first in range(len(came) - _DEEPEST - 1, -1, -_DEEPEST - 1):
        before = came[first + depth]
        marks.append("“" if before < depth else "”")
        depth = before
    return "".join(reversed(marks))


def _against(line: str, at: int) -> tuple[float, float]:
    """What speaks against an opening mark in a place, and against a closing one."""
    mark, before, behind = line[at], line[at - 1 : at], line[at + 1 : at + 2]
    if line.endswith(_SAYS, 0, at):
        opening = _FITS_WELL
    elif not behind or behind in _NEVER_BEHIND_OPEN:
        opening = _ODD_PLACE
    else:
        opening = _FIT if not before or before in _BEFORE_OPEN else 0.0
    if not before or before in _NEVER_BEFORE_CLOSE:
        closing = _ODD_PLACE
    else:
        closing = _FIT if not behind or behind in _BEHIND_CLOSE or before in _ENDS else 0.0
    return opening + _TURNED * (mark == "”"), closing + _TURNED * (mark == "“")


def single_quotes(text: str) -> Iterator[Change]:
    """Straight single quotes around Chinese text become ‘ ’."""
    if "'" in text or "＇" in text:
        for found in _SINGLE.finditer(text):
            if _HAN.search(found[1]):
                yield Change(found.start(), found.start() + 1, "‘")
                yield Change(found.end() - 1, found.end(), "’")


def book_marks(text: str) -> Iterator[Change]:
    """<<…>> and doubled marks become 《…》; so does a pair of which one mark is that of a title inside a title."""
    changes = list[Change]()
    if "《《" in text or any(mark in text for mark in "<〈＜"):
        for found in _BOOK.finditer(text):
            changes += (Change(found.start(), found.start(1), "《"), Change(found.end(1), found.end(), "》"))
    if "〈" in text or "〉" in text:
        changes += _halved_book_marks(text)
    end = 0
    for change in sorted(changes):
        if change.start >= end:
            yield change
            end = change.end


def _halved_book_marks(text: str) -> Iterator[Change]:
    for found in _BOOK_HALVED.finditer(text):
        at = found.start(found.lastindex or 0)
        if text[at] == "〉":
            yield Change(at, at + 1, "》")
        elif not _is_in_title(text, at):
            yield Change(at, at + 1, "《")


def _is_in_title(text: str, at: int) -> bool:
    """Whether a title was opened close before a place and not closed: 《关于〈办法》."""
    before = text[max(0, at - 60) : at].rpartition("\n")[2]
    return before.rfind("《") > before.rfind("》")

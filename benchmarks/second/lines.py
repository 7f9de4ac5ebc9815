"""One printed line a line: text wrapped at the width of its column, as classic engines write it."""

import random
from math import ceil
from typing import NamedTuple

from benchmarks.second.marks import BREAK, JOIN, SPLIT, bare, is_mark
from benchmarks.second.model import Layout, Role, Row

NEVER_FIRST = ",;:?!)，。、；：？！”’）》】…—"
NEVER_LAST = "“‘（《【"
ENDS = "。！？”…）"
HEAD_ROLES: frozenset[Role] = frozenset({"title", "kicker", "subtitle"})


class Column(NamedTuple):
    """How wide a printed column is, whether its indents were kept, and blank lines between articles."""

    width: int
    indent: bool
    gaps: bool


def any_column(rng: random.Random) -> Column:
    return Column(rng.randint(15, 24), rng.random() < 0.4, rng.random() < 0.6)


def wrap_rows(rows: tuple[Row, ...], column: Column) -> str:
    """The rows in lines."""
    out: list[str] = []
    story = -1
    for row in rows:
        if column.gaps and row.story != story and out:
            out.append("")
        story = row.story
        out.extend(_lines(row, column.width, column.indent))
    return "\n".join(out)


def _lines(row: Row, column: int, indent: bool) -> list[str]:
    text = row.text.replace(JOIN, "　　")
    if row.role in HEAD_ROLES:
        return _head_lines(text.replace(SPLIT, " "), max(9, column * 2 // 3))
    if row.role in ("furniture", "byline", "column"):
        return [text]
    if row.role not in ("text", "noise", "subhead", "lead"):
        return fill(text, column, 0)
    first = 2 if row.role != "noise" else 0
    parts = text.split(BREAK)
    lines = [line for part in parts[:-1] for line in [*_even(part, column), ""]]
    lines += fill(parts[-1], column, first if len(parts) == 1 else 0)
    if indent and first:
        lines[0] = "　　" + lines[0]
    return lines


def _head_lines(text: str, column: int) -> list[str]:
    """A head that is too long for one line: cut at its spaces, else into lines that are about as long."""
    parts = text.split(" ") if _width(text) > column else [text]
    return [line for part in parts for line in _even(part, column)]


def _even(text: str, column: int) -> list[str]:
    """A part that fills its last line, as at the foot of a column."""
    size = ceil(_width(text))
    count = max(1, ceil(size / column))
    return fill(text, ceil(size / count), 0)


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text if not is_mark(char))


def fill(text: str, column: int, first: int) -> list[str]:
    """Lines of at most `column` characters, the first `first` shorter; no line begins with a mark that closes."""
    lines, line, used = [], "", float(first)
    for char in text:
        if is_mark(char):
            line += char
            continue
        size = 0.5 if char.isascii() else 1.0
        inside = char.isascii() and char.isalnum() and bare(line)[-1:].isascii() and bare(line)[-1:].isalnum()
        if used + size > column and char not in NEVER_FIRST and not inside:
            carry = _carried(line)
            lines.append(line.removesuffix(carry))
            line, used = carry, _width(carry)
        line += char
        used += size
    return [*lines, line]


def _carried(line: str) -> str:
    """What may not end the line: an opening mark, with the marks without width about it."""
    at = len(line)
    while at and (is_mark(line[at - 1]) or line[at - 1] in NEVER_LAST):
        at -= 1
    return line[at:] if any(char in NEVER_LAST for char in line[at:]) else ""


def free_ends(layout: Layout, story: int, column: int) -> frozenset[int]:
    """Boundaries that lines without indent do not show: ends of sentences, and paragraphs whose last line is full."""
    free: set[int] = set()
    at = 0
    for text in layout.wanted[story].paragraphs:
        free |= {at + place + 1 for place, char in enumerate(text[:-1]) if char in ENDS}
        at += len(text)
        last = fill(text, column, 2)[-1]
        if _width(last) >= column - 3:
            free.add(at)
    return frozenset(free)

"""Rules for what is left of Markdown: images, links, emphasis, rules, lists, tables, heading marks."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING, HAN, OPENING

_IN_BRACKETS = r"[^()\n]{0,2000}+(?:\([^()\n]{0,200}\)[^()\n]{0,500}+){0,3}+"
"""An address in round brackets, which may hold some of its own: images/1_(2).jpg."""

_IMAGE = re.compile(
    rf"!\[[^\]\n]{{0,500}}\](?:\({_IN_BRACKETS}\)(?:\{{[^{{}}\n]{{1,60}}\}})?|\[[^\]\n]{{0,200}}\])|\[(?<!\]\[)(?:图片|图像|照片|插图|image|picture|figure)\](?![(\[])",
    re.IGNORECASE,
)
PICTURE = re.compile(r"!\[|<img\b|^\[(?:图片|图像|照片|插图|image|picture|figure)\]$", re.IGNORECASE)
"""What an edit's `before` shows of a picture that stood there."""

_LINK = re.compile(
    r"\[(?<!!\[)([^\]\n]{0,500})\]\((?=<?(?:https?:|www\.|data:)|/|#|\.|mailto:|javascript:|[\w./-]{1,200}\.(?:html?|pdf|jpe?g|png|docx?|com|cn)\b|\))"
    rf"{_IN_BRACKETS}\)|\[([^\]\n]{{0,60}}[{HAN}]{{2}}[^\]\n]{{0,60}})\]\[\d{{1,3}}\]|\[\^\d{{1,3}}\]"
)
_LINK_OVER_ROWS = re.compile(
    r"\[([^\[\]\n]{0,60}\n?[^\[\]\n]{0,60})\]\((?=(?:h\n?t\n?t\n?p|w\n?w\n?w\n?\.))[^()\s]{1,200}(\n?)[^()\s]{0,200}\)"
)
_ADDRESS = re.compile(
    r"<(https?://[^<>\s]{1,500}|[A-Za-z0-9.+_-]{1,60}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,4})>"
)
_HIGHLIGHT = re.compile(rf"==(?=[^\s=])([^=\n]{{0,100}}[{HAN}][^=\n]{{0,100}})(?<=\S)==(?!=)")
_HEADING_TAIL = re.compile(r"\n(?<=\n)#{1,6}(?!#)[^\n]{1,200}?([ \t]+(?:#{1,6}|\{#[\w-]{1,60}\}))[ \t]*$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*\*{0,2}|__|~~)(?=\S)([^*_~\n]{1,500}?)(?<=\S)\1")
_NESTED = re.compile(
    r"([*_~=`](?<![*_~=`\\].)[*_~=`]{1,7})(?=[^*_~=`\s])([^*_~=`\n]{1,200})(?<=\S)([*_~=`]{2,8})(?![*_~=`])"
)
_NO_LAST = "*_\n\\s。！？…；：，.!?;:,”’\"'"
_STRONG_LINE = re.compile(
    rf"\n([ \t\u3000]*)(\*{{2,4}}|__)(?=\S)([^*_\n]{{1,60}}(?:[^{_NO_LAST}]|[！？!?”’](?<![。！？….!?].)))\2[ \t]*$",
    re.MULTILINE,
)
_EMPHASIS = re.compile(
    rf"\*(?<![*0-9A-Za-z_\\]\*)(?=[^\s*])(?!S?ST[{HAN}]|[长宽高深厚]?[0-9][^*\n]{{0,3}}\*)([^*\n]{{1,200}}?)(?<=[^\s*])\*(?:(?![*0-9A-Za-z_])|(?<=[{HAN}]\*)(?!\*|S?ST))"
    rf"|``([^`\n]{{1,200}})``|`([^`\n]{{1,200}})`"
    rf"|\*(?<=[0-9A-Za-z]\*)(?=[^\s*])([^*\n]{{2,60}}[{HAN}])\*(?=[，。；：、！？）”\n])"
)
_UNDERLINED = re.compile(
    rf"_(?:(?<=[{HAN}{CLOSING}{OPENING}(]_)|(?<![^\n]_))(?=[^_\n]{{0,60}}[{HAN}])([^_\n]{{1,200}})_(?=[{HAN}{CLOSING}{OPENING})\n]|\Z)"
)
_ESCAPED = re.compile(r"\\(?=[!#$%&*+\-./:;<=>@_`~|()\[\]{}。，·～])")
_LEFT_STARS = re.compile(
    rf"\*{{2,}}|`{{3,}}(?:[ \t]?[A-Za-z]{{1,12}})?|(?<![_\w])__(?=[{HAN}])"
    rf"|(?<=[{HAN}，。、；：”])__(?![_\w])|(?<=[{HAN}])__(?=[{HAN}])"
    rf"|`(?:(?<=[{HAN}，。、；：”]`)|(?=[{HAN}]))(?!`)(?<!``)|(?<=[{HAN}])\*(?=[{HAN}，。、；：])(?![长宽高深厚][0-9])|(?<=[，。；：”“,;:])\*(?=[{HAN}]|[0-9]{{1,6}}[{HAN}])"
    rf"|(?<=[一二三四五六七八九十][)）])\*(?=[{HAN}])"
)
_RULE_LINE = re.compile(
    r"\n[ \t\u3000]*+(?:(?:[-*_=─━═~～＝＊][ \t]*){3,}|[—―－]{3,}[ \t]*|\|(?=[ \t:|]*-)[ \t:|-]*"
    r"|\+(?:[-=]{2,}\+)+[ \t]*|[┌├└╔╠╚][─━═┬┼┴╦╬╩]+[┐┤┘╗╣╝]|\\[ \t]*|:-{3,}:?[ \t]*|~{3,}[A-Za-z]{1,12}"
    r"|:{3,}[ \t]*[A-Za-z]{0,12})$",
    re.MULTILINE,
)
_LINE_MARK = re.compile(
    r"\n(?:[ \t\u3000]*(?:>[ \t]?)+(?:[-+*][ \t]+)?"
    r"|[ \t\u3000]*[-+*][ \t]+(?!\d{1,3}[ \t]*-(?:\n|\Z))(?:\[[ xX]\][ \t]+)?(?=\S))"
)
"""Marks of quotations and of list items, but for the dashes about a page number: - 3 -."""

_LEAST_BARS = 3
_LONE_BAR = re.compile(r"^[ \t\u3000]*\|[ \t]+(?=[^|\n]+$)|(?<=\S)[ \t]+\|[ \t]*$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t\u3000]*(?:\|.*\||[│┃║].*[│┃║])[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"[ \t]*[|│┃║][ \t]*")
_COLUMNS = re.compile(r"[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+")
_LINE_END = re.compile(
    rf"(?<=[{HAN}0-9，。、；：！？”’）》])(?:\\r)?(?:\\n){{1,4}}(?=[{HAN}0-9“‘（《#\s])|(?<=[{HAN}，。”）])\\\n"
)
"""A line's end written as \\n in a text that a reader gave as JSON, or as Markdown's backslash."""

_HEADING = re.compile(r"\n[ \t\u3000]*#{1,6}(?!#)[ \t\u3000]*")


def _holds_any(text: str, characters: str) -> bool:
    """Ten times as fast as a pattern that looks for one of them."""
    return any(character in text for character in characters)


def _at_line_starts(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern that begins with a line end is found behind one or at the start of the text, line end aside."""
    return ((found.start(), found.end() - 1) for found in pattern.finditer("\n" + text))


def images(text: str) -> Iterator[Change]:
    """A Markdown image leaves no text, nor does [图片] in the place of one."""
    if "[" in text:
        for found in _IMAGE.finditer(text):
            yield Change(found.start(), found.end(), "")


def markdown_residue(text: str) -> Iterator[Change]:
    """Links, emphasis, rules, quotes, list marks and inline formulas leave their text only; headings come later."""
    marks = [*_rule_lines(text), *_inline_marks(text), *_line_marks(text)]
    marks.sort(key=attrgetter("start"))
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _rule_lines(text: str) -> Iterator[Change]:
    if _holds_any(text, "-*_=|─━═~～＝＊―－\\:") or "———" in text:
        yield from (Change(start, end, "") for start, end in _at_line_starts(_RULE_LINE, text))


def _strong_lines(text: str) -> Iterator[Change]:
    """A line all in bold that ends no sentence is a heading: it gets the mark of one, which goes last."""
    for found in _STRONG_LINE.finditer("\n" + text):
        (start, behind), end = found.span(2), found.end(3) - 1
        yield Change(start - 1, behind - 1, "#### ")
        yield Change(end, end + len(found[2]), "")


def _inline_marks(text: str) -> Iterator[Change]:
    if "[" in text:
        yield from (Change(m.start(), m.end(), m[1] or m[2] or "") for m in _LINK.finditer(text))
        if "](" in text:
            torn = (m for m in _LINK_OVER_ROWS.finditer(text) if "\n" in m[0])
            yield from (Change(m.start(), m.end(), m[1] + m[2]) for m in torn)
    if "<" in text:
        yield from (Change(m.start(), m.end(), m[1]) for m in _ADDRESS.finditer(text))
    if "==" in text:
        yield from (Change(m.start(), m.end(), m[1]) for m in _HIGHLIGHT.finditer(text))
    if "*" in text or "_" in text:
        yield from _strong_lines(text)
    yield from _emphasis(text)
    if "\\" in text:
        yield from (Change(m.start(), m.end(), "") for m in _ESCAPED.finditer(text))
        yield from (Change(m.start(), m.end(), "\n") for m in _LINE_END.finditer(text))


def _emphasis(text: str) -> Iterator[Change]:
    if _holds_any(text, "*_~`"):
        yield from (Change(m.start(), m.end(), m[2]) for m in _NESTED.finditer(text) if m[1] == m[3][::-1])
        yield from (Change(m.start(), m.end(), m[2]) for m in _STRONG.finditer(text))
        yield from (Change(m.start(), m.end(), m[m.lastindex or 0]) for m in _EMPHASIS.finditer(text))
    if "_" in text:
        yield from (Change(m.start(), m.end(), m[1]) for m in _UNDERLINED.finditer(text))


def _line_marks(text: str) -> Iterator[Change]:
    if _holds_any(text, "-+*>"):
        yield from (Change(start, end, "") for start, end in _at_line_starts(_LINE_MARK, text))
    if _holds_any(text, "|│┃║"):
        yield from (Change(m.start(), m.end(), "") for m in _LONE_BAR.finditer(text))
        rows = (row for row in _TABLE_ROW.finditer(text) if not _RULE_LINE.fullmatch("\n" + row[0]))
        yield from (bar for row in rows for bar in _bars(text, row.start(), row.end()))
        yield from _bare_tables(text)


def _bare_tables(text: str) -> Iterator[Change]:
    """Tables of which rows lack bars at their edges.

    Its rows begin with a bar, or have as many with a space on either side, two rows of three cells or three of two; or
    a line between them rules the columns.
    """
    if text.count("|") < _LEAST_BARS:
        return
    at, rows, known = 0, list[tuple[int, int]](), 0
    for line in [*text.split("\n"), ""]:
        bare = line.strip()
        bars = -1 if bare.startswith("|") else bare.count("|")
        if bars != known or not bars:
            if len(rows) > 1 and (known < 0 or known * len(rows) >= _LEAST_BARS):
                yield from _bars_of_rows(text, rows)
            rows, known = [], bars
        rows.append((at, at + len(line)))
        at += len(line) + 1


def _bars_of_rows(text: str, rows: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """The bars of rows on end that lack some at their edges, and the line that rules the columns."""
    ruled = any(_COLUMNS.fullmatch(text, *row) for row in rows)
    for start, end in rows:
        if _COLUMNS.fullmatch(text, start, end):
            yield Change(start, end, "")
        elif not _TABLE_ROW.fullmatch(text, start, end) and not _RULE_LINE.fullmatch("\n" + text[start:end]):
            bars = list(_BAR.finditer(text, start, end))
            begins = not text[start : bars[0].start()].strip()
            if ruled or begins or all(len(bar[0]) > 2 for bar in bars):
                for bar in bars:
                    inside = bar.end() < end and not (begins and bar is bars[0])
                    yield Change(bar.start(), bar.end(), " " if inside else "")


def _bars(text: str, start: int, end: int) -> Iterator[Change]:
    """The bars of a table row: a space stands for one between cells."""
    for number, bar in enumerate(_BAR.finditer(text, start, end)):
        inside = number > 0 and bar.end() < end
        yield Change(bar.start(), bar.end(), " " if inside else "")


def left_marks(text: str) -> Iterator[Change]:
    """Emphasis marks whose partner is missing."""
    if _holds_any(text, "*`_"):
        for found in _LEFT_STARS.finditer(text):
            yield Change(found.start(), found.end(), "")


def heading_marks(text: str) -> Iterator[Change]:
    """The `#` of a Markdown heading, at both ends of the line; last, as other rules must know it from a paragraph."""
    if "#" in text:
        marks = [
            *_at_line_starts(_HEADING, text),
            *((m.start(1) - 1, m.end(1) - 1) for m in _HEADING_TAIL.finditer("\n" + text)),
        ]
        yield from (Change(start, end, "") for start, end in sorted(marks))

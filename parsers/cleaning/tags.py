"""Rules for what is left of HTML: tags and entities."""

import html
import re
from collections.abc import Iterator

from parsers.cleaning.characters import NOT_TEXT
from parsers.cleaning.draft import Change

_TAG_NAMES = (
    "a|abbr|acronym|address|article|aside|b|base|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup"
    "|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li"
    "|link|main|map|mark|meta|nav|nobr|noscript|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong"
    "|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|wbr|(?:o|v|w|st1):[a-z]{1,20}"
)
_TAG = re.compile(
    rf"<(?:!--(?:[^<]|<(?!!--)){{0,2000}}?-->|!DOCTYPE\b[^<>]{{0,500}}>|\?xml\b[^<>]{{0,500}}\?>"
    r"|(?:style|script)\b[^<>]{0,500}>(?:[^<]|<(?!/?(?:style|script)\b)){0,20000}</(?:style|script)>"
    rf"|br[ ]?/?>\s?(?:<br[ ]?/?>\s?)+|(/?)({_TAG_NAMES})\b[^<>\n]{{0,500}}/?>)",
    re.IGNORECASE | re.DOTALL,
)
_NEW_LINE_TAGS = re.compile(
    r"p|div|tr|li|h[1-6]|table|caption|title|figcaption|article|section|blockquote|header|footer|main|aside|nav|d[dlt]|address",
    re.IGNORECASE,
)
_HEADING_TAGS = re.compile(r"h([1-6])", re.IGNORECASE)
_CELL_TAGS = re.compile(r"t[dh]", re.IGNORECASE)
_LED_BY_TABLE = re.compile(r"\n[ \t\u3000]+(?:<(?:table|tbody|tr|t[dh])\b[^<>\n]{0,500}>)+(?=[^<\s])", re.IGNORECASE)
_ENTITY = re.compile(
    r"&#?[0-9A-Za-z]{0,24}\n[0-9A-Za-z]{0,24};|&(?:amp;){0,2}(?:(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24}\d{0,2});|nbsp(?![0-9A-Za-z;]))"
)
HEADING = re.compile(r"<h([1-6])\b[^<>\n]{0,500}>", re.IGNORECASE)
"""What an edit's `before` shows of an HTML heading, with its level."""

_MOST_ESCAPED = 3
"""How often an entity may have been written as one: &amp;amp;nbsp;."""

_LEAST_BREAKS = 3
_PIECE = r"[^\n<，。；：、]{2,16}[，。；！？]?"
_VERSE = re.compile(rf"^(?:{_PIECE}<br ?/?>){{{_LEAST_BREAKS},}}{_PIECE}$", re.MULTILINE)
_BREAK = re.compile(r"<br ?/?>")
_SENTENCE_ENDED = re.compile(r"[。！？…][”’）》]?\Z")


def html_residue(text: str) -> Iterator[Change]:
    """HTML tags go; those of a block leave a line end, and so do two line breaks on end (one alone is residue).

    That of a heading leaves the heading mark of its level, which goes last.
    Four short pieces or more without a mark inside, each with a line break behind it, are lines of verse. Where all
    breaks of a line stand behind a sentence, they part paragraphs.
    """
    if "<" in text:
        ends = {*_breaks_of_verse(text), *_breaks_of_paragraphs(text)} if "<br" in text else ()
        led = _led_by_tables(text) if "<t" in text else ()
        for found in _TAG.finditer(text):
            is_end = found[0].lower().count("<br") > 1 or found.start() in ends
            left = "\n" if is_end else _left_by_tag(found[1], found[2])
            yield Change(found.start(), found.end(), "" if found.end() in led else left)


def _led_by_tables(text: str) -> set[int]:
    """Where tags of tables end that stand between a line's indent and its text: the line keeps its indent."""
    return {tag.end() for led in _LED_BY_TABLE.finditer(text) for tag in _TAG.finditer(text, led.start(), led.end())}


def _breaks_of_verse(text: str) -> Iterator[int]:
    """Where the line breaks of verse stand."""
    for lines in _VERSE.finditer(text):
        yield from (found.start() for found in _TAG.finditer(text, lines.start(), lines.end()))


def _breaks_of_paragraphs(text: str) -> Iterator[int]:
    """Where single line breaks stand in lines of which each break has a sentence before it and text behind it."""
    start = 0
    for line in text.split("\n"):
        if "<br" in line:
            bare = line.rstrip()
            inside = [found.span() for found in _BREAK.finditer(bare) if found.end() < len(bare)]
            if all(_SENTENCE_ENDED.search(bare, max(0, at - 2), at) for at, _ in inside):
                yield from (start + at for at, _ in inside)
        start += len(line) + 1


def html_entities(text: str) -> Iterator[Change]:
    """An HTML entity becomes its character, even if it was written so twice or over two rows; an unknown one stays."""
    if "&" in text:
        for found in _ENTITY.finditer(text):
            whole, torn, rest = found[0].partition("\n")
            character = written = whole + rest
            for _ in range(_MOST_ESCAPED):
                character = html.unescape(character)
            if character != written:
                shown = "" if NOT_TEXT.fullmatch(character) else " " if character == "\xa0" else character
                yield Change(found.start(), found.end(), shown.strip() + torn if torn else shown)


def _left_by_tag(closing: str | None, name: str | None) -> str:
    if name is None:
        return ""
    if not closing and (heading := _HEADING_TAGS.fullmatch(name)):
        return "\n" + int(heading[1]) * "#" + " "
    if _NEW_LINE_TAGS.fullmatch(name):
        return "\n"
    return " " if closing and _CELL_TAGS.fullmatch(name) else ""

"""Takes off a line what is no text of the article: bylines, datelines, notes of continuation."""

import re

from parsers.articles.parts import Parts, span_of
from parsers.bylines import BRACKETS, STAMPS, glued_byline
from parsers.cleaning.draft import Change
from parsers.cleaning.han import SPACE
from parsers.datelines import DATELINE, SIGNED
from parsers.labels import TAKEN
from parsers.lines import Line
from parsers.looks import Look
from parsers.model import Span
from parsers.names import PEN_NAMED
from parsers.notes import comes_from, core, note_alone, note_before, note_behind

_DASHES = re.compile(rf"^——[{SPACE}]*|^[（(]——[{SPACE}]*|(?<=.)[）)]$")
_TAKEN = re.compile(TAKEN)
_CLOSED = tuple("】〗］]")
_DATELINE_WITHIN = 3
_MOST_DECKS, _DECKS = 10, 400


def take_byline(article: Parts, start: int, text: str) -> None:
    """The whole text is a byline; brackets and a leading □ are taken off."""
    article.byline.append(Span(start, start + len(text)))
    article.shot = article.shot or bool(_TAKEN.search(text))
    bracketed = text[-1] in "）)】]" and text.lstrip("□■◎●○◆▲☉ ")[:1] in tuple("（(【[")
    marks = [m.span() for m in BRACKETS.finditer(text) if m[0] and (m.start() == 0 or bracketed)]
    marks += [m.span() for m in STAMPS.finditer(text)]
    article.marks += [Change(start + a, start + b, "") for a, b in marks]


def take_subtitle(article: Parts, line: Line) -> None:
    """The whole line is a subtitle; the dashes and brackets around it are marks."""
    article.subtitle.append(span_of(line))
    bracketed = line.text.startswith(("（", "("))
    marks = [m.span() for m in _DASHES.finditer(line.text) if m.start() == 0 or bracketed]
    article.marks += [Change(line.start + a, line.start + b, "") for a, b in marks]


def take_last_dateline(article: Parts, line: Line) -> None:
    """（本报北京2月20日电）: a dateline in brackets, at the end."""
    article.dateline.append(span_of(line))
    article.marks += [Change(line.start, line.start + 1, ""), Change(line.end - 1, line.end, "")]


def take_text(article: Parts, line: Line) -> None:
    """A line of text: notes of continuation and a dateline are taken off it, the rest is a paragraph."""
    note = note_alone(line.text) if line.look is Look.CONTINUATION else None
    if note and not note["rest"]:
        take_note(article, line, note)
        return
    start, end = take_notes(article, line)
    if not article.dateline and _is_early(article):
        start = take_opening(article, line, start, end)
    text = line.text[start:end]
    bare = text.lstrip()
    at = line.start + start + len(text) - len(bare)
    if bare:
        article.paragraphs.append(Span(at, at + len(bare.rstrip())))
        article.lines.append(line)


def _is_early(article: Parts) -> bool:
    """Whether a dateline may still come: below a few decks and figures, not amid the text."""
    above = article.paragraphs
    return len(above) < _DATELINE_WITHIN or (len(above) <= _MOST_DECKS and sum(b - a for a, b in above) <= _DECKS)


def comes_from_elsewhere(line: Line) -> bool:
    """Whether a line begins with a note that says from which page it comes."""
    note = note_alone(line.text) if line.look is Look.CONTINUATION else note_before(line.text)
    return note is not None and comes_from(note)


def take_note(article: Parts, line: Line, note: re.Match[str]) -> None:
    """上接第1版 or 下转第2版, in whatever brackets and marks, which are taken off."""
    begins, ends = core(note)
    target = article.continues_from if comes_from(note) else article.continues_on
    target.append(Span(line.start + note.start(), line.start + note.end()))
    around = ((note.start(), begins), (ends, note.end()))
    article.marks += [Change(line.start + a, line.start + b, "") for a, b in around if a < b]


def take_notes(article: Parts, line: Line) -> tuple[int, int]:
    """Takes 上接第1版 off the front and 下转第2版 off the end; returns what is left of the line."""
    start, end = 0, len(line.text)
    before, behind = note_before(line.text), note_behind(line.text)
    if before:
        take_note(article, line, before)
        start = before.end()
    if behind and behind.start() >= start:
        take_note(article, line, behind)
        end = behind.start()
    return start, end


def take_opening(article: Parts, line: Line, start: int, end: int, mark: int = 0) -> int:
    """Takes 本报讯（记者某某） or （记者某某） off the front, with a mark before it; returns where the text begins."""
    text, at = line.text[:end], start + mark
    found = DATELINE.match(text, at) or (None if article.byline else SIGNED.match(text, at))
    if not found:
        return start
    credits = "credits" if found["credits"] else "said"
    dated = "dateline" in found.re.groupindex
    behind = found.end("dateline") if dated else start
    behind += dated and text[behind : behind + 1] in _CLOSED
    if dated:
        _take_core(
            article, article.dateline, line, (start, behind if found[credits] else found.end()), found.span("dateline")
        )
    if found[credits]:
        _take_core(article, article.byline, line, (behind, found.end()), found.span(credits))
    return found.end()


def _take_core(article: Parts, spans: list[Span], line: Line, whole: tuple[int, int], core: tuple[int, int]) -> None:
    """A part of a line with the brackets and colons around its core, which are marks."""
    text = line.text[slice(*whole)]
    start, end = whole[0] + len(text) - len(text.lstrip()), whole[0] + len(text.rstrip())
    spans.append(Span(line.start + start, line.start + end))
    behind = core[0] + len(line.text[slice(*core)].rstrip())
    around = ((start, core[0]), (behind, end))
    article.marks += [Change(line.start + a, line.start + b, "") for a, b in around if a < b]


def take_glued_bylines(article: Parts) -> None:
    """The byline behind the last sentence of the last paragraph; of that above a picture's caption, too."""
    last = len(article.lines) - 1
    text = next((k for k in range(last, 0, -1) if article.lines[k].look is not Look.CAPTION), last)
    for k in dict.fromkeys(k for k in (text, last) if k >= 0):
        _take_glued(article, k)


def _take_glued(article: Parts, k: int) -> None:
    last, line = article.paragraphs[k], article.lines[k]
    text = line.text[last.start - line.start : last.end - line.start]
    glued = glued_byline(text)
    if glued and not (glued.re is PEN_NAMED and article.byline):
        article.paragraphs[k] = Span(last.start, last.start + len(text[: glued.start()].rstrip()))
        credit = glued[0].lstrip()
        take_byline(article, last.start + len(text) - len(credit), credit)

"""Rules for spaces: odd ones, stray ones, and indents that stand inside a line."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.bylines import glued_byline
from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import CHAR, CLOSING, HAN, OPENING, SPACE, TERMINAL
from parsers.datelines import DATELINE, SIGNED
from parsers.labels import INSIDE
from parsers.language.bigrams import runs_on
from parsers.lines import Line, bare_lines, lines
from parsers.looks import Look
from parsers.names import FOREIGN, NAME_LINE, PERSON

_INNER_RUN = re.compile(rf"[{SPACE}](?<=[^{SPACE}\n][{SPACE}])[{SPACE}]*+(?!\n|\Z)")
_BEHIND_RUN = re.compile(rf"(?:(?:#{{1,6}}|[>|]) )?[{HAN}{OPENING}0-9A-Za-z■□●]")
_ENDS_SENTENCE = re.compile(r"[。！？…][”’）》]?\Z")
_HAN = re.compile(rf"[{HAN}]")
_INDENTS = ("\u3000\u3000", "    ", "\xa0\xa0", "\u2003\u2003", "\u2002\u2002\u2002\u2002")
_INDENTED = [f"\n{indent}" for indent in _INDENTS]


_LEAST_SPACED, _SPELLED_SHARE, _PRINTED = 0.25, 0.8, 8
_SPELLED = re.compile(rf"(?<=[^{SPACE}#\n]) (?=[^{SPACE}\n])(?:(?=[^0-9A-Za-z])|(?<=[^0-9A-Za-z.,%] ))")
"""A space between two characters, heading marks, words of Latin letters and numbers aside."""


_SPELLED_SIGN = re.compile(rf" [{HAN}] [{HAN}] [{HAN}]")
_SPELLED_HEAD = re.compile(
    rf"^[{SPACE}#*]*+((?!(?:[一二三四五六七八九十日天] +){{6}})[{HAN}“《]"
    rf"(?: {{1,4}}[{HAN}，、：；！？“”《》（）]){{6,40}}+)[{SPACE}*]*$",
    re.MULTILINE,
)
_LEAST_JOINED = 0.75


def letter_spacing(text: str) -> Iterator[Change]:
    """Where lines are spelled out, a space behind each character, those spaces go; wider ones stay.

    So it is with most lines of a page, or with a single one that is made of words: a headline.
    """
    spelled = _spelled_lines(text) if text.count(" ") >= _LEAST_SPACED * len(text) else []
    for start, end in spelled or _spelled_heads(text):
        yield from (Change(*found.span(), "") for found in _SPELLED.finditer(text, start, end))


def _spelled_lines(text: str) -> list[tuple[int, int]]:
    """The spelled lines of a page of which most are."""
    at, long, spelled = 0, 0, list[tuple[int, int]]()
    for line in text.split("\n"):
        pieces = line.split()
        if _is_spelled(pieces):
            spelled.append((at, at + len(line)))
        long += len(line) >= _PRINTED
        at += len(line) + 1
    return spelled if 2 * sum(end - start >= _PRINTED for start, end in spelled) > max(long, 2) else []


def _spelled_heads(text: str) -> Iterator[tuple[int, int]]:
    """Single spelled lines, but for a row of names or of days."""
    for head in _SPELLED_HEAD.finditer(text) if _SPELLED_SIGN.search(text) else ():
        bare = head[1].replace(" ", "")
        if len(words.cut(bare)) <= _LEAST_JOINED * len(bare):
            yield head.span(1)


def _is_spelled(pieces: Sequence[str]) -> bool:
    """Whether what spaces part is single characters, but for some; words of Latin letters and numbers are whole."""
    single = sum(len(piece) == 1 or piece.isascii() for piece in pieces)
    return 2 * sum(piece.isascii() for piece in pieces) < len(pieces) and single >= _SPELLED_SHARE * len(pieces) > 1


@lru_cache(maxsize=1)
def _inner_spaces(text: str) -> Sequence[tuple[int, int]]:
    """The runs of spaces inside lines, without those at their edges; kept for the next rule."""
    return [found.span() for found in _INNER_RUN.finditer(text)]


def false_joins(text: str) -> Iterator[Change]:
    """An indent behind the end of a sentence, with a space before it or not: two paragraphs stand apart again.

    As others of the page do, by an indent or a blank line, so that printed rows are not put together over it.
    """
    apart = next((led for led in _INDENTED if led in text), "\n" * (1 + _has_blank_lines(text)))
    for start, end in _inner_spaces(text):
        if (
            (text.startswith(_INDENTS, start, end) or text.startswith(_INDENTS, start + 1, end))
            and _ENDS_SENTENCE.search(text, max(0, start - 2), start)
            and _BEHIND_RUN.match(text, end)
        ):
            yield Change(start, end, apart)


def _has_blank_lines(text: str) -> bool:
    """Whether most lines that end with a full stop stand over a blank line."""
    return 2 * text.count("。\n\n") > text.count("。\n")


def odd_spaces(text: str) -> Iterator[Change]:
    """A run of spaces, or one of unusual width, inside a line becomes one ordinary space; indents are layout."""
    for start, end in _inner_spaces(text):
        if text[start:end] != " ":
            yield Change(start, end, " ")


def spaces_at_marks(text: str) -> Iterator[Change]:
    """No space stands beside full-width punctuation, which brings its own."""
    for start, end in _inner_spaces(text):
        before, behind = text[start - 1], text[end]
        if before in "，。、；：" or behind in CLOSING or (before in "“‘（《" and _HAN.match(behind)):
            yield Change(start, end, "")


_CALL = r"(?:1\d{10}|0\d{2,3}[-—－]?\d{7,8}|[48]00[-—－]?\d{3,4}[-—－]?\d{3,4})"
_BEFORE_SPACE = re.compile(rf"(?:[电讯]|第[一二三四五六七八九十百]{{1,5}}[条章节款]|(?<!\d){_CALL})$")
_BEHIND_SPACE = re.compile(rf" {_CALL}(?!\d)")
"""Whom to call stands beside the number: 13800000000 李先生."""

_CALL_LENGTH = 16
_SPACED = re.compile(rf" (?:(?<=[{HAN}0-9%] )[{HAN}0-9]|(?<=[”》] )[{HAN}])")
_SPACED_IN_BODY = re.compile(
    rf" (?:(?<=[{HAN}0-9%] )[{HAN}0-9《“（]|(?<=[”》！？…] )[{HAN}]|(?<=[{HAN}”》] )——|(?<=—— )[{HAN}“《0-9])"
)
_SIGNS = re.compile("[ “”《》（）]")
_CLOSES = {"“": "”", "《": "》", "（": "）"}
_CREDITS = re.compile("记者|通讯员|摄|作者|编辑|整理|[图文]")
_SPEECH = re.compile("[，。！？；、]")
_ONE_ALONE = re.compile(rf"(?<= )[{HAN}] | [{HAN}](?= )")
_HEADS = (Look.SHORT, Look.SUBTITLE, Look.VERSE)
_SHORTEST_HEAD = 8
_HALF_AROUND = 2
_SPELLED_OUT = re.compile(rf"[{HAN}](?: [{HAN}](?= |$|[{HAN}，。、！？])){{3,}}(?: (?=[{HAN}]))?")
_FEW, _RUNS_ON, _NEVER_FIRST = 4, 5.0, "的了着得"
_CLAUSE_BEFORE, _CLAUSE_BEHIND = re.compile(r"[^ ，。、；：！？“”（）]+\Z"), re.compile("[^ ，。、；：！？“”（）]+")
_FEW_BEFORE = re.compile(rf"[，。；！？][{HAN}]{{1,3}}$")
_NAME_FIRST = re.compile(rf"(?!记者|本报|图为){PERSON} (?=[{HAN}])|{CHAR}{{2,8}}[·•]{CHAR}{{2,8}} (?=[{HAN}])")
_FIRST_PIECE = re.compile(rf"[{HAN}]{{2,4}} (?=[{HAN}])")
_TWO_HEADS = re.compile(rf"([{HAN}]{{6,14}}) ([{HAN}]{{6,14}}) (?=[{HAN}])")
"""Two clauses of one length with which a paragraph begins: its subheading."""

_ISSUER_LAST = "委厅室央府"
_NEXT_ISSUER = re.compile(rf" (?:国务院|中央军委|[{HAN}]{{1,8}}?政府)")
"""Who issues a document together stands side by side: 县委 县政府, 中共中央 国务院."""

_SPEAKER_LAST = re.compile(rf" (?:{FOREIGN}|{PERSON})：$")
_LABEL_INSIDE = re.compile(rf"(?=[^ ]{{3}})(?:{INSIDE.pattern}) ")
_COUPLET = re.compile(rf"[{HAN}]{{4,20}} [{HAN}]{{4,20}}[{TERMINAL}]?")


def stray_spaces(text: str) -> Iterator[Change]:
    """A space in a sentence goes; in a quotation, a title or a headline only one that cuts a word or spells it out.

    So “一村一品 一户一策” stays, and what is said in “过去 镇里吃水难，现在通了。” is put together.
    """
    bare = bare_lines(text)
    spaced = [k for k, line in enumerate(bare) if " " in line.text and _SPACED_IN_BODY.search(line.text)]
    page = lines(text) if spaced else ()
    for k in spaced:
        line = page[k]
        if line.look is Look.BODY or (line.look is Look.CAPTION and line.ends_sentence):
            found = _stray_in_body(line.text, _label(bare, k))
        elif line.look in _HEADS and len(line.text) >= _SHORTEST_HEAD and not _is_set_apart(line.text):
            found = _stray_in_head(line, _label(bare, k))
        else:
            continue
        yield from (Change(line.start + at, line.start + at + 1, "") for at in found)


def _label(page: Sequence[Line], k: int) -> int:
    """The length of the name with which a line of a list begins, as a line close by does.

    What shows by no surname is one where three of the four lines about it begin with names.
    """
    name = _NAME_FIRST.match(page[k].text)
    piece = name or _FIRST_PIECE.match(page[k].text)
    if not piece:
        return 0
    around = [page[other].text for other in (k - 2, k - 1, k + 1, k + 2) if 0 <= other < len(page)]
    named = sum(bool(_NAME_FIRST.match(other)) for other in around)
    return piece.end() if named > (0 if name else _HALF_AROUND) else 0


def _stray_in_head(line: Line, label: int) -> Iterator[int]:
    """Where spaces are stray in a line that may be a headline: where one cuts a word in two or spells words out.

    And behind a few characters between a mark and a space (那一天，是谁 在挥斥方遒), or where words run on that are no
    halves of one length: 对权益类资产 的长期配置.
    """
    text = line.text
    spelled = [found.span() for found in _SPELLED_OUT.finditer(text) if _is_spelled_out(found[0])]
    for at, char in enumerate(text):
        if char == " " and at >= label:
            inside = any(start <= at < end for start, end in spelled)
            few = _FEW_BEFORE.search(text, max(0, at - _FEW), at)
            torn = _is_torn(text, at) and not _parts_figures(text, at, in_row=True)
            if inside or few or torn or (line.look is not Look.VERSE and _runs_over(text, at)):
                yield at


def _parts_figures(text: str, at: int, *, in_row: bool) -> bool:
    """Whether a space parts figures that stand side by side (黄瓜 3.50 3.20), and cuts none in two (收入1 12万元).

    They are three of which one has several digits, two with points, or in a row any that a space sets apart.
    """
    if not (text[at - 1].isdigit() and text[at + 1].isdigit()):
        return False
    run = next(run for run in _FIGURES.finditer(text) if run.start() < at < run.end())
    figures = run[0].split(" ")
    if in_row and text[: run.start()][-1:] in ("", " "):
        return True
    several = len(figures) > _HALF_AROUND and max(map(len, figures)) > 1
    return several or sum("." in figure for figure in figures) > 1


_FIGURES = re.compile(r"\d[\d.,%]*(?: +\d[\d.,%]*)+")


def _runs_over(text: str, at: int) -> bool:
    """Whether a clause runs on over a space that does not part halves of one length, nor cells of a row of figures."""
    left, right = _CLAUSE_BEFORE.search(text, 0, at), _CLAUSE_BEHIND.match(text, at + 1)
    if not (left and right and _SPACED.match(text, at)):
        return False
    if text.count(" ") > 1 and any(map(str.isdigit, text)):
        return False
    if abs(len(left[0]) - len(right[0])) <= 1:
        return right[0][0] in _NEVER_FIRST
    return runs_on(left[0], right[0]) > _RUNS_ON


def _is_spelled_out(text: str) -> bool:
    bare = text.replace(" ", "")
    return len(words.cut(bare)) <= _LEAST_JOINED * len(bare)


def _stray_in_body(text: str, label: int) -> Iterator[int]:
    """Where spaces are stray in a line of body text, behind its label or dateline and before credits at its end.

    Beside a dash and before what is quoted, too.
    """
    signed = glued_byline(text)
    opening = DATELINE.match(text) or SIGNED.match(text) or _LABEL_INSIDE.match(text)
    heads = _TWO_HEADS.match(text)
    if heads and abs(len(heads[1]) - len(heads[2])) <= 1:
        label = heads.end()
    begins = max(label, opening.end() if opening else 0)
    opened: list[int] = []
    for sign in _SIGNS.finditer(text, begins, signed.start() if signed else len(text)):
        at = sign.start()
        if sign[0] in _CLOSES:
            opened.append(at)
        elif sign[0] == " ":
            wide = _SPACED_IN_BODY.match(text, at) and not _parts_fields(text, at)
            if wide and (not opened or _is_stray_inside(text, at, opened[-1])):
                yield at
        elif opened:
            opened.pop()


def _parts_fields(text: str, at: int) -> bool:
    """Whether a space stands behind a dateline, the number of an article, beside a telephone number, or parts names."""
    if text[at - 1] in _ISSUER_LAST and _NEXT_ISSUER.match(text, at):
        return True
    if (text.endswith("：") and _SPEAKER_LAST.match(text, at)) or _parts_figures(text, at, in_row=False):
        return True
    return bool(_BEFORE_SPACE.search(text, max(0, at - _CALL_LENGTH), at) or _BEHIND_SPACE.match(text, at))


def _is_stray_inside(text: str, at: int, start: int) -> bool:
    """Whether a space is stray in what was opened at `start`: in speech, amid letters spaced out, inside a word."""
    end = text.find(_CLOSES[text[start]], at)
    inside = text[start + 1 : end if end >= 0 else len(text)]
    if text[start] == "（" and _CREDITS.search(inside):
        return False
    if text[start] in "（“" and (text[at - 1].isdigit() != text[at + 1].isdigit()):
        return True
    if text[start] == "“" and _SPEECH.search(inside):
        return not _COUPLET.fullmatch(inside) or 2 * inside.index(" ") + 1 != len(inside.rstrip(TERMINAL))
    if inside.count(" ") == 1 and 2 * inside.index(" ") + 1 == len(inside):
        return False
    if inside.count(" ") > 1 and _ONE_ALONE.search(text, max(0, at - 2), at + 3):
        return True
    return bool(words.word_across(text[max(0, at - 8) : at], text[at + 1 : at + 9]))


def _is_set_apart(text: str) -> bool:
    """Whether a line's spaces part names, or three pieces and more of one length: 一问 一答 一落实."""
    sizes = [len(piece) for piece in text.split(" ")]
    return bool(NAME_LINE.fullmatch(text)) or (len(sizes) > 2 and 1 < min(sizes) >= max(sizes) - 1)


def _is_torn(text: str, at: int) -> bool:
    """Whether a space cuts a word in two of which one part is no word by itself."""
    left, right = text[max(0, at - 8) : at], text[at + 1 : at + 9]
    return bool(_SPACED.match(text, at)) and words.is_torn(left, right)

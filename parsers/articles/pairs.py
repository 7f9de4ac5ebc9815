"""What can be seen of two lines that may go together in a head: named cues, whose weights are in weights.tsv."""

import re
from collections.abc import Iterator, Sequence

from parsers.articles.cues import LABEL, OFFICE
from parsers.articles.habits import Habits, kind_of, share_of
from parsers.articles.kinds import heads_notice
from parsers.bylines import HOUSE, RANK, REPORTERS
from parsers.cleaning import words
from parsers.cleaning.han import HAN, SPACE
from parsers.language.bigrams import runs_on
from parsers.lines import Line
from parsers.looks import Look
from parsers.names import NAME_LINE, PEN_NAME
from parsers.numerals import NUMERALS
from parsers.phrase_ends import is_left_open

_BEHIND = re.compile(r"(?<=..)（[^（）]{2,30}(?:（[^（）]{1,6}）)?）$")
_NO_FIRST = frozenset("的了和与”》）、，")
_LONGEST_LABEL = 6
_BINDING, _UNDONE, _GOING_ON = frozenset("pdcu"), frozenset("pdcurqm"), frozenset("vpdcu")
_NAMING, _TELLING, _NAMED = frozenset("nilj"), frozenset("vpdrmcut"), ("ns", "nr", "nt")
_PERSONS = tuple("人员长手记工生师家者民")
_TORN, _PLACES = frozenset("vrq"), tuple("省县市区州旗镇乡村")
_OFTEN = 3
_SHORT = Look.SHORT
_AMOUNT = re.compile(rf"(?:[{HAN}]+\d[\d.]*(?:%|(?![年月日期号版届时])[{HAN}])|\d+[个家])[{HAN} \d]{{0,12}}")
"""How much came of what the headline tells, as a subtitle does; no date and no number of a page."""

COULD_SIGN = re.compile(rf"[{HAN}]{{2,4}}(?:[、，· ][{HAN}]{{2,4}}){{0,3}}")
"""One who signs, or several."""

_NO_REST = re.compile(
    rf"第[\d{NUMERALS}百]{{1,5}}号|.*（\d{{1,4}}[人名个]）|(?:{HOUSE})?(?:{RANK})?(?:{REPORTERS})[{SPACE}]?[{HAN}]{{2,16}}"
)
"""The number of an order, a row of a list of winners, who wrote it: what ends no title, nor begins one."""

_MADE = re.compile(rf"[{HAN}]{{2,4}}[作绘摄]（[^（）]{{2,12}}）")
_OF_OLD = re.compile(
    rf"[（\[〔［【][先两东西南北前后]?[秦汉魏晋朝隋唐五代宋辽金元明清]{{1,2}}[）\]〕］】][{SPACE}]?[{HAN}·]{{2,4}}"
)
"""Who wrote an old poem: （唐）王之涣."""

_FIGURES = re.compile(r"\d.*\d")

_RUNS_ON = 2.0
"""Natural log-odds: 7 of 35 headlines with a space between even halves run on better, 54 of 77 without (measured)."""


def of_pair(above: Line, line: Line, below: str, habits: Habits) -> Iterator[str]:
    """How two neighbours in a head go together: their lengths, their levels; `below` is what the next line is."""
    longer, shorter = len(above.text) > len(line.text) + 2, len(line.text) > len(above.text) + 2
    yield "pair longer first" if longer else "pair shorter first" if shorter else "pair even"
    marked = "marked" if habits.telling else "large"
    if above.level == line.level:
        yield f"pair {marked} alike" if line.level else "pair plain"
    elif above.level and line.level:
        yield f"pair {marked} higher first" if above.level < line.level else f"pair {marked} lower first"
    else:
        yield f"pair first {marked}" if above.level else f"pair second {marked}"
    if line.gap < above.gap:
        yield "pair closer"
    if below != _SHORT and _is_bare_under(above, line, habits):
        yield f"beside, under marked and over {below}"
        if _AMOUNT.fullmatch(line.text):
            yield "beside, under marked with an amount"


def of_decks(above: Line | None, line: Line, below: Line | None, rest: str, habits: Habits) -> Iterator[str]:
    """Whether of a line and its neighbours in a run one is marked and the other is not, and how often that is so here.

    Where marks are trusted, engines that mark the main headlines only leave kickers and subtitles beside them bare.
    `rest` is what stands below the run: over a short row a bare line is as well a row of a list or of a notice.
    """
    if rest == _SHORT or not habits.telling or (above is None and below is None):
        return
    if above is not None and _is_bare_under(above, line, habits):
        yield f"beside bare under marked, {_usage(habits, above)}"
    elif above is not None and _is_bare_over(above, line, habits):
        yield f"beside marked under bare, {_usage(habits, above)}"
    if below is not None and _is_bare_under(line, below, habits):
        yield f"beside marked over bare, {_usage(habits, line)}"
    elif below is not None and _is_bare_over(line, below, habits):
        yield f"beside bare over marked, {_usage(habits, line)}"


def _is_bare_under(above: Line, line: Line, habits: Habits) -> bool:
    """Whether a line without a mark that is no name stands under one that is marked as headlines are."""
    trusted = habits.telling and above.level in habits.title_levels
    return trusted and not line.level and not COULD_SIGN.fullmatch(line.text)


def _is_bare_over(above: Line, line: Line, habits: Habits) -> bool:
    """Whether a line without a mark that is no sentence stands over one that is marked as headlines are."""
    return habits.telling and not above.level and line.level in habits.title_levels and not above.ends_sentence


def _usage(habits: Habits, above: Line) -> str:
    """How often a bare line stands on this side of a marked one on the page, and how many sure headlines are marked."""
    times = habits.bare_under if above.level else habits.bare_over
    return f"{'often' if times >= _OFTEN else 'twice' if times == _OFTEN - 1 else 'once'} where {share_of(habits)} are"


def _of_halves(above: Line, line: Line) -> Iterator[str]:
    """The same of two lines of which one is marked as a heading, and the other has lost its mark, or never had one."""
    a, b = above.text, line.text
    which = "first" if above.level else "second"
    yield f"half {which} marked"
    yield f"half {'close' if line.gap < above.gap else 'apart'}, {which} marked"
    yield f"half {'long' if len(a) + len(b) > 32 else 'short' if len(a) + len(b) <= 20 else 'fair'}"
    if is_left_open(a):
        yield "half open"
    if b[0] in _NO_FIRST:
        yield "half cannot begin"
    if min(len(a), len(b)) <= 6:
        yield f"half scrap {'first' if len(a) < len(b) else 'second'}"


def without_label(text: str) -> str:
    """A headline without the label that stands in brackets behind it: a series, a column."""
    return _BEHIND.sub("", text) if text[-1] == "）" else text


def are_apart(above: Line, line: Line, over_text: bool) -> bool:
    """Whether the lower of two lines is no rest of a title, or the upper one no beginning, whatever stands around.

    The same once more, a label over a headline, an office that signs over a notice, a row of figures, a caption of a
    picture, who drew it, who wrote it: by several names that no space divides, or `over_text` by one that is no word.
    """
    if above.text == line.text or any(by.fullmatch(line.text) for by in (_MADE, _OF_OLD)):
        return True
    if names_what_follows(above.text, line.text):
        return True
    if OFFICE.fullmatch(above.text) and heads_notice(line.text):
        return True
    if above.text[-1] == "）" or any(_NO_REST.fullmatch(each.text) for each in (above, line)):
        return True
    if line.level:
        return False
    if _FIGURES.fullmatch(above.text) and _FIGURES.fullmatch(line.text):
        return True
    pen_name = over_text and PEN_NAME.fullmatch(line.text) and words.kind(line.text) in ("", "nr", "ns")
    named = pen_name or NAME_LINE.fullmatch(line.text)
    return bool(named) and not words.word_across(above.text, line.text)


def names_what_follows(label: str, text: str) -> bool:
    """Whether the upper of two rows is a label, or an office, over a whole headline, and no beginning of it.

    The rows of one headline are about as long as each other, break within a phrase, or go on with what is done.
    """
    short = len(label) <= _LONGEST_LABEL and 2 * len(label) <= len(without_label(text)) and LABEL.fullmatch(label)
    if not (short or OFFICE.fullmatch(label)) or words.word_across(label, text):
        return False
    goes_on = words.kinds(text)[0][:1] in _GOING_ON
    return _is_phrase(label) and (not goes_on or bool(short and text[0] != "是" and _names_thing(label)))


def _names_thing(text: str) -> bool:
    """Whether a row is nouns only, and these name no place, no office and nobody: what is done goes on with none."""
    kinds = words.kinds(text)
    named = kinds[0] in _NAMED or text.endswith(_PERSONS) or OFFICE.fullmatch(text)
    return not named and kinds[-1][0] in _NAMING and not any(kind[0] in _TELLING for kind in kinds)


def _is_phrase(text: str) -> bool:
    """Whether a row is a phrase by itself: no number, no place, of which much may be told, and open at neither end."""
    first, last = (words.tagged(text)[k] for k in (0, -1))
    torn = any(len(word) == 1 and kind in _TORN for word, kind in (first, last))
    return not (torn or first[1] in _BINDING or last[1] in _UNDONE or text.endswith(_PLACES))


def of_split(lines: Sequence[Line], k: int, habits: Habits) -> Iterator[str]:
    """What tells at a look whether a line of a run and the one above are one title; a label behind it is not counted.

    A plain line right below another is a row of it where all else on the page stands apart.
    """
    above, line = lines[k - 1 : k + 1]
    a, b = above.text, without_label(line.text)
    if above.level != line.level:
        yield from _of_halves(above, line)
        if _is_bare_under(above, line, habits) or _is_bare_over(above, line, habits):
            yield f"beside as one, {'first' if above.level else 'second'} marked, {_usage(habits, above)}"
        return
    close = line.gap == 1 < habits.gap
    kind = "row" if close and not line.level else kind_of(line, habits)
    yield f"split {kind}"
    yield f"split {'long' if len(a) + len(b) > 32 else 'short' if len(a) + len(b) <= 20 else 'fair'} {kind}"
    if line.level:
        yield from _of_levels(lines, k, kind, habits)
    if is_left_open(a):
        yield "split open"
    if a[-1] in "！？":
        yield "split behind a cry"
    if a[-1] in "：—":
        yield "split behind a colon"
    if b[0] in _NO_FIRST:
        yield "split cannot begin"
    if len(b) < len(line.text):
        yield "split label behind"
    if min(len(a), len(b)) <= 6:
        yield f"split scrap {'first' if len(a) < len(b) else 'second'} {kind}"
    if close or line.gap < above.gap:
        yield f"split closer {kind}"
    yield f"split {_evenness(a, b)} {kind}"


def _of_levels(lines: Sequence[Line], k: int, kind: str, habits: Habits) -> Iterator[str]:
    """How the lines beside two of one level are marked, and whether what stands at headlines has a level of its own."""
    if habits.decked:
        yield f"split amid decks {kind}"
    if k > 1:
        yield f"split below {'a like' if lines[k - 2].level == lines[k].level else 'another'} line"
    if k + 1 < len(lines):
        yield f"split over {'a like' if lines[k + 1].level == lines[k].level else 'another'} line"


def is_pair(a: str, b: str) -> bool:
    """Whether two halves of a title are a pair with a space between: of one length, and words do not run on."""
    return len(a) == len(without_label(b)) and runs_on(a, b) <= _RUNS_ON


def _evenness(a: str, b: str) -> str:
    """How long the halves of a title are beside each other, and whether their clauses are all of one length."""
    if len(a) == len(b):
        return "even"
    if " " in a + b and len({*map(len, a.split(" ")), *map(len, b.split(" "))}) == 1:
        return "in equal clauses"
    longer, by = "first longer" if len(a) > len(b) else "second longer", abs(len(a) - len(b))
    return f"{longer} by {'a little' if by <= 2 else 'some' if by <= 5 else 'much'}"

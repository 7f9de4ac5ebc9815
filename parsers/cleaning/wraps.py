"""Rule for text whose lines are as long as the printed columns are wide: the lines of a paragraph are put together."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from parsers.bylines import RANK, REPORTERS, glued_byline
from parsers.cleaning import edges, words
from parsers.cleaning.apart import GOES_ON, MARKED, NEARLY, ROLE_ENDS, are_apart, look_of
from parsers.cleaning.columns import INDENT, Column, Row, columns, rows_of, run_on
from parsers.cleaning.copies import behind_dateline
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, SPACE, SPACES
from parsers.cleaning.head_rows import head_rows
from parsers.cleaning.loops import LONGEST_PHRASE, runs_over
from parsers.cleaning.phrase_cuts import is_cut
from parsers.cleaning.seams import overlap
from parsers.cleaning.told_again import told_again
from parsers.datelines import DATELINE
from parsers.looks import Look, look
from parsers.notes import note_behind

_LONGEST_MEAN = 45
_LEAST_FULL, _FULL_SHARE, _RUN_ON_SHARE = 4, 0.2, 0.5
_SIZES = range(8, 88)
"""How many characters a line as wide as a column has, be they of full width or half of it."""

_CREDIT = re.compile(rf"(?:{RANK})?(?:{REPORTERS}|摄影)[{SPACE}]?[{HAN}]")
"""Before it a line end stands for a space: 记者 高青|通讯员 李森."""

_OPENED, _CLOSED = re.compile(r"[（(][^（()）]*$"), re.compile(r"[^（()）。]*[）)]")
_LATIN_ENDS, _LATIN_BEGINS = re.compile(r"[A-Za-z]{2}$"), re.compile(r"[A-Za-z]{2}")
_EVEN = 1.5
_LEAST_WORTH, _NEARLY_WORTH = 2.0, 1.0
"""Natural log-odds that words run on over a row's end: of any row, and of one near whose end the column's is."""

_MOSTLY = 0.65
"""How much of the column a row fills that is text rather than a headline."""

_ENDS, _ANEW, _LONG, _LONGEST = -1.05, 0.9, 2.0, 100
"""Natural log-odds that a sentence ends its paragraph: of all beside what the column's others tell, what its beginning
is worth to the next one, and what so many characters of the paragraph are. Fitted to dev and our own texts, but for the
first: a false join costs more.
"""

_AGAIN, _BEGINNING = 6, 11
"""Where a row, behind a sentence, begins with so many characters of its paragraph's beginning, or as another row of the
page does, a paragraph stands once more.
"""

_PROBE, _FAR = 4, 12
"""Where a row begins with so many characters that stand above, so many rows are looked at for the end of one tile and
the beginning of the next that say the same: `seams` joins them. No more of a paragraph is looked at than so many rows.
"""

_BEGUN_AGAIN, _LOOPED = 2, 10
_LONGEST_HEAD = 8
"""How many rows a headline with all that is above and below it has at most."""


class _Paragraph(NamedTuple):
    """What stands above a row's end: the paragraph's `first` row, its text down to here, the row above the upper one
    (the lower one where there is none) and the one below the lower one. `begun`: the upper row begins it, `below_end`:
    and stands below another's end.
    """

    first: Row
    so_far: str
    begun: bool
    below_end: bool
    last: Row
    next: Row | None


def wrapped_lines(text: str) -> Iterator[Change]:
    """Rows of a printed column that go on in the next one are joined; columns may differ in width."""
    if _may_be_wrapped(text) and (found := columns(text, rows := rows_of(text))):
        yield from _of_columns(text, rows, found)


def _may_be_wrapped(text: str) -> bool:
    """Whether enough lines could be as wide as a column and run on; a quick look before the exact one."""
    if len(text) > _LONGEST_MEAN * (text.count("\n") + 1):
        return False
    lines = [bare for line in text.split("\n") if (bare := line.strip(SPACES))]
    run_on = [line for line in lines if len(line) in _SIZES and line[-1].isalnum()]
    return len(run_on) >= _RUN_ON_SHARE * max(_LEAST_FULL, _FULL_SHARE * len(lines))


def _of_columns(text: str, rows: Sequence[Row], found: Sequence[Column]) -> list[Change]:
    """The joins of all columns and of the heads above and between them; what says a head again stands by itself."""
    twice = {led: _beginnings_of_two(text, rows, led) for led in {column.indented for column in found}}
    again = told_again(text, rows)
    joins = {
        change.start: change for column in found for change in _of_column(text, rows, column, twice[column.indented])
    }
    heads = [join for join in head_rows(text, rows, found) if not _begins_anew(text, join.end, twice.values())]
    joins |= {change.start: change for change in (*heads, *chain(*again.values()))}
    apart = {rows[k].end for k in again}
    return sorted(change for start, change in joins.items() if start not in apart)


def _beginnings_of_two(text: str, rows: Sequence[Row], led: bool) -> Container[str]:
    """What several rows begin with, one of them with an indent where these lead paragraphs: a paragraph stands once
    more, its rows cut anew."""
    beginnings = [_behind_credits(text[row.start : row.end])[:_BEGINNING] for row in rows]
    times = Counter(beginnings)
    of_paragraphs = {told for told, row in zip(beginnings, rows, strict=True) if not led or row.left >= INDENT}
    return {told for told in of_paragraphs if times[told] > 1 and len(told) == _BEGINNING}


def _begins_anew(text: str, at: int, twice: Iterable[Container[str]]) -> bool:
    return any(text[at : at + _BEGINNING] in told for told in twice)


def _behind_credits(told: str) -> str:
    return behind_dateline(told) if "电" in told or "讯" in told else told


def _of_column(text: str, rows: Sequence[Row], column: Column, twice: Container[str]) -> Iterator[Change]:
    """The joins of a column; `twice` has what begins a paragraph behind a sentence: several rows begin so."""
    own = rows[column.first : column.after]
    told = [text[row.start : row.end] for row in own]
    last = sum(above.ends and column.width - above.right >= below.unit for above, below in pairwise(own))
    ending = log((last + 1) / (sum(row.inside for row in own) + 1))
    kind = cache(partial(look_of, text, {below.start: above for above, below in pairwise(own)}))
    first = 0
    for k, (above, below) in enumerate(pairwise(own)):
        so_far = "".join(told[max(first, k - _FAR) : k + 1])
        looped = _looped(told, k, so_far)
        paragraph = _Paragraph(
            own[first],
            so_far,
            k == first,
            k > 0 and own[k - 1].ends,
            own[k - 1] if k > first else below,
            own[k + 2] if k + 2 < len(own) else None,
        )
        begins = told[k + 1][:_BEGINNING]
        again = begins in twice or (not column.indented and begins[:_AGAIN] == told[first][:_AGAIN])
        anew = again and (above.ends or begins == told[first][:_BEGINNING])
        ended = (anew and not column.spaced) or _ends_here(text, column, own, first, k, so_far)
        goes_on = not ended and _goes_on(text, column, (above, below), paragraph, ending)
        if goes_on and column.indented and own[first].blank:
            headed = _is_over_indent(column, own[first : first + 1 + _LONGEST_HEAD])
            goes_on = not headed or is_cut(text, above, below, False)
        seam = goes_on and told[k + 1][:_PROBE] in so_far and overlap(so_far, "".join(told[k + 1 : k + _FAR]))
        if looped:
            yield Change(above.end, below.start, "")
        elif goes_on and not seam and not are_apart(text, above, below, kind):
            yield Change(above.end, below.start, _glue(text, column, above, below))
        else:
            first = k + 1


def _ends_here(text: str, column: Column, own: Sequence[Row], first: int, k: int, so_far: str) -> bool:
    """Whether a paragraph that begins with row `first` ends with row k: over narrower rows or a headline, with who
    wrote it, a note (下转第2版) or the day.
    """
    above, told = own[k], text[own[k].start : own[k].end]
    if above.ends and not column.indented and k + 2 < len(own) and column.is_narrower(own[k + 1], own[k + 2]):
        return True
    if above.ends and _is_head(column, own[k + 1 : k + 2 + _LONGEST_HEAD]):
        return True
    if told[-1] in "）)" and (_is_in_brackets(so_far) or _is_signed(text, own[max(first, k - 1) : k + 1])):
        return True
    return note_behind(told) is not None or (told[-1] == "日" and look(told) is Look.DATE)


def _is_head(column: Column, rows: Sequence[Row]) -> bool:
    """Whether rows below a sentence's end begin with a headline: a row under a blank line over a led one, or such ones
    over an indent.
    """
    apart = rows[0].blank and not rows[0].ends and all(column.leads(row) for row in rows[1:2])
    return apart or (column.indented and _is_over_indent(column, rows))


def _looped(told: Sequence[str], k: int, so_far: str) -> int:
    """The period of a loop that runs on over the end of row k, 0 for none."""
    if told[k + 1][:_BEGUN_AGAIN] not in so_far[-LONGEST_PHRASE:]:
        return 0
    return runs_over("".join(told[max(0, k - _LOOPED) : k + 1]), "".join(told[k + 1 : k + _LOOPED]))


def _is_in_brackets(text: str) -> bool:
    """Whether a text is one note in brackets, as who its author is."""
    inner = text[1:-1].replace("(", "（").replace(")", "）")
    opened, closed = inner.find("（"), inner.find("）")
    return text[0] in "（(" and inner.count("（") == inner.count("）") and (closed < 0 or 0 <= opened < closed)


def _is_signed(text: str, rows: Sequence[Row]) -> bool:
    """Whether a paragraph's last rows end with a byline, be it cut at the space between two names."""
    return glued_byline(text[rows[0].start : rows[-1].end].replace("\n", "")) is not None


def _is_over_indent(column: Column, rows: Sequence[Row]) -> bool:
    """Whether rows in which no sentence ends stand over one that an indent leads: a headline, no end of a paragraph."""
    led = next((k for k, row in enumerate(rows) if column.leads(row)), 0)
    ends = any(row.ends or row.inside for row in rows[:led])
    return led > 0 and not ends


def _goes_on(text: str, column: Column, rows: tuple[Row, Row], paragraph: _Paragraph, ending: float) -> bool:
    """Whether the lower of two rows of a column goes on with the paragraph of the upper one.

    `ending` is how often the sentences of the column end their paragraph, as `_ends_inside` has it.
    """
    above, below = rows
    if _CLOSED.match(text, below.start, below.end) and _OPENED.search(text, above.start, above.end):
        return not below.blank
    if column.leads(below) and column.indented:
        return False
    if MARKED.match(text, below.start, below.end) or DATELINE.match(text, below.start, below.end):
        return False
    full = column.is_full(above, below, paragraph.begun)
    body = below.ends or below.right > column.width - 1.5
    if below.blank and (column.spaced or above.ends or not (full and body)) and not column.indented:
        return False
    if above.ends:
        sure = column.indented or column.spaced
        led_none = column.indented and not below.blank and above.right >= column.width - NEARLY
        if led_none and (below.right >= column.width - NEARLY or _is_cut(text, below, paragraph.next)):
            return True
        inside = sure or _ends_inside(paragraph.so_far, text[below.start : below.end], ending)
        return full and body and inside
    return (full and above.right <= column.width + NEARLY) or _goes_on_short(text, column, rows, paragraph)


def _is_cut(text: str, above: Row, below: Row | None) -> bool:
    """Whether a word runs over a row's end."""
    if below is None or not above.runs_on:
        return False
    return bool(words.word_across(text[above.start : above.end], text[below.start : below.end]))


def _goes_on_short(text: str, column: Column, rows: tuple[Row, Row], paragraph: _Paragraph) -> bool:
    """Whether a row that ends no sentence, and is not as wide as its column, goes on in the next one.

    Amid a paragraph, where rows are narrower alike or an indent has led it, nothing more must speak for it; right
    below a paragraph's end, over a row that begins none, more; elsewhere a headline may stand there.
    """
    above, below = rows
    alike = (
        above.runs_on
        and not paragraph.begun
        and any(abs(row.right - above.right) <= _EVEN for row in (paragraph.last, below))
    )
    led = column.indented and INDENT <= paragraph.first.left - column.left <= NEARLY
    if alike or (led and (below.ends or below.right >= _MOSTLY * column.width)):
        return not text.startswith("——", below.start)
    worth = run_on(text, above, below)
    if paragraph.below_end and not above.blank and column.begins_none(below):
        return text[above.end - 1] in GOES_ON or worth - edges.beginning(text[below.start : below.end]) > _LEAST_WORTH
    if abs(column.width - above.right) > NEARLY:
        return False
    near = below.ends or below.right > column.width - NEARLY
    return worth > (_NEARLY_WORTH if near else _LEAST_WORTH)


def _ends_inside(so_far: str, below: str, ending: float) -> bool:
    """Whether a sentence that ends at a full row is not the last one of its paragraph.

    `ending`: how many of a column's sentences are, beside those that end inside a row: sentences end anywhere in it.
    """
    odds = ending + _ENDS + _ANEW * edges.anew(below) + _LONG * min(_LONGEST, len(so_far)) / _LONGEST
    return odds < 0


def _glue(text: str, column: Column, above: Row, below: Row) -> str:
    """What stands in place of a line end: a space between two credits, and between words of Latin letters."""
    upper = text[above.start : above.end]
    if ROLE_ENDS.search(upper) or (_CREDIT.match(text, below.start) and _OPENED.search(upper)):
        return " "
    whole = column.width - above.right >= 0.5
    return " " * bool(whole and _LATIN_ENDS.search(upper) and _LATIN_BEGINS.match(text, below.start))

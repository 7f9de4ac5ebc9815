"""What the lines of a head show of one another, beyond what each was read as."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.articles.cues import LABEL, OFFICE
from parsers.articles.decks import LONGEST, adds, is_resolve, is_theme, names_column
from parsers.articles.habits import opens
from parsers.articles.halves import with_halves
from parsers.articles.heads import Head
from parsers.articles.kinds import heads_notice
from parsers.articles.pairs import is_pair, names_what_follows, without_label
from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.labels import COLUMN_NAME, HEADLINE_END
from parsers.lines import Line
from parsers.looks import IN_HEAD, Look
from parsers.names import PEN_NAME
from parsers.notes import comes_from, note_alone
from parsers.phrase_ends import tells

_HALVES = 2
_LONGEST_LABEL, _LONGEST_AGAIN = 8, 12


def finished(page: Sequence[Line], head: Head) -> Head:
    """The head with what its lines show of one another."""
    by_lines = (
        with_halves,
        _with_title,
        _with_label_below_verse,
        _with_subject,
        _with_deck,
        _with_author,
        _with_label,
        _with_column,
        _with_note,
    )
    for shown in by_lines:
        head = shown(page, head)
    return head


def with_labels_again(page: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads of a page with what stands over more than one headline, in whatever type, as their column.

    The headline of two notices (公告) and the office that placed them come again as well.
    """
    tops = [head.first - (head.after - head.first == 1 and head.first > 0) for head in heads]
    over = Counter(page[at].text for at in tops if page[at].look in IN_HEAD and len(page[at].text) <= _LONGEST_AGAIN)
    labels = {text for text, times in over.items() if times > 1 and not (heads_notice(text) or OFFICE.fullmatch(text))}
    if not labels:
        return [*heads]
    return [
        _below_label(page, head, at) if page[at].text in labels else head for head, at in zip(heads, tops, strict=True)
    ]


def without_signatures(page: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads of a page without who placed the notice above, where that is not signed and has no such line over it.

    So 清河县供电公司 between the text of one notice and the headline of the next one is the end of the first.
    """
    found = [*heads]
    for k in range(1, len(found)):
        above, head = found[k - 1 : k + 1]
        text, at = page[above.after : head.first], head.first
        if not text or (at,) == head.title or page[at].look is not Look.SHORT or page[at].level:
            continue
        if above.kicker or above.column or len(above.title) != 1 or not heads_notice(page[above.title[0]].text):
            continue
        close = page[at].gap <= page[at + 1].gap and text[-1].look is Look.BODY and text[-1].ends_sentence
        if close and _SIGNS.fullmatch(page[at].text):
            found[k] = _without(head, at)
    return found


def _without(head: Head, first: int) -> Head:
    """The head without its first line."""
    column, kicker, title = (tuple(k for k in part if k != first) for part in (head.column, head.kicker, head.title))
    return replace(head, first=first + 1, column=column, kicker=kicker, title=title)


_SIGNS = re.compile(rf"[{HAN}]{{4,20}}")


def _below_label(page: Sequence[Line], head: Head, at: int) -> Head:
    """The head with the row `at` as its column, where a headline is left: no name but over another byline."""
    if at < head.first or head.kicker == (at,):
        return replace(head, first=at, kicker=tuple(k for k in head.kicker if k != at), column=(at, *head.column))
    signed = head.after < len(page) and page[head.after].look is Look.BYLINE
    rest = head.title[1:] or head.subtitle[:1] or (head.byline[:1] if signed else ())
    if head.title[:1] != (at,) or not rest:
        return head
    subtitle, byline = (tuple(k for k in part if k not in rest) for part in (head.subtitle, head.byline))
    return replace(head, column=(at,), title=rest, subtitle=subtitle, byline=byline)


def _with_title(page: Sequence[Line], head: Head) -> Head:
    """The head in which what a dash leads is the subtitle of the line right above, below a piece that has no end."""
    if len(head.title) != 1 or head.kicker or head.column or not page[head.title[0]].text.startswith("——"):
        return head
    (under,) = head.title
    over = page[under - 1] if under else None
    if over is None or over.look not in (Look.SHORT, Look.VERSE) or opens(over):
        return head
    return replace(head, first=under - 1, title=(under - 1,), subtitle=(under, *head.subtitle))


def _with_label_below_verse(page: Sequence[Line], head: Head) -> Head:
    """The head with the label, or kicker, right over it that looks like the last line of the poem above.

    It stands close to the headline and apart from the poem, or is not indented as that is; or it names a column.
    """
    at = head.first - 1
    if at < 1 or head.column or head.kicker or page[at].look is not Look.VERSE:
        return head
    above, label, below = page[at - 1 : at + 2]
    prose = any(line.look is Look.BODY for line in page[head.after : head.after + 2])
    apart = below.gap == 1 < label.gap or label.indent == below.indent < above.indent
    if above.look is not Look.VERSE or not (COLUMN_NAME.fullmatch(label.text) or (apart and prose)):
        return head
    is_kicker = len(label.text) > _LONGEST_LABEL or OFFICE.fullmatch(label.text)
    return replace(head, first=at, kicker=(at,)) if is_kicker else replace(head, first=at, column=(at,))


def _with_subject(page: Sequence[Line], head: Head) -> Head:
    """访市人大代表某某 says what a piece is: its subtitle, over the title too, unless it is marked as a heading."""
    about = {k for k in head.kicker if page[k].look is Look.SUBTITLE and not page[k].level}
    kicker = tuple(k for k in head.kicker if k not in about)
    return replace(head, kicker=kicker, subtitle=tuple(sorted((*head.subtitle, *about)))) if about else head


def _with_column(page: Sequence[Line], head: Head) -> Head:
    """The head in which the line over the headline is its column or its kicker by what it says.

    A few characters name the column, but for an office, for who says what follows and for what is to be done. What is
    called as columns are is no headline over a subtitle.
    """
    if len(head.title) == len(head.subtitle) == 1 and not (head.column or head.kicker) and _heads_headline(page, head):
        head = replace(head, kicker=head.title, title=head.subtitle, subtitle=())
    if len(head.kicker) == 1 and not head.column:
        label = page[head.kicker[0]].text
        return replace(head, column=head.kicker, kicker=()) if names_column(label) else head
    if len(head.column) != 1 or len(head.kicker) > 1:
        return head
    label = page[head.column[0]].text
    if OFFICE.fullmatch(label):
        return replace(head, column=(), kicker=head.column, title=(*head.kicker, *head.title))
    return replace(head, column=(), kicker=head.column) if not head.kicker and is_resolve(label) else head


def _heads_headline(page: Sequence[Line], head: Head) -> bool:
    """Whether what was taken for a headline over a subtitle is a label, or an office, over a whole headline."""
    over, under = (page[k].text for k in (*head.title, *head.subtitle))
    if under.startswith("——") or HEADLINE_END.search(under):
        return False
    return names_what_follows(over, under) or bool(COLUMN_NAME.fullmatch(over))


def _with_deck(page: Sequence[Line], head: Head) -> Head:
    """The head in which a headline is followed by what adds to it, and is no kicker of that; it is no text, either."""
    if len(head.title) >= _HALVES:
        return _without_half(page, head)
    if len(head.title) != 1:
        return head
    if _says_both(page, head):
        return replace(head, title=(*head.title, *head.subtitle), subtitle=())
    if _heads_deck(page, head):
        return replace(head, after=head.after + 1, subtitle=(head.after,))
    if not head.kicker:
        return head
    *above, over = head.kicker
    under = head.title[0]
    if page[over].level != page[under].level or not adds(page[over].text, page[under].text):
        return head
    halves = [*above[-1:], over] if above and is_pair(page[above[-1]].text, page[over].text) else [over]
    kicker = tuple(k for k in above if k not in halves)
    return replace(head, kicker=kicker, title=tuple(halves), subtitle=(under, *head.subtitle))


def _without_half(page: Sequence[Line], head: Head) -> Head:
    """The head in which a line taken for a row of the headline is none but beside it, by its mark or as a label."""
    first, second = (page[k] for k in head.title[:_HALVES])
    longer = len(without_label("".join([page[k].text for k in head.title[1:]]))) > len(first.text)
    alone = longer and not (head.column or head.kicker) and is_theme(first.text, second.text)
    if first.level == second.level and first.level and alone:
        return replace(head, column=head.title[:1], title=head.title[1:])
    if len(head.title) > _HALVES:
        return head
    if first.level and not second.level and adds(first.text, second.text):
        return replace(head, title=head.title[:1], subtitle=(head.title[1], *head.subtitle))
    if second.level and not first.level and not head.kicker and is_resolve(first.text):
        return replace(head, kicker=head.title[:1], title=head.title[1:])
    return head


def _says_both(page: Sequence[Line], head: Head) -> bool:
    """Whether a kicker ends with who says the two lines below it, which are set alike: no subtitle is said."""
    if len(head.subtitle) != 1 or not head.kicker or not tells(page[head.kicker[-1]].text):
        return False
    title, under = page[head.title[0]], page[head.subtitle[0]]
    alike = head.subtitle[0] == head.title[0] + 1 and under.level == title.level and not under.text.startswith("——")
    return alike and not adds(title.text, under.text)


def _heads_deck(page: Sequence[Line], head: Head) -> bool:
    """Whether right below a headline without subtitle or author stands what adds to it, over the text."""
    (title,) = head.title
    if title != head.after - 1 or head.after + 1 >= len(page) or heads_notice(page[title].text):
        return False
    under, below = page[head.after : head.after + 2]
    over_text = below.look is Look.BODY or opens(below)
    alike = under.look is Look.SHORT and not under.level and len(under.text) <= LONGEST
    return alike and over_text and not opens(under) and adds(page[title].text, under.text)


def _with_author(page: Sequence[Line], head: Head) -> Head:
    """The head in which a plain pen name below the title is no subtitle."""
    signs = [k for k in head.subtitle if not page[k].level and is_pen_name(page[k].text)]
    if not signs or head.subtitle != tuple(signs):
        return head
    return replace(head, subtitle=(), byline=(*head.subtitle, *head.byline))


def _with_label(page: Sequence[Line], head: Head) -> Head:
    """The head with the label that stands right over it, below the end of another piece."""
    at = head.first - 1
    if at < 1 or head.column or page[at].level or not is_label(page[at], page[at - 1]):
        return head
    return replace(head, first=at, column=(at,))


def _with_note(page: Sequence[Line], head: Head) -> Head:
    """The head with the line 上接第1版 that stands over it."""
    above = page[head.first - 1] if head.first else None
    note = note_alone(above.text) if above and above.look is Look.CONTINUATION else None
    continues = note and not note["rest"] and comes_from(note)
    return replace(head, first=head.first - 1) if continues else head


def is_pen_name(text: str) -> bool:
    return bool(PEN_NAME.fullmatch(text)) and not words.is_word(text)


def is_label(line: Line, above: Line) -> bool:
    """A label that a column's foot left at the end: below a whole sentence or a signature, not amid short lines.

    The name of an office there says who placed a notice.
    """
    closed = above.look is Look.BYLINE or above.ends_sentence
    return closed and line.look is Look.SHORT and bool(LABEL.fullmatch(line.text)) and not OFFICE.fullmatch(line.text)

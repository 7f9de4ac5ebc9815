"""Two texts as one line: what was taken out and what was put in, with a few characters of what stayed around it."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from rich.text import Text

CONTEXT = 10
"""Characters shown on either side of a change."""

LONGEST = 60
"""Of a longer piece only the ends are shown."""

COMPARED = 2_000
"""Characters of the part that differs; of a longer one only the lengths are told."""

PIECES = 4
"""Changes of one text that are shown."""


def visible(text: str) -> str:
    """One line, its ends only when it is long."""
    shown = text.replace("\r", "").replace("\n", "⏎").replace("\t", "⇥").replace("\u3000", "□")
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST // 2]}…{shown[-LONGEST // 2 :]}"


def mark(line: Text, before: str, after: str, *, colours: bool) -> Text:
    """Appends a change: in colours, else taken out in [-…-] and put in in {+…+}."""
    taken, put = ("{}", "{}") if colours else ("[-{}-]", "{{+{}+}}")
    line.append(taken.format(visible(before)) if before else "", "red strike")
    return line.append(put.format(visible(after)) if after else "", "green")


def word_diff(before: str, after: str, *, colours: bool) -> Text:
    """The first changes between two texts."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > COMPARED:
        return Text(f"{len(before):,} characters, now {len(after):,}")
    line = Text(_end(before[:head]), "dim")
    for at, (kept, gone, come) in enumerate(_pieces(old, new)):
        if at == PIECES:
            return line.append(" …", "dim")
        line.append(_middle(kept), "dim")
        mark(line, gone, come, colours=colours)
    return line.append(visible(before[len(before) - tail :][:CONTEXT]), "dim")


def _shared(one: str, other: str) -> int:
    """Characters with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pieces(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stayed before a change, what went, and what came."""
    kept = ""
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            kept = old[a:b]
        else:
            yield kept, old[a:b], new[c:d]
            kept = ""


def _end(text: str) -> str:
    return visible(text[-CONTEXT:])


def _middle(text: str) -> str:
    return visible(text) if len(text) <= 2 * CONTEXT else f"{visible(text[:CONTEXT])}…{_end(text)}"

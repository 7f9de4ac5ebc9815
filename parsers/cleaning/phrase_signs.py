"""What tells whether a phrase, a clause or a sentence that stands twice on end was meant to; trees.py weighs it.

How well words, clauses and the table of word pairs know the places where the copies begin and end, what kind of word or
clause it is, what is beside it on its line, and what the rest of the page has.
"""

import math
import re
from collections.abc import Callable, Sequence

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.cleaning.phrase_sights import MARKS, Twice
from parsers.cleaning.told_phrases import is_told
from parsers.language.bigrams import drawn, runs_on
from parsers.names import SURNAMES

_HAN = re.compile(f"[{HAN}]")
_NONE, _FAR, _LINE = -9.0, 24, 60
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几多少半每")
_MOUTH = range(0x53E3, 0x56D6)
"""Characters written with a mouth, as most sounds are, stand together in Unicode."""

_LONGEST_PAIR = 4
_KINDS = {"noun": "nstfrj", "verb": "v", "adjective": "azb", "link": "dpc", "particle": "uy", "number": "mq"}
"""How jieba tags words, by what they do in a clause."""


def _often(text: str) -> float:
    return math.log1p(words.frequency(text)) if words.is_word(text) else 0.0


def _which(char: str) -> int:
    return "，、。；：！？".find(char) + 1 if char else 0


def _last(text: str) -> tuple[str, str]:
    return words.tagged(text)[-1] if text else ("", "-")


def _first(text: str) -> tuple[str, str]:
    return words.tagged(text)[0] if text else ("", "-")


def _is(kind: str, word: tuple[str, str]) -> bool:
    return word[1][:1] in _KINDS[kind]


def _kinds(kind: str) -> Sequence[tuple[str, Callable[[Twice], float]]]:
    """Whether a kind of word stands before it, first and last in it, and behind it."""
    return (
        (f"{kind} before", lambda s: _is(kind, _last(s.left))),
        (f"{kind} first", lambda s: bool(s.words) and _is(kind, s.words[0])),
        (f"{kind} last", lambda s: bool(s.words) and _is(kind, s.words[-1])),
        (f"{kind} behind", lambda s: _is(kind, _first(s.right))),
    )


EVIDENCE: Sequence[tuple[str, Callable[[Twice], float]]] = (
    ("size", lambda s: s.size),
    ("times", lambda s: s.times),
    ("characters", lambda s: len(_HAN.findall(s.phrase))),
    ("words", lambda s: len(s.words)),
    ("before known", lambda s: s.cuts[0]),
    ("between known", lambda s: s.cuts[1]),
    ("behind known", lambda s: s.cuts[2]),
    ("worst known", lambda s: min(s.cuts)),
    ("all known", lambda s: sum(s.cuts)),
    ("runs on before", lambda s: runs_on(s.left, s.phrase) if s.left else _NONE),
    ("runs on between", lambda s: runs_on(s.phrase, s.phrase)),
    ("runs on behind", lambda s: runs_on(s.phrase, s.right) if s.right else _NONE),
    ("gain", lambda s: s.gain),
    ("gain a character", lambda s: s.gain / s.size),
    ("drawn to itself", lambda s: drawn(s.phrase, s.phrase) if s.kind and s.size <= _LONGEST_PAIR else _NONE),
    ("inner marks", lambda s: sum(char in MARKS for char in s.phrase[:-1])),
    ("list marks", lambda s: s.phrase.count("、")),
    ("last mark", lambda s: _which(s.phrase[-1])),
    ("mark before", lambda s: _which(s.left[-1:])),
    ("mark behind", lambda s: _which(s.right[:1])),
    ("no character before", lambda s: not _HAN.match(s.left[-1:])),
    ("no character behind", lambda s: not _HAN.match(s.right)),
    ("clause before", lambda s: min(_FAR, s.clause_before)),
    ("clause behind", lambda s: min(_FAR, s.clause_behind)),
    ("line before", lambda s: min(_LINE, len(s.before))),
    ("line behind", lambda s: min(_LINE, len(s.behind))),
    ("line ends", lambda s: (s.behind or s.phrase)[-1] in "。！？”）"),
    ("spoken", lambda s: s.spoken),
    ("all said", lambda s: (not s.left or s.left[-1] in "“‘：") + (not s.right or s.right[0] in "”’！")),
    ("quotes", lambda s: sum(char in "“”‘’《》（）" for char in s.phrase)),
    ("cried", lambda s: sum(char in "！？!?~…" for char in s.phrase + s.right[:4])),
    ("digits", lambda s: sum(char.isdigit() for char in s.phrase)),
    ("numerals", lambda s: sum(char in _NUMERALS for char in s.phrase)),
    ("is a noun", lambda s: s.kind.startswith("n")),
    ("is a name", lambda s: s.kind.startswith("nr")),
    ("surname", lambda s: s.phrase[0] in SURNAMES),
    ("sounds", lambda s: sum(ord(char) in _MOUTH for char in s.phrase) / s.size),
    ("frequency", lambda s: _often(s.phrase)),
    ("ends a word", lambda s: max(_often(s.left[-k:] + s.phrase) for k in (1, 2)) if s.left else 0.0),
    ("across before", lambda s: len(words.word_across(s.left, s.phrase + s.right))),
    ("across between", lambda s: len(words.word_across(s.phrase, s.phrase))),
    ("across behind", lambda s: len(words.word_across(s.left + s.phrase, s.right))),
    ("word before", lambda s: len(_last(s.left)[0])),
    ("word behind", lambda s: len(_first(s.right)[0])),
    ("de behind", lambda s: s.right[:1] in ("的", "地", "得")),
    ("again behind", lambda s: s.right[:1] in ("再", "看", "又", "就", "了")),
    ("elsewhere", lambda s: s.elsewhere(s.phrase, s.times)),
    ("ends elsewhere", lambda s: s.elsewhere(s.left[-1:] + s.phrase, 1)),
    ("begins elsewhere", lambda s: s.elsewhere(s.phrase + s.right[:1], 1)),
    ("the same elsewhere", lambda s: s.elsewhere(s.left[-1:] + s.phrase + s.right[:1], 0)),
    *(sign for kind in _KINDS for sign in _kinds(kind)),
)

NAMES = tuple(name for name, _ in EVIDENCE)


def evidence(seen: Twice) -> tuple[float, ...] | None:
    """How much there is of each piece of evidence, in the order of NAMES; none where it is told that it was meant."""
    return None if is_told(seen) else tuple(float(weighed(seen)) for _, weighed in EVIDENCE)

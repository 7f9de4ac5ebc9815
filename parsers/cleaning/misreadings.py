"""Suspicions of single misread characters: 政造 where words and their pairs make 改造. Flagged, never changed.

What may have been misread is no word, but becomes a common one when a character is put in the place of one that looks
like it (`lookalikes.tsv`, see its head); around it, too, words must follow each other far better so.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.language.bigrams import better
from parsers.names import SURNAMES

TABLE = Path(__file__).parents[1] / "language" / "lookalikes.tsv"

NEEDED = 10.0
"""Natural log-odds of the likely reading against the one that stands there. On days of 1998 the table had not seen 7
gave 0.20 wrong flags in 10,000 characters and 0.61 of what was misread, 9 gave 0.04 and 0.55 (measured)."""

_CONFIDENCE = 0.9
"""Ours: a rare compound reads like a misread one (通风降湿), and no page shows which it is."""

_NAMED = 3.0
"""As much more where a surname stands before two characters, or begins them: names are made of any characters."""

_AROUND, _PAGE = 6, 5_000
_SURNAMES = frozenset(SURNAMES)


def misread(text: str) -> Iterator[Change]:
    """政造 for 改造: no word, and one by a character that looks alike. The change says what may have stood there."""
    matcher, likely = lookalikes()
    for index, start, end in matcher.find_matches_as_indexes(text):
        word = likely[index]
        if is_likelier(text, start, end, word, NEEDED) and not _is_meant(text, start, end, word):
            yield Change(start, end, word, _CONFIDENCE)


def is_likelier(text: str, start: int, end: int, word: str, needed: float) -> bool:
    """Whether the word reads better by so much, amid what stands in its line, than text[start:end]."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    behind = text[end : end + _AROUND].partition("\n")[0]
    if _is_of_words(before, text[start:end], behind):
        return False
    named = end - start == 2 and not _SURNAMES.isdisjoint(text[max(0, start - 1) : start + 1])
    odds = better(f"{before}{text[start:end]}{behind}", f"{before}{word}{behind}")
    return odds > needed + named * _NAMED


def _is_of_words(before: str, read: str, behind: str) -> bool:
    """Whether all of it belongs to words of several characters, and is none of them itself: 自己经历."""
    at = -len(before)
    for word in words.cut(before + read + behind):
        if 0 <= at < len(read) and (len(word) == 1 or word == read):
            return False
        at += len(word)
    return True


def _is_meant(text: str, start: int, end: int, word: str) -> bool:
    """Whether the page has it again, and nowhere what it could have been: a name, a term."""
    page = max(0, start - _PAGE), end + _PAGE
    return text.count(text[start:end], *page) > 1 and text.find(word, *page) < 0


@cache
def lookalikes() -> tuple[AhoCorasick, tuple[str, ...]]:
    """What finds strings that are no words, and for each the word that it may have been."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    matcher = AhoCorasick([read for read, _ in rows], matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    return matcher, tuple(likely for _, likely in rows)

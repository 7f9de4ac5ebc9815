"""The dictionary: jieba's word list through rjieba, loaded when a rule first asks (a tenth of a second)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_REACH = 8


@cache
def _dictionary() -> "ModuleType":
    """The module loads one when it is imported; another would cost the same again."""
    import rjieba

    return rjieba


def cut(text: str) -> list[str]:
    """The words of a piece of text, by dictionary only (no guessing of unknown words)."""
    return list(_dictionary().cut(text, False))


def is_word(text: str) -> bool:
    return bool(_dictionary().has_word(text))


def frequency(text: str) -> int:
    """How often the word stands in the dictionary's corpus (60 million words); an estimate where it is no word."""
    return int(_dictionary().suggest_freq(text))


def kind(text: str) -> str:
    """The part of speech of a word as jieba's dictionary has it (n noun, v verb, …), "" for what is no single word."""
    tagged = _dictionary().tag(text, False)
    return str(tagged[0][1]) if len(tagged) == 1 else ""


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a piece of text, each with its part of speech as jieba's dictionary has it."""
    return list(_dictionary().tag(text, False))


def kinds(text: str) -> list[str]:
    """The parts of speech of the words of a piece of text."""
    return [kind for _, kind in tagged(text)]


def is_torn(left: str, right: str) -> bool:
    """Whether a word runs over the place where `left` ends and `right` begins, of which one part is no word."""
    if not word_across(left, right):
        return False
    return len(cut(left[-_REACH:])[-1]) == 1 or len(cut(right[:_REACH])[0]) == 1


def word_across(left: str, right: str) -> str:
    """The word that runs over the place where `left` ends and `right` begins, "" if none does."""
    head, tail = left[-_REACH:], right[:_REACH]
    at = 0
    for word in cut(head + tail):
        if at < len(head) < at + len(word):
            return word
        at += len(word)
    return ""

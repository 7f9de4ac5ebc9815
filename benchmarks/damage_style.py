"""Damage of a whole page's hand: half-width punctuation, straight quotes, wide digits, at a rate of the page's own."""

import re
from random import Random
from typing import NamedTuple

from benchmarks.damage_model import Change

HALF = {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
ALNUM = re.compile(r"[0-9A-Za-z]+")


class Hand(NamedTuple):
    """Rates from 0 to 1: marks written half-width, full stops as ".", digit runs full-width; quotes straight or not."""

    halfwidth: float = 0.0
    stops: float = 0.0
    wide: float = 0.0
    straight: bool = False

    def changes(self, text: str, rng: Random, taken: list[tuple[int, int]]) -> list[Change]:
        """The page's hand on the parts of a paragraph that no other damage has."""
        sure = all(text[start:end] not in ("“", "”") for start, end in taken)
        found = self._marks(text, rng) + (self._quotes(text) if sure else []) + self._digits(text, rng)
        return [
            change for change in found if not any(change.start < end and start < change.end for start, end in taken)
        ]

    def written(self, text: str, rng: Random) -> str:
        """Text that is a copy of the page's own, in the same hand."""
        out, at = [], 0
        for change in sorted(self.changes(text, rng, [])):
            out += [text[at : change.start], change.raw]
            at = change.end
        return "".join(out) + text[at:]

    def _marks(self, text: str, rng: Random) -> list[Change]:
        if not self.halfwidth:
            return []
        found = []
        for at, char in enumerate(text):
            rate = self.stops if char == "。" else self.halfwidth if char in HALF else 0.0
            if rate and rng.random() < rate and not _between_latin(text, at):
                found.append(Change(at, at + 1, HALF.get(char, "."), "halfwidth_punctuation"))
        return found

    def _quotes(self, text: str) -> list[Change]:
        marks = [(at, char) for at, char in enumerate(text) if char in "“”"]
        if not self.straight or [char for _, char in marks] != ["“", "”"] * (len(marks) // 2):
            return []
        return [Change(at, at + 1, '"', "straight_quotes") for at, _ in marks]

    def _digits(self, text: str, rng: Random) -> list[Change]:
        if not self.wide:
            return []
        return [
            Change(*match.span(), "".join(chr(ord(char) + 0xFEE0) for char in match.group()), "fullwidth_alnum")
            for match in ALNUM.finditer(text)
            if rng.random() < self.wide
        ]


def _between_latin(text: str, at: int) -> bool:
    """A mark between Latin letters or digits (9：00) has no sure width."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def choose_hand(rng: Random, wanted: frozenset[str] | None) -> Hand:
    """About half of all pages have some of it; most of those have it throughout, as the seed page."""

    def on(cls: str, share: float) -> bool:
        return rng.random() < (1.0 if wanted and cls in wanted else 0.0 if wanted is not None else share)

    halfwidth = rng.choice((1.0, 1.0, 1.0, 0.5, 0.1, 0.02)) if on("halfwidth_punctuation", 0.45) else 0.0
    return Hand(
        halfwidth,
        rng.choice((0.0, 0.0, 0.0, 0.3)) * (halfwidth > 0),
        rng.choice((1.0, 0.3, 0.05)) if on("fullwidth_alnum", 0.06) else 0.0,
        on("straight_quotes", 0.1),
    )

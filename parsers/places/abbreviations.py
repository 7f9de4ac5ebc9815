"""One-character names (穗, 鲁, 京), which count only beside words that make them sure: 在穗, 渝企, 鲁豫两省."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from parsers.places.signs import pattern, words_of
from parsers.places.table import Form, abbreviation, abbreviation_codes, words


class Frame(NamedTuple):
    """A character with the word beside it: where the character stands in it, and whether others may stand before it."""

    place: int
    union: bool


@cache
def frames() -> dict[str, Frame]:
    """Text of each frame: 在穗, 渝企, 豫两省. Before the last kind others may stand: 鲁|豫两省."""
    letters = abbreviation_codes()
    return (
        {before + letter: Frame(len(before), False) for before in words_of("abbreviation.before") for letter in letters}
        | {letter + after: Frame(0, False) for after in words_of("abbreviation.after") for letter in letters}
        | {letter + union: Frame(0, True) for union in words_of("abbreviation.union") for letter in letters}
    )


def abbreviations(text: str, start: int, end: int, floor: int) -> Iterator[tuple[int, Form]]:
    """Places and meanings of the characters of the frame at text[start:end]; what stands before `floor` is taken."""
    frame = frames()[text[start:end]]
    if frame.union:
        first = first_of_union(text, start, floor)
        yield from ((place, abbreviation(text[place])) for place in range(first, start + 1) if first < start)
    elif is_abbreviation(text, start, end, frame.place):
        yield start + frame.place, abbreviation(text[start + frame.place])


def first_of_union(text: str, start: int, floor: int) -> int:
    while start > floor and text[start - 1] in abbreviation_codes():
        start -= 1
    return start


def is_abbreviation(text: str, start: int, end: int, place: int) -> bool:
    """No word runs over the left edge (起来|穗, 存在|京), and what follows 在穗 says what is done there."""
    before = text[max(0, start - 1) : start + 1]
    if before in words() and before not in words_of("abbreviation.apart"):
        return False
    return place == 0 or bool(pattern("abbreviation.followed").match(text, end))

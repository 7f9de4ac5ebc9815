"""Marks without width that remember, through every later change of a text, where something stood."""

from benchmarks.second.model import Damage, Run

OPEN, CLOSE = 0xF0000, 0x100000
BREAK = "\ue000"
"""A paragraph broken here: each engine writes it as it writes the end of a column."""
JOIN = "\ue001"
"""Two paragraphs run together here."""
SPLIT = "\ue003"
"""A headline goes on in the next line."""
META, TEXT = "\ue010", "\ue011"
"""Between these two, a paragraph holds a byline or dateline and not its own text."""

Thing = Damage | Run


def is_mark(char: str) -> bool:
    return ord(char) >= OPEN


def width(text: str) -> int:
    """Characters that are printed."""
    return sum(not is_mark(char) for char in text)


def bare(text: str) -> str:
    """The text without marks."""
    return "".join(char for char in text if not is_mark(char))


class Marker:
    """The things marked on one page, in order."""

    def __init__(self) -> None:
        self.things: list[Thing] = []

    def wrap(self, thing: Thing, text: str) -> str:
        self.things.append(thing)
        number = len(self.things) - 1
        return chr(OPEN + number) + text + chr(CLOSE + number)

    def resolve(self, text: str) -> tuple[str, list[tuple[Thing, int, int]]]:
        """The text without marks, and each thing with its place in it."""
        out: list[str] = []
        starts: dict[int, int] = {}
        found: list[tuple[Thing, int, int]] = []
        for char in text:
            code = ord(char)
            if code >= CLOSE:
                found.append((self.things[code - CLOSE], starts[code - CLOSE], len(out)))
            elif code >= OPEN:
                starts[code - OPEN] = len(out)
            else:
                out.append(char)
        return "".join(out), found

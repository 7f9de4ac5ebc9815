"""Faults inside one paragraph. Each finds a place and says what stands there instead, or finds none."""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.second.marks import BREAK
from benchmarks.second.words import doubles_wrongly, is_han

HALF = dict(zip("，：；？！（）", ",:;?!()", strict=True))


class Fault(NamedTuple):
    """text[start:end] becomes `before` + the damage marked around `after`; the truth is checked up to `reach`."""

    start: int
    end: int
    after: str
    reach: int


Finder = Callable[[str, random.Random], Fault | None]


def _pick(places: list[Fault], rng: random.Random) -> Fault | None:
    return rng.choice(places) if places else None


def _gap(text: str, at: int) -> bool:
    """Between two Chinese characters, far enough from both ends that neither part looks like a subheading."""
    return 28 <= at <= len(text) - 8 and is_han(text[at - 1]) and is_han(text[at])


def _insertions(text: str, rng: random.Random, what: str) -> Fault | None:
    places = [at for at in range(8, len(text) - 8) if is_han(text[at - 1]) and is_han(text[at])]
    return Fault(at, at, what, at) if places and (at := rng.choice(places)) else None


def _breaks(text: str, rng: random.Random, fits: Callable[[int], bool]) -> Fault | None:
    return _pick([Fault(at, at, BREAK, at) for at in range(28, len(text) - 7) if fits(at)], rng)


def break_word(text: str, rng: random.Random) -> Fault | None:
    return _breaks(text, rng, lambda at: _gap(text, at))


def break_clause(text: str, rng: random.Random) -> Fault | None:
    return _breaks(text, rng, lambda at: text[at - 1] in "，、" and is_han(text[at]))


def break_number(text: str, rng: random.Random) -> Fault | None:
    return _breaks(text, rng, lambda at: text[at - 1].isdigit() and text[at].isdigit())


def break_title(text: str, rng: random.Random) -> Fault | None:
    return _breaks(text, rng, lambda at: _gap(text, at) and text.rfind("《", 0, at) > text.rfind("》", 0, at))


def break_quote(text: str, rng: random.Random) -> Fault | None:
    return _breaks(text, rng, lambda at: _gap(text, at) and text.rfind("“", 0, at) > text.rfind("”", 0, at))


def seam(text: str, rng: random.Random) -> Fault | None:
    places = [at for at in range(34, len(text) - 8) if _gap(text, at)]
    if not places:
        return None
    at, size = rng.choice(places), rng.randint(10, 26)
    return Fault(at, at, BREAK + text[at - size : at], at)


def _phrases(text: str, size: int, lone: bool) -> list[int]:
    """Places of phrases without sentence end, of Chinese characters alone, that repeat nothing."""
    found = []
    for at in range(6, len(text) - size - 6):
        phrase = text[at : at + size]
        plain = (
            all(map(is_han, phrase)) if lone else is_han(phrase[0]) and not re.search(r"[。！？“”《》（）\d]", phrase)
        )
        if plain and len(set(phrase)) > size * 0.7 and phrase not in text[:at] + "\n" + text[at + size :]:
            found.append(at)
    return found


def loop(text: str, rng: random.Random) -> Fault | None:
    size = rng.choice([3, 4, 5, 6, 8, 10, 14, 20, 28])
    places = _phrases(text, size, size < 8)
    if not places:
        return None
    times = rng.randint(3, 14) if size >= 8 else rng.randint(6, 60)
    at = rng.choice(places)
    return Fault(at + size, at + size, text[at : at + size] * times, at + size)


def stutter_phrase(text: str, rng: random.Random) -> Fault | None:
    size = rng.randint(3, 8)
    places = _phrases(text, size, True)
    if not places:
        return None
    at = rng.choice(places)
    return Fault(at + size, at + size, text[at : at + size], at + size)


def stutter_char(text: str, rng: random.Random) -> Fault | None:
    return _pick(
        [Fault(at + 1, at + 1, text[at], at + 1) for at in range(8, len(text) - 8) if doubles_wrongly(text, at)], rng
    )


def spaces(text: str, rng: random.Random) -> Fault | None:
    size = rng.choice([2, 2, 3, 4, 6])
    fits = [
        Fault(at, at + size, " ".join(text[at : at + size]), at + size)
        for at in range(8, len(text) - size - 8)
        if all(map(is_han, text[at : at + size])) and text.rfind("“", 0, at) <= text.rfind("”", 0, at)
    ]
    return _pick(fits, rng)


def _matches(pattern: str, text: str, rng: random.Random, change: Callable[[str], str]) -> Fault | None:
    found = [Fault(m.start(), m.end(), change(m[0]), m.end()) for m in re.finditer(pattern, text)]
    return _pick([fault for fault in found if fault.start >= 4 and fault.end <= len(text) - 4], rng)


def wide(text: str, rng: random.Random) -> Fault | None:
    return _matches(r"[0-9A-Za-z]{2,}", text, rng, lambda word: "".join(chr(ord(char) + 0xFEE0) for char in word))


def ellipsis(text: str, rng: random.Random) -> Fault | None:
    return _matches("……", text, rng, lambda _: rng.choice(["…", "...", "......", "。。。"]))


def dash(text: str, rng: random.Random) -> Fault | None:
    return _matches("(?<=[一-鿿])——(?=[一-鿿])", text, rng, lambda _: rng.choice(["—", "--", "－－"]))


def quote_straight(text: str, rng: random.Random) -> Fault | None:
    return _matches("“[^“”]{2,24}”", text, rng, lambda quote: f'"{quote[1:-1]}"')


def quote_turned(text: str, rng: random.Random) -> Fault | None:
    return _matches("“[^“”]{2,24}”", text, rng, lambda quote: rng.choice([f"”{quote[1:]}", f"{quote[:-1]}“"]))


def half(text: str, rng: random.Random) -> Fault | None:
    return _matches("(?<=[一-鿿])[，：；？！](?=[一-鿿])", text, rng, lambda mark: HALF[mark])


def latex(text: str, rng: random.Random) -> Fault | None:
    return _matches(r"\d+(?:\.\d+)?%", text, rng, lambda part: f"${part[:-1]}\\%$")


def bold(text: str, rng: random.Random) -> Fault | None:
    return _matches("(?<=[一-鿿])[一-鿿]{4,8}(?=[一-鿿])", text, rng, lambda words: f"**{words}**")


def _inserting(*choices: str) -> Finder:
    return lambda text, rng: _insertions(text, rng, rng.choice(choices))


FAULTS: dict[str, tuple[float, Finder]] = {
    "break_word": (3, break_word),
    "break_clause": (1, break_clause),
    "break_number": (0.6, break_number),
    "break_title": (0.5, break_title),
    "break_quote": (0.6, break_quote),
    "seam": (0.8, seam),
    "loop": (0.6, loop),
    "stutter_phrase": (0.8, stutter_phrase),
    "stutter_char": (1, stutter_char),
    "spaces": (1.2, spaces),
    "wide": (0.6, wide),
    "ellipsis": (0.5, ellipsis),
    "dash": (0.5, dash),
    "quote_straight": (0.6, quote_straight),
    "quote_turned": (0.6, quote_turned),
    "half": (1, half),
    "latex": (0.3, latex),
    "bold": (0.4, bold),
    "zero_width": (0.4, _inserting("\u200b", "\ufeff", "\u00ad", "\u200d")),
    "control": (0.3, _inserting("\x0c", "\x02", "\x1f", "\x08")),
    "replacement": (0.3, _inserting("\ufffd", "\ufffd\ufffd")),
    "br": (0.4, _inserting("<br>", "<br/>", "<br />")),
    "entity": (0.3, _inserting("&nbsp;", "&emsp;", "&nbsp;&nbsp;")),
}
"""Each class of faults with its weight: how often it is tried."""

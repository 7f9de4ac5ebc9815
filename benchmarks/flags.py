"""What is flagged for a person, and how much of what should be: `python -m benchmarks.flags [FILE…] [--show K]`.

Puts faults that no rule may repair, because no one can know what stood there, into paragraphs of clean text (dev, our
own texts and FILEs, a paragraph a line), one at a time, and counts which are flagged or repaired. Then counts the flags
on the clean text itself, each of which is wrong or shows a fault of the newspaper.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.damage_model import han
from benchmarks.stutters_places import texts
from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.cleaning.misreadings import TABLE
from parsers.cleaning.order import clean
from parsers.model import Edit

EACH, TRIES = 300, 60_000
"""Faults of each kind, and paragraphs that are looked at for them."""

FRAME = "四月的一天。\n\n", "\n\n会议开了三天。"
NEAR = 2
"""Characters between a fault and a flag or edit that is about it."""

OUTCOMES = "flagged", "repaired", "neither"

Fault = tuple[str, int]
"""The paragraph with the fault, and where that is."""

_SLOGAN = re.compile(rf"(?P<verb>[{HAN}])([{HAN}])(?P=verb)([{HAN}])(?P=verb)([{HAN}])")
_BETWEEN = re.compile(f"(?<=[以对把被向从在将])[{HAN}]{{2}}(?=[以对把被的和与及在是])")
_PAIR_OF_MARKS = re.compile("[“《（][^“”《》（）]{1,20}[”》）]")
_CLAUSE = re.compile("(?<=[，、；])[^，。、；！？：\n]{2,12}(?=[，。、；])")
_PUNISHED = re.compile(
    f"(?:违法|违规|失信|犯罪|违纪|假冒|走私)[{HAN}]{{0,12}}(惩处|处罚|查处|严惩|惩治|惩戒|处分|制裁)"
)
_REWARDED = re.compile(f"(?:先进|优秀|模范|诚信|守法)[{HAN}]{{0,12}}(表彰|奖励|表扬|激励|嘉奖)")


def _echo(text: str, rng: Random) -> Fault | None:
    """做强做优做大 becomes 做强做优做强."""
    found = [m for m in _SLOGAN.finditer(text) if len({*m.groups()}) == len(m.groups())]
    if not found:
        return None
    slogan = rng.choice(found)
    return text[: slogan.end() - 1] + slogan[2] + text[slogan.end() :], slogan.end() - 1


def _reversed(text: str, rng: Random) -> Fault | None:
    """对违法行为予以查处 becomes 对违法行为予以表彰, and the other way round."""
    found = [(m.span(1), ("表彰", "奖励")) for m in _PUNISHED.finditer(text)]
    found += [(m.span(1), ("处罚", "查处")) for m in _REWARDED.finditer(text)]
    if not found:
        return None
    (start, end), opposites = rng.choice(found)
    return text[:start] + rng.choice(opposites) + text[end:], start


def _without(found: Sequence[tuple[int, int]], text: str, rng: Random, left: str = "") -> Fault | None:
    if not found:
        return None
    start, end = rng.choice(found)
    return text[:start] + left + text[end:], start


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where words of Chinese characters, two or more, stand in the midst of a text."""
    at = 0
    for word in words.cut(text):
        if len(word) > 1 and all(map(han, word)) and 0 < at < len(text) - len(word):
            yield at, at + len(word)
        at += len(word)


def _characters(text: str) -> list[tuple[int, int]]:
    return [(at, at + 1) for start, end in _words(text) for at in range(start, end)]


@cache
def _alike() -> dict[str, str]:
    """For each character those that look like it, by the table of the rule."""
    likely = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    pairs = {(b, a) for read, word in likely for a, b in zip(read, word, strict=True) if a != b}
    return {char: "".join(sorted(b for a, b in pairs if a == char)) for char in {a for a, _ in pairs}}


def _lookalike(text: str, rng: Random) -> Fault | None:
    """改造 becomes 政造, or what makes another word."""
    places = [at for at in range(1, len(text) - 1) if text[at] in _alike()]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + rng.choice(_alike()[text[at]]) + text[at + 1 :], at


PLANTERS: dict[str, Callable[[str, Random], Fault | None]] = {
    "the first of three again as the third": _echo,
    "praise for punishment, or the reverse": _reversed,
    "a box for a character": lambda text, rng: _without(_characters(text), text, rng, "囗"),
    "nothing between a pair of marks": lambda text, rng: _without(
        [(m.start() + 1, m.end() - 1) for m in _PAIR_OF_MARKS.finditer(text)], text, rng
    ),
    "a clause lost between two marks": lambda text, rng: _without(
        [m.span() for m in _CLAUSE.finditer(text)], text, rng
    ),
    "a word lost between two function words": lambda text, rng: _without(
        [m.span() for m in _BETWEEN.finditer(text)], text, rng
    ),
    "a word lost anywhere": lambda text, rng: _without(list(_words(text)), text, rng),
    "a character for one that looks like it": _lookalike,
    "a character of a word lost": lambda text, rng: _without(_characters(text), text, rng),
}


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.flags", description=__doc__)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument(
        "--show", type=int, default=0, metavar="K", help="faults of each kind that are not flagged, and false flags"
    )
    chosen = options.parse_args(arguments)
    known = texts(chosen.files)
    paragraphs = [line for text in known for page in text.pages.values() for line in page]
    for kind, plant in PLANTERS.items():
        _print_found(kind, plant, paragraphs, chosen.show)
    pages = ["\n\n".join(dict.fromkeys(page)) for text in known for page in text.whole.values()]
    _print_false(pages, chosen.show)
    return 0


def _print_found(kind: str, plant: Callable[[str, Random], Fault | None], paragraphs: Sequence[str], show: int) -> None:
    rng, count, missed = Random(kind), Counter[str](), list[str]()
    for _ in range(TRIES):
        if count.total() == EACH:
            break
        if fault := plant(rng.choice(paragraphs), rng):
            outcome = _outcome(*fault)
            count[outcome] += 1
            missed += [_around(*fault)] if outcome == "neither" else []
    shares = ", ".join(f"{name} {count[name] / max(1, count.total()):.3f}" for name in OUTCOMES)
    print(f"{kind:40}{count.total():>5}  {shares}")
    print("".join(f"    {each}\n" for each in missed[:show]), end="")


def _outcome(paragraph: str, at: int) -> str:
    draft = clean(paragraph.join(FRAME))
    at += len(FRAME[0])
    if any(_is_about(flag, at) for flag in draft.flags):
        return "flagged"
    return "repaired" if any(_is_about(edit, at) for edit in draft.edits) else "neither"


def _is_about(edit: Edit, at: int) -> bool:
    return edit.start - NEAR <= at <= edit.end + NEAR


def _print_false(pages: Sequence[str], show: int) -> None:
    flags = [(flag, page) for page in pages for flag in clean(page).flags]
    characters = sum(map(len, pages))
    rules = ", ".join(f"{rule} {count}" for rule, count in Counter(flag.rule for flag, _ in flags).most_common())
    print(f"clean text: {1e4 * len(flags) / characters:.3f} flags in 10,000 of {characters:,} characters; {rules}")
    for flag, page in flags[:show]:
        print(f"    {flag.rule} {_around(page, flag.start)}")


def _around(text: str, at: int) -> str:
    return f"{text[max(0, at - 14) : at]}|{text[at : at + 14]}".replace("\n", "/")


if __name__ == "__main__":
    sys.exit(main())

"""Damage that copies: tails, whole paragraphs, blocks and half-cut twins from overlapping tiles, overlap at a seam."""

from collections.abc import Callable
from random import Random

from benchmarks.damage_model import Change, han
from benchmarks.damage_text import Setting, breakable
from benchmarks.damage_words import LOOKALIKES

Planned = list[tuple[int, Change]]
Copier = Callable[[tuple[str, ...], int, Random, Setting], Planned]
LEAST = 25


def _whole(text: str) -> bool:
    return len(text) >= LEAST and text[-1] in "。！？”"


def tail_fragment(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """The end of a paragraph again, as a paragraph; at times a whole last clause or sentence, at times set in bold."""
    text = paragraphs[index]
    size = rng.randrange(3, 21) if rng.random() < 0.75 else rng.randrange(20, 81)
    if (
        not _whole(text)
        or size > len(text) - 6
        or text[-size] in "，。、；：！？”’）》…—"
        or sum(map(han, text[-size:])) < 2
    ):
        return []
    tail = text[-size:]
    raw = f"**{tail}**" if size >= 12 and rng.random() < 0.2 else tail
    return [
        (index, Change(len(text), len(text), setting.gap + raw, "tail_fragment", "", (len(text) - size, len(text))))
    ]


def repeated_paragraph(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    return _again(paragraphs, index, index, paragraphs[index], "repeated_paragraph", setting)


def repeated_apart(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """The copy stands one to three paragraphs further down."""
    later = index + rng.randrange(1, 4)
    if later >= len(paragraphs) or len(paragraphs[index]) < 40:
        return []
    return _again(paragraphs, index, later, paragraphs[index], "repeated_apart", setting)


def repeated_fuzzy(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """The copy, next to the first or up to two below, differs in one to four characters; the first is the good one."""
    text = paragraphs[index]
    later = min(index + rng.choice((0, 0, 1, 2)), len(paragraphs) - 1)
    if len(text) < 45:
        return []
    return _again(paragraphs, index, later, _misread(text, rng), "repeated_fuzzy", setting)


def _misread(text: str, rng: Random) -> str:
    chars = list(text)
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(1, len(chars) - 1)
        if not han(chars[at]):
            continue
        known = LOOKALIKES.get(chars[at], "")
        chars[at] = rng.choice((known or chars[at - 1], "", known or "囗"))
        chars = [char for char in chars if char]
    return "".join(chars)


def _again(paragraphs: tuple[str, ...], index: int, later: int, copy: str, cls: str, setting: Setting) -> Planned:
    text, host = paragraphs[index], paragraphs[later]
    if not _whole(text) or not _whole(host) or (copy == text and cls == "repeated_fuzzy"):
        return []
    elsewhere = None if later == index else index
    return [(later, Change(len(host), len(host), setting.start + copy, cls, "", (0, len(text)), elsewhere))]


def cut_twin(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """A tile ends in mid-sentence; the next tile has the paragraph whole."""
    text = paragraphs[index]
    size = rng.randrange(12, max(13, len(text) - 6))
    if not _whole(text) or not breakable(text, size):
        return []
    return [(index, Change(0, 0, text[:size] + setting.start, "cut_twin", "", (0, size)))]


def repeated_block(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """Two or three paragraphs again, in order, after the last of them."""
    last = index + rng.randrange(1, 3)
    block = paragraphs[index : last + 1]
    if last >= len(paragraphs) or not all(map(_whole, block)):
        return []
    raw = "".join(setting.start + text for text in block)
    end = len(paragraphs[last])
    return [(last, Change(end, end, raw, "repeated_block", "", (0, end)))]


def seam_overlap(paragraphs: tuple[str, ...], index: int, rng: Random, setting: Setting) -> Planned:
    """The paragraph breaks; the second half starts with the end of the first again, or that stands alone between."""
    text = paragraphs[index]
    size = rng.randrange(4, 31)
    places = [at for at in range(size + 2, len(text) - 2) if breakable(text, at)]
    if not _whole(text) or not places:
        return []
    at = rng.choice(places)
    copy = text[at - size : at]
    if sum(map(han, copy)) < 4 or copy[0] in "，。、；：！？”’）》…—" or text[at : at + 3] == copy[:3]:
        return []
    alone = size >= 6 and rng.random() < 0.15
    raw = setting.gap + copy + (setting.gap if alone else "")
    return [(index, Change(at, at, raw, "seam_overlap", "alone" if alone else "", (at - size, at)))]


COPIES: dict[str, Copier] = {
    "tail_fragment": tail_fragment,
    "repeated_paragraph": repeated_paragraph,
    "repeated_apart": repeated_apart,
    "repeated_fuzzy": repeated_fuzzy,
    "repeated_block": repeated_block,
    "cut_twin": cut_twin,
    "seam_overlap": seam_overlap,
}

"""Right reading and reading side by side, character by character."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from benchmarks.second.faults import HALF

WIDE = str.maketrans({half: full for full, half in HALF.items()})
HAN = "[一-鿿]"
END = "\x03"


def plain(text: str) -> str:
    """Spaces count between Chinese characters only."""
    text = re.sub(r"[ \u3000\xa0\t]+", " ", text).strip(" ")
    return re.sub(f"(?<!{HAN}) | (?!{HAN})", "", text)


def folded(text: str) -> str:
    """A head without what its line says by its shape: spaces, width of marks, a dash at either end."""
    text = re.sub(r"\s+", "", text).translate(WIDE).replace(",", "，")
    return re.sub(r"^(——|—|■|【|·)+|(——|—|：|】)+$", "", text)


def loose(text: str) -> str:
    """Text whose punctuation and spaces do not count."""
    return re.sub(r"[\s，。、；：？！“”‘’\"'…—,.:;?!()（）*#_<>|$\\●▲\-]+", "", text)


@dataclass(frozen=True, slots=True)
class Aligned:
    """`body`: the reading with the boundaries that a page does not show set as in `truth`. `bounds`: its
    paragraph ends by their places in the truth, -1 for those that have none."""

    truth: str
    body: str
    true_bounds: frozenset[int]
    bounds: tuple[int, ...]
    similarity: float
    adjacent: frozenset[int]

    @property
    def exact(self) -> bool:
        return self.body == self.truth


def aligned(truth: tuple[str, ...], read: tuple[str, ...], free: frozenset[int]) -> Aligned:
    """`free`: places in the truth, paragraphs joined by nothing, where a boundary may stand or not."""
    right, got = "".join(truth), "".join(read)
    places = _places(right, got)
    back = {place: at for at, place in enumerate(places) if place >= 0}
    true_bounds, cuts = frozenset(_ends(truth)), _ends(read)
    bounds = tuple(_back(back, cut) for cut in cuts)
    kept = {cut for cut, bound in zip(cuts, bounds, strict=True) if bound not in free}
    kept |= {places[bound - 1] + 1 for bound in true_bounds & free if places[bound - 1] >= 0}
    body = "".join(("\n" if at in kept else "") + char for at, char in enumerate(got))
    total = len(right) + len(got)
    adjacent = frozenset(
        bound for bound in true_bounds if places[bound - 1] >= 0 and places[bound] == places[bound - 1] + 1
    )
    similarity = 2 * len(back) / total if total else 1.0
    return Aligned(
        "\n".join(truth),
        body,
        true_bounds - free,
        tuple(b for b in bounds if b not in free),
        similarity,
        adjacent - free,
    )


def _back(back: dict[int, int], cut: int) -> int:
    if cut - 1 in back:
        return back[cut - 1] + 1
    return back.get(cut, -1)


def _ends(paragraphs: tuple[str, ...]) -> list[int]:
    """Where each paragraph but the last ends, in all of them joined by nothing."""
    ends, at = [], 0
    for text in paragraphs[:-1]:
        at += len(text)
        ends.append(at)
    return ends


def _places(right: str, got: str) -> list[int]:
    """For each character of the truth its place in the reading, -1 where it is not there."""
    places = [-1] * len(right)
    head = 0
    while head < min(len(right), len(got)) and right[head] == got[head]:
        places[head] = head
        head += 1
    tail = 0
    while tail < min(len(right), len(got)) - head and right[-1 - tail] == got[-1 - tail]:
        tail += 1
        places[-tail] = len(got) - tail
    first, second = right[head : len(right) - tail], got[head : len(got) - tail]
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            places[head + block.a + step] = head + block.b + step
    return places

"""Editions in which articles go on on another page, made from whole ones: where each was cut, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from benchmarks.damage import damaged_page
from benchmarks.damage_layout import is_subhead
from benchmarks.damage_model import DamagedPage, Lore, Truth
from parsers.numerals import NUMERALS

ONWARD = (
    *("（下转第{n}版）", "（下转{n}版）", "（下转第{z}版）", "（紧转第{n}版）", "(下转第{n}版)", "下转第{n}版"),
    *("▶下转{n}版", "（转第{n}版）", "（未完，下转第{n}版）", "【下转第{n}版】", "（下接{n}版）", "▶▶▶下转第{z}版"),
)
FROM = (
    *("（上接第{n}版）", "（上接{n}版）", "（上接第{z}版）", "（紧接第{n}版）", "(上接第{n}版)", "上接第{n}版"),
    *("◀上接{n}版", "（上接{h}版）", "（接{n}版）", "【上接第{n}版】", "（上接第{n}版）", "◀◀上接第{z}版"),
)
SEE = ("（详见第{n}版）", "（相关报道见第{n}版）", "（报道见{n}版）", "")
MOST_PAGES = 8
_LEAST = 42
"""Characters of a paragraph that stay above the cut: fewer look like a subheading."""
CUTS = ("between paragraphs", "amid a sentence", "between sentences")
HEADS = ("the same headline", "a part of it", "a subheading of the text", "no headline")
WHOLE, ONE_NOTE, LOST_HEAD, LOST_REST, SEEN = "both notes", "one note", "first part absent", "rest absent", "see there"


class Cut(NamedTuple):
    """An article in two parts: `head` and `rest` are pages by label, "" where that part is left out.

    `how`, `cut` and `title` are of the words above; the first two of `how` ask to be put together.
    """

    whole: Truth
    first: Truth
    second: Truth
    head: str
    rest: str
    how: str
    cut: str
    title: str

    @property
    def goes_on(self) -> bool:
        return self.how in (WHOLE, ONE_NOTE)


class Edition(NamedTuple):
    name: str
    pages: dict[str, DamagedPage]
    cuts: tuple[Cut, ...]


def editions(pages: Mapping[str, Sequence[Truth]], seed: int, density: float, lore: Lore) -> Iterator[Edition]:
    """Each day's pages, eight at the most, with some of their longer articles cut; `pages` are named day/number."""
    days: defaultdict[str, list[Sequence[Truth]]] = defaultdict(list)
    for name, truths in sorted(pages.items()):
        days[name.split("/")[0]].append(truths)
    for day, of_day in days.items():
        for part in range(0, len(of_day), MOST_PAGES):
            rng = Random(f"{seed}/{day}/{part}")
            laid = {f"{k + 1:02}": list(truths) for k, truths in enumerate(of_day[part : part + MOST_PAGES])}
            if len(laid) > 1:
                cuts = tuple(_cut_some(laid, rng))
                drawn = {
                    label: damaged_page(f"{day}/{part}/{label}", laid[label], seed, lore, None, density)
                    for label in laid
                }
                yield Edition(f"{day}/{part}", drawn, cuts)


def _cut_some(laid: dict[str, list[Truth]], rng: Random) -> Iterator[Cut]:
    """Up to three articles a page are cut; the pages are changed in place."""
    often = Counter(truth.title for truths in laid.values() for truth in truths)
    fit = {label: [truth for truth in of if _is_long(truth) and often[truth.title] == 1] for label, of in laid.items()}
    for label, wanted in fit.items():
        for truth in wanted[:3]:
            onto = rng.choice([other for other in laid if other != label])
            cut = _cut(truth, len(laid[label]) == 1, label, onto, rng)
            at = laid[label].index(truth)
            laid[label][at : at + 1] = [cut.first] if cut.head else []
            if cut.rest:
                laid[onto].insert(rng.randrange(len(laid[onto]) + 1), cut.second)
            yield cut


def _is_long(truth: Truth) -> bool:
    prose = truth.kind == "article" and truth.title and not truth.verse and not truth.continues and not truth.continued
    return bool(prose) and len(truth.paragraphs) - truth.lead_at >= 4 and sum(map(len, truth.paragraphs)) >= 120


def _cut(truth: Truth, alone: bool, label: str, onto: str, rng: Random) -> Cut:
    how = rng.choices((WHOLE, ONE_NOTE, LOST_HEAD, LOST_REST, SEEN), (60, 12, 9, 9, 10))[0]
    how = WHOLE if alone and how == LOST_HEAD else how
    if how == SEEN:
        return Cut(truth, replace(truth, continues=_note(SEE, onto, rng)), truth, label, "", how, "", "")
    cut = rng.choices(CUTS, (50, 30, 20))[0]
    above, below = _parts(truth.paragraphs, truth.lead_at, cut, rng)
    title, named = (truth.title, HEADS[0]) if how == ONE_NOTE else _title(truth, rng)
    onward, back = _note(ONWARD, onto, rng), _note(FROM, label, rng)
    if how == ONE_NOTE:
        onward, back = ("", back) if rng.random() < 0.5 else (onward, "")
    first, second = replace(truth, paragraphs=above, continues=onward), Truth(title, below, continued=back)
    if truth.byline_place in ("after", "glued", "credit"):
        second = replace(second, byline=truth.byline, byline_place=truth.byline_place)
        first = replace(first, byline="", byline_place="lead")
    if truth.dateline_last:
        second = replace(second, dateline=truth.dateline, dateline_last=True)
        first = replace(first, dateline="", dateline_last=False)
    return Cut(
        truth, first, second, "" if how == LOST_HEAD else label, "" if how == LOST_REST else onto, how, cut, named
    )


def _parts(paragraphs: Sequence[str], least: int, cut: str, rng: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands on either page; between paragraphs where none has the place that was asked for."""
    places = list(range(max(1, least + 1), len(paragraphs) - 1))
    rng.shuffle(places)
    for k in places if cut != CUTS[0] else ():
        text = paragraphs[k]
        ends = [at + 1 for at, char in enumerate(text[:-12]) if char in "。！？" and text[at + 1] not in "”』）"]
        inside = [at for at in range(_LEAST, len(text) - 12) if text[at - 1 : at + 1].isalpha() or text[at - 1] == "，"]
        at = rng.choice(ends if cut == CUTS[2] else inside) if (ends if cut == CUTS[2] else inside) else 0
        if at >= _LEAST:
            return (*paragraphs[:k], text[:at]), (text[at:], *paragraphs[k + 1 :])
    k = rng.choice(places)
    return tuple(paragraphs[:k]), tuple(paragraphs[k:])


def _title(truth: Truth, rng: Random) -> tuple[str, str]:
    named = rng.choices(HEADS, (40, 25, 15, 20))[0]
    inside = [text for text in truth.paragraphs if is_subhead(text) and 6 <= len(text) <= 20]
    if named == HEADS[2] and inside:
        return rng.choice(inside), named
    halves = [half for half in truth.title.split(" ") if len(half) >= 4]
    if named == HEADS[1] and (len(halves) > 1 or len(truth.title) >= 12):
        return (rng.choice(halves) if len(halves) > 1 else truth.title[: len(truth.title) * 2 // 3]), named
    return ("", HEADS[3]) if named == HEADS[3] else (truth.title, HEADS[0])


def _note(forms: Sequence[str], label: str, rng: Random) -> str:
    number = int(label)
    plain, numeral = label if rng.random() < 0.3 else str(number), NUMERALS[number - 1]
    return rng.choice(forms).format(n=plain, z=numeral, h="头" if number == 1 else numeral)

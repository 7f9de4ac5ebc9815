"""Which damages a page gets and where: rates that vary from page to page, places that keep apart."""

from random import Random
from typing import NamedTuple

from benchmarks.damage_copies import COPIES
from benchmarks.damage_lines import AROUND
from benchmarks.damage_model import Change, Truth
from benchmarks.damage_style import Hand
from benchmarks.damage_text import LOCAL, Setting

APART = 12
PROSE_ONLY = frozenset(
    {
        "broken_paragraph",
        "broken_word",
        "broken_number",
        "broken_title_mark",
        "broken_quotation",
        "loop",
        "stutter_phrase",
        "stray_space",
        *COPIES,
    }
)
AROUND_CLASSES = tuple(dict.fromkeys(cls for cls, _, _ in AROUND))
PAGE_CLASSES = (
    "false_join",
    "repeated_head",
    "furniture",
    "image_link",
    "split_headline",
    "unmarked_headline",
    "wrong_level_headline",
)
HAND_CLASSES = ("halfwidth_punctuation", "straight_quotes")
CLASSES = tuple(dict.fromkeys((*LOCAL, *COPIES, *AROUND_CLASSES, *PAGE_CLASSES, *HAND_CLASSES)))

# Tries per 1,000 characters on a page of middling health; a class that finds no fit place plants nothing.
RATES = {
    "broken_paragraph": 0.9,
    "broken_word": 0.5,
    "broken_number": 0.5,
    "broken_title_mark": 1.5,
    "broken_quotation": 0.5,
    "loop": 0.25,
    "stutter": 0.9,
    "stutter_phrase": 0.3,
    "stray_space": 0.8,
    "fullwidth_alnum": 0.2,
    "broken_ellipsis": 2.0,
    "broken_dash": 2.0,
    "mismatched_quotes": 0.5,
    "markdown_residue": 0.3,
    "html_residue": 0.3,
    "zero_width": 0.3,
    "control_characters": 0.2,
    "replacement_character": 0.3,
    "tail_fragment": 0.5,
    "repeated_paragraph": 0.3,
    "repeated_apart": 0.25,
    "repeated_fuzzy": 0.3,
    "repeated_block": 0.15,
    "cut_twin": 0.3,
    "seam_overlap": 0.5,
    "heading_residue": 0.2,
    "table_residue": 0.2,
}


class Plan(NamedTuple):
    """Rates of one page by class, per 1,000 characters; page classes as a chance per place."""

    rates: dict[str, float]
    wanted: frozenset[str] | None

    def chance(self, cls: str, usual: float) -> float:
        """Chance of a page class at one place."""
        if self.wanted is not None:
            return min(1.0, usual * 4) if cls in self.wanted else 0.0
        return usual * self.rates.get("", 1.0)


def choose_plan(rng: Random, wanted: frozenset[str] | None, density: float = 1.0) -> Plan:
    """Each page has its own health and its own half of the classes; `density` scales the rates of all pages."""
    health = density * rng.choice((0.3, 0.7, 1.0, 1.6, 2.5))
    rates = {cls: rate * health * rng.choice((0.0, 1.0, 2.0)) for cls, rate in RATES.items()}
    if wanted is not None:
        rates = {cls: (3 * rate if cls in wanted else 0.0) for cls, rate in RATES.items()}
    return Plan({**rates, "": min(health, 1.5)}, wanted)


Slots = list[list[Change]]


def plan_article(truth: Truth, plan: Plan, hand: Hand, setting: Setting, rng: Random) -> Slots:
    """Changes for each paragraph of an article."""
    slots: Slots = [[] for _ in truth.paragraphs]
    busy: set[int] = set()
    size = sum(map(len, truth.paragraphs))
    for cls in sorted(plan.rates, key=lambda name: (name not in COPIES, name)):
        if not cls or (truth.verse and cls in PROSE_ONLY):
            continue
        for _ in range(_tries(plan.rates[cls] * size / 1000, rng)):
            _try(cls, truth.paragraphs, slots, busy, setting, rng)
    return [_in_hand(text, changes, hand, rng) for text, changes in zip(truth.paragraphs, slots, strict=True)]


def _tries(mean: float, rng: Random) -> int:
    return int(mean) + (rng.random() < mean - int(mean))


def _try(cls: str, paragraphs: tuple[str, ...], slots: Slots, busy: set[int], setting: Setting, rng: Random) -> None:
    """Up to four places are tried for one damage; long paragraphs are likelier."""
    for _ in range(4):
        index = rng.choices(range(len(paragraphs)), [len(text) + 1 for text in paragraphs])[0]
        if index in busy:
            continue
        if cls in COPIES:
            if _copy(cls, paragraphs, index, slots, busy, setting, rng):
                return
        elif cls in AROUND_CLASSES and (cls not in LOCAL or rng.random() < 0.4):
            if _around(cls, paragraphs[index], slots[index], busy, index, rng):
                return
        else:
            change = LOCAL[cls](paragraphs[index], rng, setting)
            if change and _free(change, slots[index]):
                slots[index].append(change)
                return


def _reach(change: Change) -> tuple[int, int]:
    start, end = change.twin if change.twin and change.elsewhere is None else (change.start, change.end)
    return min(start, change.start) - APART, max(end, change.end) + APART


def _free(change: Change, others: list[Change]) -> bool:
    start, end = _reach(change)
    return all(end - APART <= left or right <= start + APART for left, right in map(_reach, others))


def _copy(
    cls: str, paragraphs: tuple[str, ...], index: int, slots: Slots, busy: set[int], setting: Setting, rng: Random
) -> bool:
    planned = COPIES[cls](paragraphs, index, rng, setting)
    if not planned:
        return False
    touched = set(range(max(0, index - 1), max(host for host, _ in planned) + 2))
    if touched & busy or any(slots[at] for at in touched if at < len(slots)):
        return False
    busy |= touched
    for host, change in planned:
        slots[host].append(change)
    return True


def _around(cls: str, text: str, changes: list[Change], busy: set[int], index: int, rng: Random) -> bool:
    """Markup round a long paragraph that has no other damage."""
    if not index or changes or len(text) < 60 or text[-1] not in "。！？”":
        return False
    _, before, after = rng.choice([item for item in AROUND if item[0] == cls])
    if before:
        changes.append(Change(0, 0, before, cls, "around"))
    if after:
        changes.append(Change(len(text), len(text), after, cls, "around"))
    busy.add(index)
    return True


def _in_hand(text: str, changes: list[Change], hand: Hand, rng: Random) -> list[Change]:
    """The page's hand goes over the text and over the copies alike."""
    restyled = [change._replace(raw=hand.written(change.raw, rng)) if change.twin else change for change in changes]
    taken = [(change.start, change.end) for change in changes]
    return sorted(restyled + hand.changes(text, rng, taken), key=lambda change: (change.start, change.end))

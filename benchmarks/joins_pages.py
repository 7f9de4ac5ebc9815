"""Pages with known broken lines, from which the weights of parsers/cleaning/going_on.py are learned.

The pages of the bench at every density, and plainer ones set and torn in other ways: lines without or with few heading
marks, broken at any place between two characters. They come from dev and our own texts, never from test; where clean
text of others is given, a paragraph or heading a line, plain pages are made of it, too.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple
from unicodedata import normalize
from unittest.mock import patch

from benchmarks.damage import clean_page
from benchmarks.damage_lines import page_number, running_head
from benchmarks.damage_model import DamagedPage, Truth, learn
from benchmarks.harm import sheets_of
from benchmarks.joins_edges import counted
from benchmarks.pages_damaged import DENSITIES, damaged_pages
from benchmarks.pages_sources import open_source
from parsers.cleaning import edges
from parsers.cleaning.draft import Draft
from parsers.cleaning.going_on import Sight, by_model, found, is_like_text, sight
from parsers.cleaning.han import HAN
from parsers.cleaning.joins import joints_of, junction
from parsers.cleaning.order import RULES
from parsers.cleaning.weighing import Weighed
from parsers.lines import Line
from parsers.looks import ends_sentence
from parsers.model import Span

SEEDS = (1, 2, 3)
TORN = (0.0, 0.1, 0.1, 0.1, 0.3, 0.3, 1.0, 1.0, 3.0)
"""Breaks in a thousand characters of the plainer pages."""

TORN_OTHERS = (0.0, 0.3, 1.0)
OTHERS = "others"

_FOLDS_OF_TEXTS = 3
_PROSE = 40
_NEAR_END, _NEAR_ENDS = 5, 0.15
"""Which share of the breaks is so near a paragraph's beginning or end, beside those that fall there anyway: these
are the hardest to tell from headings.
"""

_COPIED = 3
_KNOWN_BY = 8
_BREAKABLE = re.compile(rf"(?<=[{HAN}，、0-9])(?=[{HAN}0-9])")


class Lot(NamedTuple):
    """The lines of one page that may go on.

    `plain` is what single signs say of each, `misjudged` how many they got wrong; `weighed` is the evidence about those
    of which they say nothing, `goes_on` whether they do; `whole` are the numbers of lines that end a sentence.
    """

    fold: str
    pages: str
    characters: int
    plain: dict[int, bool | None]
    weighed: dict[int, Weighed]
    goes_on: dict[int, bool]
    whole: frozenset[int]
    misjudged: int


def lots(others: Sequence[str]) -> Iterator[Lot]:
    """All pages; a day of the newspaper is a fold, so is a third of our own pages, and so are the lines of `others`."""
    yield from _lots_of_others(list(sheets_of(others)), rng := Random(5))
    for split in ("dev", "texts"):
        source = open_source(split)
        for name, truths in source.pages.items():
            for density in TORN:
                yield _of_lines(_fold(split, name), f"torn {density}", *_torn(truths, density, rng))
        for name, truths in source.everything.items():
            yield _of_bench(_fold(split, name), "clean", clean_page(name, truths, learn([])))
        for seed in SEEDS:
            for kind, density in DENSITIES.items():
                for page in damaged_pages(source, 0, seed, None, density):
                    yield _of_bench(_fold(split, page.name), kind, page)


def _lots_of_others(sheets: Sequence[Sequence[str]], rng: Random) -> Iterator[Lot]:
    """Of every other page, then of those between, each time with what edges tell that were counted without these."""
    for half in range(2) if sheets else ():
        left_out = edges.read(counted([line for sheet in sheets[1 - half :: 2] for line in sheet]))
        with patch.object(edges, "table", lambda: left_out):  # noqa: B023 - used up within the loop
            for sheet in sheets[half::2]:
                for density in TORN_OTHERS:
                    yield _of_lines(OTHERS, f"others {density}", *_torn_lines(sheet, density, rng))


def _fold(split: str, name: str) -> str:
    if split == "dev":
        return name.partition("/")[0]
    return f"texts {int(hashlib.md5(name.encode()).hexdigest(), 16) % _FOLDS_OF_TEXTS}"


def _repaired(raw: str) -> Draft:
    """The page as the rule for broken paragraphs gets it."""
    draft = Draft(raw, raw)
    for name, rule in RULES:
        if name == "broken_paragraphs":
            break
        draft = draft.revise(name, rule(draft.text))
    return draft


def _lot(fold: str, pages: str, draft: Draft, known: dict[int, bool | None]) -> Lot:
    """`known`: for each line that may go on whether it does, None where nobody can say."""
    joints = joints_of(draft.text)
    plain = {k: answer for k, answer in joints.plain.items() if known[k] is not None}
    goes_on = {k: bool(known[k]) for k, answer in plain.items() if answer is None}
    sights = {k: sight(junction(joints, k, bool(known.get(k - 1)))) for k in goes_on}
    weighed = {k: _weighed(seen) for k, seen in sights.items()}
    wrong = sum(answer is not None and answer != known[k] for k, answer in plain.items())
    return Lot(fold, pages, len(draft.raw), plain, weighed, goes_on, joints.whole, wrong)


def _weighed(seen: Sight) -> Weighed:
    return Weighed(found(seen, by_model(seen.upper, seen.lower)), is_like_text(seen))


def _of_bench(fold: str, pages: str, page: DamagedPage) -> Lot:
    draft = _repaired(page.raw)
    joints = joints_of(draft.text)
    ends = {k: (_last(joints.page[k]), _first(joints.page[k + 1])) for k in joints.plain}
    raw = draft.raw_spans([span for pair in ends.values() for span in pair])
    return _lot(fold, pages, draft, {k: _is_one(page, raw[above], raw[below]) for k, (above, below) in ends.items()})


def _last(line: Line) -> Span:
    return Span(line.end - 1, line.end)


def _first(line: Line) -> Span:
    return Span(line.start, line.start + 1)


def _is_one(page: DamagedPage, above: Span, below: Span) -> bool | None:
    """Whether two places of a damaged page belong to one field; None where one of them is in a planted copy."""
    pieces = [page.laid[max(0, bisect_right(page.raw_starts, at) - 1)] for at in (above.end - 1, below.start)]
    if any(piece.field and len(piece.raw) > len(piece.clean) + _COPIED for piece in pieces):
        return None
    return pieces[0].field is not None and pieces[0].field == pieces[1].field


Laid = list[tuple[str, bool]]
"""Lines, each with whether it goes on in the next."""


def _torn(truths: Sequence[Truth], density: float, rng: Random) -> tuple[str, Laid]:
    """A page of plain lines: headings with or without marks, some paragraphs broken."""
    gap, indent = rng.choice(("\n", "\n\n")), rng.choice(("", "", "　　"))
    half = indent if rng.random() < 0.5 else ""
    mark, labelled = "# " if rng.random() < 0.4 else "", rng.random() < 0.3
    laid: Laid = []
    for truth in truths:
        heads = (truth.column if labelled else "", truth.kicker, truth.title and mark + truth.title)
        dashes = rng.choice(("——", ""))
        credit = truth.byline_place != "lead" and truth.byline
        laid += [(text, False) for text in (*heads, truth.subtitle and dashes + truth.subtitle) if text]
        laid += [(credit, False)] if credit and truth.byline_place == "before" else []
        for number, text in enumerate(truth.paragraphs):
            whole = indent + (_lead(truth) if number == truth.lead_at else "") + text
            laid += [(whole, False)] if truth.verse else _broken(whole, half, density, rng)
        laid += [(credit, False)] if credit and truth.byline_place != "before" else []
    return "".join(text + gap + _mark(text, goes_on, gap, rng) for text, goes_on in laid), laid


def _torn_lines(lines: Sequence[str], density: float, rng: Random) -> tuple[str, Laid]:
    """A page of lines that are paragraphs or anything else; of the paragraphs some are broken."""
    gap, indent = rng.choice(("\n", "\n\n")), rng.choice(("", "", "　　"))
    half = indent if rng.random() < 0.5 else ""
    laid: Laid = []
    for line in lines:
        is_prose = len(line) > _PROSE and ends_sentence(line)
        laid += _broken(indent + line, half, density, rng) if is_prose else [(indent + line, False)]
    return "".join(text + gap + (_mark(text, goes_on, gap, rng) if density else "") for text, goes_on in laid), laid


def _mark(text: str, goes_on: bool, gap: str, rng: Random) -> str:
    """A page number or running head: now and then amid a paragraph or below a sentence, hardly below a heading."""
    if rng.random() >= (0.15 if goes_on else 0.02 if ends_sentence(text) else 0.004):
        return ""
    return rng.choice((page_number, running_head))(rng) + gap


def _lead(truth: Truth) -> str:
    dateline = "" if truth.dateline_last else truth.dateline
    credit = truth.byline and truth.byline_place == "lead"
    return dateline + (f"（{truth.byline}）" if credit else " " * bool(dateline))


def _broken(text: str, half: str, density: float, rng: Random) -> Laid:
    """The parts of a paragraph; `half` is the indent of all but the first."""
    places = [found.start() for found in _BREAKABLE.finditer(text) if 2 <= found.start() <= len(text) - 2]
    near = [at for at in places if min(at, len(text) - at) <= _NEAR_END]
    times = int(len(text) * density / 1000 + rng.random()) if density and len(places) > 1 else 0
    drawn = [rng.choice(near if near and rng.random() < _NEAR_ENDS else places) for _ in range(times)]
    cuts = sorted(set(drawn))
    parts = [text[a:b] for a, b in pairwise((0, *cuts, len(text)))]
    return [(half * (k > 0) + part, k < len(parts) - 1) for k, part in enumerate(parts)]


def _of_lines(fold: str, pages: str, raw: str, laid: Laid) -> Lot:
    """Lines are known again by their ends, which cleaning has left but for marks."""
    known = {(_bare(a)[-_KNOWN_BY:], _bare(b)[:_KNOWN_BY]): goes_on for (a, goes_on), (b, _) in pairwise(laid)}
    draft = _repaired(raw)
    joints = joints_of(draft.text)
    ends = {k: (_bare(joints.page[k].text), _bare(joints.page[k + 1].text)) for k in joints.plain}
    return _lot(fold, pages, draft, {k: known.get((a[-_KNOWN_BY:], b[:_KNOWN_BY])) for k, (a, b) in ends.items()})


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", normalize("NFKC", text))

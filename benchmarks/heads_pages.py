"""Pages with known heads, from which the weights of parsers/articles are learned: every run of heading-like lines with
what each of its lines is. Pages come from dev, the bench's own texts and those of a county newspaper, from dev and own
texts of the second bench, and from the sample edition; never from test.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.damage import clean_page, damaged_page
from benchmarks.damage_model import DamagedPage, Truth, learn
from benchmarks.damage_text import breakable
from benchmarks.heads_decks import decks_turned
from benchmarks.heads_forms import FORMS, INNER, Part, decks_changed, halved, titles_marked, worn
from benchmarks.heads_steps import Example, Known, bare, examples_of, next_head
from benchmarks.pages_damaged import DENSITIES, damaged_pages
from benchmarks.pages_sources import Source, open_source
from benchmarks.pages_texts import read_texts
from benchmarks.second import build as second
from benchmarks.second.model import Wanted
from parsers.articles.cue_weights import TITLE
from parsers.articles.cut import page_of
from parsers.articles.habits import habits
from parsers.articles.pairs import without_label
from parsers.articles.runs import solid_lines
from parsers.articles.signatures import signed
from parsers.articles.sort import body_of
from parsers.cleaning.order import clean
from parsers.lines import Line, lines
from parsers.looks import Look

SAMPLE = Path(__file__).resolve().parents[1] / "flows" / "sample" / "2025-03-12"
COUNTY = Path(__file__).with_name("county")
SAMPLE_TIMES = 20
MIXTURES, MIXED = 4, 5
_LONGEST_INNER = 24
CHANGED = 0.25
HALVED = {"half": (0.3, 0.3), "split": (0.4, 0.3), "beside": (0.7, 0.5)}
"""The share of the pages with headlines over two lines, and of their headlines: by the cues to be learned."""

TURNED = 2
"""So many times a page is read with other decks bare."""

AT_SPACE, AT_CLAUSE, UNEVEN, LEAST_HALF = 0.9, 0.6, 0.15, 3


class KnownPage(NamedTuple):
    """The clean text of a page, its lines with their heading levels, and the heads of its articles in order."""

    text: str
    page: Sequence[Line]
    known: Sequence[Known]


def known_pages(seeds: Sequence[int]) -> list[KnownPage]:
    """All pages, cleaned, with the heads of their articles."""
    drafts = [(clean(text), known) for text, known in (*_bench_pages(seeds), *_second_pages(seeds), *_sample_pages())]
    return [KnownPage(draft.text, page_of(draft), known) for draft, known in drafts]


def examples(pages: Iterable[KnownPage], rng: Random, apart: str) -> Iterator[Example]:
    """The runs of pages with what their lines are; half of the pages lose marks.

    `apart` names the cues that are learned apart, if any are: only for these pages are read with marks of other forms,
    too, where these tell headlines no longer from other large type (for `beside`: where headlines bear them and what
    stands over and under these does not); and only for those of `HALVED` with split headlines and changed decks.
    """
    for text, page, known in pages:
        levels = {line.start: line.level for line in page if line.level}
        yield from examples_of(_marked(text, page, worn(levels, rng)), known)
        parts = _parts(page, known)
        if apart in HALVED:
            yield from _changed(text, page, levels, known, rng, *HALVED[apart])
        if apart == "beside":
            yield from examples_of(_marked(text, page, titles_marked(parts, rng)), known)
            for _ in range(0 if any(line.image for line in page) else TURNED):
                turned, places, heads = decks_turned(text, page, parts, known, rng)
                yield from examples_of(_marked(turned, page, titles_marked(places, rng)), heads)
            continue
        for form, share in FORMS if apart else ():
            if rng.random() < share:
                marked = _marked(text, page, form(parts, rng))
                if not habits(solid_lines(body_of(marked))[1]).telling:
                    yield from examples_of(marked, known)


def _marked(text: str, page: Sequence[Line], levels: Mapping[int, int]) -> Sequence[Line]:
    """The page's lines with these heading levels."""
    pictured = {line.start for line in page if line.image}
    return [line._replace(image=line.start in pictured) for line in signed(lines(text, levels))]


def _parts(page: Sequence[Line], known: Sequence[Known]) -> dict[int, Part]:
    """What the head lines and subheadings of a page are, by their starts."""
    text = solid_lines(body_of(page))[1]
    texts = [bare(line.text) for line in text]
    parts: dict[int, Part] = {}
    at = k = 0
    while k < len(text):
        number, head = next_head(texts, k, known, at)
        parts |= {text[k + j].start: Part(step.role, number) for j, step in enumerate(head)}
        if not head and _is_inner(text, k):
            parts[text[k].start] = Part(INNER, -1)
        at, k = number + bool(head), k + (len(head) or 1)
    return parts


def _changed(
    text: str,
    page: Sequence[Line],
    levels: Mapping[int, int],
    known: Sequence[Known],
    rng: Random,
    pages: float,
    headlines: float,
) -> Iterator[Example]:
    """The runs of some of the pages with other decks, and of some with headlines over two lines."""
    parts = _parts(page, known)
    if rng.random() < CHANGED:
        yield from examples_of(_marked(text, page, decks_changed(levels, parts, rng)), known)
    if (places := _places(page, parts, rng, headlines)) and rng.random() < pages:
        whole, halves = halved(text, rng.choice((levels, worn(levels, rng))), places, rng)
        yield from examples_of(_marked(whole, page, halves), known)


def _places(page: Sequence[Line], parts: Mapping[int, Part], rng: Random, share: float) -> dict[int, int]:
    """A share of the headlines of a page without pictures, which stand on two lines: where they start, how long the
    first is.
    """
    places: dict[int, int] = {}
    for line in page if not any(line.image for line in page) else ():
        title = line.start in parts and parts[line.start].role == TITLE
        if title and rng.random() < share and (at := _cut(line.text, rng)):
            places[line.start] = at
    return places


def _cut(text: str, rng: Random) -> int:
    """Where a headline is cut in two, 0 if nowhere: mostly at a space or behind a clause, else near its middle."""
    size = len(without_label(text))
    cuts = [at for at in range(LEAST_HALF, size - LEAST_HALF + 2) if text[at - 1] == " " or breakable(text, at)]
    for marks, chance in ((" ", AT_SPACE), ("，：！？", AT_CLAUSE)):
        if (found := [at for at in cuts if text[at - 1] in marks]) and rng.random() < chance:
            cuts = found
    even = [at for at in cuts if min(at, size - at) >= size // 3]
    cuts = even if even and rng.random() >= UNEVEN else cuts
    return rng.choice(cuts) if cuts else 0


def _is_inner(page: Sequence[Line], k: int) -> bool:
    """Whether a short line stands between paragraphs."""
    around = 0 < k < len(page) - 1 and page[k - 1].look is page[k + 1].look is Look.BODY
    return around and page[k].look is Look.SHORT and len(page[k].text) <= _LONGEST_INNER


def _known(fields: dict[str, str], titles: Iterable[str]) -> Known:
    told = [bare(fields.get(name)) for name in ("column", "kicker", "subtitle", "byline")]
    found = tuple(filter(None, map(bare, titles)))
    return Known(found, *told) if found else Known((told[0],), "", *told[1:])


def _bench_pages(seeds: Sequence[int]) -> Iterator[tuple[str, list[Known]]]:
    county = read_texts(COUNTY)
    for source in (open_source("dev"), open_source("texts"), Source(county, county, "")):
        pages: list[DamagedPage] = [clean_page(name, truths, learn([])) for name, truths in source.pages.items()]
        for seed in seeds:
            for density in DENSITIES.values():
                pages += damaged_pages(source, 0, seed, None, density)
        pages += _mixed_pages(source)
        for page in pages:
            yield page.raw, [_known_truth(truth) for truth in page.truths]


def _mixed_pages(source: Source) -> Iterator[DamagedPage]:
    """The same articles in other neighbourhoods, on every second page half of them without byline and dateline."""
    stories = list(dict.fromkeys(truth for truths in source.pages.values() for truth in truths))
    lore = learn([truth for truths in source.everything.values() for truth in truths])
    for turn in range(MIXTURES):
        rng = Random(turn)
        rng.shuffle(stories)
        for at in range(0, len(stories), MIXED):
            truths = [
                _unsigned(truth) if turn % 2 and rng.random() < 0.5 else truth for truth in stories[at : at + MIXED]
            ]
            density = rng.choice(tuple(DENSITIES.values()))
            yield damaged_page(f"mixture {turn}/{at}", truths, turn, lore, None, density)


def _unsigned(truth: Truth) -> Truth:
    if truth.byline_place == "credit" or truth.dateline_last:
        return truth
    return replace(truth, byline="", dateline="")


def _known_truth(truth: Truth) -> Known:
    fields = {name: getattr(truth, name) for name in ("column", "kicker", "subtitle", "byline")}
    return _known(fields, (truth.title, f"{truth.title}{truth.column}") if truth.title else ())


def _second_pages(seeds: Sequence[int]) -> Iterator[tuple[str, list[Known]]]:
    for split in ("dev", "own"):
        for seed in seeds:
            for density in ("none", "heavy"):
                for sheet in second.pages(split, density, seed):
                    yield sheet.raw, [_known_wanted(wanted) for wanted in sheet.wanted]


def _known_wanted(wanted: Wanted) -> Known:
    heads = wanted.heads[0]
    fields = {"column": heads.column, "kicker": heads.kicker, "subtitle": heads.subtitle, "byline": wanted.byline}
    return _known(fields, [each.title for each in wanted.heads if each.title])


def _sample_pages() -> Iterator[tuple[str, list[Known]]]:
    for path in sorted(SAMPLE.glob("*.md")) * SAMPLE_TIMES:
        articles = json.loads(path.with_suffix(".json").read_text("utf-8"))["articles"]
        yield (
            path.read_text("utf-8"),
            [_known(item, [item["title"] or ""]) for item in articles if item["kind"] != "masthead"],
        )

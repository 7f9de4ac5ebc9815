"""The bench of continuations: `python -m benchmarks.continued [--split dev|test|texts] [--rounds N] [--show K]`.

Articles are cut in two and set on two pages of an edition, with notes in many forms (下转第2版, 上接第1版), headlines
that say the same or less, one note lost, one part absent; the pages are read and stitched, undamaged, damaged as a
real page is, and heavily. Printed: how many of those that belong together came together, and what came so falsely.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from benchmarks.continued_editions import ONE_NOTE, WHOLE, Cut, Edition, editions
from benchmarks.damage_model import Truth, learn
from benchmarks.damage_readers import BENCH, DAY
from benchmarks.damage_score import body_of
from benchmarks.pages_damaged import DENSITIES
from benchmarks.pages_sources import open_source
from parsers.articles.stitch import stitch
from parsers.model import Article, PageReading, RawPage
from parsers.reading import read_page


@dataclass(slots=True)
class Tally:
    """Counts by what is asked of: `wanted` and `found` go together, `exact` came back as it was, `false` does not."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: int = 0
    apart: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.split == "test" and options.show:
        print("The test split is held out: --show is for dev and texts.", file=sys.stderr)
        return 2
    pages = open_source(options.split).pages
    if options.split == "texts":
        pages = dealt([truth for truths in pages.values() for truth in truths])
    lore = learn([truth for truths in pages.values() for truth in truths])
    for name, density in DENSITIES.items():
        tally = Tally()
        for seed in range(options.seed, options.seed + options.rounds):
            for edition in editions(pages, seed, density, lore):
                score(edition, stitch(read_edition(edition)), tally)
        _print(name, tally, options.show)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks.continued", description=__doc__)
    options.add_argument("--split", choices=("dev", "test", "texts"), default="dev")
    options.add_argument("--rounds", type=int, default=1, help="how often each day is cut anew")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=0, metavar="K")
    return options.parse_args(arguments)


def dealt(truths: Sequence[Truth]) -> dict[str, list[Truth]]:
    """Each of our own texts once, whole ones, by fours on the pages of editions."""
    whole = [truth for truth in dict.fromkeys(truths) if not (truth.continues or truth.continued)]
    return {f"own texts {k // 32}/{k % 32 // 4}": whole[k : k + 4] for k in range(0, len(whole), 4)}


def read_edition(edition: Edition) -> list[PageReading]:
    """Its pages, each by itself."""
    pages = [RawPage(label, page.raw.encode("utf-8"), "") for label, page in edition.pages.items()]
    return [read_page(page, BENCH, DAY) for page in pages]


def score(edition: Edition, pages: Sequence[PageReading], tally: Tally) -> None:
    """Counts what the pages, stitched, have of what was cut."""
    together = [(page.label, article) for page in pages for article in page.articles if _labels(article)]
    taken: set[int] = set()
    for cut in edition.cuts:
        found = next((k for k, (label, article) in enumerate(together) if _is_of(cut, label, article)), None)
        if not cut.goes_on:
            tally.apart += 1
            continue
        asked = (cut.how, cut.cut, cut.title)
        tally.wanted.update(asked)
        if found is None:
            tally.missed.append(f"{edition.name} {'; '.join(asked)}: {_named(cut)}")
            continue
        taken.add(found)
        tally.found.update(asked)
        tally.exact += _is_exact(cut, together[found][1])
    wrong = (article for k, (_, article) in enumerate(together) if k not in taken)
    tally.false += [
        f"{edition.name} {article.title and article.title.text} + {_rest(article)[0][:40]}" for article in wrong
    ]


def _labels(article: Article) -> set[str]:
    """The other pages that an article has text of."""
    return set(chain.from_iterable(paragraph.pages for paragraph in article.paragraphs)) - {""}


def _rest(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if any(paragraph.pages)]


def _is_of(cut: Cut, label: str, article: Article) -> bool:
    """Whether the article has the beginning of the one that was cut, and its rest, by most of their paragraphs."""
    if label != cut.head or cut.rest not in _labels(article):
        return False
    above, below = "".join(cut.first.paragraphs), "".join(cut.second.paragraphs)
    own = [paragraph.text for paragraph in article.paragraphs if not any(paragraph.pages)]
    rest = [paragraph.text for paragraph in article.paragraphs if paragraph.pages and all(paragraph.pages)]
    return (not own or _shares(above, own)) and (not rest or _shares(below, rest))


def _shares(whole: str, parts: Sequence[str]) -> bool:
    """Whether half of the pieces of ten characters are of the text."""
    text = "".join(parts)
    pieces = [text[at : at + 10] for at in range(0, len(text) - 9, 10)]
    return 2 * sum(piece in whole for piece in pieces) >= len(pieces)


def _is_exact(cut: Cut, article: Article) -> bool:
    """Whether the paragraphs are those of the article before it was cut; one cut between sentences may stay two."""
    apart = [*cut.first.paragraphs, *cut.second.paragraphs]
    return body_of(article) in (list(cut.whole.paragraphs), apart)


def _named(cut: Cut) -> str:
    return f"{cut.head} {cut.whole.title} {cut.first.continues} + {cut.rest} {cut.second.title} {cut.second.continued}"


def _print(name: str, tally: Tally, show: int) -> None:
    found = sum(tally.found[how] for how in (WHOLE, ONE_NOTE))
    wanted = found + len(tally.missed)
    print(
        f"{name}: {found} of {wanted} put together ({found / max(1, wanted):.3f}), {tally.exact} of these exactly as "
        f"they were; {len(tally.false)} put together falsely; {tally.apart} more were cut and are to stay apart"
    )
    for asked in tally.wanted:
        print(f"    {asked:22} {tally.found[asked]:4} of {tally.wanted[asked]}")
    for line in chain(_first("missed", tally.missed, show), _first("false", tally.false, show)):
        print(f"    {line}")


def _first(name: str, lines: Sequence[str], show: int) -> Iterator[str]:
    return (f"{name}: {line}" for line in lines[:show])


if __name__ == "__main__":
    sys.exit(main())

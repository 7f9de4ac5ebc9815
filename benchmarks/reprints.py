"""The bench of reprints: `python -m benchmarks.reprints [--noise 0.05] [--show]`, over the 907 articles of the corpus.

Articles are stored with copies of them: exact, wrapped anew, with a share of their characters misread, dropped or
doubled. Printed: which copies were found, which families are false, how fast. What the newspaper itself printed twice
is one article here.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, select

from benchmarks.pages_corpus import CORPUS
from parsers.likeness import VERSION, runs
from parsers.model import Article, EditionReading, Newspaper, PageReading, Passage, Span
from storage.database import opened, upgrade, writing
from storage.families import Window, look_at
from storage.reprints import days_waiting, reprints
from storage.save import prepared, save_edition
from storage.schema import articles

MISREAD = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
ITS_OWN = 30
"""Articles of which most stands in another, in runs of so many characters, were printed twice by the newspaper."""

START = date(2025, 2, 3)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to store; `origin` is the number of the text that it is a copy of, its own where it is none."""

    body: str
    origin: int
    form: str


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.reprints", description=__doc__)
    options.add_argument("--noise", type=float, default=0.05)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--show", action="store_true", help="prints the families that are false, with their beginnings"
    )
    wanted = options.parse_args(arguments)
    if not CORPUS.exists():
        print("the corpus is not here: nothing to measure", file=sys.stderr)
        return 2
    texts = [text for text in corpus() if runs(text)]
    pieces = with_copies(texts, printed_twice(texts), wanted.noise, random.Random(wanted.seed))
    with tempfile.TemporaryDirectory() as folder, opened(f"sqlite:///{folder}/bench.db") as engine:
        upgrade(engine)
        store(engine, pieces)
        seconds = find(engine)
        report(engine, pieces, seconds, show=wanted.show)
    return 0


def corpus() -> Iterator[str]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        raw: str = json.loads(line)["raw"]
        yield "\n".join(text.strip() for text in raw.split("\n") if text.startswith("\u3000\u3000"))


def printed_twice(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first one that holds most of it, or of which it holds most; else its own."""
    pieces = [frozenset(text[at : at + ITS_OWN] for at in range(len(text) - ITS_OWN)) for text in texts]
    where: dict[str, int] = {}
    origins: list[int] = []
    for n, its in enumerate(pieces):
        rivals = Counter(where[piece] for piece in its if piece in where)
        same = [k for k, shared in rivals.items() if 2 * shared > min(len(its), len(pieces[k]))]
        origins.append(origins[same[0]] if same else n)
        where.update(dict.fromkeys(its, n))
    return origins


def with_copies(texts: Sequence[str], origins: Sequence[int], noise: float, rng: random.Random) -> list[Piece]:
    """Every third text has three copies."""
    out = []
    for n, (text, origin) in enumerate(zip(texts, origins, strict=True)):
        out.append(Piece(text, origin, "original" if n == origin else "printed twice"))
        if n % 3 == 0:
            out.append(Piece(text, origin, "exact"))
            out.append(Piece(wrapped(text, rng), origin, "wrapped"))
            out.append(Piece(wrapped(misread(text, noise, rng), rng), origin, f"{noise:.0%} noise, wrapped"))
    rng.shuffle(out)
    return out


def misread(text: str, noise: float, rng: random.Random) -> str:
    out = []
    for char in text:
        if rng.random() < noise and char.isalnum():
            out.append(rng.choice((rng.choice(MISREAD), "", char * 2)))
        else:
            out.append(char)
    return "".join(out)


def wrapped(text: str, rng: random.Random) -> str:
    """The same characters in lines of another length, as a column breaks them."""
    width = rng.randint(11, 24)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def store(engine: Engine, pieces: Sequence[Piece]) -> None:
    """Copies stand within a week of each other, on the pages of several newspapers."""
    paper = Newspaper("bench", "测试报", "", 0)
    size = -(-len(pieces) // 7)
    for n in range(7):
        some = range(n * size, min(len(pieces), (n + 1) * size))
        page = PageReading("1", "", "", f"{n:064}", articles=tuple(article(k, pieces[k].body) for k in some))
        with writing(engine) as connection:
            reading = EditionReading(paper, START + timedelta(n), (page,))
            save_edition(connection, prepared(reading), parser_version="1", verdict_version="", now=datetime.now(UTC))


def article(k: int, body: str) -> Article:
    span = Span(k * 10, k * 10 + 5)
    return Article(k, "article", (span,), paragraphs=(Passage(body, (span,)),))


def find(engine: Engine) -> float:
    start = time.perf_counter()
    window = Window()
    with engine.connect() as connection:
        days = days_waiting(connection, VERSION)
    for day in days:
        more = 1
        while more:
            with writing(engine) as connection:
                more = look_at(connection, day, window)
    return time.perf_counter() - start


def report(engine: Engine, pieces: Sequence[Piece], seconds: float, *, show: bool) -> None:
    with engine.connect() as connection:
        rows = connection.execute(
            select(articles.c.raw_start, reprints.c.family).outerjoin(reprints, reprints.c.article == articles.c.id)
        ).all()
    family_of = {row.raw_start // 10: row.family for row in rows}
    originals = {piece.origin: family_of[k] for k, piece in enumerate(pieces) if piece.form == "original"}
    planted, found = Counter[str](), Counter[str]()
    for k, piece in enumerate(pieces):
        planted[piece.form] += 1
        found[piece.form] += family_of[k] is not None and family_of[k] == originals[piece.origin]
    print(f"{len(pieces):,} articles, {sum(len(piece.body) for piece in pieces):,} characters\n")
    for form in sorted(planted.keys() - {"original"}):
        print(f"{form:24}{found[form]:6} of {planted[form]:6}   recall {found[form] / planted[form]:.4f}")
    origins: dict[int, set[int]] = {}
    for k, piece in enumerate(pieces):
        if family_of[k] is not None:
            origins.setdefault(family_of[k], set()).add(piece.origin)
    mixed = [group for group in origins.values() if len(group) > 1]
    print(f"families {len(origins)}, of them with articles of different origin {len(mixed)}")
    print(f"{len(pieces) / seconds:,.0f} articles a second ({seconds:.1f} s)")
    if show:
        starts = {piece.origin: piece.body[:60].replace("\n", " ") for piece in pieces if piece.form == "original"}
        for group in mixed:
            print("\n".join(f"  {starts[origin]}" for origin in sorted(group)) + "\n")


if __name__ == "__main__":
    sys.exit(main())

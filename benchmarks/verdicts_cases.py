"""The articles that the verdicts are measured on, each with its right answers: ours, and those of ../shared."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from parsers.model import Article, Passage

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LABELLED = SHARED / "corpus" / "labelled.jsonl"
CORPUS = SHARED / "corpus" / "rmrb-2019-02.jsonl"
SEED = SHARED / "seed" / "heze_page.gold.json"
TRAPS = ROOT / "tests" / "places" / "traps.tsv"
ITEMS = ROOT / "tests" / "topics" / "items.tsv"
UNDATED = date(2015, 1, 1)
SEED_DAY = date(2025, 2, 19)
# The gold of the seed page uses an older name of the Media Topic.
OLD_NAMES = {"politics and government": "politics"}


class Case(NamedTuple):
    """An article with what is expected of it: the right `counties` and `topics`, and counties that must be `absent`.

    `group` is the class of a trap or the subject of an item; `half` is dev, held or fresh (held too, written later), ""
    for texts that are not ours.
    """

    id: str
    group: str
    half: str
    article: Article
    home: str
    on: date
    counties: frozenset[str]
    topics: frozenset[str]
    absent: frozenset[str] = frozenset()
    doubtful: bool = False


def article(title: str, body: str, subtitle: str = "", byline: str = "", column: str = "") -> Article:
    paragraphs = tuple(Passage(line.strip("\u3000\xa0 "), ()) for line in body.split("\n") if line.strip("\u3000\xa0 "))
    heads = [Passage(text, ()) if text else None for text in (title, subtitle, byline, column)]
    return Article(
        1, "article", (), title=heads[0], subtitle=heads[1], byline=heads[2], column=heads[3], paragraphs=paragraphs
    )


def table_rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def traps() -> list[Case]:
    return [
        Case(
            id_,
            group,
            half,
            article(title, text),
            home,
            date.fromisoformat(on),
            codes(right),
            frozenset(),
            codes(absent),
        )
        for id_, group, half, home, on, title, text, right, absent in table_rows(TRAPS)
    ]


def codes(joined: str) -> frozenset[str]:
    return frozenset(joined.split(",")) if joined else frozenset()


def items() -> list[Case]:
    return [
        Case(id_, subjects.split(",")[0], half, article(title, lead), "", UNDATED, frozenset(), codes(subjects))
        for id_, half, subjects, title, lead in table_rows(ITEMS)
    ]


def labelled() -> list[Case]:
    return [labelled_case(json.loads(line)) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def labelled_case(row: dict[str, str]) -> Case:
    day = re.search(r"\d{4}-\d\d-\d\d", row["paper"])
    return Case(
        id=row["id"],
        group="labelled",
        half="",
        article=article(row["title"], row["text"]),
        home="",
        on=date.fromisoformat(day[0]) if day else UNDATED,
        counties=frozenset(row["counties"]),
        topics=frozenset(row["topics"]),
        doubtful=bool(row["doubtful"]),
    )


def seed() -> list[Case]:
    page = json.loads(SEED.read_text(encoding="utf-8"))
    return [
        Case(
            id=f"seed {number}",
            group="seed",
            half="",
            article=seed_article(row),
            home=page["home"],
            on=SEED_DAY,
            counties=frozenset(row["county"]),
            topics=frozenset(OLD_NAMES.get(name, name) for name in row["topic"]),
        )
        for number, row in enumerate(page["articles"], start=1)
    ]


def seed_article(row: dict[str, str | list[str] | None]) -> Article:
    heads = {key: str(row[key] or "") for key in ("subtitle", "byline", "column")}
    return article(str(row["title"]), "\n".join(row["paragraphs"] or ()), **heads)


def thousand_characters() -> list[Case]:
    if CORPUS.exists():
        texts = [json.loads(line)["raw"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
        heads = [text[:1000].strip().partition("\n") for text in texts if len(text) >= 1000]
        return [speed_case(title, body) for title, _, body in heads]
    text = "\n".join(case.article.body for case in traps())
    return [speed_case("", text[start : start + 1000]) for start in range(0, len(text) - 1000, 100)]


def speed_case(title: str, body: str) -> Case:
    return Case("", "", "", article(title, body), "", date(2019, 2, 1), frozenset(), frozenset())

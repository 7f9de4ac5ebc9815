"""All figures of the county and topic verdicts: `python -m benchmarks.verdicts [--misses]`.

Texts that are not ours are read from ../shared and skipped with a line where they are absent.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.rivals import RIVALS, rival_codes
from parsers.model import Article, Passage
from parsers.places.table import is_code
from parsers.places.verdict import counties
from parsers.topics.table import media_topics, top_level
from parsers.topics.verdict import topics

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LABELLED = SHARED / "corpus" / "labelled.jsonl"
CORPUS = SHARED / "corpus" / "rmrb-2019-02.jsonl"
SEED = SHARED / "seed" / "heze_page.gold.json"
TRAPS = ROOT / "tests" / "places" / "traps.tsv"
ITEMS = ROOT / "tests" / "topics" / "items.tsv"
HALVES = ("dev", "held")
COUNTY_FREE = ("free", "straddle", "everyday", "person", "compound")
UNDATED = date(2015, 1, 1)
# The gold of the seed page uses an older name of the Media Topic.
OLD_NAMES = {"politics and government": "politics"}


class Case(NamedTuple):
    """An article with what is expected of it. `counties` and `topics` are the right answers, `group` the trap class or half."""

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
        Case(id_, group, half, article(title, text), home, date.fromisoformat(on), codes(right), frozenset(), codes(absent))
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
            article=article(
                row["title"], "\n".join(row["paragraphs"]), row["subtitle"] or "", row["byline"] or "", row["column"] or ""
            ),
            home=page["home"],
            on=date(2025, 2, 19),
            counties=frozenset(row["county"]),
            topics=frozenset(OLD_NAMES.get(name, name) for name in row["topic"]),
        )
        for number, row in enumerate(page["articles"], start=1)
    ]


def primary(case: Case) -> frozenset[str]:
    return frozenset(c.code for c in counties(case.article, home=case.home, on=case.on) if c.role == "primary")


def county_right(case: Case) -> bool:
    verdict = counties(case.article, home=case.home, on=case.on)
    named = {county.code for county in verdict}
    return {c.code for c in verdict if c.role == "primary"} == case.counties and not named & case.absent


def subject_right(case: Case) -> bool:
    verdict = topics(case.article)
    return bool(verdict) and verdict[0].local_code in case.topics


def top_codes(case: Case) -> list[str]:
    return [top_level(topic.code.removeprefix("medtop:")) for topic in topics(case.article)]


def media_right(case: Case) -> bool:
    found = top_codes(case)[:1]
    return bool(set(found) & case.topics or {media_topics()[code].name_en for code in found} & case.topics)


def macro_f1(cases: Iterable[Case]) -> float:
    """F1 of each top-level Media Topic that is expected anywhere, averaged; the first two found count."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for case in cases:
        verdict = set(top_codes(case)[:2])
        right.update(verdict & case.topics)
        found.update(verdict)
        wanted.update(case.topics)
    scores = [2 * right[code] / (found[code] + wanted[code]) for code in wanted]
    return sum(scores) / len(scores)


def show(name: str, cases: list[Case], right: Callable[[Case], bool], misses: bool) -> None:
    wrong = [case for case in cases if not right(case)]
    print(f"{name:<58} {1 - len(wrong) / len(cases):6.3f}  ({len(cases) - len(wrong)} of {len(cases)})")
    for case in wrong if misses else ():
        print("   ", miss(case))


def miss(case: Case) -> str:
    verdict = counties(case.article, home=case.home, on=case.on)
    places = " ".join(f"{county.code}{county.name}{county.role[0]}{county.score}" for county in verdict[:5])
    subjects = " ".join(f"{topic.local_code}{topic.score}" for topic in topics(case.article))
    title = case.article.title.text if case.article.title else ""
    return f"{case.id} {title[:28]} | want {sorted(case.counties)} {sorted(case.topics)} | {places} | {subjects}"


def show_counties(misses: bool) -> None:
    print("== county verdicts")
    for half in HALVES:
        show(f"traps, {half} half", [case for case in traps() if case.half == half], county_right, misses and half == "dev")
    groups = Counter(case.group for case in traps())
    wrong = Counter(case.group for case in traps() if not county_right(case))
    print("  by class: " + ", ".join(f"{group} {n - wrong[group]}/{n}" for group, n in groups.items()))
    show_false_counties()


def show_false_counties() -> None:
    free = [case for case in traps() if case.group in COUNTY_FREE and not case.counties] + items()
    named = [case for case in free if any(c.level == "county" for c in counties(case.article, home="", on=case.on))]
    print(f"{'county-free texts in which a county was found':<58} {len(named) / len(free):6.3f}  ({len(named)} of {len(free)})")
    for case in named:
        print("   ", miss(case))


def show_topics(misses: bool) -> None:
    print("== topic verdicts")
    for half in HALVES:
        show(f"items, {half} half", [case for case in items() if case.half == half], subject_right, misses and half == "dev")


def show_shared(misses: bool) -> None:
    print("== articles of other people")
    if SEED.exists():
        show("seed page, county", seed(), lambda case: primary(case) == case.counties, misses)
        show("seed page, topic", seed(), media_right, misses)
    else:
        print(f"seed page: skipped, {SEED} is not there")
    if not LABELLED.exists():
        print(f"labelled articles: skipped, {LABELLED} is not there")
        return
    cases = labelled()
    sure = [case for case in cases if not case.doubtful]
    show("labelled, county, all", cases, lambda case: primary(case) == case.counties, misses)
    show("labelled, county, not doubtful", sure, lambda case: primary(case) == case.counties, False)
    show("labelled, first topic in set, not doubtful", sure, media_right, misses)
    print(f"{'labelled, macro-F1 over top-level topics, not doubtful':<58} {macro_f1(sure):6.3f}")


def show_speed() -> None:
    print("== speed, one core, articles of 1,000 characters")
    cases = thousand_characters()
    print(f"texts: {'the national daily' if CORPUS.exists() else 'our trap sentences'}; processor time, best of 3 rounds")
    for name, run in (("county", primary), ("topic", lambda case: topics(case.article))):
        print(f"{name:<58} {len(cases) / min(seconds(run, cases) for _ in range(3)):8,.0f} a second")


def seconds(run: Callable[[Case], object], cases: Iterable[Case]) -> float:
    begin = process_time()
    for case in cases:
        run(case)
    return process_time() - begin


def thousand_characters() -> list[Case]:
    if CORPUS.exists():
        texts = [json.loads(line)["raw"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
        heads = [text[:1000].strip().partition("\n") for text in texts if len(text) >= 1000]
        return [speed_case(title, body) for title, _, body in heads]
    text = "\n".join(case.article.body for case in traps())
    return [speed_case("", text[start : start + 1000]) for start in range(0, len(text) - 1000, 100)]


def speed_case(title: str, body: str) -> Case:
    return Case("", "", "", article(title, body), "", date(2019, 2, 1), frozenset(), frozenset())


def show_rivals() -> None:
    print("== other libraries on the same sentences: the place found is the primary one (county or region)")
    cases = [case for case in traps() if not case.home and len(case.counties) < 2]
    for name in RIVALS:
        found = rival_codes(name, [f"{case.article.title.text if case.article.title else ''}。{case.article.body}" for case in cases])
        if found is None:
            print(f"{name}: skipped, not installed")
            continue
        right = sum(({code} if is_code(code) else set()) == case.counties for code, case in zip(found, cases, strict=True))
        print(f"{name:<58} {right / len(cases):6.3f}  ({right} of {len(cases)} without a home newspaper)")
    ours = sum(county_right(case) for case in cases)
    print(f"{'ours':<58} {ours / len(cases):6.3f}  ({ours} of {len(cases)})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was wrong, of the dev halves and of the labelled")
    misses = parser.parse_args().misses
    show_counties(misses)
    show_topics(misses)
    show_shared(misses)
    show_speed()
    show_rivals()


if __name__ == "__main__":
    main()

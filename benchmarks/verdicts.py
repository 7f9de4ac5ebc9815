"""All figures of the county and topic verdicts: `python -m benchmarks.verdicts [--misses]`.

Texts that are not ours are read from ../shared and skipped with a line where they are absent.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from time import process_time

from benchmarks.verdicts_cases import (
    CORPUS,
    LABELLED,
    SEED,
    Case,
    items,
    labelled,
    seed,
    thousand_characters,
    traps,
)
from benchmarks.verdicts_reliability import media_scores, primary_scores, show_reliability, subject_scores
from benchmarks.verdicts_rivals import RIVALS, rival_codes
from parsers.places.table import is_code
from parsers.places.verdict import counties
from parsers.topics.table import media_topics, top_level
from parsers.topics.verdict import topics

HALVES = ("dev", "held", "fresh")
COUNTY_FREE = ("free", "straddle", "everyday", "person", "compound")


def primary(case: Case) -> frozenset[str]:
    return frozenset(c.code for c in counties(case.article, home=case.home, on=case.on) if c.role == "primary")


def primary_right(case: Case) -> bool:
    return primary(case) == case.counties


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
    print(figure(name, len(cases) - len(wrong), len(cases)))
    for case in wrong if misses else ():
        print("   ", miss(case))


def figure(name: str, right: int, total: int) -> str:
    return f"{name:<58} {right / total:6.3f}  ({right} of {total})"


def miss(case: Case) -> str:
    verdict = counties(case.article, home=case.home, on=case.on)
    places = " ".join(f"{county.code}{county.name}{county.role[0]}{county.score}" for county in verdict[:5])
    subjects = " ".join(f"{topic.local_code}{topic.score}" for topic in topics(case.article))
    title = case.article.title.text if case.article.title else ""
    return f"{case.id} {title[:28]} | want {sorted(case.counties)} {sorted(case.topics)} | {places} | {subjects}"


def show_counties(misses: bool) -> None:
    print("== county verdicts")
    show_halves("traps", traps(), county_right, misses)
    groups = Counter(case.group for case in traps())
    wrong = Counter(case.group for case in traps() if not county_right(case))
    print("  by class: " + ", ".join(f"{group} {n - wrong[group]}/{n}" for group, n in groups.items()))
    free = [case for case in traps() if case.group in COUNTY_FREE and not case.counties] + items()
    show("county-free texts in which no county was found", free, names_no_county, misses)


def show_halves(name: str, cases: list[Case], right: Callable[[Case], bool], misses: bool) -> None:
    """The misses of the held halves are not printed: whoever tunes the rules must not see them."""
    for half in HALVES:
        part = [case for case in cases if case.half == half]
        if part:
            show(f"{name}, {half}", part, right, misses and half == "dev")


def names_no_county(case: Case) -> bool:
    return all(found.level != "county" for found in counties(case.article, home="", on=case.on))


def show_shared(misses: bool) -> None:
    print("== articles of other people")
    if SEED.exists():
        show("seed page, county", seed(), primary_right, misses)
        show("seed page, topic", seed(), media_right, misses)
    else:
        print(f"seed page: skipped, {SEED} is not there")
    if not LABELLED.exists():
        print(f"labelled articles: skipped, {LABELLED} is not there")
        return
    sure = [case for case in labelled() if not case.doubtful]
    show("labelled, county, all", labelled(), primary_right, misses)
    show("labelled, county, not doubtful", sure, primary_right, False)
    show("labelled, first topic in set, not doubtful", sure, media_right, misses)
    print(f"{'labelled, macro-F1 over top-level topics, not doubtful':<58} {macro_f1(sure):6.3f}")


def show_scores() -> None:
    print("== what scores mean")
    show_reliability("traps, held and fresh", primary_scores, [case for case in traps() if case.half != "dev"])
    show_reliability("items, held", subject_scores, [case for case in items() if case.half == "held"])
    if LABELLED.exists():
        show_reliability("labelled, county", primary_scores, labelled())
        show_reliability("labelled, every topic", media_scores, [case for case in labelled() if not case.doubtful])


def show_speed() -> None:
    print("== speed, one core, articles of 1,000 characters")
    cases = thousand_characters()
    texts = "the national daily" if CORPUS.exists() else "our trap sentences"
    print(f"texts: {texts}; processor time, best of 3 rounds")
    for name, run in (("county", primary), ("topic", lambda case: topics(case.article))):
        print(f"{name:<58} {len(cases) / min(seconds(run, cases) for _ in range(3)):8,.0f} a second")


def seconds(run: Callable[[Case], object], cases: Iterable[Case]) -> float:
    begin = process_time()
    for case in cases:
        run(case)
    return process_time() - begin


def show_rivals() -> None:
    print("== other libraries on the sentences without a home newspaper: the place found is the primary one")
    cases = [case for case in traps() if not case.home and len(case.counties) < 2]
    for name in RIVALS:
        found = rival_codes(name, [full_text(case) for case in cases])
        if found is None:
            print(f"{name}: skipped, not installed")
            continue
        right = {case.id for case, code in zip(cases, found, strict=True) if known(code) == case.counties}
        print(figure(name, len(right), len(cases)))
    show("ours", cases, county_right, False)


def full_text(case: Case) -> str:
    return f"{case.article.title.text if case.article.title else ''}。{case.article.body}"


def known(code: str) -> frozenset[str]:
    return frozenset({code} if is_code(code) else ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was wrong, the held halves left out")
    misses = parser.parse_args().misses
    show_counties(misses)
    print("== topic verdicts")
    show_halves("items", items(), subject_right, misses)
    show_shared(misses)
    show_scores()
    show_speed()
    show_rivals()


if __name__ == "__main__":
    main()

"""The figures of a run as tables."""

from collections import Counter, defaultdict

from benchmarks.second.tally import Difference, Score

COLUMNS = ("title", "whole", "body", "alike", "bounds", "kicker", "subtitle", "column", "byline", "authors", "dateline")
OTHERS = ("onward", "origin", "credit", "kind", "furniture")


def printed(name: str, by_habit: dict[str, Score]) -> None:
    """Figures by engine habit and in all, then by class of damage, then harms by rule."""
    total = Score()
    for score in by_habit.values():
        total.add(score)
    print(f"\n== {name}: {total.counts['body of']} articles")
    print(" ".join(["habit".ljust(15), *(column.rjust(8) for column in COLUMNS), "   harms"]))
    for habit, score in {**by_habit, "all": total}.items():
        print(
            " ".join([habit.ljust(15), *(_cell(score, column).rjust(8) for column in COLUMNS), _harm(score).rjust(8)])
        )
    print("  ".join(f"{other} {_cell(total, other)}" for other in OTHERS))
    counts = total.counts
    print(
        f"harms on {counts['clean']} clean characters: "
        f"edits {counts['harm edit']}, joins {counts['harm join']}, cuts {counts['harm split']}; by rule: "
        + ", ".join(f"{rule} {count}" for rule, count in _rules(total).most_common())
    )
    _classes(total)


def _rules(score: Score) -> Counter[str]:
    reasons = (difference.reason for difference in score.differences)
    return Counter(reason.removeprefix("harm:") for reason in reasons if reason.startswith("harm:"))


def _ratio(right: float, total: float) -> str:
    return f"{right / total:.3f}" if total else "–"


def _f1(score: Score, name: str) -> str:
    right, wanted, read = (score.counts[key] for key in (name, f"{name} of", f"{name} read"))
    return _ratio(2 * right, wanted + read)


def _cell(score: Score, column: str) -> str:
    if column == "title":
        return _f1(score, "title")
    if column == "bounds":
        return _f1(score, "bound")
    if column == "alike":
        return _ratio(score.similar, score.counts["body of"]) if score.counts["body of"] else "–"
    return _ratio(score.counts[column], score.counts[f"{column} of"])


def _harm(score: Score) -> str:
    """Edits and joins in 10,000 undamaged characters."""
    harms = score.counts["harm edit"] + score.counts["harm join"]
    return f"{harms * 10_000 / score.counts['clean']:.2f}" if score.counts["clean"] else "–"


def _classes(score: Score) -> None:
    names = sorted(key.split()[1] for key in score.counts if key.startswith("repair ") and key.endswith(" of"))
    for name in names:
        number = score.counts[f"repair {name} of"]
        recall = _cell(score, f"repair {name}")
        print(
            f"  {name.ljust(15)} recall {recall} of {number:5}   of those touched right {_cell(score, f'touch {name}')}"
        )


def shown(by_habit: dict[str, Score], most: int, reason: str) -> None:
    """At most so many differences of each reason that begins with `reason`."""
    groups: dict[str, list[Difference]] = defaultdict(list)
    for score in by_habit.values():
        for difference in score.differences:
            if difference.reason.startswith(reason):
                groups[difference.reason].append(difference)
    for name, differences in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"\n-- {name}: {len(differences)}")
        for difference in differences[:: max(1, len(differences) // most)][:most]:
            _show(difference)


def _show(difference: Difference) -> None:
    wanted, got = _apart(difference.wanted, difference.got)
    print(f"  [{difference.page}]\n    wanted {wanted!r}\n    got    {got!r}")
    if difference.raw:
        print(f"    raw    {difference.raw!r}")


def _apart(wanted: str, got: str) -> tuple[str, str]:
    """Two long texts about their first difference."""
    at = next(
        (at for at, (one, two) in enumerate(zip(wanted, got, strict=False)) if one != two), min(len(wanted), len(got))
    )
    start = max(0, at - 25) if max(len(wanted), len(got)) > 120 else 0
    return wanted[start : start + 110], got[start : start + 110]

"""The tables and the differences that the bench prints."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.damage_align import Difference, differences
from benchmarks.damage_fields import FieldTally, settle, title_found
from benchmarks.damage_layout import HAND
from benchmarks.damage_model import DamagedPage, Truth
from benchmarks.damage_plan import CLASSES
from benchmarks.damage_readers import Reader
from benchmarks.damage_score import EditTally, compare, told
from parsers.model import Article, Edit


def share(part: float, whole: float) -> str:
    return f"{part / whole:.4f}" if whole else "     –"


def print_edits(tally: EditTally) -> None:
    """Recall by class; precision by class over the edits of all rules that mostly explain that class; then by rule."""
    owner = {rule: counts.most_common(1)[0][0] for rule, counts in tally.explains.items() if counts}
    print(f"{'class':24}{'n':>8}{'recall':>9}{'right':>9}{'false':>7}{'precision':>11}  rules")
    for cls in CLASSES:
        rules = [rule for rule, owned in owner.items() if owned == cls]
        right = sum(tally.judged[rule]["right"] for rule in rules)
        false = sum(tally.judged[rule]["false"] for rule in rules)
        print(
            f"{cls:24}{tally.planted[cls]:>8}{share(tally.repaired[cls], tally.planted[cls]):>9}{right:>9}{false:>7}"
            f"{share(right, right + false):>11}  {' '.join(rules)}"
        )
    print(f"{'all':24}{tally.planted.total():>8}{share(tally.repaired.total(), tally.planted.total()):>9}\n")
    print(f"{'rule':24}{'right':>8}{'false':>7}{'precision':>11}{'neutral':>9}{'minor':>7}{'flags':>7}  explains")
    for rule, counts in sorted(tally.judged.items()):
        explained = ", ".join(f"{cls} {count}" for cls, count in tally.explains[rule].most_common(4))
        print(
            f"{rule:24}{counts['right']:>8}{counts['false']:>7}"
            f"{share(counts['right'], counts['right'] + counts['false']):>11}"
            f"{counts['neutral']:>9}{counts['minor']:>7}{counts['flag']:>7}  {explained}"
        )
    print()


def title_f1(tally: FieldTally) -> tuple[float, float, float]:
    """Precision, recall and F1 of the titles."""
    precision = tally.titles_found / tally.titles_told if tally.titles_told else 0.0
    recall = tally.titles_found / tally.titles if tally.titles else 0.0
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def print_density(name: str, pages: Sequence[DamagedPage], tally: FieldTally) -> None:
    """One line for the pages damaged this densely; what a page's hand wrote otherwise throughout is not counted."""
    damages = sum(damage.cls not in HAND for page in pages for damage in page.damages)
    characters = sum(len(text) for page in pages for truth in page.truths for text in truth.paragraphs)
    print(
        f"{name:15} {1000 * damages / max(1, characters):5.1f} damages a thousand characters: "
        f"title F1 {title_f1(tally)[2]:.4f}, exactly restored {share(tally.whole, tally.truths)}, "
        f"similarity {tally.similarity / max(1, tally.truths):.5f}; "
        + ", ".join(f"{field} {share(tally.exact[field], count)}" for field, count in sorted(tally.seen.items()))
    )


def print_fields(tally: FieldTally) -> None:
    precision, recall, f1 = title_f1(tally)
    told_right = 2 * tally.boundaries_right / max(1, tally.boundaries + tally.boundaries_told)
    print(
        f"articles: {tally.truths} true, {tally.articles} read; title precision {precision:.4f} recall {recall:.4f} "
        f"F1 {f1:.4f}; kind {share(tally.kinds, tally.truths)}"
    )
    print(
        f"bodies: similarity {tally.similarity / max(1, tally.truths):.5f}; "
        f"exactly restored {share(tally.whole, tally.truths)}; "
        f"paragraph boundary F1 {told_right:.4f}"
    )
    print(
        "exact: "
        + ", ".join(f"{name} {share(tally.exact[name], count)} of {count}" for name, count in tally.seen.items())
    )


def print_clean(characters: int, harmful: Sequence[tuple[str, Edit]], untold: int, show: bool) -> None:
    rules = ", ".join(f"{rule} {count}" for rule, count in Counter(edit.rule for _, edit in harmful).most_common())
    print(
        f"damage on clean text: {len(harmful)} edits in {characters:,} characters, "
        f"{10_000 * len(harmful) / max(1, characters):.4f} "
        f"per 10,000{'; ' + rules if rules else ''}"
        f"{f'; {untold} of them join two lines over a byline that may be one headline' if untold else ''}"
    )
    for name, edit in harmful[:12] if show else ():
        print(f"    {name} {edit.rule} {edit.start}–{edit.end} {short(edit.before)} → {short(edit.after)}")


def short(text: str, most: int = 60) -> str:
    return repr(text if len(text) <= most else f"{text[: most // 2]}⋯{text[-most // 2 :]}")


def print_worst(pages: Sequence[DamagedPage], reader: Reader, most: int, edits: EditTally, fields: FieldTally) -> None:
    """The pages that differ most: missed damages, false edits, articles not restored, each in short."""
    for page in sorted(pages, key=lambda item: -_trouble(item, reader))[:most]:
        print(f"\n== {page.name}")
        for name, damage in edits.missed:
            if name == page.name:
                start, end = damage.spans[0]
                print(
                    f"  missed {damage.cls:22}{damage.note:8} "
                    f"{short(page.raw[max(0, start - 12) : start])} [{short(damage.before)}] "
                    f"{short(page.raw[end : end + 12])}"
                )
        for name, edit in edits.false:
            if name == page.name:
                print(
                    f"  false  {edit.rule:22} "
                    f"{short(page.raw[max(0, edit.start - 12) : edit.start])} [{short(edit.before)} → "
                    f"{short(edit.after)}] {short(page.raw[edit.end : edit.end + 12])}"
                )
        for name, truth, article in fields.broken:
            if name == page.name:
                print_article(truth, article)


def _trouble(page: DamagedPage, reader: Reader) -> int:
    return len(compare(page, reader(page))[0].found)


def print_article(truth: Truth, article: Article | None) -> None:
    print(f"  article {truth.title!r} ({truth.source})")
    if article is None:
        print("    not found")
        return
    if not title_found(truth, article, True):
        print(
            f"    title got {told(article, 'title')!r}; kicker {truth.kicker!r} "
            f"got {told(article, 'kicker')!r}; subtitle "
            f"{truth.subtitle!r} got {told(article, 'subtitle')!r}"
        )
    ours, theirs = settle(truth, article)
    expected, got = "\n".join(ours), "\n".join(theirs)
    for item in differences(expected, got)[:6]:
        print(f"    {_context(expected, got, item)}")


def _context(expected: str, got: str, item: Difference) -> str:
    before, after = expected[max(0, item.start - 12) : item.start], expected[item.end : item.end + 12]
    wanted, read = short(expected[item.start : item.end]), short(got[item.got_start : item.got_end])
    return f"{before!r} wanted {wanted} got {read} {after!r}"

"""What a reading would change, summed up over many editions, with samples that differ from each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.console import Group, RenderableType
from rich.text import Text

from flows.commands.word_diff import word_diff
from flows.differences import Changed, Difference, differences
from flows.plain.reread import Trial
from flows.screen import counted, has_colours
from flows.walk import Outcome

MOST = 8
"""So many of the changed verdicts are named, the most frequent first."""

VERDICTS = ("county", "topics")


@dataclass(slots=True)
class Report:
    """Grows trial by trial. `shown` counts the samples of each sort of difference, so that none crowds out others."""

    wanted: int
    editions: int = 0
    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept_back: list[str] = field(default_factory=list)
    shown: Counter[tuple[str, ...]] = field(default_factory=Counter)
    samples: list[tuple[int, Difference]] = field(default_factory=list)


def add(report: Report, tried: Trial | Outcome) -> None:
    """Takes an edition into the report."""
    report.editions += 1
    outcome = tried.outcome if isinstance(tried, Trial) else tried
    report.kept_back += [f"{each.what}: {each.reason}" for each in outcome.kept_back]
    if isinstance(tried, Outcome):
        return
    report.articles += sum(article.withdrawn_at is None for article in tried.before.values())
    if tried.status[0] != tried.status[1]:
        report.statuses[tried.status] += 1
    for difference in differences(tried.before, tried.after):
        _add(report, difference)


def _add(report: Report, difference: Difference) -> None:
    names = tuple(changed.field for changed in difference.fields)
    report.kinds[difference.kind] += 1
    report.fields.update(names or (["repairs only"] if difference.kind == "revised" else []))
    report.verdicts.update(
        (each.field, each.before, each.after) for each in difference.fields if each.field in VERDICTS
    )
    sort = (difference.kind, *names)
    report.shown[sort] += 1
    # The first of each sort before the second of any.
    report.samples.append((report.shown[sort], difference))
    report.samples.sort(key=lambda sample: sample[0])
    del report.samples[report.wanted :]


def describe(report: Report) -> RenderableType:
    """Counts, verdicts that become others, what would be kept back, and samples."""
    changed = sum(report.kinds.values())
    heading = (
        f"{counted(report.editions, 'edition')} read again, {counted(report.articles, 'article')} stand in them: "
        f"{changed} would change"
    )
    return Group(Text(heading, "bold"), *_counts(report), *_verdicts(report), *_samples(report, changed))


def _counts(report: Report) -> Iterator[Text]:
    yield from _line("articles", (f"{count} {kind}" for kind, count in report.kinds.most_common()))
    yield from _line("fields", (f"{name} {count}" for name, count in report.fields.most_common()))
    yield from _line("editions", (f"{old} → {new} {count}" for (old, new), count in report.statuses.most_common()))
    yield from _line("kept back", report.kept_back)


def _verdicts(report: Report) -> Iterator[Text]:
    for name in VERDICTS:
        found = [(old, new, count) for (field, old, new), count in report.verdicts.most_common() if field == name]
        told = (f"{old or 'unknown'} → {new or 'unknown'} {count}" for old, new, count in found[:MOST])
        yield from _line(name, [*told, *([f"… {len(found) - MOST} more"] if len(found) > MOST else [])])


def _line(name: str, parts: Iterable[str]) -> Iterator[Text]:
    told = "; ".join(parts)
    if told:
        yield Text.assemble((f"{name:>10}  ", "cyan"), told)


def _samples(report: Report, changed: int) -> Iterator[Text]:
    if not report.samples:
        return
    yield Text()
    yield Text(f"samples ({len(report.samples)} of {changed}):", "bold")
    colours = has_colours()
    for _, difference in report.samples:
        yield Text(f"{difference.article_id}  {difference.kind}  {difference.title}")
        yield from (_field(changed, colours) for changed in difference.fields)


def _field(changed: Changed, colours: bool) -> Text:
    line = Text.assemble((f"{changed.field:>10}  ", "cyan"))
    return line.append_text(word_diff(changed.before, changed.after, colours=colours))

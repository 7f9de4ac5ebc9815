"""What cleaning did to an article: each repair before and after, with a few characters of the raw text around it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from flows.commands.word_diff import CONTEXT, mark, visible
from flows.screen import counted
from flows.sources.archived import raw_text
from parsers.cleaning import punctuation
from parsers.cleaning.order import RULES
from parsers.formats.errors import UnreadablePage
from parsers.model import Edit
from storage.archived import ArchivedPage
from storage.errors import StorageError
from storage.stored import StoredArticle

PUNCTUATION = frozenset(name for name, rule in RULES if rule.__module__ == punctuation.__name__)


@dataclass(frozen=True, slots=True)
class EditReport:
    """What is to be shown: with `every` also the repairs of punctuation one by one.

    Without `colours`, what was taken out stands in [-…-] and what was put in in {+…+}, as in a word diff.
    """

    article: StoredArticle
    edits: Sequence[Edit]
    archive: str
    every: bool
    colours: bool


def describe(report: EditReport) -> RenderableType:
    """Repairs in the order of the page, punctuation in one line, then what was only flagged."""
    raw = _raw_text(report)
    repairs = [edit for edit in report.edits if edit.applied]
    marks = [] if report.every else [edit for edit in repairs if edit.rule in PUNCTUATION]
    flags = [edit for edit in report.edits if not edit.applied]
    title = report.article.title or report.article.body[:20]
    return Group(
        Text(f"{report.article.article_id}  {title}", "bold"),
        Text(f"{counted(len(repairs), 'repair')}, {counted(len(flags), 'flag')}"),
        *(_repair(edit, raw, report.colours) for edit in repairs if edit not in marks),
        *_summary(marks),
        *([Text(), Text("flagged for a person, not changed:", "bold")] if flags else []),
        *(_flag(edit, raw, report.colours) for edit in flags),
    )


def _raw_text(report: EditReport) -> str:
    """ "" when the archive cannot give the bytes: the repairs are then shown without what stands around them."""
    page = ArchivedPage(report.article.page_label, "", "", report.article.raw_sha256)
    try:
        return raw_text(page, report.article.newspaper_id, report.archive)
    except (StorageError, UnreadablePage):
        return ""


def _repair(edit: Edit, raw: str, colours: bool) -> Text:
    before, after = _around(edit, raw)
    line = Text.assemble((f"{edit.rule:>20}  ", "cyan"), (before, "dim"))
    return mark(line, edit.before, edit.after, colours=colours).append(after, "dim")


def _flag(edit: Edit, raw: str, colours: bool) -> Text:
    before, after = _around(edit, raw)
    suspected = "{}" if colours else "[?{}?]"
    line = Text.assemble((f"{edit.rule:>20}  ", "cyan"), (before, "dim"))
    line.append(suspected.format(visible(edit.before)), "yellow")
    line.append(after, "dim")
    line.append(f"  perhaps {visible(edit.after)}" if edit.after != edit.before else "", "yellow")
    return line.append(f"  {edit.confidence:.0%}", "dim")


def _around(edit: Edit, raw: str) -> tuple[str, str]:
    before = raw[max(0, edit.start - CONTEXT) : edit.start] if raw else ""
    return visible(before), visible(raw[edit.end : edit.end + CONTEXT])


def _summary(marks: Sequence[Edit]) -> Iterator[Text]:
    if marks:
        rules = ", ".join(f"{rule} {count}" for rule, count in Counter(edit.rule for edit in marks).most_common())
        yield Text.assemble(
            (f"{'punctuation':>20}  ", "cyan"), f"{counted(len(marks), 'mark')} ({rules}); --all shows each"
        )

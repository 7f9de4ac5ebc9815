"""How an OCR lays a page out: headline marks, line feeds, indents, where bylines and furniture stand."""

from collections.abc import Sequence
from random import Random
from typing import Literal, NamedTuple

from benchmarks.damage_lines import colophon, page_number, picture, running_head
from benchmarks.damage_model import Change, FieldKey, Truth
from benchmarks.damage_plan import HAND_CLASSES, Plan, Slots
from benchmarks.damage_sheet import Sheet, grouped
from benchmarks.damage_style import Hand
from benchmarks.damage_text import END, breakable

HAND = frozenset({*HAND_CLASSES, "fullwidth_alnum"})
Heads = Literal["marked", "plain"]


class Layout(NamedTuple):
    """One page's way of writing: headline marks of `level`, or none at all when `heads` is plain."""

    newline: str
    gap: str
    indent: str
    heads: Heads
    level: int
    subheads: str
    dateline_own_line: bool
    running: str


def choose_layout(rng: Random, truths: Sequence[Truth], clean: bool = False) -> Layout:
    newline = "\r\n" if rng.random() < 0.04 and not clean else "\n"
    gap = newline * (2 if rng.random() < 0.75 else 1)
    indent = rng.choices(("", "　　", "    ", "　"), (0.65, 0.27, 0.05, 0.03))[0]
    plain = clean or (rng.random() < 0.3 and all(opens_itself(truth) and not has_subheads(truth) for truth in truths))
    level = rng.choice((1, 1, 2, 2, 3))
    subheads = rng.choice(("", "", "#" * (level + 2) + " ", "**"))
    return Layout(
        newline, gap, indent, "plain" if plain else "marked", level, subheads, rng.random() < 0.3, running_head(rng)
    )


def opens_itself(truth: Truth) -> bool:
    """The line after the headline says by itself that an article starts: 本报讯, 新华社…电, 记者 …"""
    role = truth.byline_place in ("lead", "before") and ("记者" in truth.byline or "通讯员" in truth.byline)
    return bool(truth.title) and (role or (bool(truth.dateline) and not truth.dateline_last))


def is_subhead(text: str) -> bool:
    return len(text) <= 40 and text[-1] not in END + "，、" and not text[0].isdigit()


def has_subheads(truth: Truth) -> bool:
    return truth.verse or any(is_subhead(text) for text in truth.paragraphs)


class Writer(NamedTuple):
    """All that is needed to write one page."""

    sheet: Sheet
    layout: Layout
    plan: Plan
    hand: Hand
    rng: Random
    loose: set[int]


def write_text(writer: Writer, text: str, key: FieldKey, changes: Sequence[Change] = ()) -> None:
    """A head field in the page's hand."""
    writer.sheet.write(text, key, changes or writer.hand.changes(text, writer.rng, []))


def write_article(writer: Writer, index: int, truths: tuple[Truth, ...], slots: Slots) -> None:
    """Head, lead, paragraphs, tail, each followed by the page's gap."""
    truth, first = truths[index], len(writer.sheet.laid)
    write_head(writer, index, truths)
    if truth.continued:
        writer.sheet.mark(truth.continued + writer.rng.choice((writer.layout.gap, "")))
    if truth.byline and truth.byline_place == "before":
        _byline(writer, index, truth, ("", ""))
        writer.sheet.mark(writer.layout.gap)
    for number in range(len(truth.paragraphs)):
        if number == truth.lead_at:
            _lead(writer, index, truth)
        last = number == len(truth.paragraphs) - 1
        _paragraph(writer, index, truth, number, slots[number])
        if last and truth.byline and truth.byline_place == "glued":
            _byline(
                writer,
                index,
                truth,
                writer.rng.choice((("（", "）"), ("", ""))) if "记者" in truth.byline else ("（", "）"),
            )
        if last and truth.continues:
            writer.sheet.mark(writer.rng.choice((writer.layout.gap, "")) + truth.continues)
        _after_paragraph(writer, truth, number, last)
        if not number and not last:
            _repeat_head(writer, index, truth, first, slots[0])
    _after(writer, index, truth)


def _repeat_head(writer: Writer, index: int, truth: Truth, first: int, changes: Sequence[Change]) -> None:
    """The next tile starts at the headline again: head and first paragraph stand twice."""
    sheet, sound = writer.sheet, all(change.cls in HAND for change in changes)
    plain = truth.title and not (truth.verse or truth.lead_at or truth.continued)
    whole = plain and sound and len(truth.paragraphs[0]) >= 25
    gap_last = sheet.laid[-1].raw == writer.layout.gap
    if whole and gap_last and writer.rng.random() < writer.plan.chance("repeated_head", 0.025):
        twin = (FieldKey(index, "body", 0), 0, len(truth.paragraphs[0]))
        sheet.plant("repeated_head", "".join(piece.raw for piece in sheet.laid[first:]), twins=(twin,))


def write_head(writer: Writer, index: int, truths: tuple[Truth, ...]) -> None:
    """Column label, kicker, headline, subtitle; an item without a headline starts with a bullet."""
    rng, layout, sheet, truth = writer.rng, writer.layout, writer.sheet, truths[index]
    label = _label(writer, index, truths)
    mark, damage = _mark(writer, truth, truths[index - 1] if index else None)
    lower = "#" * (layout.level + 1) + " " if mark else ""
    if truth.kicker:
        if not mark or rng.random() < 0.2:
            writer.loose.add(index)
            lower = lower if mark and rng.random() < 0.5 else ""
        sheet.mark(lower)
        write_text(writer, truth.kicker, FieldKey(index, "kicker", 0))
        sheet.mark(layout.gap)
    if not truth.title:
        sheet.mark("" if truth.continued else rng.choice(("●", "▲ ", "■ ", "◆")))
        return
    _title(writer, index, truth, mark, damage)
    if truth.column and not label and not grouped(truths, index):
        sheet.mark("（")
        write_text(writer, truth.column, FieldKey(index, "column", 0))
        sheet.mark("）")
    sheet.mark(layout.gap)
    _subtitle(writer, index, truth, mark)


def _label(writer: Writer, index: int, truths: tuple[Truth, ...]) -> bool:
    """The column on its own line: over the first of several short items always, over one article at times."""
    rng, layout, truth = writer.rng, writer.layout, truths[index]
    first = index + 1 < len(truths) and grouped(truths, index + 1)
    if not truth.column or grouped(truths, index) or (not first and truth.title and rng.random() < 0.6):
        return False
    forms = [("【", "】"), ("■ ", ""), ("▍", "")]
    if first and layout.heads == "marked":
        forms += [("#" * max(1, layout.level - 1) + " ", "")] * 3
    left, right = rng.choice(forms)
    writer.sheet.mark(left)
    write_text(writer, truth.column, FieldKey(index, "column", 0))
    writer.sheet.mark(right + layout.gap)
    return True


def _mark(writer: Writer, truth: Truth, previous: Truth | None) -> tuple[str, str]:
    """The headline's mark and, if it is damaged, the class of damage."""
    layout, rng = writer.layout, writer.rng
    if layout.heads == "plain":
        return "", ""
    ended = previous is None or previous.paragraphs[-1][-1] in "。！？”）"
    sure = opens_itself(truth) and ended and not truth.kicker and not truth.subtitle
    if sure and rng.random() < writer.plan.chance("unmarked_headline", 0.3):
        return "", "unmarked_headline"
    if sure and rng.random() < writer.plan.chance("wrong_level_headline", 0.25):
        return "#" * rng.choice(
            [level for level in (1, 2, 3, 4, 5) if level != layout.level]
        ) + " ", "wrong_level_headline"
    return "#" * layout.level + " ", ""


def _title(writer: Writer, index: int, truth: Truth, mark: str, damage: str) -> None:
    key, rng, title = FieldKey(index, "title", 0), writer.rng, truth.title
    places = [at for at in range(3, len(title) - 2) if breakable(title, at) or title[at - 1] == " "]
    if mark and not damage and places and rng.random() < writer.plan.chance("split_headline", 0.08):
        at = rng.choice(places)
        if truth.kicker or title[at - 1] == " ":
            writer.loose.add(index)
        between = rng.choice((writer.layout.gap + mark, writer.layout.newline + mark))
        writer.sheet.mark(mark)
        writer.sheet.write(title, key, [Change(at, at, between, "split_headline")])
        return
    if damage:
        writer.sheet.plant(damage, mark, "", key)
    else:
        writer.sheet.mark(mark)
    write_text(writer, title, key)


def _subtitle(writer: Writer, index: int, truth: Truth, mark: str) -> None:
    """With dashes the subtitle is plain; without them it stands on a lower level, or nobody can be sure."""
    if not truth.subtitle:
        return
    rng, layout = writer.rng, writer.layout
    lower = "#" * (layout.level + 1) + " " if mark and rng.random() < 0.7 else ""
    dashes = rng.random() < 0.75
    if not dashes and not lower:
        writer.loose.add(index)
    writer.sheet.mark(lower + (rng.choice(("——", "——", "——", "--", "— —")) if dashes else ""))
    write_text(writer, truth.subtitle, FieldKey(index, "subtitle", 0))
    writer.sheet.mark(layout.gap)


def _byline(writer: Writer, index: int, truth: Truth, brackets: tuple[str, str]) -> None:
    writer.sheet.mark(brackets[0])
    write_text(writer, truth.byline, FieldKey(index, "byline", 0))
    writer.sheet.mark(brackets[1])


def _lead(writer: Writer, index: int, truth: Truth) -> None:
    """The lead 本报讯（记者 …）, which may stand alone or run into the text."""
    sheet, layout, rng = writer.sheet, writer.layout, writer.rng
    lead = truth.byline and truth.byline_place == "lead"
    if truth.dateline and not truth.dateline_last:
        sheet.mark(layout.indent)
        write_text(writer, truth.dateline, FieldKey(index, "dateline", 0))
        sheet.mark(rng.choice((" ", "　", "")) if lead else rng.choice((" ", "　")))
    elif lead:
        sheet.mark(layout.indent)
    if lead:
        _byline(writer, index, truth, ("(", ")") if writer.hand.halfwidth == 1.0 else ("（", "）"))
        if layout.dateline_own_line:
            sheet.mark(layout.gap)


def _paragraph(writer: Writer, index: int, truth: Truth, number: int, changes: Sequence[Change]) -> None:
    sheet, layout, text = writer.sheet, writer.layout, truth.paragraphs[number]
    joined = (
        number == truth.lead_at
        and ((truth.dateline and not truth.dateline_last) or (truth.byline and truth.byline_place == "lead"))
        and not (layout.dateline_own_line and truth.byline and truth.byline_place == "lead")
    )
    subhead = (
        layout.subheads
        if truth.kind != "notice"
        and layout.heads == "marked"
        and not truth.verse
        and number
        and is_subhead(text)
        and len(text) <= 24
        else ""
    )
    sheet.mark("" if joined else subhead or layout.indent)
    sheet.write(text, FieldKey(index, "body", number), changes)
    sheet.mark("**" if subhead == "**" else "")


def _after_paragraph(writer: Writer, truth: Truth, number: int, last: bool) -> None:
    """The gap, perhaps with furniture or a picture in it, or nothing but the indent of the next."""
    sheet, layout, rng, plan = writer.sheet, writer.layout, writer.rng, writer.plan
    prose = (
        not truth.verse
        and not last
        and truth.paragraphs[number][-1] in "。！？"
        and len(truth.paragraphs[number + 1]) > 20
    )
    if prose and layout.indent == "　　" and rng.random() < plan.chance("false_join", 0.06):
        sheet.plant("false_join", "")
        return
    sheet.mark(layout.gap)
    if not truth.verse and rng.random() < plan.chance("furniture", 0.015):
        furniture(writer, rng.choice((layout.running, layout.running, colophon(rng), page_number(rng))))
    if not truth.verse and rng.random() < plan.chance("image_link", 0.02):
        writer.sheet.plant("image_link", picture(rng))
        sheet.mark(layout.gap)


def furniture(writer: Writer, line: str) -> None:
    writer.sheet.plant("furniture", writer.hand.written(line, writer.rng))
    writer.sheet.mark(writer.layout.gap)


def _after(writer: Writer, index: int, truth: Truth) -> None:
    sheet, layout = writer.sheet, writer.layout
    if truth.byline and truth.byline_place in ("after", "credit"):
        sheet.mark(layout.indent)
        _byline(writer, index, truth, ("（", "）") if truth.byline.startswith(("作者", "本报记者整理")) else ("", ""))
        sheet.mark(layout.gap)
    if truth.dateline and truth.dateline_last:
        sheet.mark(layout.indent + "（")
        write_text(writer, truth.dateline, FieldKey(index, "dateline", 0))
        sheet.mark("）" + layout.gap)

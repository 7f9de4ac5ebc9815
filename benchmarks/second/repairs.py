"""Damages: which were repaired; and what was done to text that had none."""

import re

from benchmarks.second.align import END, Aligned, folded, loose, plain
from benchmarks.second.articles import best, heads, texts
from benchmarks.second.model import Damage, Sheet, Wanted
from benchmarks.second.tally import Difference, Score
from parsers.model import Article, Edit, PageReading


def damages(
    score: Score, sheet: Sheet, reading: PageReading, pairs: dict[int, Article], bodies: dict[int, Aligned]
) -> list[bool]:
    """Which damages read right, in their article or, where it was cut wrongly, anywhere on the page."""
    page = _whole_page(sheet, reading)
    repaired = []
    for damage, start, end in sheet.damages:
        body, wanted = bodies[damage.story], sheet.wanted[damage.story]
        if damage.paragraph == -2:
            right, context = re.sub(r"\s+", "", damage.text) not in re.sub(r"\s+", "", texts(reading)), damage.text
        elif damage.paragraph == -1:
            title, context = heads(pairs.get(damage.story)), wanted.heads[0].title
            right = folded(best(wanted, title).title) == folded(title.title) and _once(damage, body.truth, body.body)
        else:
            context = context_of(damage, wanted)
            own = (f"{body.truth}\n{END}", f"{body.body}\n{END}")
            right = _stands(damage, context, *own) or _stands(damage, context.rstrip(END), *page)
        raw = sheet.raw[max(0, start - 40) : end + 40]
        got = _near(body, context)
        score.note(f"repair {damage.cls}", right, Difference(f"repair:{damage.cls}", sheet.name, context, got, raw))
        repaired.append(right)
    return repaired


def _whole_page(sheet: Sheet, reading: PageReading) -> tuple[str, str]:
    """The right text of all articles, and what was read of all, heads left out."""
    same = {plain(text): plain(wanted.paragraphs[at]) for wanted in sheet.wanted for at, text in wanted.variants}
    read = (plain(passage.text) for article in reading.articles for passage in article.paragraphs)
    truth = (plain(text) for wanted in sheet.wanted for text in wanted.paragraphs)
    return "\n".join([*truth, ""]), "\n".join([*(same.get(text, text) for text in read), ""])


def _near(body: Aligned, context: str) -> str:
    """The reading about where the context should stand."""
    at = max(body.body.find(context[:4]), 0) if context else 0
    return body.body[max(0, at - 10) : at + 60]


def _once(damage: Damage, truth: str, got: str) -> bool:
    """Does what was copied stand no oftener than it should?"""
    return not damage.text or got.count(plain(damage.text)) <= truth.count(plain(damage.text))


def _stands(damage: Damage, context: str, truth: str, got: str) -> bool:
    return _once(damage, truth, got) and 0 < truth.count(context) <= got.count(context)


def context_of(damage: Damage, wanted: Wanted) -> str:
    """What the right reading has where the damage was, into the next paragraph where it reaches there."""
    own = wanted.paragraphs[damage.paragraph]
    rest = "\n".join(plain(text) for text in wanted.paragraphs[damage.paragraph + 1 :])
    reach = damage.end - len(own)
    after = f"\n{rest[:reach]}" if rest else f"\n{END}"
    return plain(own[max(0, damage.start) : damage.end]) + (after if reach > 0 else "")


def _touches(edit: Edit, start: int, end: int, margin: int) -> bool:
    return edit.start <= end + margin and edit.end >= start - margin


def precision(score: Score, sheet: Sheet, reading: PageReading, repaired: list[bool]) -> None:
    """Of the damages that an edit touched, how many read right."""
    edits = [edit for edit in reading.edits if edit.applied]
    for (damage, start, end), right in zip(sheet.damages, repaired, strict=True):
        if any(_touches(edit, start, end, 0) for edit in edits):
            score.note(f"touch {damage.cls}", right)


def harms(score: Score, sheet: Sheet, reading: PageReading, bodies: dict[int, Aligned]) -> None:
    """Edits of undamaged text, and its paragraphs joined or cut."""
    score.counts["clean"] += sum(end - start for _, start, end in sheet.runs)
    for edit in reading.edits:
        if edit.applied and _harmful(edit, sheet):
            score.counts["harm edit"] += 1
            raw = sheet.raw[max(0, edit.start - 30) : edit.end + 30]
            score.differences.append(Difference(f"harm:{edit.rule}", sheet.name, edit.before, edit.after, raw))
    for place, body in bodies.items():
        near = _damaged_places(sheet, place)
        for bound in sorted(body.adjacent - set(body.bounds) - near):
            _cut(score, sheet, body, bound, "join")
        for bound in sorted(set(body.bounds) - body.true_bounds - near - {-1, 0, len(body.truth.replace(chr(10), ""))}):
            _cut(score, sheet, body, bound, "split")


def _cut(score: Score, sheet: Sheet, body: Aligned, bound: int, name: str) -> None:
    score.counts[f"harm {name}"] += 1
    flat = body.truth.replace("\n", "")
    score.differences.append(
        Difference(f"harm:{name}", sheet.name, flat[max(0, bound - 20) : bound], flat[bound : bound + 20])
    )


def _damaged_places(sheet: Sheet, story: int) -> set[int]:
    """Places of the article's text, paragraphs joined by nothing, near a damage."""
    places: set[int] = set()
    texts = [plain(text) for text in sheet.wanted[story].paragraphs]
    for damage, _, _ in sheet.damages:
        if damage.story == story and damage.cls != "half":
            base = sum(map(len, texts[: max(0, damage.paragraph)]))
            places |= set(range(base + damage.start - 2, base + damage.end + 3))
            if damage.paragraph == -2:
                places |= set(range(sum(map(len, texts))))
    return places


def _harmful(edit: Edit, sheet: Sheet) -> bool:
    if loose(edit.before) == loose(edit.after) or not loose(edit.before + edit.after):
        return False
    inside = any(start <= edit.start and edit.end <= end and start < end for _, start, end in sheet.runs)
    inside = inside or any(start < edit.end and edit.start < end for _, start, end in sheet.runs)
    if not inside or any(_touches(edit, start, end, 2) for _, start, end in sheet.damages):
        return False
    before = loose(edit.before)
    return not any(before and before in loose(sheet.raw[start:end]) for _, start, end in sheet.damages)

"""The laws of reading as properties: nothing is lost, every edit can be undone, reading twice reads the same."""

import itertools
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from parsers.cleaning.draft import Change, Draft, reads, replay, undo
from parsers.cleaning.order import clean
from parsers.cleaning.quotes import turned_quotes
from parsers.model import Article, Newspaper, PageReading, Passage, RawPage, Span
from parsers.reading import read_page

PAPER = Newspaper("qingyi-daily", "清漪日报", "990121", 4)
DAY = date(2025, 3, 12)
SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
FRAGMENTS = (
    "县委常委会召开会议",
    "本报讯（记者 陈砚秋）",
    "本报讯 (记者陈砚秋 通讯员 方亦舟)",
    "全县春耕进展顺利,已完成播种面积二十万亩.",
    "他说:“路修好了，日子就会好起来。”",
    "推动经 济发展",
    "# ",
    "## ",
    "####### ",
    "——访县长",
    "**",
    "<br>",
    "<table><tr><td>",
    "![](a.jpg)",
    "（下转第2版）",
    "(上接第1版)",
    "记者 方亦舟",
    "。记者 方亦舟",
    "02版 综合",
    "2025年3月12日 星期三",
    "责任编辑:罗远山 校对:尤静",
    "简讯",
    "公告",
    "宋知遥 摄",
    "守好群众的养老钱，" * 4,
    "件件有落实",
    "\n",
    "\n\n",
    "　　",
    "\r\n",
    "\u2028",
    " ",
    "......",
    '"',
    "“",
    "”",
    "《",
    "。",
    "，",
)
pages = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=40).map("".join),
)


def read(text: str) -> PageReading:
    return read_page(RawPage("1", text.encode("utf-8", "surrogatepass"), "test:"), PAPER, DAY)


def passages(article: Article) -> list[Passage]:
    heads = (article.title, article.kicker, article.subtitle, article.column, article.byline, article.dateline)
    notes = (article.continues_from, article.continues_on)
    return [passage for passage in (*heads, *article.paragraphs, *notes) if passage]


def accounted(reading: PageReading) -> set[int]:
    spans = [Span(edit.start, edit.end) for edit in reading.edits if edit.applied]
    spans += [span for article in reading.articles for passage in passages(article) for span in passage.spans]
    spans += [Span(rest.start, rest.end) for rest in reading.remainder]
    return {place for span in spans for place in range(span.start, span.end)}


@given(pages)
def test_every_character_is_in_a_field_an_edit_or_the_remainder(text: str) -> None:
    reading = read(text)
    if reading.failure:
        return
    kept = accounted(reading)
    lost = [(at, char) for at, char in enumerate(reading.text) if not char.isspace() and at not in kept]
    assert not lost


@given(pages)
def test_edits_quote_the_raw_text_and_can_be_undone(text: str) -> None:
    reading = read(text)
    applied = [edit for edit in reading.edits if edit.applied]
    assert all(reading.text[edit.start : edit.end] == edit.before for edit in reading.edits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(applied))
    assert undo(replay(reading.text, applied), applied) == reading.text


@example("0:\r0000000000摄<TABLE>:")
@given(pages)
def test_a_passage_is_its_spans_with_the_edits_replayed(text: str) -> None:
    reading = read(text)
    applied = [edit for edit in reading.edits if edit.applied]
    for article in reading.articles:
        for passage in passages(article):
            glue = "" if passage in (article.title, *article.paragraphs) else " "
            assert passage.text == glue.join(reads(reading.text, applied, span) for span in passage.spans)


@given(pages)
def test_reading_is_a_function_of_the_bytes(text: str) -> None:
    assert read(text) == read(text)


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, list[list[Change]]]:
    """A text and rounds of changes, each round sorted and in the offsets of the text as the rounds before left it."""
    raw = text = draw(st.text("abcd", max_size=20))
    rounds = []
    for _ in range(draw(st.integers(1, 4))):
        points = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
        pairs = zip(points[::2], points[1::2], strict=False)
        changes = [Change(a, b, draw(st.text("xyz", max_size=3))) for a, b in pairs]
        for change in reversed(changes):
            text = text[: change.start] + change.after + text[change.end :]
        rounds.append(changes)
    return raw, rounds


@given(rewritten())
def test_rules_that_overlap_still_compose(case: tuple[str, list[list[Change]]]) -> None:
    raw, rounds = case
    draft, expected = Draft(raw, raw), raw
    for number, changes in enumerate(rounds):
        for change in reversed(changes):
            expected = expected[: change.start] + change.after + expected[change.end :]
        draft = draft.revise(f"rule {number}", changes)
        assert draft.text == expected == replay(raw, draft.edits)
        assert undo(draft.text, draft.edits) == raw


def test_the_laws_hold_on_the_sample_edition() -> None:
    for page in sorted(SAMPLE.glob("*.md")):
        reading = read(page.read_text("utf-8"))
        kept = accounted(reading)
        assert [char for at, char in enumerate(reading.text) if not char.isspace() and at not in kept] == []


def test_cleaning_a_clean_page_changes_nothing() -> None:
    text = "县委常委会召开会议\n\n本报讯 3月11日，县委书记主持召开会议。\n\n会议指出，要抓落实，做到“件件有落实”。\n"
    assert clean(text).edits == ()


@given(st.text(alphabet='“”"天，\n', max_size=40))
def test_marks_are_turned_in_each_line_by_itself(text: str):
    starts = itertools.accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    alone = [
        change._replace(start=start + change.start, end=start + change.end)
        for start, line in zip(starts, text.split("\n"), strict=False)
        for change in turned_quotes(line)
    ]
    assert list(turned_quotes(text)) == alone

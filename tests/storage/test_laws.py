"""Laws 2, 3 and 5 of the design, on random histories of readings: what was cut, misread, lost, brought back."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from databases import KINDS, ready_engine
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event
from storage_samples import (
    CAOXIAN,
    DAY,
    FARMING,
    MUDAN,
    NOON,
    PAPER,
    SCHOOL,
    TABLES,
    dump,
    judge_anew,
    rows,
    save,
)

from parsers.model import Article, Edit, EditionReading, PageReading, Passage, Span
from storage.database import writing
from storage.reclassify import Classify, Tables
from storage.save import prepared, save_edition

LENGTH = 60
ONE, OTHER = ("".join(chr(0x4E00 + (at * 37 + start) % 2500) for at in range(LENGTH)) for start in (0, 900))
REPRINT = "菏泽日报" + ONE[:30] + "新" + ONE[31:-4]
RAWS = (ONE, ONE, ONE, OTHER, REPRINT)
HISTORIES = settings(max_examples=25)


@dataclass(frozen=True)
class Step:
    """One call of save_edition."""

    reading: EditionReading
    version: str


@st.composite
def articles(draw: st.DrawFn, raw: str) -> tuple[Article, ...]:
    """The page cut at random places, some pieces dropped: none, some or all of it is articles.

    Few places, so that pieces vanish and come back, and are cut and joined again.
    """
    cuts = sorted(draw(st.sets(st.sampled_from((10, 20, 40)))))
    pieces = list(zip([0, *cuts], [*cuts, LENGTH], strict=True))
    kept = [piece for piece in pieces if draw(st.integers(0, 3))]
    return tuple(draw(article(raw, position, Span(*piece))) for position, piece in enumerate(kept, 1))


@st.composite
def article(draw: st.DrawFn, raw: str, position: int, span: Span) -> Article:
    text = raw[span.start : span.end]
    return Article(
        position=position,
        kind="article",
        spans=(span,),
        title=draw(st.sampled_from([Passage(text[:5], ())] * 3 + [None])),
        paragraphs=(Passage(text, (span,)),),
        counties=draw(st.sampled_from([(CAOXIAN,), (CAOXIAN,), (CAOXIAN, MUDAN)])),
        topics=draw(st.sampled_from([(), (), (FARMING,), (FARMING, SCHOOL)])),
    )


@st.composite
def page(draw: st.DrawFn, label: str) -> PageReading:
    raw = draw(st.sampled_from(RAWS))
    reading = PageReading(label, "", f"file:///{label}", sha256(raw.encode()).hexdigest())
    if draw(st.integers(0, 6)) == 0:
        return replace(reading, failure="not text")
    places = draw(st.sampled_from([(3, 44), (3, 44), (17,)]))
    edits = tuple(Edit("join", at, at + 1, raw[at], "", 0.9) for at in places)
    return replace(reading, articles=draw(articles(raw)), edits=edits)


@st.composite
def step(draw: st.DrawFn) -> Step:
    labels = draw(st.sampled_from(["1", "1", "1", "2", "12"]))
    day = DAY + timedelta(days=draw(st.sampled_from([0, 0, 0, 1])))
    return Step(EditionReading(PAPER, day, tuple(draw(page(label)) for label in labels)), draw(st.sampled_from("12")))


histories = st.lists(step(), min_size=1, max_size=8)


@pytest.mark.parametrize("kind", KINDS)
@HISTORIES
@given(history=histories)
def test_law_2_the_same_again_writes_nothing(
    tmp_path_factory: pytest.TempPathFactory, kind: str, history: list[Step]
) -> None:
    with ready_engine(kind, tmp_path_factory.getbasetemp()) as engine:
        for hour, each in enumerate(history):
            first = save(engine, each.reading, version=each.version, later=hour)
            before = dump(engine)
            again = save(engine, each.reading, version=each.version, later=hour + 100)
            assert dump(engine) == before
            assert (again.created, again.revised, again.withdrawn, again.reclassified) == (0, 0, 0, 0)
            assert (again.status, again.problems) == (first.status, first.problems)


@pytest.mark.parametrize("kind", KINDS)
@HISTORIES
@given(history=histories)
def test_law_3_an_article_is_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory, kind: str, history: list[Step]
) -> None:
    with ready_engine(kind, tmp_path_factory.getbasetemp()) as engine:
        for hour, each in enumerate(history):
            before = places(engine)
            save(engine, each.reading, version=each.version, later=hour)
            after = places(engine)
            assert_ids_kept(before, after)
            for reading in each.reading.pages:
                assert_rows_are_the_reading(engine, each.reading, reading)


@pytest.mark.parametrize("kind", KINDS)
@HISTORIES
@given(history=histories, crash=st.integers(0, 5), statement=st.integers(0, 25))
def test_law_5_rows_and_feed_agree_whatever_crashed(
    tmp_path_factory: pytest.TempPathFactory, kind: str, history: list[Step], crash: int, statement: int
) -> None:
    with ready_engine(kind, tmp_path_factory.getbasetemp()) as engine:
        for hour, each in enumerate(history):
            if hour == crash:
                crash_while_saving(engine, each, statement)
            save(engine, each.reading, version=each.version, later=hour)
            assert replayed(engine) == current(engine)
    # Every entry names a revision that is there: the foreign key of the table says so, on both databases.


@pytest.mark.parametrize("kind", KINDS)
@HISTORIES
@given(history=histories)
def test_judging_stored_text_anew_comes_to_the_same_as_reading_it_anew(
    tmp_path_factory: pytest.TempPathFactory, kind: str, history: list[Step]
) -> None:
    with ready_engine(kind, tmp_path_factory.getbasetemp()) as engine:
        for hour, each in enumerate(history):
            old, new = f"places {hour}, topics 1", f"places {hour + 1}, topics 1"
            save(engine, judged(each.reading, old), version=each.version, tables=old, later=hour)
            judge_anew(engine, Tables(judge(new), new), later=hour)
            before = dump(engine)
            save(engine, judged(each.reading, new), version=each.version, tables=new, later=hour + 100)
            judge_anew(engine, Tables(judge(new), new), later=hour + 100, all_=True)
            assert dump(engine) == before
            assert replayed(engine) == current(engine)


def judge(version: str) -> Classify:
    """Verdicts by chance, but always the same for one text, home, day and version of the tables."""

    def classify(article: Article, home: str, on: date) -> Article:
        text = f"{version} {article.title and article.title.text} {article.body} {home} {on}"
        chance = sha256(text.encode()).digest()
        counties = ((), (CAOXIAN,), (CAOXIAN, MUDAN))[chance[0] % 3]
        return replace(article, counties=counties, topics=((), (FARMING, SCHOOL))[chance[1] % 2])

    return classify


def judged(reading: EditionReading, version: str) -> EditionReading:
    classify, home, day = judge(version), reading.newspaper.home, reading.published_on
    return replace(
        reading,
        pages=tuple(
            replace(page, articles=tuple(classify(article, home, day) for article in page.articles))
            for page in reading.pages
        ),
    )


@dataclass(frozen=True)
class Place:
    """Where one article stands: a stretch of the bytes of one page."""

    page: int
    raw_sha256: str
    start: int
    end: int

    def overlap(self, other: "Place") -> int:
        same = (self.page, self.raw_sha256) == (other.page, other.raw_sha256)
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if same else 0


def places(engine: Engine) -> dict[str, Place]:
    """The place of every standing article, by its id."""
    standing = rows(
        engine, "SELECT article_id, page_id, raw_sha256, raw_start, raw_end FROM articles WHERE withdrawn_at IS NULL"
    )
    return {str(name): Place(*place) for name, *place in standing}  # type: ignore[arg-type]


def assert_ids_kept(before: dict[str, Place], after: dict[str, Place]) -> None:
    """Two places that overlap each other more than any other place of the two readings are one article."""
    for old_id, old in before.items():
        for new_id, new in after.items():
            shared = old.overlap(new)
            rivals = [old.overlap(place) for name, place in after.items() if name != new_id]
            rivals += [place.overlap(new) for name, place in before.items() if name != old_id]
            if shared > max(rivals, default=0):
                assert old_id == new_id


def assert_rows_are_the_reading(engine: Engine, edition: EditionReading, page: PageReading) -> None:
    """What stands on a page that was read is what was read, with its verdicts."""
    if page.failure or not page.articles:
        return
    its_page = f"published_on = '{edition.published_on}' AND page_label = '{page.label}' AND withdrawn_at IS NULL"
    standing = rows(engine, f"SELECT article_id, title, body FROM v1_articles WHERE {its_page} ORDER BY position")
    assert [row[1:] for row in standing] == [(each.title and each.title.text, each.body) for each in page.articles]
    where = places(engine)
    for (name, *_), each in zip(standing, page.articles, strict=True):
        place = where[str(name)]
        assert (place.raw_sha256, Span(place.start, place.end)) == (page.raw_sha256, each.spans[0])
        counties = rows(engine, f"SELECT name FROM v1_article_counties WHERE article_id = '{name}' ORDER BY score DESC")
        assert [found for (found,) in counties] == [county.name for county in each.counties]
        topics = rows(engine, f"SELECT topic_code FROM v1_article_topics WHERE article_id = '{name}' ORDER BY rank")
        assert [found for (found,) in topics] == [topic.code for topic in each.topics]


class CrashError(Exception):
    """The process ends here."""


def crash_while_saving(engine: Engine, step: Step, statement: int) -> None:
    """Crashes before the given statement, or after the last one before the commit; nothing may have happened."""
    before = dump(engine)
    with suppress(CrashError), writing(engine) as connection, crashing(connection, statement):
        save_edition(connection, prepared(step.reading), parser_version=step.version, verdict_version=TABLES, now=NOON)
        raise CrashError
    assert dump(engine) == before


@contextmanager
def crashing(connection: Connection, statement: int) -> Iterator[None]:
    countdown = iter(range(statement, -1, -1))

    def crash(*_: object) -> None:
        if next(countdown, 0) == 0:
            raise CrashError

    event.listen(connection, "before_cursor_execute", crash)
    yield


def replayed(engine: Engine) -> dict[str, tuple[int, bool]]:
    """Revision and whether it stands, by id, as a consumer knows them who only ever read the feed."""
    known: dict[str, tuple[int, bool]] = {}
    for change, name, revision in rows(engine, "SELECT change, article_id, revision FROM v1_changes ORDER BY seq"):
        article_id, number = str(name), int(str(revision))
        before, standing = known.get(article_id, (0, False))
        assert number == before + (change in ("created", "revised"))
        assert standing or change in ("created", "revised")
        assert (change == "created") == (before == 0)
        known[article_id] = (number, change != "withdrawn")
    return known


def current(engine: Engine) -> dict[str, tuple[int, bool]]:
    found = rows(engine, "SELECT article_id, revision, withdrawn_at FROM v1_articles")
    return {str(name): (int(str(number)), gone is None) for name, number, gone in found}

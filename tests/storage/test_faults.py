"""What goes wrong from outside: a killed process, a lost server, a full disk, text that no database holds."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from databases import KINDS, fresh_engine
from sqlalchemy import Engine, event
from storage_samples import DAY, NOON, SCHOOLS, TABLES, WHEAT, article, dump, edition, page, passage, rows, save
from test_laws import current, replayed

from parsers.model import Article, EditionReading, Span
from storage.check import FEED, ORPHANS, broken, integrity
from storage.database import upgrade, writing
from storage.errors import DatabaseUnavailable, UnstorableText
from storage.query import find
from storage.save import prepared, save_edition

KILLS = 50
PAGES, ARTICLES = 3, 60
PATHS = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
WRITERS = f"""
import os, signal, sys
sys.path[:0] = {PATHS!r}
from storage.database import open_database
from storage_samples import save
from test_faults import batch
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    if not os.fork():
        engine = open_database(sys.argv[1])
        print(os.getpid(), flush=True)
        for number in range(int(line), 1_000_000):
            save(engine, batch(number))
"""
"""Begins a writer of its own for every number it is told: a fork costs a hundredth of a new process."""


def batch(number: int) -> EditionReading:
    """Sixty articles; every second batch is a new reading of the edition before, in which all of them changed."""
    texts = [f"第{number}次第{at}篇，小麦返青。" for at in range(ARTICLES)]
    each = ARTICLES // PAGES
    pages = (
        page(str(label), *(article(at + 1, at * 50, f"第{at}篇", texts[label * each + at]) for at in range(each)))
        for label in range(PAGES)
    )
    return edition(*pages, day=DAY + timedelta(days=number // 2))


@contextmanager
def writers(engine: Engine) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", WRITERS, engine.url.render_as_string(hide_password=False)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def killed(process: "subprocess.Popen[str]", start: int, seconds: float) -> None:
    """A writer that begins with batch `start`, killed after so long."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{start}\n")
    process.stdin.flush()
    pid = int(process.stdout.readline())
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        while True:
            os.kill(pid, 0)
            time.sleep(0.001)


def saved_batches(engine: Engine) -> int:
    """How many are there; each is there whole, with one change for each article."""
    quiet(engine)
    ((changes,),) = rows(engine, "SELECT count(*) FROM changes")
    assert int(str(changes)) % ARTICLES == 0
    sizes = "SELECT pages_stored, articles FROM v1_coverage GROUP BY pages_stored, articles"
    assert rows(engine, sizes) in ([], [(PAGES, ARTICLES)])
    return int(str(changes)) // ARTICLES


def quiet(engine: Engine) -> None:
    """A PostgreSQL server takes a moment to notice that a client is gone."""
    others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND xact_start IS NOT NULL AND usename IS NOT NULL"
    while engine.dialect.name == "postgresql" and rows(engine, f"SELECT pid {others}"):
        time.sleep(0.002)


@pytest.mark.parametrize("kind", KINDS)
def test_killed_fifty_times_in_the_middle_of_saving(kind: str, tmp_path: Path) -> None:
    """After each kill: whole editions only, each change once; and the next writer goes on from there."""
    chance, wrote, longest = random.Random(7), 0, 0.1
    with fresh_engine(kind, tmp_path) as engine:
        upgrade(engine)
        with writers(engine) as process:
            for _ in range(KILLS):
                before = saved_batches(engine)
                killed(process, before, chance.uniform(0, longest))
                came_to_write = saved_batches(engine) > before
                wrote += came_to_write
                longest = longest if came_to_write else min(2, longest * 1.3)
        assert wrote > KILLS / 5, "the writers hardly came to write"
        save(engine, batch(saved_batches(engine)))
        assert replayed(engine) == current(engine)
        with engine.connect() as connection:
            assert integrity(connection) == []
            assert broken(connection, ORPHANS) == broken(connection, FEED) == []
            found = find(connection, search="小麦返青", limit=None)
        assert len(found) == len(current(engine))


def test_a_connection_lost_in_the_middle_leaves_nothing_half(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("a file has no connection to lose")
    save(engine, edition(page("1", WHEAT)))
    before = dump(engine)
    with pytest.raises(DatabaseUnavailable, match="see that the server runs"):
        save_and_lose(engine)
    assert dump(engine) == before
    assert save(engine, batch(2)).created == ARTICLES


def save_and_lose(engine: Engine) -> None:
    with writing(engine) as connection:
        event.listen(connection, "before_cursor_execute", lose_at(engine, "INSERT INTO changes"))
        save_edition(connection, prepared(batch(2)), parser_version="1", verdict_version=TABLES, now=NOON)


def lose_at(engine: Engine, statement: str):  # type: ignore[no-untyped-def]
    """The server ends our connection just before the statement."""

    def lose(connection, _, sql: str, *__) -> None:  # type: ignore[no-untyped-def]
        if sql.startswith(statement):
            pid = connection.connection.driver_connection.info.backend_pid
            with engine.begin() as other:
                other.exec_driver_sql(f"SELECT pg_terminate_backend({pid}, 5000)")

    return lose


def test_whoever_reads_hears_that_the_database_is_gone(engine: Engine) -> None:
    with pytest.raises(DatabaseUnavailable, match="database "):
        lose_and_read(engine)


def lose_and_read(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        engine.dispose()
        file = Path(str(engine.url.database))
        file.rename(file.with_suffix(".away"))
        file.mkdir()
    with engine.connect() as connection:
        event.listen(connection, "before_cursor_execute", lose_at(engine, "SELECT 1"))
        connection.exec_driver_sql("SELECT 1")


def test_no_room_at_the_server_says_so_leaves_nothing_half_and_can_go_on(engine: Engine) -> None:
    """The server's process may write no file beyond 16 MB, the size of its log's: twenty megabytes meet that bound."""
    if engine.dialect.name == "sqlite" or "XIANWEN_TEST_DATABASE_URL" in os.environ:
        pytest.skip("for a server on this machine; a full SQLite disk is in test_database.py")
    save(engine, edition(page("1", WHEAT)))
    before = dump(engine)
    large = edition(page("2", *(replace(incompressible(at), position=at + 1) for at in range(4))))
    with bounded(engine, 16 << 20), pytest.raises(DatabaseUnavailable, match="nothing half was stored"):
        save(engine, large, later=1)
    assert dump(engine) == before
    assert save(engine, large, later=1).created == 4
    assert replayed(engine) == current(engine)


@contextmanager
def bounded(engine: Engine, size: int) -> Iterator[None]:
    """The server's process behind the one connection that the engine is left can make no file longer than `size`."""
    engine.dispose()
    ((pid,),) = rows(engine, "SELECT pg_backend_pid()")
    bound(f"/proc/{pid}", str(size))
    yield
    assert rows(engine, "SELECT pg_backend_pid()") == [(pid,)], "the server's process ended"
    bound(f"/proc/{pid}", "unlimited")


def bound(process: str, size: str) -> None:
    """As the user that the server runs as: nobody else may, not even root in a container."""
    owner = Path(process).stat()
    command = ["prlimit", f"--pid={Path(process).name}", f"--fsize={size}:unlimited"]
    subprocess.run(command, user=owner.st_uid, group=owner.st_gid, check=True)


TEXTS = {
    "four bytes a character": "𠮷野家的𰻝面👨‍👩‍👧‍👦",
    "private and unassigned": "\ue000\uf8ff\U000e0041\U0010fffd",
    "what looks like nothing": "甲\u200b乙\u00a0丙\u3000丁\u2028戊\ufeff",
    "noncharacters": "\ufffe\uffff\U0001ffff",
    "control characters": "甲\x01\x02\x1b\x7f\x85乙\t丙\r丁",
    "quotes and backslashes": "'\"\\%_{}$1:x?",
    "combining": "e\u0301 ñ ｶﾞ",
}


@pytest.mark.parametrize("name", TEXTS)
def test_odd_text_is_stored_exactly_and_found(engine: Engine, name: str) -> None:
    text = TEXTS[name]
    odd = replace(WHEAT, title=passage(text), paragraphs=(passage(text),), counties=())
    assert save(engine, edition(page("1", odd))).created == 1
    assert rows(engine, "SELECT title, body FROM v1_articles") == [(text, text)]
    assert save(engine, edition(page("1", odd)), later=1).unchanged == 1
    changed = replace(odd, paragraphs=(passage(text + "尾"),))
    assert save(engine, edition(page("1", changed)), later=2).revised == 1


@pytest.mark.parametrize(("text", "reason"), [("甲\0乙", "NUL at character 2"), ("甲\ud83d", "lone surrogate")])
def test_text_that_no_database_holds_keeps_its_page_out_with_the_reason(engine: Engine, text: str, reason: str) -> None:
    odd = replace(WHEAT, paragraphs=(passage(text),))
    saved = save(engine, edition(page("1", odd), page("2", SCHOOLS)))
    assert (saved.created, saved.pages_unreadable) == (1, 1)
    ((told,),) = rows(engine, "SELECT reason FROM v1_pages WHERE page_label = '1'")
    assert reason in str(told)
    with pytest.raises(UnstorableText):
        save(engine, edition(replace(page("3", WHEAT), name=text)))


def incompressible(seed: int) -> Article:
    """Five megabytes of characters that are all different from their neighbours, so that nothing is packed away."""
    chance = random.Random(seed)
    paragraphs = ("".join(map(chr, chance.choices(range(0x4E00, 0x9C20), k=1_000))) for _ in range(1_750))
    return replace(WHEAT, spans=(Span(seed, seed + 1),), paragraphs=tuple(map(passage, paragraphs)))


def test_an_article_of_five_megabytes(engine: Engine) -> None:
    huge = incompressible(1)
    paragraphs = [paragraph.text for paragraph in huge.paragraphs]
    assert save(engine, edition(page("1", huge))).created == 1
    ((body,),) = rows(engine, "SELECT body FROM v1_articles")
    assert body == "\n".join(paragraphs)
    assert len(str(body).encode()) > 5_000_000
    with engine.connect() as connection:
        assert len(find(connection, search=paragraphs[3][10:16])) == 1
    assert save(engine, edition(page("1", huge)), later=1).unchanged == 1
    assert save(engine, edition(page("1", replace(huge, paragraphs=huge.paragraphs[1:]))), later=2).revised == 1

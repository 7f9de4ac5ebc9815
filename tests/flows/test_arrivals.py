"""An inbox: files are complete when they rest, editions when their files are, and each file is put away once."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from flows.plain.arrivals import NO_PAGE, PACKED, Arrival, arrivals
from flows.plain.inbox import DONE, KEPT_BACK, Inbox
from flows.settings import Settings
from flows.sources.files import Given, plan
from flows.walk import House, ingest, open_house

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAGE = "# 双河镇春耕忙\n\n本报讯（记者 乔舒）日前，双河镇的田间地头一片繁忙，农户们抢抓农时翻耕土地。\n".encode()
SETTLE = 5.0
MONTH = "qingyi-daily/2025-05-"


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    (tmp_path / "inbox").mkdir()
    return Inbox(tmp_path / "inbox", SETTLE)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))) as house:
        yield house


def drop(inbox: Inbox, name: str, content: bytes = PAGE) -> Path:
    path = inbox.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def files(inbox: Inbox) -> list[str]:
    """Everything in the inbox, by its place there."""
    return sorted(str(path.relative_to(inbox.folder)) for path in inbox.folder.rglob("*") if path.is_file())


def came(inbox: Inbox, house: House, *moments: float) -> list[Arrival]:
    return [arrival for now in moments for arrival in arrivals(inbox, Given(), house, now)]


def changes(house: House) -> int:
    with house.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM changes").scalar_one())


def test_a_file_is_complete_when_it_has_rested(inbox: Inbox) -> None:
    path = drop(inbox, "a.md", b"half")
    assert inbox.scan(0) == {path: False}
    assert inbox.scan(4) == {path: False}
    path.write_bytes(b"half and more")
    assert inbox.scan(6) == {path: False}
    assert inbox.scan(10) == {path: False}
    assert inbox.scan(11) == {path: True}


def test_a_change_of_the_same_size_counts(inbox: Inbox) -> None:
    path = drop(inbox, "a.md", b"abc")
    inbox.scan(0)
    path.write_bytes(b"xyz")
    os.utime(path, ns=(1, 1))
    assert inbox.scan(6) == {path: False}


@pytest.mark.parametrize("name", [".a.md", "a.md.part", "a.MD.TMP", "a.md~", ".cache/a.md", "done/a.md", "kept-back/a"])
def test_unfinished_files_and_our_own_are_left_alone(name: str, inbox: Inbox) -> None:
    drop(inbox, name)
    assert inbox.scan(0) == {}
    assert not inbox.waits


def test_a_file_that_gets_its_name_is_found(inbox: Inbox, house: House) -> None:
    path = drop(inbox, f"{MONTH}01/02.md.part")
    assert came(inbox, house, 0, 10) == []
    path.rename(path.with_suffix(""))
    (arrival,) = came(inbox, house, 11, 17)
    assert arrival.put_away == (inbox.folder / DONE / f"{MONTH}01/02.md",)


def test_an_edition_waits_for_its_last_file_and_holds_up_no_other(inbox: Inbox, house: House) -> None:
    drop(inbox, f"{MONTH}01/01.md")
    drop(inbox, f"{MONTH}02/01.md")
    assert came(inbox, house, 0) == []
    drop(inbox, f"{MONTH}01/02.md")
    assert [each.outcome.edition for each in came(inbox, house, 4, 6) if each.outcome] == [f"{MONTH}02"]
    (arrival,) = came(inbox, house, 9)
    assert arrival.outcome
    assert (arrival.outcome.edition, arrival.outcome.pages) == (f"{MONTH}01", 2)
    assert files(inbox) == [f"done/{MONTH}01/01.md", f"done/{MONTH}01/02.md", f"done/{MONTH}02/01.md"]
    assert not inbox.waits


def standing(house: House) -> list[tuple[object, ...]]:
    told = "SELECT page_label, position, title, body FROM v1_articles WHERE withdrawn_at IS NULL ORDER BY 1, 2"
    with house.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(told)]


def test_pages_that_come_one_by_one_end_as_those_that_come_together(inbox: Inbox, house: House, tmp_path: Path) -> None:
    """An article of page 01 goes on on page 02."""
    pages = sorted(SAMPLE.glob("*.md"))
    for at, page in enumerate(pages):
        drop(inbox, f"qingyi-daily/2025-03-12/{page.name}", page.read_bytes())
        came(inbox, house, 10 * at, 10 * at + 6)
    (edition,) = plan([str(SAMPLE)], Given("qingyi-daily")).editions
    with open_house(Settings(f"sqlite:///{tmp_path}/together.db", str(tmp_path / "archive"))) as other:
        ingest(edition, other)
        assert standing(house) == standing(other)


def test_what_is_not_well_is_kept_back_with_its_reason(inbox: Inbox, house: House) -> None:
    drop(inbox, f"{MONTH}01/01.md")
    drop(inbox, f"{MONTH}01/02.md", b"")
    drop(inbox, "picture.jpg", b"\xff")
    drop(inbox, "whose/unknown.md", "一些文字。".encode())
    came(inbox, house, 0, 6)
    kept = inbox.folder / KEPT_BACK
    assert files(inbox) == [
        f"done/{MONTH}01/01.md",
        "kept-back/picture.jpg",
        "kept-back/picture.jpg.reason",
        f"kept-back/{MONTH}01/02.md",
        f"kept-back/{MONTH}01/02.md.reason",
        "kept-back/whose/unknown.md",
        "kept-back/whose/unknown.md.reason",
    ]
    assert "the file is empty" in (kept / f"{MONTH}01/02.md.reason").read_text("utf-8")
    assert (kept / "picture.jpg.reason").read_text("utf-8") == f"{NO_PAGE}\n"
    assert "--newspaper ID" in (kept / "whose/unknown.md.reason").read_text("utf-8")


def test_an_archive_is_kept_back_with_what_to_do_with_it(inbox: Inbox, house: House) -> None:
    drop(inbox, "heze-daily-2025.tar.gz", b"")
    came(inbox, house, 0, 6)
    reason = inbox.folder / KEPT_BACK / "heze-daily-2025.tar.gz.reason"
    assert reason.read_text("utf-8") == f"{PACKED}\n"


def test_a_file_of_no_edition_waits_for_its_folder(inbox: Inbox, house: House) -> None:
    drop(inbox, "x/one.md", "一些文字。".encode())
    came(inbox, house, 0)
    drop(inbox, "x/two.md", (SAMPLE / "01.md").read_bytes())
    assert came(inbox, house, 6) == []
    (arrival,) = came(inbox, house, 12)
    assert arrival.outcome
    assert len(arrival.put_away) == 2


def test_the_same_name_again_takes_a_place_beside(inbox: Inbox, house: House) -> None:
    for start in (0, 100):
        drop(inbox, f"{MONTH}01/01.md", PAGE + b"\n" * start)
        came(inbox, house, start, start + 6)
    assert files(inbox) == [f"done/{MONTH}01/01 (2).md", f"done/{MONTH}01/01.md"]


def test_after_a_crash_before_the_move_nothing_is_stored_twice(inbox: Inbox, house: House) -> None:
    path = drop(inbox, f"{MONTH}01/01.md")
    (edition,) = plan([str(path)], Given()).editions
    assert ingest(edition, house).status == "stored"
    before = changes(house)
    (arrival,) = came(inbox, house, 0, 6)
    assert arrival.outcome
    assert arrival.outcome.status == "unchanged"
    assert changes(house) == before
    assert files(inbox) == [f"done/{MONTH}01/01.md"]


def test_a_file_that_changed_while_it_was_read_is_a_new_file(inbox: Inbox) -> None:
    path = drop(inbox, f"{MONTH}01/01.md")
    inbox.scan(0)
    path.write_bytes(PAGE + b"more")
    assert inbox.put_away(path) is None
    assert files(inbox) == [f"{MONTH}01/01.md"]
    path.unlink()
    assert inbox.put_away(path) is None


def test_what_the_store_refuses_stays_until_it_takes_it(inbox: Inbox, house: House, tmp_path: Path) -> None:
    drop(inbox, f"{MONTH}01/01.md")
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    (arrival,) = came(inbox, replace(house, archive=str(no_folder)), 0, 6)
    assert arrival.outcome
    assert (arrival.outcome.status, arrival.put_away) == ("failed", ())
    assert files(inbox) == [f"{MONTH}01/01.md"]
    (arrival,) = came(inbox, house, 7)
    assert arrival.outcome
    assert arrival.outcome.status == "stored"


def test_a_page_that_cannot_be_put_together_with_earlier_ones_stays(inbox: Inbox, house: House, tmp_path: Path) -> None:
    drop(inbox, f"{MONTH}01/01.md")
    came(inbox, house, 0, 6)
    [first] = [path for path in (tmp_path / "archive").rglob("*") if path.is_file()]
    away = first.rename(tmp_path / "away")
    drop(inbox, f"{MONTH}01/02.md", PAGE.replace("春耕".encode(), "春播".encode()))
    [refused] = came(inbox, house, 10, 16)
    assert refused.outcome is not None
    assert refused.outcome.status == "failed"
    assert refused.put_away == ()
    assert f"{MONTH}01/02.md" in files(inbox)
    away.rename(first)
    [arrival] = came(inbox, house, 20)
    assert len(arrival.put_away) == 1


@pytest.mark.parametrize("seed", range(3))
def test_whatever_arrives_in_whatever_order_each_file_ends_once(seed: int, inbox: Inbox, house: House) -> None:
    """Drops, growing files, renames and restarts, between looks."""
    chance = Random(seed)
    todo = [f"{MONTH}{day:02}/{page:02}.md" for day in range(1, 7) for page in range(1, 4)] + ["a.jpg", "b/c.png"]
    chance.shuffle(todo)
    expected, growing, now = list(todo), [], 0.0
    while todo or growing:
        now += chance.uniform(0, 4)
        if growing and chance.random() < 0.5:
            path, rest = growing.pop()
            path.write_bytes(path.read_bytes() + rest)
            path.rename(path.with_suffix(""))
        elif todo:
            name, half = todo.pop(), len(PAGE) // 2
            if chance.random() < 0.3:
                growing.append((drop(inbox, f"{name}.part", PAGE[:half]), PAGE[half:]))
            else:
                drop(inbox, name)
        if chance.random() < 0.1:
            inbox = Inbox(inbox.folder, SETTLE)
        came(inbox, house, now)
    came(inbox, house, now + 6, now + 12)
    ended = [name.split("/", 1)[1] for name in files(inbox) if not name.endswith(".reason")]
    assert Counter(ended) == Counter(expected)
    assert all(name.startswith((DONE, KEPT_BACK)) for name in files(inbox))
    with house.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar_one() == 18

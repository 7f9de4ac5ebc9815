"""Ten thousand page files dropped into an inbox at once: how long looking, planning and storing take, and what is left.

    python -m benchmarks.inbox
    python -m benchmarks.inbox --editions 50 --pages 8

The same files are also read and stored without the inbox, in the same run: that is the core they are compared with.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from flows.plain.arrivals import arrivals
from flows.plain.inbox import DONE, Inbox
from flows.settings import Settings
from flows.sources.files import Given, plan
from flows.walk import House, ingest, open_house

T = TypeVar("T")

FIRST = date(2020, 1, 1)
TEXT = "# {town}第{number}期农事简报\n\n本报讯（记者 乔舒）日前，{town}的田间地头一片繁忙，农户们抢抓农时翻耕土地。\n"
TOWNS = ("双河镇", "望湖镇", "石桥镇", "柳泉镇")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editions", type=int, default=500)
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    files = options.editions * options.pages
    with TemporaryDirectory() as name:
        folder = Path(name)
        inbox = Inbox(folder / "inbox", settle=0.0)
        _drop(inbox.folder, options.editions, options.pages)
        core = _core(folder, inbox.folder)
        looked, _ = _timed(lambda: inbox.scan(0))
        with _house(folder, "watched") as house:
            seconds, put_away = _timed(lambda: _watched(inbox, house))
        done = sum(1 for path in (inbox.folder / DONE).rglob("*.md"))
    print(f"files                {files} of {options.editions} editions")
    print(f"one look             {looked:.2f} s")
    print(f"all of it            {seconds:.1f} s, {files / seconds:.0f} files a second")
    print(f"the core alone       {core:.1f} s: the inbox reaches {core / seconds:.0%} of its pace")
    print(f"put away             {put_away}, found there {done}, each once: {put_away == done == files}")


def _drop(folder: Path, editions: int, pages: int) -> None:
    for edition in range(editions):
        its_folder = folder / "qingyi-daily" / str(FIRST + timedelta(edition))
        its_folder.mkdir(parents=True)
        for page in range(1, pages + 1):
            text = TEXT.format(town=TOWNS[page % len(TOWNS)], number=edition * pages + page)
            (its_folder / f"{page:02}.md").write_text(text, encoding="utf-8")


def _core(folder: Path, files: Path) -> float:
    """Seconds of storing them where nobody watches."""
    with _house(folder, "core") as house:
        seconds, _ = _timed(lambda: [ingest(edition, house) for edition in plan([str(files)], Given()).editions])
    return seconds


def _watched(inbox: Inbox, house: House) -> int:
    return sum(len(arrival.put_away) for arrival in arrivals(inbox, Given(), house, 1.0))


@contextmanager
def _house(folder: Path, name: str) -> Iterator[House]:
    with open_house(Settings(f"sqlite:///{folder}/{name}.db", str(folder / f"{name}-archive"))) as house:
        yield house


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()

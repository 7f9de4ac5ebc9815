"""Awkward pages of any size, and how the time per character grows from 10 KB to 10 MB."""

import gc
import time
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.forget import forget

SMALL, LARGE = 10_000, 10_000_000
GIVE_UP = 2.0
OTHER_PAGE = "另一版\n".encode()


class Growth(NamedTuple):
    """Seconds a character on the small and on the largest page read, and how many characters that had."""

    small: float
    large: float
    characters: int

    @property
    def ratio(self) -> float:
        return self.large / self.small


def sentences(rng: Random, count: int) -> list[str]:
    """Sentences of random Han characters, so that nothing repeats by itself."""
    common = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    return ["".join(rng.choices(common, k=rng.randrange(6, 30))) + rng.choice("，，，。。；") for _ in range(count)]


def _prose(size: int, between: str, every: int) -> str:
    parts, total, rng = [], 0, Random(size)
    while total < size:
        batch = sentences(rng, every)
        parts.append("".join(batch)[:-1] + "。" + between)
        total += len(parts[-1])
    return "".join(parts)[:size]


def _short_lines(size: int) -> str:
    rng = Random(size)
    return "\n".join(f"{rng.randrange(10**6)}号" for _ in range(size // 7 + 1))[:size]


def _fill(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


GROWTH: dict[str, Callable[[int], str]] = {
    "pages of paragraphs": lambda size: _prose(size, "\n\n", 6),
    "articles with heads": lambda size: _prose(size, "\n\n# 全县春灌工作会议召开\n\n本报讯 （记者 王丽）", 8),
    "one endless line": lambda size: _prose(size, "", 6),
    "endless short lines": _short_lines,
    "one line again and again": _fill("全县春灌工作会议召开，安排部署春灌工作。\n"),
    "one paragraph repeated": _fill(
        "三月一日，全县春灌工作会议召开，传达学习讲话精神，安排部署春灌工作。会议要求不误农时，不漏一村，不落一户。\n\n"
    ),
    "one phrase in one line": _fill("不误农时"),
    "one character": _fill("好"),
    "two line blocks": _fill("甲乙丙丁戊己庚辛壬癸子丑寅卯。\n辰巳午未申酉戌亥天地玄黄宇宙。\n"),
    "commas": _fill("，"),
    "half-width marks": _fill(",.!?"),
    "line feeds": _fill("\n"),
    "spaces": _fill(" "),
    "indents": _fill("　　\n"),
    "opening quotes": _fill("“"),
    "straight quotes": _fill('"天'),
    "opening brackets": _fill("（《"),
    "bylines": _fill("本报讯（记者 王丽）\n"),
    "headline marks": _fill("# 天\n"),
    "bare headline marks": _fill("#"),
    "stars": _fill("*"),
    "angle brackets": _fill("<"),
    "open tags": _fill("<td "),
    "open comments": _fill("<!-- "),
    "open images": _fill("![]("),
    "pipes": _fill("| 天 "),
    "digits": _fill("1234567890"),
    "latin": _fill("lorem ipsum "),
    "zero width": _fill("\u200b"),
    "ampersands": _fill("&"),
    "dashes": _fill("—"),
    "dots": _fill("."),
}


def measure(name: str, read: Callable[[bytes], object], most: float) -> Growth:
    """Best of several small runs against one of each size up to 10 MB; a page that grows far too slow ends it.

    Times are the processor's; no run knows the lines of the one before.
    """
    small_text = GROWTH[name](SMALL // 3)
    small = min(_timed(small_text, read) for _ in range(30)) / len(small_text)
    size, growth = SMALL * 10, Growth(small, small, len(small_text))
    while size <= LARGE:
        text = GROWTH[name](size // 3)
        taken = min(_timed(text, read) for _ in range(2 if size < LARGE else 1))
        growth = Growth(small, taken / len(text), len(text))
        if growth.ratio > GIVE_UP * most:
            break
        size *= 10
    return growth


def _timed(text: str, read: Callable[[bytes], object]) -> float:
    content = text.encode("utf-8")
    read(OTHER_PAGE)
    forget()
    gc.collect()
    start = time.process_time()
    read(content)
    return time.process_time() - start

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


COMMON = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


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
    return ["".join(rng.choices(COMMON, k=rng.randrange(6, 30))) + rng.choice("，，，。。；") for _ in range(count)]


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


def _each(unit: Callable[[Random], str]) -> Callable[[int], str]:
    """Units that differ, one after the other."""

    def page(size: int) -> str:
        parts, total, rng = [], 0, Random(size)
        while total < size:
            parts.append(unit(rng))
            total += len(parts[-1])
        return "".join(parts)[:size]

    return page


def _words(rng: Random, least: int, most: int) -> str:
    return "".join(rng.choices(COMMON, k=rng.randint(least, most)))


def _numbered_loop(item: str) -> str:
    return "".join(f"{number}. {item}\n" for number in range(1, 6))


def _paragraph(rng: Random) -> str:
    return "".join(sentences(rng, 6))[:-1] + "。"


def _printed_lines(size: int) -> str:
    text = _prose(size, "\n　　", 6)
    return "\n".join(line[at : at + 18] for line in text.split("\n") for at in range(0, len(line), 18))[:size]


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
    "printed lines": _printed_lines,
    "torn lines": _each(lambda rng: _words(rng, 8, 60) + "\n"),
    "torn lines amid text": _each(lambda rng: f"{_paragraph(rng)}\n{_words(rng, 8, 60)}\n"),
    "headings of one level": _each(lambda rng: f"# {_words(rng, 6, 20)}\n\n"),
    "plain headlines": _each(lambda rng: f"{_words(rng, 6, 20)}\n\n本报讯 （记者 王丽）{_paragraph(rng)}\n\n"),
    "bold lines": _each(lambda rng: f"**{_words(rng, 4, 16)}**\n\n{_paragraph(rng)}\n\n"),
    "words said twice": _each(lambda rng: f"{_words(rng, 2, 6) * 2}，"),
    "clauses said twice": _each(lambda rng: f"{_words(rng, 20, 80) * 2}。"),
    "misread words": _each(lambda rng: f"{_words(rng, 2, 9)}{rng.choice(('政造', '条仵', '贪困', '严历'))}，"),
    "numbered loops": _each(lambda rng: _numbered_loop(_words(rng, 8, 20)) + _words(rng, 4, 8) * 5 + "，\n"),
    "numbered items": _each(lambda rng: f"{rng.randrange(99)}. {_words(rng, 4, 20)}{rng.choice('；。')}\n"),
    "different bylines": _each(lambda rng: f"□ 王{_words(rng, 1, 2)}\n"),
    "names": _each(lambda rng: f"王{_words(rng, 1, 2)}\n"),
    "page numbers": _each(lambda rng: f"{rng.randrange(99)}\n"),
    "page numbers amid text": _each(lambda rng: f"{_paragraph(rng)[:-1]}\n{rng.randrange(99)}\n"),
    "captions": _each(lambda rng: f"{_paragraph(rng)}\n▲图为{_words(rng, 10, 30)}。王丽 摄\n"),
    "verse": _each(lambda rng: f"{_words(rng, 7, 7)}，\n{_words(rng, 7, 7)}。\n"),
    "quotes anyhow": _each(lambda rng: _words(rng, 1, 6) + rng.choice('“”"“”\n')),
    "stutters": _each(lambda rng: _words(rng, 2, 9) + 2 * rng.choice(COMMON)),
    "loops": _each(lambda rng: _words(rng, 2, 30) * rng.randrange(2, 6) + "，"),
    "continued from": _each(lambda rng: f"{_paragraph(rng)}（下转第2版）\n\n（上接第1版）{_paragraph(rng)}\n\n"),
    "news in brief": _each(lambda rng: "简讯\n\n" + "".join(f"■ {_paragraph(rng)}\n\n" for _ in range(4))),
    "table": _each(lambda rng: f"| {_words(rng, 2, 6)} | {rng.randrange(999)} | {_words(rng, 2, 6)} |\n"),
    "links": _each(lambda rng: f"[{_words(rng, 2, 6)}](https://a.cn/{rng.randrange(9999)}.html)\n"),
    "spaces between characters": _each(lambda rng: " ".join(_words(rng, 6, 20)) + "。\n"),
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

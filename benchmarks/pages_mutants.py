"""Pages that no press printed: real ones cut, doubled, mixed and sprinkled with any Unicode."""

import sys
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[str, Random, Sequence[str]], str]

AWKWARD = (
    "\x00",
    "\x01",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1e",
    "\x1f",
    "\x7f",
    "\x85",
    "\xa0",
    "\xad",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u2029",
    "\u3000",
    "\ufeff",
    "\ufffd",
    "\ufffe",
    "\r",
    "\r\n",
    "\n",
    "\n\n\n",
    "\t",
    "　　",
    "“",
    "”",
    '"',
    "'",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "，",
    ",",
    "。",
    ".",
    "…",
    "……",
    "...",
    "——",
    "--",
    "#",
    "# ",
    "###### ",
    "**",
    "`",
    "|",
    "<",
    ">",
    "<br>",
    "<table>",
    "</td>",
    "<!--",
    "-->",
    "&nbsp;",
    "&#",
    "&amp;",
    "![",
    "](",
    ")",
    "![](a.jpg)",
    "记者",
    "（记者",
    "本报讯",
    "责任编辑：",
    "下转第2版",
    "上接第1版",
    "１",
    "Ａ",
    "\U0001f600",
    "e\u0301",
    "𠮷",
    "한",
    "ﷺ",
)


def splice(text: str, rng: Random, pool: Sequence[str]) -> str:
    at, (start, end) = rng.randrange(len(text) + 1), _range(other := rng.choice(pool), rng)
    return text[:at] + other[start:end] + text[at:]


def delete(text: str, rng: Random, pool: Sequence[str]) -> str:
    start, end = _range(text, rng)
    return text[:start] + text[end:]


def duplicate(text: str, rng: Random, pool: Sequence[str]) -> str:
    start, end = _range(text, rng)
    copies = rng.choice((1, 1, 1, 2, 3, 30))
    at = rng.choice((end, end, rng.randrange(len(text) + 1)))
    return text[:at] + text[start:end][: 3000 // copies] * copies + text[at:]


def insert(text: str, rng: Random, pool: Sequence[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(AWKWARD) * rng.choice((1, 1, 1, 2, 3, 40)) + text[at:]


def insert_any(text: str, rng: Random, pool: Sequence[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + "".join(any_character(rng) for _ in range(rng.randrange(1, 9))) + text[at:]


def replace(text: str, rng: Random, pool: Sequence[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice((any_character(rng), rng.choice(AWKWARD))) + text[at + 1 :]


def truncate(text: str, rng: Random, pool: Sequence[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] if rng.random() < 0.6 else text[at:]


def reverse_lines(text: str, rng: Random, pool: Sequence[str]) -> str:
    return "\n".join(reversed(text.split("\n")))


def one_line(text: str, rng: Random, pool: Sequence[str]) -> str:
    return text.replace("\n", rng.choice(("", " ", "\r", "\u2028", "　　")))


def any_character(rng: Random) -> str:
    """Any scalar value, likelier from the first planes."""
    top = rng.choice((0x80, 0x500, 0x3100, 0x10000, sys.maxunicode + 1))
    code = rng.randrange(top)
    return "？" if 0xD800 <= code <= 0xDFFF else chr(code)


def _range(text: str, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.choice((1, 2, 5, 20, 100, 400)))


MUTATIONS: tuple[Mutation, ...] = (
    splice,
    splice,
    delete,
    delete,
    duplicate,
    duplicate,
    insert,
    insert,
    insert,
    insert_any,
    replace,
    replace,
    truncate,
    reverse_lines,
    one_line,
)


def mutant(pool: Sequence[str], rng: Random) -> bytes:
    """A window of a page after one to twelve mutations; one in fifty also has its bytes damaged."""
    text = rng.choice(pool)
    start = rng.randrange(max(1, len(text) - 200))
    text = text[start : start + rng.choice((60, 300, 900, 2500))]
    for _ in range(rng.randrange(1, 13)):
        text = rng.choice(MUTATIONS)(text, rng, pool)
    content = text.encode("utf-8")
    if rng.random() < 0.02 and content:
        at = rng.randrange(len(content))
        content = content[:at] + rng.randbytes(rng.randrange(1, 4)) + content[at + 1 :]
    return content

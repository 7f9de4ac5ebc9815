"""Damage inside one paragraph. Each planter proposes one Change that a careful reader can decide, or None."""

import math
import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.damage_model import Change, Lore, han
from benchmarks.damage_words import NOUNS, REDUPLICATED, WORDS

END = "。！？…；：”’）》—"
NEVER_FIRST = "，。、；：！？”’）》〉】…—%％℃·"
NEVER_LAST = "“‘（《〈【"
WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
NUMBER = re.compile(r"\d[\d.]*\d")
TITLE_MARK = re.compile(r"《[^《》]{4,40}》")
QUOTATION = re.compile(r"“[^“”]{6,120}”")
MARKED = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）")


class Setting(NamedTuple):
    """How this page is written: line feed, the break between blocks, the break and indent that start a paragraph, and
    what the clean sources say."""

    newline: str
    gap: str
    start: str
    lore: Lore


Planter = Callable[[str, Random, Setting], Change | None]


def breakable(text: str, at: int) -> bool:
    """A column may end here, and the sentence goes on: not after 。！？…；： or a closing mark, nor before one."""
    if not 2 <= at <= len(text) - 2:
        return False
    last, first = text[at - 1], text[at]
    if last in END or last in NEVER_LAST or first in NEVER_FIRST or last.isspace() or first.isspace():
        return False
    return han(last) or last in "，、" or last.isalnum()


def column_foot(rng: Random, setting: Setting) -> str:
    """What stands between the two halves: mostly the page's own gap, at times an empty block, a picture or a rule."""
    roll, newline = rng.random(), setting.newline
    if roll < 0.80:
        return setting.gap
    if roll < 0.88:
        return newline * 4
    if roll < 0.92:
        return newline
    if roll < 0.97:
        return f"{newline * 2}![](images/{rng.randrange(16**8):08x}.jpg){newline * 2}"
    return f"{newline * 2}---{newline * 2}"


def _break(text: str, at: int | None, cls: str, rng: Random, setting: Setting) -> Change | None:
    if at is None or len(text) < 24:
        return None
    edge = "edge" if at <= 5 or len(text) - at <= 5 else ""
    return Change(at, at, column_foot(rng, setting), cls, edge)


def broken_paragraph(text: str, rng: Random, setting: Setting) -> Change | None:
    roll = rng.random()
    if roll < 0.15:
        places = [at for at in range(2, 6) if breakable(text, at)]
    elif roll < 0.3:
        places = [at for at in range(len(text) - 5, len(text) - 1) if breakable(text, at)]
    elif roll < 0.5:
        places = [at for at in range(2, len(text) - 1) if text[at - 1] in "，、" and breakable(text, at)]
    else:
        places = [at for at in range(2, len(text) - 1) if breakable(text, at)]
    return _break(text, rng.choice(places) if places else None, "broken_paragraph", rng, setting)


def broken_inside(cls: str, pattern: re.Pattern[str], margin: int) -> Planter:
    """A break inside a stretch found by `pattern`, `margin` characters from its edges."""

    def plant(text: str, rng: Random, setting: Setting) -> Change | None:
        found = [match for match in pattern.finditer(text) if match.start() >= 1]
        if not found:
            return None
        match = rng.choice(found)
        places = [at for at in range(match.start() + margin, match.end() - margin + 1) if breakable(text, at)]
        return _break(text, rng.choice(places) if places else None, cls, rng, setting)

    return plant


def _copies(length: int, rng: Random) -> int:
    """Copies in all, 3 to 200, few more often than many; short phrases need more to be no slogan."""
    least = 6 if length <= 3 else 3
    drawn = round(3.0 * math.pow(200 / 3, math.pow(rng.random(), 1.6)))
    return max(least, min(drawn, 4000 // length))


def loop(text: str, rng: Random, setting: Setting) -> Change | None:
    length = min(40, round(2 * 20 ** rng.random()))
    at = len(text) if rng.random() < 0.3 else rng.randrange(length, len(text) + 1) if len(text) > length else 0
    phrase = text[at - length : at]
    if at < length or len(set(filter(han, phrase))) < 2 or sum(map(han, phrase)) < 0.6 * length:
        return None
    if text[at : at + 2] == phrase[:2] or text[max(0, at - 2 * length) : at - length] == phrase:
        return None
    between = rng.choice((setting.newline, setting.gap)) if length >= 8 and rng.random() < 0.15 else ""
    extra = (between + phrase) * (_copies(length, rng) - 1)
    cut = rng.randrange(2, length) if length >= 5 and rng.random() < 0.25 else 0
    raw = extra + (between + phrase[:cut] if cut else "") + (between if at < len(text) else "")
    return Change(at, at, raw, "loop", "cut" if cut else "lines" if between else "", (at - length, at))


def stutter(text: str, rng: Random, setting: Setting) -> Change | None:
    """One character of a known word written twice, where neither neighbour makes a word with the copy."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    at = rng.randrange(match.start() + 1, match.end() + 1)
    char = text[at - 1]
    pairs = setting.lore.pairs
    if char in REDUPLICATED or char * 2 in pairs or not at < len(text):
        return None
    edge = (at == match.end() and char + text[at] in pairs) or (
        at == match.start() + 1 and at >= 2 and text[at - 2] + char in pairs
    )
    if edge or text[at] == char or (at >= 2 and text[at - 2] == char):
        return None
    return Change(at, at, char, "stutter", "", (at - 1, at))


def stutter_phrase(text: str, rng: Random, setting: Setting) -> Change | None:
    """Three to eight characters, or one plain noun, written twice with nothing between."""
    if rng.random() < 0.25:
        found = [match for match in WORD.finditer(text) if match.group() in NOUNS]
        if not found:
            return None
        start, at = rng.choice(found).span()
    else:
        at = rng.randrange(3, max(4, len(text)))
        start = at - rng.randrange(3, 9)
    gram = text[max(start, 0) : at]
    if start < 0 or not all(map(han, gram)) or len(set(gram)) < 2 or gram[0] in "一越又再更每不没很":
        return None
    if (len(gram) % 2 == 0 and gram[: len(gram) // 2] * 2 == gram) or text[at : at + 2] == gram[:2]:
        return None
    if text[max(0, start - len(gram)) : start] == gram:
        return None
    return Change(at, at, gram, "stutter_phrase", "", (start, at))


def _inside_word(text: str, rng: Random) -> int | None:
    found = list(WORD.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    return rng.randrange(match.start() + 1, match.end())


def inserted(cls: str, marks: tuple[str, ...]) -> Planter:
    """Something without meaning between two characters of one word."""

    def plant(text: str, rng: Random, setting: Setting) -> Change | None:
        at = _inside_word(text, rng)
        return None if at is None else Change(at, at, rng.choice(marks), cls)

    return plant


def stray_space(text: str, rng: Random, setting: Setting) -> Change | None:
    """A space in prose: in a word, about a mark, in every gap of a run. Never in quotations, where it may be lawful."""
    held = [match.span() for match in MARKED.finditer(text)]
    free = [
        at
        for at in range(1, len(text))
        if not any(start <= at <= end for start, end in held) and not text[at - 1].isspace() and not text[at].isspace()
    ]
    roll = rng.random()
    if roll < 0.35:
        at = _inside_word(text, rng)
        return Change(at, at, rng.choice((" ", " ", "  ", "\u3000")), "stray_space") if at in free and at else None
    wanted = "，。；：、" if roll < 0.65 else ""
    places = [at for at in free if (text[at - 1] in wanted if wanted else han(text[at - 1]) and han(text[at]))]
    if not places:
        return None
    at = rng.choice(places)
    run = text[at : at + rng.randrange(3, 9)]
    if roll > 0.9 and all(map(han, run)) and not any(start <= at + len(run) and at <= end for start, end in held):
        return Change(at, at + len(run), " ".join(run), "stray_space", "run")
    return Change(at, at, " ", "stray_space", "mark" if wanted else "")


def replaced(cls: str, pattern: str, forms: tuple[str, ...]) -> Planter:
    """A mark written in a broken form."""
    compiled = re.compile(pattern)

    def plant(text: str, rng: Random, setting: Setting) -> Change | None:
        found = [match.span() for match in compiled.finditer(text)]
        if not found:
            return None
        start, end = rng.choice(found)
        return Change(start, end, rng.choice(forms), cls)

    return plant


def mismatched_quotes(text: str, rng: Random, setting: Setting) -> Change | None:
    """One mark of a short, plainly quoted stretch turned the wrong way."""
    if text.count("“") != text.count("”"):
        return None
    found = list(re.finditer(r"“[^“”‘’，。；：！？]{1,12}”", text))
    if not found:
        return None
    start, end = rng.choice(found).span()
    if rng.random() < 0.5:
        return Change(end - 1, end, "“", "mismatched_quotes")
    return Change(start, start + 1, "”", "mismatched_quotes")


def wrapped(cls: str, pairs: tuple[tuple[str, str], ...]) -> Planter:
    """Markup round a clause, as one change over the clause so that both marks count as one damage."""

    def plant(text: str, rng: Random, setting: Setting) -> Change | None:
        clauses = list(re.finditer(r"[^，。；：！？、“”‘’《》（）…—\s]{3,20}", text))
        if not clauses:
            return None
        match = rng.choice(clauses)
        left, right = rng.choice(pairs)
        if left == "<br>" and text[max(0, match.start() - 1) : match.start()] in tuple("。！？…”"):
            left, right = right, left  # behind a sentence a line break parts paragraphs
        return Change(match.start(), match.end(), left + match.group() + right, cls)

    return plant


def fullwidth_alnum(text: str, rng: Random, setting: Setting) -> Change | None:
    found = list(re.finditer(r"[0-9A-Za-z]+", text))
    if not found:
        return None
    match = rng.choice(found)
    return Change(*match.span(), "".join(chr(ord(char) + 0xFEE0) for char in match.group()), "fullwidth_alnum")


LOCAL: dict[str, Planter] = {
    "broken_paragraph": broken_paragraph,
    "broken_word": broken_inside("broken_word", WORD, 1),
    "broken_number": broken_inside("broken_number", NUMBER, 1),
    "broken_title_mark": broken_inside("broken_title_mark", TITLE_MARK, 2),
    "broken_quotation": broken_inside("broken_quotation", QUOTATION, 2),
    "loop": loop,
    "stutter": stutter,
    "stutter_phrase": stutter_phrase,
    "stray_space": stray_space,
    "fullwidth_alnum": fullwidth_alnum,
    "broken_ellipsis": replaced(
        "broken_ellipsis", "(?<!…)……(?!…)", ("...", "......", "…", "。。。", "⋯⋯", "··· ···", "……..", ". . .")
    ),
    "broken_dash": replaced("broken_dash", "(?<!—)——(?!—)", ("--", "---", "－－", "──", "— —", "–—", "―", "——-")),
    "mismatched_quotes": mismatched_quotes,
    "markdown_residue": wrapped(
        "markdown_residue", (("**", "**"), ("*", "*"), ("__", "__"), ("`", "`"), ("**", "** "), ("~~", "~~"))
    ),
    "html_residue": wrapped(
        "html_residue",
        (
            ("<b>", "</b>"),
            ("<strong>", "</strong>"),
            ("<u>", "</u>"),
            ("<br>", ""),
            ("", "<br/>"),
            ('<span style="font-size: 12pt">', "</span>"),
            ("&nbsp;", ""),
        ),
    ),
    "zero_width": inserted("zero_width", ("\u200b", "\u200c", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u200e")),
    "control_characters": inserted(
        "control_characters", ("\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\x00")
    ),
    "replacement_character": inserted("replacement_character", ("\ufffd", "\ufffd", "\ufffd\ufffd")),
}

"""Stories of a national daily, read where they lie, with what cannot be read off a page taken out."""

import json
import re

from benchmarks.pages_corpus import CORPUS, split
from benchmarks.second.model import Story

LEAD = re.compile(
    r"^((?:本报|新华社|据新华社)[一-鿿]{0,8}(?:\d+月\d+日)?[电讯])\s*(?:[（(]([^（）()]{2,20})[）)])?\s*(.+)$"
)
BY = re.compile(r"^[（(]?(本报记者 ?[一-鿿]{2,3}(?:[、 ][一-鿿]{2,3})*)[）)]?$")
ASIDE = re.compile(
    r"摄|制图|版式|作者|整理|摘编|编\s?者|映像|记者|报道|资料来源|供图|绘|责编|特约|编辑|^[（(].*[）)]$|日电"
)
ROLE = re.compile(r"摄|整理|报道|文$")
BESIDES = re.compile(r"^(?:■|●|【)?(?:延伸阅读|相关链接|链接|新闻链接|背景)|（(?:延伸阅读|链接|背景)）$")
BOOKISH = re.compile(r"^第[一二三四五六七八九十百]+[章节条]")
STOP = "。！？”…；）："
LONGEST = 1400


def national_stories(part: str) -> list[list[Story]]:
    """Stories of the part's days (`dev` or `test`) that a page can show as they are."""
    records = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    days = set(split({record["date"]: [] for record in records})[part])
    stories = [_story(record["raw"]) for record in records if record["date"] in days]
    return [[story] for story in stories if story]


def _tidy(text: str) -> str:
    """Wide digits and letters narrow, no space beside a Chinese character."""
    table = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    table |= {ord("％"): "%", ord("＋"): "+", 0xA0: " ", 0x3000: " "}
    return re.sub(r"(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])", "", text.translate(table).strip())


def _story(raw: str) -> Story | None:
    kicker, title, subtitle, *rest = [*raw.split("\n"), "", "", ""]
    bylines = [
        found[1] for line in rest if not ROLE.search(line) and (found := BY.match(re.sub(r"\s+", " ", line.strip())))
    ]
    lines = [_tidy(line) for line in rest if line.strip()]
    lines = lines[: next((place for place, line in enumerate(lines) if BESIDES.search(line)), len(lines))]
    kept = [line for line in lines if not (len(line) < 45 and ASIDE.search(line)) and line[0] not in "■●◆□▲"]
    dateline, writer, kept = _lead(_from_first_sentence(kept))
    body = _short(kept)
    if not _fit(title, kept) or not body:
        return None
    title, column = _column(re.sub(r"\s+", " ", title.strip()))
    decks = [_tidy(line) for line in (kicker, subtitle)]
    kicker, subtitle = (line if 4 <= len(line) <= 34 and "。" not in line else "" for line in decks)
    byline = writer or (bylines[0] if len(bylines) == 1 else "")
    return Story("news", title, body, kicker, subtitle.lstrip("—"), column, byline, dateline)


def _from_first_sentence(lines: list[str]) -> list[str]:
    """Decks and key figures before the text are no part of it; nor are sentences pulled out of it."""
    first = next(
        (place for place, line in enumerate(lines) if len(line) > 25 and line[-1] in STOP and "。" in line), len(lines)
    )
    return [line for line in lines[first:] if line[-1] in STOP or len(line) < 22]


def _lead(lines: list[str]) -> tuple[str, str, list[str]]:
    found = LEAD.match(lines[0]) if lines else None
    if not found:
        return "", "", lines
    return found[1], found[2] or "", [found[3], *lines[1:]]


def _fit(title: str, lines: list[str]) -> bool:
    subheads = sum(line[-1] not in STOP or (line[-1] == "：" and len(line) < 30) for line in lines)
    plain = 4 < len(title.strip()) <= 45 and len(set(lines)) == len(lines) and sum(map(len, lines)) > 60
    heads = {line for line in lines if line[-1] not in STOP}
    lonely = bool(lines) and (lines[-1] in heads or any(len(line) < 4 for line in lines))
    wires = any(LEAD.match(line) for line in lines[1:]) or any(BOOKISH.match(line) for line in lines)
    return plain and bool(lines) and subheads <= 5 and not lonely and not wires


def _column(title: str) -> tuple[str, str]:
    """A label in brackets after the title; the newspaper's serial numbers and slogans are left out."""
    found = re.match(r"^(.{4,}?)[（(]([^（）()]{2,24})[）)]$", title)
    if not found:
        return title, ""
    if found[2] in ("上", "中", "下"):
        return title, ""
    plain = len(found[2]) <= 10 and not re.search(r"[①-⑳上中下—]", found[2])
    return found[1].strip(), found[2] if plain else ""


def _short(lines: list[str]) -> tuple[str, ...]:
    """The beginning of a long story, up to a paragraph that ends."""
    total, kept = 0, []
    for line in lines:
        if total + len(line) > LONGEST and total > 300:
            break
        kept.append(line)
        total += len(line)
    while kept and kept[-1][-1] not in "。！？”…":
        kept.pop()
    return tuple(kept)

"""Clean articles from the 907 records of ../shared/corpus, read where they stand; nothing of them is kept here.

A record's `raw` is: up to three head lines (kicker, title, subtitle; an empty first line when there is no kicker),
a blank line, then paragraphs that start with two ideographic spaces. Quirks: a title's last （…） is its column; ——
before a subtitle is its mark, not its text; no-break spaces and doubled spaces pad bylines, names and follow datelines;
full-width ％ ＋ and ∶ ︰ stand for % + ：; half-width brackets stand beside Han; 版式/制图/责编 lines are furniture.
A record that is a collection (速览) gives an article for each of its items, which blank lines divide: a newspaper's
item is an article under the collection's label. Lines above the dateline (a deck) stay paragraphs, see `Truth.lead_at`.
A record is skipped, with a reason, when its structure is not plain: no body, lines without indent, several pieces in
one record (a byline line, a name below a heading or a second dateline in the middle), an agency line with names in it,
or a text that its page already has.
"""

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from benchmarks.damage_model import BylinePlace, Truth
from parsers.model import ArticleKind

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "rmrb-2019-02.jsonl"
COLUMN = re.compile(r"^(.{3,})（([^（）]{2,40})）$")
LEAD = re.compile(
    r"^(据?(?:本报|新华社|中新社)[^，。：；（）“”]{0,24}?[电讯]) *"
    r"(?:（((?:本报)?(?:特约)?(?:记者|通讯员)?[^（）。，]{2,50})）)? *"
)
LONE_LEAD = re.compile(r"^（((?:本报|特约)?记者[^（）。，]{2,40})）")
LAST_DATELINE = re.compile(r"^（((?:本报|新华社|据新华社)[^（）。，记]{0,30}电)）$")
BYLINE = re.compile(r"^(?:本报|新华社|特约|实习|本报驻.{1,8})?(?:记者|通讯员|评论员) .{2,40}$")
CREDIT = re.compile(
    r"^(?:.{2,30}(?:摄|摄影|摄影报道|文并图|图文|绘|作)(?:（.{2,8}）)?|（作者.{2,60}）|（.{1,20}(?:整理|参与采写)）|"
    r"[\u4e00-\u9fff ]{2,4}图 ?[\u4e00-\u9fff ]{2,4}文|(?:图片来源：)?(?:人民视觉|影像中国)|"
    r"[^，。：]{2,8}[省市区县旗州] [^，。：]{2,4})$"
)
OURS = re.compile(r"^(?:（?本?[版期报]?(?:制图|版式|版面|责编|编辑|统筹|美编)[设计、制图]*：|（?本版|（?本期)")
AGENCY = re.compile(r"^（.*(?:记者|综合|据新华|本报).*）$")
COLLECTION = re.compile(r"^(?:速览|简讯|短讯|快讯|资讯|短波|数读)$")
NAME = re.compile(r"^[\u4e00-\u9fff] ?[\u4e00-\u9fff]{1,2}$")
MOST_HEADS, MOST_DECKS, DECKS = 3, 10, 400
PADDED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
ODD = str.maketrans({"\xa0": " ", "％": "%", "＋": "+", "∶": "：", "︰": "：", "\u3000": " "})


def normal(text: str) -> str:
    """One line in normal form."""
    text = re.sub(r" {2,}", " ", text.translate(ODD)).strip()
    text = re.sub(r"\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff”])\(", "（", text)
    return re.sub(r"(?<=[\u4e00-\u9fff①-⑩”])\)|\)$", "）", text)


def unspaced(text: str) -> str:
    """A paragraph without the source's stray spaces beside full-width marks and inside padded names."""
    text = re.sub(r"(?<=[\u4e00-\u9fff]), ?(?=[\u4e00-\u9fff])", "，", PADDED.sub(r"\1\2", text))
    return re.sub(r"(?<=[，。、；：！？“‘（《”’）》]) +| +(?=[，。、；：！？”’）》])", "", text)


def read_record(raw: str, source: str) -> list[Truth] | str:
    """The record's truths, one or the items of a collection, or why it is skipped."""
    lines = raw.split("\n")
    first = next((at for at, line in enumerate(lines) if line.startswith("\u3000\u3000")), None)
    if first is None:
        return "no body"
    if any(line.strip() and not line.startswith("\u3000\u3000") for line in lines[first:]):
        return "a line without indent"
    head = [normal(line) for line in lines[:first]]
    while head and not head[-1]:
        head.pop()
    if not 2 <= len(head) <= 3 or not head[1]:
        return "unclear head"
    if COLLECTION.match(head[1]):
        return _items(head[1], lines[first:], source)
    body = _texts(lines[first:])
    truth = _divide(head, body, source) if body else "no body"
    return truth if isinstance(truth, str) else [truth]


def _texts(lines: list[str]) -> list[str]:
    return [text for line in lines if (text := normal(line)) and not OURS.match(text)]


def _items(label: str, lines: list[str], source: str) -> list[Truth] | str:
    """The items of a collection: one or two heading lines, a deck, a dateline; blank lines divide them."""
    blocks = [block for block in (_texts(part.split("\n")) for part in re.split(r"\n\s*\n", "\n".join(lines))) if block]
    truths: list[Truth] = []
    for number, block in enumerate(blocks):
        lead = next((at for at, text in enumerate(block) if LEAD.match(text)), 0)
        if not 2 <= lead <= MOST_HEADS:
            return "a collection without plain items"
        head = ["", block[0]] if lead == 2 else block[:2]
        truth = _divide(head, block[len(head) - (not head[0]) :], f"{source}/{number}")
        if isinstance(truth, str):
            return truth
        truths.append(replace(truth, column=label))
    return truths


def _divide(head: list[str], body: list[str], source: str) -> Truth | str:
    kicker, title, subtitle = head[0], head[1], head[2] if len(head) == 3 else ""
    match = COLUMN.match(title)
    title, column = match.groups() if match else (title, "")
    dateline, byline, last, lead_at = "", "", False, 0
    place: BylinePlace = "lead"
    leads = [at for at, text in enumerate(body) if LEAD.match(text)]
    if len(leads) > 1:
        return "several pieces in one record"
    if len(leads) == 1 and leads[0] <= MOST_DECKS and sum(map(len, body[: leads[0]])) <= DECKS:
        lead_at = leads[0]
    if lead := LEAD.match(body[lead_at]) or LONE_LEAD.match(body[0]):
        dateline, byline = (lead.group(1), lead.group(2) or "") if lead.re is LEAD else ("", lead.group(1))
        body = [*body[:lead_at], body[lead_at][lead.end() :].strip(), *body[lead_at + 1 :]]
    if not byline and BYLINE.match(body[0]) and len(body) > 1:
        byline, place, body = body[0], "before", body[1:]
    if not dateline and len(body) > 1 and (tail := LAST_DATELINE.match(body[-1])):
        dateline, last, body = tail.group(1), True, body[:-1]
    if not byline and len(body) > 1 and (BYLINE.match(body[-1]) or CREDIT.match(body[-1])):
        place = "credit" if CREDIT.match(body[-1]) else "after"
        byline, body = body[-1].strip("（）") if body[-1].startswith("（") else body[-1], body[:-1]
    if not all(body) or not body:
        return "empty after lead"
    if _holds_more(body):
        return "several pieces in one record"
    kind: ArticleKind = "photo" if place == "credit" and "摄" in byline and sum(map(len, body)) < 400 else "article"
    return Truth(
        title,
        tuple(map(unspaced, body)),
        kicker,
        re.sub("^——", "", subtitle),
        column,
        byline,
        dateline,
        kind,
        byline_place=place,
        dateline_last=last,
        lead_at=lead_at,
        source=source,
    )


def _holds_more(body: list[str]) -> bool:
    """Another piece inside: a byline, credit or dateline line, or a name between a heading and a paragraph."""
    if any(pattern.match(text) for text in body for pattern in (BYLINE, CREDIT, AGENCY, LAST_DATELINE)):
        return True
    return any(
        NAME.match(name) and len(head) <= 30 and head[-1] not in "。！？：" and len(text) > 80
        for head, name, text in zip(body, body[1:], body[2:], strict=False)
    )


def read_corpus(path: Path = CORPUS) -> tuple[dict[str, list[Truth]], Counter[str], int]:
    """Pages (date/page → articles in order), reasons of skipped records, records in all."""
    pages: dict[str, list[Truth]] = defaultdict(list)
    skipped: Counter[str] = Counter()
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in sorted(records, key=lambda item: (item["date"], item["page"], item["position"])):
        name = f"{record['date']}/{record['page']:02d}"
        truths = read_record(record["raw"], f"{name}/{record['position']}")
        if isinstance(truths, str):
            skipped[truths] += 1
            continue
        for truth in truths:
            if any(other.paragraphs == truth.paragraphs or other.title == truth.title for other in pages[name]):
                skipped["twice on its page"] += 1
            else:
                pages[name].append(truth)
    return {name: truths for name, truths in pages.items() if truths}, skipped, len(records)


def split(pages: dict[str, list[Truth]]) -> dict[str, dict[str, list[Truth]]]:
    """Every second date is dev, the others are test: six and six."""
    dates = sorted({name.split("/")[0] for name in pages})
    dev = set(dates[::2])
    return {
        part: {name: truths for name, truths in pages.items() if (name.split("/")[0] in dev) == (part == "dev")}
        for part in ("dev", "test")
    }


def lenient(records: list[dict[str, str]]) -> dict[str, list[Truth]]:
    """Every record that has text, heads and lines as they are: for pages without damage, where only edits count."""
    pages: dict[str, list[Truth]] = defaultdict(list)
    for record in sorted(records, key=lambda item: (item["date"], item["page"], item["position"])):
        name = f"{record['date']}/{int(record['page']):02d}"
        truths = read_record(record["raw"], name)
        lines = [text for line in record["raw"].split("\n") if (text := normal(line))]
        if not isinstance(truths, str):
            pages[name] += truths
        elif len(lines) > 1:
            pages[name].append(Truth(lines[0], tuple(lines[1:])))
    return dict(pages)

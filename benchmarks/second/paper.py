"""What a newspaper's own habits make of a story: where its heads, bylines and datelines stand."""

import random
import re
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.second.marks import META, TEXT
from benchmarks.second.model import Heads, Role, Row, Story, Wanted

SURNAMES = "覃侬韦蒙岑阮仇邬麦杭窦卞柯易詹滕雷盛段祁"
GIVEN = ("春晖", "小满", "立群", "若溪", "海生", "雪莹", "建军", "晓棠", "志远", "雨桐", "敏", "洋", "秋实", "文博")


@dataclass(frozen=True, slots=True)
class Paper:
    """One newspaper's conventions, kept through a page."""

    name: str
    byline: Literal["bracket", "square", "line", "end", "endline", "slash"]
    dateline: Literal["glued", "spaced", "own_line"]
    column: Literal["above", "brackets", "square", "bare"]
    subtitle_dash: bool
    date: str
    folio: str
    spaced_names: bool


def any_paper(rng: random.Random) -> Paper:
    return Paper(
        name=rng.choice(["青梧日报", "河埠晚报", "雁鸣湖周刊", "沱江日报", "云台时报", "南岭晨报"]),
        byline=rng.choice(["bracket", "bracket", "square", "line", "end", "endline", "slash"]),
        dateline=rng.choice(["glued", "glued", "spaced", "own_line"]),
        column=rng.choice(["above", "brackets", "square", "bare"]),
        subtitle_dash=rng.random() < 0.8,
        date=rng.choice(["2024年5月18日 星期六", "2023年11月9日　星期四", "二〇二四年五月十八日", "2024.5.18 星期六"]),
        folio=rng.choice(["A03", "2", "第四版", "B07"]),
        spaced_names=rng.random() < 0.3,
    )


def named(story: Story, rng: random.Random) -> Story:
    """The story with a byline, invented where it has none and is of a kind that has one."""
    if story.byline or story.kind not in ("news", "essay", "poem") or rng.random() < 0.45:
        return story
    name = rng.choice(SURNAMES) + rng.choice(GIVEN)
    if story.kind == "news":
        return replace(
            story, byline=f"记者 {name}" if rng.random() < 0.6 else f"记者 {name} 通讯员 {_other(name, rng)}"
        )
    return replace(story, byline=name)


def _other(name: str, rng: random.Random) -> str:
    return rng.choice([char for char in SURNAMES if char != name[0]]) + rng.choice(GIVEN)


def people(byline: str) -> tuple[tuple[str, str], ...]:
    """Names with roles of a byline whose roles stand before the names."""
    found: list[tuple[str, str]] = []
    role = ""
    byline = re.sub(r"作者：|文/图|文/|□", "", byline).strip()
    for word in re.split(r"[ 、/]+", byline):
        parts = re.match(r"^(?:本报)?(实习记者|实习生|记者|通讯员|摄影|作者|读者|市民)?(.*)$", word)
        if parts and parts[1]:
            role = parts[1]
        if parts and parts[2]:
            found.append((parts[2], role))
    return tuple(found) if len(found) == 1 or all(role for _, role in found) else ()


def set_story(story: Story, paper: Paper, place: int, rng: random.Random) -> tuple[list[Row], Wanted]:
    """Rows of the story as the newspaper prints it, and its right reading."""
    column = story.column if story.kind != "item" else ""
    style = paper.column
    heads = Heads(story.title, story.kicker, story.subtitle, story.column)
    rows, title = _column(column, style, story.title, place) if column and story.title else ([], story.title)
    rows += [Row("kicker", story.kicker, place)] if story.kicker else []
    rows += [Row("title", title, place)] if title else []
    dash = "——" if paper.subtitle_dash or story.kind == "interview" else ""
    rows += [Row("subtitle", dash + story.subtitle, place)] if story.subtitle else []
    options = (heads, replace(heads, title=title, column="")) if title != story.title else (heads,)
    body, wanted = _body(story, paper, place, rng)
    return [*rows, *body], replace(wanted, heads=options)


def _column(column: str, style: str, title: str, place: int) -> tuple[list[Row], str]:
    if style == "brackets":
        return [], f"{title}（{column}）"
    return [Row("column", {"square": f"【{column}】", "above": f"■{column}", "bare": column}[style], place)], title


def _byline(story: Story, paper: Paper) -> str:
    """The byline as this newspaper prints it; offices and genres stay as the writer gave them."""
    line = story.byline.lstrip("□ ")
    if re.match(r"^(记者|通讯员|实习)", line) and paper.byline in ("square", "slash", "line"):
        line = "本报" + line if line.startswith("记者") else line
    if paper.byline == "slash" and re.fullmatch(r"本报记者 [一-鿿]+", line):
        line = line.replace(" ", "/")
    return line


def _body(story: Story, paper: Paper, place: int, rng: random.Random) -> tuple[list[Row], Wanted]:
    line = _byline(story, paper)
    paragraphs = [text for text in story.paragraphs if text]
    rows = [Row(_role(story, text), text, place, number) for number, text in enumerate(paragraphs)]
    if story.kind == "poem":
        rows = _verse(story, place)
    before, after = _writers(story, paper, line, place, rows)
    lead = story.dateline and not before
    if story.dateline:
        rows = _dateline(story.dateline, line if lead and paper.byline in ("bracket",) else "", paper, place, rows)
    credit = [Row("credit", _credit(story.credit, rng), place)] if story.credit else []
    wanted = Wanted(
        story.kind,
        (Heads(story.title),),
        tuple(paragraphs),
        byline=line,
        dateline=story.dateline,
        names=people(line),
        credit=story.credit,
        optional=frozenset({story.credit, f"（{story.credit}）"} - {"", "（）"}),
    )
    return [*before, *rows, *credit, *after], wanted


def _credit(credit: str, rng: random.Random) -> str:
    return f"（{credit}）" if rng.random() < 0.4 else credit


def _role(story: Story, text: str) -> Role:
    return "subhead" if story.kind in ("news", "essay") and is_subhead(text) else "text"


def is_subhead(text: str) -> bool:
    """A short line without an end, as a heading within an article."""
    return 0 < len(text) < 26 and text[-1] not in "。！？”…；）："


def _verse(story: Story, place: int) -> list[Row]:
    rows, number = [], 0
    for text in story.paragraphs:
        rows.append(Row("verse", text, place, number) if text else Row("stanza", "", place))
        number += bool(text)
    return rows


def _writers(story: Story, paper: Paper, line: str, place: int, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Byline rows before and after the text; none where it is glued to the dateline or the last paragraph."""
    if not line:
        return [], []
    plain = not re.match(r"^(本报)?(记者|通讯员|实习)", line)
    if plain or story.kind in ("poem", "essay", "letter", "interview") or paper.byline in ("line", "slash", "square"):
        mark = "□ " if paper.byline == "square" else ""
        return [Row("byline", mark + line, place)], []
    if paper.byline == "bracket" and story.dateline:
        return [], []
    if paper.byline == "end" and rows[-1].role == "text":
        rows[-1] = replace(rows[-1], text=rows[-1].text + f"{META}（{line}）{TEXT}")
        return [], []
    return [], [Row("byline", f"（{line}）" if paper.byline != "endline" else line, place)]


def _dateline(dateline: str, line: str, paper: Paper, place: int, rows: list[Row]) -> list[Row]:
    """The dateline with the byline in brackets, before the first paragraph or on a line of its own."""
    lead = dateline + (f"（{line}）" if line else "")
    if paper.dateline == "own_line" and line:
        return [Row("lead", lead, place), *rows]
    gap = "" if line and paper.dateline == "glued" else " "
    first = replace(rows[0], text=f"{META}{lead}{gap}{TEXT}{rows[0].text}")
    return [first, *rows[1:]]

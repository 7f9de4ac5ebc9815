"""How engines of different kinds write a page down."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.second.lines import Column, wrap_rows
from benchmarks.second.marks import BREAK, JOIN, META, SPLIT, TEXT, Marker, bare
from benchmarks.second.model import Layout, Role, Row, Run, Wanted

HEADS: frozenset[Role] = frozenset({"column", "kicker", "title", "subtitle"})
CLEAN: frozenset[Role] = frozenset({"kicker", "title", "subtitle", "text", "subhead", "verse", "table"})
INDENT = "　　"
MARKUP = frozenset({"bold", "latex"})


@dataclass(frozen=True, slots=True)
class Habit:
    """One kind of engine.

    `levels`: do its marks tell kicker, title and subtitle apart? `parts`: and titles from headings within an article?
    `half`: how often it writes half-width punctuation all over a page. `images`: does it leave marks of pictures?
    `wrapped`: does it write printed lines? `never`: the faults that it does not make.
    """

    name: str
    write: Callable[["Page"], str]
    levels: bool = False
    parts: bool = False
    half: float = 0.0
    images: bool = False
    wrapped: bool = False
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """What a habit writes: rows whose texts hold marks, and chance."""

    rows: tuple[Row, ...]
    rng: random.Random
    column: Column


def dressed(row: Row, marker: Marker, marked: bool) -> Row:
    """The row with its undamaged text marked, bylines and datelines glued to it not. `marked`: subtitles get a dash."""
    if row.role not in CLEAN:
        return replace(row, text=re.sub(f"[{META}{TEXT}]", "", row.text))
    run = Run(row.story, row.role)
    if row.role == "subtitle" and marked and not row.text.startswith("——"):
        row = replace(row, text="——" + row.text)
    pieces = re.split(f"({META}[^{TEXT}]*{TEXT})", row.text)
    text = "".join(piece[1:-1] if piece[:1] == META else marker.wrap(run, piece) for piece in pieces if piece)
    return replace(row, text=text)


def loosened(wanted: Wanted, layout: Layout, place: int, habit: Habit) -> Wanted:
    """The other right readings of heads, where the page shows lines but not which of them is what."""
    if habit.levels:
        return wanted
    rows = [row for row in layout.rows if row.story == place]
    subtitle = next((bare(row.text) for row in rows if row.role == "subtitle"), "")
    options = list(wanted.heads)
    for heads in wanted.heads:
        if heads.kicker and not heads.kicker.endswith(("——", "：")):
            options.append(replace(heads, kicker="", title=heads.kicker, subtitle=heads.title + heads.subtitle))
            options.append(replace(heads, kicker="", title=heads.kicker + heads.title))
        if heads.subtitle and not subtitle.startswith("——"):
            options.append(replace(heads, kicker=heads.kicker + heads.title, title=heads.subtitle, subtitle=""))
            options.append(replace(heads, title=heads.title + heads.subtitle, subtitle=""))
        first, _, rest = heads.title.partition(" ")
        if habit.wrapped and rest:
            options.append(replace(heads, kicker=heads.kicker + first, title=rest))
            options.append(replace(heads, title=first, subtitle=rest + heads.subtitle))
    return replace(wanted, heads=tuple(options))


def _verse(rows: tuple[Row, ...], line: str, stanza: str) -> list[Row]:
    """Lines of a poem that follow one another as one block."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if row.role == "stanza" and last and last.role == "verse":
            out[-1] = replace(last, text=last.text + stanza)
        elif row.role == "verse" and last and last.role == "verse" and last.story == row.story:
            glue = "" if last.text.endswith(stanza) else line
            out[-1] = replace(last, text=last.text + glue + row.text)
        else:
            out.append(row)
    return out


def _headings(page: Page, title: str, other: str, subhead: str) -> str:
    """Markdown with headings; what stands over and under the title has a lower level or none."""
    prefix = {"title": title, "kicker": other, "subtitle": other, "subhead": subhead}
    blocks = []
    for row in _verse(page.rows, page.rng.choice(["\n", "  \n", "\n\n"]), "\n\n"):
        text = row.text.replace(BREAK, "\n\n").replace(JOIN, INDENT)
        if row.role == "title":
            text = text.replace(SPLIT, page.rng.choice(["\n" + title, "\n\n" + title, "\n"]))
        if row.role == "subhead" and subhead == "**":
            text = f"**{text}**"
        elif row.role in prefix:
            text = prefix[row.role] + text
        blocks.append(text)
    return "\n\n".join(blocks)


def vlm_headings(page: Page) -> str:
    title = page.rng.choice(["# ", "## "])
    other = page.rng.choice(["", "#" + title, "#" + title])
    return _headings(page, title, other, page.rng.choice(["##" + title, "**", ""]))


def uneven_headings(page: Page) -> str:
    """Headings whose levels change from one article to the next; one in five has none. So the seed page is written."""
    blocks = []
    for row in _verse(page.rows, "\n", "\n\n"):
        text = row.text.replace(BREAK, "\n\n").replace(JOIN, INDENT)
        if row.role == "title":
            mark = page.rng.choice(["# ", "# ", "## ", "## ", ""])
            text = mark + text.replace(SPLIT, page.rng.choice(["\n" + mark, "\n"]))
        blocks.append("## " + text if row.role == "subtitle" else text)
    return "\n\n".join(blocks)


def flat_headings(page: Page) -> str:
    """Every line set in larger type is a heading of the same level."""
    return _headings(page, "## ", "## ", page.rng.choice(["", "", "## "]))


def vlm_plain(page: Page) -> str:
    return _headings(page, "", "", "")


def bold_headings(page: Page) -> str:
    """Titles in bold type instead of headings, bylines at times in italics."""
    italic = page.rng.random() < 0.5
    blocks = []
    for row in _verse(page.rows, "\n", "\n\n"):
        text = row.text.replace(BREAK, "\n\n").replace(JOIN, INDENT)
        if row.role in ("title", "subhead"):
            text = "**" + text.replace(SPLIT, "**\n**") + "**"
        if row.role == "byline" and italic:
            text = f"*{text}*"
        blocks.append(text)
    return "\n\n".join(blocks)


def markdown_html(page: Page) -> str:
    """Markdown with pictures, centred captions and tables in HTML."""
    prefix = {"title": "## ", "subhead": page.rng.choice(["### ", ""]), "subtitle": page.rng.choice(["### ", ""])}
    blocks = []
    for row in _verse(page.rows, page.rng.choice(["\n", "<br>\n", "<br>"]), "\n\n"):
        text = row.text.replace(BREAK, "\n\n").replace(JOIN, INDENT)
        text = text.replace(SPLIT, page.rng.choice(["<br>", "\n\n## "]))
        if row.role == "image":
            text = page.rng.choice([MARKDOWN_IMAGE, HTML_IMAGE]).format(page.rng.randint(10, 99))
        if row.role == "caption" and page.rng.random() < 0.5:
            text = f'<div style="text-align: center;">{text}</div>'
        blocks.append(prefix.get(row.role, "") + text)
    return "\n\n".join(_tabled(page.rows, blocks, page.rng) if len(blocks) == len(page.rows) else blocks)


MARKDOWN_IMAGE = "![](images/{}c4e1f0a7.jpg)"
HTML_IMAGE = '<div style="text-align: center;"><img src="imgs/img_in_image_box_{}.jpg" alt="Image" width="35%" /></div>'


def _tabled(rows: tuple[Row, ...], blocks: list[str], rng: random.Random) -> list[str]:
    """Rows of role `table` that follow one another, as one table of one column."""
    out: list[str] = []
    for row, block in zip(rows, blocks, strict=True):
        cell = f"<tr><td>{block}</td></tr>"
        if row.role == "table" and out and out[-1].endswith("</table>"):
            out[-1] = out[-1].removesuffix("</table>") + cell + "</table>"
        else:
            out.append(f"<table>{cell}</table>" if row.role == "table" else block)
    return out


def indented(page: Page) -> str:
    """One paragraph a line, with its indent, no blank lines; heads flush, in the middle, or indented like the text."""
    out = []
    heads = page.rng.choice(["flush", "middle", "middle", "indent"])
    for row in page.rows:
        text = row.text.replace(BREAK, "\n").replace(JOIN, INDENT).replace(SPLIT, "\n" + INDENT * 2)
        if row.role in HEADS or row.role == "byline":
            text = {"flush": "", "middle": "　" * max(4, 18 - len(row.text) // 2), "indent": INDENT}[heads] + text
        elif row.role not in ("furniture", "verse", "stanza", "noise"):
            text = INDENT + text
        elif row.role == "noise":
            text = page.rng.choice(["", INDENT]) + text
        out.append(text)
    return "\n".join(out)


def epaper_text(page: Page) -> str:
    """An e-paper's page saved as text: indented paragraphs, blank lines between."""
    out = []
    for row in page.rows:
        text = row.text.replace(BREAK, "\n\n" + INDENT).replace(JOIN, INDENT).replace(SPLIT, "\n")
        out.append((INDENT if row.role in ("text", "subhead", "noise", "lead") else "") + text)
    return "\n\n".join(out)


def printed_lines(page: Page) -> str:
    """One printed line a line, as wide as the column."""
    return wrap_rows(page.rows, page.column)


HABITS = (
    Habit("vlm_headings", vlm_headings, levels=True, parts=True, half=0.5),
    Habit("uneven_headings", uneven_headings, half=0.6),
    Habit("flat_headings", flat_headings, half=0.3),
    Habit("vlm_plain", vlm_plain, half=0.5),
    Habit("bold_headings", bold_headings, levels=True, half=0.3),
    Habit("markdown_html", markdown_html, levels=True, parts=True, images=True),
    Habit("indented", indented, never=MARKUP),
    Habit("epaper_text", epaper_text, never=MARKUP),
    Habit("printed_lines", printed_lines, wrapped=True, never=MARKUP | {"loop", "br", "entity", "title_split"}),
)

"""A page as extractors of text expect one: containers that hold paragraphs, tables that hold figures.

Chinese sites write <br> between paragraphs, lay pages out with tables, and put text into <div>, <td>, <section> and
<font> alike; extractors made for the whole web find paragraphs by <p>.
"""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

_TABLE = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
_LIST = ("ul", "ol", "dl", "li", "dd", "dt")
_HEADINGS = ("h3", "h4", "h5", "h6")
_BOXES = ("section", "center", "address", "figure", "figcaption", "picture", "pre")
_BLOCKS = frozenset(
    {"article", "aside", "blockquote", "body", "div", "dd", "dl", "dt", "fieldset", "footer", "form", "header", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "nav", "ol", "p", "ul", *_TABLE, *_BOXES}
)
_HOLDERS = ("article", "blockquote", "body", "div", "form", "main", "p")
_OPAQUE = frozenset({"a", "html", "noscript", "object", "select", "template"})
_UNSEEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile("[。；]")
_LINES = re.compile("<pre\\b.*?</pre>", re.DOTALL)
"""In it the line ends of the source are real ones."""

_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so lxml, has no place for."""

_FEWEST = 2


def as_it_is(page: str) -> HtmlElement | None:
    """The page's tree; None for no tree."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(_NO_CHARACTERS.sub("", page).encode("utf-8", "replace"), parser)
    return root if isinstance(root, HtmlElement) else None


def as_blocks(page: str) -> HtmlElement | None:
    """The page's tree with every run of text in a <p>, and tables only where they hold figures; None for no tree.

    Every element of the page must be closed.
    """
    root = as_it_is(_LINES.sub(lambda lines: lines[0].replace("\n", "<br>"), page))
    if root is None:
        return None
    _show(root)
    _rename(root)
    for holder in list(root.iter(*_HOLDERS)):
        if holder.tag != "p" or holder.find("br") is not None:
            _set_apart(holder)
    return root


def _show(root: HtmlElement) -> None:
    """What a script makes visible once the page is loaded, as it is with the text of WeChat's pages."""
    for element in root.iter("*"):
        if _UNSEEN.search(element.get("style", "")):
            del element.attrib["style"]


def _rename(root: HtmlElement) -> None:
    """Tables for layout, lists without links, boxes of all kinds and inline elements around blocks become <div>."""
    kept = {part for table in root.iter("table") if _of_figures(table) for part in table.iter(*_TABLE)}
    of_links = (each for each in root.iter("ul", "ol", "dl") if each.find(".//a[@href]") is not None)
    kept |= {part for each in of_links for part in each.iter(*_LIST)}
    for element in list(root.iter(*_TABLE, *_LIST, *_BOXES)):
        if element not in kept:
            element.tag = "div"
    for heading in list(root.iter(*_HEADINGS)):
        if _SENTENCE.search("".join(heading.itertext())):
            heading.tag = "p"
    for element in _around_blocks(root):
        if element.tag not in _BLOCKS and element.tag not in _OPAQUE:
            element.tag = "div"


def _of_figures(table: HtmlElement) -> bool:
    """Two rows and two columns at least, cells of a line each, no links, no table inside."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return (
        table.find(".//table") is None
        and table.find(".//a[@href]") is None
        and len(rows) >= _FEWEST
        and all(len(cells) >= _FEWEST for cells in rows)
        and all(sum(1 for _ in cell.iter("br", "p", "div")) < _FEWEST for cells in rows for cell in cells)
    )


def _around_blocks(root: HtmlElement) -> set[HtmlElement]:
    """The elements that hold a block at any depth."""
    found: set[HtmlElement] = set()
    for element in reversed(list(root.iter("*"))):
        parent = element.getparent()
        if parent is not None and (element.tag in _BLOCKS or element in found):
            found.add(parent)
    return found


def _set_apart(holder: HtmlElement) -> None:
    """Every run of text and inline elements between the blocks and <br> of a holder becomes a <p> of its own."""
    parts = list(_parts(holder))
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    holder.extend(part for part in parts if part.tag != "p" or _says_something(part))
    if holder.tag == "p":
        holder.tag = "div"


def _parts(holder: HtmlElement) -> Iterator[HtmlElement]:
    run = _run(holder.text)
    for child in list(holder):
        after, child.tail = child.tail, None
        if child.tag == "br":
            yield run
            run = _run(after)
        elif child.tag in _BLOCKS or (child.tag == "a" and child.find("div") is not None):
            yield run
            yield child
            run = _run(after)
        else:
            run.append(child)
            child.tail = after
    yield run


def _run(text: str | None) -> HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = text
    return paragraph


def _says_something(paragraph: HtmlElement) -> bool:
    return bool("".join(paragraph.itertext()).strip()) or next(paragraph.iter("img"), None) is not None

"""Rule for what vision-language readers write beside the text: tokens of their own, boxes, labels of the layout."""

import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change

_LABELS = (
    "text|plain_text|plain text|title|doc_title|paragraph_title|sub_title|image|figure|figure_title|figure_caption"
    "|image_caption|image_footnote|table|table_caption|table_footnote|caption|header|footer|page_number|number|equation|formula|list|footnote"
    "|aside_text|abstract|content|vertical_text|reference"
)
_NUMBERS = r"[\d\s,.;()\[\]\-]{3,200}"
_BOX = r"\[\s*(\d{1,4}),\s*(\d{1,4}),\s*(\d{1,4}),\s*(\d{1,4})\s*\]"
_TOKEN = re.compile(
    rf"<\|det\|>{_NUMBERS}<\|/det\|>|<\|(?:box|quad)_start\|>{_NUMBERS}<\|(?:box|quad)_end\|>"
    rf"|<(box|quad|bbox|point|poly|polygon)>{_NUMBERS}</\1>|<\|ref\|>(?:{_LABELS})<\|/ref\|>|<\|im_start\|>(?:assistant|user|system)?\n?"
    r"|<\|/?[A-Za-z_]{1,24}\|>|</?(?:ref|unk|pad|mask|bos|eos|cls|sep|s|image|grounding|ocr|loc_\d{1,4})/?>"
    r"|\[(?:CLS|SEP|UNK|PAD|MASK)\]"
)
_BLOCK = re.compile(r"</?(?:page_number|watermark|signature|page|paragraph|text|doc|page_header|page_footer)>")
_BOX_AT_START = re.compile(rf"^(?:(?:{_LABELS})[ :]?)?(?:\[{_BOX}\]|{_BOX})[ \t]*", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[A-Za-z_]{2,40}:[\x20-\x7e]{0,80}\n){1,20}---[ \t]*(?:\n|\Z)")


def reader_marks(text: str) -> Iterator[Change]:
    """A reader's tokens, the places on the page that it gives, its labels and its page's head of settings go."""
    head = _FRONT_MATTER.match(text)
    end = head.end() if head else 0
    if head:
        yield Change(head.start(), end, "")
    if "<" not in text and "[" not in text:
        return
    found = [Change(m.start(), m.end(), "") for m in _TOKEN.finditer(text, end)] if "<" in text or "]" in text else []
    if "<" in text:
        found += [Change(m.start(), m.end(), "\n") for m in _BLOCK.finditer(text, end)]
    if "[" in text:
        found += [Change(m.start(), m.end(), "") for m in _BOX_AT_START.finditer(text, end) if _is_box(m)]
    for change in sorted(found):
        if change.start >= end:
            yield change
            end = change.end


def _is_box(found: re.Match[str]) -> bool:
    """Whether four numbers are two corners of a box."""
    left, top, right, bottom = (int(part) for part in found.groups() if part is not None)
    return left < right and top < bottom

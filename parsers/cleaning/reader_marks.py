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
_BLOCK = re.compile(
    r"<watermark>[^<>\n]{0,40}</watermark>|</?(?:page_number|watermark|signature|page|paragraph|text|doc|page_header|page_footer)>"
)
_BOX_AT_START = re.compile(rf"^(?:(?:{_LABELS})[ :]?)?(?:\[{_BOX}\]|{_BOX})[ \t]*", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[A-Za-z_]{2,40}:[\x20-\x7e]{0,80}\n){1,20}---[ \t]*(?:\n|\Z)")
_OF_READING = (
    r"(?=[^\n]{0,60}(?:图片|图像|图中|识别|转写|转录|提取|OCR))(?=[^\n]{0,70}(?:内容|结果|文字|文本|Markdown))"
)
_SAID_FIRST = re.compile(
    rf"\s*(?:(?:好的|当然|没问题|以下|下面|根据|这是|这张|该图|识别|转写|转录|提取){_OF_READING}[^\n。]{{0,80}}"
    r"|(?:图[片像]?|照片|版面)(?:中|上|里)的?(?:全部|所有|主要)?文[字本][^\n。：]{0,12}(?:如下|为|是)"
    r"|(?:Sure|Certainly|Here|Below|The following)\b(?=[^\n]{0,100}(?:transcri|text|content|OCR|markdown))[ -~]{0,120})"
    rf"[:：][ \t]*\n(?:\s*(?:-{{3,}}|```\w*)[ \t]*\n)?",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(
    r"(?:\n\s*(?:[（(]?注[:：][^\n]{0,30}(?:模糊|无法识别|无法辨认|难以辨认|看不清|不清晰)[^\n]{0,20}"
    r"|[*（(]{0,3}(?:以上|上述)(?:内容)?(?:是|为|即|就是)(?=[^\n]{0,30}(?:图片|图像|图中|版面|扫描|识别|转写|转录|提取|OCR))"
    r"(?=[^\n]{0,40}(?:文字|文本|内容|结果|信息))[^\n]{0,50}"
    r"|如(?:果|有|需)[^\n]{0,30}(?:图片|识别|转写|格式|排版|整理|翻译|校对)[^\n]{0,30}(?:告诉我|告知我?|我可以|我会)[^\n]{0,20}"
    r"|(?:The above|This|That) is (?=[ -~]{0,60}(?:transcri|text|content|OCR))[ -~]{0,100})){1,3}\s*\Z"
)
"""What a chat model says of its own above and below a page: 以下是识别结果：, 注：部分文字模糊无法识别."""

_LONGEST_LAST = 300


def reader_marks(text: str) -> Iterator[Change]:
    """A reader's tokens, the places on the page that it gives, its labels and its page's head of settings go."""
    head = _FRONT_MATTER.match(text)
    end = head.end() if head else 0
    if head:
        yield Change(head.start(), end, "")
    if said := _SAID_FIRST.match(text, end):
        yield Change(end, said.end(), "")
        end = said.end()
    last = _SAID_LAST.search(text, max(end, len(text) - _LONGEST_LAST))
    found = [Change(last.start(), last.end(), "")] if last else []
    if "<" in text or "]" in text:
        found += [Change(m.start(), m.end(), "") for m in _TOKEN.finditer(text, end)]
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

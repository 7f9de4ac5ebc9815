"""The texts of pictures that are paragraphs but for who took the picture, in brackets behind the last sentence."""

import re
from collections.abc import Sequence

from parsers.labels import CAPTION_BEGINS
from parsers.lines import Line
from parsers.looks import Look

_CAPTION_BEGINS = re.compile(CAPTION_BEGINS)


def with_texts_of_pictures(page: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, of which texts of pictures are looked at as text that ends a sentence: they may be the rest
    of one.
    """
    if all(line.look is not Look.CAPTION for line in page):
        return page
    return [line._replace(look=Look.BODY, ends_sentence=True) if _is_text(line) else line for line in page]


def _is_text(line: Line) -> bool:
    return line.look is Look.CAPTION and line.text[-1] in "）)" and not _CAPTION_BEGINS.match(line.text)

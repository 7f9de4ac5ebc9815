"""An article laid out as one text for one scan, and the way back from a position in it to a field."""

from bisect import bisect_right
from dataclasses import dataclass

from parsers.model import Article

FIELDS = ("title", "kicker", "subtitle", "column", "dateline", "byline")
SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """`text` holds the fields one after another; field `names[i]` begins at `starts[i]`. The body comes last."""

    text: str
    names: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, position: int) -> tuple[str, int]:
        """Field of a position in `text`, and where that field begins."""
        index = bisect_right(self.starts, position) - 1
        return self.names[index], self.starts[index]


def lay_out(article: Article) -> Layout:
    passages = (article.title, article.kicker, article.subtitle, article.column, article.dateline, article.byline)
    names, texts = [], []
    for name, passage in zip(FIELDS, passages, strict=True):
        if passage is not None and passage.text:
            names.append(name)
            texts.append(passage.text)
    names.append("body")
    texts.append(article.body)
    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + len(SEPARATOR)
    return Layout(SEPARATOR.join(texts), tuple(names), tuple(starts))

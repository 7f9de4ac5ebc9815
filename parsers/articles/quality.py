"""How well an article could be read, from 0 to 1."""

from itertools import pairwise

from parsers.articles.parts import Parts
from parsers.looks import Look

_WITHOUT_TITLE = 0.3
_UNFINISHED = 0.5
_NO_PROSE = (Look.VERSE, Look.DATE, Look.CAPTION, Look.SHORT)


def quality(article: Parts) -> float:
    """1 less 0.3 without a title and 0.5 times the share of paragraphs that break off, two decimals.

    The weights are ours: what they order is which articles a person should look at first.
    """
    prose = [line for line in article.lines if line.look not in _NO_PROSE]
    open_ends = [below for line, below in pairwise(prose) if not line.ends_sentence and line.text[-1] not in "：）"]
    broken = sum(below.start not in article.rests for below in open_ends)
    worth = 1 - _UNFINISHED * broken / max(1, len(prose))
    return round(worth - _WITHOUT_TITLE * (not article.title and article.kind == "article"), 2)

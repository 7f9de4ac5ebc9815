"""Which article of a page an edit belongs to, where more than one could claim it."""

import pytest

from parsers.model import Article, Edit, Span
from storage.owning import share_out

AROUND = Article(1, "article", (Span(0, 20), Span(80, 100)))
"""Goes on behind another one, as around a box."""

BOX = Article(2, "article", (Span(30, 60),))
WITHOUT_A_PLACE = Article(3, "article", ())


@pytest.mark.parametrize(
    ("start", "end", "owner"),
    [
        (10, 12, 1),
        (85, 90, 1),
        (30, 31, 0),  # in the text of the one, amid the other
        (59, 85, 0),  # begins in the one and ends in the other
        (60, 61, 1),  # amid the one, touches the other
        (65, 70, 1),  # between its two pieces
        (100, 104, 1),  # touches its end
        (101, 104, None),
    ],
)
def test_the_nearest_article_has_it(start: int, end: int, owner: int | None) -> None:
    edit = Edit("rule", start, end, "", "", 1.0)
    shares = share_out([edit], [BOX, AROUND, WITHOUT_A_PLACE])
    expected: list[tuple[Edit, ...]] = [(), (), ()]
    if owner is not None:
        expected[owner] = (edit,)
    assert shares.of_articles == tuple(expected)
    assert shares.of_none == (() if owner is not None else (edit,))

"""Which new article is which old one."""

from parsers.model import Span
from storage.matching import Standing, match

WHEAT = "春分时节，曹县百万亩小麦陆续返青，农技人员深入田间地头指导管理。"
SCHOOL = "今年牡丹区计划新建学校六所，新增学位九千个，家门口好学校越来越多。"


def at(*spans: tuple[int, int], raw: str = "one", title: str = "", text: str = "") -> Standing:
    return Standing(raw, tuple(Span(*span) for span in spans), title, text)


def test_the_best_overlap_goes_first() -> None:
    old = [at((0, 50)), at((50, 100))]
    assert match(old, [], [at((0, 60)), at((60, 100))]) == {0: 0, 1: 1}
    assert match(old, [], [at((0, 20)), at((20, 100))]) == {0: 0, 1: 1}


def test_one_old_article_becomes_one_new_one() -> None:
    assert match([at((0, 100))], [], [at((0, 40)), at((40, 100))]) == {1: 0}
    assert match([at((0, 40)), at((40, 100))], [], [at((0, 100))]) == {0: 1}


def test_places_in_many_pieces_are_added_up() -> None:
    old = [at((0, 10), (50, 90)), at((10, 50))]
    assert match(old, [], [at((0, 50)), at((50, 90))]) == {0: 1, 1: 0}


def test_in_the_same_bytes_place_decides_and_not_content() -> None:
    assert match([at((0, 50), text=WHEAT)], [], [at((60, 110), text=WHEAT)]) == {}


def test_in_other_bytes_content_decides() -> None:
    old = [at((0, 50), text=WHEAT), at((50, 100), text=SCHOOL)]
    new = [at((0, 50), raw="two", text="记者获悉：" + SCHOOL), at((50, 100), raw="two", text=WHEAT[:20])]
    assert match(old, [], new) == {0: 1, 1: 0}


def test_white_space_is_no_content() -> None:
    wrapped = "\n".join(WHEAT[start : start + 7] for start in range(0, len(WHEAT), 7))
    assert match([at((0, 50), text=WHEAT)], [], [at((0, 55), raw="two", text=wrapped)]) == {0: 0}


def test_equal_titles_come_after_like_texts() -> None:
    old = [at((0, 50), title="公告", text=WHEAT)]
    new = [at((0, 50), raw="two", title="公告", text=SCHOOL), at((50, 99), raw="two", title="公告", text=WHEAT)]
    assert match(old, [], new) == {1: 0}
    assert match(old, [], new[:1]) == {0: 0}


def test_nothing_in_common_is_another_article() -> None:
    assert match([at((0, 50), text=WHEAT)], [], [at((0, 50), raw="two", text=SCHOOL)]) == {}
    assert match([at((0, 50))], [], [at((0, 50), raw="two")]) == {}


def test_a_withdrawn_article_comes_back_only_where_it_stood() -> None:
    assert match([], [at((0, 50))], [at((0, 60))]) == {0: 0}
    assert match([], [at((0, 50))], [at((45, 160))]) == {}
    assert match([at((0, 100))], [at((0, 50))], [at((0, 50))]) == {0: 0}
    assert match([at((60, 100))], [at((0, 50))], [at((0, 50))]) == {0: 1}


def test_what_stands_claims_by_content_before_what_was_withdrawn_does_by_place() -> None:
    standing, withdrawn = at((0, 50), text=WHEAT), at((0, 50), raw="two", text=SCHOOL)
    assert match([standing], [withdrawn], [at((0, 50), raw="two", text=WHEAT)]) == {0: 0}


def test_articles_without_a_place_are_matched_by_content() -> None:
    assert match([at(text=WHEAT)], [], [at(text=WHEAT)]) == {0: 0}


def test_very_long_texts_are_compared_by_their_opening() -> None:
    old, new = at((0, 9), text=WHEAT * 200_000), at((0, 9), raw="two", text=WHEAT * 200_000 + SCHOOL)
    assert match([old], [], [new]) == {0: 0}

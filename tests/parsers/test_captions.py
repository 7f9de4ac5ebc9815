"""Captions of pictures that stand amid the text of an article."""

import pytest
from cutting import BODY, LAST, MORE, field, page, texts

from parsers.cleaning.draft import replay
from parsers.model import Edit

UPPER, LOWER = "今年以来，青梧县出台多项扶持政策，推动茶产业高质量发", "展，全县茶叶年产值超过十亿元。"


@pytest.mark.parametrize(
    "caption",
    [
        "▲茶农在柳河乡的茶园里采茶。",
        "图为工人在炒制春茶。",
        "上图：柳河乡的茶园。",
        "3月12日，柳河乡茶农在茶园里采摘春茶。本报记者 周敏 摄",
    ],
)
def test_one_in_the_middle_of_a_sentence_stands_apart_and_the_sentence_is_whole(caption: str) -> None:
    reading = page("# 茶香满山", BODY, UPPER, caption, LOWER, LAST)
    article, photo = reading.articles
    assert texts(article) == [BODY, UPPER + LOWER, LAST]
    assert (photo.kind, photo.body) == ("photo", caption.removesuffix("本报记者 周敏 摄"))
    assert not article.authors
    assert article.quality == 1
    spans = article.paragraphs[1].spans
    edits: list[Edit] = [edit for edit in reading.edits if edit.applied]
    inside = [[e._replace(start=e.start - a, end=e.end - a) for e in edits if a <= e.start < b] for a, b in spans]
    raws = [reading.text[a:b] for a, b in spans]
    assert "".join(replay(raw, its) for raw, its in zip(raws, inside, strict=True)) == UPPER + LOWER


def test_one_between_paragraphs_stands_apart_with_who_took_the_picture() -> None:
    reading = page("# 茶香满山", BODY, "图为柳河乡的茶园。", "本报记者 周敏 摄", MORE)
    article, photo = reading.articles
    assert texts(article) == [BODY, MORE]
    assert (photo.kind, field(photo, "byline")) == ("photo", "本报记者 周敏 摄")
    assert field(article, "byline") is None


def test_items_of_a_list_are_no_captions() -> None:
    items = ["▲开展消防培训，一百二十名网格员参加。", "▲县图书馆读书会开讲，三百人到场。"]
    reading = page("# 本周大事", BODY, *items, MORE)
    assert texts(reading.articles[0]) == [BODY, *items, MORE]


def test_a_subheading_above_a_caption_is_not_torn() -> None:
    reading = page("# 茶香满山", BODY, "产业链条越拉越长", "图为工人在炒制春茶。", MORE)
    assert MORE in [text for article in reading.articles for text in texts(article)]


def test_one_above_the_signed_end_of_a_text_stands_apart() -> None:
    article, photo = page("# 茶香满山", BODY, "图为柳河乡的茶园。", MORE + "（周敏）").articles
    assert (photo.kind, photo.body) == ("photo", "图为柳河乡的茶园。")
    assert [author.name for author in article.authors] == ["周敏"]


@pytest.mark.parametrize(
    "caption",
    ["▶3月12日，柳河乡茶农在茶园里采摘春茶。本报记者 周敏 摄", "图为柳河乡的茶园。王海 摄", "▲柳河乡的茶园。"],
)
def test_the_last_one_below_news_stands_apart(caption: str) -> None:
    reading = page("# 茶香满山", f"本报讯（记者 方亦舟）{BODY}", caption, "# 书屋进村来", LAST)
    assert [(article.kind, article.authors[:1] != ()) for article in reading.articles][:1] == [("article", True)]
    assert [article.kind for article in reading.articles] == ["article", "photo", "article"]
    assert texts(reading.articles[0]) == [BODY]


def test_the_text_of_a_picture_stays_below_its_headline() -> None:
    reading = page("# 茶香满山", MORE, "图为柳河乡的茶园。王海 摄")
    assert len(reading.articles) == 1


def test_the_last_item_of_a_list_that_is_marked_in_two_ways_is_no_caption() -> None:
    items = ("●桃园乡今年改造农村危房三十六户，二月底前全部开工。", "▲ 城东菜市场完成升级改造，摊位统一秤具。")
    article = page("# 清淤渠道通到田头", f"本报讯（记者 方亦舟）{BODY}", *items).articles[0]
    assert [article.kind for article in page("# 清淤渠道通到田头", BODY, MORE, *items).articles] == ["article"]
    assert len(texts(article)) == 3

"""From a manifest to articles: fields, kinds, what is missing; through the same steps as an OCR page."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.articles.stitch import stitch
from parsers.cleaning.draft import reads, replay, undo
from parsers.cleaning.order import clean_lines
from parsers.epaper.manifest import read_manifest, write_manifest
from parsers.model import Article, PageReading, Passage, Span

from .editions import html, page, read
from .reading import page as saved


def text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def test_an_article_with_all_its_fields():
    reading = read(page(("全县春灌", saved("B", "content_501.htm"))))
    assert reading.failure == ""
    (article,) = reading.articles
    assert (text(article.kicker), text(article.title)) == ("渠水已到二十三个村", "全县春灌 三月底前完成")
    assert (text(article.subtitle), text(article.dateline)) == ("三月底以前浇完第一水", "本报讯")
    assert text(article.byline) == "本报记者 田禾 记者 田禾"
    assert [(author.name, author.role) for author in article.authors] == [("田禾", "记者")]
    assert [text(paragraph) for paragraph in article.paragraphs] == [
        "三月以来，全县春灌进展顺利，渠水已经到了二十三个村。",
        "县水务局说，三月底前可以浇完第一水。",
        "各乡镇每天通报一次水量，",
        "三月十日，东塬乡的渠道开闸放水。田禾 摄",
    ]
    assert text(article.continues_on) == "下转第A02版"
    assert (article.kind, article.image_count, article.position) == ("article", 1, 1)
    assert article.source_url == "http://paper.example/qyrb/html/2025-03/12/content_1.htm"


def test_articles_stand_in_the_order_of_the_index():
    reading = read(page(("甲", html("甲", "第一件事。")), ("乙", html("乙", "第二件事。"))))
    assert [text(article.title) for article in reading.articles] == ["甲", "乙"]
    assert reading.text == "甲\n第一件事。\n\n乙\n第二件事。"


def test_the_text_is_cleaned_and_the_edits_are_kept():
    reading = read(page(("甲", html("甲", "播种面积２０万亩,长势好."))))
    assert text(reading.articles[0].paragraphs[0]) == "播种面积20万亩，长势好。"
    assert {edit.before for edit in reading.edits} == {"２０", ",", "."}


def test_real_paragraphs_are_never_joined():
    reading = read(page(("甲", html("甲", "一早就有人在渠边等水", "等了半个钟头"))))
    assert len(reading.articles[0].paragraphs) == 2


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("要闻", html("春灌进展顺利", "渠水到了村里。"), "article"),
        ("广告", html("新楼盘", "位于城东，交通便利。"), "advertisement"),
        ("公益广告", html("节约用水", "一滴水也是水。"), "advertisement"),
        ("广告", html("减资公告", "经股东会决定减资。"), "notice"),
        ("要闻", html("广告", '<img src="/a/1.jpg">'), "advertisement"),
        ("要闻", html("遗失声明", "某某遗失身份证。"), "notice"),
        ("要闻", html("招聘教师十二名", "县一中招聘教师。"), "notice"),
        ("要闻", html("招聘会开到镇上", "广场上摆开了桌子。"), "article"),
        ("要闻", html("图|春到清漪湖", '<img src="/a/1.jpg">', "湖边的柳树绿了。"), "photo"),
        ("要闻", html("春到清漪湖", '<img src="/a/1.jpg">'), "photo"),
        ("要闻", html("责编：何苗"), "masthead"),
        ("要闻", html("本版责编 何苗", "校对：尤静", "新闻热线：0530-1234567"), "masthead"),
    ],
)
def test_every_piece_is_kept_and_marked(name: str, content: bytes, kind: str):
    (article,) = read(page(("版上的一篇", content), name=name)).articles
    assert article.kind == kind


def test_the_mark_of_a_picture_is_no_part_of_the_title():
    (article,) = read(page(("图", html("图|春到清漪湖", "湖边的柳树绿了。")))).articles
    assert text(article.title) == "春到清漪湖"


def test_a_piece_without_any_word_has_a_place():
    (article,) = read(page(("", html("", '<img src="/a/1.jpg">')))).articles
    assert (text(article.title), article.kind, article.image_count) == ("图片", "photo", 1)


def test_the_editors_line_in_an_article_goes_to_the_remainder():
    reading = read(page(("甲", html("甲", "渠水到了村里。", "责任编辑：何苗 校对：尤静"))))
    assert [text(paragraph) for paragraph in reading.articles[0].paragraphs] == ["渠水到了村里。"]
    assert [(reading.text[rest.start : rest.end], rest.reason) for rest in reading.remainder] == [
        ("责任编辑：何苗 校对：尤静", "furniture")
    ]


def test_an_article_that_did_not_come_keeps_its_place():
    gone = read(page(("没有来的一篇", None), ("乙", html("乙", "第二件事。"))))
    assert [text(article.title) for article in gone.articles] == ["没有来的一篇", "乙"]
    assert gone.articles[0].quality == 0.0
    assert [(edit.rule, edit.before, edit.applied) for edit in gone.edits] == [
        ("unread_article", "没有来的一篇", False)
    ]
    broken = read(page(("没有来的一篇", b"<html></html>"), ("乙", html("乙", "第二件事。"))))
    assert broken.articles == gone.articles


def test_a_text_that_no_selector_found_is_flagged():
    reading = read(page(("麦苗返青", saved("other", "article.html"))))
    assert reading.articles[0].quality <= 0.5
    assert [edit.rule for edit in reading.edits if not edit.applied] == ["guessed_text"]


def test_what_cannot_be_read_is_said():
    whole = page(("甲", html("甲", "第一件事。")))
    assert "links no article" in read(page()).failure
    assert "fetch it again" in read(replace(whole, parts={})).failure
    assert "system 'Q' that is not known" in read(page(("甲", None), system="Q")).failure
    assert "manifest of the page is damaged" in read(replace(whole, content=whole.content[:-9])).failure


def test_a_continuation_is_stitched_across_pages():
    first = page(("春灌", html("春灌进展顺利", "渠水到了村里，", "（下转第A02版）")), label="A01")
    second = page(("（上接第A01版）春灌进展顺利", html("（上接第A01版）春灌进展顺利", "第二天就浇完了。")), label="A02")
    pages = stitch([read(first), read(second)])
    assert [text(paragraph) for paragraph in pages[0].articles[0].paragraphs] == ["渠水到了村里，第二天就浇完了。"]
    assert pages[1].articles == ()
    assert "continues article 1 of page A01" in {rest.reason for rest in pages[1].remainder}


def test_the_same_responses_read_the_same():
    raw = page(("甲", html("甲", "第一件事。")))
    assert read(raw) == read(replace(raw, content=write_manifest(read_manifest(raw.content))))


FRAGMENTS = (
    *("本报讯（记者 陈砚秋）", "——访县长", "（下转第2版）", "图|", "责编：何苗", "记者 方亦舟", "渠水到了村里。"),
    *(
        "２０",
        ",",
        "“",
        '"',
        "......",
        "<<",
        ">>",
        "(",
        ")",
        "&amp;lt;",
        "<br>",
        "<td>",
        "\u2028",
        "\x0b",
        "\x01",
        "　　",
    ),
)
words = st.one_of(st.text(max_size=12), st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join))
articles = st.one_of(
    st.builds(html, words, words, words, above=words, subtitle=words, author=words), st.binary(max_size=40)
)
pages = st.lists(st.tuples(words, st.none() | articles), max_size=4).map(lambda pieces: page(*pieces))


def passages(article: Article) -> list[Passage]:
    heads = (article.title, article.kicker, article.subtitle, article.column, article.byline, article.dateline)
    notes = (article.continues_from, article.continues_on)
    return [passage for passage in (*heads, *article.paragraphs, *notes) if passage]


def accounted(reading: PageReading) -> set[int]:
    spans = [Span(edit.start, edit.end) for edit in reading.edits if edit.applied]
    spans += [span for article in reading.articles for passage in passages(article) for span in passage.spans]
    spans += [Span(rest.start, rest.end) for rest in reading.remainder]
    return {place for span in spans for place in range(span.start, span.end)}


@given(pages)
def test_every_character_is_in_a_field_an_edit_or_the_remainder(raw):
    reading = read(raw)
    kept = accounted(reading)
    assert [char for at, char in enumerate(reading.text) if not char.isspace() and at not in kept] == []
    applied = [edit for edit in reading.edits if edit.applied]
    assert all(reading.text[edit.start : edit.end] == edit.before for edit in reading.edits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(applied))
    assert undo(replay(reading.text, applied), applied) == reading.text
    for article in reading.articles:
        for passage in passages(article):
            glue = "" if passage in (article.title, *article.paragraphs) else " "
            assert passage.text == glue.join(reads(reading.text, applied, span) for span in passage.spans)


@given(pages)
def test_an_article_a_link(raw):
    linked = read_manifest(raw.content).articles
    reading = read(raw)
    assert len(reading.articles) == len(linked)
    assert all(article.spans for article in reading.articles)
    assert [article.position for article in reading.articles] == list(range(1, len(linked) + 1))


@given(st.lists(words | st.text(max_size=40), max_size=8).map("\n".join))
def test_the_repairs_within_lines_leave_as_many_lines(raw):
    assert clean_lines(raw).text.count("\n") == raw.count("\n")

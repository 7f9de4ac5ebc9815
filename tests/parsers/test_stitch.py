"""Articles that go on on another page: put together where the evidence is enough, left apart where it is weak."""

from datetime import date
from pathlib import Path

import pytest

from parsers.articles.stitch import stitch
from parsers.model import Newspaper, PageReading, RawPage
from parsers.reading import read_page

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAPER = Newspaper("qingyi-daily", "清漪日报", "990121", 4)
FIRST = "# 一根青藤的长度\n\n青藤柔韧耐水，旧时家家户户都会编。后来年轻人外出，手艺冷清下来{end}{note}\n"
SECOND = (
    "# {title}\n\n{note}{text}园区建成以后，返乡的人一年比一年多。\n\n"
    "# 别的事情也很要紧\n\n本报讯 县里召开会议，部署春耕工作。\n"
)
NEWS = "本报讯 3月11日，全县春耕工作会议召开，部署今年的农业生产。各乡镇的负责人都到会，会后下田察看墒情。\n"


def page(label: str, text: str) -> PageReading:
    return read_page(RawPage(label, text.encode(), ""), PAPER, date(2025, 3, 12))


def titles(reading: PageReading) -> list[str | None]:
    return [article.title.text if article.title else None for article in reading.articles]


def edition(
    title="一根青藤的长度", to="（下转第2版）", of="（上接第1版）", end="。", text=""
) -> tuple[PageReading, ...]:
    pages = (page("01", FIRST.format(end=end, note=to)), page("02", SECOND.format(title=title, note=of, text=text)))
    return stitch(pages)


@pytest.mark.parametrize(
    "evidence",
    [
        {},
        {"title": "青藤的长度"},
        {"of": ""},
        {"title": "园区里的新日子", "end": "，", "text": "直到产业园建起来。"},
        {"to": "（下转二版）", "of": "（上接一版）"},
        {"to": "下转第2版"},
        {"to": "▶▶下转第02版"},
        {"to": "（紧转第二版）", "of": "（紧接第一版）"},
        {"to": ""},
        {"to": "〔未完，下转第2版〕", "of": "〔上接第1版〕"},
        {"to": ">>>下转2版·产业", "of": "◀◀上接1版"},
        {"to": "（下 转 第 二 版）", "of": "（ 上 接 第 一 版 ）\n\n"},
        {"to": "★下转A2版", "of": "▲上接头版\n\n"},
        {"to": "下转第2版▶", "of": "上接第1版①\n\n"},
        {"to": "（下转今日第２版", "of": "承接第1版"},
        {"to": "下转\n第2版", "of": "（上接第1版）"},
    ],
)
def test_continued(evidence):
    first, second = edition(**evidence)
    assert "园区建成以后" in first.articles[0].body
    assert titles(second) == ["别的事情也很要紧"]
    assert {rest.reason for rest in second.remainder} == {"continues article 1 of page 01"}
    assert "版" not in first.articles[0].body


@pytest.mark.parametrize(
    "evidence",
    [
        {"to": "", "title": "青藤的长度"},
        {"to": "", "of": ""},
        {"to": "（详见第2版）", "of": ""},
        {"to": "（报道见2版）", "of": ""},
        {"to": "（下转第3版）"},
        {"of": "（上接第4版）"},
        {"title": "园区里的新日子", "of": ""},
    ],
)
def test_left_apart(evidence):
    first, second = edition(**evidence)
    assert "园区建成以后" not in first.articles[0].body
    assert len(second.articles) == 2


def test_a_sentence_cut_by_the_page_is_one_paragraph():
    first, _ = edition(end="，", text="直到产业园建起来。")
    last = first.articles[0].paragraphs[-1]
    assert last.text.endswith("手艺冷清下来，直到产业园建起来。园区建成以后，返乡的人一年比一年多。")
    assert last.pages == ("", "02")


def test_a_piece_with_a_note_is_no_rival_of_one_without():
    first = page("01", FIRST.format(end="。", note="（下转第2版）"))
    second = page("02", f"（上接第1版）园区建成以后，返乡的人一年比一年多。\n\n# 青藤园里\n\n{NEWS}")
    first, second = stitch((first, second))
    assert "园区建成以后" in first.articles[0].body
    assert titles(second) == ["青藤园里"]


VINE = (
    "# 青藤镇的藤编\n\n青藤镇的藤编合作社今年接到了不少订单，老艺人张桂兰带着二十多名徒弟赶制藤椅和藤篮。"
    "合作社负责人说，青藤柔韧耐水，旧时家家户户都会编，后来年轻人外出，手艺冷清了好些年。",
    "张桂兰说，藤编合作社的徒弟里有六个是去年返乡的年轻人，赶制藤椅的手艺学得最快。青藤镇计划在"
    "村口再建一间作坊，合作社的藤篮和藤椅还要卖到省城去，老艺人的手艺不会断。",
)
WATER = (
    "# 王家湾的水渠\n\n王家湾水库的干渠修好以后，下游三个村的灌溉不再靠抽水机，水管员李国栋每天沿渠走上一遍。"
    "他说，往年一到五月渠里就见底，几个村为一股水争得面红耳赤，如今各家按表轮灌，秧苗插得比往年早。",
    "李国栋把各村轮灌的时间写在水渠边的牌子上，干渠的闸门由水管员统一开关。王家湾水库今年蓄水充足，"
    "下游三个村的秧苗都能按时插完，灌溉的费用也降了下来。",
)


def test_words_in_common_tell_which_of_two_goes_on_where():
    first = page("01", "\n\n".join(f"{text}（下转第2版）" for text, _ in (VINE, WATER)))
    second = page(
        "02",
        "\n\n".join(
            f"# {title}\n\n（上接第1版）{text}" for title, text in (("按表轮灌", WATER[1]), ("返乡的徒弟", VINE[1]))
        ),
    )
    first, second = stitch((first, second))
    assert [VINE[1] in first.articles[0].body, WATER[1] in first.articles[1].body] == [True, True]
    assert titles(second) == []


def test_notes_alone_do_not_join_texts_that_have_no_word_in_common():
    first = page("01", f"{VINE[0]}（下转第2版）")
    second = page("02", f"（上接第1版）{WATER[1]}{WATER[0][9:]}")
    first, second = stitch((first, second))
    assert [len(reading.articles) for reading in (first, second)] == [1, 1]


def test_the_same_headline_with_the_label_of_a_column():
    first, second = (
        page("01", f"{VINE[0].replace('编', '编（匠人）', 1)}"),
        page("02", f"# 青藤镇的藤编\n\n（上接第1版）{VINE[1]}"),
    )
    first, second = stitch((first, second))
    assert VINE[1] in first.articles[0].body
    assert titles(second) == []


def test_what_stands_surely_takes_no_part_of_another():
    notice = "# 致读者\n\n本版稿件较多，部分文章续登在后面各版，敬请留意。（下转第2版）"
    first = page("01", f"{notice}\n\n{VINE[0]}（下转第2版）")
    first, _ = stitch((first, page("02", f"# 青藤镇的藤编\n\n（上接第1版）{VINE[1]}")))
    assert [VINE[1] in article.body for article in first.articles] == [False, True]


def test_a_subheading_at_the_end_of_a_page_stays_a_paragraph():
    first = page("01", f"{VINE[0]}\n\n作坊：人手多 订单多\n\n（下转第2版）")
    first, _ = stitch((first, page("02", f"# 青藤镇的藤编\n\n（上接第1版）{VINE[1]}")))
    assert [paragraph.text for paragraph in first.articles[0].paragraphs][1:] == ["作坊：人手多 订单多", VINE[1]]


def test_a_note_on_the_line_of_the_headline():
    first, second = edition(title="一根青藤的长度（上接第1版）", of="")
    assert "园区建成以后" in first.articles[0].body
    assert titles(second) == ["别的事情也很要紧"]


def test_behind_a_note_nothing_of_the_piece_goes_on():
    reading = page("01", f"{FIRST.format(end='，', note='（下转第2版）')}\n节水灌溉好处多\n\n{NEWS}")
    assert [bool(article.continues_on) for article in reading.articles] == [True, False]
    assert titles(reading) == ["一根青藤的长度", "节水灌溉好处多"]


def test_the_sample_edition():
    pages = stitch([page(path.stem, path.read_text("utf-8")) for path in sorted(SAMPLE.glob("*.md"))])
    vine = next(article for article in pages[0].articles if article.continues_on)
    assert vine.paragraphs[0].text.startswith("早上七点刚过")
    assert "藤编“瘦身”" in vine.body
    assert "一根青藤的“长度”" not in titles(pages[1])
    assert sum(len(reading.articles) for reading in pages) == 30


def test_no_character_of_a_continuation_is_lost():
    _, second = edition()
    kept = {k for rest in second.remainder for k in range(rest.start, rest.end)}
    kept |= {k for article in second.articles for span in article.spans for k in range(*span)}
    kept |= {k for edit in second.edits if edit.applied for k in range(edit.start, edit.end)}
    assert [char for k, char in enumerate(second.text) if not char.isspace() and k not in kept] == []

"""Cutting: small pages, each with the one difficulty it is about."""

from datetime import date

from parsers.model import Article, Newspaper, PageReading, RawPage
from parsers.reading import read_page

BODY = "连日来，全县各乡镇抢抓农时，组织农户清沟理墒、追肥除草，田间地头一派繁忙。"
LAST = "入夜，渠水顺着新修的斗门流进麦地，守水的老汉打着手电，一块田一块田地看过去。"
MORE = "县农业农村局的技术员分片包村，把操作要点一条一条讲给种粮大户听。"


def page(*lines: str, gap: str = "\n\n") -> PageReading:
    return read_page(RawPage("1", gap.join(lines).encode(), ""), Newspaper("x", "清漪日报", "", 0), date(2025, 3, 12))


def only(*lines: str, gap: str = "\n\n") -> Article:
    (article,) = page(*lines, gap=gap).articles
    return article


def titles(reading: PageReading) -> list[str | None]:
    return [article.title.text if article.title else None for article in reading.articles]


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_kicker_title_subtitle_by_level_and_dash():
    article = only("## 县委全会对春耕提出新要求", "# 把春耕抓在手上", "## ——全县春耕现场会侧记", BODY)
    assert (article.kicker.text, article.title.text, article.subtitle.text) == (
        "县委全会对春耕提出新要求",
        "把春耕抓在手上",
        "全县春耕现场会侧记",
    )


def test_a_numbered_part_stays_inside():
    assert titles(page("# 春耕工作要点", BODY, "一、抓好水源调度", MORE, "二、抓好农资供应", LAST)) == ["春耕工作要点"]


def test_a_deeper_heading_is_a_subheading():
    article = only("# 春耕见闻", BODY, "### 水到田头", MORE, "### 技术到户", LAST)
    assert texts(article) == [BODY, "水到田头", MORE, "技术到户", LAST]


def test_an_unmarked_headline_with_a_dateline_below():
    reading = page("# 春耕见闻", BODY, "柳泉镇清淤渠道十二公里", "本报讯（记者 方亦舟）" + MORE)
    assert titles(reading) == ["春耕见闻", "柳泉镇清淤渠道十二公里"]


def test_an_interview_stays_together():
    article = only(
        "# 种粮大户算账", "记者：今年流转了多少地？", "常满仓：一千一百亩。", "记者：累不累？", "常满仓：值！"
    )
    assert len(article.paragraphs) == 4


def test_what_stands_over_a_collection_goes_with_its_first_item():
    items = ("■ 县气象局建成两处自动雨量站。", "■ 桃园乡改造危房三十六户。", "■ 县法院开通网上立案窗口。")
    for above in ("农机手们忙着检修", "▍民生"):
        reading = page(above, "# 一句话新闻", *items)
        first = reading.articles[0]
        held = {text.text for text in (first.kicker, first.column) if text}
        assert len(reading.articles) == 3
        assert any(above.strip("▍") in text for text in held), held


def test_items_of_a_collection_without_headlines():
    reading = page("# 一句话新闻", f"■ {BODY}", f"■ {MORE}")
    assert [(article.column.text, texts(article)) for article in reading.articles] == [
        ("一句话新闻", [BODY]),
        ("一句话新闻", [MORE]),
    ]


def test_verse_keeps_its_lines():
    lines = ("渠水绕过三道湾，", "柳条垂在水中间，", "谁家孩子放纸船，", "一放放到天那边。")
    assert texts(only("# 渠水谣", "\n".join(lines))) == list(lines)


def test_an_essay_with_the_authors_name_below_its_title():
    article = only("# 老屋门前", "沈听澜", BODY)
    assert [(author.name, author.role) for author in article.authors] == [("沈听澜", "")]
    assert texts(article) == [BODY]


def test_bylines_at_the_end_glued_and_apart():
    assert only("# 春耕见闻", f"{BODY}记者 方亦舟").byline.text == "记者 方亦舟"
    assert only("# 春耕见闻", BODY, "（记者 方亦舟 通讯员 孟春晓）").byline.text == "记者 方亦舟 通讯员 孟春晓"


def test_a_dateline_in_brackets_at_the_end():
    article = only("# 春耕见闻", BODY, "（本报沧澜3月11日电）")
    assert article.dateline.text == "本报沧澜3月11日电"
    assert texts(article) == [BODY]


def test_a_page_number_between_paragraphs_goes_and_a_broken_figure_stays():
    reading = page("# 春耕见闻", BODY, "· 3 ·", MORE)
    assert texts(reading.articles[0]) == [BODY, MORE]
    assert [rest.reason for rest in reading.remainder] == ["furniture"]
    assert (
        texts(only("# 春耕见闻", BODY, "20", "24年，全县播种面积四十六万亩。"))[1] == "2024年，全县播种面积四十六万亩。"
    )


def test_the_day_below_a_signature_belongs_to_the_notice():
    article = only("# 计划停电公告", BODY, "清漪县供电公司", "2025年3月10日")
    assert article.kind == "notice"
    assert texts(article)[-2:] == ["清漪县供电公司", "2025年3月10日"]


def test_a_picture_with_its_text_is_a_photo():
    article = only("![](a.jpg)", "# 播绿正当时", "3月11日，城关街道组织学生植树。图为学生给树苗培土。宋知遥 摄")
    assert (article.kind, article.image_count, article.byline.text) == ("photo", 1, "宋知遥 摄")


def test_the_newspapers_own_head():
    reading = page("# 清漪日报", "国内统一连续出版物号 CN 99-0000 总第6318期 今日4版", "# 春耕见闻", BODY)
    assert [article.kind for article in reading.articles] == ["masthead", "article"]


def test_a_page_of_nothing_but_furniture_has_no_article():
    assert page("02版 综合", "2025年3月12日 星期三", "责任编辑：罗远山 校对：尤静").articles == ()

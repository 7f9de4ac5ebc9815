"""Cutting: small pages, each with the one difficulty it is about."""

import itertools

import pytest
from cutting import BODY, LAST, MORE, field, only, page, texts, titles


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


def test_headings_in_html_have_their_levels():
    lines = ('<h2 id="#麦田">麦田管理正当时</h2>', BODY, "<h4>一、技术员来到田头</h4>", MORE, LAST)
    schools = ("全县今年新建、改扩建中小学十二所。", "新增学位六千二百个，城区入学压力进一步缓解。")
    reading = page(*lines, "<h2>今年新增学位六千二百个</h2>", *(f"<p>{each}</p>" for each in schools))
    assert titles(reading) == ["麦田管理正当时", "今年新增学位六千二百个"]
    assert texts(reading.articles[0]) == [BODY, "一、技术员来到田头", MORE, LAST]


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


def test_a_kicker_at_the_level_below_the_title():
    article = only("## 李长安在青石镇调研时强调", "# 真抓实干补短板 一鼓作气促春耕", f"本报讯（记者 方亦舟）{BODY}")
    assert field(article, "kicker") == "李长安在青石镇调研时强调"
    assert field(article, "title") == "真抓实干补短板 一鼓作气促春耕"


@pytest.mark.parametrize(("mark", "gap"), [("# ", "\n\n"), ("# ", "\n"), ("", "\n")])
def test_a_title_over_two_lines(mark, gap):
    """Marked alike, or two plain rows of one block; apart and without marks the first may be a label."""
    reading = page(f"{mark}全省春季造林{gap}{mark}现场会在我县召开", f"本报讯（记者 方亦舟）{BODY}", MORE)
    assert titles(reading) == ["全省春季造林现场会在我县召开"]


def test_two_halves_of_a_title_keep_a_space():
    assert titles(page("# 千年古戏台", "# 又闻锣鼓声", f"本报讯（记者 方亦舟）{BODY}")) == ["千年古戏台 又闻锣鼓声"]


def test_a_headline_that_stands_twice_is_one():
    reading = page("# 柳泉镇清淤渠道十二公里", "# 柳泉镇清淤渠道十二公里", f"本报讯（记者 方亦舟）{BODY}")
    assert titles(reading) == ["柳泉镇清淤渠道十二公里"]


def test_headlines_without_any_mark():
    reading = page(
        "清漪县部署春季农业生产",
        f"本报讯（记者 方亦舟）{BODY}{MORE}",
        "县图书馆延长开放时间",
        "本报讯（通讯员 孟春晓）自3月1日起，县图书馆开放时间延长至21时，周末不休息，方便上班族和学生阅读。",
    )
    assert titles(reading) == ["清漪县部署春季农业生产", "县图书馆延长开放时间"]


def test_a_headline_at_the_wrong_level():
    reading = page(
        "# 春耕见闻",
        f"本报讯（记者 方亦舟）{BODY}",
        "### 县图书馆延长开放时间",
        f"本报讯（通讯员 孟春晓）{MORE}",
        "# 柳泉镇清淤渠道十二公里",
        f"本报讯（记者 方亦舟）{LAST}",
    )
    assert titles(reading) == ["春耕见闻", "县图书馆延长开放时间", "柳泉镇清淤渠道十二公里"]


def test_a_column_label_over_a_headline():
    for label in ("【新春走基层】", "■ 新春走基层", "◎新春走基层"):
        article = only(label, "# 马云翁三次搬家记", f"本报讯（记者 方亦舟）{BODY}")
        assert "新春走基层" in (field(article, "column") or "")
        assert field(article, "title") == "马云翁三次搬家记"


def test_the_label_of_a_collection_is_no_name():
    reading = page("◎简讯", "## 青石镇举办义诊活动", BODY, "## 柳河乡清理河道垃圾", MORE)
    assert [field(article, "column") for article in reading.articles] == ["◎简讯", "◎简讯"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本报记者 方亦舟 通讯员 孟春晓", [("方亦舟", "记者"), ("孟春晓", "通讯员")]),
        ("特约记者 方亦舟", [("方亦舟", "特约记者")]),
        ("□ 方亦舟", [("方亦舟", "")]),
        ("□文 秋", [("文秋", "")]),
        ("方亦舟 文/图", [("方亦舟", "文/图")]),
        ("本报驻美国记者 方 亦文并图", [("方亦", "记者")]),
        ("（本报记者 方 亦 孟 春采访整理）", [("方亦", "记者"), ("孟春", "记者")]),
        ("中共清漪县委书记 陆承禹", [("陆承禹", "中共清漪县委书记")]),
        ("县农业技术推广中心 关麦秋", [("关麦秋", "")]),
        ("江苏兴化市 孙贵书", [("孙贵书", "")]),
    ],
)
def test_bylines_and_their_roles(line, authors):
    for lines in (("# 把春耕抓在手上", line, BODY, MORE), ("# 把春耕抓在手上", BODY, MORE, line)):
        article = only(*lines)
        assert [(author.name, author.role) for author in article.authors] == authors
        assert texts(article) == [BODY, MORE]


def test_a_pen_name_below_a_title():
    article = only("# 父亲的扁担", "牧之禾", f"{BODY}{MORE}")
    assert field(article, "byline") == "牧之禾"


@pytest.mark.parametrize(
    ("dateline", "behind"),
    [
        *itertools.product(("本报讯", "本报沧澜3月11日电", "新华社北京3月11日电"), (" ", "", "（记者 方亦舟）")),
        ("据新华社电", " "),
        ("据新华社电", "（记者 方亦舟）"),
        ("本报综合消息", " "),
        ("本报综合消息", "（记者 方亦舟）"),
    ],
)
def test_datelines(dateline, behind):
    article = only("# 春耕见闻", f"{dateline}{behind}{BODY}")
    assert field(article, "dateline") == dateline
    assert texts(article) == [BODY]


def test_a_dateline_below_decks():
    decks = ("高标准农田46万亩", "比上年增加3万亩", "农机具1.2万台", "水库蓄水3亿立方米")
    article = only("# 春耕备耕早动手", *decks, f"本报讯（记者 方亦舟）{BODY}")
    assert field(article, "dateline") == "本报讯"
    assert texts(article)[-1] == BODY


def test_an_editors_note_stays_with_its_article():
    article = only("# 把春耕抓在手上", "编者按", MORE, BODY, LAST)
    assert texts(article) == ["编者按", MORE, BODY, LAST]


def test_a_signature_below_a_letter_is_no_subtitle_of_the_next():
    reading = page("# 以干成事", BODY, "——@奋斗向前", "# 呵护城市的文化财富", f"本报讯（记者 方亦舟）{MORE}")
    assert [field(article, "subtitle") for article in reading.articles] == [None, None]


def test_a_speech_ends_with_its_thanks():
    reading = page("# 在全县大会上的讲话", BODY, MORE, "谢谢大家！", "# 春耕见闻", f"本报讯（记者 方亦舟）{LAST}")
    assert texts(reading.articles[0])[-1] == "谢谢大家！"
    assert field(reading.articles[1], "kicker") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("停电公告", "notice"),
        ("遗失声明", "notice"),
        ("挂失", "notice"),
        ("森林草原防火戒严令", "notice"),
        ("2025年义务教育阶段招生咨询电话", "notice"),
        ("县里公布举报电话", "article"),
        ("二手信息", "advertisement"),
        ("今明两天天气预报", "notice"),
        ("漪湖藤编店盛大开业", "advertisement"),
    ],
)
def test_what_is_no_news_is_kept_and_named(title, kind):
    assert only(f"# {title}", BODY, "咨询电话：0199-5550188" if kind == "advertisement" else MORE).kind == kind


def test_numbered_headings_of_parts_are_no_page_numbers():
    rain = "县气象局建成两处自动雨量站，哪块云要下雨，在手机上看得清清楚楚。"
    article = only("# 生产一线 新风扑面", BODY, "亮点 1", MORE, "亮点 2", rain)
    assert texts(article) == [BODY, "亮点 1", MORE, "亮点 2", rain]


def test_a_note_above_a_headline_says_where_it_comes_from():
    reading = page("# 春耕见闻", BODY, "上接第一版", "# 为了大地的丰收", MORE)
    assert [field(article, "continues_from") for article in reading.articles] == [None, "上接第一版"]


def test_editors_and_contacts_are_furniture():
    lines = (
        "云 岭 日 报",
        "责编 吴源勤 美编 陈瑞荣 电话：0530-5612345",
        "地址：人民路18号 邮编：274900 广告热线：0530-5550110",
    )
    reading = page(*lines[:2], "# 春耕见闻", BODY, lines[2])
    assert len(reading.articles) == 1
    assert {reading.text[rest.start : rest.end] for rest in reading.remainder} == set(lines)


def test_a_poem_and_an_essay_without_marks():
    verse = ("渠水绕过三道湾，", "柳条垂在水中间，", "谁家孩子放纸船，", "一放放到天那边。")
    reading = page("渠水谣", "孟春晓", *verse, "老街的修鞋匠", "褚一鸣", f"{BODY}{MORE}{LAST}")
    assert titles(reading) == ["渠水谣", "老街的修鞋匠"]
    assert texts(reading.articles[0]) == list(verse)


@pytest.mark.parametrize("label", ["部门动态", "本市要闻"])
def test_labels_of_collections(label):
    reading = page(label, "■" + BODY, "■" + MORE + "（方亦舟）")
    assert [texts(article) for article in reading.articles] == [[BODY], [MORE]]
    assert field(reading.articles[0], "column") == label


@pytest.mark.parametrize("end", ["。“", "！“", "？“"])
def test_a_mark_that_faces_the_wrong_way_at_the_end_of_a_paragraph_joins_no_other(end: str) -> None:
    said = "老秦拧开龙头接了一壶水，“先是凉，再是甜，后来满嘴都是清的"
    article = only("# 老街修通了", BODY, said + end, LAST)
    assert texts(article) == [BODY, said + end[0] + "”", LAST]

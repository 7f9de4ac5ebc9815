"""Cutting: what pages of county and city dailies hold beside news with a headline."""

import pytest
from cutting import BODY, LAST, MORE, field, only, page, texts, titles

from parsers.articles.finished import finished
from parsers.articles.heads import Head
from parsers.lines import lines

NEWS = ("近日，青石镇开展消防培训，一百二十名网格员参加。", "3月1日，柳河乡举办招聘会。", "县图书馆读书会开讲。")


def test_the_byline_of_each_short_item_is_its_own():
    reading = page("# 简讯", f"●{NEWS[0]}（张华）", f"●{NEWS[1]}（刘洋）", f"●{NEWS[2]}", "（记者 周敏）")
    assert [field(article, "byline") for article in reading.articles] == ["张华", "刘洋", "记者 周敏"]
    assert [texts(article) for article in reading.articles] == [[each] for each in NEWS]
    assert {field(article, "column") for article in reading.articles} == {"简讯"}


def test_short_items_without_a_mark_end_with_their_bylines():
    reading = page("# 简讯", f"{NEWS[0]}（张华）", f"{NEWS[1]}（刘洋）", f"{NEWS[2]}（周敏）")
    assert [field(article, "byline") for article in reading.articles] == ["张华", "刘洋", "周敏"]


def test_what_comes_from_another_page_is_no_part_of_what_stands_above():
    reading = page("# 公告", BODY, f"（上接第1版）{MORE}", LAST)
    assert [texts(article) for article in reading.articles] == [[BODY], [MORE, LAST]]
    assert field(reading.articles[1], "continues_from") == "上接第1版"


def test_a_note_below_the_headline_stays_with_it():
    article = only("# 春耕见闻", f"（上接第1版）{BODY}", MORE)
    assert (titles_of := field(article, "title")) == "春耕见闻", titles_of


def test_a_picture_story_under_its_label_is_a_photo():
    assert only("## 图片新闻", BODY, "通讯员 赵 鑫 摄").kind == "photo"


def test_how_to_reach_the_office_is_text_of_the_notice():
    reading = page("## 停电公告", "停电线路：10千伏丹阳线", "客服电话：95598", "## 拍卖公告", BODY, "联系人：宋经理")
    assert titles(reading) == ["停电公告", "拍卖公告"]
    assert texts(reading.articles[0])[-1] == "客服电话：95598"
    assert field(reading.articles[1], "kicker") is None


def test_the_name_of_the_page_is_furniture():
    for name in ("3 县区新闻", "A03 民生新闻", "文化副刊 07", "03版 社会民生"):
        reading = page(f"# {name}", "## 春耕见闻", BODY)
        assert titles(reading) == ["春耕见闻"], name
        assert field(reading.articles[0], "kicker") is None, name


def test_the_weather_keeps_its_headline():
    weather = ("今日天气", "多云转晴，南风3到4级，气温2℃到13℃。", "明天晴，气温4℃到15℃。")
    assert titles(page("# 春耕见闻", BODY, *weather, gap="\n")) == ["春耕见闻", "今日天气"]


def test_the_pieces_of_a_page_head_are_furniture_each_on_a_line_of_its_own():
    reading = page(
        "第4版", "2025年1月15日", "星期三", "清漪日报", "文化周刊", "春耕见闻", "文/周小满", BODY, MORE, gap="\n"
    )
    assert titles(reading) == ["春耕见闻"]
    assert field(reading.articles[0], "column") is None


def test_a_notice_is_one_with_its_title_spelled_out():
    assert only("## 公 告", BODY, "联系电话：0199-5550188").kind == "notice"


COLUMN = (
    "　　活动中,工作人员围",
    "绕《社区矫正法》,对日常",
    "报到、请销假等规定进行",
    "了讲解,并通报近期典型",
    "案例,引导对象增强意识。",
    "　　县司法局相关负责人",
    "表示,将持续加强监督管",
    "理,提升教育帮扶之质效。",
    "我县启动春季",
    "义务植树活动",
    "　　本报讯(记者 高青",
    "通讯员 李森)3月4日上",
    "午,全县春季义务植树活",
    "动在城东湿地公园举行,",
    "机关200余名干部职工参",
    "加了植树。",
)


def test_a_headline_in_a_narrow_column_does_not_run_into_the_text_above():
    first, second = page("# 春耕见闻", "\n".join(COLUMN)).articles
    assert texts(first)[-1] == "县司法局相关负责人表示，将持续加强监督管理，提升教育帮扶之质效。"
    head = "".join(filter(None, (field(second, name) for name in ("column", "kicker", "title", "subtitle"))))
    assert head == "我县启动春季义务植树活动"
    assert "记者 高青 通讯员 李森" in (field(second, "byline") or "")


def test_who_took_the_picture_below_an_article_is_no_reporter():
    article = only("# 春耕见闻", "记者 方亦舟", BODY, "李想 摄")
    assert [(each.name, each.role) for each in article.authors] == [("方亦舟", "记者"), ("李想", "摄影")]


BUTTONS = (
    "放大　缩小　默认",
    "【字体：大 中 小】",
    "分享到：微信 微博",
    "上一版　下一版",
    "上一版 3 4 下一版",
    "上一篇　下一篇",
    "返回首页　版面导航　标题导航",
    "打印本页　关闭窗口",
    "版权所有 未经授权不得转载",
)
HEADS = (
    "二〇二五年三月十二日　青梧日报",
    "2 要闻　二〇二五年三月十二日",
    "雁鸣湖周刊",
    "2025年3月12日　民生新闻",
    "青梧日报 2025.03.12 星期三 A02",
)


@pytest.mark.parametrize("line", [*BUTTONS, *HEADS])
def test_buttons_of_a_site_and_heads_of_a_page_are_furniture(line):
    reading = page("# 春耕见闻", BODY, line, "# 渠水进田", MORE)
    assert titles(reading) == ["春耕见闻", "渠水进田"]
    assert [texts(article) for article in reading.articles] == [[BODY], [MORE]]
    assert field(reading.articles[1], "kicker") is None


@pytest.mark.parametrize("line", ["分享丰收的喜悦", "放大招商效应", "打印店里的年轻人", "3月5日的一封信", "收藏"])
def test_a_headline_is_no_button(line):
    assert titles(page("# 春耕见闻", BODY, f"# {line}", MORE)) == ["春耕见闻", line]


def test_a_triangle_before_an_item_makes_no_picture_of_it():
    reading = page("# 一句话新闻", f"▲ {NEWS[0]}", f"▲ {NEWS[1]}")
    assert [article.kind for article in reading.articles] == ["article", "article"]
    assert [texts(article) for article in reading.articles] == [[NEWS[0]], [NEWS[1]]]


def test_full_lines_of_a_column_go_on_but_bylines_and_captions_stand_alone():
    column = (
        "□ 记者 方亦舟 通讯员 李森",
        "连日来全县各乡镇抢抓农时，",
        "组织农户清沟理墒追肥除草，",
        "田间地头一派繁忙景象到处。",
        "图为农户在田间清理着沟渠。",
        "技术员分片包村入户去指导，",
        "把操作要点一条条讲给大户，",
        "入夜渠水顺着新修的斗门流、",
        "流进麦地里守水的老汉打着手",
        "电一块田又一块田看过去呢。",
    )
    article = only("# 春耕见闻", "\n".join(column))
    assert field(article, "byline") == "记者 方亦舟 通讯员 李森"
    assert texts(article)[0] == "连日来全县各乡镇抢抓农时，组织农户清沟理墒追肥除草，田间地头一派繁忙景象到处。"
    assert texts(article)[1] == "图为农户在田间清理着沟渠。"


def test_a_pen_name_above_an_office_drops_neither():
    article = only("# 青渠县2023年国民经济和社会发展统计公报", "青渠\n责县统计局", f"2023年，{BODY}")
    told = "".join(filter(None, (field(article, name) for name in ("subtitle", "byline")))) + article.body
    assert "青渠" in told
    assert "责县统计局" in told


@pytest.mark.parametrize("behind", [("## 春耕见闻", BODY), ()], ids=["amid the page", "at its end"])
def test_how_to_reach_the_family_ends_the_notice(behind):
    notice = ("## 寻人启事", "褚某，男，78岁，3月2日在城关镇走失，走失时穿蓝色棉袄。", "电话：13800000456")
    assert texts(page(*notice, *behind).articles[0])[-1] == "电话：13800000456"


def test_an_address_and_a_telephone_head_nothing():
    advertisement = (
        "# 清漪老窖 十年一坛",
        "端午团圆酒，买二送一。",
        "地址：清漪县滨河路66号",
        "订购热线：0530-8812666",
    )
    reading = page(*advertisement, "# 春耕见闻", BODY)
    assert titles(reading) == ["清漪老窖 十年一坛", "春耕见闻"]
    assert field(reading.articles[1], "kicker") is None


def test_news_of_one_sentence_needs_no_marks():
    reading = page("# 春耕见闻", BODY, "## 一句话新闻", *NEWS)
    assert [texts(article) for article in reading.articles[1:]] == [[each] for each in NEWS]
    assert {field(article, "column") for article in reading.articles[1:]} == {"一句话新闻"}


def test_paragraphs_under_the_label_that_tell_more_stay_together():
    told = (f"{NEWS[0]}培训为期三天。", NEWS[1])
    assert texts(page("## 一句话新闻", *told).articles[0]) == list(told)


def test_rows_of_persons_and_where_they_are_from_are_text_of_the_notice():
    rows = ["尹丽　临河县第一中学", "贾守田　临河县第一中学", "汤桂花　临河县实验小学"]
    for listed in (rows, ["　".join(reversed(row.split("　"))) for row in rows]):
        reading = page("临河县“最美教师”名单公示", BODY, *listed, "如有异议，请在公示期内以书面形式反映。")
        assert titles(reading) == ["临河县“最美教师”名单公示"]
        assert [text.replace(" ", "　") for text in texts(reading.articles[0])[1:4]] == listed


def test_two_persons_below_a_headline_are_still_its_authors():
    article = only("## 春耕见闻", "临河县农业农村局 尹丽", BODY, MORE)
    assert field(article, "byline") == "临河县农业农村局 尹丽"


def test_news_of_a_house_that_says_who_reports():
    for dateline in ("融媒讯", "临河讯", "临河融媒讯"):
        article = only("## 春耕见闻", f"{dateline}（记者 尹丽 通讯员 贾守田） {BODY}", MORE)
        assert (field(article, "dateline"), texts(article)) == (dateline, [BODY, MORE])


def test_the_space_in_a_row_of_a_list_stays():
    rows = ["罗守田 临河县第一中学", "罗立宏 东陵县第一中学", "朱平 西陶县第一中学"]
    reading = page("临河县“最美教师”名单公示", BODY, *rows, "如有异议，请在公示期内以书面形式反映。", gap="\n")
    assert texts(reading.articles[0])[1:4] == rows


def test_an_office_and_who_wrote_there_sign_in_brackets():
    assert field(only("## 农技课堂", BODY, MORE, "（临河县农业农村局 尹丽）"), "byline") == "临河县农业农村局 尹丽"
    article = only("## 农技课堂", BODY, f"{MORE}（临河县农业农村局 尹丽）")
    assert (field(article, "byline"), texts(article)) == ("临河县农业农村局 尹丽", [BODY, MORE])


def test_an_order_without_a_mark_has_its_name_for_headline():
    order = ("中共临河县委关于加强机关作风建设的意见", "为深入贯彻落实上级部署，现提出如下意见。", "一、总体要求", MORE)
    assert titles(page("春耕见闻", "本报讯（记者 尹丽）近日，临河县春耕全面展开。", BODY, *order)) == [
        "春耕见闻",
        order[0],
    ]


def test_the_label_of_a_collection_is_no_row_of_the_headline_below():
    for label in ("简讯", "◆读者来信"):
        reading = page(
            f"{label}\n青石镇扎实做好信访工作", f"{BODY}（尹丽）", "县司法局举办法律知识讲座", f"{MORE}（贾守田）"
        )
        assert titles(reading) == ["青石镇扎实做好信访工作", "县司法局举办法律知识讲座"], label


def test_a_text_that_breaks_off_with_a_note_is_no_kicker_of_the_next_headline():
    reading = page(
        "## 春耕见闻", BODY, "县长走进有关车间，看望干部职工，同大家交流，调研下转第2版", "## 招聘会开场", MORE
    )
    assert texts(reading.articles[0])[1:] == ["县长走进有关车间，看望干部职工，同大家交流，调研"]
    assert field(reading.articles[0], "continues_on") == "下转第2版"
    assert titles(reading) == ["春耕见闻", "招聘会开场"]


def test_the_line_over_a_subtitle_with_a_dash_is_its_headline():
    text = lines(f"{BODY}\n\n减税降费添活力\n\n——临河县税务局助力小微企业\n\n{MORE}")
    head = finished(text, Head(2, 3, title=(2,)))
    assert (head.first, head.title, head.subtitle) == (1, (1,), (2,))


def test_a_row_that_a_dateline_opens_is_no_headline():
    reading = page("# 春耕见闻", BODY, "# 尹丽会见客商", "本报北京2月2日电 （记者贾守田）县长", BODY)
    assert titles(reading) == ["春耕见闻", "尹丽会见客商"]


@pytest.mark.parametrize(
    ("label", "mark"), [("资讯速递", "◆"), ("乡镇传真", "●"), ("乡村短讯", "◆"), ("乡村短讯", ""), ("部门动态", "")]
)
def test_short_news_below_a_label_are_pieces_of_their_own(label: str, mark: str) -> None:
    pieces = page(f"# {label}", *(mark + each for each in NEWS), "# 春耕见闻", BODY).articles[:-1]
    assert [texts(piece) for piece in pieces] == [[each] for each in NEWS]
    assert {field(piece, "column") for piece in pieces} == {label}


@pytest.mark.parametrize("title", ["防溺水要记牢", "春季养生"])
def test_marked_advice_below_a_headline_is_one_piece(title: str) -> None:
    said = ("清明前后早晚温差大，老人出门要带外套。", "饮食宜清淡，少食油炸之物。", "每天快走半小时。")
    advice, _ = page(f"# {title}", *("◆" + each for each in said), "# 春耕见闻", BODY).articles
    assert field(advice, "title") == title


def test_a_list_of_offices_is_headed_by_what_stands_over_who_passed_it():
    passed = "（2025年3月10日清漪县第十九届人民代表大会常务委员会第二十六次会议通过）"
    reading = page(
        "春耕见闻", f"本报讯（记者 王海）{BODY}", MORE, "清漪县人大常委会任免名单", passed, "任命：", gap="\n"
    )
    assert titles(reading) == ["春耕见闻", "清漪县人大常委会任免名单"]


def test_what_is_offered_below_a_notice_is_a_piece_of_its_own():
    notice = ("寻人启事", f"{BODY}有知情者请与其子联系。电话：13900000000")
    reading = page(*notice, "门面出租", "县城人民路门面一间，面积80平方米，价格面议。电话：13800000000", gap="\n")
    assert [(piece.kind, field(piece, "title")) for piece in reading.articles] == [
        ("notice", "寻人启事"),
        ("advertisement", "门面出租"),
    ]

"""Bylines and datelines as newspapers of all kinds print them: what is one, who is named in it, and what is none."""

import pytest
from cutting import BODY, MORE, field, only, page, texts

from parsers.bylines import credits, glued_byline, is_byline
from parsers.datelines import DATELINE, LAST_DATELINE, SIGNED
from parsers.model import Author

BYLINES = [
    ("本报记者 方亦舟 通讯员 乔舒", [("方亦舟", "记者"), ("乔舒", "通讯员")]),
    ("□ 本报记者 方亦舟", [("方亦舟", "记者")]),
    ("本报记者 方亦舟 见习记者 王海", [("方亦舟", "记者"), ("王海", "见习记者")]),
    ("记者 方亦舟 文/摄", [("方亦舟", "记者")]),
    ("（执笔人：方亦舟、王海）", [("方亦舟", "执笔人"), ("王海", "执笔人")]),
    ("县农业农村局农技推广中心 项克敏 整理", [("项克敏", "整理")]),
    ("本报记者 方 舟", [("方舟", "记者")]),
    ("摄影报道/本报记者 方亦舟", [("方亦舟", "记者")]),
    ("（方 舟 供图并文）", [("方舟", "供图并文")]),
    ("河东街道 方亦舟", [("方亦舟", "")]),
    ("渡口社区 方亦舟", [("方亦舟", "")]),
    ("□ 本报记者张文", [("张文", "记者")]),
    ("本报记者 张文", [("张文", "记者")]),
    ("（记者 李博文）", [("李博文", "记者")]),
    ("记者邵鲁文", [("邵鲁文", "记者")]),
    ("本报记者 李博文 通讯员 刘宏图", [("李博文", "记者"), ("刘宏图", "通讯员")]),
    ("本报记者 李博文 摄", [("李博文", "摄影")]),
    ("本报记者 李博文 文/图", [("李博文", "记者")]),
    ("李博文/文 王海/图", [("李博文", "文"), ("王海", "图")]),
    ("□ 方亦舟文", [("方亦舟", "文")]),
    ("方亦舟/文 王海/图", [("方亦舟", "文"), ("王海", "图")]),
    ("□ 方亦舟 文 王海 摄", [("方亦舟", "文"), ("王海", "摄影")]),
    ("本报记者 李博文/文 王海/图", [("李博文", "记者"), ("王海", "图")]),
    ("文/图 本报记者 李博文", [("李博文", "文/图")]),
    ("图/文 张文", [("张文", "图/文")]),
    ("文/记者 方亦舟", [("方亦舟", "记者")]),
    ("文/图 记者 方亦舟", [("方亦舟", "文/图")]),
    ("文/本报记者 方亦舟 图/本报记者 王海", [("方亦舟", "记者"), ("王海", "记者")]),
    ("本报记者 方亦舟 文/图", [("方亦舟", "记者")]),
    ("本报记者 方亦舟/文 王海/图", [("方亦舟", "记者"), ("王海", "图")]),
    ("记者 方亦舟 文 王海 图", [("方亦舟", "记者"), ("王海", "图")]),
    ("清漪报业全媒体记者 方亦舟", [("方亦舟", "记者")]),
    ("沧澜日报·沧澜报业全媒体记者 方亦舟 通讯员 王海", [("方亦舟", "记者"), ("王海", "通讯员")]),
    ("沧澜晚报·沧澜壹点记者 方亦舟", [("方亦舟", "记者")]),
    ("沧澜报业·江风新闻记者 方亦舟 清漪报道", [("方亦舟", "记者")]),
    ("驻清漪县记者 方亦舟", [("方亦舟", "记者")]),
    ("县融媒体中心记者 方亦舟", [("方亦舟", "记者")]),
    ("清漪融媒 方亦舟 王海", [("方亦舟", ""), ("王海", "")]),
    ("见习记者 方亦舟 通讯员 王海 高飞", [("方亦舟", "见习记者"), ("王海", "通讯员"), ("高飞", "通讯员")]),
    ("记者 买买提·艾力", [("买买提·艾力", "记者")]),
    ("方亦舟/摄", [("方亦舟", "摄影")]),
    ("本报记者 方亦舟 摄", [("方亦舟", "摄影")]),
    ("记者 方亦舟 通讯员 王海 摄", [("方亦舟", "记者"), ("王海", "摄影")]),
    ("本报读者 方亦舟", [("方亦舟", "本报读者")]),
    ("本报读者 芮安", [("芮安", "本报读者")]),
    ("民间歌手 方亦舟", [("方亦舟", "民间歌手")]),
    ("文/方亦舟", [("方亦舟", "文")]),
    ("方亦舟 绘", [("方亦舟", "绘")]),
    ("插图：方亦舟", [("方亦舟", "插图")]),
    ("口述：方亦舟 整理：王海", [("方亦舟", "口述"), ("王海", "整理")]),
    ("刘 石 王 海摄影报道", [("刘石", "摄影报道"), ("王海", "摄影报道")]),
    ("新华社发（方亦舟摄）", [("方亦舟", "摄影")]),
    ("（方亦舟）", [("方亦舟", "")]),
    ("乔舒 本报记者 方亦舟", [("乔舒", ""), ("方亦舟", "记者")]),
    ("（机电队 方亦舟）", [("方亦舟", "")]),
    ("（方亦舟 县委宣传部）", [("方亦舟", "")]),
    ("摘自《清漪文艺》2024年第3期", [("清漪文艺", "来源")]),
    ("（转自《清漪报》）", [("清漪报", "来源")]),
    ("〔宋〕方岳", [("方岳", "")]),
    ("方亦舟（清漪）", [("方亦舟", "")]),
    ("○方亦舟（清漪）", [("方亦舟", "")]),
    ("曹县 方亦舟", [("方亦舟", "")]),
    ("双河镇中心小学四年级二班 方亦舟 指导老师：王海", [("方亦舟", ""), ("王海", "指导老师")]),
    ("中共清漪县委书记 方亦舟", [("方亦舟", "中共清漪县委书记")]),
    ("来源：《沧澜日报》", [("沧澜日报", "来源")]),
    ("（据新华社）", [("新华社", "来源")]),
    ("清漪县红十字会 赖雪", [("赖雪", "")]),
    ("（古丽娜尔·艾力）", [("古丽娜尔·艾力", "")]),
    ("本报评论员", []),
    ("□ 本报评论员", []),
    ("图片由受访者提供", []),
    ("（图片由县文旅局提供）", []),
    ("图片来源：视觉中国", [("视觉中国", "来源")]),
    ("2025-04-11 作者：记者 方亦舟 来源：清漪报", [("方亦舟", "记者"), ("清漪报", "来源")]),
    ("来源：清漪县融媒体中心 作者：方亦舟", [("方亦舟", "作者"), ("清漪县融媒体中心", "来源")]),
    ("作者：方亦舟 发布时间：2025-04-11 08:30", [("方亦舟", "作者")]),
    ("作者：方亦舟 浏览次数：128", [("方亦舟", "作者")]),
    ("文 / 方亦舟 图 ｜ 王海", [("方亦舟", "文"), ("王海", "图")]),
    ("文：方亦舟 图片：王海", [("方亦舟", "文"), ("王海", "图")]),
    ("（供稿：清漪镇政府 方亦舟）", [("方亦舟", "供稿")]),
    ("（供图：县文化馆 王海）", [("王海", "供图")]),
    ("（图片提供：清漪县文旅局）", []),
    ("（县中医院 供稿）", []),
    ("图/新华社", [("新华社", "")]),
    ("（图片来源于网络）", []),
    ("（图源：县融媒体中心）", []),
    ("【来源：清漪县融媒体中心】", [("清漪县融媒体中心", "来源")]),
    ("记者｜方亦舟 王海", [("方亦舟", "记者"), ("王海", "记者")]),
    ("本报记者·方亦舟", [("方亦舟", "记者")]),
    ("文字整理：方亦舟", [("方亦舟", "整理")]),
    ("作者：方亦舟（清漪县第一中学）", [("方亦舟", "作者")]),
    ("本报记者 方亦舟 发自柳泉镇", [("方亦舟", "记者")]),
    ("□清漪县柳泉镇 方亦舟", [("方亦舟", "")]),
    ("◇ 方亦舟", [("方亦舟", "")]),
    ("文◎方亦舟", [("方亦舟", "文")]),
    ("文\\方亦舟", [("方亦舟", "文")]),
    ("讲述：方亦舟 记录：王海", [("方亦舟", "讲述"), ("王海", "记录")]),
    ("采访：方亦舟", [("方亦舟", "采访")]),
    ("（综合新华社、央视新闻）", []),
    ("（据新华社、央视新闻）", [("新华社", "来源"), ("央视新闻", "来源")]),
    ("（清漪县柳泉镇中心小学五年级 方亦舟 指导老师 王海）", [("方亦舟", ""), ("王海", "指导老师")]),
    ("辅导老师：王海", [("王海", "辅导老师")]),
    ("县一中 高一（7）班 方亦舟", [("方亦舟", "")]),
    ("（县教育局 方亦舟 图/文）", [("方亦舟", "图/文")]),
    ("书法：王海", [("王海", "书法")]),
    ("词/方亦舟 曲/王海", [("方亦舟", "词"), ("王海", "曲")]),
    ("本报驻京记者 方亦舟", [("方亦舟", "记者")]),
    ("（县气象局 提供）", []),
    ("（稿件由县文化馆提供）", []),
    ("清漪县人民法院 供稿", []),
    ("供稿 清漪县人民法院", []),
    ("来源：清漪县气象局", [("清漪县气象局", "来源")]),
    ("来源/县气象局", [("县气象局", "来源")]),
    ("来源 县气象局", [("县气象局", "来源")]),
    ("采写/方亦舟", [("方亦舟", "采写")]),
    ("（本报记者 文/图）", []),
    ("（记者 摄）", []),
    ("□ 本报记者", []),
    ("本报通讯员", []),
    ("特约记者", []),
]

NO_BYLINES = [
    "2025-04-11",
    "时间：2025年4月11日 地点：县文化馆",
    "（县中医院）",
    "（全文完）",
    "诗：静夜思",
    "书法 展览",
    "（以文章发表先后为序）",
    "（特别报道）",
    "（供稿截止时间：5月1日）",
    "本报记者节特刊",
    "来源多样 质量可靠",
    "县中医院 供不应求",
    "记者：",
    "记者帮你问",
    "记者看两会",
    "通讯员",
    "记者手记",
    "作者见面会举行",
    "摄影展在县文化馆开幕",
    "来源地证书换新颜",
    "我县 高考报名开始",
    "王家湾（组诗）",
    "春分（外一首）",
    "漫画大赛征稿",
    "整理农家书屋 服务乡村振兴",
    "记者走基层",
    "一张图读懂政府工作报告",
    "供图纸上的新农村",
    "市民 点赞",
    "读者来信",
]


@pytest.mark.parametrize(("line", "persons"), BYLINES, ids=[line for line, _ in BYLINES])
def test_a_byline_and_who_is_named_in_it(line, persons):
    assert is_byline(line) or "书记" in line
    assert list(credits(line)) == persons


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_headline_is_no_byline(line):
    assert not is_byline(line)


DATELINES = [
    ("本报讯近日，", "本报讯", None),
    ("本报讯（记者 方亦舟）近日，", "本报讯", "记者 方亦舟"),
    ("本报讯〔记者 方亦舟〕近日，", "本报讯", "记者 方亦舟"),
    ("【本报讯】（记者 方亦舟）近日，", "本报讯", "记者 方亦舟"),
    ("本报清漪县讯（通讯员 乔舒）近日，", "本报清漪县讯", "通讯员 乔舒"),
    ("本报沧澜3月4日讯（记者 方亦舟）近日，", "本报沧澜3月4日讯", "记者 方亦舟"),
    ("本报讯 记者方亦舟、通讯员乔舒报道：近日，", "本报讯", "记者方亦舟、通讯员乔舒报道"),
    ("本网讯（记者 方亦舟）近日，", "本网讯", "记者 方亦舟"),
    ("清漪日报讯（记者 方亦舟）近日，", "清漪日报讯", "记者 方亦舟"),
    ("清漪报业全媒体讯（记者 方亦舟）近日，", "清漪报业全媒体讯", "记者 方亦舟"),
    ("县融媒体中心讯（记者 方亦舟）近日，", "县融媒体中心讯", "记者 方亦舟"),
    ("大众网沧澜讯（记者 方亦舟）近日，", "大众网沧澜讯", "记者 方亦舟"),
    ("中新网北京3月4日电 近日，", "中新网北京3月4日电", None),
    ("沧澜晚报·沧澜壹点3月4日讯（记者 方亦舟）近日，", "沧澜晚报·沧澜壹点3月4日讯", "记者 方亦舟"),
    ("新华社济南电（记者 方亦舟）近日，", "新华社济南电", "记者 方亦舟"),
    ("央视网消息：近日，", "央视网消息", None),
    ("综合新华社电 近日，", "综合新华社电", None),
    ("清漪经济报讯 近日，", "清漪经济报讯", None),
    ("清漪报讯（方亦舟）近日，", "清漪报讯", "方亦舟"),
]


@pytest.mark.parametrize(("text", "dateline", "named"), DATELINES, ids=[text for text, _, _ in DATELINES])
def test_a_dateline_and_the_credits_behind_it(text, dateline, named):
    found = DATELINE.match(text)
    assert found
    assert (found["dateline"], found["credits"] or found["said"]) == (dateline, named)
    assert text[found.end() :] == "近日，"


@pytest.mark.parametrize(
    "text",
    [
        "“本报讯”三个字，",
        "本报讯息灵通，",
        "今日，本报讯",
        "据县电视台报道，近日",
        "本报通讯 近日",
        "校园快讯 近日",
        "农业资讯 近日",
        "全县农网改造电力先行，",
        "本报记者走进田间",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert not DATELINE.match(text)


@pytest.mark.parametrize("text", ["（记者 方亦舟）近日，", "记者方亦舟报道：近日，", "本报记者 方亦舟 报道 近日，"])
def test_credits_at_the_front_of_a_text(text):
    found = SIGNED.match(text)
    assert found
    assert credits(found["credits"] or found["said"]) == (("方亦舟", "记者"),)
    assert text[found.end() :] == "近日，"


NAMED_IN_FRONT = [
    ("本报记者 方亦舟 通讯员 王海\u3000", "本报记者 方亦舟 通讯员 王海"),
    ("本报记者 方 舟  ", "本报记者 方 舟"),
    ("文/图 本报特约记者 方亦舟 王海 ", "文/图 本报特约记者 方亦舟 王海"),
]


@pytest.mark.parametrize(("front", "byline"), NAMED_IN_FRONT)
@pytest.mark.parametrize("body", [BODY, "“渠通了，心也就通了。”" + BODY, "高山镇的" + BODY])
def test_who_wrote_it_in_front_of_the_text(front, byline, body):
    article = only("# 春耕忙", front + body, MORE)
    assert (field(article, "byline"), texts(article)) == (byline, [body, MORE])


@pytest.mark.parametrize("rest", ["在现场看到，", "从县水利局了解到，", "走进田间，"])
def test_what_the_reporter_does_is_a_sentence(rest):
    article = only("# 春耕忙", f"本报记者 方亦舟 {rest}{BODY}", MORE)
    assert article.byline is None
    assert texts(article) == [f"本报记者方亦舟{rest}{BODY}", MORE]


def test_names_below_what_says_whose_they_are():
    article = only("春耕忙", "本报通讯员", "方 勇 王学功", BODY, MORE, gap="\n")
    assert (field(article, "title"), field(article, "byline")) == ("春耕忙", "本报通讯员 方 勇 王学功")


def test_the_day_beside_an_author_is_none_of_the_byline():
    article = only("# 春耕忙", "2025-04-11　作者：方亦舟　来源：清漪报", BODY, MORE)
    assert (field(article, "byline"), texts(article)) == ("作者：方亦舟 来源：清漪报", [BODY, MORE])


@pytest.mark.parametrize("text", ["（本报北京2月20日电）", "（新华社北京3月4日电）", "（本报约翰内斯堡电）"])
def test_a_dateline_in_brackets_ends_an_article(text):
    assert LAST_DATELINE.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("田里一派繁忙。（方亦舟）", "（方亦舟）"),
        ("田里一派繁忙。 本报记者 方亦舟 摄", " 本报记者 方亦舟 摄"),
        ("田里一派繁忙。（县农业农村局供稿）", "（县农业农村局供稿）"),
        ("田里一派繁忙。（据新华社）", "（据新华社）"),
        ("田里一派繁忙。（本报记者 文/图）", "（本报记者 文/图）"),
        ("田里一派繁忙。（县中医院 供稿）", "（县中医院 供稿）"),
        ("田里一派繁忙。（县中医院）", "（县中医院）"),
        ("田里一派繁忙。（丽文）", "（丽文）"),
    ],
)
def test_a_byline_behind_the_last_sentence(text, credit):
    found = glued_byline(text)
    assert found
    assert found[0] == credit


NOTES = [
    "图片",
    "未完",
    "上图",
    "有改",
    "连载",
    "原载",
    "全文",
    "图略",
    "幕落",
    "齐唱",
    "画外",
    "终审",
    "下略",
    "众笑",
    "快评",
]


@pytest.mark.parametrize(
    "text",
    [
        "田里一派繁忙。",
        *(f"田里一派繁忙。（{note}）" for note in NOTES),
        "田里一派繁忙。（下转第2版）",
        "他说：“记者来了。”",
    ],
)
def test_a_sentence_is_no_byline(text):
    assert not glued_byline(text)


def test_what_the_agency_sent_is_glued_to_a_caption():
    found = glued_byline("图为赶集的人们。新华社发（萧雪 摄）")
    assert found
    assert found[0] == "新华社发（萧雪 摄）"
    assert credits(found[0]) == (("萧雪", "摄影"),)


@pytest.mark.parametrize("said", ["本报讯 记者方亦舟 乔舒报道：", "本报讯 本报记者 方亦舟 报道 "])
def test_spaces_between_the_names_of_a_dateline_stay(said):
    article = only("# 春耕忙", said + BODY, MORE)
    assert field(article, "dateline") == "本报讯"
    assert article.authors[0] == Author("方亦舟", "记者")
    assert texts(article) == [BODY, MORE]


def test_an_office_below_a_notice_is_no_column():
    article = only("# 公告", "方亦舟：本院受理乔舒诉你一案，现依法向你公告送达传票。", "清漪县人民法院")
    assert article.column is None
    assert texts(article)[-1] == "清漪县人民法院"


def test_a_letter_ends_with_its_greeting():
    article = only("# 路灯何时亮", "编辑同志：", BODY, "此致", "敬礼", "读者 方亦舟")
    assert texts(article)[-2:] == ["此致", "敬礼"]
    assert article.authors == (Author("方亦舟", "读者"),)


def test_a_known_name_below_the_end_signs_a_piece():
    article = only("# 春耕忙", BODY, MORE, "王国福 张辉")
    assert [author.name for author in article.authors] == ["王国福", "张辉"]


def test_a_sentence_with_commas_names_nobody():
    assert not is_byline("本报记者深入一线，听民声、看变化")
    assert is_byline("本报记者方亦舟，通讯员乔舒")


def test_an_author_below_the_editors_note():
    article = only("# 春耕忙", "编者按：春耕时节，本报派出记者，写下这组见闻。", "方亦舟", BODY, MORE)
    assert article.authors == (Author("方亦舟", ""),)
    assert texts(article)[1:] == [BODY, MORE]


def test_the_signature_above_a_caption_at_the_end():
    article = only("# 春耕忙", BODY, MORE + "（记者 方亦舟）", "图为农户在田间追肥。 乔舒 摄")
    assert article.authors == (Author("方亦舟", "记者"), Author("乔舒", "摄影"))
    assert texts(article) == [BODY, MORE, "图为农户在田间追肥。"]


def test_a_picture_from_stock_is_by_nobody():
    article, photo = page("# 春耕忙", BODY, "农户在柳河乡的田间给小麦追肥。（资料图片）", MORE).articles
    assert (photo.kind, photo.body, photo.authors) == ("photo", "农户在柳河乡的田间给小麦追肥。", ())
    assert texts(article) == [BODY, MORE]


def test_a_dateline_may_stand_with_its_credits_alone_on_a_line() -> None:
    article = only("# 小辣椒红火大产业", "本报讯 记者 方亦舟 文/图", BODY, MORE)
    assert (field(article, "dateline"), field(article, "byline")) == ("本报讯", "记者 方亦舟 文/图")
    assert texts(article) == [BODY, MORE]

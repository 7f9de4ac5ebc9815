"""Headlines over two lines, both marked or both plain, and two lines of a head that are two things."""

import pytest
from cutting import BODY, LAST, MORE, field, page, texts, titles

from parsers.articles.halves import with_halves
from parsers.articles.heads import Head
from parsers.articles.pairs import are_apart, is_pair, without_label
from parsers.labels import COLUMN_NAME
from parsers.lines import lines

OVER_TWO = [
    ("柳河镇党委书记下沉", "一线听民声（基层话题）"),
    ("守住老手艺", "传承新匠心（身边榜样·能工巧匠③）"),
    ("全市乡村振兴观摩团将来", "柳泉镇检查指导"),
    ("柳泉镇迎来", "第十二届桃花节"),
    ("方大山：守林半生", "青山为证（为了绿水青山·护林人物志）"),
    ("农田水利建设提升", "粮食综合生产能力"),
    ("“一杯奶茶”如何", "温暖留守儿童（新风）"),
]


@pytest.mark.parametrize("mark", ["# ", "## "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("halves", OVER_TWO)
def test_a_headline_over_two_marked_lines_is_one(halves, gap, mark):
    head = gap.join(mark + half for half in halves)
    reading = page(f"{mark}春耕见闻", BODY, head, f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert [title.replace(" ", "") for title in titles(reading)] == ["春耕见闻", "".join(halves)]


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("孟长河在全县春季造林现场会上强调", "以更实举措推进国土绿化"),
        ("柳泉镇党员志愿服务进农家", "一张清单办好百件小事（基层治理）"),
        ("县十八届人大三次会议闭幕", "选举产生县人民政府领导人员"),
        ("秋粮收购有序推进", "种粮农民吃上定心丸（聚焦三农）"),
    ],
)
def test_a_kicker_one_level_lower_is_none_of_the_title(kicker, title):
    reading = page("# 春耕见闻", BODY, f"## {kicker}", f"# {title}", f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert (field(reading.articles[1], "kicker"), field(reading.articles[1], "title")) == (kicker, title)


@pytest.mark.parametrize(
    ("kicker", "halves"),
    [
        ("孟长河在全县春季造林现场会上强调", ("压实责任抓造林", "精心管护促成活")),
        ("县委理论学习中心组集体学习", ("学深悟透", "推动清漪县域经济迈上新台阶")),
        ("柳泉镇便民服务站：", ("把实事", "办到群众家门口")),
    ],
)
@pytest.mark.parametrize("mark", ["", "### "])
def test_two_marked_lines_below_a_kicker_set_otherwise_are_one_headline(kicker, halves, mark):
    head = (mark + kicker, *(f"# {half}" for half in halves))
    reading = page("### 农时不等人", "# 春耕见闻", BODY, *head, f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert [title.replace(" ", "") for title in titles(reading)] == ["春耕见闻", "".join(halves)]


def test_two_words_set_wide_over_each_other_are_no_headline():
    assert "目 录 前 言" not in titles(page("柳泉镇防汛预案", BODY, "目 录", "前 言", MORE, LAST))


@pytest.mark.parametrize(
    ("halves", "pair"),
    [
        (("守住老手艺", "传承新匠心（身边榜样）"), True),
        (("守住这门老手艺", "传承新匠心（身边榜样）"), False),
        (("放心消费惠民生", "诚信经营树新风（消费一线）"), True),
        (("我县启动春季", "义务植树活动"), False),
    ],
)
def test_a_space_stands_between_two_even_halves_where_words_do_not_run_on(halves, pair):
    assert is_pair(*halves) is pair


def test_a_label_behind_a_headline_may_have_brackets_of_its_own():
    assert without_label("守住钱袋子（防诈课堂·老年人篇（上））") == "守住钱袋子"
    assert without_label("（记者手记）") == "（记者手记）"


@pytest.mark.parametrize(
    "rows",
    [
        ("柳河镇举行2025", "年架桥开工典礼"),
        ("县长致信祝贺柳河第", "32届龙舟赛开桨"),
        ("柳河大桥最后", "一段钢梁合龙", "九村瓜果当日", "进城卖上好价"),
    ],
)
def test_a_headline_on_plain_printed_rows_is_one(rows: tuple[str, ...]) -> None:
    indented = [f"　　{text}" for text in (BODY, MORE)]
    news = (
        "　　本报讯（记者 方亦舟）柳河大桥的最后一段钢梁昨天合龙，两岸的村民放起鞭炮。",
        "　　大桥全长一千二百米，通车后从镇上到县城只要二十分钟。",
    )
    reading = page(*indented, "（通讯员 孟春晓）", *rows, *news, f"　　{LAST}", gap="\n")
    assert [(title or "").replace(" ", "") for title in titles(reading)] == ["", "".join(rows)]


def test_a_column_with_its_year_is_no_half_of_the_headline_below_it():
    told = titles(
        page("春耕见闻", BODY, "2024春耕一线", "新技术", "无人机播种可全程追踪", f"本报讯（记者 方亦舟）{MORE}", LAST)
    )
    assert not any("2024春耕一线" in title for title in told)


@pytest.mark.parametrize(
    "name",
    [
        "读者关注·停车难停车贵",
        "2024春耕一线",
        "2024年春耕一线",
        "百姓关注",
        "基层视点·一张清单",
        "奋斗者·正青春",
        "新时代·新渡口",
        "项目建设进行时",
        "文明创建大家谈",
        "渡口故事会",
        "史海钩沉",
        "警方提示",
        "书记县长面对面",
        "乡村振兴看清漪",
        "重点项目看进度",
        "社会治理在身边",
        "重点工程巡礼之三",
        "走进老字号系列报道",
    ],
)
def test_what_names_a_column(name):
    assert COLUMN_NAME.fullmatch(name)


@pytest.mark.parametrize(
    "row",
    [
        "好人就在身边",
        "听民声看变化",
        "讲好渡口故事",
        "一盏灯照亮归途",
        "守护在渠首一线的老兵",
        "买买提·艾力江",
        "家门口办起直播间",
        "看病不用出村",
        "安居之后乐业",
        "水韵清漪·诗画渡口古镇行",
    ],
)
def test_what_is_a_row_of_a_headline_names_no_column(row):
    assert not COLUMN_NAME.fullmatch(row)


def test_a_byline_marked_as_a_heading_is_none_of_the_headline():
    pieces = ("##### 妈妈家常菜", "##### 本报记者 方 舟", MORE, "##### 各类家乡味", "##### 本报记者 周 林", BODY, LAST)
    reading = page("# 一盘年货", BODY, *pieces)
    assert titles(reading) == ["一盘年货", "妈妈家常菜", "各类家乡味"]
    assert [field(article, "byline") for article in reading.articles[1:]] == ["本报记者 方 舟", "本报记者 周 林"]


def test_a_headline_whose_end_with_its_label_looks_like_a_byline_is_one():
    head = "## 乡村医生的十二\n\n## 时辰（记者蹲点）"
    reading = page("## 春耕见闻", BODY, head, f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert [title.split("（")[0] for title in titles(reading)] == ["春耕见闻", "乡村医生的十二时辰"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_first_line_of_a_poem_is_no_half_of_its_title(gap):
    poem = gap.join(["春风吹过柳泉河", "两岸桃花次第开", "老人坐在门槛上", "等一封远方的信来"])
    reading = page("# 清漪河", poem, "# 春耕见闻", BODY, LAST)
    assert "春风吹过柳泉河" not in titles(reading)[0]


@pytest.mark.parametrize(
    "halves", [("柳泉镇把便民服务站", "开到了群众的家门口"), ("全县春季造林", "现场观摩推进会举行")]
)
def test_two_plain_rows_of_one_block_are_one_headline(halves):
    reading = page("春耕见闻", f"本报讯（记者 方亦舟）{BODY}", "\n".join(halves), f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert [title.replace(" ", "") for title in titles(reading)] == ["春耕见闻", "".join(halves)]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("渡口的灯终于又亮了", "粒砂"),
        ("桃花坞里新客来", "李晓并刘伟"),
        ("清漪县人民政府令", "第93号"),
        ("山花烂漫（水墨画）", "一元复始（篆刻）"),
        ("铭记家训迎重任方启西柳泉中学学生", "二等奖（5名）"),
        ("本报记者方济国程建舟", "风景这边好"),
        ("1柳河粮油30.74", "2清漪水务9.86"),
    ],
)
def test_two_lines_that_are_no_title(above, line):
    for gap in ("\n", "\n\n"):
        reading = page("春耕见闻", "本报记者 方亦舟", BODY, LAST, above, line, MORE, LAST, gap=gap)
        assert not any(title and title.endswith(line) and title != line for title in titles(reading))


HELD_TOGETHER = [
    ("临河县“最美", "教师”名单公示"),
    ("中共临河县委关于加强", "机关作风建设的意见"),
    ("县司法局开展", "普法宣传活动"),
    ("尹丽到柳河镇", "调研春耕工作"),
    ("李庄村党群服务中心在", "春光里迎来新邻居"),
]


@pytest.mark.parametrize("mark", ["# ", ""])
@pytest.mark.parametrize("halves", HELD_TOGETHER)
def test_a_headline_that_its_words_hold_together_is_one(halves, mark):
    told = f"3月4日，县长尹丽到柳河镇调研春耕工作。{MORE}"
    reading = page(f"{mark}春耕见闻", f"{BODY}（方亦舟）", *(mark + half for half in halves), told, LAST)
    assert [title.replace(" ", "") for title in titles(reading)] == ["春耕见闻", "".join(halves)]
    assert texts(reading.articles[1]) == [told, LAST]


def test_a_meeting_that_is_held_heads_another_headline():
    kicker, title = "全县春耕生产现场会召开", "以更实举措抓好春季活动"
    reading = page("# 春耕见闻", BODY, f"## {kicker}", f"# {title}", f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert (field(reading.articles[1], "kicker"), field(reading.articles[1], "title")) == (kicker, title)


def test_a_post_over_the_headline_that_names_the_person_is_a_kicker():
    text = "# 原临河县供销社党组成员、副主任\n\n# 尹丽严重违纪违法被开除党籍\n\n日前，供销社副主任尹丽严重违纪。"
    head = Head(0, 2, kicker=(0,), title=(1,))
    assert with_halves(lines(text), head) == head


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("## 建议", "渡口的售水机要管起来"),
        ("关于推进渡口整治的实施意见", "关于推进渡口整治的实施意见"),
        ("清漪县人民法院", "遗失声明"),
        ("漫画", "祁小满作（新华社发）"),
        ("登鹳雀楼", "（唐）王之涣"),
    ],
)
def test_what_stands_for_itself_is_no_half(above, line):
    text = f"{above}\n\n{line}\n\n{BODY}"
    upper, lower = lines(text)[:2]
    assert are_apart(upper._replace(level=above.count("#"), text=above.lstrip("# ")), lower, True)


NOTICE = "根据有关规定，现将有关事项公告如下，请各单位遵照执行。"


@pytest.mark.parametrize("mark", ["", "## "])
@pytest.mark.parametrize(
    "rows",
    [
        ("清漪县国有建设用地使用权", "网上挂牌出让公告"),
        ("清漪县城区部分路段", "交通管制通告"),
        ("柳泉镇小型水库除险加固工程", "招标公告"),
        ("县第二人民医院门诊楼改造期间", "就诊启事"),
    ],
)
def test_the_headline_of_a_notice_over_two_lines_is_one(rows: tuple[str, str], mark: str) -> None:
    reading = page("书屋进村来", f"本报讯（记者 王海）{LAST}", "\n".join(mark + row for row in rows), NOTICE, MORE)
    assert titles(reading)[-1] == "".join(rows)


def test_an_office_is_no_half_of_the_headline_of_its_notice() -> None:
    reading = page("书屋进村来", f"本报讯（记者 王海）{LAST}", "柳泉镇人民政府\n招聘启事", NOTICE, MORE)
    assert titles(reading)[-1] == "招聘启事"

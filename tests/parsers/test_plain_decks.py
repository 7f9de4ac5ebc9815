"""Pages without a mark: which of two lines of a head that look alike is the headline."""

import pytest
from cutting import BODY, LAST, MORE, field, page

from parsers.articles.decks import adds, is_resolve, is_slogan
from parsers.articles.finished import finished
from parsers.articles.heads import Head
from parsers.lines import lines

OPENING = f"本报讯（记者 方亦舟）{MORE}"


def read(*head):
    """The head of the second of three articles on a page without marks."""
    first = ("清淤渠道通到田头", OPENING, BODY)
    article = page(*first, *head, OPENING, LAST, "果园里建起小学堂", OPENING, BODY).articles[1]
    return tuple(field(article, name) for name in ("kicker", "title", "subtitle"))


@pytest.mark.parametrize(
    "deck",
    [
        "孟长河主持并讲话",
        "孟长河主持 方大山出席",
        "孟长河宣布开工",
        "县四大班子领导参加",
        "强调要把惠民工程建实 把民生账本算细",
        "带动全镇增收320万元",
        "新建助老食堂37处",
        "投诉量同比下降12.6%",
        "来自各地的2600名果农参加",
    ],
)
@pytest.mark.parametrize("title", ["清漪县春季项目集中开工", "市委督查组来我县督查"])
def test_what_adds_to_a_headline_is_its_subtitle(title, deck):
    assert read(title, deck) == (None, title, deck)


def test_a_slogan_over_a_headline_and_its_subtitle_stays_the_kicker():
    head = ("稳住农业基本盘 打好春耕第一仗", "清漪县春季项目集中开工", "孟长河宣布开工")
    assert read(*head) == head


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("孟长河在全县春季造林现场会上强调", "以更实举措推进国土绿化"),
        ("投资十二亿元，年产值可达三十亿元——", "安川高端轴承产业园开工"),
        ("稳就业 惠民生", "柳泉镇新增就业岗位320个"),
        ("全县已建成助老食堂37处", "一碗热饭里的乡情"),
        ("传达学习全市农业农村工作会议精神", "孟长河主持召开县委常委会会议"),
        ("国家统计局发布一月价格指数", "县里菜价为何稳得住"),
    ],
)
def test_what_reads_on_into_a_headline_is_no_headline(kicker, title):
    assert not adds(kicker, title)


def test_a_slogan_says_what_is_to_be_done_and_names_nobody():
    assert is_slogan("筑牢安全防线")
    assert not is_slogan("春耕生产有序推进")


FAIR = "8月25日，清漪县春季用工集市在人民广场开张。现场八十家企业摆开展台，涵盖服装、食品、机械、家政等行业。"


@pytest.mark.parametrize(
    "head",
    [
        ("千方百计稳住用工", "春风送岗到田头", "8家企业提供岗位920个"),
        ("稳住粮食 稳住人心", "晒场上的欢笑声", "37户村民领到分红"),
        ("稳住粮食 稳住人心", "老把式的新账本", "回乡两年 粮仓翻番"),
    ],
)
def test_a_headline_over_no_text_but_one_line_is_the_kicker_of_the_next(head):
    pages = page("清淤渠道通到田头", OPENING, BODY, *head, "□ 方亦舟", FAIR, LAST, "果园里建起小学堂", OPENING, BODY)
    assert tuple(field(pages.articles[1], name) for name in ("kicker", "title", "subtitle")) == head


@pytest.mark.parametrize("kicker", ["筑牢防汛堤坝", "向荒坡要效益", "把果园建成课堂", "擦亮河湖底色"])
def test_a_short_line_that_says_what_is_to_be_done_is_the_kicker(kicker):
    assert read(kicker, "一部手机管好百亩果园") == (kicker, "一部手机管好百亩果园", None)


@pytest.mark.parametrize(
    "column", ["走基层", "共建一带一路", "寻找好心人", "一起向未来", "美好生活", "把脉", "向人民报告"]
)
def test_the_name_of_a_column_says_no_such_thing(column):
    assert not is_resolve(column)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (("## 清漪县举行用工集市", "现场达成意向176人"), (None, "清漪县举行用工集市", "现场达成意向176人")),
        (("向荒坡要效益", "## 农技员进村把脉支招"), ("向荒坡要效益", "农技员进村把脉支招", None)),
        (("提升粮食综合", "## 生产能力"), (None, "提升粮食综合生产能力", None)),
    ],
)
def test_of_two_lines_of_which_one_is_marked_one_may_be_beside_the_headline(head, found):
    article = page(*head, OPENING, LAST, "## 声明", BODY, gap="\n").articles[0]
    assert tuple(field(article, name) for name in ("kicker", "title", "subtitle")) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("感恩奋进担使命", "实干争先谱新篇"),
        ("渠水清清润麦田", "机声隆隆闹春耕"),
        ("“田保姆”上门", "“麦管家”进村"),
    ],
)
def test_two_lines_of_one_length_that_begin_alike_are_one_headline(first, second):
    assert read(first, second) == (None, f"{first} {second}", None)


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("孟长河在柳泉镇调研时强调", "抢抓农时不误春耕生产"),
        ("清漪县四级干部下田", "麦田里开起现场会来"),
    ],
)
def test_a_line_of_one_length_that_begins_otherwise_stays_the_kicker(kicker, title):
    assert read(kicker, title) == (kicker, title, None)


@pytest.mark.parametrize("office", ["县住建局", "清漪县供销社", "县纪委监委"])
def test_an_office_over_a_headline_is_a_kicker_and_no_column(office):
    assert read(office, "28个老旧小区“逆生长”") == (office, "28个老旧小区“逆生长”", None)


@pytest.mark.parametrize(
    "label", ["教师手记", "科普小课堂", "民声直通车", "“我的扶贫故事”征文选登", "书画作品选登", "【民声直通车】"]
)
def test_what_names_a_column_is_no_kicker(label):
    article = page("清淤渠道通到田头", OPENING, BODY, label, "一颗糖的约定", OPENING, LAST).articles[1]
    assert (field(article, "column"), field(article, "kicker")) == (label, None)


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_group_that_wrote_a_text_signs_it(mark):
    title, group = "以新型工业化筑牢县域经济“压舱石”", "中共清漪县委党校课题组"
    article = page(f"{mark}清淤渠道通到田头", OPENING, BODY, f"{mark}{title}", group, LAST).articles[1]
    assert [field(article, name) for name in ("title", "subtitle", "byline")] == [title, None, group]


def test_a_meeting_held_stands_over_what_it_did():
    below = "县十八届人大常委会举行第二十三次会议。会议听取和审议了关于生态环境保护情况的报告。"
    meeting, did = "县十八届人大常委会举行第二十三次会议", "听取和审议生态环境保护情况报告"
    for mark in ("", "# "):
        article = page("清淤渠道通到田头", OPENING, BODY, mark + meeting, mark + did, below).articles[1]
        assert (field(article, "kicker"), field(article, "title")) == (meeting, did)


def test_two_lines_below_an_office_are_one_headline():
    assert read("县纪委监委", "紧盯“关键小事”", "整治群众身边不正之风") == (
        "县纪委监委",
        "紧盯“关键小事”整治群众身边不正之风",
        None,
    )


def test_a_couplet_with_a_label_behind_is_one_headline():
    assert read("融入脱贫攻坚", "贡献乡土力量（乡音）") == (None, "融入脱贫攻坚 贡献乡土力量（乡音）", None)


@pytest.mark.parametrize(
    ("label", "title"),
    [("身边榜样", "三十年守护一盏灯"), ("绿色账单", "一个造纸大镇的转身"), ("凡人小记", "母亲的菜园")],
)
def test_what_a_series_is_about_is_its_column_though_it_is_marked_as_the_headline_is(label, title):
    article = page("# 清淤渠道通到田头", OPENING, BODY, f"# {label}", f"# {title}", LAST).articles[1]
    assert (field(article, "column"), field(article, "title")) == (label, title)


def test_four_characters_that_tell_something_or_are_the_longer_line_are_half_of_a_headline():
    for first, second in (("监管提效", "企业负担轻了"), ("春来职场", "好兴旺（乡音）"), ("青年农民", "走进新课堂")):
        article = page("# 清淤渠道通到田头", OPENING, BODY, f"# {first}", f"# {second}", LAST).articles[1]
        assert field(article, "title").replace(" ", "") == first + second


@pytest.mark.parametrize(
    ("second", "title", "subtitle"), [("推动首季“开门稳”“开门红”", (1, 2), ()), ("孟长河主持并讲话", (1,), (2,))]
)
def test_what_somebody_says_on_two_lines_is_one_headline(second, title, subtitle):
    told = lines("\n\n".join(("林晓东在青临区调研时强调", "坚持问题导向 狠抓项目攻坚", second, OPENING)), {})
    head = finished(told, Head(0, 3, kicker=(0,), title=(1,), subtitle=(2,)))
    assert (head.kicker, head.title, head.subtitle) == ((0,), title, subtitle)

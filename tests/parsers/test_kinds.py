"""Advertisements, notices and the weather that stand under an article without a headline of their own; photos."""

import pytest
from cutting import BODY, LAST, MORE, only, page, texts

from parsers.model import Article

WEATHER = (
    "今日天气：晴转多云，南风3到4级，最高气温18℃，最低气温6℃。",
    "明天：阴有小雨，东北风4级左右，气温5℃到11℃",
    "今日天气：多云，南风3级，最高气温16℃。明天小雨转阴，东北风4级，气温5℃到13℃。",
    "天气预报 多云转晴，偏北风2到3级，最低气温零下3℃",
)
OFFERS = (
    ("清漪家具城春季促销", "沙发 床垫 餐桌全场七折起", "地址：北关街12号", "电话：0199-5550188 13800000000"),
    ("县缝纫厂诚聘缝纫工30名", "月薪4500元起，包吃住", "地址：开发区东路8号", "联系人：王经理 电话：13800000001"),
)
NEWS = (
    ("市民如有线索，请与我们联系", "电话：0199-5550188"),
    ("报名时间：3月20日前", "地址：县文化馆二楼", "联系电话：0199-5550166"),
)


def whole(article: Article) -> list[str]:
    """All lines of an advertisement, whichever of them are its head."""
    head = (article.kicker, article.title, article.subtitle)
    return [*(line for passage in head if passage for line in passage.text.splitlines()), *texts(article)]


@pytest.mark.parametrize("line", WEATHER)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_weather_below_an_article_is_a_piece_of_its_own(line: str, gap: str) -> None:
    article, weather = page("# 麦田管理正当时", BODY, MORE, line, gap=gap).articles
    assert texts(article) == [BODY, MORE]
    assert (weather.kind, texts(weather)) == ("notice", [line])


@pytest.mark.parametrize("signed", ["（记者 秦望）", "记者 秦望"])
def test_the_weather_below_who_wrote_an_article_is_a_piece_of_its_own(signed: str) -> None:
    article, weather = page("# 麦田管理正当时", BODY, MORE, signed, WEATHER[0]).articles
    assert (weather.kind, texts(weather)) == ("notice", [WEATHER[0]])
    assert article.byline is not None
    assert "秦望" in article.byline.text


def test_the_name_of_the_weather_is_no_line_of_the_verse_above_it() -> None:
    verse = ("把灯放低一些", "让虫子看见自己的影子", "把声音放低一些", "让谷子听见自己的拔节", "整片田都在说话")
    forecast = ("今天白天：多云转小雨，东北风二到三级。", "今天夜间：小雨转阴，最低气温8℃。", "明天：阴天。")
    poem, weather = page("稻田里的灯", "尹小鱼", *verse, "今明天气", *forecast, gap="\n").articles
    assert texts(poem) == list(verse)
    assert weather.title is not None
    assert weather.title.text == "今明天气"


def test_what_an_article_says_of_the_weather_is_its_own() -> None:
    said = "今天天气：晴转多云，最高气温18℃。技术员说，正是浇水的时候。"
    for body in ([BODY, said, MORE], [BODY, MORE, said]):
        (article,) = page("# 麦田管理正当时", *body).articles
        assert texts(article) == body


@pytest.mark.parametrize("lines", OFFERS)
def test_an_offer_below_an_article_is_an_advertisement_with_its_contacts(lines: tuple[str, ...]) -> None:
    reading = page("# 麦田管理正当时", BODY, MORE, *lines)
    article, offer = reading.articles
    assert texts(article) == [BODY, MORE]
    assert offer.kind == "advertisement"
    assert whole(offer) == list(lines)
    assert not reading.remainder


@pytest.mark.parametrize("lines", OFFERS)
def test_an_offer_under_its_headline_keeps_its_contacts(lines: tuple[str, ...]) -> None:
    first, *others = lines
    reading = page("# 麦田管理正当时", BODY, MORE, f"# {first}", *others)
    assert [article.kind for article in reading.articles] == ["article", "advertisement"]
    assert whole(reading.articles[1]) == list(lines)


@pytest.mark.parametrize("lines", NEWS)
def test_how_to_reach_somebody_makes_no_advertisement(lines: tuple[str, ...]) -> None:
    assert [article.kind for article in page("# 麦田管理正当时", BODY, MORE, *lines).articles] == ["article"]


def test_the_weather_under_its_own_headline_is_one_piece() -> None:
    days = ["今天白天：多云，南风3级，最高气温16℃。", "明天：小雨，东北风4级，气温5℃到13℃。"]
    for body in (days, ["受冷空气影响，未来三天有一次降雨过程。", *days]):
        (weather,) = page("# 天气预报", *body).articles
        assert (weather.kind, texts(weather)) == ("notice", body)


def test_a_notice_begins_under_a_text_with_a_headline_that_says_no_more() -> None:
    article, notice = page("# 春耕忙", BODY, MORE, "公告", "方亦舟：" + LAST, "清漪县人民法院").articles
    assert texts(article) == [BODY, MORE]
    assert notice.title
    assert (notice.title.text, notice.kind, texts(notice)[-1]) == ("公告", "notice", "清漪县人民法院")


def test_what_stands_headed_below_a_signature_is_another_piece() -> None:
    articles = page("# 春耕忙", BODY, MORE + "（记者 方亦舟）", "一渠清水绕城来", MORE + LAST, gap="\n").articles
    assert [article.title and article.title.text for article in articles] == ["春耕忙", "一渠清水绕城来"]


@pytest.mark.parametrize("title", [[], ["茶香满山"]])
def test_a_picture_of_its_own_below_its_label(title: list[str]) -> None:
    reading = page("# 春耕忙", BODY, MORE, "【图片新闻】", *title, "图为农户在田间追肥。乔舒 摄")
    article, photo = reading.articles
    assert texts(article) == [BODY, MORE]
    heads = [passage.text for passage in (photo.column, photo.title) if passage]
    assert (heads, photo.kind, photo.body) == (["【图片新闻】", *title], "photo", "图为农户在田间追肥。")


@pytest.mark.parametrize("credit", ["通讯员 方亦舟 王海 摄影报道", "本报记者 方亦舟 摄", "王海 摄"])
def test_a_short_piece_whose_only_credit_is_of_its_picture_is_a_photo(credit: str) -> None:
    article = page("# 春耕见闻", BODY, MORE, "# 雪后清漪美如画", LAST, credit).articles[1]
    assert (article.kind, texts(article)) == ("photo", [LAST])


@pytest.mark.parametrize("credit", ["本报记者 方亦舟 王海 文/图", "本报记者 方亦舟"])
def test_a_short_piece_that_is_signed_by_who_wrote_it_is_an_article(credit: str) -> None:
    assert page("# 春耕见闻", BODY, MORE, "# 雪后清漪美如画", LAST, credit).articles[1].kind == "article"


NAMES = ["一周天气", "本周天气预报", "周末天气", "全县未来三天天气", "24小时天气预报", "天气早知道"]


@pytest.mark.parametrize("name", NAMES)
def test_the_weather_by_the_names_that_newspapers_give_it(name: str) -> None:
    days = ["3月14日 晴 3℃~15℃ 南风3级", "3月15日 多云 5℃~17℃ 南风3级"]
    assert page("# 春耕见闻", BODY, MORE, f"# {name}", *days).articles[1].kind == "notice"


@pytest.mark.parametrize("title", ["停电通知", "寻人启事", "录取通知书"])
def test_a_signed_piece_about_a_notice_is_none(title: str) -> None:
    assert only(f"# {title}", "■方亦舟", BODY, MORE).kind == "article"
    assert only(f"# {title}", f"本报讯（记者 方亦舟）{BODY}", MORE).kind == "article"
    assert only(f"# {title}", BODY, MORE).kind == "notice"


TO_WHOM = [
    "电子邮箱：news@paper.example",
    "监督电话：0199-5550188",
    "通信地址：清漪县人民路1号 邮编：274000",
    "邮编：274000",
    "E-mail：news@paper.example",
    "1. 电子邮箱：news@paper.example",
    "（二）电话：0199-5550188",
]


@pytest.mark.parametrize("line", TO_WHOM)
@pytest.mark.parametrize("end", [[], ["清漪县水利局", "2025年3月12日"]])
def test_whom_a_notice_says_to_write_to_is_its_text(line: str, end: list[str]) -> None:
    title = "# 关于公开征求《清漪县河道管理办法》意见的公告"
    lines = ["现公开征求意见。公众可通过以下途径反馈：", line, *end]
    notice = page("# 春耕忙", BODY, MORE, title, *lines, "新闻热线：0199-5550100").articles[-1]
    assert (notice.kind, texts(notice)) == ("notice", lines)


def test_where_to_send_what_is_written_is_text_below_a_call_for_it() -> None:
    for title, kept in (("征稿启事", True), ("停水公告", False)):
        lines = ["本次活动自即日起至5月底，欢迎广大读者踊跃参加。", "投稿邮箱：news@paper.example"]
        assert (lines[1] in texts(page("# 春耕忙", BODY, MORE, f"# {title}", *lines).articles[-1])) is kept


NOTICES = [
    "停电通知",
    "公 告",
    "寻人启事",
    "遗失声明三则",
    "清漪县2025年公开招聘教师公告（第2号）",
    "关于发布防汛应急响应的公告",
    "关于取消限行的通告",
    "本周停电信息",
    "关于征集道路名称的启事",
    "清漪县人民法院公告",
    "清漪县2024年公开招聘教师的公告",
    "县城部分路段交通管制的通告",
    "取消机动车限行的通告",
    "寻人启事一则",
]
TOLD = [
    "一份迟到三十年的录取通知书",
    "父亲的遗失声明",
    "那张拆迁公告",
    "小区贴出停水通知之后",
    "县法院发布拒执公告",
    "我县取消限行",
    "老街拍卖会见闻",
    "招标风波",
    "公告栏前的老人",
    "声明书背后的故事",
    "我市首张个体工商户注销登记",
]


@pytest.mark.parametrize(("title", "kind"), [*((t, "notice") for t in NOTICES), *((t, "article") for t in TOLD)])
def test_a_notice_is_none_where_a_piece_tells_of_one(title: str, kind: str) -> None:
    assert page("# 春耕忙", BODY, MORE, f"# {title}", LAST).articles[-1].kind == kind


def test_what_is_wanted_is_an_offer() -> None:
    assert only("# 求购旧书", "上门看货，现款结算。", "联系人：老邝 电话：0199-5550120").kind == "advertisement"

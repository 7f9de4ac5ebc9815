"""Cutting: short news that stand under one label, and small notices under a word that is spelled out."""

import pytest
from cutting import BODY, MORE, field, page, texts, titles

NEWS = ("清漪县3月8日起调整公交时刻表，末班车延至八点半。", "县档案馆日前征集老照片一千一百余张。")
STORY = ("# 老茶园长出新业态", f"本报讯（记者 方亦舟）{BODY}", MORE)


@pytest.mark.parametrize("mark", "●◎◇※")
@pytest.mark.parametrize("label", ["县情快报", "【部门动向】", "短　波", "简 明 新 闻", "**乡镇新事**"])
def test_marked_news_under_a_label_are_pieces_of_their_own(label: str, mark: str) -> None:
    story, *news = page(*STORY, label, *(mark + each for each in NEWS)).articles
    assert texts(story) == [BODY, MORE]
    assert [texts(each) for each in news] == [[each] for each in NEWS]
    assert all(field(each, "column") == label.strip("*").replace("　", " ") for each in news)


@pytest.mark.parametrize(
    ("label", "items"),
    [
        ("新闻背景", ("2019年，清漪县启动县医院迁建工程。", "2023年3月，工程主体封顶。")),
        ("就诊须知", ("请携带身份证、医保卡就诊。", "发热病人请先到发热门诊。")),
        ("相关链接", ("清漪县医院始建于1951年，是二级甲等医院。", "3月起，县医院开通夜间门诊。")),
        ("活动安排", ("3月12日：开幕式，地点在文化广场。", "3月13日：歌咏比赛，地点在县剧院。")),
    ],
)
def test_a_marked_list_is_not_taken_apart(label: str, items: tuple[str, str]) -> None:
    marked = ["◎" + each for each in items]
    (article,) = page(*STORY, label, *marked).articles
    assert texts(article)[-2:] == marked


def test_a_word_that_is_spelled_out_between_texts_heads_a_notice() -> None:
    offer = "南大街临街门面两间，年租金四万元，可议。电话：13800000000"
    lost = "方满仓，男，七十六岁，3月5日早晨从清漪县杨家寨走失。"
    reading = page("注销公告", BODY, "联系人：方亦舟　电话：13800000000", "招　租", offer, "寻　人", lost, gap="\n")
    assert titles(reading) == ["注销公告", "招 租", "寻 人"]
    assert [article.kind for article in reading.articles] == ["notice", "advertisement", "notice"]


def test_a_part_under_a_word_that_is_spelled_out_stays_in_its_article():
    ferry = "老何在渡口摆了四十年船，", "渡口的船换过五条，", "老何说，船是老何的命，"
    told = [f"{first}渡口边上的人都记得第{k}条船的样子。" for k, first in enumerate(ferry, 1)]
    assert titles(page("# 一座渡口的四十年", BODY, "缘　起", *told, MORE)) == ["一座渡口的四十年"]


@pytest.mark.parametrize("below", ["# 老茶园长出新业态", "编者按：来信所说的事，记者已去问过。"])
def test_a_name_that_is_spelled_out_heads_nothing(below: str) -> None:
    reading = page("# 春耕见闻", BODY, "高　远", below, MORE, gap="\n")
    assert "高 远" not in titles(reading)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("生活百科", ["霉豆腐开封后要放在阴凉处，取用时筷子须干燥，浮油不要倒掉，可隔绝空气。"]),
        ("**安全警句**", ["安全帽，别歪戴，歪戴等于没有戴。", "安全带，别短挂，短挂等于没有挂。"]),
        ("【古县名物】", ["沙梁挂面，细如银丝，煮而不浑，清代曾作贡品，今存作坊七家。"]),
    ],
)
def test_a_name_over_something_else_at_the_end_of_a_text_heads_it(label: str, said: list[str]) -> None:
    story, piece, _ = page(*STORY, label, *said, "# 春耕见闻", BODY).articles
    assert texts(story) == [BODY, MORE]
    assert texts(piece) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("技术员进田", "技术员带着操作要点，一户一户地讲给农户听。"),
        ("最后一户", "他家的三亩麦子在河边，要多浇一遍水。"),
    ],
)
def test_a_subheading_has_the_words_of_the_text_or_points_to_it(label: str, said: str) -> None:
    story, _ = page(*STORY, label, said, "# 春耕见闻", BODY).articles
    assert texts(story)[-1] == said


SIGNED = [
    ("停电通知", "因线路检修，3月14日8时至18时，北关街一带停电，请提前做好准备。", "清漪县供电公司"),
    ("迁址启事", "因滨河路改造，我店自3月15日起迁至北大街18号营业。", "老方修表铺"),
    ("禁火通告", "清明将至，凡进入林区者一律不得携带火种，违者依法处理。", "清漪国有林场"),
]


@pytest.mark.parametrize("mark", ["{}", "# {}", "**{}**"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_who_placed_a_notice_stays_with_it(mark: str, gap: str) -> None:
    rows = [row for title, text, signer in SIGNED for row in (mark.format(title), text, signer)]
    reading = page(*rows, gap=gap)
    assert titles(reading) == [title for title, _, _ in SIGNED]
    assert [texts(article) for article in reading.articles] == [[text, signer] for _, text, signer in SIGNED]
    assert not any(article.kicker or article.column for article in reading.articles)


def test_the_weather_below_a_notice_keeps_its_label_and_who_forecast_it() -> None:
    notice = ("停电通知", "因线路检修，3月14日8时至18时，北关街一带停电。", "清漪县供电公司")
    weather = ("今天白天：晴转多云，北风3级，最高气温14℃", "明天：小雨转阴，气温3℃—9℃", "（清漪县气象台发布）")
    reading = page(*notice, "天气预报", *weather, gap="\n")
    assert titles(reading) == ["停电通知", "天气预报"]
    assert texts(reading.articles[1]) == [*weather]

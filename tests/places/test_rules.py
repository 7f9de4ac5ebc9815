"""Each promise of the county verdict by its name: one article that shows it."""

from datetime import date

import pytest

from benchmarks.verdicts_cases import article
from parsers.model import County
from parsers.places import table
from parsers.places.verdict import counties

NOW = date(2025, 2, 19)


def judge(title: str, body: str = "", home: str = "", on: date = NOW, byline: str = "") -> tuple[County, ...]:
    return counties(article(title, body, byline=byline), home=home, on=on)


def primary(title: str, body: str = "", home: str = "", on: date = NOW, byline: str = "") -> list[str]:
    return [county.code for county in judge(title, body, home, on, byline) if county.role == "primary"]


def rule(title: str, body: str = "", home: str = "", on: date = NOW) -> str:
    return judge(title, body, home, on)[0].evidence[0].rule


# ------------------------------------------------------------------------------------------------ the gazetteer


@pytest.mark.parametrize(
    ("old", "today", "name"),
    [
        ("371727", "371703", "定陶区"),
        ("372923", "371703", "定陶区"),
        ("372900", "371700", "菏泽市"),
        ("142222", "140921", "定襄县"),
        ("510200", "500000", "重庆市"),
        ("371202", "370116", "莱芜区"),
        ("500105", "500157", "两江新区"),
        ("500112", "500157", "两江新区"),
    ],
    ids=["renamed", "renumbered", "prefecture", "code reused", "municipality", "merged", "2025 江北区", "2025 渝北区"],
)
def test_old_codes_find_todays(old: str, today: str, name: str) -> None:
    first = next(row for row in map(table.division_at, range(len(table.division_lines()))) if row.code == old)
    assert (first.today, table.division(today).name) == (today, name)


def test_a_township_of_a_code_of_the_statistics_bureau_has_a_real_county() -> None:
    """岳程街道 stands under 371771 there, a development zone; here under the district it lies in."""
    assert table.townships()["岳程街道"] == "371702"
    codes = {code for joined in table.townships().values() for code in joined.split(",")}
    assert [code for code in codes if not table.is_code(code)] == []


@pytest.mark.parametrize(
    ("name", "home", "code"),
    [("红旗岭农场", "230500", "230524"), ("巴彦浩特镇", "152900", "152921"), ("周厝岭茶场", "", "")],
    ids=["farm", "town", "a farm without home"],
)
def test_farms_and_towns(name: str, home: str, code: str) -> None:
    assert primary(f"{name}秋收忙", f"{name}的秋收全面展开。", home) == ([code] if code else [])


def test_the_date_of_the_newspaper_selects_the_names() -> None:
    assert primary("湖北襄阳区治河", "湖北省襄樊市襄阳区治河。", on=date(2005, 3, 1)) == ["420607"]
    assert primary("湖北襄阳治河", "湖北襄阳市治河。", on=date(2015, 3, 1)) == ["420600"]


def test_an_old_name_is_kept_in_the_evidence() -> None:
    assert rule("定陶县开会", "山东省定陶县开会。", on=date(2014, 5, 6)) == "full, 371727 定陶县"


@pytest.mark.parametrize(
    ("text", "home", "code"),
    [
        ("鲁西新区聚焦主导产业。", "371700", "371700"),
        ("菏泽经济开发区新开工八个项目。", "371700", "371702"),
    ],
    ids=["new area", "development zone"],
)
def test_zones_are_flagged(text: str, home: str, code: str) -> None:
    assert (primary(text, home=home), rule(text, home=home)) == ([code], "zone")


@pytest.mark.parametrize("text", ["冉固镇的山药丰收了。", "冉堌镇的山药丰收了。"], ids=["固", "堌"])
def test_variant_characters(text: str) -> None:
    assert primary(text, home="371700") == ["371703"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("曹州牡丹开了。", "371700"),
        ("羊城花市开锣。", "440100"),
        ("在穗高校招聘会开场。", "440100"),
        ("驻沪企业商会成立。", "310000"),
        ("渝企组团参展。", "500000"),
    ],
    ids=["曹州", "羊城", "穗", "沪", "渝"],
)
def test_aliases(text: str, code: str) -> None:
    assert primary(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "起来穗大粒饱。",
        "多在穗部发生。",
        "孩子在京剧团学艺。",
        "他在苏丹工作。",
        "为人粗鲁。",
        "听得津津有味。",
        "粤菜飘香。",
        "桂花开了。",
    ],
)
def test_one_character_alone_is_no_name(text: str) -> None:
    assert judge(text) == ()


def test_a_union_of_provinces() -> None:
    assert primary("鲁豫两省共商治河", "鲁豫两省建立机制。") == ["370000", "410000"]
    assert sorted(primary("川渝两地合作", "川渝两地签约。")) == ["500000", "510000"]


# ------------------------------------------------------------------------------------------------ what weighs


def test_the_title_outweighs_the_body() -> None:
    body = "成武县、东明县的同行前来观摩，成武县、东明县各派一名代表。"
    assert primary("单县办起农机学校", body, "371700") == ["371722"]


def test_the_lead_outweighs_the_rest() -> None:
    body = f"单县的麦田里，农机手正忙。{'他们起早贪黑，一天要跑上几十里路。' * 12}成武县的农机也来了。"
    assert primary("", body, "371700") == ["371722"]


def test_an_agency_s_line_is_no_scene() -> None:
    body = "新华社昆明12月26日电（记者李某）云南瑞丽市发生地震，瑞丽市已启动预案。"
    assert primary("地震救援有序", body) == ["533102"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("巨野县政协督办提案。", "371724"), ("单县法院巡回审判。", "371722"), ("成武交警护学。", "371723")],
    ids=["政协", "法院", "交警"],
)
def test_organisation_names(text: str, code: str) -> None:
    assert primary(text, home="371700") == [code]


@pytest.mark.parametrize(
    ("home", "text", "code"),
    [
        ("371724", "我县召开经济工作会议。", "371724"),
        ("370114", "我区大葱丰收。", "370114"),
        ("371700", "我市出台十条措施。", "371700"),
        ("371722", "全县小麦丰收。", "371722"),
        ("532900", "我州烤烟开秤。", "532900"),
        ("150525", "我旗肉牛提质。", "150525"),
        ("371728", "县代表团南下招商。", "371728"),
        ("371700", "鄄城县：我县首家共享食堂开张。", "371726"),
    ],
    ids=["我县", "我区", "我市", "全县", "我州", "我旗", "县代表团", "the article's own county"],
)
def test_words_that_name_a_place_by_its_level(home: str, text: str, code: str) -> None:
    assert primary(text, home=home) == [code]


def test_such_words_mean_nothing_without_a_home() -> None:
    assert judge("我县召开经济工作会议", "全县上下齐动员。") == ()


def test_a_byline_weighs_little() -> None:
    assert primary("单县麦收", "单县麦收开镰。", "371700", byline="通讯员 成武县 刘某") == ["371722"]
    assert primary("一堂防震课", "铃声一响，师生撤到操场。（通讯员 山东省曹县第一中学 刘某）") == []


def test_origin_weighs_little() -> None:
    body = "老家在河南滑县的她，嫁到安徽省砀山县，砀山县的人都认识她。"
    assert primary("外来媳妇成了带头人", body) == ["341321"]
    assert primary("老船长的航海图", "生于福建省东山县的老船长，一生画了八十张航海图。") == []


def test_examples_weigh_little() -> None:
    assert primary("资金下达", "资金支持河北、山西、云南等地建设产业路。") == []


def test_a_guest_in_the_headline_is_a_guest() -> None:
    body = "来自浙江省嘉兴市的援疆教师在沙雅县站上讲台，沙雅县的孩子多了一位好老师。"
    assert primary("浙江援疆教师站上讲台", body, "652900") == ["652924"]


def test_compatriots_are_no_place() -> None:
    assert primary("团拜会举行", "向香港特别行政区同胞、澳门特别行政区同胞、台湾同胞拜年。") == []


def test_a_story_of_many_places_belongs_to_the_one_that_opens_it() -> None:
    body = (
        "山东东营市利津县的院内立有一尊铜像。他写下许多文章，影响了一代青年。"
        + "他一生奔波，留下的话不多，留下的字很多。" * 12
        + "他曾在南京求学，回济南任教，到上海办报。南京的书信、济南的讲稿，都还在。"
        + "如今，利津县的学生常来瞻仰。"
    )
    assert primary("办报的先烈", body) == ["370522"]


def test_two_places_of_a_long_story_stand_together_or_not_at_all() -> None:
    filler = "大家都说这样的办法好，值得推广。" * 20
    apart = f"许多城市都在尝试。在绍兴市，市民走进书店，绍兴市为此出台办法。{filler}长沙市也在尝试，长沙市建起书屋。"
    assert primary("书店热", apart) in ([], ["330600"])
    assert sorted(primary("太湖清淤", f"江苏省宜兴市与浙江省长兴县同时清淤。{filler}")) == ["320282", "330522"]


# ------------------------------------------------------------------------------------------------ ambiguous names


def test_a_county_named_after_a_person() -> None:
    body = "左权将军的故乡在湖南醴陵市。左权，1905年3月出生，左权牺牲时三十七岁。醴陵市有左权路。"
    assert primary("左权：名将以身殉国", body) == ["430281"]
    assert primary("左权麻纸有了传人", "山西左权的麻纸工坊里，徒弟学抄纸。") == ["140722"]


@pytest.mark.parametrize(
    ("text", "home", "code"),
    [
        ("鼓楼区消防进社区。", "350100", "350102"),
        ("鼓楼区消防进社区。", "320300", "320302"),
        ("江苏省南京市鼓楼区消防进社区。", "", "320106"),
        ("鼓楼区消防进社区。", "", ""),
        ("朝阳区启动积分入学。", "110000", "110105"),
        ("通州区家纺回暖。", "320600", "320612"),
        ("和平与发展是主题。", "120000", ""),
        ("广东省和平县普法。", "", "441624"),
        ("东明县滩区新貌。", "371700", "371728"),
        ("李东明当选理事长。", "371700", ""),
        ("成武办起夜校。", "371700", "371723"),
        ("他终成武术冠军。", "371700", ""),
    ],
)
def test_ambiguous_names(text: str, home: str, code: str) -> None:
    assert primary(text, home=home) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("山东明显加快转型。", "371728"),
        ("他完成武装泅渡。", "371723"),
        ("列入名单县区要核对。", "371722"),
        ("走进千年古县。", "141025"),
        ("责成县公安机关调查。", "621221"),
        ("上海城市更新提速。", "632200"),
        ("村民和县医院签约。", "340523"),
    ],
    ids=["山东明显", "完成武装", "名单县区", "千年古县", "责成县", "上海城市", "村民和县医院"],
)
def test_word_boundaries(text: str, wrong: str) -> None:
    assert wrong not in {county.code for county in judge(text)}
    assert all(county.level != "county" for county in judge(text))


# ------------------------------------------------------------------------------------------------ rivals


def test_a_close_second_is_a_rival() -> None:
    found = judge("", "单县的农机手来了，单县的麦子黄了。成武县的农机手随后赶到，成武县领导到场。", "371700")
    assert {county.code: county.role for county in found} == {"371722": "primary", "371723": "primary"}
    found = judge("单县麦收", "单县开镰。成武县、成武县、成武县、成武县的农机手赶来，成武县领导到场。", "371700")
    assert [(county.code, county.role) for county in found] == [("371722", "primary"), ("371723", "rival")]


def test_a_passing_mention_is_no_rival() -> None:
    found = judge("单县麦收开镰", f"单县麦收开镰，单县农机出动。{'人人都忙。' * 40}成武县也快了。", "371700")
    assert [(county.code, county.role) for county in found] == [("371722", "primary"), ("371723", "mentioned")]


def test_the_region_around_is_no_rival() -> None:
    found = judge("山东菏泽单县麦收", "山东省菏泽市单县麦收。", "")
    assert [county.role for county in found] == ["primary", "mentioned", "mentioned"]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("曹县长走访困难群众", []),
        ("单县长：办好这件实事", []),
        ("曹县长期坚持植树", ["371721"]),
        ("曹县县长走访困难群众", ["371721"]),
        ("曹县长江路通车", ["371721"]),
    ],
)
def test_somebody_who_is_called_as_a_county_is_none(title: str, codes: list[str]) -> None:
    assert primary(title) == codes

"""Rows of figures and of particulars are text, line by line, and no headlines."""

import pytest
from cutting import BODY, LAST, MORE, page, texts, titles

FIGURES = ["生产总值 486.7亿元，增长13.2%", "规上工业增加值 增长16.5%", "社会消费品零售总额 198.3亿元"]
PARTICULARS = ["活动时间：10月1日至7日", "活动地点：各直营店", "服务热线：400-0839-1951"]


def test_rows_of_figures_are_the_text_below_their_headline() -> None:
    reading = page("# 委员的一份提案", BODY, MORE, "# 数说报告", *FIGURES, "# 书屋进村来", LAST)
    assert titles(reading) == ["委员的一份提案", "数说报告", "书屋进村来"]
    assert texts(reading.articles[1]) == FIGURES


def test_rows_of_particulars_are_the_end_of_their_piece() -> None:
    reading = page("# 老酒坊国庆钜惠", "买六瓶送两瓶！", *PARTICULARS, "# 三期商铺盛大开盘", BODY, MORE)
    assert titles(reading) == ["老酒坊国庆钜惠", "三期商铺盛大开盘"]
    assert texts(reading.articles[0])[-3:] == PARTICULARS


def test_a_headline_follows_rows_that_end_no_sentence() -> None:
    reading = page("# 数说报告", *FIGURES, "# 两会花絮", "“手机银行”进驻地", BODY, MORE)
    assert titles(reading)[0] == "数说报告"
    assert texts(reading.articles[0]) == FIGURES


def test_a_telephone_number_ends_the_piece_above() -> None:
    reading = page("# 停电预告", "1月10日8:00—16:00，柳河镇一带。", "供电服务热线：95598", "# 书屋进村来", BODY, MORE)
    assert titles(reading) == ["停电预告", "书屋进村来"]
    assert texts(reading.articles[0])[-1] == "供电服务热线：95598"


def test_small_advertisements_stay_paragraphs() -> None:
    ads = ["月嫂、保姆、钟点工，先试后签。电话：0351-2233445", "疏通下水道、修水管，随叫随到。电话：138xxxx6677"]
    assert texts(page("# 家政服务", *ads).articles[0]) == ads


@pytest.mark.parametrize(
    "rows", [["王海 86", "方亦舟 84", "乔舒 83"], ["王海 26 教育", "方亦舟 34 农业", "乔舒 30 卫生"]]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_rows_beside_each_other_are_no_running_heads(rows: list[str], gap: str) -> None:
    first, _ = page("# 竞赛揭晓", BODY, *rows, "# 春耕见闻", MORE, gap=gap).articles
    assert texts(first) == [BODY, *rows]


def test_telephones_are_no_rows_of_a_headline() -> None:
    calls = ["县教育和体育局：88400000", "柳河街道：88412200", "青石街道：88430011"]
    reading = page("春耕见闻", BODY, MORE, LAST, "2025年招生咨询电话", *calls, gap="\n")
    assert titles(reading)[-1] == "2025年招生咨询电话"
    assert texts(reading.articles[-1]) == calls


TABLE = [
    "项目 标准 户数 金额（万元）",
    "耕地保护 每亩87元 51240 2961.3",
    "草原保护 每亩2.5元 8806 417.5",
    "农机购置 按机型 911 688.0",
]
NAMES = ["第一车间 王海 焊工", "第二车间 白 羽 钳工", "热电厂 秦 红 电工"]


@pytest.mark.parametrize("rows", [TABLE, NAMES])
def test_the_head_of_a_table_and_its_rows_of_names_are_text(rows: list[str]) -> None:
    reading = page("# 委员的一份提案", BODY, MORE, "# 数说报告", *rows, "# 书屋进村来", LAST, gap="\n")
    assert titles(reading) == ["委员的一份提案", "数说报告", "书屋进村来"]
    assert texts(reading.articles[1]) == rows


LISTS = [
    ("三月门诊专家排班", ["内科 赵大勇 周一", "外科 钱 多 周二", "儿科 孙小圣 周三"]),
    ("一图看懂助餐怎么补", ["60—69岁：每餐补2元；", "70—79岁：每餐补3元；", "80岁以上：每餐补5元。"]),
    ("校园足球第二轮战报", ["县一中 2：0 县三中", "实验学校 1：1 沙集中学", "职教中心 4：1 石井中学"]),
]


@pytest.mark.parametrize(("title", "rows"), LISTS)
def test_a_line_over_nothing_but_rows_heads_them(title: str, rows: list[str]) -> None:
    reading = page(
        "春耕见闻",
        f"本报讯（记者 方亦舟）{BODY}",
        MORE,
        title,
        *rows,
        "书屋进村来",
        f"本报讯（记者 王海）{LAST}",
        gap="\n",
    )
    assert titles(reading) == ["春耕见闻", title, "书屋进村来"]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("各乡镇春耕农时", ["青石镇 3月10日 五千亩", "柳河乡 3月12日 三千亩", "渡口镇 3月15日 两千亩"]),
        ("奶奶教的儿歌", ["春分到 蛋儿俏", "柳条软 燕子叫", "麦苗青 菜花黄"]),
    ],
)
def test_what_the_text_tells_of_and_rhymes_stay_with_it(title: str, rows: list[str]) -> None:
    reading = page("# 春耕见闻", BODY, MORE, title, *rows, "# 书屋进村来", LAST, gap="\n")
    assert titles(reading) == ["春耕见闻", "书屋进村来"]

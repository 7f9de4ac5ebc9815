"""What belongs to the page and to no article, and the pieces of sentences that only look like it."""

import pytest
from cutting import BODY, LAST, MORE, only, page, titles

from benchmarks.pages_texts import read_texts
from parsers.furniture import is_furniture, is_masthead, is_weak_furniture
from parsers.lines import lines
from parsers.looks import FURNITURE

PAGE = """
- - -
本版编辑：张三 电子邮箱：news@paper.example 电话：0530-1234567
投稿邮箱：fukan@paper.example
编辑部电话：0530-1234567
编辑 张三 组版 李四 邮箱 news@paper.example
编辑：张三；校对：李四
一审：李四 二审：王五 三审：赵六
编辑 张三丰 版式 李四 电话 0530-1234567
编辑：张三 地址：矿工会三楼 内线：5527
编辑 张三｜视觉 李四｜校审 王五
编辑 步陈 检校 李四 新闻热线 0530-1234567
见习编辑：张三 审核 李四 ☎0530-1234567
审稿：张三 监督电话：1234567
热线电话 0530-1234567 QQ：2841000000
执行主编：张三 副刊部电话：0530-1234567 投稿邮箱：fukan@paper.example
2 要闻 星期三
2025年3月12日，星期三
青梧副刊 2025年3月12日 星期三 农历乙巳年二月十三
02 | 要闻
农历乙巳年二月十三
乙巳年二月十三
二月十三 惊蛰
2025年3月 12 星期三
订报热线：11185
办公室：1234567 编辑部：7654321
社址：青梧县人民路12号 广告经营许可证：3717004000012
广告经营许可证：梧工商广字12号
本报法律顾问：青梧律师事务所 张三律师
承印：青梧县印刷厂
印刷：青梧日报印务中心
零售价：1.00元
每份定价：1元
全年定价：198元
本版图片均由张三摄
扫码关注青梧日报微信公众号
扫描二维码 下载青梧新闻客户端
欢迎订阅2025年《青梧日报》
《青梧日报》
人民日报
要闻 3 青梧日報
3 要闻 青梧日報
电子邮箱 news@paper.example 电话 (0530)1234567
主编 丁一宁 ｜ 2024年5月30日 ｜ 第 B2 版
社会建设 ■2018年11月23日 ■星期五 ■3版 ■青梧日报
本版责编：张三 版面设计：李四 二维码扫一扫关注“今日青梧”
青梧新闻 二版 二〇二五年四月十日
今日青梧 四版 二〇二五年十月二十一日
青梧报 2025年4月24日 A02
2025年4月24日 青梧县报
三版 青梧报 2025-04-24
青梧县融媒 · 电子版
青梧新闻数字报
栏目主持：县教育局 县融媒体中心
专栏主持人：张三
本版协办：青梧县税务局
《青梧报》2025年3月12日 第03版：社会
版次：第02版 版名：民生 日期：2025-03-12
日期：2025年3月12日 版次：A2
青梧报 B2
· 2 · 综合
2025年3月12日 Wednesday
[责任编辑 张三]
总编辑 张三 副总编辑 李四 编委 王五
组稿：张三 李四
发行：11185 广告：0530-1234567
扫一扫 看视频
扫描二维码，观看视频
欢迎扫码关注
更多精彩请关注“青梧发布”微信公众号
如有印装质量问题，请与印刷厂联系
零售每份1元
（本版图片由张三提供）
版权声明：未经许可不得转载
未经本报书面许可，不得转载、摘编
鲁ICP备00000000号-1
点击此处查看原文
▲上一篇
◀上一版 下一版▶
下一条：县里来了放映队
← 返回目录
查看更多>>
""".strip().splitlines()

SENTENCES = """
未经同意，擅自砍伐村集体树木的
未经许可，车辆不得进入
……
——老秦
员 徐海宁）每周四下午，82岁
2月18日（周二）上午，张某
活动将于2月22日（周六）在
2月20日（星期四）上午，
本周五晚上7点，88岁的
每周三、周五上午9点
他今年82岁，每周四都来
周六下午，40名志愿者
第3版的故事
设计：让生活更美好
一审宣判：张某有期徒刑三年
二审维持原判
校对青春
议，县融媒体中心副总编辑郑望川出
统筹安排
作出统筹安排，不断完善服务
核的统筹安排中，全县还
工艺流程设计和标准，工匠精神
使用寿命内滴水不漏，设计方案
注重整体制度设计 内蒙古
任编辑马希尔·穆卡拉德看来，
总策划、总设计师郑望
资料接收单位是清漪日报
2018年12月28日，14
1月28日，腊月二十三
M2.5浓度为66微克
开发2.0版本、3.0版
见第十二版）
（相关报道见第2版
开工前会同镇里环保主管
此次演出是县文化和旅游局主办
他说起人们爱读的晚报
记者 张三 青梧日报
书稿已交清漪报社出版，
监督电话：0530-1234567
联系地址：青梧县人民路12号县水利局 邮编：274000
报名邮箱：fukan@paper.example 电话：0530-1234567
定价：38.00元
印刷：青梧印刷厂
微信公众号：青梧文旅
主办单位：青梧县文化和旅游局
主办：青梧县文化馆
主管单位：青梧县水利局
出版：青梧人民出版社
策划：张三 采写：李四
邮发代号背后的记忆
扫码支付走进农贸市场
微信办事不出村
内部资料不得外传的规定
总第三期培训班开班
今日四件事
1. 电子邮箱：news@paper.example
（1）热线电话：0530-1234567
一、投稿邮箱：news@paper.example
扫码看病方便群众
发行债券 2025年第3期
喜报 B2
上一篇日记里，我写到了父亲
社保卡电子版
全县推行电子版证照
主持人：张三
喜报 2025年4月24日
青梧通报 2025年4月24日
二版图书
正月初一
二月十三
惊蛰
法律顾问进村来
""".strip().splitlines()


@pytest.mark.parametrize("line", PAGE)
def test_the_page_speaks_of_itself(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_piece_of_a_sentence_with_a_day_or_a_number_is_text(line: str) -> None:
    assert not is_furniture(line)
    assert not is_masthead(line)


SITES = ["http://www.paper.example", "青梧新闻网：www.paper.example", "官方微信：qwrb2014", "YAOWEN 要闻"]


@pytest.mark.parametrize("line", SITES)
def test_a_site_is_the_pages_own_beside_what_is(line: str) -> None:
    assert is_weak_furniture(line)


@pytest.mark.parametrize("title", ["编辑部的话", "设计的故事", "视觉的盛宴"])
def test_a_headline_that_begins_with_a_post_is_none_of_the_pages_own(title: str) -> None:
    assert not is_weak_furniture(title)


def test_a_printed_line_with_a_weekday_stays_in_its_sentence() -> None:
    article = only("# 春耕见闻", f"{BODY}\n他出门诊，\n每周四下午，82岁\n的钟老先生都在县医院。\n{MORE}")
    assert "每周四下午，82岁的钟老先生" in article.body


WORDS = {"。", "，", "、", "；", "：", "？", "！", "”", "）", "》", "…"}
"""Marks that a printed line doesn't begin with."""


def printed(paragraph: str, width: int) -> list[str]:
    """The lines of a column of that width."""
    cut = [0]
    while len(paragraph) - cut[-1] > width:
        end = cut[-1] + width
        while end < len(paragraph) and paragraph[end] in WORDS:
            end += 1
        cut.append(end)
    return [paragraph[a:b] for a, b in zip(cut, [*cut[1:], len(paragraph)], strict=True) if a < b]


TRAPS = (
    "会议由县文化和旅游局主办，县农业农村局主管的合作社和县融媒体中心副总编辑郑望川出席会议，作出统筹安排，要求各镇统筹应对。",
    "县里引进的设计师却说，设计方案时就要考虑校对和校检和审读和值班安排，设计和标准缺一不可，这是主编李仕权和编辑马向东的看法。",
    "监测显示，2018年12月28日，14个镇的PM2.5浓度为66微克，比2017年3月5日（周日）少了一半，有关报道见第十二版和第2版，《清漪日报》也说过。",
)
"""What names of posts, days and pages say in sentences."""


@pytest.mark.parametrize("width", range(10, 26))
def test_no_line_of_a_printed_paragraph_is_the_pages_own(width: int) -> None:
    articles = [article.paragraphs for page in read_texts().values() for article in page]
    outside = []
    for paragraphs in [*articles, *((trap, BODY, trap) for trap in TRAPS)]:
        pieces = [piece for paragraph in paragraphs for piece in printed(paragraph, width)]
        amid = {piece for paragraph in paragraphs for piece in printed(paragraph, width)[1:-1]}
        found = lines("\n".join(["春耕见闻", "", *pieces]))
        outside += [line.text for line in found if line.look in FURNITURE and line.text in amid]
    assert not outside


@pytest.mark.parametrize("width", range(10, 26))
def test_a_printed_article_loses_no_character(width: int) -> None:
    for trap in TRAPS:
        raw = ["# 春耕见闻", "", *(piece for text in (BODY, trap, LAST) for piece in printed(text, width))]
        article = only(*raw, gap="\n")
        assert "".join(text.text for text in article.paragraphs) == BODY + trap + LAST


HEAD = """
青梧日报社出版
青梧报社编印
青梧縣報社出版
青梧日报社印刷厂印刷
中共青梧县委 主办
主管：中共青梧县委宣传部
主管：中共青梧县委 主办：青梧县融媒体中心
国内统一刊号：CN37-0043 邮发代号：23-45
代号：23-45
准印证号：梧内资准字（2024）第012号
梧新出准印证第12号
内部资料 免费交流
共四版
本期共8版
""".strip().splitlines()


@pytest.mark.parametrize("line", HEAD)
def test_who_publishes_the_paper_belongs_to_its_head(line: str) -> None:
    assert is_masthead(line)


def test_the_papers_own_site_is_the_pages_own_at_its_edge() -> None:
    reading = page("青梧新闻网网址：http://www.paper.example", "# 春耕见闻", BODY, LAST)
    assert [article.title.text for article in reading.articles if article.title] == ["春耕见闻"]
    assert reading.articles[0].kicker is None


def test_the_newspapers_name_between_the_halves_of_a_paragraph_is_the_pages_own() -> None:
    article = only("# 春耕见闻", BODY[:14], "人民日报", BODY[14:], LAST)
    assert [text.text for text in article.paragraphs] == [BODY, LAST]


def test_the_contents_of_a_plan_are_text() -> None:
    contents = ["第一章 总体要求", "第一节 指导思想", "第二章 重点任务", "第一节 修渠"]
    raw = [
        "# 县水利规划",
        *contents,
        "第一章 总体要求",
        "第一节 指导思想",
        BODY,
        "第二章 重点任务",
        "第一节 修渠",
        MORE,
    ]
    assert not page(*raw).remainder


@pytest.mark.parametrize("line", ["加油！加油！", "再来一回！", "“加油！”"])
def test_what_comes_again_right_below_itself_is_no_running_head(line: str) -> None:
    article = only("# 春耕见闻", BODY, line, line, MORE)
    assert article.body.count(line) == 2


def test_a_headline_that_cries_and_was_read_twice_stands_once() -> None:
    cry = "回家种菜有奔头！"
    assert titles(page(cry, cry, "□ 本报记者 方亦舟", BODY, MORE, gap="\n")) == [cry]

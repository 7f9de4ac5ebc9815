"""Cutting: where no heading mark tells a headline from the text around it."""

import pytest
from cutting import BODY, LAST, MORE, field, only, page, texts, titles

PEPPERS = (
    "柳河镇建起占地三百亩的育苗基地，一年四季不断茬，带动周边六个村两百多户种上了辣椒，户均增收八千元。",
    "“以前一亩地一年收两季，现在一年能收四季。”基地负责人褚一鸣算了一笔账，辣椒苗供到了省外三个市。",
    "柳河镇请来省农科院的专家，在基地里建起工作站，辣椒苗的成活率从七成提高到九成五。“有了专家，褚一鸣的底气更足了。”",
)
SCHOOLS = (
    "记者日前从县教育局获悉，今年全县新建、改扩建中小学十二所，新增学位六千二百个，进一步缓解城区入学压力。",
    "据了解，十二所学校中，有八所位于城区，四所位于乡镇驻地，全部工程计划于八月底前完工。",
)
RICE, LAMPS = "柳河镇辣椒苗铺就致富路", "我县新增学位六千二百个"


def test_two_pieces_that_share_no_word():
    reading = page(RICE, *PEPPERS[:2], LAMPS, *SCHOOLS)
    assert titles(reading) == [RICE, LAMPS]


def test_a_byline_behind_the_text_ends_a_piece():
    reading = page(RICE, *PEPPERS[:2], "（记者 方亦舟）", LAMPS, *SCHOOLS, "（通讯员 孟春晓）")
    assert titles(reading) == [RICE, LAMPS]
    assert [field(article, "byline") for article in reading.articles] == ["记者 方亦舟", "通讯员 孟春晓"]


def test_a_picture_with_its_text_and_label():
    reading = page(LAMPS, *SCHOOLS, "图片新闻", "播绿正当时", "3月11日，城关街道组织学生植树。", "宋知遥 摄")
    assert titles(reading) == [LAMPS, "播绿正当时"]
    assert reading.articles[1].kind == "photo"


def test_headlines_in_bold_type():
    reading = page(f"**{RICE}**", *PEPPERS[:2], f"**{LAMPS}**", f"本报讯（通讯员 孟春晓）{SCHOOLS[0]}", SCHOOLS[1])
    assert titles(reading) == [RICE, LAMPS]


def test_bold_words_in_a_sentence_are_no_headline():
    assert texts(only("# 春耕见闻", f"**连日来**，{BODY}", MORE)) == [f"连日来，{BODY}", MORE]


def test_headlines_in_the_middle_of_the_column():
    lines = (f"　　　　　　　{RICE}", *(f"　　{each}" for each in PEPPERS[:2]))
    more = (f"　　　　　　　{LAMPS}", *(f"　　{each}" for each in SCHOOLS))
    assert titles(page(*lines, *more, gap="\n")) == [RICE, LAMPS]


def test_numbers_over_the_parts_of_a_piece():
    article = only("# 春灌正当时", BODY, "01", MORE, "02", LAST)
    assert texts(article) == [BODY, "01", MORE, "02", LAST]


def test_the_number_of_a_document_is_no_title():
    reading = page(
        "# 清漪县自然资源局拍卖出让公告", "清自然资告字〔2025〕3号", f"经县人民政府批准，{BODY}", "特此公告。"
    )
    assert titles(reading) == ["清漪县自然资源局拍卖出让公告"]


@pytest.mark.parametrize("author", ["本报读者 芮安", "市民 单立群", "民间歌手 黄月娥"])
def test_a_reader_below_a_title_is_its_author(author):
    article = only("# 请给盲道上的电杆挪个窝", author, BODY, MORE)
    assert field(article, "byline") == author
    assert texts(article) == [BODY, MORE]


def test_a_poem_whose_title_is_as_short_as_its_lines():
    verse = ("挂在墙上的镰刀", "像一个个月亮", "没有满过", "他还在打", "一把又一把", "打到天亮")
    assert titles(page("冬天的铁匠", "呼延雪", *verse)) == ["冬天的铁匠"]


def test_the_last_line_of_a_poem_is_no_label():
    verse = ("雷在云里翻了个身", "虫在土里翻了个身", "种子在梦里", "农人推开门", "看见整个春天")
    article = only("# 惊蛰", "苗雨桐", "\n".join(verse))
    assert texts(article) == list(verse)
    assert field(article, "column") is None


def test_a_title_with_its_column_behind_it():
    reading = page(
        LAMPS, f"本报讯（记者 方亦舟）{SCHOOLS[0]}", SCHOOLS[1], "新年俗，让生活更美好（今日谈）", BODY, MORE
    )
    assert field(reading.articles[1], "title") == "新年俗，让生活更美好（今日谈）"


def test_short_pieces_under_their_label():
    reading = page(
        "法治快讯",
        "青石镇举办义诊活动",
        "近日，青石镇组织县医院的专家到村里义诊，为三百多名老人量血压、测血糖。",
        "柳河乡清理河道垃圾",
        "3月8日，柳河乡组织党员志愿者清理河道垃圾四十余吨。",
    )
    assert titles(reading) == ["青石镇举办义诊活动", "柳河乡清理河道垃圾"]
    assert [field(article, "column") for article in reading.articles] == ["法治快讯", "法治快讯"]


@pytest.mark.parametrize("names", ["崔志远 毕晓棠", "褚一鸣、孟春晓", "崔志远"])
def test_names_below_a_piece_sign_it(names):
    reading = page(RICE, *PEPPERS, names, LAMPS, f"本报讯 {SCHOOLS[0]}", SCHOOLS[1])
    assert titles(reading) == [RICE, LAMPS]
    assert field(reading.articles[0], "byline") == names


def test_a_name_over_a_paragraph_heads_it():
    article = only("# 三位种椒能手", BODY, "褚一鸣", PEPPERS[1], "崔志远", MORE)
    assert texts(article) == [BODY, "褚一鸣", PEPPERS[1], "崔志远", MORE]


@pytest.mark.parametrize("mark", ["", "## "])
def test_who_it_is_about_stands_over_the_title(mark):
    reading = page("# 麦田管理正当时", BODY, LAST, "清漪县柳河镇：", f"{mark}一棵辣椒苗铺就致富路", *PEPPERS)
    assert texts(reading.articles[0]) == [BODY, LAST]
    assert field(reading.articles[1], "kicker") == "清漪县柳河镇："


def test_a_heading_right_over_a_headline_is_its_kicker():
    heads = ("### 修好渡槽，理顺沟渠，守住田头", "## 一渠清水 两岸新绿（走基层 看变化）")
    first = ("# 麦田管理正当时", BODY, *PEPPERS, "### 一、技术到户", MORE, "### 二、服务到田", LAST)
    reading = page(*first, *heads, "核心阅读", *SCHOOLS)
    assert titles(reading) == ["麦田管理正当时", "一渠清水 两岸新绿（走基层 看变化）"]
    assert field(reading.articles[1], "kicker") == "修好渡槽，理顺沟渠，守住田头"


@pytest.mark.parametrize("head", [("县图书馆送书进校园",), ("简讯", "县图书馆送书进校园")])
def test_what_follows_a_poem_is_no_verse(head):
    poem = ("拾级登临兴未休，青峰顶上望神州。", "千村绿树连天碧，百里清江入海流。", "长风万里催征鼓，再上层楼竞上游。")
    reading = page("七律·登青峰山", "孟庆余", *poem, *head, f"本报讯 {SCHOOLS[0]}", SCHOOLS[1], gap="\n")
    assert titles(reading) == ["七律·登青峰山", "县图书馆送书进校园"]
    assert texts(reading.articles[0]) == list(poem)


def test_the_papers_address_between_two_paragraphs_is_no_text():
    article = only("# 麦田管理正当时", PEPPERS[0], "电话：5052908 E-mail：qxrb27@163.com", PEPPERS[1])
    assert texts(article) == list(PEPPERS[:2])


@pytest.mark.parametrize("label", ["·生态清漪·", "清漪时评", "【走基层】", "■农技园地"])
def test_a_column_marked_as_its_headline_is_no_half_of_it(label):
    reading = page("## 麦田管理正当时", BODY, LAST, f"## {label}", f"## {RICE}", *PEPPERS)
    assert titles(reading) == ["麦田管理正当时", RICE]


def test_bold_headlines_of_essays():
    first = (
        "**一株辣椒苗“长”出好日子！**",
        "清晨的雾还没有散，褚一鸣已经蹲在大棚里，一株一株地看他的辣椒苗。五年前他从城里回来，带着三万元积蓄和一肚子的犹豫。",
        "头一年赔，第二年平，第三年才见着钱。如今他的辣椒卖到了省城，村里跟着种的有二十多户，家家都添了三轮车。",
    )
    second = (
        "**外婆的顶针**",
        "抽屉最里头有一枚铜顶针，磨得发亮，是外婆留下的。小时候的棉袄、书包、鞋垫，全从这枚顶针底下一针一针走出来。",
        "外婆不识字，却记得住每个孙辈的鞋码。灯下她把线头在唇边抿一抿，眯着眼穿针，墙上的影子比人还大。",
    )
    third = (
        "**老街修表人**",
        "钟楼往东第三家铺子，门脸只有一扇窗宽。师傅姓吕，修了四十年钟表，耳朵比眼睛灵，隔着柜台就听得出哪个齿轮缺油。",
        "年轻人戴表的少了，生意淡，他不急。有人劝他关门，他摇头，说这条街上总得有个地方，听得见时间走路的声音。",
    )
    assert titles(page(*first, *second, *third)) == ["一株辣椒苗“长”出好日子！", "外婆的顶针", "老街修表人"]


def test_bold_parts_below_a_plain_headline():
    parts = ("**一、技术到户**", MORE, PEPPERS[1], "**二、服务到田**", LAST)
    article = only("麦田管理正当时", f"本报讯（记者 孟春晓）{BODY}", PEPPERS[0], *parts)
    assert texts(article)[2:] == ["一、技术到户", MORE, PEPPERS[1], "二、服务到田", LAST]


def test_one_lead_a_level_above_all_other_headlines():
    lead = ("# 麦田管理正当时", BODY, "### 技术员来到田头", MORE, LAST)
    essay = ("## 一株辣椒苗“长”出好日子", *PEPPERS)
    news = ("## 今年新增学位六千二百个", f"本报讯（记者 孟春晓）{SCHOOLS[0]}", SCHOOLS[1])
    others = ("## 渡口来了新船", "### 老船工说变化", f"{MORE}{LAST}", "## 老街的豆香", f"{LAST}{BODY}")
    names = ["麦田管理正当时", "一株辣椒苗“长”出好日子", "今年新增学位六千二百个", "渡口来了新船", "老街的豆香"]
    assert titles(page(*lead, *essay, *news, *others)) == names


def test_the_end_of_a_notice_is_no_headline():
    notice = (
        "# 关于城区部分路段交通管制的通告",
        f"因施工需要，{BODY}",
        "特此通告",
        "清漪县公安局交通警察大队",
        "2025年3月5日",
    )
    reading = page(*notice, LAMPS, f"本报讯 {SCHOOLS[0]}", SCHOOLS[1])
    assert titles(reading) == ["关于城区部分路段交通管制的通告", LAMPS]


def test_an_author_below_a_headline_as_wide_as_the_column():
    text = (
        "移风易俗改的是陋习树的是新风，要发挥村规民约的作用，" + "让文明的种子在乡村落地生根，让党员干部带头简办婚事。"
    )
    wrapped = [text[at : at + 12] for at in range(0, len(text), 12)]
    reading = page("让文明的乡风吹进千家万户", "丁一凡", *wrapped, *wrapped[1:2], *wrapped[2:], gap="\n")
    assert field(reading.articles[0], "title") == "让文明的乡风吹进千家万户"
    assert field(reading.articles[0], "byline") == "丁一凡"


@pytest.mark.parametrize("author", ["□ 呼延雪", "麦地", "赫连山"])
def test_the_first_line_of_a_poem_signs_nothing(author):
    verse = ("他打一把镰刀", "又打一把镰刀", "村里已经没有麦子", "他还在打")
    article = only("## 冬天的铁匠", author, "\n".join(verse))
    assert texts(article) == list(verse)
    assert field(article, "byline") == author.removeprefix("□ ")


def test_buttons_between_title_and_author():
    article = only("# 渡口三章", "放大 缩小 默认", "韦一苇", BODY, MORE)
    assert field(article, "byline") == "韦一苇"
    assert texts(article) == [BODY, MORE]


def test_all_large_type_of_one_level():
    news = ("## 我县召开教育工作会议", f"## {LAMPS}", f"本报讯（记者 孟春晓）{SCHOOLS[0]}", SCHOOLS[1])
    column = ("## 身边好人", "## 老船工的三十年", f"{MORE}{LAST}", BODY)
    essay = ("## 一株辣椒苗“长”出好日子", "## 清漪县柳河镇发展种苗产业见闻", *PEPPERS)
    reading = page(*news, *column, *essay)
    assert titles(reading) == [LAMPS, "老船工的三十年", "一株辣椒苗“长”出好日子"]
    heads = [(field(article, "column"), field(article, "kicker")) for article in reading.articles]
    assert heads == [(None, "我县召开教育工作会议"), ("身边好人", None), (None, None)]
    assert field(reading.articles[2], "subtitle") == "清漪县柳河镇发展种苗产业见闻"


def test_headlines_of_any_level():
    first = (f"### {LAMPS}", f"本报讯（记者 孟春晓）{SCHOOLS[0]}", SCHOOLS[1])
    second = ("# 渡口来了新船", f"本报讯（记者 方亦舟）{BODY}", LAST)
    third = ("#### 老街的豆香", f"本报讯（通讯员 褚一鸣）{MORE}", LAST)
    fourth = ("## 一株辣椒苗“长”出好日子", *PEPPERS)
    names = [LAMPS, "渡口来了新船", "老街的豆香", "一株辣椒苗“长”出好日子"]
    assert titles(page(*first, *second, *third, *fourth)) == names


def test_a_name_with_a_colon_over_an_author_is_a_headline():
    head = "褚一鸣：把辣椒种成“金果果”"
    reading = page(LAMPS, *SCHOOLS, head, "本报记者 方亦舟", *PEPPERS[:2])
    assert titles(reading) == [LAMPS, head]


def test_who_speaks_is_no_headline():
    asked = "记者：您种了多少年“金果果”"
    reading = page(RICE, *PEPPERS[:1], asked, "褚一鸣：十来年了，每年都比上一年多种一些，心里有底。", PEPPERS[1])
    assert titles(reading) == [RICE]


PULLED = "把实事办到门口，把难事问到心里，群众自然看在眼里"
VIEWS = (
    "前不久去柳泉镇，看见便民服务站的墙上贴着一张表，哪家水管要修、哪家老人要送药，谁去办、几时办完，写得清清楚楚。",
    f"基层的事，大都琐碎。{PULLED}。一张表解决不了所有问题，却让人知道该找谁、找到谁就有回音。",
    "也有的地方热衷于挂牌子、拉横幅，门面一新，办事却还要跑三趟。两相对照，高下立见。",
)


@pytest.mark.parametrize("pulled", [PULLED, f"{PULLED}。"])
def test_a_comment_without_byline_below_a_headline_and_words_of_its_own(pulled):
    reading = page(RICE, *PEPPERS, "门口的事，最见真心", pulled, *VIEWS)
    assert titles(reading) == [RICE, "门口的事，最见真心"]


def test_the_last_line_of_a_verse_heads_no_other_one() -> None:
    spring = ["春晓", "春风吹过小山冈，", "一夜桃花满院香。", "最是村前溪水好，", "照人眉眼照人忙。"]
    summer = ["夏至", "荷叶田田蝉正喧，", "老农挥汗种瓜园。", "归来月下一壶酒，", "笑说今年好雨源。"]
    assert "照人眉眼照人忙。" not in titles(page("诗词二首", "方亦舟", *spring, *summer, gap="\n"))


def test_a_short_poem_between_its_author_and_a_marked_headline() -> None:
    poem = ["天还没亮", "我就听见你在念书", "念一个字", "窗外就亮一分"]
    first, _ = page("# 晨读", "◇ 方亦舟", *poem, "# 春耕见闻", f"本报讯（记者 王海）{BODY}", MORE).articles
    assert texts(first) == poem

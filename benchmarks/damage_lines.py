"""Lines that a page carries besides its articles, and markup round a whole paragraph. Names are invented."""

from random import Random

PAPER = "青渠日报"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = (
    "丽",
    "强",
    "敏",
    "静",
    "磊",
    "洋",
    "艳",
    "勇",
    "军",
    "杰",
    "娟",
    "涛",
    "明",
    "超",
    "秀兰",
    "建国",
    "晓东",
    "文博",
    "雨桐",
    "志远",
)
NAMES = ("要闻", "综合", "民生", "经济", "副刊", "教育", "法治", "县域", "专题", "广告", "时政")


def person(rng: Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def running_head(rng: Random) -> str:
    """What stands at the head or foot of this page, perhaps more than once."""
    name, number = rng.choice(NAMES), rng.randrange(1, 13)
    day = f"{rng.choice((2023, 2024, 2025))}年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日"
    week = "星期" + rng.choice("一二三四五六日")
    return rng.choice(
        (
            f"{day} {week}",
            f"{PAPER} {day} {week}",
            f"{PAPER}",
            f"第{number}版 {name}",
            f"{number:02d}版 {name}",
            f"A{number:02d} {name}",
            f"{name} {number}",
            f"{day} {week} {name} 第{number}版",
            f"{number} {name} {PAPER}",
            f"{PAPER} QINGQU RIBAO",
            f"{day} {week} 农历甲辰年正月十二",
        )
    )


def colophon(rng: Random) -> str:
    """Editors, telephone, mail, publication numbers."""
    first, second, third = person(rng), person(rng), person(rng)
    phone = f"0{rng.randrange(300, 999)}-{rng.randrange(2000000, 8999999)}"
    mail = f"qqrb{rng.randrange(10, 999)}@163.com"
    return rng.choice(
        (
            f"责任编辑：{first} 版式：{second} 校对：{third}",
            f"责编：{first}　美编：{second}　校对：{third}",
            f"本版编辑 {first} 校对 {second}",
            f"责任编辑 {first} E-mail:{mail}",
            f"编辑：{first} 版式设计：{second}",
            f"本版责编：{first}",
            f"组版：{first} 校对：{second}",
            f"值班总编：{first} 责任编辑：{second}",
            f"新闻热线：{phone}",
            f"电话：{phone}",
            f"投稿邮箱：{mail}",
            f"E-mail：{mail}",
            f"广告热线：{phone} 发行热线：{phone}",
            f"国内统一连续出版物号：CN37-{rng.randrange(1000, 9999):04d}",
            "今日8版",
            f"总第{rng.randrange(1000, 9999)}期",
            f"网址：www.qq{rng.randrange(10, 99)}.com",
            f"{PAPER}社出版 社址：青渠县人民路{rng.randrange(1, 200)}号 邮编：2{rng.randrange(70000, 79999)}",
        )
    )


def page_number(rng: Random) -> str:
    number = rng.randrange(1, 17)
    return rng.choice((f"{number}", f"- {number} -", f"· {number} ·", f"第{number}版", f"A{number:02d}", f"—{number}—"))


def picture(rng: Random) -> str:
    name = f"{rng.randrange(16**8):08x}"
    return rng.choice(
        (
            f"![](images/{name}.jpg)",
            f"![图片](imgs/img_in_image_box_{rng.randrange(999)}_{rng.randrange(999)}.jpg)",
            f"![image]({name}.png)",
            f'<img src="imgs/{name}.jpg" alt="Image" width="{rng.randrange(20, 90)}%" />',
            f'<div style="text-align: center;"><img src="imgs/{name}.jpg" alt="Image" /></div>',
        )
    )


# Markup round a whole paragraph: class, before, after.
AROUND = (
    ("markdown_residue", "**", "**"),
    ("markdown_residue", "> ", ""),
    ("markdown_residue", "", "  "),
    ("heading_residue", "## ", ""),
    ("heading_residue", "#### ", ""),
    ("html_residue", "<p>", "</p>"),
    ("html_residue", "", "<br>"),
    ("html_residue", '<div align="left">', "</div>"),
    ("html_residue", "&emsp;&emsp;", ""),
    ("table_residue", "<table><tr><td>", "</td></tr></table>"),
    ("table_residue", '<table border="1"><tbody><tr><td>', "</td></tr></tbody></table>"),
    ("table_residue", "| ", " |"),
    ("html_residue", "<!-- text -->", ""),
)

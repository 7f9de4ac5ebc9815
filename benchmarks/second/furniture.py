"""What a page carries besides its articles."""

import random

from benchmarks.second.paper import Paper

STAFF = ("覃小满", "杭一苇", "阮溪", "侬月", "邝野", "岑安")


def top(paper: Paper, habit: str, rng: random.Random) -> list[str]:
    """Lines over the first article."""
    lines = rng.choice(
        [
            [paper.name, f"{paper.date}　第{paper.folio.strip('第版')}版　要闻"],
            [f"{paper.folio} 要闻　{paper.date}"],
            [paper.date, f"责任编辑：{_one(rng)}　版式：{_one(rng)}　校对：{_one(rng)}"],
            [f"{paper.name}　{paper.date}　责编 {_one(rng)}　电话：0799-8810{rng.randint(100, 999)}"],
            [],
        ]
    )
    if habit == "epaper_text":
        lines = [rng.choice(["上一版　下一版", "返回首页　版面导航　标题导航", "上一版 3 4 下一版"]), *lines]
    return lines


def bottom(paper: Paper, habit: str, rng: random.Random) -> list[str]:
    """Lines under the last article."""
    choices = [
        [f"本版责编：{_one(rng)}　美编：{_one(rng)}"],
        [f"责任编辑：{_one(rng)}", f"校对：{_one(rng)}"],
        [f"新闻热线：0799-8812{rng.randint(100, 999)}　投稿邮箱：news@qwrb.example"],
        [f"{paper.name} 国内统一连续出版物号 CN 45-00{rng.randint(10, 99)}"],
        [f"第{paper.folio.strip('第版')}版"],
        [],
    ]
    lines = rng.choice(choices)
    if habit == "epaper_text":
        lines = [*lines, rng.choice(["上一篇　下一篇", "打印本页　关闭窗口", "版权所有 未经授权不得转载"])]
    return lines


def buttons(rng: random.Random) -> str:
    """What stands under a headline of an e-paper's page."""
    return rng.choice(["放大　缩小　默认", "【字体：大 中 小】", "分享到：微信 微博"])


def running_head(paper: Paper, rng: random.Random) -> str:
    """The page's head as it stands on every part of it."""
    return rng.choice(
        [f"{paper.name} {paper.date} {paper.folio}", f"{paper.folio} 要闻 {paper.date}", f"{paper.date}　{paper.name}"]
    )


def _one(rng: random.Random) -> str:
    return rng.choice(STAFF)

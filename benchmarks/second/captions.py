"""Pictures' captions amid an article."""

import random
from dataclasses import replace

from benchmarks.second.model import Row, Wanted

CAPTIONS = ("图为活动现场。", "上图：工作人员在现场忙碌。", "图为记者采访时所见。", "图①：村民在地头查看长势。")
CREDITS = ("本报记者 郗远 摄", "蔺一舟 摄", "通讯员 蔺一舟 摄", "郗远摄（资料图片）")


def captioned(rows: list[Row], wanted: Wanted, place: int, rng: random.Random) -> tuple[list[Row], Wanted]:
    """The article with a caption and its photographer after one of its paragraphs, to be read as one or left out."""
    caption, credit = rng.choice(CAPTIONS), rng.choice(CREDITS)
    ends = [at + 1 for at, row in enumerate(rows) if row.role == "text"]
    at = rng.choice(ends)
    if rng.random() < 0.5:
        new = [Row("caption", f"{caption}{credit}", place)]
    else:
        new = [Row("caption", caption, place), Row("credit", credit, place)]
    optional = wanted.optional | {caption, credit, f"{caption}{credit}"}
    return [*rows[:at], *new, *rows[at:]], replace(wanted, credit=credit, optional=optional)

"""What names and texts of page files tell."""

from datetime import date
from pathlib import PurePath

import pytest

from flows.sources.told import Told, edition_by_path, edition_by_text, page_by_path, page_by_text

DAY = date(2025, 2, 19)

PATHS = (
    ("page_3.md", Told(label="3")),
    ("第3版.md", Told(label="3")),
    ("第十二版.md", Told(label="12")),
    ("03版要闻.md", Told(label="03", page_name="要闻")),
    ("A03.md", Told(label="A03")),
    ("01.md", Told(label="01")),
    ("p12.txt", Told(label="12")),
    ("heze_page.md", Told()),
    ("scan_0012.md", Told()),
    ("heze-daily_2025-02-19_A03.md", Told("heze-daily", DAY, "A03")),
    ("heze-daily/2025-02-19/03.md", Told("heze-daily", DAY, "03")),
    ("菏泽日报2025年2月19日第三版.md", Told("heze-daily", DAY, "3")),
    ("人民日报/2025/02/19/01.md", Told("peoples-daily", DAY, "01")),
    ("20250219_3.txt", Told("", DAY, "3")),
    ("2024-01-01/heze-daily-20250219-A03.md", Told("heze-daily", DAY, "A03")),
    ("old/2024-01-01/2025.2.19/A01-要闻.md", Told("", DAY, "A01", "要闻")),
    ("2025-02-30_1.md", Told(label="1")),
    ("cheze-daily2/x.md", Told()),
)

TEXTS = (
    ("A03 要闻\n正文", Told(label="A03", page_name="要闻")),
    ("# 第3版 要闻\n\n正文", Told(label="3", page_name="要闻")),
    ("2025年2月19日 星期三 03版：民生", Told("", DAY, "03", "民生")),
    ("人民日报 2025年2月19日 星期三 第 4 版", Told("peoples-daily", DAY, "4")),
    ("# 菏泽日报\n\n二〇二五年二月十九日 星期三", Told("heze-daily", DAY)),
    ("正文。\n\n责任编辑：王某 3版", Told(label="3")),
    ("02版 综合\n03版 民生\n正文", Told()),
    ("据《人民日报》2025年2月19日报道，曹县……", Told()),
    ("本报讯（记者某某）正文。（下转3版）", Told()),
    ("2025年工作要点", Told()),
)


@pytest.mark.parametrize(("path", "told"), PATHS)
def test_by_path(path: str, told: Told) -> None:
    assert both(edition_by_path(PurePath(path)), page_by_path(PurePath(path))) == told


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_by_text(text: str, told: Told) -> None:
    assert both(edition_by_text(text), page_by_text(text)) == told


def both(edition: Told, page: Told) -> Told:
    return Told(edition.newspaper, edition.published_on, page.label, page.page_name)

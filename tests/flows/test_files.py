"""From arguments to editions, and from their files to pages with labels."""

import json
import shutil
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.run import in_runs
from flows.sources.files import EditionFiles, Given, by_pages, natural, plan
from flows.sources.pages import load

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
DAY = date(2025, 2, 19)
HEZE = Given("heze-daily", DAY)


def write(folder: Path, **texts: str) -> Path:
    """Files named by keyword, `__` for a dot, `_in_` for a folder."""
    for name, text in texts.items():
        file = folder / name.replace("_in_", "/").replace("__", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def labels(folder: Path) -> list[str]:
    (edition,) = plan([str(folder)], HEZE).editions
    return [page.label for page in load(edition).pages]


def test_a_folder_is_read_in_natural_order(tmp_path: Path) -> None:
    write(tmp_path, page_10__md="十", page_2__md="二", sub_in_page_1__txt="一", notes__jpg="", README__md="about")
    planned = plan([str(tmp_path)], HEZE)
    assert [Path(path).name for path in planned.editions[0].paths] == ["page_2.md", "page_10.md", "page_1.txt"]
    assert planned.passed_over == 2


def test_hidden_files_and_our_own_archive_are_not_looked_into(tmp_path: Path) -> None:
    write(tmp_path, a__md="一", sub_in_b__md="二", archive_in_c__md="三")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.md").write_text("四", encoding="utf-8")
    planned = plan([str(tmp_path)], HEZE, archive=str(tmp_path / "archive"))
    assert [Path(path).name for path in planned.editions[0].paths] == ["a.md", "b.md"]
    assert planned.passed_over == 0


def test_a_file_named_twice_is_one_page(tmp_path: Path) -> None:
    write(tmp_path, a__md="一")
    (edition,) = plan([str(tmp_path), str(tmp_path / "a.md")], HEZE).editions
    assert len(edition.paths) == 1


def test_a_file_named_by_itself_is_always_tried(tmp_path: Path) -> None:
    write(tmp_path, page__ocr="一")
    assert plan([str(tmp_path / "page.ocr")], HEZE).editions[0].paths == (str(tmp_path / "page.ocr"),)


def test_editions_come_by_date_then_newspaper(tmp_path: Path) -> None:
    for name in ("peoples-daily/2025-02-19/1.md", "heze-daily/2025-02-20/1.md", "heze-daily/2025-02-19/1.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("一", encoding="utf-8")
    names = [edition.name for edition in plan([str(tmp_path)], Given()).editions]
    assert names == ["heze-daily/2025-02-19", "peoples-daily/2025-02-19", "heze-daily/2025-02-20"]


def test_the_front_page_tells_for_the_whole_folder(tmp_path: Path) -> None:
    for page in SAMPLE.glob("*.md"):
        shutil.copy(page, tmp_path)
    (edition,) = plan([str(tmp_path)], Given()).editions
    assert edition.name == "qingyi-daily/2025-03-12"
    assert len(edition.paths) == 4


def test_what_nothing_tells_is_rejected_with_the_remedy(tmp_path: Path) -> None:
    write(tmp_path, a__md="正文。")
    (rejection,) = plan([str(tmp_path)], Given("heze-daily")).rejected
    assert "--date" in rejection.reason
    assert "--newspaper" not in rejection.reason


def test_options_outrank_names_and_names_outrank_texts(tmp_path: Path) -> None:
    write(tmp_path, **{"2025-02-20_in_1__md": "人民日报 2025年2月21日 星期五 第4版"})
    assert plan([str(tmp_path)], Given()).editions[0].name == "peoples-daily/2025-02-20"
    assert plan([str(tmp_path)], HEZE).editions[0].name == "heze-daily/2025-02-19"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"01__md": "一", "2__md": "二"}, ["01", "2"]),
        ({"scan_1__md": "03版 要闻\n一"}, ["03"]),
        ({"1__md": "03版 要闻\n一"}, ["03"]),
        ({"3__md": "03版 要闻\n一"}, ["3"]),
        ({"page_1__md": "03版 要闻\n一"}, ["1"]),
        ({"1__md": "03版 要闻\n一", "3__md": "03版 要闻\n一"}, ["1", "3"]),
        ({"unnamed__md": "一"}, ["unnamed"]),
    ],
)
def test_a_label_is_the_stem_unless_name_or_text_says_otherwise(
    texts: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    assert labels(write(tmp_path, **texts)) == expected


def test_a_page_gets_its_name_and_address(tmp_path: Path) -> None:
    write(tmp_path, 页_in_a__md="03版 要闻\n一")
    (edition,) = plan([str(tmp_path)], HEZE).editions
    (page,) = load(edition).pages
    assert (page.label, page.name, page.source_url) == ("03", "要闻", (tmp_path / "页" / "a.md").as_uri())


def test_the_second_page_of_one_label_is_rejected_by_name(tmp_path: Path) -> None:
    write(tmp_path, page_3__md="一", 第3版__md="二")
    (edition,) = plan([str(tmp_path)], HEZE).editions
    loaded = load(edition)
    assert [page.content.decode() for page in loaded.pages] == ["一"]
    assert [Path(rejection.what).name for rejection in loaded.rejected] == ["第3版.md"]


def test_a_file_that_has_gone_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path, a__md="一", b__md="二")
    (edition,) = plan([str(tmp_path)], HEZE).editions
    (tmp_path / "a.md").unlink()
    loaded = load(edition)
    assert [page.label for page in loaded.pages] == ["b"]
    assert len(loaded.rejected) == 1


def test_batches_keep_editions_whole() -> None:
    editions = [EditionFiles("heze-daily", date(2025, 1, day), ("a", "b", "c")) for day in range(1, 6)]
    assert [len(batch) for batch in by_pages(editions, 6)] == [2, 2, 1]
    assert [len(batch) for batch in by_pages(editions, 1)] == [1] * 5
    assert [len(batch) for batch in by_pages(editions, 6, lambda _: 2)] == [3, 2]


@pytest.mark.parametrize(("names", "fewest"), [("a", 1), ("版" * 80, 2)])
def test_a_runs_parameters_are_no_more_than_prefect_takes(names: str, fewest: int) -> None:
    editions = [EditionFiles("heze-daily", date(2020, 1, 1) + timedelta(day), (names,)) for day in range(1_000)]
    runs = list(in_runs(editions))
    assert [edition for run in runs for edition in run] == editions
    assert len(runs) == fewest
    assert all(len(json.dumps([asdict(edition) for edition in run], default=str)) < 512 * 1024 for run in runs)


def test_natural_order() -> None:
    assert sorted(["p10", "p9", "A2", "10", "9"], key=natural) == ["9", "10", "A2", "p9", "p10"]


def test_a_day_that_has_not_come_is_not_taken_from_a_name(tmp_path):
    (tmp_path / "heze-daily").mkdir()
    for day in ("2025-02-19", "2095-02-19"):
        (tmp_path / "heze-daily" / f"{day}-A01.md").write_text("## 春灌\n水到了。", encoding="utf-8")
    planned = plan([str(tmp_path)], Given("heze-daily"), latest=date(2025, 2, 20))
    assert [str(edition.published_on) for edition in planned.editions] == ["2025-02-19"]
    (rejection,) = planned.rejected
    assert "2095-02-19, which has not come; give --date" in rejection.reason
    assert plan([str(tmp_path)], HEZE, latest=date(2025, 2, 20)).rejected == ()

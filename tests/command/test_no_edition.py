"""`xianwen no-edition`: what is marked is neither missing nor asked for, and gives way to an edition that comes."""

from pathlib import Path

import pytest
from commanding import rows, xianwen
from practising import asked, on_practice, serving

B = "practice-b"
STATES = "SELECT published_on, status, problems FROM v1_coverage ORDER BY 1"


def test_marked_days_are_not_asked_for(tmp_path: Path) -> None:
    with serving(tmp_path, "missing=2025-02-16") as site:
        variables = on_practice(tmp_path)
        period = ("--from", "2025-02-15", "--to", "2025-02-17")
        assert xianwen(tmp_path, "backfill", B, *period, **variables).code == 1
        ran = xianwen(tmp_path, "no-edition", B, *period, "--weekday", "sun", "--reason", "周日休刊", **variables)
        assert ran.code == 0
        assert "practice-b: 1 day marked: 周日休刊" in ran.out
        before = len(site.requests)
        again = xianwen(tmp_path, "backfill", B, *period, **variables)
        assert len(site.requests) == before
    assert again.code == 0
    assert "2 done, 1 no edition" in again.out
    assert rows(tmp_path, STATES)[1] == ("2025-02-16", "no_edition", '["周日休刊"]')


def test_of_no_day_no_reason_is_told(tmp_path: Path) -> None:
    assert xianwen(tmp_path, "ingest").code == 0
    ran = xianwen(tmp_path, "no-edition", "qingyi-daily", "--from", "2025-03-12")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "qingyi-daily: 0 days marked")


def test_what_is_here_stays_and_what_comes_takes_the_marks_place(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        variables = on_practice(tmp_path)
        xianwen(tmp_path, "fetch", B, "--date", "2025-02-12", **variables)
        ran = xianwen(tmp_path, "no-edition", B, "--from", "2025-02-12", "--to", "2025-02-13", **variables)
        assert ran.code == 1
        assert "practice-b/2025-02-12: pages of it are stored" in ran.err
        assert [row[1] for row in rows(tmp_path, STATES)] == ["complete", "no_edition"]
        assert xianwen(tmp_path, "fetch", B, "--date", "2025-02-13", **variables).code == 0
        assert asked(site)
    assert [row[1:] for row in rows(tmp_path, STATES)] == [("complete", "[]"), ("complete", "[]")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody", "--from", "2025-02-12"), "unknown newspaper"),
        (("heze-daily", "--from", "2025-02-31"), "no such date"),
        (("heze-daily", "--from", "2025-02-12", "--to", "2025-02-11"), "later than"),
        (("heze-daily",), "--from"),
        (("heze-daily", "--from", "2025-02-12", "--weekday", "someday"), "one of mon"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = xianwen(tmp_path, "no-edition", *arguments)
    assert ran.code == 2
    assert told in ran.err

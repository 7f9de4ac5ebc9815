"""`xianwen fetch` against the practice newspapers: every family, every fault, with what a person sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from commanding import Ran, complaints, rows, xianwen
from practising import PAGES, WHOLE, on_practice, serving

from flows.practice.editions import PAPERS
from flows.practice.faults import fault
from flows.practice.server import PracticeServer

DAY = "2025-02-19"
B = "practice-b"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PracticeServer]:
    with serving(tmp_path) as server:
        yield server


def fetch(folder: Path, *arguments: str, paper: str = B, day: str = DAY, **variables: str) -> Ran:
    return xianwen(folder, "fetch", paper, "--date", day, *arguments, **{**on_practice(folder), **variables})


def coverage(folder: Path) -> tuple[object, ...]:
    ((status, problems, pages, articles),) = rows(
        folder, "SELECT status, problems, pages_stored, articles FROM v1_coverage"
    )
    return status, problems, pages, articles


@pytest.mark.parametrize("paper", [each.id for each in PAPERS])
def test_an_edition_of_each_family_comes_whole(paper: str, tmp_path: Path, server: PracticeServer) -> None:
    ran = fetch(tmp_path, paper=paper)
    assert (ran.code, coverage(tmp_path)) == (0, ("complete", "[]", PAGES, WHOLE))
    assert f"{paper}/{DAY}  stored  2 pages  6 articles" in ran.out
    assert f"{WHOLE} new, 0 changed, 0 unchanged; 0 kept back" in ran.out
    agents = {request.agent for request in server.requests}
    assert len(agents) == 1
    assert agents.pop().endswith("(+mailto:us@example.org)")
    sources = {row[0] for row in rows(tmp_path, "SELECT DISTINCT source_url FROM v1_articles")}
    assert len(sources) == WHOLE
    assert all(str(source).startswith(server.address) for source in sources)


def test_the_same_again_asks_only_for_changes_and_stores_nothing(tmp_path: Path, server: PracticeServer) -> None:
    fetch(tmp_path)
    first, before = len(server.requests), rows(tmp_path, "SELECT * FROM responses")
    ran = fetch(tmp_path)
    again = server.requests[first:]
    assert ran.code == 0
    assert f"{B}/{DAY}  unchanged" in ran.out
    assert [request.status for request in again if request.path != "/robots.txt"] == [304] * (PAGES + WHOLE)
    assert rows(tmp_path, "SELECT * FROM responses") == before
    assert rows(tmp_path, "SELECT count(*) FROM v1_changes") == [(WHOLE,)]


def test_progress_goes_to_standard_error(tmp_path: Path, server: PracticeServer) -> None:
    lines = complaints(fetch(tmp_path))
    assert [line.partition("  (")[0] for line in lines] == [f"xianwen: page 0{n}: 3 articles" for n in (1, 2)]
    assert "requests" in lines[1]


def test_a_dry_run_asks_nobody(tmp_path: Path, server: PracticeServer) -> None:
    ran = fetch(tmp_path, "--dry-run")
    assert ran.code == 0
    assert f"new    {server.address}/b/html/2025-02/19/node_187.htm" in ran.out
    assert "pages are not known yet" in ran.err
    assert server.requests == []
    fetch(tmp_path)
    asked = len(server.requests)
    again = fetch(tmp_path, "--dry-run")
    assert again.out.count("again") == PAGES + WHOLE
    assert "2 pages known" in again.err
    assert len(server.requests) == asked


def test_without_leave_loopback_is_not_asked(tmp_path: Path, server: PracticeServer) -> None:
    ran = fetch(tmp_path, XIANWEN_FETCH_PRIVATE="0")
    assert ran.code == 1
    assert "XIANWEN_FETCH_PRIVATE=1" in ran.err
    assert server.requests == []


# What is switched on, the edition's status, articles stored, and what a person reads.
FAULTS = [
    (f"missing={DAY}", "missing", 0, "answered 404"),
    (f"newest={DAY}", "suspect", 0, "is of 2025-02-25, and 2025-02-19 was asked for"),
    (f"gone={DAY}", "missing", 0, "answered 404, sent on from"),
    ("agents=Mozilla", "missing", 0, "answered 403"),
    ("charset=iso-8859-1", "complete", WHOLE, ""),
    ("unavailable=1", "complete", WHOLE, ""),
    ("storm=1", "complete", WHOLE, ""),
    ("cut=1@content_", "complete", WHOLE, ""),
    ("cut=9@content_", "missing", 0, "the connection ended amid it"),
    ("truncated@node_188", "partial", 3, "ends in the middle"),
    ("endless@node_188", "partial", 3, "sent on more than 5 times"),
    ("huge@node_188", "partial", 3, "more than 1,048,576"),
    ("bomb=64@node_188", "partial", 3, "unpack to more than 1,048,576"),
    ("bomb=64@node_187", "missing", 0, "unpack to more than 1,048,576"),
]


@pytest.mark.parametrize(("switched", "status", "articles", "told"), FAULTS, ids=[each[0] for each in FAULTS])
def test_faults_are_outcomes(switched: str, status: str, articles: int, told: str, tmp_path: Path) -> None:
    with serving(tmp_path, switched):
        ran = fetch(tmp_path, XIANWEN_FETCH_TRIES="2", XIANWEN_FETCH_MEGABYTES="1")
    assert coverage(tmp_path)[0] == status, ran.err
    assert rows(tmp_path, "SELECT count(*) FROM v1_articles") == [(articles,)]
    assert ran.code == (status != "complete")
    assert told in " ".join(complaints(ran))
    assert "Traceback" not in ran.err


def test_what_was_missing_comes_with_the_next_call(tmp_path: Path) -> None:
    with serving(tmp_path, "cut=9@content_") as server:
        assert fetch(tmp_path, XIANWEN_FETCH_TRIES="1").code == 1
        server.faults = ()
        ran = fetch(tmp_path)
    assert (ran.code, coverage(tmp_path)) == (0, ("complete", "[]", PAGES, WHOLE))


def test_a_rebuilt_site_is_suspect_and_what_was_stored_stays(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        fetch(tmp_path)
        server.faults = (fault(f"newest={DAY}"),)
        ran = fetch(tmp_path)
    assert ran.code == 1
    assert "kept as suspect, not published" in ran.err
    assert coverage(tmp_path) == ("complete", "[]", PAGES, WHOLE)


def test_a_site_that_is_rebuilt_in_mid_year_is_fetched_on_both_sides(tmp_path: Path) -> None:
    with serving(tmp_path, "rebuild=2025-02-20"):
        for day in ("2025-02-19", "2025-02-20"):
            ran = fetch(tmp_path, day=day)
            assert ran.code == 0, ran.err
    found = rows(tmp_path, "SELECT DISTINCT source_url LIKE '%/pc/%' FROM v1_articles ORDER BY published_on")
    assert found == [(0,), (1,)]


def few_pages(folder: Path) -> None:
    """The newspaper's row expects more than comes."""
    file = folder / "papers.toml"
    file.write_text(file.read_text("utf-8").replace("pages = 2", "pages = 8").replace("articles = 6", "articles = 40"))


def test_too_little_is_kept_and_published_only_when_a_person_accepts_it(tmp_path: Path, server: PracticeServer) -> None:
    few_pages(tmp_path)
    ran = fetch(tmp_path)
    assert ran.code == 1
    assert "2 pages are linked, and at least 8 expected" in ran.err
    assert "6 articles were found, and at least 40 expected" in ran.err
    assert coverage(tmp_path)[0] == "suspect"
    assert rows(tmp_path, "SELECT * FROM v1_articles") == []
    assert rows(tmp_path, "SELECT status FROM v1_pages") == [("held",)] * 2
    fetch(tmp_path, "--accept")
    assert rows(tmp_path, "SELECT count(*) FROM v1_articles") == [(WHOLE,)]


def check(folder: Path, paper: str, day: str = DAY) -> Ran:
    return xianwen(folder, "newspapers", "check", paper, "--date", day, **on_practice(folder))


def test_an_address_that_leads_to_the_edition_is_well(tmp_path: Path, server: PracticeServer) -> None:
    ran = check(tmp_path, B)
    assert ran.code == 0
    assert f"ok       B   {server.address}/b/html/2025-02/19/node_187.htm" in ran.out
    assert "2 pages, 3 articles on page 01" in ran.out
    assert len(server.requests) == 3
    assert rows(tmp_path, "SELECT count(*) FROM responses") == [(3,)]
    assert rows(tmp_path, "SELECT * FROM v1_coverage") == []


def test_what_differs_from_the_row_is_said(tmp_path: Path, server: PracticeServer) -> None:
    few_pages(tmp_path)
    ran = check(tmp_path, B)
    assert ran.code == 1
    assert "differs  B" in ran.out
    assert "but at least 8 pages are expected" in ran.out
    assert "answered 404" in check(tmp_path, B, "2024-01-01").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("fetch", "nobody-daily"), "unknown newspaper"),
        (("fetch", "qingyi-daily"), "no e-paper of it is known"),
        (("fetch", "heze-daily", "--date", "yesterday"), "--date"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = xianwen(tmp_path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_page_of_elements_without_end_is_named_and_stops_no_other(tmp_path: Path, server: PracticeServer) -> None:
    server.faults = (fault("tags=100@node_188"),)
    ran = fetch(tmp_path)
    assert (ran.code, coverage(tmp_path)[2:]) == (1, (PAGES - 1, WHOLE // PAGES))
    assert "expected a page of at most 30,000 tags, found 100,003" in "\n".join(complaints(ran))


def test_an_article_of_elements_without_end_leaves_its_title_and_is_named(
    tmp_path: Path, server: PracticeServer
) -> None:
    fetch(tmp_path)
    path = next(request.path for request in server.requests if "/content_" in request.path)
    server.faults = (fault(f"tags=100@{path}"),)
    ran = fetch(tmp_path)
    ((title, body),) = rows(tmp_path, "SELECT title, body FROM v1_articles WHERE quality = 0")
    assert (ran.code, body) == (1, "")
    assert f"page 01 of {B}/{DAY}, article {title}: its title only: its own page cannot be read" in "\n".join(
        complaints(ran)
    )

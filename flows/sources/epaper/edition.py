"""One edition from its e-paper site: every page that is whole, as a manifest, and what is missing of the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.sources.editions import Loaded, Rejection
from flows.sources.epaper.entry import Closed, Opened, OtherDay, enter, open_page
from flows.sources.web.faults import Fault, Passing
from flows.sources.web.fetcher import Fetch, Fetched
from parsers.epaper.manifest import ArticleResponse, Manifest, Response, write_manifest
from parsers.epaper.model import ArticleLink, PageLink, UnreadableResponse
from parsers.model import Absence, Newspaper, RawPage


@dataclass(frozen=True, slots=True)
class WebEdition:
    """An edition to be fetched, as plain data."""

    newspaper: str
    published_on: date

    @property
    def name(self) -> str:
        return f"{self.newspaper}/{self.published_on}"


PageCame = Callable[[str, int], None]
"""Hears of a page that came whole: its label, and how many articles it has."""

Piece = tuple[ArticleLink, Fetched | None]


class _Stop(Exception):
    """The host answers nothing more now."""


@dataclass(slots=True)
class _Sheets:
    """The edition as far as it has come. `seen` are the keys of articles that stand on a page of it."""

    day: date
    fetch: Fetch
    page_came: PageCame
    entered: Opened
    pages: dict[str, RawPage] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    suspicions: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def reject(self, link: PageLink, reason: object, article: str = "") -> None:
        what = f"page {link.label}, article {article}" if article else f"page {link.label} ({link.url})"
        self.rejected.append(Rejection(what, str(reason), page=link.label))


def fetch_edition(paper: Newspaper, edition: WebEdition, fetch: Fetch, page_came: PageCame) -> Loaded:
    """The edition, or why there is none. A fault with a page or an article stops no other. Raises StorageError."""
    entered = enter(paper, edition.published_on, fetch)
    if isinstance(entered, Closed):
        return Loaded((), (), (), suspicions=entered.suspicions, absence=entered.absence)
    sheets, links = _Sheets(edition.published_on, fetch, page_came, entered), _links(entered)
    for at, link in enumerate(links, 1):
        try:
            _take(sheets, link._replace(label=link.label or str(at)))
        except _Stop:
            sheets.rejected.append(Rejection(f"{len(links) - at} more pages", "not asked for after that"))
            break
    return _loaded(sheets, len(links))


def _links(entered: Opened) -> list[PageLink]:
    """The edition's pages in its own order, each once; behind them the page that was opened, if it is none of them.

    Many an entry shows the first page at another address than its list of pages: what it links has come by then.
    """
    index, url = entered.index, entered.response.url
    links: dict[str, PageLink] = {}
    for link in (*index.pages, PageLink(index.label, index.name, url)):
        links.setdefault(_bare(link.url), link)
    return list(links.values())


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _take(sheets: _Sheets, link: PageLink) -> None:
    """One page with its articles. Raises _Stop."""
    try:
        opened = _opened(sheets, link)
        new = [article for article in opened.index.articles if article.key not in sheets.seen]
        pieces = [_piece(sheets, link, article) for article in new]
    except Fault as fault:
        sheets.reject(link, fault)
        if fault.of_host:
            raise _Stop from fault
    except UnreadableResponse as error:
        sheets.reject(link, error)
    except OtherDay as error:
        sheets.suspicions.append(str(error))
    else:
        _keep(sheets, link, opened, pieces)


def _opened(sheets: _Sheets, link: PageLink) -> Opened:
    if _bare(link.url) == _bare(sheets.entered.response.url):
        return sheets.entered
    return open_page(link.url, sheets.entered.system, sheets.day, sheets.fetch)


def _piece(sheets: _Sheets, link: PageLink, article: ArticleLink) -> Piece:
    """An article, and its response or None if there is none for good. Raises Fault if it may still come."""
    try:
        return article, sheets.fetch(article.url)
    except Fault as fault:
        if isinstance(fault, Passing) or fault.of_host:
            raise
        sheets.reject(link, fault, article.title or article.key)
        return article, None


def _keep(sheets: _Sheets, link: PageLink, opened: Opened, pieces: Sequence[Piece]) -> None:
    """The page as a manifest, unless all that it links stands on other pages."""
    if opened.index.articles and not pieces:
        return
    if link.label in sheets.pages:
        sheets.reject(link, f"{sheets.pages[link.label].source_url} is called so, too")
        return
    came = [response for _, response in pieces if response]
    parts = {each.sha256: each.content for each in (opened.response, *came)}
    content = write_manifest(_manifest(link, opened, pieces))
    sheets.pages[link.label] = RawPage(link.label, content, opened.response.url, link.name, parts)
    sheets.seen.update(article.key for article, _ in pieces)
    sheets.page_came(link.label, len(came))


def _manifest(link: PageLink, opened: Opened, pieces: Sequence[Piece]) -> Manifest:
    articles = (ArticleResponse(_response(got, link.url), link.title, link.polygons) for link, got in pieces)
    return Manifest(opened.system.name, link.label, link.name, _response(opened.response, link.url), tuple(articles))


def _response(got: Fetched | None, url: str) -> Response:
    return Response(got.url, got.content_type, got.sha256) if got else Response(url, "", "")


def _loaded(sheets: _Sheets, linked: int) -> Loaded:
    """Without any page, and nothing suspicious, the edition is missing until it can be had."""
    pages = tuple(sheets.pages.values())
    reasons = "; ".join(f"{each.what}: {each.reason}" for each in sheets.rejected)
    return Loaded(
        pages,
        tuple(page.source_url for page in pages),
        tuple(sheets.rejected) if pages else (),
        entire=not sheets.rejected,
        linked=linked,
        suspicions=tuple(dict.fromkeys(sheets.suspicions)),
        absence=None if pages or sheets.suspicions else Absence("missing", reasons or "its index links no page"),
    )

"""One edition from its e-paper site: every page that is whole, as a manifest, and what is missing of the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.sources.editions import Loaded, Rejection
from flows.sources.epaper.entry import Closed, Opened, OtherDay, enter, open_page
from flows.sources.web.bodies import has_end
from flows.sources.web.faults import Fault, Passing, WrongAddress
from flows.sources.web.fetcher import Fetch, Fetched
from parsers.epaper.addresses import parsed
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
class _Ends:
    """Of one kind of response: how many have their end, and which have not. What comes so again is so."""

    whole: int = 0
    cut: list[tuple[PageLink, str]] = field(default_factory=list)

    def note(self, response: Fetched | None, link: PageLink, article: str = "") -> None:
        if response and has_end(response.content):
            self.whole += 1
        elif response and not response.again:
            self.cut.append((link, article))


@dataclass(slots=True)
class _Sheets:
    """The edition as far as it has come: its pages by address (`links`) and, those that came, by label (`pages`).

    `seen` are the keys of articles that stand on a page of it, `elsewhere` those that a page links as another page's,
    with that page and their title; `doubles` counts pages that were another's twin.
    """

    day: date
    fetch: Fetch
    page_came: PageCame
    entered: Opened
    links: dict[str, PageLink] = field(default_factory=dict)
    pages: dict[str, RawPage] = field(default_factory=dict)
    indexes: _Ends = field(default_factory=_Ends)
    articles: _Ends = field(default_factory=_Ends)
    rejected: list[Rejection] = field(default_factory=list)
    suspicions: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    elsewhere: dict[str, tuple[PageLink, str]] = field(default_factory=dict)
    doubles: int = 0

    def know(self, links: Iterable[PageLink]) -> None:
        """Pages that are linked, each once, in the order in which they are seen."""
        for link in links:
            self.links.setdefault(_bare(link.url), link)

    def reject(self, link: PageLink, reason: object, article: str = "") -> None:
        what = f"page {link.label}, article {article}" if article else f"page {link.label} ({link.url})"
        self.rejected.append(Rejection(what, str(reason), page=link.label))


def fetch_edition(paper: Newspaper, edition: WebEdition, fetch: Fetch, page_came: PageCame) -> Loaded:
    """The edition, or why there is none. A fault with a page or an article stops no other.

    Raises OutOfTime, StorageError.
    """
    entered = enter(paper, edition.published_on, fetch)
    if isinstance(entered, Closed):
        return Loaded((), (), (), suspicions=entered.suspicions, absence=entered.absence)
    sheets = _Sheets(edition.published_on, fetch, page_came, entered)
    _take_all(sheets)
    _reject_cut(sheets)
    _reject_homeless(sheets)
    return _loaded(sheets)


def _take_all(sheets: _Sheets) -> None:
    """Every page that the entry links, and those that only another page links; then the entry, if it is none of them.

    Many an entry shows the first page at another address than its list of pages: what it links has come by then.
    """
    index, url = sheets.entered.index, sheets.entered.response.url
    sheets.know(index.pages)
    taken = 0
    while taken < len(sheets.links):
        link = list(sheets.links.values())[taken]
        taken += 1
        try:
            _take(sheets, link, str(taken))
        except _Stop:
            sheets.rejected.append(Rejection(f"{len(sheets.links) - taken} more pages", "not asked for after that"))
            return
        if taken == len(sheets.links):
            sheets.know([PageLink(index.label, index.name, url)])


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _take(sheets: _Sheets, linked: PageLink, number: str) -> None:
    """One page with its articles; `number` is its label if neither a link nor itself says one. Raises _Stop."""
    link = linked._replace(label=linked.label or number)
    try:
        opened = _opened(sheets, link)
        link = link._replace(label=linked.label or opened.index.label or number, name=linked.name or opened.index.name)
        sheets.know(opened.index.pages)
        sheets.elsewhere |= {each.key: (link, each.title or each.key) for each in opened.index.foreign}
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
    """An article and its response: if there is none for good, the one that came before. Raises Fault if it may come.

    An article that its page still links was not taken back by the newspaper, whatever became of its address.
    """
    try:
        return article, sheets.fetch(article.url)
    except WrongAddress as fault:
        sheets.reject(link, fault, article.title or article.key)
        return article, None
    except Fault as fault:
        if isinstance(fault, Passing) or fault.of_host:
            raise
        before = sheets.fetch.before(article.url)
        stands = "; what came from there before stands" if before else ""
        sheets.reject(link, f"{fault}{stands}", article.title or article.key)
        return article, before


def _keep(sheets: _Sheets, link: PageLink, opened: Opened, pieces: Sequence[Piece]) -> None:
    """The page as a manifest, unless all that it links stands on other pages."""
    if opened.index.articles and not pieces:
        sheets.doubles += 1
        return
    if link.label in sheets.pages:
        sheets.reject(link, f"{sheets.pages[link.label].source_url} is called so, too")
        return
    came = [response for _, response in pieces if response]
    parts = {each.sha256: each.content for each in (opened.response, *came)}
    content = write_manifest(_manifest(link, opened, pieces))
    sheets.pages[link.label] = RawPage(link.label, content, opened.response.url, link.name, parts)
    sheets.seen.update(article.key for article, _ in pieces)
    sheets.indexes.note(opened.response, link)
    for article, response in pieces:
        sheets.articles.note(response, link, article.title or article.key)
    sheets.page_came(link.label, len(came))


def _manifest(link: PageLink, opened: Opened, pieces: Sequence[Piece]) -> Manifest:
    articles = (ArticleResponse(_response(got, link.url), link.title, link.polygons) for link, got in pieces)
    return Manifest(opened.system.name, link.label, link.name, _response(opened.response, link.url), tuple(articles))


def _response(got: Fetched | None, url: str) -> Response:
    return Response(got.url, got.content_type, got.sha256) if got else Response(url, "", "")


def _reject_cut(sheets: _Sheets) -> None:
    """A page is kept back if its index or an article ends in the middle, as others of this edition do not."""
    reason = "it ends in the middle: no </html>, and others have; kept back until it comes whole, or the same again"
    for ends in (sheets.indexes, sheets.articles):
        for link, article in ends.cut if ends.whole else ():
            sheets.reject(link, reason, article)
            sheets.pages.pop(link.label, None)


def _reject_homeless(sheets: _Sheets) -> None:
    """Articles of this very edition that pages link as another page's, and no page has: they must not get lost."""
    if sheets.rejected or sheets.suspicions:
        return
    its_own = {parsed(key).edition for key in sheets.seen if parsed(key).published_on}
    for key, (link, title) in sheets.elsewhere.items():
        if key not in sheets.seen and parsed(key).edition in its_own:
            sheets.reject(link, f"{key} is linked there as another page's, and no page has it", title)


def _loaded(sheets: _Sheets) -> Loaded:
    """Without any page, and nothing suspicious, the edition is missing until it can be had."""
    pages = tuple(sheets.pages.values())
    reasons = "; ".join(f"{each.what}: {each.reason}" for each in sheets.rejected)
    return Loaded(
        pages,
        tuple(page.source_url for page in pages),
        tuple(sheets.rejected) if pages else (),
        entire=not sheets.rejected,
        linked=len(sheets.links) - sheets.doubles,
        suspicions=tuple(dict.fromkeys(sheets.suspicions)),
        absence=None if pages or sheets.suspicions else Absence("missing", reasons or "its index links no page"),
    )

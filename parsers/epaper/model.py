"""The nouns of e-papers (数字报): how a site is built, what its pages link, and what an article page says."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class UnreadableResponse(Exception):
    """A response is not what its place in the edition asks for: `address`, what was expected there, what was found."""

    def __init__(self, address: str, expected: str, found: str) -> None:
        super().__init__(f"{address}: expected {expected}, found {found}")
        self.address, self.expected, self.found = address, expected, found


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors by field; of several the first that finds something counts.

    `articles` is the page's own list of titles, `pictures` what holds a picture with its caption, `printed_on` where
    an article page prints newspaper, day and page.
    """

    page_name: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    printed_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class System:
    """How the e-paper of a site is built.

    `name` stands in manifests: the family's letter, with the newspaper's own selectors `D heze-daily`. `page` and
    `article` are regular expressions that the address (without query) of a page's index or of an article ends with.
    """

    name: str
    family: str
    page: str
    article: str
    selectors: Selectors


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a newspaper was reported to stand, and on which days; None: not known.

    `entry` is an address with {YYYY}, {MM} and {DD} for the day; without them it leads to the newest edition. `family`
    is the letter of its platform, `system` how it is read, None where it cannot be. `seen`: who reported it and when.
    """

    entry: str
    family: str
    system: System | None
    valid_from: date | None = None
    valid_until: date | None = None
    seen: str = ""


class Entry(NamedTuple):
    """The address at which an edition begins, and the system that stands behind it."""

    url: str
    system: System


class PageLink(NamedTuple):
    """A page of the edition: label (A01, 3), name (要闻), address of its index and of its PDF ("" for none)."""

    label: str
    name: str
    url: str
    pdf_url: str = ""


class ArticleLink(NamedTuple):
    """An article that a page links. `key` names it whatever the query of its address says.

    `polygons` are its places on the page's picture: a piece may have several; each is x and y in turn, in pixels.
    """

    url: str
    key: str
    title: str
    polygons: tuple[tuple[int, ...], ...] = ()
    in_map: bool = False
    in_list: bool = False


@dataclass(frozen=True, slots=True)
class PageIndex:
    """What the index of one page says: the page itself, all pages of the edition, and the articles.

    `published_on` is what the page prints or its address says, None for neither. `articles` are the page's own, in
    the order of its list; `foreign` are linked in other boxes and belong to other pages.
    """

    published_on: date | None
    label: str
    name: str
    pages: tuple[PageLink, ...]
    articles: tuple[ArticleLink, ...]
    foreign: tuple[ArticleLink, ...] = ()
    pdf_url: str = ""
    picture_url: str = ""


class Redirect(NamedTuple):
    """The response sends the reader on, by a meta element or a script."""

    url: str


class Image(NamedTuple):
    """A picture of an article: its address and caption ("" for none)."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What an article page says; "" and None for what it does not say. `paragraphs` are lines without indent.

    `guessed`: no selector of the system found the text, it was taken from where most of it seems to stand.
    """

    published_on: date | None
    page_label: str
    title: str
    kicker: str = ""
    subtitle: str = ""
    author: str = ""
    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    newspaper_name: str = ""
    guessed: bool = False

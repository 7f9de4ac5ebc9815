"""The same page written in many ways (capitals, quotes, boxes, buttons around it): every family reads it the same."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from flows.practice.editions import PAPERS, Paper
from flows.practice.sites import ENTRIES, Years, find
from parsers.epaper.article import read_article
from parsers.epaper.entries import filled
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import ArticlePage, PageIndex, Redirect

DAY = date(2025, 2, 19)
YEARS = Years(date(2025, 1, 1), date(2025, 12, 31), 8, 6)
HOST = "http://paper.example"
BODY = re.compile(r"(<body[^>]*>)(.*)(</body>)", re.DOTALL | re.IGNORECASE)
OWN = r'href="(?!http|#|java|/)([^"#]+)"'
BUTTONS = '<p><a href="#">打印</a> <a href="javascript:zoom(16)">大</a> <a href="#top"><img src=up.gif></a></p>'
SCRIPT = "<script>var a = \"<a href='content_999.htm'>甲</a>\";</script><noscript><img src=x.gif></noscript>"
XHTML = (
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">\n'
)


def within(before: str, behind: str) -> Callable[[str], str]:
    return lambda page: BODY.sub(rf"\g<1>{before}\g<2>{behind}\g<3>", page)


def put(pattern: str, by: str) -> Callable[[str], str]:
    return lambda page: re.sub(pattern, by, page, flags=re.IGNORECASE)


def spelled(form: str) -> Callable[[str], str]:
    return lambda page: re.sub("[一-鿿]", lambda found: form.format(ord(found[0])), page)


WAYS: dict[str, Callable[[str], str]] = {
    "tags in capitals": lambda page: re.sub(r"</?[a-z][\w-]*", lambda found: found[0].upper(), page),
    "attributes in capitals": lambda page: re.sub(r"\s[a-z-]+(?==\")", lambda found: found[0].upper(), page),
    "single quotes": put('="([^"\'<>]*)"', r"='\1'"),
    "no quotes": put(r'="([\w./#?=:-]+)"', r"=\1"),
    "lines of Windows": lambda page: page.replace("\n", "\r\n"),
    "one line": put(r">\s*\n\s*<", "><"),
    "every box on a line of its own": put(r"><(?!/?(?:b|i|a|span|font|strong|em)\b)", ">\n  <"),
    "comments": put(r"(<(?:div|td|ul|li|p)\b[^>]*>)", r"\1<!-- x -->"),
    "boxes around": within('<div class="wrapper"><div id="outer">', "</div></div>"),
    "tables around": within("<table><tr><td><table><tr><td>", "</td></tr></table></td></tr></table>"),
    "decimal references": spelled("&#{};"),
    "hexadecimal references": spelled("&#x{:x};"),
    "colours in links": put(r"(<a\b[^>]*>)([^<]+)(</a>)", r"\1<font color=red>\2</font>\3"),
    "names of links on lines of their own": put(r"(<a\b[^>]*>)([^<]*\S[^<]*)(</a>)", "\\1\n\t\t\\2 \n\\3"),
    "links with titles": put("<a ", '<a target="_blank" title="点击阅读" '),
    "links to a place in the page": put(OWN, r'href="\1#top"'),
    "links from here": put(OWN, r'href="./\1"'),
    "fonts": put(r"(<p\b[^>]*>)([^<]+)(</p>)", r'\1<span style="font-size:14px">\2</span>\3'),
    "indents": put(r"(<p\b[^>]*>)[\s　]*([^<\s　]+)", r"\1&nbsp;&nbsp;　\2"),
    "bold beginnings": put(r"(<p\b[^>]*>[\s　]*)([^<\s　]{2})", r"\1<strong>\2</strong>"),
    "paragraphs left open": lambda page: page.replace("</p>", "").replace("</li>", ""),
    "line breaks": put(r"</p>\s*<p[^>]*>", "<br><br>"),
    "boxes for paragraphs": put(r"<(/?)p\b", r"<\1div"),
    "XHTML": lambda page: XHTML + re.sub(r"<!DOCTYPE[^>]*>", "", page, flags=re.IGNORECASE),
    "a mark of the byte order": lambda page: "\ufeff" + page,
    "more classes": put('class="', 'class="theme '),
    "a script": within(SCRIPT, ""),
    "buttons": within(BUTTONS, ""),
    "what is hidden": within('<div style="display:none"><h1>藏着的题</h1><p>藏着的文字。</p></div>', ""),
    "sharing": within("", '<div class="share"><a href="#">分享到</a></div><p>版权所有 某某报社 鲁ICP备12345号</p>'),
}

Response = tuple[bytes, str, str]


def answer(url: str) -> Response:
    found = find(url.removeprefix(HOST), YEARS, ())
    assert found is not None, url
    return found.body, url, found.content_type


def written(response: Response, way: str) -> Response:
    body, url, content_type = response
    for encoding in ("utf-8", "gb18030"):
        try:
            return WAYS[way](body.decode(encoding)).encode(encoding), url, content_type
        except UnicodeDecodeError:
            continue
    raise AssertionError(url)


class Site(NamedTuple):
    """A family, its second page and the first articles on it as they are sent, and what is read of them."""

    family: str
    page: Response
    articles: list[Response]
    found: PageIndex | Redirect
    readings: list[ArticlePage]


@pytest.fixture(scope="module", params=PAPERS, ids=lambda paper: paper.family)
def site(request: pytest.FixtureRequest) -> Site:
    paper: Paper = request.param
    family = families()[paper.family]
    url = f"{HOST}/{paper.folder}/{filled(ENTRIES[paper.family], DAY)}"
    while isinstance(read := read_index(*answer(url), family), Redirect):
        url = read.url
    second = answer(read.pages[1].url)
    index = read_index(*second, family)
    assert isinstance(index, PageIndex)
    assert len(index.articles) == 6
    articles = [answer(link.url) for link in index.articles[:3]]
    return Site(paper.family, second, articles, index, [read_article(*each, family) for each in articles])


@pytest.mark.parametrize("way", WAYS)
def test_it_is_read_the_same(site: Site, way: str) -> None:
    family = families()[site.family]
    page, articles = written(site.page, way), [written(each, way) for each in site.articles]
    assert (page, articles) != (site.page, site.articles)
    assert read_index(*page, family) == site.found
    assert [read_article(*each, family) for each in articles] == site.readings


def test_dots_go_out_of_whole_addresses_too() -> None:
    from parsers.epaper.addresses import joined

    page = "http://paper.example/a/b/node_1.htm"
    assert joined(page, "http://paper.example/a/b/./../b/node_2.htm?k#t") == "http://paper.example/a/b/node_2.htm?k#t"
    assert joined(page, "http://paper.example/.well/node_2.htm") == "http://paper.example/.well/node_2.htm"

"""Pages of an e-paper put together from article pages, as fetching does."""

from hashlib import sha256

from parsers.epaper.manifest import ArticleResponse, Manifest, Response, write_manifest
from parsers.model import Newspaper, PageReading, RawPage
from parsers.reading import read_page

from .reading import DAY

PAPER = Newspaper("qingyi-daily", "清漪日报", "990121", 4)
INDEX = Response("http://paper.example/qyrb/html/2025-03/12/node_1.htm", "text/html", "0" * 64)


def html(title: str, *paragraphs: str, **heads: str) -> bytes:
    """An article page of Founder's newer classic skin."""
    fields = "".join(f'<div class="main-article-{name}">{text}</div>' for name, text in heads.items())
    body = "".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs)
    head = (
        f'<div class="main-article-pretitle">{heads.pop("above", "")}</div><h2 class="main-article-title">{title}</h2>'
    )
    return f'<html><body>{head}{fields}<div class="main-article-con">{body}</div></body></html>'.encode()


def page(*articles: tuple[str, bytes | None], label: str = "1", name: str = "要闻", system: str = "B") -> RawPage:
    """A page of these articles: the title that its index links, and the bytes that came (None: nothing)."""
    parts = {sha256(content).hexdigest(): content for _, content in articles if content is not None}
    responses = [
        Response(
            f"http://paper.example/qyrb/html/2025-03/12/content_{number}.htm",
            "text/html",
            "" if content is None else sha256(content).hexdigest(),
        )
        for number, (_, content) in enumerate(articles, 1)
    ]
    linked = tuple(ArticleResponse(response, title) for response, (title, _) in zip(responses, articles, strict=True))
    return RawPage(label, write_manifest(Manifest(system, label, name, INDEX, linked)), INDEX.url, name, parts)


def read(raw: RawPage) -> PageReading:
    return read_page(raw, PAPER, DAY)

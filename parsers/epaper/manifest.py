"""A page of an e-paper as one small file: which responses make it up, in order. The same page gives the same bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parsers.formats.errors import UnreadablePage

FORMAT = "xianwen e-paper page 1"
UNREAD = "unread_article"
"""A flag: an article whose page did not come or could not be read."""

_START = b'{"articles":'


@dataclass(frozen=True, slots=True)
class Response:
    """What came from an address. `sha256` names its bytes in the archive, "" where nothing came."""

    url: str
    content_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ArticleResponse:
    """The response of an article, and the title and polygons with which the page's index links it."""

    response: Response
    title: str
    polygons: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """One page: `system` is the name of the system it was read with, `label` and `name` are the page's."""

    system: str
    label: str
    name: str
    index: Response
    articles: tuple[ArticleResponse, ...]


def is_manifest(content: bytes) -> bool:
    """Whether a page's bytes are a manifest, and no text."""
    return content.startswith(_START) and f'"format":"{FORMAT}"'.encode() in content


def write_manifest(manifest: Manifest) -> bytes:
    """Canonical JSON: sorted keys, no white space, UTF-8."""
    said = {
        "format": FORMAT,
        "system": manifest.system,
        "label": manifest.label,
        "name": manifest.name,
        "index": _response(manifest.index),
        "articles": [
            {**_response(each.response), "title": each.title, "polygons": each.polygons} for each in manifest.articles
        ],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest that these bytes are. Raises UnreadablePage."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise UnreadablePage(f"the manifest has format {said['format']!r}; this version reads {FORMAT!r}")
        return Manifest(
            said["system"],
            said["label"],
            said["name"],
            _read_response(said["index"]),
            tuple(
                ArticleResponse(_read_response(each), each["title"], tuple(map(tuple, each["polygons"])))
                for each in said["articles"]
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadablePage(f"the manifest of the page is damaged: {error!r}; fetch the page again") from error


def _response(response: Response) -> dict[str, str]:
    return {"url": response.url, "content_type": response.content_type, "sha256": response.sha256}


def _read_response(said: Mapping[str, Any]) -> Response:
    return Response(str(said["url"]), str(said["content_type"]), str(said["sha256"]))

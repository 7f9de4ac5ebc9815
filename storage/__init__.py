"""What we keep: schema and migrations, saving an edition, the archive of raw bytes, the questions asked of them.

For other programs: `storage.opened(url)`, and on a connection `storage.find(…)`, `storage.article(…)` and
`storage.changes(…)`, with typed results. They are imported when they are first used: the command must start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage.database import opened as opened
    from storage.feed import read as changes
    from storage.query import article as article
    from storage.query import find as find

__all__ = ["article", "changes", "find", "opened"]

_PLACES = {
    "article": "storage.query:article",
    "changes": "storage.feed:read",
    "find": "storage.query:find",
    "opened": "storage.database:opened",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, wanted = _PLACES[name].partition(":")
    return getattr(import_module(module), wanted)

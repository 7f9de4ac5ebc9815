"""The data dictionary of docs/data.md, written from the views: `python -m storage.dictionary docs/data.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from storage.views import VIEWS, View

HEADING = "## The views\n"
"""What stands below it in the document is written here."""


def written_into(document: str) -> str:
    """The document with today's dictionary at its end."""
    head, _, _ = document.partition(HEADING)
    return head + HEADING + "\n".join("\n".join(_section(view)) for view in VIEWS)


def _section(view: View) -> Iterator[str]:
    yield from (f"### {view.name}", view.meaning, "", "| column | meaning |", "|---|---|")
    yield from (f"| `{column.name}` | {column.meaning} |" for column in view.columns)
    yield ""


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(written_into(page.read_text("utf-8")), "utf-8")

"""The stories written for this bench: places, people and events are invented."""

from pathlib import Path

from benchmarks.second.model import Kind, Story

TEXTS = Path(__file__).parent / "texts"
FIELDS = {"T": "title", "K": "kicker", "S": "subtitle", "C": "column", "B": "byline", "D": "dateline", "R": "credit"}


def own_stories() -> list[list[Story]]:
    """Every story, those of one collection of short items together."""
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt")))
    return [_stories(block) for block in texts.split("@")[1:]]


def _stories(block: str) -> list[Story]:
    kind, *lines = block.rstrip("\n").split("\n")
    heads = {FIELDS[line[0]]: line[2:].lstrip("—") for line in lines if line[:1] in FIELDS and line[1:2] == " "}
    body = [line for line in lines if not (line[:1] in FIELDS and line[1:2] == " ")]
    if kind == "items":
        return _items(heads["column"], body)
    return [_story(kind, heads, tuple(body))]


def _items(column: str, body: list[str]) -> list[Story]:
    """Items with titles have them on lines that do not end in a full stop."""
    if all(line.endswith("。") for line in body):
        return [Story("item", "", (line,), column=column) for line in body]
    return [Story("item", head, (text,), column=column) for head, text in zip(body[::2], body[1::2], strict=True)]


def _story(kind: str, heads: dict[str, str], body: tuple[str, ...]) -> Story:
    kinds: dict[str, Kind] = {
        "news": "news", "essay": "essay", "poem": "poem", "interview": "interview", "letter": "letter",
        "notice": "notice", "ad": "ad", "weather": "weather", "photo": "photo", "bulletin": "bulletin",
    }  # fmt: skip
    heads["title"] = heads.get("title", "").lstrip("—")
    return Story(kinds[kind], paragraphs=body, **heads)

"""The newspapers that this installation knows: the packaged ones, and those of the user's own file."""

from functools import cache
from pathlib import Path

from flows.settings import BadSetting, read_settings
from parsers.model import Newspaper
from parsers.newspapers.registry import newspapers, together
from parsers.newspapers.rows import BadRegistry


@cache
def known() -> tuple[Newspaper, ...]:
    """All newspapers, the user's own first. Raises BadSetting for a file that cannot be read or is not in order."""
    file = read_settings().newspapers
    if not file:
        return newspapers()
    try:
        return together(own(Path(file)))
    except BadSetting as error:
        raise BadSetting(f"XIANWEN_NEWSPAPERS: {error}") from error


def own(file: Path) -> tuple[Newspaper, ...]:
    """The newspapers of a user's file. Raises BadSetting."""
    from parsers.newspapers.own import own_newspapers

    try:
        return own_newspapers(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise BadSetting(f"{file} cannot be read ({said}); name a file of newspapers that is there") from error
    except BadRegistry as error:
        raise BadSetting(str(error)) from error

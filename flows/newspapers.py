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
    return together(own(Path(file))) if file else newspapers()


def own(file: Path) -> tuple[Newspaper, ...]:
    """The newspapers of a user's file. Raises BadSetting."""
    from parsers.newspapers.own import own_newspapers

    try:
        return own_newspapers(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"XIANWEN_NEWSPAPERS: {file} cannot be read ({error}); name a file or unset it") from error
    except BadRegistry as error:
        raise BadSetting(f"XIANWEN_NEWSPAPERS: {error}") from error

"""A file that is there only when it is whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from flows.errors import WrongUse


@contextmanager
def appearing(file: Path, *, in_place: bool = False) -> Iterator[BinaryIO]:
    """Written under a passing name beside it; `in_place` of one that is there already. Raises WrongUse."""
    if file.is_dir():
        raise WrongUse(f"{file} is a folder: name a file in it")
    if file.exists() and not in_place:
        raise WrongUse(f"{file} is there already: name another file")
    passing = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with passing.open("xb") as out:
            yield out
        passing.replace(file)
    except OSError as error:
        raise WrongUse(f"{file} cannot be written ({error.strerror}): name another place, or free space") from error
    finally:
        passing.unlink(missing_ok=True)

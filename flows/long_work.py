"""The garbage collector of a command: off while modules are imported, on again before long work."""

import gc
from functools import cache

NEW_OBJECTS = 20_000
"""Python's own 700 are there after half a page; what is read is no garbage, and dies by its count of references."""


@cache
def expect_long_work() -> None:
    """Once a process."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()

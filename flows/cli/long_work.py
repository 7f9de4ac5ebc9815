"""The garbage collector of a command: off while modules are imported, on again before long work."""

import gc

NEW_OBJECTS = 20_000
"""Python's own 700 are there after half a page; what is read is no garbage, and dies by its count of references."""


def expect_long_work() -> None:
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()

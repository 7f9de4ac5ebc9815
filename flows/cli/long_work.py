"""The garbage collector of a command: off while modules are imported, on again before long work."""

import gc


def expect_long_work() -> None:
    gc.freeze()
    gc.enable()

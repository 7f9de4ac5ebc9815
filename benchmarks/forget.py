"""Forgets what the parsers remember of the pages they have read, so that no measurement finds its answers ready."""

import sys


def forget() -> None:
    """Empties every cache of bounded size; what is kept without bound is knowledge: tables, words, weights."""
    for name, module in list(sys.modules.items()):
        if name.startswith("parsers."):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                    value.cache_clear()

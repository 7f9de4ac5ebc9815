"""Whether two articles say the same in nearly the same words: wire copy, twins, one page in two forms.

Compared are runs of five characters without white space and marks. Words will not do: text that was wrapped anew or cut
otherwise has other words at its edges, and then no two of ten copies are found.
"""

import re
from collections.abc import Iterator

from rensa import RMinHash

RUN = 5
LEAST_RUNS = 60
"""Shorter texts are too much alike by form alone: notices of a loss, weather in one sentence."""

BANDS, ROWS = 42, 3
"""Two texts that share half of their runs meet in at least one band with 0.996, those that share a tenth with 0.04."""

LEAST_SHARED = 0.55
LEAST_COMMON = 0.3
"""Of the runs of the shorter text so many stand in the longer one, and of all runs of both so many in both."""

SEED = 20250219
VERSION = f"{RUN} {BANDS}x{ROWS} {SEED} {RMinHash.ALGORITHM_VERSION}"
"""Fingerprints of another version cannot be compared with those of today."""

_BARE = re.compile(r"[\W_]+")
_BYTES = 4


def runs(text: str) -> frozenset[str]:
    """The runs of a text; none when it is too short to be compared."""
    bare = _BARE.sub("", text)
    found = frozenset([bare[at : at + RUN] for at in range(len(bare) - RUN + 1)])
    return found if len(found) >= LEAST_RUNS else frozenset()


def fingerprint(found: frozenset[str]) -> bytes:
    """504 bytes that are alike where the runs are: 126 numbers, four bytes each."""
    made = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update(list(found))
    return b"".join([number.to_bytes(_BYTES, "little") for number in made.digest()])


def bands(print_: bytes) -> Iterator[bytes]:
    """The keys under which a fingerprint meets those that are like it."""
    width = ROWS * _BYTES
    for band in range(BANDS):
        yield bytes((band,)) + print_[band * width : (band + 1) * width]


def similarity(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter text's runs that stand in the longer one, 0 to 1."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def is_reprint(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the two are one article: most of the shorter stands in the longer, and the longer holds not much else."""
    common = len(first & second)
    every = len(first) + len(second) - common
    return common >= LEAST_SHARED * min(len(first), len(second)) and common >= LEAST_COMMON * every > 0

"""Rules for text that stands twice: tails and seams.

Legitimate repetition is far more frequent than the artefact; each rule says what must speak for the error.
"""

import itertools
import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.blocks import without
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.datelines import DATELINE
from parsers.lines import Line, Look, bare_lines, ends_sentence, lines

_SHORTEST_TAIL = 3
_SHORTEST_WHOLE = 10
_LEAST_ABOVE = 12
_SAID = re.compile(rf"[{HAN}]{{1,6}}(?:说|表示|介绍)。")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of the paragraph above, cut in mid-sentence, goes."""
    above: Line | None = None
    for line in bare_lines(text):
        if above and above.text.endswith(line.text) and _is_tail(above.text, line.text) and not line.level:
            yield without(text, line)
        else:
            above = line


def _is_tail(above: str, line: str) -> bool:
    if not _SHORTEST_TAIL <= len(line) < len(above) or len(above) < _LEAST_ABOVE:
        return False
    return not _ends(above[: -len(line)]) or len(line) >= _SHORTEST_WHOLE or bool(_SAID.fullmatch(line))


def _ends(above: str) -> bool:
    """Whether a sentence or a speech ends here, and not a word in quotation marks."""
    return ends_sentence(above) or above.endswith("—")


_SHORTEST_SEAM = 4
_SURE_SEAM = 16
_LONGEST_SEAM = 200
_SHORTEST_TORN = 8


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined."""
    for k, (above, below) in enumerate(itertools.pairwise(bare_lines(text))):
        if above.level or below.level or below.text[:_SHORTEST_SEAM] not in above.text:
            continue
        size = _overlap(above.text, below.text)
        if size and (not above.ends_sentence or size >= _SURE_SEAM) and _is_torn(text, k, size):
            yield Change(above.end, below.start + size, "")


def _is_torn(text: str, k: int, size: int) -> bool:
    """Whether line k is body text or, however short, torn in the middle of a word; a heading may come again."""
    above, below = bare_lines(text)[k : k + 2]
    if "，" in above.text or DATELINE.match(above.text):
        return True
    if size >= _SHORTEST_TORN and words.word_across(above.text, below.text[size:]):
        return True
    return lines(text)[k].look is Look.BODY


def _overlap(above: str, below: str) -> int:
    """The length of the longest end of `above` that `below` begins with, 0 if too short to mean anything."""
    longest = min(len(above), len(below) - 1, _LONGEST_SEAM)
    probe = below[:_SHORTEST_SEAM]
    at = above.find(probe, len(above) - longest) if longest >= _SHORTEST_SEAM else -1
    while at >= 0:
        if below.startswith(above[at:]):
            return len(above) - at
        at = above.find(probe, at + 1)
    return 0

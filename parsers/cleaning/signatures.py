"""Signed paragraphs: a copy may stand right above who signed, as a tile that ends there leaves it, or right below."""

from collections import Counter
from collections.abc import Sequence

from parsers.bylines import glued_byline
from parsers.lines import Line
from parsers.notes import note_behind

_ALIKE = 4


def unsigned(page: Sequence[Line]) -> Sequence[Line]:
    """The lines as they are before who signed them in brackets, or the note where they go on.

    What is then taken out of a line leaves the signature to the line above. Lines that end alike with it keep it.
    """
    cuts = {k: cut for k, line in enumerate(page) if line.text[-1] in "）)" and (cut := _before_signature(line.text))}
    if not cuts:
        return page
    ends = {k: page[k].text[max(0, cut - _ALIKE) :] for k, cut in cuts.items()}
    times = Counter(ends.values())
    return [_cut(line, cuts[k]) if k in cuts and times[ends[k]] == 1 else line for k, line in enumerate(page)]


def _before_signature(text: str) -> int:
    """Where the signature or note behind a sentence begins, 0 for none."""
    found = glued_byline(text) or note_behind(text)
    return found.start() if found else 0


def _cut(line: Line, size: int) -> Line:
    return line._replace(end=line.end - len(line.text) + size, text=line.text[:size], ends_sentence=True)

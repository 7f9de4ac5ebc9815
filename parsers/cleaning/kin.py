"""Whether a line stands on its page as the headings nearby do."""

from collections.abc import Sequence

from parsers.datelines import DATELINE
from parsers.lines import Line
from parsers.looks import IN_TEXT, Look

_NEAR = 25
_DECK = 28


def is_amid(page: Sequence[Line], k: int) -> bool:
    """Whether a sentence ends above a line."""
    return k > 0 and page[k - 1].ends_sentence


def has_kin(page: Sequence[Line], k: int) -> bool:
    """Whether a line as long as line k, or nearly, stands nearby in a like place: amid text or under a heading."""
    near = range(max(1, k - _NEAR), min(len(page) - 1, k + _NEAR + 1))
    could_be = [j for j in near if j != k and not (page[j].ends_sentence or page[j].level)]
    return any(_is_kin(page, k, j) for j in could_be)


def _is_kin(page: Sequence[Line], k: int, j: int) -> bool:
    one, other = page[k], page[j]
    if other.look not in IN_TEXT or page[j + 1].look is not Look.BODY:
        return False
    amid = is_amid(page, k)
    decks = not amid and min(len(one.text), len(other.text)) >= _DECK
    if not decks and abs(len(other.text) - len(one.text)) > max(1, len(one.text) // 6):
        return False
    return amid == page[j - 1].ends_sentence and not DATELINE.match(page[j + 1].text)

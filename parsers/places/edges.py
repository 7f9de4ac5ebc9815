"""Whether the letters of a name really are that name: word edges, names of people and of other things."""

from parsers.places.signs import letters_of, pattern, words_of
from parsers.places.table import Form, words

# 单县|级, 和县|域: what follows the name of a county of one character when it is none.
NOT_AFTER_TWO = frozenset("级域区")
# 曹|县长 is a surname and an office, unless 长 begins another word: 曹县|长期, 曹县|长江路.
WORDS_OF_LONG = frozenset("期年久远途江城大征度势跑假短处春治")
# 村民|和|县医院: the second character of 民和县 joins two words when the first one belongs to a word before it.
CONJUNCTIONS = frozenset("和与及同")


def is_name(text: str, start: int, end: int, form: Form) -> bool:
    """Judge a match that no division name precedes directly."""
    if form.kind == "short":
        return is_short_name(text, start, end, form)
    if form.kind != "full":
        return True
    if end - start == 2:
        followed = text[end : end + 1] in NOT_AFTER_TWO or is_head_of_county(text, end)
        return not (followed or straddles_left(text, start, end))
    if pattern("suffix_taken").match(text, end - 1):
        return form.text[:-1] not in words()
    joined = text[end - 2 : end] in words_of("everyday_tail") or text[start + 1] in CONJUNCTIONS
    return not (joined and straddles_left(text, start, end))


def is_head_of_county(text: str, end: int) -> bool:
    """曹县长走访: a name of two characters ends in the office of somebody called 曹."""
    return text[end - 1 : end + 1] == "县长" and text[end + 1 : end + 2] not in WORDS_OF_LONG


def is_short_name(text: str, start: int, end: int, form: Form) -> bool:
    if pattern("thing").match(text, end) or in_person_name(text, start, end):
        return False
    if form.levels != {"county"}:
        return True
    smaller = pattern("smaller_place").match(text, end)
    return not (smaller or straddles_left(text, start, end) or straddles_right(text, end))


def is_cut(text: str, end: int, form: Form) -> bool:
    """河北|大名鼎鼎: even right after its region an everyday word may be the beginning of another one."""
    if not form.everyday or form.kind != "short":
        return False
    return straddles_right(text, end) or bool(pattern("feature").match(text, end))


def straddles_left(text: str, start: int, end: int) -> bool:
    """A common word runs over the left edge: 完成|武装, 责成|县."""
    known = words()
    for left in range(1, min(3, start) + 1):
        for right in range(1, min(3, end - start)):
            if text[start - left : start + right] in known:
                return True
    return False


def straddles_right(text: str, end: int) -> bool:
    known = words()
    return text[end - 1 : end + 1] in known or text[end - 1 : end + 2] in known or text[end - 2 : end + 2] in known


def in_person_name(text: str, start: int, end: int) -> bool:
    """李|东明: a surname stands before two letters, and is not itself the end of a word."""
    if end - start != 2 or start == 0 or text[start - 1] not in letters_of("surname"):
        return False
    return start == 1 or text[start - 2 : start] not in words()

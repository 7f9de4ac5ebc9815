"""What may stand twice and what may not, counted on texts: only faults that an editor would see are made."""

from collections import Counter
from functools import cache

from benchmarks.second.national import national_stories
from benchmarks.second.own import own_stories

LOOKALIKES = dict(
    zip(
        "未末己已日目人入大太干于土士间问晴睛侯候载裁折拆贷货治冶",
        "末未已己目日入人太大于干士土问间睛晴候侯裁载拆折货贷冶治",
        strict=True,
    )
)


@cache
def _counts() -> Counter[str]:
    found: Counter[str] = Counter()
    for group in (*national_stories("dev"), *own_stories()):
        for story in group:
            for text in story.paragraphs:
                found.update(text[i : i + n] for n in (2, 3) for i in range(len(text) - n + 1))
    return found


def is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def doubles_wrongly(text: str, at: int) -> bool:
    """Is text[at] the end of a word, never doubled (nor as 一圈圈), and never the beginning of what would follow?"""
    if not 0 < at < len(text) - 1 or not all(map(is_han, text[at - 1 : at + 2])) or text[at - 1] == "一":
        return False
    counts, char, before, after = _counts(), text[at], text[at - 1], text[at + 1]
    alone = counts[char + after] - counts[before + char + after]
    return counts[char * 2] == 0 and alone <= 0 and counts[before + char] >= 5 and before != char != after


def common(pair: str) -> bool:
    """Do the two characters often stand together?"""
    return _counts()[pair] >= 8

"""Writes bigrams.bin from Debian's sunpinyin-data: `python -m parsers.language.compile LM DICT OUT`.

LM is lm_sc.t3g, DICT is pydict_sc.bin, both from /usr/lib/*/sunpinyin/data (package sunpinyin-data, open-gram,
CC BY-SA 3.0); the table is an adaptation of them under the same licence.
"""

import math
import sys
from datetime import date
from pathlib import Path

from parsers.language.sunpinyin import UNKNOWN, Word, read_model, read_words
from parsers.language.table import Pairs, encode, write

_WORDS = 65_536  # numbers fit in 16 bits
_PAIRS = 1_050_000  # about 4 MB
_HEADER = """xianwen bigrams 1
source: open-gram 0.1.22+20170109 (lm_sc.t3g, pydict_sc.bin), Debian package sunpinyin-data
authors: MDBG; Kov Chai; virus huo; Tinyfool
licence: CC BY-SA 3.0, http://creativecommons.org/licenses/by-sa/3.0/
changes: the most frequent words and the bigrams that say most, quantised; trigrams left out
compiled: {date}
"""


def main(arguments: list[str]) -> None:
    """Reads the model, prunes it, writes the table."""
    model, dictionary, out = (Path(argument) for argument in arguments)
    pairs = select(read_model(model), read_words(dictionary), _PAIRS)
    write(out, _HEADER.format(date=date.today().isoformat()), pairs)
    print(f"{out}: {len(pairs.words)} words, {len(pairs.seconds)} pairs, {out.stat().st_size} bytes")


def select(model: list[Word], names: list[str], size: int) -> Pairs:
    """The most frequent words by falling frequency, and the `size` pairs that differ most from their back-off."""
    kept = sorted((word for word in model if names[word.number] or word.number == UNKNOWN), key=_rank)[:_WORDS]
    place = {word.number: index for index, word in enumerate(kept)}
    single = {word.number: word.probability for word in kept}
    followers = _prune(kept, single, size)
    rows = [sorted((place[second], chance) for second, chance in row.items()) for row in followers]
    return Pairs(
        words=[names[word.number] for word in kept],
        single=[encode(word.probability) for word in kept],
        back_off=[encode(_back_off(row, single)) for row in followers],
        rows=[len(row) for row in rows],
        seconds=[second for row in rows for second, _ in row],
        chances=[encode(chance) for row in rows for _, chance in row],
    )


def _rank(word: Word) -> tuple[float, int]:
    return -word.probability, word.number


def _prune(kept: list[Word], single: dict[int, float], size: int) -> list[dict[int, float]]:
    """Stolcke (1998), "Entropy-based pruning of backoff language models", without its change of the weight."""
    loss = [
        word.probability * chance * abs(math.log(chance / (word.back_off * single[second])))
        for word in kept
        for second, chance in word.followers.items()
        if second in single
    ]
    least = sorted(loss, reverse=True)[min(size, len(loss)) - 1]
    losses = iter(loss)
    return [
        {second: chance for second, chance in word.followers.items() if second in single and next(losses) >= least}
        for word in kept
    ]


def _back_off(followers: dict[int, float], single: dict[int, float]) -> float:
    """What is left for words that do not follow, over what they have by themselves."""
    return (1 - sum(followers.values())) / (1 - sum(single[second] for second in followers))


if __name__ == "__main__":
    main(sys.argv[1:])

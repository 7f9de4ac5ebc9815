"""Strings that would be words with a character that looks alike: `python -m benchmarks.misread_learn FONT…`.

Draws the characters of the model's words in each FONT (a Song and a Hei typeface, such as Noto Serif CJK and Noto Sans
CJK; needs Pillow and numpy, for this alone), takes those that look alike for each other, puts them in each other's
places in common words, and writes `parsers/language/lookalikes.tsv`: what comes out and is no word, where the model
knows the word far better, and clean text (dev days, each --text FILE) never has it.
"""

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.damage_model import han
from benchmarks.stutters_places import texts
from parsers.cleaning import words
from parsers.cleaning.misreadings import TABLE, is_likelier
from parsers.language.bigrams import better
from parsers.language.lattice import LONGEST, table

ALIKE = 0.8
"""Correlation of two characters' blurred pictures, the mean of all fonts: 未末 0.96, 析折 0.83, 侯候 0.77."""

WORDS, FAR_BETTER = 25_000, 7.5
"""Words that are tried, by how common they are, and natural log-odds of the word against what is written for it."""

LIKELY = 4.0
"""Natural log-odds from which what clean text has is left out: less than the rule needs."""

RARER = 200
"""How much rarer than the word, in jieba's dictionary, may be what it or the model has for a word, too: 千部, 己经."""

OFTEN = 30
"""Times that clean text may have what comes out: to weigh what is said often costs time."""

COMMONEST = 4_200
SIZE, ROOM, BLUR = 40, 48, 1.0
SIMPLIFIED_CHINESE = 2
"""The number of the face for China in Noto's collections."""

KNOWN = re.findall(
    "..",
    "己已己巳日曰侯候即既圆园辩辨辨瓣沉沈拆折戊戌治冶玉王予子免兔籍藉崇祟拨拔赢羸晴睛遣遗享亨券卷刺剌厉历庄压壮状厂广末未土士千干"
    "千于天夫天无午牛今令石右白自目日木本本体体休几凡夕歹丸九贫贪营菅件仵收牧积枳略咯健建科料党觉完宪菜莱绿缘续绩稳隐密蜜",
)
"""Pairs that readers are known to mix up, though not all of them look so much alike."""

HEAD = """# What is no word and may be a misread one, a tab, that word; written by benchmarks/misread_learn.py.
# Words and their odds: open-gram (CC BY-SA 3.0, see NOTICE.md); looks: Noto Serif CJK and Noto Sans CJK, drawn.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.misread_learn", description=__doc__)
    options.add_argument("fonts", nargs="+", type=Path, metavar="FONT")
    options.add_argument("--text", nargs="*", default=[], type=Path, metavar="FILE", help="clean, a paragraph a line")
    chosen = options.parse_args(arguments)
    near = lookalikes(_characters(), chosen.fonts)
    likely = {read: word for read, word in _misread(near) if better(read, word) >= FAR_BETTER}
    lines = (line for text in texts(chosen.text) for page in text.whole.values() for line in page)
    stands = _standing(likely, lines)
    rows = [f"{read}\t{word}\n" for read, word in sorted(likely.items()) if read not in stands]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{TABLE}: {len(rows)} strings; {len(likely) - len(rows)} more stand in clean text")
    return 0


def _characters() -> list[str]:
    """The commonest characters by the words that have them, simplified ones."""
    model, often = table(), Counter[str]()
    for word, number in model.numbers.items():
        for char in filter(han, word):
            often[char] += round(1e9 * math.exp(model.single[number]))
    return [char for char, _ in often.most_common(COMMONEST) if _is_simplified(char)]


def _is_simplified(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def lookalikes(characters: Sequence[str], fonts: Iterable[Path]) -> Mapping[str, Sequence[str]]:
    """For each character those that look like it."""
    alike = np.mean([_correlations(characters, font) for font in fonts], axis=0)
    near: defaultdict[str, list[str]] = defaultdict(list)
    pairs = [(characters[a], characters[b]) for a, b in np.argwhere(np.triu(alike, 1) >= ALIKE)]
    for a, b in dict.fromkeys([*pairs, *map(tuple, KNOWN)]):
        near[a].append(b)
        near[b].append(a)
    return near


def _correlations(characters: Sequence[str], font: Path) -> Any:
    face = ImageFont.truetype(str(font), SIZE, index=SIMPLIFIED_CHINESE)
    drawn = np.array([_drawn(char, face).ravel() for char in characters])
    drawn -= drawn.mean(axis=1, keepdims=True)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn @ drawn.T


def _drawn(char: str, face: Any) -> Any:
    picture = Image.new("L", (ROOM, ROOM), 0)
    ImageDraw.Draw(picture).text((ROOM / 2, ROOM / 2), char, font=face, fill=255, anchor="mm")
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32)


def _misread(near: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Each string that one character makes of a common word, with the commonest word that it may have been, last."""
    model = table()
    often = sorted(model.numbers, key=lambda word: model.single[model.numbers[word]], reverse=True)
    common = [word for word in often if 2 <= len(word) <= LONGEST and all(map(han, word))][:WORDS]
    for word in reversed(common):
        for k, char in enumerate(word):
            for other in near.get(char, ()):
                read = f"{word[:k]}{other}{word[k + 1 :]}"
                if words.frequency(read) * RARER < words.frequency(word) or not _is_word(read):
                    yield read, word


def _is_word(text: str) -> bool:
    return text in table().numbers or words.is_word(text)


def _standing(likely: Mapping[str, str], lines: Iterable[str]) -> set[str]:
    """The strings that clean text has, where they seem misread there or it has them often."""
    reads = list(likely)
    matcher = AhoCorasick(reads, matchkind=MatchKind.LeftmostLongest)
    often, flagged = Counter[str](), set[str]()
    for line in lines:
        for index, start, end in matcher.find_matches_as_indexes(line):
            often[reads[index]] += 1
            if is_likelier(line, start, end, likely[reads[index]], LIKELY):
                flagged.add(reads[index])
    return flagged | {read for read, times in often.items() if times > OFTEN}


if __name__ == "__main__":
    sys.exit(main())

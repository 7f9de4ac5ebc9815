"""Character classes that the rules share, as the inside of a regular expression's brackets."""

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: the URO, extensions A to H, the compatibility block, and the zero 〇."""

CLOSING = "，。、；：？！”’）》〉】」』…"
"""Full-width punctuation that belongs to the text before it."""

OPENING = "“‘（《〈【「『"
"""Full-width punctuation that belongs to the text behind it."""

WIDE = HAN + CLOSING + OPENING + "—·％℃"
"""Characters of Chinese text: beside one of them half-width punctuation is out of place."""

SPACE = " \t\xa0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces of any width, without line ends."""

TERMINAL = "。？！…"
"""What ends a sentence, closing quotes and brackets behind it aside."""

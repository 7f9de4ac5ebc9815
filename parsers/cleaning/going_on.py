"""What speaks for and against a line going on in the next one, where no single sign decides; weighing.py weighs it."""

import re
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from parsers.cleaning import edges, words
from parsers.cleaning.han import HAN
from parsers.language.bigrams import runs_on
from parsers.lines import Line
from parsers.looks import Look

_RUNNING_TEXT = re.compile(
    r"随着|据|目前|如今|此外|另外|同时|与此同时|但|而[^今立]|不过|然而|因此|于是|所以|因为|由于|如果|虽然|尽管|当[^代好前地]|自[从\d]|近日|日前"
    r"|近[年几]|去年|昨[日天]|当[天日]|随后|其中|他|她|它|我[^国省市县]|你|这|那|记者|经过|为了|对于|关于|根据|按照|通过|截至|作为|除了|至今"
    r"|早在|就在|正如|正是|正[因值]|比如|例如|尤其|特别是|有[的些人]|一[些位]|每[年天个当]|[12]\d{3}年|\d{1,2}[月日]|\d+年"
    r"|[一二三四五六七八九十]{1,3}月|临近|到了|其|该|此|事实上|实际上|可以说|一方面|另一方面|首先|其次|最后|后来|接着|从此|很多|许多|不少|大家"
    r"|面对|多年|连日|本报讯|新华社|本报[^讯]{1,14}电"
)
"""How sentences of running text begin, and headings seldom do."""

_SENTENCE_INSIDE = re.compile(r"[。？！](?![”’）》])")
_QUOTES = re.compile("[“”]")
_CLAUSE = re.compile(r"[^，。：；！？]*")
_FIGURES = re.compile("[0-9.．·%－—-]")
_MARKS = "，。：；！？、"
_UNFINISHED = frozenset("的和与及在对把被向从将以为是")
_SURE_WORD = 3
_HEAD, _FIRST, _LAST = 40, 10, 8
_PAIR = re.compile(f"(?=([{HAN}]{{2}}))")
_NAMED = 30
_HEADING = 27
_SENTENCE_END, _FIGURES_SHARE = 25, 0.4
_SHORT_CLAUSE, _MOST_SENTENCES, _MOST_VERBS, _LONG = 3, 3, 3, 1.5
_MOST_WORDS, _AFTER_COMMA = 4.0, 6
_SHORT_SENTENCE = re.compile("[^，。：；！？]{1,10}。")
_PREDICATE = frozenset(("v", "vn", "vd", "vi", "d", "ad", "a", "an", "n", "q", "m"))


class Junction(NamedTuple):
    """Two lines of a page and what is known about their place.

    `page` is its text near them. `amid` is whether the upper line is the rest of the one above or a sentence ends
    there, `kin` whether lines like it head paragraphs nearby, `item` whether it is numbered as
    a heading may be. `across` is whether a page number stood between the two, `indented` whether the lower one has
    the indent of the page's paragraphs.

    `before` is the text of the nearest lines above the upper one, `behind` that of the lower one and the next.
    `usual` is how many line ends stand between most lines of the page, `length` how many characters a paragraph of it
    has.
    """

    page: str
    above: Line
    below: Line
    amid: bool
    kin: bool
    item: bool
    across: bool
    indented: bool
    before: str
    behind: str
    usual: int
    length: int


class Sight(NamedTuple):
    """What the evidence looks at: a junction, the texts on its two sides, and the parts of speech of words there.

    `head` are the first words above with theirs; `last` is that of the last one, `first` of the first one below;
    `single` is whether the last one has a single character, and `clause` the text above behind its last mark.
    `named` are the pairs of characters near the end of the text above, `end` its last two characters, `start` the first
    two below.
    """

    junction: Junction
    upper: str
    lower: str
    head: Sequence[tuple[str, str]]
    last: str
    first: str
    single: bool
    clause: str
    named: frozenset[str]
    end: str
    start: str

    @property
    def opens(self) -> str:
        return self.head[0][1]

    @property
    def amid(self) -> bool:
        return self.junction.amid

    @property
    def page(self) -> str:
        return self.junction.page


ACROSS, NO_SENTENCE = "across a page number", "no sentence below"
Evidence = tuple[str, Callable[[Sight], float]]

EVIDENCE: Sequence[Evidence] = (
    ("amid text", lambda s: s.amid),
    ("7 to 14 characters", lambda s: 7 <= len(s.upper) <= 14),
    ("15 to 27 characters", lambda s: 15 <= len(s.upper) <= 27),
    ("as long as a paragraph", lambda s: min(_LONG, len(s.upper) / s.junction.length)),
    ("something open", lambda s: is_open(s.upper)),
    ("something open in a line without comma", lambda s: "，" not in s.upper and is_open(s.upper)),
    ("a long word across", lambda s: len(words.word_across(s.upper, s.lower)) >= _SURE_WORD),
    ("an enumeration", lambda s: "、" in s.upper),
    ("two commas amid text", lambda s: s.amid and s.upper.count("，") > 1),
    ("sentences inside", lambda s: min(_MOST_SENTENCES, s.upper.count("。"))),
    ("a sentence inside amid text", lambda s: s.amid and bool(_SENTENCE_INSIDE.search(s.upper))),
    ("a short clause last", lambda s: len(s.clause) <= _SHORT_CLAUSE),
    ("a clause behind a comma", lambda s: "，" in s.upper and len(s.upper) - s.upper.rfind("，") > _AFTER_COMMA),
    ("running text above", lambda s: bool(_RUNNING_TEXT.match(s.upper))),
    ("the end of a sentence", lambda s: len(s.lower) <= _SENTENCE_END and s.junction.below.ends_sentence),
    ("a short sentence below", lambda s: bool(_SHORT_SENTENCE.match(s.lower))),
    ("a row of figures below", lambda s: len(_FIGURES.findall(s.lower)) >= _FIGURES_SHARE * len(s.lower)),
    (NO_SENTENCE, lambda s: s.junction.below.look is Look.SHORT and not s.junction.below.ends_sentence),
    ("verse above", lambda s: s.junction.above.look is Look.VERSE),
    ("kin", lambda s: s.junction.kin),
    ("numbered", lambda s: s.junction.item),
    (ACROSS, lambda s: s.junction.across),
    ("an indent below", lambda s: s.junction.indented),
    ("an indent below alone", lambda s: s.junction.below.indent > 0 == s.junction.above.indent),
    ("an indent above alone", lambda s: s.junction.above.indent > 0 == s.junction.below.indent),
    ("farther than lines are", lambda s: s.junction.below.gap > s.junction.usual),
    ("unfinished", lambda s: s.upper[-1] in _UNFINISHED),
    ("ends in a mark", lambda s: s.last == "x"),
    ("ends in a single character", lambda s: s.single),
    ("opens with a link", lambda s: s.opens in ("p", "c", "d")),
    ("begins with a mark", lambda s: s.first == "x"),
    ("a short predicate first", lambda s: s.first in _PREDICATE and _clause(s.lower) <= 4),
    ("two on one elsewhere", lambda s: s.end + s.start[0] in s.page),
    ("one on two elsewhere", lambda s: s.end[-1] + s.start in s.page),
    ("the end at a full stop", lambda s: s.end + "。" in s.page),
    ("the beginning elsewhere", lambda s: s.page.find(s.start, s.page.find(s.start) + 1) >= 0),
    ("begins like a paragraph", lambda s: edges.beginning(s.lower)),
    ("opens like a paragraph", lambda s: edges.beginning(s.upper)),
    ("ends like a heading", lambda s: edges.ending(s.upper)),
    ("words of text", lambda s: max(-_MOST_WORDS, min(_MOST_WORDS, edges.wording([word for word, _ in s.head])))),
    ("verbs", lambda s: min(_MOST_VERBS, sum([kind[0] == "v" for _, kind in s.head]))),
    ("its words below", lambda s: _shared(s.named, s.junction.behind)),
    ("its words above", lambda s: _shared(s.named, s.junction.before)),
)
"""What is seen, and whether, or how much of it, is: all but the bigram model."""

ALWAYS, MODEL = "always", "the bigram model"
MODEL_LEAST, MODEL_MOST = -4.0, 8.0
"""What the model says is not taken for less than the one, nor for more than the other."""


def found(seen: Sight, model: float) -> dict[str, float]:
    """All evidence that there is, by its name, and how much of it; `model` is what the bigram model says."""
    evidence = {name: float(value) for name, weighed in EVIDENCE if (value := weighed(seen))}
    return {ALWAYS: 1.0, MODEL: model, **evidence}


def is_like_text(seen: Sight) -> bool:
    """Whether the upper line is longer than headings are, has a comma amid text, or holds the end of a sentence."""
    upper = seen.upper
    return len(upper) > _HEADING or (seen.amid and "，" in upper) or bool(_SENTENCE_INSIDE.search(upper))


def is_open(text: str) -> bool:
    """Whether a quotation, title or bracket stands open at the end, or a comma says that more comes."""
    if text[-1] in "，、" or text.count('"') % 2:
        return True
    count = text.count
    if count("《") > count("》") or count("‘") > count("’") or count("（") + count("(") > count("）") + count(")"):
        return True
    return count("“") > count("”") and _is_quoting(text)


def _is_quoting(text: str) -> bool:
    """Whether a quotation stands open at the end; a second mark that opens one is turned round and closes it."""
    quoting = False
    for mark in _QUOTES.findall(text):
        quoting = mark == "“" and not quoting
    return quoting


def by_model(upper: str, lower: str) -> float:
    """What the bigram model says, within bounds."""
    return max(MODEL_LEAST, min(MODEL_MOST, runs_on(upper, lower)))


def sight(junction: Junction) -> Sight:
    upper, lower = junction.above.text, junction.below.text
    (last, kind), first = words.tagged(upper[-_LAST:])[-1], words.kinds(lower[:_FIRST])[0]
    head = words.tagged(upper[:_HEAD])
    clause = upper[max(map(upper.rfind, _MARKS)) + 1 :]
    named = frozenset(_PAIR.findall(upper, max(0, len(upper) - _NAMED)))
    return Sight(junction, upper, lower, head, kind, first, len(last) == 1, clause, named, upper[-2:], lower[:2])


def _shared(pairs: Set[str], text: str) -> float:
    """Which share of pairs of characters stands in a text, 0 to 1."""
    return sum(map(text.__contains__, pairs)) / max(1, len(pairs))


def _clause(text: str) -> int:
    """How many characters the first clause has."""
    found = _CLAUSE.match(text)
    return found.end() if found else 0

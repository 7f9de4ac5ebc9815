"""Whether a line goes on in the next one: evidence weighed where no single sign decides.

The weights are natural log-odds of a logistic model, fitted on six days of a national daily and on articles of our own:
headings, decks and labels without a mark against breaks at random places, a third of them close to a paragraph's edge.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.language.bigrams import runs_on
from parsers.lines import Line, Look

_SAY = (
    "表示|指出|强调|认为|说|称|表明|显示|坦言|透露|回忆|感慨|介绍说|告诉|提出|要求|建议|补充|解释|直言|写道|问道|答道"
    "|笑道|感叹|呼吁|宣布|承诺"
)
_NEVER_FIRST = re.compile(
    r"的|地[^方区铁球图处震]|得[^知益到]|了[^解不]|着[^力眼手]|过[^去年节程于渡度]|吗|呢|吧|们|所[^以有]|却|则|便[^民利捷]"
    r"|即[^将使便日]|均|皆|亦|仍|已|曾|并[^且购]|且|成为|属于|位于|来自|占|达到?[^尔州]|超过|位居|之|以[来上下内后前外]|期间"
    r"|里[^约程]|内[^蒙地部容外存涵科江政]|[中上下外后前时][，的]|和[^平谐睦田县静谈]|与[^其此会]|及[^时]|或|被|把[^握脉关]|主动"
    r"|而[^今立]|到[^了底]|性|化|般|似的|一样|[起下出过回]来[，的]|[上下]去|各自|纷纷|就是|不是|都是|也是|既|能够?[^源力人]"
    rf"|可以|必须|应当|应该|不能|不会|仅|只[有能是要]|不再|不断|不得|最[深好大高]|(?:{_SAY})[，：。了{HAN}]"
)
"""Words that go on a sentence and hardly ever begin a paragraph."""

_RUNNING_TEXT = re.compile(
    r"随着|据|目前|如今|此外|另外|同时|与此同时|但|而[^今立]|不过|然而|因此|于是|所以|因为|由于|如果|虽然|尽管|当[^代好前地]|自[从\d]|近日|日前"
    r"|近[年几]|去年|昨[日天]|当[天日]|随后|其中|他|她|它|我[^国省市县]|你|这|那|记者|经过|为了|对于|关于|根据|按照|通过|截至|作为|除了|至今"
    r"|早在|就在|正如|正是|正[因值]|比如|例如|尤其|特别是|有[的些人]|一[些位]|每[年天个当]|[12]\d{3}年|\d{1,2}[月日]|\d+年"
    r"|[一二三四五六七八九十]{1,3}月|临近|到了|其|该|此|事实上|实际上|可以说|一方面|另一方面|首先|其次|最后|后来|接着|从此|很多|许多|不少|大家"
    r"|面对|多年|连日|本报讯|新华社|本报[^讯]{1,14}电"
)
"""How sentences of running text begin, and headings seldom do."""

_SENTENCE_INSIDE = re.compile(r"[。？！](?![”’）》])")
_COUNTED = re.compile(r"[二两三四五六七八九十百千万]{1,9}[^，。：、二三四五六七八九十]|[0-9][0-9.]*[^0-9.、．年月日，]")
_CLAUSE = re.compile(r"[^，。：；！？]*")
_FIRST, _LAST = 10, 8
_MOST_PLACES = 1000
_LONG_HEADING, _LAST_WORDS = 25, 9
_PREDICATE = frozenset(("v", "vn", "vd", "vi", "d", "ad", "a", "an", "n", "q", "m"))
_NAMES_AND_NOUNS = ("n", "nt", "ns", "nr", "nz", "j")
_NOUNS = ("n", "nt", "nz", "f", "s", "b")


class Junction(NamedTuple):
    """Two lines of a page and what is known about their place.

    `page` is its text near them; `amid` is whether a sentence ends above them, `kin` whether lines like the upper one
    head paragraphs nearby.
    """

    page: str
    above: Line
    below: Line
    amid: bool
    kin: bool


class Sight(NamedTuple):
    """What the evidence looks at: a junction, the texts on its two sides, and the parts of speech of words there.

    `opens` is that of the first word above, `last` of the last one, `first` and `second` of the first ones below.
    `behind` is what stands behind each place where the last two characters above do, two characters of it, `before` the
    character before each place where the first two below do.
    """

    junction: Junction
    upper: str
    lower: str
    opens: str
    last: str
    first: str
    second: str
    behind: Sequence[str]
    before: Sequence[str]

    @property
    def amid(self) -> bool:
        return self.junction.amid


Evidence = tuple[float, str, Callable[[Sight], float]]

_INTERCEPT = -1.0
_MODEL, _MODEL_LEAST, _MODEL_MOST = 0.8, -4.0, 8.0
_ROUNDING = 1e-6
EVIDENCE: Sequence[Evidence] = (
    (1.1, "amid text", lambda s: s.amid),
    (1.3, "1 to 3 characters", lambda s: len(s.upper) <= 3),
    (-1.2, "7 to 14 characters", lambda s: 7 <= len(s.upper) <= 14),
    (-0.6, "15 to 27 characters", lambda s: 15 <= len(s.upper) <= 27),
    (0.8, "over 60 characters", lambda s: len(s.upper) > 60),
    (1.2, "a comma", lambda s: "，" in s.upper),
    (0.5, "a comma in a long line amid text", lambda s: s.amid and "，" in s.upper and len(s.upper) > _LONG_HEADING),
    (1.3, "two commas amid text", lambda s: s.amid and s.upper.count("，") > 1),
    (1.3, "a sentence inside", lambda s: bool(_SENTENCE_INSIDE.search(s.upper))),
    (0.7, "a sentence inside amid text", lambda s: s.amid and bool(_SENTENCE_INSIDE.search(s.upper))),
    (-0.5, "a space", lambda s: " " in s.upper),
    (-1.1, "all quoted", lambda s: s.upper[0] == "“" and s.upper[-1] == "”"),
    (1.3, "running text above", lambda s: bool(_RUNNING_TEXT.match(s.upper))),
    (-1.2, "running text below", lambda s: bool(_RUNNING_TEXT.match(s.lower))),
    (0.5, "never first", lambda s: bool(_NEVER_FIRST.match(s.lower))),
    (0.6, "counted below", lambda s: bool(_COUNTED.match(s.lower))),
    (1.6, "last words of a sentence", lambda s: len(s.lower) <= _LAST_WORDS and s.junction.below.ends_sentence),
    (-2.4, "no sentence below", lambda s: s.junction.below.look is Look.SHORT and not s.junction.below.ends_sentence),
    (-3.1, "no body below", lambda s: s.junction.below.look is not Look.BODY),
    (-1.3, "verse above", lambda s: s.junction.above.look is Look.VERSE),
    (-1.9, "kin", lambda s: s.junction.kin),
    (-0.6, "ends in a saying", lambda s: s.last in ("l", "i")),
    (-0.3, "ends in a verb", lambda s: s.last == "v"),
    (-1.4, "ends in a mark", lambda s: s.last == "x"),
    (-1.1, "opens with a noun", lambda s: s.opens == "n"),
    (-0.4, "opens with a verb", lambda s: s.opens == "v"),
    (0.5, "opens with a time", lambda s: s.opens == "t"),
    (0.8, "opens with a link", lambda s: s.opens in ("p", "c", "d")),
    (0.3, "begins with a verb", lambda s: s.first == "v"),
    (0.6, "begins with a noun", lambda s: s.first == "n"),
    (-0.6, "begins with a place", lambda s: s.first == "ns"),
    (-0.7, "begins with a time", lambda s: s.first == "t"),
    (0.5, "begins with a pronoun", lambda s: s.first == "r"),
    (-0.4, "begins with a preposition", lambda s: s.first == "p"),
    (-1.1, "begins with a mark", lambda s: s.first == "x"),
    (0.2, "begins with a link", lambda s: s.first in ("c", "q") or s.first.startswith("u")),
    (0.8, "one word and a mark", lambda s: s.second == "x"),
    (1.0, "a short predicate first", lambda s: s.first in _PREDICATE and _clause(s.lower) <= 4),
    (0.2, "noun upon noun", lambda s: s.last in _NAMES_AND_NOUNS and s.first in _NOUNS),
    (0.4, "noun upon verb", lambda s: s.last in _NAMES_AND_NOUNS and s.first in ("v", "d")),
    (0.8, "two on two elsewhere", lambda s: any(two.startswith(s.lower[:2]) for two in s.behind)),
    (1.7, "two on one elsewhere", lambda s: any(two.startswith(s.lower[0]) for two in s.behind)),
    (1.2, "one on two elsewhere", lambda s: s.upper[-1] in s.before),
    (-0.5, "the end elsewhere", lambda s: len(s.behind) > 1),
    (-1.4, "the end at a full stop", lambda s: any(two.startswith("。") for two in s.behind)),
    (-0.5, "the beginning elsewhere", lambda s: len(s.before) > 1),
    (-1.1, "the beginning behind a full stop", lambda s: "。" in s.before),
)
"""Weight, what is seen, and whether, or how much of it, is: all but the bigram model."""


def goes_on(junction: Junction, needed: float) -> bool:
    """Whether the natural log-odds that the upper line goes on in the lower one are above what is needed.

    The bigram model takes as long as all else: it is asked where it can decide.
    """
    seen = sight(junction)
    weights = [weight * evidence(seen) for weight, _, evidence in EVIDENCE]
    left = needed - _INTERCEPT - sum(weights)
    if not _MODEL * _MODEL_LEAST - _ROUNDING < left < _MODEL * _MODEL_MOST + _ROUNDING:
        return left < 0
    model = max(_MODEL_LEAST, min(_MODEL_MOST, runs_on(seen.upper, seen.lower)))
    return _INTERCEPT + sum([_MODEL * model, *weights]) > needed


def sight(junction: Junction) -> Sight:
    upper, lower = junction.above.text, junction.below.text
    before, behind = words.kinds(upper[-_LAST:]), words.kinds(lower[:_FIRST])
    opens = words.kinds(upper[:_FIRST])[0]
    page, end, start = junction.page, upper[-2:], lower[:2]
    there = [page[at + len(end) : at + len(end) + 2] for at in _places(page, end)]
    here = [page[max(0, at - 1) : at] for at in _places(page, start)]
    return Sight(
        junction, upper, lower, opens, before[-1], behind[0], behind[1] if len(behind) > 1 else "", there, here
    )


def _places(text: str, part: str) -> Iterator[int]:
    """Where a part of a text stands in it, the first of them."""
    at = text.find(part)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(part, at + 1)


def _clause(text: str) -> int:
    """How many characters the first clause has."""
    found = _CLAUSE.match(text)
    return found.end() if found else 0

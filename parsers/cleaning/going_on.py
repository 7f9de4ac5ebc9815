"""Whether a line goes on in the next one: evidence weighed where no single sign decides.

The weights are natural log-odds of a logistic model, fitted on six days of a national daily and on articles of our own:
every heading, deck and label without a mark against breaks at random places, a third of them close to a paragraph's edge.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.language.bigrams import runs_on
from parsers.lines import Line, Look
from parsers.names import DATELINE

_SAY = "表示|指出|强调|认为|说|称|表明|显示|坦言|透露|回忆|感慨|介绍说|告诉|提出|要求|建议|补充|解释|直言|写道|问道|答道|笑道|感叹|呼吁|宣布|承诺"
_NEVER_FIRST = re.compile(
    rf"(?:的|地[^方区铁球图处震]|得[^知益到]|了[^解不]|着[^力眼手]|过[^去年节程于渡度]|吗|呢|吧|们|所[^以有]|却|则|便[^民利捷]|即[^将使便日]|均|皆"
    rf"|亦|仍|已|曾|并[^且购]|且|成为|属于|位于|来自|占|达到?[^尔州]|超过|位居|(?:{_SAY})[，：。了{HAN}]|之|以[来上下内后前外]|期间"
    r"|里[^约程]|内[^蒙地部容外存涵科江政]|[中上下外后前时][，的]|和[^平谐睦田县静谈]|与[^其此会]|及[^时]|或|被|把[^握脉关]|主动"
    r"|而[^今立]|到[^了底]|性|化|般|似的|一样|[起下出过回]来[，的]|[上下]去|各自|纷纷|就是|不是|都是|也是|既|能够?[^源力人]|可以|必须|应当|应该"
    r"|不能|不会|仅|只[有能是要]|不再|不断|不得|最[深好大高])"
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
_VERBAL = frozenset(("v", "vn", "vd", "vi", "d", "ad", "a", "an", "n", "q", "m"))
_NAMES_AND_NOUNS = ("n", "nt", "ns", "nr", "nz", "j")
_NOUNS = ("n", "nt", "nz", "f", "s", "b")


_INTERCEPT = -2.5


class Junction(NamedTuple):
    """Two lines and what is known about their place.

    `amid` is whether a sentence ends above them, `kin` whether lines like the upper one head paragraphs nearby.
    """

    above: Line
    below: Line
    amid: bool
    kin: bool


class Sight(NamedTuple):
    """What the evidence looks at: the junction and the words on its two sides with their parts of speech."""

    junction: Junction
    upper: str
    lower: str
    last: str
    first: str
    second: str


Evidence = tuple[float, str, Callable[[Sight], float]]

EVIDENCE: Sequence[Evidence] = (
    (1.0, "model", lambda s: max(-4.0, min(8.0, runs_on(s.upper, s.lower)))),
    (-0.4, "a word across", lambda s: bool(words.word_across(s.upper, s.lower))),
    (1.5, "amid text", lambda s: s.junction.amid),
    (1.4, "1 to 3 characters", lambda s: len(s.upper) <= 3),
    (-0.8, "7 to 9 characters", lambda s: 7 <= len(s.upper) <= 9),
    (-0.9, "10 to 14 characters", lambda s: 10 <= len(s.upper) <= 14),
    (-0.5, "15 to 27 characters", lambda s: 15 <= len(s.upper) <= 27),
    (0.9, "over 60 characters", lambda s: len(s.upper) > 60),
    (0.4, "a comma", lambda s: "，" in s.upper),
    (0.6, "two commas", lambda s: s.upper.count("，") > 1),
    (1.0, "a comma amid text", lambda s: s.junction.amid and "，" in s.upper),
    (1.7, "a sentence inside", lambda s: bool(_SENTENCE_INSIDE.search(s.upper))),
    (-0.6, "a space", lambda s: " " in s.upper),
    (0.3, "a colon", lambda s: "：" in s.upper),
    (0.2, "a dateline", lambda s: bool((found := DATELINE.match(s.upper)) and s.upper[found.end() :].strip())),
    (1.7, "running text above", lambda s: bool(_RUNNING_TEXT.match(s.upper))),
    (-1.5, "running text below", lambda s: bool(_RUNNING_TEXT.match(s.lower))),
    (0.7, "never first", lambda s: bool(_NEVER_FIRST.match(s.lower))),
    (0.6, "counted below", lambda s: bool(_COUNTED.match(s.lower))),
    (1.6, "last words of a sentence", lambda s: len(s.lower) <= 9 and s.junction.below.ends_sentence),
    (-2.7, "no sentence below", lambda s: s.junction.below.look is Look.SHORT and not s.junction.below.ends_sentence),
    (-3.0, "no body below", lambda s: s.junction.below.look is not Look.BODY),
    (-1.0, "verse above", lambda s: s.junction.above.look is Look.VERSE),
    (-1.9, "kin", lambda s: s.junction.kin),
    (0.5, "kin of few characters", lambda s: s.junction.kin and len(s.upper) <= 6),
    (0.3, "ends in a particle", lambda s: s.last.startswith("u")),
    (0.5, "ends in a place", lambda s: s.last == "ns"),
    (-0.2, "ends in a verb", lambda s: s.last == "v"),
    (-1.5, "ends in a mark", lambda s: s.last == "x"),
    (0.1, "begins with a verb", lambda s: s.first == "v"),
    (-0.8, "begins with a place", lambda s: s.first == "ns"),
    (-1.0, "begins with a time", lambda s: s.first == "t"),
    (-1.2, "begins with a mark", lambda s: s.first == "x"),
    (0.5, "begins with a link", lambda s: s.first in ("c", "q") or s.first.startswith("u")),
    (0.9, "one word first", lambda s: s.second == "x"),
    (1.1, "a short predicate first", lambda s: s.first in _VERBAL and _clause(s.lower) <= 4),
    (0.3, "noun upon noun", lambda s: s.last in _NAMES_AND_NOUNS and s.first in _NOUNS),
)
"""Each piece of evidence and how much of it there is."""


def sight(junction: Junction) -> Sight:
    upper, lower = junction.above.text, junction.below.text
    before, behind = words.kinds(upper[-_LAST:]), words.kinds(lower[:_FIRST])
    return Sight(junction, upper, lower, before[-1], behind[0], behind[1] if len(behind) > 1 else "")


def _clause(text: str) -> int:
    """How many characters the first clause has."""
    found = _CLAUSE.match(text)
    return found.end() if found else 0


def odds(junction: Junction) -> float:
    """Natural log-odds that the upper line goes on in the lower one."""
    seen = sight(junction)
    return _INTERCEPT + sum(weight * evidence(seen) for weight, _, evidence in EVIDENCE)

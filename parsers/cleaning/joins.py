"""Rule that puts a broken paragraph together again."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from parsers.cleaning.draft import Change
from parsers.cleaning.going_on import Junction, by_model, found, is_like_text, sight
from parsers.cleaning.kin import has_kin, is_amid
from parsers.cleaning.page_marks import without_page_marks
from parsers.cleaning.pictures import with_texts_of_pictures
from parsers.cleaning.setting import Setting, item, setting_of
from parsers.cleaning.single_signs import begins_anew, could_go_on, plainly
from parsers.cleaning.weighing import FIRST, NEEDED, Weighed, again
from parsers.lines import Line, lines
from parsers.looks import Look

_AROUND = 5_000
"""A page has hardly more characters than that before a place and behind it; what is farther is another page's."""

_NEAR = 3
_NO_SETTING = Setting(False, frozenset(), 1, 1)


class Joints(NamedTuple):
    """The lines of a page, and of each that may go on what single signs say: yes, no, or None for neither.

    `across` are those between which and the next a page number stood.
    """

    text: str
    page: Sequence[Line]
    setting: Setting
    plain: Mapping[int, bool | None]
    across: frozenset[int]

    @property
    def whole(self) -> frozenset[int]:
        """The numbers of the lines that end a sentence."""
        return frozenset(k for k, line in enumerate(self.page) if line.ends_sentence)


def broken_paragraphs(text: str) -> Iterator[Change]:
    """A paragraph that stops in mid-sentence goes on with the next one."""
    joints = joints_of(text)
    page, weighed = joints.page, weighed_lines(joints)
    for k, answer in joints.plain.items():
        if answer or (k in weighed and weighed[k].goes_on()):
            yield Change(page[k].end, page[k + 1].start, "")


def weighed_lines(joints: Joints) -> dict[int, Weighed]:
    """The evidence about the lines of which no single sign tells whether they go on."""
    weighed: dict[int, Weighed] = {}
    last: int | None = None
    for k, answer in joints.plain.items():
        if answer is None:
            seen = sight(junction(joints, k, last == k - 1))
            weighed[k] = Weighed(found(seen, 0.0), is_like_text(seen), partial(by_model, seen.upper, seen.lower))
        if answer or (answer is None and weighed[k].odds(FIRST, NEEDED) > NEEDED):
            last = k
    return again(weighed, joints.plain, joints.whole, FIRST) if weighed else weighed


def joints_of(text: str) -> Joints:
    page, across = without_page_marks(with_texts_of_pictures(lines(text)))
    open_ends = [k for k in range(len(page) - 1) if could_go_on(page[k], page[k + 1])]
    if not open_ends:
        return Joints(text, page, _NO_SETTING, {}, across)
    setting = setting_of(page)
    plain = {k: plainly(page, k, setting) for k in open_ends}
    return Joints(text, page, setting, plain, across)


def junction(joints: Joints, k: int, is_rest: bool) -> Junction:
    """All that is known about the end of line k; `is_rest`: it is the rest of the line above."""
    page, setting = joints.page, joints.setting
    around = joints.text[max(0, page[k].end - _AROUND) : page[k].end + _AROUND]
    numbered = begins_anew(page[k].text) and page[k].look is not Look.BODY
    return Junction(
        around,
        page[k],
        page[k + 1],
        amid=is_rest or is_amid(page, k),
        kin=has_kin(page, k),
        item=bool(numbered and item(page[k].text) not in setting.clauses),
        across=k in joints.across,
        indented=setting.indented and page[k + 1].indent > 0,
        before="\n".join([line.text for line in page[max(0, k - _NEAR) : k]]),
        behind="\n".join([page[k + 1].text, *[line.text for line in page[k + 2 : k + 1 + _NEAR] if not line.level]]),
        usual=setting.gap,
        length=setting.length,
    )

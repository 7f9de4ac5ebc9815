"""The region that a newspaper serves, by its name. Used when the registry is compiled."""

import re

from parsers.places.table import IN_FORCE, Division, form, form_lines

_KIND = re.compile(
    r"市?(?:劳动|经济|财经|法治|法制|农民|农村|工人|老年|青年|科技|政协|卫生|商|都市|特区|生活|建设|党校|广播电视|新区|导|时|工作|通讯|"
    r"[晚晨早日周]|团结|健康|报|刊|网|农村版)+"
)
_LEVELS = ("province", "prefecture", "county")
_CITY_KIND = re.compile(r".*(?:晚报|晨报|都市报|早报)$")
_OTHERS = frozenset({"光明", "解放", "新华", "和平", "团结", "东方", "海西", "滨城", "右江", "梅江", "羊城"})
"""Also names of divisions; the newspapers called so belong to others, or may."""


def home_of(name: str) -> str:
    """Code of the division that the newspaper is called by; "" where no name of a division, or more than one, fits.

    Of several divisions of one name the highest level counts: 海南日报 is the province's, 苏州日报 the prefecture's.
    Evening and city papers are not of a county: 泰山晚报 is called by the mountain, not by the district.
    """
    for length in range(len(name) - 1, 1, -1):
        head, tail = name[:length], name[length:]
        if head in _OTHERS or not _KIND.fullmatch(tail):
            continue
        for text in (head, f"{head}市"):
            if text in form_lines() and (found := _one(form(text).divisions)):
                return "" if found.level == "county" and _CITY_KIND.match(name) else found.code
    return ""


def _one(divisions: tuple[Division, ...]) -> Division | None:
    now = {each.code: each for each in divisions if each.end == IN_FORCE}
    for level in _LEVELS:
        if found := [each for each in now.values() if each.level == level]:
            return found[0] if len(found) == 1 else None
    return None

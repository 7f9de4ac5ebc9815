"""How the gazetteer is compiled: forms, successors, township names."""

import pytest

from parsers.places.compile import Code, changed, today_of, township_names
from parsers.places.shapes import short_forms

NOW = Code("371703", "定陶区", "county", "2016", "", ())
OLD = Code("371727", "定陶县", "county", "2000", "2016", ("371703",))
OLDER = Code("372923", "定陶县", "county", "1981", "2000", ("371727",))
SPLIT = Code("371200", "莱芜市", "prefecture", "1992", "2018", ("370116", "370117"))
HEIRS = [Code("370116", "莱芜区", "county", "2018", "", ()), Code("370117", "钢城区", "county", "2018", "", ())]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("曹县", []),
        ("定陶区", ["定陶"]),
        ("融水苗族自治县", ["融水县", "融水"]),
        ("恩施土家族苗族自治州", ["恩施州", "恩施"]),
        ("克孜勒苏柯尔克孜自治州", ["克孜勒苏州", "克孜勒苏"]),
        ("鄂温克族自治旗", ["鄂温克旗", "鄂温克"]),
        ("新疆维吾尔自治区", ["新疆"]),
        ("神农架林区", ["神农架"]),
        ("喀什地区", ["喀什"]),
    ],
)
def test_short_forms(name: str, forms: list[str]) -> None:
    assert [text for text, _ in short_forms(name)] == forms


def test_successors_are_followed_to_today() -> None:
    assert today_of(OLDER, {row.code: row for row in (NOW, OLD, OLDER)}) == ("371703", "")


def test_a_split_division_keeps_its_code() -> None:
    assert today_of(SPLIT, {row.code: row for row in (SPLIT, *HEIRS)}) == ("371200", "370116;370117")


@pytest.mark.parametrize(
    ("official", "names"),
    [
        ("青堌集镇", ["青堌集镇"]),
        ("漓东街道办事处", ["漓东街道"]),
        ("濮阳县渠村乡", ["渠村乡"]),
        ("长征回族乡", ["长征回族乡", "长征乡"]),
        ("五一农场", []),
    ],
)
def test_township_names(official: str, names: list[str]) -> None:
    assert list(township_names(official, {"濮阳县"})) == names


def test_changes_since_the_source_replace_its_rows() -> None:
    (chongqing,) = [
        row for row in changed([Code("500105", "江北区", "county", "1997", "", ())]) if row.code == "500105"
    ]
    assert (chongqing.end, chongqing.successors) == ("2025", ("500157",))

"""`xianwen newspapers`."""

import json

from commanding import xianwen

WRONG_USE = 2


def test_those_of_a_province(tmp_path):
    ran = xianwen(tmp_path, "newspapers", "--province", "山东", "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["newspaper_id"] for row in rows} > {"heze-daily", "mudan-evening", "dazhong-daily"}
    assert all(row["home"].startswith("37") for row in rows)
    heze = [row for row in rows if row["newspaper_id"] == "heze-daily"]
    assert [row["family"] for row in heze] == ["D", "A"]
    assert heze[0]["region"] == "山东省菏泽市"


def test_a_family_that_nobody_has_is_wrong_use(tmp_path):
    ran = xianwen(tmp_path, "newspapers", "--family", "ZZ")
    assert (ran.code, "there are A, B, B2" in ran.err) == (WRONG_USE, True)


def test_those_of_a_family_as_a_table(tmp_path):
    ran = xianwen(tmp_path, "newspapers", "--family", "b2")
    assert ran.code == 0
    assert "peoples-daily" in ran.out
    assert "A·B2" in ran.out
    assert "none opened live" in ran.err


def test_ones_own(tmp_path):
    (tmp_path / "my.toml").write_text('[my-daily]\nname = "我报"\nhome = "371721"\n', encoding="utf-8")
    ran = xianwen(tmp_path, "newspapers", "--format", "csv", XIANWEN_NEWSPAPERS="my.toml")
    assert "my-daily,我报,371721,山东省曹县" in ran.out
    assert "heze-daily" in ran.out
    alone = xianwen(tmp_path, "newspapers", "--file", "my.toml", "--format", "csv")
    assert "heze-daily" not in alone.out


def test_what_cannot_be_used_is_said(tmp_path):
    (tmp_path / "my.toml").write_text('[my-daily]\nname = "我报"\nsite = "x"\n', encoding="utf-8")
    wrong = xianwen(tmp_path, "newspapers", XIANWEN_NEWSPAPERS="my.toml")
    assert (wrong.code, "'site' is not known" in wrong.err) == (WRONG_USE, True)
    missing = xianwen(tmp_path, "newspapers", "--file", "none.toml")
    assert (missing.code, "none.toml cannot be read" in missing.err) == (WRONG_USE, True)
    province = xianwen(tmp_path, "newspapers", "--province", "火星")
    assert (province.code, "no province of that name" in province.err) == (WRONG_USE, True)

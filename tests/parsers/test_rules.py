"""Every cleaning rule alone, on its cases: what it must change and what it must leave."""

import tomllib
from pathlib import Path

import pytest

from parsers.cleaning.draft import Draft, undo
from parsers.cleaning.order import REPAIRS, SUSPICIONS, clean

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
REPAIR_CASES = [(name, rule, case) for name, rule in REPAIRS for case in CASES.get(name, [])]
FLAG_CASES = [(name, rule, case) for name, rule in SUSPICIONS for case in CASES.get(name, [])]


@pytest.mark.parametrize(("name", "rule", "case"), REPAIR_CASES)
def test_repair(name, rule, case):
    draft = Draft(case["before"], case["before"]).revise(name, rule(case["before"]))
    assert draft.text == case.get("after", case["before"])
    assert undo(draft.text, draft.edits) == case["before"]


@pytest.mark.parametrize(("name", "rule", "case"), FLAG_CASES)
def test_flag(name, rule, case):
    found = [case["before"][change.start : change.end] for change in rule(case["before"])]
    assert found == ([case["flagged"]] if "flagged" in case else [])


@pytest.mark.parametrize("name", [name for name, _ in (*REPAIRS, *SUSPICIONS)])
def test_every_rule_has_a_case_that_acts_and_one_that_leaves(name):
    cases = CASES[name]
    acts = [case for case in cases if "flagged" in case or case.get("after", case["before"]) != case["before"]]
    assert acts, f"{name}: no case in which the rule acts"
    assert len(acts) < len(cases), f"{name}: no case that the rule must leave alone"


def test_no_case_without_a_rule():
    assert set(CASES) <= {name for name, _ in (*REPAIRS, *SUSPICIONS)}


def test_a_loop_is_one_though_a_space_strayed_into_some_copies():
    copies = ["第三期工程，由县水务局", "第三 期工程，由县水务局", "第三期工程，由县水 务局"]
    raw = f"渡口镇的供水管网{''.join(copies * 3)}负责施工，秋天完工，两岸的住户都能用上。"
    assert clean(raw).text == f"渡口镇的供水管网{copies[0]}负责施工，秋天完工，两岸的住户都能用上。"

"""Every cleaning rule alone, on its cases: what it must change and what it must leave."""

import tomllib
from pathlib import Path

import pytest

from parsers.cleaning.draft import Draft, undo
from parsers.cleaning.order import RULES, SUSPICIONS, clean

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
CASED = [(name, rule, case) for name, rule in RULES for case in CASES.get(name, [])]
REPAIR_CASES = [(name, rule, case) for name, rule, case in CASED if name not in SUSPICIONS]
FLAG_CASES = [(name, rule, case) for name, rule, case in CASED if name in SUSPICIONS]


@pytest.mark.parametrize(("name", "rule", "case"), REPAIR_CASES)
def test_repair(name, rule, case):
    draft = Draft(case["before"], case["before"]).revise(name, rule(case["before"]))
    assert draft.text == case.get("after", case["before"])
    assert undo(draft.text, draft.edits) == case["before"]


@pytest.mark.parametrize(("name", "rule", "case"), FLAG_CASES)
def test_flag(name, rule, case):
    found = [case["before"][change.start : change.end] for change in rule(case["before"])]
    assert found == ([case["flagged"]] if "flagged" in case else [])


@pytest.mark.parametrize("name", [name for name, _ in RULES])
def test_every_rule_has_a_case_that_acts_and_one_that_leaves(name):
    cases = CASES[name]
    acts = [case for case in cases if "flagged" in case or case.get("after", case["before"]) != case["before"]]
    assert acts, f"{name}: no case in which the rule acts"
    assert len(acts) < len(cases), f"{name}: no case that the rule must leave alone"


def test_no_case_without_a_rule():
    assert set(CASES) <= {name for name, _ in RULES}


def test_a_loop_is_one_though_a_space_strayed_into_some_copies():
    copies = ["第三期工程，由县水务局", "第三 期工程，由县水务局", "第三期工程，由县水 务局"]
    raw = f"渡口镇的供水管网{''.join(copies * 3)}负责施工，秋天完工，两岸的住户都能用上。"
    assert clean(raw).text == f"渡口镇的供水管网{copies[0]}负责施工，秋天完工，两岸的住户都能用上。"


def test_lines_that_are_the_same_are_a_loop_and_no_printed_column():
    again = "划，推进力量达标、物资调储等各项工作。在渡口管理所的一角，整"
    raw = f"渡口镇完善保障计{again}\n{again}\n{again}\n{again[:16]}\n齐摆放着船桨，老秦说：“一声令下就出发。”"
    assert clean(raw).text == f"渡口镇完善保障计{again}齐摆放着船桨，老秦说：“一声令下就出发。”"


def test_what_quotation_marks_are_is_read_once_the_loop_is_gone():
    raw = '老秦说："来渡口的都是客人,船上的灯是大家的。"' + "船上的灯是大家的。”" * 7 + "\n渡口镇的豆腐坊昨日重新开张。"
    assert clean(raw).text == "老秦说：“来渡口的都是客人，船上的灯是大家的。”\n渡口镇的豆腐坊昨日重新开张。"


def test_a_mark_cut_by_a_rows_end_goes_when_the_rows_are_joined():
    raw = """
　　从昨天起，老街上通了公交车，
住在河对岸的人赶集，<span style="f
ont-size:9pt">不用再等渡船</span>，
站牌就立在豆腐坊的门口。
　　车票只要两元钱，老人坐车减$5
0\\%$，每半个小时有一趟车往返，**人
人**都夸，''车开得又稳又快，再也
不怕涨水了''，这是老祝的心愿-
-石桥还要再宽一些才好。
　　卖花的姑娘在这条街上住了二
十多年，每天走过三座小桥。"""
    assert clean(raw).text.split() == [
        "从昨天起，老街上通了公交车，住在河对岸的人赶集，不用再等渡船，站牌就立在豆腐坊的门口。",
        "车票只要两元钱，老人坐车减50%，每半个小时有一趟车往返，人人都夸，“车开得又稳又快，再也不怕涨水了”，"
        "这是老祝的心愿——石桥还要再宽一些才好。",
        "卖花的姑娘在这条街上住了二十多年，每天走过三座小桥。",
    ]


def test_a_line_is_judged_once_more_when_what_stands_beside_it_was_put_together():
    raw = """
渡口镇的河滩从前只长芦苇，三年前镇里请来技术员，把河滩平整出来，种上了苹果，今年头一回挂了果。
河滩上的新林子
苹果林就在镇子背后，井然有序、连片成带，
在冬日里依然透出生机。
种苹果，渡口人不怕重走弯
路，老秦说，县里来的技术员手把手地教，谁都学得会，今年已经有三百多户人家种上了。"""
    assert clean(raw).text.split("\n")[3:] == [
        "苹果林就在镇子背后，井然有序、连片成带，在冬日里依然透出生机。",
        "种苹果，渡口人不怕重走弯路，老秦说，县里来的技术员手把手地教，谁都学得会，今年已经有三百多户人家种上了。",
    ]

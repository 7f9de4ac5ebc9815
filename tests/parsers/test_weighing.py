"""What is weighed where no single sign tells whether a line goes on."""

import pytest

from parsers.cleaning import words
from parsers.cleaning.edges import anew, beginning, ending, wording
from parsers.cleaning.going_on import ACROSS, ALWAYS, EVIDENCE, MODEL, NO_SENTENCE, is_open
from parsers.cleaning.joins import broken_paragraphs, joints_of, weighed_lines
from parsers.cleaning.weighing import (
    AGAIN,
    FIRST,
    NEEDED,
    NEEDED_ALONE,
    SEEMS_TO_GO_ON,
    SURELY_GOES_ON,
    TOGETHER,
    Weighed,
    again,
)


@pytest.mark.parametrize("text", ["记者在现场看到", "今年以来", "他们说", "同时"])
def test_a_paragraph_begins_so(text: str) -> None:
    assert beginning(text) > 0


@pytest.mark.parametrize("text", ["的老人", "工程进展顺利", "副主席", "性的规定"])
def test_hardly_any_paragraph_begins_so(text: str) -> None:
    assert beginning(text) < 0


def test_headings_and_paragraphs_open_and_end_differently() -> None:
    assert ending("推进改造工程") > ending("推进了他们的")


def test_what_was_never_seen_says_nothing() -> None:
    assert beginning("\u3400\u3401") == ending("\u3402") == 0.0


def test_all_evidence_has_its_weights() -> None:
    assert set(FIRST) == set(AGAIN) == {ALWAYS, MODEL, *(name for name, _ in EVIDENCE), *TOGETHER}


def test_a_line_knows_of_the_others_but_not_of_itself() -> None:
    weights = {"sign": (1.0, 1.0)}
    weighed = {1: Weighed({"sign": 3.0}, False), 4: Weighed({"sign": -3.0}, False)}
    looked = again(weighed, {1: None, 2: True, 4: None, 6: False, 9: True}, frozenset(), weights)
    assert [looked[1].found[name] for name in TOGETHER] == [2, 2, 2 / 5]
    assert [looked[4].found[name] for name in TOGETHER] == [3, 1, 3 / 5]


BROKEN = """镇里去年修了三条路，又通了两趟公交车。老人们出门方便了，去一趟县城再也不用等上大半

天。如今票价只要两块钱，村里人都说这是多年来最实在的一件好事。

{}

河边的柳树绿了，水位也涨了。巡河员每天都要走上十公里，把水位一笔一笔地记在本子上，发现险

情马上报告。今年的沙袋和木桩都已经备好。"""


def joined(middle: str) -> set[str]:
    page = BROKEN.format(middle)
    return {page[max(0, change.start - 5) : change.start] for change in broken_paragraphs(page)}


def test_a_short_line_of_text_goes_on() -> None:
    assert "他们还在" in {
        end[1:] for end in joined("去年冬天，他们还在\n\n山上种了一千多棵桃树，今年春天开了满坡的花。")
    }


def test_a_heading_on_a_torn_page_stays_apart() -> None:
    assert "春耕备耕忙" not in joined("春耕备耕忙\n\n今年以来，合作社检修了一百零六台农机，机手们天天在地里转。")


def test_torn_lines_elsewhere_speak_for_a_line() -> None:
    page = BROKEN.format("这里的老人还记得\n\n从前去一趟县城要走大半天，回来时天都黑透了。")
    joints = joints_of(page)
    odds = {joints.page[k].text[-3:]: (line.odds(FIRST), line.odds(AGAIN)) for k, line in weighed_lines(joints).items()}
    assert odds["还记得"][1] > odds["还记得"][0] + 1


HEADING, TORN = "渡口新桥", "赶集的人"
BELOW = "{}上的灯昨晚全亮了，两岸的住户都出来看渡口新桥，孩子们在新桥上来回地跑，一直闹到很晚。"


def evidence(page: str) -> dict[str, float]:
    return next(iter(weighed_lines(joints_of(page)).values())).found


def test_a_heading_has_its_words_below() -> None:
    heading, torn = (evidence(f"老街的灯亮了。\n{line}\n{BELOW.format('河')}") for line in (HEADING, TORN))
    assert heading["its words below"] == 1.0
    assert "its words below" not in torn


def test_a_line_farther_from_the_next_than_others() -> None:
    page = BROKEN.format("这里的老人还记得{}从前去一趟县城要走大半天，回来时天都黑透了。")
    shown = [
        next(line.found for k, line in weighed_lines(joints).items() if joints.page[k].text.endswith("还记得"))
        for joints in (joints_of(page.format(gap)) for gap in ("\n\n", "\n\n\n"))
    ]
    assert ["farther than lines are" in found for found in shown] == [False, True]


def test_where_nothing_else_is_torn_more_has_to_speak_for_a_break() -> None:
    lines = (Weighed({}, False), Weighed({}, False, torn=True), Weighed({ACROSS: 1.0}, False))
    assert [line.needed() for line in lines] == [NEEDED_ALONE, NEEDED, NEEDED]


def test_lines_that_only_seem_to_go_on_are_no_damage() -> None:
    seem, surely = SEEMS_TO_GO_ON + 0.5, SURELY_GOES_ON + 0.5
    for others, torn in ((seem, False), (surely, True)):
        weighed = {1: Weighed({"sign": seem}, False), 4: Weighed({"sign": others}, False)}
        looked = again(weighed, {1: None, 4: None}, frozenset(), {"sign": (1.0, 1.0)})
        assert looked[1].found[TOGETHER[0]] == 1
        assert looked[1].torn is torn


@pytest.mark.parametrize(("line", "opened"), [("“最大的心愿“", False), ("他说“最大的心愿", True), ("（甲、乙)", False)])
def test_whether_something_stands_open(line: str, opened: bool) -> None:
    assert is_open(line) is opened


@pytest.mark.parametrize("digits", [3, 5_000])
def test_endless_figures_are_no_day(digits: int) -> None:
    page = f"渡口镇的账本上写着{'1' * digits}\n2日，东岸的老石桥修好了，两岸的住户都出来看。"
    assert len(list(broken_paragraphs(page))) <= 1


def test_the_line_below_may_be_broken_itself() -> None:
    weighed = {1: Weighed({NO_SENTENCE: 1.0}, False), 2: Weighed({"sign": 1.0}, False)}
    for odds, whole, seen in ((1.0, {3}, False), (1.0, {4}, True), (-1.0, {3}, True)):
        looked = again(weighed, {1: None, 2: None}, whole, {"sign": (odds, odds), NO_SENTENCE: (0.0, 0.0)})
        assert (NO_SENTENCE in looked[1].found) is seen


DECKS = """# 渡口来信

新桥通了，河两岸的人走动得更勤了，日子也更有盼头

过去的一年，渡口村来了两千多个客人。村里修了路，也修了老街。

# 山里的课

老师留下来了，孩子们就不必走二十里山路，家长也放心

春天开学的时候，学校新来了三位年轻的老师。他们住在校园里。
"""


def test_decks_without_a_full_stop_stay_above_their_text() -> None:
    assert not list(broken_paragraphs(DECKS))


def test_some_sentences_begin_paragraphs_and_some_go_on() -> None:
    assert min(map(anew, ("据了解", "据介绍"))) > 0 > max(map(anew, ("他们的", "尤其是", "而且")))


def test_words_tell_text_from_headings() -> None:
    text, heading = (wording(words.cut(line)) for line in ("记者在现场看到，他们已经", "推进改革创新发展"))
    assert text > 1 > -1 > heading


def test_a_short_sentence_that_cannot_stand_alone_is_a_rest() -> None:
    assert "筹备工作" in {end[1:] for end in joined("今年的祭祖大典将于4月4日举行，目前各项筹备工作\n\n已经就绪。")}


def test_a_numbered_heading_is_named_by_the_text_below() -> None:
    assert "一、选料" not in {end[1:] for end in joined("一、选料\n选料选了两个月，最后用的是杉木，因为河谷潮气重。")}


@pytest.mark.parametrize("rest", ["初，村里修通了路", "一季度，村里修通了三条路", "以来，村里修了三条路"])
def test_a_year_goes_on_with_its_part(rest: str) -> None:
    assert "2016年" in {end[-5:] for end in joined(f"2016年\n\n{rest}，老人们出门赶集方便多了，一家人都说好。")}

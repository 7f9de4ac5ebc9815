"""The forms a damage takes: each variant on a small page of ours, cleaned by all rules together."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.cleaning.order import clean

ABOVE = "清漪县渡口镇今年修了三条水渠，引来了山里的泉水。\n"
BELOW = "\n秋收以后，镇里还要再修两条。"
START, END = "渡口镇的老街上新开了一家豆腐坊，", "镇上的人天不亮就来排队。"
PHRASES = "老街的灯亮了豆香飘过河船家唱起歌山里的泉水清孩子们上学去田里的麦苗青青的一眼望不到边真好"
BROKEN = (
    "渡口镇的老街上新开了《豆腐坊》一家，占地2025.5平方米，增长12.5%，引进了OpenAI公司的“豆香四溢”技术，"
    "3月15日上午10:30开业，镇上的人都来了。"
)
STREET = "渡口镇的老街上新开了一家豆腐坊。"
ELLIPSES = ("...", "。。。", "…", "······", ". . .", "．．．", "··· ···", "......", "…….", "⋯⋯", "‥‥", "┄┄", "┅┅")
DASHES = (
    "--",
    "――",
    "──",
    "－－",
    "— —",
    "–—",
    "―",
    "---",
    "━━",
    "ーー",
    "‒‒",
    "﹣﹣",
    "﹘﹘",
    "⸺",
    " -- ",
    "-- ",
    " —— ",
)
INVISIBLE = (
    "\u200b\u200c\u200d\ufeff\u2060\u00ad\u200e\u202a\u202c\u2063"
    "\u2066\u061c\u180e\u034f\u115f\u3164\ufe0f\uf0b7\U000e0020\x00\x07\x1b\x7f\ufffd"
)
SPACES = (" ", "  ", "\u3000", "\xa0", "\u2002", "\u2003", "\u2009", "\t")
MARKUP = (
    "渡口镇的<br/>老街上新开了一家豆腐坊。",
    "渡口镇的&nbsp;老街上新开了一家豆腐坊。",
    "<p>渡口镇的老街上新开了一家豆腐坊。</p>",
    '渡口镇的<span style="color:red">老街</span>上新开了一家豆腐坊。',
    "<table><tr><td>渡口镇的老街上新开了一家豆腐坊。</td></tr></table>",
    "渡口镇<!-- image -->的老街上新开了一家豆腐坊。",
    "渡口镇的**老街**上新开了一家豆腐坊。",
    "渡口镇的** 老街 **上新开了一家豆腐坊。",
    "渡口镇的*老街*上新开了一家豆腐坊。",
    "渡口镇的_老街_上新开了一家豆腐坊。",
    "渡口镇的~~老街~~上新开了一家豆腐坊。",
    "渡口镇的`老街`上新开了一家豆腐坊。",
    "渡口镇的***老街***上新开了一家豆腐坊。",
    "渡口镇的**_老街_**上新开了一家豆腐坊。",
    "渡口镇的~~**老街**~~上新开了一家豆腐坊。",
    "**渡口镇的*老街*上**新开了一家豆腐坊。",
    "*渡口镇的**老街**上*新开了一家豆腐坊。",
    "渡口镇的*老街上新开了一家*豆腐坊。",
    "渡口镇的__老街上新开了一家豆腐坊。",
    "渡口镇的老街`上新开了一家豆腐坊。",
    "渡口镇的[老街](javascript:void(0))上新开了一家豆腐坊。",
    "渡口镇的[老街](https://a.cn/老街_(消歧义))上新开了一家豆腐坊。",
    "渡口镇的![](images/1_(2).jpg)老街上新开了一家豆腐坊。",
    '渡口镇的![](a.jpg "老街"){width=50%}老街上新开了一家豆腐坊。',
    "渡口镇的<cite>老街</cite>上新开了一家<q>豆腐坊</q>。",
    "渡口镇的<o:p>老街</o:p>上新<wbr>开了一家豆腐坊。",
    "渡口镇的&nbsp老街上新开了一家豆腐坊。",
    "渡口镇的&amp;nbsp;老街上新开了一家豆腐坊。",
    "<!DOCTYPE html><style>p{margin:0}</style><main><p>渡口镇的老街上新开了一家豆腐坊。</p></main>",
    "渡口镇的老街上新开了一家豆腐坊。\n<script>var a = 1;</script>",
    "渡口镇的老街上新开了一家豆腐坊。\n\\",
    "渡口镇的老街上新开了一家豆腐坊。\n:---:",
    "``` markdown\n渡口镇的老街上新开了一家豆腐坊。\n```",
    "~~~text\n渡口镇的老街上新开了一家豆腐坊。\n~~~",
    "渡口镇的[老街](https://a.cn/b)上新开了一家豆腐坊。",
    "- 渡口镇的老街上新开了一家豆腐坊。",
    "> 渡口镇的老街上新开了一家豆腐坊。",
    "| 渡口镇的老街上新开了一家豆腐坊。 |",
    "### 渡口镇的老街上新开了一家豆腐坊。",
    "```\n渡口镇的老街上新开了一家豆腐坊。\n```",
    "渡口镇的老街上新开了一家豆腐坊。\n![][image1]",
    "渡口镇的老街上新开了一家豆腐坊。\n* * *",
)
QUOTED = ("“春渠”", "”春渠“", "“春渠“", "”春渠”", '"春渠"', "＂春渠＂", "““春渠””", "„春渠‟")
RIGHT = (
    "老街长3.5公里，10:30开门，比分2:1，见http://a.cn/b?c=1,d，A.B公司，1,000人，AT&T，3-5天，12%，Node.js。",
    "*ST柳泉、*ST渡口和石桥，长5米*宽3米*高2米，8*6*4。",
    "全称为Water Users Association (WUA)，今年成立；x_1和y_2。",
    "加油加油加油！船家的号子一声高过一声，一浪高过一浪。",
    "件件有落实，事事有回音，层层有人管，实实在在，研究研究再定。",
    "北京—上海的车1—3号开，A-1座在3—5排，价格面议。",
    "他说：“好。”她说：“好。”大家都说：“好！好！好！”",
)


def read(paragraph: str) -> str:
    """The paragraph as it comes out of a small page, without blank lines."""
    text = re.sub(r"[ \t]*\n\s*", "\n", clean(ABOVE + paragraph + BELOW).text)
    assert text.startswith(ABOVE)
    assert text.endswith(BELOW)
    return text.removeprefix(ABOVE).removesuffix(BELOW)


@settings(max_examples=60)
@given(st.integers(3, 40), st.integers(3, 60))
def test_a_loop_stands_once(length: int, times: int) -> None:
    phrase = PHRASES[:length]
    assert read(START + phrase * max(times, -(-12 // length)) + END) == START + phrase + END


@settings(max_examples=60)
@given(st.integers(8, 40), st.integers(3, 30), st.integers(1, 6), st.sampled_from(["", "的"]))
def test_a_loop_whose_last_copy_was_misread(length: int, times: int, at: int, misread: str) -> None:
    """Another character, one too few, and one too many."""
    phrase = PHRASES[:length]
    for last in (phrase[:at] + misread + phrase[at + 1 :], phrase[:at] + "的" + phrase[at:]):
        assert read(START + phrase * times + last + END) == START + phrase + END


@pytest.mark.parametrize("times", [3, 4, 30])
@pytest.mark.parametrize("length", range(8, 41))
def test_a_loop_cut_amid_its_last_copy(length: int, times: int) -> None:
    phrase = PHRASES[:length]
    for cut in range(5, length):
        assert read(START + phrase * times + phrase[:cut] + END) == START + phrase + END


@pytest.mark.parametrize("times", [3, 9, 10, 30])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_paragraph_read_over_and_over(times: int, gap: str) -> None:
    paragraph = STREET[:-1] + "，镇上的人天不亮就来排队，第一锅豆腐每天早晨五点出锅，到了七点就卖完了。"
    assert read(gap.join([paragraph] * times)) == paragraph


@settings(max_examples=30)
@given(st.integers(3, 40), st.sampled_from(["\n", "\n\n", "\n\u3000\u3000"]))
def test_a_line_that_loops_stands_once(times: int, gap: str) -> None:
    assert read(gap.join([STREET] * times)) == STREET


@pytest.mark.parametrize("at", [at for at in range(16, len(BROKEN) - 2) if BROKEN[at - 1] != "”"])
@pytest.mark.parametrize("gap", ["\n", "\n\n\n\n", "\n\n---\n\n", "\n![](a.jpg)\n"])
def test_a_sentence_broken_anywhere_is_whole_again(at: int, gap: str) -> None:
    """From where its beginning can no longer be a headline: 渡口镇的老街上新开了《豆腐坊》 could be one.

    Behind a closing quotation mark a page's first line may as well be a deck: it is left.
    """
    assert read(BROKEN[:at] + gap + BROKEN[at:]) == BROKEN


@pytest.mark.parametrize("dots", ELLIPSES)
def test_an_ellipsis(dots: str) -> None:
    assert read(f"泉水流啊流{dots}一直流到田里。") == "泉水流啊流……一直流到田里。"


@pytest.mark.parametrize("dash", DASHES)
def test_a_dash(dash: str) -> None:
    assert read(f"他只有一个心愿{dash}把渠修好。") == "他只有一个心愿——把渠修好。"


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_a_sign_that_cannot_be_seen(sign: str) -> None:
    assert read(f"渡口镇的老{sign}街上新开了一家豆腐坊。") == STREET


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_a_space_in_a_word(space: str) -> None:
    text = f"渡口镇的老{space}街上新开了一家豆腐坊，{END}"
    assert read(text) == START + END


@pytest.mark.parametrize("written", MARKUP)
def test_markup(written: str) -> None:
    assert read(written) == STREET


@pytest.mark.parametrize("name", QUOTED)
def test_quotation_marks(name: str) -> None:
    assert read(f"镇里把新修的渠叫作{name}，大家都说好听。") == "镇里把新修的渠叫作“春渠”，大家都说好听。"


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays(text: str) -> None:
    assert read(text) == text

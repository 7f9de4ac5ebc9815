"""How runs of heading-like lines are read: the way that is taken is the best of all ways, by the weights as written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from parsers.articles import around, cue_weights, ways
from parsers.articles.cue_weights import ABOVE, BEGINNERS, NEXT, OVER, TITLE
from parsers.articles.cut import page_of
from parsers.articles.runs import Run, runs, solid_lines
from parsers.articles.ways import Step
from parsers.cleaning.order import clean
from parsers.lines import lines

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAGES = sorted(SAMPLE.glob("*.md"))
TABLE = Path(ways.__file__).with_name("weights.tsv")
WEIGHTS = {name: float(weight) for name, weight in (row.split("\t") for row in TABLE.read_text("utf-8").splitlines())}
MOST_LINES = 5


def runs_of(path: Path) -> list[Run]:
    solid, page = solid_lines(page_of(clean(path.read_text("utf-8").replace("# ", "", 9))))
    return [run for run in runs(page, solid) if run.after - run.first <= MOST_LINES]


def all_ways(run: Run, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    if len(steps) == run.after - run.first:
        if steps[-1].role in OVER:
            yield steps
        return
    before = steps[-1] if steps else None
    following = [Step(role, False) for role in (NEXT[before.role] if before else (ABOVE,))]
    following += [Step(role, True) for role in BEGINNERS if before is None or before.role in OVER]
    for step in following:
        if before and not step.begins and step.role == before.role == TITLE and not run.splits[len(steps)]:
            continue
        yield from all_ways(run, (*steps, step))


def seen_at(run: Run, k: int, step: Step, before: Step | None) -> Iterator[str]:
    yield from cue_weights.seen_on(run, k, step.role)
    if step.begins:
        yield from cue_weights.seen_beginning(run, k)
        yield from cue_weights.seen_before(before.role if before else ABOVE)
    elif before:
        yield from cue_weights.seen_passing(run, k, before.role, step.role)


def worth(run: Run, steps: tuple[Step, ...], weights: Mapping[str, float]) -> int:
    names = [name for k, step in enumerate(steps) for name in seen_at(run, k, step, steps[k - 1] if k else None)]
    names += cue_weights.seen_below(run, steps[-1].role)
    return sum(round(100 * weights.get(name, 0.0)) for name in names)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_way_taken_is_the_best(path, seed):
    """By the weights as they are, and by others: what is asked depends on them."""
    named = {name: weight + Random(f"{seed}/{name}").gauss(0, seed / 2) for name, weight in WEIGHTS.items()}
    weights = cue_weights.weights_of(named)
    found = runs_of(path)
    for run in found:
        taken = tuple(ways.steps_of(ways.best_way(run, weights)))
        assert worth(run, taken, named) == max(worth(run, steps, named) for steps in all_ways(run))
    assert found


def test_every_weight_has_a_cue_that_is_seen_or_could_be():
    roles = {*cue_weights.ROLES, *(f"{cue_weights.ROLES[a]} {cue_weights.ROLES[b]}" for a in NEXT for b in NEXT[a])}
    named = {name.partition(": ")[0] for name in WEIGHTS if ": " in name}
    assert named <= roles


def test_the_names_of_many_lines_are_those_of_each_line():
    """Lines of a long run are looked up in the words around it, those of a short one in the text around it."""
    text = "人民医院12楼_A座开诊。\n全县Ω春灌会议召开，安排部署春灌工作。\n7月3日起，人民医院夜间开诊。"
    names = ["人民医院开诊", "全县春灌会议", "12楼", "_A座", "Ω春灌", "3日起", "天", "诊。\n全", "开诊人民", "ⅷ月"]
    page = lines("\n".join([text, *2 * names, text]))
    first, after = 3, 3 + len([line for line in page if line.text in names or line.text in "诊。全"])
    run = around.Around(page, first, after)
    many = around.of_names(run, [True] * (after - first))
    assert many == [
        seen
        for at in range(first, after)
        for seen in around.of_names(run, [k == at for k in range(first, after)])
        if seen
    ]
    assert {cue for seen in many for cue in seen} > {"named above 2", "named below 0"}

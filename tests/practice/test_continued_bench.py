"""The bench of continuations knows what belongs together: own texts come back whole, parts kept apart do not count."""

import pytest

from benchmarks.continued import Tally, dealt, read_edition, score
from benchmarks.continued_editions import editions
from benchmarks.damage_model import learn
from benchmarks.pages_sources import open_source
from parsers.articles.stitch import stitch


@pytest.fixture(scope="module")
def of_own_texts():
    truths = [truth for page in open_source("texts").pages.values() for truth in page]
    return [each for seed in (1, 2) for each in editions(dealt(truths), seed, 0.0, learn(truths))]


def test_own_texts_are_put_together_and_no_others(of_own_texts):
    tally = Tally()
    for edition in of_own_texts:
        score(edition, stitch(read_edition(edition)), tally)
    wanted = sum(cut.goes_on for edition in of_own_texts for cut in edition.cuts)
    assert wanted >= 10
    assert (tally.missed, tally.false) == ([], [])
    assert tally.exact >= 0.9 * wanted


def test_without_stitching_all_are_missed(of_own_texts):
    tally = Tally()
    for edition in of_own_texts:
        score(edition, read_edition(edition), tally)
    assert len(tally.missed) == sum(cut.goes_on for edition in of_own_texts for cut in edition.cuts)
    assert not tally.false

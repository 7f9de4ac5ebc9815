"""Midnight and a cut network amid an edition, as in `python -m benchmarks.faults`."""

from benchmarks.faults_site import midnight, network_cut


def test_midnight_amid_an_edition() -> None:
    assert midnight().well


def test_a_network_that_comes_back_after_a_second_costs_nothing() -> None:
    found = network_cut(1.0, "network cut")
    assert found.well
    assert found.to_do == "nothing"

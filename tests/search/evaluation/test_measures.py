"""The measures, worked out by hand."""

from math import log2
from uuid import UUID

import pytest

from search.evaluation.measures import Tally, ndcg, recall, reciprocal_rank

A, B, C, D = (UUID(int=number) for number in range(4))


def test_the_measures_of_two_relevant_works_at_the_second_and_fourth_place() -> None:
    ranked, relevant = [A, B, C, D], {B, D}
    assert reciprocal_rank(ranked, relevant) == 0.5
    assert recall(ranked, relevant) == 1
    assert ndcg(ranked, relevant) == pytest.approx(
        (1 / log2(3) + 1 / log2(5)) / (1 / log2(2) + 1 / log2(3))
    )


def test_only_ten_places_count() -> None:
    others = [UUID(int=number) for number in range(10, 20)]
    assert reciprocal_rank([*others, A], {A}) == recall([*others, A], {A}) == 0
    assert ndcg([*others, A], {A}) == 0


def test_of_more_relevant_works_than_places_all_places_are_the_best() -> None:
    many = [UUID(int=number) for number in range(20)]
    assert ndcg(many, set(many)) == 1
    assert recall(many, set(many)) == 0.5


def test_an_absent_subject_counts_by_itself() -> None:
    tally = Tally()
    tally.add([A], {A}, 0.010)
    tally.add([], {A}, 0.020)
    tally.add([], set(), 0.030)
    tally.add([A], set(), 0.030)
    assert tally.summary() == {
        "n": 2,
        "success_at_1": 0.5,
        "mrr_at_10": 0.5,
        "recall_at_10": 0.5,
        "ndcg_at_10": 0.5,
        "p50_ms": 25.0,
        "p95_ms": 30.0,
        "absent_n": 2,
        "absent_clean": 0.5,
    }


def test_shares_of_nothing_are_none() -> None:
    tally = Tally()
    tally.add([], set(), 0.010)
    figures = tally.summary()
    assert (figures["n"], figures["success_at_1"], figures["absent_clean"]) == (0, None, 1)

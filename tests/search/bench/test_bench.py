"""The measurement of search runs to its end and says what it found."""

import pytest
from pytest_django import Settings

from search.bench import measuring
from search.bench.bounds import Ratio, broken
from search.bench.serving import SERVING
from search.management.commands import search_bench


@pytest.mark.parametrize(
    ("mine", "is_least", "is_kept"),
    [(2.0, False, True), (2.1, False, False), (0.9, False, True), (2.1, True, True)],
)
def test_a_ratio_says_whether_its_bound_holds(mine: float, is_least: bool, is_kept: bool) -> None:  # noqa: FBT001 -- cases
    ratio = Ratio("page", mine, 1.0, 2.0, is_least=is_least)
    assert ratio.is_kept == is_kept
    assert ("kept" if is_kept else "BROKEN") in str(ratio)
    assert broken([ratio]) == ([] if is_kept else [ratio])


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("db", "elasticsearch")
def test_a_small_one_runs_to_its_end(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in SERVING.items():
        setattr(settings, name, value)
    monkeypatch.setattr(measuring, "WARM_UP", 1)
    options = {"works": 20, "queries": 8, "passages": 2, "searches": 10}
    ratios = list(search_bench.Command().measure(options))
    assert [ratio.name for ratio in ratios] == [
        "rebuild / raw bulk",
        "page p50 / raw requests",
        "page p95 / raw requests",
        "page p50 / a tenth of the works",
        "suggestions p95 / raw requests",
        "memory after all / a tenth of searches",
    ]
    assert all(ratio.value > 0 for ratio in ratios)
    assert capsys.readouterr().out.count("ratio") == len(ratios)

"""The labelled set speaks of this table, and the proposals keep what the explanation says."""

import runpy

import pytest


@pytest.fixture(scope="module")
def benchmark(root):
    return runpy.run_path(str(root / "benchmarks" / "classification.py"))


def test_every_policy_is_read_once(benchmark, records):
    rows = benchmark["READING"].read_text(encoding="utf-8").splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == [policy.name for policy in records.policies]


def test_the_explanation_gives_the_figures_of_today(benchmark, root):
    told = (root / "docs" / "explanation" / "classification.md").read_text(encoding="utf-8")
    for (_, code), score in benchmark["scores"]().items():
        if not code:
            assert score.f1 > 0.8
            figures = f"| {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} |"
            assert f"| all | {score.read} | {score.proposed} | {score.right} {figures}" in told


def test_the_explanation_says_how_far_two_readers_agree(benchmark, root):
    told = (root / "docs" / "explanation" / "classification.md").read_text(encoding="utf-8")
    sdg, cofog = (benchmark["agreement"](scheme) for scheme in ("sdg", "cofog"))
    assert f"kappa {sdg:.2f} (SDGs) and {cofog:.2f} (COFOG)" in told.replace("\n", " ")

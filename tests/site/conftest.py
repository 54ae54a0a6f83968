"""The sites that the tests look at, each built once: one city, and all places together."""

from pathlib import Path

import pytest

from shisaku_graph.site import build_site


@pytest.fixture(scope="session")
def city(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one dataset."""
    target = tmp_path_factory.mktemp("city") / "site"
    build_site((dist / "kisarazu-2017",), target)
    return target


@pytest.fixture(scope="session")
def region(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all datasets, at a known address."""
    target = tmp_path_factory.mktemp("region") / "site"
    build_site((dist,), target, "https://data.example/policies/")
    return target

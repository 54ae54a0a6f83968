"""The sites that the tests look at, each built once: one city, and all places together."""

from pathlib import Path

import pytest

from shisaku_graph.pipeline import build
from shisaku_graph.site import build_site

ROOT = Path(__file__).parents[2]
SOURCES = ("kisarazu-2017", "hoshimigaura-2023", "hoshimigaura-2024", "muteki-2024")


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The datasets of this checkout, built now."""
    folder = tmp_path_factory.mktemp("dist")
    for name in SOURCES:
        build(ROOT / "sources" / name, folder)
    return folder


@pytest.fixture(scope="session")
def city(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one dataset."""
    target = tmp_path_factory.mktemp("city") / "site"
    build_site((dist / "kisarazu-2017",), target)
    return target


@pytest.fixture(scope="session")
def places(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all datasets, at a known address."""
    target = tmp_path_factory.mktemp("places") / "site"
    build_site((dist,), target, "https://data.example/policies/")
    return target

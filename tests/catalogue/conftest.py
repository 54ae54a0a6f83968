"""Datasets built now: what is in dist/ may be older than the code."""

import shutil
from pathlib import Path

import pytest

SOURCES = ("kisarazu-2017", "hoshimigaura-2023", "hoshimigaura-2024", "muteki-2024")


@pytest.fixture(scope="session")
def dist(root, tmp_path_factory) -> Path:
    """The datasets of every source of the project, published into a folder of their own."""
    from shisaku_graph.pipeline import build

    folder = tmp_path_factory.mktemp("dist")
    for name in SOURCES:
        build(root / "sources" / name, folder)
    return folder


@pytest.fixture(params=SOURCES)
def dataset(request, dist) -> Path:
    return dist / request.param


@pytest.fixture
def changed_source(root, tmp_path):
    """Copy a source with things in its descriptor changed."""

    def change(name, *pairs: tuple[str, str]) -> Path:
        folder = shutil.copytree(root / "sources" / name, tmp_path / name)
        descriptor = folder / "source.toml"
        text = descriptor.read_text(encoding="utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        descriptor.write_text(text, encoding="utf-8")
        return folder

    return change

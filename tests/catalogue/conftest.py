"""Datasets built now: what is in dist/ may be older than the code."""

import shutil
from pathlib import Path

import pytest

PLACES = ("kisarazu-2017", "hoshimigaura-2023", "hoshimigaura-2024", "muteki-2024")


@pytest.fixture(params=PLACES)
def dataset(request, dist) -> Path:
    return dist / request.param


@pytest.fixture
def changed_source(places, tmp_path):
    """Copy a source with things in its descriptor changed."""

    def change(name, *pairs: tuple[str, str]) -> Path:
        folder = shutil.copytree(places[name], tmp_path / name)
        descriptor = folder / "source.toml"
        text = descriptor.read_text(encoding="utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        descriptor.write_text(text, encoding="utf-8")
        return folder

    return change

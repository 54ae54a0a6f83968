"""What all tests share: the checkout, the real source, and its build."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
KISARAZU = ROOT / "sources" / "kisarazu-2017"
PUBLISHED = ROOT / "dist" / "kisarazu-2017"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def kisarazu() -> Path:
    return KISARAZU


@pytest.fixture(scope="session")
def published() -> Path:
    return PUBLISHED


@pytest.fixture(scope="session")
def records():
    from shisaku_graph.pipeline import read

    return read(KISARAZU)


@pytest.fixture
def shisaku_graph(tmp_path: Path) -> Run:
    """Run the command line as a user does: another folder, another process."""

    def run(*arguments: str | Path, lang: str = "en", **environment: str):
        return subprocess.run(
            [Path(sys.executable).with_name("shisaku-graph"), *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "SHISAKU_GRAPH_LANG": lang, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run

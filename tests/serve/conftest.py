"""The servers that the tests ask, each started once."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.serving import Serving, serving

from shisaku_graph.publication.manifest import described

LIMITS = ("--time", "2", "--rows", "2000", "--answer", "16", "--workers", "2")


@pytest.fixture(scope="session")
def portal(dist: Path, tmp_path_factory) -> Iterator[Serving]:
    """All places together, pages made when they are asked for, tight limits."""
    options = (*LIMITS, "--no-site")
    with serving(dist, cache=tmp_path_factory.mktemp("portal"), options=options) as server:
        yield server


@pytest.fixture(scope="session")
def client(portal) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=portal.url, timeout=30, trust_env=False, verify=False) as made:  # noqa: S501  # http
        yield made


def publish(folder: Path, content: bytes, iri: str) -> Path:
    """Publish N-Triples as a dataset's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.nt").write_bytes(content)
    told = described("data.nt", content)
    entry = {"path": "data.nt", "bytes": told.bytes, "sha256": told.sha256}
    manifest = {"iri": iri, "files": [entry]}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder

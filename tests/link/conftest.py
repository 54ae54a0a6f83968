"""Links between the invented places, from the reviewed file that the examples carry."""

import shutil
from pathlib import Path

import pytest

from shisaku_graph.link import Linked, link

REVIEWED = "links-hoshimigaura-2024-muteki-2024.sssom.tsv"


@pytest.fixture(scope="session")
def places_linked(dist, root, tmp_path_factory) -> tuple[Path, Path, Path, Linked]:
    """Both datasets, the review file as it was updated, and what was published."""
    top = tmp_path_factory.mktemp("links")
    file = Path(shutil.copy(root / "examples" / "links" / REVIEWED, top / REVIEWED))
    ours, theirs = dist / "hoshimigaura-2024", dist / "muteki-2024"
    return ours, theirs, file, link(ours, theirs, file=file, dist=top / "dist")

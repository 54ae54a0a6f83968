"""The ontology, shapes and queries that travel with the package.

In an installed wheel they lie inside the package; in a checkout, beside ``src``.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

Kind = Literal["ontology", "shapes", "queries"]


def folder(kind: Kind) -> Traversable:
    """Return the folder of one kind of asset."""
    installed = files("shisaku_graph") / "assets" / kind
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[2] / kind


def each(kind: Kind, suffix: str) -> Iterator[Traversable]:
    """Yield the files of ``kind`` whose name ends in ``suffix``, sorted by name."""
    yield from sorted(
        (item for item in folder(kind).iterdir() if item.name.endswith(suffix)),
        key=lambda item: item.name,
    )

"""Sources: the datasets and linksets that lie in ``dist/``, each as its manifest tells it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from shisaku_graph.access.dataset import DATA, dataset_folders
from shisaku_graph.access.linksets import linkset_folders
from shisaku_graph.errors import PublicationError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.manifest import MANIFEST
from shisaku_graph.rdf_files import LINKS


@dataclass(frozen=True, slots=True)
class Source:
    """A published dataset or linkset as it lies in ``dist/``.

    Attributes:
        folder: its folder.
        file: the name of the file that holds its graph.
        graph: IRI of the graph.
        manifest: SHA-256 of its manifest.
        data: SHA-256 of the file, as the manifest tells it.
    """

    folder: Path
    file: str
    graph: str
    manifest: str
    data: str


def sources(dists: Sequence[Path]) -> tuple[Source, ...]:
    """Return the datasets and linksets in these folders, in the order of their graphs' IRIs.

    Raises:
        UsageError: there is none, or two have the same graph.
        PublicationError: a manifest cannot be read.
    """
    places = dict.fromkeys(
        (folder.resolve(), file)
        for dist in dists
        for file, folders in ((DATA, dataset_folders(dist)), (LINKS, linkset_folders(dist)))
        for folder in folders
    )
    found = sorted((_source(*place) for place in places), key=lambda each: each.graph)
    if not found:
        raise _nothing(dists)
    for one, other in pairwise(found):
        if one.graph == other.graph:
            raise _twice(one, other)
    return tuple(found)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _source(folder: Path, file: str) -> Source:
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
        told: dict[str, Any] = json.loads(content)
        graph = ox.NamedNode(told["iri"]).value
        data = next(str(each["sha256"]) for each in told["files"] if each["path"] == file)
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise _unreadable(path, error) from error
    return Source(folder, file, graph, hashlib.sha256(content).hexdigest(), data)


def _nothing(dists: Sequence[Path]) -> UsageError:
    return UsageError(
        "serve-nothing",
        Bilingual("公開するデータがありません。", "there is no published dataset to serve."),
        Bilingual(
            "先に shisaku-graph build で公開データを作り、そのフォルダーを指定してください。",
            "make one with shisaku-graph build first, and name its folder.",
        ),
        ", ".join(map(str, dists)),
    )


def _twice(one: Source, other: Source) -> UsageError:
    return UsageError(
        "serve-same-graph",
        Bilingual(
            f"同じデータセット（{one.graph}）のフォルダーが二つあります。",
            f"two folders hold the same dataset: {one.graph}.",
        ),
        Bilingual("どちらか一方だけを指定してください。", "name one of them only."),
        f"{one.folder}, {other.folder}",
    )


def _unreadable(path: Path, error: Exception) -> PublicationError:
    return PublicationError(
        "manifest-unreadable",
        Bilingual(f"{MANIFEST} を読めません（{error}）。", f"cannot read {MANIFEST} ({error})."),
        Bilingual("公開フォルダーを指定してください。", "name a published folder."),
        str(path),
    )

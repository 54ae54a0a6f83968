"""The manifest: every published file with its size, media type and SHA-256, and how to verify."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME, Descriptor

MANIFEST = "manifest.json"
_MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".rdf": "application/rdf+xml",
    ".rq": "application/sparql-query",
    ".svg": "image/svg+xml",
    ".html": "text/html;charset=utf-8",
    ".csv": "text/csv;charset=utf-8",
    ".md": "text/markdown;charset=utf-8",
    ".txt": "text/plain",
    ".toml": "application/toml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A published file: path inside the dataset's folder, size in bytes, SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str
    media_type: str


def described(path: str, content: bytes) -> PublishedFile:
    """Return the facts of a file with this content."""
    media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    return PublishedFile(path, len(content), hashlib.sha256(content).hexdigest(), media_type)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the manifest says of the dataset as a whole.

    Attributes:
        graph_hash: SHA-256 of the graph's canonical N-Triples.
        inputs_hash: SHA-256 of the source's files and this program's version.
        counts: number of records of each class, and of triples.
    """

    dataset: str
    iri: str
    graph_hash: str
    inputs_hash: str
    counts: Mapping[str, int]


def manifest_text(facts: Facts, files: list[PublishedFile]) -> bytes:
    """Return the manifest."""
    told = {
        "dataset": facts.dataset,
        "iri": facts.iri,
        "generator": {"name": "shisaku_graph", "version": version("shisaku-graph")},
        "graph": {"canonicalisation": "RDFC-1.0", "sha256": facts.graph_hash},
        "inputs": {"sha256": facts.inputs_hash},
        "counts": dict(sorted(facts.counts.items())),
        "files": [
            {"path": f.path, "bytes": f.bytes, "mediaType": f.media_type, "sha256": f.sha256}
            for f in sorted(files, key=lambda file: file.path)
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def inputs_hash(descriptor: Descriptor, source: Path) -> str:
    """Return the SHA-256 of the source's files and of the version that makes them a dataset."""
    digest = hashlib.sha256(version("shisaku-graph").encode())
    review = descriptor.review
    names = (DESCRIPTOR_NAME, descriptor.table.file, descriptor.table.corrections)
    for name in (*names, review.classification, review.links, *descriptor.previous.files()):
        path = source / name if name else None
        if path is not None and path.is_file():
            digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(folder: Path, inputs: str) -> bool:
    """Tell whether a folder was made from these inputs and has not been touched since."""
    try:
        told = _read(folder)
        verify(folder)
    except PublicationError:
        return False
    return bool(told.get("inputs", {}).get("sha256") == inputs)


def verify(folder: Path) -> tuple[PublishedFile, ...]:
    """Check a published folder against its manifest; return the files.

    Raises:
        PublicationError: a file is missing, changed, or not in the manifest; the message names
            each.
    """
    told = _read(folder)
    wrong: list[str] = []
    files: list[PublishedFile] = []
    for entry in told["files"]:
        path = folder / entry["path"]
        content = path.read_bytes() if path.is_file() else None
        found = described(entry["path"], content or b"")
        files.append(found)
        if content is None:
            wrong.append(f"- {entry['path']}")
        elif (found.sha256, found.bytes) != (entry["sha256"], entry["bytes"]):
            wrong.append(f"≠ {entry['path']}")
    known = {entry["path"] for entry in told["files"]} | {MANIFEST}
    present = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    wrong += [f"+ {path}" for path in sorted(present) if path not in known]
    if wrong:
        raise PublicationError(
            "manifest-mismatch",
            Bilingual(
                f"目録と合わないファイルがあります（{'、'.join(wrong)}）。",
                f"files differ from the manifest ({', '.join(wrong)}).",
            ),
            Bilingual(
                "配布元から取り直すか、ビルドし直してください（- 欠落、≠ 変更、+ 余分）。",
                "fetch or build the folder again (- missing, ≠ changed, + not listed).",
            ),
            str(folder),
        )
    return tuple(files)


def _read(folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PublicationError(
            "manifest-unreadable",
            Bilingual(
                f"{MANIFEST} を読めません（{error}）。", f"cannot read {MANIFEST} ({error})."
            ),
            Bilingual("公開フォルダーを指定してください。", "name a published folder."),
            str(folder),
        ) from error
    return told

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

MANIFEST = "manifest.json"
_MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
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


def manifest_text(
    dataset: str, iri: str, graph_hash: str, counts: Mapping[str, int], files: list[PublishedFile]
) -> bytes:
    """Return the manifest; ``graph_hash`` is the SHA-256 of the canonical N-Triples."""
    told = {
        "dataset": dataset,
        "iri": iri,
        "generator": {"name": "shisaku_graph", "version": version("shisaku-graph")},
        "graph": {"canonicalisation": "RDFC-1.0", "sha256": graph_hash},
        "counts": dict(sorted(counts.items())),
        "files": [
            {"path": f.path, "bytes": f.bytes, "mediaType": f.media_type, "sha256": f.sha256}
            for f in sorted(files, key=lambda file: file.path)
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


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

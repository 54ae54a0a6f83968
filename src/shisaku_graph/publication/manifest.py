"""The manifest: every published file with its size, media type and SHA-256, and how to verify."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from shisaku_graph.errors import VerificationError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME, Descriptor
from shisaku_graph.source.document import describe_file

MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.minisig"
"""The manifest's detached signature, where a city signs: not part of what a build makes."""
_SHOWN = 20
"""Differences that a message names."""
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
    ".tsv": "text/tab-separated-values;charset=utf-8",
    ".md": "text/markdown;charset=utf-8",
    ".txt": "text/plain",
    ".toml": "application/toml",
    ".gz": "application/gzip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A published file: path inside the dataset's folder, size in bytes, SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str
    media_type: str


def described(path: str, content: bytes | Path) -> PublishedFile:
    """Return the facts of a file with this content, or with that of another file."""
    media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    if isinstance(content, bytes):
        return PublishedFile(path, len(content), hashlib.sha256(content).hexdigest(), media_type)
    with content.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return PublishedFile(path, content.stat().st_size, digest, media_type)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the manifest says of the dataset as a whole.

    Attributes:
        graph_hash: SHA-256 of the graph's canonical N-Triples.
        inputs_hash: SHA-256 of the source's files and this program's version.
        counts: number of records of each class, and of triples.
    """

    dataset: str
    version: str
    iri: str
    graph_hash: str
    inputs_hash: str
    counts: Mapping[str, int]


def manifest_text(facts: Facts, files: list[PublishedFile]) -> bytes:
    """Return the manifest."""
    told = {
        "dataset": facts.dataset,
        "version": facts.version,
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
            digest.update(f"{name}\0".encode() + hashlib.sha256(_received(path)).digest())
    return digest.hexdigest()


def _received(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        describe_file(path, None, "")  # says why
        raise


def is_current(folder: Path, inputs: str) -> bool:
    """Tell whether a folder was made from these inputs and has not been touched since."""
    path = folder / MANIFEST
    try:
        told = manifest_facts(_content(path))
        if told.get("inputs") != {"sha256": inputs}:
            return False
        verify(folder)
    except VerificationError:
        return False
    return True


def verify(folder: Path) -> tuple[PublishedFile, ...]:
    """Check a published folder against its manifest; return the files.

    Raises:
        VerificationError: there is no manifest, or a file is missing, changed, or not in it; the
            message names each.
    """
    told = listed(_content(folder / MANIFEST), str(folder))
    wrong = [
        *differences(told, lambda file: _content(folder / file.path)),
        *unlisted(told, names_in(folder)),
    ]
    if wrong:
        raise mismatch(wrong, str(folder))
    return told


def listed(content: bytes | None, place: str = "") -> tuple[PublishedFile, ...]:
    """Return the files that a manifest lists.

    Raises:
        VerificationError: it is none, or names a file outside its folder.
    """
    return tuple(_listed(manifest_facts(content, place), place))


def manifest_facts(content: bytes | None, place: str = "") -> dict[str, Any]:
    """Return what a manifest says.

    Raises:
        VerificationError: it is none.
    """
    try:
        told = json.loads((content or b"").decode())
    except ValueError as error:
        raise _unreadable(str(error), place) from error
    if not isinstance(told, dict):
        raise _unreadable("{…}", place)
    return told


def differences(
    files: Iterable[PublishedFile], read: Callable[[PublishedFile], bytes | None]
) -> Iterator[str]:
    """Yield each file that is missing (-) or not what the manifest says (≠)."""
    for file in files:
        content = read(file)
        if content is None:
            yield f"- {file.path}"
        elif (len(content), hashlib.sha256(content).hexdigest()) != (file.bytes, file.sha256):
            yield f"≠ {file.path}"


def unlisted(files: Iterable[PublishedFile], names: Iterable[str]) -> Iterator[str]:
    """Yield each file that the manifest does not list (+); its signature stands beside it."""
    known = {file.path for file in files} | {MANIFEST, SIGNATURE}
    yield from (f"+ {name}" for name in sorted(names) if name not in known)


def names_in(folder: Path) -> Iterator[str]:
    """Yield the paths of the files in a folder."""
    return (p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())


def mismatch(wrong: Iterable[str], place: str) -> VerificationError:
    """Return the error that names what differs."""
    said = list(wrong)
    shown = said if len(said) <= _SHOWN else [*said[:_SHOWN], f"… {len(said) - _SHOWN}"]
    return VerificationError(
        "manifest-mismatch",
        Bilingual(
            f"目録と合わないファイルがあります（{'、'.join(shown)}）。",
            f"files differ from the manifest ({', '.join(shown)}).",
        ),
        Bilingual(
            "配布元から取り直すか、ビルドし直してください（- 欠落、≠ 変更、+ 余分）。",
            "fetch or build the folder again (- missing, ≠ changed, + not listed).",
        ),
        place,
    )


def _listed(told: Mapping[str, Any], place: str) -> Iterator[PublishedFile]:
    entries = told.get("files")
    if not isinstance(entries, list):
        raise _unreadable("files", place)
    for entry in entries:
        try:
            file = PublishedFile(
                str(entry["path"]), int(entry["bytes"]), str(entry["sha256"]),
                str(entry.get("mediaType", "")),
            )  # fmt: skip
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _unreadable(f"files: {error}", place) from error
        parts = PurePosixPath(file.path).parts
        if not parts or ".." in parts or set("\\:\0") & set(file.path) or parts[0] == "/":
            raise _unreadable(f"files: {file.path!r}", place)
        yield file


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _unreadable(said: str, place: str) -> VerificationError:
    return VerificationError(
        "manifest-unreadable",
        Bilingual(f"{MANIFEST} を読めません（{said}）。", f"{MANIFEST} cannot be read ({said})."),
        Bilingual("公開フォルダーを指定してください。", "name a published folder."),
        place or None,
    )

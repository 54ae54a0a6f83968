"""Proof that what is published is what its manifest says: in a folder, or where a city put it."""

import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

import pyoxigraph as ox

from shisaku_graph.access.refusals import host, refusal
from shisaku_graph.access.transport import AGENT, Call, Limits
from shisaku_graph.errors import EndpointError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.union import catalogue_contents
from shisaku_graph.publication.manifest import (
    MANIFEST,
    SIGNATURE,
    PublishedFile,
    differences,
    listed,
    manifest_facts,
    mismatch,
    names_in,
    unlisted,
)
from shisaku_graph.publication.signature import Signed, signed
from shisaku_graph.publication.syntaxes import graph_hash

SECONDS: Final = 600.0
"""The time that a published folder on the web has in all."""
_LARGEST: Final = 1 << 30
"""Bytes of one file that are fetched at most."""
_MANIFEST_SIZE: Final = 16 << 20
_GONE: Final = (404, 410)
_OK: Final = 200
_SYNTAXES: Final = {
    "data.nt": ox.RdfFormat.N_TRIPLES,
    "data.ttl": ox.RdfFormat.TURTLE,
    "data.nq": ox.RdfFormat.N_QUADS,
    "data.trig": ox.RdfFormat.TRIG,
    "data.rdf": ox.RdfFormat.RDF_XML,
    "data.jsonld": ox.RdfFormat.JSON_LD,
    "links.nt": ox.RdfFormat.N_TRIPLES,
    "links.ttl": ox.RdfFormat.TURTLE,
}
"""The files that hold the graph, of a dataset or of a linkset."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of one published folder.

    Attributes:
        place: folder or address.
        name: the dataset's id, or the IRI of the reference.
        files, bytes: how many files were found as the manifest lists them, and their size.
        graph: the graph's hash, or ``None`` where the folder holds no dataset.
        syntaxes: the files of which the graph was read and found to have that hash.
        complete: whether files that the manifest does not list were looked for; a web server
            does not tell.
        signed: whether there is a signature.
        signature: what the checked signature says, or ``None`` where none was to be checked.
    """

    place: str
    name: str
    files: int
    bytes: int
    graph: str | None
    syntaxes: tuple[str, ...]
    complete: bool
    signed: bool
    signature: Signed | None


class _Place(Protocol):
    """Where published files are."""

    name: str

    def read(self, path: str, size: int) -> bytes | None:
        """Return a file; of one that is longer than ``size`` at least a byte more."""

    def names(self) -> Iterator[str] | None:
        """Yield the paths of all files, or return ``None`` where that cannot be known."""


def proofs(place: str | Path, key: Path | None = None, seconds: float = SECONDS) -> Iterator[Proof]:
    """Prove a published folder, each one inside a folder, or one on the web.

    Args:
        place: folder, or its http or https address.
        key: file of the public key that the signature must belong to.
        seconds: the time that the web has in all.

    Raises:
        VerificationError: something is not as the manifest says, or not as it was signed.
        EndpointError: the address does not give whole files.
        UsageError: nothing is published there.
    """
    if isinstance(place, str) and place.startswith(("http://", "https://")):
        yield prove(_Website(place, seconds), key)
        return
    folder = Path(place)
    found = sorted((*folder.glob(MANIFEST), *folder.glob(f"[!.]*/{MANIFEST}")))
    if not found:
        raise _nothing(str(place))
    for manifest in found:
        yield prove(_Folder(manifest.parent), key)
    if any(manifest.parent != folder for manifest in found):
        _prove_catalogue(folder)


def _prove_catalogue(dist: Path) -> None:
    """See that the catalogue of all datasets is the one that follows from theirs."""
    told = ((dist / name, content) for name, content in catalogue_contents(dist).items())
    wrong = [
        f"≠ {path.name}"
        for path, content in told
        if path.is_file() and path.read_bytes() != content
    ]
    if wrong:
        raise mismatch(wrong, str(dist))


def prove(place: _Place, key: Path | None) -> Proof:
    """Prove one published folder."""
    manifest = place.read(MANIFEST, _MANIFEST_SIZE)
    signature = place.read(SIGNATURE, _MANIFEST_SIZE)
    # the signature first: unsigned sums prove nothing about who wrote them
    checked = signed(manifest, signature, key, place.name) if key else None
    told = manifest_facts(manifest, place.name)
    files = listed(manifest, place.name)
    graph = _told_hash(told)
    same: list[str] = []
    wrong: list[str] = []
    for file in files:
        content = place.read(file.path, min(file.bytes, _LARGEST))
        found = list(differences([file], lambda _, content=content: content))  # type: ignore[misc]  # bound now
        if not found and graph and content is not None and file.path in _SYNTAXES:
            if _hash(file, content) == graph:
                same.append(file.path)
            else:
                found = [f"≠ {file.path} (RDFC-1.0)"]
        wrong += found
    names = place.names()
    wrong += unlisted(files, names) if names is not None else ()
    if graph and not any(file.path in _SYNTAXES for file in files):
        wrong.append("- data.nt")
    if wrong:
        raise mismatch(wrong, place.name)
    return Proof(
        place=place.name,
        name=str(told.get("dataset") or told.get("reference") or ""),
        files=len(files),
        bytes=sum(file.bytes for file in files),
        graph=graph,
        syntaxes=tuple(same),
        complete=names is not None,
        signed=signature is not None,
        signature=checked,
    )


def _told_hash(told: dict[str, object]) -> str | None:
    graph = told.get("graph")
    return str(graph.get("sha256")) if isinstance(graph, dict) else None


def _hash(file: PublishedFile, content: bytes) -> str:
    """Return the hash of the graph in a file; what cannot be it has none."""
    try:
        quads = ox.parse(content, format=_SYNTAXES[file.path])
        triples = tuple(dict.fromkeys(quad.triple for quad in quads))
    except (SyntaxError, ValueError):
        return ""
    # canonical names for blank nodes cost without bound; what is published has none
    if any(isinstance(term, ox.BlankNode) for t in triples for term in (t.subject, t.object)):
        return ""
    return graph_hash(triples)


class _Folder:
    """A published folder on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder)

    def read(self, path: str, size: int) -> bytes | None:
        file = self.folder / path
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            return stream.read(size + 1)

    def names(self) -> Iterator[str] | None:
        return names_in(self.folder)


class _Website:
    """A published folder on the web, within limits of time and size."""

    def __init__(self, url: str, seconds: float) -> None:
        parts = urllib.parse.urlsplit(url.removesuffix(MANIFEST))
        path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
        self.url = urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        self.name = host(self.url)
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def read(self, path: str, size: int) -> bytes | None:
        url = self.url + urllib.parse.quote(str(PurePosixPath(path)))
        left = max(0.001, self.end - time.monotonic())
        call = Call(url, Limits(seconds=left, read=left, size=size + 1))
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
        try:
            reply = call.repeat(urllib.request.Request(url, headers=headers))  # noqa: S310  # http(s), as proofs() sees to
        except EndpointError as error:
            if error.code == "endpoint-too-much":  # more than the manifest lists: another file
                return b"\0" * (size + 1)
            raise
        if reply.status in _GONE:
            return None
        if reply.status != _OK:
            raise refusal(
                "endpoint-status",
                f"サーバーが {reply.status} を返しました",
                f"the server answered {reply.status}",
                "住所を確かめるか、時間をおいて試してください",
                "check the address, or try again later",
                host(url),
            )
        return reply.body

    def names(self) -> Iterator[str] | None:
        return None


def _nothing(place: str) -> UsageError:
    return UsageError(
        "nothing-published",
        Bilingual(f"{MANIFEST} がありません。", f"there is no {MANIFEST}."),
        Bilingual(
            "build で作ったフォルダー（dist か dist/<id>）か、その URL を指定してください。",
            "name a folder made by build (dist or dist/<id>), or its URL.",
        ),
        place,
    )

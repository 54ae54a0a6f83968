"""What is sent: each published graph with its name, checked against its manifest."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from shisaku_graph.errors import PublicationError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication import verify
from shisaku_graph.publication.manifest import MANIFEST

_DATA, _ONTOLOGY, _QUERIES = "data.nt", "ns.nt", "queries.ttl"


@dataclass(frozen=True, slots=True)
class Shipment:
    """One graph to send, as N-Triples without blank nodes: sending a line twice does no harm.

    Attributes:
        name: what people call it.
        graph: IRI of the named graph that it becomes; sent again, it replaces exactly that.
        source: the file, or the bytes.
        sha256: hash of the bytes.
        triples: how many there are.
        size: in bytes.
    """

    name: str
    graph: str
    source: Path | bytes
    sha256: str
    triples: int
    size: int

    def open(self) -> BinaryIO:
        """Open the N-Triples for reading."""
        return self.source.open("rb") if isinstance(self.source, Path) else BytesIO(self.source)

    def chunks(self, size: int, lines: int) -> Iterator[tuple[bytes, int]]:
        """Yield the graph in parts of at most ``size`` bytes and ``lines`` triples, each counted.

        The parts are the same in every run: a transfer that broke off goes on where it was.
        """
        part: list[bytes] = []
        count = weight = 0
        with self.open() as stream:
            for line in stream:
                if count and (weight + len(line) > size or count >= lines):
                    yield b"".join(part), count
                    part, count, weight = [], 0, 0
                part.append(line)
                count += 1
                weight += len(line)
        if part:
            yield b"".join(part), count


def shipments(paths: Iterable[Path]) -> tuple[Shipment, ...]:
    """Return the graphs of published folders, or of all published folders inside a folder.

    Raises:
        UsageError: there is nothing published.
        PublicationError: a folder does not match its manifest.
    """
    found: list[Shipment] = []
    for path in paths:
        manifests = sorted((*path.glob(MANIFEST), *path.glob(f"[!.]*/{MANIFEST}")))
        here = [each for manifest in manifests for each in _of_folder(manifest.parent)]
        if not here:
            raise _nothing(path)
        found += here
    return tuple(found)


def bulk(found: Iterable[Shipment], target: Path) -> int:
    """Write the graphs as gzipped N-Quads for a store's own loader; return the bytes written.

    Raises:
        PublicationError: the file cannot be written.
    """
    new = target.with_name(f".{target.name}.new")
    try:
        with new.open("wb") as out:
            # without name and time the bytes are the same every time
            with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
                for shipment in found:
                    end = f" <{shipment.graph}> .\n".encode()
                    with shipment.open() as stream:
                        for line in stream:
                            packed.write(line.rstrip(b"\n").removesuffix(b".").rstrip() + end)
            out.flush()
            os.fsync(out.fileno())
        new.replace(target)
        return target.stat().st_size
    except OSError as error:
        new.unlink(missing_ok=True)
        raise PublicationError(
            "output-unwritable",
            Bilingual(
                f"書き込めません（{error.strerror}）。", f"cannot be written: {error.strerror}"
            ),
            Bilingual("場所と権限を確かめてください。", "check the path and its permissions."),
            str(target),
        ) from error


def _of_folder(folder: Path) -> Iterator[Shipment]:
    hashes = {file.path: file.sha256 for file in verify(folder)}
    told = json.loads((folder / MANIFEST).read_bytes())
    if _DATA in hashes and "iri" in told:
        yield _shipment(folder.name, told["iri"], folder / _DATA, hashes[_DATA])
    elif _ONTOLOGY in hashes and "reference" in told:
        yield _shipment("ontology", told["reference"], folder / _ONTOLOGY, hashes[_ONTOLOGY])
        if _QUERIES in hashes:
            base = told["reference"].removesuffix("ns")
            content = _ntriples(folder / _QUERIES)
            graph = f"{base}.well-known/sparql-examples"
            yield _shipment("queries", graph, content, hashes[_QUERIES])


def _shipment(name: str, graph: str, source: Path | bytes, sha256: str) -> Shipment:
    try:
        graph = ox.NamedNode(graph).value
    except ValueError as error:
        raise _no_iri(name, graph) from error
    made = Shipment(name, graph, source, sha256, 0, 0)
    triples = size = 0
    with made.open() as stream:
        for line in stream:
            subject, _, rest = line.partition(b" ")
            if subject.startswith(b"_:") or rest.partition(b" ")[2].startswith(b"_:"):
                raise _blank(name)
            triples += 1
            size += len(line)
    return Shipment(name, graph, source, sha256, triples, size)


def _ntriples(path: Path) -> bytes:
    triples = (quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _nothing(path: Path) -> UsageError:
    return UsageError(
        "push-nothing",
        Bilingual("公開されたデータがありません。", "nothing is published here."),
        Bilingual(
            "dist/ か、その中のフォルダーを指定してください。公開データは shisaku-graph build で"
            "作れます。",
            "name dist/ or a folder in it; shisaku-graph build makes published data.",
        ),
        str(path),
    )


def _blank(name: str) -> PublicationError:
    return PublicationError(
        "push-blank-nodes",
        Bilingual(
            "空白ノードがあるため、安全に送れません。", "there are blank nodes: it cannot be sent."
        ),
        Bilingual(
            "shisaku-graph build で作り直してください。本プログラムの公開データに空白ノードは"
            "ありません。",
            "build it anew: what this program publishes has none.",
        ),
        name,
    )


def _no_iri(name: str, graph: str) -> PublicationError:
    return PublicationError(
        "push-graph-name",
        Bilingual(
            f"目録にある名前 {graph!r} は IRI ではありません。",
            f"the manifest's name {graph!r} is no IRI.",
        ),
        Bilingual("shisaku-graph build で作り直してください。", "build it anew."),
        name,
    )

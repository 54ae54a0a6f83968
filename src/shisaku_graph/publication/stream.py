"""A large graph goes into one file of gzipped N-Quads, triple by triple, none of them held."""

import gzip
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from shisaku_graph.errors import PublicationError
from shisaku_graph.graph import triples
from shisaku_graph.graph.iri import minter
from shisaku_graph.language import Bilingual
from shisaku_graph.record.model import Records

_LEVEL = 1  # a third larger than the best, and five times as fast


@dataclass(frozen=True, slots=True)
class Streamed:
    """A file of quads: how many, how large, and its checksum."""

    path: Path
    quads: int
    bytes: int
    sha256: str


def stream(records: Records, folder: Path) -> Streamed:
    """Write the dataset's graph as ``<id>.nq.gz`` into ``folder``: a whole file, or none.

    The same records give the same bytes. Every statement is in the graph named by the dataset.

    Raises:
        PublicationError: the file cannot be written; what was there before is untouched.
    """
    path = folder / f"{records.descriptor.id}.nq.gz"
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    counted = _Counted(records)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            waiting.open("wb") as raw,
            gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,
        ):
            serialize(counted.quads(), cast("IO[bytes]", packed), RdfFormat.N_QUADS)
        checksum, size = _checksum(waiting), waiting.stat().st_size
        waiting.replace(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        waiting.unlink(missing_ok=True)
    return Streamed(path, counted.number, size, checksum)


class _Counted:
    """The quads of a dataset, counted as they flow past."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.number = 0

    def quads(self) -> Iterator[Quad]:
        graph = NamedNode(minter(self._records).dataset)
        each: Triple
        for each in triples(self._records):
            self.number += 1
            yield Quad(each.subject, each.predicate, each.object, graph)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unwritten(path: Path, error: OSError) -> PublicationError:
    reason = error.strerror or type(error).__name__
    return PublicationError(
        "release-failed",
        Bilingual(
            f"{path} に書き込めません（{reason}）。", f"{path} cannot be written ({reason})."
        ),
        Bilingual(
            "空き容量と書き込みの許可を確かめてください。前に書かれたファイルはそのままです。",
            "check free space and permissions; the file written before is untouched.",
        ),
        str(path),
    )

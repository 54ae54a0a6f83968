"""A large graph goes into one file of gzipped N-Quads, triple by triple, none of them held."""

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from shisaku_graph.errors import PublicationError
from shisaku_graph.graph.iri import minter
from shisaku_graph.language import Bilingual
from shisaku_graph.record.model import Records

_AT_ONCE = 1_000  # lines
_LEVEL = 1  # a third larger than the best, and five times as fast


@dataclass(frozen=True, slots=True)
class Streamed:
    """A file of quads: how many, how large, and its checksum."""

    path: Path
    quads: int
    bytes: int
    sha256: str


def stream(records: Records, triples: Iterable[Triple], folder: Path) -> Streamed:
    """Write the dataset's graph as ``<id>.nq.gz`` into ``folder``: a whole file, or none.

    The same triples give the same bytes. Every statement is in the graph named by the dataset.

    Args:
        records: the dataset; its lists of records are not looked at.
        triples: its graph, each triple once.
        folder: where the file goes.

    Raises:
        PublicationError: the file cannot be written; what was there before is untouched.
    """
    path = folder / f"{records.descriptor.id}.nq.gz"
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    quads = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            waiting.open("wb") as raw,
            gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,
        ):
            for lines in _lines(triples, str(NamedNode(minter(records).dataset))):
                quads += len(lines)
                packed.write("".join(lines).encode())
        checksum, size = _checksum(waiting), waiting.stat().st_size
        waiting.replace(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with suppress(OSError):  # the folder may be none
            waiting.unlink()
    return Streamed(path, quads, size, checksum)


def _lines(triples: Iterable[Triple], graph: str) -> Iterator[list[str]]:
    """Yield the quads as lines of N-Quads, some at a time; a triple's text is N-Triples."""
    tail, flow = f" {graph} .\n", iter(triples)
    while lines := [f"{each}{tail}" for each in islice(flow, _AT_ONCE)]:
        yield lines


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

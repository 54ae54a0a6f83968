"""Real triple stores on loopback, and a published folder to send."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from shisaku_graph.publication.manifest import described

GRAPH = "https://example.org/id/999997/dataset/test"
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{server}
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
MaxClientConnections = 5
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
MaxClientConnections = 5
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answering(url: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5).close()  # loopback
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.1)
        else:
            break
    assert process.poll() is None, "the server ended"
    return url


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """Oxigraph's own server, in memory."""
    binary = Path(sys.executable).with_name("oxigraph")
    if not binary.exists():
        pytest.skip("oxigraph (PyPI) is not installed")
    port = free_port()
    with subprocess.Popen(
        [binary, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL
    ) as process:
        yield answering(f"http://127.0.0.1:{port}", process)
        process.kill()


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory) -> Iterator[str]:
    """Virtuoso from Debian, with the password that it comes with."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        pytest.skip("virtuoso-t (Debian: virtuoso-opensource) is not installed")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(server=free_port(), http=port))
    with subprocess.Popen(
        [binary, "+configfile", "virtuoso.ini", "+foreground"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        answering(f"http://127.0.0.1:{port}/sparql", process)
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    for name in [name for name in os.environ if name.startswith("SHISAKU_GRAPH_")]:
        monkeypatch.delenv(name)


def publish(folder: Path, content: bytes, iri: str = GRAPH) -> Path:
    """Publish N-Triples as a dataset's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.nt").write_bytes(content)
    told = described("data.nt", content)
    entry = {"path": "data.nt", "bytes": told.bytes, "sha256": told.sha256}
    (folder / "manifest.json").write_text(json.dumps({"iri": iri, "files": [entry]}))
    return folder


def numbered(count: int, first: int = 0) -> bytes:
    """Return so many triples of N-Triples."""
    return b"".join(
        b'<https://example.org/s%06d> <https://example.org/p> "%d" .\n' % (n, n)
        for n in range(first, first + count)
    )

"""What all tests share: the checkout, the real source, and its build."""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.serving import serving as started

ROOT = Path(__file__).resolve().parents[1]
KISARAZU = ROOT / "sources" / "kisarazu-2017"
COMMITTED = ROOT / "dist" / "kisarazu-2017"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def kisarazu() -> Path:
    return KISARAZU


@pytest.fixture(scope="session")
def published(dist) -> Path:
    """The real city's dataset, built now."""
    return dist / "kisarazu-2017"


@pytest.fixture(scope="session")
def records():
    from shisaku_graph.pipeline import read

    return read(KISARAZU)


@pytest.fixture(scope="session")
def places() -> dict[str, Path]:
    """The source folders: the real city, and the invented ones of examples/."""
    return {
        path.parent.name: path.parent
        for top in ("sources", "examples")
        for path in sorted((ROOT / top).glob("*/source.toml"))
    }


@pytest.fixture(scope="session")
def dist(places, tmp_path_factory) -> Path:
    """All places published, with the catalogue over them: built once for all test processes.

    Tests read it and never write into it.
    """
    from shisaku_graph.pipeline import build
    from shisaku_graph.publication import publish_catalogue

    def make(folder: Path) -> None:
        for source in places.values():
            build(source, folder)
        publish_catalogue(folder)

    return made_once(tmp_path_factory, "all-places", make)


@pytest.fixture(scope="session")
def city(published, tmp_path_factory) -> Path:
    """The site of the real city alone. Tests read it and never write into it."""
    from shisaku_graph.site import build_site

    return made_once(tmp_path_factory, "city", lambda folder: build_site((published,), folder))


@pytest.fixture(scope="session")
def region(dist, tmp_path_factory) -> Path:
    """The site of all places, at a known address. Tests read it and never write into it."""
    from shisaku_graph.site import build_site

    address = "https://data.example/policies/"
    return made_once(
        tmp_path_factory, "region", lambda folder: build_site((dist,), folder, address)
    )


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first test process to need it makes, and the others wait for."""
    top = factory.getbasetemp()
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / name
    done = folder.with_name(f"{name}.done")
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def endpoint_of(dist, tmp_path_factory) -> Iterator[Callable[[str], str]]:
    """Real triple stores, each with one dataset: give its name, get the SPARQL endpoint."""
    import pyoxigraph as ox

    binary = Path(sys.executable).with_name("oxigraph")
    urls: dict[str, str] = {}
    started: list[subprocess.Popen[bytes]] = []

    def endpoint(name: str) -> str:
        if name in urls:
            return urls[name]
        place = tmp_path_factory.mktemp("store")
        data = dist / name / "data.nt"
        ox.Store(str(place)).bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        started.append(
            subprocess.Popen(
                [binary, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        urls[name] = f"http://127.0.0.1:{port}/query"
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{urls[name]}?query=ASK%7B%7D", timeout=5).close()
                break
            except OSError:
                time.sleep(0.05)
        return urls[name]

    yield endpoint
    for process in started:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def serving(tmp_path_factory) -> Iterator[Callable[..., str]]:
    """Start ``shisaku-graph serve`` over folders; return its address, as http://127.0.0.1:PORT."""
    with contextlib.ExitStack() as running:

        def serve(*dists: Path, options: tuple[str, ...] = ("--no-site",)) -> str:
            cache = tmp_path_factory.mktemp("serving")
            return running.enter_context(started(*dists, cache=cache, options=options)).url

        yield serve


@pytest.fixture
def shisaku_graph(tmp_path: Path) -> Run:
    """Run the command line as a user does: another folder, another process."""

    def run(*arguments: str | Path, lang: str = "en", **environment: str):
        return subprocess.run(
            [Path(sys.executable).with_name("shisaku-graph"), *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "SHISAKU_GRAPH_LANG": lang, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run

"""A real server on loopback, started as a user starts it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Serving:
    """A server that answers: its address, its process, what it printed, its access log."""

    url: str
    process: subprocess.Popen[str]
    said: str
    log: Path

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


@contextmanager
def serving(*dists: Path, cache: Path, options: tuple[str, ...] = ()) -> Iterator[Serving]:
    """Start a server over published datasets; it is ended at the end."""
    log = cache / "access.log"
    cache.mkdir(parents=True, exist_ok=True)
    command = [
        Path(sys.executable).with_name("shisaku-graph"), "serve", *dists,
        "--port", "0", "--store", cache, "--access-log", log, *options,
    ]  # fmt: skip
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SHISAKU_GRAPH_LANG": "en"},
    ) as process:
        said = ""
        while "--endpoint" not in said:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            said += line
        url = said.split("open → ")[1].split("/ ")[0]
        try:
            yield Serving(url, process, said, log)
        finally:
            process.terminate()
            try:
                process.wait(15)
            finally:
                process.kill()

"""What the server refuses, each by its code: what happened, and what the client can do."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.serve.conftest import publish

from shisaku_graph.errors import RequestError, ShisakuError
from shisaku_graph.serve.crew import Crew
from shisaku_graph.serve.evaluation import Question, evaluated
from shisaku_graph.serve.front import Front
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.portal import Portal
from shisaku_graph.serve.preparing import prepare
from shisaku_graph.serve.records import Records

ASK = Question("ASK {}", "json", "http://localhost/sparql")


def apart(work: Callable[[], object]) -> object:
    """Do it in a thread of its own: a browser of the same test process keeps an event loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.fixture
def small(tmp_path) -> Path:
    publish(tmp_path / "dist" / "one", b'<urn:s> <urn:p> "1" .\n', "https://example.org/one")
    return tmp_path / "dist"


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status", "code"),
    [
        ("POST", "/sparql", "DROP ALL", "application/sparql-update", 403, "endpoint-read-only"),
        ("POST", "/sparql", "ASK {}", "text/plain", 415, "media-type-unsupported"),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", "", "", 400, "request-malformed"),
        ("GET", "/sparql?query=" + "a" * 20_000, "", "", 414, "request-too-large"),
        ("GET", "/nothing", "", "", 404, "not-found"),
    ],
)
def test_by_its_code(client, method, path, body, kind, status, code):  # a row
    reply = client.request(method, path, content=body, headers={"content-type": kind})
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    told = reply.json()
    for said in (told["what"], told["remedy"]):
        kana = [any("ぁ" <= each <= "ん" for each in said[language]) for language in ("ja", "en")]
        assert kana == [True, False]


@pytest.mark.parametrize(
    ("limits", "is_long", "code"),
    [
        (Limits(waiting=0), False, "server-busy"),
        (Limits(workers=0, patience=0.01), False, "server-busy"),
        (Limits(long=0, patience=0.01), True, "long-queries-busy"),
    ],
)
def test_no_room(tmp_path, limits, is_long, code):
    crew = Crew(tmp_path, limits)
    if is_long:
        crew._remember(7)
    with pytest.raises(RequestError, match=code) as caught:
        apart(lambda: asyncio.run(crew.answer(ASK, 7)))
    assert (caught.value.status, bool(caught.value.retry)) == (503, True)


def test_what_cannot_be_read():
    def broken(*_: object, **__: object) -> None:
        raise OSError("input/output error")

    with pytest.raises(RequestError, match="query-failed") as caught:
        evaluated(SimpleNamespace(query=broken), ASK, union=False)
    assert caught.value.status == 502


@pytest.mark.parametrize(
    ("path", "method", "code", "status"),
    [("/x", "GET", "server-fault", 500), ("/sparql", "POST", "request-timeout", 408)],
)
def test_a_fault_of_ours_and_a_client_that_is_too_slow(path, method, code, status):
    async def fault(*_: object) -> None:
        raise RuntimeError(code)

    async def never() -> None:
        await asyncio.sleep(60)

    async def keep(message: dict[str, object]) -> None:
        sent.append(message)

    sent: list[dict[str, object]] = []
    documents = SimpleNamespace(reply=fault)
    portal = SimpleNamespace(
        busy=0, edition=SimpleNamespace(version="1"), endpoint=None, documents=documents
    )
    front = Front(lambda: portal, Limits(upload=0.01), frozenset({"localhost"}), Records(None))
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": b"", "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1),
    }  # fmt: skip
    apart(lambda: asyncio.run(front(scope, never, keep)))
    assert sent[0]["status"] == status
    assert json.loads(sent[1]["body"])["code"] == code
    assert portal.busy == 0


def test_a_page_that_takes_too_long():
    async def late(*_: object) -> None:
        raise TimeoutError

    async def end() -> None:
        ended.append(True)

    ended: list[bool] = []
    librarian = SimpleNamespace(gone=False, hello={}, ask=late, end=end)

    async def asked() -> None:
        portal = SimpleNamespace(_librarians=asyncio.Lock(), _siteless=False, _librarian=librarian)
        await Portal._asked(portal, "x.html")

    with pytest.raises(RequestError, match="site-not-ready") as caught:
        apart(lambda: asyncio.run(asked()))
    assert (caught.value.status, ended) == (503, [True])


def test_a_cache_that_cannot_be_written(small, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(ShisakuError, match="serve-cache") as caught:
        prepare(tmp_path / "file" / "in", [small])
    assert caught.value.exit_code == 4


NO_WORKER = """
from shisaku_graph.cli import main
from shisaku_graph.serve import crew
crew.WORKER = "shisaku_graph.no_such_module"
main()
"""


def test_processes_that_do_not_start(small, tmp_path, monkeypatch):
    asked = ["serve", small, "--port", "0", "--no-site", "--store", tmp_path / "store"]
    run = subprocess.run(
        [sys.executable, "-c", NO_WORKER, *map(str, asked)],
        env={**os.environ, "SHISAKU_GRAPH_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "error[serve-processes]" in run.stderr
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ShisakuError, match="serve-prepare") as caught:
        prepare(tmp_path / "other", [small])
    assert caught.value.exit_code == 4

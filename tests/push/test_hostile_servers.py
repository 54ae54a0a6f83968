"""A server that refuses, lies, breaks off or leads elsewhere is one clear error."""

import base64
import json
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.access.loopback import JSON, say, serving

from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError
from shisaku_graph.push import Store, addresses, sent, shipments

from .conftest import GRAPH, numbered, publish

LIMITS = Limits(seconds=20, read=10, tries=2, pause=0.01)
NT = "application/n-triples"


def counted(handler, number):
    told = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {
        "type": "literal", "value": str(number),
        "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}]}}  # fmt: skip
    say(handler, json.dumps(told).encode(), JSON)


def store_like(write, content=None, count=3):
    """Behave as a store: writes as told, then gives back ``content``."""

    def behave(handler, _):
        if handler.command in ("PUT", "POST"):
            write(handler)
        elif handler.path.startswith("/query"):
            counted(handler, count)
        else:
            say(handler, numbered(3) if content is None else content, NT)

    return behave


def push(server, folder, limits=LIMITS, kind="oxigraph"):
    (found,) = shipments([publish(folder, numbered(3))])
    base = server.url.removesuffix("/sparql")
    return sent(Store(addresses(kind, base), "gsp", limits), found)


def refused(behave, folder, limits=LIMITS):
    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        push(server, folder, limits)
    assert caught.value.exit_code == 3
    return caught.value.code


fine = lambda handler: say(handler, b"", NT, 204)  # noqa: E731  # one line


def test_an_honest_server(tmp_path):
    with serving(store_like(fine)) as server:
        assert push(server, tmp_path / "a").comparison.equal
    methods = [method for method, *_ in server.asked]
    assert methods == ["PUT", "GET", "GET"]
    _, path, body, headers = server.asked[0]
    assert parse_qs(urlsplit(path).query) == {"graph": [GRAPH]}
    assert (body, headers["Content-Type"]) == (numbered(3), NT)
    assert headers["User-Agent"].startswith("shisaku-graph/")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "push-denied"), (403, "push-denied"), (404, "push-refused"), (405, "push-refused"),
        (409, "push-refused"), (413, "push-refused"), (500, "push-refused"), (503, "push-refused"),
    ],
)  # fmt: skip
def test_refusals(tmp_path, status, code):
    write = lambda handler: say(handler, b"<b>\x1b[2Jno</b>", "text/html", status)  # noqa: E731
    assert refused(store_like(write), tmp_path / "a") == code


def test_a_page_with_status_200_is_no_success(tmp_path):
    write = lambda handler: say(handler, b"<html>Login</html>", "text/html")  # noqa: E731
    assert refused(store_like(write), tmp_path / "a") == "endpoint-media-type"


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (numbered(2), 2),  # lost one
        (numbered(2), 3),  # says three, has two
        (numbered(3), 4),  # counts what it does not give
        (numbered(4), 4),  # kept an old one
        (numbered(3).replace(b'"1"', b'"one"'), 3),  # changed one
        (b"", 0),  # wrote nothing
    ],
)
def test_what_was_not_stored_is_found_out(tmp_path, content, count):
    assert refused(store_like(fine, content, count), tmp_path / "a") == "push-mismatch"


def test_a_graph_that_breaks_off_is_an_error(tmp_path):
    behave = store_like(fine, numbered(3)[:-20])
    assert refused(behave, tmp_path / "a") == "endpoint-incomplete"


def test_a_page_instead_of_the_graph_is_an_error(tmp_path):
    def behave(handler, _):
        if handler.command == "PUT":
            fine(handler)
        elif handler.path.startswith("/query"):
            counted(handler, 3)
        else:
            say(handler, b"<html>", "text/html")

    assert refused(behave, tmp_path / "a") == "endpoint-media-type"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_content_is_not_sent_elsewhere(tmp_path, status):
    write = lambda handler: say(handler, b"", status=status, Location="/other")  # noqa: E731
    assert refused(store_like(write), tmp_path / "a") in ("endpoint-redirect", "push-refused")


def test_one_deadline_for_everything(tmp_path):
    end = threading.Event()

    def write(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        while not end.wait(0.02):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return

    start = time.monotonic()
    try:
        code = refused(store_like(write), tmp_path / "a", Limits(seconds=1, tries=3, pause=0.01))
    finally:
        end.set()
    assert code == "endpoint-timeout"
    assert time.monotonic() - start < 15


def test_a_busy_server_is_asked_again(tmp_path):
    seen = []

    def write(handler):
        seen.append(1)
        say(handler, b"", status=204 if len(seen) > 1 else 503, Retry_After="0")

    with serving(store_like(write)) as server:
        assert push(server, tmp_path / "a", Limits(tries=3, pause=0.01)).comparison.equal
    assert len(seen) == 2


def test_token_goes_into_the_header(tmp_path, monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "t0ken")
    with serving(store_like(fine)) as server:
        push(server, tmp_path / "a")
    assert {headers["Authorization"] for *_, headers in server.asked} == {"Bearer t0ken"}


def test_password_is_given_in_the_way_that_the_server_asks_for(tmp_path, monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "secret")
    wanted = "Basic " + base64.b64encode(b"me:secret").decode()

    def behave(handler, number):
        if handler.headers.get("Authorization") == wanted:
            store_like(fine)(handler, number)
        else:
            say(handler, b"", status=401, WWW_Authenticate='Basic realm="x"')

    with serving(behave) as server:
        push(server, tmp_path / "a")
    puts = [body for method, _, body, _ in server.asked if method == "PUT"]
    assert puts == [numbered(3)]  # the way is learnt before anything large is sent


@pytest.mark.parametrize(
    "challenge",
    ['Digest realm="x"', 'Digest realm="x", nonce="1", algorithm="NEW"', "Negotiate", ""],
)
def test_a_way_that_is_not_known_is_an_error(tmp_path, monkeypatch, challenge):
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "secret")
    behave = lambda handler, _: say(handler, b"", status=401, WWW_Authenticate=challenge)  # noqa: E731
    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        push(server, tmp_path / "a")
    assert caught.value.code == "push-denied"
    assert "secret" not in str(caught.value)


def test_credentials_do_not_travel_in_the_clear(monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "t0ken")
    with pytest.raises(EndpointError) as caught:
        Store(addresses("oxigraph", "http://example.org"), "gsp", LIMITS)
    assert caught.value.code == "endpoint-credentials"

"""Requests that are too large, too slow, for others or no HTTP; and what every answer bears."""

import contextlib
import gzip
import json
import socket
import time
from pathlib import Path

import pytest

GOOD = "/sparql?query=ASK%20%7B%7D"
POLICY = "/id/122068/policy/q7wmokzqfk"


def raw(portal, content, timeout=20):
    """Send bytes as they are; return the whole answer."""
    with socket.create_connection(("127.0.0.1", portal.port), timeout=timeout) as made:
        with contextlib.suppress(OSError):  # refused before all was sent
            made.sendall(content)
        pieces = []
        while True:
            try:
                piece = made.recv(65_536)
            except ConnectionResetError:
                break
            if not piece:
                break
            pieces.append(piece)
    return b"".join(pieces)


def get(path, *headers: str, method="GET", host="localhost", version="1.1"):
    lines = [f"{method} {path} HTTP/{version}", f"Host: {host}", "Connection: close", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def status(answer):
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "path",
    ["/", POLICY, POLICY + ".html", "/sparql", GOOD, "/health", "/nothing", "/sparql?query=x",
     "/sparql?update=DROP+ALL", "/robots.txt"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "FETCH"])
def test_every_answer_bears_the_headers(client, path, method):
    reply = client.request(method, path, headers={"origin": "https://elsewhere.example"})
    assert reply.status_code < 500
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "default-src" in reply.headers["content-security-policy"]
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers
    assert "server" not in reply.headers
    assert reply.headers["shisaku-version"]
    assert "Traceback" not in reply.text
    if method == "OPTIONS":
        assert reply.status_code == 204
        assert "GET" in reply.headers["allow"]
        assert "GET" in reply.headers["access-control-allow-methods"]
    if reply.status_code == 405:
        assert "HEAD" in reply.headers["allow"]
        assert reply.json()["code"] == "method-not-allowed"
    if method in ("PUT", "DELETE", "TRACE", "FETCH"):
        assert reply.status_code == 405


def test_an_error_has_one_shape(client):
    told = client.get("/sparql?query=SELECT+*+%7B+?s+nonsense").json()
    assert told["status"] == 400
    assert told["code"] == "query-syntax"
    assert told["what"].keys() == told["remedy"].keys() == {"ja", "en"}
    page = client.get("/nothing<script>", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "<script>nothing" not in page.text.replace("\n", "")
    assert "nothing" not in page.text.partition("<main")[2]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", ""])
def test_another_name_is_another_server(portal, host):
    answer = raw(portal, get("/", host=host))
    assert status(answer) == 400
    assert b"host-unknown" in answer


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]:80"])
def test_its_own_names(portal, host):
    assert status(raw(portal, get(GOOD, host=host))) == 200


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//evil.example/",
     "/\\evil.example", "/%5cevil.example", "/%00", "/a%00.html", "/%252e%252e/x", "/%ff", "/./x",
     "http://evil.example/", "/" + "a" * 300, "/id//x", "/.lock", "/edition.json",
     "/../edition.json"],
)  # fmt: skip
def test_paths_stay_inside(portal, path):
    answer = raw(portal, get(path, "Accept: text/html"))
    assert status(answer) == 404
    assert b"root:" not in answer
    assert b"location:" not in answer.lower().partition(b"\r\n\r\n")[0]
    assert b"evil" not in answer


def test_sizes_have_bounds(portal):
    assert status(raw(portal, get("/sparql?query=" + "a" * 20_000))) == 414
    assert status(raw(portal, get("/" + "a" * 200_000))) in (400, 414)
    assert status(raw(portal, get("/", "X: " + "a" * 200_000))) in (400, 431)
    many = [f"X-{n}: 1" for n in range(10_000)]
    assert status(raw(portal, get("/", *many))) in (400, 431)


def post(body, *headers: str, length=None):
    told = f"Content-Length: {len(body) if length is None else length}"
    return get("/sparql", told, *headers, method="POST") + body


QUERY = "Content-Type: application/sparql-query"
FORM = "Content-Type: application/x-www-form-urlencoded"


def test_bodies_have_bounds(portal):
    bomb = gzip.compress(b" " * 50_000_000)
    assert status(raw(portal, post(b"a" * 2_000_000, QUERY))) == 413
    assert status(raw(portal, post(b"", QUERY, length=300_000_000))) == 413
    assert status(raw(portal, post(bomb, QUERY, "Content-Encoding: gzip"))) == 415
    endless = b"".join(b"8000\r\n" + b"a" * 0x8000 + b"\r\n" for _ in range(40))
    chunked = get("/sparql", QUERY, "Transfer-Encoding: chunked", method="POST")
    assert status(raw(portal, chunked + endless)) == 413
    assert status(raw(portal, chunked + b"8\r\nASK { } \r\n0\r\n\r\n")) == 200
    both = post(b"ASK {}", QUERY, "Transfer-Encoding: chunked")
    assert status(raw(portal, both)) == 400


@pytest.mark.parametrize(
    ("body", "header", "wanted"),
    [
        (b"ASK {}", QUERY, 200),
        (b"ASK {}", QUERY + "; charset=UTF-8", 200),
        (b"ASK {}", QUERY + "; charset=utf-16", 415),
        ("ASK { ?s ?p '施策' }".encode("cp932"), QUERY, 400),
        (b"query=%E6%96", FORM, 400),
        ("ASK { ?s ?p '施策' }".encode(), QUERY, 200),
        (b"query=ASK%20%7B%7D", FORM, 200),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400),
        (b"&".join([b"a=1"] * 2_000), FORM, 400),
        (b"", FORM, 400),
        (b"", QUERY, 400),
        (b"ASK {}", "Content-Type: text/plain", 415),
        (b"ASK {}", "X: none", 415),
        (b"DROP ALL", "Content-Type: application/sparql-update", 403),
    ],
)
def test_bodies_are_what_they_say(portal, body, header, wanted):
    answer = raw(portal, post(body, header))
    assert status(answer) == wanted
    assert b"nosniff" in answer


@pytest.mark.parametrize(
    "content",
    [b"\x16\x03\x01\x02\x00", b"GET /\r\n\r\n", b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"],
)
def test_what_is_no_http(portal, content):
    answer = raw(portal, content)
    assert status(answer) == 400
    assert b"nosniff" in answer
    json.loads(answer.partition(b"\r\n\r\n")[2])


def test_methods_are_what_they_are_called(portal):
    assert status(raw(portal, get("/", method="get"))) == 405
    assert status(raw(portal, get("*", method="OPTIONS"))) == 204
    assert status(raw(portal, get("localhost:80", method="CONNECT"))) in (400, 404, 405)


def test_http_1_0_and_pipelines(portal):
    assert status(raw(portal, get(GOOD, version="1.0"))) == 200
    two = get(GOOD).replace(b"Connection: close\r\n", b"") + get("/health")
    assert raw(portal, two).count(b"HTTP/1.1 200") == 2


def test_japanese_in_every_way(client):
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(STR(?o) = '産業振興課') }"
    replies = [
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post(
            "/sparql",
            content=query.encode(),
            headers={"content-type": "application/sparql-query"},
        ),
    ]
    counts = {reply.json()["results"]["bindings"][0]["n"]["value"] for reply in replies}
    assert len(counts) == 1
    assert counts != {"0"}


def test_half_open_sockets_starve_nobody(client, portal):
    """Four hundred clients that never finish a header, or never read: a good one is answered."""
    held = []
    try:
        for number in range(400):
            made = socket.create_connection(("127.0.0.1", portal.port), timeout=20)
            held.append(made)
            if number % 4 == 3:
                made.sendall(get("/dist/x").replace(b"Connection: close\r\n", b"") * 3)
            elif number % 4 == 2:
                made.sendall(post(b"", QUERY, length=100)[:-1])
            else:
                made.sendall(b"GET /sparql?query=AS")
        for number in range(20):
            assert client.get(f"{GOOD}&n={number}").status_code == 200
    finally:
        for made in held:
            made.close()
    assert client.get("/health").json()["status"] == "ok"


def test_the_log_cannot_be_forged(client, portal):
    client.get("/x%0a1.1.1.1%20GET%20/forged", headers={"user-agent": "a"})
    raw(portal, get("/\x1b[31mred"))
    deadline = time.monotonic() + 10
    while "forged" not in (text := portal.log.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline
    assert "\x1b" not in text
    assert all(line.split(" ")[0].endswith("Z") for line in text.splitlines())


def test_nothing_is_left_open(client, portal):
    """Connections that were closed are closed here too."""
    folder = Path(f"/proc/{portal.process.pid}/fd")
    deadline = time.monotonic() + 20
    while len(list(folder.iterdir())) > 60:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert client.get("/health").status_code == 200

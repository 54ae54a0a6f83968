"""A remote endpoint is believed only when its answer is whole; here it is a bad one."""

import base64
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from shisaku_graph.access import Result, query
from shisaku_graph.access.remote import ask_endpoint
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, QueryError

from .loopback import BODY, JSON, Behaviour, say, serving

SELECT = "SELECT ?name { ?s ?p ?name } # 施策"
QUICK = Limits(seconds=5, tries=3, pause=0.01)
PATIENT = Limits(seconds=120, tries=3, pause=0.01)


def refused(behave: Behaviour, text: str = SELECT, limits: Limits = QUICK) -> EndpointError:
    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        ask_endpoint(server.url, text, limits)
    return caught.value


def test_rows_are_typed_and_the_request_is_polite():
    with serving(lambda handler, _: say(handler)) as server:
        result = ask_endpoint(server.url, SELECT)
    assert isinstance(result, Result)
    assert result.columns == ("name",)
    assert str(result.rows[0][0]) == '"保健"@ja'
    method, path, _, headers = server.asked[0]
    assert method == "GET"
    assert parse_qs(urlsplit(path).query) == {"query": [SELECT]}
    assert headers["User-Agent"].startswith("shisaku-graph/")
    assert "application/sparql-results+json" in headers["Accept"]
    assert "Authorization" not in headers


def test_long_query_is_posted_as_a_form():
    text = SELECT + "#" * 3_000
    with serving(lambda handler, _: say(handler)) as server:
        ask_endpoint(server.url, text)
    method, path, body, headers = server.asked[0]
    assert (method, urlsplit(path).query) == ("POST", "")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body.decode()) == {"query": [text]}


def test_ready_query_by_name_with_its_parameters():
    with serving(lambda handler, _: say(handler)) as server:
        assert len(query("search", endpoint=server.url, word="空き家")) == 1
    assert 'VALUES ?word_ { "空き家" }' in parse_qs(urlsplit(server.asked[0][1]).query)["query"][0]


def test_ask_and_construct():
    truth = b'{"head":{},"boolean":true}'
    with serving(lambda handler, _: say(handler, truth)) as server:
        assert ask_endpoint(server.url, "ASK { ?s ?p ?o }") is True
    with serving(lambda handler, _: say(handler, b"<a:a> <a:b> 1 .", "text/turtle")) as server:
        told = ask_endpoint(server.url, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(told, bytes)
    assert told.endswith(b"<a:a> <a:b> 1 .\n")


def test_update_is_never_sent():
    with serving(lambda handler, _: say(handler)) as server, pytest.raises(QueryError):
        ask_endpoint(server.url, "DELETE WHERE { ?s ?p ?o }")
    assert not server.asked


@pytest.mark.parametrize(
    ("body", "kind", "code", "said"),
    [
        (b"<html><title>Login</title>", "text/html", "endpoint-media-type", "<html><title>Login"),
        (b"<sparql/>", "application/sparql-results+xml", "endpoint-media-type", "xml"),
        (BODY, "", "endpoint-media-type", "head"),
        (b"", JSON, "endpoint-incomplete", ""),
        (BODY[:-9], JSON, "endpoint-incomplete", ""),
        (
            b'{"head":{"vars":["x"]},"results":{"bindings":[cancelled',
            JSON,
            "endpoint-incomplete",
            "",
        ),
        (b'{"rows": []}', JSON, "endpoint-incomplete", ""),
        (b"[" * 100_000, JSON, "endpoint-incomplete", ""),
        (b"<html>", JSON, "endpoint-incomplete", ""),
        (BODY.replace(b'"ja"', b'"x> ."'), JSON, "endpoint-incomplete", ""),
        (BODY.replace("保健".encode(), b"\\ud800"), JSON, "endpoint-incomplete", ""),
        (BODY.replace("保健".encode(), b"\xff\xfe"), JSON, "endpoint-incomplete", ""),
    ],
)
def test_what_is_no_result_is_an_error(body, kind, code, said):
    error = refused(lambda handler, _: say(handler, body, kind))
    assert error.code == code
    assert said in str(error)
    assert error.exit_code == 3


def test_graph_that_breaks_off_is_an_error():
    behave = lambda handler, _: say(handler, b'<a:a> <a:b> "', "text/turtle")  # noqa: E731  # one line
    assert refused(behave, "DESCRIBE <a:a>").code == "endpoint-incomplete"


@pytest.mark.parametrize("headers", [{"X_SQL_State": "S1TAT"}, {"X_SPARQL_MaxRows": "1"}])
def test_partial_answers_are_refused(headers):
    assert refused(lambda handler, _: say(handler, **headers)).code == "endpoint-partial"


def test_a_limit_that_was_not_reached_is_no_partial_answer():
    with serving(lambda handler, _: say(handler, X_SPARQL_MaxRows="10000")) as server:
        assert ask_endpoint(server.url, SELECT)


def test_body_shorter_than_announced():
    error = refused(lambda handler, _: say(handler, length=len(BODY) + 5))
    assert error.code == "endpoint-incomplete"


def test_connection_cut_inside_chunks():
    def behave(handler, _):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"10\r\n" + BODY[:16] + b"\r\n40\r\nshort")
        handler.close_connection = True

    assert refused(behave).code == "endpoint-incomplete"


def drip(handler, piece: bytes, end: threading.Event) -> None:
    try:
        while not end.wait(0.02):
            handler.wfile.write(piece)
    except OSError:
        pass


@pytest.mark.parametrize("in_headers", [True, False])
def test_one_deadline_for_a_dripping_answer(in_headers):
    end = threading.Event()

    def behave(handler, _):
        if in_headers:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n")
        drip(handler, b" ", end)

    start = time.monotonic()
    try:
        error = refused(behave, limits=Limits(seconds=0.5))
    finally:
        end.set()
    assert error.code == "endpoint-timeout"
    assert time.monotonic() - start < 5


def test_endless_answer_stops_at_the_cap():
    def behave(handler, _):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n")
        drip(handler, b" " * 100_000, threading.Event())

    error = refused(behave, limits=Limits(seconds=20, size=1_000_000))
    assert error.code == "endpoint-too-much"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_busy_endpoint_is_asked_again(status):
    def behave(handler, time_asked):
        say(handler, status=status if time_asked < 3 else 200)

    with serving(behave) as server:
        assert ask_endpoint(server.url, SELECT, PATIENT)
    assert len(server.asked) == 3


@pytest.mark.parametrize("after", ["3600", "Fri, 31 Dec 2999 23:59:59 GMT", "9" * 400])
def test_retry_after_beyond_the_deadline_is_not_waited_for(after):
    error = refused(lambda handler, _: say(handler, status=503, Retry_After=after))
    assert error.code == "endpoint-timeout"


@pytest.mark.parametrize("after", ["0", "-5", "soon", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_odd_retry_after_is_no_obstacle(after):
    def behave(handler, time_asked):
        say(handler, status=503 if time_asked == 1 else 200, Retry_After=after)

    with serving(behave) as server:
        assert ask_endpoint(server.url, SELECT, PATIENT)


def test_reset_connection_is_tried_again():
    def behave(handler, time_asked):
        if time_asked > 1:
            say(handler)

    with serving(behave) as server:
        assert ask_endpoint(server.url, SELECT, PATIENT)


def test_nobody_listens():
    with serving(lambda handler, _: say(handler)) as server:
        url = server.url
    with pytest.raises(EndpointError) as caught:
        ask_endpoint(url, SELECT, QUICK)
    assert caught.value.code == "endpoint-unreachable"
    assert "3 tries" in caught.value.render("en")


@pytest.mark.parametrize("status", [204, 400, 401, 404, 414, 500])
def test_other_statuses_are_errors_at_once(status):
    said = b"<b>\x1b[2Jbad\x00 query</b>" * 1_000 if status != 204 else b""
    behave = lambda handler, _: say(handler, said, "text/html", status)  # noqa: E731  # one line
    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        ask_endpoint(server.url, SELECT, QUICK)
    assert caught.value.code == "endpoint-status"
    assert str(status) in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 600
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "http://localhost:1/",
        "//example.org/sparql",
        "http://127.0.0.1:1/sparql",
    ],
)
def test_redirect_elsewhere_is_not_followed(target):
    error = refused(lambda handler, _: say(handler, status=302, Location=target))
    assert error.code in ("endpoint-redirect", "endpoint-status")
    assert error.code == "endpoint-redirect" or target.startswith("file")


def test_redirect_on_the_same_host_is_followed():
    def behave(handler, time_asked):
        if time_asked == 1:
            say(handler, status=301, Location=f"/other?{urlsplit(handler.path).query}")
        else:
            say(handler)

    with serving(behave) as server:
        assert ask_endpoint(server.url, SELECT, PATIENT)


def test_redirect_loop_ends():
    behave = lambda handler, _: say(handler, status=302, Location=handler.path)  # noqa: E731  # one line
    assert refused(behave).code == "endpoint-status"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_posted_query_is_not_sent_on(status):
    behave = lambda handler, _: say(handler, status=status, Location="/other")  # noqa: E731  # one line
    with serving(behave) as server, pytest.raises(EndpointError):
        ask_endpoint(server.url, SELECT + "#" * 3_000, QUICK)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org/sparql",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://exa mple.org/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://例え.jp/",
        "http://example.org/\r\nX: y",
    ],
)
def test_addresses_that_are_none(address):
    with pytest.raises(EndpointError) as caught:
        ask_endpoint(address, SELECT, QUICK)
    assert caught.value.code == "endpoint-address"


def test_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(EndpointError) as caught:
        ask_endpoint("https://me:secret@example.org/sparql", SELECT, QUICK)
    assert caught.value.code == "endpoint-credentials"
    assert "secret" not in str(caught.value)


def test_credentials_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "secret")
    with serving(lambda handler, _: say(handler)) as server:
        ask_endpoint(server.url, SELECT)
        monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "t0ken")
        ask_endpoint(server.url, SELECT)
    told = [headers["Authorization"] for *_, headers in server.asked]
    assert told == ["Basic " + base64.b64encode(b"me:secret").decode(), "Bearer t0ken"]


def test_credentials_do_not_travel_in_the_clear(monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "t0ken")
    with pytest.raises(EndpointError) as caught:
        ask_endpoint("http://example.org/sparql", SELECT, QUICK)
    assert caught.value.code == "endpoint-credentials"
    assert "t0ken" not in str(caught.value)


def test_compressed_body_is_not_guessed_at():
    error = refused(lambda handler, _: say(handler, Content_Encoding="gzip"))
    assert error.code == "endpoint-media-type"

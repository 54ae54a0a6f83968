"""An answer in pages is one answer, or an error; passwords may lie in a keyring."""

import json
import re
import sys
import types
from urllib.parse import parse_qs, urlsplit

import pytest

from shisaku_graph.access.paging import ask_in_pages
from shisaku_graph.access.remote import ask_endpoint
from shisaku_graph.access.tokens import outer_words
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, QueryError

from .loopback import JSON, say, serving

SELECT = "SELECT ?n { ?s ?p ?n } ORDER BY ?n # 施策"
LIMITS = Limits(seconds=60, tries=2, pause=0.01)


def body(values):
    bindings = [{"n": {"type": "literal", "value": str(value)}} for value in values]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": bindings}}).encode()


def endpoint(values, cap=10**9):
    """Behave as an endpoint with these rows, which gives ``cap`` of them at most."""

    def behave(handler, _):
        text = parse_qs(urlsplit(handler.path).query)["query"][0]
        found = re.search(r"\nLIMIT (\d+) OFFSET (\d+)$", text)
        size, start = map(int, found.groups()) if found else (cap, 0)
        say(handler, body(values[start : start + min(size, cap)]))

    return behave


@pytest.mark.parametrize(("rows", "requests"), [(0, 1), (3, 1), (4, 2), (9, 4), (8, 4)])
def test_pages_are_put_together(rows, requests):
    values = [f"{n:03}" for n in range(rows)]
    with serving(endpoint(values)) as server:
        found = ask_in_pages(server.url, SELECT, 4, LIMITS)
    assert [text for (text,) in found.texts()] == values
    assert found.columns == ("n",)
    assert len(server.asked) == requests


def test_endpoint_that_ignores_pages_is_an_error():
    for values in (["a"] * 3, ["a", "b", "c", "d"]):
        whole = body(values)
        with (
            serving(lambda handler, _, whole=whole: say(handler, whole)) as server,
            pytest.raises(EndpointError) as caught,
        ):
            ask_in_pages(server.url, SELECT, 3, LIMITS)
        assert caught.value.code == "endpoint-partial"


def test_endpoint_with_a_lower_cap_than_the_page_says_so():
    def behave(handler, asked):
        del asked
        say(handler, body(range(3)), X_SPARQL_MaxRows="3")

    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        ask_in_pages(server.url, SELECT, 4, LIMITS)
    assert caught.value.code == "endpoint-partial"


def test_data_that_change_meanwhile_are_an_error():
    def behave(handler, asked):
        endpoint([f"{n:03}" for n in range(asked - 1, 9)])(handler, asked)

    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        ask_in_pages(server.url, SELECT, 4, LIMITS)
    assert caught.value.code == "endpoint-changed"


def test_one_deadline_for_all_pages():
    def behave(handler, asked):
        handler.server.slow.wait(0.2)
        endpoint([f"{n:03}" for n in range(1000)])(handler, asked)

    with serving(behave) as server, pytest.raises(EndpointError) as caught:
        ask_in_pages(server.url, SELECT, 2, Limits(seconds=1, tries=1))
    assert caught.value.code == "endpoint-timeout"
    assert len(server.asked) < 20


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n { ?s ?p ?n }",
        "SELECT ?n { ?s ?p ?n } ORDER BY ?n LIMIT 3",
        "SELECT ?n { ?s ?p ?n } ORDER BY ?n OFFSET 3",
        "SELECT ?n { ?s ?p ?n } ORDER BY ?n VALUES ?n { 1 }",
        "SELECT ?n { { SELECT ?n { ?s ?p ?n } ORDER BY ?n } }",
        "ASK { ?s ?p ?o }",
    ],
)
def test_what_cannot_be_cut_is_refused_before_anything_is_sent(text):
    with serving(endpoint([])) as server, pytest.raises(QueryError) as caught:
        ask_in_pages(server.url, text, 4, LIMITS)
    assert caught.value.code == "query-not-pageable"
    assert not server.asked


def test_words_in_brackets_texts_and_comments_are_not_outer():
    text = "SELECT * { VALUES ?a { 1 } FILTER (?x = 'LIMIT') } #LIMIT\nORDER BY ?LIMIT"
    assert outer_words(text) == ("SELECT", "ORDER", "BY")


def test_every_ready_query_can_be_asked_in_pages():
    from shisaku_graph.access import ready_queries

    with serving(lambda handler, _: say(handler, body([]), JSON)) as server:
        for query in ready_queries().values():
            ask_in_pages(server.url, query.text, 1000, LIMITS)


@pytest.mark.parametrize(("rows", "whole"), [(9_999, True), (10_000, False), (20_000, False)])
def test_a_round_number_of_rows_is_no_whole_answer(rows, whole):
    with serving(endpoint([0] * rows)) as server:
        if whole:
            assert len(ask_endpoint(server.url, SELECT, LIMITS)) == rows
            return
        with pytest.raises(EndpointError) as caught:
            ask_endpoint(server.url, SELECT, LIMITS)
        assert caught.value.code == "endpoint-partial"
        assert len(ask_endpoint(server.url, f"{SELECT}\nLIMIT {rows}", LIMITS)) == rows


def test_a_silent_server_is_asked_again():
    def behave(handler, asked):
        if asked == 1:
            handler.server.slow.wait(2)
        else:
            say(handler)

    with serving(behave) as server:
        limits = Limits(seconds=60, read=0.3, tries=2, pause=0.01)
        assert len(ask_endpoint(server.url, SELECT, limits)) == 1
    assert len(server.asked) == 2


@pytest.fixture
def keyring(monkeypatch):
    """A keyring as the library of that name offers it."""
    kept = {("shisaku-graph 127.0.0.1", "me"): "from the ring"}
    module = types.ModuleType("keyring")
    module.get_password = lambda service, user: kept.get((service, user))
    monkeypatch.setitem(sys.modules, "keyring", module)


def test_password_from_the_keyring(monkeypatch, keyring):
    del keyring
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    with serving(lambda handler, _: say(handler)) as server:
        ask_endpoint(server.url, SELECT)
        headers = server.asked[0][3]
        assert headers["Authorization"] == "Basic bWU6ZnJvbSB0aGUgcmluZw=="
        monkeypatch.setenv("SHISAKU_GRAPH_USER", "you")
        with pytest.raises(EndpointError) as caught:
            ask_endpoint(server.url, SELECT)
    assert caught.value.code == "endpoint-credentials"


def test_a_user_without_password_is_no_silent_guest(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    with pytest.raises(EndpointError) as caught:
        ask_endpoint("https://example.org/sparql", SELECT)
    assert caught.value.code == "endpoint-credentials"
    assert "keyring" in caught.value.render("en")


@pytest.mark.parametrize("name", ["PASSWORD", "TOKEN"])
def test_credentials_with_a_line_break_are_not_sent_and_not_shown(monkeypatch, name):
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "me")
    monkeypatch.setenv(f"SHISAKU_GRAPH_{name}", "secret\r\nX-Other: 1")
    with pytest.raises(EndpointError) as caught:
        ask_endpoint("https://example.org/sparql", SELECT)
    assert caught.value.code == "endpoint-credentials"
    assert "secret" not in str(caught.value)


def test_page_on_the_command_line(shisaku_graph):
    values = [f"{n:03}" for n in range(7)]
    with serving(endpoint(values)) as server:
        run = shisaku_graph("query", "years-of-policy", "--endpoint", server.url, "--page", "3",
                            "--format", "csv")  # fmt: skip
    assert run.stdout.split() == ["n", *values], run.stderr
    assert len(server.asked) == 4

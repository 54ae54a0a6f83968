"""The guard: nothing that reaches out, writes, or could end the process is ever evaluated."""

import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest

from shisaku_graph.access.engine import ask
from shisaku_graph.access.guard import DEPTH, STEPS, guard
from shisaku_graph.access.tokens import shape, words
from shisaku_graph.errors import QueryError

GRAPH = "https://example.org/graph"


def code_of(text, **options):  # noqa: ANN003  # as guard takes them
    with pytest.raises(QueryError) as caught:
        guard(text, **options)
    return caught.value.code


@pytest.fixture
def listener():
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


REACHING = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICESILENT<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND (<{0}> AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{SERVICE<{0}>{{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ VALUES ?s {{ 1 }} ?s ?p 1SERVICE<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p trueSERVICE<{0}> {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    "PREFIX S: <{0}> SELECT * {{ SERVICES:x {{ ?s ?p ?o }} }}",
    "PREFIX e: <e:> SELECT * {{ ?s ?p e:.SERVICE<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ # '\nSERVICE <{0}> {{ ?s ?p ?o }} # '\n }}",
    "SELECT * {{ FILTER (1 <2) SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p '\\'' SERVICE <{0}> {{ ?s ?p '' }} }}",
    "SELECT * {{ ?s ?p '''a''\\''''SERVICE <{0}> {{ ?s ?p '' }} }}",
]


@pytest.mark.parametrize("text", REACHING)
def test_service_is_refused_and_nobody_is_called(text, listener):
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with pytest.raises(QueryError) as caught:
        ask(ox.Store(), text.format(url))
    assert caught.value.code == "query-service"
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <a:a> <a:b> 1 }",
        "delete where { ?s ?p ?o }",
        "PREFIX a: <a:> CLEAR ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
    ],
)
@pytest.mark.parametrize("remote", [False, True])
def test_updates_are_refused_everywhere(text, remote):
    assert code_of(text, remote=remote) == "query-is-update"


@pytest.mark.parametrize(
    "name", ["<file:///etc/passwd>", "<http://127.0.0.1/>", "e:g", "NAMED <a:b>"]
)
def test_from_names_only_what_is_loaded(name):
    text = f"PREFIX e: <e:> SELECT * FROM {name} {{ ?s ?p ?o }}"  # noqa: S608  # SPARQL, a test
    assert code_of(text) == "query-from"
    assert code_of(text, graphs=frozenset([GRAPH])) == "query-from"


def test_from_of_a_loaded_graph_is_answered():
    store = ox.Store()
    one = ox.NamedNode("a:a")
    store.add(ox.Quad(one, one, one, ox.NamedNode(GRAPH)))
    for clause in (f"FROM <{GRAPH}>", f"FROM # all of it\n <{GRAPH}>"):
        assert len(ask(store, f"SELECT * {clause} {{ ?s ?p ?o }}").rows) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT ?service ?load ?from { ?service <a:FROM> ?load ; <a:service> ?from }", "SELECT"),
        ("PREFIX e: <e:> SELECT * { ?s e:service e:my-service ; e:load e:from }", "SELECT"),
        ("SELECT * { ?s ?p 'SERVICE', \"FROM\", '''it's LOAD''', 'x'@insert }", "SELECT"),
        ("# SELECT, then LOAD\nASK { ?s ?p ?o }", "ASK"),
        ("PREFIX select: <s:> CONSTRUCT { ?s ?p select:x } WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("describe <a:a>", "DESCRIBE"),
        (f"SELECT * {{ VALUES ?x {{ {'1 ' * 10_000} }} }}", "SELECT"),
        (f"SELECT * {{ ?s ?p ?x FILTER (?x IN ({','.join('1' * 5_000)})) }}", "SELECT"),
    ],
)
def test_words_in_their_right_places_pass(text, form):
    assert guard(text) == form


@pytest.mark.parametrize("text", ["", "施策", "# SELECT", "PREFIX select: <s:>", "{ ?s ?p ?o }"])
def test_what_has_no_form_is_no_query(text):
    assert code_of(text) == "query-no-form"


def test_place_is_told_in_line_and_column():
    with pytest.raises(QueryError, match="SPARQL 2:3"):
        guard("SELECT * {\n  SERVICE <a:b> {} }")


def test_open_string_ends_the_scan():
    assert code_of("SELECT * { ?s ?p 'never closed }") == "query-open-string"


FELLING = {
    "parentheses": ("SELECT * { FILTER (", "(", "1", ")", ") }"),
    "braces": ("SELECT * ", "{", "", "}", ""),
    "brackets": ("SELECT * { ", "[ a ", "1", "]", " }"),
    "exists": ("SELECT * { ", "FILTER EXISTS { ?s ?p ?o ", "", "}", " }"),
    "not": ("SELECT * { FILTER (", "!", "true", "", ") }"),
    "and": ("SELECT * { FILTER (", "true && ", "true", "", ") }"),
    "plus": ("SELECT * { FILTER (", "1 + ", "1", "", ") }"),
    "path": ("SELECT * { ?s ", "<a:a>/", "<a:a>", "", " ?o }"),
    "optional": ("SELECT * { ", "OPTIONAL { ?s ?p ?o } ", "", "", " }"),
    "union": ("SELECT * { ", "{} UNION ", "{}", "", " }"),
    "minus": ("SELECT * { ", "MINUS { ?s ?p ?o } ", "", "", " }"),
    "filter": ("SELECT * { ", "FILTER (true) ", "", "", " }"),
    "objects": ("SELECT * { ?s ?p ", "1, ", "1", "", " }"),
    "patterns": ("SELECT * { ", "?s ?p ?o . ", "", "", " }"),
    "order": ("SELECT * {} ORDER BY ", "(1) ", "(1)", "", ""),
    "values": ("SELECT * { ", "VALUES ?x { 1 } ", "", "", " }"),
}


@pytest.mark.parametrize("kind", FELLING)
def test_what_could_end_the_process_is_refused(kind):
    head, opening, middle, closing, tail = FELLING[kind]
    text = f"{head}{opening * 20_000}{middle}{closing * 20_000}{tail}"
    assert code_of(text) in ("query-too-deep", "query-too-long")


@pytest.mark.parametrize("kind", ["parentheses", "braces", "exists", "union", "optional", "order"])
def test_the_bounds_lie_below_what_ends_the_process(kind):
    """As much as the guard lets through is evaluated in a process that then ends well."""
    head, opening, middle, closing, tail = FELLING[kind]
    times = DEPTH - 6 if closing else STEPS // 8
    text = f"{head}{opening * times}{middle}{closing * times}{tail}"
    guard(text)
    script = "import sys, pyoxigraph; list(pyoxigraph.Store().query(sys.stdin.read()))"
    run = subprocess.run([sys.executable, "-c", script], input=text, text=True, check=False)
    assert run.returncode == 0


def test_queries_of_one_shape():
    one = shape("SELECT ?s { ?s <a:p> 'x' } # one")
    assert one == shape("select ?other {\n ?other <a:p> 'another'}")
    assert one != shape("SELECT ?s { ?s <a:q> 'x' }")
    assert one != shape("SELECT ?s { ?s <a:p> 'x', 'y' }")
    assert words("SELECT ?from { ?s <a:from> 'FROM' FILTER(rand() < 1) } # FROM") == {
        "SELECT",
        "FILTER",
        "RAND",
    }

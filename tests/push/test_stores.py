"""Graphs sent to real triple stores are there afterwards, exactly, and nothing else changed."""

import re
import threading
import urllib.error
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote_plus
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, PublicationError
from shisaku_graph.push import Store, addresses, planned, sent, shipments
from shisaku_graph.push.store import _insert

from .conftest import GRAPH, numbered, publish

LIMITS = Limits(seconds=120, read=60, tries=3, pause=0.01)
OTHER = "https://example.org/id/other"
TEXTS = [
    "", '"', "\\", "\\u0022 } #", "\\\\u0041", "\\U0001F600", "\n\r\t", "𠮷野家 🐟", "é e\u0301",
    "'''", '"""', "{ } <a> ; .", "\x08\x7f", "line\u2028end", "\ufffd", "㈱ Ⅰ ㎡ ～ ー",
]  # fmt: skip


SIGNS = st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('\\u"0{}\n'))


def graph_of(texts):
    return ox.serialize(
        [
            ox.Triple(ox.NamedNode(f"https://example.org/{n}"), ox.NamedNode("urn:p"), value)
            for n, text in enumerate(texts)
            for value in (ox.Literal(text), ox.Literal(text, language="ja"))
        ],
        format=ox.RdfFormat.N_TRIPLES,
    )


def shipment(folder, content, iri=GRAPH):
    (found,) = shipments([publish(folder, content, iri)])
    return found


def store_at(base, kind="oxigraph", via="gsp", lines=None):
    store = Store(addresses(kind, base), via, LIMITS)
    store.lines = lines or store.lines
    return store


@pytest.fixture
def empty(oxigraph):
    """An Oxigraph with nothing in it."""
    kind = {"Content-Type": "application/sparql-update"}
    urlopen(Request(f"{oxigraph}/update", data=b"DROP ALL", headers=kind)).close()
    return oxigraph


def graphs(base):
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    from shisaku_graph.access.remote import ask_endpoint

    return {row[0] for row in ask_endpoint(f"{base}/query", query).texts()}


@pytest.mark.parametrize("via", ["gsp", "update"])
@pytest.mark.parametrize("lines", [None, 7])
def test_sent_again_it_replaces_its_graph_and_no_other(empty, tmp_path, via, lines):
    store = store_at(empty, via=via, lines=lines)
    sent(store, shipment(tmp_path / "o", numbered(5), OTHER))
    first = sent(store, shipment(tmp_path / "a", numbered(20)))
    again = sent(store, shipment(tmp_path / "a", numbered(20, first=10)))
    assert first.comparison.equal
    assert (again.counted, again.comparison.sent, again.comparison.rewritten) == (20, 20, 0)
    assert store.count(OTHER) == 5
    assert graphs(empty) == {GRAPH, OTHER}


def test_the_real_dataset(empty, published):
    (found,) = shipments([published])
    store = store_at(empty)
    assert planned(store, found).present == 0
    assert graphs(empty) == set()
    done = sent(store, found)
    assert done.comparison.equal
    assert done.counted == found.triples == len((published / "data.nt").read_bytes().splitlines())
    assert planned(store, found).present == found.triples


@pytest.mark.parametrize("via", ["gsp", "update"])
def test_values_that_a_store_rewrites_count_as_equal(empty, tmp_path, via):
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [("1.50", "decimal"), ("007", "nonNegativeInteger"), ("7", "integer"),
              ("2017-04-01T00:00:00.00Z", "dateTime"), ("1", "boolean")]  # fmt: skip
    content = (
        "".join(f'<urn:s> <urn:p> "{text}"^^<{xsd}{kind}> .\n' for text, kind in values).encode()
        + b'<urn:s> <urn:p> "x"@JA .\n'
    )
    done = sent(store_at(empty, via=via, lines=2), shipment(tmp_path / "a", content))
    assert done.comparison.equal
    assert done.comparison.rewritten >= 3
    assert done.counted < done.comparison.sent  # 007 and 7 are one


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
@pytest.mark.parametrize("via", ["gsp", "update"])
def test_any_text_arrives_as_it_is(request, monkeypatch, tmp_path, kind, via):
    base = request.getfixturevalue(kind)
    if kind == "virtuoso":
        monkeypatch.setenv("SHISAKU_GRAPH_USER", "dba")
        monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "dba")
    content = graph_of(TEXTS[1:] if kind == "virtuoso" else TEXTS)
    iri = f"https://example.org/texts-{via}"
    done = sent(store_at(base, kind, via), shipment(tmp_path / "a", content, iri))
    assert done.comparison.equal
    assert done.comparison.rewritten == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(SIGNS), min_size=1, max_size=4))
def test_an_update_says_what_the_triples_say(texts):
    content = graph_of(texts)
    wanted = {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)}
    store = ox.Store()
    store.update(_insert(GRAPH, content))
    assert {quad.triple for quad in store} == wanted
    assert {quad.graph_name.value for quad in store} <= {GRAPH}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("text", TEXTS)
def test_an_engine_that_resolves_escapes_first_reads_the_same(text):
    """rdflib does (SPARQL 1.1 §19.2); a quote that hides in an escape must not end the text."""
    if text in ("\x08\x7f", "line\u2028end"):
        pytest.skip("rdflib's own grammar refuses these signs")
    dataset = rdflib.Dataset()
    dataset.update(_insert(GRAPH, graph_of([text])))
    found = {
        (str(o), o.language) for _, _, o, _ in dataset.quads() if isinstance(o, rdflib.Literal)
    }
    assert found == {(text, None), (text, "ja")}


def test_virtuoso_takes_replaces_and_gives_back(virtuoso, published, monkeypatch, tmp_path):
    monkeypatch.setenv("SHISAKU_GRAPH_USER", "dba")
    monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "dba")
    (found,) = shipments([published])
    store = store_at(virtuoso, "virtuoso")
    assert sent(store, found).comparison.equal
    store = store_at(virtuoso, "virtuoso", lines=3000)  # by MOVE
    assert sent(store, found).comparison.equal
    small = shipment(tmp_path / "a", numbered(3), found.graph)
    assert sent(store_at(virtuoso, "virtuoso", "update"), small).counted == 3
    monkeypatch.setenv("SHISAKU_GRAPH_PASSWORD", "wrong")
    with pytest.raises(EndpointError) as caught:
        sent(store_at(virtuoso, "virtuoso"), small)
    assert caught.value.code == "push-denied"
    assert "wrong" not in str(caught.value)


class Proxy(ThreadingHTTPServer):
    """Stands before a store, keeps what is sent, and lets a test spoil it."""

    daemon_threads = True

    def __init__(self, base, spoil) -> None:
        self.base, self.spoil, self.writes = base, spoil, []
        super().__init__(("127.0.0.1", 0), _Forward)

    def handle_error(self, request, client_address):
        pass


class _Forward(BaseHTTPRequestHandler):
    def do_GET(self):
        self.forward(None)

    def do_POST(self):
        self.forward(self.rfile.read(int(self.headers["Content-Length"])))

    def do_PUT(self):
        self.do_POST()

    def forward(self, body):
        if body is not None:
            self.server.writes.append((self.command, unquote_plus(body.decode())))
        spoilt = self.server.spoil(self, len(self.server.writes)) if body is not None else None
        if spoilt == "before":
            return
        kept = {k: v for k, v in self.headers.items() if k.lower() in ("accept", "content-type")}
        request = Request(self.server.base + self.path, body, kept, method=self.command)
        try:
            reply = urlopen(request)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            content = reply.read()
            if spoilt == "after":
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.headers.get("Content-Type", ""))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_: object):
        pass


@contextmanager
def before(base, spoil):
    proxy = Proxy(base, spoil)
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield proxy, f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


@pytest.mark.parametrize("via", ["gsp", "update"])
def test_a_break_leaves_the_old_graph_and_the_next_run_goes_on(empty, tmp_path, via):
    old = shipment(tmp_path / "old", numbered(4, first=900))
    sent(store_at(empty, via=via), old)
    new = shipment(tmp_path / "new", numbered(50))
    with before(empty, lambda _, n: "before" if n > 3 else None) as (_, base):
        with pytest.raises(EndpointError) as caught:
            sent(store_at(base, via=via, lines=10), new)
        assert caught.value.code in ("endpoint-unreachable", "endpoint-incomplete")
    assert store_at(empty).count(GRAPH) == 4
    done = sent(store_at(empty, via=via, lines=10), new)
    assert (done.resumed, done.counted) == (3, 50)
    assert graphs(empty) == {GRAPH}


def test_a_lost_answer_to_move_is_not_sent_twice(empty, tmp_path):
    """A second MOVE would empty the graph."""
    moves = []

    def spoil(handler, _):
        del handler
        if "MOVE" in proxy.writes[-1][1]:
            moves.append(1)
            return "after"
        return None

    with before(empty, spoil) as (proxy, base):
        done = sent(store_at(base, lines=10), shipment(tmp_path / "a", numbered(30)))
    assert (moves, done.counted) == ([1], 30)


def test_a_move_that_did_not_happen_is_an_error(empty, tmp_path):
    spoil = lambda _, __: "before" if "MOVE" in proxy.writes[-1][1] else None  # noqa: E731  # one line
    with before(empty, spoil) as (proxy, base), pytest.raises(EndpointError):
        sent(store_at(base, lines=10), shipment(tmp_path / "a", numbered(30)))


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_request_or_answer_is_repeated(empty, tmp_path, when):
    with before(empty, lambda _, n: when if n == 1 else None) as (proxy, base):
        done = sent(store_at(base), shipment(tmp_path / "a", numbered(30)))
    assert done.comparison.equal
    assert len(proxy.writes) == 2


def test_foreign_triples_under_the_waiting_name_are_removed(empty, tmp_path):
    new = shipment(tmp_path / "new", numbered(30))
    waiting = f"{GRAPH}#push-{new.sha256[:16]}"
    sent(store_at(empty), shipment(tmp_path / "x", numbered(99, first=500), waiting))
    done = sent(store_at(empty, lines=10), new)
    assert (done.resumed, done.counted) == (0, 30)
    assert graphs(empty) == {GRAPH}


def test_parts_are_whole_lines_and_all_of_them(tmp_path):
    content = numbered(100)
    made = shipment(tmp_path / "a", content)
    for size, lines in ((10**6, 7), (200, 10**6), (1, 1)):
        parts = list(made.chunks(size, lines))
        assert b"".join(part for part, _ in parts) == content
        assert all(part.endswith(b".\n") and part.count(b"\n") == n <= lines for part, n in parts)
    assert list(made.chunks(200, 10**6)) == list(made.chunks(200, 10**6))


@pytest.mark.parametrize("line", [b'_:a <urn:p> "x" .\n', b"<urn:s> <urn:p> _:a .\n"])
def test_blank_nodes_are_refused(tmp_path, line):
    with pytest.raises(PublicationError) as caught:
        shipment(tmp_path / "a", numbered(3) + line)
    assert caught.value.code == "push-blank-nodes"
    assert shipment(tmp_path / "b", b'<urn:s> <urn:p> "<urn:s> <urn:p> _:a ." .\n').triples == 1


def test_a_changed_folder_is_refused(tmp_path):
    folder = publish(tmp_path / "a", numbered(3))
    (folder / "data.nt").write_bytes(numbered(4))
    with pytest.raises(PublicationError) as caught:
        shipments([folder])
    assert caught.value.code == "manifest-mismatch"


@pytest.mark.parametrize("iri", ["x> } ; DROP ALL ; #", "not an iri", ""])
def test_a_graph_name_that_is_none_is_refused(tmp_path, iri):
    with pytest.raises(PublicationError) as caught:
        shipments([publish(tmp_path / "a", numbered(1), iri)])
    assert caught.value.code == "push-graph-name"


def test_addresses_follow_the_protocol():
    found = addresses("virtuoso", "http://127.0.0.1:8890/")
    assert found.graph("urn:a b&c") == (
        "http://127.0.0.1:8890/sparql-graph-crud-auth?graph-uri=urn%3Aa%20b%26c"
    )
    assert re.fullmatch(r"http://h/r/rdf-graphs/service\?graph=.+",
                        addresses("graphdb", "http://h/r").graph("urn:a"))  # fmt: skip

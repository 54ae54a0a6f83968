"""The W3C's own manifest of the SPARQL 1.1 Protocol: its queries; its updates are refused."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import httpx
import pytest
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from tests.serving import serving

from .conftest import publish

SUITE = Path(__file__).parents[3] / "shared" / "checks" / "rdf-tests" / "protocol"
if not SUITE.is_dir():  # a worktree lies one folder deeper
    SUITE = Path(__file__).parents[4] / "shared" / "checks" / "rdf-tests" / "protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
QUERIES = [
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post",
    "query_dataset_named_graphs_get", "query_dataset_full", "query_multiple_dataset", "query_get",
    "query_content_type_select", "query_content_type_ask", "query_content_type_describe",
    "query_content_type_construct", "query_post_direct", "bad_query_method",
    "bad_multiple_queries", "bad_query_wrong_media_type", "bad_query_missing_form_type",
    "bad_query_missing_direct_type", "bad_query_non_utf8", "bad_query_syntax",
]  # fmt: skip
UPDATES = [
    "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs",
    "update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri",
    "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type",
    "bad_update_missing_form_type", "bad_update_non_utf8", "bad_update_syntax",
    "bad_update_dataset_conflict",
]  # fmt: skip
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"},
}  # fmt: skip


@pytest.fixture(scope="module")
def manifest():
    if not SUITE.is_dir():
        pytest.skip(f"the W3C's manifests are not there ({SUITE.name})")
    graph = Graph()
    graph.parse(SUITE / "manifest.ttl", publicID="https://example.org/manifest")
    (entries,) = graph.objects(None, MF.entries)
    return graph, {str(test).partition("#")[2]: test for test in Collection(graph, entries)}


@pytest.fixture(scope="module")
def endpoint(manifest, tmp_path_factory):  # noqa: ARG001  # it skips where there is none
    """The manifest's graphs, published as datasets."""
    top = tmp_path_factory.mktemp("w3c")
    publish(top / "data0", b"", DATA.format(0))
    for number in (1, 2, 3):
        content = (SUITE / f"data{number}.nt").read_bytes()
        publish(top / f"data{number}", content, DATA.format(number))
    with (
        serving(top, cache=top / "cache", options=("--no-site",)) as server,
        httpx.Client(base_url=server.sparql, trust_env=False, verify=False) as client,  # noqa: S501  # http
    ):
        yield client


def sent(graph, request, endpoint):
    """Send one request of the manifest, byte for byte."""
    headers = {}
    listed = graph.value(request, HT.headers)
    for header in Collection(graph, listed) if listed else ():
        headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
    body = graph.value(request, HT.body)
    content = None
    if body is not None:
        charset = str(graph.value(body, CNT.characterEncoding))
        content = str(graph.value(body, CNT.chars)).encode(charset)
    query = str(graph.value(request, HT.absolutePath)).partition("?")[2]
    address = str(endpoint.base_url).rstrip("/") + (f"?{query}" if query else "")
    method = str(graph.value(request, HT.methodName))
    return endpoint.request(method, address, content=content, headers=headers)


def requests(graph, test):
    return Collection(graph, graph.value(graph.value(test, MF.action), HT.requests))


def truth(reply):
    if "json" in reply.headers["content-type"]:
        return json.loads(reply.content)["boolean"]
    found = ET.fromstring(reply.content)  # noqa: S314  # our own answer
    return found.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"


def test_every_test_of_the_manifest_is_listed_here(manifest):
    _, tests = manifest
    assert set(tests) == {*QUERIES, *UPDATES}


@pytest.mark.parametrize("name", QUERIES)
def test_query(manifest, endpoint, name):
    graph, tests = manifest
    for request in requests(graph, tests[name]):
        reply = sent(graph, request, endpoint)
        wanted = graph.value(request, HT.resp)
        statuses = {str(each)[-3:] for each in graph.objects(wanted, MF.expectedStatus)}
        assert f"{reply.status_code // 100}xx" in statuses, reply.text
        expected = graph.value(wanted, MF.expectedFormat)
        if expected is not None:
            assert reply.headers["content-type"].partition(";")[0] in FORMATS[str(expected)]
        boolean = graph.value(wanted, MF.expectedBoolean)
        if boolean is not None:
            assert truth(reply) == boolean.toPython()


@pytest.mark.parametrize("name", UPDATES)
def test_update_is_refused_and_changes_nothing(manifest, endpoint, name):
    graph, tests = manifest
    everything = {"query": "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"}
    before = endpoint.get("", params=everything).content
    first, *_ = requests(graph, tests[name])
    reply = sent(graph, first, endpoint)
    assert reply.status_code // 100 == 4
    told = reply.json()
    assert told["what"]["ja"]
    assert told["remedy"]["ja"]
    assert endpoint.get("", params=everything).content == before

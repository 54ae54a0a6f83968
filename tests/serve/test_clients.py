"""Clients that nobody here wrote get their answers: SPARQLWrapper, rdflib, curl, Comunica."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from tests.serving import serving

from shisaku_graph.access import answered
from shisaku_graph.errors import EndpointError

from .conftest import publish

POLICY = "https://w3id.org/shisaku-graph/ns#Policy"
NAMES = (
    f"SELECT ?name {{ ?s a <{POLICY}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name"
    " FILTER(LANG(?name) = 'ja') } ORDER BY ?name LIMIT 40"
)
EXTERNAL = Path(__file__).parents[1] / "external"


@pytest.fixture(scope="module")
def names(dist):
    return [row["name"] for row in answered(NAMES, dist)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(portal, names, method):
    wrapper = SPARQLWrapper(portal.sparql)
    wrapper.setQuery(NAMES)
    if method == "POST":
        wrapper.setMethod(POST)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == names
    wrapper.setReturnFormat(XML)
    assert wrapper.queryAndConvert().toxml().count("<result>") == len(names)
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().splitlines()[1:] == names
    wrapper.setQuery(f"CONSTRUCT {{ ?s a <{POLICY}> }} WHERE {{ ?s a <{POLICY}> }}")
    wrapper.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) > len(names)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("SELECT nonsense")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


def test_rdflib(portal, names):
    graph = Graph(SPARQLStore(portal.sparql))
    assert [str(row.name) for row in graph.query(NAMES)] == names
    subjects = list(graph.subjects(predicate=None, object=URIRef(POLICY)))
    assert len(subjects) >= len(names)


def test_curl(portal, names):
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    table = subprocess.run(
        [
            curl,
            "-sf",
            portal.sparql,
            "--data-urlencode",
            f"query={NAMES}",
            "-H",
            "Accept: text/csv",
        ],
        capture_output=True,
        check=True,
    )
    assert table.stdout.decode().splitlines()[1:] == names
    turtle = subprocess.run(
        [curl, "-sfL", "-H", "Accept: text/turtle", f"{portal.url}/id/122068"],
        capture_output=True,
        check=True,
    )
    assert len(Graph().parse(data=turtle.stdout, format="turtle")) > 5


def test_comunica(portal, names):
    node = shutil.which("node")
    if node is None or not (EXTERNAL / "node_modules" / "@comunica").is_dir():
        pytest.skip("Comunica (npm) is not installed: see tests/external/setup.sh")
    run = subprocess.run(
        [node, EXTERNAL / "comunica.mjs", portal.sparql],
        input=NAMES,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == names


def test_our_own_client(portal, names, shisaku_graph):
    assert [row["name"] for row in answered(NAMES, endpoint=portal.sparql)] == names
    with pytest.raises(EndpointError, match="query-syntax"):
        answered("SELECT * { ?s nonsense }", endpoint=portal.sparql)
    run = shisaku_graph("query", "policies-in-cities", "--endpoint", portal.sparql)
    assert run.returncode == 0, run.stderr


def test_the_how_to_s_question_to_a_neighbour(portal, published, shisaku_graph, root, tmp_path):
    """The question as it stands in the how-to, asked of a server as the how-to starts one."""
    page = root / "docs" / "how-to" / "which-cities-have-a-policy-like-ours.md"
    written = next(
        part for part in page.read_text("utf-8").split("```")
        if part.startswith("sparql") and "SERVICE" in part
    )  # fmt: skip
    said = written.removeprefix("sparql").replace("http://localhost:8000/sparql", portal.sparql)
    assert portal.sparql in said
    (tmp_path / "tonari.rq").write_text(said, encoding="utf-8")
    host = portal.url.removeprefix("http://")
    run = shisaku_graph(
        "query", "tonari.rq", "--data", published, "--allow-service", host, "--format", "csv"
    )
    assert run.returncode == 0, run.stderr
    assert "観光の振興,星空観光の推進" in run.stdout


def test_one_server_asks_another_where_it_may(portal, tmp_path):
    """Federation: the host that was named is asked, through SERVICE; nobody else is."""
    content = b"<urn:a> <urn:p> <https://w3id.org/shisaku-graph/id/122068> .\n"
    publish(tmp_path / "one", content, "https://example.org/id/one")
    host = portal.url.removeprefix("http://")
    city = "https://w3id.org/shisaku-graph/id/122068"
    query = (
        f"SELECT ?name {{{{ ?a <urn:p> <{city}> SERVICE <{{}}> {{{{ <{city}> "
        "<http://www.w3.org/2000/01/rdf-schema#label> ?name FILTER(LANG(?name) = 'ja') }} }}"
    )
    options = ("--no-site", "--workers", "1", "--allow-service", host)
    with serving(tmp_path / "one", cache=tmp_path / "cache", options=options) as server:
        found = answered(query.format(portal.sparql), endpoint=server.sparql)
        assert [row["name"] for row in found] == ["木更津市"]
        with pytest.raises(EndpointError, match="query-service-closed"):
            answered(query.format("http://localhost:9/"), endpoint=server.sparql)
    with pytest.raises(EndpointError, match="query-service"):
        answered(query.format(portal.sparql), endpoint=portal.sparql)

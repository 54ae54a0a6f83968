"""The JSON-LD context: one key for each property, plain JSON, the same triples for anyone."""

import json
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld as pyld

from shisaku_graph.publication.jsonld import jsonld
from shisaku_graph.vocabulary import DCTERMS, OWL, PREFIXES, RDF, SHISAKU


@pytest.fixture(scope="module")
def context(root) -> dict:
    return json.loads((root / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]


@pytest.fixture(scope="module")
def triples(root) -> list[ox.Triple]:
    files = sorted((root / "ontology" / "examples").glob("*.ttl"))
    return [quad.triple for file in files for quad in ox.parse(path=file)]


@pytest.fixture(scope="module")
def document(triples) -> dict:
    return json.loads(jsonld(triples))


def whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def keys(context) -> Counter[str]:
    """Return how many keys each property or class has, read forwards."""
    ids = [entry if isinstance(entry, str) else entry.get("@id") for entry in context.values()
           if isinstance(entry, str | dict)]  # fmt: skip
    return Counter(whole(name) for name in ids if name and not name.startswith(("@", "http")))


def test_every_term_has_exactly_one_key(root, context):
    found = keys(context)
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for quad in ox.parse(path=root / "ontology" / "shisaku.ttl"):
        if quad.predicate.value == RDF.type and quad.object.value in kinds:
            assert found[quad.subject.value] == 1, quad.subject


def test_only_the_title_has_two_keys(context):
    """A dataset's title has languages; a file's name has none."""
    assert {iri for iri, count in keys(context).items() if count > 1} == {DCTERMS.title}


def test_keys_read_backwards(context):
    backwards = {
        key: entry["@reverse"]
        for key, entry in context.items()
        if isinstance(entry, dict) and "@reverse" in entry
    }
    assert backwards == {
        "reports": "shisaku:reportsOn",
        "projects": "shisaku:implements",
        "values": "shisaku:valueOf",
    }


def nodes(value) -> list[dict]:
    """Return every object of the document, the inner ones too."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value, *nodes(list(value.values()))]


def of_type(document, name: str) -> list[dict]:
    return [node for node in nodes(document["@graph"]) if name in node.get("type", ())]


def test_it_reads_as_plain_json(document):
    """What a web developer writes without having heard of RDF."""
    policy = of_type(document, "Policy")[0]
    assert policy["label"]["ja"] == "健康づくりの推進"
    assert policy["goal"]["description"]["ja"] == "市民が健やかに暮らしている。"
    assert policy["approach"].endswith("増やします。")
    assert [unit["label"]["ja"] for unit in policy["departments"]] == ["歩行課"]
    (report,) = policy["reports"]
    assert report["projectListStatus"] == "listed"
    assert report["fiscalYear"]["label"]["en"] == "FY2020"
    (project,) = policy["projects"]
    indicator = project["indicators"][0]
    assert indicator["indicatorKind"] == "activityIndicator"
    assert [(value["measure"], value["numericValue"]) for value in indicator["values"]] == [
        ("target", "1000.0"),
        ("actual", "1200.0"),
    ]
    assert {node["projectListStatus"] for node in of_type(document, "ProgressReport")
            if "projectListStatus" in node} == {"listed", "noneListed", "lost"}  # fmt: skip
    cell = next(node for node in of_type(document, "SourceCell") if node["column"] == 8)
    assert cell["statesProperty"] == ["result"]


def test_no_key_or_type_stays_an_iri(document):
    for node in nodes(document["@graph"]):
        for name in (*node, *node.get("type", ())):
            assert "://" not in name


def canonical(triples) -> set[str]:
    return {str(triple) for triple in triples}


def test_round_trip_by_pyld(document, triples):
    text = pyld.to_rdf(document, {"format": "application/n-quads"})
    read = ox.parse(text, format=ox.RdfFormat.N_QUADS)
    assert canonical(quad.triple for quad in read) == canonical(triples)


def test_round_trip_by_oxigraph(document, triples):
    read = ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)
    assert canonical(quad.triple for quad in read) == canonical(triples)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parser
def test_round_trip_by_rdflib(document, triples):
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    read = ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    assert canonical(quad.triple for quad in read) == canonical(triples)


def test_the_context_says_what_a_key_is_to_pyld_alone(context):
    """Written by hand, with no code of this project."""
    written = {
        "@context": context,
        "id": "https://example.org/id/999997/policy/a",
        "type": "Policy",
        "departments": ["https://example.org/d"],
        "approach": "歩く。",
        "reports": [{"id": "https://example.org/r", "projectListStatus": "lost"}],
    }
    quads = pyld.to_rdf(written, {"format": "application/n-quads"})
    subject = "<https://example.org/id/999997/policy/a>"
    assert f'{subject} <{SHISAKU.approach}> "歩く。"@ja .' in quads
    assert f"<https://example.org/r> <{SHISAKU.reportsOn}> {subject} ." in quads
    assert f"<https://example.org/r> <{SHISAKU.projectListStatus}> <{SHISAKU.lost}> ." in quads
    assert f"{subject} <{SHISAKU.responsibleDepartment}> <https://example.org/d> ." in quads

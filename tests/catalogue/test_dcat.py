"""The DCAT catalogue: what it says is what is published."""

import hashlib
import json
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from pyld import jsonld as pyld

from shisaku_graph.pipeline import build
from shisaku_graph.publication.syntaxes import ntriples
from shisaku_graph.vocabulary import DCAT, DCTERMS, RDF, SPDX

HOSTED = "https://w3id.org/shisaku-graph/dist/"


class Graph:
    def __init__(self, path) -> None:
        self.triples = [quad.triple for quad in ox.parse(path=path)]

    def objects(self, subject, predicate):
        return [
            t.object.value
            for t in self.triples
            if (t.subject.value, t.predicate.value) == (subject, predicate)
        ]

    def one(self, subject, predicate):
        (value,) = self.objects(subject, predicate)
        return value

    def of(self, kind):
        return [
            t.subject.value
            for t in self.triples
            if t.predicate.value == RDF.type and t.object.value == kind
        ]


def test_sizes_and_checksums_are_those_of_the_files(dataset):
    graph = Graph(dataset / "catalog.ttl")
    distributions = graph.of(DCAT.Distribution)
    assert len(distributions) >= 4
    for each in distributions:
        url = graph.one(each, DCAT.downloadURL)
        content = (dataset / unquote(url.removeprefix(f"{HOSTED}{dataset.name}/"))).read_bytes()
        assert int(graph.one(each, DCAT.byteSize)) == len(content)
        value = graph.one(graph.one(each, SPDX.checksum), SPDX.checksumValue)
        assert value == hashlib.sha256(content).hexdigest()


def test_every_resource_is_named_by_an_iri(dataset):
    graph = Graph(dataset / "catalog.ttl")
    assert not any(isinstance(term, ox.BlankNode) for t in graph.triples for term in t)


def test_turtle_and_json_are_one_graph(dataset):
    turtle = {quad.triple for quad in ox.parse(path=dataset / "catalog.ttl")}
    document = json.loads((dataset / "catalog.jsonld").read_text(encoding="utf-8"))
    quads = pyld.to_rdf(document, {"format": "application/n-quads"})
    made = ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS)
    assert ntriples(quad.triple for quad in made) == ntriples(turtle)


def test_json_reads_as_a_tree(dist):
    document = json.loads((dist / "kisarazu-2017" / "catalog.jsonld").read_text(encoding="utf-8"))
    assert document["@type"] == "dcat:Catalog"
    dataset = document["dcat:dataset"]
    assert dataset["@type"] == "dcat:Dataset"
    assert dataset["dcterms:temporal"]["dcat:startDate"]["@value"] == "2017-04-01"
    assert {
        each["dcterms:format"]["@id"].rpartition("/")[2] for each in dataset["dcat:distribution"]
    }


def test_years_of_a_table_are_one_series(dist):
    series = {
        Graph(dist / name / "catalog.ttl").one(
            f"https://w3id.org/shisaku-graph/id/992011/dataset/{name}", DCAT.inSeries
        )
        for name in ("hoshimigaura-2023", "hoshimigaura-2024")
    }
    assert series == {"https://w3id.org/shisaku-graph/id/992011/series/hoshimigaura"}
    graph = Graph(dist / "hoshimigaura-2023" / "catalog.ttl")
    assert "星見ヶ浦市 施策進行管理表 （架空の市）" in graph.objects(series.pop(), DCTERMS.title)


def test_a_table_with_personal_data_is_no_distribution(changed_source, tmp_path):
    source = changed_source("muteki-2024", ('notes = ["評価の理由"]', 'personal = ["評価の理由"]'))
    built = build(source, tmp_path / "dist")
    graph = Graph(built.published.folder / "catalog.ttl")
    files = {graph.one(each, DCAT.downloadURL) for each in graph.of(DCAT.Distribution)}
    assert any("/tables/" in iri for iri in files)
    assert not any("/source/" in iri for iri in files)
    assert not list(built.published.folder.rglob("muteki-r6-projects.xlsx"))


def test_the_descriptor_says_where_the_files_are(changed_source, tmp_path):
    told = '\n[publication]\nurl = "https://data.muteki.example/od/"\nsparql_endpoint = "https://data.muteki.example/sparql"\n\n[table]\n'
    source = changed_source("muteki-2024", ("\n[table]\n", told))
    graph = Graph(build(source, tmp_path / "dist").published.folder / "catalog.ttl")
    for each in graph.of(DCAT.Distribution):
        assert graph.one(each, DCAT.downloadURL).startswith(
            "https://data.muteki.example/od/muteki-2024/"
        )
    (service,) = graph.of(DCAT.DataService)
    assert graph.one(service, DCAT.endpointURL) == "https://data.muteki.example/sparql"


@pytest.mark.parametrize("name", ["catalog.ttl", "catalog.jsonld", "ckan-package.json"])
def test_a_second_build_gives_the_same_bytes(root, dist, tmp_path, name):
    again = build(root / "examples" / "muteki-2024", tmp_path).published.folder
    assert (again / name).read_bytes() == (dist / "muteki-2024" / name).read_bytes()

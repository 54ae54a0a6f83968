"""The same facts in the forms of other readers: Google, a municipal portal, a query editor."""

import csv
import io
import json
from collections import Counter

import pyoxigraph as ox
import pytest

from shisaku_graph.pipeline import build
from shisaku_graph.publication.catalogue.open_data_list import COLUMNS
from shisaku_graph.vocabulary import PROV, RDF, SHISAKU, VOID


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_open_data_list_has_the_standard_columns(dataset):
    told = rows((dataset / "open-data-list.csv").read_bytes())
    assert len(COLUMNS) == len(set(COLUMNS)) == 45
    assert tuple(told[0]) == COLUMNS
    for row in told:
        assert (dataset / row["ファイル_ID"]).stat().st_size == int(row["ファイル_サイズ"])
        assert row["データセット_キーワード"].count(";") >= 1


def test_open_data_list_names_period_and_licence(dist):
    row = rows((dist / "kisarazu-2017" / "open-data-list.csv").read_bytes())[0]
    assert row["データセット_対象期間"] == "2017-04-01/2018-03-31"
    assert row["ファイル_利用規約"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_short_description_is_told_further_from_facts(dist):
    document = json.loads((dist / "muteki-2024" / "schema-org.jsonld").read_text(encoding="utf-8"))
    text = document["description"]
    assert 50 <= len(text) <= 5000
    assert text.startswith("実在しない町の表。")
    assert "施策7件" in text
    assert "事業14件" in text


def test_a_description_that_is_long_enough_is_left_alone(dist, root):
    from shisaku_graph.source.reading import read_descriptor

    document = json.loads(
        (dist / "kisarazu-2017" / "schema-org.jsonld").read_text(encoding="utf-8")
    )
    told = read_descriptor(root / "sources" / "kisarazu-2017").dataset.description.ja
    assert document["description"] == told


def test_a_description_too_long_for_google_is_refused(changed_source):
    from shisaku_graph.errors import DescriptorError
    from shisaku_graph.source.reading import read_descriptor

    source = changed_source("muteki-2024", ("実在しない町の表。", "長い" * 2500))
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(source)
    assert "5000" in caught.value.problem.en


class Graph:
    def __init__(self, path) -> None:
        self.triples = [quad.triple for quad in ox.parse(path=path)]

    def value(self, subject, predicate):
        (found,) = (
            t.object.value
            for t in self.triples
            if (t.subject.value, t.predicate.value) == (subject, predicate)
        )
        return found

    def subjects(self, predicate, value):
        return [
            t.subject.value
            for t in self.triples
            if (t.predicate.value, t.object.value) == (predicate, value)
        ]


def test_void_counts_are_those_of_the_graph(dataset):
    void, data = Graph(dataset / "void.ttl"), Graph(dataset / "data.nt")
    (iri,) = (s for s in void.subjects(RDF.type, VOID.Dataset) if s.endswith(dataset.name))
    assert int(void.value(iri, VOID.triples)) == len(data.triples)
    assert int(void.value(iri, VOID.distinctSubjects)) == len({t.subject for t in data.triples})
    assert int(void.value(iri, VOID.distinctObjects)) == len({t.object for t in data.triples})
    used = Counter(t.predicate.value for t in data.triples)
    for predicate in (SHISAKU.responsibleDepartment, PROV.wasDerivedFrom, RDF.type):
        (part,) = (
            s
            for s in void.subjects(VOID.property, predicate)
            if s.rpartition("/")[2].count(".") == 0
        )
        assert int(void.value(part, VOID.triples)) == used[predicate]
    policies = len(data.subjects(RDF.type, SHISAKU.Policy))
    (part,) = (
        s for s in void.subjects(VOID.class_, SHISAKU.Policy) if "." not in s.rpartition("/")[2]
    )
    assert int(void.value(part, VOID.entities)) == policies


def test_void_counts_the_links_to_other_datasets(dist):
    void = Graph(dist / "kisarazu-2017" / "void.ttl")
    links = {
        (
            void.value(void.value(each, VOID.objectsTarget), VOID.uriSpace),
            int(void.value(each, VOID.triples)),
        )
        for each in void.subjects(RDF.type, VOID.Linkset)
    }
    assert ("http://www.wikidata.org/entity/", 1) in links
    data = (dist / "kisarazu-2017" / "data.nt").read_text(encoding="utf-8")
    for space, count in links:
        assert data.count(f"> <{space}") >= count > 0


def test_the_order_of_the_graph_does_not_matter(root, dist, tmp_path):
    again = build(root / "examples" / "hoshimigaura-2023", tmp_path).published.folder
    for name in ("void.ttl", "schema-org.jsonld", "open-data-list.csv"):
        assert (again / name).read_bytes() == (dist / "hoshimigaura-2023" / name).read_bytes()

"""RDF files as people have them: every syntax, one clear error with its place."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import UsageError
from shisaku_graph.rdf_files import data_files, triples_of

GRAPH = '<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "虹"@ja .\n'
SYNTAXES = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("suffix", SYNTAXES)
def test_every_syntax(suffix: str, tmp_path: Path):
    quads = list(ox.parse(GRAPH, format=ox.RdfFormat.N_QUADS))
    file = tmp_path / f"data.{suffix}"
    written = [q.triple for q in quads] if suffix in ("nt", "ttl", "rdf") else quads
    file.write_bytes(ox.serialize(written, format=SYNTAXES[suffix]))
    assert list(triples_of(file)) == [quads[0].triple]


def test_named_graphs_are_read_too(tmp_path: Path):
    file = tmp_path / "data.nq"
    file.write_text(GRAPH.replace(" .", " <https://example.org/g> ."), encoding="utf-8")
    assert len(list(triples_of(file))) == 1


def test_our_context_need_not_be_fetched(tmp_path: Path):
    file = tmp_path / "data.jsonld"
    document = {
        "@context": "https://w3id.org/shisaku-graph/context.jsonld",
        "id": "https://example.org/a",
        "label": {"ja": "虹"},
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    assert [triple.object.value for triple in triples_of(file)] == ["虹"]


def test_a_foreign_context_is_not_fetched(tmp_path: Path):
    file = tmp_path / "data.jsonld"
    file.write_text('{"@context": "http://127.0.0.1:9/c", "@id": "x:a", "b": "c"}')
    with pytest.raises(UsageError) as raised:
        list(triples_of(file))
    assert raised.value.code == "rdf-unreadable"


def test_a_slip_is_named_by_line_and_column(tmp_path: Path):
    file = tmp_path / "bad.ttl"
    file.write_text("@prefix x: <http://x/> .\nx:a x:b .\n")
    with pytest.raises(UsageError) as raised:
        list(triples_of(file))
    assert str(raised.value.place).startswith(f"{file}:2:")


@pytest.mark.parametrize("name", ["data.xlsx", "data"])
def test_unknown_syntax(name: str, tmp_path: Path):
    file = tmp_path / name
    file.write_text(GRAPH, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        list(triples_of(file))
    assert ".ttl" in raised.value.remedy.en


def test_folders(tmp_path: Path):
    for city in ("b", "a"):
        (tmp_path / city).mkdir()
        (tmp_path / city / "data.nt").write_text(GRAPH, encoding="utf-8")
    found = list(data_files([tmp_path, tmp_path / "a"]))
    assert [file.parent.name for file in found] == ["a", "b", "a"]
    with pytest.raises(UsageError):
        list(data_files([tmp_path / "c"]))

"""The index of a dataset tells what its graph tells."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.access.index import Index, indexed
from shisaku_graph.access.statements import Stored
from shisaku_graph.errors import UsageError
from shisaku_graph.vocabulary import DCTERMS, RDF, SHISAKU, XSD

DATA = Path(__file__).parents[2] / "dist/kisarazu-2017/data.nt"


@pytest.fixture(scope="module")
def stored() -> Stored:
    store = ox.Store()
    store.bulk_load(path=DATA, format=ox.RdfFormat.N_TRIPLES)
    return Stored(store)


def test_index_and_store_agree(stored, tmp_path):
    index = indexed(DATA, tmp_path / "index")
    assert len(index) == len(stored)
    for kind in (SHISAKU.Policy, SHISAKU.Department, SHISAKU.SourceCell, SHISAKU.Repair):
        members = list(index.ordered(RDF.type, kind))
        assert members
        assert members == list(stored.ordered(RDF.type, kind))
        assert index.count(RDF.type, kind) == stored.count(RDF.type, kind) == len(members)
        for iri in members[:40]:
            assert index.of(iri).triples == stored.of(iri).triples
            assert index.incoming(iri, 5) == stored.incoming(iri, 5)
    line = ox.Literal("12", datatype=ox.NamedNode(XSD.integer))
    assert sorted(index.subjects(SHISAKU.line, line)) == sorted(stored.subjects(SHISAKU.line, line))
    assert index.subjects(SHISAKU.line, line)
    assert index.count(DCTERMS.identifier) == stored.count(DCTERMS.identifier)
    assert index.of("https://nowhere.example/").triples == ()
    again = Index(tmp_path / "index")  # as another process opens it
    assert again.of(SHISAKU.Policy).triples == index.of(SHISAKU.Policy).triples
    assert len(again) == len(index)


def test_lines_in_any_order_and_form(tmp_path):
    """A subject told in two places, a comment, a blank line, tabs and escapes are all read."""
    data = tmp_path / "data.nt"
    data.write_text(
        '# a comment\n<http://a.example/a>\t<http://a.example/p> "\\u65BD" .\n\n'
        "<http://a.example/b> <http://a.example/q> <http://a.example/a> .\n"
        '<http://a.example/a> <http://a.example/p> "x\\ny"@ja .\n'
        "<http://a.example/b> <http://a.example/q> <http://a.example/a> .\n",
        encoding="utf-8",
    )
    index = indexed(data)
    texts = {each.value for each in index.of("http://a.example/a").literals("http://a.example/p")}
    assert texts == {"施", "x\ny"}
    assert index.subjects("http://a.example/q", "http://a.example/a") == ["http://a.example/b"]
    assert index.count("http://a.example/q", "http://a.example/a") == 1


@pytest.mark.parametrize(
    "line",
    [
        b'<http://a.example/a> <http://a.example/p> "no end .\n',
        b'<http://a.example/a> <http://a.example/p> "\xff" .\n',
        b'<http://a.example/a> <http://a.example/p> "\\x" .\n',
        b"<http://a.example/a> <http://a.example/p> <no iri> .\n",
    ],
)
def test_what_is_no_rdf_is_refused_with_its_line(line, tmp_path):
    (tmp_path / "data.nt").write_bytes(b"# first\n" + line)
    with pytest.raises(UsageError, match=r"data\.nt:2") as refused:
        open_dataset(tmp_path)
    assert refused.value.code == "rdf-unreadable"

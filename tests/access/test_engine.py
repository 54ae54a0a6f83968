"""The local engine: any RDF file, any folder of datasets; what is unsound is told, not guessed."""

import pyoxigraph as ox
import pytest

from shisaku_graph.access import Result, answered, query
from shisaku_graph.access.engine import loaded
from shisaku_graph.errors import QueryError, UsageError

ONE = ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("施策", language="ja"))
ROWS = "SELECT ?s ?p ?o { ?s ?p ?o }"
SYNTAXES = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", SYNTAXES)
def test_every_syntax(tmp_path, suffix):
    path = tmp_path / f"some.{suffix}"
    ox.serialize([ONE], output=path, format=SYNTAXES[suffix])
    assert query(ROWS, path).rows == (tuple(ONE),)
    assert query(ROWS, path.with_name(path.name)) == query(ROWS, str(path))


def test_named_graphs_are_asked_together(tmp_path):
    path = write(tmp_path / "some.nq", "<a:s> <a:p> 'x' <a:g> .\n".replace("'", '"'))
    assert len(query(ROWS, path)) == 1
    assert len(query("SELECT * { GRAPH ?g { ?s ?p ?o } }", path)) == 1


def test_folder_of_datasets_and_several_paths(tmp_path):
    first = write(tmp_path / "dist" / "one" / "data.nt", "<a:1> <a:p> <a:o> .\n")
    write(tmp_path / "dist" / "two" / "data.nt", "<a:2> <a:p> <a:o> .\n")
    other = write(tmp_path / "other.ttl", "<a:3> <a:p> <a:o> .")
    assert len(query(ROWS, tmp_path / "dist")) == 2
    assert len(query(ROWS, first.parent)) == 1
    assert len(query(ROWS, [tmp_path / "dist", str(other)])) == 3


def test_nothing_there(tmp_path):
    with pytest.raises(UsageError) as caught:
        loaded([tmp_path])
    assert caught.value.code == "data-missing"
    with pytest.raises(UsageError) as caught:
        loaded([write(tmp_path / "table.csv", "a,b")])
    assert caught.value.code == "rdf-syntax-unknown"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("some.nt", "<a:s> <a:p> <a:o> .\n<a:s> <a:p> .\n"),
        ("some.nt", "<a:s> <a:p> <a b> .\n"),
        ("some.ttl", "<a:s> <a:p> 'x'@ja--wrong- ."),
        ("some.ttl", "<relative> <a:p> <a:o> ."),
        ("some.jsonld", '{"@context": "https://example.org/context.jsonld", "name": "x"}'),
        ("some.jsonld", "{"),
        ("some.rdf", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        ("some.rdf", "<html>"),
    ],
)
def test_unsound_data_are_refused(tmp_path, name, text):
    path = write(tmp_path / name, text)
    with pytest.raises(UsageError) as caught:
        loaded([path])
    assert caught.value.code == "rdf-unreadable"
    assert name in str(caught.value)


def test_xml_entities_are_not_expanded(tmp_path):
    """Sound RDF/XML but for its entities: some hundred bytes of such could end the process."""
    path = write(
        tmp_path / "some.rdf",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><r:RDF "
        "xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='a:'>"
        "<r:Description r:about='a:s'><a:p>&a;</a:p></r:Description></r:RDF>",
    )
    with pytest.raises(UsageError, match="DOCTYPE"):
        loaded([path])


def test_broken_line_is_named(tmp_path):
    path = write(tmp_path / "some.nt", "<a:s> <a:p> <a:o> .\n<a:s> <a:p> .\n")
    with pytest.raises(UsageError, match="2"):
        loaded([path])


def test_ask_and_construct(tmp_path):
    path = write(tmp_path / "some.ttl", "<a:2> <a:p> <a:o> . <a:1> a <a:C> .")
    assert answered("ASK { <a:1> a <a:C> }", path) is True
    assert answered("ASK { <a:3> a <a:C> }", path) is False
    turtle = answered("CONSTRUCT WHERE { ?s ?p ?o }", path)
    assert isinstance(turtle, bytes)
    assert turtle.index(b"<a:1>") < turtle.index(b"<a:2>")
    assert set(ox.parse(turtle, format=ox.RdfFormat.TURTLE)) == set(ox.parse(path=path))
    with pytest.raises(QueryError) as caught:
        query("ASK { ?s ?p ?o }", path)
    assert caught.value.code == "query-no-rows"


@pytest.mark.parametrize(
    "text", ["SELECT * { ?s ?p }", "SELECT * {", "SELECT (<<( <a:a> <a:b> 1 )>> AS ?t) {}"]
)
def test_what_cannot_be_run_says_so(tmp_path, text):
    with pytest.raises(QueryError) as caught:
        answered(text, write(tmp_path / "some.nt", ""))
    assert caught.value.code == "query-syntax"


def test_unbound_values_stay_unbound(tmp_path):
    result = query(
        "SELECT ?x ?y { VALUES ?x { 1 } OPTIONAL { ?x ?x ?y } }", write(tmp_path / "n.nt", "")
    )
    assert isinstance(result, Result)
    assert result.rows[0][1] is None
    assert list(result.texts()) == [("1", "")]


def test_each_dataset_is_a_named_graph_and_no_row_comes_twice(tmp_path):
    """Two years say alike what a city is: the default graph says it once."""
    for year in ("2023", "2024"):
        folder = tmp_path / year
        write(folder / "data.nt", f'<a:city> <a:name> "x" .\n<a:city> <a:year> "{year}" .\n')
        write(folder / "manifest.json", f'{{"iri": "https://example.org/dataset/{year}"}}')
    both = [tmp_path / "2023", tmp_path / "2024"]
    assert len(query('SELECT * { ?s <a:name> "x" }', both)) == 1
    asked = "SELECT ?g ?y { GRAPH ?g { ?s <a:year> ?y } } ORDER BY ?y"
    assert list(query(asked, both).texts()) == [
        (f"https://example.org/dataset/{year}", year) for year in ("2023", "2024")
    ]
    assert list(query(asked, both[1]).texts()) == [("https://example.org/dataset/2024", "2024")]
    only = "SELECT ?y FROM <https://example.org/dataset/2023> { ?s <a:year> ?y }"
    assert list(query(only, both).texts()) == [("2023",)]


def test_graphs_that_a_file_names_itself_are_kept_beside_others(tmp_path):
    quads = write(tmp_path / "some.nq", '<a:s> <a:p> "x" <a:g> .\n<a:s> <a:p> "x" <a:h> .\n')
    other = write(tmp_path / "other.ttl", '<a:s> <a:p> "x", _:b .')
    assert len(query(ROWS, quads)) == 1
    assert len(query("SELECT * { GRAPH ?g { ?s ?p ?o } }", quads)) == 2
    assert len(query(ROWS, [quads, other])) == 2
    named = query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", [quads, other])
    assert [row["g"] for row in named] == ["a:g", "a:h", other.resolve().as_uri()]

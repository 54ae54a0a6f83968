"""Records become triples: IRIs that last, terms that are checked, places that can be followed."""

import dataclasses
from decimal import Decimal

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import RecordError
from shisaku_graph.graph import from_rdflib, graph, sections, to_rdflib, triples
from shisaku_graph.graph.iri import minter
from shisaku_graph.graph.terms import decimal, node, text
from shisaku_graph.record.model import Text
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import PROV, RDFS, SHISAKU


def test_no_triple_twice_and_subjects_together(records):
    """Turtle groups by subject: a subject's triples must not be scattered."""
    stream = list(triples(records))
    assert len(stream) == len(set(stream))
    order = [triple.subject for triple in stream]
    runs = sum(1 for before, after in zip([None, *order], order, strict=False) if before != after)
    assert runs == len(set(order))


def test_iris_are_ascii_and_absolute(records):
    for triple in triples(records):
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode):
                # DBpedia Japanese names its resources by IRIs, not by percent-encoded URIs
                assert term.value.isascii() or term.value.startswith("http://ja.dbpedia.org/")
                assert ":" in term.value
            assert not isinstance(term, ox.BlankNode)


def test_cell_iri_points_at_the_very_characters(records, kisarazu):
    """RFC 5147: char=a,b is the cell's text."""
    content = (kisarazu / records.source.name).read_text(encoding="utf-8")
    mint = minter(records)
    for cell in records.cells:
        start, end = mint.cell(cell.origin).rpartition("#char=")[2].split(",")
        assert content[int(start) : int(end)] == cell.text


@pytest.mark.parametrize(
    ("origin", "fragment"),
    [
        (Origin("t.csv", 5, 3), "#cell=5,3"),
        (Origin("t.csv", 5), "#row=5"),
        (Origin("t.xlsx", 5, 3, sheet="一覧 1"), "#sheet=%E4%B8%80%E8%A6%A7%201&cell=5,3"),
    ],
)
def test_places_in_tables(records, origin, fragment):
    """RFC 7111 for rows and cells."""
    assert minter(records).cell(origin).endswith(fragment)


def test_every_stated_value_has_a_cell(records):
    """Each text of the graph is stated by the cell it came from."""
    made = graph(records)
    from rdflib import URIRef

    for predicate in (SHISAKU.result, SHISAKU.nextSteps, SHISAKU.approach):
        for subject in made.subjects(URIRef(predicate)):
            cells = set(made.subjects(URIRef(SHISAKU.evidenceFor), subject))
            stating = {
                cell
                for cell in cells
                if (cell, URIRef(SHISAKU.statesProperty), URIRef(predicate)) in made
            }
            assert len(stating) == 1


def test_bridge_both_ways(records):
    stream = set(triples(records))
    assert set(from_rdflib(to_rdflib(stream))) == stream


def test_sections_follow_the_plan(records):
    titles = [section.title.en for section in sections(records)]
    assert titles.index("Plan and policies") < titles.index("Projects")
    assert titles.index("Departments") < titles.index("Cells as received")


def test_hostile_text_stays_text(records):
    """A cell full of Turtle and quotes is one literal, and nothing else."""
    hostile = 'x" . <http://evil> <http://evil> "\\u0022\n\t{} @prefix'
    first = records.reports[0]
    changed = dataclasses.replace(first, result=Text(hostile, first.result.origin))
    stream = list(triples(dataclasses.replace(records, reports=(changed, *records.reports[1:]))))
    data = ox.serialize(stream, format=ox.RdfFormat.N_TRIPLES)
    back = {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
    assert back == set(stream)
    assert not any("evil" in t.subject.value for t in back)


def test_what_rdf_cannot_hold_is_refused():
    """A lone surrogate would be published as another character."""
    with pytest.raises(RecordError) as caught:
        text("壊れた\ud800文字", "ja", Origin("t.txt", 3, 7))
    assert "t.txt:3:7" in caught.value.render("ja")
    with pytest.raises(RecordError):
        node("http://example.org/a b")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("12.50", "12.5"), ("1E+3", "1000"), ("-0", "0"), ("0.0", "0"), ("-12", "-12")],
)
def test_decimals_have_one_form(value, shown):
    assert decimal(Decimal(value)).value == shown


def test_labels_and_identifiers_everywhere(records):
    """Every resource has a name, an identifier; every fact a place."""
    made: dict[str, set[str]] = {}
    for triple in triples(records):
        made.setdefault(triple.subject.value, set()).add(triple.predicate.value)
    for predicates in made.values():
        assert RDFS.label in predicates
    mint = minter(records)
    for policy in records.policies:
        assert PROV.wasDerivedFrom in made[mint.element(policy)]

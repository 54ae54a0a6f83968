"""The shapes as texts: whole, well-formed, complete over the ontology, the same for two engines."""

import runpy
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from shisaku_graph.graph.bridge import to_rdflib
from shisaku_graph.validation.shapes import SHAPES
from shisaku_graph.vocabulary import DCTERMS, OWL, PREFIXES, RDFS, SHISAKU

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "shapes").glob("*.ttl"))
BASE = Path(__file__).parent / "base.ttl"
# taken by their values (sh:in) or by the classes below them, never as a target of their own
UNTARGETED = {
    "PlanElement", "IndicatorKind", "Measure", "AmountKind", "AmountItem", "ProjectListStatus",
    "ClassificationMethod", "DecisionStatus", "DocumentKind", "ChangeKind",
}  # fmt: skip


def read(path: Path) -> list[ox.Triple]:
    quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    return [quad.triple for quad in quads]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return to_rdflib(triple for file in FILES for triple in read(file))


def languages(graph: rdflib.Graph, node: rdflib.term.Node, predicate: str) -> list[str]:
    return sorted(str(said.language) for said in graph.objects(node, rdflib.URIRef(predicate)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_header(file: Path):
    graph = to_rdflib(read(file))
    header = graph.value(None, RDF.type, rdflib.URIRef(OWL.Ontology))
    assert str(header).endswith(f"/shapes/{file.stem}")
    assert languages(graph, header, DCTERMS.title) == ["en", "ja"]
    assert languages(graph, header, DCTERMS.description) == ["en", "ja"]
    assert graph.value(header, rdflib.URIRef(DCTERMS.license))
    assert graph.value(header, rdflib.URIRef(OWL.versionInfo))


def test_each_shape_speaks_both_languages(shapes):
    named = {*shapes.subjects(RDF.type, SH.PropertyShape), *shapes.subjects(RDF.type, SH.NodeShape)}
    assert all(isinstance(shape, rdflib.URIRef) for shape in named)
    for shape in named:
        for predicate in (str(SH.name), str(SH.message), f"{SHAPES}remedy"):
            assert languages(shapes, shape, predicate) == ["en", "ja"], (shape, predicate)
        assert shapes.value(shape, SH.severity) in (SH.Violation, SH.Warning, SH.Info)
        page = str(shapes.value(shape, rdflib.URIRef(RDFS.seeAlso)))
        assert page.endswith(f"/docs/reference/shapes#{str(shape).removeprefix(SHAPES)}")


def test_a_property_shape_holds_one_constraint(shapes):
    about = {SH.path, SH.severity, SH.name, SH.order, SH.message, RDF.type, SH.targetClass}
    about |= {SH.targetSubjectsOf, SH.targetObjectsOf, rdflib.URIRef(f"{SHAPES}remedy")}
    about |= {rdflib.URIRef(RDFS.seeAlso)}
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        constraints = {
            predicate for predicate in shapes.predicates(shape) if predicate not in about
        }
        constraints -= {SH.qualifiedValueShape}  # it counts with qualifiedMinCount
        assert len(constraints) == 1, (shape, constraints)


def test_every_term_of_the_ontology_is_checked(shapes):
    ontology = to_rdflib(read(ROOT / "ontology" / "shisaku.ttl"))

    def own(kind: str) -> set[str]:
        terms = ontology.subjects(RDF.type, rdflib.URIRef(kind))
        return {str(t).removeprefix(SHISAKU.NAMESPACE) for t in terms}

    def named(terms: object) -> set[str]:
        return {str(t).removeprefix(SHISAKU.NAMESPACE) for t in terms}

    targets = named(shapes.objects(None, SH.targetClass))
    paths = named(shapes.objects(None, SH.path))
    assert own(OWL.Class) - UNTARGETED <= targets
    assert own(OWL.ObjectProperty) | own(OWL.DatatypeProperty) <= paths


def test_the_shapes_are_well_formed(shapes):
    _, _, told = pyshacl.validate(
        to_rdflib(read(BASE)), shacl_graph=shapes, meta_shacl=True, inference="none"
    )
    assert "Conforms: True" in told


def test_the_page_is_fresh():
    tool = runpy.run_path(str(ROOT / "tools" / "generate_shapes_table.py"))
    assert tool["page"]() == (ROOT / "docs" / "reference" / "shapes.md").read_text("utf-8"), (
        "run python tools/generate_shapes_table.py"
    )


def test_another_engine_finds_the_same(root: Path):
    """Nothing in the shapes is pySHACL's own: an engine in Rust finds every case too."""
    shacl = pytest.importorskip("shacl", reason="the second engine (PyPI shacl) is not installed")
    written = ox.serialize(
        (triple for file in FILES for triple in read(file)), format=ox.RdfFormat.N_TRIPLES
    )
    engine = shacl.Shapes.from_turtle(written.decode())
    published = (root / "dist" / "kisarazu-2017" / "data.nt").read_text("utf-8")
    assert engine.validate_turtle(published).conforms
    cases = runpy.run_path(str(Path(__file__).parent / "test_shapes.py"))
    for shape, update in cases["CASES"].items():
        changed = cases["store"]()
        changed.update(cases["HEADER"] + update)
        data = ox.serialize((q.triple for q in changed), format=ox.RdfFormat.N_TRIPLES).decode()
        found = {result.source_shape for result in engine.validate_turtle(data).results}
        assert f"<{SHAPES}{shape}>" in found, shape


def test_prefixes_of_the_queries_inside_shapes_are_declared(shapes):
    declared = {
        str(shapes.value(one, SH.prefix)): str(shapes.value(one, SH.namespace))
        for one in shapes.objects(None, SH.declare)
    }
    assert declared
    assert declared.items() <= dict(PREFIXES).items()

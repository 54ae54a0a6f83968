"""Ontology, data, shapes, queries and the written model speak of the same terms, in one sense."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from shisaku_graph import vocabulary
from shisaku_graph.validation import validate
from shisaku_graph.vocabulary import OWL, RDF, RDFS, SHISAKU, SKOS

DOMAIN_INCLUDES = "https://schema.org/domainIncludes"
RANGE_INCLUDES = "https://schema.org/rangeIncludes"
OWN = re.compile(r"\bshisaku:([A-Za-z]+)")
ABSTRACT = {SHISAKU.PlanElement}  # data uses its subclasses
IN_ONTOLOGY = {
    SHISAKU.ProjectListStatus,
    SHISAKU.IndicatorKind,
    SHISAKU.Measure,
    SHISAKU.AmountKind,
    SHISAKU.AmountItem,
    SHISAKU.ClassificationMethod,
    SHISAKU.DecisionStatus,
    SHISAKU.DocumentKind,
    SHISAKU.ChangeKind,
}  # code lists, whose members are terms
SHEETS_ONLY = {SHISAKU.sheet}  # the example's table is a CSV

Values = dict[str, dict[str, set[str]]]


def read(*files: Path) -> list[ox.Triple]:
    return [quad.triple for file in files for quad in ox.parse(path=file)]


def by_subject(triples) -> Values:
    found: Values = {}
    for triple in triples:
        said = found.setdefault(triple.subject.value, defaultdict(set))
        said[triple.predicate.value].add(triple.object.value)
    return found


@pytest.fixture(scope="module")
def ontology(root) -> Values:
    return by_subject(read(root / "ontology" / "shisaku.ttl"))


@pytest.fixture(scope="module")
def examples(root) -> list[ox.Triple]:
    return read(*sorted((root / "ontology" / "examples").glob("*.ttl")))


@pytest.fixture(scope="module")
def published_triples(published) -> list[ox.Triple]:
    return read(published / "data.nt")


def own(names) -> set[str]:
    return {SHISAKU.NAMESPACE + name for name in names}


def constants() -> set[str]:
    """Return every IRI of vocabulary.py."""
    return {
        value
        for each in vars(vocabulary).values()
        if isinstance(each, type)
        for name, value in vars(each).items()
        if not name.startswith("_") and name != "NAMESPACE"
    }


def test_model_and_ontology_hold_the_same_terms(root, ontology):
    told = own(OWN.findall((root / "docs" / "reference" / "model.md").read_text("utf-8")))
    lists = {iri for iri, said in ontology.items() if SKOS.ConceptScheme in said[RDF.type]}
    known = {iri for iri in ontology if iri.startswith(SHISAKU.NAMESPACE)} - lists
    assert told == known


@pytest.mark.parametrize("pattern", ["shapes/*.ttl", "queries/**/*.rq", "ontology/**/*.ttl"])
def test_no_file_uses_an_unknown_term(root, ontology, pattern):
    files = sorted(root.glob(pattern))
    assert files
    for file in files:
        assert own(OWN.findall(file.read_text("utf-8"))) <= set(ontology), file


def test_a_misspelt_term_is_an_error():
    with pytest.raises(AttributeError):
        _ = vocabulary.SHISAKU.Polcy


def test_a_misspelt_term_is_an_error_of_the_type_checker(tmp_path):
    file = tmp_path / "misspelt.py"
    file.write_text("from shisaku_graph.vocabulary import SHISAKU as S\nS.Policy\nS.Polcy\n")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--cache-dir", tmp_path, file]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    error, total = run.stdout.splitlines()
    assert error.startswith('misspelt.py:3: error: "type[SHISAKU]" has no attribute "Polcy"')
    assert total.startswith("Found 1 error ")


def test_every_borrowed_term_has_a_label(root, examples, published_triples):
    known = constants()
    triples = [*read(*sorted((root / "ontology").glob("*.ttl"))), *examples, *published_triples]
    used = {triple.predicate.value for triple in triples}
    used |= {triple.object.value for triple in triples if triple.predicate.value == RDF.type}
    assert used - known == set()


def test_examples_show_every_class_and_property(ontology, examples):
    shown = {triple.predicate.value for triple in examples}
    shown |= {triple.object.value for triple in examples}
    wanted = {iri for iri in ontology if iri.startswith(SHISAKU.NAMESPACE)}
    lists = {iri for iri, said in ontology.items() if SKOS.ConceptScheme in said[RDF.type]}
    assert wanted - shown == lists | ABSTRACT | IN_ONTOLOGY | SHEETS_ONLY


def test_examples_keep_the_shapes(examples):
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(examples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    report = validate(graph)
    assert report.conforms, report.to_markdown("en")
    assert not report.findings


def above(ontology: Values, kinds: set[str]) -> set[str]:
    """Return the classes and all that stand over them in the ontology."""
    found, waiting = set(), set(kinds)
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        waiting |= ontology.get(kind, {}).get(RDFS.subClassOf, set()) - found
    return found


def misuses(ontology: Values, triples: list[ox.Triple]) -> set[str]:
    """Return each use of a property outside its domain or range."""
    kinds = defaultdict(set)
    for subject, said in by_subject(triples).items():
        kinds[subject] = above(ontology, said[RDF.type])
    for subject, said in ontology.items():
        kinds[subject] = above(ontology, said[RDF.type])
    found = set()
    for triple in triples:
        told = ontology.get(triple.predicate.value)
        if told is None:
            continue
        if not kinds[triple.subject.value] & (told[RDFS.domain] | told[DOMAIN_INCLUDES]):
            found.add(f"domain of {triple}")
        wanted = told[RDFS.range] | told[RANGE_INCLUDES]
        if isinstance(triple.object, ox.Literal):
            fits = triple.object.datatype.value in wanted
        else:
            fits = bool(wanted & ({RDFS.Resource, RDF.Property} | kinds[triple.object.value]))
        if not fits:
            found.add(f"range of {triple}")
    return found


def test_examples_keep_domains_and_ranges(ontology, examples):
    assert misuses(ontology, examples) == set()


def test_published_data_keep_domains_and_ranges(ontology, published_triples):
    assert misuses(ontology, published_triples) == set()


def test_a_misuse_is_seen(ontology):
    goal, text = ox.NamedNode("https://example.org/goal"), ox.Literal("text")
    triples = [
        ox.Triple(goal, ox.NamedNode(RDF.type), ox.NamedNode(SHISAKU.Goal)),
        ox.Triple(goal, ox.NamedNode(SHISAKU.yen), text),
        ox.Triple(goal, ox.NamedNode(SHISAKU.hasGoal), goal),
    ]
    assert len(misuses(ontology, triples)) == 3


CLOSURE = (
    "INSERT { ?s a ?d } WHERE { ?s a ?c . ?c rdfs:subClassOf ?d }",
    "INSERT { ?s ?q ?o } WHERE { ?s ?p ?o . ?p rdfs:subPropertyOf ?q }",
    "INSERT { ?s a ?c } WHERE { ?s ?p ?o . ?p rdfs:domain ?c }",
    "INSERT { ?o a ?c } WHERE { ?s ?p ?o . ?p rdfs:range ?c FILTER ISIRI(?o) }",
)
RDFS_PREFIX = f"PREFIX rdfs: <{RDFS.NAMESPACE}> PREFIX owl: <{OWL.NAMESPACE}> "


def contradictions(triples: list[ox.Triple]) -> list[tuple[str, str, str]]:
    """Return what RDFS entailment makes a member of two disjoint classes."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    size = -1
    while size != len(store):
        size = len(store)
        for step in CLOSURE:
            store.update(RDFS_PREFIX + step)
    rows = store.query(
        RDFS_PREFIX + "SELECT ?s ?c ?d WHERE { ?c owl:disjointWith ?d . ?s a ?c, ?d } ORDER BY ?s"
    )
    return [tuple(term.value for term in row) for row in rows]


@pytest.fixture(scope="module")
def axioms(root) -> list[ox.Triple]:
    """Ontology, alignment, and what the other vocabularies say of themselves."""
    files = (root / "ontology" / "shisaku.ttl", root / "ontology" / "alignment.ttl")
    return read(*files, root / "tests" / "ontology" / "foreign_axioms.ttl")


def test_examples_contradict_no_vocabulary(axioms, examples):
    assert contradictions([*axioms, *examples]) == []


def test_published_data_contradict_no_vocabulary(axioms, published_triples):
    assert contradictions([*axioms, *published_triples]) == []


@pytest.mark.parametrize(
    ("term", "relation", "other"),
    [
        (SHISAKU.Project, RDFS.subClassOf, "http://www.w3.org/ns/prov#Plan"),
        (SHISAKU.reportsOn, RDFS.subPropertyOf, "http://www.w3.org/ns/prov#specializationOf"),
        (SHISAKU.Municipality, RDFS.subClassOf, "https://schema.org/AdministrativeArea"),
        (SHISAKU.Plan, RDFS.subClassOf, SKOS.Concept),
    ],
)
def test_a_false_alignment_is_seen(axioms, examples, term, relation, other):
    """What looks alike and is not."""
    false = ox.Triple(ox.NamedNode(term), ox.NamedNode(relation), ox.NamedNode(other))
    assert contradictions([*axioms, *examples, false])

"""The ontology keeps the house's own shapes, and the shapes catch what breaks them."""

import pyshacl
import pytest
import rdflib

PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX ns: <https://w3id.org/shisaku-graph/>
"""

BREAKS = {
    "a label in one language": 'DELETE DATA { shisaku:Goal rdfs:label "goal"@en }',
    "no label": "DELETE WHERE { shisaku:Goal rdfs:label ?old }",
    "a second label": 'INSERT DATA { shisaku:Goal rdfs:label "aim"@en }',
    "English under @ja": 'DELETE DATA { shisaku:Goal rdfs:label "目標"@ja } ;'
    'INSERT DATA { shisaku:Goal rdfs:label "goal"@ja }',
    "Japanese under @en": 'DELETE DATA { shisaku:Goal rdfs:label "goal"@en } ;'
    'INSERT DATA { shisaku:Goal rdfs:label "目標"@en }',
    "no definition": "DELETE WHERE { shisaku:approach rdfs:comment ?old }",
    "a note in one language": 'INSERT DATA { shisaku:yen skos:scopeNote "円だけ。"@ja }',
    "a term of nowhere": "DELETE WHERE { shisaku:Goal rdfs:isDefinedBy ?old }",
    "a class in small letters": "INSERT DATA { shisaku:thing a owl:Class }",
    "a class without a superclass": "DELETE WHERE { shisaku:Goal rdfs:subClassOf ?old }",
    "a property without a domain": "DELETE WHERE { shisaku:approach rdfs:domain ?old }",
    "a property without a range": "DELETE WHERE { shisaku:approach rdfs:range ?old }",
    "two domains": "INSERT DATA { shisaku:approach rdfs:domain shisaku:Project }",
    "a code outside its list": "DELETE WHERE { shisaku:lost skos:inScheme ?old }",
    "a code that its list forgot": "DELETE WHERE { ?list skos:hasTopConcept shisaku:lost }",
    "a borrowed term without Japanese": 'DELETE DATA { skos:broader rdfs:label "上位"@ja }',
    "no version": "DELETE WHERE { ns:ns owl:versionInfo ?old }",
    "no version IRI": "DELETE WHERE { ns:ns owl:versionIRI ?old }",
    "no licence": "DELETE WHERE { ns:labels dcterms:license ?old }",
    "no description in English": "DELETE { ns:alignment dcterms:description ?old } "
    'WHERE { ns:alignment dcterms:description ?old FILTER (LANG(?old) = "en") }',
}


@pytest.fixture(scope="module")
def house(root):
    return rdflib.Graph().parse(root / "shapes" / "house" / "ontology.ttl")


@pytest.fixture(scope="module")
def ontology(root):
    graph = rdflib.Graph()
    for file in sorted((root / "ontology").glob("*.ttl")):
        graph.parse(file)
    return graph


def test_ontology_keeps_the_house_shapes(ontology, house):
    conforms, _, report = pyshacl.validate(ontology, shacl_graph=house)
    assert conforms, report


@pytest.mark.parametrize("name", BREAKS)
def test_house_shapes_catch(ontology, house, name):
    graph = rdflib.Graph()
    graph += ontology
    graph.update(PREFIXES + BREAKS[name])
    assert set(graph) != set(ontology), "the case changes nothing: it is stale"
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=house)
    assert not conforms

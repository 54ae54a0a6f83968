"""The code lists as SKOS: those of the ontology, the levels of a plan, the repair rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph.language import Bilingual
from shisaku_graph.reference.terms import Ontology, Sort
from shisaku_graph.repair import RULES
from shisaku_graph.vocabulary import (
    DCTERMS,
    ONTOLOGY_IRI,
    RDF,
    RDFS,
    SHISAKU,
    SKOS,
)

BASE = ONTOLOGY_IRI.removesuffix("ns")
"""Where this project's own resources stand."""

_LEVELS = (SHISAKU.Policy, SHISAKU.BasicPolicy, SHISAKU.Direction, SHISAKU.PolicyField)


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list."""

    iri: str
    notation: str
    label: Bilingual
    definition: Bilingual
    see: str | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list: its codes in their order; ``own`` where the ontology itself does not hold it."""

    iri: str
    label: Bilingual
    definition: Bilingual
    codes: tuple[Code, ...]
    own: bool

    @property
    def anchor(self) -> str:
        """Its name on the page and in file names."""
        return self.iri.rpartition("#")[2].rpartition("/")[2]


def code_lists(ontology: Ontology) -> tuple[CodeList, ...]:
    """Return every code list."""
    return (*_of_ontology(ontology), _levels(ontology), _rules())


def codes_turtle(lists: Iterable[CodeList], licence: str) -> Iterator[ox.Triple]:
    """Yield the code lists as SKOS concept schemes."""
    for each in lists:
        yield _link(each.iri, RDF.type, SKOS.ConceptScheme)
        yield from _texts(each.iri, each.label, each.definition)
        yield _link(each.iri, DCTERMS.license, licence)
        for code in each.codes:
            yield _link(each.iri, SKOS.hasTopConcept, code.iri)
            yield _link(code.iri, RDF.type, SKOS.Concept)
            yield _link(code.iri, SKOS.inScheme, each.iri)
            yield _link(code.iri, SKOS.topConceptOf, each.iri)
            yield _triple(code.iri, SKOS.notation, ox.Literal(code.notation))
            yield from _texts(code.iri, code.label, code.definition)
            if code.see:
                yield _link(code.iri, RDFS.seeAlso, code.see)


def _of_ontology(ontology: Ontology) -> Iterator[CodeList]:
    for scheme in ontology.of(Sort.SCHEME):
        members = (ontology.terms[iri] for iri in scheme.members)
        codes = tuple(Code(each.iri, each.name, each.label, each.comment) for each in members)
        yield CodeList(scheme.iri, scheme.label, scheme.comment, codes, own=False)


def _levels(ontology: Ontology) -> CodeList:
    """Return the levels of a plan: classes in the data, codes for whoever tabulates them."""
    found = []
    for steps, iri in enumerate(_LEVELS):
        term = ontology.terms[iri]
        code = Code(f"{BASE}level/{steps}", str(steps), term.label, term.comment, see=iri)
        found.append(code)
    return CodeList(
        f"{BASE}levels",
        Bilingual("計画の階層", "levels of a plan"),
        Bilingual(
            "計画の階層を、施策から何段上かで数えたもの。データではそれぞれのクラスで表す。",
            "The levels of a plan, counted upwards from the policy. In data each is a class.",
        ),
        tuple(found),
        own=True,
    )


def _rules() -> CodeList:
    codes = tuple(
        Code(f"{BASE}rule/{rule.id}", rule.id, rule.label, rule.summary) for rule in RULES.values()
    )
    return CodeList(
        f"{BASE}rules",
        Bilingual("修正の規則", "repair rules"),
        Bilingual(
            "表の乱れを直す、または疑う規則。適用した順に並ぶ。",
            "The rules that mend damage of a table, or doubt it, in the order of application.",
        ),
        codes,
        own=True,
    )


def _texts(iri: str, label: Bilingual, definition: Bilingual) -> Iterator[ox.Triple]:
    for language in ("ja", "en"):
        said = ox.Literal(label.ja if language == "ja" else label.en, language=language)
        meant = ox.Literal(definition.ja if language == "ja" else definition.en, language=language)
        yield _triple(iri, RDFS.label, said)
        yield _triple(iri, SKOS.prefLabel, said)
        yield _triple(iri, SKOS.definition, meant)


def _link(iri: str, predicate: str, value: str) -> ox.Triple:
    return _triple(iri, predicate, ox.NamedNode(value))


def _triple(iri: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), value)

"""Writes ontology/context.jsonld from the ontology: one key for each property, readable as JSON.

Run it when a term is added: ``python tools/generate_context.py``.
See https://www.w3.org/TR/json-ld11/#context-definitions.
"""

import json
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.vocabulary import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SHISAKU,
    SKOS,
    SPDX,
    TIME,
    VCARD,
    XSD,
)

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "ontology" / "context.jsonld"

Entry = dict[str, str]

NAMED = {SHISAKU.hasGoal: "goal", SHISAKU.responsibleDepartment: "departments",
         SHISAKU.hasIndicator: "indicators", SHISAKU.hasAmount: "amounts",
         SHISAKU.hasNote: "notes"}  # fmt: skip
"""Properties whose key is not their own name."""
JAPANESE = {SHISAKU.approach, SHISAKU.result, SHISAKU.nextSteps, SHISAKU.levelName}
"""Texts that are always Japanese: plain strings in JSON."""
SEVERAL = {SHISAKU.responsibleDepartment, SHISAKU.implements, SHISAKU.coversProject,
           SHISAKU.hasIndicator, SHISAKU.hasAmount, SHISAKU.hasNote, SHISAKU.evidenceFor,
           SHISAKU.statesProperty, PROV.wasDerivedFrom, DCTERMS.source, DCAT.keyword,
           OWL.sameAs, RDFS.seeAlso, SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch,
           SKOS.broadMatch, SKOS.narrowMatch, DCTERMS.relation, DCTERMS.subject,
           SHISAKU.evidenceWord, SHISAKU.original, SHISAKU.resulting, ORG.originalOrganization,
           ORG.resultingOrganization, DCTERMS.isReplacedBy}  # fmt: skip
"""Properties whose value is an array even when there is one: readers need no second case."""
REVERSED = {"reports": SHISAKU.reportsOn, "projects": SHISAKU.implements, "values": SHISAKU.valueOf}
"""Keys that are read backwards: the policy holds its reports and projects."""
LANGUAGES = {"label": RDFS.label, "prefLabel": SKOS.prefLabel, "altLabel": SKOS.altLabel,
             "definition": SKOS.definition, "title": DCTERMS.title,
             "description": DCTERMS.description, "formattedName": VCARD.fn}  # fmt: skip
"""Texts by language: ``{"ja": …, "en": …}``."""
PLAIN = {"identifier": DCTERMS.identifier, "fileName": DCTERMS.title, "format": DCTERMS.format,
         "version": DCAT.version, "notation": SKOS.notation, "value": PROV.value,
         "checksumValue": SPDX.checksumValue}  # fmt: skip
LINKS = {"publisher": DCTERMS.publisher, "license": DCTERMS.license, "spatial": DCTERMS.spatial,
         "conformsTo": DCTERMS.conformsTo, "isPartOf": DCTERMS.isPartOf,
         "contactPoint": DCAT.contactPoint, "downloadURL": DCAT.downloadURL,
         "broader": SKOS.broader, "inScheme": SKOS.inScheme, "topConceptOf": SKOS.topConceptOf,
         "unitOf": ORG.unitOf, "subOrganizationOf": ORG.subOrganizationOf,
         "wasDerivedFrom": PROV.wasDerivedFrom, "source": DCTERMS.source, "used": PROV.used,
         "hasBeginning": TIME.hasBeginning, "hasEnd": TIME.hasEnd,
         "intervalEquals": TIME.intervalEquals, "homepage": FOAF.homepage,
         "hasEmail": VCARD.hasEmail, "hasURL": VCARD.hasURL, "checksum": SPDX.checksum,
         "algorithm": SPDX.algorithm, "sameAs": OWL.sameAs, "seeAlso": RDFS.seeAlso,
         "exactMatch": SKOS.exactMatch, "closeMatch": SKOS.closeMatch,
         "relatedMatch": SKOS.relatedMatch, "broadMatch": SKOS.broadMatch,
         "narrowMatch": SKOS.narrowMatch, "relation": DCTERMS.relation,
         "subject": DCTERMS.subject,
         "formerType": DCTERMS.type, "isReplacedBy": DCTERMS.isReplacedBy,
         "originalOrganization": ORG.originalOrganization,
         "resultingOrganization": ORG.resultingOrganization}  # fmt: skip
TYPED = {"issued": (DCTERMS.issued, XSD.date), "modified": (DCTERMS.modified, XSD.date),
         "date": (TIME.inXSDDate, XSD.date), "byteSize": (DCAT.byteSize, XSD.integer),
         "deprecated": (OWL.deprecated, XSD.boolean)}  # fmt: skip


def compact(iri: str) -> str:
    """Return the IRI with its prefix."""
    namespace, prefix = max((ns, p) for p, ns in PREFIXES.items() if iri.startswith(ns))
    return f"{prefix}:{iri.removeprefix(namespace)}"


def ontology() -> dict[str, dict[str, list[str]]]:
    """Return the values of each property of each term of the ontology."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=ROOT / "ontology" / "shisaku.ttl", format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(
            quad.object, ox.NamedNode | ox.Literal
        ):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


def link(iri: str, *, coded: bool = False) -> Entry:
    """Return the entry of a property that points at a resource.

    Args:
        iri: the property.
        coded: its value is a term of the context and is written by its key (``"lost"``).
    """
    entry = {"@id": compact(iri), "@type": "@vocab" if coded else "@id"}
    return entry | ({"@container": "@set"} if iri in SEVERAL else {})


def literal(iri: str, value_range: str) -> Entry | str:
    """Return the entry of a property that has a text or a number."""
    if iri in JAPANESE:
        return {"@id": compact(iri), "@language": "ja"}
    if value_range == RDF.langString:
        return {"@id": compact(iri), "@container": "@language"}
    if value_range == XSD.string:
        return compact(iri)
    return {"@id": compact(iri), "@type": compact(value_range)}


def own_terms() -> dict[str, Entry | str]:
    """Return the entries of the ontology's own classes, codes and properties."""
    terms = ontology()
    codes = {iri: told for iri, told in terms.items() if SKOS.Concept in told[RDF.type]}
    code_lists = {kind for told in codes.values() for kind in told[RDF.type]}
    entries: dict[str, Entry | str] = {}
    for iri, told in sorted(terms.items()):
        name, (value_range, *_) = iri.removeprefix(SHISAKU.NAMESPACE), (told[RDFS.range] or [""])
        if OWL.Class in told[RDF.type] or iri in codes:
            entries[name] = compact(iri)
        elif OWL.ObjectProperty in told[RDF.type]:
            coded = value_range in code_lists or value_range == RDF.Property
            entries[NAMED.get(iri, name)] = link(iri, coded=coded)
        elif OWL.DatatypeProperty in told[RDF.type]:
            entries[name] = literal(iri, value_range)
    return entries


def context() -> dict[str, object]:
    """Return the whole context document."""
    entries: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    entries |= dict(sorted(PREFIXES.items()))
    entries |= own_terms()
    for name, iri in REVERSED.items():
        entries[name] = {"@reverse": compact(iri), "@container": "@set"}
    for name, iri in LANGUAGES.items():
        entries[name] = {"@id": compact(iri), "@container": "@language"}
    entries["keyword"] = {"@id": compact(DCAT.keyword), "@language": "ja", "@container": "@set"}
    entries |= {name: compact(iri) for name, iri in PLAIN.items()}
    entries |= {name: link(iri) for name, iri in LINKS.items()}
    entries |= {
        name: {"@id": compact(iri), "@type": compact(datatype)}
        for name, (iri, datatype) in TYPED.items()
    }
    return {"@context": entries}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(context(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(TARGET)

"""Writes ontology/context.jsonld from the ontology: one key for each property, readable as JSON.

Run it when a term is added: ``python tools/generate_context.py``.
"""

import json
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

JAPANESE = {SHISAKU.approach, SHISAKU.result, SHISAKU.nextSteps, SHISAKU.levelName}
"""Texts that are always Japanese: plain strings in JSON."""
NAMED = {SHISAKU.hasGoal: "goal", SHISAKU.hasIndicator: "indicators", SHISAKU.hasAmount: "amounts",
         SHISAKU.hasNote: "notes"}  # fmt: skip
REVERSED = {"reports": SHISAKU.reportsOn, "projects": SHISAKU.implements, "values": SHISAKU.valueOf}
LANGUAGES = {"label": RDFS.label, "prefLabel": SKOS.prefLabel, "altLabel": SKOS.altLabel,
             "definition": SKOS.definition, "title": DCTERMS.title,
             "description": DCTERMS.description, "formattedName": VCARD.fn}  # fmt: skip
PLAIN = {"identifier": DCTERMS.identifier, "fileName": DCTERMS.title, "format": DCTERMS.format,
         "version": DCAT.version, "notation": SKOS.notation, "value": PROV.value,
         "checksumValue": SPDX.checksumValue}  # fmt: skip
LINKS = {"publisher": DCTERMS.publisher, "license": DCTERMS.license, "spatial": DCTERMS.spatial,
         "conformsTo": DCTERMS.conformsTo, "isPartOf": DCTERMS.isPartOf,
         "contactPoint": DCAT.contactPoint, "broader": SKOS.broader, "inScheme": SKOS.inScheme,
         "topConceptOf": SKOS.topConceptOf, "unitOf": ORG.unitOf,
         "subOrganizationOf": ORG.subOrganizationOf, "wasDerivedFrom": PROV.wasDerivedFrom,
         "used": PROV.used, "hasBeginning": TIME.hasBeginning, "hasEnd": TIME.hasEnd,
         "intervalEquals": TIME.intervalEquals, "homepage": FOAF.homepage,
         "hasEmail": VCARD.hasEmail, "hasURL": VCARD.hasURL, "checksum": SPDX.checksum,
         "algorithm": SPDX.algorithm}  # fmt: skip
TYPED = {"issued": (DCTERMS.issued, XSD.date), "modified": (DCTERMS.modified, XSD.date),
         "date": (TIME.inXSDDate, XSD.date), "byteSize": (DCAT.byteSize, XSD.integer)}  # fmt: skip


def compact(iri: str) -> str:
    """Return the IRI with its prefix."""
    namespace, prefix = max((ns, p) for p, ns in PREFIXES.items() if iri.startswith(ns))
    return f"{prefix}:{iri.removeprefix(namespace)}"


def definition(iri: str, value_range: str | None, *, is_link: bool) -> dict[str, str] | str:
    """Return the context's entry of one property of the ontology."""
    if is_link:
        return {"@id": compact(iri), "@type": "@id"}
    if iri in JAPANESE:
        return {"@id": compact(iri), "@language": "ja"}
    if value_range == RDF.langString:
        return {"@id": compact(iri), "@container": "@language"}
    if value_range in (XSD.integer, XSD.decimal):
        return {"@id": compact(iri), "@type": compact(value_range)}
    return compact(iri)


def context() -> dict[str, object]:
    """Return the whole context document."""
    quads = list(ox.parse(path=ROOT / "ontology" / "shisaku.ttl", format=ox.RdfFormat.TURTLE))
    kinds = {q.subject.value: q.object.value for q in quads if q.predicate.value == RDF.type}
    ranges = {q.subject.value: q.object.value for q in quads if q.predicate.value == RDFS.range}
    entries: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    entries |= dict(sorted(PREFIXES.items()))
    for iri, kind in sorted(kinds.items()):
        name = iri.removeprefix(SHISAKU.NAMESPACE)
        if kind == OWL.Class:
            entries[name] = compact(iri)
        elif kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
            is_link = kind == OWL.ObjectProperty
            entries[NAMED.get(iri, name)] = definition(iri, ranges.get(iri), is_link=is_link)
    for name, iri in REVERSED.items():
        entries[name] = {"@reverse": compact(iri), "@container": "@set"}
    for name, iri in LANGUAGES.items():
        entries[name] = {"@id": compact(iri), "@container": "@language"}
    entries["keyword"] = {"@id": compact(DCAT.keyword), "@language": "ja"}
    entries |= {name: compact(iri) for name, iri in PLAIN.items()}
    entries |= {name: {"@id": compact(iri), "@type": "@id"} for name, iri in LINKS.items()}
    entries |= {
        name: {"@id": compact(iri), "@type": compact(datatype)}
        for name, (iri, datatype) in TYPED.items()
    }
    return {"@context": entries}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(context(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(TARGET)

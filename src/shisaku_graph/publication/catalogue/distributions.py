"""The published files as distributions, and the SPARQL endpoint as a data service."""

from shisaku_graph.graph.terms import Triples, date, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.entry import Entry, Form, named
from shisaku_graph.publication.catalogue.statements import count, hexadecimal, said
from shisaku_graph.vocabulary import (
    DCAT,
    DCATAP,
    DCTERMS,
    EUACCESS,
    EUAVAILABILITY,
    EUFILETYPE,
    EULANGUAGE,
    EUTHEME,
    IANA,
    RDFS,
    SPDX,
)


def distribution_triples(entry: Entry) -> Triples:
    """Yield each published form of the data, and the table as received where it is published."""
    for form in entry.data:
        yield from _distribution(entry, form)
    if entry.data:
        rights = _rights(entry)
        yield from typed(rights, DCTERMS.RightsStatement)
        name = entry.licence.name
        yield from said(
            rights, RDFS.label, Bilingual(f"利用条件: {name.ja}", f"Terms of use: {name.en}")
        )


def _distribution(entry: Entry, form: Form) -> Triples:
    iri = form.iri
    yield from typed(iri, DCAT.Distribution)
    yield from said(iri, DCTERMS.title, form.title)
    yield from said(iri, DCTERMS.description, form_description(entry, form))
    yield triple(iri, DCAT.accessURL, form.url)
    yield triple(iri, DCAT.downloadURL, form.url)
    yield triple(iri, DCAT.mediaType, f"{IANA.NAMESPACE}{form.format.media_type}")
    yield triple(iri, DCTERMS.format, f"{EUFILETYPE.NAMESPACE}{form.format.file_type}")
    if form.format.package:
        yield triple(iri, DCAT.packageFormat, f"{IANA.NAMESPACE}{form.format.media_type}")
    yield triple(iri, DCAT.byteSize, count(form.bytes))
    yield triple(iri, SPDX.checksum, f"{iri}/checksum")
    for standard in form.conforms_to:
        yield triple(iri, DCTERMS.conformsTo, standard)
    yield triple(iri, DCTERMS.license, entry.licence.node)
    yield triple(iri, DCTERMS.rights, _rights(entry))
    yield triple(iri, DCTERMS.language, EULANGUAGE.JPN)
    yield triple(iri, DCTERMS.issued, date(entry.issued))
    yield triple(iri, DCTERMS.modified, date(entry.modified))
    yield triple(iri, DCATAP.availability, EUAVAILABILITY.STABLE)
    if entry.descriptor.publication.sparql_endpoint and form.role == "data":
        yield triple(iri, DCAT.accessService, service(entry))
    yield from typed(form.url, RDFS.Resource)
    yield from typed(f"{iri}/checksum", SPDX.Checksum)
    yield triple(f"{iri}/checksum", SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield triple(f"{iri}/checksum", SPDX.checksumValue, hexadecimal(form.sha256))


def form_description(entry: Entry, form: Form) -> Bilingual:
    """Return what a portal says of one file."""
    title = named(entry.descriptor.dataset.title)
    if form.role == "source":
        return Bilingual(
            f"「{title.ja}」の元になった表。受領したままで、何も直していない。",
            f"The table that “{title.en}” was made from, as received and not mended.",
        )
    return Bilingual(f"「{title.ja}」の{form.title.ja}。", f"{form.title.en} of “{title.en}”.")


def service_triples(entry: Entry) -> Triples:
    """Yield the SPARQL endpoint, where the descriptor names one."""
    endpoint = entry.descriptor.publication.sparql_endpoint
    if not endpoint:
        return
    iri, title = service(entry), named(entry.descriptor.dataset.title)
    yield from typed(iri, DCAT.DataService)
    yield from said(iri, DCTERMS.title, Bilingual(f"{title.ja} SPARQL", f"{title.en}: SPARQL"))
    yield triple(iri, DCAT.endpointURL, endpoint)
    yield triple(iri, DCAT.servesDataset, entry.mint.dataset)
    yield triple(iri, DCTERMS.publisher, entry.mint.municipality)
    yield triple(iri, DCAT.contactPoint, entry.mint.contact)
    yield triple(iri, DCTERMS.license, entry.licence.node)
    yield triple(iri, DCTERMS.accessRights, EUACCESS.PUBLIC)
    for word in dict.fromkeys(entry.descriptor.dataset.keywords):
        yield triple(iri, DCAT.keyword, text(word, "ja"))
    for theme in entry.descriptor.publication.themes:
        yield triple(iri, DCAT.theme, f"{EUTHEME.NAMESPACE}{theme}")


def service(entry: Entry) -> str:
    """Return the IRI of the dataset's SPARQL endpoint."""
    return f"{entry.mint.dataset}/sparql"


def _rights(entry: Entry) -> str:
    return f"{entry.mint.dataset}/rights"

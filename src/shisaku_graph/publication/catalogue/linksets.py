"""Published linksets in the catalogue: a ``dcat:Dataset`` each that is a ``void:Linkset`` too.

A linkset has no descriptor of its own. Publisher, contact, area, theme and the address of its files
are those of the dataset that its links lead from; where that one is not in the catalogue, nobody
is known who publishes the links, and they are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.graph.terms import Triples, date, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.authority import authority_triples
from shisaku_graph.publication.catalogue.formats import Format, format_of
from shisaku_graph.publication.catalogue.licences import Licence, licence
from shisaku_graph.publication.catalogue.statements import count, hexadecimal, said
from shisaku_graph.publication.manifest import MANIFEST, PublishedFile, listed
from shisaku_graph.rdf_files import LINKS
from shisaku_graph.vocabulary import (
    DCAT,
    DCATAP,
    DCTERMS,
    EUACCESS,
    EUAVAILABILITY,
    EUFILETYPE,
    IANA,
    PROV,
    RDF,
    RDFS,
    SPDX,
    SSSOM,
    VOID,
)

Told = Mapping[str, Sequence[ox.Triple]]
_OF_THE_DATASET = (
    DCTERMS.publisher, DCTERMS.creator, DCAT.contactPoint, DCTERMS.spatial, DCAT.theme,
    DCTERMS.language, DCTERMS.temporal,
)  # fmt: skip
_FILES = {
    "links.ttl": Bilingual("リンク（Turtle）", "Links (Turtle)"),
    LINKS: Bilingual("リンク（N-Triples）", "Links (N-Triples)"),
    "mappings.sssom.tsv": Bilingual("対応表（SSSOM/TSV）", "Review file (SSSOM/TSV)"),
}


def linkset_triples(folder: Path, catalogue: Told) -> Triples:
    """Yield what the catalogue says of a linkset; nothing where its dataset is not there.

    Args:
        folder: of the published linkset.
        catalogue: what is said of each subject by the datasets' own catalogues.

    Raises:
        VerificationError: the linkset's manifest cannot be read.
    """
    graph = [q.triple for q in ox.parse(path=folder / LINKS, format=ox.RdfFormat.N_TRIPLES)]
    iri = next(
        str(t.subject.value)
        for t in graph
        if isinstance(t.subject, ox.NamedNode)
        and (t.predicate.value, getattr(t.object, "value", "")) == (RDF.type, SSSOM.MappingSet)
    )
    own = [t for t in graph if isinstance(t.subject, ox.NamedNode) and t.subject.value == iri]
    (ours,) = _values(own, VOID.subjectsTarget)
    if ours not in catalogue:
        return
    place = _place(ours, catalogue)
    reviewed = sorted(t.object.value for t in graph if t.predicate.value == SSSOM.review_date)
    (issued,) = _values(catalogue[ours], DCTERMS.issued)
    first, last = (reviewed[0], reviewed[-1]) if reviewed else (issued, issued)
    (terms,) = map(licence, _values(own, DCTERMS.license))
    files = [
        (file, form)
        for file in listed((folder / MANIFEST).read_bytes(), str(folder))
        if file.path in _FILES and (form := format_of(file.media_type)) is not None
    ]
    for holder, triples in catalogue.items():
        if ours in _values(triples, DCAT.dataset):
            yield triple(holder, DCAT.dataset, iri)
    yield from typed(iri, DCAT.Dataset, VOID.Linkset)
    kept = (DCTERMS.title, DCTERMS.identifier, PROV.wasDerivedFrom, VOID.subjectsTarget,
            VOID.objectsTarget, VOID.triples, SSSOM.reviewer_label)  # fmt: skip
    yield from (t for t in own if t.predicate.value in kept)
    yield from said(iri, DCTERMS.description, _description(own))
    yield triple(iri, DCTERMS.license, terms.node)
    yield from (
        ox.Triple(ox.NamedNode(iri), t.predicate, t.object)
        for t in catalogue[ours]
        if t.predicate.value in _OF_THE_DATASET
    )
    for word in ("リンク", "他の自治体"):
        yield triple(iri, DCAT.keyword, text(word, "ja"))
    yield triple(iri, DCTERMS.accessRights, EUACCESS.PUBLIC)
    yield triple(iri, DCTERMS.issued, date(first))
    yield triple(iri, DCTERMS.modified, date(last))
    for file, _ in files:
        yield triple(iri, DCAT.distribution, f"{iri}/distribution/{file.path}")
    for file, form in files:
        yield from _distribution(iri, f"{place}/{folder.name}/{file.path}", file, form, terms)
    named = {EUACCESS.PUBLIC, EUAVAILABILITY.STABLE, SPDX.checksumAlgorithm_sha256}
    for _, form in files:
        named |= {f"{EUFILETYPE.NAMESPACE}{form.file_type}", f"{IANA.NAMESPACE}{form.media_type}"}
    yield from authority_triples(named, terms)


def _description(own: Sequence[ox.Triple]) -> Bilingual:
    (links,) = _values(own, VOID.triples)
    names = _values(own, SSSOM.reviewer_label)
    by = "、".join(names), ", ".join(names)
    return Bilingual(
        f"二つのデータセットの施策・事業・部課の対応 {links} 組。候補を照合で挙げ、"
        f"{by[0]}が一組ずつ確かめて採用したもの。",
        f"{links} correspondences of policies, projects and departments of two datasets, proposed "
        f"by matching and accepted one by one by {by[1]}.",
    )


def _distribution(
    linkset: str, url: str, file: PublishedFile, form: Format, terms: Licence
) -> Iterator[ox.Triple]:
    iri = f"{linkset}/distribution/{file.path}"
    yield from typed(iri, DCAT.Distribution)
    for predicate in (DCTERMS.title, DCTERMS.description):
        yield from said(iri, predicate, _FILES[file.path])
    yield triple(iri, DCAT.accessURL, url)
    yield triple(iri, DCAT.downloadURL, url)
    yield triple(iri, DCAT.mediaType, f"{IANA.NAMESPACE}{form.media_type}")
    yield triple(iri, DCTERMS.format, f"{EUFILETYPE.NAMESPACE}{form.file_type}")
    yield triple(iri, DCAT.byteSize, count(file.bytes))
    yield triple(iri, SPDX.checksum, f"{iri}/checksum")
    yield triple(iri, DCTERMS.license, terms.node)
    yield triple(iri, DCATAP.availability, EUAVAILABILITY.STABLE)
    yield from typed(url, RDFS.Resource)
    yield from typed(f"{iri}/checksum", SPDX.Checksum)
    yield triple(f"{iri}/checksum", SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield triple(f"{iri}/checksum", SPDX.checksumValue, hexadecimal(file.sha256))


def _place(dataset: str, catalogue: Told) -> str:
    """Return the address of the folder that holds the folder of a dataset's files."""
    form = _values(catalogue[dataset], DCAT.distribution)[0]
    (url,) = _values(catalogue[form], DCAT.downloadURL)
    name = dataset.rpartition("/")[2]
    return url.rpartition(f"/{name}/")[0]


def _values(triples: Sequence[ox.Triple], predicate: str) -> list[str]:
    return [
        t.object.value
        for t in triples
        if t.predicate.value == predicate and isinstance(t.object, ox.NamedNode | ox.Literal)
    ]

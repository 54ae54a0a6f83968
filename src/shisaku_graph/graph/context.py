"""What stands around the records: municipality, plan, fiscal year, dataset, source file."""

from collections.abc import Iterable, Mapping

from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.statements import identified
from shisaku_graph.graph.terms import (
    Triples,
    concept,
    date,
    integer,
    labelled,
    text,
    triple,
    typed,
)
from shisaku_graph.record.model import FiscalYear, ProgressReport, Records
from shisaku_graph.source.descriptor import Descriptor, Name
from shisaku_graph.vocabulary import (
    DCAT,
    DCTERMS,
    FOAF,
    ONTOLOGY_VERSION_IRI,
    ORG,
    PROV,
    SHISAKU,
    SKOS,
    SPDX,
    TIME,
    UKYEAR,
    VCARD,
)


def municipality_triples(mint: Minter, descriptor: Descriptor) -> Triples:
    """Yield the municipality as an organisation."""
    told = descriptor.municipality
    yield from typed(mint.municipality, SHISAKU.Municipality, ORG.FormalOrganization)
    yield from labelled(mint.municipality, told.name)
    yield triple(mint.municipality, DCTERMS.identifier, text(told.code))
    yield triple(mint.municipality, DCTERMS.spatial, mint.area)
    if told.homepage:
        yield triple(mint.municipality, FOAF.homepage, told.homepage)


def area_triples(mint: Minter, descriptor: Descriptor) -> Triples:
    """Yield the municipality as an area."""
    told = descriptor.municipality
    yield from typed(mint.area, SHISAKU.Area, DCTERMS.Location)
    en = f"{told.name.en}, {told.prefecture.en}" if told.name.en and told.prefecture.en else None
    yield from labelled(mint.area, Name(ja=f"{told.prefecture.ja}{told.name.ja}", en=en))
    yield triple(mint.area, DCTERMS.identifier, text(told.code))


def plan_triples(mint: Minter, descriptor: Descriptor) -> Triples:
    """Yield the comprehensive plan."""
    yield from typed(mint.plan, SHISAKU.Plan, SKOS.ConceptScheme)
    yield from concept(mint.plan, descriptor.plan.name)
    yield from identified(mint, mint.plan)
    yield triple(mint.plan, DCTERMS.publisher, mint.municipality)


def fiscal_year_triples(mint: Minter, year: FiscalYear) -> Triples:
    """Yield the fiscal year: 1 April to 31 March, and the same days' government year of the UK."""
    iri = mint.fiscal_year(year.start)
    yield from typed(iri, SHISAKU.FiscalYear, TIME.ProperInterval)
    yield from labelled(iri, Name(ja=f"{year.start}年度", en=f"FY{year.start}"))
    if year.printed:
        yield triple(iri, SKOS.altLabel, text(year.printed, "ja"))
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.startYear, integer(year.start))
    same = f"{UKYEAR.NAMESPACE}{year.start}-{year.start + 1}"
    yield triple(iri, TIME.intervalEquals, same)
    days = (
        (TIME.hasBeginning, "first-day", f"{year.start}-04-01"),
        (TIME.hasEnd, "last-day", f"{year.start + 1}-03-31"),
    )
    for predicate, name, _ in days:
        yield triple(iri, predicate, f"{iri}/{name}")
    for _, name, day in days:
        yield from typed(f"{iri}/{name}", TIME.Instant)
        yield from labelled(f"{iri}/{name}", Name(ja=day, en=day))
        yield from identified(mint, f"{iri}/{name}")
        yield triple(f"{iri}/{name}", TIME.inXSDDate, date(day))


def note_years(report: ProgressReport, found: dict[int, FiscalYear]) -> None:
    """Note the years of a report's figures."""
    for indicator in report.indicators:
        for value in indicator.values:
            found.setdefault(value.year.start, value.year)
    for amount in report.amounts:
        found.setdefault(amount.year.start, amount.year)


def year_triples(mint: Minter, found: Mapping[int, FiscalYear], periods: Iterable[int]) -> Triples:
    """Yield the years noted, and those that periods name beside them."""
    for year in found.values():
        yield from fiscal_year_triples(mint, year)
    for start in periods:
        if start not in found:
            yield from fiscal_year_triples(mint, FiscalYear(start, ""))


def dataset_triples(mint: Minter, records: Records) -> Triples:
    """Yield the dataset, whom to ask, and the table as received with its checksum."""
    told, source = records.descriptor.dataset, records.source
    iri = mint.dataset
    yield from typed(iri, DCAT.Dataset, PROV.Entity)
    yield from labelled(iri, told.title)
    for predicate, said in ((DCTERMS.title, told.title), (DCTERMS.description, told.description)):
        yield triple(iri, predicate, text(said.ja, "ja"))
        if said.en:
            yield triple(iri, predicate, text(said.en, "en"))
    yield triple(iri, DCTERMS.identifier, text(records.descriptor.id))
    yield triple(iri, DCTERMS.publisher, mint.municipality)
    yield triple(iri, DCTERMS.license, told.licence)
    yield triple(iri, DCTERMS.issued, date(told.issued.isoformat()))
    if told.modified:
        yield triple(iri, DCTERMS.modified, date(told.modified.isoformat()))
    yield triple(iri, DCTERMS.spatial, mint.area)
    yield triple(iri, DCTERMS.conformsTo, ONTOLOGY_VERSION_IRI)
    yield triple(iri, DCAT.contactPoint, mint.contact)
    yield triple(iri, DCAT.version, text(told.version))
    for word in told.keywords:
        yield triple(iri, DCAT.keyword, text(word, "ja"))
    yield triple(iri, SHISAKU.fiscalYear, mint.fiscal_year(records.year.start))
    yield triple(iri, PROV.wasDerivedFrom, mint.source)
    yield from _contact(mint, records.descriptor)
    yield from typed(mint.source, SHISAKU.SourceFile, PROV.Entity)
    yield from labelled(mint.source, source.name)
    yield triple(mint.source, DCTERMS.title, text(source.name))
    yield triple(mint.source, DCTERMS.identifier, text(source.name))
    yield triple(mint.source, DCTERMS.format, text(source.media_type))
    yield triple(mint.source, DCAT.byteSize, integer(source.size))
    if source.encoding:
        yield triple(mint.source, SHISAKU.encoding, text(source.encoding))
    yield triple(mint.source, SPDX.checksum, mint.checksum)
    yield from typed(mint.checksum, SPDX.Checksum)
    yield from labelled(
        mint.checksum, Name(ja=f"{source.name} の SHA-256", en=f"SHA-256 of {source.name}")
    )
    yield from identified(mint, mint.checksum)
    yield triple(mint.checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield triple(mint.checksum, SPDX.checksumValue, text(source.sha256))


def _contact(mint: Minter, descriptor: Descriptor) -> Triples:
    told = descriptor.dataset.contact
    yield from typed(mint.contact, VCARD.Organization)
    yield from labelled(mint.contact, told.name)
    yield from identified(mint, mint.contact)
    yield triple(mint.contact, VCARD.fn, text(told.name.ja, "ja"))
    if told.name.en:
        yield triple(mint.contact, VCARD.fn, text(told.name.en, "en"))
    if told.email:
        yield triple(mint.contact, VCARD.hasEmail, f"mailto:{told.email}")
    if told.url:
        yield triple(mint.contact, VCARD.hasURL, told.url)

"""The catalogue in DCAT 3, by the European profile DCAT-AP 3.

See https://semiceu.github.io/DCAT-AP/releases/3.0.1/. Everything has an IRI; what the EU's
authority lists name is named by them, and each of their entries carries its type and list, so that
a validator needs nothing but this file.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from shisaku_graph.graph import Section
from shisaku_graph.graph.terms import Triples, date, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.authority import authority_triples
from shisaku_graph.publication.catalogue.distributions import (
    distribution_triples,
    service,
    service_triples,
)
from shisaku_graph.publication.catalogue.entry import Entry, named
from shisaku_graph.publication.catalogue.statements import area_name, frequency, said
from shisaku_graph.publication.revision import version_iri
from shisaku_graph.source.descriptor import Name
from shisaku_graph.vocabulary import (
    ADMS,
    ADMSPUBLISHER,
    DCAT,
    DCTERMS,
    EUACCESS,
    EULANGUAGE,
    EUTHEME,
    FOAF,
    ONTOLOGY_VERSION_IRI,
    PORTAL_PREFIXES,
    PROV,
    RDFS,
    SHAPES_VERSION_IRI,
    SKOS,
    VCARD,
)

THEMES = EUTHEME.NAMESPACE.removesuffix("/")
"""The EU's list of data themes."""


def sections(entry: Entry) -> Iterator[Section]:
    """Yield the catalogue of one dataset, part by part."""
    parts = (
        (Bilingual("目録", "Catalogue"), catalogue_triples(entry)),
        (Bilingual("系列", "Dataset series"), series_triples(entry)),
        (Bilingual("データセット", "Dataset"), dataset_triples(entry)),
        (Bilingual("ファイル", "Distributions"), distribution_triples(entry)),
        (Bilingual("SPARQL", "SPARQL"), service_triples(entry)),
        (Bilingual("公表者と地域", "Publisher and area"), context_triples(entry)),
    )
    objects: dict[str, None] = {}
    for title, triples in parts:
        kept = list(triples)
        objects |= {t.object.value: None for t in kept if isinstance(t.object, NamedNode)}
        yield Section(title, iter(kept))
    lists = Bilingual("権威リストと標準", "Authority lists and standards")
    yield Section(lists, authority_triples(objects, entry.licence))


def catalogue_prefixes(entry: Entry) -> Mapping[str, str]:
    """Return the prefixes of the catalogue: the distributions' long IRIs are written short."""
    return {**PORTAL_PREFIXES, "file": f"{entry.mint.dataset}/distribution/"}


def catalogue_triples(entry: Entry) -> Triples:
    """Yield the municipality's catalogue, holding this dataset."""
    iri, told = entry.mint.catalogue, entry.descriptor
    name = named(told.municipality.name)
    yield from typed(iri, DCAT.Catalog)
    yield from said(
        iri, DCTERMS.title, Bilingual(f"{name.ja}の施策データ", f"Policy data of {name.en}")
    )
    yield from said(
        iri,
        DCTERMS.description,
        Bilingual(
            f"{name.ja}の施策・事業・部課と年度ごとの進行管理を、リンクトデータにしたデータセットの目録。",
            f"Datasets of the policies, projects and departments of {name.en}, and of what each "
            "fiscal year brought, as linked data.",
        ),
    )
    yield triple(iri, DCTERMS.publisher, entry.mint.municipality)
    yield triple(iri, DCTERMS.license, entry.licence.node)
    yield triple(iri, DCTERMS.issued, date(entry.issued))
    yield triple(iri, DCTERMS.modified, date(entry.modified))
    for language in languages(entry):
        yield triple(iri, DCTERMS.language, language)
    yield triple(iri, DCTERMS.spatial, entry.mint.area)
    yield triple(iri, DCAT.themeTaxonomy, THEMES)
    yield triple(iri, FOAF.homepage, told.base.removesuffix("#"))
    yield triple(iri, DCAT.dataset, entry.mint.dataset)
    if told.publication.sparql_endpoint:
        yield triple(iri, DCAT.service, service(entry))


def series_triples(entry: Entry) -> Triples:
    """Yield the series: the same table of all years."""
    iri, told = entry.mint.series(entry.series), entry.descriptor
    yield from typed(iri, DCAT.DatasetSeries)
    title = series_title(entry)
    yield from said(iri, DCTERMS.title, title)
    yield from said(
        iri,
        DCTERMS.description,
        Bilingual(
            f"「{title.ja}」の各年度のデータセット。年度ごとに一つ。",
            f"The datasets of “{title.en}”, one for each fiscal year.",
        ),
    )
    yield triple(iri, DCTERMS.identifier, text(f"{told.municipality.code}-{entry.series}"))
    yield triple(iri, DCTERMS.publisher, entry.mint.municipality)
    yield triple(iri, DCAT.contactPoint, entry.mint.contact)
    yield triple(iri, DCTERMS.accrualPeriodicity, frequency(entry))
    yield triple(iri, DCTERMS.issued, date(entry.issued))
    yield triple(iri, DCTERMS.modified, date(entry.modified))
    yield triple(iri, DCTERMS.spatial, entry.mint.area)


def series_title(entry: Entry) -> Bilingual:
    """Return the dataset's title without its year."""
    told = entry.descriptor
    city, title = named(told.municipality.name), named(told.dataset.title)
    ja = " ".join(title.ja.replace(told.dataset.fiscal_year, " ").split())
    year = told.start_year
    for spelt in (f", fiscal {year}", f" fiscal {year}", f", FY{year}", f" FY{year}"):
        if spelt in title.en:
            return Bilingual(ja or city.ja, title.en.replace(spelt, ""))
    return Bilingual(ja or city.ja, f"{city.en}: policies by fiscal year")


def dataset_triples(entry: Entry) -> Triples:
    """Yield the dataset of one municipality and fiscal year."""
    iri, told = entry.mint.dataset, entry.descriptor
    yield from typed(iri, DCAT.Dataset)
    yield from said(iri, DCTERMS.title, told.dataset.title)
    described = Name(ja=entry.description("ja") or "", en=entry.description("en"))
    yield from said(iri, DCTERMS.description, described)
    yield triple(iri, DCTERMS.identifier, text(f"{told.municipality.code}-{told.id}"))
    yield from _edition(entry)
    yield triple(iri, DCTERMS.publisher, entry.mint.municipality)
    yield triple(iri, DCTERMS.creator, entry.mint.municipality)
    yield triple(iri, DCAT.contactPoint, entry.mint.contact)
    for word in dict.fromkeys(told.dataset.keywords):
        yield triple(iri, DCAT.keyword, text(word, "ja"))
    for theme in told.publication.themes:
        yield triple(iri, DCAT.theme, f"{EUTHEME.NAMESPACE}{theme}")
    yield triple(iri, DCTERMS.temporal, entry.mint.fiscal_year(told.start_year))
    yield triple(iri, DCTERMS.spatial, entry.mint.area)
    yield triple(iri, DCTERMS.language, EULANGUAGE.JPN)
    yield triple(iri, DCTERMS.accrualPeriodicity, frequency(entry))
    yield triple(iri, DCTERMS.accessRights, EUACCESS.PUBLIC)
    yield triple(iri, DCTERMS.license, entry.licence.node)
    yield triple(iri, DCTERMS.issued, date(entry.issued))
    yield triple(iri, DCTERMS.modified, date(entry.modified))
    yield triple(iri, DCTERMS.conformsTo, ONTOLOGY_VERSION_IRI)
    yield triple(iri, DCTERMS.conformsTo, SHAPES_VERSION_IRI)
    yield triple(iri, DCTERMS.provenance, f"{iri}/provenance")
    yield triple(iri, PROV.wasDerivedFrom, entry.mint.source)
    yield triple(iri, DCAT.landingPage, entry.landing_page)
    for document in entry.documents:
        yield triple(iri, FOAF.page, document)
    yield triple(iri, DCAT.inSeries, entry.mint.series(entry.series))
    for form in entry.data:
        yield triple(iri, DCAT.distribution, form.iri)
    yield from typed(f"{iri}/provenance", DCTERMS.ProvenanceStatement)
    yield from said(f"{iri}/provenance", RDFS.label, entry.provenance)
    yield from _period(entry)


def _edition(entry: Entry) -> Triples:
    """Yield the version, what a person says of it, and the one before (changes.ttl tells more)."""
    iri, told = entry.mint.dataset, entry.descriptor.dataset
    yield triple(iri, DCAT.version, text(told.version))
    if told.version_notes:
        yield from said(iri, ADMS.versionNotes, told.version_notes)
    if entry.version_before:
        yield triple(iri, DCAT.previousVersion, version_iri(iri, entry.version_before))


def context_triples(entry: Entry) -> Triples:
    """Yield publisher, contact, area, and the pages that the catalogue points at."""
    told, mint = entry.descriptor, entry.mint
    yield from typed(mint.municipality, FOAF.Agent)
    yield from said(mint.municipality, FOAF.name, told.municipality.name)
    yield triple(mint.municipality, DCTERMS.type, ADMSPUBLISHER.LocalAuthority)
    yield triple(mint.municipality, DCTERMS.identifier, text(told.municipality.code))
    if told.municipality.homepage:
        yield triple(mint.municipality, FOAF.homepage, told.municipality.homepage)
    contact = told.dataset.contact
    yield from typed(mint.contact, VCARD.Kind, VCARD.Organization)
    yield from said(mint.contact, VCARD.fn, contact.name)
    if contact.email:
        yield triple(mint.contact, VCARD.hasEmail, f"mailto:{contact.email}")
    if contact.url:
        yield triple(mint.contact, VCARD.hasURL, contact.url)
    yield from typed(mint.area, DCTERMS.Location)
    name = area_name(entry)
    # CKAN keeps one area and the label that it meets last, whatever its language
    yield triple(mint.area, RDFS.label, text(name.ja, "ja"))
    if name.en:
        yield triple(mint.area, SKOS.altLabel, text(name.en, "en"))
    yield triple(mint.area, DCTERMS.identifier, text(told.municipality.code))
    pages = (entry.landing_page, *entry.documents, told.base.removesuffix("#"))
    for page in dict.fromkeys((*pages, *filter(None, [told.municipality.homepage]))):
        yield from typed(page, FOAF.Document)
    yield from typed(mint.source, PROV.Entity)
    yield triple(mint.source, DCTERMS.title, text(mint.file))


def languages(entry: Entry) -> tuple[str, ...]:
    """Return the languages of the catalogue itself, Japanese first."""
    return (EULANGUAGE.JPN, EULANGUAGE.ENG) if entry.description("en") else (EULANGUAGE.JPN,)


def _period(entry: Entry) -> Triples:
    iri = entry.mint.fiscal_year(entry.descriptor.start_year)
    yield from typed(iri, DCTERMS.PeriodOfTime)
    yield triple(iri, DCAT.startDate, date(entry.first_day))
    yield triple(iri, DCAT.endDate, date(entry.last_day))

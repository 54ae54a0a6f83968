"""schema.org for search engines: what a page is about, as JSON-LD inside it."""

from collections.abc import Mapping, Sequence

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Department, Label, Named
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.library import Library

_CONTEXT = "https://schema.org/"
_SHORTEST = 50  # characters of a description, https://developers.google.com/search/docs/appearance/structured-data/dataset
_LONGEST = 5000

Told = Mapping[str, object]


def dataset_told(holding: Holding, library: Library, url: str | None) -> Told:
    """Return schema:Dataset; addresses are absolute where the site's address is known."""
    dataset = holding.dataset
    start = dataset.year.start
    place = url or library.base
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": dataset.iri,
        "name": _both(dataset.title),
        "description": described(dataset),
        "identifier": dataset.iri,
        "url": f"{place}{library.path(dataset.iri)}.html",
        "version": dataset.version,
        "license": dataset.licence,
        "datePublished": dataset.issued,
        "keywords": list(holding.keywords),
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{start}-04-01/{start + 1}-03-31",
        "spatialCoverage": {"@type": "Place", "name": _both(holding.area)},
        "creator": _organisation(dataset.municipality),
        "publisher": _organisation(dataset.municipality),
        "includedInDataCatalog": {"@type": "DataCatalog", "name": library.name.ja, "url": place},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.path,
                "encodingFormat": file.media_type,
                "contentUrl": f"{place}data/{dataset.id}/{file.path}",
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in holding.files
            if file.path.startswith("data.")
        ],
    }


def described(dataset: Dataset) -> str:
    """Return a description that is as long as search engines ask for."""
    text = dataset.description.ja
    if len(text) < _SHORTEST:
        text = (
            f"{text} {dataset.municipality.label.ja}の施策、事業、担当する部課、年度の取組結果を、"
            f"元の表のどこから読み取ったかとともに公開するリンクトデータ（{dataset.year.label.ja}）。"
        )
    return text[:_LONGEST]


def municipality_told(municipality: Named, homepage: str | None) -> Told:
    """Return schema:GovernmentOrganization of a city."""
    told = {"@context": _CONTEXT, **_organisation(municipality)}
    return {**told, "sameAs": homepage} if homepage else told


def department_told(department: Department, dataset: Dataset) -> Told:
    """Return schema:GovernmentOrganization of a department."""
    return {
        "@context": _CONTEXT,
        "@type": "GovernmentOrganization",
        "@id": department.iri,
        "name": department.full_name,
        "parentOrganization": _organisation(department.parent or dataset.municipality),
    }


def crumbs_told(crumbs: Sequence[tuple[Label, str | None]]) -> Told:
    """Return schema:BreadcrumbList; each crumb is a name and an absolute address."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": label.ja,
                **({"item": address} if address else {}),
            }
            for place, (label, address) in enumerate(crumbs, start=1)
        ],
    }


def _organisation(named: Named) -> dict[str, object]:
    return {"@type": "GovernmentOrganization", "@id": named.iri, "name": _both(named.label)}


def _both(label: Label) -> object:
    if not label.en or label.en == label.ja:
        return label.ja
    return [{"@language": "ja", "@value": label.ja}, {"@language": "en", "@value": label.en}]

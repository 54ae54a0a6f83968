"""schema.org for search engines: what a page is about, as JSON-LD inside it."""

from collections.abc import Mapping, Sequence

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Department, Label, Named

_CONTEXT = "https://schema.org/"
Told = Mapping[str, object]


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

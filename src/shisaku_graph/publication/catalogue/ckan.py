"""The dataset as CKAN's ``package_create`` takes it: sent to a portal, with nothing to fill in.

The names of the fields are those of CKAN's action API (https://docs.ckan.org/en/latest/api/), those
of the extras ckanext-dcat's, so that a portal's own DCAT says the same. What only the portal
knows (``owner_org``) is left to whoever sends it.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from shisaku_graph.publication.catalogue.distributions import form_description
from shisaku_graph.publication.catalogue.entry import Entry, Form
from shisaku_graph.publication.catalogue.statements import area_name, frequency
from shisaku_graph.vocabulary import (
    ADMSPUBLISHER,
    EUACCESS,
    EUAVAILABILITY,
    EULANGUAGE,
    EUTHEME,
    ONTOLOGY_VERSION_IRI,
    SHAPES_VERSION_IRI,
    SPDX,
)

CKAN_PACKAGE = "ckan-package.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanTag:
    """A keyword."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanExtra:
    """A field that CKAN itself has no name for; lists are JSON, as ckanext-dcat reads them."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanResource:
    """One file.

    Attributes:
        uri: names the file for good: by it a resource keeps its id when the dataset is sent again.
        path: where it stands in the dataset's folder, for a portal to which files are uploaded.
        format: as CKAN and Shirasagi label it (``TTL``).
        size: in bytes.
        hash: SHA-256 in hexadecimal.
        last_modified: ISO 8601; Shirasagi reads a file again only when it changes.
    """

    name: str
    description: str
    url: str
    uri: str
    path: str
    format: str
    mimetype: str
    size: int
    hash: str
    hash_algorithm: str
    last_modified: str
    license: str
    rights: str
    language: str
    conforms_to: str
    availability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanPackage:
    """One dataset.

    Attributes:
        name: ASCII, unique in the portal; from the Japanese title CKAN would make ``29``.
        license_id: id in the portal's register; empty where no portal knows the licence.
    """

    name: str
    title: str
    notes: str
    url: str
    version: str
    author: str
    maintainer: str
    maintainer_email: str
    license_id: str
    private: bool
    tags: tuple[CkanTag, ...]
    extras: tuple[CkanExtra, ...]
    resources: tuple[CkanResource, ...]


def package(entry: Entry) -> CkanPackage:
    """Return the dataset as it is sent to a CKAN portal."""
    told, contact = entry.descriptor, entry.descriptor.dataset.contact
    return CkanPackage(
        name=entry.ckan_name,
        title=told.dataset.title.ja,
        notes=entry.description("ja") or "",
        url=entry.landing_page,
        version=told.dataset.version,
        author=told.municipality.name.ja,
        maintainer=contact.name.ja,
        maintainer_email=contact.email or "",
        license_id=told.publication.ckan_license or entry.licence.ckan_id or "",
        private=False,
        tags=tuple(CkanTag(name=word) for word in dict.fromkeys(told.dataset.keywords)),
        extras=tuple(CkanExtra(key=key, value=value) for key, value in _extras(entry).items()),
        resources=tuple(_resource(entry, form) for form in entry.forms),
    )


def package_text(told: CkanPackage) -> bytes:
    """Return a package as JSON, field by field as ``package_create`` takes it."""
    return (json.dumps(asdict(told), ensure_ascii=False, indent=1) + "\n").encode()


def read_package(content: bytes) -> CkanPackage:
    """Return the package that ``ckan-package.json`` holds.

    Raises:
        ValueError: it is no JSON, or no such package.
    """
    told: dict[str, Any] = json.loads(content)
    try:
        return CkanPackage(
            **{
                **told,
                "tags": tuple(CkanTag(**each) for each in told["tags"]),
                "extras": tuple(CkanExtra(**each) for each in told["extras"]),
                "resources": tuple(CkanResource(**each) for each in told["resources"]),
            }
        )
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _extras(entry: Entry) -> dict[str, str]:
    """Return what CKAN has no field for, under the keys of ckanext-dcat, without empty values."""
    told, contact = entry.descriptor, entry.descriptor.dataset.contact
    city = told.municipality
    extras = {
        "uri": entry.mint.dataset,
        "identifier": f"{city.code}-{told.id}",
        "issued": entry.issued,
        "modified": entry.modified,
        "frequency": frequency(entry),
        "language": _list(EULANGUAGE.JPN),
        "theme": _list(*(f"{EUTHEME.NAMESPACE}{theme}" for theme in told.publication.themes)),
        "temporal_start": entry.first_day,
        "temporal_end": entry.last_day,
        "spatial_uri": entry.mint.area,
        "spatial_text": area_name(entry).ja,
        "publisher_uri": entry.mint.municipality,
        "publisher_name": city.name.ja,
        "publisher_url": city.homepage or "",
        "publisher_type": ADMSPUBLISHER.LocalAuthority,
        "contact_uri": entry.mint.contact,
        "contact_name": contact.name.ja,
        "contact_email": contact.email or "",
        "contact_url": contact.url or "",
        "access_rights": EUACCESS.PUBLIC,
        "conforms_to": _list(ONTOLOGY_VERSION_IRI, SHAPES_VERSION_IRI),
        "documentation": _list(*entry.documents),
        "provenance": entry.provenance.ja,
    }
    return {key: value for key, value in extras.items() if value}


def _resource(entry: Entry, form: Form) -> CkanResource:
    return CkanResource(
        name=form.title.ja,
        description=form_description(entry, form).ja,
        url=form.url,
        uri=form.iri,
        path=form.path,
        format=form.format.label,
        mimetype=form.format.media_type,
        size=form.bytes,
        hash=form.sha256,
        hash_algorithm=SPDX.checksumAlgorithm_sha256,
        last_modified=f"{entry.modified}T00:00:00",
        license=entry.licence.iri,
        rights=entry.licence.name.ja,
        language=_list(EULANGUAGE.JPN),
        conforms_to=_list(*form.conforms_to),
        availability=EUAVAILABILITY.STABLE,
    )


def _list(*values: str) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""

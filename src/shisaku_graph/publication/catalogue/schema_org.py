"""schema.org/Dataset, as Google Dataset Search reads it from a page.

See https://developers.google.com/search/docs/appearance/structured-data/dataset: a name and a
description of 50 to 5,000 characters are required, the rest is recommended. The context stands in
the document, so that any processor reads it without a network.
"""

import json
from typing import Any

from shisaku_graph.publication.catalogue.entry import Entry, Form, named
from shisaku_graph.publication.catalogue.statements import area_name
from shisaku_graph.vocabulary import SCHEMA

Json = dict[str, Any]


def schema_org(entry: Entry) -> bytes:
    """Return the dataset as a JSON-LD document for a page's ``<script>``."""
    told = entry.descriptor
    document: Json = {
        "@context": {"@vocab": SCHEMA.NAMESPACE},
        "@type": "Dataset",
        "@id": entry.mint.dataset,
        "name": told.dataset.title.ja,
        "alternateName": told.dataset.title.en,
        "description": entry.description("ja"),
        "url": entry.landing_page,
        "identifier": [entry.mint.dataset, f"{told.municipality.code}-{told.id}"],
        "keywords": list(dict.fromkeys(told.dataset.keywords)),
        "license": entry.licence.iri,
        "creator": _city(entry),
        "publisher": {"@id": entry.mint.municipality},
        "version": told.dataset.version,
        "datePublished": entry.issued,
        "dateModified": entry.modified,
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{entry.first_day}/{entry.last_day}",
        "spatialCoverage": _place(entry),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": entry.mint.catalogue,
            "name": f"{told.municipality.name.ja}の施策データ",
        },
        "measurementTechnique": entry.provenance.ja,
        "distribution": [_download(form) for form in entry.data],
    }
    present = {key: value for key, value in document.items() if value not in (None, [])}
    return (json.dumps(present, ensure_ascii=False, indent=1) + "\n").encode()


def _city(entry: Entry) -> Json:
    told, contact = entry.descriptor.municipality, entry.descriptor.dataset.contact
    point = {
        "@type": "ContactPoint",
        "contactType": "customer service",
        "name": contact.name.ja,
        "email": contact.email,
        "url": contact.url,
    }
    city: Json = {
        "@type": "GovernmentOrganization",
        "@id": entry.mint.municipality,
        "name": told.name.ja,
        "alternateName": told.name.en,
        "url": told.homepage,
        "identifier": told.code,
        "contactPoint": {key: value for key, value in point.items() if value},
    }
    return {key: value for key, value in city.items() if value}


def _place(entry: Entry) -> Json:
    return {
        "@type": "AdministrativeArea",
        "@id": entry.mint.area,
        "name": named(area_name(entry)).ja,
        "identifier": entry.descriptor.municipality.code,
    }


def _download(form: Form) -> Json:
    return {
        "@type": "DataDownload",
        "@id": form.iri,
        "name": form.title.ja,
        "contentUrl": form.url,
        "encodingFormat": form.format.media_type,
        "contentSize": f"{form.bytes} B",
        "sha256": form.sha256,
    }

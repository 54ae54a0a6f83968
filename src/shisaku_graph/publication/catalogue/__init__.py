"""The catalogue: what portals harvest, receive or are filled in with, all from the same facts."""

from collections.abc import Iterable

from pyoxigraph import Triple

from shisaku_graph.publication.catalogue.ckan import CKAN_PACKAGE, package, package_text
from shisaku_graph.publication.catalogue.dcat import catalogue_prefixes, sections
from shisaku_graph.publication.catalogue.entry import entry
from shisaku_graph.publication.catalogue.linked_json import tree
from shisaku_graph.publication.catalogue.open_data_list import open_data_list
from shisaku_graph.publication.catalogue.schema_org import schema_org
from shisaku_graph.publication.catalogue.void import void_prefixes, void_sections
from shisaku_graph.publication.contents import Contents
from shisaku_graph.publication.manifest import described
from shisaku_graph.publication.revision import Version
from shisaku_graph.publication.syntaxes import turtle
from shisaku_graph.record.model import Records


def catalogue_files(
    records: Records,
    stream: Iterable[Triple],
    contents: Contents,
    before: Version | None,
) -> dict[str, bytes]:
    """Return the files that portals read.

    Args:
        records: what is published.
        stream: the dataset's graph.
        contents: the files published so far: their sizes and checksums stand in the catalogue.
        before: the version before.
    """
    files = [described(path, contents.place(path)) for path in contents]
    told = entry(records, files, before.number if before else None)
    return {
        "catalog.ttl": turtle("DCAT", sections(told), catalogue_prefixes(told)),
        "catalog.jsonld": tree(each for part in sections(told) for each in part.triples),
        CKAN_PACKAGE: package_text(package(told)),
        "open-data-list.csv": open_data_list([told]),
        "schema-org.jsonld": schema_org(told),
        "void.ttl": turtle("VoID", void_sections(told, stream), void_prefixes(told)),
    }

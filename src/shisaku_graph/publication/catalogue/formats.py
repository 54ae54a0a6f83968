"""File formats as portals name them: the EU's list, and the labels of CKAN and Shirasagi."""

from dataclasses import dataclass

from shisaku_graph.language import Bilingual


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        media_type: without parameters.
        file_type: code in the EU's file-type list.
        label: what a CKAN portal shows; Shirasagi puts a file into its store only where this is
            exactly ``TTL``.
        name: as people call it.
        package: whether it holds other files.
    """

    media_type: str
    file_type: str
    label: str
    name: Bilingual
    package: bool = False


def _same(name: str) -> Bilingual:
    return Bilingual(name, name)


_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KNOWN = {
    each.media_type: each
    for each in (
        Format("text/turtle", "RDF_TURTLE", "TTL", _same("Turtle")),
        Format("application/n-triples", "RDF_N_TRIPLES", "NT", _same("N-Triples")),
        Format("application/ld+json", "JSON_LD", "JSON-LD", _same("JSON-LD")),
        Format("application/rdf+xml", "RDF_XML", "RDF", _same("RDF/XML")),
        Format("application/trig", "RDF_TRIG", "TRIG", _same("TriG")),
        Format("application/json", "JSON", "JSON", _same("JSON")),
        Format("text/csv", "CSV", "CSV", _same("CSV")),
        Format("text/tab-separated-values", "TSV", "TSV", _same("TSV")),
        Format("application/vnd.apache.parquet", "PARQUET", "PARQUET", _same("Parquet")),
        Format(_SPREADSHEET, "XLSX", "XLSX", _same("Excel")),
        Format("application/vnd.ms-excel", "XLS", "XLS", _same("Excel 97–2003")),
        Format("application/vnd.oasis.opendocument.spreadsheet", "ODS", "ODS", _same("ODS")),
        Format("text/html", "HTML", "HTML", _same("HTML")),
        Format("application/xml", "XML", "XML", _same("XML")),
        Format("application/zip", "ZIP", "ZIP", _same("ZIP"), package=True),
        Format("text/plain", "TXT", "TXT", Bilingual("テキスト", "text")),
    )
}


def format_of(media_type: str) -> Format | None:
    """Return the format of a media type; its parameters do not matter.

    >>> format_of("text/csv;charset=utf-8").label
    'CSV'
    >>> format_of("application/octet-stream") is None
    True
    """
    return _KNOWN.get(media_type.partition(";")[0].strip().lower())

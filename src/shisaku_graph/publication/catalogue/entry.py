"""What a portal is told of a dataset: gathered once, written in every portal's own form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from shisaku_graph.graph.iri import Minter, minter
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.publication.catalogue.files import ROLES, Role, role_of, title_of
from shisaku_graph.publication.catalogue.formats import Format, format_of
from shisaku_graph.publication.catalogue.licences import Licence, licence
from shisaku_graph.publication.manifest import PublishedFile
from shisaku_graph.record.expected import class_counts
from shisaku_graph.record.model import Records
from shisaku_graph.source.descriptor import Descriptor, Name
from shisaku_graph.vocabulary import ONTOLOGY_VERSION_IRI, SHAPES_VERSION_IRI

SHORTEST = 50
"""Fewest characters of a description that Google Dataset Search takes."""
_ORDER = ("XLSX", "CSV", "TTL", "JSON-LD", "NT")
_COUNTED = {
    "directions": Bilingual("基本方向", "directions"),
    "basic_policies": Bilingual("基本政策", "basic policies"),
    "policies": Bilingual("施策", "policies"),
    "projects": Bilingual("事業", "projects"),
    "departments": Bilingual("部課", "departments"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A published file as a portal lists it.

    Attributes:
        iri: names it in the catalogue; it does not change when the file moves.
        url: where it can be fetched.
        bytes: its size.
        sha256: in hexadecimal.
        conforms_to: IRIs of what it keeps to.
    """

    path: str
    iri: str
    url: str
    role: Role
    title: Bilingual
    format: Format
    bytes: int
    sha256: str
    conforms_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dataset as portals list it.

    Attributes:
        mint: the IRIs of the dataset.
        folder_url: where the dataset's files can be fetched.
        forms: the files that are the data, the source's own, and the logs.
        documents: URLs of pages about the dataset.
        first_day, last_day: the fiscal year, as ISO 8601 dates.
        counts: records by class.
        version_before: number of the version before this one.
    """

    descriptor: Descriptor
    mint: Minter
    folder_url: str
    forms: tuple[Form, ...]
    documents: tuple[str, ...]
    licence: Licence
    first_day: str
    last_day: str
    counts: Mapping[str, int]
    provenance: Bilingual
    version_before: str | None

    @property
    def data(self) -> tuple[Form, ...]:
        """The forms that are distributions: the data, and the table as received."""
        return tuple(form for form in self.forms if form.role != "log")

    @property
    def landing_page(self) -> str:
        """A page about the dataset for people."""
        return self.descriptor.publication.landing_page or f"{self.mint.dataset}.html"

    @property
    def issued(self) -> str:
        """When the dataset was first published, as an ISO 8601 date."""
        return self.descriptor.dataset.issued.isoformat()

    @property
    def modified(self) -> str:
        """When the dataset last changed, as an ISO 8601 date."""
        told = self.descriptor.dataset
        return (told.modified or told.issued).isoformat()

    @property
    def series(self) -> str:
        """The series' slug: the id without the fiscal year that it ends in."""
        told = self.descriptor
        return told.publication.series or told.id.removesuffix(f"-{told.start_year}")

    @property
    def ckan_name(self) -> str:
        """An ASCII name for portals that would make one from the Japanese title."""
        told = self.descriptor
        return told.publication.ckan_name or f"{told.municipality.code}-{told.id}"

    def description(self, language: Language) -> str | None:
        """Return the description, told further from the dataset's facts where it is short."""
        told = self.descriptor.dataset.description
        said = told.ja if language == "ja" else told.en
        if said is None or len(said) >= SHORTEST:
            return said
        return f"{said}{'' if language == 'ja' else ' '}{self._facts(language)}"

    def _facts(self, language: Language) -> str:
        told = self.descriptor
        counted = [
            f"{name.ja}{self.counts[key]}件"
            if language == "ja"
            else f"{self.counts[key]} {name.en}"
            for key, name in _COUNTED.items()
            if self.counts.get(key)
        ]
        if language == "ja":
            return (
                f"{told.municipality.name.ja}の{told.dataset.fiscal_year}（{self.first_day}から"
                f"{self.last_day}まで）の{'、'.join(counted)}を、元の表のどこから読んだかとともに"
                "リンクトデータ（RDF）にした。"
            )
        return (
            f"{told.municipality.name.en or told.municipality.name.ja}, {self.first_day} to "
            f"{self.last_day}: {', '.join(counted)}, as linked data (RDF), each with the place in "
            "the table that it was read from."
        )


def entry(
    records: Records, files: Iterable[PublishedFile], version_before: str | None = None
) -> Entry:
    """Return what portals are told of a dataset.

    Args:
        records: what is published.
        files: the published files, without those that this room writes.
        version_before: number of the version before.
    """
    told, mint, year = records.descriptor, minter(records), records.year.start
    folder = f"{told.publication.url or urljoin(told.base, 'dist/')}{told.id}/"
    files = list(files)
    return Entry(
        descriptor=told,
        mint=mint,
        folder_url=folder,
        forms=tuple(sorted(_forms(records, mint, folder, files), key=_for_people)),
        documents=tuple(
            f"{folder}{quote(file.path)}" for file in files if role_of(file) == "document"
        ),
        licence=licence(told.dataset.licence),
        first_day=f"{year}-04-01",
        last_day=f"{year + 1}-03-31",
        counts=class_counts(records),
        provenance=_provenance(records),
        version_before=version_before,
    )


def _for_people(form: Form) -> tuple[int, int, str]:
    """Return the place of a file in a portal's list: what most people open comes first."""
    label = form.format.label
    known = _ORDER.index(label) if label in _ORDER else len(_ORDER)
    return ROLES.index(form.role), known, form.path


def _forms(
    records: Records, mint: Minter, folder: str, files: Iterable[PublishedFile]
) -> Iterable[Form]:
    source = f"source/{records.source.name}"
    for file in files:
        role = "source" if file.path == source else role_of(file)
        media_type = records.source.media_type if role == "source" else file.media_type
        known = format_of(media_type)
        if known is None or role not in ("data", "source", "log"):
            continue
        rdf = role == "data" and known.file_type.startswith(("RDF", "JSON_LD"))
        yield Form(
            path=file.path,
            iri=mint.distribution(file.path),
            url=f"{folder}{quote(file.path)}",
            role=role,
            title=title_of(file, known, source=role == "source"),
            format=known,
            bytes=file.bytes,
            sha256=file.sha256,
            conforms_to=(ONTOLOGY_VERSION_IRI, SHAPES_VERSION_IRI) if rdf else (),
        )


def _provenance(records: Records) -> Bilingual:
    source, repairs, open_ = records.source, len(records.repairs), len(records.suspects)
    return Bilingual(
        f"「{source.name}」（{source.size}バイト、SHA-256 {source.sha256}）から作成した。"
        f"表の乱れを直した箇所 {repairs}、人の判断を待つ箇所 {open_}。"
        "どちらも元の行・列とともに公開している。",
        f"Made from {source.name} ({source.size} bytes, SHA-256 {source.sha256}). "
        f"Places of the table mended: {repairs}; left to a person: {open_}. "
        "Both are published with line and column.",
    )


def named(name: Name) -> Bilingual:
    """Return a name in both languages, the Japanese one where there is no English."""
    return Bilingual(name.ja, name.en or name.ja)

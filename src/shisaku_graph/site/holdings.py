"""A holding: one dataset of the library with its files and what its head says."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.site.library import members
from shisaku_graph.site.overview import Overview, overview
from shisaku_graph.vocabulary import DCAT, DCTERMS, FOAF, SH, SHISAKU, VCARD

_MANIFEST = "manifest.json"
_NO_DATE = "1970-01-01"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A published file, as the manifest tells it."""

    path: str
    bytes: int
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a dataset."""

    name: Label
    email: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the shapes: where, how grave (the local name of its severity), what."""

    focus: str
    severity: str
    message: Label


class Holding:
    """One dataset of the site."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._overview: Overview | None = None

    @property
    def overview(self) -> Overview:
        """What it holds, counted once."""
        if self._overview is None:
            self._overview = overview(self.dataset)
        return self._overview

    def count(self, told: Callable[[int, int], None]) -> None:
        """Count what it holds, and say how many of its policies are counted."""
        self.counted(overview(self.dataset, told))

    def counted(self, view: Overview) -> None:
        """Take what another process counted."""
        self._overview = view

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """Its files, the manifest among them.

        Raises:
            UsageError: the manifest is missing or broken, or names a file outside the folder.
        """
        return tuple(self._files())

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of its files, for a page that leads to one of them if it is there."""
        return frozenset(file.path for file in self.files)

    @cached_property
    def graph_hash(self) -> str:
        """SHA-256 of the graph's canonical form, in hexadecimal.

        Raises:
            UsageError: the manifest is missing or broken.
        """
        if not self.files:
            raise _broken(self.dataset.folder / _MANIFEST, "files")
        return str(self._manifest["graph"]["sha256"])  # type: ignore[index]  # checked by files

    @cached_property
    def schema_org(self) -> dict[str, object] | None:
        """What search engines read of it: the published schema.org document, if there is one."""
        path = self.dataset.folder / "schema-org.jsonld"
        if not path.is_file():
            return None
        told: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
        return told

    @cached_property
    def triples(self) -> int:
        """Number of its triples."""
        return len(self.dataset.statements)

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """Its keywords, sorted."""
        return tuple(sorted(self._texts(self.dataset.iri, DCAT.keyword)))

    @cached_property
    def modified(self) -> str:
        """The day on which it was last changed: dates come from the descriptor, never a clock."""
        told = self._texts(self.dataset.iri, DCTERMS.modified)
        return max([*told, self.dataset.issued or _NO_DATE])

    @cached_property
    def area(self) -> Label:
        """The area that it covers."""
        dataset = self.dataset
        return dataset.label(dataset.area) if dataset.area else dataset.municipality.label

    @cached_property
    def homepage(self) -> str | None:
        """The city's own site."""
        return next(iter(self._links(self.dataset.municipality.iri, FOAF.homepage)), None)

    @cached_property
    def contact(self) -> Contact | None:
        """Whom to ask."""
        for iri in self._links(self.dataset.iri, DCAT.contactPoint):
            mail = next(iter(self._links(iri, VCARD.hasEmail)), "")
            return Contact(
                name=self.dataset.label(iri, VCARD.fn),
                email=mail.removeprefix("mailto:") or None,
                url=next(iter(self._links(iri, VCARD.hasURL)), None),
            )
        return None

    @cached_property
    def source(self) -> tuple[str, str]:
        """IRI and name of the table as received."""
        (iri,) = members(self.dataset, SHISAKU.SourceFile)
        return iri, self.dataset.label(iri, DCTERMS.title).ja

    @cached_property
    def source_file(self) -> str | None:
        """Path of the table as received among the site's files, unless it is not published."""
        path = f"source/{self.source[1]}"
        return f"dist/{self.dataset.id}/{path}" if any(f.path == path for f in self.files) else None

    @cached_property
    def findings(self) -> tuple[Finding, ...] | None:
        """What the shapes found; ``None`` where no report is published."""
        path = self.dataset.folder / "validation.ttl"
        if not path.is_file():
            return None
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        return tuple(sorted(_findings(store), key=lambda f: (f.severity, f.focus, f.message.ja)))

    @cached_property
    def _manifest(self) -> dict[str, object]:
        path = self.dataset.folder / _MANIFEST
        try:
            told: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _broken(path, str(error)) from error
        return told

    def _files(self) -> Iterator[DataFile]:
        folder = self.dataset.folder.resolve()
        path = folder / _MANIFEST
        try:
            entries = [
                DataFile(str(e["path"]), int(e["bytes"]), str(e["mediaType"]), str(e["sha256"]))
                for e in self._manifest["files"]  # type: ignore[attr-defined]  # caught below
            ]
            str(self._manifest["graph"]["sha256"])  # type: ignore[index]  # caught below
        except (KeyError, TypeError, ValueError) as error:
            raise _broken(path, repr(error)) from error
        for entry in entries:
            place = (folder / entry.path).resolve()
            if not place.is_relative_to(folder) or not place.is_file():
                raise _broken(path, entry.path)
            yield entry

    def _texts(self, iri: str, predicate: str) -> list[str]:
        return [each.value for each in self.dataset.statements.of(iri).literals(predicate)]

    def _links(self, iri: str, predicate: str) -> tuple[str, ...]:
        return self.dataset.statements.of(iri).links(predicate)


def _findings(store: ox.Store) -> Iterator[Finding]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(SH.result), None):
        told = list(store.quads_for_pattern(quad.object, None, None))  # type: ignore[arg-type]  # a node
        values = {q.predicate.value: q.object for q in told}
        messages = {
            q.object.language: q.object.value
            for q in told
            if q.predicate.value == SH.resultMessage and isinstance(q.object, ox.Literal)
        }
        first = messages.get("ja") or next(iter(messages.values()), "")
        focus, severity = values.get(SH.focusNode), values.get(SH.resultSeverity)
        yield Finding(
            focus=focus.value if isinstance(focus, ox.NamedNode) else str(focus or ""),
            severity=severity.value.rpartition("#")[2]
            if isinstance(severity, ox.NamedNode)
            else "",
            message=Label(first, messages.get("en")),
        )


def _broken(path: Path, said: str) -> UsageError:
    return UsageError(
        "site-manifest",
        Bilingual(
            f"公開データの目録を読めません（{said}）。", f"the manifest cannot be used ({said})."
        ),
        Bilingual("shisaku-graph build で作り直してください。", "build the dataset again."),
        str(path),
    )

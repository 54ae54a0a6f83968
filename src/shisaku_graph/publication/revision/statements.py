"""Versions as RDF and back: DCAT's versions, and change sets that a program can apply.

A change set (http://vocab.org/changeset/) holds the triples that a version takes away from a
resource and those that it adds, each as an rdf:Statement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph.graph import Section
from shisaku_graph.graph.terms import TRUE, Triples, date, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.revision.model import Change, Fate, Statement, Version
from shisaku_graph.vocabulary import (
    ADMS,
    CHANGESET,
    DCAT,
    DCTERMS,
    OWL,
    PROV,
    RDF,
    RDFS,
    SHISAKU,
    SPDX,
)

_FATES = {Fate.NEW: "new", Fate.GONE: "gone", Fate.CHANGED: "changed"}


def version_iri(dataset: str, number: str) -> str:
    """Return the IRI of a version."""
    return f"{dataset}/version/{number}"


def history_sections(dataset: str, versions: Iterable[Version]) -> Iterator[Section]:
    """Yield the versions, the newest first, each with what it changed."""
    newest, *older = tuple(versions)
    yield Section(Bilingual("版", "Versions"), _list(dataset, (newest, *older)))
    for version, before in zip((newest, *older), (*older, None), strict=True):
        title = Bilingual(f"{version.number} の変更", f"Changes of {version.number}")
        yield Section(title, _version(dataset, version, before))
    ended = Bilingual("なくなったもの", "Withdrawn resources")
    yield Section(ended, _tombstones(dataset, (newest, *older)))


def read_history(dataset: str, triples: Iterable[Triple]) -> tuple[Version, ...]:
    """Return the versions that a published history tells, the newest first.

    Raises:
        ValueError: it is no history of this dataset.
    """
    told: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for each in triples:
        if isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode | Literal):
            told[each.subject.value][each.predicate.value].append(each.object)
    at = _one(told[dataset], DCAT.hasCurrentVersion)
    found: list[Version] = []
    while at:
        found.append(_read_version(told, at))
        previous = told[at][DCAT.previousVersion]
        at = previous[0].value if previous else ""
        if len(found) > len(told):
            raise ValueError(at)
    return tuple(found)


_Told = dict[str, dict[str, list[NamedNode | Literal]]]


def _list(dataset: str, versions: tuple[Version, ...]) -> Triples:
    yield from typed(dataset, DCAT.Dataset)
    yield triple(dataset, DCAT.hasCurrentVersion, version_iri(dataset, versions[0].number))
    for version in versions:
        yield triple(dataset, DCAT.hasVersion, version_iri(dataset, version.number))


def _version(dataset: str, version: Version, before: Version | None) -> Triples:
    iri = version_iri(dataset, version.number)
    yield from typed(iri, PROV.Entity)
    yield triple(iri, DCAT.isVersionOf, dataset)
    yield triple(iri, DCAT.version, text(version.number))
    yield triple(iri, DCTERMS.issued, date(version.day))
    if version.notes:
        yield triple(iri, ADMS.versionNotes, text(version.notes.ja, "ja"))
        if version.notes.en:
            yield triple(iri, ADMS.versionNotes, text(version.notes.en, "en"))
    yield triple(iri, SPDX.checksumValue, text(version.source))
    if before:
        older = version_iri(dataset, before.number)
        yield triple(iri, DCAT.previousVersion, older)
        yield triple(iri, PROV.wasRevisionOf, older)
    for number, _ in enumerate(version.changes, start=1):
        yield triple(iri, DCTERMS.hasPart, f"{iri}/change/{number}")
    for number, change in enumerate(version.changes, start=1):
        yield from _change(f"{iri}/change/{number}", change, version)


def _tombstones(dataset: str, versions: tuple[Version, ...]) -> Triples:
    """Yield what is left of each resource that no longer is: its name, and which version took it.

    ``rdfs:seeAlso`` leads to that change set, whose neighbours say what came in its place.
    """
    seen: set[str] = set()
    for version in versions:
        for number, change in enumerate(version.changes, start=1):
            if change.subject in seen or not change.kind.startswith(SHISAKU.NAMESPACE):
                continue
            seen.add(change.subject)
            if change.fate is Fate.GONE:
                where = f"{version_iri(dataset, version.number)}/change/{number}"
                yield from typed(change.subject, SHISAKU.WithdrawnResource)
                yield triple(change.subject, RDFS.label, text(change.name, "ja"))
                yield triple(change.subject, DCTERMS.type, change.kind)
                yield triple(change.subject, OWL.deprecated, TRUE)
                yield triple(change.subject, RDFS.seeAlso, where)
                yield triple(change.subject, DCTERMS.isPartOf, dataset)


def _change(iri: str, change: Change, version: Version) -> Triples:
    yield from typed(iri, CHANGESET.ChangeSet)
    yield triple(iri, RDFS.label, text(change.name, "ja"))
    yield triple(iri, DCTERMS.identifier, text(_FATES[change.fate]))
    yield triple(iri, DCTERMS.type, change.kind)
    yield triple(iri, CHANGESET.subjectOfChange, change.subject)
    yield triple(iri, CHANGESET.createdDate, text(version.day))
    if version.notes:
        yield triple(iri, CHANGESET.changeReason, text(version.notes.ja, "ja"))
    groups = (
        (CHANGESET.removal, f"{iri}/removal", change.removed),
        (CHANGESET.addition, f"{iri}/addition", change.added),
    )
    for predicate, base, statements in groups:
        for number, _ in enumerate(statements, start=1):
            yield triple(iri, predicate, f"{base}/{number}")
    for _, base, statements in groups:
        for number, each in enumerate(statements, start=1):
            yield from _statement(f"{base}/{number}", change.subject, each)


def _statement(iri: str, subject: str, told: Statement) -> Triples:
    yield from typed(iri, RDF.Statement)
    yield triple(iri, RDF.subject, subject)
    yield triple(iri, RDF.predicate, told.predicate)
    yield triple(iri, RDF.object, told.value)
    if told.name:
        yield triple(iri, RDFS.label, text(told.name, "ja"))


def _read_version(told: _Told, iri: str) -> Version:
    of = told[iri]
    notes = {
        each.language: each.value for each in of[ADMS.versionNotes] if isinstance(each, Literal)
    }
    return Version(
        number=_one(of, DCAT.version),
        day=_one(of, DCTERMS.issued),
        notes=Bilingual(notes["ja"], notes.get("en", "")) if "ja" in notes else None,
        source=_one(of, SPDX.checksumValue),
        changes=tuple(
            _read_change(told, each.value) for each in sorted(of[DCTERMS.hasPart], key=_number)
        ),
    )


def _read_change(told: _Told, iri: str) -> Change:
    of = told[iri]
    return Change(
        subject=_one(of, CHANGESET.subjectOfChange),
        kind=_one(of, DCTERMS.type),
        name=_one(of, RDFS.label),
        fate=Fate(_one(of, DCTERMS.identifier)),
        removed=_read_statements(told, of[CHANGESET.removal]),
        added=_read_statements(told, of[CHANGESET.addition]),
    )


def _read_statements(told: _Told, iris: Iterable[NamedNode | Literal]) -> tuple[Statement, ...]:
    found = []
    for iri in sorted(iris, key=_number):
        of = told[iri.value]
        (value,) = of[RDF.object]
        names = of[RDFS.label]
        name = names[0].value if names else None
        found.append(Statement(_one(of, RDF.predicate), value, name))
    return tuple(found)


def _one(of: dict[str, list[NamedNode | Literal]], predicate: str) -> str:
    (value,) = of[predicate]
    return value.value


def _number(iri: NamedNode | Literal) -> int:
    return int(iri.value.rpartition("/")[2])

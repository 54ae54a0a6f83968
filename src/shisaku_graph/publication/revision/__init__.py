"""Versions of a dataset: what this one changed of the one before, as RDF and for people.

The version before lies in the source folder (``[previous]`` of ``source.toml``), not in dist/: what
a build says must follow from its sources alone.
"""

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from shisaku_graph.errors import DescriptorError
from shisaku_graph.graph.iri import minter
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.revision.account import account
from shisaku_graph.publication.revision.differences import differences, facts
from shisaku_graph.publication.revision.model import Change, Fate, Statement, Version
from shisaku_graph.publication.revision.statements import (
    history_sections,
    read_history,
    version_iri,
)
from shisaku_graph.publication.syntaxes import turtle
from shisaku_graph.record.model import Records
from shisaku_graph.vocabulary import DCAT, DCTERMS, PORTAL_PREFIXES, SPDX

HISTORY = "changes.ttl"
"""The versions and their changes as RDF, in a published folder."""
_PAGES = {"changes.md": "ja", "changes.en.md": "en"}


@dataclass(frozen=True, slots=True)
class Revision:
    """What a dataset says of its versions, the newest first."""

    versions: tuple[Version, ...]

    @property
    def before(self) -> Version | None:
        """The version before this one."""
        return self.versions[1] if len(self.versions) > 1 else None


def revision(records: Records, stream: Iterable[Triple], source: Path) -> Revision:
    """Return this version with its changes, and those before it.

    Args:
        records: what is published.
        stream: its graph.
        source: the source folder, which holds the version before.

    Raises:
        DescriptorError: the version before is none of this dataset, or not before this one.
    """
    told, mint = records.descriptor, minter(records)
    day = (told.dataset.modified or told.dataset.issued).isoformat()
    notes = told.dataset.version_notes
    said = Bilingual(notes.ja, notes.en or "") if notes else None
    changes: tuple[Change, ...] = ()
    history: tuple[Version, ...] = ()
    if told.previous.version:
        name = told.previous.version
        old = _triples(source, name, RdfFormat.N_TRIPLES)
        before = _last(old, mint.dataset, name)
        history = _history(source, told.previous.changes, before, mint.dataset)
        if before.number == told.dataset.version or before.day >= day:
            raise _not_later(before, told.dataset.version, day)
        changes = differences(facts(old), facts(stream))
    now = Version(told.dataset.version, day, said, records.source.sha256, changes)
    return Revision((now, *history))


def revision_files(records: Records, told: Revision) -> dict[str, bytes]:
    """Return the published files that tell the versions."""
    title, dataset = records.descriptor.dataset.title, minter(records).dataset
    heading = f"{title.ja} — 版 / versions"
    files = {
        HISTORY: turtle(
            heading,
            history_sections(dataset, told.versions),
            {**PORTAL_PREFIXES, **minter(records).prefixes, "version": f"{dataset}/version/"},
        )
    }
    ja, en = _PAGES
    files[ja] = account(title.ja, told.versions, "ja").encode()
    files[en] = account(title.en or title.ja, told.versions, "en").encode()
    return files


def _triples(source: Path, name: str, syntax: RdfFormat) -> tuple[Triple, ...]:
    try:
        content = (source / name).read_bytes()
        if name.endswith(".gz"):
            content = gzip.decompress(content)
        return tuple(quad.triple for quad in parse(content, format=syntax))
    except (OSError, EOFError, zlib.error, SyntaxError, ValueError) as error:
        raise _unusable(name, str(error)) from error


def _last(old: Iterable[Triple], dataset: str, name: str) -> Version:
    """Return what a kept graph says of its own version."""
    said = {
        each.predicate.value: each.object.value
        for each in old
        if isinstance(each.object, Literal)
        and (each.subject == NamedNode(dataset) or each.predicate.value == SPDX.checksumValue)
    }
    if DCAT.version not in said or DCTERMS.issued not in said:
        raise _unusable(name, f"<{dataset}> dcat:version")
    day = said.get(DCTERMS.modified, said[DCTERMS.issued])
    return Version(said[DCAT.version], day, None, said.get(SPDX.checksumValue, ""), ())


def _history(source: Path, name: str | None, before: Version, dataset: str) -> tuple[Version, ...]:
    if name is None:
        return (before,)
    try:
        versions = read_history(dataset, _triples(source, name, RdfFormat.TURTLE))
    except (KeyError, ValueError) as error:
        raise _unusable(name, str(error)) from error
    if not versions or versions[0].number != before.number:
        raise _unusable(name, f"dcat:version {before.number}")
    return versions


def _unusable(name: str, said: str) -> DescriptorError:
    return DescriptorError(
        "previous-version",
        Bilingual(
            f"前の版のファイルを使えません（{said}）。",
            f"the file of the version before cannot be used ({said}).",
        ),
        Bilingual(
            "前の版の data.nt（または .gz）と changes.ttl の写しを指定してください。"
            "shisaku-graph revise が写しを作ります。",
            "name copies of data.nt (or .gz) and changes.ttl of this dataset's version before; "
            "shisaku-graph revise makes them.",
        ),
        f"source.toml: previous ({name})",
    )


def _not_later(before: Version, number: str, day: str) -> DescriptorError:
    return DescriptorError(
        "version-not-later",
        Bilingual(
            f"新しい版（{number}、{day}）が前の版（{before.number}、{before.day}）より後ではありません。",
            f"the new version ({number}, {day}) is not later than the one before "
            f"({before.number}, {before.day}).",
        ),
        Bilingual(
            "dataset.version を上げ、dataset.modified に新しい日付を書いてください。",
            "raise dataset.version, and state a later day in dataset.modified.",
        ),
        "source.toml: dataset.version",
    )


__all__ = [
    "HISTORY",
    "Change",
    "Fate",
    "Revision",
    "Statement",
    "Version",
    "revision",
    "revision_files",
    "version_iri",
]

"""Publication: a validated graph becomes the files that a city puts on its portal."""

from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.graph import Part, Section
from shisaku_graph.graph.iri import minter
from shisaku_graph.publication.archive import place_for, prune, says_otherwise
from shisaku_graph.publication.catalogue import catalogue_files
from shisaku_graph.publication.catalogue.union import publish_catalogue
from shisaku_graph.publication.contents import Contents
from shisaku_graph.publication.hub_tables import hub_tables
from shisaku_graph.publication.jsonld import context_text, frame_text, jsonld
from shisaku_graph.publication.logs import repairs_csv, suspects_csv
from shisaku_graph.publication.manifest import (
    MANIFEST,
    SIGNATURE,
    Facts,
    PublishedFile,
    described,
    inputs_hash,
    is_current,
    manifest_text,
    verify,
)
from shisaku_graph.publication.release import release
from shisaku_graph.publication.review import review_page
from shisaku_graph.publication.revision import revision, revision_files
from shisaku_graph.publication.stream import Streamed, stream
from shisaku_graph.publication.syntaxes import (
    graph_hash,
    nquads,
    rdfxml,
    sorted_lines,
    trig,
    turtle,
)
from shisaku_graph.publication.tables import table_files
from shisaku_graph.record.expected import class_counts, withheld
from shisaku_graph.record.ledger import ledger_text
from shisaku_graph.record.model import Records
from shisaku_graph.repair.corrections import takes_out_persons
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME
from shisaku_graph.validation import Report
from shisaku_graph.vocabulary import PREFIXES

IDENTITIES = "identities.csv"
"""The ledger: which resource bore which name in which year."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published dataset.

    Attributes:
        folder, files: where it is, and what there is.
        triples: its size.
        changed: whether what was published before was another.
        rewritten: number of the version that says something else than it did before; ``None``
            where this is a new version, or says the same.
    """

    folder: Path
    files: tuple[PublishedFile, ...]
    triples: int
    changed: bool
    rewritten: str | None


def publish(
    records: Records, parts: tuple[Part, ...], report: Report, folder: Path, source: Path
) -> Published:
    """Publish a dataset into ``folder``: all of it, or nothing.

    Args:
        records: what is published.
        parts: its graph, part by part.
        report: the report of the shapes, published beside it.
        folder: the dataset's own folder in dist/.
        source: the source folder, whose files are published as received.

    Raises:
        PublicationError: the folder cannot be written; what was there before is untouched.
    """
    # a graph says each thing once
    stream = tuple(dict.fromkeys(each for part in parts for each in part.triples))
    told = revision(records, stream, source)
    mint = minter(records)
    with Contents() as contents:
        lines = sorted_lines(stream)
        contents.write("data.nt", lines)
        contents.write("data.nq", nquads(lines, mint.dataset))
        hashed = graph_hash(stream, lines)
        del lines
        readable = turtle(
            records.descriptor.dataset.title.ja,
            (Section(part.title, iter(part.triples)) for part in parts),
            {**PREFIXES, **mint.prefixes},
        )
        contents["data.ttl"] = readable
        contents["data.trig"] = trig(readable, mint.dataset)
        del readable
        contents["data.rdf"] = rdfxml(stream)
        contents["data.jsonld"] = jsonld(stream)
        contents.update(
            {
                "frame.jsonld": frame_text().encode(),
                "context.jsonld": context_text().encode(),
                "repairs.csv": repairs_csv(records),
                "suspects.csv": suspects_csv(records),
                IDENTITIES: ledger_text(records.identities, mint.municipality),
                "review.html": review_page(records, "ja").encode(),
                "review.en.html": review_page(records, "en").encode(),
                "validation.ttl": report.to_turtle(),
                "validation.md": report.to_markdown("ja").encode(),
                "validation.en.md": report.to_markdown("en").encode(),
            }
        )
        contents.update(table_files(records, stream))
        contents.update(hub_tables(records))
        contents.update(revision_files(records, told))
        contents.update(_source_files(records, source))
        contents.update(catalogue_files(records, stream, contents, told.before))
        files = [described(path, contents.place(path)) for path in contents]
        facts = Facts(
            dataset=records.descriptor.id,
            version=records.descriptor.dataset.version,
            iri=mint.dataset,
            graph_hash=hashed,
            inputs_hash=inputs_hash(records.descriptor, source),
            counts={**class_counts(records), "triples": len(stream)},
        )
        contents[MANIFEST] = manifest_text(facts, files)
        files.append(described(MANIFEST, contents[MANIFEST]))
        contents.update(_still_signed(folder, contents[MANIFEST]))
        rewritten = says_otherwise(folder, facts.version, facts.graph_hash)
        changed = release(folder, contents, place_for(folder, records.descriptor.dataset.version))
    prune(folder, records.descriptor.publication.keep)
    return Published(folder, tuple(files), len(stream), changed, rewritten)


def _still_signed(folder: Path, manifest: bytes) -> dict[str, bytes]:
    """Return the signature of what was published before, where that is the very same."""
    before, signature = folder / MANIFEST, folder / SIGNATURE
    if signature.is_file() and before.is_file() and before.read_bytes() == manifest:
        return {SIGNATURE: signature.read_bytes()}
    return {}


def _source_files(records: Records, source: Path) -> dict[str, bytes]:
    """Return the files as received, but for those that hold personal data."""
    told = records.descriptor
    names: list[str | None] = [DESCRIPTOR_NAME]
    if told.table.corrections and not takes_out_persons(source / told.table.corrections):
        names.append(told.table.corrections)
    names += [told.review.classification, told.review.links]
    names += told.previous.files()
    if not told.columns.personal and not withheld(records):
        names.append(told.table.file)
    return {f"source/{Path(name).name}": (source / name).read_bytes() for name in names if name}


__all__ = [
    "Published",
    "PublishedFile",
    "Streamed",
    "graph_hash",
    "inputs_hash",
    "is_current",
    "publish",
    "publish_catalogue",
    "release",
    "stream",
    "verify",
]

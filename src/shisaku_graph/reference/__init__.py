"""The reference: ontology, shapes, code lists and ready queries, published as a release of its own.

Its folder is laid out as the IRIs are: ``ns.ttl`` stands where ``https://…/shisaku-graph/ns`` is.
"""

import csv
import io
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from shisaku_graph import assets
from shisaku_graph.access.catalogue import ready_queries
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.publication.manifest import MANIFEST, PublishedFile, described
from shisaku_graph.publication.release import release
from shisaku_graph.reference.codes import CodeList, code_lists, codes_turtle
from shisaku_graph.reference.constraints import shapes_files
from shisaku_graph.reference.diagram import diagram
from shisaku_graph.reference.executables import queries_json, query_triples
from shisaku_graph.reference.pages import Pages
from shisaku_graph.reference.syntaxes import in_every_syntax, in_two_syntaxes, merged_shapes, turtle
from shisaku_graph.reference.terms import Header, ontology
from shisaku_graph.reference.versions import versions
from shisaku_graph.validation.shapes import SHAPES
from shisaku_graph.vocabulary import DCTERMS, OWL

_SUFFIXES: dict[Language, str] = {"ja": "", "en": ".en"}
_SHAPES_TITLE = Bilingual("施策グラフの形状", "The shapes of shisaku_graph")


def publish_reference(folder: Path) -> tuple[PublishedFile, ...]:
    """Publish the reference into ``folder``: all of it, or nothing; return its files.

    Raises:
        PublicationError: the folder cannot be written, or the ontology's version is wrong.
    """
    contents = reference()
    files = [described(path, content) for path, content in sorted(contents.items())]
    contents[MANIFEST] = _manifest(ontology().header, files)
    files.append(described(MANIFEST, contents[MANIFEST]))
    release(folder, contents)
    return tuple(files)


def reference() -> dict[str, bytes]:
    """Return every file of the reference but its manifest, by its path.

    Raises:
        PublicationError: the ontology's version is wrong.
    """
    own = ontology()
    content = (assets.folder("ontology") / "shisaku.ttl").read_bytes()
    known = versions(own.header, content)
    lists, queries = code_lists(own), tuple(ready_queries().values())
    files, pages = shapes_files(), Pages(own, known)
    licence = own.header.licence
    made = {
        **in_every_syntax("ns", content),
        **{f"ns/{each.number}.ttl": each.content for each in known},
        **in_two_syntaxes("shapes", merged_shapes(_shapes_head(own.header))),
        **in_two_syntaxes("codes", turtle(codes_turtle(lists, licence))),
        "codes.csv": _codes_csv(lists),
        **in_two_syntaxes("queries", turtle(query_triples(queries, licence))),
        "queries.json": queries_json(queries),
        **{f"queries/{query.name}.rq": query.text.encode() for query in queries},
        **{
            name: (assets.folder("ontology") / name).read_bytes()
            for name in ("alignment.ttl", "labels.ttl", "context.jsonld")
        },
    }
    made[".well-known/sparql-examples.ttl"] = made["queries.ttl"]
    for language, suffix in _SUFFIXES.items():
        made |= {
            f"ns{suffix}.html": pages.ontology_page(language),
            f"shapes{suffix}.html": pages.shapes_page(files, language),
            f"codes{suffix}.html": pages.codes_page(lists, language),
            f"queries{suffix}.html": pages.queries_page(queries, language),
            f"diagram{suffix}.svg": (diagram(own, language) + "\n").encode(),
        }
    return made


def _shapes_head(header: Header) -> str:
    """Return what the shapes say of themselves as one document."""
    parts = ", ".join(f"<{SHAPES[:-1]}/{f.name.removesuffix('.ttl')}>" for f in shapes_files())
    return (
        f"<{SHAPES[:-1]}> a <{OWL.Ontology}> ;\n"
        f'    <{DCTERMS.title}> "{_SHAPES_TITLE.ja}"@ja, "{_SHAPES_TITLE.en}"@en ;\n'
        f"    <{DCTERMS.license}> <{header.licence}> ;\n"
        f'    <{OWL.versionInfo}> "{header.version}" ;\n'
        f"    <{DCTERMS.hasPart}> {parts} ."
    )


def _codes_csv(lists: Iterable[CodeList]) -> bytes:
    """Return every code as one table, for Excel."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ("list", "code", "label_ja", "label_en", "definition_ja", "definition_en", "iri")
    )
    for each in lists:
        for code in each.codes:
            texts = (*code.label, *code.definition)
            writer.writerow((each.anchor, code.notation, *texts, code.iri))
    return ("\ufeff" + out.getvalue()).encode()


def _manifest(header: Header, files: list[PublishedFile]) -> bytes:
    told = {
        "reference": header.iri,
        "version": header.version,
        "versionIRI": header.version_iri,
        "priorVersion": header.prior_version,
        "generator": {"name": "shisaku_graph", "version": version("shisaku-graph")},
        "files": [
            {"path": f.path, "bytes": f.bytes, "mediaType": f.media_type, "sha256": f.sha256}
            for f in files
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


__all__ = ["publish_reference", "reference"]

"""The graph as text: N-Triples sorted for machines, Turtle laid out for reading."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    RdfFormat,
    Triple,
    serialize,
)

from shisaku_graph.graph import Section
from shisaku_graph.vocabulary import PREFIXES

_RULE = "─" * 60


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Return sorted N-Triples: one line a triple, the same bytes whatever the order was.

    See https://www.w3.org/TR/n-triples/#canonical-ntriples.
    """
    return b"".join(sorted_lines(triples))


def sorted_lines(triples: Iterable[Triple]) -> list[bytes]:
    """Return the lines of sorted N-Triples: a triple's own text is one."""
    return sorted({f"{triple} .\n".encode() for triple in triples})


def turtle(
    title: str, sections: Iterable[Section], prefixes: Mapping[str, str] = PREFIXES
) -> bytes:
    """Return Turtle in the order of the sections, a comment at the head of each.

    Args:
        title: first line of the file.
        sections: the graph; all triples of a subject stand together.
        prefixes: those that may be used; only those that are used stand at the head.
    """
    body = b"".join(_sections(sections, prefixes))
    heads = (
        f"@prefix {prefix}: <{namespace}> .\n".encode()
        for prefix, namespace in sorted(prefixes.items())
        if f"{prefix}:".encode() in body
    )
    return b"".join((f"# {title}\n\n".encode(), *heads, body))


def _sections(sections: Iterable[Section], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    for section in sections:
        body = _serialised(section.triples, RdfFormat.TURTLE, prefixes)
        lines = body.split(b"\n")
        head = sum(1 for _ in _prefix_lines(lines))
        if any(lines[head:]):
            yield f"\n# {_RULE}\n# {section.title.ja} / {section.title.en}\n\n".encode()
            for line in lines[head:-1]:
                yield line + (b"\n\n" if line.endswith(b" .") else b"\n")


def graph_hash(stream: Iterable[Triple], lines: Iterable[bytes] | None = None) -> str:
    """Return the SHA-256 of the graph's canonical form (RDFC-1.0), in hexadecimal.

    Args:
        stream: the graph.
        lines: the same as lines of sorted N-Triples, where they are at hand.
    """
    triples = tuple(stream)
    if any(_is_blank(term) for each in triples for term in (each.subject, each.object)):
        dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        lines = sorted_lines(quad.triple for quad in dataset)
    # without blank nodes there is nothing to name: the sorted lines are the canonical form
    digest = hashlib.sha256()
    for line in sorted_lines(triples) if lines is None else lines:
        digest.update(line)
    return digest.hexdigest()


def _is_blank(term: object) -> bool:
    return isinstance(term, BlankNode | Triple)


def nquads(lines: Iterable[bytes], graph: str) -> Iterator[bytes]:
    """Yield the lines of sorted N-Quads: those of sorted N-Triples, in one named graph."""
    name = f" <{graph}> .\n".encode()
    return (line.removesuffix(b" .\n") + name for line in lines)


def trig(turtle: bytes, graph: str) -> bytes:
    """Return TriG: what :func:`turtle` gave, in one named graph."""
    head = turtle.index(b"\n", turtle.rindex(b"\n@prefix ") + 1) + 1
    return b"".join((turtle[:head], f"\n<{graph}> {{\n".encode(), turtle[head:], b"}\n"))


def rdfxml(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return RDF/XML: all triples of a subject in one element."""
    return _serialised(triples, RdfFormat.RDF_XML, prefixes)


def short_turtle(triples: Iterable[Triple]) -> bytes:
    """Return Turtle that names only the prefixes it uses; the triples of a subject in a row."""
    lines = _serialised(triples, RdfFormat.TURTLE, PREFIXES).split(b"\n")
    heads = list(_prefix_lines(lines))
    body = b"\n".join(lines[len(heads) :])
    used = (line for line in heads if b" " + line.split(b" ")[1] in b" " + _words(body))
    return b"".join(line + b"\n" for line in used) + b"\n" + body


def _words(body: bytes) -> bytes:
    return body.replace(b"\n", b" ").replace(b"\t", b" ").replace(b"^^", b" ")


def _prefix_lines(lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        if not line.startswith(b"@prefix "):
            return
        yield line


def _serialised(
    triples: Iterable[Triple], syntax: RdfFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    return serialize(triples, format=syntax, prefixes=dict(prefixes or {}) or None) or b""

"""Terms and triples, checked as they are made.

pyoxigraph refuses what RDF forbids (blanks in IRIs, lone surrogates, bad language tags); rdflib
would write it. A refusal names the place in the source.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.descriptor import Name
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import RDF, RDFS, SKOS, XSD

Triples = Iterator[Triple]

_INTEGER, _DECIMAL, _DATE = (NamedNode(iri) for iri in (XSD.integer, XSD.decimal, XSD.date))
TRUE = Literal("true", datatype=NamedNode(XSD.boolean))


@lru_cache(maxsize=8_192)
def node(iri: str) -> NamedNode:
    """Return an IRI; most come back soon, and each is checked when made.

    Raises:
        RecordError: it is no IRI.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise _refused(iri, None) from error


def text(value: str, language: str | None = None, origin: Origin | None = None) -> Literal:
    """Return a literal, with its language where it has one.

    Raises:
        RecordError: the text holds what no RDF literal may hold (a lone surrogate).
    """
    try:
        return Literal(value, language=language) if language else Literal(value)
    except ValueError as error:
        raise _refused(value, origin) from error


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: Decimal) -> Literal:
    """Return an ``xsd:decimal`` in its canonical form, without exponent.

    >>> decimal(Decimal("12.50")).value, decimal(Decimal("1E+3")).value
    ('12.5', '1000')
    """
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Literal("0" if plain in ("-0", "") else plain, datatype=_DECIMAL)


def date(value: str) -> Literal:
    """Return an ``xsd:date`` from ``YYYY-MM-DD``."""
    return Literal(value, datatype=_DATE)


def triple(subject: str, predicate: str, value: NamedNode | Literal | str) -> Triple:
    """Return a triple; a plain string as object is an IRI."""
    return Triple(node(subject), node(predicate), node(value) if isinstance(value, str) else value)


def typed(subject: str, *classes: str) -> Triples:
    """Yield the types of a subject."""
    for each in classes:
        yield triple(subject, RDF.type, each)


def labelled(subject: str, name: str | Name, origin: Origin | None = None) -> Triples:
    """Yield a subject's labels: Japanese, and English where there is one."""
    ja, en = (name, None) if isinstance(name, str) else (name.ja, name.en)
    yield triple(subject, RDFS.label, text(ja, "ja", origin))
    if en:
        yield triple(subject, RDFS.label, text(en, "en", origin))


def concept(subject: str, name: str | Name, origin: Origin | None = None) -> Triples:
    """Yield the labels of a SKOS concept."""
    for label in labelled(subject, name, origin):
        yield label
        yield Triple(label.subject, node(SKOS.prefLabel), label.object)


def _refused(value: str, origin: Origin | None) -> RecordError:
    shown = value[:60].encode("unicode_escape").decode("ascii")
    return RecordError(
        "term-refused",
        Bilingual(f"RDF にできない文字があります（{shown}）。", f"RDF cannot hold this ({shown})."),
        Bilingual(
            "示された値から制御文字や壊れた文字を除いてください。",
            "take control characters and broken characters out of the value.",
        ),
        origin,
    )

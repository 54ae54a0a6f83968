"""Small statements that several parts of the catalogue make alike."""

from pyoxigraph import Literal, NamedNode

from shisaku_graph.graph.terms import Triples, text, triple
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.entry import Entry
from shisaku_graph.source.descriptor import Name
from shisaku_graph.vocabulary import EUFREQUENCY, XSD

_FREQUENCY = {
    "annual": "ANNUAL", "biennial": "BIENNIAL", "triennial": "TRIENNIAL",
    "irregular": "IRREG", "never": "NEVER", "unknown": "UNKNOWN",
}  # fmt: skip


def said(subject: str, predicate: str, words: Name | Bilingual) -> Triples:
    """Yield a text in its languages, Japanese first: a portal may keep the first alone."""
    yield triple(subject, predicate, text(words.ja, "ja"))
    if words.en:
        yield triple(subject, predicate, text(words.en, "en"))


def area_name(entry: Entry) -> Name:
    """Return the area's name: prefecture and municipality."""
    told = entry.descriptor.municipality
    en = f"{told.name.en}, {told.prefecture.en}" if told.name.en and told.prefecture.en else None
    return Name(ja=f"{told.prefecture.ja}{told.name.ja}", en=en)


def count(value: int) -> Literal:
    """Return an ``xsd:nonNegativeInteger``, as DCAT-AP asks of sizes."""
    return Literal(str(value), datatype=NamedNode(XSD.nonNegativeInteger))


def hexadecimal(value: str) -> Literal:
    """Return an ``xsd:hexBinary``, as DCAT-AP asks of checksums."""
    return Literal(value, datatype=NamedNode(XSD.hexBinary))


def frequency(entry: Entry) -> str:
    """Return the IRI of how often such a dataset appears."""
    return f"{EUFREQUENCY.NAMESPACE}{_FREQUENCY[entry.descriptor.publication.frequency]}"

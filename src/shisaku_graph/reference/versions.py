"""The ontology's versions: a published one stays as it is, for whoever conforms to it.

``ontology/versions/<version>.ttl`` holds each version that was released. What is in
``ontology/shisaku.ttl`` is the next one, and names the newest released one as its prior version.
"""

from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual
from shisaku_graph.reference.syntaxes import canonical
from shisaku_graph.reference.terms import Header
from shisaku_graph.vocabulary import ONTOLOGY_IRI, OWL


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the ontology, in Turtle."""

    number: str
    iri: str
    content: bytes


def versions(header: Header, content: bytes) -> tuple[Version, ...]:
    """Return the version that is published now and every released one, the newest first.

    Args:
        header: what the ontology says of itself.
        content: the ontology in Turtle.

    Raises:
        PublicationError: it differs from a release of the same number, or names another prior
            version than the newest that was released.
    """
    return ordered(header, content, _released())


def ordered(header: Header, content: bytes, released: tuple[Version, ...]) -> tuple[Version, ...]:
    """Return the version of today before the released ones; see :func:`versions`."""
    same = next((each for each in released if each.number == header.version), None)
    if same is not None and canonical(same.content) != canonical(content):
        raise PublicationError(
            "ontology-released",
            Bilingual(
                f"オントロジーの版 {header.version} は公開済みですが、内容が変わっています。",
                f"version {header.version} of the ontology is released; what it says has changed.",
            ),
            Bilingual(
                "版の番号を上げ、owl:priorVersion に前の版を書いてください。",
                "raise its version, and name the released one as owl:priorVersion.",
            ),
            "ontology/shisaku.ttl",
        )
    before = tuple(each for each in released if each.number != header.version)
    prior = before[0].iri if before else None
    if header.prior_version != prior:
        raise PublicationError(
            "ontology-prior-version",
            Bilingual(
                f"owl:priorVersion は {header.prior_version or '（なし）'} ですが、"
                f"直前に公開した版は {prior or '（なし）'} です。",
                f"owl:priorVersion is {header.prior_version or '(none)'}, but the version released "
                f"last is {prior or '(none)'}.",
            ),
            Bilingual(
                "ontology/shisaku.ttl の見出し部を直してください。",
                "mend the header of ontology/shisaku.ttl.",
            ),
            "ontology/shisaku.ttl",
        )
    return (Version(header.version, header.version_iri, content), *before)


def _released() -> tuple[Version, ...]:
    folder = assets.folder("ontology") / "versions"
    if not folder.is_dir():
        return ()
    found = []
    for file in folder.iterdir():
        if file.name.endswith(".ttl"):
            number, content = file.name.removesuffix(".ttl"), file.read_bytes()
            found.append(Version(number, _version_iri(content), content))
    return tuple(sorted(found, key=lambda each: _rank(each.number), reverse=True))


def _version_iri(content: bytes) -> str:
    for quad in ox.parse(content, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == OWL.versionIRI and isinstance(quad.object, ox.NamedNode):
            return quad.object.value
    raise ValueError(ONTOLOGY_IRI)


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())

"""Published linksets: what leads from a record of one dataset to records of others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.views import Label
from shisaku_graph.rdf_files import LINKS, triples_of
from shisaku_graph.vocabulary import DCTERMS, OWL, RDF, SKOS, SSSOM, VOID

INVERSE = {SKOS.broadMatch: SKOS.narrowMatch, SKOS.narrowMatch: SKOS.broadMatch}
"""Relations that read otherwise from the other end; all others are symmetric."""


@dataclass(frozen=True, slots=True)
class Match:
    """One accepted link, seen from one of its ends.

    Attributes:
        iri: IRI of the record at the other end; ``label`` its name there.
        relation: IRI of the property, from this end to the other.
        confidence: of the program that proposed it; ``None`` where a person found it.
        shared: words that both hold.
    """

    iri: str
    label: str
    relation: str
    confidence: Decimal | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedLinkset:
    """A linkset as published.

    Attributes:
        iri: its IRI; ``title`` its name.
        folder: where it is published.
        licence: IRI of the licence of the links.
        ours: IRI of the dataset that the links lead from.
        theirs: IRI of the dataset that they lead to; ``theirs_title`` its name.
        reviewers: who accepted them.
        links: each link as seen from ours: our record's IRI and name, and the match.
    """

    iri: str
    title: Label
    folder: Path
    licence: str
    ours: str
    theirs: str
    theirs_title: str
    reviewers: tuple[str, ...]
    links: tuple[tuple[str, str, Match], ...]


class Linksets:
    """The links of several linksets, by the records at both ends.

    Attributes:
        published: the linksets themselves, in the order given.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._matches: defaultdict[str, list[Match]] = defaultdict(list)
        found: list[PublishedLinkset] = []
        for folder in folders:
            told = _subjects(folder / LINKS)
            axioms = [each for each in told.values() if OWL.annotatedSource in each]
            for each in axioms:
                self._add(each)
            found += _published(folder, told, axioms)
        self.published = tuple(found)

    def of(self, iri: str) -> tuple[Match, ...]:
        """Return the links of a record, the likeliest first; a person's own come first of all."""
        found = self._matches.get(iri, ())
        return tuple(sorted(found, key=lambda m: (-(m.confidence or 1), m.iri)))

    def _add(self, told: Mapping[str, list[str]]) -> None:
        match = _match(told)
        here, label = told[OWL.annotatedSource][0], told[SSSOM.subject_label][0]
        self._matches[here].append(match)
        back = INVERSE.get(match.relation, match.relation)
        self._matches[match.iri].append(Match(here, label, back, match.confidence, match.shared))


def _match(told: Mapping[str, list[str]]) -> Match:
    confidence = told.get(SSSOM.confidence)
    return Match(
        told[OWL.annotatedTarget][0],
        told[SSSOM.object_label][0],
        told[OWL.annotatedProperty][0],
        Decimal(confidence[0]) if confidence else None,
        tuple(sorted(told.get(SSSOM.match_string, ()))),
    )


def _published(
    folder: Path,
    told: Mapping[str, Mapping[str, list[str]]],
    axioms: Sequence[Mapping[str, list[str]]],
) -> Iterator[PublishedLinkset]:
    for iri, said in told.items():
        if SSSOM.MappingSet in said.get(RDF.type, ()):
            title = sorted(said[DCTERMS.title], key=lambda each: each.isascii())
            links = [
                (a[OWL.annotatedSource][0], a[SSSOM.subject_label][0], _match(a)) for a in axioms
            ]
            theirs = said[VOID.objectsTarget][0]
            yield PublishedLinkset(
                iri=iri,
                title=Label(title[0], title[-1]),
                folder=folder,
                licence=said[DCTERMS.license][0],
                ours=said[VOID.subjectsTarget][0],
                theirs=theirs,
                theirs_title=told[theirs][DCTERMS.title][0],
                reviewers=tuple(said.get(SSSOM.reviewer_label, ())),
                links=tuple(sorted(links, key=lambda each: (each[1], each[2].label))),
            )


def linkset_folders(dist: Path) -> tuple[Path, ...]:
    """Return the folders of the published linksets: the folder itself, or those right inside."""
    if (dist / LINKS).is_file():
        return (dist,)
    return tuple(sorted(path.parent for path in dist.glob(f"[!.]*/{LINKS}")))


def _subjects(path: Path) -> dict[str, dict[str, list[str]]]:
    """Return what is said of each subject, by property."""
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in triples_of(path):
        if isinstance(each.subject, ox.NamedNode):
            value = getattr(each.object, "value", "")
            told[each.subject.value][each.predicate.value].append(value)
    return {subject: dict(said) for subject, said in told.items()}

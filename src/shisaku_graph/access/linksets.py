"""Published linksets: what leads from a record of one dataset to records of others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.rdf_files import LINKS, triples_of
from shisaku_graph.vocabulary import OWL, SKOS, SSSOM

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


class Linksets:
    """The links of several linksets, by the records at both ends."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._matches: defaultdict[str, list[Match]] = defaultdict(list)
        for folder in folders:
            for told in _axioms(folder / LINKS):
                self._add(told)

    def of(self, iri: str) -> tuple[Match, ...]:
        """Return the links of a record, the likeliest first; a person's own come first of all."""
        found = self._matches.get(iri, ())
        return tuple(sorted(found, key=lambda m: (-(m.confidence or 1), m.iri)))

    def _add(self, told: dict[str, list[str]]) -> None:
        relation = told[OWL.annotatedProperty][0]
        ends = (told[OWL.annotatedSource][0], told[OWL.annotatedTarget][0])
        labels = (told[SSSOM.subject_label][0], told[SSSOM.object_label][0])
        confidence = told.get(SSSOM.confidence)
        shared = tuple(sorted(told.get(SSSOM.match_string, ())))
        for here, there, said in ((0, 1, relation), (1, 0, INVERSE.get(relation, relation))):
            number = Decimal(confidence[0]) if confidence else None
            self._matches[ends[here]].append(
                Match(ends[there], labels[there], said, number, shared)
            )


def linkset_folders(dist: Path) -> tuple[Path, ...]:
    """Return the folders of the published linksets: the folder itself, or those right inside."""
    if (dist / LINKS).is_file():
        return (dist,)
    return tuple(sorted(path.parent for path in dist.glob(f"[!.]*/{LINKS}")))


def _axioms(path: Path) -> Iterable[dict[str, list[str]]]:
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in triples_of(path):
        if isinstance(each.subject, ox.NamedNode):
            value = getattr(each.object, "value", "")
            told[each.subject.value][each.predicate.value].append(value)
    return (dict(each) for each in told.values() if OWL.annotatedSource in each)

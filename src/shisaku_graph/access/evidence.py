"""Where a dataset comes from: cells as received, repairs, and what a person must decide."""

from collections.abc import Iterator

import pyoxigraph as ox

from shisaku_graph.access.reading import Reading
from shisaku_graph.access.views import Doubt, Named, Place, Repair
from shisaku_graph.vocabulary import PROV, RDF, SHISAKU, XSD


class EvidenceReading(Reading):
    """Reads the evidence of a dataset: for each value the place that it was read from."""

    def places(self, iri: str) -> tuple[Place, ...]:
        """Return the cells that speak of a resource, in the order of the file."""
        cells = [self.place(each) for each in self._subjects(SHISAKU.evidenceFor, iri)]
        return tuple(sorted(cells, key=lambda p: (p.sheet or "", p.line, p.column or 0, p.iri)))

    def place(self, cell: str) -> Place:
        """Return one cell as received."""
        return Place(
            iri=cell,
            line=self._number(cell, SHISAKU.line) or 0,
            column=self._number(cell, SHISAKU.column),
            sheet=self._text(cell, SHISAKU.sheet),
            heading=self._text(cell, SHISAKU.heading),
            text=self._text(cell, PROV.value) or "",
            states=self._links(cell, SHISAKU.statesProperty),
        )

    def subjects_of(self, cell: str) -> tuple[Named, ...]:
        """Return the resources that a cell speaks of."""
        return self._many(cell, SHISAKU.evidenceFor)

    def repairs(self) -> Iterator[Repair]:
        """Yield the repairs in the order of the log."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Repair), key=_numbered):
            yield self._repair(iri)

    def doubts(self) -> Iterator[Doubt]:
        """Yield what a person must decide, in the order of the list."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Suspect), key=_numbered):
            yield self._doubt(iri)

    def repairs_at(self, line: int, sheet: str | None = None) -> tuple[Repair, ...]:
        """Return the repairs of one line, in the order of the log."""
        found = self._at(SHISAKU.Repair, line, sheet)
        return tuple(self._repair(iri) for iri in found)

    def doubts_at(self, line: int, sheet: str | None = None) -> tuple[Doubt, ...]:
        """Return what a person must decide on one line."""
        found = self._at(SHISAKU.Suspect, line, sheet)
        return tuple(self._doubt(iri) for iri in found)

    def _at(self, kind: str, line: int, sheet: str | None) -> list[str]:
        number = ox.Literal(str(line), datatype=ox.NamedNode(XSD.integer))
        found = self._subjects(SHISAKU.line, number)
        here = (i for i in found if self.is_a(i, kind) and self._text(i, SHISAKU.sheet) == sheet)
        return sorted(here, key=_numbered)

    def _repair(self, iri: str) -> Repair:
        return Repair(
            iri=iri,
            rule=self._named(self._needed(iri, SHISAKU.appliedRule)),
            line=self._number(iri, SHISAKU.line) or 0,
            column=self._number(iri, SHISAKU.column),
            before=self._text(iri, SHISAKU.before) or "",
            after=self._text(iri, SHISAKU.after) or "",
            reason=self._text(iri, SHISAKU.reason),
            cells=self._links(iri, PROV.used),
        )

    def _doubt(self, iri: str) -> Doubt:
        return Doubt(
            iri=iri,
            rule=self._named(self._needed(iri, SHISAKU.appliedRule)),
            line=self._number(iri, SHISAKU.line) or 0,
            column=self._number(iri, SHISAKU.column),
            text=self._text(iri, PROV.value) or "",
            question=self.label(iri, SHISAKU.question),
            proposal=self._text(iri, SHISAKU.proposal),
            cells=self._links(iri, PROV.wasDerivedFrom),
        )


def _numbered(iri: str) -> tuple[int, str]:
    tail = iri.rpartition("/")[2]
    return (int(tail) if tail.isdecimal() else 0), iri

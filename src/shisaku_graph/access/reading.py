"""Reading one resource: its name, its texts, its numbers, what it leads to."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.statements import Statements
from shisaku_graph.access.views import Label, Named
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import PROV, RDF, RDFS, SHISAKU


class Reading:
    """A published graph, read value by value.

    Attributes:
        folder: where its files stand.
        statements: the graph, for what is not read as a typed value.
    """

    def __init__(self, folder: Path, statements: Statements) -> None:
        self.folder = folder
        self.statements = statements

    def about(self, iri: str) -> tuple[ox.Triple, ...]:
        """Return the triples of a subject, sorted."""
        return self.statements.of(iri).triples

    def types(self, iri: str) -> tuple[str, ...]:
        """Return the classes of a resource; none, where nothing is said of it."""
        return self.statements.of(iri).links(RDF.type)

    def is_a(self, iri: str, kind: str) -> bool:
        """Tell whether a resource is a member of a class."""
        return kind in self.types(iri)

    def members(self, kind: str) -> Iterator[str]:
        """Yield the members of a class by their positions, then by their IRIs."""
        return self.statements.ordered(RDF.type, kind)

    def number_of(self, kind: str) -> int:
        """Return how many members a class has."""
        return self.statements.count(RDF.type, kind)

    def label(self, iri: str, predicate: str = RDFS.label) -> Label:
        """Return a name or text in its languages; the IRI where there is none."""
        texts = {each.language: each.value for each in self._literals(iri, predicate)}
        first = texts.get("ja") or texts.get(None) or texts.get("en") or iri
        return Label(first, texts.get("en"))

    def named_by(self, iri: str, predicate: str) -> tuple[Named, ...]:
        """Return the resources that a property of a resource names."""
        return self._many(iri, predicate)

    # terms

    def _named(self, iri: str) -> Named:
        return Named(iri, self.label(iri))

    def _one(self, iri: str, predicate: str) -> Named | None:
        return next(iter(self._many(iri, predicate)), None)

    def _many(self, iri: str, predicate: str) -> tuple[Named, ...]:
        links = sorted(self._links(iri, predicate), key=self._order)
        return tuple(self._named(each) for each in links)

    def _only(self, iri: str, predicate: str) -> str | None:
        return next(iter(self._links(iri, predicate)), None)

    def _needed(self, iri: str, predicate: str) -> str:
        link = self._only(iri, predicate)
        if link is None:
            raise _incomplete(self.folder, iri, predicate)
        return link

    def _position(self, iri: str) -> int:
        return self._number(iri, SHISAKU.position) or 0

    def _below(self, predicate: str, value: str) -> Iterator[str]:
        """Yield what a property joins to a resource, in order."""
        return self.statements.ordered(predicate, value)

    def _subjects(self, predicate: str, value: str | ox.Literal) -> list[str]:
        return self.statements.subjects(predicate, value)

    def _order(self, iri: str) -> tuple[int, str]:
        return self._position(iri), iri

    def _links(self, iri: str, predicate: str) -> tuple[str, ...]:
        return self.statements.of(iri).links(predicate)

    def _as_printed(self, iri: str, predicate: str) -> list[str]:
        """Return what a property names, in the order of the table: rows, and in each its columns.

        What serves several columns stands to their left, so the last cell is a thing's own.
        """
        links = self._links(iri, predicate)
        return sorted(links, key=self._last_cell) if len(links) > 1 else list(links)

    def _last_cell(self, iri: str) -> tuple[int, int, str]:
        places = (
            (self._number(cell, SHISAKU.line) or 0, self._number(cell, SHISAKU.column) or 0)
            for cell in self._links(iri, PROV.wasDerivedFrom)
        )
        return (*max(places, default=(0, 0)), iri)

    def _literals(self, iri: str, predicate: str) -> list[ox.Literal]:
        return self.statements.of(iri).literals(predicate)

    def _text(self, iri: str, predicate: str) -> str | None:
        return min((each.value for each in self._literals(iri, predicate)), default=None)

    def _number(self, iri: str, predicate: str) -> int | None:
        text = self._text(iri, predicate)
        return None if text is None else int(text)

    def _decimal(self, iri: str, predicate: str) -> Decimal | None:
        text = self._text(iri, predicate)
        return None if text is None else Decimal(text)


def _incomplete(folder: Path, iri: str, predicate: str) -> UsageError:
    return UsageError(
        "dataset-incomplete",
        Bilingual(
            f"公開データに欠けがあります（{iri} の {predicate}）。",
            f"the published data lacks {predicate} of {iri}.",
        ),
        Bilingual(
            "shisaku-graph validate で確かめ、ビルドし直してください。",
            "check it with shisaku-graph validate, and build it again.",
        ),
        str(folder),
    )

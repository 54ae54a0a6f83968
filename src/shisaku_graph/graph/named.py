"""What texts name, gathered on disk: documents, facilities, bodies, grades, and where."""

import marshal
import sqlite3
from collections.abc import Iterator
from itertools import chain

from shisaku_graph.graph.hubs import (
    Spot,
    document_triples,
    mention_triples,
    place_triples,
)
from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.terms import Triples
from shisaku_graph.hub.documents import (
    Document,
    DocumentKind,
    Period,
    Quotation,
    is_document,
    only,
)
from shisaku_graph.hub.places import Place, PlaceKind
from shisaku_graph.record.model import Text
from shisaku_graph.spool import Packed, Spool
from shisaku_graph.trace import Origin, packed_origin

_SCHEMA = """
CREATE TABLE thing (
  id INTEGER PRIMARY KEY, sort TEXT, key TEXT, name TEXT, kind TEXT,
  held INTEGER DEFAULT 0, cited INTEGER DEFAULT 0, UNIQUE (sort, key));
CREATE TABLE spelling (thing INTEGER, name TEXT, PRIMARY KEY (thing, name));
CREATE TABLE spoken (thing INTEGER, place BLOB, PRIMARY KEY (thing, place)) WITHOUT ROWID;
CREATE TABLE period (
  thing INTEGER, start INTEGER, end INTEGER, printed TEXT, PRIMARY KEY (thing, start, end));
"""


def _packed(spot: Spot) -> Packed:
    place = packed_origin(spot.origin)
    return spot.thing, spot.owner, spot.field, spot.start, spot.end, spot.text, place


def _spot(packed: Packed) -> Spot:
    thing, owner, field, start, end, text, place = packed
    return Spot(thing, owner, field, start, end, text, Origin(*place))


class NamedThings:
    """Collects what is named; ``index`` is a temporary database."""

    def __init__(self, index: sqlite3.Connection, mint: Minter) -> None:
        self._index, self._mint = index, mint
        index.executescript(_SCHEMA)
        # a plan's own texts come before its reports, documents before facilities and bodies
        self._spots = tuple(Spool(_packed, _spot) for _ in range(4))

    def quotation(self, spot: Spot, told: Quotation, first: bool) -> None:
        """Note a name in brackets; ``first``: in a policy's own texts."""
        kind = told.kind.value if told.kind else ""
        at = self._thing("document", told.mention.document, spot.text, kind, spot.origin)
        self._index.execute(
            "UPDATE thing SET held = max(held, ?), cited = max(cited, ?),"
            " kind = CASE kind WHEN '' THEN ? ELSE kind END WHERE id = ?",
            (told.held, told.cited, kind, at),
        )
        if told.period is not None:
            self._index.execute(
                "INSERT OR REPLACE INTO period VALUES (?, ?, ?, ?)",
                (at, told.period.start, told.period.end, told.period.printed),
            )
        self._spots[0 if first else 1].append(spot)

    def place(self, spot: Spot, key: str, kind: PlaceKind, first: bool) -> None:
        """Note that a facility or body is named."""
        self._thing(kind.value, key, spot.text, kind.value, spot.origin)
        self._spots[2 if first else 3].append(spot)

    def grade(self, grade: Text) -> None:
        """Note a grade as printed."""
        at = self._thing("grade", self._mint.grade(grade.value), grade.value, "", grade.origin)
        self._index.execute("INSERT OR IGNORE INTO spelling VALUES (?, ?)", (at, grade.value))

    def criterion(self, printed: str, origin: Origin) -> None:
        """Note what a grade is of."""
        self._thing("criterion", self._mint.criterion(printed), printed, "", origin)

    def _thing(self, sort: str, key: str, name: str, kind: str, origin: Origin) -> int:
        find = "SELECT id FROM thing WHERE sort = ? AND key = ?"
        found = self._index.execute(find, (sort, key)).fetchone()
        if found is None:
            add = "INSERT INTO thing (sort, key, name, kind) VALUES (?, ?, ?, ?)"
            found = (self._index.execute(add, (sort, key, name, kind)).lastrowid,)
        place = marshal.dumps(packed_origin(origin))
        self._index.execute("INSERT OR IGNORE INTO spoken VALUES (?, ?)", (found[0], place))
        return int(found[0])

    def _origins(self, thing: int) -> tuple[Origin, ...]:
        found = self._index.execute("SELECT place FROM spoken WHERE thing = ?", (thing,))
        return tuple(Origin(*marshal.loads(place)) for (place,) in found)  # noqa: S302  # own bytes

    def grades(self) -> Iterator[tuple[tuple[str, ...], tuple[Origin, ...]]]:
        """Yield each grade as it is printed, and its cells."""
        for (at,) in self._index.execute("SELECT id FROM thing WHERE sort = 'grade' ORDER BY id"):
            names = self._index.execute(
                "SELECT name FROM spelling WHERE thing = ? ORDER BY rowid", (at,)
            )
            yield tuple(name for (name,) in names), self._origins(at)

    def criteria(self) -> Iterator[tuple[str, tuple[Origin, ...]]]:
        """Yield each criterion as it was first printed, and the cells of its grades."""
        for at, name in self._index.execute(
            "SELECT id, name FROM thing WHERE sort = 'criterion' ORDER BY id"
        ):
            yield name, self._origins(at)

    def years(self) -> Iterator[int]:
        """Yield the years with which the periods of documents start and end."""
        for document in self._documents():
            if document[1].period is not None:
                yield document[1].period.start
                yield document[1].period.end

    def _documents(self) -> Iterator[tuple[int, Document]]:
        for at, key, name, sort, held, cited in self._index.execute(
            "SELECT id, key, name, kind, held, cited FROM thing WHERE sort = 'document' ORDER BY id"
        ):
            told = self._index.execute(
                "SELECT start, end, printed FROM period WHERE thing = ?", (at,)
            )
            periods = {(start, end): Period(start, end, text) for start, end, text in told}
            kind = DocumentKind(sort) if sort else None
            if is_document(kind, has_period=bool(periods), held=bool(held), cited=bool(cited)):
                yield at, Document(key, name, kind, only(periods))

    def triples(self) -> Triples:
        """Yield what is named, and every place where."""
        documents: set[str] = set()
        for at, document in self._documents():
            documents.add(self._mint.document(document.key))
            yield from document_triples(self._mint, document, self._origins(at))
        for at, key, name, kind in self._index.execute(
            "SELECT id, key, name, kind FROM thing WHERE sort IN (?, ?) ORDER BY id",
            [each.value for each in PlaceKind],
        ):
            place = Place(key, name, PlaceKind(kind))
            yield from place_triples(self._mint, place, self._origins(at))
        quoted = (spot for spot in chain(*self._spots[:2]) if spot.thing in documents)
        for number, spot in enumerate(chain(quoted, *self._spots[2:]), start=1):
            yield from mention_triples(self._mint, number, spot)

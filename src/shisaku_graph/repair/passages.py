"""Rules that doubt a passage of a cell: where it stands, what it may have been."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.source.fields import FIELDS, Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger, Suspect

NAMING = frozenset((Kind.NAME, Kind.LIST))
_CONTEXT = 8  # characters shown on either side
_MOST_PLACES = 20  # of one and the same passage; the rest is the same question again
_MOST_PASSAGES = 10_000  # passages remembered in order to count their places


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful stretch of a text, counted from 0, and what may belong there."""

    start: int
    end: int
    question: Bilingual
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a cell that a rule keeps in mind until the end of the table.

    ``cell`` holds no more of the text than the passage that a correction needs.
    """

    field: str
    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.cell.text[self.start : self.end]


def place_in(field: str, cell: Cell, start: int, end: int) -> Place:
    """Return a stretch of a cell to keep in mind, with the passage around it alone."""
    first, last = _passage(field, cell.text, start, end)
    return Place(field, Cell(cell.text[first:last], cell.origin), start - first, end - first)


class Doubter:
    """Writes doubts into the ledger; one passage that stands everywhere is not listed forever."""

    def __init__(self, rule: type[RowRule], ledger: Ledger) -> None:
        self._rule, self._ledger = rule, ledger
        self._places: Counter[tuple[str, str]] = Counter()

    def doubt(self, field: str, cell: Cell, doubt: Doubt) -> None:
        """List one doubt, with the passage around it and the passage as it may have been."""
        passage = _passage(field, cell.text, doubt.start, doubt.end)
        self._list(field, cell, doubt, passage)

    def _list(self, field: str, cell: Cell, doubt: Doubt, passage: tuple[int, int]) -> None:
        start, end = passage
        value = cell.text[start:end]
        key = (field, value)
        if key in self._places or len(self._places) < _MOST_PASSAGES:
            self._places[key] += 1
        most = 1 if FIELDS[field].kind is not Kind.PROSE else _MOST_PLACES
        if self._places[key] > most:
            return
        proposal = (
            None
            if doubt.instead is None
            else cell.text[start : doubt.start] + doubt.instead + cell.text[doubt.end : end]
        )
        self._ledger.doubted(
            Suspect(self._rule.id, cell.origin, field, value, doubt.question, proposal)
        )

    def doubt_place(self, place: Place, question: Bilingual, instead: str | None = None) -> None:
        """List a doubt about a place that was kept in mind."""
        doubt = Doubt(place.start, place.end, question, instead)
        self._list(place.field, place.cell, doubt, (0, len(place.cell.text)))


class PassageRule(RowRule):
    """A rule that doubts passages of one cell alone, in the columns of some kinds."""

    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.PROSE,))

    @abstractmethod
    def doubts(self, text: str, field: str) -> Iterable[Doubt]:
        """Yield what is doubtful in one cell."""

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        doubter = Doubter(type(self), ledger)
        for body in rows:
            for field, cell in texts(body, self.kinds):
                for doubt in self.doubts(cell.text, field):
                    doubter.doubt(field, cell, doubt)
            yield body


def texts(body: BodyRow, kinds: frozenset[Kind]) -> Iterator[tuple[str, Cell]]:
    """Yield the filled cells in the columns of these kinds, each with its field."""
    for column in body.layout.columns[: len(body.row.cells)]:
        cell = body.row.cells[column.index]
        if column.field is not None and cell.text and FIELDS[column.field].kind in kinds:
            yield column.field, cell


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends, its 。 left out; a line break ends one too.

    >>> ["市を開く。人を招く"[start:end] for start, end in sentences("市を開く。人を招く")]
    ['市を開く', '人を招く']
    """
    start = 0
    for index, character in enumerate(text):
        if character in "。\n":
            yield start, index
            start = index + 1
    if start < len(text):
        yield start, len(text)


def _passage(field: str, text: str, begins: int, ends: int) -> tuple[int, int]:
    """Return a passage around a stretch that occurs once in the cell: what a correction needs.

    In a cell of one name it is the cell, in a list the line.
    """
    kind = FIELDS[field].kind
    if kind is not Kind.PROSE:
        start = text.rfind("\n", 0, begins) + 1
        end = text.find("\n", ends)
        return start, len(text) if end < 0 else end
    reach = _CONTEXT
    while True:
        start, end = max(0, begins - reach), min(len(text), ends + reach)
        first = max(text.rfind(stop, start, begins) for stop in "。\n") + 1
        last = [at + 1 for stop in "。\n" if (at := text.find(stop, ends, end)) >= 0]
        clipped = (max(start, first), min([end, *last]))
        if text.count(text[clipped[0] : clipped[1]]) == 1:
            return clipped
        if (start, end) == (0, len(text)) or text.count(text[start:end]) == 1:
            return start, end
        reach *= 2

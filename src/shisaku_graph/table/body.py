"""Rows of data under their layout: which field each column is."""

from dataclasses import dataclass

from shisaku_graph.spool import Packed, Spool
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin, packed_origin


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        index: its place, counted from 0.
        heading: its heading as printed.
        field: its field, or ``None`` when ignored.
        group: which of several columns of the field it is, counted from 0.
        apart: what tells it from others of the same heading: 本年度予算額／国庫支出金, 備考#2.
    """

    index: int
    heading: str
    field: str | None
    group: int = 0
    apart: str = ""

    @property
    def name(self) -> str:
        """Its heading, told apart from equal ones."""
        return self.apart or self.heading


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, in the order received."""

    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    def index_of(self, field: str, group: int = 0) -> int | None:
        """Return the place of ``field``, or ``None`` where the table has no such column."""
        for column in self.columns:
            if column.field == field and column.group == group:
                return column.index
        return None

    def all_of(self, field: str) -> tuple[Column, ...]:
        """Return the columns of ``field``, in the order of their groups."""
        found = [column for column in self.columns if column.field == field]
        return tuple(sorted(found, key=lambda column: column.group))


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of data under its layout.

    Attributes:
        row: the cells as they stand now, one for each column once aligned.
        received: the cells as they were received.
        lost: columns whose cell fell off the row: unknown, not empty.
        names_only: the row is a heading inside the table: it names levels for the rows below.
    """

    row: Row
    layout: Layout
    received: Row
    lost: frozenset[int] = frozenset()
    names_only: bool = False

    def text(self, field: str, group: int = 0) -> str:
        """Return the text of ``field``, empty where there is none."""
        index = self.layout.index_of(field, group)
        return "" if index is None or index >= len(self.row.cells) else self.row.cells[index].text


class RowSpool(Spool[BodyRow]):
    """Rows of data, of a large table most of them on disk; their layouts stay in memory."""

    def __init__(self) -> None:
        self._layouts: dict[Layout, int] = {}
        super().__init__(self._packed, self._body)

    def _packed(self, body: BodyRow) -> Packed:
        layout = self._layouts.setdefault(body.layout, len(self._layouts))
        same = body.received is body.row
        return (
            layout, _packed_row(body.row), None if same else _packed_row(body.received),
            tuple(body.lost), body.names_only,
        )  # fmt: skip

    def _body(self, packed: Packed) -> BodyRow:
        layout, row, received, lost, names_only = packed
        now = _row(row)
        return BodyRow(
            now,
            tuple(self._layouts)[layout],
            now if received is None else _row(received),
            frozenset(lost),
            names_only,
        )


def _packed_row(row: Row) -> Packed:
    cells = [(each.text, packed_origin(each.origin)) for each in row.cells]
    return packed_origin(row.origin), cells


def _row(packed: Packed) -> Row:
    place, cells = packed
    return Row(Origin(*place), tuple(Cell(text, Origin(*at)) for text, at in cells))

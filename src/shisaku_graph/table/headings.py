"""Headings: which row holds them, and which field each column is."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.descriptor import Columns
from shisaku_graph.table.cells import Row

_SHARE = 0.6  # of a row's filled cells must be known headings for the row to be a heading
_FEWEST = 2  # one matching cell may be chance


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its heading as printed, its field (``None`` when ignored)."""

    index: int
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, in the order received."""

    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    def index_of(self, field: str) -> int | None:
        """Return the place of ``field``, or ``None`` where the table has no such column."""
        return next((column.index for column in self.columns if column.field == field), None)

    @property
    def fields(self) -> tuple[str | None, ...]:
        """The field of each column."""
        return tuple(column.field for column in self.columns)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of data under its layout.

    Attributes:
        row: the cells as they stand now, one for each column once aligned.
        received: the cells as they were received.
        lost: columns whose cell fell off the row: unknown, not empty.
    """

    row: Row
    layout: Layout
    received: Row
    lost: frozenset[int] = frozenset()

    def text(self, field: str) -> str:
        """Return the text of ``field``, empty where there is none."""
        index = self.layout.index_of(field)
        return "" if index is None or index >= len(self.row.cells) else self.row.cells[index].text


def heading_key(heading: str) -> str:
    """Return the heading without blanks and differences of width, to compare by.

    >>> heading_key("主担当 部課名") == heading_key("主担当部課名")
    True
    """
    return "".join(unicodedata.normalize("NFKC", heading).split())


class Headings:
    """The headings that a descriptor knows."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        known: dict[str, str | None] = {heading_key(text): None for text in columns.ignore}
        for field, headings in columns.fields():
            known.update((heading_key(text), field) for text in headings)
        self._known: Mapping[str, str | None] = known

    def is_heading(self, row: Row) -> bool:
        """Tell whether most of the row's filled cells are known headings."""
        filled = [heading_key(text) for text in row.texts if text.strip()]
        known = sum(text in self._known for text in filled)
        return known >= _FEWEST and known >= _SHARE * len(filled)

    def layout(self, row: Row) -> Layout:
        """Return the layout that the first heading row sets.

        Raises:
            TableError: a heading is unknown or stands twice, or a field that the descriptor
                names has no column.
        """
        columns: list[Column] = []
        for index, cell in enumerate(row.cells):
            key = heading_key(cell.text)
            if key and key not in self._known:
                raise TableError(
                    "column-unknown",
                    Bilingual(
                        f"見出し「{cell.text}」が記述子にありません。",
                        f"the descriptor does not know the heading {cell.text!r}.",
                    ),
                    Bilingual(
                        "source.toml の [columns] で項目に割り当てるか、ignore に加えてください。",
                        "give it to a field under [columns] in source.toml, or add it to ignore.",
                    ),
                    cell.origin,
                )
            columns.append(Column(index, cell.text, self._known.get(key)))
        while columns and not columns[-1].heading.strip():
            columns.pop()
        layout = Layout(tuple(columns))
        self._check(layout, row)
        return layout

    def _check(self, layout: Layout, row: Row) -> None:
        fields = [field for field in layout.fields if field]
        for field, headings in self._columns.fields():
            if field not in fields:
                raise TableError(
                    "column-missing",
                    Bilingual(
                        f"項目 {field} の見出し（{'、'.join(headings)}）が表にありません。",
                        f"no column of the table is headed {' or '.join(headings)} ({field}).",
                    ),
                    Bilingual(
                        "source.toml の [columns] を表の見出しに合わせてください。",
                        "fit [columns] in source.toml to the table's headings.",
                    ),
                    row.origin,
                )
            if fields.count(field) > 1:
                raise TableError(
                    "column-twice",
                    Bilingual(
                        f"項目 {field} に当たる列が二つ以上あります。",
                        f"more than one column is headed as {field}.",
                    ),
                    Bilingual(
                        "source.toml の [columns] で見出しを一つに絞ってください。",
                        "leave one heading for the field under [columns] in source.toml.",
                    ),
                    row.origin,
                )

    def repeated(self, row: Row, layout: Layout) -> Layout:
        """Return the layout below a further heading row.

        Headings in the order already known, some of them misspelt or shifted, change nothing; the
        same headings in another order do.
        """
        order = [self._known[key] for key in map(heading_key, row.texts) if key in self._known]
        before = [field for field in layout.fields if field in order]
        return layout if order == before else self.layout(row)


def no_heading(file: str, columns: Columns) -> TableError:
    """Return the error for a file in which no heading row was found."""
    wanted = "、".join(headings[0] for _, headings in columns.fields())
    return TableError(
        "heading-missing",
        Bilingual(
            f"見出しの行が見つかりません（期待した見出し: {wanted}）。",
            f"no heading row was found (expected {wanted}).",
        ),
        Bilingual(
            "source.toml の [columns] を表の見出しに合わせるか、table.format を確かめてください。",
            "fit [columns] in source.toml to the table's headings, or check table.format.",
        ),
        file,
    )

"""A grid of texts with merged ranges and hidden parts: what workbooks and HTML tables have.

A merged range has its text in its first cell. Down its first column every row gets that cell,
with the place where it was printed; its other columns stay empty.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from shisaku_graph.errors import DocumentError, TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Excel's own limits: no real cell lies beyond them."""

MOST_FILLED = 3_000_000
"""Filled cells of one sheet, merged ranges filled down: more would not fit into memory."""

MOST_CELLS = 20_000_000
"""Cells of one sheet, the empty ones before the last of each row included."""

LONGEST_TEXT = 32_767
"""Characters: Excel's own limit for a cell."""

Place = Callable[[int, int | None], Origin]
"""Gives the origin of row and column, both counted from 1; no column for a whole row."""

_NAMED = 5  # places named in a message before the rest are only counted


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


class TooLarge(Exception):  # noqa: N818  # not an error of its own: each reader names the file
    """The grid is beyond the limits."""


@dataclass(slots=True)
class Grid:
    """The filled cells of one sheet, by row and column counted from 1.

    Attributes:
        name: the sheet's name.
        hidden: the sheet itself is hidden.
        faults: cells without a text that could be read, each with what is wrong.
    """

    name: str
    hidden: bool = False
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    faults: list[tuple[int, int, Bilingual]] = field(default_factory=list)
    filled: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Hold a text, unless it is empty.

        Raises:
            TooLarge: there are more filled cells than a table can have.
        """
        if text:
            self.filled += 1
            if self.filled > MOST_FILLED:
                raise TooLarge
            self.texts.setdefault(row, {})[column] = text

    def is_table(self) -> bool:
        """Tell whether at least two rows have more than one filled cell."""
        wide = (row for row in self.texts.values() if len(row) > 1)
        return next(wide, None) is not None and next(wide, None) is not None

    def rows(self, place: Place) -> Iterator[Row]:
        """Yield every row from the first to the last filled one.

        Raises:
            TooLarge: the rows together have more cells than a table can have.
        """
        fills = self._fills()
        total = 0
        for number in range(1, max(self.texts, default=0) + 1):
            texts, copied = self.texts.get(number, {}), fills.get(number, {})
            width = max((*texts, *copied), default=0)
            total += width
            if total > MOST_CELLS:
                raise TooLarge
            yield Row(place(number, None), tuple(self._cells(number, width, copied, place)))

    def _cells(
        self, number: int, width: int, copied: Mapping[int, int], place: Place
    ) -> Iterator[Cell]:
        texts = self.texts.get(number, {})
        for column in range(1, width + 1):
            top = copied.get(column, number)
            text = texts.get(column, "") if top == number else self.texts[top][column]
            yield Cell(text, place(top, column))

    def _fills(self) -> dict[int, dict[int, int]]:
        """Return, for rows below the first of a merged range, column → row of its text."""
        last, total = max(self.texts, default=0), 0
        fills: dict[int, dict[int, int]] = {}
        for merge in self.merges:
            if merge.left not in self.texts.get(merge.top, {}):
                continue
            for row in range(merge.top + 1, min(merge.bottom, last) + 1):
                total += 1
                if total > MOST_FILLED:
                    raise TooLarge
                fills.setdefault(row, {}).setdefault(merge.left, merge.top)
        return fills

    def check(self, place: Place) -> None:
        """Refuse a grid with cells that could not be read.

        Raises:
            TableError: names the first of them and counts the others.
        """
        if not self.faults:
            return
        row, column, wrong = self.faults[0]
        named = "、".join(cell_name(row, column) for row, column, _ in self.faults[:_NAMED])
        more = len(self.faults) - _NAMED
        tail = (f" ほか {more}", f" and {more} more") if more > 0 else ("", "")
        raise TableError(
            "cell-unreadable",
            Bilingual(
                f"読めないセルがあります: {named}{tail[0]}。{wrong.ja}。",
                f"cells cannot be read: {named.replace('、', ', ')}{tail[1]}: {wrong.en}.",
            ),
            Bilingual(
                "元のファイルを開いて該当セルを直し（数式は値に置き換え）、保存し直してください。",
                "open the file, mend those cells (turn formulas into values) and save it again.",
            ),
            place(row, column),
        )

    def notices(self) -> tuple[Bilingual, ...]:
        """Return what a person should know: which rows and columns were hidden."""
        rows = [row for row in self.hidden_rows if row in self.texts]
        used = {column for texts in self.texts.values() for column in texts}
        columns = [column for column in self.hidden_columns if column in used]
        told: list[Bilingual] = []
        if rows:
            said = _listed([str(row) for row in rows])
            told.append(
                Bilingual(f"非表示の行も読んだ: {said}", f"hidden rows were read too: {said}")
            )
        if columns:
            said = _listed([column_letters(column) for column in columns])
            told.append(
                Bilingual(f"非表示の列も読んだ: {said}", f"hidden columns were read too: {said}")
            )
        return tuple(told)


def _listed(names: list[str]) -> str:
    more = "" if len(names) <= _NAMED else f" … ({len(names)})"
    return ", ".join(names[:_NAMED]) + more


def column_letters(column: int) -> str:
    """Return the letters of a column.

    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as spreadsheets print it.

    >>> cell_name(3, 2)
    'B3'
    """
    return f"{column_letters(column)}{row}"


def refused(file: str, ja: str, en: str) -> DocumentError:
    """Return the error for a file that is no table of the kind that it should be, or harmful."""
    return DocumentError(
        "document-refused",
        Bilingual(f"このファイルは表として読めません（{ja}）。", f"the file is not read: {en}."),
        Bilingual(
            "Excel などで開き、必要な表だけを新しいファイル（.xlsx か UTF-8 の CSV）に"
            "保存してください。",
            "open it in a spreadsheet and save the table alone as a new .xlsx or UTF-8 CSV file.",
        ),
        file,
    )

"""Workbooks (XLSX, XLS, ODS) through python-calamine, after a look at what they would unpack to.

A merged range has its value in its first cell; vertical ones are filled down with that cell, so
that each row has it, with the place where it was printed.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from shisaku_graph.errors import DocumentError, TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, describe_file
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin

_MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_MOST_UNPACKED = 512 * 1024 * 1024  # bytes
_MOST_CELLS = 20_000_000
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576  # Excel's own limits
_BLOCK = 1 << 20
_PLACE = re.compile(
    rb'<(?:c|mergeCell) [^>]{0,200}?(?:r|ref)="'
    rb'([A-Z]{1,9})([0-9]{1,20})(?::([A-Z]{1,9})([0-9]{1,20}))?"'
)
_ERRORS = frozenset(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))


class Workbook:
    """One worksheet of a workbook."""

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        """Open ``path``; without ``sheet``, the only visible sheet with more than one row.

        Raises:
            DocumentError: the file is no workbook, or would unpack beyond all measure.
            TableError: there is no such sheet, or several could be meant.
        """
        self._source = describe_file(path, None, _MEDIA_TYPES.get(path.suffix.lower(), ""))
        _check_unpacked(path)
        self._book = _opened(path)
        self._sheet = sheet if sheet is not None else self._only_sheet()
        if self._sheet not in self._book.sheet_names:
            raise self._no_sheet(self._sheet)

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows, dates and numbers as they are shown by default.

        Raises:
            TableError: a cell holds an error value (#REF! …).
        """
        sheet = self._book.get_sheet_by_name(self._sheet)
        fills = _vertical_merges(sheet)
        held: dict[tuple[int, int], Cell] = {}
        for index, values in enumerate(sheet.to_python(skip_empty_area=False)):
            cells: list[Cell] = []
            for column, value in enumerate(values):
                origin = Origin(self._source.name, index + 1, column + 1, sheet=self._sheet)
                cell = Cell(_shown(value), origin)
                if cell.text in _ERRORS:
                    raise _error_value(cell)
                first = fills.get((index, column))
                if first == (index, column):
                    held[first] = cell
                cells.append(held.get(first, cell) if first else cell)
            while cells and not cells[-1].text:
                cells.pop()
            yield Row(Origin(self._source.name, index + 1, sheet=self._sheet), tuple(cells))

    def _only_sheet(self) -> str:
        visible = [
            told.name
            for told in self._book.sheets_metadata
            if str(told.visible).endswith("Visible")
            and (self._book.get_sheet_by_name(told.name).end or (0, 0))[0] > 0
        ]
        if len(visible) != 1:
            raise self._no_sheet(None, visible)
        return str(visible[0])

    def _no_sheet(self, name: str | None, could_be: list[str] | None = None) -> TableError:
        names = "、".join(could_be or self._book.sheet_names)
        return TableError(
            "sheet-unclear",
            Bilingual(
                f"どのシートか決められません（{name or '指定なし'}、シート: {names}）。",
                f"which sheet is meant is unclear ({name or 'none named'}; sheets: {names}).",
            ),
            Bilingual(
                'source.toml の [table] に sheet = "シート名" と書いてください。',
                'write sheet = "NAME" under [table] in source.toml.',
            ),
            self._source.name,
        )


def _opened(path: Path) -> Any:  # noqa: ANN401  # calamine's workbook
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for workbooks

    try:
        return CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError, ValueError) as error:
        raise _refused(path, f"開けません: {error}", f"it cannot be opened: {error}") from error


def _shown(value: object) -> str:
    """Return a value as a worksheet shows it by default."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004  # whole numbers of a double
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _vertical_merges(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:  # noqa: ANN401  # calamine's sheet
    """Return, for each cell of a merged range's first column, the range's first cell."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top, bottom + 1):
            found[row, left] = (top, left)
    return found


def _check_unpacked(path: Path) -> None:
    """Refuse what would fell the reader: bombs, document types, cells beyond the sheet.

    Raises:
        DocumentError: the file would unpack beyond all measure.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise _refused(path, "展開すると大きすぎます", "it unpacks beyond all measure")
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    _check_member(path, archive, member)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(path, f"壊れています: {error}", f"it is damaged: {error}") from error


def _check_member(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    taken, tail, right, bottom = 0, b"", 0, 0
    with archive.open(member) as file:
        while block := file.read(_BLOCK):
            taken += len(block)
            if taken > _MOST_UNPACKED:
                raise _refused(path, "展開すると大きすぎます", "it unpacks beyond all measure")
            text = tail + block
            if b"<!DOCTYPE" in text:
                raise _refused(path, "DOCTYPE があります", "it declares a document type")
            for match in _PLACE.finditer(text):
                column = _column_number(match[3] or match[1])
                row = int(match[4] or match[2])
                if column > _MOST_COLUMNS or row > _MOST_ROWS:
                    raise _refused(path, "範囲外のセルがあります", "a cell lies beyond the sheet")
                right, bottom = max(right, column), max(bottom, row)
            if right * bottom > _MOST_CELLS:
                raise _refused(path, "表が広すぎます", "the sheet is too wide and long")
            tail = text[-300:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refused(path: Path, ja: str, en: str) -> DocumentError:
    return DocumentError(
        "workbook-refused",
        Bilingual(f"ワークブックとして読めません（{ja}）。", f"the workbook is not read ({en})."),
        Bilingual(
            "Excel などで開き、必要な表だけを新しいファイルに保存してください。",
            "open it in a spreadsheet and save the table alone as a new file.",
        ),
        str(path),
    )


def _error_value(cell: Cell) -> TableError:
    return TableError(
        "cell-error",
        Bilingual(f"セルが誤り値です（{cell.text}）。", f"the cell holds an error ({cell.text})."),
        Bilingual("元の表の数式を直してください。", "mend the formula in the workbook."),
        cell.origin,
    )

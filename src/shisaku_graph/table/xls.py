"""XLS (Excel 97 to 2003) through xlrd, with the number formats that the file keeps.

xlrd was taken over python-calamine because it never ends the process: with damaged files it raises,
where the other aborts, and it knows the number formats, hidden rows and merged ranges.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shisaku_graph.language import Bilingual
from shisaku_graph.table.grid import Grid, Merge, refused
from shisaku_graph.table.number_format import BUILT_IN, shown

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's kinds of cell
_LARGEST = 64 * 1024 * 1024  # bytes; xlrd holds the whole file


class Xls:
    """The worksheets of a workbook."""

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        Raises:
            DocumentError: the file is damaged, encrypted, or another kind of document.
        """
        from xlrd import open_workbook  # noqa: PLC0415  # only where such a file is read
        from xlrd.biffh import error_text_from_code  # noqa: PLC0415

        self._file = path.name
        if path.stat().st_size > _LARGEST:
            raise refused(self._file, "大きすぎます", f"it is larger than {_LARGEST:,} bytes")
        try:
            with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
                self._book: Any = open_workbook(  # type: ignore[no-untyped-call]  # xlrd has no types
                    str(path), formatting_info=True, ragged_rows=True, logfile=nowhere
                )
        except Exception as error:  # a damaged file raises anything in xlrd
            said = f"{type(error).__name__}: {error}"[:200]
            raise refused(
                self._file, f"XLS として開けません: {said}", f"it cannot be opened as XLS: {said}"
            ) from error
        self._errors: dict[int, str] = dict(error_text_from_code)

    def sheets(self) -> Iterator[Grid]:
        """Yield the worksheets in the order of their tabs."""
        for sheet in self._book.sheets():
            grid = Grid(str(sheet.name), hidden=bool(sheet.visibility))
            for row in range(sheet.nrows):
                for column in range(sheet.row_len(row)):
                    self._take(grid, sheet, row, column)
            grid.merges.extend(
                Merge(top + 1, left + 1, bottom, right)
                for top, bottom, left, right in sheet.merged_cells
            )
            grid.hidden_rows.extend(
                row + 1 for row, told in sorted(sheet.rowinfo_map.items()) if told.hidden
            )
            grid.hidden_columns.extend(
                column + 1 for column, told in sorted(sheet.colinfo_map.items()) if told.hidden
            )
            yield grid

    def _take(self, grid: Grid, sheet: Any, row: int, column: int) -> None:  # noqa: ANN401  # xlrd's
        kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
        fault = None
        text = ""
        if kind == _TEXT:
            text = str(value).replace("\r\n", "\n").replace("\r", "\n")
            if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
                fault = Bilingual(
                    "文字でない符号があります", "it holds codes that are no characters"
                )
        elif kind in (_NUMBER, _DATE):
            try:
                text = shown(
                    repr(value),
                    self._format(sheet, row, column),
                    from_1904=self._book.datemode == 1,
                )
            except ValueError:
                fault = Bilingual("数ではありません", "it is no number")
        elif kind == _BOOLEAN:
            text = "TRUE" if value else "FALSE"
        elif kind == _ERROR:
            said = self._errors.get(value, str(value))
            fault = Bilingual(f"誤り値 {said}", f"error value {said}")
        if fault:
            grid.faults.append((row + 1, column + 1, fault))
        else:
            grid.put(row + 1, column + 1, text)

    def _format(self, sheet: Any, row: int, column: int) -> str:  # noqa: ANN401  # xlrd's
        try:
            number = self._book.xf_list[sheet.cell_xf_index(row, column)].format_key
        except (IndexError, KeyError):
            return "General"
        told = self._book.format_map.get(number)
        return str(BUILT_IN.get(number) or (told.format_str if told else "General"))

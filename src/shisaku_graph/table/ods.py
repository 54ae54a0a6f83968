"""ODS (OpenDocument 1.3): the texts that the file itself keeps as shown."""

from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.language import Bilingual
from shisaku_graph.table.archive import Archive, Attributes
from shisaku_graph.table.grid import (
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Merge,
    TooLarge,
    refused,
)
from shisaku_graph.table.number_format import shown

MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"

_ERRORS = ("Err:", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")


class Ods:
    """The tables of a spreadsheet."""

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        Raises:
            DocumentError: the file is damaged, encrypted or harmful.
        """
        self._file = path.name
        self._archive = Archive(path)
        if b"encryption-data" in self._archive.read("META-INF/manifest.xml", 1 << 20):
            raise refused(self._file, "パスワードがかかっています", "it is locked by a password")

    def sheets(self) -> Iterator[Grid]:
        """Yield the tables in the order of their tabs.

        Raises:
            DocumentError: the file is damaged or holds what no spreadsheet can.
        """
        reader = _Content(self._file)
        try:
            self._archive.parse("content.xml", reader)
        finally:
            self._archive.close()
        yield from reader.grids


class _Content:
    """content.xml: each element is read where it stands, so that comments and shapes are not."""

    def __init__(self, file: str) -> None:
        self.grids: list[Grid] = []
        self._file = file
        self._path: list[str] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._column = 0
        self._rows = 1  # how often the row stands there
        self._held: list[tuple[int, int, str, Bilingual | None]] = []  # column, times, text, fault
        self._cell: Attributes = {}
        self._lines: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table" and self._path[-2:-1] == ["spreadsheet"]:
            hidden = attributes.get("style-name", "") in self._hidden_styles
            self.grids.append(Grid(attributes.get("name", ""), hidden))
            self._row = self._column = 0
        elif not self._in_sheet():
            return
        elif name == "table-column":
            times = self._times(attributes, "number-columns-repeated", MOST_COLUMNS)
            if attributes.get("visibility", "visible") != "visible":
                first = self._column + 1
                self.grids[-1].hidden_columns.extend(range(first, first + times))
            self._column += times
        elif name == "table-row":
            self._start_row(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = attributes, []
        elif self._in_paragraph():
            self._mark(name, attributes)

    def text(self, text: str) -> None:
        if self._in_paragraph():
            self._lines[-1] += text

    def end(self, name: str, text: str) -> None:
        if text and self._in_paragraph():
            self._lines[-1] += text
        if self._in_sheet():
            if name in ("table-cell", "covered-table-cell"):
                self._end_cell(covered=name == "covered-table-cell")
            elif name == "table-row":
                self._end_row()
        self._path.pop()

    def _in_sheet(self) -> bool:
        return (
            bool(self.grids) and "spreadsheet" in self._path[:4] and self._path.count("table") == 1
        )

    def _in_paragraph(self) -> bool:
        """Tell whether this is text of the cell itself, not of a comment or a shape in it."""
        if not self._in_sheet():
            return False
        inside = self._path
        for at in range(len(inside) - 1, 0, -1):
            if inside[at] in ("annotation", "frame", "shapes", "custom-shape", "ruby-text"):
                return False
            if inside[at] == "p" and inside[at - 1] in ("table-cell", "covered-table-cell"):
                return True
        return False

    def _mark(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self._lines.append("")
        elif name == "s":
            self._lines[-1] += " " * self._times(attributes, "c", LONGEST_TEXT)
        elif name == "tab":
            self._lines[-1] += "\t"
        elif name == "line-break":
            self._lines[-1] += "\n"

    def _start_row(self, attributes: Attributes) -> None:
        self._rows = self._times(attributes, "number-rows-repeated", MOST_ROWS)
        self._column, self._held = 0, []
        if attributes.get("visibility", "visible") != "visible" and self._rows < MOST_ROWS:
            first = self._row + 1
            self.grids[-1].hidden_rows.extend(range(first, first + self._rows))

    def _end_cell(self, *, covered: bool) -> None:
        told = self._cell
        times = self._times(told, "number-columns-repeated", MOST_COLUMNS)
        text, fault = ("", None) if covered else self._read()
        if text or fault:
            self._held.append((self._column + 1, times, text, fault))
        down = self._times(told, "number-rows-spanned", MOST_ROWS)
        right = self._times(told, "number-columns-spanned", MOST_COLUMNS)
        if down > 1 or right > 1:
            top, left = self._row + 1, self._column + 1
            self.grids[-1].merges.append(Merge(top, left, top + down - 1, left + right - 1))
        self._column += times

    def _end_row(self) -> None:
        grid = self.grids[-1]
        for row in range(self._row + 1, self._row + self._rows + 1) if self._held else ():
            for first, times, text, fault in self._held:
                if first + times - 1 > MOST_COLUMNS or row > MOST_ROWS:
                    raise refused(
                        self._file, "範囲外のセルがあります", "a cell lies beyond the sheet"
                    )
                for column in range(first, first + times):
                    if fault:
                        grid.faults.append((row, column, fault))
                        if len(grid.faults) > MOST_ROWS:
                            raise TooLarge
                    else:
                        grid.put(row, column, text)
        self._row += self._rows

    def _read(self) -> tuple[str, Bilingual | None]:
        """Return the text of a cell as shown, or what is wrong with it."""
        text, told = "\n".join(self._lines), self._cell
        kind = told.get("value-type")
        if not text and kind in ("float", "percentage", "currency"):
            try:
                text = shown(told.get("value", ""), "General")
            except ValueError:
                return "", Bilingual("数ではありません", "it is no number")
        elif not text and kind in ("date", "time", "boolean"):
            text = told.get(f"{kind}-value", "")
        elif not text and kind == "string":
            text = told.get("string-value", "")
        if not text and kind is None and "formula" in told:
            return "", Bilingual(
                "数式の計算結果が保存されていません", "a formula was saved without its result"
            )
        if text.startswith(_ERRORS) and "formula" in told:
            return "", Bilingual(f"誤り値 {text:.20}", f"error value {text:.20}")
        if len(text) > LONGEST_TEXT:
            return "", Bilingual(
                f"{LONGEST_TEXT:,} 字を超えます", f"over {LONGEST_TEXT:,} characters"
            )
        return text, None

    def _times(self, attributes: Attributes, name: str, most: int) -> int:
        told = attributes.get(name, "1")
        if told.isascii() and told.isdigit() and len(told) < 10 and 0 < int(told) <= most:  # noqa: PLR2004  # beyond any limit
            return int(told)
        raise refused(
            self._file, f"{name} が範囲外です: {told:.20}", f"{name} is out of range: {told:.20}"
        )

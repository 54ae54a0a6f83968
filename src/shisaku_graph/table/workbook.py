"""Workbooks: which worksheet holds the table, and its rows as shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from shisaku_graph.errors import DocumentError, TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, describe_file
from shisaku_graph.table.cells import Row
from shisaku_graph.table.grid import Grid, TooLarge, refused
from shisaku_graph.table.ods import Ods
from shisaku_graph.table.xls import Xls
from shisaku_graph.table.xlsx import Xlsx
from shisaku_graph.trace import Origin

_KINDS: Mapping[str, tuple[type[Xlsx] | type[Xls] | type[Ods], str]] = {
    "xlsx": (Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xls": (Xls, "application/vnd.ms-excel"),
    "ods": (Ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


class Workbook:
    """One worksheet of a workbook."""

    def __init__(self, path: Path, form: str, sheet: str | None = None) -> None:
        """Open ``path``; without ``sheet``, the only visible sheet that holds a table.

        Args:
            path: the file.
            form: ``xlsx``, ``xls`` or ``ods``.
            sheet: name of the worksheet; a hidden one only when it is named.

        Raises:
            DocumentError: the file is no workbook, damaged, locked, or beyond the limits.
            TableError: there is no such sheet, several could be meant, or a cell of it holds an
                error or a formula without its result.
        """
        facts, grids = read_grids(path, form)
        self._grid = grid = _chosen(path.name, grids, sheet)
        self._source = replace(facts, notices=(*_sheet_notices(grids, grid), *grid.notices()))
        grid.check(self._place)

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows, numbers and dates as they are shown.

        Raises:
            DocumentError: the sheet has more cells than a table can have.
        """
        try:
            yield from self._grid.rows(self._place)
        except TooLarge as error:
            raise too_large(self._source.name) from error

    def _place(self, row: int, column: int | None) -> Origin:
        return Origin(self._source.name, row, column, sheet=self._grid.name)


def read_grids(path: Path, form: str) -> tuple[SourceFile, list[Grid]]:
    """Return a workbook's facts and all its sheets.

    Raises:
        DocumentError: the file is no workbook, damaged, locked, or beyond the limits.
    """
    kind, media_type = _KINDS[form]
    facts = describe_file(path, None, media_type)
    try:
        return facts, list(kind(path).sheets())
    except (TooLarge, MemoryError) as error:
        raise too_large(path.name) from error


def _chosen(file: str, grids: list[Grid], sheet: str | None) -> Grid:
    if sheet is not None:
        named = [grid for grid in grids if grid.name == sheet]
        if not named:
            raise sheet_unclear(file, f"「{sheet}」がありません", f"there is no {sheet!r}", grids)
        return named[0]
    visible = [grid for grid in grids if not grid.hidden and (grid.texts or grid.faults)]
    tables = [grid for grid in visible if grid.is_table()] or visible
    if len(tables) == 1:
        return tables[0]
    if tables:
        raise sheet_unclear(
            file, f"表のあるシートが {len(tables)} 枚", f"{len(tables)} sheets hold a table", tables
        )
    raise sheet_unclear(file, "表示されている表がありません", "no visible sheet holds any", grids)


def _sheet_notices(grids: list[Grid], chosen: Grid) -> Iterator[Bilingual]:
    yield Bilingual(f"シート「{chosen.name}」を読んだ", f"sheet {chosen.name!r} was read")
    hidden = [grid.name for grid in grids if grid.hidden and grid is not chosen]
    if hidden:
        names = ", ".join(hidden)
        yield Bilingual(f"非表示のシートは読まない: {names}", f"hidden sheets not read: {names}")
    others = [grid.name for grid in grids if not grid.hidden and grid is not chosen and grid.texts]
    if others:
        names = ", ".join(others)
        yield Bilingual(f"ほかのシートは読まない: {names}", f"other sheets not read: {names}")


def sheet_unclear(file: str, ja: str, en: str, grids: list[Grid]) -> TableError:
    """Return the error for a workbook whose table stands on no one sheet."""
    names = ", ".join(f"{grid.name} ({max(grid.texts, default=0)})" for grid in grids) or "–"
    return TableError(
        "sheet-unclear",
        Bilingual(
            f"どのシートを読むか決められません（{ja}。シート（行数）: {names}）。",
            f"which sheet is meant is unclear: {en}; sheets (rows): {names}.",
        ),
        Bilingual(
            'source.toml の [table] に sheet = "シート名" と書いてください。'
            '同じ様式のシートを続けて読むなら sheets = ["*"]（または名前の並び）と書きます。',
            'write sheet = "NAME" under [table] in source.toml; sheets of one layout are read one '
            'after another by sheets = ["*"], or by their names.',
        ),
        file,
    )


def too_large(file: str) -> DocumentError:
    """Return the error for a workbook beyond the limits."""
    return refused(file, "表が大きすぎます", "its table is too large")

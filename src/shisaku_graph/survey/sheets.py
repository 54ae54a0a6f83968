"""Which sheets of an unknown workbook are the table: one, or several of one layout."""

from pathlib import Path

from shisaku_graph.errors import TableError
from shisaku_graph.source.descriptor import TablePart
from shisaku_graph.table import open_table
from shisaku_graph.table.cells import Table
from shisaku_graph.table.headings import heading_key
from shisaku_graph.table.worksheets import ALL, SHEET_HEADING


def opened_table(path: Path, sheet: str | None) -> tuple[Table, tuple[str, ...]]:
    """Open an unknown table; of a workbook whose sheets all have one layout, every sheet.

    Returns:
        The table, and ``sheets`` as ``source.toml`` names them: empty where one sheet is meant.

    Raises:
        DocumentError, TableError: as in ``table.open_table``.
    """
    try:
        return open_table(path, TablePart(file=path.name, sheet=sheet)), ()
    except TableError as error:
        if error.code != "sheet-unclear" or sheet or path.suffix.lower() in (".html", ".htm"):
            raise
        together = open_table(path, TablePart(file=path.name, sheets=(ALL,)))
        if not _of_one_layout(together):
            raise
        return together, (ALL,)


def _of_one_layout(table: Table) -> bool:
    """Tell whether the heading row is the same on every sheet."""
    headings: dict[str | None, list[str]] = {}
    sheets: set[str | None] = set()
    for row in table.rows():
        sheets.add(row.origin.sheet)
        if row.texts[:1] == (SHEET_HEADING,):
            headings[row.origin.sheet] = [heading_key(text) for text in row.texts if text.strip()]
    found = list(headings.values())
    return set(headings) == sheets and all(each == found[0] for each in found)

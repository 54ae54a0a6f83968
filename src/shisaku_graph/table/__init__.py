"""Table: cells with their place, whatever the file is."""

from pathlib import Path

from shisaku_graph.source.descriptor import TablePart
from shisaku_graph.table.cells import Table
from shisaku_graph.table.delimited import Delimited
from shisaku_graph.table.text_export import TextExport
from shisaku_graph.table.workbook import Workbook

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def open_table(path: Path, told: TablePart) -> Table:
    """Open a table as the descriptor says, or as its content shows where it says ``auto``.

    Raises:
        DocumentError: the file is missing, empty, undecidable or harmful.
        TableError: which worksheet is meant is unclear.
    """
    form = _form(path) if told.format == "auto" else told.format
    if form == "workbook":
        return Workbook(path, told.sheet)
    if form == "text":
        return TextExport(path, told.encoding)
    return Delimited(path, told.encoding, "\t" if form == "tsv" else None)


def _form(path: Path) -> str:
    """Return what a file is, by its first bytes and, for text, by its quoting and name."""
    if not path.is_file():
        return "text"
    with path.open("rb") as file:
        start = file.read(65_536)
    if start.startswith(_WORKBOOKS):
        return "workbook"
    if path.suffix.lower() == ".tsv":
        return "tsv"
    return "text" if b"\t" in start and start.count(b"\t") > start.count(b",") else "csv"


__all__ = ["Table", "open_table"]

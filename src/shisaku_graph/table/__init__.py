"""Table: cells with their place, whatever the file is."""

from pathlib import Path

from shisaku_graph.errors import DescriptorError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.columns import TablePart
from shisaku_graph.table.banded import Banded
from shisaku_graph.table.cells import Table
from shisaku_graph.table.delimited import Delimited
from shisaku_graph.table.form import form_of
from shisaku_graph.table.forms import Forms
from shisaku_graph.table.html_table import HtmlTable
from shisaku_graph.table.json_records import JsonRecords
from shisaku_graph.table.second import Portion
from shisaku_graph.table.text_export import TextExport
from shisaku_graph.table.transposed import Transposed
from shisaku_graph.table.workbook import Workbook
from shisaku_graph.table.worksheets import Worksheets

_WORKBOOKS = ("xlsx", "xls", "ods")
_ONLY_FOR = {
    "sheet": (*_WORKBOOKS, "html", "json"),
    "sheets": _WORKBOOKS,
    "unroll": ("json",),
    "delimiter": ("csv", "tsv"),
}
"""Keys that mean something for some forms of files alone."""


def open_table(path: Path, told: TablePart) -> Table:
    """Open a table as the descriptor says, or as its content shows where it says ``auto``.

    Raises:
        DocumentError: the file is missing, empty, undecidable, damaged, harmful, or not of the
            form that the descriptor states.
        TableError: which sheet, list or delimiter is meant is unclear, or a cell holds an error.
    """
    if told.labels:
        return Forms(opened_plainly(path, told), told.labels, told.begins)
    plainly = opened_plainly(path, told)
    turned = Transposed(plainly) if told.transposed else plainly
    return Banded(turned, told.bands) if told.bands else turned


def opened_plainly(path: Path, told: TablePart) -> Table:
    """Open a table with its rows as they stand, where they are to be read as forms or turned."""
    form = form_of(path, told.format)
    _check_keys(form, told)
    whole = _opened(path, form, told)
    return Portion(whole, told.lines) if told.lines else whole


def _check_keys(form: str, told: TablePart) -> None:
    """Refuse a key that means nothing for a file of this form, rather than pass over it."""
    for key, forms in _ONLY_FOR.items():
        if getattr(told, key) and form not in forms:
            raise DescriptorError(
                "key-without-effect",
                Bilingual(
                    f"[table] の {key} は、{form.upper()} のファイルには使えません"
                    f"（{told.file}。使えるのは {'、'.join(forms)}）。",
                    f"{key} under [table] means nothing for a file of the form {form} "
                    f"({told.file}); it is for {', '.join(forms)}.",
                ),
                Bilingual(
                    f"source.toml の [table] から {key} の行を消すか（init では --{key} を"
                    "付けない）、file が正しいか確かめてください。",
                    f"take {key} out of [table] in source.toml (init: leave out --{key}), or see "
                    "whether file names the right one.",
                ),
                f"table.{key}",
            )


def _opened(path: Path, form: str, told: TablePart) -> Table:
    if form in ("xlsx", "xls", "ods"):
        if told.sheets:
            return Worksheets(path, form, told.sheets, named=not told.labels)
        return Workbook(path, form, told.sheet)
    if form == "html":
        return HtmlTable(path, told.encoding, told.sheet, every=bool(told.labels))
    if form == "json":
        return JsonRecords(path, told.encoding, told.sheet, told.unroll)
    if form == "text":
        return TextExport(path, told.encoding)
    return Delimited(path, told.encoding, told.delimiter or ("\t" if form == "tsv" else None))


__all__ = ["Table", "open_table", "opened_plainly"]

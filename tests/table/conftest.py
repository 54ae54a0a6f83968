"""Small workbooks written by hand, so that each test shows the very XML that it is about."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from shisaku_graph.source.columns import TablePart
from shisaku_graph.table import Table, open_table

Make = Callable[..., Path]
Open = Callable[..., Table]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(pairs: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


@pytest.fixture
def xlsx(tmp_path: Path) -> Make:
    """Write an XLSX: sheets as (name, state, XML inside worksheet), shared strings, styles."""

    def make(
        *sheets: tuple[str, str, str],
        strings: str = "",
        styles: str = "",
        book: str = "",
        name: str = "table.xlsx",
        before: str = "",
    ) -> Path:
        path = tmp_path / name
        told = "".join(
            f'<sheet name="{title}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
            for number, (title, state, _) in enumerate(sheets, start=1)
        )
        parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        parts += [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", f"{_HEAD}<Types/>")
            archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
            archive.writestr(
                "xl/workbook.xml",
                f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}">{book}'
                f"<sheets>{told}</sheets></workbook>",
            )
            archive.writestr("xl/_rels/workbook.xml.rels", _relations(parts))
            archive.writestr("xl/sharedStrings.xml", f'{_HEAD}<sst xmlns="{_MAIN}">{strings}</sst>')
            archive.writestr(
                "xl/styles.xml", f'{_HEAD}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
            )
            for number, (_, _, inner) in enumerate(sheets, start=1):
                archive.writestr(
                    f"xl/worksheets/sheet{number}.xml",
                    f'{_HEAD}{before}<worksheet xmlns="{_MAIN}">{inner}</worksheet>',
                )
        return path

    return make


@pytest.fixture
def ods(tmp_path: Path) -> Make:
    """Write an ODS from the XML inside office:spreadsheet, with a style that hides a table."""

    def make(inner: str, *, before: str = "", manifest: str = "", name: str = "table.ods") -> Path:
        path = tmp_path / name
        spaces = " ".join(
            f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
            for prefix in ("office", "table", "text", "style", "drawing")
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
            archive.writestr(
                "content.xml",
                f"{_HEAD}{before}<office:document-content {spaces}><office:automatic-styles>"
                '<style:style style:name="unseen"><style:table-properties table:display="false"/>'
                "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
                f"{inner}</office:spreadsheet></office:body></office:document-content>",
            )
        return path

    return make


@pytest.fixture
def opened() -> Open:
    """Open a file as the descriptor's [table] would have it."""

    def open_it(path: Path, **told: str) -> Table:
        return open_table(path, TablePart(file=path.name, **told))

    return open_it


@pytest.fixture
def texts(opened: Open) -> Callable[..., list[tuple[str, ...]]]:
    """Return the texts of a file's rows."""

    def read(path: Path, **told: str) -> list[tuple[str, ...]]:
        return [row.texts for row in opened(path, **told).rows()]

    return read

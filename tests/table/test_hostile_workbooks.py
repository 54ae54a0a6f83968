"""Workbooks that fell or hang other readers end in one clear error, quickly."""

import subprocess
import sys
import zipfile

import pytest

from shisaku_graph.errors import DocumentError, ShisakuError

ROWS = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>{}</sheetData>'
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_a_far_cell_is_two_cells(xlsx, opened):
    cells = ROWS.format('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    rows = opened(
        xlsx(("表", "visible", f'<dimension ref="A1:XFD1048576"/>{cells}')), sheet="表"
    ).rows()
    assert next(rows).texts == ("1", "2")


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="ZZZZZZ9999999999999"><v>1</v></c></row>',
        '<row r="2"><c r="XFE2"><v>1</v></c></row>',
        '<row r="2"><c r="A1048577"><v>1</v></c></row>',
        '<row r="2"><c r="A0"><v>1</v></c></row>',
        '<row r="2"><c r="２"><v>1</v></c></row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
    ],
)
def test_a_cell_that_cannot_be_is_refused(xlsx, texts, row):
    with pytest.raises(DocumentError) as caught:
        texts(xlsx(("表", "visible", ROWS.format(row))))
    assert caught.value.code == "document-refused"


def test_a_merged_range_over_everything_is_harmless(xlsx, texts):
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    cells = ROWS.format('<row r="2"><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c></row>')
    assert texts(xlsx(("表", "visible", cells + merged))) == [("1", "2"), ("1", "3", "4")]


def test_many_far_merged_ranges_end(xlsx, texts):
    columns = [f"{a}{b}" for a in "ABCDEFGH" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    cells = "".join(f'<c r="{column}1"><v>1</v></c>' for column in columns)
    merged = "".join(f'<mergeCell ref="{column}1:{column}1048576"/>' for column in columns)
    sheet = (
        f'<sheetData><row r="1">{cells}</row><row r="1048576"><c r="A1048576"><v>1</v></c>'
        f"</row></sheetData><mergeCells>{merged}</mergeCells>"
    )
    with pytest.raises(DocumentError, match=r"too large|大きすぎ"):
        texts(xlsx(("表", "visible", sheet)))


@pytest.mark.parametrize("declared", [BOMB, EXTERNAL])
def test_a_document_type_is_refused(xlsx, ods, texts, declared):
    for path in (
        xlsx(("表", "visible", ROWS.format("")), before=declared),
        ods("<table:table/>", before=declared),
    ):
        with pytest.raises(DocumentError, match="DOCTYPE"):
            texts(path)


def test_a_sheet_that_unpacks_to_a_gigabyte_ends_within_limits(tmp_path, xlsx):
    """1 GiB of one cell, in another process whose memory is bounded."""
    pytest.importorskip("resource", reason="memory is limited by the resource module of POSIX")
    path = xlsx(("表", "visible", ROWS.format("")))
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if "sheet1" not in name:
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            member.write(b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>')
            for _ in range(1024):
                member.write(b"0" * (1 << 20))
            member.write(b"</v></c></row></sheetData></worksheet>")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))\n"
        "from pathlib import Path\n"
        "from shisaku_graph.table import open_table\n"
        "from shisaku_graph.source.descriptor import TablePart\n"
        "from shisaku_graph.errors import DocumentError\n"
        "try: open_table(Path(sys.argv[1]), TablePart(file='x'))\n"
        "except DocumentError as error: print(error.problem.en)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "bomb.xlsx"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "a cell longer than" in ended.stdout, ended.stderr[-500:]


def test_a_damaged_archive_says_which_part(xlsx, tmp_path, texts):
    whole = xlsx(("表", "visible", ROWS.format(""))).read_bytes()
    for at in range(100, len(whole), 97):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:at])
        with pytest.raises(ShisakuError):
            texts(path)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            texts(path)
        except ShisakuError:
            continue


def test_locked_files_say_so(tmp_path, ods, texts):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(DocumentError) as caught:
        texts(path)
    assert caught.value.code == "file-locked"
    with pytest.raises(DocumentError, match=r"password|パスワード"):
        texts(ods("", manifest="<encryption-data/>"))

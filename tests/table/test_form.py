import gzip

import pytest

from shisaku_graph.errors import DocumentError
from shisaku_graph.table.form import form_of


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        ("甲,乙\n1,2\n", "t.txt", "csv"),
        ("甲,乙\n1,2\n", "t.xlsx", "csv"),
        ("甲\t乙\n1\t2\n", "t.tsv", "tsv"),
        ("甲\t乙\n1\t2\n", "t.txt", "text"),
        ('甲\t乙\n"1"\t2\n', "t.txt", "tsv"),
        ("\ufeff甲\t乙\n1\t2\n", "t.txt", "text"),
        ("\ufeff<table><tr><td>1</table>", "t.csv", "html"),
        ('\ufeff[{"a": 1}]', "t.csv", "json"),
        ("[総務部],1\n", "t.csv", "csv"),
        ("<要確認>,1\n", "t.csv", "csv"),
    ],
)
def test_content_tells_the_form(tmp_path, content, name, form):
    path = tmp_path / name
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-16" and content.startswith("\ufeff"):
            continue
        path.write_bytes(content.encode(encoding))
        assert form_of(path) == form


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "PDF"),
        (gzip.compress(b"a,b", mtime=0), "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
    ],
)
def test_what_is_no_table_is_named(tmp_path, content, said):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        form_of(path)
    assert said in caught.value.problem.en


def test_a_stated_form_wins_among_texts_and_is_checked_elsewhere(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("甲\t乙\n", encoding="utf-8")
    assert form_of(path, "text") == "text"
    assert form_of(path, "csv") == "csv"
    with pytest.raises(DocumentError, match="form-unexpected"):
        form_of(path, "xlsx")


@pytest.mark.parametrize("made", ["missing", "folder", "empty", "fifo"])
def test_what_is_no_file(tmp_path, made):
    import os

    path = tmp_path / "t.csv"
    if made == "folder":
        path.mkdir()
    elif made == "empty":
        path.touch()
    elif made == "fifo":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(path)
    with pytest.raises(DocumentError) as caught:
        form_of(path)
    assert caught.value.code == ("file-empty" if made == "empty" else "file-missing")

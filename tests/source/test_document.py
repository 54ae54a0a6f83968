import hashlib

import pytest

from shisaku_graph.errors import DocumentError
from shisaku_graph.source.document import describe_file, describe_text, read_document


def test_facts_of_a_file(tmp_path):
    path = tmp_path / "t.csv"
    content = "施策\r\n".encode("cp932") * 300_000
    path.write_bytes(content)
    facts = describe_text(path, None, "text/csv")
    assert facts.name == "t.csv"
    assert facts.size == len(content)
    assert facts.sha256 == hashlib.sha256(content).hexdigest()
    assert facts.encoding == "cp932"
    assert "cp932 (certain" in facts.notices[0].en
    assert describe_file(path, None, "x/y").encoding is None


def test_every_line_end_becomes_one(tmp_path):
    path = tmp_path / "t.txt"
    path.write_bytes("\ufeff甲\r\n乙\r丙\n丁\u2028戊\v".encode())
    assert read_document(path, None, "text/plain").text == "甲\n乙\n丙\n丁\u2028戊\v"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"\0\0\0", b" \t\n"])
def test_an_empty_file_is_no_table(tmp_path, content):
    path = tmp_path / "t.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(path, None, "text/plain")
    assert caught.value.code == "file-empty"


def test_no_file(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(DocumentError) as caught:
            read_document(path, None, "text/plain")
        assert caught.value.code == "file-missing"
        assert str(path) in caught.value.render("ja")

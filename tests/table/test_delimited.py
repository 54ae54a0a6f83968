import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shisaku_graph.errors import DescriptorError, ShisakuError, TableError
from shisaku_graph.source.columns import TablePart
from shisaku_graph.table import open_table
from shisaku_graph.table.delimited import Delimited


def write(tmp_path, content, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_line_is_where_a_cell_starts_and_row_is_the_record(tmp_path):
    path = write(tmp_path, '題\r\n施策,結果,課\r\n"甲\r\n乙","一\n二",子\r\n丙,丁,丑\r\n')
    rows = list(Delimited(path).rows())
    assert [row.texts for row in rows] == [
        ("題",),
        ("施策", "結果", "課"),
        ("甲\n乙", "一\n二", "子"),
        ("丙", "丁", "丑"),
    ]
    assert [str(cell.origin) for cell in rows[2].cells] == ["t.csv:3:1", "t.csv:4:2", "t.csv:5:3"]
    assert [(row.origin.line, row.origin.row) for row in rows] == [(1, 1), (2, 2), (3, 3), (6, 4)]
    places = [cell.origin for row in rows for cell in row.cells]
    assert len({(place.line, place.column) for place in places}) == len(places)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_and_blank_lines(tmp_path, end):
    path = write(tmp_path, end.join(["甲,乙", "", "一,二\v三\u2028四\x85五", "六,七"]))
    rows = list(Delimited(path).rows())
    assert [row.texts for row in rows] == [
        ("甲", "乙"),
        (),
        ("一", "二\v三\u2028四\x85五"),
        ("六", "七"),
    ]
    assert rows[3].origin.line == 4


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb\tc\n1,5\t2,5\t3,5\n", "\t"),
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ('a,b\n"x;y;z",1\n"p;q;r",2\n', ","),
        ("a\tb\tc,d\n1\t2\t3,4\n5\t6\t7,8\n", "\t"),
        ("令和6年度 評価表\na,b,c\n1,2,3\n4,5,6\n", ","),
        ("施策\n子育て\n", ","),
    ],
)
def test_the_delimiter_is_the_sign_that_parts_most_evenly(tmp_path, text, delimiter):
    found = [row.texts for row in Delimited(write(tmp_path, text)).rows()]
    assert found == [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def test_two_signs_that_part_alike_are_a_question(tmp_path):
    path = write(tmp_path, "a,b;c\n1,2;3\n4,5;6\n")
    with pytest.raises(TableError) as caught:
        Delimited(path)
    assert caught.value.code == "delimiter-unclear"
    assert next(row.texts for row in Delimited(path, delimiter=";").rows()) == ("a,b", "c")


def test_a_stated_delimiter_is_one_sign():
    assert TablePart(file="t.csv", delimiter="|").delimiter == "|"
    for wrong in ('"', "\n", ",,", ""):
        with pytest.raises((DescriptorError, ValueError), match="delimiter"):
            TablePart(file="t.csv", delimiter=wrong)


@pytest.mark.parametrize("content", ['a,b\n1,2\n"3,4\n5,6\n', 'a,b\n1,2\n"3"x,4\n5,6\n'])
def test_a_quote_out_of_place_names_the_record_where_it_stands(tmp_path, content):
    with pytest.raises(TableError) as caught:
        list(Delimited(write(tmp_path, content), delimiter=",").rows())
    assert caught.value.code == "record-broken"
    assert str(caught.value.place) == "t.csv:3"
    assert "record 3" in caught.value.problem.en


def test_long_cells_are_read_and_endless_ones_refused(tmp_path):
    long = "あ" * 1_000_000
    path = write(tmp_path, f"a,b\n{long},1\n")
    assert [len(row.texts[0]) for row in Delimited(path, delimiter=",").rows()] == [1, 1_000_000]
    with pytest.raises(TableError, match=r"longer|larger"):
        list(Delimited(write(tmp_path, "a,b\n" + "x" * 10_000_002), delimiter=",").rows())


def test_utf_16_is_read_line_by_line_too(tmp_path):
    path = write(tmp_path, "施策\t課\n甲\t乙\n".encode("utf-16"), "t.txt")
    assert [row.texts for row in Delimited(path).rows()] == [("施策", "課"), ("甲", "乙")]


cell = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=12
)


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(cell, min_size=2, max_size=4), min_size=1, max_size=5),
    delimiter=st.sampled_from([",", "\t", ";"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_csv_writes_is_read_back(tmp_path_factory, rows, delimiter, end):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    if not text.getvalue().strip():
        return
    table = Delimited(path, "utf-8", delimiter)
    assert [row.texts for row in table.rows()] == [tuple(row) for row in rows]


@settings(max_examples=200)
@given(
    content=st.binary(max_size=200)
    | st.sampled_from(
        [b"PK\x03\x04", b"<table>", b"{", b"[{", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    ).flatmap(lambda start: st.binary(max_size=100).map(lambda rest: start + rest))
)
def test_any_bytes_give_rows_or_one_clear_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(content)
    try:
        list(open_table(path, TablePart(file="t.csv")).rows())
    except ShisakuError as error:
        told = error
    else:
        return
    assert told.problem.ja != told.problem.en
    assert told.remedy.ja
    assert told.place

"""An answer in the forms that people and programs take."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from shisaku_graph.access import Result

XSD = "http://www.w3.org/2001/XMLSchema#"
RESULT = Result(
    ("name", "count", "iri"),
    (
        (
            ox.Literal('保健, "医療"', language="ja"),
            ox.Literal(3),
            ox.NamedNode("https://example.org/x"),
        ),
        (
            ox.Literal("a|b\\c\n<b>"),
            ox.Literal("1.50", datatype=ox.NamedNode(f"{XSD}decimal")),
            None,
        ),
        (ox.BlankNode("b"), None, ox.NamedNode("a:b")),
    ),
)


def test_csv_reads_back():
    told = RESULT.to_csv()
    assert told.startswith("name,count,iri\r\n")
    assert list(csv.reader(io.StringIO(told, newline="")))[1:] == [
        list(row) for row in RESULT.texts()
    ]


@pytest.mark.parametrize("result", [RESULT, Result(("x",), ()), Result((), ())])
def test_json_is_what_other_programs_read(result):
    found = ox.parse_query_results(result.to_json().encode(), format=ox.QueryResultsFormat.JSON)
    assert [variable.value for variable in found.variables] == list(result.columns)
    assert tuple(tuple(row) for row in found) == result.rows


def test_json_names_types():
    name, count, _ = json.loads(RESULT.to_json())["results"]["bindings"][0].values()
    assert name["xml:lang"] == "ja"
    assert count["datatype"] == f"{XSD}integer"


def test_markdown_cells_cannot_leave_their_cell():
    lines = RESULT.to_markdown().splitlines()
    assert len(lines) == 5
    assert lines[3] == r"| a\|b\\c<br>&lt;b> | 1.50 |  |"


def test_numeric_columns():
    assert RESULT.numeric() == (False, True, False)
    assert Result(("x",), ()).numeric() == (False,)


def test_rows_by_name():
    assert next(iter(RESULT)) == {
        "name": '保健, "医療"',
        "count": "3",
        "iri": "https://example.org/x",
    }

"""A result becomes a data frame with real types, and a table that no text can break out of."""

import sys

import pandas as pd
import pytest

from shisaku_graph.access import Result, query
from shisaku_graph.access.engine import ask
from shisaku_graph.errors import UsageError

ROWS = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * WHERE { VALUES (?n ?d ?b ?day ?at ?mixed ?text ?iri ?none) {
  (1 1.5 true "2017-04-01"^^xsd:date "2017-04-01T09:00:00+09:00"^^xsd:dateTime 1 "施策"@ja <urn:a> UNDEF)
  (UNDEF UNDEF UNDEF UNDEF UNDEF "x" UNDEF UNDEF UNDEF)
  (1180591620717411303424 -0.5 false "1868-01-25"^^xsd:date "2017-04-01T09:00:00Z"^^xsd:dateTime 2.5 "" <urn:b> UNDEF)
} }
"""  # noqa: E501  # one row a line


def rows(text) -> Result:
    import pyoxigraph as ox

    found = ask(ox.Store(), text)
    assert isinstance(found, Result)
    return found


def test_types():
    frame = rows(ROWS.replace("1180591620717411303424", "42")).to_pandas()
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "n": "Int64", "d": "Float64", "b": "boolean", "day": "datetime64[ns]", "at": "object",
        "mixed": "string", "text": "string", "iri": "string", "none": "string",
    }  # fmt: skip
    assert frame["n"].sum() == 43
    assert frame["d"].mean() == 0.5
    assert frame["day"].dt.year.dropna().tolist() == [2017, 1868]
    assert frame["text"].tolist()[0] == "施策"
    assert frame["text"].tolist()[2] == ""
    assert frame.isna().sum().to_dict() == dict.fromkeys(
        ["n", "d", "b", "day", "at", "text", "iri"], 1
    ) | {"mixed": 0, "none": 3}


@pytest.mark.parametrize(
    "value", ['"x"^^xsd:integer', '"2017-99-01"^^xsd:date', '"yes"^^xsd:boolean']
)
def test_a_value_that_is_not_of_its_type_makes_texts(value):
    prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    frame = rows(f"{prefix} SELECT ?v WHERE {{ VALUES ?v {{ {value} }} }}").to_pandas()
    assert str(frame["v"].dtype) == "string"


def test_no_rows_keep_their_columns():
    frame = rows("SELECT ?a ?b WHERE { FILTER (false) }").to_pandas()
    assert list(frame.columns) == ["a", "b"]
    assert len(frame) == 0


def test_a_ready_query_as_a_frame(published):
    found = query("departments-by-policies", published)
    frame = found.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert str(frame["policies"].dtype) == "Int64"
    assert len(frame) == len(found)


def test_without_pandas_one_clear_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError) as caught:
        rows("SELECT * WHERE { VALUES ?n { 1 } }").to_pandas()
    assert caught.value.code == "pandas-missing"


def test_notebook_table_is_escaped_and_cut():
    shown = rows('SELECT ?a WHERE { VALUES ?a { "<script>&\\n\\"" } }')._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;&amp;<br>&quot;" in shown
    many = Result(("n",), rows("SELECT ?n WHERE { VALUES ?n { 1 } }").rows * 250)._repr_html_()
    assert many.count("<tr>") == 101
    assert "100 / 250" in many

"""Ready queries: what a header may say, and how a parameter becomes a term and never text."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.access import query, ready_query, text_of
from shisaku_graph.access.catalogue import read_header
from shisaku_graph.errors import QueryError, UsageError

HEADER = """#+ title: 題 | title
#+ description: 説明 | description
#+ parameter: word string 本 : 語 | word
#+ parameter: line integer 1 : 行 | line
#+ parameter: thing iri a:a : もの | thing
#+ column: word : 語 | word

SELECT ?word ?line ?thing {
  VALUES ?word_ { "本" }
  VALUES ?line_ { 1 }
  VALUES ?thing_ { <a:a> }
  BIND (?word_ AS ?word) BIND (?line_ AS ?line) BIND (?thing_ AS ?thing)
}
"""


@pytest.fixture
def nothing(tmp_path):
    path = tmp_path / "nothing.nt"
    path.touch()
    return path


@given(value=st.text())
def test_any_text_comes_back_as_it_went_in(value):
    bound = read_header("own", HEADER).bound({"word": value})
    row = next(iter(ox.Store().query(bound)))
    assert row["word"] == ox.Literal(value)
    assert row["line"].value == "1"


@pytest.mark.parametrize("value", ['" } #', "\\u0022 } #", "x\n}", "' ; DROP ALL", "\\", '"""'])
def test_hostile_text_is_only_text(value, nothing):
    assert list(query(HEADER, nothing, word=value).texts()) == [(value, "1", "a:a")]


def test_numbers_and_iris(nothing):
    result = query(HEADER, nothing, line=7, thing="https://example.org/x")
    assert list(result.texts()) == [("本", "7", "https://example.org/x")]
    assert result.numeric() == (False, True, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("line", "H29"),
        ("line", "1.5"),
        ("line", ""),
        ("thing", "a> <b"),
        ("thing", "no iri"),
        ("word", "\udc80"),
    ],
)
def test_value_of_the_wrong_type(name, value):
    with pytest.raises(QueryError) as caught:
        text_of(HEADER, {name: value})
    assert caught.value.code == "parameter-value"
    caught.value.render("ja").encode()


def test_unknown_parameter_lists_the_known():
    with pytest.raises(QueryError, match=r"word.*line.*thing") as caught:
        text_of(HEADER, {"wort": "x"})
    assert caught.value.code == "parameter-unknown"


@pytest.mark.parametrize(
    "text",
    [
        HEADER.replace("#+ title: 題 | title\n", ""),
        HEADER.replace("word string", "word text"),
        HEADER.replace("word string 本", "word"),
        HEADER.replace("#+ title:", "#+ title"),
        HEADER.replace('VALUES ?word_ { "本" }', 'VALUES (?word_) { ("本") }'),
        HEADER.replace("  VALUES ?line_", '  VALUES ?word_ { "二" }\n  VALUES ?line_'),
    ],
)
def test_bad_headers_are_named(text):
    with pytest.raises(QueryError) as caught:
        text_of(text, {"word": "x"})
    assert caught.value.code == "query-header"


def test_name_in_a_comment_is_not_the_parameter(nothing):
    text = HEADER.replace("SELECT", "# VALUES ?word_ { here }\nSELECT", 1)
    assert next(query(text, nothing, word="x").texts())[0] == "x"


def test_file_with_a_header_takes_parameters(tmp_path, nothing):
    path = tmp_path / "own.rq"
    path.write_text("\ufeff" + HEADER, encoding="utf-8")
    assert next(query(path, nothing, word="x").texts())[0] == "x"
    assert next(query(str(path), nothing).texts())[0] == "本"


def test_files_that_cannot_be_read(tmp_path):
    path = tmp_path / "own.rq"
    with pytest.raises(UsageError):
        text_of(path, {})
    path.write_bytes("問い".encode("cp932"))
    with pytest.raises(UsageError):
        text_of(path, {})


def test_nearest_names_are_suggested():
    with pytest.raises(QueryError, match="policy-tree") as caught:
        ready_query("policy-tee")
    assert caught.value.code == "query-unknown"

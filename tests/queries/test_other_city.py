"""The ready queries on a fictional city, and on two cities at once: what one real table has not."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from shisaku_graph.access import query, ready_queries
from shisaku_graph.access.engine import ask
from shisaku_graph.graph import to_rdflib

CITY = Path(__file__).with_name("city.ttl")
WORDS = {
    "department": "部",
    "direction": "まち",
    "line": "2",
    "policy": "読書",
    "word": "本",
    "year": "2024",
}
NAMES = sorted(ready_queries())


def text(name):
    """Return a ready query with parameters that fit the fictional city."""
    ready = ready_queries()[name]
    return ready.bound({each.name: WORDS[each.name] for each in ready.parameters})


@pytest.fixture(scope="module")
def triples(published):
    return [quad.triple for path in (published / "data.nt", CITY) for quad in ox.parse(path=path)]


@pytest.fixture(scope="module")
def rdflib_city():
    held = rdflib.Dataset(default_union=True)
    triples = to_rdflib(quad.triple for quad in ox.parse(path=CITY))
    held.addN((*triple, held.graph(rdflib.URIRef(CITY.as_uri()))) for triple in triples)
    return held


def store_of(triples):
    store = ox.Store()
    for triple in triples:
        store.add(ox.Quad(*triple))
    return store


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("amounts", [("読書の推進", "2024", "予算", "", "1,500", "千円", "1500000")]),
        ("money-by-direction", [("学びのまち", "2024", "予算", "1500000")]),
        ("grades", [("2023", "総合評価", "A", "2"), ("2024", "総合評価", "B", "1")]),
        (
            "indicators",
            [
                ("読書の推進", "貸出冊数", "2024", "実績", "約300", "冊", ""),
                ("読書の推進", "貸出冊数", "2024", "目標", "350", "冊", "350"),
            ],
        ),
        ("shared-projects", [("移動図書館事業", "2")]),
        ("years-of-policy", [("読書の推進", "2"), ("港の整備", "2")]),
        (
            "policies-without-projects",
            [
                ("港の整備", "2023", "記載なし", "建設部"),
                ("港の整備", "2024", "不明（欄が失われた）", "建設部"),
            ],
        ),
        (
            "projects-by-policy",
            [
                ("学びのまち", "読書の推進", "移動図書館事業", "教育部図書課"),
                ("学びのまち", "読書の推進", "港の読書会", "建設部"),
                ("海のまち", "港の整備", "移動図書館事業", "建設部"),
            ],
        ),
        ("departments-by-projects", [("建設部", "2"), ("教育部図書課", "1")]),
        ("department-load", [("建設部", "1", "1", "2"), ("教育部", "1", "1", "1")]),
        (
            "missing-texts",
            [
                ("読書の推進", "2024", "今後の取組"),
                ("港の整備", "", "施策の方向性"),
                ("港の整備", "", "目標"),
                ("港の整備", "2023", "今後の取組"),
                ("港の整備", "2024", "今後の取組"),
                ("港の整備", "2024", "取組結果"),
            ],
        ),
    ],
)
def test_rows(name, rows):
    assert list(query(name, CITY).texts()) == rows


@pytest.mark.parametrize("name", NAMES)
def test_two_labels_make_no_second_row(name):
    rows = query(text(name), CITY).rows
    assert len(set(rows)) == len(rows)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own, of itself
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_agrees_about_every_parameter(name, rdflib_city):
    theirs = [
        tuple("" if term is None else str(term) for term in row)
        for row in rdflib_city.query(text(name))
    ]
    assert sorted(query(text(name), CITY).texts()) == sorted(theirs)


@pytest.mark.parametrize("name", NAMES)
def test_order_does_not_hang_on_the_order_of_loading(name, triples):
    """Two cities with policies at the same position: the order of rows is still the same."""
    forth, back = store_of(triples), store_of(reversed(triples))
    for asked in (ready_queries()[name].text, text(name)):
        assert ask(forth, asked) == ask(back, asked)

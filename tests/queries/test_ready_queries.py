"""Every ready query: its header is true, its rows are golden, and two engines agree."""

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from shisaku_graph.access import Result, query, ready_queries
from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.graph import to_rdflib

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(ready_queries())
SLOW = {  # up to 40 s with rdflib on the real city; asked with a word that the small one knows
    "projects-of-department": {"department": "課"},
    "provenance-of-policy": {"policy": "の充実"},
    "who-is-responsible": {"word": "市民"},
}
WITH_GRAPHS = [name for name in NAMES if "GRAPH" in ready_queries()[name].text]


@pytest.fixture(scope="module")
def store(published):
    return loaded([published])


@pytest.fixture(scope="module")
def graph(published):
    return to_rdflib(quad.triple for quad in ox.parse(path=published / "data.nt"))


@pytest.fixture(scope="module")
def small(dist):
    """An invented city in both engines: 4,000 triples."""
    folder = dist / "hoshimigaura-2024"
    triples = (quad.triple for quad in ox.parse(path=folder / "data.nt"))
    return loaded([folder]), to_rdflib(triples)


def rows(result: Result) -> list[list[str]]:
    return list(csv.reader(io.StringIO(result.to_csv())))


def test_there_are_queries_for_everyone():
    assert len(NAMES) >= 45
    audiences = {query.audience for query in ready_queries().values()}
    assert audiences == {"citizen", "journalist", "analyst", "officer", "engineer"}


@pytest.mark.parametrize("name", NAMES)
def test_golden(name, store):
    """The rows on Kisarazu are those that were read and approved."""
    query = ready_queries()[name]
    result = ask(store, query.text)
    assert isinstance(result, Result)
    assert list(result.columns) == list(query.columns)
    assert bool(result.rows) != bool(query.empty_because), "empty, or not, against its header"
    golden = (GOLDEN / f"{name}.csv").read_bytes().decode()
    assert result.to_csv() == golden


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_golden_over_cities_and_years(name, dist):
    """The rows on all places at once, each dataset a named graph."""
    golden = (GOLDEN / "all-places" / f"{name}.csv").read_bytes().decode()
    assert query(name, dist).to_csv() == golden


@pytest.mark.parametrize("name", NAMES)
def test_one_row_a_thing(name, store):
    """No row comes twice, as it does where labels in two languages multiply."""
    result = ask(store, ready_queries()[name].text)
    assert len(set(result.rows)) == len(result.rows)


def both(text, store, graph) -> tuple[list[list[str]], list[list[str]]]:
    """Return the sorted rows of pyoxigraph and of rdflib."""
    ours = rows(ask(store, text))[1:]
    theirs = [["" if term is None else str(term) for term in row] for row in graph.query(text)]
    return sorted(ours), sorted(theirs)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (*SLOW, *WITH_GRAPHS)])
def test_rdflib_gives_the_same_rows(name, store, graph):
    ours, theirs = both(ready_queries()[name].text, store, graph)
    assert ours == theirs


@pytest.mark.parametrize("name", SLOW)
def test_rdflib_gives_the_same_rows_of_a_small_city(name, small):
    ours, theirs = both(ready_queries()[name].bound(SLOW[name]), *small)
    assert ours == theirs
    assert ours


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own, of itself
@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_rdflib_gives_the_same_rows_of_named_graphs(name, dist):
    folders = [dist / "hoshimigaura-2023", dist / "hoshimigaura-2024"]
    held = rdflib.Dataset()
    for folder in folders:
        graph = held.graph(rdflib.URIRef(folder.as_uri()))
        for triple in to_rdflib(quad.triple for quad in ox.parse(path=folder / "data.nt")):
            graph.add(triple)
    ours, theirs = both(ready_queries()[name].text, loaded(folders), held)
    assert ours == theirs
    assert ours


@pytest.mark.parametrize("name", NAMES)
def test_default_is_bound_as_by_hand(name, store):
    """Binding the default gives the text's own rows."""
    query = ready_queries()[name]
    bound = query.bound({parameter.name: parameter.default for parameter in query.parameters})
    assert ask(store, bound) == ask(store, query.text)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages(name):
    query = ready_queries()[name]
    said = [query.title, query.description, *query.columns.values()]
    said += [parameter.description for parameter in query.parameters]
    for each in said:
        assert each.ja
        assert each.en
        assert any("\u3040" <= c <= "\u9fff" for c in each.ja) or each.ja.isascii()
        assert each.en.isascii()


def test_lost_is_not_none(store):
    """The row that lost its projects is unknown; the others list none."""
    result = ask(store, ready_queries()["policies-without-projects"].text)
    states = [row["status"] for row in result]
    assert states.count("不明（欄が失われた）") == 1
    assert states.count("記載なし") == 23

"""Every IRI leads to the form and language that the client likes best."""

import json
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.serve.documents import FORMS
from shisaku_graph.serve.negotiation import Offer, chosen, chosen_language

POLICY = "/id/122068/policy/q7wmokzqfk"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TABLE = [
    (None, ".html", "text/html"),
    ("*/*", ".html", "text/html"),
    (BROWSER, ".html", "text/html"),
    ("text/turtle", ".ttl", "text/turtle"),
    ("application/ld+json", ".jsonld", "application/ld+json"),
    ("application/json", ".jsonld", "application/ld+json"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', ".jsonld",
     "application/ld+json"),
    ("application/n-triples", ".nt", "application/n-triples"),
    ("application/rdf+xml", ".rdf", "application/rdf+xml"),
    ("text/turtle;q=0.5, application/rdf+xml;q=0.9", ".rdf", "application/rdf+xml"),
    ("text/*;q=0.3, text/turtle;q=0.9, text/html;q=0.8", ".ttl", "text/turtle"),
    ("text/html;q=0, */*", ".ttl", "text/turtle"),
    ("TEXT/TURTLE ; Q=1.0", ".ttl", "text/turtle"),
    ("image/png, text/turtle;q=0.001", ".ttl", "text/turtle"),
    ("text/html;q=nonsense, application/n-triples;q=0.1", ".nt", "application/n-triples"),
]  # fmt: skip


@pytest.mark.parametrize(("accept", "suffix", "media_type"), TABLE)
def test_a_resource_leads_to_a_document(client, accept, suffix, media_type):
    headers = {"accept": accept} if accept else {"accept": ""}
    reply = client.get(POLICY, headers=headers)
    assert reply.status_code == 303
    assert reply.headers["location"] == POLICY + suffix
    assert "Accept" in reply.headers["vary"]
    document = client.get(reply.headers["location"])
    assert document.status_code == 200
    assert document.headers["content-type"].partition(";")[0] == media_type


def test_what_nobody_offers_is_not_acceptable(client):
    for path in (POLICY, "/sparql", "/sparql?query=ASK%20%7B%7D"):
        reply = client.get(path, headers={"accept": "image/png, text/html;q=0"})
        assert (reply.status_code, reply.json()["code"]) == (406, "not-acceptable")
        assert "text/turtle" in reply.text or "sparql-results" in reply.text


@pytest.mark.parametrize(
    ("language", "suffix"),
    [("en", ".en.html"), ("ja", ".html"), ("fr", ".html"), ("en-GB;q=0.9, ja;q=0.2", ".en.html")],
)
def test_the_page_in_the_language_that_is_liked(client, language, suffix):
    reply = client.get(POLICY, headers={"accept": BROWSER, "accept-language": language})
    assert reply.headers["location"] == POLICY + suffix
    assert "Accept-Language" in reply.headers["vary"]


def test_all_forms_say_the_same(client):
    graphs = set()
    for suffix, form in (
        (".ttl", ox.RdfFormat.TURTLE),
        (".jsonld", ox.RdfFormat.JSON_LD),
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".rdf", ox.RdfFormat.RDF_XML),
    ):
        content = client.get(POLICY + suffix).content
        graphs.add(frozenset(str(quad.triple) for quad in ox.parse(content, format=form)))
    assert len(graphs) == 1
    assert len(next(iter(graphs))) > 10


def test_every_subject_of_the_data_can_be_dereferenced(client, published):
    """Kinds of resources, one of each: also those without a page, cells and repairs."""
    kinds = {}
    for quad in ox.parse(path=published / "data.nt", format=ox.RdfFormat.N_TRIPLES):
        iri = quad.subject.value.partition("#")[0]
        if not iri.startswith("https://w3id.org/shisaku-graph/"):
            continue  # other people's: this server does not answer for them
        kinds.setdefault(re.sub(r"/[^/]*$", "", iri), iri)
    assert len(kinds) > 12
    for iri in kinds.values():
        path = "/" + iri.removeprefix("https://w3id.org/shisaku-graph/")
        turtle = client.get(path, headers={"accept": "text/turtle"}, follow_redirects=True)
        assert turtle.status_code == 200, iri
        assert {q.subject.value for q in ox.parse(turtle.content, format=ox.RdfFormat.TURTLE)}
        page = client.get(path, headers={"accept": "text/html"}, follow_redirects=True)
        assert page.status_code == 200, iri
        assert page.text.startswith("<!DOCTYPE html>")


def test_what_is_part_of_something_else_has_a_page_when_it_is_asked_for(client):
    repair = "/id/122068/dataset/kisarazu-2017/repair/1"
    page = client.get(repair, headers={"accept": "text/html"}, follow_redirects=True)
    assert "修正" in page.text
    assert "kisarazu-2017/repair/1>" in client.get(repair + ".ttl").text


def test_etags_and_conditional_requests(client):
    for path in (POLICY + ".ttl", "/sparql", "/sparql?query=ASK%20%7B%7D"):
        first = client.get(path)
        tag = first.headers["etag"]
        again = client.get(path, headers={"if-none-match": f'"other", W/{tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(first.content))


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_tables_in_every_form_are_one_table(client, form):
    query = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?name {"
        " ?s a <https://w3id.org/shisaku-graph/ns#Department> ; rdfs:label ?name }"
        " ORDER BY ?s ?name"
    )
    kinds = {
        "json": "application/sparql-results+json", "xml": "application/sparql-results+xml",
        "csv": "text/csv", "tsv": "text/tab-separated-values",
    }  # fmt: skip
    reply = client.get("/sparql", params={"query": query}, headers={"accept": kinds[form]})
    assert reply.headers["content-type"].partition(";")[0] == kinds[form]
    whole = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert len(whole) > 37
    if form == "csv":
        assert reply.text.count("\r\n") == len(whole) + 1
        assert "attachment" in reply.headers["content-disposition"]
        return
    rows = ox.parse_query_results(
        reply.content, format=getattr(ox.QueryResultsFormat, form.upper())
    )
    assert [row["s"].value for row in rows] == [row["s"]["value"] for row in whole]


def test_graphs_in_every_form(client):
    query = "DESCRIBE <https://w3id.org/shisaku-graph/id/122068>"
    found = set()
    for media_type, form in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ):
        reply = client.get("/sparql", params={"query": query}, headers={"accept": media_type})
        assert reply.headers["content-type"].partition(";")[0] == media_type
        found.add(frozenset(str(q.triple) for q in ox.parse(reply.content, format=form)))
    assert len(found) == 1


def test_the_endpoint_describes_itself(client, dist):
    told = client.get("/sparql", headers={"accept": "text/turtle"})
    store = ox.Store()
    store.load(told.content, format=ox.RdfFormat.TURTLE)
    names = store.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?name {"
        " ?s a sd:Service ; sd:endpoint ?e ; sd:feature sd:UnionDefaultGraph ;"
        " sd:defaultDataset/sd:namedGraph/sd:name ?name }"
    )
    manifests = dist.glob("*/manifest.json")
    published = {json.loads(path.read_text(encoding="utf-8"))["iri"] for path in manifests}
    assert {row["name"].value for row in names} == published
    page = client.get("/sparql", headers={"accept": BROWSER})
    assert (page.status_code, page.headers["location"]) == (303, "/sparql.html")
    assert client.get("/sparql.html").status_code == 200


def test_each_dataset_is_a_graph_and_all_are_one(client):
    query = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <http://www.w3.org/ns/dcat#Dataset> }"
    graph = "https://w3id.org/shisaku-graph/id/122068/dataset/kisarazu-2017"

    def count(**more):  # noqa: ANN003  # parameters
        reply = client.get("/sparql", params={"query": query, **more})
        return int(reply.json()["results"]["bindings"][0]["n"]["value"])

    assert count() > 1
    assert count(**{"default-graph-uri": graph}) == 1
    assert count(**{"named-graph-uri": graph}) == 0
    within = query.replace("{ ?d", f"FROM <{graph}> {{ ?d")
    assert (
        client.get("/sparql", params={"query": within}).json()["results"]["bindings"][0]["n"][
            "value"
        ]
        == "1"
    )


RANGES = st.lists(
    st.tuples(
        st.sampled_from([*(offer.media_type for offer in FORMS), "text/*", "*/*", "image/png"]),
        st.integers(0, 1000),
    ),
    max_size=6,
)


@given(RANGES)
def test_the_best_weight_wins(ranges):
    weights = {}
    for name, thousandths in ranges:
        weights[name] = max(thousandths, weights.get(name, 0))
    accept = ", ".join(f"{name};q={weight / 1000:.3f}" for name, weight in weights.items())

    def weight(offer):
        group = offer.media_type.partition("/")[0] + "/*"
        for name in (offer.media_type, group, "*/*"):
            if name in weights:
                return weights[name]
        return 0

    found = chosen(accept, FORMS)
    if not accept:
        assert found == FORMS[0]
    elif all(weight(offer) == 0 for offer in FORMS):
        assert found is None
    else:
        assert weight(found) == max(map(weight, FORMS))


@given(st.text(max_size=200))
def test_no_header_is_too_strange(text):
    assert chosen(text, FORMS) in {*FORMS, None}
    assert chosen_language(text, ("ja", "en")) in ("ja", "en")
    assert chosen(text, ()) is None
    assert Offer("a", "text/a") == chosen("*/*", (Offer("a", "text/a"),))

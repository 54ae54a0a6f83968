"""SERVICE: nobody is asked who was not named, and who was named is believed only when whole."""

import threading
import time

import pytest

from shisaku_graph.access import answered, query
from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.access.services import Services
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, QueryError, UsageError

from .loopback import BODY, say, serving


@pytest.fixture
def here(tmp_path):
    path = tmp_path / "here.ttl"
    path.write_text('<a:1> <a:name> "保健"@ja . <a:2> <a:name> "港"@ja .', encoding="utf-8")
    return path


def joined(server, silent=""):
    asked = f"SERVICE {silent} <{server.url}> {{ ?x <a:n> ?name }}"
    return f"SELECT ?s ?name {{ ?s <a:name> ?name {asked} }}"


def test_an_allowed_host_is_asked_and_joined(here):
    with serving(lambda handler, _: say(handler)) as server:
        rows = query(joined(server), here, services=[f"127.0.0.1:{server.server_port}"])
    assert list(rows.texts()) == [("a:1", "保健")]
    ((_, path, _, headers),) = server.asked
    assert path.startswith("/sparql?query=")
    assert "authorization" not in {name.lower() for name in headers}


def test_credentials_are_not_sent_along(here, monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "secret")
    with serving(lambda handler, _: say(handler)) as server:
        query(joined(server), here, services=[f"127.0.0.1:{server.server_port}"])
    assert "secret" not in str(server.asked)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}", "query-service-host"),
        ("SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}", "query-service-host"),
        ("SELECT * {{ BIND (<{0}> AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}", "query-service-iri"),
        ("PREFIX e: <{0}> SELECT * {{ SERVICE e:x {{ ?s ?p ?o }} }}", "query-service-iri"),
        ("SELECT * {{ SERVICESILENT<{0}> {{ ?s ?p ?o }} }}", "query-service"),
        ("SELECT * {{ VALUES ?s {{ 1 }} ?s ?p 1SERVICE<{0}> {{ ?s ?p ?o }} }}", "query-service"),
        ("PREFIX S: <{0}> SELECT * {{ SERVICES:x {{ ?s ?p ?o }} }}", "query-service"),
        ("SELECT * {{ SERVICE <http:\\u002F/x/> {{ ?s ?p ?o }} }}", "query-service-iri"),
    ],
)
def test_nobody_else_is_asked(here, text, code):
    with serving(lambda handler, _: say(handler)) as server:
        with pytest.raises(QueryError) as caught:
            answered(text.format(server.url), here, services=["data.example.jp"])
        assert server.asked == []
    assert caught.value.code == code


def test_a_host_is_allowed_with_its_port_alone():
    services = Services.of(["data.example.jp", "127.0.0.1:7878", "[::1]:7878"])
    assert services.allows("https://data.example.jp/sparql")
    assert services.allows("http://DATA.example.jp:80/")
    assert services.allows("http://127.0.0.1:7878/query")
    assert services.allows("http://[::1]:7878/query")
    for other in (
        "https://data.example.jp:8443/",
        "https://data.example.jp.evil.example/",
        "https://evil.example/data.example.jp",
        "http://127.0.0.1/",
    ):
        assert not services.allows(other)
    for wrong in ("https://data.example.jp/", "a b", "", "u@host", "host:99999"):
        with pytest.raises(UsageError, match="service-host"):
            Services.of([wrong])


@pytest.mark.parametrize(
    ("behave", "code"),
    [
        (lambda handler, _: say(handler, BODY[:-9], length=len(BODY)), "endpoint-incomplete"),
        (lambda handler, _: say(handler, BODY[:-9]), "endpoint-incomplete"),
        (lambda handler, _: say(handler, b"<html>", "text/html"), "endpoint-media-type"),
        (lambda handler, _: say(handler, status=500), "endpoint-status"),
        (lambda handler, _: say(handler, status=302, Location="http://x/"), "endpoint-redirect"),
        (lambda handler, _: say(handler, X_SQL_State="S1TAT"), "endpoint-partial"),
        (lambda handler, _: handler.server.slow.wait(9), "endpoint-timeout"),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_an_error(here, behave, code):
    with serving(behave) as server:
        limits = Limits(seconds=1.5, pause=0.01)
        services = Services.of([f"127.0.0.1:{server.server_port}"], limits)
        with pytest.raises(EndpointError) as caught:
            ask(loaded([here]), joined(server), services)
        server.slow.set()
    assert caught.value.code == code


def test_too_much_is_refused(here):
    with serving(lambda handler, _: say(handler, BODY + b" " * 5_000)) as server:
        services = Services.of([f"127.0.0.1:{server.server_port}"], Limits(size=4_000))
        with pytest.raises(EndpointError, match="endpoint-too-much"):
            ask(loaded([here]), joined(server), services)


def test_silent_goes_on_without(here):
    with serving(lambda handler, _: say(handler, status=500)) as server:
        rows = query(joined(server, "SILENT"), here, services=[f"127.0.0.1:{server.server_port}"])
    assert len(rows) == 2


def test_service_within_service_is_not_passed_on(here):
    with serving(lambda handler, _: say(handler)) as server:
        inner = f"SERVICE <{server.url}> {{ ?x <a:n> ?name }}"
        with pytest.raises(QueryError, match="query-service"):
            answered(
                f"SELECT * {{ SERVICE <{server.url}> {{ {inner} }} }}", here,
                services=[f"127.0.0.1:{server.server_port}"],
            )  # fmt: skip
        assert server.asked == []


def test_the_relay_is_gone_afterwards(here):
    before = threading.active_count()
    with serving(lambda handler, _: say(handler)) as server:
        for _ in range(3):
            query(joined(server), here, services=[f"127.0.0.1:{server.server_port}"])
    for _ in range(50):
        if threading.active_count() <= before:
            break
        time.sleep(0.05)
    assert threading.active_count() <= before


# two real servers


def test_one_question_to_two_cities(endpoint_of, published, shisaku_graph, tmp_path):
    """Policies of two servers and of the data here whose texts say the same word."""
    urls = [endpoint_of(name) for name in ("hoshimigaura-2024", "muteki-2024")]
    part = """{{ SERVICE <{0}> {{
      ?p a shisaku:Policy ; rdfs:label ?policy . ?d a <http://www.w3.org/ns/dcat#Dataset> ;
        <http://purl.org/dc/terms/publisher>/rdfs:label ?city .
      FILTER (LANG(?city) = "ja" && LANG(?policy) = "ja" && CONTAINS(?policy, "観光")) }} }}"""
    text = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        "PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>\n"
        "SELECT ?city ?policy { "
        + " UNION ".join(part.format(url) for url in urls)
        + ' UNION { ?p a shisaku:Policy ; rdfs:label ?policy FILTER (CONTAINS(?policy, "観光"))'
        ' FILTER (LANG(?policy) = "ja") BIND ("ここ"@ja AS ?city) } } ORDER BY ?city ?policy'
    )
    (tmp_path / "both.rq").write_text(text, encoding="utf-8")
    hosts = [f"--allow-service={url.split('/')[2]}" for url in urls]
    run = shisaku_graph("query", "both.rq", "--data", published, "--format", "csv", *hosts)
    assert run.returncode == 0, run.stderr
    cities = [line.split(",")[0] for line in run.stdout.splitlines()[1:]]
    assert {"星見ヶ浦市", "霧笛町", "ここ"} == set(cities)
    refused = shisaku_graph("query", "both.rq", "--data", published, hosts[0])
    assert refused.returncode == 2
    assert "query-service-host" in refused.stderr

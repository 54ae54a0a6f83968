"""Queries that end other servers: each is refused or stopped, and the server lives on."""

import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

GOOD = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/shisaku-graph/ns#Policy> }"
ANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . "


def nested(opening, closing, middle, times):
    return opening * times + middle + closing * times


def doubled(function, times):
    steps = "".join(f"BIND({function.format(f'?x{n}')} AS ?x{n + 1}) " for n in range(times))
    return f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND('施策' AS ?x0) {steps} }}"


STEP = "<https://w3id.org/shisaku-graph/ns#approach>"
REFUSED = {
    "parentheses": f"SELECT * {{ FILTER ({nested('(', ')', '1', 5_000)}) }}",
    "braces": f"SELECT * {nested('{', '}', '', 5_000)}",
    "brackets": f"SELECT * {{ {nested('[ ?p ', ']', '1', 5_000)} ?p 1 }}",
    "not": f"SELECT * {{ FILTER ({'!' * 12_800}true) }}",
    "path": f"SELECT * {{ ?s {'/'.join(['<a:a>'] * 800)} ?o }}",
    "alternatives": f"SELECT * {{ ?s {'|'.join(['<a:a>'] * 6_400)} ?o }}",
    "optional": f"SELECT * {{ {nested('OPTIONAL { ?s ?p ?o ', '}', '', 3_200)} }}",
    "subselect": f"SELECT * {{ {nested('{ SELECT * {', '}}', '?s ?p ?o', 3_200)} }}",
    "patterns": f"SELECT * {{ {' . '.join(f'?s{n} ?p{n} ?o{n}' for n in range(800))} }}",
    "quoted triples": f"SELECT * {{ {nested('<<( ', ' <a:b> 1 )>>', '<a:a>', 1_000)} ?p ?o }}",
    "length": f"SELECT * {{ ?s ?p '{'施' * 30_000}' }}",
}  # fmt: skip
STOPPED = {
    "cartesian product": f"SELECT (COUNT(*) AS ?n) {{ {ANY} FILTER(?a != ?d && ?d != ?g) }}",
    "order of a product": f"SELECT * {{ {ANY} }} ORDER BY ?a ?d ?g LIMIT 1",
    "distinct of a product": f"SELECT DISTINCT ?c ?f ?i {{ {ANY} }} LIMIT 99999999 OFFSET 99999998",
    "everything from everything": "SELECT (COUNT(*) AS ?n) { ?a (<a:a>|!<a:a>)* ?b . ?b ?p ?c }",
    "doubling": doubled("CONCAT({0}, {0}, {0}, {0})", 14),
    "replacing": doubled("REPLACE({0}, '.', '施策施策施策施策')", 12),
    "joined texts": f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {ANY} }}",
    "random order": f"SELECT * {{ {ANY} }} ORDER BY RAND() LIMIT 3",
}


def ask(client, query, **headers):  # noqa: ANN003  # texts
    return client.post(
        "/sparql",
        content=query.encode(),
        headers={"content-type": "application/sparql-query", **headers},
    )


def front(client):
    return client.get("/health").json()


def lost(client):
    """Return how many processes were ended, by the reason."""
    return {name: count for name, count in front(client).items() if name.startswith("ended_")}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_before_evaluation(client, portal, name):
    before = lost(client)
    reply = ask(client, REFUSED[name])
    assert reply.status_code in (400, 413)
    assert {"code", "what", "remedy", "status"} <= reply.json().keys()
    assert lost(client) == before, "no process was lost over it"
    assert portal.process.poll() is None


def test_stopped_at_a_limit_and_good_questions_go_on(client, portal):
    """All at once, with a good client asking all the while: it never waits for them."""
    with ThreadPoolExecutor(len(STOPPED)) as pool:
        running = {name: pool.submit(ask, client, query) for name, query in STOPPED.items()}
        waits = []
        while not all(each.done() for each in running.values()):
            start = time.monotonic()
            reply = ask(client, f"{GOOD} # {len(waits)}")
            waits.append(time.monotonic() - start)
            assert reply.status_code == 200
            assert reply.json()["results"]["bindings"][0]["n"]["value"] != "0"
        for name, each in running.items():
            assert each.result().status_code in (422, 503), (name, each.result().text[:300])
            if each.result().status_code == 503:
                assert int(each.result().headers["retry-after"]) > 0
    assert len(waits) > 3
    assert portal.process.poll() is None


def test_a_form_that_used_up_its_limits_is_refused_for_a_while(client):
    query = doubled("CONCAT({0}, '施策', {0}, {0}, {0})", 16)
    first, again = ask(client, query), ask(client, f"{query} # once more")
    assert first.json()["code"] in ("query-too-costly", "query-timeout")
    assert (again.status_code, again.json()["code"]) == (503, "query-paused")
    assert int(again.headers["retry-after"]) > 0
    assert ask(client, GOOD).status_code == 200


@pytest.fixture
def listener():
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND (<{0}> AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}",
        "SELECT * {{ VALUES ?s {{ 1 }} ?s ?p 1SERVICE<{0}> {{ ?s ?p ?o }} }}",
        "PREFIX : <{0}> SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
        "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
        "LOAD <{0}>",
        "INSERT DATA {{ <{0}> <a:b> 1 }}",
        "DROP ALL",
    ],
)
def test_nothing_reaches_out_or_writes(client, listener, query):
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    assert ask(client, query.format(url)).status_code in (400, 403)
    as_parameter = client.get("/sparql", params={"query": GOOD, "default-graph-uri": url})
    assert as_parameter.json()["code"] == "graph-unknown"
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_an_answer_beyond_the_limit_is_refused_or_marked(client):
    query = "SELECT ?s ?p { ?s ?p ?o }"
    refused = ask(client, query)
    assert (refused.status_code, refused.json()["code"]) == (422, "answer-too-many-rows")
    for media_type in ("json", "xml", "csv", "tsv"):
        accept = {"json": "application/sparql-results+json", "csv": "text/csv"}.get(
            media_type, f"application/sparql-results+{media_type}"
        )
        accept = "text/tab-separated-values" if media_type == "tsv" else accept
        reply = client.get(
            "/sparql", params={"query": query, "cut": "true"}, headers={"accept": accept}
        )
        assert reply.status_code == 200
        assert reply.headers["shisaku-truncated"] == "rows=2000"
        if media_type == "json":
            told = json.loads(reply.content)
            assert len(told["results"]["bindings"]) == 2_000
            assert told["head"]["link"] == [f"{client.base_url}/sparql#truncated"]
    whole = client.get("/sparql", params={"query": f"{query} LIMIT 2000", "cut": "true"})
    assert "shisaku-truncated" not in whole.headers
    graph = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "cut": "1"})
    assert graph.headers["shisaku-truncated"] == "rows=2000"
    assert ask(client, "CONSTRUCT WHERE { ?s ?p ?o }").status_code == 422


def test_bytes_too_have_a_limit(client):
    big = doubled("CONCAT({0}, {0})", 12)
    query = big.replace("STRLEN(?x12)", "?x12").replace("} }", "} ?s ?p ?o }", 1)
    query = query.rstrip(" }") + " ?s ?p ?o } LIMIT 1900"
    assert ask(client, query).json()["code"] == "answer-too-large"


def test_a_killed_process_costs_one_answer(client, portal):
    children = worker_pids(portal)
    slow = f"SELECT (COUNT(*) AS ?n) {{ {ANY} FILTER(?a != ?i) }}"
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ask, client, slow)
        time.sleep(0.2)
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        reply = asking.result()
    assert (reply.status_code, reply.json()["code"]) == (503, "query-interrupted")
    deadline = time.monotonic() + 20
    while ask(client, GOOD + f"# {time.monotonic()}").status_code != 200:
        assert time.monotonic() < deadline
    while len(worker_pids(portal)) < len(children):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert set(worker_pids(portal)).isdisjoint(children)


def worker_pids(portal):
    """Return the processes that evaluate."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                stat = (folder / "stat").read_text(encoding="ascii", errors="replace")
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            parent = stat.rpartition(")")[2].split()[1]
            if parent == str(portal.process.pid) and b"shisaku_graph.serve.worker" in words:
                found.append(int(folder.name))
    return sorted(found)


def test_who_leaves_is_not_worked_for(client, portal):
    """The process of a client that has gone is ended at once."""
    query = f"SELECT (COUNT(*) AS ?gone) {{ {ANY} FILTER(?b != ?i) }}".encode()
    before = front(client).get("ended_gone", 0)
    with socket.create_connection(("127.0.0.1", portal.port)) as left:
        left.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n"
            % len(query)
            + query
        )
        time.sleep(0.3)
    deadline = time.monotonic() + 10
    while front(client).get("ended_gone", 0) == before:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_same_answer_to_everybody(client):
    """Kept answers and fresh ones, in every form, from many threads: the same bytes."""
    query = "SELECT ?s ?p { ?s ?p '施策'@ja } ORDER BY ?s ?p"
    replies: list[httpx.Response] = []

    def work():
        replies.extend(client.get("/sparql", params={"query": query}) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert len({reply.headers["etag"] for reply in replies}) == 1
    random = [ask(client, "SELECT (RAND() AS ?r) {}").content for _ in range(2)]
    assert random[0] != random[1]

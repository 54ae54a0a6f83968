"""What is served is one edition, whole: made once, kept, renewed while it is being asked."""

import json
import threading
import time
from pathlib import Path

import httpx
import pytest
from tests.serving import serving

from shisaku_graph.errors import PublicationError, UsageError
from shisaku_graph.serve.editions import make, ready, version_of
from shisaku_graph.serve.preparing import prepare
from shisaku_graph.serve.sources import sources
from shisaku_graph.site import build_site

from .conftest import publish

ONE = "https://example.org/id/one"
COUNT = {"query": "SELECT (COUNT(*) AS ?n) (MIN(?o) AS ?low) (MAX(?o) AS ?high) { ?s <urn:p> ?o }"}


def triples(count, value):
    return b"".join(b'<urn:s%d> <urn:p> "%d" .\n' % (number, value) for number in range(count))


def test_the_store_is_made_once(tmp_path):
    dist, cache = tmp_path / "dist", tmp_path / "cache"
    publish(dist / "one", triples(5, 1), ONE)
    first = make(cache, sources([dist]))
    made = (first.folder / "edition.json").stat().st_ino
    assert prepare(cache, [dist]) == first
    assert (first.folder / "edition.json").stat().st_ino == made
    assert [(each.graph, each.triples) for each in first.holdings] == [(ONE, 5)]
    publish(dist / "one", triples(6, 1), ONE)
    second = prepare(cache, [dist])
    assert second.version != first.version
    assert {path.name for path in cache.iterdir()} == {first.version, second.version}


@pytest.mark.parametrize("damage", ["flipped", "cut", "missing", "facts"])
def test_a_damaged_store_is_made_anew(tmp_path, damage):
    dist, cache = tmp_path / "dist", tmp_path / "cache"
    publish(dist / "one", triples(500, 1), ONE)
    edition = make(cache, sources([dist]))
    file = max(edition.store.glob("*.sst"), key=lambda each: each.stat().st_size)
    content = bytearray(file.read_bytes())
    if damage == "flipped":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "cut":
        file.write_bytes(content[:-10])
    elif damage == "missing":
        file.unlink()
    else:
        (edition.folder / "edition.json").write_text("{", encoding="utf-8")
    assert ready(cache, sources([dist])) is None
    assert make(cache, sources([dist])) == edition
    assert ready(cache, sources([dist])) == edition


def test_what_cannot_be_served_is_said(tmp_path):
    with pytest.raises(UsageError, match="serve-nothing"):
        sources([tmp_path])
    folder = publish(tmp_path / "dist" / "one", triples(5, 1), ONE)
    publish(tmp_path / "dist" / "two", triples(5, 1), ONE)
    with pytest.raises(UsageError, match="serve-same-graph"):
        sources([tmp_path / "dist"])
    (folder / "data.nt").write_bytes(triples(6, 1))
    with pytest.raises(PublicationError, match="serve-data-changed"):
        make(tmp_path / "cache", sources([folder]))
    (folder / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(PublicationError, match="manifest-unreadable"):
        sources([folder])
    assert not list((tmp_path / "cache").iterdir())


def test_what_two_datasets_say_alike_is_said_once(tmp_path):
    """The default graph is the union of all graphs: a set, as RDF has it."""
    publish(tmp_path / "dist" / "one", triples(5, 1), ONE)
    publish(tmp_path / "dist" / "two", triples(5, 1) + triples(2, 9), ONE + "/2")
    options = ("--no-site", "--workers", "1")
    with serving(tmp_path / "dist", cache=tmp_path / "cache", options=options) as server:
        told = httpx.get(server.sparql, params=COUNT, trust_env=False).json()
        assert told["results"]["bindings"][0]["n"]["value"] == "7"


def test_a_linkset_is_a_graph_too(tmp_path):
    publish(tmp_path / "dist" / "one", triples(5, 1), ONE)
    folder = publish(tmp_path / "dist" / "links", triples(2, 2), ONE + "/links")
    (folder / "data.nt").rename(folder / "links.nt")
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "manifest.json").write_text(manifest.replace("data.nt", "links.nt"), encoding="utf-8")
    edition = make(tmp_path / "cache", sources([tmp_path / "dist"]))
    assert {each.graph: each.triples for each in edition.holdings} == {ONE: 5, ONE + "/links": 2}
    assert len(edition.shown) == 1


def test_each_answer_is_of_one_edition(tmp_path):
    """While dist/ is exchanged under load, no answer is mixed and none fails."""
    dist = tmp_path / "dist"
    publish(dist / "one", triples(300, 0), ONE)
    answers: list[tuple[str, str, str]] = []
    done = threading.Event()

    def work(url):
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            while not done.is_set():
                reply = client.get("/sparql", params=COUNT)
                row = reply.json()["results"]["bindings"][0]
                told = tuple(row[name]["value"] for name in ("n", "low", "high"))
                answers.append((reply.headers["shisaku-version"], *told))

    options = ("--no-site", "--workers", "2")
    with serving(dist, cache=tmp_path / "cache", options=options) as server:
        threads = [threading.Thread(target=work, args=(server.url,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        versions = {version_of(sources([dist]))}
        publish(tmp_path / "new", triples(300, 1), ONE)
        (dist / "one").rename(tmp_path / "old")
        (tmp_path / "new").rename(dist / "one")
        versions.add(version_of(sources([dist])))
        deadline = time.monotonic() + 60
        while {answer[0] for answer in answers} != versions:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        done.set()
        for thread in threads:
            thread.join()
    assert len({answer[1:] for answer in answers}) == 2
    assert {answer[1:] for answer in answers} == {("300", "0", "0"), ("300", "1", "1")}
    assert len(set(answers)) == 2, "each version tells its own"


@pytest.fixture(scope="module")
def with_site(dist, tmp_path_factory) -> Path:
    """A folder with one dataset and its site, as ``build --site`` leaves it."""
    folder = tmp_path_factory.mktemp("with-site")
    (folder / "muteki-2024").symlink_to(dist / "muteki-2024")
    build_site((folder,), folder / "site")
    return folder


def test_the_site_is_served_as_it_was_built(with_site, tmp_path):
    """The very files of ``dist/site``; and what is asked for before, the same bytes."""
    site = with_site / "site"
    files = [path for path in site.rglob("*") if path.is_file()]
    kept = {path.relative_to(site).as_posix() for path in files}
    wanted = [*sorted(kept)[::40], "index.html", "sparql.html", "404.en.html", "ns.ttl"]
    wanted += [name for name in sorted(kept) if name.startswith("embed/")][:1]
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "muteki-2024").symlink_to(with_site / "muteki-2024")
    with (
        serving(with_site, cache=tmp_path / "a", options=("--workers", "1")) as built,
        serving(
            tmp_path / "bare", cache=tmp_path / "b", options=("--no-site", "--workers", "1")
        ) as bare,
        httpx.Client(trust_env=False, timeout=60) as client,
    ):
        assert client.get(f"{built.url}/health").json()["site"]
        for name in wanted:
            reply = client.get(f"{built.url}/{name}")
            assert reply.status_code == 200, name
            assert reply.content == (site / name).read_bytes()
            if name.startswith("embed/"):
                assert "frame-ancestors *" in reply.headers["content-security-policy"]
        made = [name for name in wanted if not name.startswith(("sitemap", "."))]
        made += ["assets/site.css", "assets/sparql-catalogue.js", "assets/search-index.js"]
        frozen = "embed/v/muteki-2024/1.0.0/id/"
        made += [name for name in sorted(kept) if name.startswith(frozen)][:2]
        made += ["feed.atom", "ns.html", "dist/muteki-2024/data.ttl"]
        assert len(made) > 20
        for name in made:
            assert client.get(f"{bare.url}/{name}").content == (site / name).read_bytes(), name
        assert client.get(f"{built.url}/dataset/nothing", headers={"accept": "text/html"}).text
    assert json.loads((site / "dist/muteki-2024/manifest.json").read_bytes())

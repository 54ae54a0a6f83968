"""What a large site does otherwise: several processes, and parts told with their whole."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import PublicationError
from shisaku_graph.rdf_files import triples_of
from shisaku_graph.site import build_site
from shisaku_graph.site.crew import Crew, Setup
from shisaku_graph.site.files import site_files
from shisaku_graph.site.jobs import Job
from shisaku_graph.site.library import open_library
from shisaku_graph.site.progress import Progress
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import RDF, SHISAKU

BASE = "https://w3id.org/shisaku-graph/"
PARTS = (SHISAKU.Goal, SHISAKU.ProgressReport)


@pytest.fixture(scope="module")
def lean(dist) -> dict[str, bytes | Path]:
    """The files of a site as if its dataset had too many policies."""
    with open_library([dist / "muteki-2024"], most=1) as library:
        return dict(site_files(library, None, None, Progress(), 1))


def test_parts_are_told_in_the_documents_of_their_whole(lean, dist):
    triples = list(triples_of(dist / "muteki-2024/data.nt"))
    parts = {
        t.subject for t in triples if t.predicate.value == RDF.type and t.object.value in PARTS
    }
    assert len(parts) > 10
    documents = [name for name in lean if name.startswith("id/") and name.endswith(".ttl")]
    told = {
        triple
        for name in documents
        for triple in (q.triple for q in ox.parse(lean[name], format=ox.RdfFormat.TURTLE))
    }
    for triple in triples:
        assert triple in told or triple.subject not in parts, triple
    assert not [name for name in lean if re.match(r"id/\d+/(goal|report)/|id/.*\.nt$", name)]


def test_host_settings_lead_from_a_part_to_its_whole(lean, dist):
    """Every goal and report leads to a document that there is, by the rules of each host."""
    apache = re.findall(
        r"RewriteCond %\{REQUEST_URI\} (\S+/(?:goal|report)/\S+)\nRewriteRule \^ (\S+) ",
        "\n".join(line.strip() for line in lean[".htaccess"].decode().splitlines()),
    )
    nginx = re.findall(
        r"location ~ (\S+/(?:goal|report)/\S+) \{\s+absolute_redirect off;\s+return 303 ([^;]+);",
        lean["hosting/nginx.conf"].decode(),
    )
    rules = [
        [(rule, re.sub(r"%(\d)", r"\\\1", to)) for rule, to in apache],
        [(rule.replace("(?<", "(?P<"), re.sub(r"\$(\w+)", r"\\g<\1>", to)) for rule, to in nginx],
    ]
    assert [len(each) for each in rules] == [3, 3]
    for triple in triples_of(dist / "muteki-2024/data.nt"):
        if triple.predicate.value == RDF.type and triple.object.value in PARTS:
            path = urlsplit(triple.subject.value).path
            for host in rules:
                led = next(re.sub(rule, to, path) for rule, to in host if re.search(rule, path))
                name = led.removeprefix(urlsplit(BASE).path)
                assert f"{unquote(name)}.html" in lean, path
    assert b"@" not in lean["hosting/netlify-edge.js"]


def test_pages_lead_to_what_there_is(lean):
    links = re.compile(rb'(?:href|src)="([^"#?]+)')
    for name, content in lean.items():
        if name.endswith(".html") and isinstance(content, bytes):
            for link in {unquote(each.decode()) for each in links.findall(content)}:
                if not urlsplit(link).scheme:
                    place = (Path("/") / name).parent / link.replace("&amp;", "&")
                    assert str(place.resolve().relative_to("/")) in lean, (name, link)


def test_progress_from_the_first_moment(dist, tmp_path):
    said = []
    build_site((dist / "muteki-2024",), tmp_path / "site", tell=lambda step: said.append(step.ja))
    assert said[0] == "サイト: muteki-2024 を読んでいます（MB）（0 ファイル、0:00）"
    assert any("数えています" in each for each in said[:3])
    assert said[-1].startswith("サイト: 書き出しを終えています")
    assert list(tmp_path.glob(".site-index-*")) == []


@pytest.mark.parametrize(("job", "error"), [("nothing", "KeyError"), ("killed", "site-hand-ended")])
def test_what_goes_wrong_in_a_hand_is_told(dist, job, error):
    with open_library([dist / "muteki-2024"]) as library:
        shelf = Shelf(library)
        views = {holding.dataset.id: holding.overview for holding in shelf.holdings}

        def jobs():
            yield Job("robots.txt")
            if job == "killed":
                for hand in crew._hands:
                    hand.kill()
                    hand.wait()
            yield Job(job)

        crew = Crew(Setup(library.opened, None, printed=False, overviews=views), jobs(), 1)
        made = []
        with pytest.raises((RuntimeError, PublicationError), match=error):
            made.extend(crew.made())
        assert Job("robots.txt") in made
        assert all(hand.poll() is not None for hand in crew._hands)

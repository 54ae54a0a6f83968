"""The published linkset: links, evidence, VoID; picked up by queries, shapes and the site."""

import json

import pyoxigraph as ox
import pytest

from shisaku_graph.access import query
from shisaku_graph.access.linksets import Linksets, linkset_folders
from shisaku_graph.graph import to_rdflib
from shisaku_graph.language import Bilingual
from shisaku_graph.link.linkset import Linkset, Target, linkset_sections
from shisaku_graph.link.mapping import Mapping
from shisaku_graph.publication import verify
from shisaku_graph.rdf_files import data_files
from shisaku_graph.site import build_site
from shisaku_graph.validation import validate
from shisaku_graph.vocabulary import SEMAPV, SKOS, VOID


@pytest.fixture(scope="module")
def store(places_linked) -> ox.Store:
    *_, linked = places_linked
    held = ox.Store()
    held.load(path=linked.folder / "links.nt")
    return held


def test_the_folder_is_whole_and_both_syntaxes_say_the_same(places_linked, store):
    *_, file, linked = places_linked
    verify(linked.folder)
    told = json.loads((linked.folder / "manifest.json").read_text(encoding="utf-8"))
    assert told["counts"]["links"] == 10
    turtle = ox.parse(path=linked.folder / "links.ttl")
    assert {q.triple for q in turtle} == {q.triple for q in store}
    assert (linked.folder / "mappings.sssom.tsv").read_bytes() == file.read_bytes()


def test_void_counts_the_links(store):
    rows = store.query(
        f"SELECT ?p ?n WHERE {{ ?set <{VOID.subset}> ?part . ?part <{VOID.linkPredicate}> ?p ; "
        f"<{VOID.triples}> ?n }}"
    )
    told = {row["p"].value: int(row["n"].value) for row in rows}
    links = {p: sum(1 for _ in store.quads_for_pattern(None, ox.NamedNode(p), None)) for p in told}
    assert told == links
    assert told[SKOS.relatedMatch] == 3
    assert told[SKOS.closeMatch] == 4
    assert told[SKOS.broadMatch] == 2
    assert sum(told.values()) == 10


def test_rejected_pairs_are_not_published(places_linked, store):
    *_, linked = places_linked
    rejected = next(m for m in linked.review.lines if m.object_label == "霧に強い道路と港")
    pattern = (ox.NamedNode(rejected.subject), None, ox.NamedNode(rejected.object))
    assert not list(store.quads_for_pattern(*pattern))


def test_a_link_that_nobody_agreed_to_breaks_the_shapes():
    one, other = (Target(f"https://example.org/{n}", n) for n in "ab")
    nobody = Mapping("https://example.org/x", "x", SKOS.closeMatch, "https://example.org/y", "y",
                     "policy", SEMAPV.CompositeMatching, 0.9)  # fmt: skip
    made = Linkset("links-a-b", "https://example.org/id/linkset/links-a-b", Bilingual("あ", "a"),
                   "https://example.org/licence", one, other, [nobody], "0")  # fmt: skip
    triples = [t for part in linkset_sections(made) for t in part.triples]
    report = validate(to_rdflib(triples))
    assert {f.constraint.anchor for f in report.findings} == {"Mapping-reviewer"}


def test_a_query_answers_who_has_a_policy_like_ours(places_linked):
    ours, theirs, _, linked = places_linked
    found = query("similar-policies", data=[ours, theirs, linked.folder], policy="学校教育")
    rows = {(r["relation"], r["city"], r["similar"], r["kind"], r["done"]) for r in found}
    assert rows == {
        ("近い", "霧笛町", "小さな学校の教育", "事業", "複式学級支援事業"),
        ("近い", "霧笛町", "小さな学校の教育", "事業", "島留学受入事業"),
    }
    back = query("similar-policies", data=[ours, theirs, linked.folder], policy="支え合い")
    assert {(r["relation"], r["similar"]) for r in back} == {
        ("より狭い", "高齢者の見守りと社会参加"),
        ("より狭い", "障がいのある人の自立支援"),
    }


def test_a_folder_of_linksets_is_data_too(places_linked):
    *_, linked = places_linked
    top = linked.folder.parent
    assert linkset_folders(top) == linkset_folders(linked.folder) == (linked.folder,)
    assert list(data_files([top])) == [linked.folder / "links.nt"]


def test_links_are_seen_from_both_ends(places_linked):
    *_, linked = places_linked
    links = Linksets([linked.folder])
    broad = next(m for m in linked.review.accepted if m.predicate == SKOS.broadMatch)
    assert {m.relation for m in links.of(broad.subject)} == {SKOS.broadMatch}
    assert {m.relation for m in links.of(broad.object)} == {SKOS.narrowMatch}
    assert len(links.of(broad.object)) == 2


def test_a_policy_s_page_shows_its_likes_elsewhere(places_linked, tmp_path):
    ours, theirs, _, linked = places_linked
    build_site((theirs, ours, linked.folder), tmp_path / "site")
    match = next(m for m in linked.review.accepted if m.object_label == "小さな学校の教育")
    page = (
        tmp_path / "site" / f"{match.object.removeprefix('https://w3id.org/shisaku-graph/')}.html"
    )
    shown = page.read_text(encoding="utf-8")
    start = shown.index("他の自治体の似た施策")
    part = shown[start : shown.index("</section>", start)]
    assert "学校教育の充実" in part
    assert "星見ヶ浦市" in part
    assert "近い" in part
    lone = next(m for m in linked.review.lines if m.object_label == "霧に強い道路と港")
    other = (
        tmp_path / "site" / f"{lone.object.removeprefix('https://w3id.org/shisaku-graph/')}.html"
    )
    assert "他の自治体の似た施策" not in other.read_text(encoding="utf-8")

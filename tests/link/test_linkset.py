"""The published linkset: links, evidence, VoID; picked up by queries, shapes and the site."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from shisaku_graph import validation
from shisaku_graph.access import query
from shisaku_graph.access.linksets import Linksets, linkset_folders
from shisaku_graph.errors import ValidationError
from shisaku_graph.graph import to_rdflib
from shisaku_graph.language import Bilingual
from shisaku_graph.link import link
from shisaku_graph.link.linkset import Linkset, Target, linkset_sections
from shisaku_graph.link.mapping import Mapping
from shisaku_graph.publication import publish_catalogue, verify
from shisaku_graph.rdf_files import data_files
from shisaku_graph.site import build_site
from shisaku_graph.validation import validate
from shisaku_graph.vocabulary import DCAT, DCTERMS, SEMAPV, SKOS, VOID

SHAPES = Path(__file__).resolve().parents[3] / "shared" / "checks" / "dcat-ap-3"


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


@pytest.fixture(scope="module")
def catalogued(places_linked, tmp_path_factory) -> Path:
    """The catalogue of both datasets and the linkset between them."""
    ours, theirs, _, linked = places_linked
    top = tmp_path_factory.mktemp("catalogued")
    for folder in (ours, theirs, linked.folder):
        (top / folder.name).symlink_to(folder)
    assert publish_catalogue(top)
    return top / "catalog.ttl"


def test_the_catalogue_holds_the_linkset(places_linked, catalogued):
    ours, _, _, linked = places_linked
    store = ox.Store()
    store.load(path=catalogued)
    (row,) = store.query(f"""
        PREFIX dcat: <{DCAT.NAMESPACE}> PREFIX void: <{VOID.NAMESPACE}>
        PREFIX dcterms: <{DCTERMS.NAMESPACE}>
        SELECT ?ours ?theirs ?n ?licence ?modified (COUNT(DISTINCT ?file) AS ?files) WHERE {{
          ?catalogue dcat:dataset ?set, ?ours .
          ?set a dcat:Dataset, void:Linkset ; void:subjectsTarget ?ours ;
            void:objectsTarget ?theirs ; void:triples ?n ; dcterms:license ?licence ;
            dcterms:modified ?modified ; dcat:distribution/dcat:downloadURL ?file .
          ?ours a dcat:Dataset .
        }} GROUP BY ?ours ?theirs ?n ?licence ?modified""")
    assert (row["n"].value, row["files"].value) == ("10", "3")
    assert row["licence"].value.endswith("/CC0")
    assert row["modified"].value == max(m.review_date for m in linked.review.accepted)
    alone = catalogued.parent / "alone"
    (alone / ours.name).mkdir(parents=True)
    (alone / linked.folder.name).symlink_to(linked.folder)
    assert not publish_catalogue(alone)  # nobody is known who would publish it


@pytest.mark.parametrize("shapes", ["dcat-ap-SHACL.ttl", "range.ttl"])
def test_dcat_ap_finds_nothing_in_a_catalogue_with_a_linkset(catalogued, shapes):
    shacl = pytest.importorskip("shacl")
    rules = SHAPES / shapes
    if not rules.is_file():
        pytest.skip("SEMIC's DCAT-AP shapes are not in ../shared/checks/dcat-ap-3")
    engine = shacl.Shapes.from_turtle(rules.read_text("utf-8"))
    assert engine.validate_turtle(catalogued.read_text("utf-8")).conforms


@pytest.fixture(scope="module")
def site(places_linked, tmp_path_factory) -> Path:
    ours, theirs, _, linked = places_linked
    target = tmp_path_factory.mktemp("linked-site") / "site"
    build_site((theirs, ours, linked.folder), target)
    return target


def test_the_site_shows_the_linkset(places_linked, site):
    *_, linked = places_linked
    path = f"id/linkset/{linked.id}"
    page = (site / f"{path}.html").read_text(encoding="utf-8")
    assert "農林水産業の担い手づくり" in page
    assert "より狭い" in page
    assert (site / f"{path}.ttl").read_bytes() == (linked.folder / "links.ttl").read_bytes()
    assert (site / "dist" / linked.id / "mappings.sssom.tsv").is_file()
    assert f"{path}.html" in (site / "sitemap.xml").read_text(encoding="utf-8")
    for name in ("index.html", "id/992011/dataset/hoshimigaura-2024.html"):
        assert f"{linked.id}.html" in (site / name).read_text(encoding="utf-8")


def test_links_are_seen_from_both_ends(places_linked):
    *_, linked = places_linked
    links = Linksets([linked.folder])
    broad = next(m for m in linked.review.accepted if m.predicate == SKOS.broadMatch)
    assert {m.relation for m in links.of(broad.subject)} == {SKOS.broadMatch}
    assert {m.relation for m in links.of(broad.object)} == {SKOS.narrowMatch}
    assert len(links.of(broad.object)) == 2


def test_a_policy_s_page_shows_its_likes_elsewhere(places_linked, site):
    *_, linked = places_linked
    match = next(m for m in linked.review.accepted if m.object_label == "小さな学校の教育")
    page = site / f"{match.object.removeprefix('https://w3id.org/shisaku-graph/')}.html"
    shown = page.read_text(encoding="utf-8")
    start = shown.index("他の自治体の似た施策")
    part = shown[start : shown.index("</section>", start)]
    assert "学校教育の充実" in part
    assert "星見ヶ浦市" in part
    assert "近い" in part
    lone = next(m for m in linked.review.lines if m.object_label == "霧に強い道路と港")
    other = site / f"{lone.object.removeprefix('https://w3id.org/shisaku-graph/')}.html"
    assert "他の自治体の似た施策" not in other.read_text(encoding="utf-8")


def test_one_that_breaks_the_shapes_is_not_published(places_linked, tmp_path, monkeypatch):
    ours, theirs, file, _ = places_linked
    copied = Path(shutil.copy(file, tmp_path / file.name))
    broken = SimpleNamespace(conforms=False, to_markdown=lambda language: f"({language})")
    monkeypatch.setattr(validation, "validate", lambda _: broken)
    with pytest.raises(ValidationError, match="link-shapes") as caught:
        link(ours, theirs, file=copied, dist=tmp_path / "dist")
    assert caught.value.exit_code == 1
    assert ("(ja)" in caught.value.problem.ja, "(en)" in caught.value.problem.en) == (True, True)
    assert not list((tmp_path / "dist").rglob("*.nt"))

"""What portals stumble over with Japanese data, each seen on a real portal's own code."""

import json

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import DescriptorError
from shisaku_graph.publication.catalogue.ckan import read_package
from shisaku_graph.source.reading import read_descriptor
from shisaku_graph.vocabulary import DCAT, DCTERMS, RDFS, XSD


@pytest.fixture(scope="module")
def package(dist):
    return read_package((dist / "kisarazu-2017" / "ckan-package.json").read_bytes())


@pytest.mark.parametrize(
    "word", ["小・中学校", "計画（素案）", "施策 評価".replace(" ", "　"), "水", "/"]
)
def test_a_keyword_that_ckan_refuses_is_refused_here(changed_source, word):
    source = changed_source("kisarazu-2017", ('"進行管理"', f'"{word}"'))
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(source)
    assert word in caught.value.problem.ja
    assert "CKAN" in caught.value.problem.en


@pytest.mark.parametrize("word", ["サービス", "第1次基本計画", "SDGs", "open data", "R6.4", "々々"])
def test_other_keywords_are_taken(changed_source, word):
    source = changed_source("kisarazu-2017", ('"進行管理"', f'"{word}"'))
    assert word in read_descriptor(source).dataset.keywords


def test_the_name_is_ascii_and_not_made_from_the_title(package):
    assert package.name == "122068-kisarazu-2017"


def test_formats_are_labels_that_ckan_and_shirasagi_know(package):
    formats = {resource.path: resource.format for resource in package.resources}
    assert formats["data.ttl"] == "TTL"
    assert formats["repairs.csv"] == "CSV"
    assert not any("/" in label for label in formats.values())


def test_each_file_says_when_it_changed(package):
    assert {resource.last_modified for resource in package.resources} == {"2026-11-23T00:00:00"}


def test_a_harvesting_ckan_keeps_the_area_in_japanese(dataset):
    """It takes the last of several areas, and the last of an area's labels."""
    triples = [quad.triple for quad in ox.parse(path=dataset / "catalog.ttl")]
    for subject in {t.subject for t in triples if t.predicate.value == DCTERMS.spatial}:
        (area,) = (
            t.object
            for t in triples
            if (t.subject, t.predicate.value) == (subject, DCTERMS.spatial)
        )
        (label,) = (
            t.object for t in triples if (t.subject, t.predicate.value) == (area, RDFS.label)
        )
        assert label.language == "ja"


def test_a_harvesting_ckan_knows_the_licence_of_each_distribution(dataset):
    """It never reads the dataset's own licence, and knows a licence by its title."""
    triples = [quad.triple for quad in ox.parse(path=dataset / "catalog.ttl")]
    titles = {t.subject: t.object.value for t in triples if t.predicate.value == DCTERMS.title}
    for each in (t.subject for t in triples if t.object == ox.NamedNode(DCAT.Distribution)):
        (terms,) = (
            t.object for t in triples if (t.subject, t.predicate.value) == (each, DCTERMS.license)
        )
        assert titles[terms] in ("Creative Commons Attribution", "Creative Commons CCZero")


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description])
def test_japanese_stands_first(dataset, predicate):
    """A portal that keeps one language may keep the first."""
    first: dict[ox.NamedNode, str] = {}
    for quad in ox.parse(path=dataset / "catalog.ttl"):
        if quad.predicate.value == predicate and quad.object.language:
            first.setdefault(quad.subject, quad.object.language)
    assert set(first.values()) == {"ja"}


def test_sizes_are_hashed_and_checked_as_written(dataset):
    """A store would give back an xsd:integer, which DCAT-AP refuses: parse, never store."""
    sizes = [
        quad.object
        for quad in ox.parse(path=dataset / "catalog.ttl")
        if quad.predicate.value == DCAT.byteSize
    ]
    assert {each.datatype.value for each in sizes} == {XSD.nonNegativeInteger}
    store = ox.Store()
    store.load(path=dataset / "catalog.ttl")
    stored = {
        quad.object for quad in store.quads_for_pattern(None, ox.NamedNode(DCAT.byteSize), None)
    }
    assert stored.isdisjoint(sizes)  # the day they agree, this caution can go


def test_the_licence_is_ckans_own(package):
    assert package.license_id == "cc-by"
    assert {r.license for r in package.resources} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }


def test_a_portals_own_licence_and_name_can_be_told(changed_source, tmp_path):
    from shisaku_graph.pipeline import build

    keys = 'ckan_license = "gov-standard"\nckan_name = "kisarazu_policies"'
    told = f"\n[publication]\n{keys}\n\n[table]\n"
    source = changed_source("muteki-2024", ("\n[table]\n", told))
    folder = build(source, tmp_path / "dist").published.folder
    package = json.loads((folder / "ckan-package.json").read_text(encoding="utf-8"))
    assert (package["license_id"], package["name"]) == ("gov-standard", "kisarazu_policies")


def test_a_package_that_is_none_is_refused():
    with pytest.raises(ValueError, match="tags"):
        read_package(b'{"name": "x"}')

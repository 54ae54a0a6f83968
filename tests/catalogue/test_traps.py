"""What portals stumble over with Japanese data, each seen on a real portal's own code."""

import json

import pytest

from shisaku_graph.errors import DescriptorError
from shisaku_graph.publication.catalogue.ckan import read_package
from shisaku_graph.source.reading import read_descriptor


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

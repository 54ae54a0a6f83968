"""The catalogue over every dataset of a dist/ folder."""

import shutil

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import PublicationError
from shisaku_graph.publication import publish_catalogue
from shisaku_graph.vocabulary import DCAT, RDF

BASE = "https://w3id.org/shisaku-graph/id/"


@pytest.fixture
def copied(dist, tmp_path):
    folder = shutil.copytree(dist, tmp_path / "dist")
    for name in ("catalog.ttl", "catalog.jsonld", "open-data-list.csv"):
        (folder / name).unlink()
    return folder


@pytest.fixture
def whole(copied):
    assert publish_catalogue(copied)
    return [quad.triple for quad in ox.parse(path=copied / "catalog.ttl")]


def of(triples, kind):
    return {
        t.subject.value for t in triples if (t.predicate.value, t.object.value) == (RDF.type, kind)
    }


def said(triples, subject, predicate):
    return {
        t.object.value
        for t in triples
        if (t.subject.value, t.predicate.value) == (subject, predicate)
    }


def test_every_dataset_stands_in_its_citys_catalogue(whole):
    assert len(of(whole, DCAT.Dataset)) == 4
    assert of(whole, DCAT.Catalog) == {
        f"{BASE}{code}/catalogue" for code in (122068, 992011, 993611)
    }
    assert said(whole, f"{BASE}992011/catalogue", DCAT.dataset) == {
        f"{BASE}992011/dataset/hoshimigaura-{year}" for year in (2023, 2024)
    }


def test_the_years_of_a_series_are_in_order(whole):
    series, new = f"{BASE}992011/series/hoshimigaura", f"{BASE}992011/dataset/hoshimigaura-2024"
    assert said(whole, series, DCAT.first) == {f"{BASE}992011/dataset/hoshimigaura-2023"}
    assert said(whole, series, DCAT.last) == {new}
    assert said(whole, new, DCAT.prev) == {f"{BASE}992011/dataset/hoshimigaura-2023"}


def test_one_value_where_the_profile_allows_one(whole):
    for subject in of(whole, DCAT.Catalog) | of(whole, DCAT.DatasetSeries):
        for name in ("issued", "modified", "publisher", "license", "accrualPeriodicity"):
            assert len(said(whole, subject, f"http://purl.org/dc/terms/{name}")) <= 1


def test_a_second_time_nothing_changes(copied, whole):
    assert whole
    assert not publish_catalogue(copied)


def test_a_dataset_taken_away_is_gone_from_the_catalogue(copied, whole):
    assert whole
    shutil.rmtree(copied / "muteki-2024")
    assert publish_catalogue(copied)
    assert b"993611" not in (copied / "catalog.ttl").read_bytes()
    assert b"993611" not in (copied / "open-data-list.csv").read_bytes()


def test_the_list_has_one_heading(copied, whole):
    assert whole
    text = (copied / "open-data-list.csv").read_text(encoding="utf-8-sig")
    assert text.count("全国地方公共団体コード") == 1
    assert text.count("\n") == 1 + sum(
        (copied / name / "open-data-list.csv").read_text(encoding="utf-8-sig").count("\n") - 1
        for name in ("kisarazu-2017", "hoshimigaura-2023", "hoshimigaura-2024", "muteki-2024")
    )


def test_no_dataset_no_catalogue(tmp_path):
    assert not publish_catalogue(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_is_one_clear_error(copied, whole):
    assert whole
    before = (copied / "catalog.jsonld").read_bytes()
    (copied / "catalog.ttl").unlink()
    (copied / "catalog.ttl").mkdir()
    with pytest.raises(PublicationError):
        publish_catalogue(copied)
    assert (copied / "catalog.jsonld").read_bytes() == before


def test_build_writes_it(root, shisaku_graph, tmp_path):
    run = shisaku_graph("build", root / "examples" / "muteki-2024", "--dist", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert "catalog.ttl" in run.stdout
    assert (tmp_path / "out" / "catalog.ttl").is_file()
    assert (tmp_path / "out" / "open-data-list.csv").is_file()

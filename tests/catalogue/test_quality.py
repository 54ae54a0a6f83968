"""The catalogue's score by the metrics of data.europa.eu (docs/reference/quality.md)."""

from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from shisaku_graph.publication.catalogue.score import HIGHEST, METRICS, scores
from shisaku_graph.vocabulary import DCAT, DCTERMS

HOSTED = "https://w3id.org/shisaku-graph/dist/"


@pytest.fixture
def catalogue(dist):
    path = dist / "kisarazu-2017" / "catalog.ttl"
    return [quad.triple for quad in ox.parse(path=path)]


def in_dist(dist):
    return lambda url: (dist / unquote(url.removeprefix(HOSTED))).is_file()


def test_the_metrics_are_those_published():
    by_dimension: dict[str, int] = {}
    for metric in METRICS:
        by_dimension[metric.dimension] = by_dimension.get(metric.dimension, 0) + metric.points
    assert by_dimension == {
        "Findability": 100,
        "Accessibility": 100,
        "Interoperability": 110,
        "Reusability": 75,
        "Contextuality": 20,
    }
    assert HIGHEST == 405


def test_every_dataset_has_full_marks(dist, dataset):
    triples = [quad.triple for quad in ox.parse(path=dataset / "catalog.ttl")]
    (score,) = scores(triples, in_dist(dist), conforms=True)
    assert score.missed == ()
    assert (score.total, score.rating) == (405, "Excellent")


@pytest.mark.parametrize(
    ("predicate", "lost"),
    [
        (DCAT.keyword, {"keyword"}),
        (DCAT.theme, {"category"}),
        (DCTERMS.temporal, {"temporal"}),
        (DCAT.mediaType, {"media-type", "format-listed"}),
        (DCTERMS.format, {"format", "format-listed", "open-format", "machine-readable"}),
        (DCTERMS.license, {"licence", "licence-listed"}),
        (DCAT.downloadURL, {"download-url", "download-url-answers"}),
        (DCTERMS.accessRights, {"access-rights", "access-rights-listed"}),
    ],
)
def test_what_is_left_out_costs_its_points(dist, catalogue, predicate, lost):
    without = [t for t in catalogue if t.predicate.value != predicate]
    (score,) = scores(without, in_dist(dist), conforms=True)
    assert {metric.name for metric in score.missed} == lost


def test_files_that_are_not_there_and_broken_shapes_cost_points(catalogue):
    (score,) = scores(catalogue, lambda _: False, conforms=False)
    assert score.total == 405 - 50 - 30 - 30
    assert score.rating == "Good"

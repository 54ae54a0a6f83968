"""A published dataset read back as typed values."""

from pathlib import Path

import pytest

from shisaku_graph.access.dataset import Dataset, dataset_folders, open_dataset
from shisaku_graph.errors import UsageError
from shisaku_graph.pipeline import read
from shisaku_graph.vocabulary import SHISAKU

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kisarazu() -> Dataset:
    return open_dataset(ROOT / "dist/kisarazu-2017")


@pytest.fixture(scope="module")
def records():
    return read(ROOT / "sources/kisarazu-2017")


def test_head(kisarazu, records):
    assert kisarazu.id == records.descriptor.id
    assert kisarazu.code == records.descriptor.municipality.code
    assert kisarazu.year.start == records.year.start
    assert kisarazu.municipality.label.en == records.descriptor.municipality.name.en


def test_every_policy_with_what_belongs_to_it(kisarazu, records):
    told = {report.subject.key: report for report in records.reports}
    policies = list(kisarazu.elements(SHISAKU.Policy))
    assert [policy.label.ja for policy in policies] == [
        element.name for element in records.elements if element.level.value == "policy"
    ]
    for policy in policies:
        (report,) = kisarazu.reports(policy.iri)
        record = told[policy.iri.rpartition("/")[2]]
        assert report.result == (record.result.value if record.result else None)
        assert policy.broader is not None
        assert {each.label.ja for each in report.projects} == {
            project.name for project in record.projects
        }
        assert kisarazu.places(policy.iri)


def test_tree_and_departments(kisarazu, records):
    below = [n for e in kisarazu.elements(SHISAKU.Direction) for n in kisarazu.narrower(e.iri)]
    assert {each.iri for each in below} == {
        each.iri for each in kisarazu.elements(SHISAKU.BasicPolicy)
    }
    departments = list(kisarazu.departments())
    assert len(departments) == len(records.departments)
    held = {named.iri for d in departments for named in kisarazu.responsibilities(d.iri)}
    assert held == {each.iri for each in kisarazu.elements(SHISAKU.Policy) if each.departments}
    sections = [each for each in departments if each.parent]
    assert sections
    assert all(s in kisarazu.units_of(s.parent.iri) for s in sections)


def test_repairs_and_doubts(kisarazu, records):
    assert [r.before for r in kisarazu.repairs()] == [e.before for e in records.repairs]
    assert [d.text for d in kisarazu.doubts()] == [s.value for s in records.suspects]


def test_folder_without_data(tmp_path):
    with pytest.raises(UsageError, match="dataset-missing"):
        open_dataset(tmp_path)
    assert dataset_folders(ROOT / "dist")[0].name == "kisarazu-2017"

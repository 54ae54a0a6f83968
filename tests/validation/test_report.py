"""The report: findings with their place, the same bytes each time, for people and machines."""

import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.trace import Origin
from shisaku_graph.validation import Report, Severity, validate

HERE = Path(__file__).parent
CASES = runpy.run_path(str(HERE.parent / "shapes" / "test_shapes.py"))
POLICY = "https://example.org/id/999997/policy/eeeeeeeeee"
MISTAKES = """
DELETE DATA { <id/999997/policy/eeeeeeeeee> dcterms:identifier "999997/policy/eeeeeeeeee" } ;
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result ?text } ;
INSERT DATA {
    <id/999997/policy/eeeeeeeeee> shisaku:goal "別の|目標\\n<b>"@ja .
    <id/999997/dataset/nijiura-2020/suspect/1> shisaku:line "四" .
}
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return validate(CASES["changed"](MISTAKES))


def one(report: Report, shape: str):
    (finding,) = (f for f in report.findings if f.constraint.anchor == shape)
    return finding


def test_only_violations_stop_publication(report):
    assert not report.conforms
    assert report.count(Severity.WARNING) == 1
    warned = validate(CASES["changed"](CASES["CASES"]["ProgressReport-result-present"]))
    assert [f.severity for f in warned.findings] == [Severity.WARNING]
    assert warned.conforms


def test_the_gravest_come_first(report):
    gravity = [list(Severity).index(finding.severity) for finding in report.findings]
    assert gravity == sorted(gravity)


def test_a_finding_names_record_and_cell(report):
    finding = one(report, "Resource-identifier-minCount")
    assert finding.focus == POLICY
    assert finding.label == ("虹の健康づくり", "虹の健康づくり")
    assert finding.origins == (Origin("table.txt", 4, 3, sheet="表1"),)
    assert finding.place == "table.txt[表1]:4:3"
    assert finding.remedy.en.startswith("build again")


def test_a_refused_property_is_named(report):
    finding = one(report, "Policy")
    assert finding.shown.startswith("shisaku:goal: 別の|目標")


def test_many_cells_are_cut_short(report):
    finding = report.findings[0]
    places = tuple(Origin("t.csv", line, 1) for line in range(1, 9))
    many = type(finding)(
        constraint=finding.constraint,
        component=finding.component,
        focus=finding.focus,
        label=finding.label,
        path=None,
        value=None,
        origins=places,
    )
    assert many.place == "t.csv:1:1, t.csv:2:1, t.csv:3:1 … (+5)"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_markdown_golden(report, language):
    golden = HERE / "golden" / f"report.{language}.md"
    assert report.to_markdown(language) == golden.read_text(encoding="utf-8")


def test_turtle_golden(report):
    assert report.to_turtle() == (HERE / "golden" / "report.ttl").read_bytes()


def test_turtle_has_no_blank_node(report):
    triples = [quad.triple for quad in ox.parse(report.to_turtle(), format=ox.RdfFormat.TURTLE)]
    assert triples
    assert not any(isinstance(t.subject, ox.BlankNode) for t in triples)
    assert not any(isinstance(t.object, ox.BlankNode) for t in triples)


def test_a_blank_node_is_reported_without_one():
    report = validate(CASES["changed"]("INSERT DATA { [] a shisaku:Goal ; rdfs:label 'x'@ja }"))
    finding = one(report, "Resource-nodeKind")
    assert finding.focus == "_:1"
    again = validate(CASES["changed"]("INSERT DATA { [] a shisaku:Goal ; rdfs:label 'x'@ja }"))
    assert report.to_turtle() == again.to_turtle()
    assert b"_:" not in report.to_turtle()


def test_the_real_table_breaks_nothing(records):
    from shisaku_graph.graph import graph

    report = validate(graph(records))
    assert [finding.message.en for finding in report.findings] == []
    assert report.checked > 700

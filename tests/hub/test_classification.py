"""Classifications: proposed by words, stated by a text, decided by a person."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from shisaku_graph.errors import CorrectionError
from shisaku_graph.graph.hubs import classification_triples
from shisaku_graph.graph.iri import minter
from shisaku_graph.hub import hubs
from shisaku_graph.hub.classification import Method, classify
from shisaku_graph.hub.schemes import targets
from shisaku_graph.record.decisions import Decision, Decisions, Verdict
from shisaku_graph.record.model import Policy, Text
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import SKOS

PLACE = Origin("classification.csv", 2)


def decided(records, *decisions: Decision):
    return replace(records, decisions=Decisions(classifications=decisions))


def decision(records, code: str, verdict: Verdict, name: str | None = None) -> Decision:
    name = name or records.policies[0].name
    return Decision("policy", name, "sdg", code, verdict, "企画課で確かめた", PLACE)


def of_first(records) -> dict[str, object]:
    key = records.policies[0].key
    found = classify(records)
    return {each.code: each for each in found if each.subject.key == key and each.scheme == "sdg"}


def test_a_proposal_says_why_and_where(records):
    for each in classify(records):
        assert each.method is Method.WORDS
        assert each.evidence
        assert each.origins
        assert 0 < each.confidence < 1
        assert not each.accepted


def test_every_evidence_word_stands_in_a_cell_of_its_policy(records):
    cells = {cell.origin: "".join(cell.text.split()) for cell in records.cells}
    for each in classify(records):
        if isinstance(each.subject, Policy):
            parents = "".join(p.name for p in (each.subject.parent,) if p)
            texts = "".join(cells[origin] for origin in each.origins) + parents
            assert all(word in texts + each.subject.name for word in each.evidence), each


def test_what_a_person_accepts_is_accepted_with_the_reason(records):
    code = next(iter(of_first(records)))
    changed = of_first(decided(records, decision(records, code, Verdict.ACCEPT)))[code]
    assert changed.accepted
    assert changed.reason == "企画課で確かめた"
    assert changed.method is Method.WORDS


def test_what_a_person_rejects_is_gone(records):
    code = next(iter(of_first(records)))
    assert code not in of_first(decided(records, decision(records, code, Verdict.REJECT)))


def test_what_a_person_adds_is_by_a_person(records):
    code = next(str(n) for n in range(1, 18) if str(n) not in of_first(records))
    added = of_first(decided(records, decision(records, code, Verdict.ACCEPT)))[code]
    assert added.method is Method.PERSON
    assert added.accepted


@pytest.mark.parametrize(("name", "code"), [("どこにもない施策", "3"), (None, "18")])
def test_a_decision_about_what_is_not_there_stops(records, name, code):
    with pytest.raises(CorrectionError, match=r"classification\.csv"):
        classify(decided(records, decision(records, code, Verdict.ACCEPT, name)))


def test_a_goal_that_the_text_names_is_stated(records):
    report = records.reports[0]
    text = Text("SDGsの目標１４に取り組みます。目標値は30です。", report.result.origin)
    changed = replace(records, reports=(replace(report, result=text), *records.reports[1:]))
    found = {each.code: each for each in classify(changed) if each.method is Method.STATED}
    assert set(found) == {"14"}
    assert found["14"].evidence == ("目標14",)


def test_a_target_that_the_text_names_is_stated_and_hangs_under_its_goal(records):
    report = records.reports[0]
    said = (
        "SDGsのターゲット１１.２と目標17.19、ゴール3.9は対象です。目標11.99と目標18ではありません。"
    )
    text = Text(said, report.result.origin)
    changed = replace(records, reports=(replace(report, result=text), *records.reports[1:]))
    stated = {each.code for each in classify(changed) if each.method is Method.STATED}
    assert stated == {"11.2", "17.19", "3.9", "11"}
    triples = set(classification_triples(minter(changed), hubs(changed)))
    target, goal = (NamedNode(f"http://metadata.un.org/sdg/{code}") for code in ("17.19", "17"))
    assert any(t.subject == target and t.object == goal for t in triples)
    assert any(t.subject == goal and t.predicate.value == SKOS.notation for t in triples)


def test_there_are_169_targets():
    assert len(targets()) == 169
    assert ("sdg", "11.b") in targets()
    assert ("sdg", "17.a") not in targets()


def test_a_number_without_the_goals_is_no_goal(records):
    report = records.reports[0]
    text = Text("目標１４に取り組みます。", report.result.origin)
    changed = replace(records, reports=(replace(report, result=text), *records.reports[1:]))
    assert not [each for each in classify(changed) if each.method is Method.STATED]

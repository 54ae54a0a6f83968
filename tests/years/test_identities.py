"""How keys go on from a ledger, case by case."""

import pytest

from shisaku_graph.errors import ContinuityError
from shisaku_graph.record.continuity import Decision, Relation
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import key
from shisaku_graph.record.ledger import Identity, ledger_text, read_ledger
from shisaku_graph.record.succession import succession
from shisaku_graph.trace import Origin

HERE = Origin("continuity.csv", 2)


def former(kind: str, name: str, within: str = "", **more: object) -> Identity:
    minted = more.pop("key", key(kind, name))
    names = more.pop("names", ((2020, name),))
    return Identity(
        kind=kind, key=minted, within=within, names=names, first_year=2020, last_year=2020, **more
    )


def decided(before: str, relation: Relation, after: str, kind: str = "policy") -> Decision:
    return Decision(kind, before, relation, after, "理由", HERE)


def test_without_a_ledger_the_name_gives_the_key():
    assert Identities(2021).key("policy", "保健の充実") == key("policy", "保健の充実")
    assert Identities(2021).key("department", "課", "部") == key("department", "部", "課")


def test_a_new_policy_never_takes_the_iri_of_one_that_left_its_name():
    """A became B in 2021; in 2022 something else is called A."""
    renamed = former("policy", "B", key=key("policy", "A"), names=((2020, "A"), (2021, "B")))
    identities = Identities(2022, [renamed])
    assert identities.key("policy", "B") == renamed.key
    assert identities.key("policy", "A") != renamed.key


def test_two_policies_swap_their_names():
    a, b = former("policy", "A"), former("policy", "B")
    swap = [decided("A", Relation.RENAMED, "B"), decided("B", Relation.RENAMED, "A")]
    identities = Identities(2021, [a, b], swap)
    assert identities.key("policy", "B") == a.key
    assert identities.key("policy", "A") == b.key


def test_a_decision_that_it_is_another_gives_a_new_iri():
    was = former("policy", "地域づくり")
    identities = Identities(2021, [was], [decided("", Relation.ADDED, "地域づくり")])
    assert identities.key("policy", "地域づくり") != was.key
    closed = succession(identities)
    assert [each.status for each in closed.ledger] == ["unexplained", "active"]


def test_a_split_may_leave_the_old_name_with_a_part():
    was = former("policy", "A")
    parts = [decided("A", Relation.SPLIT, "A"), decided("A", Relation.SPLIT, "C")]
    identities = Identities(2021, [was], parts)
    assert identities.key("policy", "A") == was.key
    identities.key("policy", "C")
    closed = succession(identities)
    assert closed.unexplained == ()
    (change,) = closed.changes
    assert (change.relation, len(change.results)) == (Relation.SPLIT, 2)


def test_a_section_of_the_same_name_in_another_division_is_another():
    """総務課 stands in many divisions; only a person can say that one has moved."""
    division, other = former("department", "福祉部"), former("department", "建設部")
    section = former("department", "総務課", division.key, key="aaaaaaaaaa")
    elsewhere = {"within": other.key, "full": "建設部総務課"}
    identities = Identities(2021, [division, other, section])
    assert identities.key("department", "総務課", "建設部", **elsewhere) != section.key
    moved = decided("福祉部総務課", Relation.MOVED, "建設部総務課", "department")
    identities = Identities(2021, [division, other, section], [moved])
    assert identities.key("department", "総務課", "建設部", **elsewhere) == section.key


def test_one_of_two_namesakes_goes_on_under_its_parent():
    one = former("policy", "推進体制", "p1", key="aaaaaaaaaa")
    two = former("policy", "推進体制", "p2", key="bbbbbbbbbb")
    identities = Identities(2021, [one, two])
    assert identities.key("policy", "推進体制", within="p2") == two.key


def test_what_comes_back_after_a_year_is_the_same():
    was = former("policy", "祭り", status="ended")
    identities = Identities(2022, [was])
    assert identities.key("policy", "祭り") == was.key
    (again,) = succession(identities).ledger
    assert (again.status, again.first_year, again.last_year) == ("active", 2020, 2022)


@pytest.mark.parametrize(
    "decisions",
    [
        [decided("A", Relation.RENAMED, "C"), decided("B", Relation.RENAMED, "C")],
        [decided("A", Relation.RENAMED, "C"), decided("A", Relation.RENAMED, "D")],
    ],
)
def test_one_continues_as_one(decisions):
    with pytest.raises(ContinuityError, match="continuity-conflict"):
        Identities(2021, [former("policy", "A"), former("policy", "B")], decisions)


def test_a_name_that_two_bear_needs_more():
    two = [former("policy", "推進体制", f"p{n}", key=f"{n}" * 10) for n in (1, 2)]
    with pytest.raises(ContinuityError, match="continuity-ambiguous"):
        Identities(2021, two, [decided("推進体制", Relation.ENDED, "")])
    by_iri = decided("https://example.org/id/992011/policy/2222222222", Relation.RENAMED, "新")
    assert Identities(2021, two, [by_iri]).key("policy", "新") == "2222222222"


def test_the_ledger_is_read_as_written(tmp_path):
    base = "https://example.org/id/992011"
    told = [
        former("policy", 'あ,"い"', "p", names=((2019, "あ い"), (2020, 'あ,"い"'))),
        former("department", "課", status="split", successors=("aaaaaaaaaa", "bbbbbbbbbb")),
    ]
    (tmp_path / "identities.csv").write_bytes(ledger_text(told, base))
    again = read_ledger(tmp_path / "identities.csv", base)
    assert ledger_text(again, base) == ledger_text(told, base)
    assert [each.names for each in again] == [each.names for each in told]
    assert again[1].successors == told[1].successors

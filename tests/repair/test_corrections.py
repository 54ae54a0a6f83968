"""Corrections: a person's decisions hold while they fit, and fail loudly when they do not."""

import pytest
from tables import HEADING, descriptor, recorded, repaired, row

from shisaku_graph.errors import CorrectionError
from shisaku_graph.repair.corrections import Correction, read_corrections
from shisaku_graph.trace import Origin

HEAD = "line,column,received,corrected,reason"
FIRST = row("安全な街", "交通の充実")


def correction(line, field, received, corrected):
    return Correction(line, field, received, corrected, "計画書で確認", Origin("c.csv", 2))


def write(tmp_path, *lines: str):
    path = tmp_path / "c.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("column", ["basic_policy", "基本政策", "基本 政策"])
def test_column_by_id_or_name(tmp_path, column):
    (read,) = read_corrections(write(tmp_path, f"2,{column},甲,乙,理由"), descriptor().columns)
    assert (read.line, read.field, read.received, read.corrected) == (2, "basic_policy", "甲", "乙")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("x,施策,甲,乙,理由", 2),
        ("2,知らない,甲,乙,理由", 2),
        ("2,施策,甲,乙, ", 2),
        ("2,施策,甲,乙", 2),
        (",施策,,乙,理由", 2),
        ('2,施策,"甲,乙,理由', 2),
    ],
)
def test_unreadable_line_is_named(tmp_path, line, place):
    with pytest.raises(CorrectionError) as caught:
        read_corrections(write(tmp_path, line), descriptor().columns)
    assert f"c.csv:{place}" in caught.value.render("ja")


def test_applied_with_its_reason():
    body, ledger = repaired(
        [HEADING, FIRST], [correction(2, "basic_policy", "交通の充実", "道の充実")]
    )
    assert body[0].row.texts[1] == "道の充実"
    (event,) = [event for event in ledger.events if event.rule == "correction"]
    assert (event.before, event.after, event.reason) == ("交通の充実", "道の充実", "計画書で確認")


def test_corrected_to_nothing_is_filled_from_above():
    rows = [HEADING, FIRST, row("河川の充実", "橋の整備", "橋の整備")]
    made = recorded(rows, [correction(3, "direction", "河川の充実", "")])
    assert {e.name for e in made.elements if e.level.value == "direction"} == {"安全な街"}


@pytest.mark.parametrize(
    "wrong",
    [
        correction(2, "basic_policy", "別の名", "道の充実"),
        correction(1, "basic_policy", "交通の充実", "道の充実"),
        correction(99, "basic_policy", "交通の充実", "道の充実"),
        correction(2, "result", "無い文", "文"),
        correction(2, "policy", "道路", "街路"),
    ],
)
def test_what_no_longer_matches_stops(wrong):
    """A whole name, not a part; the line it names; a passage that is there."""
    with pytest.raises(CorrectionError) as caught:
        repaired([HEADING, FIRST], [wrong])
    assert caught.value.code == "correction-unmatched"


def test_passage_must_be_one():
    twice = row("安全な街", "交通の充実", result="道を道へ。")
    with pytest.raises(CorrectionError):
        repaired([HEADING, twice], [correction(2, "result", "道", "街路")])
    body, _ = repaired([HEADING, twice], [correction(2, "result", "道へ", "街路へ")])
    assert body[0].row.texts[6] == "道を街路へ。"


def test_by_content_holds_next_year_too():
    """Without a line a decision follows the name, wherever next year's table has it."""
    decision = correction(None, "basic_policy", "交通の充実", "道の充実")
    later = [HEADING, row("学びの街", "学校の充実", "学校の整備"), row("安全な街", "交通の充実")]
    assert [each.row.texts[1] for each in repaired(later, [decision])[0]] == [
        "学校の充実",
        "道の充実",
    ]


def test_by_content_says_when_it_no_longer_applies():
    decision = correction(None, "basic_policy", "港の充実", "道の充実")
    _, ledger = repaired([HEADING, FIRST], [decision])
    (suspect,) = ledger.suspects
    assert (suspect.rule, suspect.value, suspect.origin) == (
        "correction",
        "港の充実",
        Origin("c.csv", 2),
    )

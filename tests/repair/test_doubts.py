"""What a rule doubts, and the good Japanese that it must let pass."""

import pytest
from tables import HEADING, repaired, row

from shisaku_graph.repair.near_names import one_letter_apart
from shisaku_graph.repair.spellings import KanaSlip

USUAL = "支援に取り組みます。" * 5 + "策定に取り組みました。"
FIRST = row("安全な街", "交通の充実", "道路の整備", result=USUAL)


def doubts(*texts: str, projects: str = "") -> dict[str, list[tuple[str, str | None]]]:
    rows = [row("", "", f"施策{n}", result=text, projects=projects) for n, text in enumerate(texts)]
    _, ledger = repaired([HEADING, FIRST, *rows])
    found: dict[str, list[tuple[str, str | None]]] = {}
    for suspect in ledger.suspects:
        found.setdefault(suspect.rule, []).append((suspect.value, suspect.proposal))
    return found


@pytest.mark.parametrize(
    ("text", "rule", "proposal"),
    [
        ("強化に取り組めます。", "potential-ending", "強化に取り組みます。"),
        ("橋の策定に取り組みしました。", "doubled-verb", "橋の策定に取り組みました。"),
        ("補修工事を行いません。", "negative-ending", "補修工事を行います。"),
        ("維持・充実にに向けた取組。", "doubled-particle", "維持・充実に向けた取組。"),
        ("事業に取り組みとともに、進めます。", "stem-before-link", None),
        ("大幅なりニューアルをします。", "look-alike", None),
        ("同時にYoutubelに載せました。", "near-word", None),
        ("サ一ビスを広げます。", "look-alike", None),
        ("周知をする。強化のため メールで送ります。", "stray-blank", None),
        ("橋を直す。恋人の聖地/中の島大橋のPRをします。", "lone-stroke", None),
        ("意識の高揚を図ること、事故を減らします。", "lost-particle", None),
    ],
)
def test_doubted(text, rule, proposal):
    found = doubts(text)
    assert list(found) == [rule]
    ((value, said),) = found[rule]
    assert value in text
    if proposal is not None:
        assert said == proposal


@pytest.mark.parametrize(
    "text",
    [
        "移動をよりスムーズにします。",
        "計画を進めます。支援を続けます。",
        "工事は行いません。",
        "参加できません。",
        "ものの、ことと、までで、にぎわいに。",
        "お知らせしました。見直ししました。",
        "YouTubeとFacebookで知らせます。",
        "市民とともに進めるため、図ることとします。",
        "割合（実施数/計画数）を示す。",
        "直すこと、広げることを目指す。",
        "広報を出しました。 次に進みます。",
    ],
)
def test_good_japanese_passes(text):
    assert doubts(text) == {}


def test_an_old_form_of_an_ideograph_beside_the_new_one():
    found = doubts("巖根駅を直す。", "岩根・金田地区。齋藤家と斎場。", "巖根駅。")
    assert found == {"variant-character": [("巖根駅を直す。", None)]}


def test_a_change_that_goes_on_without_its_ending():
    usual = "老朽化に備える。" * 3
    found = doubts(f"{usual}高齢化。", "建物の老朽が進んでいる。計画が進む。")
    assert found == {"lost-suffix": [("建物の老朽が進んでいる。", "建物の老朽化が進んでいる。")]}
    assert doubts("老朽化。", "建物の老朽が進む。") == {}


def test_a_kana_too_many_or_another():
    found = doubts("農業を支えるひとつづくりを進める。まちとひとづくり、ものづくり、本づくり。")
    ((value, proposal),) = found["kana-slip"]
    assert (value, proposal) == (
        "農業を支えるひとつづくりを進める。",
        "農業を支えるひとづくりを進める。",
    )
    rule = KanaSlip(["計画「きさらづ未来プラン」"])
    assert [
        each.instead for each in rule.doubts("新きさらぎ計画、きさらづ、あけぼの", "result")
    ] == ["きさらづ"]


def test_a_doubt_shows_its_passage_and_not_the_whole_text():
    found = doubts("前の文である。" * 9 + "大幅なりニューアルをします。" + "後の文である。" * 9)
    assert found["look-alike"] == [("大幅なりニューアルをしま", "大幅なリニューアルをしま")]


def test_signs_that_the_writer_uses_often_pass():
    assert doubts("橋を直す。" + "北口/南口、" * 7) == {}


def test_a_compound_without_its_kana_among_others_with_them():
    found = doubts("引き続き進める。" * 4, "引続き進める。")
    assert found == {"okurigana": [("引続き進める。", "引き続き進める。")]}
    assert doubts("引き続き進める。", "引続き進める。") == {}


def test_two_days_of_one_month_for_one_thing():
    one = "平成29年10月30日に関係市と「水道事業の統合に関する協定」を結ぶ。"
    other = "平成29年10月19日に「水道事業の統合に関する協定」を結ぶ。"
    found = doubts(one, other)
    assert [value[:11] for value, _ in found["two-dates"]] == [
        "平成29年10月30日",
        "平成29年10月19日",
    ]
    assert doubts(one, one, other.replace("10月19日", "11月19日")) == {}


def test_misspelt_word_beside_the_usual_one():
    found = doubts("チバスタアクアで開きます。チバスタアクアです。", "チバスタアークアを直します。")
    ((value, proposal),) = found["near-word"]
    assert "チバスタアークア" in value
    assert proposal == value.replace("チバスタアークア", "チバスタアクア")


def test_names_one_character_apart():
    found = doubts("進めます。", projects="・空き家バンク事業 ・空家バンク事業")
    assert [value for value, _ in found["near-name"]] == ["空家バンク事業"]


def test_names_written_again_and_again_are_two():
    names = "・教育委員会事務運営費 ・教育委員会事務局運営費"
    assert "near-name" not in doubts("進めます。", "続けます。", projects=names)


@pytest.mark.parametrize(
    "projects", ["・第1期整備事業 ・第2期整備事業", "・水道事業会計繰出金 ・下水道事業会計繰出金"]
)
def test_two_names_are_two(projects):
    assert "near-name" not in doubts("進めます。", projects=projects)


def test_neighbours_without_comparing_all():
    names = [f"事業{n:05d}号整備" for n in range(3_000)]
    assert ("空き家事業", "空家事業") in set(
        one_letter_apart(["空き家事業", "空家事業", *names[:50]])
    )


def test_accepted_correction_silences_the_suspect(records, kisarazu):
    """What a person has corrected is not asked again: the corrected word of line 82."""
    assert not any("チバスタアークア" in suspect.value for suspect in records.suspects)
    assert "チバスタアークア" in (kisarazu / records.source.name).read_text(encoding="utf-8")


def test_every_proposal_can_be_accepted(records):
    """The passage stands once in its cell, so that the line for the corrections will match."""
    texts = {cell.origin: cell.text for cell in records.cells}
    for suspect in records.suspects:
        if suspect.proposal is not None:
            assert texts[suspect.origin].count(suspect.value) == 1

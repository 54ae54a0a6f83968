"""What wide exports of evaluation systems hold: staff in many columns, relative years, blocks."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--plan", "青葉台市総合計画")
STAFF = ("四方田　翔", "佐々木　彩香", "髙橋　健太", "朝比奈　直美", "渡邉　浩二", "五十嵐　博")


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Write a CSV, survey it, and read it by the untouched guess."""

    def survey(rows: Sequence[Sequence[str]], *flags: str) -> Records:
        with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        made = ("init", tmp_path / "t.csv", "--into", tmp_path / "source", *FLAGS, *flags)
        run = shisaku_graph(*made, lang="ja")
        assert run.returncode == 0, run.stderr
        return read(tmp_path / "source")

    return survey


def descriptor(folder: Path) -> str:
    return (folder / "source" / "source.toml").read_text("utf-8")


def test_staff_is_told_by_headings_and_by_names_and_appears_nowhere(guessed, tmp_path):
    headings = ("所属長", "決裁者", "主担当", "副担当", "担当", "更新職員", "職員番号",
                "ログインID", "確認欄")  # fmt: skip
    made = guessed(
        [
            ["事業評価 令和５年度"],
            ["施策名", "事業名", "部名", "課名", *headings, "備考"],
            *(
                ["安全", f"事業{at}", "総務部", "危機管理課　渡邉健太",
                 *(STAFF[(at + shift) % 6] for shift in range(6)), str(104000 + 37 * at), "kato",
                 STAFF[at], "係長の髙橋健太が対応"]
                for at in range(6)
            ),
        ]
    )  # fmt: skip
    published = repr(made) + descriptor(tmp_path)
    surnames = [name.partition("　")[0] for name in STAFF]
    assert not [name for name in (*surnames, "健太", "1040", "kato") if name in published]
    assert {each.path for each in made.departments} >= {("総務部",), ("総務部", "危機管理課")}
    assert [each.notation for each in made.projects] == [None] * 6


def test_units_under_the_same_headings_stay(guessed):
    made = guessed(
        [
            ["事業評価 令和５年度"],
            ["施策名", "主担当", "副担当", "登録者"],
            ["公園の整備", "総務部企画課", "福田支所", "120"],
            ["道路の整備", "建設部石川課", "中島公民館", "1,340"],
        ]
    )
    assert ("総務部", "企画課") in {each.path for each in made.departments}
    assert "福田支所" in repr(made)

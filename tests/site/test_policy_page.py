"""A policy's page, of other cities' tables: what stands below it, and what is of one indicator."""

import csv
import re
from pathlib import Path

import pytest

LEVELS = (
    ["令和５年度 事業の一覧"],
    ["施策名", "基本事業名", "事業名", "担当課"],
    ["公園の整備", "緑のある街", "花壇事業", "公園課"],
    ["公園の整備", "水のある街", "噴水事業", "水道課"],
)
INDICATORS = (
    ["令和５年度 総合戦略の進行管理"],
    ["施策名", "指標名", "単位", "R5実績", "進捗", "担当課", "取組状況"],
    ["道路の維持", "歩道", "km", "40", "○", "道路課", "歩道を広げた。"],
    ["道路の維持", "車道", "km", "90", "△", "土木課", "車道を直した。"],
)


@pytest.fixture
def told(shisaku_graph, tmp_path):
    """Publish both tables, and read the words of a policy's page."""
    for name, rows in (("levels", LEVELS), ("indicators", INDICATORS)):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        made = shisaku_graph("init", f"{name}.csv", "--into", name, "--code", "122068", "--yes")
        assert made.returncode == 0, made.stderr
    run = shisaku_graph("build", "levels", "indicators", "--dist", "d", "--site")
    assert run.returncode == 0, run.stderr

    def words(policy: str) -> str:
        pages = map(Path.read_text, (tmp_path / "d/site/id/122068/policy").glob("*.html"))
        (page,) = [text for text in pages if f"<h1>{policy}</h1>" in text and 'lang="ja"' in text]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    return words


def test_what_stands_below_and_what_is_of_one_indicator_are_named(told):
    assert "基本事業 緑のある街 、 水のある街" in told("公園の整備")
    road = told("道路の維持")
    assert "観点 指標 評価 進捗 歩道 ○ 進捗 車道 △" in road
    assert "取組状況 歩道 歩道を広げた。 取組状況 車道 車道を直した。" in road

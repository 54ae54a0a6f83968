"""National projects by 法人番号, on invented data."""

import json

import pytest

from shisaku_graph.errors import UsageError
from shisaku_graph.link import link

PROJECT = {
    "公開年度": 2018, "府省庁": "海洋省", "事業番号": "0001", "事業名": "干潟の再生",
    "支出先": [
        {"年度": 2017, "支出先名": "木更津市", "法人番号": "4000020122068", "支出額": 12.0,
         "業務概要": "干潟の調査"},
        {"年度": 2017, "支出先名": "木更津市", "法人番号": None, "支出額": 1.0},
    ],
}  # fmt: skip


def test_only_the_number_counts(published, tmp_path):
    other = {**PROJECT, "事業番号": "0002", "支出先": PROJECT["支出先"][1:]}
    file = tmp_path / "projects.json"
    file.write_text(json.dumps([PROJECT, other, {"事業名": "別の形"}]), encoding="utf-8")
    linked = link(published, file, file=tmp_path / "m.tsv", dist=tmp_path)
    (line,) = linked.review.lines
    assert line.object == "http://rdf.judgit.net/project/2018/%E6%B5%B7%E6%B4%8B%E7%9C%81/0001"
    assert line.comment == "2017 年度 12 百万円 干潟の調査"
    assert line.confidence == 1


@pytest.mark.parametrize("text", ["", "{", '{"x": 1}', "[1]", "3"])
def test_what_is_no_such_file_is_one_clear_error(published, tmp_path, text):
    file = tmp_path / "projects.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="link-payments"):
        link(published, file, file=tmp_path / "m.tsv", dist=tmp_path)


def test_an_invented_place_has_no_number(dist, tmp_path):
    file = tmp_path / "projects.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="link-no-number"):
        link(dist / "muteki-2024", file, file=tmp_path / "m.tsv", dist=tmp_path)

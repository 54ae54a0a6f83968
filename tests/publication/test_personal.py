"""Nothing that tells who a member of staff is reaches a published file: planted, then sought."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.publication.small_source import NAMED

from shisaku_graph.pipeline import build

SECRET = (
    "木更津太郎", "花見川", "次郎", "0438-23-7111", "0438（23）7112", "内線 4649", "内線5963",
    "taro@city.example.jp", "jiro@city.example.jp", "090-1111-2222", "saburo@city.example.jp",
    "090-3333-4444", "小櫃", "4651", "鈴木", "shiro@city.example.jp", "0438-23-7113",
)  # fmt: skip
TABLE = """\
施策の進行管理　担当：企画課 木更津太郎　内線 4649
施策,事業名,所管,内容,担当者,備考（使わない）,電話
観光の振興,花火事業,観光課,"花火を上げた（担当：小櫃三郎、内線 4651）。市民会館 0438-22-1111。",\
木更津太郎,090-1111-2222 に確認,0438-23-7111
農業の振興,種子事業（090-3333-4444）,農業課,種子を鈴木主査が配った。shiro@city.example.jp へ。,\
花見川 次郎,,
,,,,,,
※ 問い合わせ先：観光課 花見川 次郎（0438（23）7112、内線5963）
お問い合わせは taro@city.example.jp へ
作成者　木更津太郎 jiro@city.example.jp
農業の振興,苗の事業,農業課 0438-23-7113,"苗を
市民会館 0438-22-1111 で配った。",次郎,saburo@city.example.jp,
"""


def contents(folder: Path):
    """Yield the text of every file, of those inside workbooks too."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield path.name, data
        if path.suffix in (".xlsx", ".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for name in packed.namelist():
                    yield f"{path.name}/{name}", packed.read(name)
        if path.suffix == ".parquet":
            import pyarrow.parquet as pq

            yield path.name, json.dumps(pq.read_table(path).to_pylist(), default=str,
                                        ensure_ascii=False).encode()  # fmt: skip


@pytest.mark.parametrize(
    "columns",
    ['personal = ["担当者", "電話"]\nignore = ["備考（使わない）"]',
     'ignore = ["担当者", "備考（使わない）", "電話"]'],
    ids=["marked", "ignored"],
)  # fmt: skip
def test_no_published_file_says_who(tmp_path, columns):
    source = tmp_path / "t"
    source.mkdir()
    (source / "t.csv").write_text(TABLE, encoding="utf-8")
    told = NAMED.replace("[columns]", 'corrections = "corrections.csv"\n[columns]')
    (source / "source.toml").write_text(told + columns + "\n", encoding="utf-8")
    (source / "corrections.csv").write_text(
        "line,column,received,corrected,reason\n"
        ",取組結果,花火を上げた（担当：小櫃三郎、内線 4651）。,花火を上げた。,市の判断\n"
        ",個人情報,0438-22-1111,0438-22-1111,市民会館の番号\n", encoding="utf-8",
    )  # fmt: skip
    built = build(source, tmp_path / "dist")
    for name, data in contents(built.published.folder):
        text = data.decode("utf-8", "replace")
        assert not [each for each in SECRET if each in text], name
    log = (built.published.folder / "repairs.csv").read_text(encoding="utf-8-sig")
    places = {
        (row["行"], row["列"])
        for row in csv.DictReader(io.StringIO(log))
        if row["規則ID"] == "personal-data"
    }
    cells = {("3", "5"), ("3", "6"), ("3", "7"), ("4", "5"), ("10", "5"), ("10", "6")}
    lines = {("1", "1"), ("6", "1"), ("7", "1"), ("8", "1")}
    texts = {("3", "4"), ("4", "2"), ("4", "4"), ("9", "3")}
    assert places >= cells | lines | texts
    assert {each.name for each in built.records.projects} == {
        "花火事業", "種子事業（非公開）", "苗の事業",
    }  # fmt: skip
    assert {each.name for each in built.records.departments} == {"観光課", "農業課"}
    assert sorted(each.result.value for each in built.records.reports) == [
        "種子を（非公開）主査が配った。（非公開） へ。", "花火を上げた。市民会館 0438-22-1111。",
        "苗を\n市民会館 0438-22-1111 で配った。",
    ]  # fmt: skip
    assert not (built.published.folder / "source" / "corrections.csv").exists()


def test_an_officer_publishes_what_is_public(shisaku_graph, tmp_path):
    source = tmp_path / "t"
    source.mkdir()
    (source / "t.csv").write_text(TABLE, encoding="utf-8")
    told = NAMED + 'personal = ["担当者", "電話"]\nignore = ["備考（使わない）"]\n'
    (source / "source.toml").write_text(told, encoding="utf-8")
    first = shisaku_graph("build", source, "--dist", tmp_path / "dist").stdout
    assert (
        "personal data left out in 23 places; besides whole columns: t.csv:1:1, t.csv:3:4" in first
    )
    assert f"shisaku-graph review {source}" in first
    streamed = shisaku_graph("stream", source, "--into", tmp_path / "s").stdout
    assert "personal data left out in 23 places" in streamed
    listed = shisaku_graph("review", source).stdout
    number = listed[: listed.index("「0438-22-1111」")].rpartition("[")[2].partition("]")[0]
    run = shisaku_graph("review", source, "--accept", number, "--reason", "市民会館の番号")
    assert run.returncode == 0, run.stderr
    line = (source / "corrections.csv").read_text(encoding="utf-8").splitlines()[1]
    assert line == ",個人情報,0438-22-1111,0438-22-1111,市民会館の番号"
    again = build(source, tmp_path / "dist")
    assert sum(event.rule == "personal-data" for event in again.records.repairs) == 21
    data = (tmp_path / "dist" / "t" / "data.nt").read_text(encoding="utf-8")
    assert data.count("市民会館 0438-22-1111") >= 2
    open_column = told + '[privacy]\npublic_columns = ["内容"]\n'
    (source / "source.toml").write_text(open_column, encoding="utf-8")
    build(source, tmp_path / "dist")
    assert "小櫃三郎" in (tmp_path / "dist" / "t" / "data.nt").read_text(encoding="utf-8")


def test_what_is_no_personal_data_stays(records, published):
    assert not any(event.rule == "personal-data" for event in records.repairs)
    assert (published / "source" / "kisarazu-h29-progress.txt").is_file()

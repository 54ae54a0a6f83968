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
)  # fmt: skip
TABLE = """\
施策の進行管理　担当：企画課 木更津太郎　内線 4649
施策,事業名,所管,内容,担当者,備考（使わない）,電話
観光の振興,花火事業,観光課,花火を上げた。,木更津太郎,090-1111-2222 に確認,0438-23-7111
農業の振興,種子事業,農業課,種子を配った。,花見川 次郎,,
,,,,,,
※ 問い合わせ先：観光課 花見川 次郎（0438（23）7112、内線5963）
お問い合わせは taro@city.example.jp へ
作成者　木更津太郎 jiro@city.example.jp
農業の振興,苗の事業,農業課,苗を配った。,次郎,saburo@city.example.jp,
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
    (source / "source.toml").write_text(NAMED + columns + "\n", encoding="utf-8")
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
    cells = {("3", "5"), ("3", "6"), ("3", "7"), ("4", "5"), ("9", "5"), ("9", "6")}
    lines = {("1", "1"), ("6", "1"), ("7", "1"), ("8", "1")}
    assert places >= cells | lines
    assert {each.name for each in built.records.projects} == {"花火事業", "種子事業", "苗の事業"}


def test_what_is_no_personal_data_stays(records, published):
    assert not any(event.rule == "personal-data" for event in records.repairs)
    assert (published / "source" / "kisarazu-h29-progress.txt").is_file()

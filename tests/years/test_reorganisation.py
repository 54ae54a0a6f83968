"""A reorganisation told by an organisation table: departments keep their IRIs and their pages."""

import re
import shutil
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.compare import Fate, compare
from shisaku_graph.errors import DescriptorError, SourceError
from shisaku_graph.pipeline import build, read
from shisaku_graph.site import build_site
from shisaku_graph.vocabulary import DCTERMS, ORG

TABLE = """旧部,旧課,新部,新課,施行日,備考
総務部,防災課,総務部,危機管理課,令和6年4月1日,名称変更
産業部,農林課,産業部,農林水産課,令和6年4月1日,統合
産業部,水産課,産業部,農林水産課,令和6年4月1日,統合
福祉部,子育て課,福祉部,こども政策課,令和6年4月1日,分割
福祉部,子育て課,福祉部,保育課,令和6年4月1日,分割
建設部,,都市整備部,,令和6年4月1日,名称変更
教育部,生涯学習課,総務部,企画課,令和6年4月1日,移管
消防本部,総務課,消防本部,消防総務課,令和6年4月1日,施策の表にはない課
"""


@pytest.fixture
def source(root, tmp_path) -> Path:
    """The second year, its departments told by an organisation table alone."""
    folder = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))
    (folder / "organisation.csv").write_text(TABLE, encoding="utf-8")
    told = folder / "source.toml"
    text = re.sub("^continuity.*\n", "", told.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told.write_text(f'{text}organisation = "organisation.csv"\n', encoding="utf-8")
    return folder


def departments(comparison) -> dict[tuple[str, str], Fate]:
    return {
        ("／".join(s.full for s in each.before), "／".join(s.full for s in each.after)): each
        for each in comparison.transitions
        if each.kind == "department" and each.fates != (Fate.CONTINUED,)
    }


def test_each_kind_of_change_and_every_page(source, dist, tmp_path):
    build(source, tmp_path / "dist")
    shutil.copytree(dist / "hoshimigaura-2023", tmp_path / "dist" / "hoshimigaura-2023")
    old, new = (open_dataset(tmp_path / "dist" / f"hoshimigaura-{year}") for year in (2023, 2024))
    told = departments(compare(old, new))
    assert {names: each.fates[0] for names, each in told.items()} == {
        ("総務部防災課", "総務部危機管理課"): Fate.RENAMED,
        ("建設部", "都市整備部"): Fate.RENAMED,
        ("福祉部子育て課", "福祉部こども政策課／福祉部保育課"): Fate.SPLIT,
        ("産業部農林課／産業部水産課", "産業部農林水産課"): Fate.MERGED,
        ("総務部企画課／教育部生涯学習課", "総務部企画課"): Fate.MERGED,
    }
    renamed = told["総務部防災課", "総務部危機管理課"]
    assert renamed.before[0].iri == renamed.after[0].iri
    assert renamed.reason == "令和6年4月1日 名称変更"
    kept = told["総務部企画課／教育部生涯学習課", "総務部企画課"]
    assert kept.before[0].iri == kept.after[0].iri
    for change in new.changes():
        if "/department/" in change.originals[0]:
            assert new.is_a(change.iri, ORG.ChangeEvent)
    build_site((tmp_path / "dist",), tmp_path / "site")
    for department in old.departments():
        key = department.iri.rpartition("/")[2]
        page = (tmp_path / "site" / f"id/992011/department/{key}.html").read_text("utf-8")
        gone = next((each for each in new.withdrawn() if each.iri == department.iri), None)
        assert ("後を継いだもの" in page) == bool(gone)
        for heir in gone.successors if gone else ():
            assert f"{heir.rpartition('/')[2]}.html" in page


def test_the_review_file_goes_before_the_table(source):
    """A person knows better than the table: 水産課 ended, and 農林課 alone was renamed."""
    review = source / "continuity.csv"
    header = review.read_text(encoding="utf-8").splitlines()[0]
    lines = (
        "部課,産業部水産課,終了,,yes,,県へ移管",
        "部課,産業部農林課,改称,産業部農林水産課,yes,,改称",
    )
    review.write_text("\n".join((header, *lines)), encoding="utf-8")
    with (source / "source.toml").open("a", encoding="utf-8") as file:
        file.write('continuity = "continuity.csv"\n')
    ledger = {(each.kind, each.name): each for each in read(source).identities}
    assert ledger["department", "水産課"].status == "ended"
    assert [name for _, name in ledger["department", "農林水産課"].names] == [
        "農林課",
        "農林水産課",
    ]


def test_one_column_each_and_english_headings_will_do(source):
    (source / "organisation.csv").write_text(
        "old,new\n総務部防災課,総務部危機管理課\n教育部生涯学習課,\n", encoding="utf-8"
    )
    records = read(source)
    ledger = {(each.kind, each.name): each for each in records.identities}
    assert ledger["department", "危機管理課"].first_year == 2023
    assert ledger["department", "生涯学習課"].status == "ended"
    assert any(each.reason == "組織の新旧対照表（organisation.csv）" for each in records.changes)


def test_a_workbook_with_a_title_and_merged_cells_will_do(source, tmp_path):
    """As offices make it: a title, a division that stands once beside its sections."""
    rows = [line.split(",") for line in TABLE.splitlines()]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "対照表"
    sheet.append(["令和6年度 組織の新旧対照表"])
    for row in rows:
        sheet.append([cell or None for cell in row])
    sheet["A5"] = sheet["C5"] = None  # 水産課, below 農林課 of the same division
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("C4:C5")
    book.save(source / "organisation.xlsx")
    told = source / "source.toml"
    text = told.read_text(encoding="utf-8").replace("organisation.csv", "organisation.xlsx")
    told.write_text(text, encoding="utf-8")
    records = read(source)
    ledger = {(each.kind, each.name): each for each in records.identities}
    assert ledger["department", "水産課"].status == "merged"
    assert ledger["department", "危機管理課"].first_year == 2023
    build(source, tmp_path / "dist")
    places = {
        quad.object.value
        for quad in ox.parse(path=tmp_path / "dist" / "hoshimigaura-2024" / "data.nt")
        if quad.predicate.value == DCTERMS.source and "/change/" in quad.subject.value
    }
    assert any("organisation.xlsx#sheet=" in each and each.endswith("&row=3") for each in places)


@pytest.mark.parametrize("text", ["部,課\n総務部,防災課\n", "新旧\nあ\n", ""])
def test_no_such_table_is_one_clear_error(source, text):
    (source / "organisation.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"organisation-syntax|file-empty"):
        read(source)


def test_it_needs_a_ledger(source):
    told = source / "source.toml"
    text = re.sub("^ledger.*\n", "", told.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told.write_text(text, encoding="utf-8")
    with pytest.raises(DescriptorError, match="ledger"):
        read(source)

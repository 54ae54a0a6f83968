"""Small tables for the tests of repair: a fictional city, nine columns as many cities have."""

from collections.abc import Iterable, Sequence

from shisaku_graph.record import read_records
from shisaku_graph.record.model import Records
from shisaku_graph.repair import repair
from shisaku_graph.repair.corrections import Correction
from shisaku_graph.source.columns import Columns
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import InlineTable, rows_of
from shisaku_graph.trace import Ledger

HEADING = ["基本方向", "基本政策", "施策", "主担当部課名", "目標", "方向性", "結果", "今後", "事業"]
FIELDS = ["direction", "basic_policy", "policy", "department", "goal", "approach", "result",
          "next_steps", "projects"]  # fmt: skip
SOURCE = SourceFile("table", 1, "0" * 64, "utf-8", "text/plain")


def descriptor(columns: Columns | None = None) -> Descriptor:
    told = columns or Columns(**{f: (h,) for f, h in zip(FIELDS, HEADING, strict=True)})
    return Descriptor.model_validate(
        {
            "id": "aoba-2020",
            "municipality": {
                "code": "122068", "name": {"ja": "青葉台市"}, "prefecture": {"ja": "緑県"},
            },
            "plan": {"name": {"ja": "青葉台市総合計画"}},
            "dataset": {
                "title": {"ja": "試験"}, "description": {"ja": "試験"}, "fiscal_year": "令和2年度",
                "issued": __import__("datetime").date(2021, 1, 1),
                "licence": "https://creativecommons.org/licenses/by/4.0/",
                "contact": {"name": {"ja": "企画課"}},
            },
            "table": {"file": "table"},
            "columns": told,
        }
    )  # fmt: skip


def repaired(
    rows: Iterable[Sequence[str]], corrections: Sequence[Correction] = ()
) -> tuple[list[BodyRow], Ledger]:
    ledger = Ledger()
    table = InlineTable(SOURCE, rows_of(rows))
    return list(repair(table, descriptor(), corrections, ledger)), ledger


def recorded(rows: Iterable[Sequence[str]], corrections: Sequence[Correction] = ()) -> Records:
    body, ledger = repaired(rows, corrections)
    return read_records(body, descriptor(), SOURCE, ledger)


def row(
    direction: str = "",
    basic: str = "",
    policy: str = "道路の整備",
    department: str = "建設部道路課",
    result: str = "整備しました。",
    projects: str = "",
) -> list[str]:
    goal = f"{policy}の目標。"
    return [
        direction,
        basic,
        policy,
        department,
        goal,
        "進めます。",
        result,
        "続けます。",
        projects,
    ]

"""A name and its grades in one cell: ``地域福祉の推進 Ａ`` is a policy and what it was given."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.grades_at_end import GradeAtEnd, parted
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.source.columns import Endings
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.table.body import BodyRow, Column, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Ledger, Suspect

_WHOLE = ("最終", "総合", "全体", "二次", "2次")
"""Words of the criterion that speaks for the whole, the strongest first."""
_QUESTION = Bilingual(
    "この欄の末尾の評価が、記述子の [[endings]] と合いません。名称と評価をどこで分けますか。"
    "評価のない名称なら、訂正表で名称だけにしてください。",
    "The grades at the end differ from [[endings]]: where does the name end? Where there is no "
    "grade, leave the name alone in a correction.",
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to part in one layout: which column, by which grades, into which columns."""

    index: int
    field: str | None
    grades: frozenset[str]
    names: tuple[str, ...]


class RunTogether(RowRule):
    """Parts the grades at the end of a cell from the name, into columns of their own.

    ``地域福祉の推進 Ａ`` → ``地域福祉の推進`` ⇥ ``Ａ``; ``…（一次：A）`` → ``…`` ⇥ ``A``
    """

    id = "run-together"
    label = Bilingual("名称と評価の分離", "grades parted from a name")
    summary = Bilingual(
        "記述子が示す欄で、名称の末尾に続く評価を、評価の欄として分ける。書かれている観点（一次：）で"
        "振り分け、なければ順による。「－」は評価なし。数が合わなければ人に問う。",
        "In the columns that the descriptor names, grades at the end of a name become columns, by "
        "the criterion written before each (一次：), else in their order; a dash is no grade. "
        "Where their number differs, a person is asked.",
    )

    def __init__(self, endings: Sequence[Endings] = ()) -> None:
        self._endings = endings
        self._known: dict[Layout, tuple[Layout, tuple[_Plan, ...]]] = {}

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with names alone in their columns, and the grades in further ones."""
        for body in rows:
            yield self._parted(body, ledger) if self._endings else body

    def _parted(self, body: BodyRow, ledger: Ledger) -> BodyRow:
        if body.layout not in self._known:
            self._known[body.layout] = self._planned(body.layout)
        layout, plans = self._known[body.layout]
        cells = list(body.row.cells)
        for plan in plans:
            cell = cells[plan.index]
            name, found = parted(cell.text, plan.grades)
            grades = placed(found, plan.names)
            if grades is not None:
                after = "\t".join((name, *grades))
                ledger.repaired(self.id, cell.origin, cell.text, after, field=plan.field)
                cells[plan.index] = Cell(name, cell.origin)
            else:
                if cell.text and not (cell.origin in ledger.corrected and not found):
                    ledger.doubted(Suspect(self.id, cell.origin, plan.field, cell.text, _QUESTION))
                grades = ("",) * len(plan.names)
            cells += (Cell(grade, cell.origin) for grade in grades)
        return BodyRow(Row(body.row.origin, tuple(cells)), layout, body.received, body.lost)

    def _planned(self, layout: Layout) -> tuple[Layout, tuple[_Plan, ...]]:
        columns, plans = list(layout.columns), []
        for ending in self._endings:
            keys = {heading_key(text) for text in ending.heading}
            for column in layout.columns:
                if heading_key(column.heading) in keys:
                    grades = frozenset(unicodedata.normalize("NFKC", g) for g in ending.grades)
                    plans.append(_Plan(column.index, column.field, grades, ending.names))
                    for name in ending.names:
                        field = _field_of(column, ending.names, name, layout)
                        group = sum(each.field == field for each in columns)
                        columns.append(Column(len(columns), name, field, group))
        return Layout(tuple(columns)), tuple(plans)


def placed(found: Sequence[GradeAtEnd], names: Sequence[str]) -> tuple[str, ...] | None:
    """Return a grade for each of the names, or ``None`` where they do not fit.

    What stands before each grade decides; else their order. Dashes count where they must.

    >>> a, b, no = GradeAtEnd("A", "二次"), GradeAtEnd("B", "一次"), GradeAtEnd("")
    >>> placed((a, b), ("一次評価", "二次評価")), placed((a,), ("一次評価", "二次評価"))
    (('B', 'A'), ('', 'A'))
    >>> placed((GradeAtEnd("A"), no), ("評価1", "評価2")), placed((no, GradeAtEnd("A")), ("評価",))
    (('A', ''), ('A',))
    >>> placed((), ("評価",)), placed((GradeAtEnd("A"),), ("評価1", "評価2"))
    (None, None)
    """
    told = [_name_of(each.criterion, names) for each in found]
    if found and None not in told and len(set(told)) == len(told):
        by_name = dict(zip(told, (each.grade for each in found), strict=True))
        return tuple(by_name.get(name, "") for name in names)
    if any(name is not None and names.index(name) != at for at, name in enumerate(told)):
        return None
    grades = tuple(each.grade for each in found)
    if len(grades) != len(names):  # a dash before the only grade parts it from the name
        grades = tuple(filter(None, grades))
    return grades if len(grades) == len(names) else None


def _name_of(criterion: str, names: Sequence[str]) -> str | None:
    key = heading_key(criterion)
    fitting = [
        name
        for name in names
        if key and (heading_key(name).startswith(key) or key.startswith(heading_key(name)))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _field_of(column: Column, names: Sequence[str], name: str, layout: Layout) -> str:
    """Return what a grade is of: the level that its column names, or what the row is about.

    Of several grades that speaks for the whole whose name says so; else none does.
    """
    subject = layout.index_of("project")
    levels = [each for level in LEVELS for each in layout.all_of(level)]
    lowest = subject if subject is not None else levels[-1].index if levels else None
    if column.field in LEVELS and column.index != lowest:
        return f"{column.field}_grade"
    whole = next((each for word in _WHOLE for each in names if word in each), "")
    whole = names[0] if len(names) == 1 else whole
    taken = any(each.field == "grade" for each in layout.columns)
    return "grade" if name == whole and not taken else "grades"

"""A name and its grades in one cell: ``地域福祉の推進 Ａ`` is a policy and what it was given."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.source.columns import Endings
from shisaku_graph.table.body import BodyRow, Column, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Ledger, Suspect

_BETWEEN = frozenset(" 　\t\n/／・,，、|｜:：")
_CLOSING = frozenset(")）]］】」")
_OPENING = frozenset("(（[［【「")
_PARTING = _BETWEEN | _CLOSING | _OPENING

_QUESTION = Bilingual(
    "この欄の末尾の評価の数が、記述子の [[endings]] と合いません。名称と評価をどこで分けますか。",
    "The number of grades at the end differs from [[endings]]: where does the name end?",
)


def parted(text: str, grades: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Return the name, and the grades at its end as printed.

    A grade of one letter or sign may touch the name or the next grade; a word stands apart.

    >>> parted("地域福祉の推進　Ａ／B", ("A", "B"))
    ('地域福祉の推進', ('Ａ', 'B'))
    >>> parted("学校とPTA", ("A", "B")), parted("市道の廃止", ("継続", "廃止"))
    (('学校とPTA', ()), ('市道の廃止', ()))
    """
    longest = sorted(grades, key=len, reverse=True)
    end, found, touches = len(text), [], False
    while True:
        at = end
        while at and text[at - 1] in _PARTING:
            at -= 1
        grade = next((each for each in longest if _ends(text, at, each)), None)
        if grade is None:
            break
        start = at - len(grade)
        touches = bool(start) and text[start - 1] not in _PARTING
        if touches and len(grade) > 1:
            break
        found.append(text[start:at])
        end = start
    if touches and found and _is_latin(text[end - 1 : end]) and _is_latin(found[-1]):
        return text, ()
    name = text[:end]
    while name and (name[-1] in _BETWEEN or name[-1] in _OPENING):
        name = name[:-1]
    return (name, tuple(reversed(found))) if found and name else (text, ())


def _ends(text: str, at: int, grade: str) -> bool:
    start = at - len(grade)
    return start >= 0 and unicodedata.normalize("NFKC", text[start:at]) == grade


def _is_latin(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text[-1:])
    return plain.isascii() and plain.isalnum()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to part in one layout: which column, by which grades, into which columns."""

    index: int
    field: str | None
    grades: frozenset[str]
    count: int


class RunTogether(RowRule):
    """Parts the grades at the end of a cell from the name, into columns of their own.

    ``地域福祉の推進 Ａ`` → ``地域福祉の推進`` ⇥ ``Ａ``
    """

    id = "run-together"
    label = Bilingual("名称と評価の分離", "grades parted from a name")
    summary = Bilingual(
        "記述子が示す欄で、名称の末尾に続く評価を、評価の欄として分ける。数が合わなければ人に問う。",
        "In the columns that the descriptor names, grades at the end of a name become columns; "
        "where their number differs, a person is asked.",
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
            name, grades = parted(cell.text, plan.grades)
            if len(grades) == plan.count:
                after = "\t".join((name, *grades))
                ledger.repaired(self.id, cell.origin, cell.text, after, field=plan.field)
                cells[plan.index] = Cell(name, cell.origin)
            else:
                if cell.text:
                    ledger.doubted(Suspect(self.id, cell.origin, plan.field, cell.text, _QUESTION))
                grades = ("",) * plan.count
            cells += (Cell(grade, cell.origin) for grade in grades)
        return BodyRow(Row(body.row.origin, tuple(cells)), layout, body.received, body.lost)

    def _planned(self, layout: Layout) -> tuple[Layout, tuple[_Plan, ...]]:
        columns, plans = list(layout.columns), []
        for ending in self._endings:
            keys = {heading_key(text) for text in ending.heading}
            for column in layout.columns:
                if heading_key(column.heading) in keys:
                    grades = frozenset(unicodedata.normalize("NFKC", g) for g in ending.grades)
                    plans.append(_Plan(column.index, column.field, grades, len(ending.names)))
                    for name in ending.names:
                        columns.append(_further(columns, name))
        return Layout(tuple(columns)), tuple(plans)


def _further(columns: Sequence[Column], name: str) -> Column:
    """Return a column for a grade, which speaks for the whole where no other column does."""
    field = "grades" if any(column.field == "grade" for column in columns) else "grade"
    group = sum(column.field == field for column in columns)
    return Column(len(columns), name, field, group)

"""Rows that only go on with the texts of the row above: a cell that two lines of print hold."""

from collections.abc import Iterator, Mapping

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.source.fields import FIELDS, LEVELS, Kind
from shisaku_graph.table.body import BodyRow, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Ledger, Suspect

_WHOLE = "。．.！？!?」』）)】"
"""How a text ends that is whole."""
_ITEM = "・■◆●◇□○◎▼▽※＊*①②③④⑤⑥⑦⑧⑨⑩-－―→"
"""What begins a text of its own."""
_BROKEN = 10  # characters, from which on a line of print may be full


class ContinuedRow(RowRule):
    r"""Joins a row that holds nothing but the rest of texts to the row above.

    ``訓練事業 ⇥ 講座を年12`` + ``⇥ 回開いた。`` → ``訓練事業 ⇥ 講座を年12回開いた。``
    """

    id = "continued-row"
    label = Bilingual("続きの行", "row that goes on")
    summary = Bilingual(
        "名称も番号も部課も数値もなく文章だけの行で、上の行の同じ欄が文の途中で終わっていれば、その続き"
        "としてつなぐ。途中かどうかはっきりしなければ、改行してつなぎ、人に判断を求める。",
        "A row without name, code, unit or figure, with nothing but texts, is the rest of the row "
        "above where that ends inside a sentence. Where this is not plain, the texts are joined by "
        "a line break, and a person is asked.",
    )

    def __init__(self, *, apart: bool = False) -> None:
        self._apart = apart  # each row is a form of its own

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows that are records, each with its whole texts."""
        held: BodyRow | None = None
        for body in rows:
            rest = {} if self._apart or held is None else rest_of_texts(body, held.layout)
            if held is not None and rest:
                held = self._joined(held, body, rest, ledger)
                continue
            if held is not None:
                yield held
            held = body
        if held is not None:
            yield held

    def _joined(
        self, held: BodyRow, body: BodyRow, rest: Mapping[int, Cell], ledger: Ledger
    ) -> BodyRow:
        cells = list(held.row.cells)
        sure = any(is_broken_off(cells[at].text, cell.text) for at, cell in rest.items())
        for at, cell in rest.items():
            above, field = cells[at], held.layout.columns[at].field
            sign = "" if is_broken_off(above.text, cell.text) or not above.text else "\n"
            whole = f"{above.text}{sign}{cell.text}"
            cells[at] = Cell(whole, above.origin if above.text else cell.origin)
            before = f"{above.text}\t{cell.text}"
            ledger.repaired(self.id, cell.origin, before, whole, field=field)
            if not sure:
                ledger.doubted(Suspect(self.id, cell.origin, field, cell.text, _QUESTION))
        received = Row(held.received.origin, (*held.received.cells, *body.received.cells))
        row = Row(held.row.origin, tuple(cells))
        return BodyRow(row, held.layout, received, held.lost, held.names_only)


_QUESTION = Bilingual(
    "この行には文章しかないので、上の行の続きとしました。別の記録なら、名称を訂正表で補ってください。",
    "This row holds nothing but texts and was taken as the rest of the row above: where it is a "
    "record of its own, give its name in a correction.",
)


def rest_of_texts(body: BodyRow, above: Layout) -> dict[int, Cell]:
    """Return the texts of a row that holds nothing else, by their columns; else nothing.

    What is merged down into the row from above does not count.
    """
    layout = body.layout
    named = any(layout.index_of(field) is not None for field in (*LEVELS, "project"))
    if not named or body.lost or above != layout:
        return {}
    own = {
        at: cell
        for at, cell in enumerate(body.row.cells)
        if cell.text.strip() and cell.origin.line == body.row.origin.line
    }
    used = {at: cell for at, cell in own.items() if at < layout.width and layout.columns[at].field}
    return used if all(is_text(layout.columns[at].field) for at in used) else {}


def is_text(field: str | None) -> bool:
    """Tell whether a field holds running text that says nothing without the row's subject."""
    known = FIELDS.get(field or "")
    return known is not None and known.id != "indicator" and known.kind is Kind.PROSE


def is_broken_off(above: str, rest: str) -> bool:
    """Tell whether a text ends inside a sentence that ``rest`` goes on with.

    >>> is_broken_off("講座を年に12", "回開いた。"), is_broken_off("講座を開いた。", "広報もした。")
    (False, False)
    >>> is_broken_off("市民を招いて出前講座を年に12", "回開いた。"), is_broken_off("重点", "新規")
    (True, False)
    """
    return len(above) > _BROKEN and not above.endswith(tuple(_WHOLE)) and rest[:1] not in _ITEM

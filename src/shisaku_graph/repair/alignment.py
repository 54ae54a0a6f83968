"""Rows shifted by one or more cells, proved by the cell that reads as a department."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.repair.units import looks_like_units
from shisaku_graph.source.fields import FIELDS, LEVELS, Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger, Suspect

_REACH = 2  # cells to either side of its column in which the department is looked for


def _shown(cells: tuple[Cell, ...] | list[Cell]) -> str:
    return "\t".join(cell.text for cell in cells)


def displaced(body: BodyRow) -> int:
    """Return by how many cells the department stands too far right (negative: too far left)."""
    home, cells = body.layout.index_of("department"), body.row.cells
    if home is None or (home < len(cells) and looks_like_units(cells[home].text)):
        return 0
    near = [
        index
        for index in range(max(0, home - _REACH), min(len(cells), home + _REACH + 1))
        if looks_like_units(cells[index].text)
    ]
    if near:
        return near[0] - home if len(near) == 1 else 0
    return _told_by_texts(body)


def _told_by_texts(body: BodyRow) -> int:
    """Return by how many cells a row without any department is shifted, as its texts tell.

    Running text under names, which all comes to stand under columns of texts when the row is moved
    by one cell, proves as much as a department does.
    """
    texts = [index for index, cell in enumerate(body.row.cells) if "。" in cell.text]
    kinds = [FIELDS[c.field].kind if c.field else None for c in body.layout.columns]

    def fits(by: int) -> tuple[int, int]:
        """Return how many texts stand right and how many wrong once moved ``by`` cells back."""
        under = [kinds[at - by] for at in texts if 0 <= at - by < len(kinds)]
        wrong = sum(kind in (Kind.NAME, Kind.UNITS, Kind.LIST) for kind in under)
        return under.count(Kind.PROSE), wrong

    cells = body.row.cells
    able = [by for by, end in ((1, cells[:1]), (-1, cells[len(kinds) - 1 :])) if _all_empty(end)]
    now, best = fits(0), [by for by in able if fits(by) == (len(texts), 0)]
    return best[0] if len(best) == 1 and now[1] and len(texts) - now[0] > 1 else 0


def _all_empty(cells: tuple[Cell, ...]) -> bool:
    return not any(cell.text.strip() for cell in cells)


class ShiftRight(RowRule):
    """Moves a row back that stands one cell (or two) too far right.

    ``⇥ ⇥ 社会福祉 ⇥ 地域福祉 ⇥ 福祉部社会福祉課`` →
    ``⇥ 社会福祉 ⇥ 地域福祉 ⇥ 福祉部社会福祉課``.
    A row that had no more cells than columns has lost its last: unknown, not empty.
    """

    id = "shift-right"
    label = Bilingual("右へずれた行", "row shifted right")
    summary = Bilingual(
        "部課名が本来の列より右にあるとき、その左の空きセルを除いて行を戻す。"
        "末尾から押し出された値は「不明」とする。",
        "Where the department stands right of its column, an empty cell to its left goes; "
        "a value pushed off the end is unknown.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, those shifted right moved back."""
        for body in rows:
            by = displaced(body)
            yield self._moved(body, by, ledger) if by > 0 else body

    def _moved(self, body: BodyRow, by: int, ledger: Ledger) -> BodyRow:
        cells, width = list(body.row.cells), body.layout.width
        home = body.layout.index_of("department") or 0
        before = range(min(home + by, len(cells)))
        empty = [index for index in before if not cells[index].text.strip()]
        leading = empty[:by] == list(range(by))
        if len(empty) != by and not leading:
            _undecided(self.id, body, ledger)
            return body
        gone = empty[:by]
        kept = [cell for index, cell in enumerate(cells) if index not in gone]
        missing = range(len(kept), width)
        # a row without its empty cells at the end may have lost its last as well: unknown, too
        lost = frozenset(missing[-by:])
        kept += [Cell("", body.row.origin) for _ in missing]
        ledger.repaired(self.id, body.row.origin, _shown(cells), _shown(kept))
        _fell_off(self.id, body, lost, ledger)
        return with_cells(body, kept, lost)


class ShiftLeft(RowRule):
    """Moves a row back that has lost a leading empty cell.

    ``協働の推進 ⇥ 協働によるまちづくり ⇥ 市民部市民活動支援課 …`` → ``⇥ 協働の推進 ⇥ …``
    """

    id = "shift-left"
    label = Bilingual("左へずれた行", "row shifted left")
    summary = Bilingual(
        "部課名が本来の列より左にあり、行末が空いているとき、失われた空きセルを行頭に戻す。",
        "Where the department stands left of its column and the row ends in empty cells, "
        "the empty cell lost at the front comes back.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, those shifted left moved back."""
        for body in rows:
            by = -displaced(body)
            yield self._moved(body, by, ledger) if by > 0 else body

    def _moved(self, body: BodyRow, by: int, ledger: Ledger) -> BodyRow:
        cells, width = list(body.row.cells), body.layout.width
        over = len(cells) + by - width
        if over > 0 and any(cell.text.strip() for cell in cells[len(cells) - over :]):
            _undecided(self.id, body, ledger)
            return body
        blank = [Cell("", body.row.origin) for _ in range(by)]
        moved = [*blank, *cells[: len(cells) - max(over, 0)]]
        ledger.repaired(self.id, body.row.origin, _shown(cells), _shown(moved))
        return with_cells(body, moved)


class ShiftInside(RowRule):
    """Moves the texts of a row back that stand one cell too far right, behind a blank.

    ``福祉課 ⇥ ⇥ 目標。 ⇥ 方向性。 ⇥ 結果。 ⇥ 今後。``: running text has reached the column of
    projects, and one column of texts is empty. What was pushed off the end is unknown.
    """

    id = "shift-inside"
    label = Bilingual("途中からずれた行", "row shifted from the middle")
    summary = Bilingual(
        "事業の欄に文章があり、文章の欄が一つだけ空いているとき、その空きセルを除いて戻す。"
        "末尾から押し出された値は「不明」とする。",
        "Where running text stands among the projects and one column of texts is empty, that "
        "empty cell goes; a value pushed off the end is unknown.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, those shifted from the middle moved back."""
        for body in rows:
            blank = self._blank(body)
            yield body if blank is None else self._moved(body, blank, ledger)

    @staticmethod
    def _blank(body: BodyRow) -> int | None:
        """Return the one empty column of texts before the projects, where these hold prose."""
        at = body.layout.index_of("projects")
        if at is None or "。" not in body.text("projects"):
            return None
        prose = [
            column.index
            for column in body.layout.columns[:at]
            if column.field is not None and FIELDS[column.field].kind is Kind.PROSE
        ]
        empty = [index for index in prose if not body.row.cells[index].text.strip()]
        return empty[0] if len(empty) == 1 and prose == list(range(prose[0], at)) else None

    def _moved(self, body: BodyRow, blank: int, ledger: Ledger) -> BodyRow:
        cells, width = list(body.row.cells), body.layout.width
        kept = cells[:blank] + cells[blank + 1 :]
        lost = frozenset(range(len(kept), width))
        kept += [Cell("", body.row.origin) for _ in lost]
        ledger.repaired(self.id, body.row.origin, _shown(cells), _shown(kept))
        _fell_off(self.id, body, lost, ledger)
        return with_cells(body, kept, lost)


class RowWidth(RowRule):
    """Gives each row as many cells as there are columns, where only empty ones come or go.

    ``A ⇥ B`` in a table of three columns → ``A ⇥ B ⇥``
    """

    id = "row-width"
    label = Bilingual("列の数", "number of cells")
    summary = Bilingual(
        "行末の空きセルが省かれたか余った行を、列の数にそろえる。"
        "値のあるセルが余るときは人に判断を求める。",
        "Empty cells missing or left over at the end of a row are added or dropped; "
        "where a filled cell is left over, a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, each as wide as its layout."""
        for body in rows:
            cells, width = list(body.row.cells), body.layout.width
            if len(cells) == width:
                yield body
                continue
            extra = [cell for cell in cells[width:] if cell.text.strip()]
            kept = cells[:width] + [Cell("", body.row.origin)] * (width - len(cells))
            if extra or len(cells) < width:
                ledger.repaired(self.id, body.row.origin, _shown(cells), _shown(kept))
            if extra:
                _undecided(self.id, body, ledger, extra[0])
            yield with_cells(body, kept)


class ShiftDoubt(RowRule):
    """Asks about rows that may be shifted where no department proves it.

    The department's column holds something else, or the list of projects holds running text.
    """

    id = "shift-doubt"
    label = Bilingual("ずれの疑い", "doubtful alignment")
    summary = Bilingual(
        "部課名の列が空か、事業の列に文章が入っている行は、ずれの疑いとして人に判断を求める。",
        "A row without a department in its column, or with running text among the projects, "
        "may be shifted: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        for body in rows:
            self._doubt(body, ledger)
            yield body

    def _doubt(self, body: BodyRow, ledger: Ledger) -> None:
        for field, wrong in (("projects", "。"), *((level, "。") for level in LEVELS)):
            index = body.layout.index_of(field)
            if index is not None and wrong in body.text(field):
                ledger.doubted(
                    Suspect(
                        self.id,
                        body.row.cells[index].origin,
                        field,
                        body.text(field),
                        Bilingual(
                            "名称の欄に文章が入っています。行のずれでないか確かめてください。",
                            "Running text in a column of names: is the row shifted?",
                        ),
                    )
                )


def _fell_off(rule: str, body: BodyRow, lost: frozenset[int], ledger: Ledger) -> None:
    """Ask for the values that were pushed off a shifted row: only the original has them."""
    for index in sorted(lost):
        column = body.layout.columns[index]
        if column.field is not None:
            ledger.doubted(
                Suspect(
                    rule,
                    body.row.origin,
                    column.field,
                    "",
                    Bilingual(
                        f"行がずれて「{column.heading}」の値が失われました（空ではなく不明）。"
                        "原本を見て、訂正表に書いてください。",
                        f"The row was shifted and lost its {column.heading} (unknown, not none): "
                        "look it up in the original and write it into the corrections.",
                    ),
                )
            )


def _undecided(rule: str, body: BodyRow, ledger: Ledger, cell: Cell | None = None) -> None:
    ledger.doubted(
        Suspect(
            rule,
            cell.origin if cell else body.row.origin,
            None,
            cell.text if cell else _shown(body.row.cells),
            Bilingual(
                "セルのずれを自動では戻せません。どの列の値かを確かめ、訂正表に書いてください。",
                "The cells are out of place and no rule can move them back: "
                "decide which column they belong to, and write it into the corrections.",
            ),
        )
    )

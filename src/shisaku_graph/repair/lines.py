"""Lines that are no data: page titles, repeated headings, page numbers, notes; and rows cut in two.

These rules turn the rows of the file into rows under a layout. What they drop, they log whole.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.repair.asides import (
    explains_marks,
    is_aside,
    is_note,
    is_outside,
    is_page_number,
)
from shisaku_graph.repair.contacts import contacts_inside, contacts_outside
from shisaku_graph.repair.line_rules import (
    JoinedRow,
    NoteLine,
    PageNumber,
    PageTitle,
    RepeatedHeading,
    StrayLine,
)
from shisaku_graph.repair.personal import Privacy, without_persons
from shisaku_graph.repair.rule import Rule
from shisaku_graph.repair.units import looks_like_units
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.fields import FIELDS, Kind
from shisaku_graph.table.body import BodyRow, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import (
    Headings,
    heading_key,
    no_heading,
    over_two_rows,
    written_on,
)
from shisaku_graph.table.second import begins_another, second_table
from shisaku_graph.trace import Ledger, Suspect

_FEWEST_BROKEN = 2  # cells of each half of a heading broken over two lines
_SHARE_OF_DATA = 0.6  # of the columns filled: no title has so many cells
_JOINED_QUESTION = Bilingual(
    "この行を、上の行の最後の欄の続きとしました。次の行の始まりではないか確かめてください。",
    "This line was taken as the rest of the row above: is it the start of the next row?",
)
_STRAY_QUESTION = Bilingual(
    "この行は表のどの欄にも属しません。欄外の文か、前の行の続きかを確かめてください。",
    "This line belongs to no column: a note, or the rest of the row above?",
)


class Lines:
    """Parts the rows of data from everything else, as the file flows past."""

    def __init__(self, descriptor: Descriptor, ledger: Ledger, privacy: Privacy) -> None:
        self._headings = Headings(descriptor)
        self._privacy = privacy
        self._heading_rows = descriptor.table.heading_rows
        self._ledger = ledger
        self._layout: Layout | None = None
        self._own: set[str] = set()  # its headings
        self._titles: set[str] = set()
        self._above: list[Row] = []  # what may be a title: the next heading row decides
        self._held: Row | None = None  # the last row of data, which the next may continue
        self._tails: list[Row] = []  # lines of one cell right below it: its rest, or a title

    def body(
        self, rows: Iterable[Row], file: str, outside: Iterable[Row] = ()
    ) -> Iterator[BodyRow]:
        """Yield the rows of data under their layout; log and drop everything else.

        Args:
            rows: the table's.
            file: its name, for messages.
            outside: what the file prints besides, above its forms.

        Raises:
            TableError: no heading row, one that the descriptor does not describe, or data above
                the first.
        """
        for row in outside:
            _drop(PageTitle, row, self._ledger, self._privacy)
        blank_before = False
        for row in self._with_whole_headings(rows):
            if not row.is_blank():
                yield from self._next(row, blank_before)
            blank_before = row.is_blank()
        if self._layout is None:
            raise no_heading(file, self._headings)
        self._settle(title=False, layout=self._layout)
        yield from self._release(self._layout)
        self._judge()

    def _with_whole_headings(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows, each heading of two rows as one.

        Of two rows in the descriptor's sense, the upper stands over several of the lower; a heading
        of one row may still be broken over two lines (``主担当`` above ``部課名``).
        """
        if self._heading_rows > 2:  # noqa: PLR2004  # two are read below
            yield from self._with_deep_headings(rows)
            return
        whole_of = written_on if self._heading_rows == 1 else over_two_rows
        flow = chain(rows, (None,))
        held: Row | None = None
        for row in flow:
            if held is None or row is None:
                if held is not None:
                    yield held
                held = row
                continue
            whole = whole_of(held, row)
            if held.is_blank() or not self._is_whole(whole, held, row):
                yield held
                held = row
                continue
            below = next(flow, None)
            if below and self._headings.known(whole_of(row, below)) > self._headings.known(whole):
                yield held  # a title above the upper half
                whole, below = whole_of(row, below), next(flow, None)
            yield whole
            held = below

    def _with_deep_headings(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows, each heading of three rows or more as one."""
        window: list[Row] = []
        for row in rows:
            window.append(row)
            if len(window) <= self._heading_rows:
                continue
            whole = reduce(over_two_rows, window[:-1])
            known = self._headings.known(whole)
            later = self._headings.known(reduce(over_two_rows, window[1:]))
            if self._headings.is_heading(whole) and known >= later:
                yield whole
                window = window[-1:]
            else:
                yield window.pop(0)
        yield from window

    def _is_whole(self, whole: Row, upper: Row, lower: Row) -> bool:
        if self._heading_rows > 1:
            return self._headings.is_heading(whole)
        broken = len(upper.cells) >= _FEWEST_BROKEN and len(lower.cells) >= _FEWEST_BROKEN
        return broken and self._headings.is_broken(whole, upper, lower)

    def _next(self, row: Row, blank_before: bool) -> Iterator[BodyRow]:
        layout = self._layout
        heading = self._headings.is_heading(row)
        self._settle(title=heading, layout=layout)
        if heading:
            if layout is None:
                self._layout = self._headings.layout(row)
                self._own = {heading_key(column.heading) for column in self._layout.columns}
            else:
                yield from self._release(layout)
                self._layout = self._headings.repeated(row, layout)
            self._entitle(self._layout)
            _drop(RepeatedHeading, row, self._ledger, self._privacy)
        elif layout is None or _only(row) in self._titles:
            self._above.append(row)
        elif self._held and not blank_before and self._may_go_on(self._held, row, layout):
            self._tails.append(row)
            if len(row.cells) > 1:
                self._settle(title=False, layout=layout)
        elif len(row.cells) == 1 or is_outside(row) or is_aside(row, layout):
            self._above.append(row)
        elif begins_another(row, self._own):
            raise second_table(row)
        else:
            yield from self._release(layout)
            self._judge()
            self._held = row

    def _release(self, layout: Layout) -> Iterator[BodyRow]:
        if self._held is not None:
            yield BodyRow(self._held, layout, self._held)
        self._held = None

    def _entitle(self, layout: Layout) -> None:
        """Drop as titles the lines above a heading row."""
        for line in self._above:
            if len(_filled(line)) > _SHARE_OF_DATA * layout.width:
                raise _data_above_heading(line)
            _drop(PageTitle, line, self._ledger, self._privacy)
            self._titles.add(_only(line))
        self._above.clear()

    def _judge(self) -> None:
        """Decide what lines of one cell are that no heading row follows."""
        for line in self._above:
            text = "".join(_filled(line)).strip()
            if _only(line) in self._titles:
                _drop(PageTitle, line, self._ledger, self._privacy)
            elif is_page_number(text):
                _drop(PageNumber, line, self._ledger, self._privacy)
            elif is_note(text) or explains_marks(text):
                _drop(NoteLine, line, self._ledger, self._privacy)
            else:
                said = _drop(StrayLine, line, self._ledger, self._privacy)
                self._ledger.doubted(
                    Suspect(StrayLine.id, line.origin, None, said, _STRAY_QUESTION)
                )
        self._above.clear()

    def _settle(self, *, title: bool, layout: Layout | None) -> None:
        """Decide about the lines below the last row: titles above a heading, else its rest."""
        if title or layout is None or self._held is None:
            self._above.extend(self._tails)
        else:
            for tail in self._tails:
                self._held = self._joined(self._held, tail, layout)
        self._tails.clear()

    @staticmethod
    def _may_go_on(held: Row, row: Row, layout: Layout) -> bool:
        """Tell whether the two rows' cells together fill the columns exactly.

        A note, a page number or whom to ask, right below a row, is never the rest of its last cell.
        """
        width, have, more = layout.width, len(held.cells), len(row.cells)
        text = row.cells[0].text.strip()
        if more == 1 and (is_note(text) or is_page_number(text) or contacts_outside(text)):
            return False
        if more == 1 and have == width:
            return "。" not in text or _kind(layout, have - 1) not in (Kind.NAME, Kind.UNITS)
        have -= _too_far_right(held, layout)
        if have >= width or have + more - 1 > width or (_names_units(held) and _names_units(row)):
            return False
        if have + more - 1 == width:
            return True
        # empty cells at the end may have gone with their tabs: then running text must tell, where
        # the row by itself would have names
        inside = _kind(layout, have - 1) is Kind.PROSE
        return inside and any(
            "。" in cell.text and _kind(layout, index) in (Kind.NAME, Kind.UNITS)
            for index, cell in enumerate(row.cells)
        )

    def _joined(self, held: Row, row: Row, layout: Layout) -> Row:
        last, first = held.cells[-1], row.cells[0]
        cell = Cell(f"{last.text}\n{first.text}", last.origin)
        used = layout.columns[len(held.cells) - 1].field not in (None, "personal")
        finder = contacts_inside if used else contacts_outside
        halves = [self._privacy.without(each.text, finder)[0] for each in (last, first)]
        self._ledger.repaired(JoinedRow.id, first.origin, "\t".join(halves), "\n".join(halves))
        if len(held.cells) == layout.width:
            field = layout.columns[-1].field
            self._ledger.doubted(
                Suspect(JoinedRow.id, first.origin, field, halves[1], _JOINED_QUESTION)
            )
        return Row(held.origin, (*held.cells[:-1], cell, *row.cells[1:]))


def _kind(layout: Layout, index: int) -> Kind | None:
    field = layout.columns[index].field
    return None if field is None else FIELDS[field].kind


def _too_far_right(row: Row, layout: Layout) -> int:
    """Return by how many cells the row's department stands right of its column."""
    home = layout.index_of("department")
    found = [index for index, text in enumerate(row.texts) if looks_like_units(text)]
    return max(found[0] - home, 0) if home is not None and len(found) == 1 else 0


def _names_units(row: Row) -> bool:
    return any(looks_like_units(text) for text in row.texts)


def _filled(row: Row) -> list[str]:
    return [text for text in row.texts if text.strip()]


def _only(row: Row) -> str:
    return "".join("".join(row.texts).split())


def _drop(rule: type[Rule], row: Row, ledger: Ledger, privacy: Privacy) -> str:
    """Log a line that is no data, without what it says of persons; return what it says else."""
    heading = rule is RepeatedHeading  # names of columns; 担当 課名 is none of a person
    texts = [
        cell.text if heading else without_persons(cell.text, cell.origin, ledger, privacy)
        for cell in row.cells
    ]
    ledger.repaired(rule.id, row.origin, "\t".join(texts), "")
    return "".join(text for text in texts if text.strip()).strip()


def _data_above_heading(row: Row) -> TableError:
    return TableError(
        "data-above-heading",
        Bilingual(
            "最初の見出し行より上にデータらしい行があります。",
            "a row that looks like data stands above the first heading row.",
        ),
        Bilingual(
            "見出し行が読めるよう、source.toml の [columns] に印字どおりの見出しを加えてください。",
            "add the headings as printed to [columns] in source.toml, so that the row is known.",
        ),
        row.origin,
    )

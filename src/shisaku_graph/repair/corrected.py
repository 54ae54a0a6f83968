"""Corrections applied to the rows they speak of; one that no longer fits stops the build."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from shisaku_graph.errors import CorrectionError
from shisaku_graph.language import Bilingual
from shisaku_graph.repair.contacts import contact_key
from shisaku_graph.repair.corrections import Correction
from shisaku_graph.repair.personal import Privacy
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.source.fields import FIELDS, Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger, Origin, Suspect

_MOST_TOLD = 20


class Corrected(RowRule):
    """Applies the corrections of the source, and fails when one no longer matches.

    line 49, 基本方向, 産業の振興 → (empty), 「基本政策の見出し」
    """

    id = "correction"
    label = Bilingual("人の判断による訂正", "correction by a person")
    summary = Bilingual(
        "訂正表に理由とともに書かれた訂正を適用する。受け取った値と合わなければ止まる。",
        "Corrections written down with a reason are applied; one that does not match stops all.",
    )

    def __init__(
        self, corrections: Sequence[Correction] = (), privacy: Privacy | None = None
    ) -> None:
        self._privacy = privacy or Privacy()
        self._by_line: dict[int, list[Correction]] = {}
        self._confirmed = [each for each in corrections if each.is_confirmed]
        self._by_content = [
            each for each in corrections if each.line is None and not each.is_confirmed
        ]
        for correction in corrections:
            if correction.line is not None:
                self._by_line.setdefault(correction.line, []).append(correction)

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, corrected.

        Raises:
            CorrectionError: what was received is not what the correction says, or its line holds
                no row of data.
        """
        waiting = dict(self._by_line)
        unused = list(self._by_content)
        unseen = [each for each in self._confirmed if each.field != "personal"]
        wrong: list[tuple[Correction, str | None]] = []  # with what stands there
        elsewhere: dict[Correction, list[int]] = {
            each: [] for of_line in self._by_line.values() for each in of_line if each.received
        }
        mended: dict[Correction, int] = {}  # the value that it should be stands in the table
        for body in rows:
            cells = list(body.row.cells)
            found: set[int] = set()  # cells that had fallen off, and that a person has looked up
            self._look_out(cells, body, elsewhere, mended)
            for correction in waiting.pop(body.row.origin.line, ()):
                if self._matches(cells, body, correction):
                    found.add(self._correct(cells, body, correction, ledger))
                else:
                    wrong.append((correction, self._text(cells, body, correction)))
            for correction in self._by_content:
                if self._fits(cells, body, correction):
                    self._correct(cells, body, correction, ledger)
                    unused = [each for each in unused if each is not correction]
            unseen = [each for each in unseen if not self._says(cells, body, each)]
            known = replace(body, lost=body.lost - found) if found & body.lost else body
            yield with_cells(known, cells)
        wrong += [(each, None) for of_line in waiting.values() for each in of_line]
        wrong = [pair for pair in wrong if not self._is_gone(pair[0])]
        if wrong:
            moved = {
                each: lines[0] for each, _ in wrong if len(lines := elsewhere.get(each, [])) == 1
            }
            raise _unmatched(wrong, moved, mended)
        public = [each for each in self._confirmed if each.field == "personal"]
        unseen += [each for each in public if contact_key(each.received) not in self._privacy.seen]
        for correction in (*(each for each in unused if not self._is_gone(each)), *unseen):
            ledger.doubted(_no_longer(correction))

    def _look_out(
        self,
        cells: list[Cell],
        body: BodyRow,
        elsewhere: Mapping[Correction, list[int]],
        mended: dict[Correction, int],
    ) -> None:
        """Note where a row holds what a correction of a line received, or what it should be."""
        here = body.row.origin.line
        for correction, lines in elsewhere.items():
            if len(lines) <= 1 and self._fits(cells, body, correction):
                lines.append(here)
            if correction.corrected:
                meant = replace(correction, received=correction.corrected)
                asked, before = correction.line or 0, mended.get(correction)
                near = before is None or abs(here - asked) < abs(before - asked)
                if near and self._fits(cells, body, meant):
                    mended[correction] = here

    def _is_gone(self, correction: Correction) -> bool:
        """Tell whether it takes out what has been left out already, as personal data."""
        return contact_key(correction.received) in self._privacy.gone

    def _says(self, cells: list[Cell], body: BodyRow, correction: Correction) -> bool:
        """Tell whether this row holds a passage that was found right as it stands."""
        at = body.layout.index_of(correction.field, correction.group)
        return at is not None and at < len(cells) and correction.received in cells[at].text

    def _fits(self, cells: list[Cell], body: BodyRow, correction: Correction) -> bool:
        """Tell whether a correction without a line speaks of this row."""
        at = body.layout.index_of(correction.field, correction.group)
        if at is None or at >= len(cells):
            return False
        if FIELDS[correction.field].kind is Kind.PROSE:
            return cells[at].text.count(correction.received) == 1
        return cells[at].text == correction.received

    def _text(self, cells: list[Cell], body: BodyRow, correction: Correction) -> str | None:
        at = body.layout.index_of(correction.field, correction.group)
        return None if at is None else cells[at].text

    def _matches(self, cells: list[Cell], body: BodyRow, correction: Correction) -> bool:
        """Tell whether the row of its line holds what the correction says was received."""
        text = self._text(cells, body, correction)
        if FIELDS[correction.field].kind is Kind.PROSE and (text or correction.received):
            return text is not None and text.count(correction.received or "\0") == 1
        return text == correction.received

    def _correct(
        self, cells: list[Cell], body: BodyRow, correction: Correction, ledger: Ledger
    ) -> int:
        at = body.layout.index_of(correction.field, correction.group) or 0
        cell = cells[at]
        part = FIELDS[correction.field].kind is Kind.PROSE and cell.text
        after = (
            cell.text.replace(correction.received, correction.corrected)
            if part
            else correction.corrected
        )
        origin = _place(cell, body, at)
        ledger.repaired(
            self.id, origin, cell.text, after, field=correction.field, reason=correction.reason
        )
        cells[at] = Cell(after, origin)
        ledger.corrected.add(origin)
        return at


def _place(cell: Cell, body: BodyRow, at: int) -> Origin:
    """Return where a cell stood, or would stand in a row that ends before it."""
    if cell.origin.column or at < len(body.received.cells):
        return cell.origin
    return replace(body.row.origin, column=at + 1, span=None)


def _no_longer(correction: Correction) -> Suspect:
    return Suspect(
        Corrected.id,
        correction.place,
        correction.field,
        correction.received,
        Bilingual(
            "訂正表のこの行に当たる箇所が表にありません。元の表が直っていれば、行を除いてください。",
            "Nothing in the table fits this line of the corrections any more: if the table has "
            "been mended, drop it.",
        ),
    )


class UnmatchedCorrectionsError(CorrectionError):
    """Corrections whose line does not hold what they say.

    Attributes:
        moved: those whose value stands in one other row alone, and the line of that row.
        gone: the others.
    """

    moved: Mapping[Correction, int] = MappingProxyType({})
    gone: tuple[Correction, ...] = ()


def _unmatched(
    wrong: Sequence[tuple[Correction, str | None]],
    moved: Mapping[Correction, int],
    mended: Mapping[Correction, int],
) -> CorrectionError:
    told = [_told(each, found, moved.get(each), mended.get(each)) for each, found in wrong]
    ja, en = zip(*told, strict=True)
    way_ja = way_en = ""
    if moved:
        way_ja = "shisaku-graph review ソースフォルダー --relocate で行番号を書き直せます。"
        way_en = "review SOURCE --relocate rewrites the lines that have moved; "
    if len(moved) < len(wrong):
        way_ja += "要らなくなったものは --retire で訂正表から外せます（別のファイルに残ります）。"
        way_en += "--retire takes out those that no longer apply (and keeps them beside); "
    error = UnmatchedCorrectionsError(
        "correction-unmatched",
        Bilingual(
            f"訂正表の {len(wrong)} 行が表と合いません。" + "".join(ja[:_MOST_TOLD]),
            f"corrections that do not fit the table: {len(wrong)}." + "".join(en[:_MOST_TOLD]),
        ),
        Bilingual(
            f"{way_ja}ほかは訂正表の受け取った値と行番号を書き直してください。",
            f"{way_en}rewrite line and value of the others in the corrections.",
        ),
        wrong[0][0].place,
    )
    error.moved = moved
    error.gone = tuple(each for each, _ in wrong if each not in moved)
    return error


def _told(
    correction: Correction, found: str | None, now: int | None, mended: int | None
) -> tuple[str, str]:
    label, line = FIELDS[correction.field].label, correction.place.line
    if now:
        ja, en = f"いまは {now} 行目にあります", f"it stands in line {now} now"
    elif mended:
        ja = f"元の表が直っているようです。訂正後の値が {mended} 行目にあります"
        en = f"the table seems to be mended: what it should be stands in line {mended}"
    else:
        shown = "（なし）" if found is None else repr(found[:60])
        ja, en = f"この値の行は見つかりません。その行には {shown}", f"no row has it; found {shown}"
    received, at = repr(correction.received[:60]), correction.line
    return (
        f"\n    {line}: {at} 行目「{label.ja}」（訂正表: {received}、{ja}）",
        f"\n    {line}: {label.en}, line {at} (expected {received}, {en})",
    )

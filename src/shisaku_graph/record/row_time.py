"""What a row's figures are of, where each row holds one figure of many: its year, its measure."""

import unicodedata
from dataclasses import dataclass

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.model import FiscalYear
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.fiscal_year import find_fiscal_year, parse_fiscal_year
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Origin

_TARGET = ("目標", "計画", "見込", "予定", "目安")
_ACTUAL = ("実績", "現状", "現況", "基準", "達成値", "最新", "策定時", "実数", "結果")
_BUDGET = ("予算", "当初", "補正", "計画", "見込")
_SETTLED = ("決算", "実績", "執行", "支出済")
_NEITHER = ("率", "割合", "評価", "差", "比")
"""How words end that speak of target or actual and are neither: 達成率."""


@dataclass(frozen=True, slots=True)
class RowTime:
    """The year, measure and kind of money that a row states; ``None`` where no column does.

    ``other`` is what its column of measures says that is neither target nor actual: 達成率.
    """

    year: FiscalYear
    stated: bool = False
    measure: str | None = None
    kind: str | None = None
    other: str = ""
    told_at: tuple[tuple[str, Origin], ...] = ()


def year_printed(text: str) -> int | None:
    """Return the fiscal year that a cell under 年度 names, or ``None``.

    >>> [year_printed(text) for text in ("令和4年度", "2022", "R4(実績)", "計")]
    [2022, 2022, 2022, None]
    """
    return parse_fiscal_year(text) or parse_fiscal_year(find_fiscal_year(text) or "")


def measure_printed(text: str) -> str | None:
    """Return what a word such as 目標値 or 実績 says a figure is, or ``None``.

    >>> measure_printed("目標値"), measure_printed("実績"), measure_printed("達成率")
    ('target', 'actual', None)
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.endswith(_NEITHER):
        return None
    if any(word in plain for word in _TARGET):
        return "target"
    return "actual" if any(word in plain for word in _ACTUAL) else None


def kind_printed(text: str) -> str | None:
    """Return what a word such as 当初予算 or 決算額 says that money is, or ``None``."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.endswith(_NEITHER):
        return None
    if any(word in plain for word in _SETTLED):
        return "final-account"
    return "budget" if any(word in plain for word in _BUDGET) else None


def row_time(body: BodyRow, descriptor: Descriptor) -> RowTime:
    """Return what a row says its figures are of; the dataset's year where no column says one.

    Raises:
        RecordError: the cell under 年度 names no year.
    """
    own = FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year)
    year_at, measure_at = body.layout.index_of("year"), body.layout.index_of("measure")
    places: list[tuple[str, Origin]] = []
    year, said = own, ""
    if year_at is not None:
        cell = body.row.cells[year_at]
        start = year_printed(cell.text)
        if start is None:
            raise _no_year(body.layout.columns[year_at].heading, cell.text, cell.origin)
        year = FiscalYear(start, cell.text)
        places.append(("year", cell.origin))
    if measure_at is not None:
        cell = body.row.cells[measure_at]
        said = cell.text
        places.extend([("measure", cell.origin)] if said else [])
    measure, kind = measure_printed(said), kind_printed(said)
    return RowTime(
        year,
        year_at is not None,
        measure,
        kind,
        "" if measure or kind else said,
        tuple(places),
    )


def _no_year(heading: str, text: str, place: Origin) -> RecordError:
    return RecordError(
        "year-unreadable",
        Bilingual(
            f"「{heading}」の欄が年度として読めません（「{text}」）。",
            f"the cell under {heading} names no fiscal year ({text!r}).",
        ),
        Bilingual(
            "令和6年度、R6、2024 のように書きます。訂正表で直すか、この列が年度でなければ "
            "source.toml の columns.year から notes へ移してください。",
            "write 令和6年度, R6 or 2024: mend it by a correction, or move the column from "
            "columns.year to notes in source.toml if it holds no years.",
        ),
        place,
    )

"""Tables of one figure a row: which column says its year, and which whether it is a target."""

from collections.abc import Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.row_time import kind_printed, measure_printed, year_printed
from shisaku_graph.survey.reading import LIKELY, SURE, ColumnGuess, plain
from shisaku_graph.survey.titles import text_at
from shisaku_graph.table.cells import Row

_YEARS = ("年度", "会計年度", "対象年度", "実施年度", "年次", "年", "西暦", "西暦年度", "測定年度",
          "実績年度", "年度別", "期間", "fiscalyear", "year")  # fmt: skip
_MOSTLY, _LEAST = 0.9, 0.6
_FIGURES = ("actual", "target", "amount")
_FREE = ("notes", "ignore", "grade", "grades", "line", "amount")


def of_one_figure(columns: Sequence[ColumnGuess], body: Sequence[Row]) -> tuple[ColumnGuess, ...]:
    """Return the columns with that of the years and that of the measures told, if there are such.

    A column of years tells rows apart only where it holds several; one alone is the table's own.
    """
    if not any(column.field in _FIGURES for column in columns):
        return tuple(columns)
    years = next((column for column in columns if _holds_years(column, body)), None)
    measures = next((column for column in columns if _holds_measures(column, body)), None)
    told = {
        "year": (years, Bilingual("行ごとの年度", "the year of each row"), SURE),
        "measure": (
            measures,
            Bilingual("行ごとの目標・実績の別", "target or actual, by row"),
            LIKELY,
        ),
    }
    settled = list(columns)
    for field, (column, why, sure) in told.items():
        if column is not None:
            made = replace(column, field=field, confidence=sure, evidence=why, detail=())
            settled[settled.index(column)] = made
    return tuple(settled)


def latest_year(columns: Sequence[ColumnGuess], body: Sequence[Row]) -> str | None:
    """Return the last year, as printed, of which a row states what was reached or paid."""
    at = {column.field: column.index for column in columns}
    if "year" not in at:
        return None
    stated: dict[bool, dict[int, str]] = {True: {}, False: {}}
    for row in body:
        printed = text_at(row, at["year"])
        start = year_printed(printed)
        said = text_at(row, at["measure"]) if "measure" in at else ""
        settled = measure_printed(said) == "actual" or kind_printed(said) == "final-account"
        if start is not None:
            stated[settled].setdefault(start, printed)
    of = stated[True] or stated[False]
    return of[max(of)] if of else None


def _holds_years(column: ColumnGuess, body: Sequence[Row]) -> bool:
    if column.field not in _FREE or plain(column.heading) not in _YEARS:
        return False
    texts = [text for row in body if (text := text_at(row, column.index))]
    years = [year for text in texts if (year := year_printed(text)) is not None]
    return len(years) >= _MOSTLY * len(texts) > 0 and len(set(years)) > 1


def _holds_measures(column: ColumnGuess, body: Sequence[Row]) -> bool:
    if column.field not in _FREE:
        return False
    texts = [text for row in body if (text := text_at(row, column.index))]
    kinds = [kind for text in texts if (kind := measure_printed(text) or kind_printed(text))]
    return len(kinds) >= _LEAST * len(texts) > 0 and len(set(kinds)) > 1 and len(set(texts)) <= 8  # noqa: PLR2004  # words, no texts

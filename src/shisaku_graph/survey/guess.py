"""From an unknown table to a guessed descriptor: heading row, columns, year, questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.repair.asides import is_outside
from shisaku_graph.repair.totals import is_total
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.fiscal_year import find_fiscal_year
from shisaku_graph.survey import money
from shisaku_graph.survey.columns import guess_column
from shisaku_graph.survey.endings import EndingGuess, guess_ending
from shisaku_graph.survey.heading import Heading, found_heading
from shisaku_graph.survey.levels import InCell, levels_in_cells
from shisaku_graph.survey.long import latest_year, of_one_figure
from shisaku_graph.survey.merged import merged_columns
from shisaku_graph.survey.money import KIND_UNSAID
from shisaku_graph.survey.reading import SURE_ENOUGH, ColumnGuess
from shisaku_graph.survey.settling import (
    consistent,
    of_their_year,
    with_their_numbers,
    without_whole_names,
)
from shisaku_graph.survey.titles import (
    filled,
    is_nothing,
    municipality_in,
    text_at,
    unit_of_money,
    year_in_name,
    year_spoken_of,
    years_in,
)
from shisaku_graph.table.cells import Row, Table
from shisaku_graph.table.forms import Forms
from shisaku_graph.table.headings import heading_key
from shisaku_graph.table.second import begins_another, second_table
from shisaku_graph.table.transposed import Transposed

_SAMPLE = 2_000  # rows that the guess looks at
_EXAMPLES = 3
_NO_VALUE = ("―", "ー", "－", "-", "—", "なし", "該当なし", "データなし")
_NO_POLICY_ENDING = "なし"
_SETTLED = ("決算", "実績", "評価", "進捗", "進行管理", "結果", "成果", "報告")


@dataclass(frozen=True, slots=True)
class Survey:
    """What an unknown table seems to be.

    Attributes:
        heading_line: line of the heading row; ``heading_rows`` how many rows it takes.
        columns: each column with its guess.
        placeholders: cells that seem to stand for no value.
        titles: what stands above the heading row.
        year: the fiscal year as printed somewhere, or ``None``.
        municipality: a name that ends in 市, 区, 町 or 村 in a title, or ``None``.
        rows: rows of data in the sample.
        endings: columns whose names end with grades.
        levels: columns whose cells hold several levels of the plan.
        merged: columns, besides the plan's levels, that print a name once for the rows below.
        examples: the first different cells of each column, by its place, to show a person.
    """

    heading_line: int
    heading_rows: int
    columns: tuple[ColumnGuess, ...]
    placeholders: tuple[str, ...]
    titles: tuple[str, ...]
    year: str | None
    municipality: str | None
    rows: int
    endings: tuple[EndingGuess, ...] = ()
    levels: tuple[InCell, ...] = ()
    merged: tuple[ColumnGuess, ...] = ()
    examples: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def with_fields(self, told: Mapping[int, tuple[str, ...]]) -> "Survey":
        """Return the survey with some columns, by their place, decided by a person.

        What is told of one is its field, and of money also its kind and unit.
        """
        return replace(
            self,
            columns=tuple(
                _decided(column, *told[column.index]) if column.index in told else column
                for column in self.columns
            ),
        )

    def with_unit(self, unit: str) -> "Survey":
        """Return the survey with the unit of money that a person names for all that print none."""
        return replace(
            self,
            columns=tuple(
                replace(each, confidence=1.0, detail=(each.detail[0], unit, *each.detail[2:]))
                if each in self.without_unit
                else each
                for each in self.columns
            ),
        )

    @property
    def doubtful(self) -> tuple[ColumnGuess, ...]:
        """The columns that a person should look at."""
        return tuple(column for column in self.columns if column.confidence < SURE_ENOUGH)

    @property
    def without_unit(self) -> tuple[ColumnGuess, ...]:
        """The doubtful columns of money: one question, in which unit they are."""
        return tuple(column for column in self.doubtful if column.field == "amount")

    @property
    def without_kind(self) -> tuple[ColumnGuess, ...]:
        """The columns of money of which nothing says whether it was planned or spent."""
        return tuple(column for column in self.columns if column.detail[4:] == (KIND_UNSAID,))

    def with_kind(self, kind: str) -> "Survey":
        """Return the survey with what a person says of the money of which nothing says it."""
        return replace(
            self,
            columns=tuple(
                replace(each, confidence=1.0, detail=(kind, *each.detail[1:4]))
                if each in self.without_kind
                else each
                for each in self.columns
            ),
        )

    @property
    def personal(self) -> tuple[ColumnGuess, ...]:
        """The columns left out because they hold personal data."""
        return tuple(column for column in self.columns if column.field == "personal")


def survey(table: Table, told_year: str = "") -> Survey:
    """Look at the first rows of a table and guess; a person may have told its fiscal year.

    Raises:
        TableError: no row looks like a heading.
    """
    sample = [row for row in islice(table.rows(), _SAMPLE) if not row.is_blank()]
    keyed = table.source.media_type == "application/json"  # the keys are the headings
    headed = keyed or isinstance(table, (Forms, Transposed))
    heading = Heading(0, 1, sample[0]) if headed and sample else found_heading(sample)
    if heading is None:
        raise _no_heading(table.source.name)
    titles = tuple(" ".join(filter(None, row.texts)) for row in sample[: heading.at])
    if isinstance(table, Forms):
        titles = table.titles
    body = [
        row
        for row in sample[heading.at + heading.rows :]
        if row.texts != heading.row.texts
        and not is_total(row)
        and not is_outside(row)
        and not _is_title(row, heading)
    ]
    if not headed:
        _refuse_second_table(sample[heading.at + heading.rows :], heading)
    guesses = [
        guess_column(index, cell.text, filled(body, index))
        for index, cell in enumerate(heading.row.cells)
        if cell.text.strip() or any(text_at(row, index) for row in body)
    ]
    columns = with_their_numbers(without_whole_names(consistent(guesses, body), body))
    columns = of_one_figure(columns, body)
    year = told_year or _year(titles, heading.row, body, columns)
    columns = of_their_year(_money(columns, titles, year, body), year)
    values = {
        column.index: [text for row in body if (text := text_at(row, column.index))]
        for column in columns
        if column.field in LEVELS
    }
    return Survey(
        heading_line=heading.row.origin.line,
        heading_rows=heading.rows,
        columns=columns,
        placeholders=_placeholders(body, columns),
        titles=titles,
        year=year,
        municipality=municipality_in(titles),
        rows=len(body),
        endings=_endings(body, columns),
        levels=levels_in_cells(columns, values),
        merged=merged_columns(body, columns),
        examples={column.index: _examples(body, column.index) for column in columns},
    )


def _decided(column: ColumnGuess, told: str, *detail: str) -> ColumnGuess:
    if told == column.field:
        return replace(column, confidence=1.0)
    said = Bilingual("人が答えた", "a person's answer")
    detail = (*detail, "", "") if detail else ()  # of money: neither item nor year
    return replace(column, field=told, confidence=1.0, evidence=said, detail=detail)


def _examples(body: Sequence[Row], index: int) -> tuple[str, ...]:
    filled = (text for row in body if (text := text_at(row, index)))
    return tuple(islice(dict.fromkeys(filled), _EXAMPLES))


def _is_title(row: Row, heading: Heading) -> bool:
    """Tell whether a row of one cell stands in a table of several columns."""
    return len(row.cells) == 1 and len(heading.row.cells) > 2  # noqa: PLR2004  # a list of two is none


def _year(
    titles: Sequence[str], heading: Row, body: Sequence[Row], columns: Sequence[ColumnGuess]
) -> str | None:
    printed = [*titles, *heading.texts, *years_in(body, columns)]
    said = year_spoken_of(titles, heading) or latest_year(columns, body)
    found = said or next(filter(None, map(find_fiscal_year, printed)), None)
    return (
        found or find_fiscal_year(heading.origin.sheet or "") or year_in_name(heading.origin.file)
    )


def _money(
    columns: Sequence[ColumnGuess], titles: Sequence[str], year: str | None, body: Sequence[Row]
) -> tuple[ColumnGuess, ...]:
    unit = unit_of_money(titles)
    if unit or any(map(_is_planned, titles)):
        columns = tuple(money.of_year_alone(guess, filled(body, guess.index)) for guess in columns)
    columns = tuple(money.with_unit(guess, unit) for guess in columns) if unit else columns
    columns = money.without_sums_of_years(columns)
    columns = money.of_block([money.of_year(guess, year or "") for guess in columns])
    columns = tuple(money.of_years_to_come(guess, year or "") for guess in columns)
    if any(map(_is_planned, titles)):
        columns = tuple(map(money.as_budget, columns))
    elif not any(word in title for title in titles for word in money.FINAL_WORDS):
        columns = tuple(map(money.of_unsaid_kind, columns))
    return money.one_unit(money.without_parts(columns))


def _is_planned(title: str) -> bool:
    """Tell whether a title is of a budget, or of a plan and not of what became of it."""
    settled = any(word in title for word in _SETTLED)
    return not settled and any(word in title for word in ("予算", "実施計画"))


def _endings(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> tuple[EndingGuess, ...]:
    named = [column for column in columns if column.field in (*LEVELS, "project")]
    guesses = (
        guess_ending(column.heading, [text for row in body if (text := text_at(row, column.index))])
        for column in named
    )
    return tuple(guess for guess in guesses if guess is not None)


def _placeholders(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column in columns:
        for row in body:
            text = text_at(row, column.index)
            no_policy = column.field in LEVELS and text.endswith(_NO_POLICY_ENDING)
            if text in _NO_VALUE or is_nothing(text) or (no_policy and len(text) < 10):  # noqa: PLR2004  # 政策の柱なし
                found[text] = None
    return tuple(found)


def _refuse_second_table(rows: Sequence[Row], heading: Heading) -> None:
    """Refuse a file in which another table, of other columns, stands below the first."""
    own = {heading_key(text) for text in heading.row.texts}
    for row in rows:
        if begins_another(row, own):
            raise second_table(row)


def _no_heading(file: str) -> TableError:
    return TableError(
        "heading-not-found",
        Bilingual("見出しの行が見つかりません。", "no row looks like a heading."),
        Bilingual(
            "見出しのある範囲を書き出し直すか、source.toml を手で書いてください。",
            "export the range with its headings, or write source.toml by hand.",
        ),
        file,
    )

"""From an unknown table to a guessed descriptor: heading row, columns, year, questions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_number
from shisaku_graph.repair.totals import is_total
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.fiscal_year import find_fiscal_year, parse_fiscal_year
from shisaku_graph.survey.columns import (
    ColumnGuess,
    as_budget,
    guess_column,
    of_year,
    plain,
    plain_width,
    with_unit,
)
from shisaku_graph.survey.endings import EndingGuess, guess_ending
from shisaku_graph.survey.merged import merged_columns
from shisaku_graph.survey.words import AMOUNT_WORDS, SYNONYMS, UNITS_OF_MONEY
from shisaku_graph.table.cells import Row, Table
from shisaku_graph.table.headings import heading_key, over_two_rows

_LOOK_FOR_HEADING = 40  # rows from the top
_SAMPLE = 2_000  # rows that the guess looks at
_SURE_ENOUGH = 0.7
_HEADING_LENGTH, _FEWEST_KNOWN, _WIDE, _SHARE_OF_WIDTH = 30, 3, 20, 0.8
_YEAR_SPOKEN_OF = ("実施", "対象", "分", "実績", "決算", "事業")
_PART_LENGTH = 16  # characters of a heading below a group
_UNIT_SIGNS = frozenset("局部課室係班")
_FOLLOWERS = ("actual", "target", "indicator_value", "unit")
"""Fields of columns that belong to the indicator before them."""
_KNOWN = frozenset(word for words in SYNONYMS.values() for word in words)
_NO_VALUE = ("―", "ー", "－", "-", "—", "なし", "該当なし", "データなし")
_NO_POLICY_ENDING = "なし"


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
        merged: columns, besides the plan's levels, that print a name once for the rows below.
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
    merged: tuple[ColumnGuess, ...] = ()

    def with_fields(self, fields: Mapping[int, str]) -> "Survey":
        """Return the survey with some columns, by their place, decided by a person."""
        return replace(
            self,
            columns=tuple(
                replace(column, field=fields[column.index], confidence=1.0)
                if column.index in fields
                else column
                for column in self.columns
            ),
        )

    @property
    def doubtful(self) -> tuple[ColumnGuess, ...]:
        """The columns that a person should look at."""
        return tuple(column for column in self.columns if column.confidence < _SURE_ENOUGH)

    @property
    def personal(self) -> tuple[ColumnGuess, ...]:
        """The columns left out because they hold personal data."""
        return tuple(column for column in self.columns if column.field == "personal")


def survey(table: Table) -> Survey:
    """Look at the first rows of a table and guess.

    Raises:
        TableError: no row looks like a heading.
    """
    sample = [row for row in islice(table.rows(), _SAMPLE) if not row.is_blank()]
    keyed = table.source.media_type == "application/json"  # the keys are the headings
    heading = sample[0] if keyed and sample else _heading_row(sample)
    if heading is None:
        raise TableError(
            "heading-not-found",
            Bilingual("見出しの行が見つかりません。", "no row looks like a heading."),
            Bilingual(
                "見出しのある範囲を書き出し直すか、source.toml を手で書いてください。",
                "export the range with its headings, or write source.toml by hand.",
            ),
            table.source.name,
        )
    at = sample.index(heading)
    if at and _stands_over(sample[at - 1], heading):
        at, heading, below = at - 1, sample[at - 1], heading
    else:
        below = sample[at + 1] if at + 1 < len(sample) else heading
        below = below if _goes_on(heading, below) else heading
    whole = None if below is heading else over_two_rows(heading, below)
    titles = tuple(" ".join(filter(None, row.texts)) for row in sample[:at])
    body = [
        row
        for row in sample[at + (2 if whole else 1) :]
        if row.texts != heading.texts and not is_total(row.texts)
    ]
    line = heading.origin.line
    heading = whole or heading
    columns = _consistent(
        [
            guess_column(index, cell.text, [text for row in body if (text := _at(row, index))])
            for index, cell in enumerate(heading.cells)
            if cell.text.strip() or any(_at(row, index) for row in body)
        ]
    )
    columns = _without_whole_names(columns, body)
    unit = _unit_of_money(titles)
    printed = [*titles, *heading.texts, *_years_in(body, columns)]
    columns = tuple(with_unit(guess, unit) for guess in columns) if unit else columns
    year = _year_spoken_of(titles, heading) or next(
        filter(None, map(find_fiscal_year, printed)), None
    )
    columns = tuple(of_year(guess, year) for guess in columns) if year else columns
    if any("予算" in title and "決算" not in title for title in titles):
        columns = tuple(map(as_budget, columns))
    return Survey(
        heading_line=line,
        heading_rows=2 if whole else 1,
        columns=columns,
        placeholders=_placeholders(body, columns),
        titles=titles,
        year=year,
        municipality=_municipality(titles),
        rows=len(body),
        endings=_endings(body, columns),
        merged=merged_columns(body, columns),
    )


def _year_spoken_of(titles: Sequence[str], heading: Row) -> str | None:
    """Return the year that the table is about, where a title names that of the evaluation too.

    ``令和６年度 事務事業評価（令和５年度実施事業）`` is about 令和5年度; so are accounts (決算).
    """
    for title in map(plain_width, titles):
        for part in title.replace(")", "(").split("(")[1:]:
            year = find_fiscal_year(part)
            if year and any(word in part for word in _YEAR_SPOKEN_OF):
                return year
    settled = [
        text
        for text in map(plain_width, heading.texts)
        if "決算" in text or "実績" in text or "現状" in text
    ]
    years = {parse_fiscal_year(year): year for year in map(find_fiscal_year, settled) if year}
    return years[max(filter(None, years))] if years else None


def _unit_of_money(titles: Sequence[str]) -> str | None:
    """Return the unit that a title says: ``（単位：千円）``."""
    for title in map(plain_width, titles):
        said = title.partition("単位")[2].lstrip(":")
        unit = next((each for each in UNITS_OF_MONEY if said.startswith(each)), None)
        if unit:
            return unit
    return None


def _endings(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> tuple[EndingGuess, ...]:
    named = [column for column in columns if column.field in (*LEVELS, "project")]
    guesses = (
        guess_ending(column.heading, [text for row in body if (text := _at(row, column.index))])
        for column in named
    )
    return tuple(guess for guess in guesses if guess is not None)


def _at(row: Row, index: int) -> str:
    return row.cells[index].text.strip() if index < len(row.cells) else ""


def _heading_row(rows: Sequence[Row]) -> Row | None:
    """Return the row with most headings known; the first among equals.

    A third of its cells must be known; in a wide table, where many are the city's own, it is enough
    that the row fills the table's width with short texts, each its own, of which some are known.
    """
    best, most = None, 1
    width = max((len(_filled(row)) for row in rows[:_LOOK_FOR_HEADING]), default=0)
    for row in rows[:_LOOK_FOR_HEADING]:
        filled = _filled(row)
        known = sum(
            name in _KNOWN or any(word in name for word in AMOUNT_WORDS if len(name) < 20)  # noqa: PLR2004  # a heading is short
            for name in filled
        )
        if known > most and (known * 3 >= len(filled) or _heads_all(filled, known, width)):
            best, most = row, known
    return best


def _filled(row: Row) -> list[str]:
    return [plain(text) for text in row.texts if text.strip()]


def _heads_all(filled: list[str], known: int, width: int) -> bool:
    """Tell whether texts fill the table's width as headings do: short, no numbers, few twice."""
    short = sum(len(text) <= _HEADING_LENGTH and parse_number(text) is None for text in filled)
    return (
        known >= _FEWEST_KNOWN
        and len(filled) >= _WIDE
        and len(filled) >= _SHARE_OF_WIDTH * width
        and short >= _SHARE_OF_WIDTH * len(filled)
    )


def _stands_over(above: Row, heading: Row) -> bool:
    """Tell whether the row above is the heading's first: most of it are headings, or the same."""
    filled = [(index, plain(text)) for index, text in enumerate(above.texts) if text.strip()]
    known = sum(name in _KNOWN or name == plain(_at(heading, index)) for index, name in filled)
    return len(filled) > 1 and known * 2 >= len(filled)


def _goes_on(heading: Row, below: Row) -> bool:
    """Tell whether the row below is the heading's second: it fills its blanks with headings."""
    filled = [plain(text) for text in below.texts if text.strip()]
    blank = [index for index in range(len(below.cells)) if not _at(heading, index)]
    into_blanks = sum(bool(_at(below, index)) for index in blank)
    known = sum(name in _KNOWN for name in filled)
    if into_blanks > 0 and known * 2 >= len(filled) > 0:
        return True
    return _parts_groups(heading, below)


def _parts_groups(heading: Row, below: Row) -> bool:
    """Tell whether the row below names the parts of the heading's groups, and nothing else.

    A group is a heading with blanks to its right; a row of data would fill other columns too.
    """
    width = max(len(heading.cells), len(below.cells))
    group = {
        index
        for index in range(width)
        if not _at(heading, index) or (index + 1 < width and not _at(heading, index + 1))
    }
    told = [index for index in range(width) if _at(below, index) not in ("", _at(heading, index))]
    named = all(
        len(text) <= _PART_LENGTH and parse_number(text) is None
        for text in (_at(below, index) for index in told)
    )
    blank = {index for index in range(len(heading.cells)) if not _at(heading, index)}
    return len(told) > 1 and bool(blank) and blank <= set(told) <= group and named


def _consistent(guesses: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Settle which column is the policy, the project and the department where several could be."""
    levels = [guess for guess in guesses if guess.field in LEVELS]
    settled = _stacked_units(guesses)
    if levels and all(guess.field != "policy" for guess in levels):
        lowest = max(levels, key=lambda guess: (LEVELS.index(guess.field), guess.index))
        settled[settled.index(lowest)] = replace(lowest, field="policy")
        moved = {f"{lowest.field}_code": "policy_code"}
        settled = [replace(each, field=moved.get(each.field, each.field)) for each in settled]
    single = (*LEVELS, *(f"{level}_code" for level in LEVELS), "project", "project_code",
              "department", "goal", "approach", "result", "next_steps", "projects",
              "grade")  # fmt: skip
    for field in single:
        same = [guess for guess in settled if guess.field == field]
        if len(same) > 1:
            best = max(same, key=lambda guess: (guess.confidence, -guess.index))
            for guess in same:
                if guess is not best:
                    settled[settled.index(guess)] = _second(guess, settled)
    return _one_field_a_heading(tuple(_followers(settled)))


def _stacked_units(guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """Make units of columns like 担当部 beside 担当課; the last may name several in a cell."""
    kinds = {
        guess.index: name[-1:]
        for guess in guesses
        if guess.field in ("department", "units")
        and (name := plain(guess.heading).removesuffix("名").removesuffix("等"))[-1:] in _UNIT_SIGNS
    }
    if len(kinds) < 2 or len(set(kinds.values())) < len(kinds):  # noqa: PLR2004  # one beside another
        return list(guesses)
    why = Bilingual("部・課などの列が並ぶ", "columns of units stand side by side")
    return [
        replace(guess, field="units", confidence=0.8, evidence=why)
        if guess.index in kinds and guess.index != max(kinds) and guess.field == "department"
        else guess
        for guess in guesses
    ]


def _without_whole_names(
    columns: Sequence[ColumnGuess], body: Sequence[Row]
) -> tuple[ColumnGuess, ...]:
    """Leave out a column that only writes together what the columns of units hold."""
    units = [column.index for column in columns if column.field == "units"]
    if len(units) < 2:  # noqa: PLR2004  # one column of divisions goes with one of sections
        return tuple(columns)

    def written_together(index: int) -> bool:
        same = sum(
            "".join(_at(row, index).split()) == "".join(dict.fromkeys(_at(row, at) for at in units))
            for row in body
        )
        return same * 2 > len(body)

    why = Bilingual("組織の列をつなげたもの", "the columns of units written together")
    return tuple(
        replace(column, field="ignore", evidence=why)
        if column.field == "department" and written_together(column.index)
        else column
        for column in columns
    )


def _one_field_a_heading(guesses: tuple[ColumnGuess, ...]) -> tuple[ColumnGuess, ...]:
    """Make notes of columns that share a heading: nothing but their place tells them apart."""
    headings = [heading_key(g.heading) for g in guesses if g.field not in _FOLLOWERS]
    shared = {name for name, count in Counter(headings).items() if name and count > 1}
    why = Bilingual("同じ見出しの列がほかにもある", "other columns have the same heading")

    def settled(guess: ColumnGuess) -> ColumnGuess:
        if guess.field in _FOLLOWERS or heading_key(guess.heading) not in shared:
            return guess
        field = "personal" if _is_personal(guess, guesses) else "notes"
        return replace(guess, field=field, confidence=min(guess.confidence, 0.6), evidence=why)

    return tuple(_followers(map(settled, guesses)))


def _is_personal(guess: ColumnGuess, guesses: Sequence[ColumnGuess]) -> bool:
    """Tell whether any column of this heading was taken for personal data."""
    name = heading_key(guess.heading)
    return any(g.field == "personal" and heading_key(g.heading) == name for g in guesses)


def _second(guess: ColumnGuess, settled: Sequence[ColumnGuess]) -> ColumnGuess:
    """Return what a second column of one field is: a further level, or a note."""
    taken = {other.field for other in settled}
    if guess.field in LEVELS:
        free = [level for level in reversed(LEVELS[:-1]) if level not in taken]
        if free:
            return replace(guess, field=free[0], confidence=0.5)
    return replace(guess, field="notes", confidence=min(guess.confidence, 0.6))


def _followers(guesses: Iterable[ColumnGuess]) -> Iterable[ColumnGuess]:
    """Keep one 実績, 目標値 and 単位 for the indicator before them; others are notes."""
    indicator, seen = False, set[str]()
    for guess in guesses:
        if guess.field == "indicator":
            indicator, seen = True, set()
            yield guess
        elif guess.field in _FOLLOWERS and (not indicator or guess.field in seen):
            yield replace(guess, field="notes", confidence=0.6)
        else:
            seen |= {guess.field} - {"indicator_value"}
            indicator = indicator and guess.field in _FOLLOWERS
            yield guess


def _placeholders(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column in columns:
        for row in body:
            text = _at(row, column.index)
            no_policy = column.field in LEVELS and text.endswith(_NO_POLICY_ENDING)
            if text in _NO_VALUE or (no_policy and len(text) < 10):  # noqa: PLR2004  # 政策の柱なし
                found[text] = None
    return tuple(found)


def _years_in(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> list[str]:
    years = [column for column in columns if plain(column.heading) in ("年度", "会計年度")]
    return [_at(row, column.index) for column in years for row in body[:1]]


def _municipality(titles: Sequence[str]) -> str | None:
    for title in titles:
        for word in title.split():
            if 1 < len(word) < 10 and word[-1] in "市区町村":  # noqa: PLR2004  # names are short
                return word
    return None

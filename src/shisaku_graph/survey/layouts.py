"""How an unknown file lays out its records: rows, several sheets, forms, or a table on its side."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from shisaku_graph.errors import TableError
from shisaku_graph.source.columns import TablePart
from shisaku_graph.source.heading_words import SYNONYMS
from shisaku_graph.survey.form_layouts import NAMING, as_forms, with_forms
from shisaku_graph.survey.heading import found_heading, is_word
from shisaku_graph.survey.levels import bands_between
from shisaku_graph.survey.reading import parts_of, plain
from shisaku_graph.table import open_table, opened_plainly
from shisaku_graph.table.banded import Banded
from shisaku_graph.table.cells import Row, Table
from shisaku_graph.table.headings import heading_key
from shisaku_graph.table.json_records import objects_inside
from shisaku_graph.table.second import Portion, begins_another
from shisaku_graph.table.transposed import Transposed
from shisaku_graph.table.worksheets import ALL, SHEET_HEADING

_LOOKED_AT = 5_000  # rows that the guess looks at
_FEWEST_ROWS = 3  # that begin with a known heading
_PROJECT = frozenset(SYNONYMS["project"])
_MOST_TABLES = 100  # of a page
_TOP = 60  # rows in which a heading stands
_FEWEST_RECORDS = 2  # columns beside the headings of a table on its side


def opened_table(
    path: Path, sheet: str | None, lines: str | None = None
) -> tuple[Table, TablePart]:
    """Open an unknown table: as forms or on its side where it is so laid out, else as rows.

    Of a workbook whose sheets all have one layout, every sheet is read.

    Returns:
        The table, and how ``source.toml`` must say that it is read.

    Raises:
        DocumentError, TableError: as in ``table.open_table``.
    """
    told = TablePart(file=path.name, sheet=sheet, lines=lines)
    try:
        table = open_table(path, told)
    except TableError as error:
        if error.code != "sheet-unclear" or sheet:
            raise
        return _several(path, error)
    if table.source.media_type == "application/json":
        return _unrolled(path, table, told)
    rows = tuple(islice(table.rows(), _LOOKED_AT))
    lying = _on_its_side(rows)
    if lying:
        told = told.model_copy(update={"transposed": True})
        return Transposed(table), told
    forms = as_forms(rows)
    if forms:
        told = told.model_copy(update=forms)
        return open_table(path, told), told
    bands = bands_between(rows)
    if bands:
        told = told.model_copy(update={"bands": bands})
        return Banded(table, bands), told
    return (table, told) if lines else _that_names(table, told, rows)


def _that_names(table: Table, told: TablePart, rows: Sequence[Row]) -> tuple[Table, TablePart]:
    """Return of two tables, one below the other, that which names policies or projects alone.

    Where both do, or neither does, a person must say which is meant: the survey refuses the file.
    """
    heading = found_heading(tuple(row for row in rows[:_TOP] if not row.is_blank()))
    if heading is None:
        return table, told
    own = {heading_key(text) for text in heading.row.texts}
    last = heading.row.origin.line + heading.rows - 1
    second = next(
        (row for row in rows if row.origin.line > last and begins_another(row, own)), None
    )
    if second is None:
        return table, told
    upper, lower = (
        any(plain(text) in NAMING for text in row.texts) for row in (heading.row, second)
    )
    if upper == lower:
        return table, told
    above = [row for row in rows if row.origin.line < second.origin.line]
    while above and sum(bool(text.strip()) for text in above[-1].texts) < 2:  # noqa: PLR2004  # its title
        above.pop()
    end = above[-1].origin.line if above else second.origin.line - 1
    told = told.model_copy(update={"lines": f"1-{end}" if upper else f"{end + 1}-"})
    return Portion(table, told.lines or "1-"), told


def _unrolled(path: Path, table: Table, told: TablePart) -> tuple[Table, TablePart]:
    """Open JSON records with a row for each project of a list inside them."""
    if told.sheet:
        return table, told
    inside = objects_inside(path)
    lists = [key for key, names in inside.items() if any(plain(n) in _PROJECT for n in names)]
    if len(lists) != 1:
        return table, told
    told = told.model_copy(update={"unroll": lists[0]})
    return open_table(path, told), told


def _several(path: Path, unclear: TableError) -> tuple[Table, TablePart]:
    """Open all tables of a file: forms, or sheets of one layout."""
    page = path.suffix.lower() in (".html", ".htm")
    loose = TablePart(file=path.name, sheets=() if page else (ALL,), labels=("―",), begins="―")
    rows = _raw(path, loose)
    forms = as_forms(rows)
    if forms:
        told = TablePart(file=path.name, sheets=() if page else with_forms(rows, forms))
        told = told.model_copy(update=forms)
        return open_table(path, told), told
    if not page:
        told = TablePart(file=path.name, sheets=(ALL,))
        together = open_table(path, told)
        if _of_one_layout(together):
            return together, told
        alike = _alike(path, rows)
        if alike:
            told = TablePart(file=path.name, sheets=alike)
            return open_table(path, told), told
    only = _only_table(path, rows, page=page)
    if only is None:
        raise unclear
    return opened_table(path, only)


def _alike(path: Path, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the sheets of one layout that name policies or projects, where no other sheet does.

    Beside a sheet for each 部 often stands one of contents, or of what the marks mean.
    """
    layouts: dict[tuple[str, ...], list[str]] = {}
    for name in dict.fromkeys(row.origin.sheet for row in rows):
        texts = _naming_heading(path, name) if name else ()
        if name and texts:
            layouts.setdefault(tuple(map(heading_key, texts)), []).append(name)
    found = list(layouts.values())
    return tuple(found[0]) if len(found) == 1 and len(found[0]) > 1 else ()


def _naming_heading(path: Path, sheet: str) -> tuple[str, ...]:
    """Return the headings of a sheet that names policies or projects, or nothing.

    Raises:
        TableError: there is no such sheet.
    """
    table = open_table(path, TablePart(file=path.name, sheet=sheet))
    sample = [row for row in islice(table.rows(), _LOOKED_AT) if not row.is_blank()]
    heading = found_heading(sample)
    texts = tuple(heading.row.texts) if heading else ()
    below = len(sample) - (heading.at + heading.rows if heading else 0)
    naming = any(part in NAMING for text in texts for part in parts_of(text))
    return texts if below > 1 and naming else ()


def _only_table(path: Path, rows: Sequence[Row], *, page: bool) -> str | None:
    """Return the only sheet, or table of a page, whose heading names policies or projects."""
    if page:
        names = [str(number) for number in range(1, _MOST_TABLES)]
    else:
        names = [each for each in dict.fromkeys(row.origin.sheet for row in rows) if each]
    found: list[str] = []
    for name in names:
        try:
            texts = _naming_heading(path, name)
        except TableError:
            break
        if texts:
            found.append(name)
    return found[0] if len(found) == 1 else None


def _raw(path: Path, told: TablePart) -> tuple[Row, ...]:
    """Return the rows of all sheets, or of all tables of a page, as they stand."""
    return tuple(islice(opened_plainly(path, told).rows(), _LOOKED_AT))


def _of_one_layout(table: Table) -> bool:
    """Tell whether the heading row is the same on every sheet."""
    headings: dict[str | None, list[str]] = {}
    sheets: set[str | None] = set()
    for row in table.rows():
        sheets.add(row.origin.sheet)
        if row.texts[:1] == (SHEET_HEADING,):
            headings[row.origin.sheet] = [heading_key(text) for text in row.texts if text.strip()]
    found = list(headings.values())
    return set(headings) == sheets and all(each == found[0] for each in found)


def _on_its_side(rows: Sequence[Row]) -> bool:
    """Tell whether the first column holds the headings, and each further one a record."""
    filled = [row for row in rows if sum(bool(text.strip()) for text in row.texts) > 1]
    first = [row.texts[0].strip() for row in filled]
    known = sum(is_word(text) for text in first if text)
    if not first or known < _FEWEST_ROWS or known * 2 < len(first):
        return False
    heads = [row for row in filled if plain(row.texts[0]) in NAMING]
    wide = heads and len({text for text in heads[0].texts[1:] if text.strip()})
    others = sum(is_word(text) for row in filled for text in row.texts[1:] if text.strip())
    return bool(wide and wide >= _FEWEST_RECORDS and not others)

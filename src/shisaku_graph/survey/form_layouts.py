"""Whether rows are forms, one below another or one a sheet; and what their labels are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from shisaku_graph.record.figures import parse_number
from shisaku_graph.record.units import unit_rank
from shisaku_graph.record.units_of_measure import UNITS_OF_MEASURE
from shisaku_graph.source.fiscal_year import find_fiscal_year
from shisaku_graph.source.heading_words import SYNONYMS
from shisaku_graph.survey.grades import is_mark
from shisaku_graph.survey.heading import is_word
from shisaku_graph.survey.marks import GRADE_WORDS
from shisaku_graph.survey.reading import plain
from shisaku_graph.table.cells import Row
from shisaku_graph.table.forms import blocks
from shisaku_graph.table.headings import heading_key
from shisaku_graph.table.worksheets import ALL

_FEWEST_ROWS = 3  # rows that each bring a known label beside its value: no heading row does
_IN_MOST = 0.6  # of the forms hold a label
_CORNERS = ("区分", "項目", "内容", "年度", "名称", "指標", "単位", "内訳", "科目")
"""What stands at the corner of a table inside a form."""
_LONGEST_LABEL, _LONGEST_OF_YEAR, _KNOWN_UNIT = 30, 14, 4
NAMING = frozenset((*SYNONYMS["policy"], *SYNONYMS["project"]))
"""Headings of names of policies and projects."""


def as_forms(rows: Sequence[Row]) -> dict[str, object] | None:
    """Return ``labels`` and ``begins`` where the rows are forms, else ``None``.

    In at least three rows a known label that the rows before have not stands beside its value, and
    one of them is that of a policy's or project's name: a table's heading row has all its labels at
    once.
    """
    naming = _naming_label(rows)
    if naming is None:
        return None
    begins = _beginning(rows, naming)
    forms = [
        block
        for block in blocks(rows, heading_key(begins) if begins else None)
        if any(heading_key(text) == heading_key(naming) for row in block for text in row.texts)
    ]
    labels = _labels(forms)
    return {"labels": labels, "begins": begins} if labels else None


def _naming_label(rows: Sequence[Row]) -> str | None:
    """Return the label beside which the names of policies or projects stand, in forms."""
    seen: set[str] = set()
    fresh, naming = 0, Counter[str]()
    for row in rows:
        pairs = [label for label, _ in _pairs(row)]
        new = {plain(label) for label in pairs} - seen
        heads = sum(is_word(text) for text in row.texts if text.strip())
        if (
            heads > len(pairs) + 1
        ):  # labels side by side: a heading row, of a table or inside a form
            continue
        fresh += bool(new)
        seen |= new
        naming.update(label for label in pairs if plain(label) in NAMING)
    return naming.most_common(1)[0][0] if naming and fresh >= _FEWEST_ROWS else None


def _pairs(row: Row) -> list[tuple[str, str]]:
    """Return the known labels of a row with the value to the right of each, where it begins so."""
    filled = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return [
        (label, value)
        for label, value in pairwise(filled)
        if is_word(filled[0]) and is_word(label) and not is_word(value)
    ]


def _beginning(rows: Sequence[Row], naming: str) -> str | None:
    """Return the text with which each of several forms on one sheet begins."""
    sheets: dict[str | None, Counter[str]] = {}
    order: dict[str, int] = {}
    for at, row in enumerate(rows):
        for text in set(filter(None, map(str.strip, row.texts))):
            sheets.setdefault(row.origin.sheet, Counter())[text] += 1
            order.setdefault(text, at)
    most = max(count[naming] for count in sheets.values())
    if most <= 1:
        return None
    first = next(count for count in sheets.values() if count[naming] == most)
    often = [
        text
        for text, count in first.items()
        if count == most and order[text] <= order[naming] and parse_number(text) is None
    ]
    return min(often, key=lambda text: order[text]) if often else naming


def _labels(forms: Sequence[Sequence[Row]]) -> tuple[str, ...]:
    """Return the labels of forms: what tables often head, and what stands in most of the forms."""
    counted: Counter[str] = Counter()
    beside: set[str] = set()  # values beside a known label, which no label follows
    for form in forms:
        texts: dict[str, None] = {}
        for row in form:
            texts.update(dict.fromkeys(filter(None, map(str.strip, row.texts))))
            beside.update(value for _, value in _pairs(row))
        counted.update(list(texts))
    few = len(forms) < 2  # noqa: PLR2004  # nothing to compare with
    inner = {text for form in forms for row in form for text in _inner_heading(row)}
    return tuple(
        text
        for text, count in counted.items()
        if is_word(text)
        or text in inner
        or (
            not few
            and count >= max(2, _IN_MOST * len(forms))
            and (text not in beside or _names_value(text))
            and _may_be_label(text)
        )
    )


def _names_value(text: str) -> bool:
    """Tell whether a text beside a label is a label of its own: 評価｜必要性｜Ａ."""
    return plain(text) in _CORNERS or any(word in text for word in GRADE_WORDS)


def _inner_heading(row: Row) -> tuple[str, ...]:
    """Return the cells of a row that heads a table inside a form: words, and words of a year."""
    filled = tuple(text.strip() for text in row.texts if text.strip())
    words = sum(map(is_word, filled))
    years = sum(
        find_fiscal_year(text) is not None and len(text) <= _LONGEST_OF_YEAR for text in filled
    )
    return filled if words and years and words + years >= len(filled) else ()


def _may_be_label(text: str) -> bool:
    return (
        len(text) <= _LONGEST_LABEL
        and parse_number(text) is None
        and not is_mark(text)
        and text not in UNITS_OF_MEASURE
        and unit_rank(text) > _KNOWN_UNIT
    )


def with_forms(rows: Iterable[Row], forms: dict[str, object]) -> tuple[str, ...]:
    """Return the sheets that hold forms: all, or their names where others stand beside them."""
    labels = forms["labels"]
    keys = {heading_key(str(text)) for text in labels} if isinstance(labels, tuple) else set()
    held: Counter[str] = Counter()
    sheets: dict[str, None] = {}
    for row in rows:
        sheets[row.origin.sheet or ""] = None
        held[row.origin.sheet or ""] += sum(heading_key(text) in keys for text in row.texts)
    most = max(held.values(), default=0)
    own = tuple(sheet for sheet in sheets if held[sheet] * 2 >= most)
    return (ALL,) if len(own) == len(sheets) else own

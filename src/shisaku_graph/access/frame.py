"""A result for analysts: a pandas data frame with real types, and a table in a notebook.

pandas is not needed by anything else, and is loaded only here.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from shisaku_graph.access.term import Term
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import XSD

if TYPE_CHECKING:
    import pandas as pd

_SHOWN: Final = 100
_CELL: Final = "vertical-align:top;overflow-wrap:anywhere;min-width:4em;"
_TYPES: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    XSD.integer: ("Int64", int),
    XSD.decimal: ("Float64", lambda text: float(Decimal(text))),
    XSD.boolean: ("boolean", {"true": True, "1": True, "false": False, "0": False}.__getitem__),
    XSD.date: ("datetime64[ns]", date.fromisoformat),
    XSD.dateTime: ("object", datetime.fromisoformat),
}
"""The pandas type of a column whose values are all of one XSD type, and how a value is read."""


def to_pandas(columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> "pd.DataFrame":
    """Return the rows as a data frame: integers, decimals, dates and truth values typed.

    A column with values of several types, or one that does not read as its type, is of texts;
    what is unbound is missing (``NA``).

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415  # optional
    except ImportError as error:
        raise UsageError(
            "pandas-missing",
            Bilingual("pandas がインストールされていません。", "pandas is not installed."),
            Bilingual("pip install pandas を実行してください。", "run pip install pandas."),
        ) from error
    typed = {name: _column([row[at] for row in rows]) for at, name in enumerate(columns)}
    made = {name: pd.Series(values, dtype=kind) for name, (kind, values) in typed.items()}
    return pd.DataFrame(made, columns=list(columns))


def to_html(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    """Return the first rows as an HTML table, every text escaped, as a notebook shows it."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    lines = []
    for row in rows[:_SHOWN]:
        cells = "".join(
            f'<td style="{_CELL}text-align:{"right" if number else "left"}">{_shown(text)}</td>'
            for text, number in zip(row, numeric, strict=True)
        )
        lines.append(f"<tr>{cells}</tr>")
    count, shown = len(rows), min(len(rows), _SHOWN)
    caption = f"{count:,} 行 / rows" if shown == count else f"{shown:,} / {count:,} 行 / rows"
    return (
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _column(terms: Sequence[Term | None]) -> tuple[str, list[Any]]:
    """Return a column's type and its values."""
    kinds = {t.datatype.value if isinstance(t, ox.Literal) else "" for t in terms if t is not None}
    kind, read = _TYPES.get(kinds.pop(), ("", str)) if len(kinds) == 1 else ("", str)
    if kind:
        try:
            return kind, [None if term is None else read(term.value) for term in terms]
        except (ValueError, KeyError, ArithmeticError):
            pass  # a value that is not of the type that it claims: texts, as they are
    return "string", [None if term is None else term.value for term in terms]


def _shown(text: str) -> str:
    return escape(text).replace("\n", "<br>")

"""The answer to a query: typed rows, and the forms in which people want them."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shisaku_graph.access.term import Term, is_number, json_term

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a SELECT: one term, or ``None`` where unbound, for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, str | None]]:
        """Yield each row as column → text."""
        for row in self.rows:
            yield {
                name: None if term is None else term.value
                for name, term in zip(self.columns, row, strict=True)
            }

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Yield each row as plain texts, unbound as empty."""
        for row in self.rows:
            yield tuple("" if term is None else term.value for term in row)

    def to_csv(self) -> str:
        """Return SPARQL 1.1 CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows(self.texts())
        return out.getvalue()

    def to_json(self) -> str:
        """Return SPARQL 1.1 results in JSON (https://www.w3.org/TR/sparql11-results-json/)."""
        bindings = [
            {
                name: json_term(term)
                for name, term in zip(self.columns, row, strict=True)
                if term is not None
            }
            for row in self.rows
        ]
        told = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self) -> str:
        """Return a Markdown table."""
        lines = ["| " + " | ".join(self.columns) + " |", "|" + " --- |" * len(self.columns)]
        lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in self.texts()]
        return "\n".join(lines) + "\n"

    def to_pandas(self) -> "pd.DataFrame":
        """Return a pandas data frame; numbers, dates and truth values are typed.

        Raises:
            UsageError: pandas is not installed.
        """
        from shisaku_graph.access.frame import to_pandas  # noqa: PLC0415  # only when asked for

        return to_pandas(self.columns, self.rows)

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows."""
        from shisaku_graph.access.frame import to_html  # noqa: PLC0415  # only in notebooks

        return to_html(self.columns, tuple(self.texts()), self.numeric())

    def numeric(self) -> tuple[bool, ...]:
        """Tell for each column whether it holds numbers only."""
        columns = (
            [row[at] for row in self.rows if row[at] is not None] for at in range(len(self.columns))
        )
        return tuple(bool(terms) and all(map(is_number, terms)) for terms in columns)


def _cell(text: str) -> str:
    for sign, safe in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\n", "<br>")):
        text = text.replace(sign, safe)
    return text

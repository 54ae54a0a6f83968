"""The tables as CSV, and what their columns mean as CSV on the Web.

A CSVW processor makes of them triples that stand in the graph, and no others
(https://www.w3.org/TR/csv2rdf/).
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from shisaku_graph.publication.tables.model import Column, FilledTable, Kind, Value
from shisaku_graph.vocabulary import PREFIXES, RDF

METADATA = "csv-metadata.json"
_DATATYPES = {Kind.INTEGER: "integer", Kind.DECIMAL: "decimal"}


def csv_text(table: FilledTable) -> bytes:
    """Return a table as CSV: UTF-8 with BOM and CRLF, so that Excel opens it by a double click.

    Cells are exact, to the last character.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title.ja for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def metadata(title: str, licence: str, tables: Iterable[FilledTable]) -> bytes:
    """Return the description of the tables (https://www.w3.org/TR/tabular-metadata/)."""
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "@type": "TableGroup",
        "dc:title": title,
        "dc:license": {"@id": licence},
        # processors that look for the columns' names in the first row find Japanese headings there:
        # it is skipped, and the columns are told by their order
        "dialect": {"encoding": "utf-8", "header": False, "headerRowCount": 0, "skipRows": 1},
        "tables": [_table(table) for table in tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: FilledTable) -> dict[str, Any]:
    key = "subject" if table.spec.pairs else "iri"
    columns = [_column(column) for column in table.columns]
    if len(table.spec.classes) == 1 and not table.spec.pairs:
        columns.append(
            {
                "name": "type",
                "virtual": True,
                "propertyUrl": "rdf:type",
                "valueUrl": _short(table.spec.classes[0]),
            }
        )
    return {
        "url": f"{table.spec.name}.csv",
        "dc:title": table.spec.title.ja,
        "tableSchema": {
            "aboutUrl": f"{{+{key}}}",
            "primaryKey": ["subject", "object"] if table.spec.pairs else key,
            "columns": columns,
        },
    }


def _column(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": {"ja": column.title.ja},
        "dc:description": {"@value": column.title.en, "@language": "en"},
    }
    if column.predicate is None:  # the row's own IRI, or a name for the reader
        return told | {"suppressOutput": True}
    told["propertyUrl"] = _short(column.predicate)
    if column.kind is Kind.IRI:
        told["valueUrl"] = "{+iri}" if column.inverse else f"{{+{column.name}}}"
        if column.inverse:
            told["aboutUrl"] = f"{{+{column.name}}}"
    elif column.kind is Kind.JAPANESE:
        told["lang"] = "ja"
    else:
        told["datatype"] = _DATATYPES.get(column.kind, "string")
    return told


def _short(iri: str) -> str:
    """Return an IRI as CSVW may shorten it; only ``rdf:`` is known to every processor here."""
    return f"rdf:{iri.removeprefix(PREFIXES['rdf'])}" if iri.startswith(RDF.NAMESPACE) else iri


def _cell(value: Value) -> str:
    return "" if value is None else format(value, "f") if _is_decimal(value) else str(value)


def _is_decimal(value: Value) -> bool:
    return not isinstance(value, str | int) and value is not None


def heading(columns: Sequence[Column]) -> list[str]:
    """Return the Japanese headings."""
    return [column.title.ja for column in columns]

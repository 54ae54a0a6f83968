"""The tables as Parquet, with the types of their columns."""

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from shisaku_graph.publication.tables.model import FilledTable, Kind

if TYPE_CHECKING:
    import pyarrow as pa


def parquet(table: FilledTable) -> bytes:
    """Return one table as Parquet.

    Texts and IRIs are strings, orders 64-bit integers, numbers decimals as wide as the table needs;
    each column's metadata holds its Japanese title and its property.
    """
    import pyarrow as pa  # noqa: PLC0415  # heavy: only when a file is written
    import pyarrow.parquet as pq  # noqa: PLC0415

    fields = []
    for at, column in enumerate(table.columns):
        told = {"title": column.title.ja, "property": column.predicate or ""}
        fields.append(pa.field(column.name, _type(table, at, column.kind), metadata=told))
    schema = pa.schema(fields, metadata={"title": table.spec.title.ja})
    columns = [[row[at] for row in table.rows] for at in range(len(table.columns))]
    made = pa.table(
        [pa.array(values, type=f.type) for values, f in zip(columns, fields, strict=True)],
        schema=schema,
    )
    out = io.BytesIO()
    pq.write_table(made, out, compression="zstd", version="2.6")
    return out.getvalue()


def _type(table: FilledTable, at: int, kind: Kind) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415  # as above

    if kind is Kind.INTEGER:
        return pa.int64()
    if kind is not Kind.DECIMAL:
        return pa.string()
    numbers = [value for row in table.rows if isinstance(value := row[at], Decimal)]
    scale = max((max(0, -_exponent(number)) for number in numbers), default=0)
    whole = max(
        (len(number.as_tuple().digits) + _exponent(number) for number in numbers), default=1
    )
    return pa.decimal256(max(1, whole) + scale, scale)


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)

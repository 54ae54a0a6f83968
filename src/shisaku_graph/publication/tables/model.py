"""What a published table is: rows about resources of a class, or pairs that a property links."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from shisaku_graph.language import Bilingual

Value = str | int | Decimal | None


class Kind(Enum):
    """What the cells of a column hold."""

    IRI = "iri"
    JAPANESE = "japanese"  # text that the graph tags @ja
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SHOWN = "shown"  # for the reader only: the name of what an IRI column links to


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: ASCII name, in CSVW and Parquet.
        title: heading in CSV and XLSX.
        predicate: the property whose value stands here, or ``None`` for the row's own IRI.
        inverse: whether the value is the subject and the row's resource the object.
        path: for ``SHOWN``: properties from the row's resource to what is named, the last one
            the property of its name.
    """

    name: str
    title: Bilingual
    kind: Kind
    predicate: str | None = None
    inverse: bool = False
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: which resources have a row, and what their columns are.

    Attributes:
        name: name of the file, without ending.
        classes: classes of the resources; for a table of pairs, of their subjects.
        pairs: the property that links the pairs of a row, or ``None``.
    """

    name: str
    title: Bilingual
    classes: tuple[str, ...]
    columns: tuple[Column, ...]
    pairs: str | None = None


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its rows; columns that no row fills are left out."""

    spec: TableSpec
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

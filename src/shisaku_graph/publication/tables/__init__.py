"""Tables for people and programs without RDF: CSV with its meaning, a workbook, Parquet."""

from collections.abc import Sequence

from pyoxigraph import RdfFormat, Triple, parse

from shisaku_graph import assets
from shisaku_graph.publication.tables.csvw import METADATA, csv_text, metadata
from shisaku_graph.publication.tables.model import Column, FilledTable, Kind, TableSpec
from shisaku_graph.publication.tables.parquet import parquet
from shisaku_graph.publication.tables.rows import filled
from shisaku_graph.publication.tables.workbook import workbook
from shisaku_graph.record.model import Records


def table_files(records: Records, stream: Sequence[Triple]) -> dict[str, bytes]:
    """Return the published tables by their paths.

    Args:
        records: what is published, for the workbook's first sheet.
        stream: the dataset's graph, which every cell is read from.
    """
    tables = filled(stream, _ontology())
    told = records.descriptor.dataset
    files = {f"tables/{table.spec.name}.csv": csv_text(table) for table in tables}
    files[f"tables/{METADATA}"] = metadata(told.title.ja, told.licence, tables)
    files |= {f"tables/{table.spec.name}.parquet": parquet(table) for table in tables}
    files[f"tables/{records.descriptor.id}.xlsx"] = workbook(records, tables)
    return files


def _ontology() -> list[Triple]:
    content = (assets.folder("ontology") / "shisaku.ttl").read_bytes()
    return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE)]


__all__ = ["Column", "FilledTable", "Kind", "TableSpec", "filled", "table_files"]

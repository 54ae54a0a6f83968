"""What share of an unknown table's cells reaches the graph by the untouched guess of ``init``.

``python benchmarks/unknown_tables.py TABLE …`` surveys each table, reads it with the descriptor as
guessed, and says of its filled cells how many became terms of the model, notes under their
heading, personal data left out, columns ignored by name, rows dropped with an entry in the repair
log, or nothing at all; and how many questions an officer is asked. Right or wrong it cannot know:
``--columns`` prints what was guessed, to be read beside the table.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from shisaku_graph.errors import SourceError
from shisaku_graph.graph.iri import minter
from shisaku_graph.graph.provenance import stated
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records
from shisaku_graph.survey import (
    Answers,
    Survey,
    descriptor_text,
    opened_table,
    place_told,
    survey,
)
from shisaku_graph.vocabulary import DCTERMS

PLACE = place_told("122068", "", "")


def guessed(table: Path, folder: Path) -> tuple[Survey, Records]:
    """Survey a table and read it by the untouched guess."""
    opened, layout = opened_table(table, None)
    found = survey(opened)
    answers = Answers(
        id="measured", file=table.name, format="auto", place=PLACE, layout=layout, plan="計画",
        issued="2026-01-01", year=found.year or "令和6年度",
    )  # fmt: skip
    (folder / table.name).write_bytes(table.read_bytes())
    (folder / "source.toml").write_text(descriptor_text(found, answers, "ja"), "utf-8")
    return found, read(folder)


def fates(records: Records, *, names: bool) -> Counter[str]:
    """Count what became of each filled cell of the rows of data."""
    told, counted = stated(minter(records), records), Counter[str]()
    repaired = {event.origin for event in records.repairs}
    for cell in records.cells:
        pairs = told.get(cell.origin, ())
        if cell.field == "line":
            counted["terms"] += 1  # part of the labels of its row's money
        elif any(predicate != DCTERMS.description for _, predicate in pairs):
            counted["terms"] += 1
        elif pairs:
            counted["notes"] += 1
        elif cell.field == "personal":
            counted["personal"] += 1
        elif cell.field is None and cell.heading:
            counted["ignored by name"] += 1
        elif cell.origin in repaired:
            counted["repair log"] += 1
        else:
            counted[f"nowhere ({cell.heading or '?'})" if names else "nowhere"] += 1
    return counted


def main() -> None:
    """Measure each table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--columns", action="store_true")
    told = parser.parse_args()
    for table in told.tables:
        with tempfile.TemporaryDirectory() as folder:
            try:
                found, records = guessed(table, Path(folder))
            except SourceError as error:
                print(f"{table.name}: {error}")
                continue
        counted = fates(records, names=told.columns)
        filled = sum(counted.values()) or 1
        shares = ", ".join(f"{name} {count / filled:.1%}" for name, count in counted.most_common())
        asked = sum(column.field not in ("notes", "amount") for column in found.doubtful)
        asked += bool(found.without_unit)
        print(
            f"{table.name}: {len(records.policies)} policies, {len(records.projects)} projects, "
            f"{filled:,} cells: {shares}; {asked} questions, {len(records.suspects)} suspects"
        )
        if told.columns:
            for column in found.columns:
                detail = " ".join(column.detail)
                print(f"  {column.confidence:.0%} {column.field:16}{column.heading!r} {detail}")


if __name__ == "__main__":
    main()

"""What share of an unknown table's cells reaches the graph by the untouched guess of ``init``.

``python benchmarks/unknown_tables.py TABLE …`` surveys each table, reads it with the descriptor as
guessed, and says of its filled cells how many became terms of the model, notes under their
heading, personal data left out, columns ignored by name, rows dropped with an entry in the repair
log, or nothing at all; and how many questions an officer is asked. ``--columns`` prints what was
guessed, to be read beside the table. Where a truth file says what each cell should become
(``truth/<name>.csv``, or ``<name>.truth.csv`` beside the table; see ``table_truth.py``), the share
of cells that reach the graph rightly is printed too, and with ``--failed`` where they do not.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from table_truth import judge, readings

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
        if any(predicate != DCTERMS.description for _, predicate in pairs):
            counted["terms"] += 1
        elif pairs:
            counted["notes"] += 1
        elif cell.field == "personal":
            counted["personal"] += 1
        elif cell.field is None and cell.heading:
            counted["ignored by name"] += 1
        elif cell.field is None:
            counted["below no heading"] += 1  # the log says so, once for each column
        elif cell.origin in repaired:
            counted["repair log"] += 1
        else:
            counted[f"nowhere ({cell.heading or '?'})" if names else "nowhere"] += 1
    return counted


def truth_of(table: Path) -> Path | None:
    """Return the truth file of a table, if there is one."""
    beside = table.with_name(f"{table.stem}.truth.csv")
    own = Path(__file__).with_name("truth") / f"{table.stem}.csv"
    return next((path for path in (beside, own) if path.exists()), None)


def told_of(table: Path, records: Records | None, *, failed: int) -> Counter[str]:
    """Print how much of a table reaches the graph rightly, where its truth is known."""
    truth = truth_of(table)
    if truth is None:
        return Counter()
    counted, where = judge(table, readings(truth), records)
    cells = sum(counted.values()) or 1
    shares = ", ".join(
        f"{fate} {counted[fate] / cells:.1%}"
        for fate in ("right", "wrong", "note only", "nowhere")
        if counted[fate] or fate == "right"
    )
    print(f"  {cells:,} cells: {shares}")
    for (fate, becomes, said, example), count in where.most_common(failed):
        print(f"    {count:5} {fate}: {becomes} ← {said} ({example})")
    return counted


def main() -> None:
    """Measure each table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--columns", action="store_true")
    parser.add_argument("--failed", type=int, default=0, help="kinds of failure to print")
    told = parser.parse_args()
    total: Counter[str] = Counter()
    shares: list[float] = []
    questions = 0
    for table in told.tables:
        began, found, records = time.perf_counter(), None, None
        with tempfile.TemporaryDirectory() as folder:
            try:
                found, records = guessed(table, Path(folder))
            except SourceError as error:
                print(f"{table.name}: {error}")
        if found is not None and records is not None:
            questions += _print(table, found, records, columns=told.columns)
            print(f"  {time.perf_counter() - began:.1f} s")
        counted = told_of(table, records, failed=told.failed)
        total += counted
        if counted:
            shares.append(counted["right"] / sum(counted.values()))
    if shares:
        print(
            f"rightly: {total['right'] / sum(total.values()):.1%} of {sum(total.values()):,} "
            "cells, "
            f"{sum(shares) / len(shares):.1%} as the mean of {len(shares)} tables; "
            f"{questions} questions"
        )


def _print(table: Path, found: Survey, records: Records, *, columns: bool) -> int:
    counted = fates(records, names=columns)
    filled = sum(counted.values()) or 1
    shares = ", ".join(f"{name} {count / filled:.1%}" for name, count in counted.most_common())
    asked = sum(column.field not in ("notes", "amount") for column in found.doubtful)
    asked += bool(found.without_unit)
    print(
        f"{table.name}: {len(records.policies)} policies, {len(records.projects)} projects, "
        f"{filled:,} cells: {shares}; {asked} questions, {len(records.suspects)} suspects"
    )
    if columns:
        for column in found.columns:
            detail = " ".join(column.detail)
            print(f"  {column.confidence:.0%} {column.field:16}{column.heading!r} {detail}")
    return asked


if __name__ == "__main__":
    main()

"""How good the list of suspects is, against a careful human reading of the Kisarazu table.

The table is read without its corrections, so that everything a person found is still in it.
Precision: the share of suspects that are in the reading. Recall: the share of the reading that the
list shows. ``python benchmarks/suspects.py`` prints both, by kind of damage.
"""

import csv
from collections import Counter
from pathlib import Path

from shisaku_graph.record import read_records
from shisaku_graph.repair import repair
from shisaku_graph.source.reading import read_descriptor
from shisaku_graph.table import open_table
from shisaku_graph.trace import Ledger, Suspect

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "sources" / "kisarazu-2017"
READING = Path(__file__).with_name("suspects-kisarazu.csv")


def suspects() -> tuple[Suspect, ...]:
    """Return what the rules doubt in the table as received."""
    descriptor = read_descriptor(SOURCE)
    table = open_table(SOURCE / descriptor.table.file, descriptor.table)
    ledger = Ledger()
    rows = repair(table, descriptor, (), ledger)
    loose = descriptor.model_copy(update={"expect": type(descriptor.expect)()})
    return read_records(rows, loose, table.source, ledger).suspects


def matches(suspect: Suspect, entry: dict[str, str]) -> bool:
    """Tell whether a suspect is this entry of the reading."""
    passage, value = entry["passage"], suspect.value
    same = passage == value or (passage and value and (passage in value or value in passage))
    return str(suspect.origin.line) == entry["line"] and bool(same)


def entry_of(suspect: Suspect, reading: list[dict[str, str]]) -> int | None:
    """Return which entry of the reading a suspect is: of several, that of the longest passage."""
    found = [at for at, entry in enumerate(reading) if matches(suspect, entry)]
    return max(found, key=lambda at: len(reading[at]["passage"]), default=None)


def main() -> None:
    """Print precision and recall."""
    with READING.open(encoding="utf-8", newline="") as file:
        reading = list(csv.DictReader(file))
    listed = suspects()
    right = [suspect for suspect in listed if entry_of(suspect, reading) is not None]
    hit = {entry_of(suspect, reading) for suspect in right}
    seen = [entry for at, entry in enumerate(reading) if at in hit]
    total, found = Counter(e["kind"] for e in reading), Counter(e["kind"] for e in seen)
    print(f"suspects {len(listed)}, of them in the reading {len(right)}")
    print(f"precision {len(right) / len(listed):.2f}")
    print(f"recall {len(seen) / len(reading):.2f} ({len(seen)} of {len(reading)})")
    for kind in sorted(total, key=int):
        print(f"  kind {kind:>2}: {found[kind]} of {total[kind]}")
    for suspect in listed:
        if suspect not in right:
            print(f"  not in the reading: {suspect.origin} {suspect.rule} {suspect.value!r}")


if __name__ == "__main__":
    main()

"""Writes tests/queries/golden/ from what the ready queries find in dist/ today.

Run it after a change of the queries or of the data; what ``git diff`` then shows is read row by
row before it is committed.
"""

from pathlib import Path

from shisaku_graph.access import query, ready_queries

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "queries" / "golden"
DATA = ROOT / "dist" / "kisarazu-2017"


def approve() -> None:
    """Write one file for each query, and remove those of queries that are gone."""
    for stale in GOLDEN.glob("*.csv"):
        if stale.stem not in ready_queries():
            stale.unlink()
    for name in ready_queries():
        (GOLDEN / f"{name}.csv").write_bytes(query(name, DATA).to_csv().encode())


if __name__ == "__main__":
    approve()
    print(GOLDEN)

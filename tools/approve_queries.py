"""Writes the golden rows of the ready queries: what they find in the real city, and in all places.

Run it after a change of the queries or of the data; what ``git diff`` then shows is read row by
row before it is committed.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from shisaku_graph.access import query, ready_queries
from shisaku_graph.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "queries" / "golden"
SEVERAL = GOLDEN / "all-places"
CITY = "kisarazu-2017"


def approve() -> None:
    """Write one file for each query, and remove those of queries that are gone."""
    SEVERAL.mkdir(exist_ok=True)
    for stale in (*GOLDEN.glob("*.csv"), *SEVERAL.glob("*.csv")):
        stale.unlink()
    with TemporaryDirectory() as folder:
        dist = Path(folder)
        for top in ("sources", "examples"):
            for source in sorted((ROOT / top).glob("*/source.toml")):
                build(source.parent, dist)
        for name, ready in ready_queries().items():
            (GOLDEN / f"{name}.csv").write_bytes(query(name, dist / CITY).to_csv().encode())
            if "GRAPH" in ready.text:
                (SEVERAL / f"{name}.csv").write_bytes(query(name, dist).to_csv().encode())


if __name__ == "__main__":
    approve()
    print(GOLDEN)

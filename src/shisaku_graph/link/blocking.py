"""Which pairs are looked at: those that share a telling word or two, never all pairs.

A record's keys are its telling words, each pair of its name's words, all of them together, and its
whole name. Records of both sides with the same key stand in one block. A block of more than
``LARGEST`` pairs is not opened: a word in so many names tells little, and the words that stand
beside it make smaller blocks. Of each record the ``KEPT`` pairs with the most shared weight are
kept, on either side, so that one record can have several matches.

Small datasets are joined in memory, large ones by DuckDB; the keys, the limit and the weight are
the same, and so are the pairs.
"""

import hashlib
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from tempfile import TemporaryDirectory
from typing import Any

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

LARGEST = 20_000
"""Pairs in the largest block that is opened."""
KEPT = 5
"""Pairs that are kept for each record."""
SMALL = 25_000_000
"""All pairs of two datasets that are still joined in memory."""
MEMORY = "4GB"
"""What DuckDB may hold at most; what is more it writes to disk meanwhile."""
_COMBINED = 6  # words of a name that are combined to pairs: 15 keys at most
_EXACT = 100_000  # weights are whole numbers: their sum does not hang on the order


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a record is found by: its whole name, its name's words, words of its other texts."""

    name: str
    words: Sequence[str]
    said: Sequence[str] = ()


def keys(record: Keyed) -> Iterator[int]:
    """Yield the keys of a record as 63-bit numbers, each once."""
    seen: set[str] = {f"={record.name}", *record.words, *record.said}
    if record.words:
        seen.add("\x1f".join(sorted(record.words)))
    for pair in combinations(sorted(record.words[:_COMBINED]), 2):
        seen.add("\x1f".join(pair))
    for each in sorted(seen):
        digest = hashlib.blake2b(each.encode(), digest_size=8).digest()
        yield int.from_bytes(digest) >> 1


def pairs(ours: Iterable[Keyed], theirs: Iterable[Keyed], in_memory: bool) -> list[tuple[int, int]]:
    """Return the pairs of positions to compare, in order.

    Args:
        ours: the records of one dataset.
        theirs: those of the other.
        in_memory: join them here, not by DuckDB.

    Raises:
        UsageError: DuckDB is wanted and not installed.
    """
    return _in_memory(ours, theirs) if in_memory else _in_duckdb(ours, theirs)


def _in_memory(ours: Iterable[Keyed], theirs: Iterable[Keyed]) -> list[tuple[int, int]]:
    blocks: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    whole = 0
    for side, group in enumerate((ours, theirs)):
        for at, record in enumerate(group):
            whole += 1
            for key in keys(record):
                blocks[key][side].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for here, there in blocks.values():
        if 0 < len(here) * len(there) <= LARGEST:
            weight = round(_EXACT * math.log(whole / (len(here) + len(there))))
            for one in here:
                for other in there:
                    shared[one, other] += weight
    return sorted({*_best(shared, 0), *_best(shared, 1)})


def _best(shared: Counter[tuple[int, int]], side: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the most shared weight of each record of one side."""
    ranked = sorted(
        shared,
        key=lambda pair: (pair[side], -shared[pair], pair[1 - side]),
    )
    taken: Counter[int] = Counter()
    for pair in ranked:
        taken[pair[side]] += 1
        if taken[pair[side]] <= KEPT:
            yield pair


def _in_duckdb(ours: Iterable[Keyed], theirs: Iterable[Keyed]) -> list[tuple[int, int]]:
    try:
        import duckdb  # noqa: PLC0415  # an extra, wanted only for large datasets
    except ImportError as error:
        raise UsageError(
            "link-scale",
            Bilingual(
                "この大きさのデータの照合には DuckDB が要ります。",
                "matching datasets of this size needs DuckDB.",
            ),
            Bilingual(
                "pip install 'shisaku-graph[scale]' を実行してください。",
                "run pip install 'shisaku-graph[scale]'.",
            ),
        ) from error
    with TemporaryDirectory() as spilt, duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{MEMORY}'")
        base.execute("SET temp_directory = ?", [spilt])
        whole = 0
        for taken, records in zip(_TAKE, (ours, theirs), strict=True):
            table, count = _table(records)
            whole += count
            base.register("received", table)
            base.execute(taken)
            base.unregister("received")
        told = {"whole": whole, "largest": LARGEST, "kept": KEPT, "exact": _EXACT}
        base.execute(_JOIN, told)
        return base.execute("SELECT one, other FROM kept ORDER BY one, other").fetchall()


_TAKE = (
    "CREATE TEMP TABLE a AS SELECT * FROM received",
    "CREATE TEMP TABLE b AS SELECT * FROM received",
)
_JOIN = """
CREATE TEMP TABLE kept AS
WITH
  sizes AS (
    SELECT key, x.n AS na, y.n AS nb
    FROM (SELECT key, count(*) AS n FROM a GROUP BY key) x
    JOIN (SELECT key, count(*) AS n FROM b GROUP BY key) y USING (key)
    WHERE x.n * y.n <= $largest
  ),
  shared AS (
    SELECT a.at AS one, b.at AS other,
      sum(CAST(round($exact * ln($whole / (na + nb))) AS BIGINT)) AS weight
    FROM sizes JOIN a USING (key) JOIN b USING (key)
    GROUP BY a.at, b.at
  )
SELECT one, other FROM shared
QUALIFY row_number() OVER (PARTITION BY one ORDER BY weight DESC, other) <= $kept
     OR row_number() OVER (PARTITION BY other ORDER BY weight DESC, one) <= $kept
"""


def _table(records: Iterable[Keyed]) -> tuple[Any, int]:
    """Return the keys of records as an Arrow table (key, position), and the number of records."""
    import pyarrow as pa  # noqa: PLC0415  # loaded only for large datasets

    found, places = array("q"), array("i")
    count = 0
    for at, record in enumerate(records):
        count += 1
        for key in keys(record):
            found.append(key)
            places.append(at)
    columns = {
        "key": pa.Array.from_buffers(pa.int64(), len(found), [None, pa.py_buffer(found)]),
        "at": pa.Array.from_buffers(pa.int32(), len(places), [None, pa.py_buffer(places)]),
    }
    return pa.table(columns), count

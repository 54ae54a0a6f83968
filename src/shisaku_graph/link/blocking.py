"""Which pairs are looked at: those that share a telling word or two, never all pairs.

A record's keys are its telling words, each pair of its name's words, and its whole name. Records of
both sides with the same key stand in one block. A block of more than ``LARGEST`` pairs is not
opened: a word in so many names tells little, and the pairs of words that hold it make smaller
blocks. Of each record the ``KEPT`` pairs with the most shared weight are kept, on either side, so
that one record can have several matches.

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
from typing import Any

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

LARGEST = 20_000
"""Pairs in the largest block that is opened."""
KEPT = 20
"""Pairs that are kept for each record."""
SMALL = 25_000_000
"""All pairs of two datasets that are still joined in memory."""
_COMBINED = 6  # words of a name that are combined to pairs: 15 keys at most
_EXACT = 5  # decimals of a weight: both engines round to the same number


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a record is found by: its whole name, its name's words, words of its other texts."""

    name: str
    words: Sequence[str]
    said: Sequence[str] = ()


def keys(record: Keyed) -> Iterator[int]:
    """Yield the keys of a record as 63-bit numbers, each once."""
    seen: set[str] = {f"={record.name}", *record.words, *record.said}
    for pair in combinations(sorted(record.words[:_COMBINED]), 2):
        seen.add("\x1f".join(pair))
    for each in sorted(seen):
        digest = hashlib.blake2b(each.encode(), digest_size=8).digest()
        yield int.from_bytes(digest) >> 1


def pairs(
    ours: Sequence[Keyed], theirs: Sequence[Keyed], *, small: int = SMALL
) -> list[tuple[int, int]]:
    """Return the pairs of positions to compare, in order.

    Raises:
        UsageError: the datasets are large, and DuckDB is not installed.
    """
    if len(ours) * len(theirs) <= small:
        return _in_memory(ours, theirs)
    return _in_duckdb(ours, theirs)


def _in_memory(ours: Sequence[Keyed], theirs: Sequence[Keyed]) -> list[tuple[int, int]]:
    blocks: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, group in enumerate((ours, theirs)):
        for at, record in enumerate(group):
            for key in keys(record):
                blocks[key][side].append(at)
    whole = len(ours) + len(theirs)
    shared: Counter[tuple[int, int]] = Counter()
    for here, there in blocks.values():
        if 0 < len(here) * len(there) <= LARGEST:
            weight = round(math.log(whole / (len(here) + len(there))), _EXACT)
            for one in here:
                for other in there:
                    shared[one, other] += weight  # type: ignore[assignment]  # a sum of floats
    return sorted({*_best(shared, 0), *_best(shared, 1)})


def _best(shared: Counter[tuple[int, int]], side: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the most shared weight of each record of one side."""
    ranked = sorted(
        shared,
        key=lambda pair: (pair[side], -round(shared[pair], _EXACT - 1), pair[1 - side]),
    )
    taken: Counter[int] = Counter()
    for pair in ranked:
        taken[pair[side]] += 1
        if taken[pair[side]] <= KEPT:
            yield pair


def _in_duckdb(ours: Sequence[Keyed], theirs: Sequence[Keyed]) -> list[tuple[int, int]]:
    try:
        import duckdb  # noqa: PLC0415  # an extra, wanted only for large datasets
    except ImportError as error:
        raise UsageError(
            "link-scale",
            Bilingual(
                f"{len(ours):,} 件と {len(theirs):,} 件の照合には DuckDB が要ります。",
                f"matching {len(ours):,} with {len(theirs):,} records needs DuckDB.",
            ),
            Bilingual(
                "pip install 'shisaku-graph[scale]' を実行してください。",
                "run pip install 'shisaku-graph[scale]'.",
            ),
        ) from error
    with duckdb.connect() as base:
        base.register("ours", _table(ours))
        base.execute("CREATE TEMP TABLE a AS SELECT * FROM ours")
        base.unregister("ours")
        base.register("theirs", _table(theirs))
        base.execute("CREATE TEMP TABLE b AS SELECT * FROM theirs")
        base.unregister("theirs")
        base.execute(_JOIN, {"whole": len(ours) + len(theirs), "largest": LARGEST, "kept": KEPT})
        found = base.execute("SELECT one, other FROM kept ORDER BY one, other").to_arrow_table()
        return list(
            zip(found.column(0).to_pylist(), found.column(1).to_pylist(), strict=True)
        )


_JOIN = f"""
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
      round(sum(round(ln($whole / (na + nb)), {_EXACT})), {_EXACT - 1}) AS weight
    FROM sizes JOIN a USING (key) JOIN b USING (key)
    GROUP BY a.at, b.at
  )
SELECT one, other FROM shared
QUALIFY row_number() OVER (PARTITION BY one ORDER BY weight DESC, other) <= $kept
     OR row_number() OVER (PARTITION BY other ORDER BY weight DESC, one) <= $kept
"""


def _table(records: Iterable[Keyed]) -> Any:  # noqa: ANN401  # pyarrow says no types
    """Return the keys of records as an Arrow table: key, position."""
    import pyarrow as pa  # noqa: PLC0415  # loaded only for large datasets

    found, places = array("q"), array("i")
    for at, record in enumerate(records):
        for key in keys(record):
            found.append(key)
            places.append(at)
    columns = {
        "key": pa.Array.from_buffers(pa.int64(), len(found), [None, pa.py_buffer(found)]),
        "at": pa.Array.from_buffers(pa.int32(), len(places), [None, pa.py_buffer(places)]),
    }
    return pa.table(columns)

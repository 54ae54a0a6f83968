"""Whether the memory of this machine holds the graph of a table: seen before it is full."""

from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.table.body import BodyRow

PER_CELL = 22_000
"""Bytes that a build holds for each filled cell: some 20 triples, at 1.1 KB (docs: scale.md)."""

_CONTROL = Path("/sys/fs/cgroup")
_MEMORY = Path("/proc/meminfo")
_KB, _MB = 1_024, 1_000_000


def within_memory(rows: Iterator[BodyRow], file: str) -> Iterator[BodyRow]:
    """Yield the rows, as long as their graph fits into the memory that is free now.

    Raises:
        RecordError: it does not fit; ``stream`` takes the table.
    """
    free = free_memory()
    cells = 0
    for number, body in enumerate(rows, start=1):
        cells += sum(1 for cell in body.row.cells if cell.text)
        if free is not None and cells * PER_CELL > free:
            raise _too_large(file, number, free)
        yield body


def free_memory() -> int | None:
    """Return how many bytes of memory are free to this process; ``None`` where nothing tells."""
    told = [each for each in (_of_machine(), _of_control_group()) if each is not None]
    return min(told, default=None)


def _of_machine() -> int | None:
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        found = next(line for line in lines if line.startswith("MemAvailable:"))
        return int(found.split()[1]) * _KB
    except (OSError, StopIteration, ValueError):  # another system, or an old one
        return None


def _of_control_group() -> int | None:
    try:
        most, used = ((_CONTROL / name).read_text() for name in ("memory.max", "memory.current"))
        return int(most) - int(used)
    except (OSError, ValueError):  # none, or "max"
        return None


def _too_large(file: str, rows: int, free: int) -> RecordError:
    return RecordError(
        "table-too-large",
        Bilingual(
            f"表が大きく、{rows:,} 行目までで、使えるメモリ（{free // _MB:,} MB）を超えます。",
            f"the table is large: its first {rows:,} rows exceed the free memory "
            f"({free // _MB:,} MB).",
        ),
        Bilingual(
            "shisaku-graph stream でグラフだけを書くか（メモリは増えません）、"
            "メモリの大きい機械で作るか、表を部や年度で分けてください。",
            "write the graph alone with shisaku-graph stream (its memory does not grow), build on "
            "a machine with more memory, or part the table by department or year.",
        ),
        file,
    )

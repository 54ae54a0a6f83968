"""A sequence that is written once and read again and again, most of it on disk.

The first items stay in memory as they are; beyond them, each is packed into an unnamed temporary
file, so that a table of a million rows needs no more memory than one of some thousand.
"""

import marshal
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, Generic, TypeVar, overload

_HELD = 2_000  # items kept in memory
_CHUNK = 128  # items packed together: read and written as one
_MARSHAL = 2  # the format without references: looking for them costs more than it saves

T = TypeVar("T")

Packed = Any
"""What an item becomes on disk: tuples, texts, numbers, None, nested in each other."""


class Spool(Sequence[T], Generic[T]):
    """Items in the order added.

    Args:
        pack: returns an item as tuples of texts and numbers.
        unpack: returns the item again, equal to what was packed.
        held: how many are kept in memory.
    """

    def __init__(
        self, pack: Callable[[T], Packed], unpack: Callable[[Packed], T], held: int | None = None
    ) -> None:
        self._pack, self._unpack = pack, unpack
        self._most = _HELD if held is None else held
        self._held: list[T] = []
        self._waiting: list[Packed] = []
        self._starts = array("q", [0])  # of each chunk, in bytes
        self._file: IO[bytes] | None = None
        self._last: tuple[int, list[Packed]] = (-1, [])

    def append(self, item: T) -> None:
        """Add an item behind the others."""
        if len(self._held) < self._most:
            self._held.append(item)
            return
        self._waiting.append(self._pack(item))
        if len(self._waiting) == _CHUNK:
            self._write()

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the spool
        content = marshal.dumps(self._waiting, _MARSHAL)
        self._file.seek(self._starts[-1])
        self._file.write(content)
        self._starts.append(self._starts[-1] + len(content))
        self._waiting = []

    def _chunk(self, number: int) -> list[Packed]:
        if self._file is None or number == len(self._starts) - 1:
            return self._waiting
        if self._last[0] != number:
            start, end = self._starts[number], self._starts[number + 1]
            self._file.seek(start)
            self._last = number, marshal.loads(self._file.read(end - start))  # noqa: S302  # own bytes
        return self._last[1]

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._held) + (len(self._starts) - 1) * _CHUNK + len(self._waiting)

    def __iter__(self) -> Iterator[T]:
        """Yield the items that are there, in their order."""
        yield from self._held
        for number in range(len(self._starts)):
            for packed in list(self._chunk(number)):
                yield self._unpack(packed)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        """Return the item at a place."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        if not 0 <= at < len(self):
            raise IndexError(at)
        if at < len(self._held):
            return self._held[at]
        number, within = divmod(at - len(self._held), _CHUNK)
        return self._unpack(self._chunk(number)[within])

    def __del__(self) -> None:
        """Give the disk back."""
        if self._file is not None:
            self._file.close()

"""The files of a dataset while they are made: large ones wait on disk, not in memory."""

import tempfile
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Self

_SMALL = 256 * 1024  # bytes


class Contents(MutableMapping[str, bytes]):
    """Contents by their paths in the dataset's folder; whoever asks for one reads it again.

    Used in a ``with`` statement: behind it nothing is left on disk.
    """

    def __init__(self) -> None:
        self._held: dict[str, bytes | Path] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="shisaku-graph-")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what waits on disk."""
        self._folder.cleanup()

    def __setitem__(self, path: str, content: bytes) -> None:
        if len(content) <= _SMALL:
            self._held[path] = content
            return
        waiting = Path(self._folder.name) / str(len(self._held))
        waiting.write_bytes(content)
        self._held[path] = waiting

    def write(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a large content piece by piece."""
        waiting = Path(self._folder.name) / str(len(self._held))
        with waiting.open("wb") as file:
            file.writelines(pieces)
        self._held[path] = waiting

    def place(self, path: str) -> bytes | Path:
        """Return a content, or the file where it waits."""
        return self._held[path]

    def __getitem__(self, path: str) -> bytes:
        held = self._held[path]
        return held if isinstance(held, bytes) else held.read_bytes()

    def __delitem__(self, path: str) -> None:
        del self._held[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

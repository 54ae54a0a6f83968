"""The files of a dataset while they are made: large ones wait on disk, not in memory."""

import tempfile
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Self

from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual

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
        self.write(path, (content,))

    def write(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a large content piece by piece.

        Raises:
            PublicationError: there is no room for it where it waits.
        """
        waiting = Path(self._folder.name) / str(len(self._held))
        try:
            with waiting.open("wb") as file:
                file.writelines(pieces)
        except OSError as error:
            raise _no_room(waiting.parent, error) from error
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


def _no_room(folder: Path, error: OSError) -> PublicationError:
    said = error.strerror or str(error)
    return PublicationError(
        "temporary-failed",
        Bilingual(
            f"作業用のファイルを書けません（{said}）。",
            f"a temporary file cannot be written ({said}).",
        ),
        Bilingual(
            "空き容量を増やすか、環境変数 TMPDIR で別の場所を指定してください。"
            "以前の公開内容はそのままです。",
            "make room, or name another place by the environment variable TMPDIR; "
            "what was published before is untouched.",
        ),
        str(folder.parent),
    )

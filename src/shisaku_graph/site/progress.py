"""How far a site is: the phase, how much of it is done, the files so far, the time it took."""

from collections.abc import Callable
from time import monotonic

from shisaku_graph.language import Bilingual

Told = Callable[[Bilingual], None]
_PAUSE = 0.2  # seconds between two words about one phase


class Progress:
    """Says where the making of a site stands, from its first moment, not more often than is read.

    Attributes:
        files: number of the files so far.
        bytes: their size.
    """

    def __init__(self, tell: Told = lambda _: None) -> None:
        self.files = 0
        self.bytes = 0
        self._tell = tell
        self._start = monotonic()
        self._said = 0.0
        self._phase = Bilingual("", "")

    def begin(self, ja: str, en: str) -> None:
        """Begin a phase, named in both languages."""
        self._phase = Bilingual(ja, en)
        self._say("")

    def at(self, done: int, of: int) -> None:
        """Say how much of the phase is done, as whole numbers of what it counts."""
        if monotonic() - self._said >= _PAUSE:
            self._say(f" {done:,} / {of:,}")

    def file(self, size: int) -> None:
        """Count one file of so many bytes."""
        self.files += 1
        self.bytes += size

    def _say(self, done: str) -> None:
        self._said = monotonic()
        seconds = int(self._said - self._start)
        took = f"{seconds // 60}:{seconds % 60:02}"
        self._tell(
            Bilingual(
                f"サイト: {self._phase.ja}{done}（{self.files:,} ファイル、{took}）",
                f"site: {self._phase.en}{done} ({self.files:,} files, {took})",
            )
        )

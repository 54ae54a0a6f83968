"""The access log: one line a request, in which nothing can drive a terminal or forge a line."""

import logging
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TextIO

_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Record:
    """One request and how it went; status 499 means that the client left."""

    client: str
    method: str
    target: str
    status: int
    size: int
    seconds: float


class Records:
    """Where requests are written down; nowhere when there is no file."""

    def __init__(self, out: TextIO | None) -> None:
        self._out = out

    def write(self, record: Record) -> None:
        """Write one request down."""
        if self._out is not None:
            self.say(
                f"{record.client} {plain(record.method)} {plain(record.target)} "
                f"{record.status} {record.size} {record.seconds * 1000:.0f}ms"
            )

    def say(self, text: str) -> None:
        """Write down what happened."""
        if self._out is not None:
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            self._out.write(f"{now} {text}\n")
            self._out.flush()

    def fault(self, error: Exception) -> None:
        """Write down a fault of this program, on one line a frame."""
        for line in "".join(traceback.format_exception(error)).splitlines():
            self.say(f"fault: {plain(line)}")


class Log(logging.Handler):
    """What uvicorn has to say of faults, written down like the rest."""

    def __init__(self, records: Records) -> None:
        super().__init__(logging.ERROR)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message down."""
        self._records.say(f"server: {plain(record.getMessage())}")
        if record.exc_info and isinstance(record.exc_info[1], Exception):
            self._records.fault(record.exc_info[1])


def plain(text: str) -> str:
    r"""Return a foreign text in printable ASCII, cut.

    >>> plain("/a b\n\x1b[31m")
    '/a\\x20b\\x0a\\x1b[31m'
    """
    shown = "".join(
        sign
        if "!" <= sign <= "~"
        else "".join(f"\\x{byte:02x}" for byte in sign.encode("utf-8", "replace"))
        for sign in text[:_LONGEST]
    )
    return shown + ("…" if len(text) > _LONGEST else "")

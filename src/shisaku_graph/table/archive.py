"""XML inside ZIP (XLSX, ODS), read as a stream within stated limits.

A few kilobytes can unpack to gigabytes or hold a document type that expands without end: sizes are
counted as they are read, since those in the directory can lie.
"""

import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from shisaku_graph.table.grid import refused

MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes of one member."""

_BLOCK = 1 << 16
_LONGEST_PIECE = 1 << 20  # characters between two tags: no cell of a table has more
_MOST_MEMBERS = 10_000
_DEEPEST = 200

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What is told of each element; names come without namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""

    def end(self, name: str, text: str) -> None:
        """Take the end of an element, with the text since the last tag."""

    def text(self, text: str) -> None:
        """Take a piece of text before a further element starts."""


class Archive:
    """A ZIP file of XML members."""

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        Raises:
            DocumentError: it is no ZIP file, or damaged.
        """
        self._file = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise refused(
                self._file, f"壊れています: {error}", f"it is damaged: {error}"
            ) from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > _MOST_MEMBERS:
            raise refused(self._file, "中のファイルが多すぎます", "it holds too many members")

    def read(self, name: str, most: int = 4096) -> bytes:
        """Return the beginning of a member, empty where there is none."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as member:
                return member.read(most)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            return b""

    def parse(self, name: str, handler: Handler) -> None:
        """Parse a member as XML, telling ``handler`` of each element.

        Raises:
            DocumentError: the member is missing, damaged, encrypted, no XML, declares a document
                type, or unpacks beyond the limit.
        """
        parser = _Stream(handler, self._file, name)
        taken = 0
        try:
            with self._zip.open(name) as member:
                while block := member.read(_BLOCK):
                    taken += len(block)
                    if taken > MOST_UNPACKED:
                        raise refused(
                            self._file,
                            f"{name} が展開すると {MOST_UNPACKED:,} バイトを超えます",
                            f"{name} unpacks to more than {MOST_UNPACKED:,} bytes",
                        )
                    parser.feed(block)
            parser.close()
        except KeyError as error:
            raise refused(self._file, f"{name} がありません", f"{name} is missing") from error
        except expat.ExpatError as error:
            raise refused(
                self._file, f"{name} が XML ではありません: {error}", f"{name} is no XML: {error}"
            ) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,  # encrypted
        ) as error:
            raise refused(
                self._file, f"{name} が壊れています: {error}", f"{name} is damaged: {error}"
            ) from error

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):
            self._zip.close()


class _Stream:
    """expat, with texts put together and document types refused."""

    def __init__(self, handler: Handler, file: str, member: str) -> None:
        self._handler = handler
        self._file, self._member = file, member
        self._pieces: list[str] = []
        self._length = self._depth = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def feed(self, block: bytes) -> None:
        self._parser.Parse(block, False)

    def close(self) -> None:
        self._parser.Parse(b"", True)

    def _doctype(self, *_: object) -> None:
        raise refused(
            self._file,
            f"{self._member} に DOCTYPE があります",
            f"{self._member} declares a document type (DOCTYPE)",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise refused(self._file, "XML の入れ子が深すぎます", "its XML is nested too deep")
        if self._pieces:
            self._handler.text(self._taken())
        plain: dict[str, str] = {}
        for key, value in attributes.items():  # the first of two that differ in namespace alone
            plain.setdefault(key.rpartition(" ")[2], value)
        self._handler.start(name.rpartition(" ")[2], plain)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(name.rpartition(" ")[2], self._taken() if self._pieces else "")

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > _LONGEST_PIECE:
            raise refused(
                self._file,
                f"{self._member} に長すぎるセルがあります",
                f"{self._member} holds a cell longer than {_LONGEST_PIECE:,} characters",
            )

    def _taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text

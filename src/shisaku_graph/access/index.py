"""The index of one dataset: its statements by subject and by what they lead to, in one file.

It is made in one pass over the N-Triples, so that neither making nor reading it needs more memory
when a dataset grows. Several processes may read one index. Nothing but a build of a site or a
comparison uses it: it is thrown away afterwards.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.statements import Description
from shisaku_graph.rdf_files import unreadable
from shisaku_graph.vocabulary import SHISAKU

IN_MEMORY = ":memory:"
VANISHING = ""
"""SQLite's names of an index without a file of its own: in memory, or where it vanishes."""
_REMEMBERED = 8_192  # descriptions: neighbours on a page share most of what they name
_ROWS = 20_000  # links and subjects written at once
_TOLD = 1 << 24  # bytes of the file between two words about how far it is
_TABLES = """
CREATE TABLE subject (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, place INTEGER, lines TEXT);
CREATE TABLE link (value TEXT NOT NULL, predicate INTEGER NOT NULL, subject INTEGER NOT NULL);
CREATE TABLE predicate (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, used INTEGER NOT NULL);
"""
_LEADING = "FROM link JOIN subject ON subject.id = link.subject WHERE value = ? AND predicate = ?"
_SORTED = """
CREATE INDEX link_by_value ON link (value, predicate, subject);
CREATE INDEX subject_by_iri ON subject (iri);
"""
_LINE = re.compile(
    rb"(<[^<>\"{}|^`\\\s]++>) <([^<>\"{}|^`\\\s]++)> (?:<([^<>\"{}|^`\\\s]++)>|"
    rb"(\"[^\"\\\r\n]*+(?:\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})[^\"\\\r\n]*+)*+\""
    rb"(?:@[A-Za-z]++(?:-[A-Za-z0-9]++)*+|\^\^<[^<>\"{}|^`\\\s]++>)?)) \.\n"
).fullmatch
"""One canonical line: subject, property, and the link or the literal."""
_NUMBERED = SHISAKU.line.encode()
_POSITION = re.compile(rb"<" + re.escape(SHISAKU.position.encode()) + rb"> \"(-?\d+)\"").search
Told = Callable[[int, int], None]


class Index:
    """The statements of one dataset, read from an index."""

    def __init__(self, path: Path | str, held: sqlite3.Connection | None = None) -> None:
        """Open an index that :func:`indexed` made; ``held`` is one in memory."""
        self.path = path
        self._base = held or _opened(path)
        self._predicates: dict[str, int] = {}
        self._used: dict[str, int] = {}
        for number, iri, used in self._base.execute("SELECT id, iri, used FROM predicate"):
            self._predicates[iri] = number
            self._used[iri] = used
        self.of = lru_cache(_REMEMBERED)(self._of)

    def __len__(self) -> int:
        return sum(self._used.values())

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _of(self, iri: str) -> Description:
        rows = self._base.execute("SELECT lines FROM subject WHERE iri = ?", (iri,)).fetchall()
        text = "".join(lines for (lines,) in rows)
        if len(rows) > 1:  # what is not sorted tells of one subject in several places
            text = "".join(sorted(set(text.splitlines(keepends=True))))
        return Description(q.triple for q in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))

    def subjects(self, predicate: str, value: str | ox.Literal) -> list[str]:
        """Return the resources that a property joins to an IRI, or a line to its number."""
        return list(self._rows(f"SELECT DISTINCT iri {_LEADING}", _key(value), predicate))

    def ordered(self, predicate: str, value: str) -> Iterator[str]:
        """Yield the same in the order of their positions, then of their IRIs."""
        query = f"SELECT iri {_LEADING} GROUP BY iri ORDER BY max(place), iri"
        return self._rows(query, value, predicate)

    def count(self, predicate: str, value: str | None = None) -> int:
        """Return how many triples have a property, or a property and a linked value."""
        if value is None:
            return self._used.get(predicate, 0)
        (number,) = self._rows(f"SELECT count(DISTINCT iri) {_LEADING}", value, predicate)
        return int(number)

    def incoming(self, value: str, most: int) -> Mapping[str, list[str]]:
        """Return the properties that lead to a resource, each with its first subjects."""
        query = f"SELECT DISTINCT iri {_LEADING} ORDER BY iri LIMIT {most:d}"
        found = {each: list(self._rows(query, value, each)) for each in sorted(self._predicates)}
        return {each: subjects for each, subjects in found.items() if subjects}

    def _rows(self, query: str, value: str, predicate: str) -> Iterator[str]:
        known = self._predicates.get(predicate)
        return (cell for (cell,) in self._base.execute(query, (value, known)))


def _opened(path: Path | str) -> sqlite3.Connection:
    """Open an index to read, from any thread, one at a time."""
    place = Path(path).resolve().as_uri()
    return sqlite3.connect(f"{place}?mode=ro", uri=True, check_same_thread=False)


def indexed(data: Path, place: Path | str = IN_MEMORY, told: Told = lambda *_: None) -> Index:
    """Make the index of a dataset.

    Args:
        data: its N-Triples, sorted or not.
        place: the new file of the index; in memory by default.
        told: called now and then with the bytes read and the bytes in all.

    Raises:
        UsageError: the file is no valid N-Triples; line by line, the texts' escapes apart.
    """
    base = sqlite3.connect(place)
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    maker = _Maker(base)
    try:
        with data.open("rb") as lines:
            maker.read(lines, data.stat().st_size, told)
    except (SyntaxError, ValueError, OSError) as error:
        base.close()
        raise unreadable(data, error, maker.line) from error
    base.executescript(_SORTED)
    base.commit()
    if isinstance(place, str):
        return Index(place, base)
    base.close()
    return Index(place)


class _Maker:
    """Reads the lines of a dataset, a subject at a time."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._used: Counter[bytes] = Counter()
        self._predicates: dict[bytes, int] = {}
        self._links: list[tuple[str, int, int]] = []
        self._subjects: list[tuple[int, str, int, str]] = []
        self._next = 1
        self.line = 0

    def read(self, lines: Iterable[bytes], size: int, told: Told) -> None:
        read = said = 0
        subject, held = b"", list[re.Match[bytes]]()
        for self.line, raw in enumerate(lines, start=1):
            read += len(raw)
            found = _LINE(raw)
            for each in (found,) if found else _mended(raw):
                if each[1] != subject:
                    self._subject(subject, held)
                    subject, held = each[1], []
                held.append(each)
            if read - said > _TOLD:
                said = read
                told(read, size)
        self._subject(subject, held)
        self._write()
        self._base.executemany(
            "INSERT INTO predicate VALUES (?, ?, ?)",
            [(n, iri.decode(), self._used[iri]) for iri, n in self._predicates.items()],
        )
        told(size, size)

    def _subject(self, subject: bytes, lines: list[re.Match[bytes]]) -> None:
        if not lines:
            return
        number, self._next = self._next, self._next + 1
        body = b"".join(each[0] for each in lines)
        place = _POSITION(body)
        text = body.decode()  # what is no UTF-8 is refused here, with its line
        self._subjects.append((number, subject[1:-1].decode(), int(place[1]) if place else 0, text))
        for each in lines:
            _, predicate, link, literal = each.groups()
            known = self._predicates.setdefault(predicate, len(self._predicates))
            self._used[predicate] += 1
            if link is not None:
                self._links.append((link.decode(), known, number))
            elif predicate == _NUMBERED:
                self._links.append((literal.decode(), known, number))
        if len(self._subjects) + len(self._links) > _ROWS:
            self._write()

    def _write(self) -> None:
        self._base.executemany("INSERT INTO subject VALUES (?, ?, ?, ?)", self._subjects)
        self._base.executemany("INSERT INTO link VALUES (?, ?, ?)", self._links)
        self._subjects.clear()
        self._links.clear()


def _mended(raw: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the triple of a line that is written otherwise than canonically; a comment has none.

    Blank nodes do not occur in what is published; nothing would lead to one.
    """
    for quad in ox.parse(raw, format=ox.RdfFormat.N_TRIPLES):
        found = _LINE(f"{quad.triple} .\n".encode())
        if found is not None:
            yield found


def _key(value: str | ox.Literal) -> str:
    return value if isinstance(value, str) else str(value)

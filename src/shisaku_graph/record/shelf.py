"""The records of a table too large for memory: rows on disk, and an index to find them by.

What :mod:`record.reader` holds in dictionaries stands here in a temporary SQLite file: the plan's
tree, the units, which rows speak of which policy and project. A record is put together when it is
asked for, by the same functions.
"""

import marshal
import sqlite3
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from shisaku_graph.record.assembly import (
    policy,
    project,
    report,
    report_above,
    told_twice,
)
from shisaku_graph.record.entries import Entry, indicator_names, measures_more, read_entry
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.model import (
    Department,
    Level,
    PlanElement,
    ProgressReport,
    Project,
    Text,
)
from shisaku_graph.record.nameless import NamelessRowError, NamelessRows
from shisaku_graph.record.outline import Outline
from shisaku_graph.record.projects import (
    ProjectRows,
    doubt_namesake,
    listed_key,
    marks,
    measured_apart,
    namesake_key,
    tell_apart,
)
from shisaku_graph.record.tree import path_of
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.table.body import BodyRow, RowSpool
from shisaku_graph.trace import Ledger, Origin

_CACHE_KIB = 16_384  # of the index, in memory
_SCHEMA = """
CREATE TABLE told (element INTEGER, row INTEGER, indicators BLOB, PRIMARY KEY (element, row))
  WITHOUT ROWID;
CREATE TABLE graded (element INTEGER, row INTEGER, PRIMARY KEY (element, row)) WITHOUT ROWID;
CREATE TABLE named (
  id INTEGER PRIMARY KEY, row INTEGER, own INTEGER, name TEXT, compared TEXT, marks BLOB);
CREATE TABLE apart (row INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE project (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TABLE speaks (project INTEGER, row INTEGER, own INTEGER, PRIMARY KEY (project, row, own))
  WITHOUT ROWID;
"""


class Shelf:
    """The rows of a table and its index; ``folder`` is a temporary one that others clean up.

    Rows are added, then :meth:`close` settles the keys, then records can be asked for.
    """

    def __init__(self, folder: FilePath, descriptor: Descriptor, identities: Identities) -> None:
        self._descriptor, self._identities = descriptor, identities
        self.rows = RowSpool()
        self._entries = 0
        self._nameless = NamelessRows()
        self.index = sqlite3.connect(folder / "index.sqlite", isolation_level=None)
        self.index.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;"
            f"PRAGMA cache_size=-{_CACHE_KIB}; {_SCHEMA} BEGIN;"
        )
        self.outline = Outline(self.index, identities)

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.index.execute(query, values).fetchone()
        return found

    def add(self, body: BodyRow) -> None:
        """Add a row.

        Raises:
            RecordError: it speaks of a policy that another row speaks of.
        """
        at = len(self.rows)
        self.rows.append(body)
        if body.names_only:
            return
        try:
            entry = read_entry(body)
        except NamelessRowError as error:
            self._nameless.add(error)
            return
        self._entries += 1
        lowest = self.outline.add_nodes(entry.nodes)
        for each in dict.fromkeys(each for each, _, _ in entry.upper):
            element = self.outline.number(path_of(entry.nodes[: each + 1]))
            self.index.execute("INSERT INTO graded VALUES (?, ?)", (element, at))
        for path, origin in entry.unit_places:
            self.outline.add_unit(path, origin)
        if entry.project is None and entry.nodes and entry.nodes[-1].level is Level.POLICY:
            self._tell(lowest, at, entry)
        if entry.project is not None:
            told = marshal.dumps(marks(entry))
            self._name(at, 1, entry.project.value, comparison(entry.project.value), told)
        for name in entry.listed:
            self._name(at, 0, name.value, None, None)

    def _name(self, at: int, own: int, name: str, compared: str | None, told: object) -> None:
        self.index.execute(
            "INSERT INTO named (row, own, name, compared, marks) VALUES (?, ?, ?, ?, ?)",
            (at, own, name, compared, told),
        )

    def _tell(self, element: int, at: int, entry: Entry) -> None:
        names = indicator_names(entry)
        before = self.index.execute(
            "SELECT indicators FROM told WHERE element = ? ORDER BY row", (element,)
        )
        told = [marshal.loads(each) for (each,) in before]  # noqa: S302  # own bytes
        several = self._descriptor.rows_share_a_subject
        if told and not (several and measures_more(names, told)):
            first = self._one("SELECT min(row) FROM told WHERE element = ?", element)
            row = self.rows[first[0] if first else 0].row
            raise told_twice(entry.nodes[-1].name, row.origin, entry.origin)
        self.index.execute("INSERT INTO told VALUES (?, ?, ?)", (element, at, marshal.dumps(names)))

    def close(self, ledger: Ledger) -> int:
        """Settle every key; return how many rows of data there are.

        Raises:
            RecordError: rows name nothing.
        """
        self._nameless.refuse()
        self.outline.settle()
        self._tell_projects_apart(ledger)
        for row, own, name in self.index.execute("SELECT row, own, name FROM named ORDER BY id"):
            told = self._one("SELECT key FROM apart WHERE row = ?", row) if own else None
            minted = told[0] if told else self._identities.key("project", name)
            self.index.execute("INSERT OR IGNORE INTO project (key) VALUES (?)", (minted,))
            self.index.execute(
                "INSERT OR IGNORE INTO speaks SELECT id, ?, ? FROM project WHERE key = ?",
                (row, own, minted),
            )
        self.index.execute("DROP TABLE named")
        return self._entries

    def _tell_projects_apart(self, ledger: Ledger) -> None:
        """Settle the keys of rows whose project's name others bear too."""
        self.index.execute("CREATE INDEX namesakes ON named (compared)")
        lines = self._descriptor.rows_are_lines
        groups = self.index.execute(
            "SELECT compared, min(id) AS first FROM named WHERE own = 1"
            " GROUP BY compared HAVING count(*) > 1 ORDER BY first"
        )
        for compared, _ in groups:
            rows = self.index.execute(
                "SELECT row, name, marks FROM named WHERE compared = ? ORDER BY id", (compared,)
            ).fetchall()
            name = rows[0][1]
            united = lines or (
                bool(self._descriptor.indicators)
                and measured_apart([read_entry(self.rows[row]) for row, _, _ in rows])
            )
            told = tell_apart((marshal.loads(each) for _, _, each in rows), lines=united)  # noqa: S302
            for (row, _, _), above in zip(rows, told, strict=True):
                if above and above[-1]:
                    entry = read_entry(self.rows[row])
                    place = entry.project.origin if entry.project else entry.origin
                    doubt_namesake(name, place, ledger)
                minted = namesake_key(name, above, self._identities)
                self.index.execute("INSERT INTO apart VALUES (?, ?)", (row, minted))

    def counts(self) -> dict[str, int]:
        """Return the number of records of each class, by the names used in ``[expect]``."""
        by_level = dict(self.index.execute("SELECT level, count(*) FROM element GROUP BY level"))

        def number(table: str) -> int:
            found = self._one(f"SELECT count(*) FROM {table}")  # noqa: S608  # names of our own
            return int(found[0]) if found else 0

        return {
            "directions": by_level.get(Level.DIRECTION.value, 0),
            "basic_policies": by_level.get(Level.BASIC_POLICY.value, 0),
            "policies": by_level.get(Level.POLICY.value, 0),
            "projects": number("project"),
            "departments": number("unit"),
            "reports": number("(SELECT element FROM told UNION SELECT element FROM graded)")
            + number("(SELECT DISTINCT project FROM speaks WHERE own = 1)"),
        }

    def each_element(self) -> Iterator[tuple[PlanElement, bool, Iterator[Origin]]]:
        """Yield every element in the order printed: a policy whole, and whether rows report on it.

        Beside each come all its places; it holds the first alone.
        """
        for (at,) in self.index.execute("SELECT id FROM element ORDER BY id"):
            rows, places = self._told(at), self.outline.places("element", at)
            yield policy(self.outline.element[at], rows, self.outline.units), bool(rows), places

    def each_unit(self) -> Iterator[tuple[Department, Iterator[Origin]]]:
        """Yield every unit, divisions before their sections, each with all its places."""
        for (at,) in self.index.execute("SELECT id FROM unit ORDER BY id"):
            yield self.outline.unit[at], self.outline.places("unit", at)

    def each_policy_report(self) -> Iterator[ProgressReport]:
        """Yield the reports on policies, in the order in which rows first speak of them.

        Before them come those on what stands above: their grades.
        """
        for (at,) in self.index.execute(
            "SELECT DISTINCT element FROM graded WHERE element NOT IN (SELECT element FROM told)"
        ):
            yield report_above(self.outline.element[at], self._upper(at), self._descriptor)
        for at, _ in self.index.execute(
            "SELECT element, min(row) AS first FROM told GROUP BY element ORDER BY first"
        ):
            rows = self._told(at)
            keys = (listed_key(name, self._identities) for row in rows for name in row.listed)
            subject = policy(self.outline.element[at], rows, self.outline.units)
            listed = tuple(_reference(each) for each in dict.fromkeys(keys))
            units, upper = self.outline.units, self._upper(at)
            told = self._descriptor
            yield report(subject, rows, told, units, projects=listed, upper=upper)

    def each_project(self) -> Iterator[tuple[Project, ProgressReport | None]]:
        """Yield every project in the order printed, with its report where rows are about it."""
        for at, key in self.index.execute("SELECT id, key FROM project ORDER BY id"):
            gathered: ProjectRows | None = None
            for row, own in self.index.execute(
                "SELECT row, own FROM speaks WHERE project = ? ORDER BY row, own DESC", (at,)
            ):
                gathered = self._speaks(gathered, key, read_entry(self.rows[row]), own=bool(own))
            if gathered is None:
                continue
            made = project(gathered, at, self.outline.elements, self.outline.units)
            about = gathered.about
            units = self.outline.units
            yield made, report(made, about, self._descriptor, units) if about else None

    def _speaks(
        self, gathered: ProjectRows | None, key: str, entry: Entry, *, own: bool
    ) -> ProjectRows:
        names = [entry.project] if own and entry.project else []
        if not own:
            names = [e for e in entry.listed if listed_key(e, self._identities) == key]
        code = entry.code if own else None
        found = gathered or ProjectRows(key, names[0], code)
        (found.about if own else found.listed_by).append(entry)
        found.mentions.extend(names)
        return found

    def _upper(self, element: int) -> list[tuple[str, Text]]:
        """Return the grades that rows print for an element above what they are about."""
        level = self.outline.element[element].level
        rows = self.index.execute(
            "SELECT row FROM graded WHERE element = ? ORDER BY row", (element,)
        )
        entries = [read_entry(self.rows[at]) for (at,) in rows]
        return [
            (criterion, grade)
            for entry in entries
            for at, criterion, grade in entry.upper
            if entry.nodes[at].level is level
        ]

    def _told(self, element: int) -> tuple[Entry, ...]:
        rows = self.index.execute("SELECT row FROM told WHERE element = ? ORDER BY row", (element,))
        return tuple(read_entry(self.rows[at]) for (at,) in rows)


def _reference(key: str) -> Project:
    """Return what stands for a project where its key alone is asked."""
    return Project(
        key=key, name="", notation=None, position=0, implements=(), departments=(), origins=()
    )

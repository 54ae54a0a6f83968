"""The records of a table too large for memory: rows on disk, and an index to find them by.

What :mod:`record.reader` holds in dictionaries stands here in a temporary SQLite file: the plan's
tree, the units, which rows speak of which policy and project. A record is put together when it is
asked for, by the same functions.
"""

import marshal
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from shisaku_graph.record.assembly import (
    indicator_names,
    measures_more,
    policy,
    project,
    report,
    told_twice,
)
from shisaku_graph.record.entries import Entry, UnitPath, read_entry
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.model import Department, Level, PlanElement, ProgressReport, Project
from shisaku_graph.record.projects import (
    ProjectRows,
    doubt_namesake,
    listed_key,
    marks,
    namesake_key,
    tell_apart,
)
from shisaku_graph.record.tree import Path
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.table.headings import BodyRow, RowSpool
from shisaku_graph.trace import Ledger, Origin, packed_origin

_CACHE_KIB = 16_384  # of the index, in memory
_KEPT = 10_000  # elements and units in memory
_SCHEMA = """
CREATE TABLE element (
  id INTEGER PRIMARY KEY, parent INTEGER, level TEXT, compared TEXT, name TEXT, notation TEXT,
  level_name TEXT, first BLOB, key TEXT, position INTEGER, UNIQUE (parent, level, compared));
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, parent INTEGER, name TEXT, first BLOB, key TEXT,
  UNIQUE (parent, name));
CREATE TABLE place (
  kind TEXT, owner INTEGER, place BLOB, PRIMARY KEY (kind, owner, place)) WITHOUT ROWID;
CREATE TABLE told (element INTEGER, row INTEGER, indicators BLOB, PRIMARY KEY (element, row))
  WITHOUT ROWID;
CREATE TABLE named (
  id INTEGER PRIMARY KEY, row INTEGER, own INTEGER, name TEXT, compared TEXT, marks BLOB);
CREATE TABLE apart (row INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE project (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TABLE speaks (project INTEGER, row INTEGER, own INTEGER, PRIMARY KEY (project, row, own))
  WITHOUT ROWID;
"""

K = TypeVar("K")
V = TypeVar("V")


class _Recent(Mapping[K, V], Generic[K, V]):
    """What was asked for last, and where to find the others."""

    def __init__(self, find: Callable[[K], V]) -> None:
        self._find, self._held = find, OrderedDict[K, V]()

    def __getitem__(self, key: K) -> V:
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        found = self._held[key] = self._find(key)
        if len(self._held) > _KEPT:
            self._held.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def replace(self, key: K, value: V) -> None:
        """Hold another value from now on."""
        self._held[key] = value


class Shelf:
    """The rows of a table and its index; ``folder`` is a temporary one that others clean up.

    Rows are added, then :meth:`close` settles the keys, then records can be asked for.
    """

    def __init__(self, folder: FilePath, descriptor: Descriptor, identities: Identities) -> None:
        self._descriptor, self._identities = descriptor, identities
        self.rows = RowSpool()
        self._entries = 0
        self.index = sqlite3.connect(folder / "index.sqlite", isolation_level=None)
        self.index.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;"
            f"PRAGMA cache_size=-{_CACHE_KIB}; {_SCHEMA} BEGIN;"
        )
        self._element_ids: _Recent[Path, int] = _Recent(self._element_id)
        self._unit_ids: _Recent[UnitPath, int] = _Recent(self._unit_id)
        self._last_places: _Recent[tuple[str, int], Origin | None] = _Recent(lambda _: None)
        self.elements: Mapping[Path, PlanElement] = _Recent(self._element_of)
        self.units: Mapping[UnitPath, Department] = _Recent(self._unit_of)
        self._by_element_id: _Recent[int, PlanElement] = _Recent(self._element_by_id)
        self._by_unit_id: _Recent[int, Department] = _Recent(self._unit_by_id)

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.index.execute(query, values).fetchone()
        return found

    def add(self, body: BodyRow) -> None:
        """Add a row.

        Raises:
            RecordError: it names nothing, or speaks of a policy that another row speaks of.
        """
        at = len(self.rows)
        self.rows.append(body)
        if body.names_only:
            return
        entry = read_entry(body)
        self._entries += 1
        lowest = self._add_nodes(entry)
        for path, origin in entry.units:
            for depth in range(1, len(path) + 1):
                self._place("unit", self._unit_ids_for(path[:depth], origin), origin)
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

    def _add_nodes(self, entry: Entry) -> int:
        path: Path = ()
        parent = 0
        for node in entry.nodes:
            path = (*path, (node.level, comparison(node.name)))
            found = self._element_ids[path]
            if not found:
                cursor = self.index.execute(
                    "INSERT INTO element (parent, level, compared, name, notation, level_name,"
                    " first) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        parent, node.level.value, path[-1][1], node.name, node.notation,
                        node.level_name, marshal.dumps(packed_origin(node.origin)),
                    ),
                )  # fmt: skip
                found = cursor.lastrowid or 0
                self._element_ids.replace(path, found)
            self._place("element", found, node.origin)
            parent = found
        return parent

    def _element_id(self, path: Path) -> int:
        parent = self._element_ids[path[:-1]] if len(path) > 1 else 0
        level, compared = path[-1]
        found = self._one(
            "SELECT id FROM element WHERE parent = ? AND level = ? AND compared = ?",
            parent, level.value, compared,
        )  # fmt: skip
        return found[0] if found else 0

    def _unit_ids_for(self, path: UnitPath, origin: Origin) -> int:
        found = self._unit_ids[path]
        if not found:
            parent = self._unit_ids[path[:-1]] if len(path) > 1 else 0
            cursor = self.index.execute(
                "INSERT INTO unit (parent, name, first) VALUES (?, ?, ?)",
                (parent, path[-1], marshal.dumps(packed_origin(origin))),
            )
            found = cursor.lastrowid or 0
            self._unit_ids.replace(path, found)
        return found

    def _unit_id(self, path: UnitPath) -> int:
        parent = self._unit_ids[path[:-1]] if len(path) > 1 else 0
        found = self._one("SELECT id FROM unit WHERE parent = ? AND name = ?", parent, path[-1])
        return found[0] if found else 0

    def _place(self, kind: str, owner: int, origin: Origin) -> None:
        if self._last_places[kind, owner] != origin:  # a merged cell comes again and again
            self._last_places.replace((kind, owner), origin)
            self.index.execute(
                "INSERT OR IGNORE INTO place VALUES (?, ?, ?)",
                (kind, owner, marshal.dumps(packed_origin(origin))),
            )

    def _tell(self, element: int, at: int, entry: Entry) -> None:
        names = indicator_names(entry)
        before = self.index.execute(
            "SELECT indicators FROM told WHERE element = ? ORDER BY row", (element,)
        )
        told = [marshal.loads(each) for (each,) in before]  # noqa: S302  # own bytes
        if told and not (self._descriptor.indicators and measures_more(names, told)):
            first = self._one("SELECT min(row) FROM told WHERE element = ?", element)
            row = self.rows[first[0] if first else 0].row
            raise told_twice(entry.nodes[-1].name, row.origin, entry.origin)
        self.index.execute("INSERT INTO told VALUES (?, ?, ?)", (element, at, marshal.dumps(names)))

    def close(self, ledger: Ledger) -> int:
        """Settle every key; return how many rows of data there are."""
        self.index.execute("CREATE INDEX by_name ON element (level, compared)")
        self._settle_elements()
        self._settle_units()
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

    def _settle_elements(self) -> None:
        counts: dict[str, int] = {}
        last = 0
        while found := self._one(
            "SELECT id, parent, level, name, compared FROM element WHERE id > ? ORDER BY id", last
        ):
            last, parent, level, name, compared = found
            counts[level] = counts.get(level, 0) + 1
            shared = self._one(
                "SELECT count(*) FROM element WHERE level = ? AND compared = ?", level, compared
            )
            names = self._names_above(parent)
            within = self._one("SELECT key FROM element WHERE id = ?", parent) if parent else None
            minted = self._identities.key(
                level, name, *(names if shared and shared[0] > 1 else ()),
                within=within[0] if within else "", full="".join((*names, compared)),
            )  # fmt: skip
            self.index.execute(
                "UPDATE element SET key = ?, position = ? WHERE id = ?",
                (minted, counts[level], last),
            )

    def _names_above(self, parent: int) -> list[str]:
        names: list[str] = []
        while parent and (
            found := self._one("SELECT parent, compared FROM element WHERE id = ?", parent)
        ):
            parent = found[0]
            names.insert(0, found[1])
        return names

    def _settle_units(self) -> None:
        last = 0
        while found := self._one(
            "SELECT id, parent, name FROM unit WHERE id > ? ORDER BY id", last
        ):
            last, parent, name = found
            above = self._by_unit_id[parent] if parent else None
            names = above.path if above else ()
            minted = self._identities.key(
                "department", name, *names,
                within=above.key if above else "", full="".join((*names, name)),
            )  # fmt: skip
            self.index.execute("UPDATE unit SET key = ? WHERE id = ?", (minted, last))

    def _tell_projects_apart(self, ledger: Ledger) -> None:
        """Settle the keys of rows whose project's name others bear too."""
        self.index.execute("CREATE INDEX namesakes ON named (compared)")
        lines = bool(self._descriptor.columns.line)
        groups = self.index.execute(
            "SELECT compared, min(id) AS first FROM named WHERE own = 1"
            " GROUP BY compared HAVING count(*) > 1 ORDER BY first"
        )
        for compared, _ in groups:
            rows = self.index.execute(
                "SELECT row, name, marks FROM named WHERE compared = ? ORDER BY id", (compared,)
            ).fetchall()
            name = rows[0][1]
            told = tell_apart((marshal.loads(each) for _, _, each in rows), lines=lines)  # noqa: S302
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
            "reports": number("(SELECT DISTINCT element FROM told)")
            + number("(SELECT DISTINCT project FROM speaks WHERE own = 1)"),
        }

    def each_element(self) -> Iterator[tuple[PlanElement, bool, Iterator[Origin]]]:
        """Yield every element in the order printed: a policy whole, and whether rows report on it.

        Beside each come all its places; it holds the first alone.
        """
        for (at,) in self.index.execute("SELECT id FROM element ORDER BY id"):
            rows, places = self._told(at), self._places("element", at)
            yield policy(self._by_element_id[at], rows, self.units), bool(rows), places

    def each_unit(self) -> Iterator[tuple[Department, Iterator[Origin]]]:
        """Yield every unit, divisions before their sections, each with all its places."""
        for (at,) in self.index.execute("SELECT id FROM unit ORDER BY id"):
            yield self._by_unit_id[at], self._places("unit", at)

    def each_policy_report(self) -> Iterator[ProgressReport]:
        """Yield the reports on policies, in the order in which rows first speak of them."""
        for at, _ in self.index.execute(
            "SELECT element, min(row) AS first FROM told GROUP BY element ORDER BY first"
        ):
            rows = self._told(at)
            keys = (listed_key(name, self._identities) for row in rows for name in row.listed)
            subject = policy(self._by_element_id[at], rows, self.units)
            listed = tuple(_reference(each) for each in dict.fromkeys(keys))
            yield report(subject, rows, self._descriptor, listed)

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
            made = project(gathered, at, self.elements, self.units)
            about = gathered.about
            yield made, report(made, about, self._descriptor) if about else None

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

    def _told(self, element: int) -> tuple[Entry, ...]:
        rows = self.index.execute("SELECT row FROM told WHERE element = ? ORDER BY row", (element,))
        return tuple(read_entry(self.rows[at]) for (at,) in rows)

    def _places(self, kind: str, owner: int) -> Iterator[Origin]:
        found = self.index.execute(
            "SELECT place FROM place WHERE kind = ? AND owner = ?", (kind, owner)
        )
        return (_origin(place) for (place,) in found)

    def _element_of(self, path: Path) -> PlanElement:
        return self._by_element_id[self._element_ids[path]]

    def _element_by_id(self, at: int) -> PlanElement:
        found = self._one(
            "SELECT parent, level, name, notation, level_name, first, key, position"
            " FROM element WHERE id = ?", at,
        )  # fmt: skip
        if found is None:
            raise KeyError(at)
        parent, level, name, notation, level_name, first, key, position = found
        return PlanElement(
            key=key,
            level=Level(level),
            name=name,
            notation=notation,
            level_name=level_name,
            parent=self._by_element_id[parent] if parent else None,
            position=position,
            origins=(_origin(first),),
        )

    def _unit_of(self, path: UnitPath) -> Department:
        return self._by_unit_id[self._unit_ids[path]]

    def _unit_by_id(self, at: int) -> Department:
        found = self._one("SELECT parent, name, first, key FROM unit WHERE id = ?", at)
        if found is None:
            raise KeyError(at)
        parent, name, first, key = found
        return Department(
            key=key or "",
            name=name,
            parent=self._by_unit_id[parent] if parent else None,
            position=at,
            origins=(_origin(first),),
        )


def _reference(key: str) -> Project:
    """Return what stands for a project where its key alone is asked."""
    return Project(
        key=key, name="", notation=None, position=0, implements=(), departments=(), origins=()
    )


def _origin(packed: bytes) -> Origin:
    return Origin(*marshal.loads(packed))  # noqa: S302  # own bytes

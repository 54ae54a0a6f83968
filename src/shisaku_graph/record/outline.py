"""The plan's tree and the departments on disk: what :mod:`record.tree` holds in dictionaries."""

import marshal
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from shisaku_graph.record.entries import UnitPath
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.model import Department, Level, PlanElement
from shisaku_graph.record.tree import Node, Path
from shisaku_graph.trace import Origin, packed_origin

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


class Outline:
    """Collects elements and units, then settles their keys, then gives them back.

    Every record holds its first place alone: an element may stand in each row of a large table.
    """

    def __init__(self, index: sqlite3.Connection, identities: Identities) -> None:
        self._index, self._identities = index, identities
        index.executescript(_SCHEMA)
        self._element_ids: _Recent[Path, int] = _Recent(self._element_id)
        self._unit_ids: _Recent[UnitPath, int] = _Recent(self._unit_id)
        self._last_places: _Recent[tuple[str, int], Origin | None] = _Recent(lambda _: None)
        self.elements: Mapping[Path, PlanElement] = _Recent(self._element_of)
        self.units: Mapping[UnitPath, Department] = _Recent(self._unit_of)
        self.element: Mapping[int, PlanElement] = _Recent(self._element_by_id)
        self.unit: Mapping[int, Department] = _Recent(self._unit_by_id)

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._index.execute(query, values).fetchone()
        return found

    def add_nodes(self, nodes: Sequence[Node]) -> int:
        """Note one row's path from the top down; return the number of its lowest element."""
        path: Path = ()
        parent = 0
        for node in nodes:
            path = (*path, (node.level, comparison(node.name)))
            found = self._element_ids[path]
            if not found:
                cursor = self._index.execute(
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

    def number(self, path: Path) -> int:
        """Return the number of an element that was added."""
        return self._element_ids[path]

    def add_unit(self, path: UnitPath, origin: Origin) -> None:
        """Note that a cell names the unit at the end of ``path``; those above are noted before."""
        self._place("unit", self._unit_ids_for(path, origin), origin)

    def settle(self) -> None:
        """Give every element and unit its key, parents first."""
        self._index.execute("CREATE INDEX by_name ON element (level, compared)")
        self._settle_elements()
        self._settle_units()

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
            cursor = self._index.execute(
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
            self._index.execute(
                "INSERT OR IGNORE INTO place VALUES (?, ?, ?)",
                (kind, owner, marshal.dumps(packed_origin(origin))),
            )

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
            self._index.execute(
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
            above = self.unit[parent] if parent else None
            names = above.path if above else ()
            minted = self._identities.key(
                "department", name, *names,
                within=above.key if above else "", full="".join((*names, name)),
            )  # fmt: skip
            self._index.execute("UPDATE unit SET key = ? WHERE id = ?", (minted, last))

    def places(self, kind: str, owner: int) -> Iterator[Origin]:
        """Yield every cell that names an ``element`` or a ``unit``, given by its number."""
        found = self._index.execute(
            "SELECT place FROM place WHERE kind = ? AND owner = ?", (kind, owner)
        )
        return (_origin(place) for (place,) in found)

    def _element_of(self, path: Path) -> PlanElement:
        return self.element[self._element_ids[path]]

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
            parent=self.element[parent] if parent else None,
            position=position,
            origins=(_origin(first),),
        )

    def _unit_of(self, path: UnitPath) -> Department:
        return self.unit[self._unit_ids[path]]

    def _unit_by_id(self, at: int) -> Department:
        found = self._one("SELECT parent, name, first, key FROM unit WHERE id = ?", at)
        if found is None:
            raise KeyError(at)
        parent, name, first, key = found
        return Department(
            key=key or "",
            name=name,
            parent=self.unit[parent] if parent else None,
            position=at,
            origins=(_origin(first),),
        )


def _origin(packed: bytes) -> Origin:
    return Origin(*marshal.loads(packed))  # noqa: S302  # own bytes

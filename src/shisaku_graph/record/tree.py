"""The plan's tree and the departments, gathered from rows in the order printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.model import Department, Level, PlanElement
from shisaku_graph.trace import Origin

LEVEL_OF: Mapping[str, Level] = {
    "field": Level.FIELD,
    "direction": Level.DIRECTION,
    "basic_policy": Level.BASIC_POLICY,
    "policy": Level.POLICY,
    "sub_policy": Level.SUB_POLICY,
}


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the tree as one row prints it: level, name, number, heading, place.

    ``beside`` is the place of its number, where that has a cell of its own.
    """

    level: Level
    name: str
    notation: str | None
    level_name: str
    origin: Origin
    beside: Origin | None = None


Path = tuple[tuple[Level, str], ...]


def path_of(nodes: Sequence[Node]) -> Path:
    """Return what tells one element from another: the names from the top down to it."""
    return tuple((node.level, comparison(node.name)) for node in nodes)


@dataclass(slots=True)
class PlanTree:
    """Collects the elements of a plan; each distinct path is one element."""

    identities: Identities = field(default_factory=Identities)
    _nodes: dict[Path, dict[Origin, Node]] = field(default_factory=dict)
    _parents: dict[tuple[Level, str], set[Path]] = field(default_factory=dict)

    def add(self, nodes: Sequence[Node]) -> Path:
        """Note one row's path from the top down; return the path of its lowest element."""
        for depth in range(len(nodes)):
            path = path_of(nodes[: depth + 1])
            node = nodes[depth]
            told = self._nodes.setdefault(path, {})
            for origin in filter(None, (node.origin, node.beside)):
                told.setdefault(origin, node)
            self._parents.setdefault(path[-1], set()).add(path[:-1])
        return path_of(nodes)

    def elements(self) -> dict[Path, PlanElement]:
        """Return every element under its path, parents before children, in the order printed."""
        found: dict[Path, PlanElement] = {}
        counts: dict[Level, int] = {}
        for path, nodes in self._nodes.items():
            first = next(iter(nodes.values()))
            level, _ = path[-1]
            counts[level] = counts.get(level, 0) + 1
            shared = len(self._parents[path[-1]]) > 1  # one name under two parents: two elements
            above = [part for _, part in path[:-1]] if shared else []
            parent = found.get(path[:-1])
            found[path] = PlanElement(
                key=self.identities.key(
                    level.value,
                    first.name,
                    *above,
                    within=parent.key if parent else "",
                    full="".join(part for _, part in path),
                ),
                level=level,
                name=first.name,
                notation=first.notation,
                level_name=first.level_name,
                parent=parent,
                position=counts[level],
                origins=tuple(nodes),
            )
        return found


@dataclass(slots=True)
class Organisation:
    """Collects the departments of a municipality; each distinct path of names is one unit."""

    identities: Identities = field(default_factory=Identities)
    _origins: dict[tuple[str, ...], dict[Origin, None]] = field(default_factory=dict)

    def add(self, path: tuple[str, ...], origin: Origin) -> None:
        """Note that a cell names the unit at the end of ``path``; those above are noted before."""
        self._origins.setdefault(path, {})[origin] = None

    def beside(self, path: tuple[str, ...], origin: Origin) -> None:
        """Note that a cell beside the section's names its division, where there is such a unit."""
        if path in self._origins:
            self._origins[path][origin] = None

    def departments(self) -> dict[tuple[str, ...], Department]:
        """Return every unit under its path, divisions before their sections."""
        found: dict[tuple[str, ...], Department] = {}
        for position, (path, origins) in enumerate(self._origins.items(), start=1):
            parent = found.get(path[:-1])
            found[path] = Department(
                key=self.identities.key(
                    "department",
                    path[-1],
                    *path[:-1],
                    within=parent.key if parent else "",
                    full="".join(path),
                ),
                name=path[-1],
                parent=parent,
                position=position,
                origins=tuple(origins),
            )
        return found

"""What a version of a dataset is, and what it changed of the version before."""

from dataclasses import dataclass
from enum import Enum

from pyoxigraph import Literal, NamedNode

from shisaku_graph.language import Bilingual


class Fate(Enum):
    """What happened to a resource from one version to the next."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple of a resource: property, value, and the Japanese name of what an IRI means."""

    predicate: str
    value: NamedNode | Literal
    name: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a version says otherwise of one resource.

    Attributes:
        kind: IRI of its class.
        name: its Japanese name, the new one where it changed.
    """

    subject: str
    kind: str
    name: str
    fate: Fate
    removed: tuple[Statement, ...]
    added: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version: number, day (ISO 8601), what a person says of it, and what it changed.

    Attributes:
        source: SHA-256 of the table that it was made from.
        changes: against the version before; nothing of the first one.
    """

    number: str
    day: str
    notes: Bilingual | None
    source: str
    changes: tuple[Change, ...]

"""What a published dataset says, as typed values: one frozen class a kind of resource.

IRIs are plain strings, texts stand as published, and what the data does not say is ``None`` or
empty. ``access.dataset`` reads them.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Label:
    """A name in Japanese and, where there is one, English."""

    ja: str
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A resource and its name."""

    iri: str
    label: Label


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as received: where it stands, what it held, which property it gave.

    ``line`` and ``column`` count from 1; in workbooks the line is the row.
    """

    iri: str
    line: int
    column: int | None
    sheet: str | None
    heading: str | None
    text: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year: 1 April of ``start`` to 31 March of the next."""

    iri: str
    label: Label
    start: int
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A policy's goal."""

    iri: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an indicator; ``measure`` is the code's IRI, target or actual."""

    iri: str
    measure: str
    printed: str
    number: Decimal | None
    year: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator and its values; ``kind`` is the code's IRI, activity or outcome."""

    iri: str
    label: Label
    kind: str | None
    unit: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Money stated in a report.

    ``kind`` is the code's IRI, budget or final account; ``item`` that of what it is the amount of,
    where the source says; ``year`` the fiscal year's.
    """

    iri: str
    label: Label
    kind: str | None
    item: str | None
    year: str | None
    printed: str
    yen: Decimal | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A grade of a report, and what it is of: the whole, or one of its indicators."""

    iri: str
    label: Label
    criterion: Named
    grade: Named
    indicator: Named | None


@dataclass(frozen=True, slots=True)
class Note:
    """A further text under its own heading, of the whole or of one indicator."""

    iri: str
    heading: str
    text: str
    indicator: Named | None


@dataclass(frozen=True, slots=True)
class Element:
    """A policy, or what stands above it in the plan.

    Attributes:
        kind: the IRI of its class (``SHISAKU.Policy``, ``SHISAKU.Direction`` …).
        broader: the element above, if any.
    """

    iri: str
    kind: str
    label: Label
    notation: str | None
    level_name: str | None
    position: int
    broader: Named | None
    departments: tuple[Named, ...]
    goals: tuple[Goal, ...]
    approach: str | None


@dataclass(frozen=True, slots=True)
class Project:
    """A project and what it implements."""

    iri: str
    label: Label
    notation: str | None
    position: int
    implements: tuple[Named, ...]
    departments: tuple[Named, ...]
    goals: tuple[Goal, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """An organisational unit; ``full_name`` says the units above it too."""

    iri: str
    label: Label
    full_name: str
    position: int
    parent: Named | None


@dataclass(frozen=True, slots=True)
class Report:
    """What one fiscal year brought for one policy or project.

    ``project_list`` is the code's IRI: listed, none listed, or lost. ``grade`` is the one of the
    assessments that speaks for the whole.
    """

    iri: str
    subject: str
    year: str
    departments: tuple[Named, ...]
    result: str | None
    next_steps: str | None
    projects: tuple[Named, ...]
    project_list: str | None
    grade: Named | None
    assessments: tuple[Assessment, ...]
    amounts: tuple[Amount, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """One application of one rule, with the text before and after."""

    iri: str
    rule: Named
    line: int
    column: int | None
    before: str
    after: str
    reason: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person must decide."""

    iri: str
    rule: Named
    line: int
    column: int | None
    text: str
    question: Label
    proposal: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of resources from the year before to ``year``.

    ``kind`` is the code's IRI: renamed, moved, split, merged, ended. What was renamed or moved
    stands in both ``originals`` and ``results``.
    """

    iri: str
    kind: str
    year: str
    originals: tuple[str, ...]
    results: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What stood in an earlier year and does not any more.

    ``kind`` is the code's IRI: split, merged, ended, unexplained.
    """

    iri: str
    label: Label
    kind: str
    last_year: int | None
    successors: tuple[str, ...]

"""The records: what a municipality's table says, typed, frozen, each value with its place.

Nothing here knows RDF. A record refers to another record by holding it; ``key`` is the short
ASCII name under which the graph room mints its IRI (see ``record.identity``).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from shisaku_graph.record.decisions import Decisions
from shisaku_graph.record.ledger import Change, Identity
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.document import SourceFile
from shisaku_graph.trace import Origin, RepairEvent, Suspect


class Level(Enum):
    """The levels of a plan, from the top: up to three above a policy, and one below it."""

    FIELD = "policy-field"
    DIRECTION = "direction"
    BASIC_POLICY = "basic-policy"
    POLICY = "policy"
    SUB_POLICY = "sub-policy"


class ProjectList(Enum):
    """What a row says about its projects; lost is not the same as none."""

    LISTED = "listed"
    NONE = "none-listed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is published, and the cell it came from."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A Japanese fiscal year: 1 April of ``start`` to 31 March of the year after.

    ``printed`` is the year as the source writes it (平成29年度).
    """

    start: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """An organisational unit (部, 課, …) inside ``parent``, or inside the municipality."""

    key: str
    name: str
    parent: "Department | None"
    position: int
    origins: tuple[Origin, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the top unit down to this one."""
        return (*(self.parent.path if self.parent else ()), self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a policy or project aims at."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanElement:
    """A direction, basic policy or policy of the plan.

    Attributes:
        level: which of the levels it stands on.
        name: its name without its number.
        notation: its number as printed (``１．``, ``個別施策23``), or ``None``.
        level_name: what the heading of its column calls the level (基本方向).
        parent: the element it belongs to, or ``None`` at the top.
        position: its place in the plan as printed, counted from 1 within its level.
        origins: every cell that prints its name.
    """

    key: str
    level: Level
    name: str
    notation: str | None
    level_name: str
    parent: "PlanElement | None"
    position: int
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(PlanElement):
    """A policy (施策) with what the plan says of it."""

    goal: Goal | None
    approach: Text | None
    departments: tuple[Department, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project (事業). ``departments`` only where the source names them for the project.

    ``goal`` is what it is for (事業目的), ``description`` what is done (事業概要).
    """

    key: str
    name: str
    notation: str | None
    position: int
    implements: tuple[PlanElement, ...]
    departments: tuple[Department, ...]
    origins: tuple[Origin, ...]
    goal: Goal | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """One value of an indicator in one year.

    Attributes:
        measure: ``actual`` or ``target``.
        year: the fiscal year that it is of: the report's, or the one that its heading states.
        printed: the value as printed; ``number`` its parsed form where it is a number.
        told_at: the cells of its row that say its year and its measure, by the field's id.
    """

    measure: str
    year: "FiscalYear"
    printed: str
    number: Decimal | None
    origin: Origin
    told_at: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a policy or project is measured by.

    ``kind`` is ``input``, ``activity``, ``outcome`` or ``None``. ``values`` may be empty: a table
    can name an indicator and give no value. ``departments`` only where rows of one policy or
    project name different ones for its indicators.
    """

    key: str
    name: str
    kind: str | None
    unit: str | None
    values: tuple[IndicatorValue, ...]
    origins: tuple[Origin, ...]
    departments: tuple[Department, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Money as printed: ``kind`` is ``budget`` or ``final-account``.

    Attributes:
        key: unique within the report.
        year: the fiscal year that it is of: the report's, or the one that its heading states.
        item: what it is the amount of (``personnel``, ``bond`` …), where the source says.
        yen: the printed number times its unit, where it is a number.
        told_at: the cells of its row that say its year, its kind and its line (款, 項, 目, 節), by
            the field's id.
    """

    key: str
    kind: str
    year: "FiscalYear"
    item: str | None
    label: str
    unit: str
    printed: str
    yen: Decimal | None
    origin: Origin
    told_at: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A grade of a report and its criterion: 必要性, 一次評価, 総合評価, as the heading prints it.

    ``about`` names the indicator that the grade is of, where a row is one indicator's, and
    ``indicator`` is its key. ``key`` is unique within the report. ``further`` are other cells that
    print the same.
    """

    key: str
    criterion: str
    grade: Text
    about: str | None = None
    indicator: str | None = None
    further: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A further text of the row that the model has no term for, under its own heading.

    ``indicator`` is the key of the indicator that it is about, where it is one's alone.
    """

    heading: str
    text: Text
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """What one fiscal year brought for one policy or project; of levels above, their grades alone.

    ``assessments`` hold every grade; ``grade`` is the one of them that speaks for the whole.
    """

    subject: PlanElement | Project
    year: FiscalYear
    result: Text | None
    next_steps: Text | None
    projects: tuple[Project, ...]
    project_list: ProjectList | None
    departments: tuple[Department, ...]
    grade: Text | None = None
    assessments: tuple[Assessment, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    amounts: tuple[Amount, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell as received: heading, field (``None`` when ignored or dropped) and text."""

    origin: Origin
    heading: str
    field: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything one source folder says: what the graph room turns into triples.

    ``identities`` is this year's ledger, ``changes`` what became of last year's resources.
    """

    descriptor: Descriptor
    source: SourceFile
    year: FiscalYear
    elements: tuple[PlanElement, ...]
    departments: tuple[Department, ...]
    projects: tuple[Project, ...]
    reports: tuple[ProgressReport, ...]
    cells: tuple[SourceCell, ...]
    repairs: tuple[RepairEvent, ...]
    suspects: tuple[Suspect, ...]
    decisions: Decisions = field(default_factory=Decisions)
    identities: tuple[Identity, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policies, in the plan's order."""
        return tuple(element for element in self.elements if isinstance(element, Policy))

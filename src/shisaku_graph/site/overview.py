"""The year at a glance: what one dataset holds, counted in one walk through it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.plan import LEVELS
from shisaku_graph.access.views import Element, Label, Named, Project, Report
from shisaku_graph.vocabulary import SHISAKU

FIELDS = (
    ("goal", Label("目標", "goal")),
    ("approach", Label("施策の方向性", "approach")),
    ("department", Label("担当部課", "responsible department")),
    ("result", Label("取組結果", "result")),
    ("next_steps", Label("今後の取組", "next steps")),
)
_STEP = 100  # characters, the width of one class of lengths
_CLASSES = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """How many policies and projects belong to something; ``unknown`` policies lost their list."""

    of: Named
    policies: int
    projects: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """How many policies have a field, of how many."""

    label: Label
    there: int
    of: int

    @property
    def percent(self) -> int:
        """The share in per cent, rounded down: 100 means all."""
        return self.there * 100 // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What one dataset holds.

    Attributes:
        counts: members of each class, by its IRI.
        tops: what stands at the top of the plan, with what it holds.
        divisions: the departments at the top, with what they and their units answer for.
        filled: completeness by field.
        listed, none_listed, lost: policies by what their list of projects says.
        lengths: number of results by length, in classes of 100 characters; the last is open.
        repairs, doubts: number by rule.
    """

    counts: dict[str, int]
    tops: tuple[Tally, ...]
    divisions: tuple[Tally, ...]
    filled: tuple[Filled, ...]
    listed: int
    none_listed: int
    lost: int
    lengths: tuple[tuple[str, int], ...]
    repairs: tuple[tuple[Named, int], ...]
    doubts: tuple[tuple[Named, int], ...]
    top_level: str | None

    @property
    def policies(self) -> int:
        """Number of policies."""
        return self.counts[SHISAKU.Policy]

    @property
    def projects(self) -> int:
        """Number of projects."""
        return self.counts[SHISAKU.Project]

    @property
    def departments(self) -> int:
        """Number of departments."""
        return self.counts[SHISAKU.Department]

    @property
    def repaired(self) -> int:
        """Number of repairs."""
        return self.counts[SHISAKU.Repair]

    @property
    def doubted(self) -> int:
        """Number of open questions."""
        return self.counts[SHISAKU.Suspect]


def chain(dataset: Dataset, element: Element) -> tuple[Element, ...]:
    """Return what stands above an element, from the top."""
    above: list[Element] = []
    seen = {element.iri}
    while element.broader is not None and element.broader.iri not in seen:
        element = dataset.element(element.broader.iri)
        seen.add(element.iri)
        above.insert(0, element)
    return tuple(above)


def report_of(dataset: Dataset, iri: str) -> Report | None:
    """Return a dataset's report on a policy or project, if it has one."""
    return next(iter(dataset.reports(iri)), None)


def overview(dataset: Dataset, told: Callable[[int, int], None] = lambda *_: None) -> Overview:
    """Count one dataset; ``told`` is called with the policies that are counted, of how many."""
    counter = _Counter(dataset)
    total = dataset.number_of(SHISAKU.Policy)
    for number, policy in enumerate(dataset.elements(SHISAKU.Policy), start=1):
        counter.policy(policy)
        told(number, total)
    for project in dataset.projects():
        counter.project(project)
    tops = [e for level in LEVELS for e in dataset.elements(level) if e.broader is None]
    held = [e for e in tops if e.kind != SHISAKU.Policy]
    kinds = {e.level_name for e in held}
    return Overview(
        counts={kind: dataset.number_of(kind) for kind in _COUNTED},
        tops=tuple(counter.tally(Named(e.iri, e.label)) for e in held),
        divisions=tuple(_divisions(dataset)),
        filled=tuple(
            Filled(label, counter.filled[name], counter.policies) for name, label in FIELDS
        ),
        listed=counter.lists[SHISAKU.listed],
        none_listed=counter.lists[SHISAKU.noneListed],
        lost=counter.lists[SHISAKU.lost],
        lengths=tuple(counter.classes()),
        repairs=tuple(_by_rule(repair.rule for repair in dataset.repairs())),
        doubts=tuple(_by_rule(doubt.rule for doubt in dataset.doubts())),
        top_level=next(iter(kinds)) if len(kinds) == 1 else None,
    )


_COUNTED = (
    *LEVELS, SHISAKU.Goal, SHISAKU.Project, SHISAKU.Department, SHISAKU.ProgressReport,
    SHISAKU.Indicator, SHISAKU.IndicatorValue, SHISAKU.Amount, SHISAKU.Assessment, SHISAKU.Note,
    SHISAKU.SourceCell, SHISAKU.Repair, SHISAKU.Suspect,
)  # fmt: skip


class _Counter:
    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._tops: dict[str, str] = {}
        self.policies = 0
        self.filled: Counter[str] = Counter()
        self.lists: Counter[str | None] = Counter()
        self._lengths: Counter[int] = Counter()
        self._policies: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()
        self._projects: Counter[str] = Counter()

    def policy(self, policy: Element) -> None:
        report = report_of(self._dataset, policy.iri)
        result = report.result if report else None
        there = {
            "goal": bool(policy.goals),
            "approach": bool(policy.approach),
            "department": bool(policy.departments),
            "result": bool(result),
            "next_steps": bool(report and report.next_steps),
        }
        self.policies += 1
        self.filled.update(name for name, here in there.items() if here)
        status = report.project_list if report else None
        self.lists[status] += 1
        if result:
            self._lengths[min(len(result) // _STEP, _CLASSES - 1)] += 1
        top = self._top(policy.iri)
        self._policies[top] += 1
        self._unknown[top] += status == SHISAKU.lost

    def project(self, project: Project) -> None:
        """Count a project once for each top that it belongs to."""
        self._projects.update({self._top(element.iri) for element in project.implements})

    def tally(self, of: Named) -> Tally:
        return Tally(of, self._policies[of.iri], self._projects[of.iri], self._unknown[of.iri])

    def classes(self) -> Iterator[tuple[str, int]]:
        for number in range(_CLASSES):
            first = number * _STEP
            last = f"{first + _STEP - 1}" if number < _CLASSES - 1 else ""
            yield f"{first}–{last}", self._lengths[number]

    def _top(self, iri: str) -> str:
        element = self._dataset.element(iri)
        if element.broader is None:
            return iri
        above = element.broader.iri
        if above not in self._tops:
            whole = chain(self._dataset, element)
            self._tops[above] = whole[0].iri if whole else iri
        return self._tops[above]


def _divisions(dataset: Dataset) -> Iterator[Tally]:
    for department in dataset.departments():
        if department.parent is None:
            yield load(dataset, department.iri, Named(department.iri, department.label))


def load(dataset: Dataset, iri: str, of: Named) -> Tally:
    """Count what a department and the units below it answer for, each thing once."""
    units, queue = {iri}, [iri]
    while queue:
        found = [u.iri for u in dataset.units_of(queue.pop()) if u.iri not in units]
        units.update(found)
        queue.extend(found)
    policies: set[str] = set()
    projects: set[str] = set()
    for unit in units:
        own, theirs = held_by(dataset, unit)
        policies.update(each.iri for each in own)
        projects.update(each.iri for each in theirs)
    unknown = sum(
        (report := report_of(dataset, each)) is not None and report.project_list == SHISAKU.lost
        for each in policies
    )
    return Tally(of, len(policies), len(projects), unknown)


def held_by(dataset: Dataset, iri: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return a department's policies, and its projects.

    A project whose source names no department of its own is reached through its policy.
    """
    policies: list[Named] = []
    projects: dict[str, Named] = {}
    for held in dataset.responsibilities(iri):
        if is_project(dataset, held.iri):
            projects[held.iri] = held
        else:
            policies.append(held)
    for policy in policies:
        for project in dataset.projects_of(policy.iri):
            if not project.departments:
                projects[project.iri] = Named(project.iri, project.label)
    return tuple(policies), tuple(projects.values())


def is_project(dataset: Dataset, iri: str) -> bool:
    """Tell whether a resource is a project."""
    return dataset.is_a(iri, SHISAKU.Project)


def _by_rule(rules: Iterator[Named]) -> list[tuple[Named, int]]:
    counted: Counter[str] = Counter()
    names: dict[str, Named] = {}
    for rule in rules:
        counted[rule.iri] += 1
        names[rule.iri] = rule
    return [(names[iri], number) for iri, number in counted.most_common()]

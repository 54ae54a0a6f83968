"""What the plan holds and who does it: elements, projects, indicators, departments."""

from collections.abc import Iterator
from typing import Final

from shisaku_graph.access.reading import Reading
from shisaku_graph.access.views import Department, Element, Goal, Indicator, Named, Project, Value
from shisaku_graph.vocabulary import DCTERMS, ORG, RDF, SHISAKU, SKOS

LEVELS: Final = (
    SHISAKU.PolicyField, SHISAKU.Direction, SHISAKU.BasicPolicy, SHISAKU.Policy, SHISAKU.SubPolicy,
)  # fmt: skip
"""Classes of the plan's elements, from the top."""


class PlanReading(Reading):
    """Reads the plan of a dataset, and the departments that answer for it."""

    def elements(self, kind: str | None = None) -> Iterator[Element]:
        """Yield the plan's elements in the order of the plan, or those of one class."""
        for level in LEVELS if kind is None else (kind,):
            for iri in self.members(level):
                yield self.element(iri)

    def element(self, iri: str) -> Element:
        """Return one element of the plan."""
        kinds = {link for link in self._links(iri, RDF.type) if link in LEVELS}
        return Element(
            iri=iri,
            kind=next(level for level in LEVELS if level in kinds),
            label=self.label(iri),
            notation=self._text(iri, SKOS.notation),
            level_name=self._text(iri, SHISAKU.levelName),
            position=self._position(iri),
            broader=self._one(iri, SKOS.broader),
            departments=self._many(iri, SHISAKU.responsibleDepartment),
            goals=tuple(self._goals(iri)),
            approach=self._text(iri, SHISAKU.approach),
        )

    def narrower(self, iri: str) -> tuple[Element, ...]:
        """Return the elements right below one, in order."""
        return tuple(self.element(each) for each in self._below(SKOS.broader, iri))

    def names_below(self, iri: str) -> tuple[Named, ...]:
        """Return the names of the elements right below one, in order."""
        return tuple(self._named(each) for each in self._below(SKOS.broader, iri))

    def projects(self) -> Iterator[Project]:
        """Yield the projects in order."""
        for iri in self.members(SHISAKU.Project):
            yield self.project(iri)

    def project(self, iri: str) -> Project:
        """Return one project."""
        return Project(
            iri=iri,
            label=self.label(iri),
            notation=self._text(iri, SKOS.notation),
            position=self._position(iri),
            implements=self._many(iri, SHISAKU.implements),
            departments=self._many(iri, SHISAKU.responsibleDepartment),
            goals=tuple(self._goals(iri)),
            description=self._text(iri, DCTERMS.description),
        )

    def _goals(self, iri: str) -> Iterator[Goal]:
        for goal in self._links(iri, SHISAKU.hasGoal):
            yield Goal(goal, self._text(goal, DCTERMS.description) or "")

    def projects_of(self, iri: str) -> tuple[Project, ...]:
        """Return the projects that implement an element of the plan."""
        return tuple(self.project(each) for each in self._below(SHISAKU.implements, iri))

    def indicators_of(self, iri: str) -> tuple[Indicator, ...]:
        """Return the indicators of a policy or project."""
        return tuple(self._indicator(each) for each in self._as_printed(iri, SHISAKU.hasIndicator))

    def departments(self) -> Iterator[Department]:
        """Yield the departments in order."""
        for iri in self.members(SHISAKU.Department):
            yield self.department(iri)

    def department(self, iri: str) -> Department:
        """Return one department."""
        label = self.label(iri)
        return Department(
            iri=iri,
            label=label,
            full_name=self._text(iri, SKOS.altLabel) or label.ja,
            position=self._position(iri),
            parent=self._one(iri, ORG.subOrganizationOf),
        )

    def units_of(self, iri: str) -> tuple[Department, ...]:
        """Return the departments right below one."""
        return tuple(self.department(each) for each in self._below(ORG.subOrganizationOf, iri))

    def responsibilities(self, iri: str) -> tuple[Named, ...]:
        """Return the policies and projects that a department is responsible for."""
        kinds = {*LEVELS, SHISAKU.Project}
        found = self._below(SHISAKU.responsibleDepartment, iri)
        return tuple(self._named(each) for each in found if kinds.intersection(self.types(each)))

    def _indicator(self, iri: str) -> Indicator:
        values = [
            Value(
                iri=each,
                measure=self._needed(each, SHISAKU.measure),
                printed=self._text(each, SHISAKU.printedValue) or "",
                number=self._decimal(each, SHISAKU.numericValue),
                year=self._only(each, SHISAKU.fiscalYear),
            )
            for each in sorted(self._subjects(SHISAKU.valueOf, iri))
        ]
        return Indicator(
            iri=iri,
            label=self.label(iri),
            kind=self._only(iri, SHISAKU.indicatorKind),
            unit=self._text(iri, SHISAKU.unitText),
            values=tuple(values),
        )

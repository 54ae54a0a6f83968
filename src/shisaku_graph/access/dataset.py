"""A published dataset, read as typed values from its own files.

The graph is held by pyoxigraph, in memory or on disk, and each value is read when it is asked for,
so that a dataset of any size can be walked through.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from shisaku_graph.access.views import (
    Amount,
    Change,
    Department,
    Doubt,
    Element,
    Goal,
    Indicator,
    Label,
    Named,
    Note,
    Place,
    Project,
    Repair,
    Report,
    Value,
    Withdrawn,
    Year,
)
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.rdf_files import load
from shisaku_graph.vocabulary import DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SHISAKU, SKOS, XSD

DATA = "data.nt"
LEVELS = (SHISAKU.PolicyField, SHISAKU.Direction, SHISAKU.BasicPolicy, SHISAKU.Policy)
"""Classes of the plan's elements, from the top."""


class Quads(Protocol):
    """Where a dataset's graph is held: a store of its own, or one graph of a shared one."""

    def __len__(self) -> int:
        """Return the number of triples."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002  # pyoxigraph's name
        /,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that fit a pattern."""


class Dataset:
    """One published dataset.

    Attributes:
        folder: where its files stand; files of it are named relative to this.
        store: its graph, for what the methods below do not answer.
        iri: the dataset's IRI.
    """

    def __init__(self, folder: Path, store: Quads) -> None:
        self.folder = folder
        self.store = store
        self.iri = self._only_dataset()
        self.id = self._text(self.iri, DCTERMS.identifier) or folder.name
        self.title = self.label(self.iri, DCTERMS.title)
        self.description = self.label(self.iri, DCTERMS.description)
        self.licence = self._link(self.iri, DCTERMS.license)
        self.issued = self._text(self.iri, DCTERMS.issued)
        self.version = self._text(self.iri, DCAT.version)
        self.municipality = self._named(self._needed(self.iri, DCTERMS.publisher))
        self.code = self._text(self.municipality.iri, DCTERMS.identifier) or ""
        self.area = self._only(self.iri, DCTERMS.spatial)
        self.year = self._year(self._needed(self.iri, SHISAKU.fiscalYear))
        plans = self._subjects(RDF.type, SHISAKU.Plan)
        self.plan = next((self._named(iri) for iri in sorted(plans)), None)

    # what the plan holds

    def elements(self, kind: str | None = None) -> Iterator[Element]:
        """Yield the plan's elements in the order of the plan, or those of one class."""
        for level in LEVELS if kind is None else (kind,):
            for iri in self._in_order(level):
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
            goals=tuple(
                Goal(goal, self._text(goal, DCTERMS.description) or "")
                for goal in self._links(iri, SHISAKU.hasGoal)
            ),
            approach=self._text(iri, SHISAKU.approach),
        )

    def narrower(self, iri: str) -> tuple[Element, ...]:
        """Return the elements right below one, in order."""
        below = self._subjects(SKOS.broader, iri)
        return tuple(self.element(each) for each in sorted(below, key=self._order))

    def names_below(self, iri: str) -> tuple[Named, ...]:
        """Return the names of the elements right below one, in order."""
        below = self._subjects(SKOS.broader, iri)
        return tuple(self._named(each) for each in sorted(below, key=self._order))

    def projects(self) -> Iterator[Project]:
        """Yield the projects in order."""
        for iri in self._in_order(SHISAKU.Project):
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
        )

    def projects_of(self, iri: str) -> tuple[Project, ...]:
        """Return the projects that implement an element of the plan."""
        found = self._subjects(SHISAKU.implements, iri)
        return tuple(self.project(each) for each in sorted(found, key=self._order))

    def indicators_of(self, iri: str) -> tuple[Indicator, ...]:
        """Return the indicators of a policy or project."""
        return tuple(self._indicator(each) for each in self._links(iri, SHISAKU.hasIndicator))

    # who does it

    def departments(self) -> Iterator[Department]:
        """Yield the departments in order."""
        for iri in self._in_order(SHISAKU.Department):
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
        below = self._subjects(ORG.subOrganizationOf, iri)
        return tuple(self.department(each) for each in sorted(below, key=self._order))

    def responsibilities(self, iri: str) -> tuple[Named, ...]:
        """Return the policies and projects that a department is responsible for."""
        kinds = {*LEVELS, SHISAKU.Project}
        found = self._subjects(SHISAKU.responsibleDepartment, iri)
        held = [each for each in found if kinds.intersection(self._links(each, RDF.type))]
        return tuple(self._named(each) for each in sorted(held, key=self._order))

    # what came of it

    def reports(self, subject: str | None = None) -> Iterator[Report]:
        """Yield the reports, of one policy or project if it is named."""
        if subject is None:
            found = self._subjects(RDF.type, SHISAKU.ProgressReport)
        else:
            found = self._subjects(SHISAKU.reportsOn, subject)
        for iri in sorted(found):
            yield self._report(iri)

    # what became of it

    def changes(self) -> Iterator[Change]:
        """Yield what changed since the year before, in the order of the IRIs."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Change)):
            yield Change(
                iri=iri,
                kind=self._needed(iri, SHISAKU.changeKind),
                year=self._needed(iri, SHISAKU.fiscalYear),
                originals=self._links(iri, SHISAKU.original),
                results=self._links(iri, SHISAKU.resulting),
                reason=self._text(iri, SHISAKU.reason),
            )

    def withdrawn(self) -> Iterator[Withdrawn]:
        """Yield what stood in an earlier year, in the order of the IRIs."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.WithdrawnResource)):
            yield Withdrawn(
                iri=iri,
                label=self.label(iri),
                kind=self._needed(iri, SHISAKU.changeKind),
                last_year=self.last_year(iri),
                successors=self._links(iri, DCTERMS.isReplacedBy),
            )

    # where it comes from

    def places(self, iri: str) -> tuple[Place, ...]:
        """Return the cells that speak of a resource, in the order of the file."""
        cells = [self.place(each) for each in self._subjects(SHISAKU.evidenceFor, iri)]
        return tuple(sorted(cells, key=lambda p: (p.sheet or "", p.line, p.column or 0, p.iri)))

    def place(self, cell: str) -> Place:
        """Return one cell as received."""
        return Place(
            iri=cell,
            line=self._number(cell, SHISAKU.line) or 0,
            column=self._number(cell, SHISAKU.column),
            sheet=self._text(cell, SHISAKU.sheet),
            heading=self._text(cell, SHISAKU.heading),
            text=self._text(cell, PROV.value) or "",
            states=self._links(cell, SHISAKU.statesProperty),
        )

    def subjects_of(self, cell: str) -> tuple[Named, ...]:
        """Return the resources that a cell speaks of."""
        return self._many(cell, SHISAKU.evidenceFor)

    def repairs(self) -> Iterator[Repair]:
        """Yield the repairs in the order of the log."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Repair), key=_numbered):
            yield self._repair(iri)

    def doubts(self) -> Iterator[Doubt]:
        """Yield what a person must decide, in the order of the list."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Suspect), key=_numbered):
            yield self._doubt(iri)

    def repairs_at(self, line: int, sheet: str | None = None) -> tuple[Repair, ...]:
        """Return the repairs of one line, in the order of the log."""
        found = self._at(SHISAKU.Repair, line, sheet)
        return tuple(self._repair(iri) for iri in found)

    def doubts_at(self, line: int, sheet: str | None = None) -> tuple[Doubt, ...]:
        """Return what a person must decide on one line."""
        found = self._at(SHISAKU.Suspect, line, sheet)
        return tuple(self._doubt(iri) for iri in found)

    def last_year(self, iri: str) -> int | None:
        """Return the last fiscal year in which something withdrawn stood."""
        return self._number(iri, SHISAKU.lastYear)

    def named_by(self, iri: str, predicate: str) -> tuple[Named, ...]:
        """Return the resources that a property of a resource names."""
        return self._many(iri, predicate)

    def is_a(self, iri: str, kind: str) -> bool:
        """Tell whether a resource is a member of a class."""
        return kind in self._links(iri, RDF.type)

    def about(self, iri: str) -> Iterator[ox.Triple]:
        """Yield the triples of a subject, sorted."""
        found = self.store.quads_for_pattern(ox.NamedNode(iri), None, None)
        yield from sorted((quad.triple for quad in found), key=str)

    def label(self, iri: str, predicate: str = RDFS.label) -> Label:
        """Return a name or text in its languages; the IRI where there is none."""
        texts = {each.language: each.value for each in self._literals(iri, predicate)}
        first = texts.get("ja") or texts.get(None) or texts.get("en") or iri
        return Label(first, texts.get("en"))

    # reading

    def _at(self, kind: str, line: int, sheet: str | None) -> list[str]:
        number = ox.Literal(str(line), datatype=ox.NamedNode(XSD.integer))
        quads = self.store.quads_for_pattern(None, ox.NamedNode(SHISAKU.line), number)
        found = [q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)]
        here = (i for i in found if self.is_a(i, kind) and self._text(i, SHISAKU.sheet) == sheet)
        return sorted(here, key=_numbered)

    def _repair(self, iri: str) -> Repair:
        return Repair(
            iri=iri,
            rule=self._named(self._needed(iri, SHISAKU.appliedRule)),
            line=self._number(iri, SHISAKU.line) or 0,
            column=self._number(iri, SHISAKU.column),
            before=self._text(iri, SHISAKU.before) or "",
            after=self._text(iri, SHISAKU.after) or "",
            reason=self._text(iri, SHISAKU.reason),
            cells=self._links(iri, PROV.used),
        )

    def _doubt(self, iri: str) -> Doubt:
        return Doubt(
            iri=iri,
            rule=self._named(self._needed(iri, SHISAKU.appliedRule)),
            line=self._number(iri, SHISAKU.line) or 0,
            column=self._number(iri, SHISAKU.column),
            text=self._text(iri, PROV.value) or "",
            question=self.label(iri, SHISAKU.question),
            proposal=self._text(iri, SHISAKU.proposal),
            cells=self._links(iri, PROV.wasDerivedFrom),
        )

    def _report(self, iri: str) -> Report:
        return Report(
            iri=iri,
            subject=self._needed(iri, SHISAKU.reportsOn),
            year=self._needed(iri, SHISAKU.fiscalYear),
            departments=self._many(iri, SHISAKU.responsibleDepartment),
            result=self._text(iri, SHISAKU.result),
            next_steps=self._text(iri, SHISAKU.nextSteps),
            projects=self._many(iri, SHISAKU.coversProject),
            project_list=self._only(iri, SHISAKU.projectListStatus),
            grade=self._one(iri, SHISAKU.grade),
            amounts=tuple(self._amount(each) for each in self._links(iri, SHISAKU.hasAmount)),
            notes=tuple(
                Note(
                    each,
                    self._text(each, SHISAKU.heading) or "",
                    self._text(each, DCTERMS.description) or "",
                )
                for each in self._links(iri, SHISAKU.hasNote)
            ),
        )

    def _amount(self, iri: str) -> Amount:
        return Amount(
            iri=iri,
            label=self.label(iri),
            kind=self._only(iri, SHISAKU.amountKind),
            printed=self._text(iri, SHISAKU.printedValue) or "",
            yen=self._decimal(iri, SHISAKU.yen),
            unit=self._text(iri, SHISAKU.unitText),
        )

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

    def _year(self, iri: str) -> Year:
        printed = tuple(sorted(each.value for each in self._literals(iri, SKOS.altLabel)))
        return Year(iri, self.label(iri), self._number(iri, SHISAKU.startYear) or 0, printed)

    def _only_dataset(self) -> str:
        found = self._subjects(RDF.type, DCAT.Dataset)
        if len(found) != 1:
            raise _no_dataset(self.folder)
        return found[0]

    # terms

    def _in_order(self, kind: str) -> list[str]:
        return sorted(self._subjects(RDF.type, kind), key=self._order)

    def _order(self, iri: str) -> tuple[int, str]:
        return self._position(iri), iri

    def _position(self, iri: str) -> int:
        return self._number(iri, SHISAKU.position) or 0

    def _named(self, iri: str) -> Named:
        return Named(iri, self.label(iri))

    def _one(self, iri: str, predicate: str) -> Named | None:
        return next(iter(self._many(iri, predicate)), None)

    def _many(self, iri: str, predicate: str) -> tuple[Named, ...]:
        links = sorted(self._links(iri, predicate), key=self._order)
        return tuple(self._named(each) for each in links)

    def _only(self, iri: str, predicate: str) -> str | None:
        return next(iter(self._links(iri, predicate)), None)

    def _link(self, iri: str, predicate: str) -> str | None:
        return self._only(iri, predicate)

    def _needed(self, iri: str, predicate: str) -> str:
        link = self._only(iri, predicate)
        if link is None:
            raise _incomplete(self.folder, iri, predicate)
        return link

    def _links(self, iri: str, predicate: str) -> tuple[str, ...]:
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        return tuple(sorted(q.object.value for q in quads if isinstance(q.object, ox.NamedNode)))

    def _subjects(self, predicate: str, value: str) -> list[str]:
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value))
        return [q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)]

    def _literals(self, iri: str, predicate: str) -> list[ox.Literal]:
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        return [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]

    def _text(self, iri: str, predicate: str) -> str | None:
        return min((each.value for each in self._literals(iri, predicate)), default=None)

    def _number(self, iri: str, predicate: str) -> int | None:
        text = self._text(iri, predicate)
        return None if text is None else int(text)

    def _decimal(self, iri: str, predicate: str) -> Decimal | None:
        text = self._text(iri, predicate)
        return None if text is None else Decimal(text)


def open_dataset(folder: Path, store: ox.Store | None = None) -> Dataset:
    """Open a published dataset.

    Args:
        folder: its folder in dist/.
        store: where its graph is loaded: in memory by default, ``ox.Store(path)`` for a large one.

    Raises:
        UsageError: the folder holds no published dataset.
    """
    if not (folder / DATA).is_file():
        raise _no_dataset(folder)
    held = ox.Store() if store is None else store
    load(held, folder / DATA)
    return Dataset(folder, held)


def dataset_folders(dist: Path) -> tuple[Path, ...]:
    """Return the folders of the published datasets: the folder itself, or those right inside."""
    if (dist / DATA).is_file():
        return (dist,)
    return tuple(sorted(path.parent for path in dist.glob(f"[!.]*/{DATA}")))


def _numbered(iri: str) -> tuple[int, str]:
    tail = iri.rpartition("/")[2]
    return (int(tail) if tail.isdecimal() else 0), iri


def _no_dataset(folder: Path) -> UsageError:
    return UsageError(
        "dataset-missing",
        Bilingual("公開データのフォルダーではありません。", "this is no published dataset."),
        Bilingual(
            "shisaku-graph build で作ったフォルダー（dist/ の中）を指定してください。",
            "name a folder that shisaku-graph build made, inside dist/.",
        ),
        str(folder),
    )


def _incomplete(folder: Path, iri: str, predicate: str) -> UsageError:
    return UsageError(
        "dataset-incomplete",
        Bilingual(
            f"公開データに欠けがあります（{iri} の {predicate}）。",
            f"the published data lacks {predicate} of {iri}.",
        ),
        Bilingual(
            "shisaku-graph validate で確かめ、ビルドし直してください。",
            "check it with shisaku-graph validate, and build it again.",
        ),
        str(folder),
    )

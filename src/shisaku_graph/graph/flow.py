"""The graph of a table too large for memory: the same triples, each made when its turn comes."""

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from shisaku_graph.graph.changes import change_triples, withdrawn_triples
from shisaku_graph.graph.context import (
    area_triples,
    dataset_triples,
    municipality_triples,
    note_years,
    plan_triples,
    year_triples,
)
from shisaku_graph.graph.hubs import (
    category_triples,
    classification_of,
    classified,
    outside,
    period_triples,
    spot,
    stated_link,
)
from shisaku_graph.graph.iri import minter
from shisaku_graph.graph.named import NamedThings
from shisaku_graph.graph.provenance import (
    Note,
    cell_triples,
    policy_notes,
    project_notes,
    repair_triples,
    report_notes,
    rule_triples,
    suspect_triples,
)
from shisaku_graph.graph.statements import (
    criterion_triples,
    department_triples,
    derived,
    detail_triples,
    element_triples,
    goal_triples,
    grade_triples,
    has_indicator,
    project_triples,
    report_triples,
)
from shisaku_graph.graph.terms import Triples, text, triple
from shisaku_graph.hub import hubs
from shisaku_graph.hub.classification import Classifier
from shisaku_graph.hub.documents import quotations
from shisaku_graph.hub.gathering import Linker
from shisaku_graph.hub.places import place_mentions
from shisaku_graph.hub.texts import (
    Passage,
    policy_passages,
    project_passages,
    report_passages,
)
from shisaku_graph.record.decisions import Decisions
from shisaku_graph.record.entries import source_cells
from shisaku_graph.record.model import Policy, ProgressReport, Project, Records
from shisaku_graph.record.shelf import Shelf
from shisaku_graph.trace import Ledger, Origin, packed_origin
from shisaku_graph.vocabulary import RDFS, SHISAKU


@dataclass(frozen=True, slots=True)
class Shelved:
    """A dataset on disk.

    Attributes:
        frame: what is said of the dataset as a whole; its lists of records are empty.
        shelf: the records.
        ledger: the repairs and suspects.
    """

    frame: Records
    shelf: Shelf
    ledger: Ledger


def flow(told: Shelved) -> Triples:
    """Yield every triple of a dataset, each once.

    Raises:
        RecordError: a value holds what RDF cannot; the message names its place.
        CorrectionError: a decision speaks of a record or category that is not there.
    """
    return _Flow(told).triples()


class _Flow:
    def __init__(self, told: Shelved) -> None:
        self.frame, self.shelf, self.ledger = told.frame, told.shelf, told.ledger
        self.mint = minter(told.frame)
        self.cells = _Cells(told.shelf.index)
        self.named = NamedThings(told.shelf.index, self.mint)
        self.classifier = Classifier(told.frame.decisions.classifications)
        self.linker = Linker(told.frame.decisions.links)
        self.categories: set[tuple[str, str]] = set()
        self.years = {told.frame.year.start: told.frame.year}

    def triples(self) -> Triples:
        """Yield all parts."""
        yield from self._context()
        yield from self._elements()
        for report in self.shelf.each_policy_report():
            if isinstance(report.subject, Policy | Project):  # levels above: grades alone
                yield from self._subject_links(report.subject, report)
            yield from self._report(report)
        yield from self._projects()
        yield from self._units()
        self.classifier.close()
        self.linker.close()
        for printed, origins in self.named.grades():
            yield from grade_triples(self.mint, printed, origins)
        for name, places in self.named.criteria():
            yield from criterion_triples(self.mint, name, places)
        yield from self.named.triples()
        yield from category_triples(sorted(self.categories))
        plan = self._shared.plan
        periods = [*self.named.years(), *((plan.start, plan.end) if plan else ())]
        yield from year_triples(self.mint, self.years, sorted(set(periods)))
        for change in self.frame.changes:
            yield from change_triples(self.mint, change, self.frame.year.start)
        for identity in self.frame.identities:
            yield from withdrawn_triples(self.mint, identity)
        yield from self._cells()
        yield from self._log()

    def _context(self) -> Triples:
        mint, descriptor = self.mint, self.frame.descriptor
        self._shared = hubs(replace(self.frame, decisions=Decisions()))
        yield from dataset_triples(mint, self.frame)
        yield from municipality_triples(mint, descriptor)
        number = self._shared.corporate_number
        if number:
            yield triple(mint.municipality, SHISAKU.corporateNumber, text(number))
        yield from area_triples(mint, descriptor)
        yield from outside(mint.area, self._shared.area)
        yield from plan_triples(mint, descriptor)
        yield from period_triples(mint, mint.plan, self._shared.plan)
        for kind in ("municipality", "area", "plan"):
            for link in self.linker.of(kind, None):
                yield stated_link(getattr(mint, kind), link)

    def _elements(self) -> Triples:
        for element, reported, places in self.shelf.each_element():
            iri = self.mint.element(element)
            yield from element_triples(self.mint, element)
            yield from self._further_places(iri, element.origins[0], places)
            for link in self.linker.of(element.level.value, element):
                yield stated_link(iri, link)
            if isinstance(element, Policy):
                yield from goal_triples(self.mint, element)
                self.cells.note_all(partial(policy_notes, self.mint, element))
                self._name(policy_passages(element), first=True)
                if not reported:
                    yield from self._subject_links(element, None)

    def _further_places(self, iri: str, first: Origin, places: Iterable[Origin]) -> Triples:
        for origin in places:
            self.cells.note(origin, iri, RDFS.label)
            if origin != first:
                yield from derived(self.mint, iri, (origin,))

    def _subject_links(self, subject: Policy | Project, report: ProgressReport | None) -> Triples:
        iri = self.mint.subject(subject)
        for each in self.classifier.of(subject, report):
            self.categories.add((each.scheme, each.code))
            yield classified(iri, each)
            yield from classification_of(self.mint, each)
        for indicator in report.indicators if report else ():
            yield has_indicator(self.mint, subject, indicator)

    def _report(self, report: ProgressReport) -> Triples:
        yield from report_triples(self.mint, report)
        yield from detail_triples(self.mint, report)
        note_years(report, self.years)
        for each in report.assessments:
            self.named.grade(each.grade)
            self.named.criterion(each.criterion, each.grade.origin)
        self.cells.note_all(partial(report_notes, self.mint, report))
        self._name(report_passages(report), first=False)

    def _projects(self) -> Triples:
        for project, report in self.shelf.each_project():
            iri = self.mint.project(project)
            yield from project_triples(self.mint, project)
            for link in self.linker.of("project", project):
                yield stated_link(iri, link)
            yield from self._subject_links(project, report)
            yield from goal_triples(self.mint, project)
            for origin in project.origins:
                self.cells.note(origin, iri, RDFS.label)
            self.cells.note_all(partial(project_notes, self.mint, project))
            self._name(project_passages(project), first=True)
            if report is not None:
                yield from self._report(report)

    def _units(self) -> Triples:
        for unit, places in self.shelf.each_unit():
            iri = self.mint.department(unit)
            yield from department_triples(self.mint, unit)
            yield from self._further_places(iri, unit.origins[0], places)
            for link in self.linker.of("department", unit):
                yield stated_link(iri, link)

    def _name(self, passages: Iterator[Passage], *, first: bool) -> None:
        for passage in passages:
            for quotation in quotations(passage):
                self.named.quotation(spot(self.mint, quotation.mention), quotation, first)
            for found in place_mentions(passage):
                self.named.place(spot(self.mint, found), found.place, found.kind, first)

    def _cells(self) -> Triples:
        self.cells.close()
        for body in self.shelf.rows:
            line = body.row.origin.line
            cells = [  # a merged cell stands in each row that it spans
                cell
                for cell in {each.origin: each for each in source_cells(body)}.values()
                if cell.origin.line == line or cell.origin not in self.cells
            ]
            told = self.cells.stated([cell.origin for cell in cells])
            for cell in cells:
                yield from cell_triples(self.mint, cell, told)

    def _log(self) -> Triples:
        rules: set[str] = set()
        for number, event in enumerate(self.ledger.events, start=1):
            rules.add(event.rule)
            yield from repair_triples(self.mint, number, event, self.cells)
        for number, suspect in enumerate(self.ledger.suspects, start=1):
            rules.add(suspect.rule)
            yield from suspect_triples(self.mint, number, suspect, self.cells)
        yield from rule_triples(self.mint, rules)


_Notes = Callable[[Note], None]


def _line(origin: Origin) -> int:
    """Return a number that the cells of one row share; of a long line of text, those of a part."""
    return origin.line + ((origin.span[0] >> 12) << 32 if origin.span else 0)


class _Cells:
    """Which cells there are, and what each states: an index on disk."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        index.execute("CREATE TABLE said (at INTEGER, stated BLOB)")
        index.execute("CREATE TABLE cell (at INTEGER, places BLOB)")
        self._waiting: dict[int, list[tuple[object, str, str]]] = {}

    def note(self, origin: Origin, subject: str, predicate: str) -> None:
        """Note that a cell speaks of a resource, and gave the value of a property."""
        self._add(origin, subject, predicate)
        self._write()

    def note_all(self, said: _Notes) -> None:
        """Note all that is said at once: what stands on one line is written as one."""
        said(self._add)
        self._write()

    def _add(self, origin: Origin, subject: str, predicate: str) -> None:
        pairs = self._waiting.setdefault(_line(origin), [])
        pairs.append((packed_origin(origin), subject, predicate))

    def _write(self) -> None:
        for at, pairs in self._waiting.items():
            self._index.execute("INSERT INTO said VALUES (?, ?)", (at, marshal.dumps(pairs)))
        self._waiting.clear()

    def close(self) -> None:
        """Make what was noted findable."""
        self._index.execute("CREATE INDEX said_at ON said (at)")
        self._index.execute("CREATE INDEX cell_at ON cell (at)")

    def stated(self, origins: list[Origin]) -> dict[Origin, tuple[tuple[str, str], ...]]:
        """Return what each cell of a row states, and remember that these cells exist."""
        by_line: dict[int, list[object]] = {}
        for origin in origins:
            by_line.setdefault(_line(origin), []).append(packed_origin(origin))
        found: dict[object, dict[tuple[str, str], None]] = {}
        for at, places in by_line.items():
            self._index.execute("INSERT INTO cell VALUES (?, ?)", (at, marshal.dumps(places)))
            for (stated,) in self._index.execute("SELECT stated FROM said WHERE at = ?", (at,)):
                for place, subject, predicate in marshal.loads(stated):  # noqa: S302  # own bytes
                    found.setdefault(place, {})[subject, predicate] = None
        return {each: tuple(found.get(packed_origin(each), ())) for each in origins}

    def __contains__(self, origin: object) -> bool:
        """Tell whether a place is that of a cell received."""
        if not isinstance(origin, Origin):
            return False
        place = packed_origin(origin)
        held = self._index.execute("SELECT places FROM cell WHERE at = ?", (_line(origin),))
        return any(place in marshal.loads(each) for (each,) in held)  # noqa: S302  # own bytes

"""IRIs: one rule per class, ASCII, the same on every run and machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from shisaku_graph.record.identity import key
from shisaku_graph.record.ledger import Change, Identity
from shisaku_graph.record.model import (
    Amount,
    Assessment,
    Department,
    Goal,
    Indicator,
    IndicatorValue,
    Note,
    PlanElement,
    ProgressReport,
    Project,
    Records,
)
from shisaku_graph.trace import Origin


@lru_cache(maxsize=256)
def _quoted(name: str) -> str:
    """Return the name of a file or sheet for an IRI: the same few, for every cell."""
    return quote(name, safe="")


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints every IRI of one dataset; the patterns stand in docs/reference/model.md."""

    base: str
    code: str
    dataset_id: str
    file: str
    plan_name: str

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Short names of the places where the dataset's IRIs stand, for files that people read."""
        kinds = {
            name: f"{self.municipality}/{name}/"
            for name in (
                "plan", "policy-field", "direction", "basic-policy", "policy", "goal", "report",
                "project", "department", "indicator", "grade", "criterion", "change",
                "document", "facility", "body",
            )
        }  # fmt: skip
        logs = {
            name: f"{self.dataset}/{name}/"
            for name in ("repair", "suspect", "mention", "classification")
        }
        return {
            "city": f"{self.municipality}/",
            "dataset": f"{self.municipality}/dataset/",
            "this": f"{self.dataset}/",
            "source": f"{self.dataset}/source/",
            "year": f"{self.base}id/fiscal-year/",
            "rule": f"{self.base}rule/",
            "cell": f"{self.source}#",
            **kinds,
            **logs,
        }

    @property
    def municipality(self) -> str:
        """The municipality as an organisation."""
        return f"{self.base}id/{self.code}"

    @property
    def area(self) -> str:
        """The municipality as an area."""
        return f"{self.municipality}/area"

    @property
    def plan(self) -> str:
        """The comprehensive plan."""
        return f"{self.municipality}/plan/{key('plan', self.plan_name)}"

    @property
    def dataset(self) -> str:
        """The published dataset."""
        return f"{self.municipality}/dataset/{self.dataset_id}"

    @property
    def contact(self) -> str:
        """Whom to ask about the dataset."""
        return f"{self.dataset}/contact"

    @property
    def catalogue(self) -> str:
        """The municipality's catalogue of datasets."""
        return f"{self.municipality}/catalogue"

    def series(self, slug: str) -> str:
        """The datasets of all years of one table."""
        return f"{self.municipality}/series/{slug}"

    def distribution(self, path: str) -> str:
        """A published file of the dataset, by its path in the dataset's folder."""
        return f"{self.dataset}/distribution/{quote(path)}"

    @property
    def source(self) -> str:
        """The table as received."""
        return f"{self.dataset}/source/{_quoted(self.file)}"

    @property
    def checksum(self) -> str:
        """The checksum of the table as received."""
        return f"{self.source}/checksum"

    def fiscal_year(self, start: int) -> str:
        """A fiscal year, shared by every municipality."""
        return f"{self.base}id/fiscal-year/{start}"

    def element(self, element: PlanElement) -> str:
        """A direction, basic policy or policy."""
        return f"{self.municipality}/{element.level.value}/{element.key}"

    def goal(self, goal: Goal) -> str:
        """The goal of a policy or project."""
        return f"{self.municipality}/goal/{goal.key}"

    def department(self, department: Department) -> str:
        """An organisational unit."""
        return f"{self.municipality}/department/{department.key}"

    def project(self, project: Project) -> str:
        """A project."""
        return f"{self.municipality}/project/{project.key}"

    def subject(self, subject: PlanElement | Project) -> str:
        """What a report is about."""
        return self.project(subject) if isinstance(subject, Project) else self.element(subject)

    def report(self, report: ProgressReport) -> str:
        """The report on one policy or project in one fiscal year."""
        kind = "project" if isinstance(report.subject, Project) else report.subject.level.value
        return f"{self.municipality}/report/{kind}-{report.subject.key}-{report.year.start}"

    def indicator(self, indicator: Indicator) -> str:
        """An indicator."""
        return self.indicator_of(indicator.key)

    def indicator_of(self, key_: str) -> str:
        """The indicator of a key."""
        return f"{self.municipality}/indicator/{key_}"

    def indicator_value(self, indicator: Indicator, value: IndicatorValue) -> str:
        """One value of an indicator in one year."""
        return f"{self.indicator(indicator)}/{value.year.start}-{value.measure}"

    def amount(self, report: ProgressReport, amount: Amount) -> str:
        """Money stated in a report."""
        return f"{self.report(report)}/amount/{amount.key}"

    def grade(self, printed: str) -> str:
        """A grade of the municipality's own scale."""
        return f"{self.municipality}/grade/{key('grade', printed)}"

    def assessment(self, report: ProgressReport, assessment: Assessment) -> str:
        """A grade of a report with its criterion."""
        return f"{self.report(report)}/assessment/{assessment.key}"

    def criterion(self, printed: str) -> str:
        """What a grade is of, in the municipality's own words."""
        return f"{self.municipality}/criterion/{key('criterion', printed)}"

    def note(self, report: ProgressReport, note: Note) -> str:
        """A text under a heading of its own."""
        of = [note.indicator] if note.indicator else []
        return f"{self.report(report)}/note/{key('note', note.heading, note.text.value, *of)}"

    def identity(self, identity: Identity) -> str:
        """A resource of the ledger."""
        return self.successor(identity, identity.key)

    def successor(self, identity: Identity, key_: str) -> str:
        """A resource of the same kind."""
        return f"{self.municipality}/{identity.kind}/{key_}"

    def change(self, change: Change, year: int) -> str:
        """What became of resources from the year before to ``year``."""
        kind = change.relation.value, change.kind
        parts = [each.key for each in (*change.originals, *change.results)]
        return f"{self.municipality}/change/{year}-{key(*kind, *parts)}"

    def line(self, origin: Origin) -> str:
        """A line of a file read besides the table: RFC 5147 ``line=``, in a workbook RFC 7111."""
        name = _quoted(origin.file)
        if origin.sheet:
            sheet = _quoted(origin.sheet)
            return f"{self.dataset}/source/{name}#sheet={sheet}&row={origin.line}"
        return f"{self.dataset}/source/{name}#line={origin.line - 1},{origin.line}"

    def cell(self, origin: Origin) -> str:
        """A place in the source: RFC 5147 ``char=`` in text, RFC 7111 ``cell=`` in tables."""
        if origin.span is not None:
            return f"{self.source}#char={origin.span[0]},{origin.span[1]}"
        sheet = f"sheet={_quoted(origin.sheet)}&" if origin.sheet else ""
        row = origin.line if origin.row is None else origin.row
        place = f"row={row}" if origin.column is None else f"cell={row},{origin.column}"
        return f"{self.source}#{sheet}{place}"

    def classification(self, subject: PlanElement | Project, scheme: str, code: str) -> str:
        """A record in one category of a shared scheme."""
        kind = "project" if isinstance(subject, Project) else subject.level.value
        return f"{self.dataset}/classification/{kind}-{subject.key}-{scheme}-{code}"

    def document(self, key: str) -> str:
        """A plan, law or other document that a text names."""
        return f"{self.municipality}/document/{key}"

    def facility(self, key: str) -> str:
        """A facility that a text names."""
        return f"{self.municipality}/facility/{key}"

    def body(self, key: str) -> str:
        """A partner body that a text names."""
        return f"{self.municipality}/body/{key}"

    def mention(self, number: int) -> str:
        """The n-th place in a text where something is named."""
        return f"{self.dataset}/mention/{number}"

    def repair(self, number: int) -> str:
        """The n-th repair."""
        return f"{self.dataset}/repair/{number}"

    def suspect(self, number: int) -> str:
        """The n-th suspect."""
        return f"{self.dataset}/suspect/{number}"

    def rule(self, rule: str) -> str:
        """A repair rule, shared by every dataset."""
        return f"{self.base}rule/{rule}"


def minter(records: Records) -> Minter:
    """Return the minter of one dataset."""
    descriptor = records.descriptor
    return Minter(
        base=descriptor.base,
        code=descriptor.municipality.code,
        dataset_id=descriptor.id,
        file=records.source.name,
        plan_name=descriptor.plan.name.ja,
    )
